//! The texts of notes on the rows of tables.
use crate::findings::{OtherTechnology, RowNote};

/// A note on rows, without capital and full stop; how often it applies is said beside it.
#[must_use]
pub fn row_note(note: RowNote) -> String {
    /// How a sum over some rows was made.
    const IN_PART: &str = "summed over the rows that state them; the other rows count as 0";
    match note {
        RowNote::LoneQuote => "rows with an unmatched quotation mark: it is kept as text".to_owned(),
        RowNote::NoCentre => "settlements without a row for their centre".to_owned(),
        RowNote::PeopleSummedInPart => format!("settlements whose people are {IN_PART}"),
        RowNote::HouseholdsSummedInPart => format!("settlements whose households are {IN_PART}"),
        RowNote::AreaTooLarge { most_places } => format!(
            "areas too large for settlements.polygon_spacing_m, sampled more coarsely ({most_places} points)"
        ),
        RowNote::NotJudged { technology } => {
            let technology = match technology {
                OtherTechnology::Gsm => "GSM",
                OtherTechnology::Cdma => "CDMA",
                OtherTechnology::Nr => "5G NR",
            };
            format!("{technology} rows ignored: only LTE and UMTS are analysed")
        }
        RowNote::NotOnAir => "rows ignored because their status says they are not on air".to_owned(),
        RowNote::GainWithoutUnit => {
            "sectors whose antenna file gives the gain without a unit: assumed to be dBd".to_owned()
        }
    }
}
