//! One link as JSON.
use super::hop_report::hop_json;
use super::level_text::{levels_json, scenario_json};
use super::path_result::{LinkClutter, PathResult};
use super::path_text::{outside, polarization_key};
use crate::geodesy::geodesic_line;
use crate::link::{HandsetClutter, TerminalCorrection};
use crate::outputs::error::OutputError;
use crate::outputs::report::headline::printable_json;
use crate::propagation::{Limit, ModelKey, ModelLoss};
use crate::terrain::{Horizon, Zone};
use crate::units::{Decibels, Length};
use crate::words::remarks::of_link;
use crate::words::{clause_text, document_text, parameter_text, refusal_text};
use serde_json::{Value, json};

/// One link as JSON: the same as the text, unrounded, and the profile itself.
///
/// # Errors
/// [`OutputError::Json`].
pub fn path_json(result: &PathResult) -> Result<String, OutputError> {
    let json = |source| OutputError::Json { name: "path", source };
    let handset = result.clutter.losses.iter();
    let losses = result.analysis.losses.iter().zip(handset).map(|(loss, handset)| {
        let mut value = loss_json(result, loss)?;
        value["terminal_clutter_db"] = json!(loss.outcome.is_ok().then_some(handset.added.db()));
        value["path_end_agl_m"] = json!(handset.path_end_agl.metres());
        if let Ok(lost) = &loss.outcome {
            value["levels"] = levels_json(&result.levels, lost.basic_transmission_loss + handset.added);
        }
        Ok(value)
    });
    let value = json!({
        "scenario": result.of_scenario.as_ref().map(scenario_json),
        "link": link_json(result),
        "profile": profile_json(result),
        "clutter": clutter_json(&result.clutter),
        "sight": sight_json(result),
        "hop": result.hop.as_ref().map(hop_json),
        "losses": losses.collect::<Result<Vec<_>, _>>().map_err(json)?,
        "notes": result.notes,
    });
    printable_json(&value)
}

fn link_json(result: &PathResult) -> Value {
    let (link, signal) = (&result.link, &result.link.signal);
    let (tx_agl, _) = link.antennas();
    let rx_agl = result.clutter.receiver_agl;
    let end = |index: usize, agl_m: f64| {
        let place = result.places.map(|places| places[index]);
        json!({
            "longitude_deg": place.map(|place| place.longitude_deg),
            "latitude_deg": place.map(|place| place.latitude_deg),
            "antenna_height_agl_m": agl_m,
        })
    };
    json!({
        "transmitter": end(0, tx_agl.metres()),
        "receiver": end(1, rx_agl.metres()),
        "azimuth_deg": result.places.map(|[from, to]| geodesic_line(from, to).azimuth.degrees()),
        "frequency_mhz": signal.frequency.megahertz(),
        "polarization": polarization_key(signal.polarization),
        "time_percent": signal.time_percent,
        "location_percent": signal.location_percent,
        "delta_n": link.environment.delta_n,
        "n0": link.environment.surface_refractivity,
        "path_centre_latitude_deg": link.environment.path_centre_latitude_deg,
        "effective_earth_radius_km": link.earth().radius_km(),
    })
}

fn profile_json(result: &PathResult) -> Value {
    let profile = &result.profile;
    let zone = |zone: &Zone| match zone {
        Zone::Sea => 1,
        Zone::CoastalLand => 3,
        Zone::Inland => 4,
    };
    json!({
        "source": result.profile_source,
        "points": profile.points(),
        "ground_distance_km": profile.ground_distance().kilometres(),
        "greatest_spacing_m": result.greatest_spacing_m(),
        "d_km": profile.distance_km(),
        "h_m": profile.ground_m(),
        "clutter_m": profile.clutter_m(),
        "zone": profile.zone().iter().map(zone).collect::<Vec<_>>(),
    })
}

/// Buildings and trees: those on the elevation model, and the correction at the receiver.
fn clutter_json(clutter: &LinkClutter) -> Value {
    let HandsetClutter { correction, surroundings } = clutter.handset;
    let around = surroundings.terminal_clutter();
    let surroundings = (correction == TerminalCorrection::HeightGain).then(|| {
        json!({
            "kind": surroundings.kind.key(),
            "height_m": around.representative_height.metres(),
            "street_width_m": around.street_width.metres(),
        })
    });
    json!({
        "on_dem": clutter.on_dem.choice.as_ref().map(|choice| json!({
            "files": choice.files,
            "height_files": choice.height_files,
            "uniform_height_m": choice.uniform_height_m,
            "table": choice.table,
            "heights_m": choice.heights_m,
            "included_in_dem": clutter.on_dem.included,
        })),
        "surface": clutter.on_dem.surface,
        "clearing_m": clutter.clearing.map(Length::metres),
        "terminal_clutter": correction.key(),
        "surroundings": surroundings,
    })
}

fn sight_json(result: &PathResult) -> Value {
    let analysis = &result.analysis;
    let horizon = |horizon: &Horizon| {
        json!({
            "distance_km": horizon.distance.kilometres(),
            "height_over_ray_m": horizon.height_over_ray_m,
            "elevation_mrad": horizon.elevation_mrad,
        })
    };
    json!({
        "line_of_sight": analysis.sight.line_of_sight,
        "fresnel_clearance": analysis.sight.obstruction.map(|_| analysis.sight.fresnel_share),
        "obstruction": analysis.sight.obstruction.map(|obstruction| json!({
            "distance_km": obstruction.distance.kilometres(),
            "height_over_ray_m": obstruction.height_over_ray_m,
            "ground_m": result.profile.ground_m()[obstruction.index],
        })),
        "transmitter_horizon": analysis.horizons.map(|both| horizon(&both.transmitter)),
        "receiver_horizon": analysis.horizons.map(|both| horizon(&both.receiver)),
        "bullington_point": analysis.edge.map(|edge| json!({
            "distance_km": edge.distance.kilometres(),
            "height_over_ray_m": edge.height_over_ray_m,
            "nu": edge.nu,
        })),
    })
}

fn loss_json(result: &PathResult, model: &ModelLoss) -> Result<Value, serde_json::Error> {
    let (key, source) = (model.model.key(), model.source);
    let loss = match &model.outcome {
        Ok(loss) => loss,
        Err(error) => {
            return Ok(
                json!({ "model": key, "document": document_text(source.document), "error": refusal_text(error) }),
            );
        }
    };
    let outside: Vec<Value> = outside(loss)
        .map(|(Limit { parameter, unit, low, high }, value)| {
            let parameter = parameter_text(parameter);
            json!({ "parameter": parameter, "value": value, "unit": unit, "low": low, "high": high })
        })
        .collect();
    let terms = match model.model {
        ModelKey::P1812 => serde_json::to_value(&result.analysis.p1812)?,
        ModelKey::P526 => serde_json::to_value(result.analysis.p526)?,
        ModelKey::Itm => serde_json::to_value(result.analysis.itm)?,
        _ => Value::Null,
    };
    Ok(json!({
        "model": key,
        "document": document_text(source.document),
        "clause": clause_text(source.document),
        "loss_db": loss.basic_transmission_loss.db(),
        "free_space_db": loss.free_space.db(),
        "diffraction_db": loss.diffraction.db(),
        "location_sigma_db": loss.location_sigma.map(Decibels::db),
        "mode": loss.mode,
        "in_range": outside.is_empty(),
        "outside_range": outside,
        "caveats": loss.caveats.iter().map(of_link).collect::<Vec<_>>(),
        "terms": terms,
    }))
}
