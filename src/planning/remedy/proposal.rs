//! A change of the network that may be a remedy.
use super::{RemedyKind, VillageSpot, Work};
use crate::coverage::AntennaPoint;
use crate::network::SectorCarrier;
use crate::units::{Azimuth, Decibels, Tilt};

/// A change of the network: some sector-carriers go, others come, all of one operator at one place.
#[derive(Clone, Debug)]
pub(super) struct Proposal {
    pub(super) kind: RemedyKind,
    /// The mast, or what stands for the new place.
    pub(super) site_id: String,
    pub(super) operator: String,
    /// Sectors that are replaced, rising.
    pub(super) replaced: Vec<usize>,
    /// Sectors as they would be; never empty, but for a satellite terminal.
    pub(super) sectors: Vec<SectorCarrier>,
    /// Number of the tower that they stand on; that of no tower at a new place.
    pub(super) tower: usize,
    pub(super) work: Work,
    /// Where small equipment stands.
    pub(super) spot: Option<VillageSpot>,
    /// The sector that feeds a repeater.
    pub(super) donor: Option<usize>,
    /// What the screening knows the links by; `None` of what is judged in full alone.
    pub(super) screened: Option<ScreenedBy>,
}

/// The cached losses that a proposal's links are estimated by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct ScreenedBy {
    /// The mast, by its first sector.
    pub(super) mast: usize,
    /// The carrier that is added; `None` where antennas change.
    pub(super) carrier: Option<usize>,
}

/// What tells proposals apart: kind, place and operator, and each sector by name, direction, height, frequency and position: two places of
/// one name are two.
pub(super) type ProposalKey = (RemedyKind, String, String, Vec<(String, [u64; 8])>);

impl Proposal {
    /// Equal of equal proposals, whatever gap they were made for.
    pub(super) fn key(&self) -> ProposalKey {
        let sector = |sector: &SectorCarrier| {
            let numbers = [
                sector.azimuth.map_or(f64::NAN, Azimuth::degrees),
                sector.mechanical_downtilt.degrees_down(),
                sector.electrical_downtilt.degrees_down(),
                sector.antenna_height_agl.metres(),
                sector.carrier.downlink.hertz(),
                sector.total_power.dbm(),
                sector.position.easting_m,
                sector.position.northing_m,
            ];
            (sector.sector_id.clone(), numbers.map(f64::to_bits))
        };
        (self.kind, self.site_id.clone(), self.operator.clone(), self.sectors.iter().map(sector).collect())
    }

    /// Where its sectors radiate from; `None` of a satellite terminal.
    pub(super) fn antenna(&self) -> Option<AntennaPoint> {
        self.sectors
            .first()
            .map(|sector| AntennaPoint { position: sector.position, height_agl: sector.antenna_height_agl })
    }
}

/// Gain towards a place less feeder loss.
pub(super) fn gain_less_feeder(sector: &SectorCarrier, azimuth: Azimuth, elevation_deg: f64) -> Decibels {
    sector.gain_towards(azimuth, elevation_deg) - sector.feeder_loss
}

/// Steepest tilt down and up that an antenna is mounted with, degrees.
const TILTS_DEG: [f64; 2] = [-10.0, 20.0];

/// The direction of an antenna that is pointed at a place, in whole degrees.
pub(super) fn pointed(azimuth: Azimuth, elevation_deg: f64) -> (Azimuth, Tilt) {
    let [up_deg, down_deg] = TILTS_DEG;
    let tilt_deg = (-elevation_deg).round().clamp(up_deg, down_deg);
    // a tilt of minus zero is that of zero
    (Azimuth::from_degrees(azimuth.degrees().round()), Tilt::from_degrees_down(tilt_deg + 0.0))
}
