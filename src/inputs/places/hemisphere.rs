//! The letters of hemispheres in six languages.

/// A letter of a hemisphere.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::inputs) enum Letter {
    /// North, nord, norte; in Vietnamese nam, which is south.
    N,
    /// South, sud, sul; the Vietnamese word nam written in full.
    S,
    /// Bắc: north in Vietnamese.
    B,
    /// East, est, este.
    E,
    /// Leste: east in Portuguese.
    L,
    /// Đông: east in Vietnamese.
    D,
    /// West.
    W,
    /// Tây: west in Vietnamese.
    T,
    /// Ouest, oeste: west; in German Ost, which is east.
    O,
}

/// The direction in which a coordinate counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::inputs) enum Axis {
    Latitude,
    Longitude,
}

impl Letter {
    /// A letter, or a Vietnamese word.
    pub(in crate::inputs) fn of(word: &str) -> Option<Self> {
        match word.to_lowercase().as_str() {
            "n" => Some(Self::N),
            "s" | "nam" => Some(Self::S),
            "b" | "bac" | "b\u{1eaf}c" => Some(Self::B),
            "e" => Some(Self::E),
            "l" => Some(Self::L),
            // the second is the Icelandic letter that looks the same
            "\u{111}" | "\u{f0}" | "dong" | "\u{111}\u{f4}ng" => Some(Self::D),
            "w" => Some(Self::W),
            "t" | "tay" | "t\u{e2}y" => Some(Self::T),
            "o" => Some(Self::O),
            _ => None,
        }
    }

    pub(in crate::inputs) const fn axis(self) -> Axis {
        match self {
            Self::N | Self::S | Self::B => Axis::Latitude,
            _ => Axis::Longitude,
        }
    }
}
