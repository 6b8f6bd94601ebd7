//! `plan.csv`, `curve.csv`, `stages.csv`, `villages.csv` and `robustness.csv`.
use super::columns::Columns;
use super::plan_vectors::site_columns;
use super::planned::{Planned, money, put_money};
use crate::outputs::error::OutputError;
use crate::outputs::results::run_results::known_text;
use crate::outputs::tables::indicators::put_indicators;
use crate::outputs::values::fields::{Fields, decibels, level, optional, people, share, whole_or_tenth};
use crate::outputs::values::table_csv::table_csv;
use crate::outputs::workbook::sheet::Sheet;
use crate::planning::Indicators;
use crate::planning::firmness::{PlaceFirmness, RankInterval};
use crate::planning::plan::{BudgetPoint, Money, PlannedVillage};
use crate::settlements::Settlement;
use serde_json::Value;

/// `plan.csv`: a row per site, in the order of work.
///
/// # Errors
/// [`OutputError::Csv`].
pub(in crate::outputs) fn plan_csv(planned: &Planned<'_>) -> Result<Vec<u8>, OutputError> {
    site_columns().table("plan.csv", planned, &planned.plan.sites)
}

/// `curve.csv`: a row per budget.
///
/// # Errors
/// [`OutputError::Csv`].
pub(in crate::outputs) fn curve_csv(planned: &Planned<'_>) -> Result<Vec<u8>, OutputError> {
    curve_columns().table("curve.csv", planned, &planned.plan.curve)
}

fn curve_columns() -> Columns<BudgetPoint> {
    let of_bound = |point: &BudgetPoint| (point.bound > 0.0).then(|| (point.value / point.bound).min(1.0));
    Columns::new()
        .with("budget", |_, point: &BudgetPoint| money(point.budget))
        .with("cost", |_, point| money(point.cost))
        .with("people_gained", |_, point| whole_or_tenth(point.people))
        .with("people_counted", |_, point| whole_or_tenth(point.value))
        .with("bound_people", |_, point| whole_or_tenth(point.bound))
        .with("share_of_bound", move |_, point| optional(of_bound(point), share))
        .with("proven_optimal", |_, point| point.proven)
        .with("sites", |_, point| point.sites)
        .with("currency", |planned, _| planned.currency.to_owned())
}

/// `stages.csv`: the district's indicators before the plan and after each site of it.
///
/// # Errors
/// [`OutputError::Csv`].
pub(in crate::outputs) fn stages_csv(planned: &Planned<'_>) -> Result<Vec<u8>, OutputError> {
    let rows = stage_rows(planned);
    let header: Vec<String> = rows[0].pairs().map(|(name, _)| name.clone()).collect();
    table_csv("stages.csv", &header, &rows, planned.results.scenario.output.csv_formulas)
}

fn stage_rows(planned: &Planned<'_>) -> Vec<Fields> {
    let row = |sites: usize, (spent, people): (&Money, f64), indicators: &Indicators| {
        let mut fields = Fields::default();
        fields.put("sites_built", sites);
        let last = sites.checked_sub(1).and_then(|last| planned.plan.sites.get(last));
        fields.put("last_site", last.map(|site| site.name.as_str()));
        put_money(&mut fields, "spent_", spent);
        fields.put("people_gained_estimated", whole_or_tenth(people));
        put_indicators(&mut fields, indicators);
        fields
    };
    let mut rows = vec![row(0, (&Money::default(), 0.0), &planned.results.indicators.all)];
    let stages = planned.plan.stages.iter();
    rows.extend(stages.map(|stage| row(stage.sites, (&stage.spent, stage.people), &stage.indicators.all)));
    rows
}

/// `villages.csv`: what each settlement with gaps receives today and with the plan, where it is weakest today.
///
/// # Errors
/// [`OutputError::Csv`].
pub(in crate::outputs) fn villages_csv(planned: &Planned<'_>) -> Result<Vec<u8>, OutputError> {
    village_columns().table("villages.csv", planned, &planned.plan.villages)
}

fn village_columns() -> Columns<PlannedVillage> {
    fn settlement<'p>(planned: &Planned<'p>, village: &PlannedVillage) -> &'p Settlement {
        &planned.results.settlements[village.settlement]
    }
    const WHEN: [&str; 2] = ["before", "after"];
    let mut columns = Columns::new()
        .with("settlement_id", |planned, village: &PlannedVillage| {
            settlement(planned, village).settlement_id.clone()
        })
        .with("name", |planned, village| known_text(&settlement(planned, village).name).map(str::to_owned))
        .with("people", |planned, village| people(settlement(planned, village).population))
        .with("cluster_id", |planned, village| {
            known_text(&settlement(planned, village).clusters[village.cluster].cluster_id).map(str::to_owned)
        });
    for (number, when) in WHEN.into_iter().enumerate() {
        columns = columns.with(format!("verdict_{when}"), move |_, village| village.verdicts[number].key());
    }
    for (number, when) in WHEN.into_iter().enumerate() {
        columns = columns.with(format!("level_dbm_{when}"), move |_, village| {
            optional(village.received[number].as_ref(), |found| level(found.level))
        });
    }
    for (number, when) in WHEN.into_iter().enumerate() {
        columns = columns.with(format!("sinr_db_{when}"), move |_, village| {
            optional(village.received[number].as_ref(), |found| decibels(found.quality))
        });
    }
    for (number, when) in WHEN.into_iter().enumerate() {
        columns = columns.with(format!("best_server_{when}"), move |_, village| {
            village.received[number].as_ref().map(|found| found.sector_id.clone())
        });
    }
    columns
}

