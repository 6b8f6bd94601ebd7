//! Checks that the choices of a scenario are consistent.
use super::{AreaChoice, ClutterChoice, ClutterTableKey, Preset, Scenario, ServiceChoice};
use crate::language::{unit as unit_text, word};
use crate::link::ServiceRequirement;
use crate::network::{Technology, uplink_frequency};
use crate::propagation::Limit;
use crate::terrain::TerrainKind;
use crate::text;
use crate::units::Frequency;
use std::ops::RangeInclusive;

/// Maximum number of cells a grid may be asked to have: layers of it are held in memory, four bytes a cell.
const MOST_CELLS: f64 = 2_000_000_000.0;

/// An invalid choice.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{key}: {text}")]
pub struct Problem {
    /// The key, as `service.radius_km`.
    pub key: String,
    /// Value, limit and what to do.
    pub text: String,
}

/// Collects problems.
#[derive(Default)]
pub(super) struct Findings(Vec<Problem>);

impl Findings {
    pub(super) fn add(&mut self, key: &str, text: String) {
        self.0.push(Problem { key: key.to_owned(), text });
    }

    pub(super) fn files(&mut self, key: &str, files: &[String]) {
        if files.iter().all(|file| file.trim().is_empty()) {
            self.add(key, word("scenario-problems-no-file-is-given-give-at").to_owned());
        } else if files.iter().any(|file| file.trim().is_empty()) {
            self.add(key, word("scenario-problems-one-of-the-file-names-is").to_owned());
        }
    }

    /// For a limit that also applies on the command line.
    pub(super) fn inside(&mut self, key: &str, value: f64, limit: Limit) {
        self.within(key, value, limit.unit, limit.low..=limit.high);
    }

    pub(super) fn within(&mut self, key: &str, value: f64, unit: &str, limits: RangeInclusive<f64>) {
        if !limits.contains(&value) {
            let (low, high) = limits.into_inner();
            let text = text!("scenario-problems-is-outside-to", value, unit = unit_text(unit), low, high);
            self.add(key, text.replace("  ", " ").trim_end().to_owned());
        }
    }
}

impl Scenario {
    /// All problems of the choices, in the order of the file; empty if they are valid.
    #[must_use]
    pub fn problems(&self) -> Vec<Problem> {
        let mut found = Findings::default();
        self.area_problems(&mut found);
        self.input_problems(&mut found);
        self.analysis_problems(&mut found);
        found.0
    }

    fn area_problems(&self, found: &mut Findings) {
        if let Some(resolution_m) = self.area.resolution_m {
            found.inside("area.resolution_m", resolution_m, AreaChoice::RESOLUTION_M);
        }
        if let Some([west, south, east, north]) = self.area.bounds {
            let longitudes = [west, east].iter().all(|edge| (-180.0..=180.0).contains(edge));
            // across 180 degrees the west is the greater, as in RFC 7946, 5.2; half the Earth and more is an exchange of both
            let ordered = west < east || (east - west + 360.0).abs() < 180.0 && west > east;
            if !(longitudes && ordered && -90.0 <= south && south < north && north <= 90.0) {
                let text = text!("scenario-problems-is-not-west-south-east-north", west, south, east, north);
                found.add("area.bounds", text);
            }
        }
        found.within("area.max_cells", self.area.max_cells as f64, "cells", 1.0..=MOST_CELLS);
    }

    fn input_problems(&self, found: &mut Findings) {
        let measured = self.measurements.as_ref().is_some_and(|measurements| !measurements.files.is_empty());
        for (key, files) in [
            ("terrain.files", &self.terrain.files),
            ("settlements.files", &self.settlements.files),
            ("sites.files", &self.sites.files),
        ] {
            // a scenario may be about measured levels alone
            if !(measured && files.is_empty()) {
                found.files(key, files);
            }
        }
        found.within(
            "settlements.polygon_spacing_m",
            self.settlements.polygon_spacing_m,
            "m",
            10.0..=10_000.0,
        );
        let off_m = self.settlements.position_uncertainty_m;
        found.within("settlements.position_uncertainty_m", off_m, "m", 0.0..=5_000.0);
        self.report_problems(found);
        self.surface_problems(found);
        if let Some(clutter) = &self.clutter {
            clutter_problems(clutter, found);
        }
        let presets = &self.sites.presets;
        for (key, preset, technology) in
            [("lte", &presets.lte, Technology::Lte), ("umts", &presets.umts, Technology::Umts)]
        {
            preset_problems(&format!("sites.presets.{key}"), preset, technology, found);
        }
        let pattern = &self.sites.sector_pattern;
        for (name, value, unit, limits) in [
            ("horizontal_beamwidth_deg", pattern.horizontal_beamwidth_deg, "degrees", 1.0..=360.0),
            ("vertical_beamwidth_deg", pattern.vertical_beamwidth_deg, "degrees", 1.0..=180.0),
            ("front_to_back_db", pattern.front_to_back_db, "dB", 0.0..=100.0),
            ("side_lobe_db", pattern.side_lobe_db, "dB", 0.0..=100.0),
        ] {
            found.within(&format!("sites.sector_pattern.{name}"), value, unit, limits);
        }
    }

