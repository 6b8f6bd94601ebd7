//! The paired test against closed forms.
use super::findings::{
    ClusterFindings, SampleMargin, ScenarioFindings, ServiceFindings, SettlementFindings, TowerPlace,
};
use super::paired::{PairedTest, paired_test};
use super::{Comparison, ComparisonNote, ComparisonQuestion, DRAWS, PlanCost};
use crate::coverage::Scope;
use crate::geodesy::LonLat;
use crate::link::{MastMargin, Verdict, joint_probability, probability_at};
use crate::network::Technology;

const SIGMA_DB: f64 = 8.0;

/// One scenario with a village of 100 people for each list of margins, dB, one per tower; all towers are of one operator.
fn scenario(label: &str, villages: &[&[f64]], correlation: f64) -> ScenarioFindings {
    let towers = villages.iter().map(|margins| margins.len()).max().unwrap_or(0);
    let tower = |number| TowerPlace { operator: "One".to_owned(), place: at(number) };
    ScenarioFindings {
        label: label.to_owned(),
        scopes: vec![Scope { technology: Technology::Lte, operator: None }],
        shadowing_correlation: correlation,
        plan: None,
        towers: (0..towers).map(tower).collect(),
        settlements: villages.iter().enumerate().map(|(number, margins)| village(number, margins)).collect(),
    }
}

fn at(number: usize) -> LonLat {
    LonLat { longitude_deg: 104.0 + 0.1 * number as f64, latitude_deg: 21.0 }
}

fn village(number: usize, margins: &[f64]) -> SettlementFindings {
    let margin = |(tower, margin_db): (usize, &f64)| SampleMargin {
        sample: 0,
        weight: 1.0,
        technology: Technology::Lte,
        tower,
        margin: MastMargin { margin_db: *margin_db, sigma_db: SIGMA_DB },
    };
    let service = vec![ServiceFindings {
        verdict: Verdict::Served,
        served_share: 1.0,
        class: None,
        level_dbm: None,
        best_server: None,
    }];
    SettlementFindings {
        settlement_id: format!("V{number:03}"),
        name: String::new(),
        place: at(number),
        people: Some(100.0),
        service: service.clone(),
        clusters: vec![ClusterFindings {
            cluster_id: String::new(),
            place: at(number),
            people: Some(100.0),
            cause: None,
            service,
            margins: margins.iter().enumerate().map(margin).collect(),
        }],
    }
}

fn drawn(scenarios: &[ScenarioFindings]) -> PairedTest {
    paired_test(scenarios, Technology::Lte, &|| ())
}

fn answer(scenarios: &[ScenarioFindings]) -> Comparison {
    ComparisonQuestion { scenarios, technology: Technology::Lte }.answer(&|| ())
}

/// Four standard deviations of a share over all draws.
fn sampling_error(share: f64) -> f64 {
    4.0 * (share * (1.0 - share) / DRAWS as f64).sqrt() + 1e-9
}

#[test]
fn one_tower_by_the_normal_distribution() {
    for margin_db in [-10.0, 0.0, 5.0, 10.252_4] {
        let expected = probability_at(margin_db, SIGMA_DB);
        let found = drawn(&[scenario("a", &[&[margin_db]], 0.5)]).people[0].mean / 100.0;
        assert!((found - expected).abs() < sampling_error(expected), "{margin_db}: {found} {expected}");
    }
}

#[test]
fn several_towers_by_the_integral() {
    for correlation in [0.0, 0.3, 0.5, 0.9, 1.0] {
        for margins in [&[2.0, 1.0, -3.0][..], &[6.0, 6.0], &[-5.0, -6.0, -7.0, -8.0]] {
            let masts: Vec<MastMargin> =
                margins.iter().map(|&margin_db| MastMargin { margin_db, sigma_db: SIGMA_DB }).collect();
            let expected = joint_probability(&masts, correlation);
            let found = drawn(&[scenario("a", &[margins], correlation)]).people[0].mean / 100.0;
            let error = (found - expected).abs();
            assert!(error < sampling_error(expected), "{margins:?} {correlation}: {found} {expected}");
        }
    }
}

