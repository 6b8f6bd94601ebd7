//! Readings of masts in the cache.
use super::BUILD;
use crate::coverage::{AreaError, AreaPlan, GroundSource, KeptReadings, Reach, Reading, ReadingKey};
use crate::grid::{GridGeometry, Window};
use crate::outputs::InputFile;
use crate::scenario::Scenario;
use crate::store::{Cache, FloatDigest, Key, bytes_of_shorts, shorts_of};
use crate::terrain::{ClutterHeight, Ground};
use rayon::prelude::*;
use serde_json::{Value, json};
use std::sync::OnceLock;

/// Choices of a section that change no loss of a sweep: of the receiver, its budget.
const NOT_SWEPT_BY: [&str; 3] = ["gain_dbi", "body_loss_db", "indoor"];
/// Parts of a mast that are read before they are kept.
const AT_ONCE: usize = 16;
/// The role of the maps of the radio climate.
const ITU_MAPS: &str = "itu_maps";

/// All that the sweep of every mast of a scenario depends on, besides the mast and the ground around it.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::pipeline) struct SweptBy(Value);

impl SweptBy {
    /// Of a scenario that read these files, over a grid.
    pub(in crate::pipeline) fn of(
        scenario: &Scenario,
        files: &[InputFile],
        geometry: &GridGeometry,
    ) -> Option<Self> {
        let mut propagation = serde_json::to_value(&scenario.propagation).ok()?;
        let mut receiver = serde_json::to_value(&scenario.receiver).ok()?;
        if let (Some(propagation), Some(receiver)) = (propagation.as_object_mut(), receiver.as_object_mut()) {
            // the deciding model alone is swept
            propagation
                .insert("models".to_owned(), serde_json::to_value(scenario.propagation.models.first()).ok()?);
            for key in [ITU_MAPS, "calibration", "condition_on_measurements"] {
                propagation.remove(key);
            }
            for key in NOT_SWEPT_BY {
                receiver.remove(key);
            }
        }
        let maps = files.iter().filter(|file| file.role == ITU_MAPS).map(|file| &file.sha256);
        Some(Self(json!({
            "build": BUILD,
            "grid": geometry,
            "propagation": propagation,
            "climate_maps": maps.collect::<Vec<_>>(),
            "receiver": receiver,
            "radius_km": scenario.service.radius_km,
            "clutter_on_profile": scenario.clutter_on_profile(),
        })))
    }
}

/// The readings of a plan's masts in the cache.
pub(in crate::pipeline) struct KeptSweeps<'a> {
    cache: &'a Cache,
    plan: &'a AreaPlan,
    /// What stands for a mast; `None` where its ground cannot be read.
    key_of: Box<dyn Fn(usize) -> Option<Key> + Sync + 'a>,
    /// Of each mast, once it was asked for.
    keys: Vec<OnceLock<Option<Key>>>,
}

impl<'a> KeptSweeps<'a> {
    /// Of a run: each mast stands for what it is swept to over the ground in its reach, and for the tiles in which it is read.
    pub(in crate::pipeline) fn new(
        cache: &'a Cache,
        plan: &'a AreaPlan,
        ground: &'a dyn GroundSource,
        (reach, swept_by): (Reach, SweptBy),
    ) -> Self {
        let key_of = move |mast: usize| {
            let (antenna, frequencies) = plan.masts().nth(mast)?;
            let window = reach.window(plan.geometry(), antenna)?;
            let ground = ground.ground(window).ok()?;
            let hertz: Vec<f64> = frequencies.iter().map(|frequency| frequency.hertz()).collect();
            let mast = (antenna.position, antenna.height_agl.metres(), hertz);
            Key::of("mast", &(&swept_by.0, mast, window_digest(&ground, window))).ok()
        };
        Self::with_keys(cache, plan, Box::new(key_of))
    }

    /// Of masts for which something else stands.
    pub(in crate::pipeline) fn with_keys(
        cache: &'a Cache,
        plan: &'a AreaPlan,
        key_of: Box<dyn Fn(usize) -> Option<Key> + Sync + 'a>,
    ) -> Self {
        let keys = plan.masts().map(|_| OnceLock::new()).collect();
        Self { cache, plan, key_of, keys }
    }

    fn key(&self, mast: usize) -> Option<Key> {
        *self.keys.get(mast)?.get_or_init(|| (self.key_of)(mast))
    }

    /// Which of a mast's parts is of a tile.
    fn part(&self, key: &ReadingKey) -> Option<usize> {
        self.plan.tiles_of(key.mast).position(|tile| tile == key.tile)
    }
}

