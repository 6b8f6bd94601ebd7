//! The tables of an antenna file: rows of angle and attenuation.

use crate::language::word;
use crate::text;
/// A line that is wrong, and why.
pub(super) struct Fault {
    pub(super) line: usize,
    pub(super) reason: String,
}

/// The widest gap between rows that is interpolated, degrees.
pub(super) struct LargestGap {
    pub(super) horizontal: f64,
    pub(super) vertical: f64,
}

/// A beam a few degrees high must not be lost between two rows.
pub(super) const LARGEST_GAP_DEG: LargestGap = LargestGap { horizontal: 10.0, vertical: 5.0 };

/// Values farther apart than this at 0 and 360 degrees are a contradiction, dB.
const SAME_DIRECTION_DB: f64 = 0.5;

/// One line of a file.
#[derive(Clone, Copy)]
pub(super) struct Line<'a> {
    pub(super) number: usize,
    pub(super) text: &'a str,
}

/// The lines of a file that are not empty.
pub(super) struct Lines<'a> {
    lines: std::iter::Peekable<Box<dyn Iterator<Item = Line<'a>> + 'a>>,
}

impl<'a> Lines<'a> {
    pub(super) fn of(text: &'a str) -> Self {
        let numbered =
            text.lines().enumerate().map(|(index, line)| Line { number: index + 1, text: line.trim() });
        let filled: Box<dyn Iterator<Item = Line<'a>> + 'a> =
            Box::new(numbered.filter(|line| !line.text.is_empty()));
        Self { lines: filled.peekable() }
    }

    pub(super) fn next(&mut self) -> Option<Line<'a>> {
        self.lines.next()
    }

    /// The next line if it is a row: a key starts with a letter.
    fn next_row(&mut self) -> Option<Line<'a>> {
        self.lines.next_if(|line| !line.text.starts_with(|letter: char| letter.is_alphabetic()))
    }

    fn at_row(&mut self) -> bool {
        self.lines.peek().is_some_and(|line| !line.text.starts_with(|letter: char| letter.is_alphabetic()))
    }
}

/// One row: an angle as written and a value.
#[derive(Clone, Copy)]
struct CutRow {
    line: usize,
    stated_deg: f64,
    decibels: f64,
}

impl CutRow {
    fn degrees(&self) -> f64 {
        // angles are written with at most a few decimals
        let turned = self.stated_deg.rem_euclid(360.0);
        ((turned * 1e6).round() / 1e6).rem_euclid(360.0)
    }
}

/// A table as attenuations in equal steps.
pub(super) struct Cut {
    /// In steps of a degree or, where rows are finer, of a tenth, dB.
    pub(super) decibels: Vec<f64>,
    /// Whether rows are more than a degree apart.
    pub(super) coarse: bool,
}

/// The rows after the line `header`; none when the line starts no table.
pub(super) fn read_cut(
    header: usize,
    count: &str,
    gap_deg: f64,
    lines: &mut Lines<'_>,
) -> Result<Option<Cut>, Fault> {
    let stated = stated_count(header, count)?;
    if !count.is_empty() && stated.is_none() && !lines.at_row() {
        return Ok(None);
    }
    let mut rows = Vec::new();
    while let Some(line) = lines.next_row() {
        rows.push(cut_row(line)?);
    }
    let last = rows.last().map_or(header, |row| row.line);
    make_attenuations(&mut rows)?;
    let found = rows.len();
    close_circle(&mut rows)?;
    if let Some(stated) = stated
        && stated != found
        && stated != rows.len()
    {
        let reason = text!("antenna-cuts-table-of-values-but-rows-follow", stated, found);
        return Err(Fault { line: header, reason });
    }
    check_gaps(&rows, gap_deg).map_err(|reason| Fault { line: last, reason })?;
    Ok(Some(Cut { decibels: resampled(&rows), coarse: check_gaps(&rows, 1.001).is_err() }))
}

/// The number after `HORIZONTAL` or `VERTICAL`: the first of `360 0`; none for no text, 0 and words.
fn stated_count(header: usize, count: &str) -> Result<Option<usize>, Fault> {
    let word = count.split_whitespace().next().unwrap_or_default();
    if !word.starts_with(|letter: char| letter.is_ascii_digit()) {
        return Ok(None);
    }
    match word.parse::<usize>() {
        Ok(0) => Ok(None),
        Ok(stated) => Ok(Some(stated)),
        Err(_) => Err(Fault { line: header, reason: text!("antenna-cuts-is-not-count-of-values", word) }),
    }
}

fn cut_row(line: Line<'_>) -> Result<CutRow, Fault> {
    let wrong = |reason: String| Fault { line: line.number, reason };
    let words = line_words(line.text);
    let [angle, value] = words.as_slice() else {
        return Err(wrong(text!("antenna-cuts-is-not-an-angle-and-an", line = line.text)));
    };
    let stated_deg: f64 =
        angle.parse().map_err(|_not_a_number| wrong(text!("antenna-cuts-is-not-an-angle", angle)))?;
    if !(-180.0..=360.0).contains(&stated_deg) {
        return Err(wrong(text!("antenna-cuts-the-angle-is-outside-180-to", angle)));
    }
    Ok(CutRow { line: line.number, stated_deg, decibels: decibels(value).map_err(wrong)? })
}

