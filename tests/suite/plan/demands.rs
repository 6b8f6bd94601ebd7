//! Demands that cannot be met: refused with the key and what would be possible.
use super::planned::{FIBRE_ENDS, FOUR_MASTS, MASTS_ALONE, done, refused, table_of_plan};
use crate::pipeline::finished::cell;
use crate::pipeline::opportunity::small;
use std::path::PathBuf;

/// Masts alone, and choices of the plan.
fn asked(name: &str, choices: &str) -> PathBuf {
    small(name, &format!("{MASTS_ALONE}{choices}"), false)
}

/// The number after some words.
fn number_after(said: &str, words: &str) -> f64 {
    let (_, rest) = said.split_once(words).unwrap_or_else(|| panic!("no `{words}` in {said}"));
    let digits: String =
        rest.chars().take_while(|letter| letter.is_ascii_digit() || [',', '.'].contains(letter)).collect();
    digits
        .trim_end_matches(['.', ','])
        .replace(',', "")
        .parse()
        .unwrap_or_else(|_| panic!("no number after `{words}` in {said}"))
}

#[test]
fn a_minimum_that_nothing_reaches() {
    let with = |name: &str, people: f64| asked(name, &format!("[plan.minima]\n\"Mây Ngàn\" = {people}\n"));
    let said = refused(
        &with("plan_minimum", 100_000.0),
        &["--budget", "300000"],
        &["plan.minima", "Mây Ngàn", "at most"],
    );
    let most = number_after(&said, "at most ");
    assert!(most > 0.0 && most < 100_000.0, "{said}");
    // so many are possible, and one more is not
    let possible = with("plan_minimum_possible", most);
    done(&possible, &["--budget", "300000"]);
    let folder = possible.with_file_name("plan");
    let text = std::fs::read_to_string(folder.join("plan.json")).expect("a plan");
    let json: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    let [counted, judged] =
        ["people_gained_estimated", "people_gained_verified"].map(|key| json[key].as_f64().expect("people"));
    assert!((counted - judged).abs() <= 0.005 * counted, "{counted} counted, {judged} judged");
    refused(&with("plan_minimum_more", most + 1.0), &["--budget", "300000"], &["plan.minima", "Mây Ngàn"]);
}

#[test]
fn communes_and_sites_that_are_not_there() {
    refused(
        &asked("plan_unknown_commune", "[plan.minima]\n\"Nowhere\" = 1.0\n"),
        &[],
        &["plan.minima", "`Nowhere`"],
    );
    refused(
        &asked("plan_unknown_site", "[plan]\nmandatory = [\"Hilltop\"]\n"),
        &[],
        &["plan.mandatory", "`Hilltop`"],
    );
}

#[test]
fn mandatory_sites_that_cost_more_than_there_is() {
    let site = FOUR_MASTS.features("plan")[0].text("site").to_owned();
    let scenario = asked("plan_mandatory", &format!("[plan]\nmandatory = [\"{site}\"]\n"));
    let said = refused(&scenario, &["--budget", "1000"], &["plan.mandatory", "plan.budgets"]);
    let least = number_after(&said, "costs ");
    // so much is enough
    done(&scenario, &["--budget", &(least + 1.0).to_string()]);
    let rows = table_of_plan(&scenario);
    assert!(rows.iter().any(|row| row["site"] == site), "{rows:?}");
    let spent: f64 = rows.iter().map(|row| cell(row, "capex")).sum();
    assert!((spent - least).abs() <= 1.0, "{spent} of {least}");
}

#[test]
fn a_share_of_the_people_beyond_reach() {
    // one hop to one place with fibre, or nothing
    let scenario = asked(
        "plan_share",
        "[plan.backhaul]\nmasts = false\nfibre_ends = \"ends.csv\"\nlongest_fibre_km = 2.0\nmost_hops = 1\nsatellite = \"never\"\n",
    );
    std::fs::write(scenario.with_file_name("ends.csv"), FIBRE_ENDS).expect("a table");
    let said = refused(&scenario, &["--target-share", "1"], &["plan.target_share", "at most", "at any cost"]);
    let (most, share) = (number_after(&said, "at most "), number_after(&said, "a share of "));
    assert!(most > 0.0 && share > 0.0 && share < 1.0, "{said}");
    refused(&scenario, &["--target-share", "1.5"], &["--target-share"]);
    // that share is possible, and with as many people; a little more is not
    refused(&scenario, &["--target-share", &(share + 0.001).to_string()], &["plan.target_share"]);
    done(&scenario, &["--target-share", &share.to_string()]);
    let people: f64 = table_of_plan(&scenario).iter().map(|row| cell(row, "people_beyond_earlier")).sum();
    assert!((people - most).abs() <= 1.0, "{people} of {most}");
    // the share of today is met by nothing
    assert!(done(&scenario, &["--target-share", "0.1"]).contains("Nothing is built."));
}

#[test]
fn excluded_sites_are_not_built_and_mandatory_ones_are_not_excluded() {
    let site = FOUR_MASTS.features("plan")[0].text("site").to_owned();
    let scenario = asked("plan_excluded", &format!("[plan]\nexcluded = [\"{site}\"]\n"));
    done(&scenario, &["--budget", "700000"]);
    let rows = table_of_plan(&scenario);
    assert!(!rows.is_empty() && rows.iter().all(|row| row["site"] != site), "{rows:?}");
    let both = asked("plan_both", &format!("[plan]\nexcluded = [\"{site}\"]\nmandatory = [\"{site}\"]\n"));
    refused(&both, &[], &["plan.excluded", &site]);
}
