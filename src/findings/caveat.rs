//! What the reader of the results must know.
use super::{RasterNote, RowNote};
use crate::geodesy::Rounding;
use crate::network::{AssumedField, Technology};
use crate::propagation::CaveatKind;
use serde::Serialize;

/// A kind of table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum Table {
    /// Villages.
    Settlements,
    /// Sector-carriers.
    Sites,
    /// What villages reported.
    Reports,
}

/// What seems to be in feet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum InFeet {
    /// The elevations that villages state.
    Villages,
    /// The terrain.
    Terrain,
}

/// What has no counterpart among communes, areas and crosswalks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum CommuneLack {
    /// Villages whose commune is not in the crosswalk, or that state none.
    NotInCrosswalk,
    /// Villages whose commune became several.
    SeveralInCrosswalk,
    /// Villages whose commune has no area.
    WithoutArea,
    /// Villages without a commune, in no area.
    OutsideAreas,
    /// Areas to which no village belongs.
    AreaWithoutVillages,
}

/// In what predictions are outside a calibration's domain.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub enum CalibrationLimit {
    /// Sectors more than a fifth below or above the frequencies measured, MHz.
    Frequency([f64; 2]),
    /// Sectors on antennas less than half or more than twice as high as those measured, m.
    AntennaHeight([f64; 2]),
    /// Villages farther from the area that was measured than this, km.
    Area(f64),
    /// The service radius beyond the longest path measured, km.
    Distance(f64),
}

/// What the reader of the results must know.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub enum Caveat {
    /// What a reader of a table noted.
    Rows {
        /// The table.
        table: Table,
        /// What was found or assumed.
        note: RowNote,
    },
    /// Sector-carriers too far from the planning grid, which are left out.
    SitesOutOfReach {
        /// The service radius, km.
        radius_km: f64,
    },
    /// No mast is in reach of the planning grid.
    NoSiteInReach {
        /// The service radius, km.
        radius_km: f64,
    },
    /// Cells of a land-cover class without a height.
    ClutterClassWithoutHeight,
    /// Villages that state a height of clutter, which is not used.
    VillageClutterUnused,
    /// Nothing stands for buildings and trees.
    NoClutter,
    /// The terrain, or the planning grid, is too coarse for the ridges that decide.
    CoarseTerrain {
        /// The larger cell of the two, metres.
        cell_m: f64,
    },
    /// Villages or masts of a table whose coordinates are rounded.
    RoundedCoordinates {
        /// The table.
        table: Table,
        /// To what.
        rounding: Rounding,
    },
    /// Villages at the very place of another village.
    SharedCoordinates,
    /// Void cells that were filled from their surroundings.
    TerrainFilled {
        /// Cells of the largest void that is filled.
        most_cells: usize,
    },
    /// Cells that stay without terrain.
    TerrainVoid {
        /// Their share of the planning grid, 0..=1.
        share: f64,
    },
    /// A note on an elevation file.
    Terrain {
        /// The note.
        note: RasterNote,
    },
    /// What the sea was taken as.
    Sea {
        /// The note.
        note: RasterNote,
    },
    /// The deciding model takes no account of buildings and trees.
    ClutterIgnored,
    /// Antennas and handsets stand on the canopy of a surface model.
    SurfaceWithoutCanopy,
    /// Cells without a height in rasters of clutter heights.
    ClutterHeightVoid,
    /// Cells with terrain that a surface model does not cover.
    SurfaceVoid,
    /// A surface model does not lie on the terrain as buildings and trees would.
    SurfaceApart {
        /// Share of cells where it lies more than 3 m below the terrain, 0..=1.
        below: f64,
        /// Share of cells where it rises more than 100 m above the terrain, 0..=1.
        tall: f64,
    },
    /// The elevations that villages state differ from the terrain under them.
    VillageHeights {
        /// The column.
        column: String,
        /// Median of the differences, metres.
        median_apart_m: f64,
        /// Which of the two seems to be in feet.
        in_feet: Option<InFeet>,
    },
    /// Places of settlements without terrain.
    SettlementWithoutTerrain,
    /// Masts without terrain under them.
    MastWithoutTerrain,
    /// Masts within whose service radius terrain is missing.
    MastReachesVoid,
    /// Sector-carriers of which a preset supplied a value.
    Assumed {
        /// The value.
        field: AssumedField,
    },
    /// Settlements of unknown population.
    PopulationUnknown,
    /// The radio climate is a typical one.
    RadioClimate,
    /// Predictions outside what a calibration was made for.
    OutsideCalibration {
        /// In what.
        limit: CalibrationLimit,
    },
    /// Levels are corrected by a calibration.
    Calibrated {
        /// Root mean square error on ground that was left out, dB.
        rmse_db: f64,
    },
    /// A remark of a model on links.
    Model {
        /// Short name of the model.
        model: &'static str,
        /// Whether it is shown in addition to the deciding one.
        beside: bool,
        /// The remark.
        remark: CaveatKind,
    },
    /// Links that a model in addition to the deciding one has no value for.
    ModelRefused {
        /// Short name of the model.
        model: &'static str,
    },
    /// Centres and clusters that several masts of an operator serve together, and none of them alone.
    SeveralMasts {
        /// What is served.
        technology: Technology,
        /// Correlation of the shadowing between masts.
        correlation: f64,
    },
    /// Settlements with no data in some scope.
    SettlementNoData,
    /// Models that get no correction for clutter at the handset.
    TerminalClutter,
    /// Communes whose villages disagree on their fibre.
    CommuneFibre,
    /// Names of communes that match nothing.
    Communes {
        /// In what.
        lack: CommuneLack,
    },
    /// More places than a report shows: there is none.
    NoReport {
        /// Most villages and clusters of houses.
        most: usize,
    },
    /// A form of the results that this build of GDAL cannot write, and the results are without it.
    FormatNotWritten {
        /// The form, as a scenario names it.
        format: &'static str,
    },
}

