//! Whether the models of a scenario can be run, on its climate and with its clutter.
use super::problems::Findings;
use super::{PropagationChoice, Scenario};
use crate::link::{Surroundings, TerminalCorrection};
use crate::propagation::{ClutterTreatment, Limit, LinkCase, PathLossModel};
use crate::words::refusal_text;

impl Scenario {
    pub(super) fn propagation_problems(&self, found: &mut Findings) {
        let propagation = &self.propagation;
        if propagation.models.is_empty() {
            found.add("propagation.models", "no model is given; give at least one".to_owned());
        }
        for (index, model) in propagation.models.iter().enumerate() {
            if propagation.models[..index].contains(model) {
                found.add("propagation.models", format!("`{}` is listed twice", model.key()));
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
                "no folder is given; give the one with DN50.TXT and N050.TXT".to_owned(),
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
                    format!(
                        "{value} {} is given beside propagation.itu_maps = \"{}\", which holds it for every place; leave \
                         one of them out",
                        limit.unit,
                        maps.display()
                    ),
                ),
                (None, None) => {
                    found.add(&key, "neither this nor propagation.itu_maps is given; set one of them".to_owned());
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
            (Some(_), true) => "the profile includes the clutter heights of [clutter]",
            (None, true) if self.terrain.surface.is_empty() => {
                "terrain.kind is \"surface\", which includes canopy and roofs"
            }
            (None, true) => "the profile includes the canopy and roofs of terrain.surface",
            (_, false) => "the formula was fitted to measurements among buildings and trees",
        };
        let names: Vec<&str> = models.iter().map(|model| model.source().key).collect();
        let text = format!(
            "\"{}\" would count buildings and trees twice: {held} ({}); choose \"none\", or a model without clutter of its \
             own",
            receiver.terminal_clutter.key(),
            names.join(", ")
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
        let known = if low < high { format!("{low} to {high} %") } else { format!("only {low} %") };
        let text = format!(
            "{time_percent} %: model `{key}` covers {known}; choose that, or remove the model from propagation.models"
        );
        found.add("propagation.time_percent", text);
    }
}
