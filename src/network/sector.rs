//! Sector-carriers and the network they make.
use super::{AntennaPattern, Carrier, Direction, SectorPattern, Tenancy};
use crate::geodesy::Position;
use crate::units::{Azimuth, Dbm, Decibels, Length, Tilt};
use serde::Serialize;
use std::collections::BTreeMap;

/// A value the table did not give and a preset supplied.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum AssumedField {
    /// Antenna height above ground.
    AntennaHeight,
    /// Azimuth: taken to radiate all round.
    Azimuth,
    /// Mechanical or electrical tilt: taken as 0.
    Tilt,
    /// Total power of the carrier.
    Power,
    /// Antenna gain.
    Gain,
    /// Feeder loss.
    FeederLoss,
    /// Downlink frequency.
    Frequency,
    /// Channel bandwidth.
    Bandwidth,
}

/// What measurements tell of the error of predicted levels.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct PredictionError {
    /// Added to the predicted level.
    pub offset: Decibels,
    /// Standard deviation of what is left, dB.
    pub sigma_db: f64,
}

/// One carrier on one sector antenna: one row of the network table.
#[derive(Clone, Debug, PartialEq)]
pub struct SectorCarrier {
    /// Unique name of the row.
    pub sector_id: String,
    /// The site it belongs to.
    pub site_id: String,
    /// Operator, as given.
    pub operator: String,
    /// Where the antenna stands.
    pub position: Position,
    /// Antenna above ground.
    pub antenna_height_agl: Length,
    /// Direction of the main lobe; `None` radiates all round.
    pub azimuth: Option<Azimuth>,
    /// Tilt of the antenna's body.
    pub mechanical_downtilt: Tilt,
    /// Tilt of the beam within the antenna.
    pub electrical_downtilt: Tilt,
    /// Total power of the carrier at the transmitter's output, all antenna ports together.
    pub total_power: Dbm,
    /// Gain in the main lobe, over isotropic.
    pub maximum_gain: Decibels,
    /// Loss between transmitter and antenna.
    pub feeder_loss: Decibels,
    /// Shape of the beam.
    pub pattern: AntennaPattern,
    /// Frequency and technology.
    pub carrier: Carrier,
    /// Number of antenna ports that share the power.
    pub antenna_ports: u32,
    /// Boost of the reference signals (LTE).
    pub reference_signal_boost: Decibels,
    /// Share of the total power given to the common pilot channel (UMTS), 0 to 1.
    pub pilot_power_share: f64,
    /// State of the row, as given (`on_air`, `planned`, ...).
    pub status: String,
    /// Whose the mast is, and who may use it.
    pub tenancy: Tenancy,
    /// Physical cell identity of LTE (3GPP TS 36.211, 6.11), primary scrambling code of UMTS (TS 25.213, 5.2.3), where it is known.
    pub physical_cell: Option<u16>,
    /// What presets supplied.
    pub assumed: Vec<AssumedField>,
    /// What a calibration found of its mast; `None` where it was not measured.
    pub prediction_error: Option<PredictionError>,
}

impl SectorCarrier {
    /// An isotropic antenna that radiates 1 mW (0 dBm) through one port, without names or losses: what a raster of losses asks
    /// for, and the start of one that differs in some fields.
    #[must_use]
    pub fn isotropic(position: Position, antenna_height_agl: Length, carrier: Carrier) -> Self {
        let zero = Decibels::default();
        // an infinite beamwidth attenuates in no direction
        let pattern = SectorPattern { vertical_beamwidth_deg: f64::INFINITY, ..SectorPattern::default() };
        Self {
            sector_id: String::new(),
            site_id: String::new(),
            operator: String::new(),
            position,
            antenna_height_agl,
            azimuth: None,
            mechanical_downtilt: Tilt::default(),
            electrical_downtilt: Tilt::default(),
            total_power: Dbm::new(0.0),
            maximum_gain: zero,
            feeder_loss: zero,
            pattern: AntennaPattern::Sector(pattern),
            carrier,
            antenna_ports: 1,
            reference_signal_boost: zero,
            pilot_power_share: 0.1,
            status: String::new(),
            tenancy: Tenancy::default(),
            physical_cell: None,
            assumed: Vec::new(),
            prediction_error: None,
        }
    }

