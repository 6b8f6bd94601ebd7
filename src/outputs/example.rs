//! A hand-made run for the tests of this room: two settlements with three clusters, two sectors, a 6 x 5 grid.
use super::report::manifest::{CaveatRow, Manifest};
use super::results::area_tiles::WholeArea;
use super::results::run_results::Results;
use crate::coverage::{
    AreaLayer, AreaLayers, AreaQuantity, ClusterService, LayerValues, Link, LossesApart, ModelService,
    PathSketch, PlaceService, Scope, ScopeService, ServerLink, ServiceReport, SettlementService, TowerMargin,
};
use crate::geodesy::{GeographicBounds, LonLat, PlanningCrs, Position};
use crate::grid::{GridGeometry, Shape, WebGrid, WebSampling};
use crate::language::Both;
use crate::link::{MastMargin, ServiceClass, Verdict};
use crate::network::{
    AntennaPattern, AssumedField, Carrier, Network, SectorCarrier, SectorPattern, Technology,
};
use crate::planning::{
    Cause, Contribution, DistrictIndicators, ExplainingMast, Gap, GapRemedy, IndicatorQuestion, MastRoles,
    ModelDeficit, RankedSettlement, Remedies, Remedy, RemedyKind, RidgePoint, Work,
};
use crate::propagation::{CaveatCounts, CaveatKind, ModelKey, ModelOptions, Remark};
use crate::scenario::Scenario;
use crate::settlements::{AdminUnit, Cluster, Facilities, SamplePoint, Settlement};
use crate::units::{Azimuth, Dbm, Decibels, Frequency, Length, Tilt};
use gdal::spatial_ref::SpatialRef;
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;
use std::path::Path;

/// Owns what [`Results`] borrows.
pub(super) struct World {
    pub(super) scenario: Scenario,
    pub(super) crs: PlanningCrs,
    pub(super) settlements: Vec<Settlement>,
    pub(super) network: Network,
    pub(super) service: ServiceReport,
    pub(super) gaps: Vec<Gap>,
    pub(super) remedies: Remedies,
    pub(super) ranking: Vec<RankedSettlement>,
    pub(super) indicators: DistrictIndicators,
    pub(super) layers: WholeArea,
}

impl World {
    pub(super) fn new() -> Self {
        Self::with_grid(Shape { rows: 5, cols: 6 })
    }

    pub(super) fn with_grid(shape: Shape) -> Self {
        let wkt =
            SpatialRef::from_epsg(32_648).and_then(|crs| crs.to_wkt()).expect("PROJ knows UTM zone 48N");
        let indicators = IndicatorQuestion {
            settlements: &settlements(),
            service: &service(),
            fixed_broadband_share: 0.1,
        }
        .answer();
        Self {
            indicators,
            scenario: scenario(),
            crs: PlanningCrs { name: "EPSG:32648".to_owned(), wkt },
            settlements: settlements(),
            network: Network::new(vec![sector("S02-U", Technology::Umts), sector("S01-L", Technology::Lte)]),
            service: service(),
            gaps: gaps(),
            remedies: remedies(),
            ranking: ranking(),
            layers: layers(shape),
        }
    }

    /// The same with a second model, which is 6.5 dB (the hidden cluster: 6 dB) more pessimistic.
    pub(super) fn of_two_models() -> Self {
        let mut world = Self::new();
        let mut settlements = world.service.settlements.clone();
        let weaker = |served: &mut ScopeService, link: ServerLink| {
            *served = scope_service(Verdict::Unserved, ServiceClass::Poor, Some(link));
        };
        let hidden = link(-126.5, -17.0, 0.016_8);
        for scope in 0..2 {
            weaker(&mut settlements[1].clusters[0].scopes[scope], link(-103.75, 6.0, 0.773_4));
            weaker(&mut settlements[1].clusters[1].scopes[scope], hidden);
            settlements[1].verdicts[scope] = Verdict::Unserved;
        }
        let source = ModelKey::P526.model(&ModelOptions::default()).source();
        let mut caveats = CaveatCounts::default();
        caveats.add(CaveatKind::Remark { model: "itm", remark: Remark::ItmResampled }, 3);
        world.service.other_models = vec![ModelService { source, settlements, caveats, refused: 0 }];
        world.scenario.propagation.models = vec![ModelKey::P1812, ModelKey::P526];
        let deficit = Decibels::new(27.25);
        world.gaps[0].other_models = vec![Some(ModelDeficit { server: hidden, deficit })];
        world.gaps[1].other_models = vec![None];
        world
    }

