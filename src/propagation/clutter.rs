//! Representative clutter heights by land-cover class.
use std::collections::BTreeMap;

/// A named table: land-cover class code to representative clutter height in metres.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClutterTable {
    /// Name used in scenarios.
    pub key: &'static str,
    /// (class code, what it is, height in m).
    pub classes: &'static [(u16, &'static str, u16)],
}

/// ESA WorldCover 2021 v200 classes with the representative heights of ITU-R P.1812-8, table 3.
pub const ESA_WORLDCOVER: ClutterTable = ClutterTable {
    key: "esa_worldcover",
    classes: &[
        (10, "tree cover", 15),
        (20, "shrubland", 5),
        (30, "grassland", 0),
        (40, "cropland", 0),
        (50, "built-up", 10),
        (60, "bare or sparse vegetation", 0),
        (70, "snow and ice", 0),
        (80, "permanent water", 0),
        (90, "herbaceous wetland", 0),
        (95, "mangroves", 10),
        (100, "moss and lichen", 0),
    ],
};

/// The clutter categories of ITU-R P.1812-8, table 2, in their order.
pub const GENERIC: ClutterTable = ClutterTable {
    key: "generic",
    classes: &[
        (1, "water or sea", 0),
        (2, "open or rural", 0),
        (3, "suburban", 10),
        (4, "urban, trees or forest", 15),
        (5, "dense urban", 20),
    ],
};

/// The tables by name.
pub const TABLES: &[&ClutterTable] = &[&ESA_WORLDCOVER, &GENERIC];

impl ClutterTable {
    /// The heights, with those of `changes` replacing or extending the table's own.
    #[must_use]
    pub fn heights_m(&self, changes: &BTreeMap<u16, f64>) -> BTreeMap<u16, f64> {
        let own = self.classes.iter().map(|&(code, _, height_m)| (code, f64::from(height_m)));
        own.chain(changes.iter().map(|(&code, &height_m)| (code, height_m))).collect()
    }
}
