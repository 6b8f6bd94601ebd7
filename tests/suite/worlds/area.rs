//! Every area layer against the links of single cells, and the same bytes within any bound of memory.
use super::world::{World, at, land, sector};
use signalgap::coverage::{
    AreaLayers, AreaMeans, AreaPlan, AreaQuantity, AreaStore, AreaWish, LayerValues, MastIndex, NothingKept,
    Reading, ReadingKey, Scope, ServerLink, ServiceSetting, StoreError, layers_of, links_at,
    probability_together, quality_at, run_area, sweep_area,
};
use signalgap::grid::{Cell, Window};
use signalgap::link::ServiceClass;
use signalgap::network::{SectorCarrier, Technology};
use signalgap::propagation::{ModelKey, ModelOptions};
use signalgap::units::Frequency;
use std::collections::BTreeMap;

/// Four masts of two operators along a flat strip, in line of sight; two of them on one carrier.
fn world() -> World {
    let one = |id: &str, easting_m: f64, operator: &str, mhz: f64, technology: Technology| {
        let mut sector = sector(id, technology);
        (sector.position, sector.azimuth) = (at(easting_m, 0.0), None);
        // e stands with b
        if id == "e" { "b" } else { id }.clone_into(&mut sector.site_id);
        operator.clone_into(&mut sector.operator);
        sector.carrier.downlink = Frequency::from_megahertz(mhz);
        sector
    };
    let (lte, umts) = (Technology::Lte, Technology::Umts);
    let rows: Vec<SectorCarrier> = vec![
        one("a", 0.0, "North", 1_842.5, lte),
        one("b", 4_000.0, "North", 1_842.5, lte),
        one("c", 2_500.0, "South", 1_842.5, lte),
        one("d", 9_000.0, "South", 2_120.0, lte),
        one("e", 4_000.0, "North", 2_140.0, umts),
        one("f", 7_000.0, "North", 2_140.0, umts),
    ];
    let mut world = World::new(land(|_, _| 100.0), rows, Vec::new());
    world.models = vec![ModelKey::FreeSpace.model(&ModelOptions::default())];
    world
}

fn everything(setting: &ServiceSetting<'_>) -> AreaLayers {
    let index = MastIndex::of(setting.network);
    sweep_area(setting, &index, &AreaWish::everything(), &|| ()).expect("layers")
}

fn milliwatts(dbm: f64) -> f64 {
    10.0_f64.powf(0.1 * dbm)
}

#[test]
fn layers_hold_what_the_links_of_a_cell_give() {
    let mut world = world();
    // so much is needed that no mast is sure to serve
    (world.lte.required_level_dbm, world.umts.required_level_dbm) = (-85.0, -62.0);
    let setting = world.setting();
    let index = MastIndex::of(&world.network);
    let layers = everything(&setting);
    let geometry = layers.geometry;
    let mut helped = false;
    for (row, col) in [(20, 30), (44, 90), (60, 130), (33, 215)] {
        let cell = Cell { row, col };
        let (easting_m, northing_m) = geometry.centre_m(cell);
        let links = links_at(&setting, &index, &at(easting_m, northing_m)).expect("links").links;
        for technology in Technology::ALL {
            let of = |quantity| layers.of(technology, quantity).expect("a layer");
            let at_cell = row * geometry.shape.cols + col;
            let number = |quantity| f64::from(of(quantity).quantities().expect("numbers")[at_cell]);
            let index_of = |quantity| of(quantity).sectors().expect("sectors")[at_cell] as usize;
            let carrier = |link: &ServerLink| {
                let sector = &world.network.sectors()[link.sector];
                (sector.carrier.technology, sector.operator.clone(), sector.carrier.downlink)
            };
            let mut own: Vec<&ServerLink> =
                links.iter().filter(|link| carrier(link).0 == technology).collect();
            own.sort_by(|a, b| b.link.level.dbm().total_cmp(&a.link.level.dbm()));
            let best = own[0];
            let near = |value: f64, expected: f64, what: &str| {
                assert!(
                    (value - expected).abs() < 0.02,
                    "{technology:?} {row} {col} {what}: {value}, {expected}"
                );
            };
            near(number(AreaQuantity::Level), best.link.level.dbm(), "level");
            let class = setting.need.of(technology).classes.class_of(best.link.level.dbm());
            let classes = of(AreaQuantity::Class).counts().expect("classes");
            assert_eq!(ServiceClass::ALL[usize::from(classes[at_cell])], class);
            assert_eq!(index_of(AreaQuantity::BestServer), best.sector);
            let rivals: Vec<&&ServerLink> =
                own[1..].iter().filter(|link| carrier(link) == carrier(best)).collect();
            let second = number(AreaQuantity::SecondLevel);
            match rivals.first() {
                Some(rival) => near(second, rival.link.level.dbm(), "second"),
                None => assert!(second.is_nan()),
            }
            let close =
                rivals.iter().filter(|link| link.link.level.dbm() >= best.link.level.dbm() - 6.0).count();
            let counts = of(AreaQuantity::ServersWithin6Db).counts().expect("counts");
            assert_eq!(usize::from(counts[at_cell]), 1 + close);
            let by_hand_db = quality_db(&world, &setting, &links, best);
            near(number(AreaQuantity::Quality), by_hand_db, "quality");
            let scope = Scope { technology, operator: None };
            let at_place = quality_at(&setting, &scope, &links).expect("a link");
            assert_eq!(at_place.best_server, *best);
            near(at_place.quality.db(), number(AreaQuantity::Quality), "quality at the place");
            assert!(
                (at_place.quality.db() - by_hand_db).abs() < 1e-4,
                "{:?}: {by_hand_db}",
                at_place.quality
            );
            let deciding =
                own.iter().max_by(|a, b| a.link.strength().total_cmp(&b.link.strength())).expect("a link");
            let of_technology: Vec<ServerLink> = own.iter().copied().copied().collect();
            let together = probability_together(&world.network, &setting.need, &of_technology);
            let percent = 100.0 * together.expect("a probability");
            // 0.02 dB are up to 0.1 % at a sigma of 8 dB
            near(0.2 * number(AreaQuantity::Probability), 0.2 * percent, "probability");
            let gain = percent - 100.0 * deciding.link.probability;
            near(0.2 * number(AreaQuantity::ProbabilityGain), 0.2 * gain, "gain");
            helped |= together > Some(deciding.link.probability + 1e-4);
            near(number(AreaQuantity::UplinkMargin), deciding.link.uplink_margin.db(), "uplink");
            assert_eq!(index_of(AreaQuantity::DecidingCarrier), deciding.sector);
        }
    }
    assert!(helped, "two masts of an operator nowhere help each other");
}

