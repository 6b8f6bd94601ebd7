//! One row of a settlements table.
use crate::findings::{CountField, RowNote};
use crate::geodesy::LonLat;
use crate::inputs::places::polygon::{MAX_SAMPLES, sample_area};
use crate::inputs::places::row_places::Place;
use crate::inputs::tables::columns::{ColumnChoice, Columns, comparable};
use crate::inputs::tables::fields::SETTLEMENTS;
use crate::inputs::tables::row_reader::RowReader;
use crate::inputs::tables::table_rows::Table;
use crate::inputs::tables::text_values::{Limits, parse_number, parse_yes_no};
use crate::inputs::{Reject, rejects::Notes};
use crate::language::word;
use crate::settlements::{AdminUnit, Facilities, Settlement};
use std::collections::{BTreeMap, BTreeSet};

/// Whether a commune's seat has optical fibre: no level of administration, though its name begins like one.
const COMMUNE_FIBRE: &str = "commune_fibre";

/// Levels of administrative units, from the smallest.
const LEVELS: [&str; 3] = ["commune", "district", "province"];

const PEOPLE: Limits = Limits::new(0.0, 100_000_000.0, "people");
const CLUTTER: Limits = Limits::new(0.0, 100.0, "m");
const HOUSEHOLDS: Limits = Limits::new(0.0, 100_000_000.0, "households");

/// One row that could be read.
#[derive(Clone, Debug)]
pub(in crate::inputs) struct ClusterRow {
    pub(in crate::inputs) file: String,
    pub(in crate::inputs) row: u64,
    /// The file's own name for the column of ids.
    pub(in crate::inputs) id_column: String,
    /// The file's own name for what says where the row lies.
    pub(in crate::inputs) place_field: String,
    /// Empty for the centre.
    pub(in crate::inputs) cluster_id: String,
    /// Place and share; never empty.
    pub(in crate::inputs) samples: Vec<(LonLat, f64)>,
    /// What the row says of these houses alone.
    pub(in crate::inputs) own: OwnFacts,
    /// Numbers of people and households that could not be read, and are unknown.
    pub(in crate::inputs) unreadable: Vec<(CountField, String)>,
    /// What the row says of the settlement; population and households are the row's own, `clusters` is empty.
    pub(in crate::inputs) facts: Settlement,
}

/// What a row says of its own houses, and of no other row's.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(in crate::inputs) struct OwnFacts {
    /// Share of households, 0 to 1.
    pub(in crate::inputs) fixed_broadband_share: Option<f64>,
    /// Share of people, 0 to 1.
    pub(in crate::inputs) smartphone_share: Option<f64>,
    pub(in crate::inputs) facilities: Facilities,
    /// Representative height of buildings and trees around, m.
    pub(in crate::inputs) clutter_height_m: Option<f64>,
}

/// Whether a name in the mapping is an administrative level: `commune`, `commune_2025`, `district_code`, ...
pub(in crate::inputs) fn is_admin_field(name: &str) -> bool {
    name != COMMUNE_FIBRE
        && LEVELS.iter().any(|level| {
            name.strip_prefix(level).is_some_and(|rest| rest.is_empty() || rest.starts_with('_'))
        })
}

/// The level and whether it is the code: `commune_2025_code` is (`commune_2025`, true).
fn level_and_kind(field: &str) -> (&str, bool) {
    field.strip_suffix("_code").map_or((field, false), |level| (level, true))
}

/// Finds columns such as `commune`, `district_code`, `commune_id`, `commune_2025`.
pub(in crate::inputs) fn add_admin_columns(table: &Table, columns: &mut Columns) {
    for (index, name) in table.columns.iter().enumerate() {
        let name = comparable(name);
        let name = name.strip_suffix("_id").map_or(name.clone(), |level| format!("{level}_code"));
        let (level, _) = level_and_kind(&name);
        let year = |rest: &str| {
            rest.is_empty()
                || rest
                    .strip_prefix('_')
                    .is_some_and(|digits| digits.bytes().all(|digit| digit.is_ascii_digit()))
        };
        if LEVELS.iter().any(|known| level.strip_prefix(known).is_some_and(year)) {
            columns.add(&name, index);
        }
    }
}

/// The administrative units of a row, from the smallest level, a level's own name before its variants.
fn admin_units(reader: &RowReader<'_>) -> Vec<AdminUnit> {
    let mut units = Vec::new();
    for known in LEVELS {
        let fields = reader.columns.names().filter(|field| field.starts_with(known) && is_admin_field(field));
        let levels: BTreeSet<&str> = fields.map(|field| level_and_kind(field).0).collect();
        for level in levels {
            let (name, code) = (reader.text(level), reader.text(&format!("{level}_code")));
            if !(name.is_empty() && code.is_empty()) {
                units.push(AdminUnit {
                    level: level.to_owned(),
                    name: name.to_owned(),
                    code: code.to_owned(),
                });
            }
        }
    }
    units
}

