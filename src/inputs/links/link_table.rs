//! Link tables: one row per link, read in chunks so that any number of rows fits into memory.
use super::itm_columns::ItmColumns;
use crate::geodesy::LonLat;
use crate::inputs::places::angle::Angle;
use crate::inputs::places::file_letters::Letters;
use crate::inputs::places::hemisphere::Axis;
use crate::inputs::tables::columns::{ColumnChoice, Columns, find_columns};
use crate::inputs::tables::csv_table::{column_names, texts};
use crate::inputs::tables::fields::{Field, LINKS};
use crate::inputs::tables::rejects::Notes;
use crate::inputs::tables::row_reader::RowReader;
use crate::inputs::tables::table_rows::{Coordinates, Table, check_header};
use crate::inputs::tables::text_records::{FileRecords, RawRow, Records};
use crate::inputs::tables::text_values::Limits;
use crate::inputs::tables::unread_columns::account_for_columns;
use crate::inputs::{InputError, Note, Reject};
use crate::language::word;
use crate::propagation::{Limit, LinkCase, Polarization};
use crate::text;
use crate::units::{Dbm, Decibels, Frequency, Length};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Columns that must be there: the first of the fields.
const NEEDED: usize = 4;

const LONGITUDE: Limits = Limits::new(-180.0, 180.0, "degrees");
const LATITUDE: Limits = Limits::new(-90.0, 90.0, "degrees");

/// Levels that a receiver can show.
const MEASURED_LEVEL: Limits = Limits::new(-250.0, 100.0, "dBm");
/// Losses that can be measured.
const MEASURED_LOSS: Limits = Limits::new(0.0, 400.0, "dB");

/// One link of a table; `None` where the cell is empty or the column absent.
#[derive(Clone, Debug, PartialEq)]
pub struct LinkRow {
    /// Line of the table, from 1 with the header.
    pub row: u64,
    /// Its name, unchanged there.
    pub id: String,
    /// Carrier frequency.
    pub frequency: Frequency,
    /// Transmitter antenna above ground.
    pub tx_height_agl: Length,
    /// Receiver antenna above ground.
    pub rx_height_agl: Length,
    /// The two places, WGS 84, transmitter first.
    pub places: Option<[LonLat; 2]>,
    /// Polarisation.
    pub polarization: Option<Polarization>,
    /// Share of the average year, %.
    pub time_percent: Option<f64>,
    /// Share of locations, %.
    pub location_percent: Option<f64>,
    /// Refractivity lapse rate, N-units/km.
    pub delta_n: Option<f64>,
    /// Surface refractivity at sea level, N-units.
    pub surface_refractivity: Option<f64>,
    /// What concerns the Irregular Terrain Model alone.
    pub itm: ItmColumns,
    /// Level that was measured at the receiver.
    pub measured_level: Option<Dbm>,
    /// Loss between isotropic antennas that was measured.
    pub measured_loss: Option<Decibels>,
    /// The file of its profile: named in the column `profile`, or `profiles/<id>.csv` beside the table where that is.
    pub profile: Option<PathBuf>,
}

/// How the columns of a link table are called, and what holds where it says nothing.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LinkColumns {
    /// Our field -> the table's column.
    pub mapping: BTreeMap<String, String>,
    /// Carrier frequency of rows that state none, MHz.
    pub frequency_mhz: Option<f64>,
    /// Transmitter antenna above ground of such rows, m.
    pub tx_height_m: Option<f64>,
    /// Receiver antenna above ground of such rows, m.
    pub rx_height_m: Option<f64>,
}

impl LinkColumns {
    /// What holds for rows without a value of a field.
    fn otherwise(&self, field: &str) -> Option<f64> {
        match field {
            "f_mhz" => self.frequency_mhz,
            "h_tx_m" => self.tx_height_m,
            "h_rx_m" => self.rx_height_m,
            _ => None,
        }
    }
}

/// A link table that is being read.
pub struct LinkTable {
    choice: LinkColumns,
    records: FileRecords,
    header: Table,
    columns: Columns,
    folder: PathBuf,
}

impl LinkTable {
    /// Opens a table: UTF-8, separated by comma, semicolon or tab, with a header.
    ///
    /// # Errors
    /// When the file cannot be read or lacks a column that must be there.
    pub fn open(path: &Path) -> Result<Self, InputError> {
        Self::open_as(path, LinkColumns::default())
    }

