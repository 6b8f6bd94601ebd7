//! The opportunity map against the direct judgement of a mast at the cell, in both directions of the radio, on real terrain.
use super::deviations::put;
use super::real_ground::{BAC_YEN, CLIMATE, below, wooded};
use signalgap::coverage::{
    AntennaPoint, DirectPath, Link, MastIndex, PathSetting, Reach, ServiceSetting, SightedPath, StoreError,
};
use signalgap::geodesy::{LonLat, Position};
use signalgap::grid::{Cell, Shape};
use signalgap::inputs::crs::PlanningProjection;
use signalgap::link::{Receiver, ServiceNeed, ServiceRequirement};
use signalgap::network::{AntennaPattern, Carrier, Network, SectorPattern, Technology};
use signalgap::planning::{
    AddedCarrier, Cause, CellPlaces, Gap, MapMeans, MastDesign, NewMast, OpportunityMap, OpportunityQuestion,
    PointToServe, map_opportunities, points_to_serve,
};
use signalgap::propagation::P1812;
use signalgap::settlements::{Cluster, Facilities, SamplePoint, Settlement};
use signalgap::terrain::Ground;
use signalgap::units::{Dbm, Decibels, Frequency, Length, Tilt};
use std::collections::BTreeMap;
use std::ops::Range;

const RADIUS_KM: f64 = 12.0;
const HEIGHT: Length = Length::from_metres(40.0);
const POINTS: usize = 8;
/// Pairs of cell and point within so many dB of the threshold, and at random.
const NEAR_DB: f64 = 6.0;
const PAIRS: usize = 1_000;
/// The share of them on which map and judgement may differ.
const MOST_NEAR: f64 = 0.02;
/// At the edges of woods the horizon, and with it what a narrow beam attenuates, changes from radial to radial.
const MOST_NEAR_WOODS: f64 = 0.03;
const MOST_RANDOM: f64 = 0.002;

/// Where cells lie.
struct Centres {
    cols: usize,
    places: Vec<LonLat>,
}

impl Centres {
    fn of(ground: &Ground, projection: &PlanningProjection) -> Self {
        let Shape { rows, cols } = ground.geometry().shape;
        let cells = (0..rows).flat_map(|row| (0..cols).map(move |col| Cell { row, col }));
        let centres: Vec<_> = cells.map(|cell| ground.geometry().centre_m(cell)).collect();
        Self { cols, places: projection.to_geographic(&centres).expect("places") }
    }
}

impl CellPlaces for Centres {
    fn row(&self, row: usize, cols: Range<usize>) -> Result<Vec<LonLat>, StoreError> {
        Ok(self.places[row * self.cols + cols.start..row * self.cols + cols.end].to_vec())
    }
}

/// LTE in band 8, 10 MHz, 46 dBm, 11 dBi, feeder 1 dB.
fn design(vertical_beamwidth_deg: f64, downtilts_deg: &[f64]) -> MastDesign {
    MastDesign {
        operator: "New".to_owned(),
        carriers: vec![AddedCarrier {
            carrier: Carrier {
                technology: Technology::Lte,
                band: "B8".to_owned(),
                downlink: Frequency::from_megahertz(942.5),
                uplink: Frequency::from_megahertz(897.5),
                bandwidth_mhz: 10.0,
            },
            total_power: Dbm::new(46.0),
            antenna_ports: 2,
            reference_signal_boost: Decibels::default(),
            pilot_power_share: 0.1,
        }],
        maximum_gain: Decibels::new(11.0),
        feeder_loss: Decibels::new(1.0),
        pattern: AntennaPattern::Sector(SectorPattern { vertical_beamwidth_deg, ..SectorPattern::default() }),
        downtilts: downtilts_deg.iter().map(|degrees| Tilt::from_degrees_down(*degrees)).collect(),
    }
}