    /// A surface model beside the terrain tells by itself what stands on it.
    fn surface_problems(&self, found: &mut Findings) {
        let surface = &self.terrain.surface;
        if surface.is_empty() {
            return;
        }
        found.files("terrain.surface", surface);
        if self.terrain.kind == TerrainKind::Surface {
            let text = word("scenario-problems-is-surface-but-terrain-surface-names");
            found.add("terrain.kind", text.to_owned());
        }
        if self.clutter.is_some() {
            let text = word("scenario-problems-terrain-surface-less-terrain-files-is");
            found.add("clutter", text.to_owned());
        }
    }

    fn analysis_problems(&self, found: &mut Findings) {
        self.propagation_problems(found);
        self.terminal_clutter_problems(found);
        found.within("receiver.height_agl_m", self.receiver.height_agl_m, "m", 0.5..=100.0);
        found.within("receiver.body_loss_db", self.receiver.body_loss_db, "dB", 0.0..=30.0);
        found.within("receiver.gain_dbi", self.receiver.gain_dbi, "dBi", -20.0..=30.0);
        service_problems(&self.service, found);
        self.new_mast_problems(found);
        self.remedy_problems(found);
        self.plan_problems(found);
        if self.output.rasters && self.output.layers.is_empty() && self.output.layers_per_operator.is_empty()
        {
            let text = word("scenario-problems-no-layer-is-given-give-at").to_owned();
            found.add("output.layers", text);
        }
        if self.ranking.weights.is_empty() {
            found
                .add("ranking.weights", word("scenario-problems-no-criterion-has-weight-give-at").to_owned());
        } else if self.ranking.weights.values().all(|weight| weight.abs() <= 0.0) {
            found.add("ranking.weights", word("scenario-problems-every-weight-is-0-give-at").to_owned());
        }
        let share = self.indicators.fixed_broadband_share;
        found.within(
            "indicators.fixed_broadband_share",
            share,
            word("scenario-problems-of-the-people"),
            0.001..=1.0,
        );
        found.within("ranking.cost_weight", self.ranking.cost_weight, "", 0.0..=1.0);
        if let Some(cost) = self.ranking.fair_cost_per_person
            && !(cost.is_finite() && cost > 0.0)
        {
            found.add("ranking.fair_cost_per_person", text!("scenario-problems-is-not-number-above-0", cost));
        }
        for (name, &scale) in &self.ranking.scales {
            let key = format!("ranking.scales.{name}");
            if !self.ranking.weights.contains_key(name) {
                found.add(&key, text!("scenario-problems-has-no-weight-in-ranking-weights", name));
            } else if !(scale.is_finite() && scale > 0.0) {
                found.add(&key, text!("scenario-problems-is-not-number-above-0-2", scale));
            }
        }
        for (name, weight) in &self.ranking.weights {
            if !weight.is_finite() {
                found.add(
                    &format!("ranking.weights.{name}"),
                    text!("scenario-problems-is-not-finite-number", weight),
                );
            }
        }
    }
}

fn clutter_problems(clutter: &ClutterChoice, found: &mut Findings) {
    found.within("clutter.settlement_buffer_m", clutter.settlement_buffer_m, "m", 0.0..=10_000.0);
    found.inside("clutter.height_factor", clutter.height_factor, ClutterChoice::HEIGHT_FACTOR);
    if let Some(height_m) = clutter.uniform_height_m {
        found.inside("clutter.uniform_height_m", height_m, ClutterChoice::UNIFORM_HEIGHT_M);
        let crs = ("crs", clutter.crs.is_some());
        let heights = ("height_files", !clutter.height_files.is_empty());
        let without_effect = land_cover_keys(clutter).into_iter().chain([crs, heights]);
        let text = word("scenario-problems-is-for-rasters-but-clutter-uniform");
        refuse_given(without_effect, text, found);
    } else if !clutter.height_files.is_empty() {
        found.files("clutter.height_files", &clutter.height_files);
        let text = word("scenario-problems-is-for-land-cover-but-clutter");
        refuse_given(land_cover_keys(clutter), text, found);
    } else if clutter.files.is_empty() {
        let text = word("scenario-problems-neither-this-nor-clutter-height-files");
        found.add("clutter.files", text.to_owned());
    } else {
        class_problems(clutter, found);
    }
}

