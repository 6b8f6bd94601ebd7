//! What an area layer holds.
use crate::coverage::Scope;
use crate::grid::{Grid, GridGeometry, Window};
use serde::{Deserialize, Serialize};

/// Index of a layer of sectors where no sector reaches the cell.
pub const NO_SERVER: u32 = u32::MAX;
/// Count, or class, where no sector reaches the cell.
pub const NO_COUNT: u8 = u8::MAX;

/// A quantity that is mapped.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AreaQuantity {
    /// Median RSRP (4G) or RSCP (3G) of the best server, dBm.
    Level,
    /// The strongest sector.
    BestServer,
    /// Class of the best server's level: its number among [`crate::link::ServiceClass::ALL`].
    Class,
    /// Level of the second strongest sector on the best server's carrier, dBm.
    SecondLevel,
    /// Sectors on the best server's carrier within 6 dB of it, itself among them; six stands for six or more.
    #[serde(rename = "servers_within_6db")]
    ServersWithin6Db,
    /// Signal to interference and noise of the best server (4G: SINR of the reference signals; 3G: Ec/Io), dB.
    Quality,
    /// Probability that some sector works in both directions, %.
    Probability,
    /// What the other masts of an operator add to the probability of the deciding carrier alone, in percentage points.
    ProbabilityGain,
    /// Uplink margin of the deciding carrier, dB.
    UplinkMargin,
    /// The carrier most likely to work in both directions.
    DecidingCarrier,
}

impl AreaQuantity {
    /// All, in the order of the outputs.
    pub const ALL: [Self; 10] = [
        Self::Level,
        Self::BestServer,
        Self::Class,
        Self::SecondLevel,
        Self::ServersWithin6Db,
        Self::Quality,
        Self::Probability,
        Self::ProbabilityGain,
        Self::UplinkMargin,
        Self::DecidingCarrier,
    ];

    /// Whether both directions of a link are needed for it.
    #[must_use]
    pub const fn needs_uplink(self) -> bool {
        self.needs_all_masts() || matches!(self, Self::UplinkMargin | Self::DecidingCarrier)
    }

    /// Whether several masts of an operator count in it.
    pub(super) const fn needs_all_masts(self) -> bool {
        matches!(self, Self::Probability | Self::ProbabilityGain)
    }

    /// Whether more than the strongest sector of a carrier is needed for it.
    pub(super) const fn needs_runners_up(self) -> bool {
        matches!(self, Self::SecondLevel | Self::ServersWithin6Db)
    }
}

/// One layer: a quantity of a technology, of one operator or any.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct AreaLayer {
    /// Whose, and of which technology.
    pub scope: Scope,
    /// What.
    pub quantity: AreaQuantity,
}

/// Values of a layer over a window, row by row.
#[derive(Clone, Debug, PartialEq)]
pub enum LayerValues {
    /// Levels, margins, shares; NaN where no sector reaches.
    Quantity(Vec<f32>),
    /// Index into the network's sectors; [`NO_SERVER`] where none.
    Sector(Vec<u32>),
    /// A number of sectors or of a class; [`NO_COUNT`] where none reaches.
    Count(Vec<u8>),
}

impl LayerValues {
    /// Values of a quantity for a number of cells, nothing reached yet.
    #[must_use]
    pub fn empty(quantity: AreaQuantity, cells: usize) -> Self {
        match quantity {
            AreaQuantity::BestServer | AreaQuantity::DecidingCarrier => Self::Sector(vec![NO_SERVER; cells]),
            AreaQuantity::ServersWithin6Db | AreaQuantity::Class => Self::Count(vec![NO_COUNT; cells]),
            _ => Self::Quantity(vec![f32::NAN; cells]),
        }
    }

    /// Bytes of one value.
    #[must_use]
    pub const fn bytes_per_cell(quantity: AreaQuantity) -> usize {
        if matches!(quantity, AreaQuantity::ServersWithin6Db | AreaQuantity::Class) { 1 } else { 4 }
    }

