//! Tables of antennas, one row each, as Atoll exports them.
use crate::inputs::InputError;
use crate::inputs::files::regular_file::SizeLimit;
use crate::inputs::tables::columns::{ColumnChoice, Columns, find_columns};
use crate::inputs::tables::csv_table::{Header, bytes_of, first_row, table_from_bytes};
use crate::inputs::tables::fields::{Field, field};
use crate::inputs::tables::header_text::HeaderText;
use crate::inputs::tables::quantity::Quantity;
use crate::inputs::tables::table_rows::{Row, Table};
use crate::language::word;
use crate::text;
use encoding_rs::WINDOWS_1252;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

/// The columns of Atoll's table of antennas that are read.
const FIELDS: &[Field] = &[
    field("name", Quantity::TEXT, "antenna antenna_name"),
    field("pattern", Quantity::TEXT, "diagram antenna_pattern"),
    field("gain_dbi", Quantity::GAIN, "gain"),
    field("electrical_tilt", Quantity::ANGLE, "pattern_electrical_tilt tilt"),
    field("frequency_mhz", Quantity::FREQUENCY, "frequency fmhz"),
];

/// A table of antennas.
pub(super) struct AntennaTable {
    table: Table,
    columns: Columns,
}

impl AntennaTable {
    /// Reads a file if it is such a table.
    ///
    /// # Errors
    /// When it looks like one and cannot be read.
    pub(super) fn open(path: &Path) -> Result<Option<Self>, InputError> {
        let Some(file) = path.to_str() else { return Ok(None) };
        // Atoll writes the code page of its machine: of the letters that are not ASCII only a degree sign matters
        let utf8 = first_row(file, None).map(|first| (first, None));
        let read = utf8.or_else(|_| Ok((first_row(file, Some(WINDOWS_1252))?, Some(WINDOWS_1252))));
        let Ok::<_, InputError>((first, encoding)) = read else { return Ok(None) };
        let names: Vec<String> = first.iter().map(|name| HeaderText::of(name).base).collect();
        let has = |wanted: &[&str]| names.iter().any(|name| wanted.contains(&name.as_str()));
        if !(has(&["name", "antenna", "antennaname"]) && has(&["pattern", "diagram", "antennapattern"])) {
            return Ok(None);
        }
        let bytes = bytes_of(file, SizeLimit::ANTENNA)?;
        let table = table_from_bytes(file, &bytes, Header::FirstRow, encoding)?;
        let mapping = BTreeMap::new();
        let choice =
            ColumnChoice { section: "sites", fields: FIELDS, mapping: &mapping, also_allowed: |_| false };
        let columns = find_columns(&table, &choice)?;
        Ok(Some(Self { table, columns }))
    }

    /// The antenna of a name, in lines of the text format; `None` where the table has none.
    ///
    /// # Errors
    /// The reason, when several rows have the name or the row holds no pattern.
    pub(super) fn lines_of(&self, name: &str) -> Option<Result<String, String>> {
        let wanted = name.to_lowercase();
        let rows = self.table.rows.iter().filter(|row| self.text(row, "name").to_lowercase() == wanted);
        let found: Vec<&Row> = rows.collect();
        match found.as_slice() {
            [] => None,
            [row] => Some(self.lines(row)),
            several => Some(Err(text!("antenna-table-rows-have-this-name", several = several.len()))),
        }
    }

    fn text<'r>(&self, row: &'r Row, field: &str) -> &'r str {
        self.columns.get(field).map_or("", |index| row.values[index].trim())
    }

    fn lines(&self, row: &Row) -> Result<String, String> {
        let mut lines = String::new();
        let text = |field| self.text(row, field);
        let head = format!(
            "NAME {}\nGAIN {} {}\nELECTRICAL_TILT {}\nFREQUENCY {}\n",
            text("name"),
            text("gain_dbi"),
            if text("gain_dbi").is_empty() { "" } else { self.gain_unit() },
            text("electrical_tilt"),
            text("frequency_mhz"),
        );
        lines.push_str(&head);
        for cut in cuts(text("pattern"))? {
            writeln!(lines, "{}", cut.key).map_err(|error| error.to_string())?;
            for [angle, value] in &cut.rows {
                writeln!(lines, "{angle} {value}").map_err(|error| error.to_string())?;
            }
        }
        Ok(lines)
    }

    fn gain_unit(&self) -> &'static str {
        self.columns.column("gain_dbi").and_then(|column| column.unit).map_or("dBi", |unit| unit.name)
    }
}

/// One cut of a pattern.
struct Cut {
    /// Its key in the text format.
    key: &'static str,
    /// Angle and attenuation.
    rows: Vec<[f64; 2]>,
}

/// The cuts of a pattern as Atoll writes it: the number of cuts, then for each its kind (0 horizontal, 1 vertical, 2 and 3 of the other
/// polarization), the angle at which it lies, the number of its points, and so many angles and attenuations.
fn cuts(pattern: &str) -> Result<Vec<Cut>, String> {
    let wrong = || word("antenna-table-the-pattern-is-not-count-of").to_owned();
    let numbers: Vec<f64> = pattern
        .split(|letter: char| letter.is_whitespace() || letter == ';')
        .filter(|word| !word.is_empty())
        .map(|word| word.replace(',', ".").parse().ok())
        .collect::<Option<_>>()
        .ok_or_else(wrong)?;
    let mut rest = numbers.iter().copied();
    let whole = |number: Option<f64>, most: f64| {
        number.filter(|number| number.fract() == 0.0 && (0.0..=most).contains(number)).ok_or_else(wrong)
    };
    let mut found = Vec::new();
    for _ in 0..whole(rest.next(), 4.0)? as usize {
        let kind = whole(rest.next(), 3.0)?;
        rest.next();
        let count = whole(rest.next(), 36_000.0)? as usize;
        let mut rows = Vec::new();
        for _ in 0..count {
            rows.push([rest.next().ok_or_else(wrong)?, rest.next().ok_or_else(wrong)?]);
        }
        let key = if kind == 0.0 { "HORIZONTAL" } else { "VERTICAL" };
        if kind <= 1.0 {
            found.push(Cut { key, rows });
        }
    }
    if rest.next().is_some() { Err(wrong()) } else { Ok(found) }
}
