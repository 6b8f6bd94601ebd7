//! `plan.geojson`, `backhaul.geojson`, `served_by.geojson` and `unserved_after.geojson`.
use super::columns::Columns;
use super::planned::{Planned, money, put_money};
use crate::outputs::error::OutputError;
use crate::outputs::values::fields::{Fields, kilometres, metres, number, optional, share, whole_or_tenth};
use crate::outputs::vectors::features::{Feature, collection};
use crate::planning::plan::{LeftOut, LinkEnd, PlannedLink, PlannedLinkKind, PlannedSite, UnservedAfter};
use crate::words::{left_out_text, link_kind_key};

/// `plan.geojson`: a point per site, in the order of work.
///
/// # Errors
/// [`OutputError::GeoJson`].
pub(in crate::outputs) fn plan_geojson<'p>(planned: &'p Planned<'_>) -> Result<Vec<u8>, OutputError> {
    let feature = |site: &'p PlannedSite| {
        Feature::point(site.position.geographic, move || site_columns().fields(planned, site))
    };
    collection("plan", planned.results.scenario, planned.plan.sites.iter().map(feature).collect())
}

/// What is said of a site, in the point's fields and in the row of the table.
#[expect(
    clippy::redundant_closure_for_method_calls,
    reason = "a method's path is of one lifetime, columns are of any"
)]
pub(super) fn site_columns() -> Columns<PlannedSite> {
    let place = |site: &PlannedSite| site.position.geographic;
    Columns::new()
        .with("order", |_, site: &PlannedSite| site.order)
        .with("year", |_, site| site.year)
        .with("site", |_, site| site.name.as_str().to_owned())
        .with("what", |_, site| site.kind.key())
        .with("people", |_, site| whole_or_tenth(site.people))
        .with("people_beyond_earlier", |_, site| whole_or_tenth(site.people_beyond_earlier))
        .with("serves", |planned, site| planned.served_names(site))
        .with("capex", |_, site| money(capex(site)))
        .with("capex_per_person", |_, site| {
            optional(per_person(capex(site), site.people_beyond_earlier), money)
        })
        .with("currency", |planned, _| planned.currency.to_owned())
        .with("stays_share", |_, site| optional(site.stays, share))
        .with("way_home", |planned, site| planned.way_home_text(site))
        .with_money("own_", |site| &site.own)
        .with_money("way_home_", |site| &site.way_home)
        .with("operator", |_, site| operator_of(site))
        .with("antenna_height_agl_m", |_, site| metres(site.height_agl))
        .with("electrical_downtilt_deg", |_, site| number(site.downtilt.degrees_down(), 2))
        .with("more_carriers", |_, site| site.more_carriers)
        .with("utilisation", |_, site| optional(site.utilisation, share))
        .with("longitude_deg", move |_, site| number(place(site).longitude_deg, 7))
        .with("latitude_deg", move |_, site| number(place(site).latitude_deg, 7))
}

/// Of the site and its way home.
fn capex(site: &PlannedSite) -> f64 {
    site.own.capex.base() + site.way_home.capex.base()
}

fn operator_of(site: &PlannedSite) -> Option<String> {
    let operator = site.sectors.first().map(|sector| sector.operator.clone());
    operator.filter(|operator| !operator.is_empty())
}

fn per_person(cost: f64, people: f64) -> Option<f64> {
    (people > 0.0).then(|| cost / people)
}

/// `backhaul.geojson`: a line per link, once however many sites use it; a satellite terminal is a point.
///
/// # Errors
/// [`OutputError::GeoJson`].
pub(in crate::outputs) fn backhaul_geojson<'p>(planned: &'p Planned<'_>) -> Result<Vec<u8>, OutputError> {
    let feature = |link: &'p PlannedLink| {
        let places: Vec<_> = link.ends.iter().map(|end| end.position.geographic).collect();
        let fields = move || link_fields(planned, link);
        if places.len() > 1 { Feature::line(&places, fields) } else { Feature::points(&places, fields) }
    };
    collection("backhaul", planned.results.scenario, planned.plan.links.iter().map(feature).collect())
}

