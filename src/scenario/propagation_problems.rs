//! Whether the models of a scenario can be run, on its climate and with its clutter.
use super::problems::Findings;
use super::{PropagationChoice, Scenario};
use crate::language::{unit as unit_text, word};
use crate::link::{Surroundings, TerminalCorrection};
use crate::propagation::{ClutterTreatment, Limit, LinkCase, PathLossModel};
use crate::text;
use crate::words::refusal_text;

impl Scenario {
    pub(super) fn propagation_problems(&self, found: &mut Findings) {
        let propagation = &self.propagation;
        if propagation.models.is_empty() {
            found
                .add("propagation.models", word("propagation-problems-no-model-is-given-give-at").to_owned());
        }
        for (index, model) in propagation.models.iter().enumerate() {
            if propagation.models[..index].contains(model) {
                found.add(
                    "propagation.models",
                    text!("propagation-problems-is-listed-twice", key = model.key()),
                );
            }
        }
        self.climate_problems(found);
        for model in propagation.loss_models() {
            model_problems(&*model, propagation.time_percent, found);
        }
        let spacing = propagation.radial_spacing_cells;
        found.inside("propagation.radial_spacing_cells", spacing, PropagationChoice::RADIAL_SPACING_CELLS);
        found.inside("propagation.clearing_m", propagation.clearing_m, PropagationChoice::CLEARING_M);
        if let Some(step_m) = propagation.profile_step_m {
            found.inside("propagation.profile_step_m", step_m, PropagationChoice::PROFILE_STEP_M);
        }
    }

    fn climate_problems(&self, found: &mut Findings) {
        let propagation = &self.propagation;
        if propagation.itu_maps.as_ref().is_some_and(|folder| folder.as_os_str().is_empty()) {
            found.add(
                "propagation.itu_maps",
                word("propagation-problems-no-folder-is-given-give-the").to_owned(),
            );
        }
        for (key, value, limit) in [
            ("delta_n", propagation.delta_n, LinkCase::DELTA_N),
            ("surface_refractivity", propagation.surface_refractivity, LinkCase::SURFACE_REFRACTIVITY),
        ] {
            let key = format!("propagation.{key}");
            match (value, &propagation.itu_maps) {
                (Some(value), None) => found.inside(&key, value, limit),
                (None, Some(_)) => {}
                (Some(value), Some(maps)) => found.add(
                    &key,
                    text!(
                        "propagation-problems-is-given-beside-propagation-itu-maps",
                        value,
                        unit = unit_text(limit.unit),
                        maps = maps.display()
                    ),
                ),
                (None, None) => {
                    found.add(
                        &key,
                        word("propagation-problems-neither-this-nor-propagation-itu-maps").to_owned(),
                    );
                }
            }
        }
    }

    /// A clutter correction that no model of the scenario needs.
    pub(super) fn terminal_clutter_problems(&self, found: &mut Findings) {
        let receiver = &self.receiver;
        let surroundings = &receiver.surroundings;
        let height_m = surroundings.terminal_clutter().representative_height.metres();
        found.inside("receiver.surroundings.height_m", height_m, Surroundings::HEIGHT_M);
        let street_width_m = surroundings.street_width_m;
        found.inside("receiver.surroundings.street_width_m", street_width_m, Surroundings::STREET_WIDTH_M);
        let models = self.propagation.loss_models();
        let on_profile = self.clutter_on_profile();
        let admitted = models.iter().any(|model| model.clutter().admits_terminal_correction(on_profile));
        if receiver.terminal_clutter == TerminalCorrection::None || admitted {
            return;
        }
        let held = match (&self.clutter, models.iter().any(|m| m.clutter() == ClutterTreatment::OnProfile)) {
            (Some(_), true) => word("propagation-problems-the-profile-includes-the-clutter-heights"),
            (None, true) if self.terrain.surface.is_empty() => {
                word("propagation-problems-terrain-kind-is-surface-which-includes")
            }
            (None, true) => word("propagation-problems-the-profile-includes-the-canopy-and"),
            (_, false) => word("propagation-problems-the-formula-was-fitted-to-measurements"),
        };
        let names: Vec<&str> = models.iter().map(|model| model.source().key).collect();
        let text = text!(
            "propagation-problems-would-count-buildings-and-trees-twice",
            key = receiver.terminal_clutter.key(),
            held,
            names = names.join(", ")
        );
        found.add("receiver.terminal_clutter", text);
    }
}

fn model_problems(model: &dyn PathLossModel, time_percent: f64, found: &mut Findings) {
    let key = model.source().key;
    if let Err(problem) = model.check_options() {
        found.add(&format!("propagation.model_options.{key}"), refusal_text(&problem));
    }
    let Limit { low, high, .. } = *model.time_percent();
    if !(low..=high).contains(&time_percent) {
        let known = if low < high {
            text!("propagation-problems-range", low, high)
        } else {
            text!("propagation-problems-only", low)
        };
        let text = text!("propagation-problems-model-covers-choose-that-or-remove", time_percent, key, known);
        found.add("propagation.time_percent", text);
    }
}
