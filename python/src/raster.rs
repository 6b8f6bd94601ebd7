//! Rasters of one antenna.
use crate::asked::{Lattice, Physics, Place, Refused, Sector};
use crate::setting::{Elevation, Engine, ground};
use crate::{detached, parsed, refused};
use numpy::{IntoPyArray, PyArrayMethods, PyReadonlyArray2};
use pyo3::prelude::*;
use serde::Deserialize;
use signalgap::coverage::{AntennaPoint, SiteRaster};
use signalgap::grid::Grid;
use signalgap::link::pilot_power;
use signalgap::units::{Frequency, Length};

/// What is asked of one antenna.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Quantity {
    /// Basic transmission loss, dB.
    Loss,
    /// Median level of the reference or pilot signal, dBm.
    Level,
    /// 1 in line of sight, otherwise 0, 255 unknown.
    LineOfSight,
    /// Clearance as a share of the first Fresnel radius.
    Clearance,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Asked {
    lattice: Lattice,
    physics: Physics,
    site: Place,
    height_m: f64,
    frequency_mhz: f64,
    radius_km: f64,
    quantity: Quantity,
    /// Whose beam counts, and whose power for levels.
    sector: Option<Sector>,
    threads: Option<usize>,
}

/// What was computed.
enum Found {
    Values(Grid<f32>),
    Sight(Grid<u8>),
}

/// A raster on the lattice of the elevation: losses, levels or clearances as float32 (NaN without value), line of sight as uint8.
#[pyfunction]
#[pyo3(signature = (elevation, asked, clutter=None, clutter_m=None))]
pub fn site_raster<'py>(
    py: Python<'py>,
    elevation: Elevation<'py>,
    asked: &str,
    clutter: Option<PyReadonlyArray2<'py, f32>>,
    clutter_m: Option<f32>,
) -> PyResult<Bound<'py, PyAny>> {
    let asked: Asked = parsed(asked)?;
    let ground = ground(&elevation, clutter.as_ref(), clutter_m, asked.lattice).map_err(refused)?;
    let shape = ground.geometry().shape;
    let found = detached(py, asked.threads, || computed(&asked, &ground))?;
    let shape = [shape.rows, shape.cols];
    Ok(match found {
        Found::Values(grid) => grid.into_values().into_pyarray(py).reshape(shape)?.into_any(),
        Found::Sight(grid) => grid.into_values().into_pyarray(py).reshape(shape)?.into_any(),
    })
}

fn computed(asked: &Asked, ground: &signalgap::terrain::Ground) -> Result<Found, Refused> {
    let engine = Engine::of(asked.physics.clone())?;
    let sector = asked.sector.as_ref().map(Sector::built).transpose()?;
    let position = signalgap::geodesy::Position::from(asked.site);
    if ground.elevation_m(position.easting_m, position.northing_m).is_nan() {
        return Err("the site lies outside the elevation, or where it has no value".to_owned());
    }
    let one = SiteRaster {
        path: engine.path(ground),
        antenna: AntennaPoint { position, height_agl: Length::from_metres(asked.height_m) },
        frequency: Frequency::from_megahertz(asked.frequency_mhz),
        reach: engine.reach(asked.radius_km),
        beam: sector.as_ref(),
    };
    Ok(match asked.quantity {
        Quantity::Loss => Found::Values(one.loss(&|_| ())),
        Quantity::Level => {
            let sector = sector.as_ref().ok_or("a level needs a sector")?;
            let pilot = pilot_power(sector).ok_or("the bandwidth is no standard one")?;
            let constant_dbm = (pilot + sector.maximum_gain - sector.feeder_loss).dbm();
            Found::Values(one.loss(&|_| ()).map(|loss_db| (constant_dbm - f64::from(loss_db)) as f32))
        }
        Quantity::Clearance => Found::Values(one.clearance()),
        Quantity::LineOfSight => Found::Sight(one.sight()),
    })
}
