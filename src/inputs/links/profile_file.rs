//! Path profiles from text tables: `d_km`, `h_m`, and where given `clutter_m` and `zone`.
use super::link_error::LinkInputError;
use crate::inputs::files::regular_file::SizeLimit;
use crate::inputs::tables::columns::{ColumnChoice, Columns, find_columns};
use crate::inputs::tables::csv_table::{Header, read_csv};
use crate::inputs::tables::fields::Field;
use crate::inputs::tables::row_reader::RowReader;
use crate::inputs::tables::table_rows::Table;
use crate::inputs::tables::text_values::Limits;
use crate::inputs::{InputError, Reject};
use crate::language::word;
use crate::terrain::{PathProfile, ProfileError, Zone};
use std::collections::BTreeMap;

const FIELDS: [Field; 4] =
    [Field::only("d_km"), Field::only("h_m"), Field::only("clutter_m"), Field::only("zone")];
const NEEDED: [&str; 2] = ["d_km", "h_m"];

const DISTANCE_KM: Limits = Limits::new(0.0, 20_000.0, "km");
const HEIGHT_M: Limits = Limits::new(-500.0, 9_000.0, "m");
const CLUTTER_M: Limits = Limits::new(0.0, 500.0, "m");

/// Reads a path profile, the first point under the transmitter.
///
/// # Units and conventions
/// `d_km` from the transmitter, rising from 0; `h_m` above sea; `clutter_m` above ground, 0 where the column is absent
/// or the cell empty; `zone` 1 sea, 3 coastal land, 4 inland (also where absent or empty). Comma, semicolon or tab;
/// UTF-8.
///
/// # Errors
/// [`LinkInputError`] names file, row, column and value. A column of another name is an error, because a misspelt
/// `clutter_m` must not pass for open ground.
///
/// # Examples
/// ```
/// use signalgap::inputs::profile_file::read_profile;
///
/// let folder = tempfile::tempdir()?;
/// let path = folder.path().join("profile.csv");
/// std::fs::write(&path, "d_km,h_m\n0,820\n1.5,1012\n3,760\n")?;
/// let profile = read_profile(&path.to_string_lossy())?;
/// assert_eq!(profile.ground_distance().kilometres(), 3.0);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn read_profile(path: &str) -> Result<PathProfile, LinkInputError> {
    let table = read_csv(path, Header::FirstRow, SizeLimit::PROFILE)?;
    let columns = columns_of(&table)?;
    if let Some(reject) = table.rejects.first() {
        return Err(LinkInputError::Row(reject.clone()));
    }
    let mut arrays = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for row in &table.rows {
        let reader = RowReader::new(&table, &columns, row);
        arrays.0.push(needed(&reader, "d_km", DISTANCE_KM)?);
        arrays.1.push(needed(&reader, "h_m", HEIGHT_M)?);
        arrays.2.push(reader.number("clutter_m", CLUTTER_M)?.unwrap_or(0.0));
        arrays.3.push(reader.parsed("zone", parse_zone)?.unwrap_or(Zone::Inland));
    }
    let (distance_km, ground_m, clutter_m, zone) = arrays;
    PathProfile::new(distance_km, ground_m, clutter_m, zone).map_err(|error| placed(&table, &columns, error))
}

fn columns_of(table: &Table) -> Result<Columns, InputError> {
    let mapping = BTreeMap::new();
    let choice =
        ColumnChoice { section: "profile", fields: &FIELDS, mapping: &mapping, also_allowed: |_| false };
    let columns = find_columns(table, &choice)?;
    let known = FIELDS.map(|field| field.name).join(", ");
    let lacks = NEEDED.into_iter().find(|name| columns.get(name).is_none());
    if let Some(column) = lacks {
        let (file, found) = (table.file.clone(), table.columns.clone());
        return Err(InputError::NeededColumn { file, column, known, found });
    }
    match (0..table.columns.len()).find(|&index| !columns.uses(index)) {
        Some(index) => Err(InputError::StrayColumn {
            file: table.file.clone(),
            column: table.columns[index].clone(),
            known,
        }),
        None => Ok(columns),
    }
}