    pub(super) fn results(&self) -> Results<'_> {
        Results {
            scenario: &self.scenario,
            crs: &self.crs,
            settlements: &self.settlements,
            communes: &[],
            network: &self.network,
            service: &self.service,
            gaps: &self.gaps,
            remedies: &self.remedies,
            ranking: &self.ranking,
            indicators: &self.indicators,
            layers: Some(&self.layers),
            opportunity: None,
            reported: None,
            terrain: None,
            web_warp: as_it_is,
        }
    }

    pub(super) fn manifest(&self) -> Manifest {
        Manifest {
            counts: BTreeMap::from([("settlements".to_owned(), self.settlements.len() as f64)]),
            timings_s: vec![("serve".to_owned(), 1.234_56)],
            caveats: vec![CaveatRow {
                kind: "assumed_values".to_owned(),
                comes_first: false,
                count: 2,
                text: "assumed values of sectors".to_owned(),
                examples: vec!["S02-U".to_owned()],
                sentences: Both::of(|| "assumed values of sectors (2, such as S02-U)".to_owned()),
            }],
            ..Manifest::default()
        }
    }
}

/// Stands for the warp of a raster: four cells.
#[expect(clippy::unnecessary_wraps, reason = "stands for one that may fail")]
pub(super) fn as_it_is(
    _: &Path,
    _: usize,
    _: WebSampling,
) -> Result<WebGrid, Box<dyn std::error::Error + Send + Sync>> {
    let bounds = GeographicBounds { west: 104.0, south: 21.0, east: 104.5, north: 21.5 };
    Ok(WebGrid { shape: Shape { rows: 2, cols: 2 }, bounds, values: vec![1.0, 4.0, 200.0, f32::NAN] })
}

/// The properties of each feature, after a reading by the `geojson` crate.
pub(super) fn properties(bytes: &[u8]) -> Vec<Map<String, Value>> {
    let text = std::str::from_utf8(bytes).expect("UTF-8");
    let collection: geojson::FeatureCollection = text.parse().expect("GeoJSON");
    collection.features.into_iter().map(|feature| feature.properties.expect("properties")).collect()
}

fn scenario() -> Scenario {
    serde_json::from_value(json!({
        "name": "Hand-made",
        "description": "synthetic",
        "terrain": {"files": ["dem.tif"], "kind": "bare_earth"},
        "settlements": {"files": ["villages.csv"]},
        "sites": {"files": ["sites.csv"]},
    }))
    .expect("a scenario")
}

fn position(longitude_deg: f64, latitude_deg: f64) -> Position {
    Position {
        geographic: LonLat { longitude_deg, latitude_deg },
        easting_m: 400_000.0,
        northing_m: 2_300_000.0,
        meridian_convergence_deg: 0.0,
        point_scale: 1.0,
    }
}

fn cluster(cluster_id: &str, places: &[(f64, f64)], population: Option<f64>) -> Cluster {
    let weight = 1.0 / places.len() as f64;
    let sample = |&(lon, lat): &(f64, f64)| SamplePoint { position: position(lon, lat), weight };
    Cluster {
        cluster_id: cluster_id.to_owned(),
        name: if cluster_id.is_empty() { "" } else { "Huổi Lặm" }.to_owned(),
        samples: places.iter().map(sample).collect(),
        population,
        households: None,
        fixed_broadband_share: population.map(|_| 0.1),
        clutter_height_m: None,
        smartphone_share: population.map(|people| people / 400.0),
        facilities: Facilities { school: Some(!cluster_id.is_empty()), ..Facilities::default() },
    }
}

