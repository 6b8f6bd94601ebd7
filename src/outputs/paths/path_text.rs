//! One link as text for the terminal.
use super::clutter_text::{clutter_text, handset_text};
use super::hop_report::hop_lines;
use super::level_text::{ends_line, level_lines, sector_table};
use super::path_result::PathResult;
use crate::geodesy::{LonLat, geodesic_line};
use crate::link::TerminalCorrection;
use crate::outputs::values::text_table::aligned;
use crate::propagation::p1812::{P1812Terms, SHORTEST_KM};
use crate::propagation::{
    Caveat, DiffractionTerms, Limit, ModelKey, ModelLoss, PathLoss, Polarization, PropagationMode, Signal,
};
use crate::terrain::{Horizon, Obstruction};
use crate::units::Decibels;
use crate::words::remarks::of_link;
use crate::words::{clause_text, document_text, refusal_text};

/// One link as text: what it is, what the terrain does to it, the loss term by term of the first model, all models in a
/// table where there are several, remarks.
#[must_use]
pub fn path_text(result: &PathResult) -> String {
    let mut lines = heading(result);
    lines.push(String::new());
    lines.extend(sight(result));
    if let Some(hop) = &result.hop {
        lines.push(String::new());
        lines.extend(hop_lines(hop));
    }
    if let Some((model, loss)) = first_loss(result) {
        let document = model.source.document;
        lines.push(String::new());
        lines.push(format!("{}, {}", document_text(document), clause_text(document)));
        lines.extend(terms(result, model, loss));
        let levels = level_lines(result, loss.basic_transmission_loss + first_added(result));
        if !levels.is_empty() {
            lines.push(String::new());
            lines.extend(levels);
        }
    }
    let sectors = result.of_scenario.as_ref().map(sector_table).unwrap_or_default();
    if !sectors.is_empty() {
        lines.push(String::new());
        lines.extend(sectors);
    }
    if result.analysis.losses.len() > 1 {
        lines.push(String::new());
        lines.extend(model_table(result));
    }
    let remarks = remarks(result);
    if !remarks.is_empty() {
        lines.extend([String::new(), "Keep in mind".to_owned()]);
        lines.extend(remarks.iter().map(|text| format!("  - {text}")));
    }
    lines.join("\n") + "\n"
}

/// The first model with its loss.
pub(in crate::outputs) fn first_loss(result: &PathResult) -> Option<(&ModelLoss, &PathLoss)> {
    let model = result.analysis.losses.first()?;
    model.outcome.as_ref().ok().map(|loss| (model, loss))
}

/// What is added to the first model's loss for clutter around the receiver.
fn first_added(result: &PathResult) -> Decibels {
    result.clutter.losses.first().map_or_else(Decibels::default, |handset| handset.added)
}

fn heading(result: &PathResult) -> Vec<String> {
    let link = &result.link;
    let ground_m = result.profile.ground_m();
    let end = |name: &str, index: usize, point_m: f64, agl_m: f64| {
        let place =
            result.places.map_or_else(String::new, |places| format!("{}, ", place_text(places[index])));
        format!("{name:<13}{place}ground {point_m:.1} m, antenna {agl_m} m above it")
    };
    let (tx_agl, path_end_agl) = link.antennas();
    let rx_agl = result.clutter.receiver_agl;
    let azimuth = result.places.map_or_else(String::new, |[from, to]| {
        format!(", azimuth {:.2} degrees", geodesic_line(from, to).azimuth.degrees())
    });
    let mut lines: Vec<String> =
        result.of_scenario.iter().map(|of| format!("{:<13}{}", "Link", ends_line(of))).collect();
    lines.extend([
        end("Transmitter", 0, ground_m[0], tx_agl.metres()),
        end("Receiver", 1, ground_m[ground_m.len() - 1], rx_agl.metres()),
        format!("{:<13}{:.4} km{azimuth}", "Distance", result.profile.ground_distance().kilometres()),
        format!(
            "{:<13}{}, {} points, at most {:.1} m apart",
            "Profile",
            result.profile_source,
            result.profile.points(),
            result.greatest_spacing_m()
        ),
        format!("{:<13}{}", "Wave", wave_text(&link.signal)),
        format!(
            "{:<13}delta-N {} N-units/km, N0 {} N-units, effective Earth radius {:.0} km, path-centre latitude {:.3}",
            "Air",
            link.environment.delta_n,
            link.environment.surface_refractivity,
            link.earth().radius_km(),
            link.environment.path_centre_latitude_deg
        ),
    ]);
    let clutter = &result.clutter;
    if let Some(clearing) = clutter.clearing.filter(|_| clutter.on_dem.is_some()) {
        lines.push(format!("{:<13}{}", "Clutter", clutter_text(&clutter.on_dem, clearing)));
    }
    if clutter.handset.correction != TerminalCorrection::None {
        let end_m = path_end_agl.metres();
        lines.push(format!(
            "{:<13}{}; the path ends {end_m} m above ground",
            "Around it",
            handset_text(&clutter.handset)
        ));
    }
    lines
}

