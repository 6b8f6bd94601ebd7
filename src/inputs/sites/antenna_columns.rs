//! Antenna files that are columns of values without angles and keys, such as Radio Mobile's.
use super::antenna_cuts::{Fault, Line, decibels, line_words};
use crate::language::word;
use crate::text;

/// Rows of one turn in steps of a degree.
const TURN: usize = 360;

/// The two cuts of such a file.
pub(super) struct ColumnCuts {
    pub(super) horizontal_db: Vec<f64>,
    /// From the horizon ahead downwards.
    pub(super) vertical_db: Vec<f64>,
    /// Whether the file lacks the back half of the vertical cut.
    pub(super) back_half_made: bool,
}

/// The cuts of a file whose lines are all numbers; none for other files.
///
/// # Source
/// Radio Mobile's ANT format, version 3: 360 lines round the horizon, then 360 from the zenith forward, down, back and up; each
/// the gain relative to the main lobe. Version 2 ends straight down, after 180 or 181: its back half is the front mirrored, weaker by what the horizontal cut
/// loses behind. Version 1 lacks the vertical cut: refused.
pub(super) fn columns_of_values(text: &str) -> Option<Result<ColumnCuts, Fault>> {
    let numbered =
        text.lines().enumerate().map(|(index, line)| Line { number: index + 1, text: line.trim() });
    let lines: Vec<Line<'_>> = numbered.filter(|line| !line.text.is_empty()).collect();
    let is_number = |letter: char| letter.is_ascii_digit() || "+-.,;\t ".contains(letter);
    if lines.is_empty() || !lines.iter().all(|line| line.text.chars().all(is_number)) {
        return None;
    }
    Some(columns(&lines))
}

fn columns(lines: &[Line<'_>]) -> Result<ColumnCuts, Fault> {
    let rows: Vec<Vec<f64>> = lines.iter().map(|line| values(*line)).collect::<Result<_, _>>()?;
    let width = rows[0].len();
    let is_angle = |column: usize| (0..rows.len()).all(|row| (rows[row][column] - row as f64).abs() < 1e-9);
    let column = |index: usize| rows.iter().map(|row| row[index]).collect::<Vec<f64>>();
    let even = rows.iter().all(|row| row.len() == width);
    let (horizontal, vertical) = match (rows.len(), width) {
        (_, _) if !even => return Err(unknown(lines.len())),
        (720, 1) => {
            let all = column(0);
            let mut vertical = all[TURN..].to_vec();
            vertical.rotate_left(TURN / 4);
            (all[..TURN].to_vec(), vertical)
        }
        (540 | 541, 1) => {
            let all = column(0);
            (all[..TURN].to_vec(), with_back_half(&all[..TURN], &all[TURN..]))
        }
        (TURN, 1) => {
            let reason = word("antenna-columns-the-horizontal-cut-alone-radio-mobile");
            return Err(Fault { line: lines.len(), reason: reason.to_owned() });
        }
        (TURN, 2) if !is_angle(0) => (column(0), column(1)),
        (TURN, 3) if is_angle(0) => (column(1), column(2)),
        _ => return Err(unknown(lines.len())),
    };
    let both = || horizontal.iter().chain(&vertical);
    let sign = if both().any(|value| *value < 0.0) { -1.0 } else { 1.0 };
    if both().any(|value| value * sign < 0.0) {
        let reason = word("antenna-columns-the-values-have-both-signs-gains");
        return Err(Fault { line: 1, reason: reason.to_owned() });
    }
    let attenuations = |values: &[f64]| values.iter().map(|value| value * sign + 0.0).collect();
    Ok(ColumnCuts {
        horizontal_db: attenuations(&horizontal),
        vertical_db: attenuations(&vertical),
        back_half_made: matches!(rows.len(), 540 | 541),
    })
}

/// A whole vertical cut, from the horizon ahead downwards, from its front, from the zenith to straight down.
fn with_back_half(horizontal: &[f64], front: &[f64]) -> Vec<f64> {
    let behind = horizontal[TURN / 2] - horizontal[0];
    let at = |down: usize| front[down.min(front.len() - 1)];
    let value = |degrees: usize| match degrees {
        0..=90 => at(degrees + 90),
        91..=269 => {
            at(270 - degrees) + behind * ((degrees as f64 - 90.0) / 90.0).min((270.0 - degrees as f64) / 90.0)
        }
        _ => at(degrees - 270),
    };
    (0..TURN).map(value).collect()
}

/// The values of a line; a single one may have a decimal comma.
fn values(line: Line<'_>) -> Result<Vec<f64>, Fault> {
    let words = if line.text.contains(|letter: char| letter.is_whitespace() || letter == ';') {
        line_words(line.text)
    } else {
        vec![line.text.replacen(',', ".", 1)]
    };
    let read = words.iter().map(|word| decibels(word).or_else(|fault| angle(word).ok_or(fault)));
    read.collect::<Result<_, _>>().map_err(|reason| Fault { line: line.number, reason })
}

/// A first column may count degrees.
fn angle(word: &str) -> Option<f64> {
    word.parse().ok().filter(|degrees| (0.0..=360.0).contains(degrees))
}

fn unknown(lines: usize) -> Fault {
    let reason = text!("antenna-columns-lines-of-values-without-horizontal-and", lines);
    Fault { line: lines, reason }
}
