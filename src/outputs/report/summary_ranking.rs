//! The villages to look at first, with what their order follows from.
use crate::language::{decimals, grouped, word};
use crate::link::Verdict;
use crate::outputs::results::run_results::{Results, main_gap};
use crate::outputs::values::text_table::{columns, cut, left, right, with_text, wrapped};
use crate::planning::{Contribution, Gap, RankedSettlement};
use crate::text;

/// Villages listed.
const LISTED: usize = 10;
/// Criteria shown as columns, besides people.
const CRITERIA: usize = 3;
/// Largest number of columns of a village's name.
const NAME_WIDTH: usize = 26;
/// Largest number of columns of an attribute's name.
const ATTRIBUTE_WIDTH: usize = 12;
/// The criterion that has a column whatever its weight.
const PEOPLE: &str = "people_without_service";

/// One line for each of the settlements ranked first: score, people, the values of the weightiest criteria, main cause.
pub(in crate::outputs) fn ranking_lines(results: &Results<'_>) -> Vec<String> {
    let generation = results.scenario.ranking.technology.generation();
    let mut ranking: Vec<&RankedSettlement> = results.ranking.iter().collect();
    ranking.sort_by_key(|ranked| ranked.rank);
    if ranking.is_empty() {
        return vec![text!("summary-ranking-no-village-is-known-to-lack", generation)];
    }
    let listed = &ranking[..ranking.len().min(LISTED)];
    let gaps = results.gaps_by_settlement();
    let criteria = shown_criteria(results);
    let mut header =
        ["", word("summary-ranking-score"), word("summary-ranking-people")].map(str::to_owned).to_vec();
    header.extend(criteria.iter().map(|name| heading(name, generation)));
    let mut rows =
        vec![(header, word("summary-ranking-village").to_owned(), word("summary-ranking-why").to_owned())];
    for ranked in listed {
        let own = &gaps[ranked.settlement];
        let cause = main_gap(own).map_or_else(String::new, |gap| results.gap_text(gap).cause_short());
        rows.push((numbers(ranked, own, &criteria), listed_name(results, ranked.settlement), cause));
    }
    let of_all = if listed.len() < ranking.len() {
        text!("summary-ranking-of-villages", listed = listed.len(), ranking = grouped(ranking.len() as f64))
    } else {
        word("summary-ranking-all-villages").to_owned()
    };
    let mut lines = vec![text!("summary-ranking-where-to-look-first-that-lack", of_all, generation)];
    lines.extend(laid_out(&rows));
    lines.extend(wrapped(&order_line(results, generation), "  ", "  "));
    lines
}

/// The criteria besides people, the weightiest first.
fn shown_criteria<'a>(results: &Results<'a>) -> Vec<&'a str> {
    let mut weights: Vec<(&str, f64)> =
        results.scenario.ranking.weights.iter().map(|(name, weight)| (name.as_str(), weight.abs())).collect();
    weights.retain(|(name, weight)| *name != PEOPLE && *weight > 0.0);
    weights.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(b.0)));
    weights.into_iter().take(CRITERIA).map(|(name, _)| name).collect()
}

/// What stands over a criterion's column.
fn heading(criterion: &str, generation: &str) -> String {
    match criterion {
        "deficit_db" => word("summary-ranking-lacks").to_owned(),
        "distance_to_served_km" => text!("summary-ranking-to", generation),
        "households_without_service" => word("summary-ranking-households").to_owned(),
        "electrified" => word("summary-ranking-power").to_owned(),
        "fixed_broadband" => word("summary-ranking-broadband").to_owned(),
        "smartphone_share" => word("summary-ranking-smartphones").to_owned(),
        "peoples_committee" => word("summary-ranking-seat").to_owned(),
        "school" => word("summary-ranking-school").to_owned(),
        "clinic" => word("summary-ranking-clinic").to_owned(),
        other => cut(other, ATTRIBUTE_WIDTH),
    }
}