/// What is for land cover alone, and whether it is given.
fn land_cover_keys(clutter: &ClutterChoice) -> [(&'static str, bool); 3] {
    [
        ("files", !clutter.files.is_empty()),
        ("table", clutter.table.is_some()),
        ("heights_m", !clutter.heights_m.is_empty()),
    ]
}

/// Keys of `[clutter]` that have no effect beside another.
fn refuse_given(keys: impl IntoIterator<Item = (&'static str, bool)>, text: &str, found: &mut Findings) {
    for (key, _) in keys.into_iter().filter(|(_, is_given)| *is_given) {
        found.add(&format!("clutter.{key}"), text.to_owned());
    }
}

fn class_problems(clutter: &ClutterChoice, found: &mut Findings) {
    found.files("clutter.files", &clutter.files);
    if clutter.table.is_none() {
        let text = word("scenario-problems-neither-esa-worldcover-nor-generic-is");
        found.add("clutter.table", text.to_owned());
    }
    if clutter.table == Some(ClutterTableKey::None) && clutter.heights_m.is_empty() {
        found.add("clutter.heights_m", word("scenario-problems-table-is-none-and-no-height").to_owned());
    }
    for (class, height_m) in &clutter.heights_m {
        let key = format!("clutter.heights_m.{class}");
        if class.parse::<u16>().is_ok_and(|code| code < u16::MAX) {
            found.inside(&key, *height_m, ClutterChoice::CLASS_HEIGHT_M);
        } else {
            found.add(&key, text!("scenario-problems-is-not-class-code-from-0", class));
        }
    }
}

fn service_problems(service: &ServiceChoice, found: &mut Findings) {
    found.inside("service.radius_km", service.radius_km, ServiceChoice::RADIUS_KM);
    found.within("service.target_probability", service.target_probability, "", 0.01..=0.999);
    found.within("service.sigma_db", service.sigma_db, "dB", 0.0..=20.0);
    found.within("service.shadowing_correlation", service.shadowing_correlation, "", 0.0..=1.0);
    found.within("service.tallest_antenna_m", service.tallest_antenna_m, "m", 1.0..=500.0);
    requirement_problems("service.lte", &service.lte, found);
    requirement_problems("service.umts", &service.umts, found);
}

fn requirement_problems(key: &str, requirement: &ServiceRequirement, found: &mut Findings) {
    let ServiceRequirement { classes, uplink, interference, .. } = requirement;
    let limits = [classes.poor_dbm, classes.fair_dbm, classes.good_dbm, classes.excellent_dbm];
    if !limits.is_sorted_by(|a, b| a < b) {
        found.add(&format!("{key}.classes"), word("scenario-problems-poor-dbm-fair-dbm-good-dbm").to_owned());
    }
    for (name, value, unit, limits) in [
        ("required_level_dbm", requirement.required_level_dbm, "dBm", -150.0..=0.0),
        ("classes.poor_dbm", classes.poor_dbm, "dBm", -150.0..=0.0),
        ("classes.excellent_dbm", classes.excellent_dbm, "dBm", -150.0..=0.0),
        ("uplink.handset_power_dbm", uplink.handset_power_dbm, "dBm", -10.0..=40.0),
        ("uplink.bandwidth_khz", uplink.bandwidth_khz, "kHz", 15.0..=20_000.0),
        ("uplink.noise_figure_db", uplink.noise_figure_db, "dB", 0.0..=30.0),
        ("uplink.interference_margin_db", uplink.interference_margin_db, "dB", 0.0..=30.0),
        ("uplink.required_sinr_db", uplink.required_sinr_db, "dB", -40.0..=40.0),
        ("interference.load", interference.load, "", 0.0..=1.0),
        ("interference.noise_figure_db", interference.noise_figure_db, "dB", 0.0..=30.0),
    ] {
        found.within(&format!("{key}.{name}"), value, unit, limits);
    }
}

fn preset_problems(key: &str, preset: &Preset, technology: Technology, found: &mut Findings) {
    for (name, value, unit, limits) in [
        ("antenna_height_m", preset.antenna_height_m, "m", 1.0..=500.0),
        ("power_dbm", preset.power_dbm, "dBm", -20.0..=70.0),
        ("sector_gain_dbi", preset.sector_gain_dbi, "dBi", -10.0..=40.0),
        ("omni_gain_dbi", preset.omni_gain_dbi, "dBi", -10.0..=40.0),
        ("feeder_loss_db", preset.feeder_loss_db, "dB", 0.0..=30.0),
        ("antenna_ports", f64::from(preset.antenna_ports), "ports", 1.0..=64.0),
        ("reference_signal_boost_db", preset.reference_signal_boost_db, "dB", -6.0..=6.0),
        ("pilot_power_share", preset.pilot_power_share, "", 0.01..=1.0),
    ] {
        found.within(&format!("{key}.{name}"), value, unit, limits);
    }
    if let Err(reason) = technology.check_bandwidth(preset.bandwidth_mhz) {
        found.add(
            &format!("{key}.bandwidth_mhz"),
            text!("bandwidth-refused", bandwidth_mhz = preset.bandwidth_mhz, reason),
        );
    }
    let downlink_mhz = preset.frequency_mhz;
    let in_a_band = uplink_frequency(technology, "", Frequency::from_megahertz(downlink_mhz)).is_some();
    if !in_a_band {
        let text = text!("scenario-problems-mhz-is-not-in-the-downlink", downlink_mhz);
        found.add(&format!("{key}.frequency_mhz"), text);
    }
}
