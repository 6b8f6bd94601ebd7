//! The area raster holds what a place is told: the deciding model, and clutter at the handset.
use crate::world::{World, at, land, sector};
use signalgap::coverage::{MastIndex, links_at, sweep_area};
use signalgap::grid::Cell;
use signalgap::link::TerminalCorrection;
use signalgap::network::Technology;
use signalgap::propagation::{ModelKey, ModelOptions};

fn world(model: ModelKey, correction: TerminalCorrection) -> World {
    let slope = |east_m: f64, north_m: f64| 100.0 + 0.02 * east_m + 0.01 * north_m;
    let mut world = World::new(land(slope), vec![sector("a", Technology::Lte)], Vec::new());
    world.models = vec![model.model(&ModelOptions::default())];
    world.receiver.terminal_clutter = correction;
    world.radius_km = 9.0;
    world
}

/// Levels of cells by the raster and by their own paths, dBm.
fn both_ways(world: &World) -> Vec<(f64, f64)> {
    let index = MastIndex::of(&world.network);
    let setting = world.setting();
    let layers = sweep_area(&setting, &index, &|| ()).expect("layers");
    let geometry = world.ground.geometry();
    let cells = [(40, 26), (40, 35), (38, 45), (44, 58), (40, 62), (33, 90), (40, 190)];
    cells
        .into_iter()
        .map(|(row, col)| {
            let (easting_m, northing_m) = geometry.centre_m(Cell { row, col });
            let links = links_at(&setting, &index, &at(easting_m, northing_m)).expect("links").links;
            (f64::from(layers.lte_rsrp_dbm.at(Cell { row, col })), links[0].level.dbm())
        })
        .collect()
}

#[test]
fn raster_and_place_agree_with_clutter_at_the_handset() {
    use TerminalCorrection::{HeightGain, None, Statistical};
    // P.526 is carried along radials, free space works on each receiver's own path
    for model in [ModelKey::P526, ModelKey::P1812, ModelKey::FreeSpace] {
        let without = both_ways(&world(model, None));
        for correction in [None, Statistical, HeightGain] {
            let levels = both_ways(&world(model, correction));
            for (cell, (raster_dbm, direct_dbm)) in levels.iter().enumerate() {
                let apart_db = (raster_dbm - direct_dbm).abs();
                assert!(apart_db < 0.5, "{model:?} {correction:?} cell {cell}: {raster_dbm} {direct_dbm}");
                let lost_db = without[cell].0 - raster_dbm;
                assert_eq!(
                    lost_db > 5.0,
                    correction != None,
                    "{model:?} {correction:?} cell {cell}: {lost_db}"
                );
            }
        }
    }
}

#[test]
fn the_raster_is_of_the_deciding_model() {
    let levels = |model| both_ways(&world(model, TerminalCorrection::None));
    let (p1812, free_space, rma) =
        (levels(ModelKey::P1812), levels(ModelKey::FreeSpace), levels(ModelKey::Rma));
    let far = p1812.len() - 1;
    assert!(rma[far].0 < free_space[far].0 - 3.0, "{rma:?} {free_space:?}");
    for (raster_dbm, direct_dbm) in [p1812, free_space, rma].concat() {
        assert!((raster_dbm - direct_dbm).abs() < 0.5, "{raster_dbm} {direct_dbm}");
    }
}
