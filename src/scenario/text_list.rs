//! A text where a list of texts may stand.
use serde::{Deserialize, Deserializer};

/// Reads `"a"` as `["a"]`.
///
/// # Errors
/// When the value is neither a text nor a list of texts.
pub fn text_or_list<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<String>, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged, expecting = "a text or a list of texts")]
    enum TextOrList {
        Text(String),
        List(Vec<String>),
    }
    Ok(match TextOrList::deserialize(deserializer)? {
        TextOrList::Text(text) => vec![text],
        TextOrList::List(list) => list,
    })
}
