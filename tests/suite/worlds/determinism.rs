//! The same bits for any thread count and order of rows.
use super::world::{World, at, land, sector, village};
use signalgap::coverage::{AreaLayers, AreaQuantity, AreaWish, LayerValues, MastIndex, sweep_area};
use signalgap::network::{Network, SectorCarrier, Technology};

fn sectors() -> Vec<SectorCarrier> {
    let mut all = Vec::new();
    for (mast, easting_m) in [(1, 0.0), (2, 4_000.0), (3, 4_000.0), (4, 9_000.0)] {
        for technology in Technology::ALL {
            let mut one = sector(&format!("{mast}-{}", technology.key()), technology);
            one.position = at(easting_m, 100.0);
            one.site_id = format!("M{mast}");
            one.azimuth = if mast == 1 { one.azimuth } else { None };
            all.push(one);
        }
    }
    all
}

fn world(reversed: bool) -> World {
    let hills = |e: f64, n: f64| 300.0 + 120.0 * (e / 700.0).sin() * (n / 500.0).cos();
    let mut rows = sectors();
    if reversed {
        rows.reverse();
    }
    let villages = (0..9).map(|i| village(&format!("V{i}"), &[(f64::from(i) * 1_000.0, -700.0)], 10.0));
    World::new(land(hills), rows, villages.collect())
}

/// All bytes of all layers, by layer.
fn bytes(layers: &AreaLayers) -> Vec<(String, Vec<u8>)> {
    let named = |(layer, values): &(_, LayerValues)| (format!("{layer:?}"), values.to_bytes());
    layers.layers.iter().map(named).collect()
}

#[test]
fn threads_and_row_order_change_no_bit() {
    let run = |reversed: bool, threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("a pool");
        pool.install(|| {
            let world = world(reversed);
            let index = MastIndex::of(&world.network);
            let wish = AreaWish::everything();
            let layers = sweep_area(&world.setting(), &index, &wish, &|| ()).expect("layers");
            (bytes(&layers), world.service(), world.gaps())
        })
    };
    let first = run(false, 1);
    assert!(
        first.0.len() > 20 && first.0.iter().all(|(_, bytes)| bytes.iter().any(|byte| *byte != bytes[0]))
    );
    assert_eq!(first, run(false, 2));
    assert_eq!(first, run(true, 3));
}

#[test]
fn equal_levels_go_to_the_smaller_sector() {
    let twins = |first: &str, second: &str| {
        let rows = [first, second].map(|id| sector(id, Technology::Lte));
        let mut world = world(false);
        world.network = Network::new(rows.to_vec());
        let index = MastIndex::of(&world.network);
        let wish = AreaWish { any_operator: vec![AreaQuantity::BestServer], each_operator: Vec::new() };
        let layers = sweep_area(&world.setting(), &index, &wish, &|| ()).expect("layers");
        let servers = layers.of(Technology::Lte, AreaQuantity::BestServer).and_then(LayerValues::sectors);
        let cell = 40 * layers.geometry.shape.cols + 60;
        world.network.sectors()[servers.expect("servers")[cell] as usize].sector_id.clone()
    };
    assert_eq!(twins("a", "b"), "a");
    assert_eq!(twins("b", "a"), "a");
}