impl KeptReadings for KeptSweeps<'_> {
    fn find(&self, key: ReadingKey) -> Option<Reading> {
        let pack = self.cache.find(&self.key(key.mast)?)?;
        let values = shorts_of(&pack.part(self.part(&key)?)?);
        Reading::from_values(key.channels, key.window, values)
    }

    fn keeps_all_tiles(&self) -> bool {
        true
    }

    fn keep(
        &self,
        tiles: &[ReadingKey],
        read: &mut dyn FnMut(ReadingKey) -> Result<Reading, AreaError>,
    ) -> Result<bool, AreaError> {
        let bytes = tiles.iter().map(|tile| 2 * (tile.channels * tile.window.shape.cells()) as u64).sum();
        let key = tiles.first().and_then(|tile| self.key(tile.mast));
        let Some(mut keeping) = key.as_ref().and_then(|key| self.cache.begin(key, bytes)) else {
            return Ok(false);
        };
        for tiles in tiles.chunks(AT_ONCE) {
            let bytes = |tile: &ReadingKey| Ok(bytes_of_shorts(read(*tile)?.values()));
            let parts: Vec<Vec<u8>> = tiles.iter().map(bytes).collect::<Result<_, AreaError>>()?;
            keeping.add_all(&parts);
        }
        Ok(keeping.finish())
    }
}

/// Stands for the ground in a window, bit by bit.
fn window_digest(ground: &Ground, window: Window) -> Vec<String> {
    let digest = |values: &[f32]| {
        let mut digest = FloatDigest::default();
        digest.add(values);
        digest.finish()
    };
    let rows: Vec<usize> = window.rows().collect();
    let of_row = |row: &usize| ground.elevation_row(*row, window.cols()).map(digest);
    let mut digests: Vec<String> = rows.par_iter().filter_map(of_row).collect();
    match ground.clutter() {
        ClutterHeight::None => {}
        ClutterHeight::Uniform(height_m) => digests.push(digest(&[*height_m])),
        ClutterHeight::Cells(_) => {
            let of_row = |row: &usize| ground.clutter_row(*row, window.cols()).map(digest);
            digests.par_extend(rows.par_iter().filter_map(of_row));
        }
    }
    digests
}

#[cfg(test)]
mod tests {
    use super::SweptBy;
    use crate::grid::{GridGeometry, Shape};
    use crate::inputs::scenario_file::load_scenario;
    use crate::outputs::InputFile;
    use crate::propagation::ModelKey;
    use crate::scenario::Scenario;

    const GRID: GridGeometry =
        GridGeometry { shape: Shape { rows: 9, cols: 7 }, west_m: 0.0, north_m: 270.0, cell_m: 30.0 };

    /// Model, options, handset height, reach and climate decide a sweep; budget, need and names do not.
    #[test]
    fn a_sweep_depends_on_what_decides_its_losses() {
        let loaded = load_scenario("data/small-district/scenario.toml".as_ref()).expect("a scenario");
        let scenario = loaded.scenario;
        let file = |role: &str, sha256: &str| InputFile {
            role: role.to_owned(),
            path: format!("{role}.file"),
            bytes: Some(1),
            sha256: Some(sha256.to_owned()),
            note: None,
        };
        let of =
            |scenario: &Scenario, files: &[InputFile]| SweptBy::of(scenario, files, &GRID).expect("JSON");
        let before = of(&scenario, &[]);
        let changes = |change: fn(&mut Scenario)| {
            let mut scenario = scenario.clone();
            change(&mut scenario);
            of(&scenario, &[]) != before
        };
        assert!(changes(|scenario| scenario.receiver.height_agl_m += 1.0));
        assert!(changes(|scenario| scenario.receiver.surroundings.height_m = Some(9.0)));
        assert!(changes(|scenario| scenario.propagation.models = vec![ModelKey::P526]));
        assert!(changes(|scenario| scenario.propagation.time_percent = 10.0));
        assert!(changes(|scenario| scenario.propagation.radial_spacing_cells = 2.0));
        assert!(changes(|scenario| scenario.propagation.delta_n = Some(60.0)));
        assert!(changes(|scenario| scenario.service.radius_km += 1.0));
        assert!(changes(|scenario| scenario.clutter = None));
        assert!(of(&scenario, &[file("itu_maps", "a")]) != before);

        assert!(!changes(|scenario| scenario.name.push('x')));
        assert!(!changes(|scenario| scenario.propagation.models.push(ModelKey::P526)));
        assert!(!changes(|scenario| scenario.service.target_probability = 0.5));
        assert!(!changes(|scenario| scenario.receiver.body_loss_db += 3.0));
        assert!(!changes(|scenario| scenario.terrain.files.push("elsewhere.tif".to_owned())));
        assert!(of(&scenario, &[file("terrain", "a")]) == before, "the ground counts by its heights");
        let other = GridGeometry { cell_m: 60.0, ..GRID };
        assert!(SweptBy::of(&scenario, &[], &other).expect("JSON") != before);
    }
}