/// A value of either sign.
pub(super) fn decibels(value: &str) -> Result<f64, String> {
    let decibels: f64 =
        value.parse().map_err(|_not_a_number| text!("antenna-cuts-is-not-an-attenuation-in-db", value))?;
    if decibels.abs() <= 200.0 {
        Ok(decibels)
    } else {
        Err(text!("antenna-cuts-the-attenuation-is-outside-0-to", value))
    }
}

/// The words of a row, with decimal points: white space, a semicolon or else one comma parts them.
pub(super) fn line_words(text: &str) -> Vec<String> {
    let parts = |separators: fn(char) -> bool| -> Vec<String> {
        text.split(separators).filter(|word| !word.is_empty()).map(ToOwned::to_owned).collect()
    };
    let words = parts(|letter| letter.is_whitespace() || letter == ';');
    match words.as_slice() {
        [only] if only.contains(',') => parts(|letter| letter == ','),
        _ => words.iter().map(|word| word.trim_end_matches(',').replacen(',', ".", 1)).collect(),
    }
}

/// Turns relative gains, 0 or less, into attenuations; both signs in one table are a fault.
fn make_attenuations(rows: &mut [CutRow]) -> Result<(), Fault> {
    let Some(first) = rows.iter().find(|row| row.decibels.abs() > 0.0).map(|row| row.decibels.signum())
    else {
        for row in rows.iter_mut() {
            row.decibels = 0.0;
        }
        return Ok(());
    };
    for row in rows {
        row.decibels = row.decibels * first + 0.0;
        if row.decibels < 0.0 {
            let stated = row.decibels * first;
            let reason = text!("antenna-cuts-the-attenuation-has-another-sign-than", stated);
            return Err(Fault { line: row.line, reason });
        }
    }
    Ok(())
}

/// Sorts the rows by angle; 0 and 360 degrees may both stand if they agree.
fn close_circle(rows: &mut Vec<CutRow>) -> Result<(), Fault> {
    rows.sort_by(|a, b| a.degrees().total_cmp(&b.degrees()).then(a.line.cmp(&b.line)));
    for pair in rows.windows(2) {
        let same_direction = pair[0].degrees().total_cmp(&pair[1].degrees()).is_eq();
        let repeated = pair[0].stated_deg.total_cmp(&pair[1].stated_deg).is_eq();
        if same_direction && (repeated || (pair[0].decibels - pair[1].decibels).abs() > SAME_DIRECTION_DB) {
            let reason =
                text!("antenna-cuts-the-angle-degrees-appears-twice", stated_deg = pair[1].stated_deg);
            return Err(Fault { line: pair[1].line, reason });
        }
    }
    rows.dedup_by(|later, kept| later.degrees().total_cmp(&kept.degrees()).is_eq());
    Ok(())
}

fn check_gaps(rows: &[CutRow], gap_deg: f64) -> Result<(), String> {
    let next = rows.iter().skip(1).map(CutRow::degrees).chain(rows.first().map(|row| row.degrees() + 360.0));
    let gap = rows.iter().map(CutRow::degrees).zip(next).find(|(from, to)| to - from > gap_deg);
    match (rows, gap) {
        ([], _) => Err(word("antenna-cuts-the-table-has-no-rows").to_owned()),
        (_, Some((from, to))) => {
            Err(text!("antenna-cuts-the-table-ends-here-and-no", from, to = to.rem_euclid(360.0), gap_deg))
        }
        _ => Ok(()),
    }
}

/// Values at equal steps: linear in dB between rows a degree or less apart, by cubics between others.
fn resampled(rows: &[CutRow]) -> Vec<f64> {
    let fine = rows.iter().any(|row| row.degrees().fract() > 0.0);
    let per_degree: u16 = if fine { 10 } else { 1 };
    (0..360 * per_degree).map(|step| between(rows, f64::from(step) / f64::from(per_degree))).collect()
}

fn between(rows: &[CutRow], degrees: f64) -> f64 {
    let after = rows.partition_point(|row| row.degrees() <= degrees);
    let row = |offset: usize| rows[(after + rows.len() + offset - 2) % rows.len()];
    let near = [row(0), row(1), row(2), row(3)];
    let from_below = |row: CutRow| (row.degrees() - near[1].degrees()).rem_euclid(360.0);
    let (at, width) = ((degrees - near[1].degrees()).rem_euclid(360.0), from_below(near[2]));
    if width <= 1.001 || at <= 0.0 {
        let part = if width > 0.0 { at / width } else { 0.0 };
        return near[1].decibels + (near[2].decibels - near[1].decibels) * part;
    }
    cubic(near.map(|row| row.decibels), [from_below(near[0]) - 360.0, 0.0, width, from_below(near[3])], at)
}

/// Lagrange's cubic through four rows, kept from running far beyond the two nearest: nulls are no polynomials.
fn cubic(decibels: [f64; 4], angles: [f64; 4], at: f64) -> f64 {
    /// A peak between two rows 5 degrees apart lies at most about this much above both.
    const OVERSHOOT_DB: f64 = 2.0;
    let term = |i: usize| {
        let others = (0..4).filter(|j| *j != i);
        others.fold(decibels[i], |product, j| product * (at - angles[j]) / (angles[i] - angles[j]))
    };
    let value: f64 = (0..4).map(term).sum();
    let least = (decibels[1].min(decibels[2]) - OVERSHOOT_DB).max(0.0);
    value.clamp(least, decibels[1].max(decibels[2]) + OVERSHOOT_DB)
}
