//! What is added for clutter around a receiver that no scenario describes, by model.
use crate::language::word;
use crate::link::{HandsetClutter, TerminalCorrection};
use crate::outputs::PathNote;
use crate::propagation::{ModelKey, ModelOptions};
use crate::text;

/// A correction that every model includes already: it would count the same buildings and trees twice.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "{}", crate::text!("clutter-twice", correction, models))]
pub struct ClutterTwice {
    /// The correction.
    pub correction: &'static str,
    /// The models, separated by commas.
    pub models: String,
}

/// The correction that is chosen for a receiver, with the models that it is chosen for.
#[derive(Clone, Copy)]
pub(super) struct HandsetModels<'a> {
    pub(super) handset: HandsetClutter,
    pub(super) models: &'a [ModelKey],
    pub(super) options: &'a ModelOptions,
    /// Whether the profile holds buildings and trees.
    pub(super) clutter_on_profile: bool,
}

impl HandsetModels<'_> {
    /// What is left of the correction for one model.
    pub(super) fn of(&self, model: ModelKey) -> HandsetClutter {
        self.handset.for_model(&*model.model(self.options), self.clutter_on_profile)
    }

    /// Which models do without the correction, and that it may count what the elevation model includes.
    ///
    /// # Errors
    /// [`ClutterTwice`] where no model is left.
    pub(super) fn notes(&self, over_dem: bool) -> Result<Vec<PathNote>, ClutterTwice> {
        let correction = self.handset.correction;
        if correction == TerminalCorrection::None {
            return Ok(Vec::new());
        }
        let with_clutter =
            self.models.iter().filter(|model| self.of(**model).correction == TerminalCorrection::None);
        let names: Vec<&str> = with_clutter.map(|model| model.key()).collect();
        if names.len() == self.models.len() {
            return Err(ClutterTwice { correction: correction.key(), models: names.join(", ") });
        }
        let mut notes = Vec::new();
        if !names.is_empty() {
            let text = text!("handset-models-that-already-include-clutter-get", names = names.join(", "));
            notes.push(PathNote::new("terminal_clutter", text));
        }
        if over_dem {
            let text = word("handset-the-loss-by-buildings-and-trees");
            notes.push(PathNote::new("terminal_clutter_on_dem", text.to_owned()));
        }
        Ok(notes)
    }
}