/// How settlement rows are read.
pub(in crate::inputs) struct RowChoice<'a> {
    /// Columns kept as attributes, by name.
    pub(in crate::inputs) attributes: &'a [String],
    /// Distance between the sample points of an area, m.
    pub(in crate::inputs) polygon_spacing_m: f64,
}

/// Reads one row.
///
/// # Errors
/// The first thing wrong with it.
pub(in crate::inputs) fn read_row(
    reader: RowReader<'_>,
    place: Place,
    choice: &RowChoice<'_>,
    notes: &mut Notes,
) -> Result<ClusterRow, Reject> {
    let yes_no = |field| Ok(reader.parsed(field, parse_yes_no)?.flatten());
    let mut unreadable = Vec::new();
    let facts = Settlement {
        settlement_id: reader.required("settlement_id")?.to_owned(),
        name: reader.text("name").to_owned(),
        admin_units: admin_units(&reader),
        population: count(&reader, CountField::Population, &mut unreadable),
        households: count(&reader, CountField::Households, &mut unreadable),
        electrified: yes_no("electrified")?,
        commune_fibre: yes_no(COMMUNE_FIBRE)?,
        attributes: attributes(&reader, choice.attributes)?,
        clusters: Vec::new(),
    };
    let own = OwnFacts {
        fixed_broadband_share: broadband(&reader)?,
        smartphone_share: reader.share("smartphone_share")?,
        facilities: Facilities {
            school: yes_no("school")?,
            clinic: yes_no("clinic")?,
            peoples_committee: yes_no("peoples_committee")?,
        },
        clutter_height_m: reader.number("clutter_height_m", CLUTTER)?,
    };
    Ok(ClusterRow {
        file: reader.table.file.clone(),
        row: reader.row.number,
        id_column: reader.column_name("settlement_id").to_owned(),
        place_field: reader.place_field(),
        cluster_id: reader.whole_text("cluster_id")?.to_owned(),
        samples: samples(&reader, place, choice.polygon_spacing_m, notes)?,
        own,
        unreadable,
        facts,
    })
}

/// A number of people or households. What stands there and is none, such as `~300`, or a negative number for what is missing, is
/// unknown: a village stays in the study without it.
fn count(
    reader: &RowReader<'_>,
    field: CountField,
    unreadable: &mut Vec<(CountField, String)>,
) -> Option<f64> {
    let limits = match field {
        CountField::Population => PEOPLE,
        CountField::Households => HOUSEHOLDS,
    };
    let read = reader.number(field.name(), limits);
    read.unwrap_or_else(|reject| {
        unreadable.push((field, reject.value));
        None
    })
}

/// Yes is all households, no is none; otherwise a share.
fn broadband(reader: &RowReader<'_>) -> Result<Option<f64>, Reject> {
    const FIELD: &str = "fixed_broadband";
    // 1 in a column of percentages is no yes
    let percent =
        reader.columns.column(FIELD).and_then(|column| column.unit).is_some_and(|unit| unit.name == "%");
    if !percent && let Ok(word) = parse_yes_no(reader.text(FIELD)) {
        return Ok(word.map(|yes| if yes { 1.0 } else { 0.0 }));
    }
    reader.share(FIELD).map_err(|reject| match reject.reason.as_str() {
        reason if reason == word("text-values-not-number") => {
            reader.reject(FIELD, word("settlement-row-not-yes-no-or-share-from"))
        }
        _ => reject,
    })
}

fn attributes(reader: &RowReader<'_>, names: &[String]) -> Result<BTreeMap<String, f64>, Reject> {
    let mut found = BTreeMap::new();
    for name in names {
        let Some(index) = reader.table.columns.iter().position(|column| column == name) else { continue };
        let original = &reader.row.values[index];
        if !original.trim().is_empty() {
            let value =
                parse_number(original.trim()).map_err(|reason| reader.reject_as(name, original, reason))?;
            found.insert(name.clone(), value);
        }
    }
    Ok(found)
}

fn samples(
    reader: &RowReader<'_>,
    place: Place,
    spacing_m: f64,
    notes: &mut Notes,
) -> Result<Vec<(LonLat, f64)>, Reject> {
    let area = match place {
        Place::Point(place) => return Ok(vec![(place, 1.0)]),
        Place::Area(area) => area,
    };
    let samples = sample_area(&area, spacing_m).map_err(|reason| reader.reject_as("geometry", "", reason))?;
    if samples.spacing_m > spacing_m {
        notes.add(RowNote::AreaTooLarge { most_places: MAX_SAMPLES as usize }, 1);
    }
    Ok(samples.points)
}

/// What is looked for in a settlements table.
pub(in crate::inputs) fn column_choice(mapping: &BTreeMap<String, String>) -> ColumnChoice<'_> {
    ColumnChoice { section: "settlements", fields: SETTLEMENTS, mapping, also_allowed: is_admin_field }
}