fn position(ground: &Ground, projection: &PlanningProjection, cell: Cell) -> Position {
    let geographic = projection.to_geographic(&[ground.geometry().centre_m(cell)]).expect("a place");
    projection.place(&geographic).expect("a place")[0]
}

/// A village of one point at a random cell, and the gap that it is.
fn village(number: usize, position: Position) -> (Settlement, Gap) {
    let cluster = Cluster {
        cluster_id: String::new(),
        name: String::new(),
        samples: vec![SamplePoint { position, weight: 1.0 }],
        population: Some(100.0),
        households: None,
        fixed_broadband_share: None,
        smartphone_share: None,
        facilities: Facilities::default(),
        clutter_height_m: None,
    };
    let settlement = Settlement {
        settlement_id: format!("V{number}"),
        name: String::new(),
        admin_units: Vec::new(),
        population: Some(100.0),
        households: None,
        electrified: None,
        commune_fibre: None,
        attributes: BTreeMap::new(),
        clusters: vec![cluster],
    };
    let gap = Gap {
        settlement: number,
        cluster: 0,
        sample: 0,
        people_without_service: Some(100.0),
        best: None,
        deficit: None,
        masts: Vec::new(),
        cause: Cause::NoSiteInRange,
        other_models: Vec::new(),
    };
    (settlement, gap)
}

/// How a mast at a cell serves a point, by the path between them.
struct Judged<'a> {
    setting: ServiceSetting<'a>,
    design: &'a MastDesign,
    projection: &'a PlanningProjection,
}

impl Judged<'_> {
    fn link(&self, cell: Cell, downtilt: Tilt, point: &PointToServe) -> Option<Link> {
        let mast = NewMast {
            design: self.design,
            site_id: "N".to_owned(),
            position: position(self.setting.path.ground, self.projection, cell),
            height_agl: HEIGHT,
            downtilt,
        };
        let sectors = mast.sectors();
        let antenna = AntennaPoint { position: mast.position, height_agl: HEIGHT };
        let path = DirectPath::new(&self.setting.path, antenna, &point.position).ok()?;
        let sighted = SightedPath::new(path, sectors[0].carrier.downlink);
        let links = sighted.links(&self.setting.path, &self.setting.need, &sectors).expect("links");
        links.into_iter().next()
    }
}

/// Pairs near the threshold, at random, and how many of each the map has otherwise than judging.
fn flips(map: &OpportunityMap, points: &[PointToServe], judged: &Judged<'_>) -> [(usize, usize); 2] {
    let (layer, window) = (&map.layers[0], map.window);
    let needed_db = judged.setting.need.margin(judged.setting.need.sigma_db).db();
    let mut seed = 20_261_130;
    let mut drawn = Vec::new();
    while drawn.len() < 40 * PAIRS {
        let at = below(&mut seed, layer.sets.len());
        let number = below(&mut seed, points.len());
        let (east_m, north_m) = map.geometry.centre_m(map.cell(at));
        let place = &points[number].position;
        let away_m = (east_m - place.easting_m).hypot(north_m - place.northing_m);
        if away_m < 990.0 * RADIUS_KM && !layer.expected[at].is_nan() {
            drawn.push((at, number));
        }
    }
    assert_eq!(window.shape.cells(), layer.sets.len());
    let compare = |&(at, number): &(usize, usize)| {
        let promised = map.sets.of(layer.sets[at]).points.contains(&number);
        let link = judged.link(map.cell(at), map.downtilt(judged.design, 0, at), &points[number])?;
        let margin_db = link.margin().db() - needed_db;
        let serves = link.probability >= judged.setting.need.target_probability;
        Some((margin_db, promised != serves))
    };
    let found: Vec<(f64, bool)> = drawn.iter().filter_map(compare).collect();
    let near: Vec<_> = found.iter().filter(|(margin_db, _)| margin_db.abs() < NEAR_DB).take(PAIRS).collect();
    let random: Vec<_> = found.iter().take(5 * PAIRS).collect();
    [near, random].map(|pairs| (pairs.len(), pairs.iter().filter(|(_, flipped)| *flipped).count()))
}

