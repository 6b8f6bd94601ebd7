//! The lines of a scenario's files below what is wrong with its changes of the network.
use crate::inputs::scenario::excerpt::line_in_file;
use crate::scenario::NetworkChanges;
use std::fmt::Display;
use std::path::Path;

/// Problems whose lines are shown.
const MOST_SHOWN: usize = 8;

/// What a message calls an entry of a list (`change`, `add`), counted from 1.
pub(super) fn place_of(step: &NetworkChanges, list: &str, number: impl Display) -> String {
    format!("{}: sites.{list}[{number}]", step.source)
}

/// Problems, which begin with their place, with the line of the first ones; of those that no file states, such as variants, without.
pub(super) fn with_lines(problems: Vec<String>, changes: &[NetworkChanges]) -> Vec<String> {
    let line = |problem: &str| changes.iter().find_map(|step| line_of(step, problem));
    let told = problems.into_iter().enumerate().map(|(number, problem)| {
        match line(&problem).filter(|_| number < MOST_SHOWN) {
            Some(line) => format!("{problem}\n{line}"),
            None => problem,
        }
    });
    told.collect()
}

/// The line of the column that a problem begins with, or of its entry.
fn line_of(step: &NetworkChanges, problem: &str) -> Option<String> {
    let lists = [("change", step.change.len()), ("add", step.add.len())];
    let mut entries =
        lists.into_iter().flat_map(|(list, count)| (1..=count).map(move |number| (list, number)));
    entries.find_map(|(list, number)| {
        let reason = problem.strip_prefix(&place_of(step, list, number))?.strip_prefix(": ")?;
        let column = reason.split([' ', ':']).next().unwrap_or_default();
        let index = number - 1;
        line_in_file(Path::new(&step.source), &format!("sites.{list}[{index}].{column}"))
    })
}
