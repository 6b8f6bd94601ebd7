//! Which communes villages belong to: by their table, by areas, and by what communes became.
use super::commune_tables::{Became, read_areas, read_crosswalk};
use crate::findings::CommuneLack;
use crate::inputs::{InputError, Reject};
use crate::scenario::CommunesChoice;
use crate::settlements::{AdminUnit, Settlement, UnitArea};
use geo::{BoundingRect, Contains, Point, Rect};
use std::collections::BTreeMap;
use unicode_normalization::UnicodeNormalization;

/// The role of areas of communes.
pub const COMMUNES: &str = "communes";
/// The role of crosswalks.
pub const CROSSWALK: &str = "crosswalk";

/// The level of the villages' table that a crosswalk starts from.
const OLD_LEVEL: &str = "commune";

/// Words before names of units, which some tables have and others have not.
const KINDS: [&str; 10] = [
    "xã ",
    "phường ",
    "thị trấn ",
    "huyện ",
    "quận ",
    "thị xã ",
    "thành phố ",
    "tỉnh ",
    "đặc khu ",
    "commune ",
];

/// What was found of communes.
pub struct CommunesRead {
    /// Areas with their settlements, by code and name.
    pub areas: Vec<UnitArea>,
    /// What has no counterpart, with a name each.
    pub lacks: Vec<(CommuneLack, String)>,
    /// Rows that could not be used.
    pub rejects: Vec<Reject>,
    /// All that was read, with roles.
    pub files: Vec<(&'static str, String)>,
}

/// Reads areas and crosswalk, and adds to the settlements the units that follow from them.
///
/// # Definition
/// What the villages' own table says has priority. The crosswalk is looked up by the code of the village's commune, else by its name (without regard to
/// capitals and words such as "xã"), with the district where both state one; a commune that became several is left open. A village whose table has no unit of the
/// areas' level belongs to the area that its centre lies in. Nothing is dropped: what has no counterpart is listed.
///
/// # Errors
/// [`InputError`] names a file that cannot be read.
pub fn read_communes(
    choice: &CommunesChoice,
    settlements: &mut [Settlement],
) -> Result<CommunesRead, InputError> {
    let crosswalk = read_crosswalk(choice)?;
    let areas = read_areas(choice)?;
    let mut lacks = Vec::new();
    if !crosswalk.rows.is_empty() {
        add_new_units(settlements, &crosswalk.rows, &mut lacks);
    }
    let mut areas_found = areas.rows;
    if !areas_found.is_empty() {
        join_areas(settlements, &mut areas_found, &choice.level, &mut lacks);
    }
    let files = |role, files: Vec<String>| files.into_iter().map(move |file| (role, file));
    Ok(CommunesRead {
        areas: areas_found,
        lacks,
        rejects: crosswalk.rejects.into_iter().chain(areas.rejects).collect(),
        files: files(CROSSWALK, crosswalk.files).chain(files(COMMUNES, areas.files)).collect(),
    })
}

/// A name as it is compared.
fn name_key(name: &str) -> String {
    let lower: String = name.nfc().collect::<String>().to_lowercase();
    let words = lower.split_whitespace().collect::<Vec<_>>().join(" ");
    let bare = KINDS.iter().find_map(|kind| words.strip_prefix(kind)).unwrap_or(&words);
    bare.to_owned()
}

/// A code as it is compared: some tables have lost the zeros before it.
fn code_key(code: &str) -> &str {
    code.trim().trim_start_matches('0')
}

fn unit_of<'s>(settlement: &'s Settlement, level: &str) -> Option<&'s AdminUnit> {
    settlement.admin_units.iter().find(|unit| unit.level == level)
}

/// What to call a settlement in a list.
fn shown(settlement: &Settlement, unit: Option<&AdminUnit>) -> String {
    let of_unit = unit.map(|unit| if unit.name.is_empty() { &unit.code } else { &unit.name });
    of_unit.map_or_else(|| settlement.settlement_id.clone(), Clone::clone)
}

/// Places of units in a list, by what they are looked up by.
#[derive(Default)]
struct UnitIndex {
    by_code: BTreeMap<String, Vec<usize>>,
    by_name: BTreeMap<String, Vec<usize>>,
}

impl UnitIndex {
    /// Of codes and names, in their order.
    fn of<'u>(units: impl IntoIterator<Item = (&'u str, &'u str)>) -> Self {
        let mut index = Self::default();
        for (at, (code, name)) in units.into_iter().enumerate() {
            index.by_code.entry(code_key(code).to_owned()).or_default().push(at);
            index.by_name.entry(name_key(name)).or_default().push(at);
        }
        index
    }

    /// Those of a unit's code.
    fn coded(&self, unit: &AdminUnit) -> &[usize] {
        code_of(unit).and_then(|code| self.by_code.get(code)).map_or(&[], Vec::as_slice)
    }

    /// Those of its name.
    fn named(&self, unit: &AdminUnit) -> &[usize] {
        name_of(unit).and_then(|name| self.by_name.get(&name)).map_or(&[], Vec::as_slice)
    }
}

