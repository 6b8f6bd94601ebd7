//! The language of the texts.
use std::cell::Cell;
use std::sync::atomic::{AtomicBool, Ordering};

/// Whether the process speaks Vietnamese.
static VIETNAMESE: AtomicBool = AtomicBool::new(false);

thread_local! {
    /// The language of [`Language::within`], in this thread.
    static WITHIN: Cell<Option<Language>> = const { Cell::new(None) };
}

/// A language the texts are written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
pub enum Language {
    /// English, with decimal points.
    #[serde(rename = "en")]
    English,
    /// Vietnamese, with decimal commas.
    #[serde(rename = "vi")]
    Vietnamese,
}

impl Language {
    /// All languages.
    pub const ALL: [Self; 2] = [Self::English, Self::Vietnamese];

    /// The language this process speaks; English unless [`speak`](Self::speak) said otherwise. Inside [`within`](Self::within), its language.
    #[must_use]
    pub fn current() -> Self {
        WITHIN.get().unwrap_or_else(Self::spoken)
    }

    fn spoken() -> Self {
        if VIETNAMESE.load(Ordering::Relaxed) { Self::Vietnamese } else { Self::English }
    }

    /// Makes this the language of all texts from here on, in all threads.
    pub fn speak(self) {
        VIETNAMESE.store(self == Self::Vietnamese, Ordering::Relaxed);
    }

    /// What `make` gives while this thread speaks the language; other threads keep theirs.
    pub fn within<T>(self, make: impl FnOnce() -> T) -> T {
        struct Restored(Option<Language>);
        impl Drop for Restored {
            fn drop(&mut self) {
                WITHIN.set(self.0);
            }
        }
        let _before = Restored(WITHIN.replace(Some(self)));
        make()
    }

    /// Its code by BCP 47: `en`, `vi`.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Vietnamese => "vi",
        }
    }

    /// The language of a locale's name such as `vi_VN.UTF-8`, where it is one of ours.
    ///
    /// # Examples
    /// ```
    /// use signalgap::language::Language;
    ///
    /// assert_eq!(Language::of_locale("vi_VN.UTF-8"), Some(Language::Vietnamese));
    /// assert_eq!(Language::of_locale("C"), None);
    /// ```
    #[must_use]
    pub fn of_locale(name: &str) -> Option<Self> {
        let code = name.split(['_', '-', '.', '@']).next()?;
        Self::ALL.into_iter().find(|language| language.code().eq_ignore_ascii_case(code))
    }
}
