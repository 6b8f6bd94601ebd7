//! Names for sectors whose table has none, and rows without azimuth that are one all-round antenna.
use super::sector_draft::SectorDraft;
use crate::findings::RowNote;
use crate::inputs::tables::rejects::Notes;
use crate::network::{AssumedField, SectorCarrier, Technology};
use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

/// Names the sectors that have no name: `<site>-<technology>-<band or MHz>-<azimuth>`, with the operator behind the site where
/// several share it, and a number from 1 where several sectors would have one name. Several rows of one carrier without
/// azimuth are one all-round antenna: the strongest row stays.
///
/// # Cost and determinism
/// Names and rows kept depend on what the rows say, not on their order.
pub(in crate::inputs) fn name_sectors(drafts: Vec<SectorDraft>, notes: &mut Notes) -> Vec<SectorDraft> {
    let (nameless, mut named): (Vec<_>, Vec<_>) =
        drafts.into_iter().partition(|draft| draft.sector.sector_id.is_empty());
    let shared = shared_sites(&nameless);
    let mut groups: BTreeMap<String, Vec<SectorDraft>> = BTreeMap::new();
    for draft in nameless {
        groups.entry(made_name(&draft.sector, &shared)).or_default().push(draft);
    }
    for (name, mut group) in groups {
        group.sort_by(|a, b| by_strength(&a.sector, &b.sector).then_with(|| place_of(a).cmp(&place_of(b))));
        let before = group.len();
        group.dedup_by(|later, kept| is_same_carrier_all_round(&later.sector, &kept.sector));
        notes.add(RowNote::OneAllRound, before - group.len());
        notes.add(RowNote::NameMade, group.len());
        let single = group.len() == 1;
        for (index, mut draft) in group.into_iter().enumerate() {
            draft.sector.sector_id = if single { name.clone() } else { format!("{name}-{}", index + 1) };
            named.push(draft);
        }
    }
    named
}

/// Sites on which several operators have sectors without names.
fn shared_sites(drafts: &[SectorDraft]) -> BTreeSet<String> {
    let mut operators: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for draft in drafts {
        operators.entry(&draft.sector.site_id).or_default().insert(&draft.sector.operator);
    }
    let shared = operators.into_iter().filter(|(_, names)| names.len() > 1);
    shared.map(|(site, _)| site.to_owned()).collect()
}

fn made_name(sector: &SectorCarrier, shared: &BTreeSet<String>) -> String {
    let technology = match sector.carrier.technology {
        Technology::Lte => "LTE",
        Technology::Umts => "UMTS",
    };
    let band = if sector.carrier.band.is_empty() {
        sector.carrier.downlink.megahertz().to_string()
    } else {
        sector.carrier.band.clone()
    };
    let azimuth = sector.azimuth.map_or_else(|| "omni".to_owned(), |azimuth| azimuth.degrees().to_string());
    let site = &sector.site_id;
    if shared.contains(site) {
        format!("{site}-{}-{technology}-{band}-{azimuth}", sector.operator)
    } else {
        format!("{site}-{technology}-{band}-{azimuth}")
    }
}

/// By frequency, those without azimuth first, then the strongest first, then by all else that a row of a register can say.
fn by_strength(a: &SectorCarrier, b: &SectorCarrier) -> Ordering {
    let radiated =
        |sector: &SectorCarrier| (sector.total_power + sector.maximum_gain - sector.feeder_loss).dbm();
    let others = |sector: &SectorCarrier| {
        [
            -sector.antenna_height_agl.metres(),
            sector.mechanical_downtilt.degrees_down(),
            sector.electrical_downtilt.degrees_down(),
            sector.carrier.bandwidth_mhz,
            sector.position.geographic.longitude_deg,
            sector.position.geographic.latitude_deg,
        ]
    };
    let frequency = |sector: &SectorCarrier| sector.carrier.downlink.megahertz();
    let others = || {
        let pairs = others(a).into_iter().zip(others(b));
        pairs.map(|(of_a, of_b)| of_a.total_cmp(&of_b)).find(|order| order.is_ne()).unwrap_or(Ordering::Equal)
    };
    frequency(a)
        .total_cmp(&frequency(b))
        .then(is_without_azimuth(b).cmp(&is_without_azimuth(a)))
        .then(radiated(b).total_cmp(&radiated(a)))
        .then_with(others)
        .then_with(|| a.operator.cmp(&b.operator))
}

/// Where a row stands: only rows that say the same are told apart by it.
fn place_of(draft: &SectorDraft) -> (&str, u64) {
    (&draft.file, draft.row)
}

/// Whether two rows of one name are one carrier of one all-round antenna.
fn is_same_carrier_all_round(a: &SectorCarrier, b: &SectorCarrier) -> bool {
    is_without_azimuth(a)
        && is_without_azimuth(b)
        && a.carrier.downlink == b.carrier.downlink
        && a.operator == b.operator
}

fn is_without_azimuth(sector: &SectorCarrier) -> bool {
    sector.assumed.contains(&AssumedField::Azimuth)
}
