//! Several masts of an operator help each other, at places and in the probability layer.
use super::world::{World, at, land, sector, village};
use proptest::prelude::*;
use signalgap::coverage::{
    AreaLayers, AreaQuantity, AreaWish, MastIndex, PlaceService, ScopeService, sweep_area,
};
use signalgap::grid::Cell;
use signalgap::link::{MastMargin, Verdict, inverse_normal, joint_probability};
use signalgap::network::{Network, SectorCarrier, Technology};
use signalgap::propagation::{ModelKey, ModelOptions};
use signalgap::units::{Dbm, Decibels, Frequency, Length};

/// Row of the grid and column of the cell in whose middle the village lies, at one distance from all masts.
const CELL: Cell = Cell { row: 40, col: 100 };

fn place(world: &World) -> (f64, f64) {
    world.ground.geometry().centre_m(CELL)
}

/// A sector that radiates all round, so many metres east and north of the village.
fn mast(id: &str, away_m: (f64, f64), operator: &str) -> SectorCarrier {
    let (easting_m, northing_m) = land(|_, _| 100.0).geometry().centre_m(CELL);
    let mut sector = sector(id, Technology::Lte);
    (sector.position, sector.azimuth) = (at(easting_m + away_m.0, northing_m + away_m.1), None);
    id.clone_into(&mut sector.site_id);
    operator.clone_into(&mut sector.operator);
    sector
}

/// A village in line of sight of the masts, in free space, with all powers set so that the strongest link alone works with
/// a probability; at equal distances all of them do.
fn world(sectors: Vec<SectorCarrier>, probability: f64) -> World {
    let mut world = World::new(land(|_, _| 100.0), sectors, Vec::new());
    world.models = vec![ModelKey::FreeSpace.model(&ModelOptions::default())];
    world.settlements = vec![village("V", &[place(&world)], 100.0)];
    let margin_db = any(&world).weakest.deciding.expect("a link").link.margin().db();
    let change_db = world.sigma_db * inverse_normal(probability) - margin_db;
    // both directions alike: power of the mast, and of the handset
    let turned = |sector: &SectorCarrier| {
        let mut sector = sector.clone();
        sector.total_power = sector.total_power + Decibels::new(change_db);
        sector
    };
    world.network = Network::new(world.network.sectors().iter().map(turned).collect());
    world.lte.uplink.handset_power_dbm += change_db;
    world
}

fn scopes(world: &World) -> Vec<ScopeService> {
    world.service().settlements[0].clusters[0].scopes.clone()
}

fn any(world: &World) -> ScopeService {
    scopes(world)[0]
}

fn probability(service: &PlaceService) -> f64 {
    service.probability.expect("a probability")
}

fn layers(world: &World) -> AreaLayers {
    let index = MastIndex::of(&world.network);
    sweep_area(&world.setting(), &index, &AreaWish::everything(), &|| ()).expect("layers")
}

/// The probability layer of any operator at the village, 0 to 1.
fn mapped(world: &World) -> f64 {
    let layers = layers(world);
    let values = layers.of(Technology::Lte, AreaQuantity::Probability).expect("a layer");
    let values = values.quantities().expect("numbers");
    f64::from(values[CELL.row * layers.geometry.shape.cols + CELL.col]) / 100.0
}

/// Place and map give a probability.
fn gives(world: &World, expected: f64, what: &str) {
    let found = probability(&any(world).weakest);
    assert!((found - expected).abs() < 1e-9, "{what}: {found}, {expected}");
    let found = mapped(world);
    assert!((found - expected).abs() < 2e-3, "map, {what}: {found}, {expected}");
}

/// Two masts that each work with 0.8, at a correlation of 0.5.
const TWO_OF_80: f64 = 0.913;

#[test]
fn two_masts_of_80_percent_give_91() {
    let two = || vec![mast("a", (2_000.0, 0.0), "One"), mast("b", (-2_000.0, 0.0), "One")];
    let world = world(two(), 0.8);
    let found = probability(&any(&world).weakest);
    assert!((found - TWO_OF_80).abs() < 5e-4, "{found}");
    gives(&world, found, "two masts");
    // neither reaches the target of 0.9, both together do, and the gain is told
    let service = any(&world);
    assert_eq!((service.verdict, service.verdict_by_one_mast), (Verdict::Served, Verdict::Unserved));
    assert!((service.weakest.probability_gain().expect("a gain") - (found - 0.8)).abs() < 1e-9);
    assert_eq!(world.service().settlements[0].clusters_helped(0), 1);
    assert_eq!(world.service().settlements[0].people_served[0], Some(100.0));
    assert!(world.gaps().is_empty());
}

#[test]
fn full_correlation_is_the_best_mast_alone() {
    let mut world = world(vec![mast("a", (2_000.0, 0.0), "One"), mast("b", (-2_000.0, 0.0), "One")], 0.8);
    world.shadowing_correlation = 1.0;
    gives(&world, 0.8, "full correlation");
    for service in scopes(&world) {
        let Some(deciding) = service.weakest.deciding else { continue };
        assert_eq!(probability(&service.weakest).to_bits(), deciding.link.probability.to_bits());
        assert_eq!((service.verdict, service.verdict_by_one_mast), (Verdict::Unserved, Verdict::Unserved));
    }
    // a map whose best mast is the only one of its operator is the same, bit for bit
    let bits = |world: &World| {
        let layers = layers(world);
        let values = layers.of(Technology::Lte, AreaQuantity::Probability).expect("a layer");
        values.to_bytes()
    };
    let full = bits(&world);
    let sectors = world.network.sectors().iter().cloned().map(|mut sector| {
        sector.operator = sector.sector_id.clone();
        sector
    });
    world.network = Network::new(sectors.collect());
    world.shadowing_correlation = 0.5;
    assert!(bits(&world) == full);
}

