//! Rows of a network table against each other.
use super::sector_draft::SectorDraft;
use crate::geodesy::{LonLat, geodesic_line};
use crate::inputs::Reject;
use crate::inputs::tables::rejects::rows_listed;
use crate::language::decimals;
use crate::text;
use std::collections::BTreeMap;

/// How far apart the antennas of one site may stand, m.
const SITE_EXTENT_M: f64 = 1_000.0;

/// Takes out sectors whose name is not their own, then sites whose rows lie apart.
pub(in crate::inputs) fn reject_conflicts(
    drafts: Vec<SectorDraft>,
    rejects: &mut Vec<Reject>,
) -> Vec<SectorDraft> {
    let named =
        keep_groups(drafts, |draft| draft.sector().sector_id.clone(), |group| repeated(group), rejects);
    keep_groups(named, |draft| draft.sector().site_id.clone(), |group| scattered(group), rejects)
}

/// A group's fault: column of the first row's file, reason.
type Fault = (fn(&SectorDraft) -> &str, String);

fn keep_groups(
    drafts: Vec<SectorDraft>,
    key: impl Fn(&SectorDraft) -> String,
    fault: impl Fn(&[SectorDraft]) -> Option<Fault>,
    rejects: &mut Vec<Reject>,
) -> Vec<SectorDraft> {
    let mut groups: BTreeMap<String, Vec<SectorDraft>> = BTreeMap::new();
    for draft in drafts {
        groups.entry(key(&draft)).or_default().push(draft);
    }
    let mut kept = Vec::new();
    for (value, group) in groups {
        let Some((column, reason)) = fault(&group) else {
            kept.extend(group);
            continue;
        };
        rejects.extend(group.into_iter().map(|draft| Reject {
            field: column(&draft).to_owned(),
            file: draft.file,
            row: draft.row,
            value: value.clone(),
            reason: reason.clone(),
        }));
    }
    kept
}

fn listed(group: &[SectorDraft]) -> String {
    rows_listed(group.iter().map(|draft| (draft.file.as_str(), draft.row)))
}

fn repeated(group: &[SectorDraft]) -> Option<Fault> {
    let reason = || {
        text!("sector-groups-this-sector-appears-times-all-its", count = group.len(), rows = listed(group))
    };
    (group.len() > 1).then(|| (SectorDraft::id_column as fn(&SectorDraft) -> &str, reason()))
}

fn scattered(group: &[SectorDraft]) -> Option<Fault> {
    let mut places: Vec<LonLat> = group.iter().map(SectorDraft::place).collect();
    places.sort_by(|a, b| {
        a.longitude_deg.total_cmp(&b.longitude_deg).then(a.latitude_deg.total_cmp(&b.latitude_deg))
    });
    places.dedup();
    let distance_m = |a: &LonLat, b: &LonLat| geodesic_line(*a, *b).ground_distance.metres();
    let apart_m = places
        .iter()
        .enumerate()
        .flat_map(|(index, a)| places[index + 1..].iter().map(move |b| distance_m(a, b)))
        .fold(0.0, f64::max);
    (apart_m > SITE_EXTENT_M).then(|| {
        let reason = text!(
            "sector-groups-the-rows-of-this-site-lie",
            apart_m = decimals(apart_m, 0),
            site_extent_m = SITE_EXTENT_M,
            group = listed(group)
        );
        (SectorDraft::site_column as fn(&SectorDraft) -> &str, reason)
    })
}
