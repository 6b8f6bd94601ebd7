//! One link: as text, as JSON, as a picture.

pub(super) mod clutter_text;
mod hop_report;
mod level_text;
pub(super) mod link_level;
pub(super) mod path_json;
pub(super) mod path_result;
pub(super) mod path_text;
#[cfg(feature = "plot")]
pub(super) mod profile_picture;