/// In the wrong order, so that the writers' order shows.
fn settlements() -> Vec<Settlement> {
    let bare = Settlement {
        settlement_id: "A7".to_owned(),
        name: String::new(),
        admin_units: Vec::new(),
        population: None,
        households: None,
        electrified: Some(false),
        commune_fibre: None,
        attributes: BTreeMap::new(),
        clusters: vec![cluster("", &[(104.5, 21.25)], None)],
    };
    let commune =
        AdminUnit { level: "commune".to_owned(), name: "Hang Chú".to_owned(), code: "03860".to_owned() };
    let full = Settlement {
        settlement_id: "03860".to_owned(),
        name: "Bản Nậm Lộng".to_owned(),
        admin_units: vec![commune],
        population: Some(300.0),
        commune_fibre: Some(true),
        attributes: BTreeMap::from([("poverty_rate".to_owned(), 0.43)]),
        clusters: vec![
            cluster("", &[(104.123_456_789, 21.2)], Some(200.0)),
            cluster("c1", &[(104.13, 21.21), (104.131, 21.211)], Some(100.0)),
        ],
        ..bare.clone()
    };
    vec![bare, full]
}

fn sector(sector_id: &str, technology: Technology) -> SectorCarrier {
    let lte = technology == Technology::Lte;
    let (downlink_mhz, uplink_mhz) = if lte { (1_842.5, 1_747.5) } else { (2_140.0, 1_950.0) };
    let carrier = Carrier {
        technology,
        band: if lte { "B3" } else { "B1" }.to_owned(),
        downlink: Frequency::from_megahertz(downlink_mhz),
        uplink: Frequency::from_megahertz(uplink_mhz),
        bandwidth_mhz: if lte { 20.0 } else { 5.0 },
    };
    SectorCarrier {
        sector_id: sector_id.to_owned(),
        site_id: format!("SYN{}", &sector_id[1..3]),
        operator: if lte { "Viettel" } else { "VNPT & \"Vina\" <b>" }.to_owned(),
        azimuth: lte.then(|| Azimuth::from_degrees(120.0)),
        mechanical_downtilt: Tilt::from_degrees_down(2.0),
        total_power: Dbm::new(46.0),
        maximum_gain: Decibels::new(17.0),
        feeder_loss: Decibels::new(1.0),
        pattern: AntennaPattern::Sector(SectorPattern::default()),
        antenna_ports: 2,
        status: "on_air".to_owned(),
        assumed: if lte { Vec::new() } else { vec![AssumedField::Azimuth, AssumedField::AntennaHeight] },
        ..SectorCarrier::isotropic(position(104.2, 21.1), Length::from_metres(30.0), carrier)
    }
}

fn link(level_dbm: f64, margin_db: f64, probability: f64) -> ServerLink {
    let link = Link {
        level: Dbm::new(level_dbm),
        downlink_margin: Decibels::new(margin_db + 2.0),
        uplink_margin: Decibels::new(margin_db),
        probability,
        sigma_db: 8.0,
        source: crate::coverage::LevelSource::Predicted,
        loss: Decibels::new(141.234_567),
        diffraction: Decibels::new(31.4),
        model_sigma: None,
        terminal_clutter: Decibels::new(0.0),
        pattern_loss: Decibels::new(0.5),
        ground_distance: Length::from_metres(5_432.1),
        azimuth: Azimuth::from_degrees(123.456_7),
        line_of_sight: margin_db > 0.0,
        fresnel_share: -1.2,
    };
    ServerLink { sector: 0, link }
}

/// What a second mast adds to every probability.
const GAIN: f64 = 0.012_5;

fn scope_service(verdict: Verdict, class: ServiceClass, link: Option<ServerLink>) -> ScopeService {
    let weakest = PlaceService {
        best_server: link,
        deciding: link,
        probability: link.map(|server| server.link.probability + GAIN),
        sectors_computed: usize::from(verdict != Verdict::NoData),
        sectors_without_terrain: usize::from(verdict == Verdict::NoData),
        sectors_refused: 0,
    };
    let served_share = if verdict == Verdict::Served { 1.0 } else { 0.0 };
    let fragile = (verdict != Verdict::NoData).then_some(verdict == Verdict::Served);
    ScopeService {
        verdict,
        verdict_by_one_mast: verdict,
        served_share,
        class,
        weakest_sample: 0,
        weakest,
        fragile,
    }
}