impl Caveat {
    /// Whether the numbers may be wrong as a whole: it is told before them, not after.
    #[must_use]
    pub fn comes_first(&self) -> bool {
        match self {
            Self::Sea { .. }
            | Self::NoClutter
            | Self::ClutterIgnored
            | Self::SurfaceWithoutCanopy
            | Self::SurfaceApart { .. }
            | Self::CoarseTerrain { .. }
            | Self::RoundedCoordinates { .. }
            | Self::SharedCoordinates
            | Self::OutsideCalibration { .. }
            | Self::Rows {
                // not the network of the tables
                note:
                    RowNote::NetworkChanged { .. } | RowNote::EverySector { .. } | RowNote::BandLeftOut { .. },
                ..
            } => true,
            // a column that was meant for something may have been lost
            Self::Rows { note: RowNote::ColumnsNotRead { columns }, .. } => {
                columns.iter().any(|column| column.hint.is_some())
            }
            _ => false,
        }
    }

    /// Word for programs, as in the manifest.
    #[must_use]
    pub const fn key(&self) -> &'static str {
        match self {
            Self::Rows { table: Table::Settlements, .. } => "settlements",
            Self::Rows { table: Table::Sites, .. } => "sites",
            Self::Rows { table: Table::Reports, .. } => "reports",
            Self::SitesOutOfReach { .. } => "sites_out_of_reach",
            Self::NoSiteInReach { .. } => "no_site_in_reach",
            Self::VillageClutterUnused => "village_clutter_unused",
            Self::ClutterClassWithoutHeight => "clutter_class_without_height",
            Self::NoClutter => "no_clutter",
            Self::CoarseTerrain { .. } => "coarse_terrain",
            Self::RoundedCoordinates { .. } => "rounded_coordinates",
            Self::SharedCoordinates => "shared_coordinates",
            Self::TerrainFilled { .. } => "terrain_filled",
            Self::TerrainVoid { .. } => "terrain_void",
            Self::Terrain { .. } => "terrain",
            Self::Sea { .. } => "sea",
            Self::ClutterIgnored => "clutter_ignored",
            Self::SurfaceWithoutCanopy => "surface_without_canopy",
            Self::ClutterHeightVoid => "clutter_height_void",
            Self::SurfaceVoid => "surface_void",
            Self::SurfaceApart { .. } => "surface_apart",
            Self::VillageHeights { .. } => "village_heights",
            Self::SettlementWithoutTerrain => "settlement_without_terrain",
            Self::MastWithoutTerrain => "mast_without_terrain",
            Self::MastReachesVoid => "mast_reaches_void",
            Self::Assumed { .. } => "assumed",
            Self::PopulationUnknown => "population_unknown",
            Self::RadioClimate => "radio_climate",
            Self::OutsideCalibration { .. } => "outside_calibration",
            Self::Calibrated { .. } => "calibrated",
            Self::Model { .. } | Self::ModelRefused { .. } => "model",
            Self::SeveralMasts { .. } => "several_masts",
            Self::SettlementNoData => "settlement_no_data",
            Self::TerminalClutter => "terminal_clutter",
            Self::CommuneFibre => "commune_fibre",
            Self::Communes { .. } => "communes",
            Self::NoReport { .. } => "no_report",
            Self::FormatNotWritten { .. } => "format_not_written",
        }
    }
}

/// A caveat with how often it occurred and some of what it concerns.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct CountedCaveat {
    /// The caveat.
    pub caveat: Caveat,
    /// How often it occurred.
    pub count: u64,
    /// Names of some of the things concerned.
    pub examples: Vec<String>,
}

#[cfg(test)]
mod tests {
    use super::{Caveat, Table};
    use crate::findings::{ColumnHint, ColumnLeft, RowNote};

    #[test]
    fn a_column_that_was_meant_for_something_comes_first() {
        let unread = |hints: &[Option<ColumnHint>]| {
            let left = |hint: &Option<ColumnHint>| ColumnLeft { column: "x".to_owned(), hint: hint.clone() };
            let columns = hints.iter().map(left).collect();
            Caveat::Rows { table: Table::Sites, note: RowNote::ColumnsNotRead { columns } }.comes_first()
        };
        let near = Some(ColumnHint::Near { field: "population" });
        assert!(unread(&[None, near]));
        assert!(!unread(&[None]));
    }
}
