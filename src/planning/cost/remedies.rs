//! What remedies cost by the same table.
use super::amount::Amount;
use super::priced::{Bill, CostPart, Priced};
use super::site::{AccessNeed, CarrierNeed, CostError, PowerNeed, SiteNeeds, Structure, measured};
use super::table::CostTable;
use crate::planning::remedy::{Costs, RemedyKind, Work};
use crate::units::Length;

impl CostTable {
    /// What a remedy costs, its visit included.
    ///
    /// # Method
    /// Where a place is needed (a new mast, a small sector, a repeater) electricity is solar and the way to it unknown: a plan that knows the place prices it
    /// with [`CostTable::site`]. Links are not included. Rent that the operator pays from now on is part of the yearly cost.
    ///
    /// # Errors
    /// [`CostError`] where the mast is too tall, or height or rent are no number from 0 upwards.
    pub fn remedy(&self, kind: RemedyKind, work: Work) -> Result<Priced, CostError> {
        let rent = Amount::certain(work.rent_per_year).map_err(CostError::Rent)?;
        let mut bill = Bill::new(self);
        bill.yearly(rent);
        let costs = &self.work;
        if kind.is_at_a_mast() {
            bill.once(CostPart::Visit, costs.visit.amount());
        }
        match kind {
            RemedyKind::Tilt | RemedyKind::Turn => {
                bill.once(CostPart::TurnOrTilt, costs.turn_or_tilt.amount());
            }
            RemedyKind::AddTechnology => self.bill_carriers(work.carriers, &mut bill),
            RemedyKind::NewSector => {
                bill.once(CostPart::Antenna, costs.antenna.amount());
                self.bill_carriers(work.carriers, &mut bill);
            }
            RemedyKind::TallerMast => {
                let rise_m = measured(CostPart::TallerMast, work.height)?.metres();
                let by_height = costs.taller_mast_per_m.amount().times(rise_m);
                bill.once(CostPart::TallerMast, costs.taller_mast.amount() + by_height);
            }
            RemedyKind::Repeater => {
                bill.once(CostPart::Pole, self.site.pole.amount());
                bill.once(CostPart::Repeater, costs.repeater.amount());
                bill.unknown(CostPart::Access);
                bill.yearly(self.opex.repeater.amount());
                bill = bill.with(self.solar(self.power.load_small_w.amount()));
            }
            RemedyKind::SmallRemoteSector => {
                bill = bill.with(self.site(&unplaced(Structure::Pole, work.carriers))?.priced);
            }
            RemedyKind::NewMast => {
                let structure = Structure::Mast { height: work.height };
                bill = bill.with(self.site(&unplaced(structure, work.carriers))?.priced);
            }
            RemedyKind::Satellite => bill = bill.with(self.satellite()),
        }
        Ok(bill.sum())
    }

    /// Carriers on a mast that is there, with the energy they take.
    fn bill_carriers(&self, carriers: usize, bill: &mut Bill<'_>) {
        let count = carriers as f64;
        bill.once(CostPart::Radio, self.radio.sector_carrier.amount().times(count));
        bill.yearly(self.grid_energy(self.power.load_per_carrier_w.amount().times(count)));
    }

    /// What remedies are searched with: the base values of what is spent once, and the rent of the horizon at its present value.
    ///
    /// # Method
    /// [`Costs`] knows masts by one amount and one per metre: the line from the lowest class to the tallest. A small sector includes a microwave hop
    /// without its amount per kilometre, as `costs.small_remote_sector` includes backhaul; a new mast has one sector-carrier and no backhaul.
    ///
    /// # Errors
    /// As [`CostTable::remedy`].
    pub fn remedy_costs(&self) -> Result<Costs, CostError> {
        let base = |kind, work| self.remedy(kind, work).map(|priced| priced.capex.base());
        let one = Work { carriers: 1, ..Work::default() };
        let work = &self.work;
        let classes = &self.site.mast;
        let ends = classes.first().zip(classes.last());
        let (lowest_m, per_m) = ends.map_or((0.0, 0.0), |(lowest, tallest)| {
            let rise_m = tallest.up_to_m - lowest.up_to_m;
            let more = tallest.cost.amount().base() - lowest.cost.amount().base();
            (lowest.up_to_m, if rise_m > 0.0 { more / rise_m } else { 0.0 })
        });
        let lowest = Work { height: Length::from_metres(lowest_m), ..one };
        let sector = self.radio.sector_carrier.amount().base();
        let hop = self.backhaul.hop.amount().base();
        Ok(Costs {
            visit: Some(work.visit.amount().base()),
            add_carrier: Some(sector),
            new_sector: Some(work.antenna.amount().base() + sector),
            turn_or_tilt: Some(work.turn_or_tilt.amount().base()),
            taller_mast: Some(work.taller_mast.amount().base()),
            taller_mast_per_m: Some(work.taller_mast_per_m.amount().base()),
            small_remote_sector: Some(base(RemedyKind::SmallRemoteSector, one)? + hop),
            repeater: Some(base(RemedyKind::Repeater, one)?),
            new_mast: Some(base(RemedyKind::NewMast, lowest)? - per_m * lowest_m),
            new_mast_per_m: Some(per_m),
            satellite_terminal: Some(base(RemedyKind::Satellite, one)?),
            rent_years: Some(self.horizon().annuity()),
            ..Costs::unknown(&self.currency, self.price_year)
        })
    }
}

/// A site of one operator in a band and at a place that are not known.
fn unplaced(structure: Structure, carriers: usize) -> SiteNeeds {
    SiteNeeds {
        structure,
        carriers: vec![CarrierNeed { band: String::new(), sectors: carriers }],
        operators: 1,
        power: PowerNeed::New { grid_distance: None },
        access: AccessNeed::Unknown,
    }
}
