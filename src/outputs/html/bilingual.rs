//! Texts in both languages as values of JSON.
use crate::language::Both;
use serde_json::{Value, json};

/// A text in both languages: `{"en": ..., "vi": ...}`.
pub(super) fn both(make: impl Fn() -> String) -> Value {
    let Both { en, vi } = Both::of(make);
    json!({ "en": en, "vi": vi })
}
