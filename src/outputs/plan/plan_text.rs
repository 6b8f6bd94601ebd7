//! The plan on the terminal: what is built, what it costs and brings, how sure that is, what is left and why.
use super::planned::Planned;
use crate::language::{decimals, grouped, word};
use crate::outputs::values::text_table::{aligned, aligned_in_line, cut, wrapped};
use crate::planning::plan::{BudgetPoint, LeftOut, PlannedSite, UnservedAfter};
use crate::planning::selection::Arithmetic;
use crate::scenario::PeopleCount;
use crate::text;
use crate::words::{kind_text, left_out_text};
use std::path::{Path, PathBuf};

/// Widest name of a site.
const NAME_COLUMNS: usize = 24;
/// Sites listed.
const LISTED: usize = 20;
/// Places named that stay without.
const NAMED: usize = 8;
/// Budgets of the curve listed.
const BUDGETS: usize = 8;

/// The text.
#[must_use]
pub fn plan_text(planned: &Planned<'_>, notes: &[String], folder: &Path, files: &[PathBuf]) -> String {
    let mut lines = Vec::new();
    for note in notes {
        lines.extend(wrapped(note, word("plan-text-note"), "  "));
    }
    if !lines.is_empty() {
        lines.push(String::new());
    }
    lines.push(planned.results.scenario.name.clone());
    lines.extend(demand_lines(planned));
    lines.push(String::new());
    lines.extend(site_lines(planned));
    lines.extend(people_lines(planned));
    lines.extend(certificate_lines(planned));
    lines.extend(curve_lines(planned));
    lines.extend(left_lines(planned));
    lines.push(String::new());
    lines.push(text!("results-files-in", files = files.len(), folder = folder.display()));
    let next = word("plan-text-next-open-signalgap-qgz-in-qgis");
    lines.extend(wrapped(next, "", "      "));
    lines.join("\n") + "\n"
}

fn demand_lines(planned: &Planned<'_>) -> Vec<String> {
    let (certificate, currency) = (&planned.plan.certificate, planned.currency);
    let asked = match (certificate.budget, certificate.target_people) {
        (Some(budget), _) => text!("plan-text-the-most-people-with", currency, budget = grouped(budget)),
        (None, Some(people)) => text!("plan-text-people-more-with-service-at-the", people = grouped(people)),
        (None, None) => word("plan-text-all-that-serves-anybody").to_owned(),
    };
    let counted = planned.counted_text();
    wrapped(&text!("plan-text-prices-of", asked, counted, price_year = planned.price_year), "", "  ")
}

fn site_lines(planned: &Planned<'_>) -> Vec<String> {
    let plan = planned.plan;
    if plan.sites.is_empty() {
        return vec![word("plan-text-nothing-is-built").to_owned()];
    }
    let header = [
        "",
        word("plan-text-site"),
        word("plan-text-what"),
        word("plan-text-people-2"),
        word("plan-text-cost"),
        word("plan-text-of-it-way-home"),
        word("plan-text-serves"),
    ]
    .map(str::to_owned);
    let mut rows = vec![header.to_vec()];
    rows.extend(plan.sites.iter().take(LISTED).map(|site| row(planned, site)));
    let mut lines: Vec<String> = aligned_in_line(&rows).iter().map(|line| format!("  {line}")).collect();
    if plan.sites.len() > LISTED {
        lines.push(text!("plan-text-and-more-in-plan-csv", sites = plan.sites.len() - LISTED));
    }
    let (total, currency) = (&plan.cost, planned.currency);
    let text = text!(
        "plan-text-to-build-to-year-over-the",
        currency,
        to_build = grouped(total.capex.base()),
        low = grouped(total.capex.low()),
        high = grouped(total.capex.high()),
        per_year = grouped(total.opex_per_year.base()),
        over_horizon = grouped(total.net_present_cost.base())
    );
    lines.extend(wrapped(&text, "", "  "));
    if let Some(revenue) = plan.revenue {
        let subsidy = (total.net_present_cost.base() - revenue.base()).max(0.0);
        let text = text!(
            "plan-text-subsidy-after-revenue-of",
            currency,
            subsidy = grouped(subsidy),
            base = grouped(revenue.base())
        );
        lines.extend(wrapped(&text, "", "  "));
    }
    lines
}

fn row(planned: &Planned<'_>, site: &PlannedSite) -> Vec<String> {
    vec![
        site.order.to_string(),
        cut(&site.name, NAME_COLUMNS),
        kind_text(site.kind.key()).to_owned(),
        grouped(site.people_beyond_earlier),
        grouped(site.own.capex.base() + site.way_home.capex.base()),
        grouped(site.way_home.capex.base()),
        // all of them: the table folds
        cut(&planned.served_names(site), usize::MAX),
    ]
}

