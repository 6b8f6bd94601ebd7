//! The part of the summary that says what would help.
use crate::language::{grouped, word};
use crate::outputs::results::run_results::Results;
use crate::outputs::values::text_table::{aligned, with_text, wrapped};
use crate::planning::{Costs, Remedy, RemedyKind};
use crate::text;
use std::cmp::Reverse;
use std::collections::BTreeSet;

/// Remedies listed.
const LISTED: usize = 5;

/// The first remedies of the gaps, those that most people gain by, or that cost least for each of them; empty where none were looked for.
pub(super) fn remedy_lines(results: &Results<'_>) -> Vec<String> {
    let firsts: BTreeSet<usize> =
        results.remedies.of_gaps.iter().filter_map(|of_gap| Some(of_gap.first()?.remedy)).collect();
    if firsts.is_empty() {
        return Vec::new();
    }
    let mut remedies: Vec<&Remedy> = firsts
        .iter()
        .map(|remedy| &results.remedies.all[*remedy])
        .filter(|remedy| remedy.kind != RemedyKind::Satellite)
        .collect();
    let costs = results.scenario.costs.as_ref();
    let worth = |remedy: &Remedy| match remedy.cost {
        Some(cost) if remedy.people_gained > 0.0 => cost / remedy.people_gained,
        Some(_) => f64::INFINITY,
        None => -remedy.people_gained,
    };
    let closed = |remedy: &Remedy| Reverse(remedy.gaps_closed.len());
    remedies.sort_by(|a, b| {
        let by_worth = worth(a).total_cmp(&worth(b));
        by_worth.then_with(|| closed(a).cmp(&closed(b))).then_with(|| a.site_id.cmp(&b.site_id))
    });
    let mut lines = wrapped(&headline(results, &remedies), "", "  ");
    lines.extend(table(results, &remedies[..remedies.len().min(LISTED)]));
    lines.extend(wrapped(&cost_line(costs, &remedies), "  ", "  "));
    let (most, all) = (results.scenario.remedies.most_gaps, results.gaps.len());
    if most < all {
        let (most, all) = (grouped(most as f64), grouped(all as f64));
        let text = text!("summary-remedies-looked-for-at-the-gaps-with", most, all);
        lines.extend(wrapped(&text, "  ", "  "));
    }
    lines.push(String::new());
    lines
}

/// How many gaps have a remedy, and how many are left to satellite.
fn headline(results: &Results<'_>, remedies: &[&Remedy]) -> String {
    let (generation, of_gaps) = (results.scenario.ranking.technology.generation(), &results.remedies.of_gaps);
    let is_closed = |gap: &usize| {
        let first = results.remedies.first_of(*gap);
        first.is_some_and(|(remedy, _)| remedy.kind != RemedyKind::Satellite)
    };
    let closed: Vec<usize> = (0..of_gaps.len()).filter(is_closed).collect();
    let (works, gaps, all) =
        (grouped(remedies.len() as f64), grouped(closed.len() as f64), grouped(of_gaps.len() as f64));
    let rest =
        if closed.len() < of_gaps.len() { word("summary-remedies-satellite-for-the-rest") } else { "" };
    text!(
        "summary-remedies-what-would-help-would-close-of",
        count = remedies.len(),
        works,
        gaps,
        all,
        generation,
        people = people_text(results, &closed),
        rest
    )
}

/// People without service in gaps, as far as they are known: `1,234 people`, `people whose number is unknown`.
fn people_text(results: &Results<'_>, gaps: &[usize]) -> String {
    match known_people(results, gaps) {
        Some(people) => text!("summary-remedies-so-many-people", people = grouped(people)),
        None => word("summary-remedies-unknown-people").to_owned(),
    }
}

/// `None` where the people of no gap are known.
fn known_people(results: &Results<'_>, gaps: &[usize]) -> Option<f64> {
    gaps.iter().filter_map(|gap| results.gaps[*gap].people_without_service).reduce(|sum, people| sum + people)
}

fn table(results: &Results<'_>, listed: &[&Remedy]) -> Vec<String> {
    let with_cost = results.scenario.costs.is_some();
    let mut header = vec![
        String::new(),
        word("summary-remedies-people").to_owned(),
        word("summary-remedies-gaps").to_owned(),
    ];
    if with_cost {
        header.push(word("summary-remedies-cost").to_owned());
    }
    let mut rows = vec![header];
    for remedy in listed {
        let known = remedy.people_gained > 0.0 || known_people(results, &remedy.gaps_closed).is_some();
        let people = if known { grouped(remedy.people_gained) } else { "?".to_owned() };
        let mut row = vec![String::new(), people, grouped(remedy.gaps_closed.len() as f64)];
        if with_cost {
            row.push(remedy.cost.map_or("?".to_owned(), grouped));
        }
        rows.push(row);
    }
    let lines = aligned(&rows);
    let texts = std::iter::once(word("summary-remedies-what").to_owned())
        .chain(listed.iter().map(|remedy| results.remedy_text(remedy).short()));
    lines.iter().zip(texts).flat_map(|(line, text)| with_text(&format!("{line}  "), &text)).collect()
}

/// What all would cost together, each mast visited once.
fn cost_line(costs: Option<&Costs>, remedies: &[&Remedy]) -> String {
    let Some(costs) = costs else {
        return word("summary-remedies-no-costs-are-given-the-least").to_owned();
    };
    let masts: BTreeSet<&str> = remedies
        .iter()
        .filter(|remedy| remedy.kind.is_at_a_mast())
        .map(|remedy| remedy.site_id.as_str())
        .collect();
    let known: Vec<f64> = remedies.iter().filter_map(|remedy| remedy.cost_without_visit).collect();
    let visits = costs.visit.unwrap_or(0.0) * masts.len() as f64;
    let together = grouped(known.iter().sum::<f64>() + visits);
    let unknown = remedies.len() - known.len();
    let but =
        if unknown > 0 { text!("summary-remedies-without-of-unknown-cost", unknown) } else { String::new() };
    let Costs { currency, price_year, .. } = costs;
    text!("summary-remedies-together-prices-of-each-mast-visited", together, currency, price_year, but)
}
