//! The texts of notes on the rows of tables.
use super::columns::{left_text, recognised_text};
use crate::findings::{CountField, OtherTechnology, RowNote, SectorCount, ValueAt};
use crate::network::PatternRemark;

/// A note on rows, without capital and full stop; how often it applies is said beside it.
#[must_use]
pub fn row_note(note: &RowNote) -> String {
    /// How a sum over some rows was made.
    const IN_PART: &str = "summed over the rows that state them; the other rows count as 0";
    match note {
        RowNote::LoneQuote => "rows with an unmatched quotation mark: it is kept as text".to_owned(),
        RowNote::DecimalComma => {
            "rows with decimal commas, as all numeric columns of their file have them: read as decimals"
                .to_owned()
        }
        RowNote::DegreesMinutesSeconds => "rows with coordinates in degrees, minutes and seconds".to_owned(),
        RowNote::CountUnreadable { file, field, first } => count_unreadable(file, *field, first),
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
                OtherTechnology::Things => "NB-IoT and LTE-M",
                OtherTechnology::Other => "other radio services'",
            };
            format!("{technology} rows ignored: only LTE and UMTS are analysed")
        }
        RowNote::TechnologyStated { technology } => {
            format!("sectors whose row states no technology: {}, as sites.technology says", technology.name())
        }
        RowNote::NotOnAir => "rows ignored because their status says they are not on air".to_owned(),
        RowNote::PlannedTaken => {
            "sectors whose status says that they are planned: taken as on air".to_owned()
        }
        RowNote::StatusUnknown { status } => {
            format!("sectors whose status `{status}` is not known: taken as on air")
        }
        RowNote::Receiver => "rows of receivers ignored".to_owned(),
        RowNote::NameMade => {
            "sectors without a name: named by site, technology, band and azimuth".to_owned()
        }
        RowNote::OneAllRound => {
            "rows without azimuth that repeat a carrier of their site: the strongest counts as one all-round antenna"
                .to_owned()
        }
        RowNote::AzimuthMinusOne => "sectors whose azimuth is -1: taken as unknown".to_owned(),
        RowNote::PowerTooHigh { from_w } => format!(
            "sectors of more than {from_w} W at the transmitter's output: if the column holds EIRP, set sites.columns.eirp_dbm"
        ),
        RowNote::OlderRow => "rows of cells that have a newer row: ignored".to_owned(),
        RowNote::NetworkChanged { changed, added, removed } => network_changed(*changed, *added, *removed),
        RowNote::EverySector { values } => {
            let told = values.iter().map(|set| format!("{} = {}", set.column, set.value));
            format!(
                "sectors of the tables for which the scenario states {}",
                told.collect::<Vec<_>>().join(", ")
            )
        }
        RowNote::BandLeftOut { bands } => {
            format!("sectors outside the bands that stay on air ({}): left out", bands.join(", "))
        }
        RowNote::Joined { file, by } => format!("rows completed from `{file}`, found by {}", by.join(", ")),
        RowNote::ColumnsRecognised { columns } => recognised_text(columns),
        RowNote::ColumnsNotRead { columns } => left_text(columns),
        RowNote::GainWithoutUnit => {
            "sectors whose antenna file gives the gain without a unit: assumed to be dBd".to_owned()
        }
        RowNote::GainInDecibels => {
            "sectors whose antenna file gives the gain in dB: assumed to be dBi".to_owned()
        }
        RowNote::AntennaCuts { remark } => format!("sectors whose antenna file {}", pattern_remark(*remark)),
    }
}

/// What a scenario changes in the network, without what it does not.
fn network_changed(changed: SectorCount, added: SectorCount, removed: SectorCount) -> String {
    let plural = |count: usize| if count == 1 { "" } else { "s" };
    let told = [(changed, "changed"), (added, "added"), (removed, "removed")].into_iter();
    let told = told.filter(|(count, _)| count.sectors > 0).map(|(count, done)| {
        let SectorCount { sectors, sites } = count;
        format!("{sectors} sector{} of {sites} site{} {done}", plural(sectors), plural(sites))
    });
    format!("the scenario changes the network: {}", told.collect::<Vec<_>>().join(", "))
}

fn count_unreadable(file: &str, field: CountField, first: &[ValueAt]) -> String {
    let values = first.iter().map(|at| format!("`{}` (row {})", at.value, at.row)).collect::<Vec<_>>();
    let (what, is) = match field {
        CountField::Population => ("population", "is"),
        CountField::Households => ("households", "are"),
    };
    format!(
        "rows of `{file}` whose {what} cannot be read and {is} taken as unknown, such as {}",
        values.join(", ")
    )
}

/// What follows "an antenna file".
const fn pattern_remark(remark: PatternRemark) -> &'static str {
    match remark {
        PatternRemark::FromZenith => "counts the vertical cut from the zenith: shifted by 90 degrees",
        PatternRemark::CountedUpwards => {
            "counts the vertical cut upwards, as its stated downtilt shows: mirrored"
        }
        PatternRemark::TiltDiffers => {
            "states another electrical tilt than its vertical cut has: that of the cut is used"
        }
        PatternRemark::BeamAboveHorizon => {
            "has its beam above the horizon: is the vertical cut counted upwards?"
        }
        PatternRemark::BeamBesideAxis => {
            "is strongest beside the axis, with a vertical cut through that beam: interpolated from the beam"
        }
        PatternRemark::BackHalfMirrored => {
            "has no back half of the vertical cut: mirrored, as much weaker as the horizontal cut is behind"
        }
        PatternRemark::CutBetweenBeams => {
            "is strongest beside the axis, with a vertical cut between the beams: the gain above and below the beams is uncertain"
        }
        PatternRemark::CoarseRows => {
            "has rows of the vertical cut more than 1 degree apart: interpolated by cubics, the beam may be some tenths of a dB off"
        }
        PatternRemark::DifferBehind => {
            "has cuts that differ by more than 6 dB behind the antenna: the horizontal cut is used there"
        }
    }
}