    /// Antenna gain over isotropic in a direction, tilts applied.
    ///
    /// `elevation_deg` is above the horizon.
    #[must_use]
    pub fn gain_towards(&self, azimuth: Azimuth, elevation_deg: f64) -> Decibels {
        let towards = Direction {
            turn_deg: self.azimuth.map_or(0.0, |boresight| boresight.turn_to(azimuth)),
            elevation_deg,
        };
        let attenuation = self.pattern.attenuation(
            towards,
            self.mechanical_downtilt,
            self.electrical_downtilt,
            self.azimuth.is_none(),
        );
        self.maximum_gain - attenuation
    }
}

/// All sector-carriers of a run, in the order of their names.
#[derive(Clone, Debug, Default)]
pub struct Network {
    sectors: Vec<SectorCarrier>,
    /// Of each sector, the first sector that stands with it.
    towers: Vec<usize>,
}

impl Network {
    /// From rows in any order.
    #[must_use]
    pub fn new(mut sectors: Vec<SectorCarrier>) -> Self {
        sectors.sort_by(|a, b| a.sector_id.cmp(&b.sector_id));
        let towers = towers_of(&sectors);
        Self { sectors, towers }
    }

    /// Sets what is known of the error of predictions for each sector.
    pub fn set_prediction_errors(&mut self, of: impl Fn(&SectorCarrier) -> Option<PredictionError>) {
        for sector in &mut self.sectors {
            sector.prediction_error = of(sector);
        }
    }

    /// Number of the tower that a sector stands on: the smallest index of a sector there. Sectors of one operator stand
    /// together that have one site or one place.
    #[must_use]
    pub fn tower(&self, sector: usize) -> usize {
        self.towers[sector]
    }

    /// The sector-carriers, by name.
    #[must_use]
    pub fn sectors(&self) -> &[SectorCarrier] {
        &self.sectors
    }

    /// The operators, each once, by name.
    #[must_use]
    pub fn operators(&self) -> Vec<&str> {
        let mut names: Vec<&str> = self.sectors.iter().map(|sector| sector.operator.as_str()).collect();
        names.sort_unstable();
        names.dedup();
        names
    }

    /// The sites' names, each once, in order.
    #[must_use]
    pub fn site_ids(&self) -> Vec<&str> {
        let mut names: Vec<&str> = self.sectors.iter().map(|sector| sector.site_id.as_str()).collect();
        names.sort_unstable();
        names.dedup();
        names
    }
}

/// Of each sector, the smallest index of a sector of its operator that it is linked to by site or place.
fn towers_of(sectors: &[SectorCarrier]) -> Vec<usize> {
    fn first(towers: &[usize], mut sector: usize) -> usize {
        while towers[sector] != sector {
            sector = towers[sector];
        }
        sector
    }
    let mut towers: Vec<usize> = (0..sectors.len()).collect();
    let (mut of_site, mut of_place) = (BTreeMap::new(), BTreeMap::new());
    for (index, sector) in sectors.iter().enumerate() {
        let operator = sector.operator.as_str();
        let place = [sector.position.easting_m, sector.position.northing_m].map(f64::to_bits);
        let by_site = *of_site.entry((operator, sector.site_id.as_str())).or_insert(index);
        let by_place = *of_place.entry((operator, place)).or_insert(index);
        let together = [index, by_site, by_place].map(|sector| first(&towers, sector));
        let smallest = together.into_iter().fold(index, usize::min);
        for tower in together {
            towers[tower] = smallest;
        }
    }
    (0..sectors.len()).map(|sector| first(&towers, sector)).collect()
}
