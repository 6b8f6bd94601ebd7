//! Antennas: the sector-carriers of one operator that share a place and a direction, and so their people.
use crate::network::{SectorCarrier, Technology};
use crate::units::Azimuth;
use std::collections::BTreeMap;

/// Sector-carriers of one technology on one antenna.
#[derive(Clone, Debug, PartialEq)]
pub struct Antenna {
    /// The site.
    pub site_id: String,
    /// The operator.
    pub operator: String,
    /// Its sector-carriers by their index, rising; never empty.
    pub sectors: Vec<usize>,
}

/// What tells antennas apart: operator, site, place, height and direction, as bits.
type AntennaKey<'a> = (&'a str, &'a str, [u64; 4]);

/// The antennas of a technology, in the order of operator, site, place and direction, whatever the order of the rows.
#[must_use]
pub fn antennas_of(sectors: &[SectorCarrier], technology: Technology) -> Vec<Antenna> {
    let mut found: BTreeMap<AntennaKey<'_>, Vec<usize>> = BTreeMap::new();
    for (index, sector) in sectors.iter().enumerate() {
        if sector.carrier.technology == technology {
            found.entry(key_of(sector)).or_default().push(index);
        }
    }
    let antenna = |((operator, site_id, _), sectors): (AntennaKey<'_>, Vec<usize>)| Antenna {
        site_id: site_id.to_owned(),
        operator: operator.to_owned(),
        sectors,
    };
    found.into_iter().map(antenna).collect()
}

fn key_of(sector: &SectorCarrier) -> AntennaKey<'_> {
    let numbers = [
        sector.position.easting_m,
        sector.position.northing_m,
        sector.antenna_height_agl.metres(),
        // no direction is a direction of its own
        sector.azimuth.map_or(f64::NAN, Azimuth::degrees),
    ];
    (&sector.operator, &sector.site_id, numbers.map(f64::to_bits))
}

impl Antenna {
    /// People whose best server is one of its sector-carriers, by the people of each sector-carrier of the network.
    #[must_use]
    pub fn people(&self, people_by_server: &[f64]) -> f64 {
        self.sectors.iter().filter_map(|sector| people_by_server.get(*sector)).sum()
    }
}
