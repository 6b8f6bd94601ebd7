//! One link as text for the terminal.
use super::clutter_text::{clutter_text, handset_text};
use super::hop_report::hop_lines;
use super::level_text::{ends_line, level_lines, sector_table};
use super::path_result::PathResult;
use crate::geodesy::{LonLat, geodesic_line};
use crate::language::{decimals, word};
use crate::link::TerminalCorrection;
use crate::outputs::values::text_table::aligned;
use crate::propagation::p1812::{P1812Terms, SHORTEST_KM};
use crate::propagation::{
    Caveat, DiffractionTerms, Limit, ModelKey, ModelLoss, PathLoss, Polarization, PropagationMode, Signal,
};
use crate::terrain::{Horizon, Obstruction};
use crate::text;
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
        lines.extend([String::new(), word("path-text-keep-in-mind").to_owned()]);
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
        text!(
            "path-text-ground-antenna-above-it",
            name = format_args!("{:<13}", name),
            place,
            point_m = decimals(point_m, 1),
            agl_m
        )
    };
    let (tx_agl, path_end_agl) = link.antennas();
    let rx_agl = result.clutter.receiver_agl;
    let azimuth = result.places.map_or_else(String::new, |[from, to]| {
        text!("path-text-azimuth-degrees", to = decimals(geodesic_line(from, to).azimuth.degrees(), 2))
    });
    let mut lines: Vec<String> = result
        .of_scenario
        .iter()
        .map(|of| format!("{:<13}{}", word("path-text-link"), ends_line(of)))
        .collect();
    lines.extend([
        end(word("path-text-transmitter"), 0, ground_m[0], tx_agl.metres()),
        end(word("path-text-receiver"), 1, ground_m[ground_m.len() - 1], rx_agl.metres()),
        format!(
            "{:<13}{} km{azimuth}",
            word("path-text-distance"),
            decimals(result.profile.ground_distance().kilometres(), 4)
        ),
        text!(
            "path-text-points-at-most-apart",
            label = format_args!("{:<13}", word("path-text-profile")),
            profile_source = result.profile_source,
            points = result.profile.points(),
            greatest_spacing_m = decimals(result.greatest_spacing_m(), 1)
        ),
        format!("{:<13}{}", word("path-text-wave"), wave_text(&link.signal)),
        text!(
            "path-text-delta-units-km-n0-units-effective",
            label = format_args!("{:<13}", word("path-text-air")),
            delta_n = link.environment.delta_n,
            surface_refractivity = link.environment.surface_refractivity,
            radius_km = decimals(link.earth().radius_km(), 0),
            path_centre_latitude_deg = decimals(link.environment.path_centre_latitude_deg, 3)
        ),
    ]);
    let clutter = &result.clutter;
    if let Some(clearing) = clutter.clearing.filter(|_| clutter.on_dem.is_some()) {
        lines.push(format!("{:<13}{}", word("path-text-clutter"), clutter_text(&clutter.on_dem, clearing)));
    }
    if clutter.handset.correction != TerminalCorrection::None {
        let end_m = path_end_agl.metres();
        lines.push(text!(
            "path-text-the-path-ends-above-ground",
            label = format_args!("{:<13}", word("path-text-around-it")),
            handset = handset_text(&clutter.handset),
            end_m
        ));
    }
    lines
}

fn place_text(place: LonLat) -> String {
    text!(
        "path-text-longitude-latitude",
        longitude_deg = decimals(place.longitude_deg, 6),
        latitude_deg = decimals(place.latitude_deg, 6)
    )
}

/// `900 MHz, vertical, 50 % of time, 50 % of locations`.
fn wave_text(signal: &Signal) -> String {
    let polarization = polarization_text(signal.polarization);
    text!(
        "path-text-mhz-of-time-of-locations",
        megahertz = signal.frequency.megahertz(),
        polarization,
        time_percent = signal.time_percent,
        location_percent = signal.location_percent
    )
}

/// The key of a polarization.
pub(super) const fn polarization_key(polarization: Polarization) -> &'static str {
    match polarization {
        Polarization::Horizontal => "horizontal",
        Polarization::Vertical => "vertical",
    }
}