    /// Opens a table whose columns have other names, or that lacks some.
    ///
    /// # Errors
    /// As [`Self::open`], and when the mapping names no field of ours or no column of the table.
    pub fn open_as(path: &Path, choice: LinkColumns) -> Result<Self, InputError> {
        let file = path.display().to_string();
        let mut records = Records::open(&file)?;
        let first = records.next_rows(1)?;
        let first = first.first().ok_or_else(|| InputError::NoHeader { file: file.clone() })?;
        let columns = column_names(&file, first)?;
        check_header(&file, &columns)?;
        let (rows, rejects) = (Vec::new(), Vec::new());
        let header = Table {
            file,
            columns,
            rows,
            coordinates: Coordinates::Columns,
            rejects,
            stored: Vec::new(),
            lone_quotes: 0,
            decimal_commas: 0,
        };
        let columns = columns_of(&header, &choice)?;
        let folder = path.parent().map_or_else(PathBuf::new, Path::to_owned);
        Ok(Self { choice, records, header, columns, folder })
    }

    /// Number of rows of a table.
    ///
    /// # Errors
    /// When the file cannot be read.
    ///
    /// # Cost
    /// Reads the whole file once.
    pub fn count_rows(path: &Path) -> Result<u64, InputError> {
        Ok(Records::open(&path.display().to_string())?.count()?.saturating_sub(1))
    }

    /// What there is to say of the columns: found under other names than ours, or not read.
    #[must_use]
    pub fn column_notes(&self) -> Vec<Note> {
        let mut notes = Notes::default();
        let looked_for = looked_for(&self.choice.mapping);
        account_for_columns(&self.header, &self.columns, &looked_for, &[], &mut notes);
        notes.into_list()
    }

    /// Rows read so far with a quotation mark that quotes nothing: it is taken as text.
    #[must_use]
    pub const fn lone_quotes(&self) -> usize {
        self.header.lone_quotes
    }

    /// The next rows, at most `limit`; each is a link, or the reason why not. Empty at the end.
    ///
    /// # Errors
    /// When the file cannot be read on.
    pub fn next_rows(&mut self, limit: usize) -> Result<Vec<Result<LinkRow, Reject>>, InputError> {
        loop {
            let raw = self.records.next_rows(limit)?;
            self.header.lone_quotes += raw.iter().filter(|row| row.lone_quote).count();
            let rows: Vec<_> = raw.iter().filter(|row| !row.is_blank()).map(|row| self.link(row)).collect();
            if raw.is_empty() || !rows.is_empty() {
                return Ok(rows);
            }
        }
    }

    fn link(&self, raw: &RawRow) -> Result<LinkRow, Reject> {
        let row = texts(&self.header, raw)?;
        let reader = RowReader::new(&self.header, &self.columns, &row);
        let optional = |field, limit: Limit| reader.number(field, limits(limit));
        let id = reader.required("id")?.to_owned();
        Ok(LinkRow {
            row: row.number,
            frequency: Frequency::from_megahertz(self.needed(&reader, "f_mhz", LinkCase::FREQUENCY_MHZ)?),
            tx_height_agl: self.height(&reader, "h_tx_m")?,
            rx_height_agl: self.height(&reader, "h_rx_m")?,
            places: places(&reader)?,
            polarization: reader.parsed("polarization", parse_polarization)?,
            time_percent: optional("time_percent", LinkCase::TIME_PERCENT)?,
            location_percent: optional("location_percent", LinkCase::LOCATION_PERCENT)?,
            delta_n: optional("delta_n", LinkCase::DELTA_N)?,
            surface_refractivity: optional("n0", LinkCase::SURFACE_REFRACTIVITY)?,
            itm: ItmColumns::of(&reader)?,
            measured_level: reader.number("measured_level_dbm", MEASURED_LEVEL)?.map(Dbm::new),
            measured_loss: reader.number("measured_loss_db", MEASURED_LOSS)?.map(Decibels::new),
            profile: self.profile_of(&reader, &id)?,
            id,
        })
    }

    fn needed(&self, reader: &RowReader<'_>, field: &str, limit: Limit) -> Result<f64, Reject> {
        let stated = reader.number(field, limits(limit))?.or(self.choice.otherwise(field));
        stated.ok_or_else(|| reader.reject(field, word("value-is-needed")))
    }

    fn height(&self, reader: &RowReader<'_>, field: &str) -> Result<Length, Reject> {
        self.needed(reader, field, LinkCase::ANTENNA_HEIGHT_M).map(Length::from_metres)
    }

    fn profile_of(&self, reader: &RowReader<'_>, id: &str) -> Result<Option<PathBuf>, Reject> {
        let named = reader.text("profile");
        if !named.is_empty() {
            let file = self.folder.join(named);
            let missing =
                || reader.reject("profile", text!("link-table-no-such-file", file = file.display()));
            return if file.is_file() { Ok(Some(file)) } else { Err(missing()) };
        }
        // an identifier with a separator would point out of the folder
        let own = (!id.contains(['/', '\\'])).then(|| self.folder.join(format!("profiles/{id}.csv")));
        Ok(own.filter(|file| file.is_file()))
    }
}

