//! What a reader of tables noted that refused no row.
use super::column_note::{ColumnLeft, ColumnRead};
use crate::network::{PatternRemark, Technology};
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
    /// Narrowband services of things over LTE: NB-IoT and LTE-M.
    Things,
    /// Fixed links, broadcasting, professional radio, radar and the like.
    Other,
}

/// What is counted in a settlement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum CountField {
    /// People.
    Population,
    /// Households.
    Households,
}

impl CountField {
    /// The name of the column.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Population => "population",
            Self::Households => "households",
        }
    }
}

/// A value and the row in which it stands.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct ValueAt {
    /// Line or feature id.
    pub row: u64,
    /// As in the file.
    pub value: String,
}

/// How many sectors, and the sites that they belong to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct SectorCount {
    /// Sector-carriers.
    pub sectors: usize,
    /// Their sites.
    pub sites: usize,
}

/// A value that a scenario states for sectors.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct SectorValue {
    /// Name of the column of the network table.
    pub column: String,
    /// As it would stand in the table.
    pub value: String,
}

/// What a reader of tables noted that refused no row.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum RowNote {
    /// Rows with a quotation mark that quotes nothing, taken as text.
    LoneQuote,
    /// Rows with decimal commas, in a file whose columns have them throughout.
    DecimalComma,
    /// Rows with a coordinate in degrees, minutes and seconds.
    DegreesMinutesSeconds,
    /// Rows of a file whose number of people or households cannot be read and is taken as unknown.
    CountUnreadable {
        /// The file.
        file: String,
        /// What is counted.
        field: CountField,
        /// The first of them.
        first: Vec<ValueAt>,
    },
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
    /// Sectors whose row states no technology, of the one that the scenario states for all rows.
    TechnologyStated {
        /// The technology.
        technology: Technology,
    },
    /// Rows left out because of their status.
    NotOnAir,
    /// Rows of a list without a status: the villages on it are without signal.
    ListedWithoutSignal {
        /// The file.
        file: String,
    },
    /// Reports that repeat another one of the same date.
    ReportRepeated,
    /// Sectors whose status says that they are planned, taken as on air.
    PlannedTaken,
    /// Sectors with a status that is not known, taken as on air.
    StatusUnknown {
        /// As given.
        status: String,
    },
    /// Rows of receivers, left out.
    Receiver,
    /// Sectors without a name in their table, named by site, technology, band and azimuth.
    NameMade,
    /// Rows without azimuth that repeat a carrier of their site: the strongest stands for one all-round antenna.
    OneAllRound,
    /// Sectors whose azimuth is -1, taken as unknown.
    AzimuthMinusOne,
    /// Sectors with more power at the transmitter's output than one has.
    PowerTooHigh {
        /// From this power on, W.
        from_w: u32,
    },
    /// Rows of a cell of which a newer row is there.
    OlderRow,
    /// Sectors whose antenna file gives the gain without a unit, taken as dBd.
    GainWithoutUnit,
    /// Likewise in plain dB, taken as dBi.
    GainInDecibels,
    /// Sectors whose antenna file has cuts with this peculiarity.
    AntennaCuts {
        /// The peculiarity.
        remark: PatternRemark,
    },
    /// The scenario changes the network of the tables.
    NetworkChanged {
        /// Sectors of the tables with other values.
        changed: SectorCount,
        /// New sectors.
        added: SectorCount,
        /// Sectors of the tables that are taken out.
        removed: SectorCount,
    },
    /// The scenario states values for all sectors.
    EverySector {
        /// Each of them.
        values: Vec<SectorValue>,
    },
    /// Sectors outside the bands that stay on air.
    BandLeftOut {
        /// The bands that stay, as the scenario names them.
        bands: Vec<String>,
    },
    /// Rows completed from another table.
    Joined {
        /// That table.
        file: String,
        /// The columns that both have.
        by: Vec<String>,
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