/// A polarization as a text shows it.
pub(in crate::outputs) fn polarization_text(polarization: Polarization) -> &'static str {
    match polarization {
        Polarization::Horizontal => word("path-text-horizontal"),
        Polarization::Vertical => word("path-text-vertical"),
    }
}

fn sight(result: &PathResult) -> Vec<String> {
    let analysis = &result.analysis;
    let mut rows = vec![(word("path-text-line-of-sight"), sight_sentence(result))];
    let share = analysis.sight.fresnel_share;
    if let Some(obstruction) = &analysis.sight.obstruction {
        let text = text!(
            "path-text-of-its-radius-at-km",
            share = decimals(share, 2),
            kilometres = decimals(obstruction.distance.kilometres(), 3)
        );
        rows.push((
            word("first-fresnel-zone"),
            if share >= 1.0 { text!("path-text-clear", text) } else { text },
        ));
    }
    if let Some(horizons) = &analysis.horizons {
        let horizon = |horizon: &Horizon| {
            text!(
                "path-text-km-over-the-ray-elevation-mrad",
                kilometres = decimals(horizon.distance.kilometres(), 3),
                height_over_ray_m = decimals(horizon.height_over_ray_m, 1),
                elevation_mrad = decimals(horizon.elevation_mrad, 2)
            )
        };
        rows.push((word("path-text-horizon-of-transmitter"), horizon(&horizons.transmitter)));
        rows.push((word("path-text-horizon-of-receiver"), horizon(&horizons.receiver)));
    }
    if let (Some(edge), Some(_)) = (&analysis.edge, &analysis.horizons) {
        let at_km = edge.distance.kilometres();
        let text = text!(
            "path-text-km-over-the-ray-nu",
            at_km = decimals(at_km, 3),
            height_over_ray_m = decimals(edge.height_over_ray_m, 1),
            edge_nu = decimals(edge.nu, 3)
        );
        rows.push((word("bullington-point"), text));
    }
    rows.into_iter().map(|(name, text)| format!("{name:<24}{text}")).collect()
}

/// Whether the path is clear, and what blocks it most.
pub(in crate::outputs) fn sight_sentence(result: &PathResult) -> String {
    let sight = &result.analysis.sight;
    let blocked = |obstruction: &Obstruction| {
        let over_m = obstruction.height_over_ray_m;
        text!(
            "path-text-no-blocked-at-km-by",
            kilometres = decimals(obstruction.distance.kilometres(), 3),
            over_m = decimals(over_m, 1)
        )
    };
    match &sight.obstruction {
        Some(obstruction) if !sight.line_of_sight => blocked(obstruction),
        Some(obstruction) => {
            text!("path-text-yes-by", height_over_ray_m = decimals(-obstruction.height_over_ray_m, 1))
        }
        None => word("path-text-yes-no-point-between-the-ends").to_owned(),
    }
}

fn terms(result: &PathResult, model: &ModelLoss, loss: &PathLoss) -> Vec<String> {
    let mut rows: Vec<(&str, f64)> = vec![(word("path-text-free-space"), loss.free_space.db())];
    match (model.model, &result.analysis.p1812, &result.analysis.p526) {
        (ModelKey::P1812, Some(terms), _) => rows.extend(p1812_rows(terms)),
        (ModelKey::P526, _, Some(terms)) => {
            rows.push((word("path-text-diffraction"), terms.total().db()));
            rows.extend(diffraction_rows(terms));
        }
        _ if loss.diffraction.db().abs() > 0.0 => {
            rows.push((word("path-text-diffraction"), loss.diffraction.db()));
        }
        _ => {}
    }
    rows.push((word("path-text-basic-transmission-loss"), loss.basic_transmission_loss.db()));
    if let Some(handset) = result.clutter.losses.first()
        && result.clutter.handset.correction != TerminalCorrection::None
    {
        let added = handset.added;
        rows.push((word("path-text-clutter-around-the-receiver"), added.db()));
        rows.push((word("path-text-together"), (loss.basic_transmission_loss + added).db()));
    }
    if let Some(sigma) = loss.location_sigma {
        rows.push((word("path-text-standard-deviation-over-locations"), sigma.db()));
    }
    let rows =
        rows.into_iter().map(|(name, value)| vec![name.to_owned(), format!("{} dB", decimals(value, 2))]);
    let mut lines = aligned(&rows.collect::<Vec<_>>());
    if let Some(mode) = loss.mode {
        lines.push(text!("path-text-mode", mode = mode_text(mode)));
    }
    lines
}