fn link_fields(planned: &Planned<'_>, link: &PlannedLink) -> Fields {
    let mut fields = Fields::default();
    let end = |number: usize| link.ends.get(number);
    let height = |end: &LinkEnd| metres(end.height_agl);
    fields.put("kind", link_kind_key(&link.kind));
    fields.put("from", end(0).map(|end| end.name.as_str()));
    fields.put("to", end(1).map(|end| end.name.as_str()));
    fields.put("length_km", kilometres(link.length));
    fields.put("from_height_agl_m", optional(end(0), height));
    fields.put("to_height_agl_m", optional(end(1), height));
    let used_by = link.used_by.iter().map(|site| planned.plan.sites[*site].name.as_str());
    fields.put("used_by", used_by.collect::<Vec<_>>().join(", "));
    fields.put("relay_mast", link.relay.is_some());
    let mut microwave = [None; 4];
    if let PlannedLinkKind::Microwave {
        frequency_ghz,
        availability_percent,
        clear_share,
        clear_share_worst,
    } = link.kind
    {
        microwave = [frequency_ghz, availability_percent, clear_share, clear_share_worst].map(Some);
    }
    let names = ["frequency_ghz", "availability_percent", "clear_share", "clear_share_worst"];
    for (name, (value, decimals)) in names.into_iter().zip(microwave.into_iter().zip([2, 4, 2, 2])) {
        fields.put(name, optional(value, |value| number(value, decimals)));
    }
    put_money(&mut fields, "", &link.cost);
    fields.put("relay_capex", optional(link.relay, |relay| money(relay.capex.base())));
    fields.put("currency", planned.currency);
    fields
}

/// `served_by.geojson`: a line from each cluster that gains the technology to each site that serves it.
///
/// # Errors
/// [`OutputError::GeoJson`].
pub(in crate::outputs) fn served_by_geojson(planned: &Planned<'_>) -> Result<Vec<u8>, OutputError> {
    let mut features = Vec::new();
    for site in &planned.plan.sites {
        for ((settlement, cluster), people) in planned.served_clusters(site) {
            let settlement = &planned.results.settlements[settlement];
            let cluster = &settlement.clusters[cluster];
            let place = cluster.samples[0].position.geographic;
            features.push(Feature::line(&[place, site.position.geographic], move || {
                let mut fields = Fields::default();
                fields.put("settlement_id", settlement.settlement_id.as_str());
                fields.put("cluster_id", cluster.cluster_id.as_str());
                fields.put("name", settlement.name.as_str());
                fields.put("site", site.name.as_str());
                fields.put("order", site.order);
                fields.put("people", whole_or_tenth(people));
                fields
            }));
        }
    }
    collection("served_by", planned.results.scenario, features)
}

/// `unserved_after.geojson`: a point per cluster that stays without, and why.
///
/// # Errors
/// [`OutputError::GeoJson`].
pub(in crate::outputs) fn unserved_after_geojson(planned: &Planned<'_>) -> Result<Vec<u8>, OutputError> {
    let feature = |left: &'_ UnservedAfter| {
        let left = *left;
        let settlement = &planned.results.settlements[left.settlement];
        let cluster = &settlement.clusters[left.cluster];
        Feature::point(cluster.samples[0].position.geographic, move || {
            let mut fields = Fields::default();
            fields.put("settlement_id", settlement.settlement_id.as_str());
            fields.put("cluster_id", cluster.cluster_id.as_str());
            fields.put("name", settlement.name.as_str());
            fields.put("people_without_service", whole_or_tenth(left.people));
            fields.put("reason", left_out_text(&left.why, planned.currency));
            let dear = match left.why {
                LeftOut::TooDear { per_person, .. } => Some(per_person),
                LeftOut::Unreachable | LeftOut::NoWayHome => None,
            };
            fields.put("cost_per_person", optional(dear, money));
            fields.put("satellite_capex", optional(left.satellite, |paid| money(paid.capex.base())));
            fields.put("satellite_npv", optional(left.satellite, |paid| money(paid.net_present_cost.base())));
            fields.put("currency", planned.currency);
            fields
        })
    };
    let features = planned.plan.unserved.iter().map(feature).collect();
    collection("unserved_after", planned.results.scenario, features)
}