#[test]
fn what_scenarios_have_in_common_cancels() {
    let base = [&[3.0, -2.0][..], &[-40.0], &[8.0]];
    let better = [&[3.0, -2.0][..], &[40.0], &[8.0]];
    let test = drawn(&[scenario("a", &base, 0.5), scenario("b", &better, 0.5)]);
    let [first, other] = [test.people[0], test.people[1]];
    assert!(
        (first.probability_better - 0.5).abs() < 1e-12 && first.mean_difference.abs() < 1e-12,
        "{first:?}"
    );
    assert!(other.probability_better > 0.999 && (other.mean_difference - 100.0).abs() < 0.2, "{other:?}");
    assert!((other.low_difference - 100.0).abs() < 1e-9 && (other.high_difference - 100.0).abs() < 1e-9);
    let odds = |village| test.odds(1, village, None);
    assert!(odds("V001").gain > 0.999 && odds("V001").loss == 0.0);
    assert_eq!((odds("V000").gain, odds("V000").loss), (0.0, 0.0), "the same towers, the same draws");
}

#[test]
fn a_rise_of_the_margin_changes_no_more_than_the_probability() {
    let test = drawn(&[scenario("a", &[&[10.0]], 0.5), scenario("b", &[&[11.0]], 0.5)]);
    let rise = probability_at(11.0, SIGMA_DB) - probability_at(10.0, SIGMA_DB);
    let odds = test.odds(1, "V000", Some(""));
    assert!((odds.gain - rise).abs() < sampling_error(rise) && odds.loss == 0.0, "{odds:?} {rise}");
}

#[test]
fn people_at_90_percent_are_the_tenth_percentile() {
    // 40 villages of independent shadowing, each reached with probability a half: 20 of them on average
    let margins: Vec<&[f64]> = vec![&[0.0]; 40];
    let people = drawn(&[scenario("a", &margins, 0.0)]).people[0];
    // the binomial distribution of 40 halves: P(X < 16) = 0.077, P(X < 17) = 0.134
    assert!((people.at_90_percent - 1_600.0).abs() < 1e-9, "{people:?}");
}

#[test]
fn the_same_bits_for_any_number_of_threads() {
    let margins: Vec<Vec<f64>> = (0..200).map(|number| vec![f64::from(number % 17) - 8.0, 1.0]).collect();
    let margins: Vec<&[f64]> = margins.iter().map(Vec::as_slice).collect();
    let scenarios = [scenario("a", &margins, 0.5), scenario("b", &margins[..150], 0.3)];
    let run = |threads| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("a pool");
        pool.install(|| answer(&scenarios))
    };
    let (one, three) = (run(1), run(3));
    assert_eq!(one, three);
    let removed = ComparisonNote::OtherSettlements { scenario: 1, added: 0, removed: 50 };
    assert_eq!(one.notes, [removed]);
}

#[test]
fn plans_in_two_currencies_are_not_compared() {
    let plan = |label: &str, cost, currency: &str| ScenarioFindings {
        plan: Some(PlanCost { cost, currency: currency.to_owned() }),
        ..scenario(label, &[&[1.0]], 0.5)
    };
    let served = |found: &mut ScenarioFindings, share| {
        found.settlements[0].clusters[0].service[0].served_share = share;
    };
    let mut base = scenario("a", &[&[1.0]], 0.5);
    served(&mut base, 0.0);
    let same = answer(&[base.clone(), plan("b", 500.0, "USD"), plan("c", 200.0, "USD ")]);
    let cost = |found: &Comparison, scenario: usize| {
        found.scenarios[scenario].plan.as_ref().and_then(|plan| plan.cost_per_person)
    };
    assert_eq!((cost(&same, 1), cost(&same, 2)), (Some(5.0), Some(2.0)));
    assert_eq!(same.orders.by_cost_per_person, [2, 1]);
    let mixed = answer(&[base, plan("b", 500.0, "USD"), plan("c", 200.0, "VND")]);
    assert_eq!((cost(&mixed, 1), cost(&mixed, 2)), (None, None));
    assert!(mixed.orders.by_cost_per_person.is_empty());
    assert_eq!(mixed.notes, [ComparisonNote::Currencies(vec!["USD".to_owned(), "VND".to_owned()])]);
}
