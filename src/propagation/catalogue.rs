//! The models by their short names.
use super::{P526, P1812, PathLossModel};
use serde::{Deserialize, Serialize};

/// A path-loss model by its short name, as scenarios, the command line and outputs write it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ModelKey {
    /// ITU-R P.1812-8, all of it.
    P1812,
    /// ITU-R P.526-16 delta-Bullington on free space.
    P526,
}

/// What the models leave to the user, for all of them together.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct ModelOptions {}

impl ModelKey {
    /// All models.
    pub const ALL: &[Self] = &[Self::P1812, Self::P526];

    /// The model with the options that concern it.
    #[must_use]
    pub fn model(self, _options: &ModelOptions) -> Box<dyn PathLossModel> {
        match self {
            Self::P1812 => Box::new(P1812::default()),
            Self::P526 => Box::new(P526),
        }
    }

    /// The short name.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::P1812 => "p1812",
            Self::P526 => "p526",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{ModelKey, ModelOptions};

    #[test]
    fn every_model_answers_to_its_name() {
        for key in ModelKey::ALL {
            assert_eq!(key.model(&ModelOptions::default()).source().key, key.key());
        }
    }
}
