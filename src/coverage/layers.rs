//! Area layers.
use crate::grid::{Grid, GridGeometry};
use crate::link::{ClassThresholds, ServiceClass};

/// No sector reaches the cell.
pub const NO_SERVER: u32 = u32::MAX;

/// Strongest level and its sector, per cell and technology.
#[derive(Clone, Debug)]
pub struct AreaLayers {
    /// Best 4G RSRP, dBm; NaN where no sector reaches.
    pub lte_rsrp_dbm: Grid<f32>,
    /// Index of the best 4G server in the network's sectors; [`NO_SERVER`] where none.
    pub lte_server: Grid<u32>,
    /// Best 3G RSCP, dBm; NaN where no sector reaches.
    pub umts_rscp_dbm: Grid<f32>,
    /// Index of the best 3G server.
    pub umts_server: Grid<u32>,
}

impl AreaLayers {
    /// Layers that nothing reaches yet.
    #[must_use]
    pub fn empty(geometry: GridGeometry) -> Self {
        Self {
            lte_rsrp_dbm: Grid::filled(geometry, f32::NAN),
            lte_server: Grid::filled(geometry, NO_SERVER),
            umts_rscp_dbm: Grid::filled(geometry, f32::NAN),
            umts_server: Grid::filled(geometry, NO_SERVER),
        }
    }

    /// Service class of 4G per cell; `None` where no sector reaches.
    #[must_use]
    pub fn lte_class(&self, thresholds: &ClassThresholds) -> Grid<Option<ServiceClass>> {
        self.lte_rsrp_dbm
            .map(|level_dbm| (!level_dbm.is_nan()).then(|| thresholds.class_of(f64::from(level_dbm))))
    }
}
