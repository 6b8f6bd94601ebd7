//! HiGHS against every subset of small instances, and on an instance that the branch and bound leaves open.
#![cfg(feature = "exact")]
use super::branch::Outcome;
use super::exact::{Proposal, proposal, with_proposal};
use super::planned::question_of;
use super::problem::{Goal, Solution};
use super::reduce::reduce;
use super::selection_tests::{by_brute_force, near, random_demand, random_instance};
use super::{Arithmetic, Choice, Demand, Effort, Instance, PointWeight, SiteOption, choose};

/// Enough for HiGHS to be asked, too little for a proof of our own.
const ALMOST_NONE: Effort = Effort { iterations: 0, nodes: 1 };

#[test]
fn proposals_equal_brute_force() {
    let (mut plans, mut none) = (0, 0);
    for number in 0..400 {
        let instance = random_instance(number);
        let demand = random_demand(&instance, number);
        let Ok(problem) = reduce(&instance, &demand) else { continue };
        if problem.columns() == 0 {
            continue;
        }
        let question = question_of(&problem, &instance, &demand);
        let name = format!("instance {number} {instance:?} {demand:?}");
        let proposal = proposal(&problem, &question, &[]).expect("no error");
        let Some((value, cost)) = by_brute_force(&instance, &demand) else {
            assert!(proposal.plan.is_none(), "{name}");
            none += 1;
            continue;
        };
        let plan = proposal.plan.expect("a plan");
        let bound = proposal.bound.expect("an optimum");
        let units = problem.units;
        if question.goal == Goal::Most {
            let (found, bound) = (units.value.number(plan.value as f64), units.value.number(bound));
            assert!(near(found, value), "{name}: {found}, not {value}");
            assert!(bound >= value - 1e-9 && bound <= value + 1e-3, "{name}: {bound} for {value}");
        } else {
            let (found, bound) = (units.cost.number(plan.cost as f64), units.cost.number(-bound));
            assert!(near(found, cost), "{name}: {found}, not {cost}");
            assert!(bound <= cost + 1e-9 && bound >= cost - 1e-3, "{name}: {bound} for {cost}");
        }
        plans += 1;
    }
    assert!(plans >= 200 && none >= 10, "{plans} plans, {none} impossible");
}

#[test]
fn choices_with_hardly_any_search_of_our_own_equal_brute_force() {
    let (mut plans, mut by_solver) = (0, 0);
    for number in 0..400 {
        let instance = random_instance(number);
        let demand = random_demand(&instance, number);
        let name = format!("instance {number} {instance:?} {demand:?}");
        let (Ok(choice), Some((value, cost))) =
            (choose(&instance, &demand, ALMOST_NONE), by_brute_force(&instance, &demand))
        else {
            continue;
        };
        plans += 1;
        by_solver += usize::from(choice.arithmetic == Arithmetic::Highs);
        let (found, best) = if choice.for_target { (choice.cost, cost) } else { (choice.value, value) };
        assert!(near(found, best), "{name}: {best}, not {choice:?}");
        let beyond = if choice.for_target { best - choice.bound } else { choice.bound - best };
        assert!((-1e-6..1e-3).contains(&beyond), "{name}: {best} for {choice:?}");
        if choice.tie_proven {
            assert!(near(choice.value, value) && near(choice.cost, cost), "{name}: {choice:?}");
        }
    }
    assert!(plans >= 200 && by_solver >= 20, "{plans} plans, {by_solver} bounds by HiGHS");
}

