//! `docs/fields.md`, made of the dictionary.
use super::entry::entries;
use crate::language::Language;
use std::fmt::Write as _;

/// The page.
#[cfg_attr(not(test), expect(dead_code, reason = "written by a test alone"))]
pub(super) fn fields_page() -> String {
    let mut page = String::from(
        "# Fields of the results\n\nOne row per field, in whatever file it occurs; made from \
         `src/outputs/dictionary/fields.txt`, as the aliases that QGIS shows. In names, `{t}` is `4g` or `3g`, `{w}` is \
         `rsrp` (4G) or `rscp` (3G), `{o}` the operator's prefix (`viettel_`), that of a compared model (`model_itm_`), or nothing \
         for any operator and the deciding model, `{m}` is `promising`, `strongest`, `nearest` or `mast`, `{c}` is `own_`, \
         `way_home_`, `spent_` or nothing, `{s}` is `before` or `after`. Columns of your own tables keep their names.\n",
    );
    let mut section = "";
    for entry in entries(Language::English) {
        if entry.section != section {
            section = entry.section;
            let _ = write!(page, "\n## {section}\n\n| field | type | unit | what |\n|---|---|---|---|\n");
        }
        let (name, kind, unit, meaning) = (entry.name, entry.kind.word(), entry.unit, entry.meaning);
        let _ = writeln!(page, "| `{name}` | {kind} | {unit} | {meaning} |");
    }
    page
}

#[cfg(test)]
mod tests {
    use super::fields_page;
    use std::path::Path;

    /// With `SIGNALGAP_WRITE_DOCS` set the page is written.
    #[test]
    fn the_page_is_that_of_the_dictionary() {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/fields.md");
        if std::env::var_os("SIGNALGAP_WRITE_DOCS").is_some() {
            std::fs::write(&path, fields_page()).expect("written");
        }
        assert!(std::fs::read_to_string(&path).expect("docs/fields.md") == fields_page(), "docs/fields.md");
    }
}