#[test]
fn sectors_and_bands_of_one_tower_count_by_the_best() {
    // three bands under one name, at two heights; and two names at one place
    let bands = || {
        let mut bands = vec![mast("a", (2_000.0, 0.0), "One"); 3];
        for (index, band) in bands.iter_mut().enumerate() {
            band.sector_id = format!("a{index}");
            band.carrier.downlink = Frequency::from_megahertz(1_842.5 + 10.0 * index as f64);
        }
        bands[1].antenna_height_agl = Length::from_metres(25.0);
        bands
    };
    gives(&world(bands(), 0.8), 0.8, "three bands");
    let mut other_name = bands();
    other_name[2].site_id = "other".to_owned();
    gives(&world(other_name, 0.8), 0.8, "one place, two names");
}

#[test]
fn a_tower_is_one_site_or_one_place_of_an_operator() {
    let named = |id: &str, site: &str, east_m: f64, operator: &str| {
        let mut sector = mast(id, (east_m, 0.0), operator);
        site.clone_into(&mut sector.site_id);
        sector
    };
    // d joins b's site with c's place; e has the site of another operator, f the place
    let rows = vec![
        named("a", "A", 0.0, "One"),
        named("b", "B", 10.0, "One"),
        named("c", "C", 20.0, "One"),
        named("d", "B", 20.0, "One"),
        named("e", "B", 500.0, "Two"),
        named("f", "F", 20.0, "Two"),
    ];
    let network = Network::new(rows);
    let towers: Vec<usize> = (0..6).map(|sector| network.tower(sector)).collect();
    assert_eq!(towers, [0, 1, 1, 1, 4, 5]);
}

#[test]
fn the_better_of_two_operators_counts() {
    let sectors = || vec![mast("a", (2_000.0, 0.0), "One"), mast("b", (-2_000.0, 0.0), "Two")];
    gives(&world(sectors(), 0.8), 0.8, "one mast each");
    let mut more = sectors();
    more.push(mast("c", (2_000.0, 0.0), "Two"));
    let world = world(more, 0.8);
    let each: Vec<f64> = scopes(&world)[..3].iter().map(|service| probability(&service.weakest)).collect();
    let near = |found: f64, expected: f64| assert!((found - expected).abs() < 5e-4, "{each:?}");
    near(each[0], TWO_OF_80);
    near(each[1], 0.8);
    assert_eq!(each[0].to_bits(), each[2].to_bits());
    gives(&world, each[0], "two masts of the second");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]
    #[test]
    fn a_map_agrees_with_the_masts_of_its_cell(
        masts in prop::collection::vec((600.0..4_500.0_f64, -1_900.0..1_900.0_f64, prop::bool::ANY, prop::bool::ANY), 1..5),
        correlation in 0.0..1.0_f64,
        target in 0.2..0.8_f64,
    ) {
        let sectors: Vec<SectorCarrier> = masts
            .iter()
            .enumerate()
            .map(|(index, (east_m, north_m, west, first))| {
                let east_m = if *west { -east_m } else { *east_m };
                mast(&format!("m{index}"), (east_m, *north_m), if *first { "One" } else { "Two" })
            })
            .collect();
        let mut world = world(sectors, target);
        world.shadowing_correlation = correlation;
        let service = scopes(&world);
        let found = probability(&service[0].weakest);
        prop_assert!((mapped(&world) - found).abs() < 2e-3);
        let own: Vec<f64> = service[1..].iter().filter_map(|service| service.weakest.probability).collect();
        prop_assert_eq!(found.to_bits(), own.into_iter().fold(0.0, f64::max).to_bits());
        // a mast more, and a stronger one, never take service away
        let before = found;
        world.network = Network::new(world.network.sectors().iter().cloned().map(|mut sector| {
            sector.total_power = Dbm::new(sector.total_power.dbm() + 1.0);
            sector
        }).collect());
        prop_assert!(probability(&any(&world).weakest) >= before - 1e-7);
    }
}

#[test]
fn the_place_takes_the_margins_of_its_links() {
    let world = world(
        vec![
            mast("a", (2_000.0, 0.0), "One"),
            mast("b", (-3_000.0, 0.0), "One"),
            mast("c", (4_500.0, 0.0), "One"),
        ],
        0.7,
    );
    let index = MastIndex::of(&world.network);
    let (easting_m, northing_m) = place(&world);
    let found = signalgap::coverage::links_at(&world.setting(), &index, &at(easting_m, northing_m));
    let margins: Vec<MastMargin> = found
        .expect("links")
        .links
        .iter()
        .map(|server| MastMargin { margin_db: server.link.margin().db(), sigma_db: server.link.sigma_db })
        .collect();
    let expected = joint_probability(&margins, 0.5);
    assert!(margins.len() == 3 && expected > 0.75, "{margins:?}");
    gives(&world, expected, "three distances");
}
