//! What the engine computes with, from arrays and what a call asks for.
use crate::asked::{Lattice, Physics, Refused};
use numpy::PyReadonlyArray2;
use signalgap::coverage::{PathSetting, Reach};
use signalgap::grid::{Grid, GridGeometry, Shape};
use signalgap::link::Receiver;
use signalgap::propagation::{ClimateSource, PathLossModel, RadioClimate};
use signalgap::terrain::Ground;
use signalgap::units::Length;
use signalgap::words::refusal_text;

/// Elevation as it was handed over.
pub type Elevation<'py> = PyReadonlyArray2<'py, f32>;

/// Clutter as it was handed over: none, one height everywhere, or one for each cell.
pub enum Clutter {
    None,
    Uniform(f32),
    Cells(Vec<f32>),
}

impl Clutter {
    pub fn of(cells: Option<&PyReadonlyArray2<'_, f32>>, height_m: Option<f32>) -> Self {
        match (cells, height_m) {
            (Some(cells), _) => Self::Cells(cells.as_array().iter().copied().collect()),
            (None, Some(height_m)) => Self::Uniform(height_m),
            (None, None) => Self::None,
        }
    }
}

/// Ground of elevation (one copy of its values) and clutter.
pub fn ground(elevation: &Elevation<'_>, clutter: Clutter, lattice: Lattice) -> Result<Ground, Refused> {
    let array = elevation.as_array();
    let (rows, cols) = array.dim();
    if rows == 0 || cols == 0 {
        return Err("the elevation has no cells".to_owned());
    }
    let Lattice { west_m, north_m, cell_m } = lattice;
    let geometry = GridGeometry { shape: Shape { rows, cols }, west_m, north_m, cell_m };
    let values = array.as_slice().map_or_else(|| array.iter().copied().collect(), <[f32]>::to_vec);
    let grid = |values: Vec<f32>| {
        Grid::from_values(geometry, values)
            .ok_or_else(|| "clutter and elevation have different shapes".to_owned())
    };
    let elevation = grid(values)?;
    let ground = match clutter {
        Clutter::Cells(heights_m) => Ground::new(elevation, Some(grid(heights_m)?)),
        Clutter::Uniform(height_m) => {
            Ground::new(elevation, None).map(|ground| ground.with_uniform_clutter(height_m))
        }
        Clutter::None => Ground::new(elevation, None),
    };
    ground.ok_or_else(|| "clutter and elevation have different shapes".to_owned())
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
