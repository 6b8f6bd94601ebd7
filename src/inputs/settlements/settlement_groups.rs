//! Rows of one settlement to one settlement.
use super::settlement_draft::{ClusterDraft, SettlementDraft};
use super::settlement_row::{ClusterRow, OwnFacts};
use crate::findings::{CountField, RowNote, ValueAt};
use crate::inputs::tables::rejects::{Notes, Reject, rows_listed};
use crate::language::word;
use crate::text;
use std::collections::BTreeMap;

/// Takes out every row whose (settlement, cluster) is not its own.
pub(in crate::inputs) fn reject_repeats(rows: Vec<ClusterRow>, rejects: &mut Vec<Reject>) -> Vec<ClusterRow> {
    let mut groups: BTreeMap<(String, String), Vec<ClusterRow>> = BTreeMap::new();
    for row in rows {
        let key = (row.facts.settlement_id.clone(), row.cluster_id.clone());
        groups.entry(key).or_default().push(row);
    }
    let mut kept = Vec::new();
    for ((settlement_id, cluster_id), group) in groups {
        if group.len() == 1 {
            kept.extend(group);
            continue;
        }
        let what = if cluster_id.is_empty() {
            word("settlement-groups-the-centre").to_owned()
        } else {
            text!("settlement-groups-cluster", cluster_id)
        };
        let reason = text!(
            "settlement-groups-of-this-settlement-appears-times-all",
            what,
            group = group.len(),
            row = rows_listed(group.iter().map(|row| (row.file.as_str(), row.row)))
        );
        rejects.extend(group.into_iter().map(|row| Reject {
            file: row.file,
            row: row.row,
            field: row.id_column,
            value: settlement_id.clone(),
            reason: reason.clone(),
        }));
    }
    kept
}

/// One draft per settlement, by id; its clusters by theirs, the centre first.
pub(in crate::inputs) fn group(rows: Vec<ClusterRow>, notes: &mut Notes) -> Vec<SettlementDraft> {
    let mut groups: BTreeMap<String, Vec<ClusterRow>> = BTreeMap::new();
    for row in rows {
        groups.entry(row.facts.settlement_id.clone()).or_default().push(row);
    }
    groups.into_values().filter_map(|group| draft(group, notes)).collect()
}

/// `None` only for an empty group.
fn draft(mut rows: Vec<ClusterRow>, notes: &mut Notes) -> Option<SettlementDraft> {
    rows.sort_by(|a, b| a.cluster_id.cmp(&b.cluster_id));
    // the centre, whose id is empty, sorts first
    let mut facts = rows.first()?.facts.clone();
    let has_centre = rows[0].cluster_id.is_empty();
    notes.add(RowNote::NoCentre, usize::from(!has_centre));
    let people = count(&rows, has_centre, CountField::Population);
    let households = count(&rows, has_centre, CountField::Households);
    notes.add(RowNote::PeopleSummedInPart, usize::from(people.partial));
    notes.add(RowNote::HouseholdsSummedInPart, usize::from(households.partial));
    (facts.population, facts.households) = (people.total, households.total);
    let centre = rows[0].own;
    let clusters = rows
        .into_iter()
        .zip(people.own.into_iter().zip(households.own))
        .map(|(row, (population, households))| ClusterDraft {
            file: row.file,
            row: row.row,
            place_field: row.place_field,
            cluster_id: row.cluster_id,
            name: if row.facts.name == facts.name { String::new() } else { row.facts.name },
            samples: row.samples,
            population,
            households,
            own: OwnFacts {
                fixed_broadband_share: row.own.fixed_broadband_share.or(centre.fixed_broadband_share),
                smartphone_share: row.own.smartphone_share.or(centre.smartphone_share),
                facilities: row.own.facilities,
                clutter_height_m: row.own.clutter_height_m.or(centre.clutter_height_m),
            },
        })
        .collect();
    Some(SettlementDraft { facts, clusters })
}

/// People or households of a settlement and of its rows.
struct Count {
    total: Option<f64>,
    own: Vec<Option<f64>>,
    partial: bool,
}

/// # Method
/// Every row has a number: the total is their sum. Only the centre has one, there are clusters, and none of them has one that cannot be
/// read: it is the total of the settlement, and no row's own. Only some have one: the sum of those, flagged as partial. None: unknown.
fn count(rows: &[ClusterRow], has_centre: bool, field: CountField) -> Count {
    let of = |row: &ClusterRow| match field {
        CountField::Population => row.facts.population,
        CountField::Households => row.facts.households,
    };
    let own: Vec<Option<f64>> = rows.iter().map(of).collect();
    let known = own.iter().flatten().count();
    let total = (known > 0).then(|| own.iter().flatten().sum());
    let unreadable = rows.iter().flat_map(|row| &row.unreadable).any(|(of, _)| *of == field);
    let only_the_centre = has_centre && known == 1 && own[0].is_some() && !unreadable;
    if only_the_centre && own.len() > 1 {
        return Count { total, own: vec![None; own.len()], partial: false };
    }
    Count { total, partial: known > 0 && known < own.len(), own }
}

/// Says file by file which numbers of people and households could not be read.
pub(in crate::inputs) fn note_unreadable(rows: &[ClusterRow], notes: &mut Notes) {
    /// Values that are shown.
    const SHOWN: usize = 5;
    let mut found: BTreeMap<(&str, CountField), Vec<ValueAt>> = BTreeMap::new();
    for row in rows {
        for (field, value) in &row.unreadable {
            let at = ValueAt { row: row.row, value: value.clone() };
            found.entry((&row.file, *field)).or_default().push(at);
        }
    }
    for ((file, field), mut first) in found {
        let count = first.len();
        first.sort();
        first.truncate(SHOWN);
        notes.add(RowNote::CountUnreadable { file: file.to_owned(), field, first }, count);
    }
}
