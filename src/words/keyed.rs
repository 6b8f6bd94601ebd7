//! Texts for keys that files and measurements keep as they are: names of stages, of counts, of kinds and of classes.
use crate::language::found;

/// A stage of the work as the terminal shows it: `read tables`.
#[must_use]
pub fn stage_text(stage: &str) -> &str {
    found(&format!("stage-{}", slug(stage))).unwrap_or(stage)
}

/// What is counted, as the terminal shows it: `void_cells`.
#[must_use]
pub fn count_text(name: &str) -> &str {
    found(&format!("count-{}", slug(name))).unwrap_or(name)
}

/// The kind of a remedy or of a site that is built, as a text shows it: `new_mast`.
#[must_use]
pub fn kind_text(key: &str) -> &str {
    found(&format!("kind-{}", slug(key))).unwrap_or(key)
}

/// A class of signal as a legend shows it: `good`.
#[must_use]
pub fn class_text(key: &str) -> &str {
    found(&format!("class-{}", slug(key))).unwrap_or(key)
}

fn slug(key: &str) -> String {
    key.replace(", ", "-").replace([' ', '_'], "-")
}

#[cfg(test)]
mod tests {
    use super::{count_text, stage_text};

    #[test]
    fn english_has_the_keys_themselves() {
        for stage in ["read tables", "geometry, once more", "sweep", "unknown stage"] {
            assert_eq!(stage_text(stage), stage);
        }
        assert_eq!(count_text("void_cells"), "void_cells");
    }
}
