//! Reading the models of a scenario.
use crate::language::word;
use crate::propagation::ModelKey;
use serde::de::value::{SeqAccessDeserializer, StrDeserializer};
use serde::de::{Deserialize, Deserializer, Error, SeqAccess, Visitor};
use std::fmt;

/// Reads `"p1812"` as `["p1812"]`.
///
/// # Errors
/// When the value is neither a model's name nor a list of them; the error names the unknown one.
pub(super) fn model_or_list<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<ModelKey>, D::Error> {
    struct ModelOrList;

    impl<'de> Visitor<'de> for ModelOrList {
        type Value = Vec<ModelKey>;

        fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
            formatter.write_str(word("model-list-the-name-of-model-or-list"))
        }

        fn visit_str<E: Error>(self, name: &str) -> Result<Self::Value, E> {
            ModelKey::deserialize(StrDeserializer::new(name)).map(|key| vec![key])
        }

        fn visit_seq<A: SeqAccess<'de>>(self, names: A) -> Result<Self::Value, A::Error> {
            Vec::deserialize(SeqAccessDeserializer::new(names))
        }
    }

    deserializer.deserialize_any(ModelOrList)
}