fn people_lines(planned: &Planned<'_>) -> Vec<String> {
    let people = &planned.plan.people;
    let generation = planned.results.scenario.ranking.technology.generation();
    let mut text = text!(
        "plan-text-people-gain-by-judging-the-whole",
        verified = grouped(people.verified),
        generation,
        estimated = grouped(people.estimated),
        lost = grouped(people.lost),
        changed_server = grouped(people.changed_server)
    );
    if let (Some(expected), Some(sure)) = (people.expected, people.at_90_percent) {
        let (expected, sure) = (grouped(expected), grouped(sure));
        text = text!("plan-text-expected-in-nine-of-ten-draws", text, expected, sure);
    }
    wrapped(&text, "", "  ")
}

fn certificate_lines(planned: &Planned<'_>) -> Vec<String> {
    let (certificate, currency) = (&planned.plan.certificate, planned.currency);
    let choice = text!(
        "plan-text-of-candidates-are-distinct-of-them",
        candidates = grouped(certificate.candidates as f64),
        candidates_before_thinning = grouped(certificate.candidates_before_thinning as f64),
        with_way_home = grouped(certificate.with_way_home as f64)
    );
    let sure = if certificate.proven {
        match certificate.arithmetic {
            Arithmetic::Own => word("plan-text-no-plan-of-them-is-better").to_owned(),
            Arithmetic::Highs => word("plan-text-no-plan-of-them-is-better-2").to_owned(),
        }
    } else {
        let share = planned.share_of_bound().unwrap_or(0.0) * 100.0;
        text!("plan-text-at-least-of-the-best-possible", share = decimals(share, 1))
    };
    let mut lines = wrapped(&format!("{sure}. {choice}."), "", "  ");
    if let Some(budget) = certificate.budget {
        let left = budget - certificate.spent;
        let text = match certificate.next {
            Some([cost, people]) => text!(
                "plan-text-are-left-people-more-would-need",
                currency,
                left = grouped(left),
                people = grouped(people),
                cost = grouped(cost)
            ),
            None => text!("plan-text-are-left-nobody-more-can-be", currency, left = grouped(left)),
        };
        lines.extend(wrapped(&text, "", "  "));
    }
    lines
}

fn curve_lines(planned: &Planned<'_>) -> Vec<String> {
    let curve = &planned.plan.curve;
    if curve.len() < 2 {
        return Vec::new();
    }
    // where people count by their need, the bound is of people as they count
    let by_need = planned.results.scenario.plan.people_count == PeopleCount::ByNeed;
    let header = [
        word("plan-text-budget"),
        word("plan-text-cost"),
        word("plan-text-people-2"),
        word("plan-text-at-most"),
        "",
    ]
    .map(str::to_owned);
    let mut rows = vec![header.to_vec()];
    if by_need {
        rows[0].insert(3, word("plan-text-by-need").to_owned());
    }
    let step = curve.len().div_ceil(BUDGETS);
    let listed: Vec<&BudgetPoint> = curve.iter().rev().step_by(step).collect();
    rows.extend(listed.into_iter().rev().map(|point| {
        let proven = if point.proven { word("plan-text-proven") } else { "" };
        let mut row = [point.budget, point.cost, point.people, point.bound].map(grouped).to_vec();
        if by_need {
            row.insert(3, grouped(point.value));
        }
        row.push(proven.to_owned());
        row
    }));
    let mut lines = vec![String::new(), word("plan-text-what-other-budgets-would-bring").to_owned()];
    lines.extend(aligned(&rows).iter().map(|line| format!("  {line}")));
    lines
}

fn left_lines(planned: &Planned<'_>) -> Vec<String> {
    let unserved = &planned.plan.unserved;
    let people: f64 = unserved.iter().map(|left| left.people).sum();
    if unserved.is_empty() {
        return vec![String::new(), word("plan-text-nobody-stays-without").to_owned()];
    }
    let of = |is: fn(&LeftOut) -> bool| {
        let places: Vec<&UnservedAfter> = unserved.iter().filter(|left| is(&left.why)).collect();
        (places.len(), places.iter().map(|left| left.people).sum::<f64>())
    };
    let mut lines = vec![String::new()];
    let places = unserved.len();
    let mut text = text!("plan-text-people-of-places-stay-without", people = grouped(people), places);
    for (told, (places, people)) in [
        (word("plan-text-too-dear-for-the-money"), of(|why| matches!(why, LeftOut::TooDear { .. }))),
        (word("plan-text-no-site-serves-them"), of(|why| matches!(why, LeftOut::Unreachable))),
        (word("plan-text-no-way-home"), of(|why| matches!(why, LeftOut::NoWayHome))),
    ] {
        if places > 0 {
            text = text!("plan-text-places-people", text, told, places, people = grouped(people));
        }
    }
    lines.extend(wrapped(text.trim_end_matches(';'), "", "  "));
    let mut most: Vec<&UnservedAfter> = unserved.iter().collect();
    most.sort_by(|a, b| b.people.total_cmp(&a.people));
    for left in most.iter().take(NAMED) {
        let settlement = &planned.results.settlements[left.settlement];
        let name = if settlement.name.is_empty() { &settlement.settlement_id } else { &settlement.name };
        let why = left_out_text(&left.why, planned.currency);
        let text =
            text!("plan-text-people", name = cut(name, NAME_COLUMNS), people = grouped(left.people), why);
        lines.extend(wrapped(&text, "  ", "    "));
    }
    lines
}
