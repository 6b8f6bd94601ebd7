//! The texts of remedies: what would be done.
use crate::language::{decimals, grouped, word};
use crate::network::{SectorCarrier, Technology};
use crate::planning::remedy::VillageSpot;
use crate::planning::{Remedy, RemedyKind};
use crate::settlements::Settlement;
use crate::text;
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
            "" => text!("remedies-at-mhz", generation, mhz),
            operator => text!("remedies-at-mhz-of", generation, mhz, operator),
        }
    }

    fn height_m(&self) -> String {
        self.made().map_or_else(String::new, |sector| grouped(sector.antenna_height_agl.metres()))
    }

    /// `pointed to 120 degrees and 3 degrees down`.
    fn pointing(&self) -> String {
        let Some(sector) = self.made() else { return String::new() };
        let azimuth_deg = sector.azimuth.map_or(f64::NAN, Azimuth::degrees);
        text!(
            "remedies-pointed-to-degrees-and",
            azimuth_deg = decimals(azimuth_deg, 0),
            sector = tilt_text(sector)
        )
    }

    fn over_or_in(&self) -> &'static str {
        match self.remedy.spot {
            Some(VillageSpot::Over) => word("remedies-on-the-highest-ground-within-1"),
            _ => word("remedies-in"),
        }
    }

    /// The village by its name, otherwise by its identifier.
    fn village(&self) -> &str {
        let Some(settlement) = self.settlements.get(self.remedy.settlement) else { return "?" };
        if settlement.name.is_empty() { &settlement.settlement_id } else { &settlement.name }
    }

    /// `in Bản Phiêng`, `over Bản Phiêng`.
    fn spot(&self) -> String {
        let word = if self.remedy.spot == Some(VillageSpot::Over) {
            word("remedies-over")
        } else {
            word("remedies-in")
        };
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
                text!("remedies-tilt-the-antenna-of-sector-at", antenna, site, after, before)
            }
            RemedyKind::Turn => {
                let before = self.as_it_is().and_then(|sector| sector.azimuth);
                let before_deg = before.map_or(f64::NAN, Azimuth::degrees);
                text!(
                    "remedies-turn-the-antenna-of-sector-at",
                    antenna,
                    site,
                    pointing = self.pointing(),
                    before_deg = decimals(before_deg, 0)
                )
            }
            RemedyKind::AddTechnology => match remedy.sectors.len() {
                1 => text!("remedies-add-to-the-antenna-at-site", carrier = self.carrier(), site),
                antennas => {
                    text!("remedies-add-to-the-antennas-at-site", carrier = self.carrier(), antennas, site)
                }
            },
            RemedyKind::NewSector => {
                text!(
                    "remedies-new-sector-with-at-site",
                    carrier = self.carrier(),
                    site,
                    pointing = self.pointing()
                )
            }
            RemedyKind::TallerMast => {
                let before = self.as_it_is().map_or(f64::NAN, |sector| sector.antenna_height_agl.metres());
                let operator = &remedy.operator;
                text!(
                    "remedies-taller-mast-at-site-antennas-of",
                    site,
                    operator,
                    height_m = self.height_m(),
                    before = grouped(before)
                )
            }
            RemedyKind::Repeater => {
                let donor = remedy.donor.and_then(|donor| self.sectors.get(donor));
                let donor = donor.map_or("?", |sector| sector.sector_id.as_str());
                let (place, height_m) = (self.over_or_in(), self.height_m());
                text!("remedies-repeater-the-village-above-ground-fed", place, height_m, donor)
            }
            RemedyKind::SmallRemoteSector => {
                let (place, height_m) = (self.over_or_in(), self.height_m());
                text!(
                    "remedies-small-sector-with-the-village-above",
                    carrier = self.carrier(),
                    place,
                    height_m
                )
            }
            RemedyKind::NewMast => {
                text!(
                    "remedies-new-mast-at-with-above-ground",
                    site,
                    carrier = self.carrier(),
                    height_m = self.height_m()
                )
            }
            RemedyKind::Satellite => text!(
                "remedies-satellite-terminal-the-place-is-served",
                generation = self.technology.generation()
            ),
        }
    }

    /// The same in some 50 columns, for the terminal.
    #[must_use]
    pub fn short(&self) -> String {
        let (remedy, site) = (self.remedy, self.remedy.site_id.as_str());
        let antenna = self.as_it_is().map_or("?", |sector| sector.sector_id.as_str());
        match remedy.kind {
            RemedyKind::Tilt => text!("remedies-tilt", antenna),
            RemedyKind::Turn => text!("remedies-turn", antenna),
            RemedyKind::AddTechnology => text!("remedies-on", carrier = self.carrier(), site),
            RemedyKind::NewSector => text!("remedies-new-sector-on", site, carrier = self.carrier()),
            RemedyKind::TallerMast => {
                text!("remedies-raise-on-to", operator = remedy.operator, site, height_m = self.height_m())
            }
            RemedyKind::Repeater => text!("remedies-repeater", spot = self.spot()),
            RemedyKind::SmallRemoteSector => {
                text!("remedies-small-sector", spot = self.spot(), carrier = self.carrier())
            }
            RemedyKind::NewMast => text!("remedies-new-mast-at", site, carrier = self.carrier()),
            RemedyKind::Satellite => text!("remedies-satellite-terminal-in", village = self.village()),
        }
    }
}

fn tilt_text(sector: &SectorCarrier) -> String {
    let deg = sector.mechanical_downtilt.degrees_down();
    let side = if deg < 0.0 { word("remedies-up") } else { word("remedies-down") };
    text!("remedies-degrees", tilt_deg = decimals(deg.abs(), 0), side)
}
