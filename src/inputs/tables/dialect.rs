//! What spreadsheets of different countries do to numbers: decimal commas.
use super::table_rows::Row;
use super::text_values::is_unknown;

/// How the numbers of a column are written.
#[derive(Default)]
struct Habit {
    filled: usize,
    whole: usize,
    with_comma: usize,
    with_point: usize,
    /// Of those with a comma, the ones that cannot be thousands.
    surely_decimal: usize,
}

impl Habit {
    fn of<'a>(texts: impl Iterator<Item = &'a str>) -> Self {
        let mut habit = Self::default();
        for text in texts.map(str::trim).filter(|text| !text.is_empty() && !is_unknown(text)) {
            habit.filled += 1;
            if with_point(text).is_some() {
                habit.with_comma += 1;
                habit.surely_decimal += usize::from(!may_be_thousands(text));
            } else if text.parse::<f64>().is_ok() {
                *if text.contains('.') { &mut habit.with_point } else { &mut habit.whole } += 1;
            }
        }
        habit
    }

    /// Whether most values are numbers, of which some are written so.
    const fn most_numbers(&self, written_so: usize) -> bool {
        written_so > 0 && (self.whole + self.with_comma + self.with_point) * 2 > self.filled
    }
}

/// Writes decimal commas as points, if these columns say with one voice that the file has them; returns how many rows changed.
///
/// # Method
/// For files that a comma does not separate. Columns that are numbers for the most part are looked at: some must have a comma in a number that
/// cannot be a group of thousands (`105,49`, not `1,250`), and none may have a decimal point. Otherwise nothing is changed, and the
/// readers refuse numbers with a comma, with advice. In columns of numbers of such a file every number with a comma is changed.
pub(super) fn use_decimal_points(columns: &[usize], rows: &mut [Row]) -> usize {
    let text = |row: &Row, column: usize| row.values.get(column).cloned().unwrap_or_default();
    let habits: Vec<Habit> = columns
        .iter()
        .map(|&column| {
            let texts: Vec<String> = rows.iter().map(|row| text(row, column)).collect();
            Habit::of(texts.iter().map(String::as_str))
        })
        .collect();
    let with_point = habits.iter().any(|habit| habit.most_numbers(habit.with_point));
    let surely = habits.iter().any(|habit| habit.most_numbers(habit.surely_decimal));
    if with_point || !surely {
        return 0;
    }
    let with_comma = columns.iter().zip(&habits).filter(|(_, habit)| habit.most_numbers(habit.with_comma));
    let columns: Vec<usize> = with_comma.map(|(column, _)| *column).collect();
    rows.iter_mut().map(|row| usize::from(change(row, &columns))).sum()
}

fn change(row: &mut Row, columns: &[usize]) -> bool {
    let mut changed = false;
    for column in columns {
        if let Some(value) = row.values.get_mut(*column)
            && let Some(number) = with_point(value.trim())
        {
            (*value, changed) = (number, true);
        }
    }
    changed
}

/// A number with one decimal comma, with a point in its place.
fn with_point(text: &str) -> Option<String> {
    let (whole, decimals) = text.split_once(',')?;
    let digits = whole.trim_start_matches(['-', '+']);
    let is_whole = digits.is_empty() || digits.starts_with(|first: char| first.is_ascii_digit());
    let decimals_are = !decimals.is_empty() && decimals.bytes().all(|byte| byte.is_ascii_digit());
    let spaced =
        digits.chars().all(|letter| letter.is_ascii_digit() || super::text_values::is_group_space(letter));
    (is_whole && decimals_are && spaced).then(|| format!("{whole}.{decimals}"))
}

/// Whether the comma may part thousands: `1,250`, not `0,250`, `12,5` or `1250,125`.
fn may_be_thousands(text: &str) -> bool {
    let Some((whole, rest)) = text.split_once(',') else { return false };
    let whole = whole.trim_start_matches(['-', '+']);
    rest.len() == 3 && (1..=3).contains(&whole.len()) && !whole.starts_with('0')
}

#[cfg(test)]
mod tests {
    use super::use_decimal_points;
    use crate::inputs::tables::table_rows::{Row, Shape};

    fn changed(rows: &[&[&str]]) -> Vec<String> {
        let row = |values: &&[&str]| Row {
            number: 1,
            values: values.iter().map(|&value| value.to_owned()).collect(),
            shape: Shape::InColumns,
        };
        let mut rows: Vec<Row> = rows.iter().map(row).collect();
        let columns: Vec<usize> = (0..rows[0].values.len()).collect();
        use_decimal_points(&columns, &mut rows);
        rows.iter().map(|row| row.values.join("|")).collect()
    }

    #[test]
    fn a_file_is_decided_as_a_whole() {
        for (rows, expected) in [
            (
                &[&["105,49", "A 1,5", "1,250"][..], &["105", "B", "NA"]][..],
                &["105.49|A 1,5|1.250", "105|B|NA"][..],
            ),
            (&[&["1 105,49", "-0,5"][..]], &["1 105.49|-0.5"]),
            // thousands, or a decimal point beside
            (&[&["1,250", "105"][..]], &["1,250|105"]),
            (&[&["105,49", "20.5"][..]], &["105,49|20.5"]),
            (&[&["1,5", "x"][..], &["far", "y"], &["near", "z"]], &["1,5|x", "far|y", "near|z"]),
        ] {
            assert_eq!(changed(rows), expected);
        }
    }
}
