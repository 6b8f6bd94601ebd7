//! Land cover as representative heights on the planning grid.
use crate::grid::{Grid, GridGeometry};
use crate::inputs::RasterInputError;
use crate::inputs::clutter::{LandCoverReport, LandCoverRequest, NO_CLASS, read_land_cover};
use crate::inputs::crs::PlanningProjection;
use crate::inputs::row_store::RowStore;
use crate::propagation::clutter::{ESA_WORLDCOVER, GENERIC};
use crate::scenario::{ClutterChoice, ClutterTableKey};
use std::collections::BTreeMap;
use std::path::PathBuf;

/// Clutter heights on a grid and notes on them.
pub(super) struct ClutterHeights {
    /// Metres above ground.
    pub(super) heights: Grid<f32>,
    /// The rest.
    pub(super) read: ClutterRead,
}

/// Notes on land cover that was read.
pub(super) struct ClutterRead {
    pub(super) report: LandCoverReport,
    /// Class and number of its cells, for every class that no height is given for; those cells stand at 0.
    pub(super) classes_without_height: Vec<(u16, u64)>,
}

/// The height everywhere, metres, where land cover is not used.
pub(super) fn uniform_height_m(choice: &ClutterChoice) -> Option<f32> {
    choice.uniform_height_m.map(|height_m| height_m as f32)
}

/// Reads land cover and turns its classes into heights.
pub(super) fn clutter_heights(
    choice: &ClutterChoice,
    projection: &PlanningProjection,
    geometry: GridGeometry,
) -> Result<ClutterHeights, RasterInputError> {
    let mut heights = Grid::filled(geometry, 0.0);
    let read = read_clutter_into(choice, projection, &mut heights)?;
    Ok(ClutterHeights { heights, read })
}

/// As [`clutter_heights`], into a store of rows.
pub(super) fn read_clutter_into(
    choice: &ClutterChoice,
    projection: &PlanningProjection,
    store: &mut dyn RowStore,
) -> Result<ClutterRead, RasterInputError> {
    let request = LandCoverRequest {
        sources: choice.files.clone(),
        base: PathBuf::new(),
        crs_override: choice.crs.clone(),
    };
    let changes: BTreeMap<u16, f64> = choice
        .heights_m
        .iter()
        .filter_map(|(class, height_m)| Some((class.parse().ok()?, *height_m)))
        .collect();
    let heights_m = match choice.table {
        Some(ClutterTableKey::EsaWorldcover) => ESA_WORLDCOVER.heights_m(&changes),
        Some(ClutterTableKey::Generic) => GENERIC.heights_m(&changes),
        Some(ClutterTableKey::None) | None => changes,
    };
    let height = |class: u16| {
        let known = (class != NO_CLASS).then(|| heights_m.get(&class)).flatten();
        known.map_or(0.0, |height_m| *height_m as f32)
    };
    let geometry = *store.geometry();
    let report = read_land_cover(&request, projection, geometry, &|_| (), &mut |first_row, classes| {
        store.put_rows(first_row, &classes.into_iter().map(height).collect::<Vec<_>>())
    })?;
    let without = report.classes.iter().filter(|class| !heights_m.contains_key(&class.class));
    let classes_without_height = without.map(|class| (class.class, class.cells as u64)).collect();
    Ok(ClutterRead { report, classes_without_height })
}
