//! The raster itself, by a sweep or cell by cell.
use super::error::CoverageError;
use super::request::{CoverageQuantity, CoverageRequest};
use crate::coverage::{Disc, Quantity, SIGHT_UNKNOWN, SiteRaster};
use crate::geodesy::LonLat;
use crate::grid::{Cell, Grid};
use crate::inputs::crs::PlanningProjection;
use crate::language::word;
use crate::outputs::PathNote;
use crate::pipeline::Progress;
use crate::pipeline::progress::Hundredths;
use crate::propagation::PropagationError;
use crate::text;
use crate::words::refusal_text;
use crate::words::remarks::of_links;
use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};

/// Rows whose places are converted together.
const ROWS: usize = 16;
/// Sample paths computed before the sweep, for the model's remarks: around the mast, at some distances.
const DIRECTIONS: u32 = 16;
const DISTANCES: [f64; 6] = [0.01, 0.05, 0.15, 0.4, 0.7, 0.99];

/// What is written.
pub(super) enum Raster {
    /// Loss (dB), level (dBm) or clearance; NaN without value.
    Values(Grid<f32>),
    /// Line of sight.
    Sight(Grid<u8>),
}

/// A raster, and what the model remarks.
pub(super) struct Look {
    pub(super) raster: Raster,
    pub(super) remarks: Vec<PathNote>,
}

/// Computes the raster.
pub(super) fn look(
    request: &CoverageRequest,
    one: &SiteRaster<'_>,
    projection: &PlanningProjection,
    progress: &dyn Progress,
) -> Result<Look, CoverageError> {
    let by_model = request.quantity.is_by_model();
    let remarks = if by_model {
        let model = one.path.model;
        model
            .time_percent()
            .require(model.source().key, one.path.time_percent)
            .map_err(CoverageError::Model)?;
        try_paths(one, projection)?
    } else {
        Vec::new()
    };
    let quantity = match request.quantity {
        CoverageQuantity::Loss | CoverageQuantity::Rsrp(_) | CoverageQuantity::ReceivedPower(_) => {
            Quantity::Loss
        }
        CoverageQuantity::LineOfSight => Quantity::Sight,
        CoverageQuantity::Clearance => Quantity::Clearance,
    };
    let values = if request.exact {
        exact(one, quantity, projection, progress)?
    } else {
        progress.stage(word("raster-sweeping"), 100);
        match quantity {
            Quantity::Loss => one.loss(&by_parts(progress)),
            Quantity::Clearance => one.clearance(),
            Quantity::Sight => return Ok(Look { raster: Raster::Sight(one.sight()), remarks }),
        }
    };
    let raster = match request.quantity {
        CoverageQuantity::LineOfSight => {
            Raster::Sight(values.map(|value| if value.is_nan() { SIGHT_UNKNOWN } else { value as u8 }))
        }
        CoverageQuantity::Rsrp(radiated) | CoverageQuantity::ReceivedPower(radiated) => {
            let constant_dbm = (radiated.power + radiated.net_gain).dbm();
            Raster::Values(values.map(|loss_db| (constant_dbm - f64::from(loss_db)) as f32))
        }
        CoverageQuantity::Loss | CoverageQuantity::Clearance => Raster::Values(values),
    };
    Ok(Look { raster, remarks })
}

/// Reports progress as the parts are finished one after the other.
fn by_parts(progress: &dyn Progress) -> impl Fn(usize) + Sync + '_ {
    let (done, steps) = (AtomicUsize::new(0), Hundredths::new(progress));
    move |parts| steps.reach((done.fetch_add(1, Ordering::Relaxed) + 1) as f64 / parts.max(1) as f64)
}

/// Each cell's own path.
fn exact(
    one: &SiteRaster<'_>,
    quantity: Quantity,
    projection: &PlanningProjection,
    progress: &dyn Progress,
) -> Result<Grid<f32>, CoverageError> {
    let geometry = *one.geometry();
    let disc = one.disc();
    progress.stage(word("raster-profiling-each-cell"), disc.cells() as u64);
    let mut values = Grid::filled(geometry, f32::NAN);
    for cells in chunks_of_rows(&disc, geometry.shape.rows, ROWS) {
        let centres: Vec<(f64, f64)> = cells.iter().map(|cell| geometry.centre_m(*cell)).collect();
        let places = projection.to_geographic(&centres)?;
        let placed: Vec<(Cell, LonLat)> = cells.into_iter().zip(places).collect();
        for ((cell, _), value) in placed.iter().zip(one.exact(quantity, &placed)) {
            values.values_mut()[cell.row * geometry.shape.cols + cell.col] = value;
        }
        progress.advance(placed.len() as u64);
    }
    Ok(values)
}

/// Computes some sample paths for the model's remarks.
///
/// # Errors
/// The model's reason where it has a value for none of them.
fn try_paths(one: &SiteRaster<'_>, projection: &PlanningProjection) -> Result<Vec<PathNote>, CoverageError> {
    let geometry = one.geometry();
    let mast = &one.antenna.position;
    let reach_m = one.reach.radius.metres() * mast.point_scale;
    let mut remarks: BTreeMap<String, usize> = BTreeMap::new();
    let (mut tried, mut refused) = (0_usize, Vec::<PropagationError>::new());
    for number in 0..DIRECTIONS {
        let (north, east) = (std::f64::consts::TAU * f64::from(number) / f64::from(DIRECTIONS)).sin_cos();
        for share in DISTANCES {
            let (e, n) = (mast.easting_m + share * reach_m * east, mast.northing_m + share * reach_m * north);
            let Some(cell) = geometry.cell_at(e, n) else { continue };
            let place = projection.to_geographic(&[geometry.centre_m(cell)])?[0];
            let Some(outcome) = one.own_path(cell, place) else { continue };
            tried += 1;
            match outcome {
                Ok(loss) => {
                    for caveat in loss.caveats {
                        *remarks.entry(of_links(caveat.kind())).or_default() += 1;
                    }
                }
                Err(error) => refused.push(error),
            }
        }
    }
    if tried > 0 && refused.len() == tried {
        return Err(CoverageError::Model(refused.swap_remove(0)));
    }
    for error in refused {
        *remarks.entry(text!("raster-no-value", error = refusal_text(&error))).or_default() += 1;
    }
    let told = |(text, count): (String, usize)| {
        PathNote::new("model", text!("raster-of-paths-tried", count, tried, text))
    };
    Ok(remarks.into_iter().map(told).collect())
}

/// Rows of a grid with the columns of the disc, in chunks of rows.
fn chunks_of_rows(disc: &Disc, rows: usize, each: usize) -> impl Iterator<Item = Vec<Cell>> {
    (0..rows).step_by(each).map(move |first| {
        let rows = first..(first + each).min(rows);
        rows.flat_map(|row| disc.columns(row).map(move |col| Cell { row, col })).collect()
    })
}
