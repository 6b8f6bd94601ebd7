//! The area raster holds what a place's own links hold, whatever the model and what is added to it.
use super::world::{World, at, land, sector, village};
use signalgap::coverage::{AreaQuantity, AreaWish, MastIndex, Reach, ServiceSetting, links_at, sweep_area};
use signalgap::grid::Cell;
use signalgap::grid::Grid;
use signalgap::link::TerminalCorrection;
use signalgap::network::Technology;
use signalgap::propagation::{ModelKey, ModelOptions};
use signalgap::units::Length;

/// A valley that bends, so that some paths are clear and some are not.
fn world(key: ModelKey, correction: TerminalCorrection) -> World {
    let ground = land(|easting_m, northing_m| {
        300.0 + 120.0 * (easting_m / 1_700.0).sin() * (northing_m / 900.0).cos() + 0.05 * northing_m
    });
    let mut mast = sector("a", Technology::Lte);
    mast.antenna_height_agl = Length::from_metres(40.0);
    let mut world = World::new(ground, vec![mast], vec![village("V", &[(5_000.0, 0.0)], 1.0)]);
    world.models = vec![key.model(&ModelOptions::default())];
    world.receiver.terminal_clutter = correction;
    world
}

/// Levels of 4G over the grid.
fn levels(setting: &ServiceSetting<'_>) -> Grid<f32> {
    let wish = AreaWish { any_operator: vec![AreaQuantity::Level], each_operator: Vec::new() };
    let layers = sweep_area(setting, &MastIndex::of(setting.network), &wish, &|| ()).expect("layers");
    layers.level(Technology::Lte).expect("a level")
}

/// Median and greatest difference over the cells of the grid, dB, and how many cells.
fn differences(world: &World) -> (f64, f64, usize) {
    let setting = world.setting();
    let index = MastIndex::of(&world.network);
    let levels = levels(&setting);
    let geometry = *world.ground.geometry();
    let mut all = Vec::new();
    for row in (3..geometry.shape.rows - 3).step_by(9) {
        for col in (35..geometry.shape.cols - 3).step_by(7) {
            let cell = Cell { row, col };
            let (easting_m, northing_m) = geometry.centre_m(cell);
            let direct = links_at(&setting, &index, &at(easting_m, northing_m)).expect("links");
            let Some(server) = direct.links.first() else { continue };
            all.push((f64::from(levels.at(cell)) - server.link.level.dbm()).abs());
        }
    }
    all.sort_by(f64::total_cmp);
    (all[all.len() / 2], all[all.len() - 1], all.len())
}

#[test]
fn the_spacing_of_radials_changes_the_rasters() {
    let world = world(ModelKey::P1812, TerminalCorrection::None);
    let bits = |radial_spacing_cells| {
        let setting = world.setting();
        let setting = ServiceSetting { reach: Reach { radial_spacing_cells, ..setting.reach }, ..setting };
        levels(&setting).values().iter().map(|level| level.to_bits()).collect::<Vec<_>>()
    };
    assert_ne!(bits(1.5), bits(4.0));
}

#[test]
fn cells_hold_what_their_own_links_hold() {
    let none = TerminalCorrection::None;
    let cases = [
        (ModelKey::P1812, none),
        (ModelKey::P526, none),
        (ModelKey::Itm, none),
        (ModelKey::OkumuraHata, none),
        (ModelKey::FreeSpace, none),
        (ModelKey::FreeSpace, TerminalCorrection::Statistical),
        (ModelKey::P1812, TerminalCorrection::Statistical),
        (ModelKey::P1812, TerminalCorrection::HeightGain),
    ];
    for (key, correction) in cases {
        let (median_db, greatest_db, cells) = differences(&world(key, correction));
        assert!(cells > 150, "{key:?}: {cells} cells");
        // smooth ground: what differs is the place of the samples, and which of two ridges a ray grazes
        assert!(
            median_db < 0.1 && greatest_db < 6.0,
            "{key:?}, {correction:?}: {median_db}, {greatest_db} dB"
        );
    }
}
