//! Buildings and trees as representative heights on the planning grid.
use super::canopy::SurfaceFit;
use crate::findings::{Caveat, CountedCaveat, RasterNote};
use crate::grid::Window;
use crate::inputs::RasterInputError;
use crate::inputs::clutter::{LandCoverRequest, NO_CLASS, read_land_cover};
use crate::inputs::crs::PlanningProjection;
use crate::inputs::row_store::RowStore;
use crate::inputs::terrain::{TerrainReport, TerrainRequest, read_terrain_into};
use crate::propagation::clutter::{ESA_WORLDCOVER, GENERIC};
use crate::scenario::{ClutterChoice, ClutterTableKey, SeaChoice};
use crate::text;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::path::PathBuf;

/// Notes on the rasters of clutter that were read.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(super) struct ClutterRead {
    /// The rasters.
    pub(super) files: Vec<String>,
    /// Class and number of its cells, for every class that no height is given for; those cells stand at 0.
    pub(super) classes_without_height: Vec<(u16, u64)>,
    /// Cells without a height in rasters of heights; they stand at 0.
    pub(super) without_height: u64,
    /// How a surface model lies on the terrain.
    pub(super) fit: Option<SurfaceFit>,
    /// What is to be known of the rasters.
    pub(super) notes: Vec<RasterNote>,
}

impl ClutterRead {
    /// What the rasters leave open, and how well a surface model lies on the terrain.
    pub(super) fn caveats(&self) -> Vec<CountedCaveat> {
        let mut found = Vec::new();
        let mut add = |caveat, count, examples| found.push(CountedCaveat { caveat, count, examples });
        for &(class, cells) in &self.classes_without_height {
            add(Caveat::ClutterClassWithoutHeight, cells, vec![text!("clutter-class", class)]);
        }
        let without_surface = self.fit.map_or(0, |fit| fit.without_surface);
        for (caveat, cells) in
            [(Caveat::ClutterHeightVoid, self.without_height), (Caveat::SurfaceVoid, without_surface)]
        {
            if cells > 0 {
                add(caveat, cells, Vec::new());
            }
        }
        if let Some([below, tall]) = self.fit.and_then(|fit| fit.apart()) {
            add(Caveat::SurfaceApart { below, tall }, 1, Vec::new());
        }
        for note in &self.notes {
            add(Caveat::Terrain { note: note.clone() }, 1, Vec::new());
        }
        found
    }

    /// Of a surface model beside the terrain.
    pub(super) fn of_surface(report: TerrainReport, fit: SurfaceFit) -> Self {
        Self { fit: Some(fit), ..Self::of_heights(report) }
    }

    fn of_heights(report: TerrainReport) -> Self {
        // where they end, and where the sea lies, is told of the terrain
        let is_own = |note: &RasterNote| !note.is_of_sea() && !matches!(note, RasterNote::OutsideGrid { .. });
        let notes = report.notes.into_iter().filter(is_own).collect();
        Self { files: report.files, notes, ..Self::default() }
    }
}

/// The height everywhere, metres, where no raster is used.
pub(super) fn uniform_height_m(choice: &ClutterChoice) -> Option<f32> {
    choice.uniform_height_m.map(|height_m| height_m as f32)
}

/// Reads the heights of all cells into a store of rows.
pub(super) fn read_clutter_into(
    choice: &ClutterChoice,
    projection: &PlanningProjection,
    store: &mut dyn RowStore,
    progress: &dyn Fn(f64),
) -> Result<ClutterRead, RasterInputError> {
    if let Some(height_m) = uniform_height_m(choice) {
        let shape = store.geometry().shape;
        let row = vec![height_m; shape.cols];
        (0..shape.rows).try_for_each(|number| store.put_rows(number, &row))?;
        return Ok(ClutterRead::default());
    }
    if choice.height_files.is_empty() {
        return read_classes_into(choice, projection, store);
    }
    read_heights_into(choice, projection, store, progress)
}

/// Land cover, its classes turned into heights.
fn read_classes_into(
    choice: &ClutterChoice,
    projection: &PlanningProjection,
    store: &mut dyn RowStore,
) -> Result<ClutterRead, RasterInputError> {
    let request = LandCoverRequest {
        sources: choice.files.clone(),
        base: PathBuf::new(),
        crs_override: choice.crs.clone(),
    };
    let heights_m = heights_of_classes(choice);
    let height = |class: u16| {
        let known = (class != NO_CLASS).then(|| heights_m.get(&class)).flatten();
        known.map_or(0.0, |height_m| *height_m as f32)
    };
    let part = store.part();
    let report = read_land_cover(&request, projection, part, &|_| (), &mut |first_row, classes| {
        store.put_rows(first_row, &classes.into_iter().map(height).collect::<Vec<_>>())
    })?;
    let without = report.classes.iter().filter(|class| !heights_m.contains_key(&class.class));
    let classes_without_height = without.map(|class| (class.class, class.cells as u64)).collect();
    Ok(ClutterRead { files: report.files, classes_without_height, ..ClutterRead::default() })
}

fn heights_of_classes(choice: &ClutterChoice) -> BTreeMap<u16, f64> {
    let changes: BTreeMap<u16, f64> = choice
        .heights_m
        .iter()
        .filter_map(|(class, height_m)| Some((class.parse().ok()?, *height_m)))
        .collect();
    let mut heights_m = match choice.table {
        Some(ClutterTableKey::EsaWorldcover) => ESA_WORLDCOVER.heights_m(&changes),
        Some(ClutterTableKey::Generic) => GENERIC.heights_m(&changes),
        Some(ClutterTableKey::None) | None => changes,
    };
    for height_m in heights_m.values_mut() {
        *height_m *= choice.height_factor;
    }
    heights_m
}

/// Rasters of heights above ground; cells without one are open ground.
///
/// # Errors
/// [`RasterInputError::ClutterTooTall`] where it seems to be an elevation model.
fn read_heights_into(
    choice: &ClutterChoice,
    projection: &PlanningProjection,
    store: &mut dyn RowStore,
    progress: &dyn Fn(f64),
) -> Result<ClutterRead, RasterInputError> {
    let request = TerrainRequest {
        sources: choice.height_files.clone(),
        crs_override: choice.crs.clone(),
        sea: Some(SeaChoice::Void),
        ..TerrainRequest::default()
    };
    let report = read_terrain_into(&request, projection, store, progress)?;
    let shape = store.geometry().shape;
    let (mut without_height, mut tallest_m) = (0, 0.0_f32);
    let factor = choice.height_factor as f32;
    for row in 0..shape.rows {
        let mut heights_m = store.window(Window::of(row..row + 1, 0..shape.cols))?;
        for height_m in &mut heights_m {
            without_height += u64::from(height_m.is_nan());
            tallest_m = tallest_m.max(*height_m);
            *height_m = height_m.max(0.0) * factor;
        }
        store.put_rows(row, &heights_m)?;
    }
    let limit_m = ClutterChoice::CLASS_HEIGHT_M.high;
    if f64::from(tallest_m) > limit_m {
        let file = report.files.first().cloned().unwrap_or_default();
        return Err(RasterInputError::ClutterTooTall { file, tallest_m, limit_m });
    }
    Ok(ClutterRead { without_height, ..ClutterRead::of_heights(report) })
}
