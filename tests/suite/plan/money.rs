//! Budgets, years and the order of work.
use super::planned::{FOUR_MASTS, MASTS_ALONE, costs_of_a_mast, done, number, planned};
use crate::pipeline::finished::{cell, table};
use crate::pipeline::opportunity::{mapped, small};
use signalgap::pipeline::DEFAULT_MEMORY_BYTES;
use std::fs;

#[test]
fn sites_get_years_and_no_year_spends_more_than_there_is_so_far() {
    let plan = &*FOUR_MASTS;
    let years = [300_000.0, 200_000.0, 100_000.0];
    let sites = plan.features("plan");
    let year_of =
        |site: &crate::pipeline::finished::Feature| site.maybe_number("year").map(|year| year as usize);
    let known: Vec<usize> = sites.iter().filter_map(year_of).collect();
    assert!(
        known.is_sorted() && known.len() > 1 && known[0] == 1 && *known.last().expect("a year") > 1,
        "{known:?}"
    );
    for last in 1..=years.len() {
        let so_far: f64 = years[..last].iter().sum();
        let built = sites.iter().filter(|site| year_of(site).is_some_and(|year| year <= last));
        let spent: f64 = built.map(|site| site.number("capex")).sum();
        assert!(spent <= so_far, "{spent} of {so_far} by year {last}");
    }
    // 700,000 of the budget are not paid by 600,000 of the years
    assert!(
        known.len() < sites.len()
            && sites.iter().rev().take_while(|site| year_of(site).is_none()).count() + known.len()
                == sites.len()
    );
}

#[test]
fn stages_add_up_to_the_plan() {
    let plan = &*FOUR_MASTS;
    let (sites, stages) = (plan.features("plan"), plan.table("stages.csv"));
    assert_eq!(stages.len(), sites.len() + 1);
    let column = |name: &str| stages.iter().map(|row| cell(row, name)).collect::<Vec<f64>>();
    for name in ["sites_built", "spent_capex", "people_gained_estimated"] {
        let values = column(name);
        assert!(values[0].abs() < 1e-9 && values.is_sorted(), "{name}: {values:?}");
    }
    let last = |name: &str| column(name)[sites.len()];
    assert!((last("spent_capex") - number(plan, "cost_capex")).abs() < 0.05);
    assert!((last("people_gained_estimated") - number(plan, "people_gained_estimated")).abs() < 0.5);
    let orders: Vec<f64> = sites.iter().map(|site| site.number("order")).collect();
    assert!(
        orders.iter().enumerate().all(|(index, order)| (order - (index + 1) as f64).abs() < 1e-9),
        "{orders:?}"
    );
}

#[test]
fn several_budgets_make_the_curve_and_what_is_left_is_explained() {
    let scenario = small("plan_budgets", MASTS_ALONE, false);
    let said = done(&scenario, &["--budget", "300000", "--budget", "150000"]);
    let curve = table(&scenario.with_file_name("plan").join("curve.csv"));
    let budgets: Vec<f64> = curve.iter().map(|row| cell(row, "budget")).collect();
    assert!(budgets.len() >= 2 && budgets.is_sorted(), "{budgets:?}");
    for wanted in [150_000.0, 300_000.0] {
        assert!(budgets.iter().any(|budget| (budget - wanted).abs() < 1e-6), "{budgets:?}");
    }
    for row in &curve {
        let (cost, people, bound) =
            (cell(row, "cost"), cell(row, "people_gained"), cell(row, "bound_people"));
        assert!(cost <= cell(row, "budget") && people > 0.0 && people <= bound + 0.1, "{row:?}");
    }
    assert!(curve.windows(2).all(|pair| cell(&pair[0], "people_gained") <= cell(&pair[1], "people_gained")));
    let whole: serde_json::Value =
        serde_json::from_slice(&fs::read(scenario.with_file_name("plan").join("plan.json")).expect("a plan"))
            .expect("JSON");
    // the first is the plan's
    assert_eq!(whole["budget"], 300_000.0);
    let number = |value: &serde_json::Value| value.as_f64().expect("a number");
    let (next, people) = (number(&whole["next"]["cost"]), number(&whole["next"]["people"]));
    assert!(next > 300_000.0 && people > 0.0, "{next} for {people}");
    assert!(said.contains("are left:") && said.contains("people more would need USD"), "{said}");
    // with so much money there is a plan for so many more
    let more = done(&scenario, &["--budget", &(next + 1.0).to_string()]);
    let after = planned_people(&scenario);
    let before = number(&whole["people_gained_estimated"]);
    assert!((after - before - people).abs() < 0.5, "{after} after {before} and {people}: {more}");
}

fn planned_people(scenario: &std::path::Path) -> f64 {
    let bytes = fs::read(scenario.with_file_name("plan").join("plan.json")).expect("a plan");
    let json: serde_json::Value = serde_json::from_slice(&bytes).expect("JSON");
    json["people_gained_estimated"].as_f64().expect("people")
}

#[test]
fn without_money_nothing_is_built() {
    let scenario = small("plan_nothing", MASTS_ALONE, false);
    let said = done(&scenario, &["--budget", "0"]);
    assert!(said.contains("Nothing is built.") && said.contains("people more would need USD"), "{said}");
    let folder = scenario.with_file_name("plan");
    let json: serde_json::Value =
        serde_json::from_slice(&fs::read(folder.join("plan.json")).expect("a plan")).expect("JSON");
    assert_eq!((&json["sites"], &json["people_gained_verified"]), (&serde_json::json!([]), &0.into()));
    assert!(table(&folder.join("plan.csv")).is_empty());
    // and it can be run
    let text = fs::read_to_string(folder.join("plan.toml")).expect("a scenario");
    assert!(!text.contains("[[sites"), "{text}");
}

#[test]
fn the_best_pair_of_masts_is_the_maps() {
    let changes =
        "[new_mast]\nheights_m = [15.0]\n[remedies]\nper_gap = 0\n[service]\nshadowing_correlation = 1.0\n";
    let asked = format!(
        "{changes}[plan]\nbudgets = [200.0, 100.0]\ncosts = \"costs.toml\"\n[plan.backhaul]\nsatellite = \"always\"\n"
    );
    let scenario = small("plan_pair", &asked, false);
    fs::write(scenario.with_file_name("costs.toml"), costs_of_a_mast(100.0)).expect("costs");
    let plan = planned(&scenario, 2);
    let map = mapped(&small("plan_pair_map", changes, false), 2, DEFAULT_MEMORY_BYTES);
    let places = map.features("opportunity_places");
    let pair = places.iter().find(|place| place.text("choice") == "best_pair").expect("a pair");
    let people = pair.number("people_beyond_earlier");
    assert_eq!(
        (plan.features("plan").len(), plan.json("plan.json")["proven_optimal"].as_bool()),
        (2, Some(true))
    );
    assert!((number(&plan, "people_gained_estimated") - people).abs() < 0.5, "{people}");
    assert!((number(&plan, "spent") - 200.0).abs() < 1e-6);
}
