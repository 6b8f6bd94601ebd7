//! Ground in the cache.
use super::BUILD;
use crate::grid::{GridGeometry, Window};
use crate::inputs::RasterInputError;
use crate::inputs::gdal_release;
use crate::inputs::read_files::{CLUTTER, CLUTTER_HEIGHTS, SURFACE};
use crate::inputs::row_store::{RowFile, RowStore};
use crate::outputs::InputFile;
use crate::pipeline::clutter::ClutterRead;
use crate::pipeline::finished::ground_is_at_hand;
use crate::pipeline::ground::{GroundFiles, PlanningGround, Room};
use crate::pipeline::ground_request::{GroundRead, GroundRequest, without_values};
use crate::scenario::{ClutterChoice, Scenario, TerrainChoice};
use crate::store::{Cache, Key, Pack, bytes_of, floats_of};
use crate::terrain::Ground;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

/// Roles of the files that ground is read from.
const GROUND_ROLES: [&str; 4] = ["terrain", SURFACE, CLUTTER, CLUTTER_HEIGHTS];
/// What a number in place of a file's name begins with; no file name holds a NUL.
const NUMBERED: &str = "\0file ";
/// Rows of a part.
const PART_ROWS: usize = 256;

/// The first part: what is known of the ground besides its values.
#[derive(Serialize, Deserialize)]
struct Description {
    terrain: crate::inputs::terrain::TerrainReport,
    clutter: ClutterRead,
    has_clutter_cells: bool,
    uniform_clutter_m: Option<f32>,
}

/// Where the ground of a scenario is kept.
pub(in crate::pipeline) struct KeptGround<'a> {
    cache: &'a Cache,
    key: Key,
    geometry: GridGeometry,
    /// What the files are called in this scenario: notes on them are kept with their numbers in this list instead.
    names: Vec<String>,
}

impl<'a> KeptGround<'a> {
    /// Of a scenario that reads these files; `None` where some of its rasters are on the web, and may change unseen.
    pub(in crate::pipeline) fn of(
        cache: &'a Cache,
        scenario: &Scenario,
        request: &GroundRequest<'_>,
        files: &[InputFile],
    ) -> Option<Self> {
        if !ground_is_at_hand(scenario) {
            return None;
        }
        let files = files.iter().filter(|file| GROUND_ROLES.contains(&file.role.as_str()));
        // where a file lies does not matter, nor what it is called: only their order does
        let content: Vec<(&str, Option<&str>)> =
            files.clone().map(|file| (file.role.as_str(), file.sha256.as_deref())).collect();
        let terrain = TerrainChoice { files: Vec::new(), surface: Vec::new(), ..scenario.terrain.clone() };
        let clutter = scenario.clutter.clone().map(|clutter| ClutterChoice {
            files: Vec::new(),
            height_files: Vec::new(),
            ..clutter
        });
        let on = json!({
            "build": BUILD,
            "gdal": gdal_release(),
            "files": content,
            "grid": request.geometry,
            "crs": request.projection.crs().wkt,
            "terrain": terrain,
            "clutter": clutter,
            "discs": request.discs,
        });
        let names = files.map(|file| file.path.clone()).collect();
        Some(Self { cache, key: Key::of("ground", &on).ok()?, geometry: request.geometry, names })
    }

    /// The ground; `None` where it is not there, or not as it was kept.
    ///
    /// # Errors
    /// Where ground that has no room in memory cannot be put into a file.
    pub(in crate::pipeline) fn find(
        &self,
        room: &Room<'_>,
    ) -> Result<Option<GroundRead<PlanningGround>>, RasterInputError> {
        let Some(pack) = self.cache.find(&self.key) else { return Ok(None) };
        let Some(description) = pack.part(0).and_then(|bytes| self.description(&bytes)) else {
            return Ok(None);
        };
        let layers = if description.has_clutter_cells { 2 } else { 1 };
        let ground = if room.holds(self.geometry.shape.cells().saturating_mul(4 * layers)) {
            let empty = || Ok(without_values(self.geometry));
            let Some((elevation, clutter)) = self.layers(&pack, &description, &empty)? else {
                return Ok(None);
            };
            let ground = Ground::new(elevation, clutter);
            ground.map(|ground| {
                PlanningGround::Memory(match description.uniform_clutter_m {
                    Some(height_m) => ground.with_uniform_clutter(height_m),
                    None => ground,
                })
            })
        } else {
            let empty = || RowFile::create_in(room.scratch, self.geometry);
            let Some((elevation, clutter)) = self.layers(&pack, &description, &empty)? else {
                return Ok(None);
            };
            let uniform_clutter_m = description.uniform_clutter_m;
            Some(PlanningGround::Files(GroundFiles { elevation, clutter, uniform_clutter_m }))
        };
        let Description { terrain, clutter, .. } = description;
        Ok(ground.map(|ground| GroundRead { ground, terrain, clutter }))
    }

