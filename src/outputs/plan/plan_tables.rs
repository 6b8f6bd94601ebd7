//! `plan.csv`, `curve.csv`, `stages.csv`, `villages.csv` and `robustness.csv`.
use super::plan_vectors::site_fields;
use super::planned::{Planned, money, put_money};
use crate::outputs::error::OutputError;
use crate::outputs::results::run_results::known_text;
use crate::outputs::tables::indicators::put_indicators;
use crate::outputs::values::fields::{Fields, decibels, level, optional, people, share, whole_or_tenth};
use crate::outputs::values::table_csv::table_csv;
use crate::outputs::workbook::sheet::Sheet;
use crate::planning::firmness::{PlaceFirmness, RankInterval};
use crate::planning::plan::PlannedVillage;

/// Three amounts of money, by their prefix.
macro_rules! money_names {
    ($prefix:literal) => {
        [
            concat!($prefix, "capex"),
            concat!($prefix, "capex_low"),
            concat!($prefix, "capex_high"),
            concat!($prefix, "opex_per_year"),
            concat!($prefix, "npv"),
            concat!($prefix, "npv_low"),
            concat!($prefix, "npv_high"),
        ]
    };
}

/// Headers of tables that may have no rows.
const PLAN: [&[&str]; 5] = [
    &[
        "order",
        "year",
        "site",
        "what",
        "people",
        "people_beyond_earlier",
        "serves",
        "capex",
        "capex_per_person",
        "currency",
        "stays_share",
        "way_home",
    ],
    &money_names!("own_"),
    &money_names!("way_home_"),
    &["operator", "antenna_height_agl_m", "electrical_downtilt_deg", "more_carriers", "utilisation"],
    &["longitude_deg", "latitude_deg"],
];
const CURVE: [&[&str]; 1] = [&[
    "budget",
    "cost",
    "people_gained",
    "people_counted",
    "bound_people",
    "share_of_bound",
    "proven_optimal",
    "sites",
    "currency",
]];
const VILLAGES: [&[&str]; 2] = [
    &["settlement_id", "name", "people", "cluster_id", "verdict_before", "verdict_after"],
    &[
        "level_dbm_before",
        "level_dbm_after",
        "sinr_db_before",
        "sinr_db_after",
        "best_server_before",
        "best_server_after",
    ],
];
const ROBUSTNESS: [&[&str]; 3] = [
    &["kind", "id", "name", "stays_share"],
    &[
        "served_share",
        "served_share_today",
        "people_share",
        "people_share_today",
        "people_gained_expected",
        "people_gained_at_90_percent",
    ],
    &["rank", "rank_low", "rank_median", "rank_high"],
];

/// `plan.csv`: a row per site, in the order of work.
///
/// # Errors
/// [`OutputError::Csv`].
pub(in crate::outputs) fn plan_csv(planned: &Planned<'_>) -> Result<Vec<u8>, OutputError> {
    let rows: Vec<Fields> = planned.plan.sites.iter().map(|site| site_fields(planned, site)).collect();
    table("plan.csv", planned, &PLAN.concat(), &rows)
}

/// `curve.csv`: a row per budget.
///
/// # Errors
/// [`OutputError::Csv`].
pub(in crate::outputs) fn curve_csv(planned: &Planned<'_>) -> Result<Vec<u8>, OutputError> {
    table("curve.csv", planned, &CURVE.concat(), &curve_rows(planned))
}

fn curve_rows(planned: &Planned<'_>) -> Vec<Fields> {
    let row = |point: &crate::planning::plan::BudgetPoint| {
        let mut fields = Fields::default();
        fields.put("budget", money(point.budget));
        fields.put("cost", money(point.cost));
        fields.put("people_gained", whole_or_tenth(point.people));
        fields.put("people_counted", whole_or_tenth(point.value));
        fields.put("bound_people", whole_or_tenth(point.bound));
        let of_bound = (point.bound > 0.0).then(|| (point.value / point.bound).min(1.0));
        fields.put("share_of_bound", optional(of_bound, share));
        fields.put("proven_optimal", point.proven);
        fields.put("sites", point.sites);
        fields.put("currency", planned.currency);
        fields
    };
    planned.plan.curve.iter().map(row).collect()
}

/// `stages.csv`: the district's indicators before the plan and after each site of it.
///
/// # Errors
/// [`OutputError::Csv`].
pub(in crate::outputs) fn stages_csv(planned: &Planned<'_>) -> Result<Vec<u8>, OutputError> {
    let rows = stage_rows(planned);
    table("stages.csv", planned, &names_of(&rows), &rows)
}

fn names_of(rows: &[Fields]) -> Vec<&str> {
    rows.first().map_or_else(Vec::new, |row| row.pairs().map(|(name, _)| name.as_str()).collect())
}

fn stage_rows(planned: &Planned<'_>) -> Vec<Fields> {
    let mut rows = Vec::new();
    let mut today = Fields::default();
    today.put("sites_built", 0);
    today.put("last_site", serde_json::Value::Null);
    put_money(&mut today, "spent_", &crate::planning::plan::Money::default());
    today.put("people_gained_estimated", 0);
    put_indicators(&mut today, &planned.results.indicators.all);
    rows.push(today);
    for stage in &planned.plan.stages {
        let mut fields = Fields::default();
        fields.put("sites_built", stage.sites);
        let last = stage.sites.checked_sub(1).and_then(|last| planned.plan.sites.get(last));
        fields.put("last_site", last.map(|site| site.name.as_str()));
        put_money(&mut fields, "spent_", &stage.spent);
        fields.put("people_gained_estimated", whole_or_tenth(stage.people));
        put_indicators(&mut fields, &stage.indicators.all);
        rows.push(fields);
    }
    rows
}