#[test]
fn quality_at_a_place_knows_all_who_disturb_it_and_the_scope_alone_as_server() {
    let world = world();
    let setting = world.setting();
    let index = MastIndex::of(&world.network);
    // nearer to c, of South, than to b, of North, on the same frequency
    let links = links_at(&setting, &index, &at(2_800.0, 300.0)).expect("links").links;
    let of = |technology, operator: Option<&str>| {
        let scope = Scope { technology, operator: operator.map(str::to_owned) };
        quality_at(&setting, &scope, &links)
    };
    let id = |found: &signalgap::coverage::PlaceQuality| {
        world.network.sectors()[found.best_server.sector].sector_id.clone()
    };
    let any = of(Technology::Lte, None).expect("a link");
    let north = of(Technology::Lte, Some("North")).expect("a link");
    assert_eq!((id(&any).as_str(), id(&north).as_str()), ("c", "b"));
    assert!(north.quality.db() < 0.0 && any.quality.db() > 3.0, "{north:?} {any:?}");
    for found in [any, north] {
        let by_hand_db = quality_db(&world, &setting, &links, &found.best_server);
        assert!((found.quality.db() - by_hand_db).abs() < 1e-4, "{found:?}: {by_hand_db}");
    }
    assert_eq!(of(Technology::Umts, Some("South")), None);
    let mut turned = links.clone();
    turned.reverse();
    let scope = Scope { technology: Technology::Lte, operator: None };
    assert_eq!(quality_at(&setting, &scope, &turned), Some(any));
}

/// SINR or Ec/Io from the links themselves; frequencies are shared over operators.
fn quality_db(world: &World, setting: &ServiceSetting<'_>, links: &[ServerLink], best: &ServerLink) -> f64 {
    let carrier = |link: &ServerLink| &world.network.sectors()[link.sector].carrier;
    let technology = carrier(best).technology;
    let noise = &setting.need.of(technology).interference;
    let on_it = links.iter().filter(|link| {
        carrier(link).technology == technology && carrier(link).downlink == carrier(best).downlink
    });
    let (bandwidth_hz, power_mw): (f64, f64) = match technology {
        Technology::Lte => {
            let others = on_it.filter(|link| link.sector != best.sector);
            (15e3, others.map(|link| noise.load * milliwatts(link.link.level.dbm())).sum())
        }
        Technology::Umts => {
            let share = |link: &ServerLink| world.network.sectors()[link.sector].pilot_power_share;
            let power = |link: &ServerLink| {
                milliwatts(link.link.level.dbm()) * noise.load.max(share(link)) / share(link)
            };
            (3.84e6, on_it.map(power).sum())
        }
    };
    let noise_mw = milliwatts(-173.975 + noise.noise_figure_db) * bandwidth_hz;
    best.link.level.dbm() - 10.0 * (power_mw + noise_mw).log10()
}