#[test]
fn a_bound_counts_only_if_no_known_plan_exceeds_it_and_a_plan_only_if_it_is_better() {
    let point = |people: f64| PointWeight { people, factor: 1.0, commune: None };
    let option = |place: usize| SiteOption { place, items: vec![place], serves: vec![place], lost: 0.0 };
    let instance = Instance {
        points: vec![point(10.0), point(3.0)],
        items: vec![5.0; 2],
        options: (0..2).map(option).collect(),
        ..Instance::default()
    };
    let demand = Demand::within(10.0);
    let problem = reduce(&instance, &demand).expect("a problem");
    let question = question_of(&problem, &instance, &demand);
    let people = |number: f64| problem.units.value.units(number);
    let plan = |number: f64| Solution { columns: vec![0], value: people(number), cost: 0 };
    let known =
        || Outcome { best: Some(plan(10.0)), bound: people(15.0) as f64, closed: false, by_solver: false };
    let with = |plan: Option<Solution>, bound: Option<f64>| {
        let bound = bound.map(|bound| people(bound) as f64);
        with_proposal(&problem, question, known(), Proposal { plan, bound })
    };
    for (plan, bound, closed) in [
        (Some(plan(8.0)), Some(8.0), false),
        (Some(plan(8.0)), Some(10.0), true),
        (None, Some(16.0), false),
        (None, None, false),
    ] {
        let outcome = with(plan, bound);
        assert_eq!(outcome.best.as_ref().map(|best| best.value), Some(people(10.0)));
        assert_eq!((outcome.closed, outcome.by_solver), (closed, closed), "{bound:?}");
    }
    let better = with(Some(plan(12.0)), Some(12.0));
    assert!(better.closed && better.by_solver && better.best == Some(plan(12.0)));
}

/// 300 places, 200 villages in clusters on 49 x 49 km; all places of a square of 20 km need the same relay. That of `benches/selection.rs` with a
/// reach of 9 km.
fn places_with_relays() -> Instance {
    const SIDE_KM: f64 = 48.989_794_855_663_56;
    let mut random = fastrand::Rng::with_seed(16);
    let anywhere = |random: &mut fastrand::Rng| (random.f64() * SIDE_KM, random.f64() * SIDE_KM);
    let centres: Vec<(f64, f64)> = (0..10).map(|_| anywhere(&mut random)).collect();
    let village = |random: &mut fastrand::Rng| {
        let (east, north) = centres[random.usize(..10)];
        (east + 16.0 * (random.f64() - 0.5), north + 16.0 * (random.f64() - 0.5))
    };
    let at: Vec<(f64, f64)> = (0..200).map(|_| village(&mut random)).collect();
    let people = |random: &mut fastrand::Rng| (50.0 + 1_100.0 * random.f64() * random.f64()).round();
    let points =
        (0..200).map(|_| PointWeight { people: people(&mut random), factor: 1.0, commune: None }).collect();
    let mut instance = Instance { points, items: vec![60.0; 9], ..Instance::default() };
    for place in 0..300 {
        let (east, north) = anywhere(&mut random);
        instance.items.push(94.0 + (40.0 * random.f64()).round());
        let near = |&village: &usize| {
            (at[village].0 - east).hypot(at[village].1 - north) < 9.0 && random.f64() < 0.7
        };
        let serves: Vec<usize> = (0..200).filter(near).collect();
        let relay = (east / 20.0) as usize * 3 + (north / 20.0) as usize;
        instance.options.push(SiteOption { place, items: vec![relay, 9 + place], serves, lost: 0.0 });
    }
    instance
}

#[expect(clippy::print_stdout, reason = "the test is there to measure this")]
fn tell(name: &str, choice: &Choice) {
    println!(
        "{name}: {} of at most {} ({:.4} %), {} options for {}, proven {} {}, {:?}",
        choice.value,
        choice.bound,
        100.0 * choice.share_of_bound(),
        choice.options.len(),
        choice.cost,
        choice.proven,
        choice.tie_proven,
        choice.arithmetic
    );
}

#[test]
fn an_instance_that_stayed_open_is_proven_or_improved_the_same_in_every_thread() {
    let (instance, demand) = (places_with_relays(), Demand::within(2_000.0));
    let before = choose(&instance, &demand, Effort { iterations: 2_500, nodes: 0 }).expect("a plan");
    tell("without HiGHS", &before);
    assert!(!before.proven && near(before.value, 64_527.0) && before.bound < 64_932.0, "{before:?}");
    let effort = Effort { iterations: 2_500, nodes: 10 };
    let after = choose(&instance, &demand, effort).expect("a plan");
    tell("with HiGHS", &after);
    assert!(after.value >= before.value && after.bound <= before.bound && after.cost <= 2_000.0, "{after:?}");
    assert!(after.value > before.value || after.proven, "{after:?}");
    let pool = rayon::ThreadPoolBuilder::new().num_threads(3).build().expect("a pool");
    assert_eq!(pool.install(|| choose(&instance, &demand, effort)).as_ref(), Ok(&after));
}
