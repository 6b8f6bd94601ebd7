//! Representative clutter heights by land-cover class.
use std::collections::BTreeMap;

/// A named table: land-cover class code to representative clutter height in metres.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClutterTable {
    /// Name used in scenarios.
    pub key: &'static str,
    /// Class codes with their heights in m.
    pub classes: &'static [(u16, u16)],
}

/// ESA WorldCover 2021 v200 classes with the representative heights of ITU-R P.1812-8, table 3.
pub const ESA_WORLDCOVER: ClutterTable = ClutterTable {
    key: "esa_worldcover",
    classes: &[
        (10, 15), // tree cover
        (20, 5),  // shrubland
        (30, 0),  // grassland
        (40, 0),  // cropland
        (50, 10), // built-up
        (60, 0),  // bare or sparse vegetation
        (70, 0),  // snow and ice
        (80, 0),  // permanent water
        (90, 0),  // herbaceous wetland
        (95, 10), // mangroves
        (100, 0), // moss and lichen
    ],
};

/// The clutter categories of ITU-R P.1812-8, table 2, in their order.
pub const GENERIC: ClutterTable = ClutterTable {
    key: "generic",
    classes: &[
        (1, 0),  // water or sea
        (2, 0),  // open or rural
        (3, 10), // suburban
        (4, 15), // urban, trees or forest
        (5, 20), // dense urban
    ],
};

/// The tables by name.
pub const TABLES: &[&ClutterTable] = &[&ESA_WORLDCOVER, &GENERIC];

impl ClutterTable {
    /// The heights, with those of `changes` replacing or extending the table's own.
    #[must_use]
    pub fn heights_m(&self, changes: &BTreeMap<u16, f64>) -> BTreeMap<u16, f64> {
        let own = self.classes.iter().map(|&(code, height_m)| (code, f64::from(height_m)));
        own.chain(changes.iter().map(|(&code, &height_m)| (code, height_m))).collect()
    }
}