/// Stages, budgets and villages as sheets.
pub(in crate::outputs) fn plan_sheets(planned: &Planned<'_>) -> [Sheet; 3] {
    let stages = stage_rows(planned);
    let names: Vec<String> = stages[0].pairs().map(|(name, _)| name.clone()).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let plan = planned.plan;
    [
        Sheet::of_rows("sheet-stages", "stages.csv", &names, stages),
        curve_columns().sheet("sheet-budgets", "curve.csv", planned, &plan.curve),
        village_columns().sheet("sheet-villages", "villages.csv", planned, &plan.villages),
    ]
}

/// A row of `robustness.csv`: a site or a settlement, by its number.
enum FirmRow {
    Site(usize),
    Place(usize),
}

impl FirmRow {
    fn place<'p>(&self, planned: &Planned<'p>) -> Option<&'p PlaceFirmness> {
        match self {
            Self::Site(_) => None,
            Self::Place(number) => planned.plan.robustness.as_ref()?.plan.settlements.get(*number),
        }
    }

    fn rank<'p>(&self, planned: &Planned<'p>) -> Option<&'p RankInterval> {
        let place = self.place(planned)?;
        let ranks = &planned.plan.robustness.as_ref()?.ranks;
        ranks.iter().find(|rank| rank.settlement == place.settlement)
    }

    fn kind(&self) -> &'static str {
        match self {
            Self::Site(_) => "site",
            Self::Place(_) => "settlement",
        }
    }

    fn id(&self, planned: &Planned<'_>) -> Option<String> {
        match self {
            Self::Site(number) => Some(planned.plan.sites[*number].name.as_str().to_owned()),
            Self::Place(_) => self.place(planned).map(|place| place.settlement_id.as_str().to_owned()),
        }
    }

    fn name(&self, planned: &Planned<'_>) -> Option<String> {
        self.place(planned).map(|place| planned.results.settlements[place.settlement].name.clone())
    }

    fn stays(&self, planned: &Planned<'_>) -> Option<f64> {
        match self {
            Self::Site(number) => planned.plan.sites[*number].stays,
            Self::Place(_) => None,
        }
    }
}

/// `robustness.csv`: how firm each site is, and each settlement with gaps; and how far the order of the gaps holds.
///
/// # Errors
/// [`OutputError::Csv`].
pub(in crate::outputs) fn robustness_csv(planned: &Planned<'_>) -> Result<Vec<u8>, OutputError> {
    let rows: Vec<FirmRow> = match &planned.plan.robustness {
        None => Vec::new(),
        Some(found) => {
            let places = (0..found.plan.settlements.len()).map(FirmRow::Place);
            (0..planned.plan.sites.len()).map(FirmRow::Site).chain(places).collect()
        }
    };
    let of_place = |value: fn(&PlaceFirmness) -> Value| {
        move |planned: &Planned<'_>, row: &FirmRow| optional(row.place(planned), value)
    };
    let of_rank = |value: fn(&RankInterval) -> usize| {
        move |planned: &Planned<'_>, row: &FirmRow| row.rank(planned).map(value)
    };
    Columns::new()
        .with("kind", |_, row: &FirmRow| row.kind())
        .with("id", |planned, row| row.id(planned))
        .with("name", |planned, row| row.name(planned))
        .with("stays_share", |planned, row| optional(row.stays(planned), share))
        .with("served_share", of_place(|place| share(place.served)))
        .with("served_share_today", of_place(|place| share(place.served_today)))
        .with("people_share", of_place(|place| share(place.served_share)))
        .with("people_share_today", of_place(|place| share(place.served_share_today)))
        .with("people_gained_expected", of_place(|place| whole_or_tenth(place.people_gained.mean)))
        .with(
            "people_gained_at_90_percent",
            of_place(|place| whole_or_tenth(place.people_gained.at_90_percent)),
        )
        .with("rank", of_rank(|rank| rank.rank))
        .with("rank_low", of_rank(|rank| rank.low))
        .with("rank_median", of_rank(|rank| rank.median))
        .with("rank_high", of_rank(|rank| rank.high))
        .table("robustness.csv", planned, &rows)
}
