//! The texts of notes on the rows of tables.
use super::columns::{left_text, recognised_text};
use crate::findings::{CountField, OtherTechnology, RowNote, SectorCount, ValueAt};
use crate::language::word;
use crate::network::PatternRemark;
use crate::text;

/// A note on rows, without capital and full stop; how often it applies is said beside it.
#[must_use]
pub fn row_note(note: &RowNote) -> String {
    match note {
        RowNote::LoneQuote => word("notes-rows-with-an-unmatched-quotation-mark").to_owned(),
        RowNote::DecimalComma => word("notes-rows-with-decimal-commas-as-all").to_owned(),
        RowNote::DegreesMinutesSeconds => word("notes-rows-with-coordinates-in-degrees-minutes").to_owned(),
        RowNote::CountUnreadable { file, field, first } => count_unreadable(file, *field, first),
        RowNote::NoCentre => word("notes-settlements-without-row-for-their-centre").to_owned(),
        RowNote::PeopleSummedInPart => text!("notes-settlements-whose-people-are"),
        RowNote::HouseholdsSummedInPart => text!("notes-settlements-whose-households-are"),
        RowNote::AreaTooLarge { most_places } => {
            text!("notes-areas-too-large-for-settlements-polygon", most_places)
        }
        RowNote::NotJudged { technology } => {
            let technology = match technology {
                OtherTechnology::Gsm => "GSM",
                OtherTechnology::Cdma => "CDMA",
                OtherTechnology::Nr => "5G NR",
                OtherTechnology::Things => word("notes-nb-iot-and-lte"),
                OtherTechnology::Other => word("notes-other-radio-services"),
            };
            text!("notes-rows-ignored-only-lte-and-umts", technology)
        }
        RowNote::TechnologyStated { technology } => {
            text!("notes-sectors-whose-row-states-no-technology", technology = technology.name())
        }
        RowNote::ListedWithoutSignal { file } => text!("notes-listed-without-signal", file),
        RowNote::ReportRepeated => word("notes-report-repeated").to_owned(),
        RowNote::NotOnAir => word("notes-rows-ignored-because-their-status-says").to_owned(),
        RowNote::PlannedTaken => word("notes-sectors-whose-status-says-that-they").to_owned(),
        RowNote::StatusUnknown { status } => {
            text!("notes-sectors-whose-status-is-not-known", status)
        }
        RowNote::Receiver => word("notes-rows-of-receivers-ignored").to_owned(),
        RowNote::NameMade => word("notes-sectors-without-name-named-by-site").to_owned(),
        RowNote::OneAllRound => word("notes-rows-without-azimuth-that-repeat-carrier").to_owned(),
        RowNote::AzimuthMinusOne => word("notes-sectors-whose-azimuth-is-1-taken").to_owned(),
        RowNote::PowerTooHigh { from_w } => text!("notes-sectors-of-more-than-at-the", from_w),
        RowNote::OlderRow => word("notes-rows-of-cells-that-have-newer").to_owned(),
        RowNote::NetworkChanged { changed, added, removed } => network_changed(*changed, *added, *removed),
        RowNote::EverySector { values } => {
            let told = values.iter().map(|set| format!("{} = {}", set.column, set.value));
            text!("notes-sectors-of-the-tables-for-which", told = told.collect::<Vec<_>>().join(", "))
        }
        RowNote::BandLeftOut { bands } => {
            text!("notes-sectors-outside-the-bands-that-stay", bands = bands.join(", "))
        }
        RowNote::Joined { file, by } => text!("notes-rows-completed-from-found-by", file, by = by.join(", ")),
        RowNote::ColumnsRecognised { columns } => recognised_text(columns),
        RowNote::ColumnsNotRead { columns } => left_text(columns),
        RowNote::GainWithoutUnit => word("notes-sectors-whose-antenna-file-gives-the").to_owned(),
        RowNote::GainInDecibels => word("notes-sectors-whose-antenna-file-gives-the-2").to_owned(),
        RowNote::AntennaCuts { remark } => {
            text!("notes-sectors-whose-antenna-file", remark = pattern_remark(*remark))
        }
    }
}

/// What a scenario changes in the network, without what it does not.
fn network_changed(changed: SectorCount, added: SectorCount, removed: SectorCount) -> String {
    let told = [(changed, "notes-changed"), (added, "notes-added"), (removed, "notes-removed")].into_iter();
    let told = told.filter(|(count, _)| count.sectors > 0).map(|(count, done)| {
        let SectorCount { sectors, sites } = count;
        text!("notes-sector-of-site", sectors, sites, done = word(done))
    });
    text!("notes-the-scenario-changes-the-network", told = told.collect::<Vec<_>>().join(", "))
}

fn count_unreadable(file: &str, field: CountField, first: &[ValueAt]) -> String {
    let values =
        first.iter().map(|at| text!("notes-row", value = at.value, row = at.row)).collect::<Vec<_>>();
    let values = values.join(", ");
    match field {
        CountField::Population => text!("notes-population-unreadable", file, values),
        CountField::Households => text!("notes-households-unreadable", file, values),
    }
}

/// What follows "an antenna file".
fn pattern_remark(remark: PatternRemark) -> &'static str {
    match remark {
        PatternRemark::FromZenith => word("notes-counts-the-vertical-cut-from-the"),
        PatternRemark::CountedUpwards => word("notes-counts-the-vertical-cut-upwards-as"),
        PatternRemark::TiltDiffers => word("notes-states-another-electrical-tilt-than-its"),
        PatternRemark::BeamAboveHorizon => word("notes-has-its-beam-above-the-horizon"),
        PatternRemark::BeamBesideAxis => word("notes-is-strongest-beside-the-axis-with"),
        PatternRemark::BackHalfMirrored => word("notes-has-no-back-half-of-the"),
        PatternRemark::CutBetweenBeams => word("notes-is-strongest-beside-the-axis-with-2"),
        PatternRemark::CoarseRows => word("notes-has-rows-of-the-vertical-cut"),
        PatternRemark::DifferBehind => word("notes-has-cuts-that-differ-by-more"),
    }
}
