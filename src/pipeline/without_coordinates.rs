//! Texts that can be shown to strangers: no coordinates in them.
use regex_lite::{Captures, Regex};
use std::sync::LazyLock;

/// What stands in place of a number that may tell where something is.
const HIDDEN: &str = "…";

/// Whole degrees after the word for longitude or latitude, tiles named after the degrees of their corner (`N21E104`,
/// `n21_e104`), degrees with a sign or letter, numbers with a fraction, and whole numbers of five digits or more: metres of
/// a projected system.
static TELLING: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(concat!(
        r"(?P<axis>(?i:longitude|latitude|kinh\sđộ|vĩ\sđộ)\s)-?\d+(?:[.,]\d+)*(?:\s(?:to|đến)\s-?\d+(?:[.,]\d+)*)?",
        r"|(?P<tile>(?i:\b[ns]\d{1,2}(?:[._]?\d+)?_?[ew]\d{1,3}(?:[._]?\d+)?))",
        r#"|(?P<sexagesimal>\d+(?:[.,]\d+)?\s*[°º'′’"″](?:\s*\d+(?:[.,]\d+)?\s*[°º'′’"″]?)*)"#,
        r"|(?P<fraction>\d+(?:[.,]\d+)+)",
        r"|(?P<long>\d{5,})"
    ))
    .expect("a regular expression")
});

/// A text without the numbers in it that may be coordinates, and without `value`, the one that the text is about.
///
/// Hides rather too much: counts of five digits and all fractions go too. What an authority calls a reference system
/// (`EPSG:32648`) stays.
pub(super) fn without_coordinates(text: &str, value: &str) -> String {
    let value = value.trim();
    let without_value = if value.bytes().any(|byte| byte.is_ascii_digit()) {
        text.replace(value, HIDDEN)
    } else {
        text.to_owned()
    };
    TELLING
        .replace_all(&without_value, |found: &Captures<'_>| {
            let (whole, at) = (&found[0], found.get(0).map_or(0, |part| part.start()));
            if names_a_system(&without_value[..at]) {
                return whole.to_owned();
            }
            format!("{}{HIDDEN}", found.name("axis").map_or("", |axis| axis.as_str()))
        })
        .into_owned()
}

/// Whether a number after this text is the code of an authority.
fn names_a_system(before: &str) -> bool {
    before
        .strip_suffix(':')
        .is_some_and(|name| name.chars().rev().take_while(char::is_ascii_uppercase).count() >= 3)
}

#[cfg(test)]
mod tests {
    use super::without_coordinates;
    use proptest::prelude::*;

    #[test]
    fn numbers_that_tell_a_place_go_and_others_stay() {
        for (text, shown) in [
            ("longitude 104.4321, latitude 21.2", "longitude …, latitude …"),
            ("covers Longitude 104 to 105, latitude -21", "covers Longitude …, latitude …"),
            ("vĩ độ 21,25, kinh độ 104,43", "vĩ độ …, kinh độ …"),
            ("the place would be 412345 east", "the place would be … east"),
            ("N21E104.hgt and n21_e104_1arc.tif", "….hgt and …arc.tif"),
            ("21°15'30\" N is no number", "… N is no number"),
            ("grid of EPSG:32648, 3 rows of `villages.csv`", "grid of EPSG:32648, 3 rows of `villages.csv`"),
            ("delta-N 45", "delta-N 45"),
        ] {
            assert_eq!(without_coordinates(text, ""), shown);
        }
        assert_eq!(without_coordinates("`21 15 30` is no latitude", "21 15 30"), "`…` is no latitude");
        assert_eq!(without_coordinates("`a` is no number", "a"), "`a` is no number");
    }

    proptest! {
        /// Whatever place is written into a sentence, as degrees or metres, in either language: its digits are gone.
        #[test]
        fn no_place_is_left(longitude in -180.0..180.0_f64, east in 10_000..9_999_999_u32, digits in 1..8_usize) {
            let whole = format!("at longitude {longitude:.0}, kinh độ {longitude:.0}");
            prop_assert_eq!(without_coordinates(&whole, ""), "at longitude …, kinh độ …");
            let degrees = format!("{longitude:.digits$}");
            for number in [degrees.clone(), degrees.replace('.', ","), east.to_string()] {
                let told = without_coordinates(&format!("the place lies at {number} degrees or metres"), "");
                prop_assert!(!told.bytes().any(|byte| byte.is_ascii_digit()), "{told}");
            }
        }
    }
}
