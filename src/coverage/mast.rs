//! Masts: sector-carriers that share one place and one antenna height, and so one geometry.
use crate::geodesy::{GeodesicLine, PlaceIndex, Position};
use crate::network::{Network, SectorCarrier};
use crate::units::{Frequency, Length};

/// The point that an antenna radiates from.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct AntennaPoint {
    /// Where.
    pub position: Position,
    /// Above ground.
    pub height_agl: Length,
}

/// All sector-carriers radiating from one point.
#[derive(Clone, Debug)]
pub struct Mast {
    /// The point.
    pub antenna: AntennaPoint,
    /// Indices into the network's sectors, rising.
    pub sectors: Vec<usize>,
}

impl Mast {
    /// Downlink frequencies of its sectors, each once, rising.
    #[must_use]
    pub fn downlinks(&self, network: &Network) -> Vec<Frequency> {
        let sectors = self.sectors.iter().map(|&sector| &network.sectors()[sector]);
        distinct(sectors.map(|sector| sector.carrier.downlink).collect())
    }
}

/// Frequencies, each once, rising.
pub(super) fn distinct(mut frequencies: Vec<Frequency>) -> Vec<Frequency> {
    frequencies.sort_by(|a, b| a.hertz().total_cmp(&b.hertz()));
    frequencies.dedup();
    frequencies
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
            antenna: AntennaPoint {
                position: sectors[group[0]].position,
                height_agl: sectors[group[0]].antenna_height_agl,
            },
            sectors: group.to_vec(),
        })
        .collect();
    masts.sort_by_key(|mast| mast.sectors[0]);
    masts
}

/// Masts found by place.
pub struct MastIndex {
    masts: Vec<Mast>,
    places: PlaceIndex,
}

impl MastIndex {
    /// Indexes a network's masts.
    #[must_use]
    pub fn of(network: &Network) -> Self {
        let masts = masts_of(network);
        let places = PlaceIndex::of(masts.iter().map(|mast| mast.antenna.position));
        Self { masts, places }
    }

    /// The masts.
    #[must_use]
    pub fn masts(&self) -> &[Mast] {
        &self.masts
    }

    /// Masts within a geodesic radius of a place, in the order of [`Self::masts`], each with the geodesic from there.
    pub fn within(
        &self,
        place: &Position,
        radius: Length,
    ) -> impl Iterator<Item = (&Mast, GeodesicLine)> + use<'_> {
        self.places.within(place, radius).into_iter().map(|(mast, line)| (&self.masts[mast], line))
    }
}