/// What is looked for in a link table.
fn looked_for(mapping: &BTreeMap<String, String>) -> ColumnChoice<'_> {
    ColumnChoice { section: "links", fields: LINKS, mapping, also_allowed: |_| false }
}

fn columns_of(header: &Table, choice: &LinkColumns) -> Result<Columns, InputError> {
    let columns = find_columns(header, &looked_for(&choice.mapping))?;
    let is_lacking =
        |field: &&Field| columns.get(field.name).is_none() && choice.otherwise(field.name).is_none();
    let lacks = LINKS[..NEEDED].iter().find(is_lacking);
    match lacks {
        Some(field) => Err(InputError::NeededColumn {
            file: header.file.clone(),
            column: field.name,
            known: LINKS.iter().map(|field| field.name).collect::<Vec<_>>().join(", "),
            found: header.columns.clone(),
        }),
        None => Ok(columns),
    }
}

const fn limits(limit: Limit) -> Limits {
    Limits::new(limit.low, limit.high, limit.unit)
}

/// Both places, or neither; the letters of a row settle one another.
fn places(reader: &RowReader<'_>) -> Result<Option<[LonLat; 2]>, Reject> {
    let mut letters = Letters::default();
    let mut read = |field, axis| {
        let angle = reader.parsed(field, Angle::parse)?;
        if let Some(angle) = &angle {
            letters.add(angle);
        }
        Ok((field, axis, angle))
    };
    let angles = [
        read("tx_lon", Axis::Longitude)?,
        read("tx_lat", Axis::Latitude)?,
        read("rx_lon", Axis::Longitude)?,
        read("rx_lat", Axis::Latitude)?,
    ];
    let value = |index: usize| {
        let (field, axis, angle) = angles[index];
        let limits = if axis == Axis::Longitude { LONGITUDE } else { LATITUDE };
        let value = angle.map(|angle| limits.check(letters.value(&angle, axis)?)).transpose();
        value.map(|value| (field, value)).map_err(|reason: String| reader.reject(field, reason))
    };
    let all = [value(0)?, value(1)?, value(2)?, value(3)?];
    match all.map(|(_, value)| value) {
        [None, None, None, None] => Ok(None),
        [Some(tx_lon), Some(tx_lat), Some(rx_lon), Some(rx_lat)] => Ok(Some([
            LonLat { longitude_deg: tx_lon, latitude_deg: tx_lat },
            LonLat { longitude_deg: rx_lon, latitude_deg: rx_lat },
        ])),
        _ => {
            let empty = all.iter().find(|(_, value)| value.is_none()).map_or("tx_lon", |(field, _)| field);
            Err(reader.reject(empty, word("link-table-empty-link-needs-all-four-coordinates")))
        }
    }
}

