use super::{AddedCarrier, GapQuestion, explain_gaps, judge_with_evidence};
use crate::coverage::{MastIndex, PathSetting, Reach, ServiceSetting};
use crate::geodesy::{GEODESICS, LonLat, Position};
use crate::grid::{Grid, GridGeometry, Shape};
use crate::link::{Receiver, ServiceNeed, ServiceRequirement};
use crate::network::{Carrier, Network, SectorCarrier, Technology};
use crate::planning::Cause;
use crate::propagation::{ClimateSource, P526, P1812, PathLossModel, RadioClimate};
use crate::settlements::{Cluster, Facilities, SamplePoint, Settlement};
use crate::terrain::{Ground, PROFILES};
use crate::units::{Dbm, Decibels, Frequency, Length};
use std::collections::BTreeMap;

/// A place on the equator, where a degree is nearly as long in both directions.
fn at(easting_m: f64) -> Position {
    Position {
        geographic: LonLat { longitude_deg: easting_m / 111_319.490_793, latitude_deg: 0.0 },
        easting_m,
        northing_m: 0.0,
        meridian_convergence_deg: 0.0,
        point_scale: 1.0,
    }
}

/// A plain with a ridge 400 m high at 5 km.
fn ridge() -> Ground {
    let geometry = GridGeometry {
        shape: Shape { rows: 40, cols: 300 },
        west_m: -1_000.0,
        north_m: 1_000.0,
        cell_m: 50.0,
    };
    let height_m = |col: usize| if (118..=122).contains(&col) { 500.0 } else { 100.0 };
    let values = (0..40).flat_map(|_| (0..300).map(height_m)).collect();
    Ground::new(Grid::from_values(geometry, values).expect("all cells"), None).expect("no clutter")
}

fn sector(site_id: &str, easting_m: f64) -> SectorCarrier {
    let downlink = Frequency::from_megahertz(1_842.5);
    let uplink = Frequency::from_megahertz(1_747.5);
    let carrier =
        Carrier { technology: Technology::Lte, band: "B3".to_owned(), downlink, uplink, bandwidth_mhz: 20.0 };
    SectorCarrier {
        site_id: site_id.to_owned(),
        sector_id: format!("{site_id}-1"),
        total_power: Dbm::new(40.0),
        ..SectorCarrier::isotropic(at(easting_m), Length::from_metres(30.0), carrier)
    }
}

/// A village of some sample points behind the ridge.
fn village(samples: usize) -> Settlement {
    let place = |index: usize| at(9_000.0 + 200.0 * index as f64);
    let samples: Vec<SamplePoint> = (0..samples)
        .map(|index| SamplePoint { position: place(index), weight: 1.0 / samples as f64 })
        .collect();
    let cluster = Cluster {
        cluster_id: String::new(),
        name: String::new(),
        samples,
        population: Some(100.0),
        households: None,
        fixed_broadband_share: None,
        clutter_height_m: None,
        smartphone_share: None,
        facilities: Facilities::default(),
    };
    Settlement {
        settlement_id: "V".to_owned(),
        name: "V".to_owned(),
        admin_units: Vec::new(),
        population: Some(100.0),
        households: None,
        electrified: None,
        commune_fibre: None,
        attributes: BTreeMap::new(),
        clusters: vec![cluster],
    }
}

/// Verdicts and causes of all models over each pair of place and mast from one geodesic and one profile.
#[test]
fn each_path_is_worked_out_once() {
    const SAMPLES: usize = 5;
    let network = Network::new(vec![sector("A", 0.0), sector("B", 400.0), sector("C", 800.0)]);
    let (ground, receiver) = (ridge(), Receiver::default());
    let need = ServiceRequirement::default_of(Technology::Lte);
    let (model, others) = (P1812::default(), [Box::new(P526) as Box<dyn PathLossModel>]);
    let climate = ClimateSource::Uniform(RadioClimate { delta_n: 45.0, surface_refractivity: 325.0 });
    let setting = ServiceSetting {
        network: &network,
        path: PathSetting::median(&ground, &model, &receiver, climate),
        reach: Reach { radius: Length::from_kilometres(20.0), radial_spacing_cells: 1.25 },
        need: ServiceNeed {
            lte: &need,
            umts: &need,
            sigma_db: 8.0,
            offset_db: 0.0,
            target_probability: 0.9,
            shadowing_correlation: 0.5,
        },
        other_models: &others,
    };
    let added = AddedCarrier {
        carrier: sector("X", 0.0).carrier,
        total_power: Dbm::new(46.0),
        antenna_ports: 2,
        reference_signal_boost: Decibels::default(),
        pilot_power_share: 0.1,
    };
    let question = GapQuestion { technology: Technology::Lte, added: &added };
    let index = MastIndex::of(&network);
    let settlements = [village(SAMPLES)];
    // one thread, whose counters tell all
    let pool = rayon::ThreadPoolBuilder::new().num_threads(1).build().expect("a pool");
    pool.install(|| {
        let before = (GEODESICS.get(), PROFILES.get());
        let judged = judge_with_evidence(&setting, &index, &settlements, question, &|| ());
        let (_, evidence) = judged.expect("a judgement");
        let gaps = explain_gaps(&network, &settlements, &evidence, Technology::Lte);
        assert!(matches!(gaps[0].cause, Cause::TerrainBlocked { .. }), "{gaps:?}");
        assert_eq!(gaps[0].masts.len(), 1, "one mast is nearest, strongest and most promising");
        let pairs = SAMPLES * index.masts().len();
        // and once more for the mast that explains the gap
        assert_eq!((GEODESICS.get() - before.0, PROFILES.get() - before.1), (pairs + 1, pairs + 1));
    });
}