fn place_text(place: LonLat) -> String {
    format!("longitude {:.6}, latitude {:.6}", place.longitude_deg, place.latitude_deg)
}

/// `900 MHz, vertical, 50 % of time, 50 % of locations`.
fn wave_text(signal: &Signal) -> String {
    let polarization = polarization_key(signal.polarization);
    format!(
        "{} MHz, {polarization}, {} % of time, {} % of locations",
        signal.frequency.megahertz(),
        signal.time_percent,
        signal.location_percent
    )
}

pub(in crate::outputs) const fn polarization_key(polarization: Polarization) -> &'static str {
    match polarization {
        Polarization::Horizontal => "horizontal",
        Polarization::Vertical => "vertical",
    }
}

fn sight(result: &PathResult) -> Vec<String> {
    let analysis = &result.analysis;
    let mut rows = vec![("Line of sight", sight_sentence(result))];
    let share = analysis.sight.fresnel_share;
    if let Some(obstruction) = &analysis.sight.obstruction {
        let text = format!("{share:.2} of its radius at {:.3} km", obstruction.distance.kilometres());
        rows.push(("First Fresnel zone", if share >= 1.0 { format!("clear, {text}") } else { text }));
    }
    if let Some(horizons) = &analysis.horizons {
        let horizon = |horizon: &Horizon| {
            format!(
                "{:.3} km, {:.1} m over the ray, elevation {:.2} mrad",
                horizon.distance.kilometres(),
                horizon.height_over_ray_m,
                horizon.elevation_mrad
            )
        };
        rows.push(("Horizon of transmitter", horizon(&horizons.transmitter)));
        rows.push(("Horizon of receiver", horizon(&horizons.receiver)));
    }
    if let (Some(edge), Some(_)) = (&analysis.edge, &analysis.horizons) {
        let at_km = edge.distance.kilometres();
        let text = format!("{at_km:.3} km, {:.1} m over the ray, nu {:.3}", edge.height_over_ray_m, edge.nu);
        rows.push(("Bullington point", text));
    }
    rows.into_iter().map(|(name, text)| format!("{name:<24}{text}")).collect()
}

/// Whether the path is clear, and what blocks it most.
pub(in crate::outputs) fn sight_sentence(result: &PathResult) -> String {
    let sight = &result.analysis.sight;
    let blocked = |obstruction: &Obstruction| {
        let over_m = obstruction.height_over_ray_m;
        format!("no: blocked at {:.3} km by {over_m:.1} m", obstruction.distance.kilometres())
    };
    match &sight.obstruction {
        Some(obstruction) if !sight.line_of_sight => blocked(obstruction),
        Some(obstruction) => format!("yes, by {:.1} m", -obstruction.height_over_ray_m),
        None => "yes: no point between the ends".to_owned(),
    }
}

fn terms(result: &PathResult, model: &ModelLoss, loss: &PathLoss) -> Vec<String> {
    let mut rows: Vec<(&str, f64)> = vec![("  free space", loss.free_space.db())];
    match (model.model, &result.analysis.p1812, &result.analysis.p526) {
        (ModelKey::P1812, Some(terms), _) => rows.extend(p1812_rows(terms)),
        (ModelKey::P526, _, Some(terms)) => {
            rows.push(("  diffraction", terms.total().db()));
            rows.extend(diffraction_rows(terms));
        }
        _ if loss.diffraction.db().abs() > 0.0 => rows.push(("  diffraction", loss.diffraction.db())),
        _ => {}
    }
    rows.push(("  basic transmission loss", loss.basic_transmission_loss.db()));
    if let Some(handset) = result.clutter.losses.first()
        && result.clutter.handset.correction != TerminalCorrection::None
    {
        let added = handset.added;
        rows.push(("  clutter around the receiver", added.db()));
        rows.push(("  together", (loss.basic_transmission_loss + added).db()));
    }
    if let Some(sigma) = loss.location_sigma {
        rows.push(("  standard deviation over locations", sigma.db()));
    }
    let rows = rows.into_iter().map(|(name, value)| vec![name.to_owned(), format!("{value:.2} dB")]);
    let mut lines = aligned(&rows.collect::<Vec<_>>());
    if let Some(mode) = loss.mode {
        lines.push(format!("  mode: {}", mode_text(mode)));
    }
    lines
}

