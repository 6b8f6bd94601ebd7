//! Where a new mast would help, behind a ridge: the map against judging the network with the mast, cell by cell.
use super::world::{World, at, ridge_land, sector, village};
use signalgap::coverage::{MastIndex, ServiceSetting, StoreError, service_at_settlements};
use signalgap::geodesy::LonLat;
use signalgap::link::inverse_normal;
use signalgap::network::{AntennaPattern, Network, SectorPattern, Technology};
use signalgap::planning::{
    AddedCarrier, BestPlaces, CellPlaces, Confirmation, MapMeans, MastDesign, NewMast, OpportunityMap,
    OpportunityQuestion, PointToServe, map_opportunities, points_to_serve,
};
use signalgap::propagation::{FreeSpace, PathLossModel};
use signalgap::units::{Dbm, Decibels, Length, Tilt};
use std::ops::Range;

const HEIGHT: Length = Length::from_metres(40.0);

/// Cells of the strip of land.
struct OnTheEquator<'a>(&'a World);

impl CellPlaces for OnTheEquator<'_> {
    fn row(&self, row: usize, cols: Range<usize>) -> Result<Vec<LonLat>, StoreError> {
        let geometry = self.0.ground.geometry();
        let place = |col| {
            let (east_m, north_m) = geometry.centre_m(signalgap::grid::Cell { row, col });
            at(east_m, north_m).geographic
        };
        Ok(cols.map(place).collect())
    }
}

/// Two villages behind the ridge, of 100 and 60 people; a mast of operator One in front of it.
fn world() -> World {
    World::new(
        ridge_land(),
        vec![sector("a", Technology::Lte)],
        vec![village("V", &[(6_000.0, 0.0)], 100.0), village("W", &[(9_500.0, 1_500.0)], 60.0)],
    )
}

/// A weak omni whose beam may be level or tilted.
fn design(operator: &str) -> MastDesign {
    MastDesign {
        operator: operator.to_owned(),
        carriers: vec![AddedCarrier {
            carrier: sector("new", Technology::Lte).carrier,
            total_power: Dbm::new(20.0),
            antenna_ports: 2,
            reference_signal_boost: Decibels::default(),
            pilot_power_share: 0.1,
        }],
        maximum_gain: Decibels::new(8.0),
        feeder_loss: Decibels::new(1.0),
        pattern: AntennaPattern::Sector(SectorPattern::default()),
        downtilts: [0.0, 5.0].map(Tilt::from_degrees_down).to_vec(),
    }
}

fn question<'a>(world: &'a World, design: &'a MastDesign) -> OpportunityQuestion<'a> {
    OpportunityQuestion {
        setting: world.setting(),
        design,
        technology: Technology::Lte,
        heights_agl: &[HEIGHT],
        radius: Length::from_kilometres(world.radius_km),
    }
}

fn mapped(world: &World, question: &OpportunityQuestion<'_>) -> (OpportunityMap, Vec<PointToServe>) {
    let index = MastIndex::of(&world.network);
    let (ground, settlements) = (&world.ground, world.settlements.as_slice());
    let points = points_to_serve(question, &index, ground, settlements, &world.gaps()).expect("points");
    let means = MapMeans {
        ground,
        places: &OnTheEquator(world),
        forbidden: &|_| false,
        memory_bytes: 1 << 28,
        done: &|| (),
    };
    (map_opportunities(question, &points, &means).expect("a map").expect("points"), points)
}

fn mast_at<'a>(map: &OpportunityMap, design: &'a MastDesign, cell: usize) -> NewMast<'a> {
    let (east_m, north_m) = map.geometry.centre_m(map.cell(cell));
    NewMast {
        design,
        site_id: "new".to_owned(),
        position: at(east_m, north_m),
        height_agl: HEIGHT,
        downtilt: map.downtilt(design, 0, cell),
    }
}