fn parse_polarization(text: &str) -> Result<Polarization, String> {
    match text.to_lowercase().as_str() {
        "vertical" | "v" => Ok(Polarization::Vertical),
        "horizontal" | "h" => Ok(Polarization::Horizontal),
        _ => Err(word("link-table-neither-vertical-nor-horizontal").to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::{LinkRow, LinkTable};
    use crate::inputs::Reject;
    use crate::propagation::Polarization;
    use crate::words::row_note;

    fn table(text: &str) -> (tempfile::TempDir, Result<LinkTable, String>) {
        let folder = tempfile::tempdir().expect("a folder");
        std::fs::create_dir(folder.path().join("profiles")).expect("a folder");
        std::fs::write(folder.path().join("profiles/a.csv"), "d_km,h_m\n0,0\n1,0\n").expect("a profile");
        let path = folder.path().join("links.csv");
        std::fs::write(&path, text).expect("a table");
        let opened = LinkTable::open(&path).map_err(|error| error.to_string());
        (folder, opened)
    }

    fn rows(text: &str, limit: usize) -> Vec<Result<LinkRow, Reject>> {
        let (_folder, opened) = table(text);
        let mut opened = opened.expect("a table");
        let mut all = Vec::new();
        loop {
            let next = opened.next_rows(limit).expect("rows");
            if next.is_empty() {
                return all;
            }
            all.extend(next);
        }
    }

    #[test]
    fn a_row_with_everything_and_a_row_with_the_least() {
        let text = "id,f_mhz,h_tx_m,h_rx_m,polarization,time_percent,location_percent,delta_n,n0,tx_lat,tx_lon,rx_lat,\
                    rx_lon,note\n03,900,30,1.5,H,10,90,40,320,21.2,104.4,21.3,104.5,x\n\n,,,,,,,,,,,,,\n\
                    a,900,30,1.5,,,,,,,,,,\n";
        for limit in [1, 10] {
            let rows: Vec<LinkRow> = rows(text, limit).into_iter().map(|row| row.expect("a link")).collect();
            assert_eq!(rows.len(), 2);
            let full = &rows[0];
            assert_eq!((full.row, full.id.as_str()), (2, "03"));
            assert_eq!(full.polarization, Some(Polarization::Horizontal));
            assert_eq!((full.time_percent, full.location_percent), (Some(10.0), Some(90.0)));
            assert_eq!((full.delta_n, full.surface_refractivity), (Some(40.0), Some(320.0)));
            assert!((full.places.expect("places")[1].longitude_deg - 104.5).abs() < 1e-12);
            assert!(full.profile.is_none());
            let least = &rows[1];
            assert!(least.places.is_none() && least.time_percent.is_none() && least.row == 5);
            assert!(least.profile.as_ref().is_some_and(|file| file.ends_with("profiles/a.csv")));
        }
        let notes = table(text).1.expect("a table").column_notes();
        assert_eq!(row_note(&notes[0].note), "columns not read: `note`");
    }

    #[test]
    fn degrees_minutes_and_seconds() {
        let text = "id,f_mhz,h_tx_m,h_rx_m,tx_lat,tx_lon,rx_lat,rx_lon\n\
                    a,900,30,1.5,20\u{b0}30'N,105 15 00 E,205912.5N,105.5\n\
                    b,900,30,1.5,20\u{b0}30'N,105 15 00 \u{110},20.5,105.5\nc,900,30,1.5,20.5,5 O,20.6,5.1\n";
        let found = rows(text, 5);
        let [tx, rx] = found[0].as_ref().expect("a link").places.expect("places");
        let bits = [tx.longitude_deg, tx.latitude_deg, rx.longitude_deg].map(f64::to_bits);
        assert_eq!(bits, [105.25_f64, 20.5, 105.5].map(f64::to_bits));
        assert!((rx.latitude_deg - 20.986_805_555_555_6).abs() < 1e-12);
        let reasons = found[1..].iter().map(|row| row.as_ref().expect_err("a letter that is not settled"));
        let fields: Vec<&str> = reasons.map(|reject| reject.field.as_str()).collect();
        assert_eq!(fields, ["tx_lat", "tx_lon"]);
    }

    #[test]
    fn bad_cells_are_named() {
        let header = "id,f_mhz,h_tx_m,h_rx_m,polarization,tx_lat,tx_lon,rx_lat,rx_lon,profile\n";
        for (row, field, reason) in [
            (",900,30,1.5,v,1,2,3,4,", "id", "empty: a value is needed"),
            ("x,,30,1.5,v,1,2,3,4,", "f_mhz", "empty: a value is needed"),
            ("x,0,30,1.5,v,1,2,3,4,", "f_mhz", "outside 1 to 1000000 MHz"),
            ("x,900,-3,1.5,v,1,2,3,4,", "h_tx_m", "outside 0 to 10000 m"),
            ("x,900,30,1.5,diagonal,1,2,3,4,", "polarization", "neither vertical nor horizontal"),
            ("x,900,30,1.5,v,91,2,3,4,", "tx_lat", "outside -90 to 90 degrees"),
            (
                "x,900,30,1.5,v,1,2,3,,",
                "rx_lon",
                "empty: a link needs all four coordinates, or none of them and a profile",
            ),
            ("x,900,30,1.5,v,1,2,3,4", "", "the row has 9 fields, the header has 10"),
        ] {
            let found = rows(&format!("{header}{row}\n"), 5).remove(0).expect_err(row);
            assert_eq!((found.row, found.field.as_str()), (2, field));
            assert!(found.reason.starts_with(reason), "{row}: {}", found.reason);
        }
        for (column, value, reason) in
            [("delta_n", "157", "outside 0 to 156 N-units/km"), ("n0", "501", "outside 200 to 500 N-units")]
        {
            let text = format!("id,f_mhz,h_tx_m,h_rx_m,{column}\na,900,30,1.5,{value}\n");
            let found = rows(&text, 5).remove(0).expect_err(column);
            assert_eq!((found.field.as_str(), found.reason.as_str()), (column, reason));
        }
        let missing = rows(&format!("{header}a,900,30,1.5,v,1,2,3,4,none.csv\n"), 5).remove(0);
        assert!(missing.expect_err("no file").reason.starts_with("no such file"));
    }

    #[test]
    fn a_table_without_what_it_must_have() {
        let error = table("id,f_mhz,h_tx_m\n").1.err().expect("an error");
        assert!(error.contains("has no column h_rx_m"), "{error}");
        assert!(table("").1.err().expect("an error").contains("no header row"));
    }
}
