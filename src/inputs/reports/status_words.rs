//! Words for signal as lists write them, in English and Vietnamese.
use crate::inputs::tables::header_text::words;
use crate::measurements::Reported;

/// Words of each status, without accents and marks.
const WORDS: [(Reported, &[&str]); 3] = [
    (
        Reported::Yes,
        &[
            "yes",
            "y",
            "true",
            "t",
            "1",
            "good",
            "ok",
            "signal",
            "has signal",
            "with signal",
            "served",
            "covered",
            "available",
            "co",
            "co song",
            "co song tot",
            "song tot",
            "song on dinh",
            "song manh",
            "tot",
            "on dinh",
            "da co",
            "da co song",
            "da phu song",
            "duoc phu song",
        ],
    ),
    (
        Reported::Poor,
        &[
            "poor",
            "poor signal",
            "weak",
            "weak signal",
            "partly",
            "partial",
            "sometimes",
            "unstable",
            "yeu",
            "kem",
            "song yeu",
            "song kem",
            "co song yeu",
            "chap chon",
            "song chap chon",
            "co song chap chon",
            "mot phan",
            "co mot phan",
            "khong on dinh",
            "song khong on dinh",
            "luc co luc khong",
        ],
    ),
    (
        Reported::No,
        &[
            "no",
            "n",
            "false",
            "f",
            "0",
            "none",
            "no signal",
            "without",
            "without signal",
            "unserved",
            "not served",
            "uncovered",
            "not covered",
            "khong",
            "khong co",
            "khong co song",
            "khong song",
            "khong duoc phu song",
            "chua",
            "chua co",
            "chua co song",
            "chua phu song",
            "chua duoc phu song",
            "mat song",
            "trang",
            "lom",
            "trang song",
            "lom song",
            "vung trang",
            "vung lom",
            "vung trang song",
            "vung lom song",
        ],
    ),
];

/// Marks in a column that is for one status alone.
const MARKED: [&str; 9] = ["x", "v", "yes", "y", "true", "t", "1", "co", "dung"];
const NOT_MARKED: [&str; 7] = ["no", "n", "false", "f", "0", "khong", "chua"];

/// The status that a text is; `None` of others. A mark such as `x` is none: it may be a tick or a cross.
pub(super) fn status_of(text: &str) -> Option<Reported> {
    let spoken = words(text).join(" ");
    WORDS.iter().find(|(_, words)| words.contains(&spoken.as_str())).map(|(status, _)| *status)
}

/// Whether a column that is for one status is marked: `None` where nothing stands there.
///
/// # Errors
/// A text that is no mark.
pub(super) fn is_marked(text: &str) -> Result<Option<bool>, ()> {
    if matches!(text, "\u{2713}" | "\u{2714}" | "\u{d7}" | "+") {
        return Ok(Some(true));
    }
    let spoken = words(text).join(" ");
    match spoken.as_str() {
        // dashes stand for nothing
        "" if text.chars().all(|letter| !letter.is_alphanumeric()) => Ok(None),
        mark if MARKED.contains(&mark) => Ok(Some(true)),
        mark if NOT_MARKED.contains(&mark) => Ok(Some(false)),
        _ => Err(()),
    }
}

#[cfg(test)]
mod tests {
    use super::{WORDS, is_marked, status_of};
    use crate::measurements::Reported::{No, Poor, Yes};
    use std::collections::BTreeSet;

    #[test]
    fn words_of_both_languages_with_and_without_accents() {
        for (text, expected) in [
            ("yes", Yes),
            ("YES", Yes),
            ("Có sóng", Yes),
            ("co song", Yes),
            ("1", Yes),
            ("true", Yes),
            ("Sóng yếu", Poor),
            ("poor", Poor),
            ("chập chờn", Poor),
            ("Không có sóng", No),
            ("KHÔNG CÓ SÓNG", No),
            ("khong co song", No),
            ("Trắng sóng", No),
            ("lõm sóng", No),
            ("no_signal", No),
            ("0", No),
            ("false", No),
        ] {
            assert_eq!(status_of(text), Some(expected), "{text}");
        }
        for text in ["", "x", "perhaps", "2", "co the", "-"] {
            assert_eq!(status_of(text), None, "{text}");
        }
    }

    #[test]
    fn a_word_is_one_status_only() {
        let all: Vec<&str> = WORDS.iter().flat_map(|(_, words)| words.iter().copied()).collect();
        assert_eq!(all.iter().collect::<BTreeSet<_>>().len(), all.len());
    }

    #[test]
    fn marks_of_a_column_for_one_status() {
        for (text, expected) in [
            ("x", Some(true)),
            ("X", Some(true)),
            ("\u{2713}", Some(true)),
            ("1", Some(true)),
            ("có", Some(true)),
            ("0", Some(false)),
            ("không", Some(false)),
            ("", None),
            ("-", None),
        ] {
            assert_eq!(is_marked(text), Ok(expected), "{text}");
        }
        assert!(is_marked("maybe").is_err());
    }
}