/// Expected people that a mast adds, by judging the network with it.
fn expected(world: &World, mast: &NewMast<'_>) -> f64 {
    let people = |network: &Network| -> f64 {
        let setting = ServiceSetting { network, ..world.setting() };
        let index = MastIndex::of(network);
        let found = service_at_settlements(&setting, &index, &world.settlements, &|| ()).expect("a report");
        let scope = found.scope(Technology::Lte, None).expect("4G");
        let of = |(settlement, people): (usize, f64)| {
            let weakest = &found.settlements[settlement].clusters[0].scopes[scope].weakest;
            weakest.probability.unwrap_or_default() * people
        };
        [(0, 100.0), (1, 60.0)].into_iter().map(of).sum()
    };
    let changed = world.network.sectors().iter().cloned().chain(mast.sectors()).collect();
    people(&Network::new(changed)) - people(&world.network)
}

/// Share of cells on which map and judging agree: on the people served, and on the expected ones within 2 %.
fn agreement(world: &World, design: &MastDesign) -> [f64; 2] {
    let question = question(world, design);
    let (map, _) = mapped(world, &question);
    let gaps = world.gaps();
    let confirmation = Confirmation {
        question: &question,
        ground: &world.ground,
        settlements: &world.settlements,
        gaps: &gaps,
    };
    let (mut cells, mut alike, mut near) = (0, 0, 0);
    for cell in (0..map.layers[0].sets.len()).step_by(61) {
        let promised = map.sets.of(map.layers[0].sets[cell]).people;
        let mast = mast_at(&map, design, cell);
        let found = confirmation.people_gained(std::slice::from_ref(&mast)).expect("people");
        let off = f64::from(map.layers[0].expected[cell]) - expected(world, &mast);
        cells += 1;
        alike += usize::from((promised - found).abs() < 1e-6);
        near += usize::from(off.abs() < 0.02 * 160.0);
    }
    assert!(cells > 300);
    [alike, near].map(|count| f64::from(count as u32) / f64::from(cells as u32))
}

#[test]
fn masts_behind_the_ridge_serve_and_those_before_it_do_not() {
    let (world, design) = (world(), design("Two"));
    let question = question(&world, &design);
    let (map, points) = mapped(&world, &question);
    assert_eq!(points.len(), 2);
    for point in &points {
        assert!((point.needed_strength - inverse_normal(0.9)).abs() < 1e-6, "{}", point.needed_strength);
    }
    let people_at = |east_m: f64, north_m: f64| {
        let cell = map.geometry.cell_at(east_m, north_m).expect("a cell");
        let window = map.window;
        let at = (cell.row - window.first.row) * window.shape.cols + cell.col - window.first.col;
        map.sets.of(map.layers[0].sets[at]).people
    };
    assert!(people_at(6_300.0, 100.0) >= 100.0 && people_at(9_400.0, 1_400.0) >= 60.0);
    assert!(people_at(2_000.0, 0.0) < 1e-9);
    // too weak for both at once
    let search = BestPlaces::of(&map, &points);
    let best = search.best().expect("a place");
    assert!((best.people - 100.0).abs() < 1e-9, "{best:?}");
    let (pair, people) = search.best_pair().expect("two places");
    assert!((people - 160.0).abs() < 1e-9, "{pair:?}");
}

#[test]
fn the_map_is_what_judging_finds() {
    for operator in ["Two", "One"] {
        let [alike, near] = agreement(&world(), &design(operator));
        assert!(alike >= 0.98 && near >= 0.95, "{operator}: {alike} {near}");
    }
}

/// A model that is carried along no radial: each cell has its own path, so the map is exact.
#[test]
fn without_a_sweep_the_map_is_exact() {
    let mut world = world();
    world.models = vec![Box::new(FreeSpace) as Box<dyn PathLossModel>];
    // over the ridge too, free space serves: a demand that the mast in front does not meet
    world.lte.required_level_dbm = -70.0;
    assert_eq!(world.gaps().len(), 2);
    let [alike, near] = agreement(&world, &design("Two"));
    assert!(alike > 0.999 && near > 0.999, "{alike} {near}");
}

#[test]
fn a_mast_of_the_same_operator_helps() {
    let mut world = world();
    // the mast in front nearly serves V
    world.target_probability = 0.999;
    world.lte.required_level_dbm = -140.0;
    world.lte.uplink.handset_power_dbm = 40.0;
    let of = |operator: &str| {
        let design = design(operator);
        mapped(&world, &question(&world, &design)).1.iter().map(|point| point.needed_strength).sum::<f64>()
    };
    assert!(of("One") < of("Two") - 0.01, "{} {}", of("One"), of("Two"));
}
