//! What links to the core network cost.
use super::priced::{Bill, CostPart, Priced};
use super::site::{CostError, measured};
use super::table::CostTable;
use crate::units::Length;

impl CostTable {
    /// A microwave hop, both ends.
    ///
    /// # Errors
    /// [`CostError::NoLength`] where the length is negative or not finite.
    pub fn hop(&self, length: Length) -> Result<Priced, CostError> {
        let kilometres = measured(CostPart::Hop, length)?.kilometres();
        let mut bill = Bill::new(self);
        let by_length = self.backhaul.hop_per_km.amount().times(kilometres);
        bill.once(CostPart::Hop, self.backhaul.hop.amount() + by_length);
        bill.yearly(self.opex.hop.amount());
        Ok(bill.sum())
    }

    /// Fibre of a length along its way.
    ///
    /// # Errors
    /// [`CostError::NoLength`] where the length is negative or not finite.
    pub fn fibre(&self, length: Length) -> Result<Priced, CostError> {
        let length = measured(CostPart::Fibre, length)?;
        let mut bill = Bill::new(self);
        bill.once(CostPart::Fibre, self.backhaul.fibre_per_m.amount().times(length.metres()));
        bill.yearly(self.opex.fibre_per_km.amount().times(length.kilometres()));
        Ok(bill.sum())
    }

    /// A satellite terminal with its subscription.
    #[must_use]
    pub fn satellite(&self) -> Priced {
        let mut bill = Bill::new(self);
        bill.once(CostPart::Satellite, self.backhaul.satellite_terminal.amount());
        bill.yearly(self.backhaul.satellite_per_year.amount() + self.opex.satellite.amount());
        bill.sum()
    }
}