fn needed(reader: &RowReader<'_>, field: &str, limits: Limits) -> Result<f64, Reject> {
    reader.required(field)?;
    let value = reader.number(field, limits)?;
    value.ok_or_else(|| reader.reject(field, word("value-is-needed")))
}

fn parse_zone(text: &str) -> Result<Zone, String> {
    match text {
        "1" => Ok(Zone::Sea),
        "3" => Ok(Zone::CoastalLand),
        "4" => Ok(Zone::Inland),
        _ => Err(word("profile-file-not-zone-1-is-sea-3").to_owned()),
    }
}

/// The error of a profile with the row it stands in.
fn placed(table: &Table, columns: &Columns, error: ProfileError) -> LinkInputError {
    match error {
        ProfileError::NotIncreasing { index, .. } => {
            let reader = RowReader::new(table, columns, &table.rows[index]);
            let first = word("profile-file-the-first-distance-must-be-0");
            let later = word("profile-file-the-distance-does-not-increase-from");
            LinkInputError::Row(reader.reject("d_km", if index == 0 { first } else { later }))
        }
        source => LinkInputError::Profile { file: table.file.clone(), source },
    }
}

#[cfg(test)]
mod tests {
    use super::read_profile;
    use crate::terrain::Zone;

    fn read(text: &str) -> Result<crate::terrain::PathProfile, String> {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("p.csv");
        std::fs::write(&file, text).expect("a file");
        let path = file.display().to_string();
        read_profile(&path).map_err(|error| error.to_string().replace(&path, "p.csv"))
    }

    #[test]
    fn all_columns_in_any_order_and_what_is_absent() {
        let full =
            read("zone;clutter_m;h_m;d_km\n1;;0;0\n3;10;5.5;0.5\n;;7;1\n4;0;-2;1.5\n").expect("a profile");
        assert_eq!(full.distance_km(), [0.0, 0.5, 1.0, 1.5]);
        assert_eq!(full.ground_m(), [0.0, 5.5, 7.0, -2.0]);
        assert_eq!(full.clutter_m(), [0.0, 10.0, 0.0, 0.0]);
        assert_eq!(full.zone(), [Zone::Sea, Zone::CoastalLand, Zone::Inland, Zone::Inland]);
        let bare = read("d_km,h_m\n0,1\n1,2\n").expect("a profile");
        assert_eq!((bare.clutter_m(), bare.zone()), (&[0.0, 0.0][..], &[Zone::Inland; 2][..]));
    }

    #[test]
    fn what_is_wrong_is_named_with_its_row() {
        for (text, expected) in [
            ("d_km\n0\n", "`p.csv` has no column h_m; it has: d_km. Columns are d_km, h_m, clutter_m, zone"),
            (
                "d_km,h_m,cluter_m\n0,1,2\n",
                "`p.csv` has a column `cluter_m`, which is none of d_km, h_m, clutter_m, zone: rename or remove it",
            ),
            ("d_km,h_m\n0,1\n1,x\n", "`p.csv`, row 3, h_m = `x`: not a number"),
            ("d_km,h_m\n0,1\n1,\n", "`p.csv`, row 3, h_m = ``: empty: a value is needed"),
            ("d_km,h_m\n0.1,1\n1,2\n", "`p.csv`, row 2, d_km = `0.1`: the first distance must be 0"),
            (
                "d_km,h_m\n0,1\n2,1\n2,1\n",
                "`p.csv`, row 4, d_km = `2`: the distance does not increase from the row before it",
            ),
            ("d_km,h_m\n0,1\n1,32767\n", "`p.csv`, row 3, h_m = `32767`: outside -500 to 9000 m"),
            ("d_km,h_m\n0,1\n1,2,3\n", "`p.csv`, row 3"),
            (
                "d_km,h_m,zone\n0,1,2\n1,1,4\n",
                "`p.csv`, row 2, zone = `2`: not a zone: 1 is sea, 3 coastal land, 4 inland",
            ),
            ("d_km,h_m\n0,1\n", "`p.csv`: a profile needs at least 2 points, found 1"),
        ] {
            let error = read(text).expect_err(text);
            assert!(error.starts_with(expected), "{text}: {error}");
        }
    }
}