/// `villages.csv`: what each settlement with gaps receives today and with the plan, where it is weakest today.
///
/// # Errors
/// [`OutputError::Csv`].
pub(in crate::outputs) fn villages_csv(planned: &Planned<'_>) -> Result<Vec<u8>, OutputError> {
    table("villages.csv", planned, &VILLAGES.concat(), &village_rows(planned))
}

fn village_rows(planned: &Planned<'_>) -> Vec<Fields> {
    const WHEN: [&str; 2] = ["before", "after"];
    let row = |village: &PlannedVillage| {
        let settlement = &planned.results.settlements[village.settlement];
        let mut fields = Fields::default();
        fields.put("settlement_id", settlement.settlement_id.as_str());
        fields.put("name", known_text(&settlement.name));
        fields.put("people", people(settlement.population));
        fields.put("cluster_id", known_text(&settlement.clusters[village.cluster].cluster_id));
        for (verdict, when) in village.verdicts.iter().zip(WHEN) {
            fields.put(format!("verdict_{when}"), verdict.key());
        }
        let received = || village.received.iter().map(Option::as_ref).zip(WHEN);
        for (received, when) in received() {
            fields.put(format!("level_dbm_{when}"), optional(received, |found| level(found.level)));
        }
        for (received, when) in received() {
            fields.put(format!("sinr_db_{when}"), optional(received, |found| decibels(found.quality)));
        }
        for (received, when) in received() {
            fields.put(format!("best_server_{when}"), received.map(|found| found.sector_id.as_str()));
        }
        fields
    };
    planned.plan.villages.iter().map(row).collect()
}

/// Stages, budgets and villages as sheets.
pub(in crate::outputs) fn plan_sheets(planned: &Planned<'_>) -> [Sheet; 3] {
    let stages = stage_rows(planned);
    let names: Vec<String> = names_of(&stages).into_iter().map(str::to_owned).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    [
        Sheet::of_rows("sheet-stages", "stages.csv", &names, stages),
        Sheet::of_rows("sheet-budgets", "curve.csv", &CURVE.concat(), curve_rows(planned)),
        Sheet::of_rows("sheet-villages", "villages.csv", &VILLAGES.concat(), village_rows(planned)),
    ]
}

/// `robustness.csv`: how firm each site is, and each settlement with gaps; and how far the order of the gaps holds.
///
/// # Errors
/// [`OutputError::Csv`].
pub(in crate::outputs) fn robustness_csv(planned: &Planned<'_>) -> Result<Vec<u8>, OutputError> {
    let mut rows = Vec::new();
    let header = ROBUSTNESS.concat();
    let Some(robustness) = &planned.plan.robustness else {
        return table("robustness.csv", planned, &header, &rows);
    };
    for site in &planned.plan.sites {
        let mut fields = Fields::default();
        fields.put("kind", "site");
        fields.put("id", site.name.as_str());
        fields.put("name", serde_json::Value::Null);
        fields.put("stays_share", optional(site.stays, share));
        put_service(&mut fields, None);
        put_rank(&mut fields, None);
        rows.push(fields);
    }
    for place in &robustness.plan.settlements {
        let settlement = &planned.results.settlements[place.settlement];
        let mut fields = Fields::default();
        fields.put("kind", "settlement");
        fields.put("id", place.settlement_id.as_str());
        fields.put("name", settlement.name.as_str());
        fields.put("stays_share", serde_json::Value::Null);
        put_service(&mut fields, Some(place));
        let rank = robustness.ranks.iter().find(|rank| rank.settlement == place.settlement);
        put_rank(&mut fields, rank);
        rows.push(fields);
    }
    table("robustness.csv", planned, &header, &rows)
}

/// Share of the draws in which all of a settlement is served, of its people, and who gain.
fn put_service(fields: &mut Fields, place: Option<&PlaceFirmness>) {
    fields.put("served_share", optional(place, |place| share(place.served)));
    fields.put("served_share_today", optional(place, |place| share(place.served_today)));
    fields.put("people_share", optional(place, |place| share(place.served_share)));
    fields.put("people_share_today", optional(place, |place| share(place.served_share_today)));
    fields.put("people_gained_expected", optional(place, |place| whole_or_tenth(place.people_gained.mean)));
    fields.put(
        "people_gained_at_90_percent",
        optional(place, |place| whole_or_tenth(place.people_gained.at_90_percent)),
    );
}

fn put_rank(fields: &mut Fields, rank: Option<&RankInterval>) {
    fields.put("rank", rank.map(|rank| rank.rank));
    fields.put("rank_low", rank.map(|rank| rank.low));
    fields.put("rank_median", rank.map(|rank| rank.median));
    fields.put("rank_high", rank.map(|rank| rank.high));
}

fn table(
    name: &'static str,
    planned: &Planned<'_>,
    header: &[&str],
    rows: &[Fields],
) -> Result<Vec<u8>, OutputError> {
    let named = |row: &Fields| row.pairs().map(|(name, _)| name.as_str()).eq(header.iter().copied());
    debug_assert!(rows.iter().all(named), "{name} has other fields than its header");
    let header: Vec<String> = header.iter().map(|name| (*name).to_owned()).collect();
    table_csv(name, &header, rows, planned.results.scenario.output.csv_formulas)
}
