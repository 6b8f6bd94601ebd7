//! Building blocks: a strip of land on the equator, where metres and degrees are easily told apart.
use signalgap::coverage::{
    MastIndex, PathSetting, Reach, ServiceReport, ServiceSetting, service_at_settlements,
};
use signalgap::geodesy::{LonLat, Position};
use signalgap::grid::{Grid, GridGeometry, Shape};
use signalgap::link::{Receiver, ServiceNeed, ServiceRequirement};
use signalgap::network::{
    AntennaPattern, Carrier, Network, SectorCarrier, SectorPattern, Technology, uplink_frequency,
};
use signalgap::planning::{AddedCarrier, Gap, GapQuestion, explain_gaps, judge_with_evidence};
use signalgap::propagation::{
    ClimateSource, P526, PathLossModel, Polarization, RadioClimate, RefractivityMaps,
};
use signalgap::settlements::{Cluster, Facilities, SamplePoint, Settlement};
use signalgap::terrain::Ground;
use signalgap::units::{Azimuth, Dbm, Decibels, Frequency, Length, Tilt};
use std::collections::BTreeMap;

/// Metres of one degree of longitude on the equator, and of latitude beside it (WGS 84).
const METRES_PER_DEGREE: (f64, f64) = (111_319.490_793, 110_574.275_8);

/// A place some metres east and north of (0, 0).
pub(crate) fn at(easting_m: f64, northing_m: f64) -> Position {
    Position {
        geographic: LonLat {
            longitude_deg: easting_m / METRES_PER_DEGREE.0,
            latitude_deg: northing_m / METRES_PER_DEGREE.1,
        },
        easting_m,
        northing_m,
        meridian_convergence_deg: 0.0,
        point_scale: 1.0,
    }
}

/// 12 km by 4 km at 50 m; height by easting and northing.
pub(crate) fn land(height_m: impl Fn(f64, f64) -> f64) -> Ground {
    let geometry = GridGeometry {
        shape: Shape { rows: 80, cols: 240 },
        west_m: -1_000.0,
        north_m: 2_000.0,
        cell_m: 50.0,
    };
    let mut values = Vec::with_capacity(geometry.shape.cells());
    for row in 0..geometry.shape.rows {
        for col in 0..geometry.shape.cols {
            let (easting_m, northing_m) = geometry.centre_m(signalgap::grid::Cell { row, col });
            values.push(height_m(easting_m, northing_m) as f32);
        }
    }
    Ground::new(Grid::from_values(geometry, values).expect("all cells"), None).expect("no clutter")
}

/// A plain of 100 m with a ridge of 400 m from 4.9 to 5.1 km east.
pub(crate) fn ridge_land() -> Ground {
    land(|easting_m, _| if (4_900.0..=5_100.0).contains(&easting_m) { 400.0 } else { 100.0 })
}

/// An LTE 1800 or UMTS 2100 sector looking east from a mast at (0, 0).
pub(crate) fn sector(sector_id: &str, technology: Technology) -> SectorCarrier {
    let (band, downlink_mhz, bandwidth_mhz) = match technology {
        Technology::Lte => ("B3", 1_842.5, 20.0),
        Technology::Umts => ("B1", 2_140.0, 5.0),
    };
    let downlink = Frequency::from_megahertz(downlink_mhz);
    SectorCarrier {
        sector_id: sector_id.to_owned(),
        site_id: "M1".to_owned(),
        operator: "One".to_owned(),
        position: at(0.0, 0.0),
        antenna_height_agl: Length::from_metres(30.0),
        azimuth: Some(Azimuth::from_degrees(90.0)),
        mechanical_downtilt: Tilt::default(),
        electrical_downtilt: Tilt::default(),
        total_power: Dbm::new(46.0),
        maximum_gain: Decibels::new(17.0),
        feeder_loss: Decibels::new(1.0),
        pattern: AntennaPattern::Sector(SectorPattern::default()),
        carrier: Carrier {
            technology,
            band: band.to_owned(),
            downlink,
            uplink: uplink_frequency(technology, band, downlink).expect("a band"),
            bandwidth_mhz,
        },
        antenna_ports: 2,
        reference_signal_boost: Decibels::default(),
        pilot_power_share: 0.1,
        status: String::new(),
        tenancy: signalgap::network::Tenancy::default(),
        physical_cell: None,
        assumed: Vec::new(),
        prediction_error: None,
    }
}

