//! What a new or changed site costs.
use super::amount::{Amount, AmountError};
use super::power::PowerSource;
use super::priced::{Bill, CostPart, Priced};
use super::table::CostTable;
use crate::network::{Technology, bands_named};
use crate::units::Length;
use serde::Serialize;

/// What carries the antennas.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Structure {
    /// A new mast.
    Mast {
        /// Above ground.
        height: Length,
    },
    /// A new pole, for small equipment.
    Pole,
    /// A mast that is there.
    Existing,
}

/// Sector-carriers of one band.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CarrierNeed {
    /// The band, as tables of masts name it; empty where it is not known.
    pub band: String,
    /// Sectors that get a carrier of it, of all operators together.
    pub sectors: usize,
}

/// Electricity of a site.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum PowerNeed {
    /// It is there: its energy alone is paid.
    Existing,
    /// It must be built.
    New {
        /// From the nearest line; `None` where it is not known.
        grid_distance: Option<Length>,
    },
}

/// The way to a site.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum AccessNeed {
    /// It is there.
    Existing,
    /// Its distance from the nearest road is not known.
    Unknown,
    /// From the nearest road.
    From {
        /// Over the ground.
        road_distance: Length,
        /// By how much the site is above the road; zero where it is below.
        climb: Length,
        /// Slope of the ground, degrees.
        slope_deg: f64,
    },
}

/// What a site is built of.
#[derive(Clone, Debug, PartialEq)]
pub struct SiteNeeds {
    /// What carries the antennas.
    pub structure: Structure,
    /// Sector-carriers by band.
    pub carriers: Vec<CarrierNeed>,
    /// Operators that bring equipment of their own.
    pub operators: usize,
    /// Electricity.
    pub power: PowerNeed,
    /// The way to it.
    pub access: AccessNeed,
}

/// Why something has no price.
#[derive(Clone, Copy, Debug, PartialEq, thiserror::Error)]
pub enum CostError {
    /// A mast taller than the tallest class.
    #[error(
        "{}", crate::text!("cost-error-too-tall", height_m, tallest_m))]
    TooTall {
        /// Asked for.
        height_m: f64,
        /// Of the tallest class.
        tallest_m: f64,
    },
    /// A length that is none.
    #[error("{}", crate::text!("cost-error-no-length", key = .part.key(), metres))]
    NoLength {
        /// Of what.
        part: CostPart,
        /// As given.
        metres: f64,
    },
    /// A slope that is none.
    #[error("{}", crate::text!("cost-error-no-slope", slope_deg))]
    NoSlope {
        /// As given.
        slope_deg: f64,
    },
    /// A rent that is none.
    #[error("{}", crate::text!("cost-error-rent", reason = .0))]
    Rent(#[source] AmountError),
}

/// A site, its electricity, and what they cost.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PricedSite {
    /// Where its electricity comes from.
    pub power: PowerSource,
    /// What it costs.
    pub priced: Priced,
}

/// One that is measured, from 0 upwards.
pub(super) fn measured(part: CostPart, length: Length) -> Result<Length, CostError> {
    let metres = length.metres();
    if metres.is_finite() && metres >= 0.0 { Ok(length) } else { Err(CostError::NoLength { part, metres }) }
}

/// What tells bands apart, however they are named.
pub(super) fn band_key(band: &str) -> String {
    let named = bands_named(Technology::Lte, band).or_else(|| bands_named(Technology::Umts, band));
    let likeliest = named.and_then(|bands| bands.first().map(|band| band.number()));
    likeliest.map_or_else(|| band.trim().to_uppercase(), |number| number.to_string())
}

impl CostTable {
    /// What a site costs: survey, structure, ground, equipment, electricity and access, and what it costs a year.
    ///
    /// # Method
    /// A mast is priced by the lowest class that reaches its height. A pole carries small sectors, without civil works and installation, which its
    /// price includes. Equipment at an existing mast pays one visit and the energy of its carriers, not the mast's own maintenance. Links are
    /// priced apart ([`CostTable::hop`], [`CostTable::fibre`], [`CostTable::satellite`]).
    ///
    /// # Errors
    /// [`CostError`] where the mast is taller than all classes, or a length or slope is none.
    pub fn site(&self, needs: &SiteNeeds) -> Result<PricedSite, CostError> {
        let mut bill = Bill::new(self);
        self.bill_structure(needs.structure, &mut bill)?;
        self.bill_equipment(needs, &mut bill);
        self.bill_access(needs.access, &mut bill)?;
        let (power, electricity) = self.electricity(needs)?;
        Ok(PricedSite { power, priced: bill.with(electricity).sum() })
    }