fn numbers(ranked: &RankedSettlement, gaps: &[&Gap], criteria: &[&str]) -> Vec<String> {
    let people = ranked.people_without_service.map_or("?".to_owned(), grouped);
    let mut texts = vec![ranked.rank.to_string(), decimals(ranked.score, 2), people];
    texts.extend(criteria.iter().map(|criterion| {
        let part = ranked.contributions.iter().find(|part| part.criterion == *criterion);
        part.map_or_else(String::new, |part| value_text(part, gaps))
    }));
    texts
}

/// A criterion's value with its unit.
fn value_text(part: &Contribution, gaps: &[&Gap]) -> String {
    if part.criterion == "deficit_db" && gaps.iter().any(|gap| gap.deficit.is_none()) {
        return word("summary-ranking-no-mast").to_owned();
    }
    let Some(value) = part.value else { return "?".to_owned() };
    match part.criterion.as_str() {
        "deficit_db" => format!("{} dB", decimals(value, 0)),
        "distance_to_served_km" => format!("{} km", decimals(value, 1)),
        "households_without_service" => grouped(value),
        "electrified" | "school" | "clinic" | "peoples_committee" => {
            if value > 0.0 { word("summary-ranking-yes") } else { word("summary-ranking-no") }.to_owned()
        }
        "fixed_broadband" | "smartphone_share" => format!("{} %", decimals(100.0 * value, 0)),
        _ => {
            let text = decimals(value, 2);
            text.trim_end_matches('0').trim_end_matches(['.', ',']).to_owned()
        }
    }
}

/// Numbers to the right, name and cause to the left; causes are folded to the terminal's width.
fn laid_out(rows: &[(Vec<String>, String, String)]) -> Vec<String> {
    let numbers = rows.iter().map(|(numbers, _, _)| numbers.len()).max().unwrap_or(0);
    let width = |column: usize| {
        rows.iter().filter_map(|(texts, _, _)| texts.get(column)).map(|text| columns(text)).max().unwrap_or(0)
    };
    let widths: Vec<usize> = (0..numbers).map(width).collect();
    let name_width = rows.iter().map(|(_, name, _)| columns(name)).max().unwrap_or(0);
    let line = |(texts, name, cause): &(Vec<String>, String, String)| {
        let mut cells: Vec<String> =
            texts.iter().zip(&widths).map(|(text, width)| right(text, *width)).collect();
        cells.push(left(name, name_width));
        with_text(&format!("  {}  ", cells.join("  ")), cause)
    };
    rows.iter().flat_map(line).collect()
}

/// What the score adds up.
fn order_line(results: &Results<'_>, generation: &str) -> String {
    let weights = &results.scenario.ranking.weights;
    let sizes: f64 = weights.values().map(|weight| weight.abs()).sum();
    let mut parts: Vec<(&String, f64)> =
        weights.iter().map(|(name, weight)| (name, 100.0 * weight / sizes)).collect();
    parts.sort_by(|a, b| b.1.abs().total_cmp(&a.1.abs()).then(a.0.cmp(b.0)));
    let named = |name: &str| {
        if name == PEOPLE { word("summary-ranking-people").to_owned() } else { heading(name, generation) }
    };
    let list: Vec<String> = parts
        .into_iter()
        .map(|(name, percent)| format!("{} % {}", decimals(percent, 0), named(name)))
        .collect();
    text!("summary-ranking-score-each-on-scale-that-is", list = list.join(", "))
}

/// The name of a settlement, with a remark where only a part of it lacks service.
fn listed_name(results: &Results<'_>, index: usize) -> String {
    let settlement = &results.settlements[index];
    let name = if settlement.name.is_empty() { &settlement.settlement_id } else { &settlement.name };
    let scope = results.service.scope(results.scenario.ranking.technology, None);
    let verdict = scope.map(|scope| results.service.settlements[index].verdicts[scope]);
    if verdict == Some(Verdict::PartlyServed) {
        let in_part = word("summary-ranking-in-part");
        cut(name, NAME_WIDTH - columns(in_part)) + in_part
    } else {
        cut(name, NAME_WIDTH)
    }
}
