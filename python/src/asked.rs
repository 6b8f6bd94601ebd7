//! What a call asks for, as the Python side writes it: one JSON document beside the arrays.
use serde::Deserialize;
use signalgap::geodesy::{LonLat, Position};
use signalgap::network::{
    AntennaPattern, Carrier, MeasuredPattern, Network, SectorCarrier, SectorPattern, Technology,
    uplink_frequency,
};
use signalgap::propagation::{ModelKey, ModelOptions, Polarization};
use signalgap::units::{Azimuth, Dbm, Decibels, Frequency, Length, Tilt};

/// A reason that a caller can mend.
pub type Refused = String;

/// A place on the grid.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Place {
    longitude_deg: f64,
    latitude_deg: f64,
    easting_m: f64,
    northing_m: f64,
    convergence_deg: f64,
    point_scale: f64,
}

impl From<Place> for Position {
    fn from(place: Place) -> Self {
        Self {
            geographic: LonLat { longitude_deg: place.longitude_deg, latitude_deg: place.latitude_deg },
            easting_m: place.easting_m,
            northing_m: place.northing_m,
            meridian_convergence_deg: place.convergence_deg,
            point_scale: place.point_scale,
        }
    }
}

/// Where the elevation lies: its north-western corner and the side of its cells, m.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Lattice {
    pub west_m: f64,
    pub north_m: f64,
    pub cell_m: f64,
}

/// A model and what it works with.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Physics {
    pub model: ModelKey,
    pub model_options: ModelOptions,
    pub delta_n: f64,
    pub surface_refractivity: f64,
    pub time_percent: f64,
    pub polarization: Polarization,
    pub receiver_height_m: f64,
    pub clearing_m: f64,
    pub radial_spacing_cells: f64,
}

/// An antenna's shape.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, untagged)]
pub enum Pattern {
    /// Measured cuts, dB: clockwise from ahead, and from the horizon ahead downwards.
    Cuts { horizontal_db: Vec<f64>, vertical_db: Vec<f64> },
    /// The formula of 3GPP TR 36.814.
    Formula {
        horizontal_beamwidth_deg: f64,
        vertical_beamwidth_deg: f64,
        front_to_back_db: f64,
        side_lobe_db: f64,
    },
}

/// One carrier on one antenna.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sector {
    sector_id: String,
    site_id: String,
    operator: String,
    place: Place,
    height_m: f64,
    technology: Technology,
    frequency_mhz: f64,
    bandwidth_mhz: f64,
    azimuth_deg: Option<f64>,
    mechanical_tilt_deg: f64,
    electrical_tilt_deg: f64,
    power_dbm: f64,
    gain_dbi: f64,
    feeder_loss_db: f64,
    antenna_ports: u32,
    pilot_power_share: f64,
    pattern: Option<Pattern>,
}

impl Sector {
    /// The same for the engine.
    pub fn built(&self) -> Result<SectorCarrier, Refused> {
        let downlink = Frequency::from_megahertz(self.frequency_mhz);
        let uplink = uplink_frequency(self.technology, "", downlink).ok_or_else(|| {
            format!("sector {}: {} MHz is no downlink of any band", self.sector_id, self.frequency_mhz)
        })?;
        let carrier = Carrier {
            technology: self.technology,
            band: String::new(),
            downlink,
            uplink,
            bandwidth_mhz: self.bandwidth_mhz,
        };
        let bare = SectorCarrier::isotropic(self.place.into(), Length::from_metres(self.height_m), carrier);
        Ok(SectorCarrier {
            sector_id: self.sector_id.clone(),
            site_id: self.site_id.clone(),
            operator: self.operator.clone(),
            azimuth: self.azimuth_deg.map(Azimuth::from_degrees),
            mechanical_downtilt: Tilt::from_degrees_down(self.mechanical_tilt_deg),
            electrical_downtilt: Tilt::from_degrees_down(self.electrical_tilt_deg),
            total_power: Dbm::new(self.power_dbm),
            maximum_gain: Decibels::new(self.gain_dbi),
            feeder_loss: Decibels::new(self.feeder_loss_db),
            antenna_ports: self.antenna_ports,
            pilot_power_share: self.pilot_power_share,
            pattern: match &self.pattern {
                None => bare.pattern.clone(),
                Some(pattern) => pattern.built(&self.sector_id)?,
            },
            ..bare
        })
    }
}

impl Pattern {
    fn built(&self, sector: &str) -> Result<AntennaPattern, Refused> {
        Ok(match self {
            Self::Formula {
                horizontal_beamwidth_deg,
                vertical_beamwidth_deg,
                front_to_back_db,
                side_lobe_db,
            } => AntennaPattern::Sector(SectorPattern {
                horizontal_beamwidth_deg: *horizontal_beamwidth_deg,
                vertical_beamwidth_deg: *vertical_beamwidth_deg,
                front_to_back_db: *front_to_back_db,
                side_lobe_db: *side_lobe_db,
            }),
            Self::Cuts { horizontal_db, vertical_db } => {
                let level = Tilt::from_degrees_down(0.0);
                let cuts = MeasuredPattern::new(sector, horizontal_db.clone(), vertical_db.clone(), level);
                AntennaPattern::Measured(cuts.map_err(|error| format!("sector {sector}: {error}"))?.into())
            }
        })
    }
}

/// The network of some sectors.
pub fn network(sectors: &[Sector]) -> Result<Network, Refused> {
    Ok(Network::new(sectors.iter().map(Sector::built).collect::<Result<_, _>>()?))
}
