//! A text in both languages, for files whose reader switches between them.
use super::Language;
use serde::{Deserialize, Serialize};

/// A text in both languages.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Both {
    /// English.
    pub en: String,
    /// Vietnamese.
    pub vi: String,
}

impl Both {
    /// What `make` writes when asked in each language.
    ///
    /// # Examples
    /// ```
    /// use signalgap::language::{Both, decimals};
    ///
    /// let half = Both::of(|| decimals(0.5, 1));
    /// assert_eq!((half.en.as_str(), half.vi.as_str()), ("0.5", "0,5"));
    /// ```
    #[must_use]
    pub fn of(make: impl Fn() -> String) -> Self {
        Self { en: Language::English.within(&make), vi: Language::Vietnamese.within(&make) }
    }
}
