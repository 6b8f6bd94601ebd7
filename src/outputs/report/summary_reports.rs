//! What the summary says of reports of villages.
use crate::language::{grouped, word};
use crate::measurements::{ChangeKind, Reported};
use crate::outputs::results::reported::{ReportFindings, ReportedVillage};
use crate::outputs::results::run_results::Results;
use crate::outputs::values::text_table::wrapped;
use crate::text;

/// Contradictions that are named.
const NAMED: usize = 5;

/// How many reports agree, and the contradictions to survey first.
pub(super) fn report_lines(results: &Results<'_>, found: &ReportFindings) -> Vec<String> {
    let count =
        |of: &dyn Fn(&&ReportedVillage) -> bool| grouped(found.villages.iter().filter(of).count() as f64);
    let reports = grouped(found.villages.len() as f64);
    let contradict = count(&|village| village.is_contradiction());
    let agree = count(&|village| village.likelihood.is_some() && !village.is_contradiction());
    let mut sentences = vec![text!("summary-reports-agree", reports, agree, contradict)];
    if found.villages.iter().any(|village| village.likelihood.is_none()) {
        let count = count(&|village| village.likelihood.is_none());
        sentences.push(text!("summary-reports-no-prediction", count));
    }
    if !found.villages.is_empty() {
        let conditioned =
            if found.conditioned { "summary-reports-conditioned" } else { "summary-reports-compared" };
        sentences.push(word(conditioned).to_owned());
    }
    if !found.changes.is_empty() {
        let again = found.changes.iter().filter(|change| change.kind == ChangeKind::Again).count();
        let count = grouped(found.changes.len() as f64);
        sentences.push(text!("summary-reports-changes", count, again = grouped(again as f64)));
    }
    let mut lines: Vec<String> = sentences.iter().flat_map(|sentence| wrapped(sentence, "", "  ")).collect();
    let mut first = found.villages.iter().filter(|village| village.is_contradiction()).take(NAMED).peekable();
    if first.peek().is_some() {
        lines.push(word("summary-reports-survey-first").to_owned());
    }
    lines.extend(first.flat_map(|village| wrapped(&survey(results, village), "  ", "    ")));
    lines
}

fn survey(results: &Results<'_>, found: &ReportedVillage) -> String {
    let settlement = &results.settlements[found.settlement];
    let name = if settlement.name.is_empty() { &settlement.settlement_id } else { &settlement.name };
    let reported = match found.reported {
        Reported::Yes => word("reported-yes"),
        Reported::Poor => word("reported-poor"),
        Reported::No => word("reported-no"),
    };
    let probability = grouped((found.probability_before.unwrap_or_default() * 100.0).round());
    let (village, date, operator) = (name.clone(), found.date.to_string(), &found.operator);
    if operator.is_empty() {
        return text!("summary-reports-survey", village, date, reported, probability);
    }
    text!("summary-reports-survey-operator", village, operator, date, reported, probability)
}
