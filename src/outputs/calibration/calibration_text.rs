//! A calibration as text.
use super::findings::{CalibrationFindings, ErrorGroup, GroupErrors, ModelCalibration};
use crate::calibration::{ClutterValue, Interval, ReliabilityBand};
use crate::language::{decimals, word};
use crate::outputs::values::text_table::{aligned, wrapped};
use crate::text;
use crate::words::unjoined_text;

/// What the terminal shows.
#[must_use]
pub fn calibration_text(findings: &CalibrationFindings) -> String {
    let mut lines = joined_lines(findings);
    for model in &findings.models {
        lines.push(String::new());
        lines.extend(model_lines(model));
        lines.push(String::new());
        lines.extend(group_lines(findings, model));
        lines.push(String::new());
        lines.extend(reliability_lines(model.required_dbm, &model.reliability));
    }
    lines.join("\n") + "\n"
}

fn joined_lines(findings: &CalibrationFindings) -> Vec<String> {
    let joined = findings.joined.count();
    let mut lines = vec![text!(
        "calibration-text-joined",
        scenario = findings.scenario,
        readings = findings.readings,
        joined,
        masts = findings.masts.len()
    )];
    for (why, (count, example)) in &findings.joined.unjoined {
        lines.extend(wrapped(
            &text!("calibration-text-unjoined", count, why = unjoined_text(*why), example),
            "  ",
            "    ",
        ));
    }
    let left_out = &findings.left_out;
    for (key, count) in [
        ("calibration-text-too-near", left_out.too_near),
        ("calibration-text-too-far", left_out.too_far),
        ("calibration-text-level-outside", left_out.level_outside),
        ("calibration-text-few-readings", left_out.few_readings),
        ("calibration-text-unplaced", left_out.unplaced),
    ] {
        if count > 0 {
            lines.push(format!("  {count} {}", word(key)));
        }
    }
    if !findings.rejects.is_empty() {
        lines.push(format!("  {}", text!("calibration-text-rejects", count = findings.rejects.len())));
    }
    lines
}

fn model_lines(model: &ModelCalibration) -> Vec<String> {
    let (record, summary) = (&model.record, &model.record.validation);
    let clutter = match record.clutter {
        ClutterValue::UniformHeightM(_) => record
            .intervals
            .clutter
            .map(|found| text!("calibration-text-height", value = with_interval(&found, 1))),
        ClutterValue::HeightFactor(_) => record
            .intervals
            .clutter
            .map(|found| text!("calibration-text-factor", value = with_interval(&found, 2))),
        ClutterValue::AsStated => None,
    };
    let mut lines = vec![text!("calibration-text-model", model = record.model)];
    let clutter = clutter.unwrap_or_else(|| word("calibration-text-clutter-as-stated").to_owned());
    lines.extend(wrapped(&clutter, "  ", "    "));
    let mut add = |text: String| lines.extend(wrapped(&text, "  ", "    "));
    add(text!("calibration-text-offset", value = with_interval(&record.offset_db, 1)));
    let lambda = record.lambda_blocks.map_or_else(
        || word("calibration-text-masts-alike").to_owned(),
        |lambda| text!("calibration-text-lambda", lambda = decimals(lambda, 1), masts = record.masts.len()),
    );
    add(lambda);
    let sigma = &record.sigma;
    let masts = sigma.masts;
    let [measured, unmeasured, between] =
        [sigma.measured_db, sigma.unmeasured_db, sigma.between_masts_db].map(|value| decimals(value, 1));
    add(if masts < 3 {
        text!("calibration-text-sigma-assumed", measured, unmeasured, between, masts)
    } else {
        text!("calibration-text-sigma", measured, unmeasured, between, masts)
    });
    let correlation = &record.correlation;
    add(text!(
        "calibration-text-correlation",
        distance = decimals(correlation.distance_m, 0),
        share = decimals(100.0 * correlation.share, 0)
    ));
    add(text!(
        "calibration-text-validation",
        layouts = summary.layouts,
        side = decimals(summary.block_side_m, 0),
        blocks = summary.blocks,
        rmse = decimals(summary.rmse_db, 2),
        bias = decimals(summary.bias_db, 2),
        before = decimals(summary.uncalibrated_rmse_db, 2)
    ));
    add(text!(
        "calibration-text-within",
        half = decimals(100.0 * summary.within_50, 1),
        eighty = decimals(100.0 * summary.within_80, 1),
        ninety = decimals(100.0 * summary.within_90, 1),
        most = decimals(100.0 * summary.within_95, 1)
    ));
    if let Some(found) = &summary.conditioning {
        let near = found.near.map_or_else(|| "-".to_owned(), |near| decimals(near, 2));
        let overall = decimals(found.overall, 2);
        add(text!("calibration-text-conditioning", near, overall));
    }
    if let Some(unmeasured) = &model.unmeasured {
        add(text!("calibration-text-unmeasured", rmse = decimals(unmeasured.rmse_db, 2)));
    }
    if let Some([value, with, without]) = model.hidden {
        let [value, with, without] = [value, with, without].map(|db| decimals(db, 1));
        add(text!("calibration-text-hidden", value, with, without));
    }
    for (reason, count) in &model.without {
        add(text!("calibration-text-without", count, reason));
    }
    lines
}

