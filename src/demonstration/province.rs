//! A province to measure on: the ground and villages of a field mirrored at their edges until they fill it, with masts over all of it.
use super::field::mast_field_sectors;
use super::{District, DistrictPlan, VillageRow, relief, villages};
use crate::grid::{Grid, GridGeometry, Shape};

/// Makes a square of so many cells a side whose ground is that of the plan, mirrored at its edges again and again; the villages are mirrored with it, and
/// masts stand as in [`super::generate_mast_field`].
///
/// # Cost and determinism
/// As [`super::generate`], and 4 bytes for each cell.
#[must_use]
pub fn generate_province(plan: &DistrictPlan, cells: usize) -> District {
    let tile = relief::terrain(plan);
    let of_tile = villages::villages(plan, super::ground::Ground::new(&tile));
    let terrain = mirrored(&tile, cells);
    let villages = mirrored_villages(&tile, &of_tile, terrain.geometry());
    let sectors = mast_field_sectors(plan, &terrain);
    District { terrain, villages, sectors }
}

/// Where a cell of a line that is mirrored at its ends is read, and whether backwards.
const fn source(cell: usize, count: usize) -> (usize, bool) {
    let (turn, within) = (cell / count, cell % count);
    if turn.is_multiple_of(2) { (within, false) } else { (count - 1 - within, true) }
}

/// A square of so many cells a side, filled from its north-western corner.
fn mirrored(tile: &Grid<f32>, cells: usize) -> Grid<f32> {
    let of = tile.geometry();
    let geometry = GridGeometry { shape: Shape { rows: cells, cols: cells }, ..*of };
    let mut terrain = Grid::filled(geometry, 0.0_f32);
    for (row, values) in terrain.values_mut().chunks_exact_mut(cells).enumerate() {
        let first = source(row, of.shape.rows).0 * of.shape.cols;
        for (col, value) in values.iter_mut().enumerate() {
            *value = tile.values()[first + source(col, of.shape.cols).0];
        }
    }
    terrain
}

/// The villages of all mirrored tiles that lie within a grid, with the tile in their names.
fn mirrored_villages(tile: &Grid<f32>, of_tile: &[VillageRow], whole: &GridGeometry) -> Vec<VillageRow> {
    let of = tile.geometry();
    let (wide_m, high_m) = (of.east_m() - of.west_m, of.north_m - of.south_m());
    let (down, right) = (whole.shape.rows.div_ceil(of.shape.rows), whole.shape.cols.div_ceil(of.shape.cols));
    let mut all = Vec::new();
    for (south, east) in (0..down).flat_map(|south| (0..right).map(move |east| (south, east))) {
        let along = |at_m: f64, side_m: f64, turn: usize| {
            let within_m = if turn.is_multiple_of(2) { at_m } else { side_m - at_m };
            turn as f64 * side_m + within_m
        };
        all.extend(of_tile.iter().filter_map(|village| {
            let easting_m = of.west_m + along(village.easting_m - of.west_m, wide_m, east);
            let northing_m = of.north_m - along(of.north_m - village.northing_m, high_m, south);
            whole.cell_at(easting_m, northing_m)?;
            Some(VillageRow {
                settlement_id: format!("{}-{south}{east}", village.settlement_id),
                commune_code: format!("{}-{south}{east}", village.commune_code),
                easting_m,
                northing_m,
                ..village.clone()
            })
        }));
    }
    all
}

#[cfg(test)]
mod tests {
    use super::{generate_province, source};
    use crate::demonstration::DistrictPlan;

    #[test]
    fn lines_run_forwards_and_backwards() {
        let found: Vec<usize> = (0..9).map(|cell| source(cell, 3).0).collect();
        assert_eq!(found, [0, 1, 2, 2, 1, 0, 0, 1, 2]);
    }

    #[test]
    fn villages_stand_on_the_ground_that_they_had() {
        let plan = DistrictPlan::small();
        let province = generate_province(&plan, 230);
        let first = province.villages.first().expect("villages");
        let height = |village: &crate::demonstration::VillageRow| {
            province.terrain.bilinear(village.easting_m, village.northing_m)
        };
        let id = first.settlement_id.trim_end_matches("-00");
        let same: Vec<_> = province
            .villages
            .iter()
            .filter(|village| {
                village.settlement_id.starts_with(&format!("{id}-")) && village.cluster_id == first.cluster_id
            })
            .collect();
        assert!(same.len() >= 4, "{}", same.len());
        for village in same {
            assert!((height(village) - height(first)).abs() < 1e-3, "{}", village.settlement_id);
        }
        assert_eq!(province.sectors.len(), plan.mast_count() * 9);
    }
}