fn diffraction_rows(terms: &DiffractionTerms) -> Vec<(&'static str, f64)> {
    vec![
        (word("path-text-bullington-the-terrain"), terms.bullington_actual_db),
        (word("path-text-bullington-smooth-profile"), terms.bullington_smooth_db),
        (word("path-text-spherical-earth"), terms.spherical_earth_db),
    ]
}

/// The Recommendation's quantities, with their symbols.
fn p1812_rows(terms: &P1812Terms) -> Vec<(&'static str, f64)> {
    let parts = &terms.parts;
    let mut rows = vec![
        (word("path-text-line-of-sight-for-the-time"), parts.l_b0p),
        (word("path-text-diffraction-median-earth-ld50"), terms.diffraction_50.total().db()),
    ];
    rows.extend(diffraction_rows(&terms.diffraction_50));
    let mechanisms_count = terms.geometry.d_km >= SHORTEST_KM;
    rows.extend([
        (word("path-text-diffraction-earth-of-beta0-of-time"), terms.diffraction_beta.total().db()),
        (word("path-text-diffraction-for-the-time-percentage-ldp"), parts.l_dp),
        (word("path-text-with-diffraction-lbd"), parts.l_bd),
    ]);
    if mechanisms_count {
        rows.extend([
            (word("path-text-by-ducting-lba"), parts.l_ba),
            (word("path-text-by-troposcatter-lbs"), parts.l_bs),
        ]);
    }
    rows.push((word("path-text-combined-median-of-locations-lbc"), parts.l_bc));
    rows
}

pub(in crate::outputs) fn mode_text(mode: PropagationMode) -> &'static str {
    match mode {
        PropagationMode::LineOfSight => word("path-text-line-of-sight-2"),
        PropagationMode::NonLineOfSight => word("path-text-no-line-of-sight"),
        PropagationMode::Diffraction => word("path-text-diffraction-2"),
        PropagationMode::Troposcatter => word("path-text-troposcatter"),
    }
}

fn model_table(result: &PathResult) -> Vec<String> {
    let header = [
        word("path-text-model"),
        word("path-text-loss-db"),
        word("path-text-at-receiver"),
        word("path-text-level-dbm"),
        word("path-text-in-range"),
        word("path-text-free-space-2"),
        word("path-text-diffraction-2"),
        word("path-text-sigma"),
        word("path-text-mode-2"),
    ];
    let mut rows = vec![header.map(str::to_owned).to_vec()];
    let mut refused = Vec::new();
    // of several the last: RSRP where it is known
    let level = result.levels.last();
    for (model, handset) in result.analysis.losses.iter().zip(&result.clutter.losses) {
        match &model.outcome {
            Ok(loss) => rows.push(vec![
                model.model.key().to_owned(),
                decimals(loss.basic_transmission_loss.db(), 2),
                decimals(handset.added.db(), 2),
                level.map_or_else(String::new, |level| {
                    decimals(level.after(loss.basic_transmission_loss + handset.added).dbm(), 2)
                }),
                if outside(loss).next().is_none() { word("path-text-yes") } else { word("path-text-no") }
                    .to_owned(),
                decimals(loss.free_space.db(), 2),
                decimals(loss.diffraction.db(), 2),
                loss.location_sigma.map_or_else(|| "-".to_owned(), |sigma| decimals(sigma.db(), 1)),
                loss.mode.map_or_else(|| "-".to_owned(), |mode| mode_text(mode).to_owned()),
            ]),
            Err(error) => refused.push(text!(
                "path-text-no-value",
                key = model.model.key(),
                error = refusal_text(error)
            )),
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
