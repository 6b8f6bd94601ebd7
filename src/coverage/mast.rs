//! Masts: sector-carriers that share one place and one antenna height, and so one geometry.
use crate::geodesy::Position;
use crate::network::{Network, SectorCarrier};
use crate::units::Length;

/// All sector-carriers radiating from one point.
#[derive(Clone, Debug)]
pub struct Mast {
    /// Where.
    pub position: Position,
    /// Antennas above ground.
    pub antenna_height_agl: Length,
    /// Indices into the network's sectors, rising.
    pub sectors: Vec<usize>,
}

/// Groups a network by place and antenna height; ordered by the first sector of each mast.
#[must_use]
pub fn masts_of(network: &Network) -> Vec<Mast> {
    let point = |sector: &SectorCarrier| {
        let Position { easting_m, northing_m, .. } = sector.position;
        [easting_m, northing_m, sector.antenna_height_agl.metres()].map(f64::to_bits)
    };
    let sectors = network.sectors();
    let mut order: Vec<usize> = (0..sectors.len()).collect();
    order.sort_by_key(|&index| (point(&sectors[index]), index));
    let mut masts: Vec<Mast> = order
        .chunk_by(|&a, &b| point(&sectors[a]) == point(&sectors[b]))
        .map(|group| Mast {
            position: sectors[group[0]].position,
            antenna_height_agl: sectors[group[0]].antenna_height_agl,
            sectors: group.to_vec(),
        })
        .collect();
    masts.sort_by_key(|mast| mast.sectors[0]);
    masts
}