/// In the order of the settlements: A7, then 03860.
fn service() -> ServiceReport {
    let scope =
        |technology, operator: Option<&str>| Scope { technology, operator: operator.map(str::to_owned) };
    let scopes = vec![
        scope(Technology::Lte, None),
        scope(Technology::Lte, Some("Viettel")),
        scope(Technology::Umts, None),
    ];
    let none = |verdict| scope_service(verdict, ServiceClass::None, None);
    let good = scope_service(Verdict::Served, ServiceClass::Fair, Some(link(-97.25, 12.5, 0.940_91)));
    let weak = scope_service(Verdict::Unserved, ServiceClass::None, Some(link(-120.5, -11.0, 0.084_5)));
    let lacking = none(Verdict::Unserved);
    let bare = SettlementService {
        verdicts: vec![Verdict::Unserved, Verdict::Unserved, Verdict::NoData],
        people_served: vec![None; 3],
        clusters: vec![ClusterService { scopes: vec![lacking, lacking, none(Verdict::NoData)] }],
    };
    let full = SettlementService {
        verdicts: vec![Verdict::PartlyServed, Verdict::PartlyServed, Verdict::Unserved],
        people_served: vec![Some(200.0), Some(200.0), Some(0.0)],
        clusters: vec![
            ClusterService { scopes: vec![good, good, lacking] },
            ClusterService { scopes: vec![weak, weak, lacking] },
        ],
    };
    ServiceReport {
        scopes,
        settlements: vec![bare, full],
        tower_margins: vec![Vec::new(), tower_margins()],
        model_caveats: CaveatCounts::default(),
        other_models: Vec::new(),
    }
}

/// The centre of the second settlement by its sector; the second cluster by it, four deviations too weak.
fn tower_margins() -> Vec<TowerMargin> {
    let at = |cluster, level_dbm, margin_db| TowerMargin {
        cluster,
        sample: 0,
        sector: 0,
        level: Dbm::new(level_dbm),
        margin: MastMargin { margin_db, sigma_db: 8.0 },
    };
    vec![at(0, -97.25, 12.5), at(1, -120.5, -11.0)]
}

fn gaps() -> Vec<Gap> {
    let ridge = RidgePoint {
        place: LonLat { longitude_deg: 104.222_222_22, latitude_deg: 21.111_111_11 },
        elevation_amsl_m: 1_432.04,
        height_over_ray_m: 87.1,
        distance_from_mast: Length::from_metres(3_200.0),
        share: 1.0,
        diffraction: Decibels::new(31.4),
    };
    let zero = Decibels::default();
    let losses = LossesApart {
        free_space: Decibels::new(112.0),
        terrain: Decibels::new(31.4),
        clutter: Decibels::new(2.25),
        other: zero,
        at_handset: zero,
        azimuth: Decibels::new(4.5),
        tilt: Decibels::new(0.5),
    };
    let server = link(-120.5, -11.0, 0.084_5);
    let mast = ExplainingMast {
        roles: MastRoles { nearest: true, strongest: true, most_promising: true },
        server,
        adds_technology: false,
        downlink_lacks: Decibels::new(15.75),
        uplink_lacks: Decibels::new(21.25),
        losses,
        free_space_level: losses.free_space_level(&server.link),
        ridges: vec![ridge],
        sketch: PathSketch {
            distance_m: vec![0.0, 3_200.0, 5_432.1],
            ground_m: vec![1_200.0, 1_432.0, 1_100.0],
            clutter_m: vec![0.0, 10.0, 0.0],
            antenna_amsl_m: 1_230.0,
            handset_amsl_m: 1_101.5,
            earth_radius: Length::from_kilometres(8_500.0),
        },
        frequency: Frequency::from_megahertz(1_842.5),
    };
    vec![
        Gap {
            settlement: 1,
            cluster: 1,
            sample: 1,
            people_without_service: Some(100.0),
            best: Some(link(-120.5, -11.0, 0.084_5)),
            deficit: Some(Decibels::new(21.25)),
            cause: Cause::TerrainBlocked { ridge, loss: losses.terrain },
            masts: vec![mast],
            other_models: Vec::new(),
        },
        Gap {
            settlement: 0,
            cluster: 0,
            sample: 0,
            people_without_service: None,
            best: None,
            deficit: None,
            masts: Vec::new(),
            cause: Cause::NoSiteInRange,
            other_models: Vec::new(),
        },
    ]
}

