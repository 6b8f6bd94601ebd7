//! One path.
use crate::asked::{Physics, Refused};
use crate::{detached, parsed, refused};
use numpy::PyReadonlyArray1;
use pyo3::prelude::*;
use serde::Deserialize;
use serde_json::{Value, json};
use signalgap::propagation::{LinkCase, PathEnvironment, RadioClimate, Signal, Terminals, analyse_path};
use signalgap::terrain::{PathProfile, Zone};
use signalgap::units::{Frequency, Length};
use signalgap::words::refusal_text;
use signalgap::words::remarks::of_link;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Asked {
    physics: Physics,
    frequency_mhz: f64,
    tx_height_m: f64,
    rx_height_m: f64,
    location_percent: f64,
    latitude_deg: f64,
}

/// The loss over a profile and what is known of the path, as JSON.
#[pyfunction]
#[pyo3(signature = (distance_km, ground_m, clutter_m, asked))]
pub fn path_loss(
    py: Python<'_>,
    distance_km: PyReadonlyArray1<'_, f64>,
    ground_m: PyReadonlyArray1<'_, f64>,
    clutter_m: Option<PyReadonlyArray1<'_, f64>>,
    asked: &str,
) -> PyResult<String> {
    let asked: Asked = parsed(asked)?;
    let numbers = |array: &PyReadonlyArray1<'_, f64>| array.as_array().iter().copied().collect::<Vec<f64>>();
    let distance_km = numbers(&distance_km);
    let clutter_m = clutter_m.as_ref().map_or_else(|| vec![0.0; distance_km.len()], numbers);
    let zones = vec![Zone::Inland; distance_km.len()];
    let profile = PathProfile::new(distance_km, numbers(&ground_m), clutter_m, zones)
        .map_err(|error| refused(error.to_string()))?;
    let found = detached(py, None, || computed(&asked, &profile))?;
    Ok(found.to_string())
}

fn computed(asked: &Asked, profile: &PathProfile) -> Result<Value, Refused> {
    let Physics { model, model_options, delta_n, surface_refractivity, time_percent, polarization, .. } =
        &asked.physics;
    let (tx, rx) = (Length::from_metres(asked.tx_height_m), Length::from_metres(asked.rx_height_m));
    let climate = RadioClimate { delta_n: *delta_n, surface_refractivity: *surface_refractivity };
    let environment: PathEnvironment = climate.on_path(asked.latitude_deg);
    let signal = Signal {
        frequency: Frequency::from_megahertz(asked.frequency_mhz),
        polarization: *polarization,
        time_percent: *time_percent,
        location_percent: asked.location_percent,
    };
    let terminals = Terminals { tx_height_agl: tx, rx_height_agl: rx };
    let link = LinkCase { terminals, environment, signal };
    let analysis = analyse_path(profile, &link, &[*model], model_options);
    let loss = analysis.losses.into_iter().next().ok_or("no model")?.outcome;
    let loss = loss.map_err(|error| refusal_text(&error))?;
    Ok(json!({
        "loss_db": loss.basic_transmission_loss.db(),
        "free_space_db": loss.free_space.db(),
        "diffraction_db": loss.diffraction.db(),
        "location_sigma_db": loss.location_sigma.map(|sigma| sigma.db()),
        "line_of_sight": analysis.sight.line_of_sight,
        "clearance": analysis.sight.fresnel_share,
        "remarks": loss.caveats.iter().map(of_link).collect::<Vec<_>>(),
    }))
}