fn diffraction_rows(terms: &DiffractionTerms) -> Vec<(&'static str, f64)> {
    vec![
        ("    Bullington, the terrain", terms.bullington_actual_db),
        ("    Bullington, smooth profile", terms.bullington_smooth_db),
        ("    spherical Earth", terms.spherical_earth_db),
    ]
}

/// The Recommendation's quantities, with their symbols.
fn p1812_rows(terms: &P1812Terms) -> Vec<(&'static str, f64)> {
    let parts = &terms.parts;
    let mut rows = vec![
        ("  line of sight for the time percentage, Lb0p", parts.l_b0p),
        ("  diffraction, median Earth, Ld50", terms.diffraction_50.total().db()),
    ];
    rows.extend(diffraction_rows(&terms.diffraction_50));
    let mechanisms_count = terms.geometry.d_km >= SHORTEST_KM;
    rows.extend([
        ("  diffraction, Earth of beta0 % of time, Ldbeta", terms.diffraction_beta.total().db()),
        ("  diffraction for the time percentage, Ldp", parts.l_dp),
        ("  with diffraction, Lbd", parts.l_bd),
    ]);
    if mechanisms_count {
        rows.extend([("  by ducting, Lba", parts.l_ba), ("  by troposcatter, Lbs", parts.l_bs)]);
    }
    rows.push(("  combined, median of locations, Lbc", parts.l_bc));
    rows
}

pub(in crate::outputs) const fn mode_text(mode: PropagationMode) -> &'static str {
    match mode {
        PropagationMode::LineOfSight => "line of sight",
        PropagationMode::NonLineOfSight => "no line of sight",
        PropagationMode::Diffraction => "diffraction",
        PropagationMode::Troposcatter => "troposcatter",
    }
}

fn model_table(result: &PathResult) -> Vec<String> {
    let header = [
        "Model",
        "loss, dB",
        "at receiver",
        "level, dBm",
        "in range",
        "free space",
        "diffraction",
        "sigma",
        "mode",
    ];
    let mut rows = vec![header.map(str::to_owned).to_vec()];
    let mut refused = Vec::new();
    // of several the last: RSRP where it is known
    let level = result.levels.last();
    for (model, handset) in result.analysis.losses.iter().zip(&result.clutter.losses) {
        match &model.outcome {
            Ok(loss) => rows.push(vec![
                model.model.key().to_owned(),
                format!("{:.2}", loss.basic_transmission_loss.db()),
                format!("{:.2}", handset.added.db()),
                level.map_or_else(String::new, |level| {
                    format!("{:.2}", level.after(loss.basic_transmission_loss + handset.added).dbm())
                }),
                if outside(loss).next().is_none() { "yes" } else { "no" }.to_owned(),
                format!("{:.2}", loss.free_space.db()),
                format!("{:.2}", loss.diffraction.db()),
                loss.location_sigma.map_or_else(|| "-".to_owned(), |sigma| format!("{:.1}", sigma.db())),
                loss.mode.map_or_else(|| "-".to_owned(), |mode| mode_text(mode).to_owned()),
            ]),
            Err(error) => refused.push(format!("{}: no value: {}", model.model.key(), refusal_text(error))),
        }
    }
    for row in &mut rows {
        if level.is_none() {
            row.remove(3);
        }
        if result.clutter.handset.correction == TerminalCorrection::None {
            row.remove(2);
        }
    }
    let mut lines = aligned(&rows);
    lines.extend(refused);
    lines
}

/// Inputs of a loss outside the intervals that its model was made for, each with its value.
pub(in crate::outputs) fn outside(loss: &PathLoss) -> impl Iterator<Item = (Limit, f64)> {
    loss.caveats.iter().filter_map(|caveat| match *caveat {
        Caveat::OutsideDomain { parameter, value, unit, low, high } => {
            Some((Limit { parameter, unit, low, high }, value))
        }
        Caveat::Remark { .. } => None,
    })
}

/// Remarks of the models and of the path; those of a model in a list of several begin with its name.
pub(in crate::outputs) fn remarks(result: &PathResult) -> Vec<String> {
    let several = result.analysis.losses.len() > 1;
    let mut texts = Vec::new();
    for model in &result.analysis.losses {
        let caveats = model.outcome.iter().flat_map(|loss| &loss.caveats);
        texts.extend(caveats.map(|caveat| {
            let text = of_link(caveat);
            if several { format!("{}: {text}", model.model.key()) } else { text }
        }));
    }
    texts.extend(result.notes.iter().map(|note| note.text.clone()));
    texts
}
