//! Colours and words that layers of runs and plans have in common.

/// Verdicts, from blue to red (`ColorBrewer`'s `RdYlBu`), and grey for unknown.
pub(super) const SERVED: &str = "#2c7bb6";
pub(super) const PARTLY: &str = "#fdae61";
pub(super) const UNSERVED: &str = "#d7191c";
pub(super) const UNKNOWN: &str = "#9e9e9e";
/// Verdicts with the messages of their words and their colours, the worst first.
pub(in crate::outputs) const VERDICTS: [(&str, &str, &str); 4] = [
    ("unserved", "map-unserved", UNSERVED),
    ("partly_served", "map-partly-served", PARTLY),
    ("served", "map-served", SERVED),
    ("no_data", "map-no-data", UNKNOWN),
];
/// Text of labels.
pub(super) const INK: &str = "#1a1a1a";

/// Kinds of remedies and of planned sites, with the messages of their words, shapes and colours.
pub(in crate::outputs) const KINDS: [(&str, &str, &str, &str); 9] = [
    ("new_mast", "map-new-mast", "star", "#d55e00"),
    ("small_remote_sector", "map-small-sector", "diamond", "#cc79a7"),
    ("repeater", "map-repeater", "pentagon", "#e69f00"),
    ("add_technology", "map-add-technology", "square", "#0072b2"),
    ("new_sector", "map-new-sector", "triangle", "#56b4e9"),
    ("taller_mast", "map-taller-mast", "arrow", "#009e73"),
    ("turn", "map-turn", "cross_fill", "#f0e442"),
    ("tilt", "map-tilt", "semi_circle", "#f0e442"),
    ("satellite", "map-satellite", "hexagon", "#bdbdbd"),
];
