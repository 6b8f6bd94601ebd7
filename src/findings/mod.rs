//! What a run found that its reader must know, as data: numbers, names and kinds, never a sentence. `words` says it.

mod caveat;
mod column_note;
mod raster_note;
mod row_note;

pub use caveat::{CalibrationLimit, Caveat, CommuneLack, CountedCaveat, InFeet, Table};
pub use column_note::{ColumnHint, ColumnLeft, ColumnRead};
pub use raster_note::{PassedOver, RasterNote};
pub use row_note::{CountField, OtherTechnology, RowNote, SectorCount, SectorValue, ValueAt};