/// What masts are judged with.
#[derive(Clone, Copy)]
struct Judging<'a> {
    projection: &'a PlanningProjection,
    design: &'a MastDesign,
}

fn hold(name: &str, most_near: f64, (ground, centres): (&Ground, &Centres), judging: Judging<'_>) {
    let Judging { projection, design } = judging;
    let (receiver, model) = (Receiver::default(), P1812::default());
    let need = ServiceRequirement::default_of(Technology::Lte);
    let network = Network::new(Vec::new());
    let setting = ServiceSetting {
        network: &network,
        path: PathSetting::median(ground, &model, &receiver, CLIMATE),
        reach: Reach { radius: Length::from_kilometres(RADIUS_KM), radial_spacing_cells: 1.25 },
        need: ServiceNeed {
            lte: &need,
            umts: &need,
            sigma_db: 8.0,
            offset_db: 0.0,
            target_probability: 0.9,
            shadowing_correlation: 0.5,
        },
        other_models: &[],
    };
    let question = OpportunityQuestion {
        setting,
        design,
        technology: Technology::Lte,
        heights_agl: &[HEIGHT],
        radius: Length::from_kilometres(RADIUS_KM),
    };
    let (shape, margin, mut seed) = (ground.geometry().shape, 420, 7);
    let mut inside = |limit: usize| margin + below(&mut seed, limit - 2 * margin);
    let villages = (0..POINTS).map(|number| {
        let cell = Cell { row: inside(shape.rows), col: inside(shape.cols) };
        village(number, position(ground, projection, cell))
    });
    let (settlements, gaps): (Vec<Settlement>, Vec<Gap>) = villages.unzip();
    let points =
        points_to_serve(&question, &MastIndex::of(&network), ground, &settlements, &gaps).expect("points");
    assert_eq!(points.len(), POINTS);
    let means =
        MapMeans { ground, places: centres, forbidden: &|_| false, memory_bytes: 1 << 30, done: &|| () };
    let map = map_opportunities(&question, &points, &means).expect("a map").expect("points on the grid");
    let judged = Judged { setting, design, projection };
    let [near, random] = flips(&map, &points, &judged);
    put(&format!(
        "| opportunity map, {name}: {} of {} flips within 6 dB, {} of {} at random |",
        near.1, near.0, random.1, random.0
    ));
    assert_eq!((near.0, random.0), (PAIRS, 5 * PAIRS), "{name}");
    assert!(near.1 as f64 <= most_near * near.0 as f64, "{name}: {near:?}");
    assert!(random.1 as f64 <= MOST_RANDOM * random.0 as f64, "{name}: {random:?}");
}

#[test]
#[cfg_attr(not(has_shared), ignore = "needs the reference data: SIGNALGAP_SHARED")]
fn the_map_agrees_with_the_judgement_of_a_mast() {
    let (bare, projection) = BAC_YEN.read();
    let isotropic = design(f64::INFINITY, &[0.0]);
    let omni = design(10.0, &[0.0, 3.0, 6.0, 9.0]);
    let centres = Centres::of(&bare, &projection);
    let (uniform, woods) = (bare.clone().with_uniform_clutter(10.0), wooded(&bare, Some(500.0)));
    for (name, ground, design, most_near) in [
        ("bare, isotropic", &bare, &isotropic, MOST_NEAR),
        ("bare, omni", &bare, &omni, MOST_NEAR),
        ("clutter of 10 m, isotropic", &uniform, &isotropic, MOST_NEAR),
        ("clutter of 10 m, omni", &uniform, &omni, MOST_NEAR),
        ("woods of 500 m, isotropic", &woods, &isotropic, MOST_NEAR),
        ("woods of 500 m, omni", &woods, &omni, MOST_NEAR_WOODS),
    ] {
        hold(name, most_near, (ground, &centres), Judging { projection: &projection, design });
    }
}
