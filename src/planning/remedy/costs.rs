//! What work at masts and villages costs.
use super::RemedyKind;
use crate::units::Length;
use serde::{Deserialize, Serialize};

/// What each kind of work costs, in one currency at the prices of one year. No amount has a default: what is not stated is not known.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Costs {
    /// Name of the currency, as the outputs show it.
    pub currency: String,
    /// Year of the prices.
    pub price_year: u16,
    /// Travel and set-up of work at an existing mast, once for each mast; without it the other amounts include it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub visit: Option<f64>,
    /// A carrier on an antenna that is there, for each sector.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub add_carrier: Option<f64>,
    /// An antenna with its carrier on a mast that is there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub new_sector: Option<f64>,
    /// Turning or tilting an antenna.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub turn_or_tilt: Option<f64>,
    /// Making a mast taller, whatever the height.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub taller_mast: Option<f64>,
    /// And for each metre that its antennas rise.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub taller_mast_per_m: Option<f64>,
    /// A small sector in or over a village, with its pole, power and backhaul.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub small_remote_sector: Option<f64>,
    /// A repeater in or over a village, with its pole and power.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub repeater: Option<f64>,
    /// A new mast with its equipment, whatever the height.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub new_mast: Option<f64>,
    /// And for each metre of its height.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub new_mast_per_m: Option<f64>,
    /// A satellite terminal for one place.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub satellite_terminal: Option<f64>,
    /// Years of a mast's rent that count as cost where an operator becomes its tenant; without it rent is shown, not added.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rent_years: Option<f64>,
}

/// How much work a remedy is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct Work {
    /// Sector-carriers that are added.
    pub carriers: usize,
    /// By how much antennas rise, or how tall a new mast is.
    pub height: Length,
    /// Rent a year that the operator pays from now on; 0 where it pays none or stands on the mast already.
    pub rent_per_year: f64,
}

impl Costs {
    /// A currency and a year without any amount.
    #[must_use]
    pub fn unknown(currency: &str, price_year: u16) -> Self {
        Self {
            currency: currency.to_owned(),
            price_year,
            visit: None,
            add_carrier: None,
            new_sector: None,
            turn_or_tilt: None,
            taller_mast: None,
            taller_mast_per_m: None,
            small_remote_sector: None,
            repeater: None,
            new_mast: None,
            new_mast_per_m: None,
            satellite_terminal: None,
            rent_years: None,
        }
    }

    /// What a remedy costs with its visit; `None` where an amount that it needs is not stated.
    #[must_use]
    pub fn of(&self, kind: RemedyKind, work: Work) -> Option<f64> {
        Some(self.without_visit(kind, work)? + self.visit_of(kind))
    }

    /// What a remedy costs beside another one at the same mast, whose visit it shares.
    #[must_use]
    pub fn without_visit(&self, kind: RemedyKind, work: Work) -> Option<f64> {
        let per_metre = |base: Option<f64>, each: Option<f64>| Some(base? + each? * work.height.metres());
        let amount = match kind {
            RemedyKind::AddTechnology => self.add_carrier? * work.carriers as f64,
            RemedyKind::NewSector => self.new_sector?,
            RemedyKind::Turn | RemedyKind::Tilt => self.turn_or_tilt?,
            RemedyKind::TallerMast => per_metre(self.taller_mast, self.taller_mast_per_m)?,
            RemedyKind::SmallRemoteSector => self.small_remote_sector?,
            RemedyKind::Repeater => self.repeater?,
            RemedyKind::NewMast => per_metre(self.new_mast, self.new_mast_per_m)?,
            RemedyKind::Satellite => self.satellite_terminal?,
        };
        Some(amount + self.rent_years.unwrap_or(0.0) * work.rent_per_year)
    }

    /// What the visit of a remedy costs; remedies at one mast that are done together share it.
    #[must_use]
    pub fn visit_of(&self, kind: RemedyKind) -> f64 {
        if kind.is_at_a_mast() { self.visit.unwrap_or(0.0) } else { 0.0 }
    }

    /// The amounts with their keys, where they are stated.
    pub fn amounts(&self) -> impl Iterator<Item = (&'static str, f64)> {
        let all = [
            ("visit", self.visit),
            ("add_carrier", self.add_carrier),
            ("new_sector", self.new_sector),
            ("turn_or_tilt", self.turn_or_tilt),
            ("taller_mast", self.taller_mast),
            ("taller_mast_per_m", self.taller_mast_per_m),
            ("small_remote_sector", self.small_remote_sector),
            ("repeater", self.repeater),
            ("new_mast", self.new_mast),
            ("new_mast_per_m", self.new_mast_per_m),
            ("satellite_terminal", self.satellite_terminal),
            ("rent_years", self.rent_years),
        ];
        all.into_iter().filter_map(|(key, amount)| Some((key, amount?)))
    }
}

#[cfg(test)]
mod tests {
    use super::{Costs, Work};
    use crate::planning::RemedyKind;
    use crate::units::Length;

    fn costs() -> Costs {
        Costs {
            visit: Some(500.0),
            add_carrier: Some(8_000.0),
            new_mast: Some(40_000.0),
            new_mast_per_m: Some(1_000.0),
            rent_years: Some(10.0),
            ..Costs::unknown("USD", 2026)
        }
    }

    #[test]
    fn a_visit_is_paid_once_and_rent_by_new_tenants() {
        let work = Work { carriers: 3, rent_per_year: 600.0, ..Work::default() };
        assert_eq!(costs().without_visit(RemedyKind::AddTechnology, work), Some(30_000.0));
        assert_eq!(costs().of(RemedyKind::AddTechnology, work), Some(30_500.0));
    }

    #[test]
    fn what_is_not_stated_is_not_known() {
        let tall = Work { height: Length::from_metres(40.0), ..Work::default() };
        assert_eq!(costs().of(RemedyKind::NewMast, tall), Some(80_000.0), "no visit: no mast is there");
        assert_eq!(costs().of(RemedyKind::Turn, Work::default()), None);
        assert_eq!(costs().of(RemedyKind::TallerMast, tall), None);
    }
}