    fn bill_structure(&self, structure: Structure, bill: &mut Bill<'_>) -> Result<(), CostError> {
        let site = &self.site;
        match structure {
            Structure::Mast { height } => {
                bill.once(CostPart::Survey, site.survey.amount());
                bill.once(CostPart::Mast, self.mast(height)?);
                bill.once(CostPart::CivilWorks, site.civil_works.amount());
                bill.once(CostPart::Installation, site.installation.amount());
                bill.yearly(self.opex.site.amount() + site.rent_per_year.amount());
            }
            Structure::Pole => {
                bill.once(CostPart::Survey, site.survey.amount());
                bill.once(CostPart::Pole, site.pole.amount());
                bill.yearly(self.opex.small_site.amount() + site.rent_per_year.amount());
            }
            Structure::Existing => bill.once(CostPart::Visit, self.work.visit.amount()),
        }
        Ok(())
    }

    /// A mast of the lowest class that reaches a height.
    pub(super) fn mast(&self, height: Length) -> Result<Amount, CostError> {
        let height_m = measured(CostPart::Mast, height)?.metres();
        let class = self.site.mast.iter().find(|class| height_m <= class.up_to_m);
        let tallest_m = self.site.mast.last().map_or(0.0, |class| class.up_to_m);
        class.map(|class| class.cost.amount()).ok_or(CostError::TooTall { height_m, tallest_m })
    }

    fn bill_equipment(&self, needs: &SiteNeeds, bill: &mut Bill<'_>) {
        let radio = &self.radio;
        if needs.structure != Structure::Pole && needs.operators > 0 {
            bill.once(CostPart::SiteEquipment, radio.site_equipment.amount().times(needs.operators as f64));
        }
        for carrier in needs.carriers.iter().filter(|carrier| carrier.sectors > 0) {
            let each = match needs.structure {
                Structure::Pole => radio.small_sector.amount(),
                _ => self.sector_carrier(&carrier.band),
            };
            bill.once(CostPart::Radio, each.times(carrier.sectors as f64));
        }
    }

    /// Radio unit and antenna of one carrier on one sector, in a band; of any band where the table has none of its own.
    #[must_use]
    pub fn sector_carrier(&self, band: &str) -> Amount {
        let wanted = band_key(band);
        let own = self.radio.band.iter().find(|cost| band_key(&cost.band) == wanted);
        own.map_or(&self.radio.sector_carrier, |cost| &cost.sector_carrier).amount()
    }

    /// A track or carrying, whichever is cheaper by the base values; the track where they are equal.
    fn bill_access(&self, access: AccessNeed, bill: &mut Bill<'_>) -> Result<(), CostError> {
        let AccessNeed::From { road_distance, climb, slope_deg } = access else {
            if access == AccessNeed::Unknown {
                bill.unknown(CostPart::Access);
            }
            return Ok(());
        };
        if !(0.0..=90.0).contains(&slope_deg) {
            return Err(CostError::NoSlope { slope_deg });
        }
        let far = measured(CostPart::Access, road_distance)?.kilometres();
        let up_m = measured(CostPart::Access, climb)?.metres();
        let costs = &self.access;
        let carried =
            costs.carried_per_km.amount().times(far) + costs.carried_per_m_climb.amount().times(up_m);
        let track = costs.track_per_km.amount().times(far);
        let passable = slope_deg <= costs.steepest_track_deg.value;
        bill.once(CostPart::Access, if passable && track.base() <= carried.base() { track } else { carried });
        Ok(())
    }

    fn electricity(&self, needs: &SiteNeeds) -> Result<(PowerSource, Priced), CostError> {
        let carriers: usize = needs.carriers.iter().map(|carrier| carrier.sectors).sum();
        let load_w = match needs.structure {
            Structure::Mast { .. } => self.mast_load_w(carriers),
            Structure::Pole => self.power.load_small_w.amount().times(carriers.max(1) as f64),
            Structure::Existing => self.power.load_per_carrier_w.amount().times(carriers as f64),
        };
        match needs.power {
            PowerNeed::Existing => {
                let mut bill = Bill::new(self);
                bill.yearly(self.grid_energy(load_w));
                Ok((PowerSource::Existing, bill.sum()))
            }
            PowerNeed::New { grid_distance } => {
                let distance = grid_distance.map(|far| measured(CostPart::Grid, far)).transpose()?;
                Ok(self.cheaper_power(load_w, distance))
            }
        }
    }
}
