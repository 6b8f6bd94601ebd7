//! Colours and words that layers of runs and plans have in common.

/// Verdicts, from blue to red (`ColorBrewer`'s `RdYlBu`), and grey for unknown.
pub(super) const SERVED: &str = "#2c7bb6";
pub(super) const PARTLY: &str = "#fdae61";
pub(super) const UNSERVED: &str = "#d7191c";
pub(super) const UNKNOWN: &str = "#9e9e9e";
/// Verdicts with words and colours, the worst first.
pub(in crate::outputs) const VERDICTS: [(&str, &str, &str); 4] = [
    ("unserved", "not served", UNSERVED),
    ("partly_served", "served in part", PARTLY),
    ("served", "served", SERVED),
    ("no_data", "unknown: terrain is missing", UNKNOWN),
];
/// Text of labels.
pub(super) const INK: &str = "#1a1a1a";

/// Kinds of remedies and of planned sites, with words, shapes and colours.
pub(in crate::outputs) const KINDS: [(&str, &str, &str, &str); 9] = [
    ("new_mast", "new mast", "star", "#d55e00"),
    ("small_remote_sector", "small sector in or over the village", "diamond", "#cc79a7"),
    ("repeater", "repeater", "pentagon", "#e69f00"),
    ("add_technology", "carrier on antennas that are there", "square", "#0072b2"),
    ("new_sector", "new antenna on a mast", "triangle", "#56b4e9"),
    ("taller_mast", "taller mast", "arrow", "#009e73"),
    ("turn", "antenna turned", "cross_fill", "#f0e442"),
    ("tilt", "antenna tilted", "semi_circle", "#f0e442"),
    ("satellite", "satellite terminal", "hexagon", "#bdbdbd"),
];
