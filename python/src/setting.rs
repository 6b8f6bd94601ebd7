//! What the engine computes with, from arrays and what a call asks for.
use crate::asked::{Lattice, Physics, Refused};
use numpy::{PyArray2, PyReadonlyArray2};
use pyo3::Py;
use signalgap::coverage::{PathSetting, Reach};
use signalgap::grid::{Grid, GridGeometry, Shape};
use signalgap::link::Receiver;
use signalgap::propagation::{ClimateSource, PathLossModel, RadioClimate};
use signalgap::terrain::Ground;
use signalgap::units::Length;
use signalgap::words::refusal_text;
use std::sync::Arc;

/// Elevation as it was handed over.
pub type Elevation<'py> = PyReadonlyArray2<'py, f32>;

/// The values of a numpy array where they are. The array is kept alive with them; the reading borrow of the call keeps other Rust code from changing it.
struct HeldByNumpy {
    first: *const f32,
    count: usize,
    _array: Py<PyArray2<f32>>,
}

// SAFETY: the values are only read, and stay where they are as long as the array lives, which this holds.
unsafe impl Send for HeldByNumpy {}
// SAFETY: as above.
unsafe impl Sync for HeldByNumpy {}

impl AsRef<[f32]> for HeldByNumpy {
    fn as_ref(&self) -> &[f32] {
        // SAFETY: first and count are those of a contiguous array that `_array` keeps alive.
        unsafe { std::slice::from_raw_parts(self.first, self.count) }
    }
}

/// A grid over the values of an array: where they are, if they lie row by row, and a copy otherwise.
fn grid(array: &Elevation<'_>, lattice: Lattice) -> Result<Grid<f32>, Refused> {
    let (rows, cols) = array.as_array().dim();
    if rows == 0 || cols == 0 {
        return Err("the elevation has no cells".to_owned());
    }
    let Lattice { west_m, north_m, cell_m } = lattice;
    let geometry = GridGeometry { shape: Shape { rows, cols }, west_m, north_m, cell_m };
    let grid = match array.as_slice() {
        Ok(values) => {
            let held = HeldByNumpy {
                first: values.as_ptr(),
                count: values.len(),
                _array: (**array).clone().unbind(),
            };
            Grid::from_shared(geometry, Arc::new(held))
        }
        Err(_) => Grid::from_values(geometry, array.as_array().iter().copied().collect()),
    };
    grid.ok_or_else(|| "an array has another number of values than cells".to_owned())
}

/// Ground of elevation and clutter, none of which is copied where it lies row by row.
pub fn ground(
    elevation: &Elevation<'_>,
    clutter: Option<&Elevation<'_>>,
    clutter_m: Option<f32>,
    lattice: Lattice,
) -> Result<Ground, Refused> {
    let elevation = grid(elevation, lattice)?;
    let cells = clutter.map(|cells| grid(cells, lattice)).transpose()?;
    let uniform_m = clutter_m.filter(|_| cells.is_none());
    let ground = Ground::new(elevation, cells);
    let ground = ground.ok_or_else(|| "clutter and elevation have different shapes".to_owned())?;
    Ok(match uniform_m {
        Some(height_m) => ground.with_uniform_clutter(height_m),
        None => ground,
    })
}

/// What paths are computed with besides their ground.
pub struct Engine {
    model: Box<dyn PathLossModel>,
    receiver: Receiver,
    physics: Physics,
}

impl Engine {
    pub fn of(physics: Physics) -> Result<Self, Refused> {
        let model = physics.model.model(&physics.model_options);
        let name = model.source().key;
        model.check_options().map_err(|error| refusal_text(&error))?;
        let limit = model.time_percent();
        limit.require(name, physics.time_percent).map_err(|error| refusal_text(&error))?;
        let receiver = Receiver { height_agl_m: physics.receiver_height_m, ..Receiver::default() };
        Ok(Self { model, receiver, physics })
    }

    /// Over a ground.
    pub fn path<'a>(&'a self, ground: &'a Ground) -> PathSetting<'a> {
        let Physics { delta_n, surface_refractivity, time_percent, polarization, clearing_m, .. } =
            self.physics;
        let climate = ClimateSource::Uniform(RadioClimate { delta_n, surface_refractivity });
        PathSetting {
            time_percent,
            polarization,
            clearing: Length::from_metres(clearing_m),
            ..PathSetting::median(ground, &*self.model, &self.receiver, climate)
        }
    }

    /// So far around a mast.
    pub fn reach(&self, radius_km: f64) -> Reach {
        Reach {
            radius: Length::from_kilometres(radius_km),
            radial_spacing_cells: self.physics.radial_spacing_cells,
        }
    }
}
