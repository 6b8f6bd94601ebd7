//! Parts of the text about a file of measured levels.
use super::checked_file::{LevelSummary, NamesSeen, PreviewRow};
use crate::language::{decimals, word};
use crate::measurements::MeasuredQuantity;
use crate::outputs::values::text_table::{aligned, cut};
use crate::text;

/// Columns of a name in the preview.
const NAME_COLUMNS: usize = 28;

/// The quantity in words.
pub(super) fn quantity_text(quantity: MeasuredQuantity) -> &'static str {
    match quantity {
        MeasuredQuantity::Rsrp => word("measured-rsrp"),
        MeasuredQuantity::Rscp => word("measured-rscp"),
        MeasuredQuantity::ReceivedPower => word("measured-received-power"),
        MeasuredQuantity::PathLoss => word("measured-path-loss"),
    }
}

const fn unit_of(quantity: MeasuredQuantity) -> &'static str {
    match quantity {
        MeasuredQuantity::PathLoss => "dB",
        _ => "dBm",
    }
}

/// How many readings of a quantity there are, and between what their levels lie.
pub(super) fn level_line(levels: &LevelSummary) -> String {
    let LevelSummary { quantity, heard, not_heard, .. } = *levels;
    let counts = text!("measured-counts", quantity = quantity_text(quantity), heard, not_heard);
    match (levels.lowest, levels.median, levels.highest) {
        (Some(lowest), Some(median), Some(highest)) => {
            let [lowest, median, highest] = [lowest, median, highest].map(|level| decimals(level, 1));
            let unit = unit_of(quantity);
            text!("measured-levels", counts, lowest, median, highest, unit)
        }
        _ => counts,
    }
}

/// How many names there are, and the first of them.
pub(super) fn names_line(names: &NamesSeen) -> String {
    let listed = names.first.iter().map(|name| cut(name, NAME_COLUMNS)).collect::<Vec<_>>().join(", ");
    let more = if names.count > names.first.len() { ", ..." } else { "" };
    if names.count == 0 {
        word("measured-none-named").to_owned()
    } else {
        format!("{}: {listed}{more}", names.count)
    }
}

/// The first readings as a table.
pub(super) fn preview_lines(rows: &[PreviewRow]) -> Vec<String> {
    let heads = [
        "measured-head-row",
        "measured-head-longitude",
        "measured-head-latitude",
        "measured-head-level",
        "measured-head-quantity",
        "measured-head-cell",
        "measured-head-time",
    ];
    let mut table: Vec<Vec<String>> = vec![heads.iter().map(|head| word(head).to_owned()).collect()];
    table.extend(rows.iter().map(|row| {
        let bound = match (row.heard, row.quantity) {
            (true, _) => "",
            (false, MeasuredQuantity::PathLoss) => "\u{2265} ",
            (false, _) => "\u{2264} ",
        };
        let neighbour = if row.serving == Some(false) { word("measured-neighbour") } else { "" };
        vec![
            row.row.to_string(),
            decimals(row.longitude_deg, 5),
            decimals(row.latitude_deg, 5),
            format!("{bound}{} {}", decimals(row.level, 1), unit_of(row.quantity)),
            quantity_text(row.quantity).to_owned(),
            cut(format!("{} {neighbour}", row.cell).trim(), NAME_COLUMNS),
            row.seconds.map_or_else(String::new, time_text),
        ]
    }));
    aligned(&table)
}

/// A time as a date and an hour, as the file writes it.
///
/// # Method
/// Date of a day by Fliegel and Van Flandern (1968), CACM 11, 657.
pub(super) fn time_text(seconds: f64) -> String {
    const DAY: i64 = 86_400;
    let whole = seconds.floor() as i64;
    let (days, rest) = (whole.div_euclid(DAY), whole.rem_euclid(DAY));
    let l = days + 2_440_588 + 68_569;
    let n = 4 * l / 146_097;
    let l = l - (146_097 * n + 3) / 4;
    let i = 4_000 * (l + 1) / 1_461_001;
    let l = l - 1_461 * i / 4 + 31;
    let j = 80 * l / 2_447;
    let day = l - 2_447 * j / 80;
    let l = j / 11;
    let (month, year) = (j + 2 - 12 * l, 100 * (n - 49) + i + l);
    format!("{year:04}-{month:02}-{day:02}T{:02}:{:02}:{:02}", rest / 3_600, rest / 60 % 60, rest % 60)
}

#[cfg(test)]
mod tests {
    use super::time_text;

    #[test]
    fn days_and_hours() {
        for (seconds, expected) in [
            (1_774_968_180.25, "2026-03-31T14:43:00"),
            (0.0, "1970-01-01T00:00:00"),
            (951_782_399.0, "2000-02-28T23:59:59"),
            (951_782_400.0, "2000-02-29T00:00:00"),
        ] {
            assert_eq!(time_text(seconds), expected);
        }
    }
}
