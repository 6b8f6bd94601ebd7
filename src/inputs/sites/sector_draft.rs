//! A sector-carrier before its position is known.
use crate::findings::RowNote;
use crate::geodesy::LonLat;
use crate::network::SectorCarrier;

/// A sector-carrier before its position is known.
#[derive(Clone, Debug)]
pub struct SectorDraft {
    pub(in crate::inputs) file: String,
    pub(in crate::inputs) row: u64,
    pub(in crate::inputs) id_column: String,
    pub(in crate::inputs) site_column: String,
    /// What was noted on the row.
    pub(in crate::inputs) notes: Vec<RowNote>,
    /// Index of its row among those kept to be read again, if it is kept.
    pub(in crate::inputs) kept_row: Option<usize>,
    /// Complete but for the position, of which only longitude and latitude are known.
    pub(in crate::inputs) sector: SectorCarrier,
}

impl SectorDraft {
    /// File it comes from.
    #[must_use]
    pub fn file(&self) -> &str {
        &self.file
    }

    /// Line or feature id in that file.
    #[must_use]
    pub const fn row(&self) -> u64 {
        self.row
    }

    /// Where the antenna stands.
    #[must_use]
    pub const fn place(&self) -> LonLat {
        self.sector.position.geographic
    }

    /// All else; the position's planning coordinates are not a number until `place_sectors`.
    #[must_use]
    pub const fn sector(&self) -> &SectorCarrier {
        &self.sector
    }

    pub(in crate::inputs) fn id_column(&self) -> &str {
        &self.id_column
    }

    pub(in crate::inputs) fn site_column(&self) -> &str {
        &self.site_column
    }
}