/// A carrier for the hidden cluster; a satellite terminal for it too, and nothing for the other gap.
fn remedies() -> Remedies {
    let mut added = sector("S01-L", Technology::Lte);
    added.sector_id = "S01-L+800".to_owned();
    added.carrier.downlink = Frequency::from_megahertz(800.0);
    let carrier = Remedy {
        kind: RemedyKind::AddTechnology,
        site_id: added.site_id.clone(),
        position: added.position,
        operator: added.operator.clone(),
        replaced: Vec::new(),
        sectors: vec![added],
        settlement: 0,
        spot: None,
        donor: None,
        work: Work { carriers: 1, ..Work::default() },
        cost: Some(8_500.0),
        cost_without_visit: Some(8_000.0),
        people_estimated: Some(100.0),
        people_gained: 100.0,
        people_lost: 0.0,
        gaps_closed: vec![0],
    };
    let satellite = Remedy {
        kind: RemedyKind::Satellite,
        site_id: "03860/c1".to_owned(),
        operator: String::new(),
        sectors: Vec::new(),
        work: Work::default(),
        cost: None,
        cost_without_visit: None,
        people_estimated: None,
        people_gained: 0.0,
        gaps_closed: Vec::new(),
        ..carrier.clone()
    };
    let of_gap = |remedy| GapRemedy { remedy, people_of_gap: Some(100.0), people_of_others: 0.0 };
    Remedies { all: vec![carrier, satellite], of_gaps: vec![vec![of_gap(0), of_gap(1)], Vec::new()] }
}

fn ranking() -> Vec<RankedSettlement> {
    let part = |criterion: &str, value, contribution| Contribution {
        criterion: criterion.to_owned(),
        value,
        normalised: 1.0,
        contribution,
    };
    let row = |settlement, rank, score, people, contributions| RankedSettlement {
        settlement,
        rank,
        score,
        need: score,
        cost_per_person: None,
        cost_contribution: 0.0,
        people_without_service: people,
        contributions,
    };
    let first = vec![part("people_without_service", Some(100.0), 0.7), part("school", Some(1.0), 0.1)];
    let second = vec![part("people_without_service", None, 0.0), part("school", None, 0.0)];
    vec![row(0, 2, 0.0, None, second), row(1, 1, 0.8, Some(100.0), first)]
}

/// A ramp of levels from -50 dBm in the west downwards, nothing in the last row.
fn layers(shape: Shape) -> WholeArea {
    use AreaQuantity::{BestServer, Class, Level};
    let geometry = GridGeometry { shape, west_m: 400_000.0, north_m: 2_300_000.0, cell_m: 30.0 };
    let layer = |technology, quantity| AreaLayer { scope: Scope { technology, operator: None }, quantity };
    let lte = [Level, BestServer, Class].map(|quantity| layer(Technology::Lte, quantity));
    let mut layers = AreaLayers::empty(geometry, [&lte[..], &[layer(Technology::Umts, Level)]].concat());
    for (layer, values) in &mut layers.layers {
        let level_dbm = |col: usize| match layer.scope.technology {
            Technology::Lte => -70.123_4 - 12.0 * col as f32,
            Technology::Umts => -90.0,
        };
        let reached = (shape.rows - 1) * shape.cols;
        match values {
            LayerValues::Quantity(values) => {
                let cells = values[..reached].iter_mut().enumerate();
                cells.for_each(|(cell, dbm)| *dbm = level_dbm(cell % shape.cols));
            }
            LayerValues::Sector(values) => values[..reached].fill(0),
            // -70, -82, -94, -106, -118, -130 dBm
            LayerValues::Count(values) => {
                values[..reached].iter_mut().enumerate().for_each(|(cell, class)| {
                    *class = [4, 3, 3, 1, 0].get(cell % shape.cols).copied().unwrap_or_default();
                });
            }
        }
    }
    layers.into()
}