/// What a commune became: one row for each different outcome.
fn targets<'c>(
    crosswalk: &'c [Became],
    index: &UnitIndex,
    commune: &AdminUnit,
    district: Option<&AdminUnit>,
) -> Vec<&'c Became> {
    let district = district.map_or("", |district| district.name.as_str());
    let of_district = |row: &Became| {
        let known = !(row.old_district.is_empty() || district.is_empty());
        !known || name_key(&row.old_district) == name_key(district)
    };
    let coded = index.coded(commune);
    let found = if coded.is_empty() { index.named(commune) } else { coded };
    let mut different: Vec<&Became> = Vec::new();
    for row in found.iter().map(|at| &crosswalk[*at]) {
        let counts = !coded.is_empty() || of_district(row);
        if counts && !different.iter().any(|known| known.new == row.new) {
            different.push(row);
        }
    }
    different
}

/// The code of a unit as it is compared, where it has one.
fn code_of(unit: &AdminUnit) -> Option<&str> {
    Some(code_key(&unit.code)).filter(|code| !code.is_empty())
}

/// The name of a unit as it is compared, where it has one.
fn name_of(unit: &AdminUnit) -> Option<String> {
    Some(name_key(&unit.name)).filter(|name| !name.is_empty())
}

fn add_new_units(
    settlements: &mut [Settlement],
    crosswalk: &[Became],
    lacks: &mut Vec<(CommuneLack, String)>,
) {
    let index = UnitIndex::of(crosswalk.iter().map(|row| (row.old_code.as_str(), row.old_name.as_str())));
    for settlement in settlements {
        let commune = unit_of(settlement, OLD_LEVEL);
        let found =
            commune.map(|commune| targets(crosswalk, &index, commune, unit_of(settlement, "district")));
        match found.as_deref() {
            Some([new]) => {
                let new = new.new.clone();
                for unit in new {
                    add_unit(settlement, unit);
                }
            }
            Some([_, _, ..]) => lacks.push((CommuneLack::SeveralInCrosswalk, shown(settlement, commune))),
            _ => lacks.push((CommuneLack::NotInCrosswalk, shown(settlement, commune))),
        }
    }
}

/// Adds a unit of a level that the settlement has none of, beside the level of the same kind.
fn add_unit(settlement: &mut Settlement, unit: AdminUnit) {
    if unit_of(settlement, &unit.level).is_some() {
        return;
    }
    let kind = |level: &str| level.split('_').next().unwrap_or_default().to_owned();
    let rank = |level: &str| {
        let order = ["commune", "district", "province"];
        (order.iter().position(|known| *known == kind(level)).unwrap_or(order.len()), level.to_owned())
    };
    let units = &settlement.admin_units;
    let at = units.iter().position(|known| rank(&known.level) > rank(&unit.level)).unwrap_or(units.len());
    settlement.admin_units.insert(at, unit);
}

/// Gives every settlement its area, and the unit of one that it lies in where its table has none.
fn join_areas(
    settlements: &mut [Settlement],
    areas: &mut [UnitArea],
    level: &str,
    lacks: &mut Vec<(CommuneLack, String)>,
) {
    let boxes: Vec<Option<Rect<f64>>> = areas.iter().map(|area| area.area.bounding_rect()).collect();
    let units = UnitIndex::of(areas.iter().map(|area| (area.unit.code.as_str(), area.unit.name.as_str())));
    for (index, settlement) in settlements.iter_mut().enumerate() {
        let place = centre_of(settlement);
        let holds = |at: &usize| place.is_some_and(|place| holds(&areas[*at], boxes[*at], place));
        let unit = unit_of(settlement, level);
        let Some(unit) = unit else {
            match (0..areas.len()).find(holds) {
                Some(at) => {
                    add_unit(settlement, areas[at].unit.clone());
                    areas[at].settlements.push(index);
                }
                None => lacks.push((CommuneLack::OutsideAreas, settlement.settlement_id.clone())),
            }
            continue;
        };
        let coded = units.coded(unit);
        let found = if coded.is_empty() { units.named(unit) } else { coded };
        // of several of one name, the one that it lies in
        let one = if let [one] = found { Some(*one) } else { found.iter().copied().find(|at| holds(at)) };
        match one {
            Some(at) => areas[at].settlements.push(index),
            None => lacks.push((CommuneLack::WithoutArea, shown(settlement, Some(unit)))),
        }
    }
    let empty = areas.iter().filter(|area| area.settlements.is_empty());
    lacks.extend(empty.map(|area| (CommuneLack::AreaWithoutVillages, area_name(area))));
}

fn area_name(area: &UnitArea) -> String {
    if area.unit.name.is_empty() { area.unit.code.clone() } else { area.unit.name.clone() }
}

fn centre_of(settlement: &Settlement) -> Option<Point<f64>> {
    let sample = settlement.clusters.first()?.samples.first()?;
    let place = sample.position.geographic;
    Some(Point::new(place.longitude_deg, place.latitude_deg))
}

fn holds(area: &UnitArea, around: Option<Rect<f64>>, place: Point<f64>) -> bool {
    around.is_some_and(|around| around.contains(&place)) && area.area.contains(&place)
}

#[cfg(test)]
mod tests;
