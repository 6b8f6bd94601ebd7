//! What a reader of tables noted that refused no row.
use super::column_note::{ColumnLeft, ColumnRead};
use crate::network::PatternRemark;
use serde::Serialize;

/// A technology whose rows are left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum OtherTechnology {
    /// 2G.
    Gsm,
    /// CDMA and its kin.
    Cdma,
    /// 5G.
    Nr,
}

/// What a reader of tables noted that refused no row.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum RowNote {
    /// Rows with a quotation mark that quotes nothing, taken as text.
    LoneQuote,
    /// Rows with decimal commas, in a file whose columns have them throughout.
    DecimalComma,
    /// Settlements without a row for their centre.
    NoCentre,
    /// Settlements whose people are the sum over some of their rows.
    PeopleSummedInPart,
    /// Likewise households.
    HouseholdsSummedInPart,
    /// Areas sampled more coarsely than was asked for.
    AreaTooLarge {
        /// Places of one area at most.
        most_places: usize,
    },
    /// Rows of a technology that is not judged, left out.
    NotJudged {
        /// The technology.
        technology: OtherTechnology,
    },
    /// Rows left out because of their status.
    NotOnAir,
    /// Sectors whose antenna file gives the gain without a unit, taken as dBd.
    GainWithoutUnit,
    /// Likewise in plain dB, taken as dBi.
    GainInDecibels,
    /// Sectors whose antenna file has cuts with this peculiarity.
    AntennaCuts {
        /// The peculiarity.
        remark: PatternRemark,
    },
    /// Columns found under other names than ours.
    ColumnsRecognised {
        /// Each of them.
        columns: Vec<ColumnRead>,
    },
    /// Columns that are not read.
    ColumnsNotRead {
        /// Each of them.
        columns: Vec<ColumnLeft>,
    },
}