/// A village of one point for each place; the first is the centre.
pub(crate) fn village(settlement_id: &str, places: &[(f64, f64)], people: f64) -> Settlement {
    let clusters = places
        .iter()
        .enumerate()
        .map(|(index, (easting_m, northing_m))| Cluster {
            cluster_id: if index == 0 { String::new() } else { format!("c{index}") },
            name: String::new(),
            samples: vec![SamplePoint { position: at(*easting_m, *northing_m), weight: 1.0 }],
            population: Some(people / places.len() as f64),
            households: None,
            fixed_broadband_share: None,
            clutter_height_m: None,
            smartphone_share: None,
            facilities: Facilities::default(),
        })
        .collect();
    Settlement {
        settlement_id: settlement_id.to_owned(),
        name: settlement_id.to_owned(),
        admin_units: Vec::new(),
        population: Some(people),
        households: None,
        electrified: None,
        commune_fibre: None,
        attributes: BTreeMap::new(),
        clusters,
    }
}

/// All choices of a small run.
pub(crate) struct World {
    pub(crate) ground: Ground,
    pub(crate) network: Network,
    pub(crate) settlements: Vec<Settlement>,
    /// The deciding one first; P.526 alone unless a test says otherwise, whose numbers are worked out by hand.
    pub(crate) models: Vec<Box<dyn PathLossModel>>,
    pub(crate) receiver: Receiver,
    pub(crate) lte: ServiceRequirement,
    pub(crate) umts: ServiceRequirement,
    pub(crate) sigma_db: f64,
    pub(crate) target_probability: f64,
    pub(crate) shadowing_correlation: f64,
    pub(crate) radius_km: f64,
    pub(crate) delta_n: f64,
    pub(crate) refractivity: Option<RefractivityMaps>,
    pub(crate) time_percent: f64,
    pub(crate) clutter_on_profile: bool,
    pub(crate) polarization: Polarization,
}

impl World {
    pub(crate) fn new(ground: Ground, sectors: Vec<SectorCarrier>, settlements: Vec<Settlement>) -> Self {
        Self {
            ground,
            network: Network::new(sectors),
            settlements,
            models: vec![Box::new(P526)],
            receiver: Receiver::default(),
            lte: ServiceRequirement::default_of(Technology::Lte),
            umts: ServiceRequirement::default_of(Technology::Umts),
            sigma_db: 8.0,
            target_probability: 0.9,
            shadowing_correlation: 0.5,
            radius_km: 25.0,
            delta_n: 45.0,
            refractivity: None,
            time_percent: 50.0,
            clutter_on_profile: false,
            polarization: Polarization::Vertical,
        }
    }

    pub(crate) fn setting(&self) -> ServiceSetting<'_> {
        let climate = RadioClimate { delta_n: self.delta_n, surface_refractivity: 325.0 };
        ServiceSetting {
            network: &self.network,
            path: PathSetting {
                ground: &self.ground,
                model: &*self.models[0],
                receiver: &self.receiver,
                climate: self
                    .refractivity
                    .as_ref()
                    .map_or(ClimateSource::Uniform(climate), ClimateSource::Maps),
                time_percent: self.time_percent,
                polarization: self.polarization,
                clutter_on_profile: self.clutter_on_profile,
                profile_step: Length::from_metres(50.0),
                clearing: signalgap::terrain::PathProfile::CLEARING,
                measured: None,
            },
            reach: Reach { radius: Length::from_kilometres(self.radius_km), radial_spacing_cells: 1.5 },
            need: ServiceNeed {
                lte: &self.lte,
                umts: &self.umts,
                sigma_db: self.sigma_db,
                offset_db: 0.0,
                target_probability: self.target_probability,
                shadowing_correlation: self.shadowing_correlation,
            },
            other_models: &self.models[1..],
        }
    }

    pub(crate) fn service(&self) -> ServiceReport {
        let index = MastIndex::of(&self.network);
        service_at_settlements(&self.setting(), &index, &self.settlements, &|| ()).expect("a service report")
    }

    pub(crate) fn gaps(&self) -> Vec<Gap> {
        let index = MastIndex::of(&self.network);
        let technology = Technology::Lte;
        let added = AddedCarrier {
            carrier: sector("added", technology).carrier,
            total_power: Dbm::new(46.0),
            antenna_ports: 2,
            reference_signal_boost: Decibels::default(),
            pilot_power_share: 0.1,
        };
        let question = GapQuestion { technology, added: &added };
        let judged = judge_with_evidence(&self.setting(), &index, &self.settlements, question, &|| ());
        let (service, evidence) = judged.expect("a service report");
        assert_eq!(service, self.service(), "with and without evidence");
        explain_gaps(&self.network, &self.settlements, &evidence, technology)
    }
}