fn with_interval(found: &Interval, places: usize) -> String {
    let [value, low, high] = [found.value, found.low, found.high].map(|value| decimals(value, places));
    text!("calibration-text-interval", value, low, high)
}

/// The most groups of masts that are shown; the table has all.
const MOST_MASTS: usize = 12;

fn group_lines(findings: &CalibrationFindings, model: &ModelCalibration) -> Vec<String> {
    let heads = [
        "calibration-head-group",
        "calibration-head-places",
        "calibration-head-bias-before",
        "calibration-head-rmse-before",
        "calibration-head-bias",
        "calibration-head-rmse",
        "calibration-head-sd",
        "calibration-head-within-mast",
        "calibration-head-within-90",
    ];
    let mut rows = vec![heads.map(|head| word(head).to_owned()).to_vec()];
    let is_mast = |errors: &GroupErrors| matches!(errors.group, ErrorGroup::Mast(_));
    let mut masts = 0;
    for errors in &model.groups {
        masts += usize::from(is_mast(errors));
        if masts > MOST_MASTS {
            break;
        }
        let (before, after) = (&errors.uncalibrated, &errors.calibrated);
        let (kind, name) = group_name(&errors.group, findings);
        let numbers = [
            before.bias_db,
            before.rmse_db,
            after.bias_db,
            after.rmse_db,
            after.sd_db,
            after.within_mast_sd_db,
        ]
        .map(|value| decimals(value, 1));
        let mut row = vec![format!("{kind} {name}").trim().to_owned(), before.places.to_string()];
        row.extend(numbers);
        row.push(text!("calibration-text-percent", value = decimals(100.0 * errors.within_90, 0)));
        rows.push(row);
    }
    aligned(&rows)
}

/// The kind of a group and its value.
pub(super) fn group_name(group: &ErrorGroup, findings: &CalibrationFindings) -> (String, String) {
    let kind = |key| word(key).to_owned();
    match group {
        ErrorGroup::All => (kind("calibration-group-all"), String::new()),
        ErrorGroup::LineOfSight(true) => (kind("calibration-group-seen"), String::new()),
        ErrorGroup::LineOfSight(false) => (kind("calibration-group-hidden"), String::new()),
        ErrorGroup::Distance(band) => {
            let ends = ErrorGroup::DISTANCES_KM;
            let from = band.checked_sub(1).map_or(0.0, |below| ends[below]);
            let to = ends[*band];
            let value = if to.is_finite() {
                text!("calibration-group-from-to", from = decimals(from, 1), to = decimals(to, 1))
            } else {
                text!("calibration-group-from", from = decimals(from, 1))
            };
            (kind("calibration-group-distance"), value)
        }
        ErrorGroup::Clutter(from) => (kind("calibration-group-clutter"), from.to_string()),
        ErrorGroup::Mast(mast) => (kind("calibration-group-mast"), findings.masts[*mast].clone()),
    }
}

fn reliability_lines(required_dbm: f64, bands: &[ReliabilityBand]) -> Vec<String> {
    let heads = ["calibration-head-stated", "calibration-head-true", "calibration-head-places"];
    let mut rows = vec![heads.map(|head| word(head).to_owned()).to_vec()];
    let percent = |value: f64| text!("calibration-text-percent", value = decimals(100.0 * value, 0));
    for band in bands.iter().filter(|band| band.places > 0) {
        rows.push(vec![percent(band.stated), percent(band.came_true), band.places.to_string()]);
    }
    let title = text!("calibration-text-reliability", level = decimals(required_dbm, 0));
    wrapped(&title, "", "  ").into_iter().chain(aligned(&rows)).collect()
}
