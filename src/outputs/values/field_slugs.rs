//! Field names from free text: lower snake case in ASCII.
//!
//! The crates for this (`slug`, `deunicode`) spell other scripts out, which would rename files of earlier runs.

/// Letters of the Vietnamese alphabet that are not ASCII, by their base letter, lower case.
const FOLDED: [(&str, &str); 7] = [
    ("a", "àáảãạăằắẳẵặâầấẩẫậ"),
    ("e", "èéẻẽẹêềếểễệ"),
    ("i", "ìíỉĩị"),
    ("o", "òóỏõọôồốổỗộơờớởỡợ"),
    ("u", "ùúủũụưừứửữự"),
    ("y", "ỳýỷỹỵ"),
    ("d", "đ"),
];

/// Combining marks, as decomposed text holds them.
fn is_combining(letter: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&letter)
}

/// Longest name, so that a file called after it has a name that every file system takes.
const LONGEST: usize = 60;

/// Lower snake case in ASCII of at most 60 letters; empty when the text holds no letter or digit that has one.
fn snake(text: &str) -> String {
    let mut slug = String::new();
    for letter in text.chars().flat_map(char::to_lowercase).filter(|&letter| !is_combining(letter)) {
        if letter.is_ascii_alphanumeric() {
            slug.push(letter);
        } else if let Some((base, _)) = FOLDED.iter().find(|(_, letters)| letters.contains(letter)) {
            slug.push_str(base);
        } else if !slug.is_empty() && !slug.ends_with('_') {
            slug.push('_');
        }
    }
    slug.truncate(LONGEST);
    slug.trim_end_matches('_').to_owned()
}

/// One field-name part per text, in order; equal ones get `_2`, `_3`, ...; texts without letters are called `fallback`.
pub(in crate::outputs) fn slugs<'a>(texts: impl IntoIterator<Item = &'a str>, fallback: &str) -> Vec<String> {
    let mut taken: Vec<String> = Vec::new();
    for text in texts {
        let base = Some(snake(text)).filter(|slug| !slug.is_empty()).unwrap_or_else(|| fallback.to_owned());
        let mut slug = base.clone();
        let mut count = 1;
        while taken.contains(&slug) {
            count += 1;
            slug = format!("{base}_{count}");
        }
        taken.push(slug);
    }
    taken
}

#[cfg(test)]
mod tests {
    use super::slugs;

    #[test]
    fn names_become_ascii_and_stay_apart() {
        let texts =
            ["Viettel", "VNPT VinaPhone", "Điện lực", "viettel!", "日本", "", "Vi\u{1ec7}t", "Viê\u{323}t"];
        let expected = [
            "viettel",
            "vnpt_vinaphone",
            "dien_luc",
            "viettel_2",
            "operator",
            "operator_2",
            "viet",
            "viet_2",
        ];
        assert_eq!(slugs(texts, "operator"), expected);
        let long = "Điện ".repeat(100);
        let cut = slugs([long.as_str(), long.as_str()], "operator");
        assert!(cut[0].len() <= 60 && cut[1] == format!("{}_2", cut[0]), "{cut:?}");
    }
}