    /// The numbers of a quantity; `None` for sectors and counts.
    #[must_use]
    pub fn quantities(&self) -> Option<&[f32]> {
        if let Self::Quantity(values) = self { Some(values) } else { None }
    }

    /// The sectors; `None` for others.
    #[must_use]
    pub fn sectors(&self) -> Option<&[u32]> {
        if let Self::Sector(values) = self { Some(values) } else { None }
    }

    /// The counts; `None` for others.
    #[must_use]
    pub fn counts(&self) -> Option<&[u8]> {
        if let Self::Count(values) = self { Some(values) } else { None }
    }

    /// The values as little-endian bytes.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        match self {
            Self::Quantity(values) => {
                values.iter().map(|value| value.to_le_bytes()).collect::<Vec<_>>().into_flattened()
            }
            Self::Sector(values) => {
                values.iter().map(|value| value.to_le_bytes()).collect::<Vec<_>>().into_flattened()
            }
            Self::Count(values) => values.clone(),
        }
    }

    /// Values of a quantity from [`Self::to_bytes`]; bytes that make no whole value are left out.
    #[must_use]
    pub fn from_bytes(quantity: AreaQuantity, bytes: &[u8]) -> Self {
        let fours = || bytes.chunks_exact(4).map(|four| [four[0], four[1], four[2], four[3]]);
        match Self::empty(quantity, 0) {
            Self::Quantity(_) => Self::Quantity(fours().map(f32::from_le_bytes).collect()),
            Self::Sector(_) => Self::Sector(fours().map(u32::from_le_bytes).collect()),
            Self::Count(_) => Self::Count(bytes.to_vec()),
        }
    }

    /// Copies the values of a tile to their place among those of the whole grid.
    pub(super) fn place(&mut self, cols: usize, window: Window, tile: &Self) {
        fn rows<T: Copy>(whole: &mut [T], cols: usize, window: Window, tile: &[T]) {
            for (row, values) in window.rows().zip(tile.chunks(window.shape.cols)) {
                let first = row * cols + window.first.col;
                whole[first..first + values.len()].copy_from_slice(values);
            }
        }
        match (self, tile) {
            (Self::Quantity(whole), Self::Quantity(tile)) => rows(whole, cols, window, tile),
            (Self::Sector(whole), Self::Sector(tile)) => rows(whole, cols, window, tile),
            (Self::Count(whole), Self::Count(tile)) => rows(whole, cols, window, tile),
            _ => {}
        }
    }
}

/// All layers of a grid, in memory.
#[derive(Clone, Debug)]
pub struct AreaLayers {
    /// The grid.
    pub geometry: GridGeometry,
    /// Layers and their values.
    pub layers: Vec<(AreaLayer, LayerValues)>,
}

impl AreaLayers {
    /// Layers that nothing reaches.
    #[must_use]
    pub fn empty(geometry: GridGeometry, layers: Vec<AreaLayer>) -> Self {
        let cells = geometry.shape.cells();
        let with_values = |layer: AreaLayer| {
            let values = LayerValues::empty(layer.quantity, cells);
            (layer, values)
        };
        Self { geometry, layers: layers.into_iter().map(with_values).collect() }
    }

    /// A quantity of a technology, of any operator.
    #[must_use]
    pub fn of(&self, technology: crate::network::Technology, quantity: AreaQuantity) -> Option<&LayerValues> {
        let wanted = AreaLayer { scope: Scope { technology, operator: None }, quantity };
        self.layers.iter().find(|(layer, _)| *layer == wanted).map(|(_, values)| values)
    }

    /// The level of the best server of a technology, any operator, dBm.
    #[must_use]
    pub fn level(&self, technology: crate::network::Technology) -> Option<Grid<f32>> {
        let values = self.of(technology, AreaQuantity::Level)?.quantities()?;
        Grid::from_values(self.geometry, values.to_vec())
    }
}
