//! The engine of signalgap for Python: arrays in, arrays out. `python/signalgap` is the side that people see.
mod asked;
mod judge;
mod path;
mod raster;
mod setting;

use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use serde::de::DeserializeOwned;
use signalgap::geodesy::{LonLat, geodesic_line};
use signalgap::propagation::ModelKey;

/// What a caller can mend, as Python says it.
fn refused(reason: String) -> PyErr {
    PyValueError::new_err(reason)
}

/// What a call asks for.
fn parsed<T: DeserializeOwned>(asked: &str) -> PyResult<T> {
    serde_json::from_str(asked).map_err(|error| refused(error.to_string()))
}

/// Does something without Python's lock, on so many threads, or on all.
fn detached<T: Send>(
    py: Python<'_>,
    threads: Option<usize>,
    act: impl FnOnce() -> Result<T, String> + Send,
) -> PyResult<T> {
    let done = py.detach(|| match threads {
        None => act(),
        Some(number) => {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(number).build();
            pool.map_err(|error| error.to_string())?.install(act)
        }
    });
    done.map_err(refused)
}

/// Names of the propagation models.
#[pyfunction]
fn models() -> Vec<&'static str> {
    ModelKey::ALL.iter().map(|key| key.key()).collect()
}

/// Length of the geodesic between two places of WGS 84 (degrees), m.
#[pyfunction]
fn ground_distance_m(from: (f64, f64), to: (f64, f64)) -> f64 {
    let place = |(longitude_deg, latitude_deg)| LonLat { longitude_deg, latitude_deg };
    geodesic_line(place(from), place(to)).ground_distance.metres()
}

#[pymodule]
fn _engine(module: &Bound<'_, PyModule>) -> PyResult<()> {
    module.add("__version__", env!("CARGO_PKG_VERSION"))?;
    module.add_function(wrap_pyfunction!(models, module)?)?;
    module.add_function(wrap_pyfunction!(ground_distance_m, module)?)?;
    module.add_function(wrap_pyfunction!(path::path_loss, module)?)?;
    module.add_function(wrap_pyfunction!(raster::site_raster, module)?)?;
    module.add_function(wrap_pyfunction!(judge::judge, module)?)?;
    module.add_function(wrap_pyfunction!(judge::opportunity, module)?)?;
    Ok(())
}
