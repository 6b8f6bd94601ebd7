//! The file of costs: what is wrong in it is named, and what it says is paid.
use super::planned::{MASTS_ALONE, done, refused, table_of_plan};
use crate::pipeline::finished::cell;
use crate::pipeline::opportunity::small;
use std::fs;
use std::path::PathBuf;

const EXAMPLE: &str = include_str!("../../../src/cli/starter/costs.toml");

/// Masts alone with the example's costs, with one piece of text in place of another.
fn with(name: &str, piece: &str, other: &str) -> PathBuf {
    assert_eq!(EXAMPLE.matches(piece).count(), 1, "{piece}");
    let scenario = small(name, &format!("{MASTS_ALONE}[plan]\ncosts = \"costs.toml\"\n"), false);
    fs::write(scenario.with_file_name("costs.toml"), EXAMPLE.replace(piece, other)).expect("costs");
    scenario
}

#[test]
fn what_is_wrong_is_named_with_file_key_and_value() {
    let scenario = with("plan_costs_missing", "price_year = 2023", "price_year = 2023");
    fs::remove_file(scenario.with_file_name("costs.toml")).expect("a file");
    refused(&scenario, &[], &["costs.toml"]);
    let unknown = with("plan_costs_unknown", "survey = {", "survy = {");
    refused(&unknown, &[], &["costs.toml", "survy", "did you mean `survey`?"]);
    let negative = with(
        "plan_costs_negative",
        "low = 500.0, base = 1000.0, high = 2000.0, source = \"example, replace: assumption\" }\npole",
        "low = -500.0, base = 1000.0, high = 2000.0, source = \"example, replace: assumption\" }\npole",
    );
    refused(&negative, &[], &["costs.toml", "site.survey", "-500"]);
}

#[test]
fn a_dearer_survey_makes_every_site_dearer() {
    let survey = "survey = { low = 500.0, base = 1000.0, high = 2000.0,";
    let sites = |name: &str, other: &str| {
        let scenario = with(name, survey, other);
        let said = done(&scenario, &["--budget", "900000"]);
        assert!(!said.contains("example figures"), "{said}");
        table_of_plan(&scenario)
    };
    let before = sites("plan_costs_same", survey);
    let after = sites("plan_costs_dearer", "survey = { low = 1500.0, base = 2000.0, high = 3000.0,");
    let capex = |rows: &[std::collections::BTreeMap<String, String>]| {
        rows.iter().map(|row| cell(row, "capex")).sum::<f64>()
    };
    assert_eq!(before.len(), after.len());
    let more = capex(&after) - capex(&before);
    assert!(before.len() > 1 && (more - 1_000.0 * before.len() as f64).abs() < 1.0, "{more}");
}
