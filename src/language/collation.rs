//! The order of names as readers of the language expect it: in Vietnamese, Đ after D, Ă and Â after A.
use super::Language;
use icu_collator::options::CollatorOptions;
use icu_collator::{Collator, CollatorBorrowed};
use icu_locale_core::Locale;
use std::cmp::Ordering;
use std::sync::OnceLock;

/// Compares two names by the order of the current language; by their letters' codes where that finds no difference.
#[must_use]
pub fn collate(a: &str, b: &str) -> Ordering {
    collate_in(Language::current(), a, b)
}

fn collate_in(language: Language, a: &str, b: &str) -> Ordering {
    static COLLATORS: [OnceLock<Option<CollatorBorrowed<'static>>>; 2] = [const { OnceLock::new() }; 2];
    let cell = &COLLATORS[usize::from(language == Language::Vietnamese)];
    let collator = cell.get_or_init(|| {
        let locale: Locale = language.code().parse().ok()?;
        Collator::try_new((&locale).into(), CollatorOptions::default()).ok()
    });
    let by_language = collator.as_ref().map_or(Ordering::Equal, |collator| collator.compare(a, b));
    by_language.then_with(|| a.cmp(b))
}

#[cfg(test)]
mod tests {
    use super::collate_in;
    use crate::language::Language;

    #[test]
    fn vietnamese_letters_follow_their_own_order() {
        let sorted = |language, names: &[&'static str]| {
            let mut names = names.to_vec();
            names.sort_by(|a, b| collate_in(language, a, b));
            names
        };
        let names = ["Đông", "Dương", "Ăn", "Azu", "Âm", "An", "Ê Đê", "Eo"];
        assert_eq!(
            sorted(Language::Vietnamese, &names),
            ["An", "Azu", "Ăn", "Âm", "Dương", "Đông", "Eo", "Ê Đê"]
        );
        // the letters of English do not tell Ă from A
        assert_eq!(sorted(Language::English, &["Azu", "Ăn", "An"])[2], "Azu");
    }
}
