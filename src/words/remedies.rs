//! The texts of remedies: what would be done.
use super::grouped;
use crate::network::{SectorCarrier, Technology};
use crate::planning::remedy::VillageSpot;
use crate::planning::{Remedy, RemedyKind};
use crate::settlements::Settlement;
use crate::units::Azimuth;

/// A remedy with the names and numbers that its texts contain.
#[derive(Clone, Copy, Debug)]
pub struct RemedyText<'a> {
    /// The remedy.
    pub remedy: &'a Remedy,
    /// The technology that is missing.
    pub technology: Technology,
    /// All sectors as they are.
    pub sectors: &'a [SectorCarrier],
    /// All settlements.
    pub settlements: &'a [Settlement],
}

impl RemedyText<'_> {
    fn made(&self) -> Option<&SectorCarrier> {
        self.remedy.sectors.first()
    }

    fn as_it_is(&self) -> Option<&SectorCarrier> {
        self.sectors.get(*self.remedy.replaced.first()?)
    }

    /// `4G at 955 MHz of Viettel`.
    fn carrier(&self) -> String {
        let generation = self.technology.generation();
        let mhz = self.made().map_or(f64::NAN, |sector| sector.carrier.downlink.megahertz());
        match self.remedy.operator.as_str() {
            "" => format!("{generation} at {mhz} MHz"),
            operator => format!("{generation} at {mhz} MHz of {operator}"),
        }
    }

    fn height_m(&self) -> String {
        self.made().map_or_else(String::new, |sector| grouped(sector.antenna_height_agl.metres()))
    }

    /// `pointed to 120 degrees and 3 degrees down`.
    fn pointing(&self) -> String {
        let Some(sector) = self.made() else { return String::new() };
        let azimuth_deg = sector.azimuth.map_or(f64::NAN, Azimuth::degrees);
        format!("pointed to {azimuth_deg:.0} degrees and {}", tilt_text(sector))
    }

    const fn over_or_in(&self) -> &'static str {
        match self.remedy.spot {
            Some(VillageSpot::Over) => "on the highest ground within 1 km of",
            _ => "in",
        }
    }

    /// The village by its name, otherwise by its identifier.
    fn village(&self) -> &str {
        let Some(settlement) = self.settlements.get(self.remedy.settlement) else { return "?" };
        if settlement.name.is_empty() { &settlement.settlement_id } else { &settlement.name }
    }

    /// `in Bản Phiêng`, `over Bản Phiêng`.
    fn spot(&self) -> String {
        let word = if self.remedy.spot == Some(VillageSpot::Over) { "over" } else { "in" };
        format!("{word} {}", self.village())
    }

    /// What would be done, as one sentence without capital and full stop.
    #[must_use]
    pub fn sentence(&self) -> String {
        let (remedy, site) = (self.remedy, self.remedy.site_id.as_str());
        let antenna = self.as_it_is().map_or("?", |sector| sector.sector_id.as_str());
        match remedy.kind {
            RemedyKind::Tilt => {
                let before = self.as_it_is().map_or_else(String::new, tilt_text);
                let after = self.made().map_or_else(String::new, tilt_text);
                format!("tilt the antenna of sector {antenna} at site {site}: {after} in place of {before}")
            }
            RemedyKind::Turn => {
                let before = self.as_it_is().and_then(|sector| sector.azimuth);
                let before_deg = before.map_or(f64::NAN, Azimuth::degrees);
                format!(
                    "turn the antenna of sector {antenna} at site {site}: {} in place of {before_deg:.0} degrees",
                    self.pointing()
                )
            }
            RemedyKind::AddTechnology => match remedy.sectors.len() {
                1 => format!("add {} to the antenna at site {site}", self.carrier()),
                antennas => format!("add {} to the {antennas} antennas at site {site}", self.carrier()),
            },
            RemedyKind::NewSector => {
                format!("a new sector with {} at site {site}, {}", self.carrier(), self.pointing())
            }
            RemedyKind::TallerMast => {
                let before = self.as_it_is().map_or(f64::NAN, |sector| sector.antenna_height_agl.metres());
                let operator = &remedy.operator;
                format!(
                    "a taller mast at site {site}: antennas of {operator} {} m above ground in place of {} m",
                    self.height_m(),
                    grouped(before)
                )
            }
            RemedyKind::Repeater => {
                let donor = remedy.donor.and_then(|donor| self.sectors.get(donor));
                let donor = donor.map_or("?", |sector| sector.sector_id.as_str());
                let (place, height_m) = (self.over_or_in(), self.height_m());
                format!("a repeater {place} the village, {height_m} m above ground, fed by sector {donor}")
            }
            RemedyKind::SmallRemoteSector => {
                let (place, height_m) = (self.over_or_in(), self.height_m());
                format!(
                    "a small sector with {} {place} the village, {height_m} m above ground",
                    self.carrier()
                )
            }
            RemedyKind::NewMast => {
                format!("a new mast at {site} with {}, {} m above ground", self.carrier(), self.height_m())
            }
            RemedyKind::Satellite => format!(
                "a satellite terminal: the place is served by satellite, not by {}",
                self.technology.generation()
            ),
        }
    }

    /// The same in some 50 columns, for the terminal.
    #[must_use]
    pub fn short(&self) -> String {
        let (remedy, site) = (self.remedy, self.remedy.site_id.as_str());
        let antenna = self.as_it_is().map_or("?", |sector| sector.sector_id.as_str());
        match remedy.kind {
            RemedyKind::Tilt => format!("tilt {antenna}"),
            RemedyKind::Turn => format!("turn {antenna}"),
            RemedyKind::AddTechnology => format!("{} on {site}", self.carrier()),
            RemedyKind::NewSector => format!("new sector on {site}, {}", self.carrier()),
            RemedyKind::TallerMast => format!("raise {} on {site} to {} m", remedy.operator, self.height_m()),
            RemedyKind::Repeater => format!("repeater {}", self.spot()),
            RemedyKind::SmallRemoteSector => format!("small sector {}, {}", self.spot(), self.carrier()),
            RemedyKind::NewMast => format!("new mast at {site}, {}", self.carrier()),
            RemedyKind::Satellite => format!("satellite terminal in {}", self.village()),
        }
    }
}

fn tilt_text(sector: &SectorCarrier) -> String {
    let deg = sector.mechanical_downtilt.degrees_down();
    let side = if deg < 0.0 { "up" } else { "down" };
    format!("{:.0} degrees {side}", deg.abs())
}