    /// Elevation and clutter; `None` where a part is not as it was kept.
    fn layers<S: RowStore>(
        &self,
        pack: &Pack,
        description: &Description,
        empty: &dyn Fn() -> Result<S, RasterInputError>,
    ) -> Result<Option<(S, Option<S>)>, RasterInputError> {
        let mut elevation = empty()?;
        if !self.fill(pack, 1, &mut elevation)? {
            return Ok(None);
        }
        if !description.has_clutter_cells {
            return Ok(Some((elevation, None)));
        }
        let mut clutter = empty()?;
        let is_whole = self.fill(pack, 1 + self.windows().count(), &mut clutter)?;
        Ok(is_whole.then_some((elevation, Some(clutter))))
    }

    /// Fills a layer with the parts from one on; false where one of them is not as it was kept.
    fn fill(&self, pack: &Pack, first: usize, layer: &mut impl RowStore) -> Result<bool, RasterInputError> {
        for (part, window) in self.windows().enumerate() {
            let values = pack.part(first + part).map(|bytes| floats_of(&bytes));
            let Some(values) = values.filter(|values| values.len() == window.shape.cells()) else {
                return Ok(false);
            };
            layer.put_rows(window.first.row, &values)?;
        }
        Ok(true)
    }

    /// A description with each file's name in this scenario.
    fn description(&self, bytes: &[u8]) -> Option<Description> {
        let mut value: Value = serde_json::from_slice(bytes).ok()?;
        let named = |text: &str| {
            let number: usize = text.strip_prefix(NUMBERED)?.parse().ok()?;
            self.names.get(number).cloned()
        };
        replace_texts(&mut value, &named);
        serde_json::from_value(value).ok()
    }

    /// A description with each file's number in place of its name.
    fn without_names(&self, description: &Description) -> Option<Vec<u8>> {
        let mut value = serde_json::to_value(description).ok()?;
        let numbered = |text: &str| {
            let number = self.names.iter().position(|name| name == text)?;
            Some(format!("{NUMBERED}{number}"))
        };
        replace_texts(&mut value, &numbered);
        serde_json::to_vec(&value).ok()
    }

    /// The rows of each part.
    fn windows(&self) -> impl Iterator<Item = Window> + use<> {
        let shape = self.geometry.shape;
        (0..shape.rows)
            .step_by(PART_ROWS)
            .map(move |first| Window::of(first..(first + PART_ROWS).min(shape.rows), 0..shape.cols))
    }

    /// Keeps ground that was read.
    pub(in crate::pipeline) fn keep(&self, read: &GroundRead<PlanningGround>) {
        let (has_clutter_cells, uniform_clutter_m) = read.ground.clutter_kind();
        let description = Description {
            terrain: read.terrain.clone(),
            clutter: read.clutter.clone(),
            has_clutter_cells,
            uniform_clutter_m,
        };
        let Some(first) = self.without_names(&description) else { return };
        let Some(mut keeping) = self.cache.begin(&self.key, read.ground.bytes_in_memory() as u64) else {
            return;
        };
        keeping.add(&first);
        let layers: &[bool] = if has_clutter_cells { &[false, true] } else { &[false] };
        for &is_clutter in layers {
            for window in self.windows() {
                let Ok(ground) = read.ground.part(window) else { return };
                let mut bytes = Vec::with_capacity(4 * window.shape.cells());
                for row in window.rows() {
                    let cols = window.cols();
                    let values = if is_clutter {
                        ground.clutter_row(row, cols)
                    } else {
                        ground.elevation_row(row, cols)
                    };
                    bytes.extend(bytes_of(values.unwrap_or_default()));
                }
                keeping.add(&bytes);
            }
        }
        // ground that cannot be kept is read again
        let _ = keeping.finish();
    }
}

/// Replaces the texts for which there is another.
fn replace_texts(value: &mut Value, other: &dyn Fn(&str) -> Option<String>) {
    match value {
        Value::String(text) => {
            if let Some(other) = other(text) {
                *text = other;
            }
        }
        Value::Array(values) => values.iter_mut().for_each(|value| replace_texts(value, other)),
        Value::Object(values) => values.values_mut().for_each(|value| replace_texts(value, other)),
        _ => {}
    }
}
