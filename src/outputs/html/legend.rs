//! Words and colours of verdicts, causes and kinds: those of the QGIS project and Google Earth.
use crate::language::is_message;
use crate::outputs::qgis::layer_styles::CAUSES;
use crate::outputs::qgis::palette::{KINDS, VERDICTS};

/// What names of such words begin with on the page.
const VERDICT: &str = "report-js-verdict-";
const CAUSE: &str = "report-js-cause-";
const KIND: &str = "report-js-kind-";
const CHANGE: &str = "report-change-";
/// Shapes of kinds, apart from those of causes: both have `tilt`.
const KIND_SHAPE: &str = "kind-";

/// The message that a keyed name of the page stands for; `None` of other names.
pub(super) fn message_of(name: &str) -> Option<String> {
    if let Some(change) = name.strip_prefix(CHANGE) {
        return Some(format!("map-{}", change.replace('_', "-"))).filter(|id| is_message(id));
    }
    let mut words = words_of_scripts();
    words.find(|(of_page, _)| of_page == name).map(|(_, id)| id.to_owned())
}

/// Keyed names that scripts say, with the messages that they stand for.
pub(super) fn words_of_scripts() -> impl Iterator<Item = (String, &'static str)> {
    let verdicts = VERDICTS.iter().map(|(key, id, _)| (format!("{VERDICT}{key}"), *id));
    let causes = CAUSES.iter().map(|(key, id, _)| (format!("{CAUSE}{key}"), *id));
    let kinds = KINDS.iter().map(|(key, id, _, _)| (format!("{KIND}{key}"), *id));
    verdicts.chain(causes).chain(kinds)
}

/// The colour of a shape of the page; `None` of one that has no colour elsewhere.
pub(super) fn colour_of(shape: &str) -> Option<&'static str> {
    if let Some(kind) = shape.strip_prefix(KIND_SHAPE) {
        return KINDS.iter().find(|(key, ..)| *key == kind).map(|(_, _, _, colour)| *colour);
    }
    VERDICTS.iter().chain(&CAUSES).find(|(key, ..)| *key == shape).map(|(_, _, colour)| *colour)
}

#[cfg(test)]
mod tests {
    use super::{colour_of, message_of};
    use crate::language::is_message;
    use crate::planning::comparison::ChangeKind;

    #[test]
    fn the_page_says_what_qgis_says() {
        assert_eq!(message_of("report-js-verdict-partly_served").as_deref(), Some("map-partly-served"));
        assert_eq!(message_of("report-js-kind-tilt").as_deref(), Some("map-tilt"));
        assert_eq!(message_of("report-js-cause-tilt").as_deref(), Some("map-tilt-wrong"));
        assert_eq!(message_of("report-level-commune"), None);
        for kind in ChangeKind::ALL {
            let id = message_of(&format!("report-change-{}", kind.key()));
            assert!(id.is_some_and(|id| is_message(&id)), "{}", kind.key());
        }
        assert_eq!((colour_of("tilt"), colour_of("kind-new_mast")), (Some("#f0e442"), Some("#d55e00")));
        assert_eq!((colour_of("unserved"), colour_of("mast")), (Some("#d7191c"), None));
    }
}