#[test]
fn one_operators_layers_know_only_its_sectors() {
    let world = world();
    let layers = everything(&world.setting());
    for (layer, values) in &layers.layers {
        let (Some(operator), Some(servers)) = (&layer.scope.operator, values.sectors()) else { continue };
        for &server in servers.iter().filter(|server| **server != signalgap::coverage::NO_SERVER) {
            assert_eq!(world.network.sectors()[server as usize].operator, *operator);
        }
    }
    // a carrier of nobody else: d is alone on its own
    let alone = layers.of(Technology::Lte, AreaQuantity::ServersWithin6Db).and_then(LayerValues::counts);
    assert_eq!(alone.expect("counts")[40 * 240 + 200], 1);
}

/// Keeps tiles and readings, counts them, and may know some tiles already.
#[derive(Default)]
struct Store {
    tiles: BTreeMap<usize, Vec<LayerValues>>,
    readings: BTreeMap<(usize, usize), Vec<u16>>,
    readings_put: usize,
}

impl AreaStore for Store {
    fn is_finished(&self, tile: usize) -> bool {
        self.tiles.contains_key(&tile)
    }

    fn put_tile(&mut self, tile: usize, layers: Vec<LayerValues>) -> Result<(), StoreError> {
        let before = self.tiles.insert(tile, layers);
        before.map_or(Ok(()), |_| Err("each tile once".into()))
    }

    fn put_reading(&mut self, key: ReadingKey, reading: &Reading) -> Result<(), StoreError> {
        self.readings_put += 1;
        self.readings.insert((key.mast, key.tile), reading.values().to_vec());
        Ok(())
    }

    fn take_reading(&mut self, key: ReadingKey) -> Result<Option<Reading>, StoreError> {
        let values = self.readings.remove(&(key.mast, key.tile));
        Ok(values.and_then(|values| Reading::from_values(key.channels, key.window, values)))
    }
}

/// A grid of six by three tiles, its masts on two sides of their borders.
fn wide_world() -> World {
    let mut world = world();
    let geometry = signalgap::grid::GridGeometry {
        shape: signalgap::grid::Shape { rows: 300, cols: 700 },
        west_m: -2_000.0,
        north_m: 4_500.0,
        cell_m: 30.0,
    };
    let height = |i: usize| ((i * 7_919) % 1_301) as f32 * 0.05;
    let values = (0..geometry.shape.cells()).map(height).collect();
    let elevation = signalgap::grid::Grid::from_values(geometry, values).expect("cells");
    world.ground = signalgap::terrain::Ground::new(elevation, None).expect("ground");
    world
}

#[test]
fn a_bound_of_memory_and_a_stop_change_no_byte() {
    let world = wide_world();
    let setting = world.setting();
    let index = MastIndex::of(&world.network);
    let plan =
        AreaPlan::new(&setting, &index, layers_of(&world.network, &AreaWish::everything())).expect("a plan");
    let swept = std::sync::atomic::AtomicUsize::new(0);
    let run = |memory_bytes: usize, store: &mut Store| {
        let done = || {
            swept.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
        };
        run_area(
            &plan,
            &setting,
            &AreaMeans { ground: &world.ground, memory_bytes, watch: &done, kept: &NothingKept },
            store,
        )
    };
    let mut unbounded = Store::default();
    run(usize::MAX, &mut unbounded).expect("done");
    assert_eq!((unbounded.readings_put, unbounded.tiles.len()), (0, 18));
    let needed = match run(1, &mut Store::default()) {
        Err(signalgap::coverage::AreaError::TooLittleMemory { needed_bytes, .. }) => needed_bytes,
        other => panic!("{other:?}"),
    };
    let mut bounded = Store::default();
    let before = swept.swap(0, std::sync::atomic::Ordering::Relaxed);
    run(needed, &mut bounded).expect("done");
    assert_eq!(swept.load(std::sync::atomic::Ordering::Relaxed), before, "each mast swept once");
    assert!(bounded.readings_put > 18 && bounded.readings.is_empty());
    // as a run that was stopped leaves it: some tiles, and readings of no use
    let mut resumed = Store { tiles: unbounded.tiles.clone(), ..Store::default() };
    resumed.tiles.retain(|tile, _| *tile == 0 || *tile == 4);
    run(needed, &mut resumed).expect("done");
    let bytes = |store: &Store| -> Vec<Vec<u8>> {
        store.tiles.values().flatten().map(LayerValues::to_bytes).collect()
    };
    assert!(bytes(&unbounded) == bytes(&bounded) && bytes(&unbounded) == bytes(&resumed));
    assert_eq!(plan.tiles().map(|window: Window| window.shape.cells()).sum::<usize>(), 300 * 700);
}
