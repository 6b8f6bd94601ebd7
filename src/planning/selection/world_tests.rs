//! Worlds with a known best plan: costly places, relays in common, overlaps, budgets that just do not suffice.
use super::numbers::Numbers;
use super::{
    Choice, Demand, Effort, Impossible, Instance, Minimum, PointWeight, SelectionError, SiteOption, Together,
    choose, curve, left_over, stages,
};

const EFFORT: Effort = Effort { iterations: 100, nodes: 100_000 };

/// Points of so many people each, in one commune each.
fn points(people: &[f64]) -> Vec<PointWeight> {
    let point = |(index, &people): (usize, &f64)| PointWeight { people, factor: 1.0, commune: Some(index) };
    people.iter().enumerate().map(point).collect()
}

/// One option per place: its items and points.
fn options(each: &[(&[usize], &[usize])]) -> Vec<SiteOption> {
    let option = |(place, (items, serves)): (usize, &(&[usize], &[usize]))| SiteOption {
        place,
        items: items.to_vec(),
        serves: serves.to_vec(),
        lost: 0.0,
    };
    each.iter().enumerate().map(option).collect()
}

fn plan(instance: &Instance, demand: &Demand) -> Choice {
    let choice = choose(instance, demand, EFFORT).expect("a plan");
    assert!(choice.proven && choice.tie_proven, "{choice:?}");
    choice
}

fn assert_worth(choice: &Choice, options: &[usize], (value, cost): (f64, f64)) {
    assert_eq!(choice.options, options, "{choice:?}");
    assert!((choice.value - value).abs() < 1e-9 && (choice.cost - cost).abs() < 1e-9, "{choice:?}");
}

/// The costly place serves most, but per money the small ones come first and leave too little for it: 90 for 5 and 1000 for 100.
fn costly() -> Instance {
    Instance {
        points: points(&[90.0, 1_000.0]),
        items: vec![5.0, 100.0],
        options: options(&[(&[0], &[0]), (&[1], &[1])]),
        together: Vec::new(),
    }
}

#[test]
fn a_costly_place_that_dominates_is_chosen_before_a_cheap_one() {
    assert_worth(&plan(&costly(), &Demand::within(100.0)), &[1], (1_000.0, 100.0));
    assert_worth(&plan(&costly(), &Demand::within(99.0)), &[0], (90.0, 5.0));
    assert_worth(&plan(&costly(), &Demand::within(105.0)), &[0, 1], (1_090.0, 105.0));
}

/// Two places at one relay: each alone is dearer per person than a third place, both together are cheaper.
#[test]
fn two_halves_share_a_relay() {
    let instance = Instance {
        points: points(&[100.0, 100.0, 130.0]),
        items: vec![60.0, 20.0, 20.0, 75.0],
        options: options(&[(&[0, 1], &[0]), (&[0, 2], &[1]), (&[3], &[2])]),
        together: Vec::new(),
    };
    assert_worth(&plan(&instance, &Demand::within(100.0)), &[0, 1], (200.0, 100.0));
    assert_worth(&plan(&instance, &Demand::within(99.0)), &[2], (130.0, 75.0));
}

/// Two servers that alone serve nobody.
#[test]
fn two_weak_servers_count_together() {
    let together = vec![Together { options: vec![0, 1], serves: vec![0] }];
    let instance = Instance {
        points: points(&[100.0, 40.0]),
        items: vec![10.0, 10.0, 12.0],
        options: options(&[(&[0], &[]), (&[1], &[]), (&[2], &[1])]),
        together,
    };
    assert_worth(&plan(&instance, &Demand::within(20.0)), &[0, 1], (100.0, 20.0));
    assert_worth(&plan(&instance, &Demand::within(19.0)), &[2], (40.0, 12.0));
    let over = left_over(&instance, &Demand::within(19.0), &plan(&instance, &Demand::within(19.0)), EFFORT);
    let over = over.expect("an instance");
    assert_eq!(over.money, Some(7.0));
    let addition = over.addition.expect("the two servers");
    assert_eq!((addition.options, addition.cost, addition.value), (vec![0, 1], 20.0, 100.0));
    assert_worth(&over.better.expect("a plan"), &[0, 1], (100.0, 20.0));
}

/// Place 0 and 1 serve the same 100 and 10 more each; by sums they would come first, with 220, but 2 and 3 serve 160.
#[test]
fn overlaps_are_not_counted_twice() {
    let instance = Instance {
        points: points(&[100.0, 10.0, 10.0, 85.0, 75.0]),
        items: vec![10.0; 4],
        options: options(&[(&[0], &[0, 1]), (&[1], &[0, 2]), (&[2], &[3]), (&[3], &[4])]),
        together: Vec::new(),
    };
    assert_worth(&plan(&instance, &Demand::within(20.0)), &[0, 2], (195.0, 20.0));
    assert_worth(&plan(&instance, &Demand::within(30.0)), &[0, 2, 3], (270.0, 30.0));
}

/// A chain of three hops; one unit too little for the last.
#[test]
fn a_budget_just_short_of_a_chain_builds_nothing_of_it() {
    let instance = Instance {
        points: points(&[500.0, 20.0]),
        items: vec![50.0, 30.0, 30.0, 30.0, 8.0],
        options: options(&[(&[0, 1, 2, 3], &[0]), (&[4], &[1])]),
        together: Vec::new(),
    };
    let demand = Demand::within(139.0);
    let short = plan(&instance, &demand);
    assert_worth(&short, &[1], (20.0, 8.0));
    let over = left_over(&instance, &demand, &short, EFFORT).expect("an instance");
    assert_eq!(over.money, Some(131.0));
    assert_eq!(over.addition.map(|next| (next.options, next.cost)), Some((vec![0], 140.0)));
    assert_worth(&over.better.expect("the chain"), &[0], (500.0, 140.0));
    assert_worth(&plan(&instance, &Demand::within(140.0)), &[0], (500.0, 140.0));
}

#[test]
fn of_plans_for_as_many_people_the_cheapest_is_chosen() {
    let instance = Instance {
        points: points(&[10.0, 10.0, 10.0, 10.0]),
        items: vec![5.0, 4.0, 9.5, 8.0],
        options: options(&[(&[0], &[0, 1]), (&[1], &[2, 3]), (&[2], &[0, 1, 2, 3]), (&[3], &[0, 1, 2, 3])]),
        together: Vec::new(),
    };
    assert_worth(&plan(&instance, &Demand::within(100.0)), &[3], (40.0, 8.0));
    assert_worth(&plan(&instance, &Demand::reaching(40.0)), &[3], (40.0, 8.0));
    assert_worth(&plan(&instance, &Demand::reaching(15.0)), &[1], (20.0, 4.0));
}

fn impossible(instance: &Instance, demand: &Demand) -> Impossible {
    match choose(instance, demand, EFFORT) {
        Err(SelectionError::Impossible(impossible)) => impossible,
        other => panic!("{other:?}"),
    }
}

#[test]
fn an_impossible_demand_names_its_condition_and_the_nearest_possible() {
    let instance = costly();
    let within = Demand::within;
    let mandatory = Demand { mandatory_options: vec![1], ..within(99.0) };
    assert_eq!(
        impossible(&instance, &mandatory),
        Impossible::MandatoryCost { least_cost: 100.0, proven: true }
    );
    let excluded = Demand { excluded_options: vec![1], ..mandatory.clone() };
    assert_eq!(impossible(&instance, &excluded), Impossible::Contradiction { place: 1 });
    let absent = Demand { mandatory_places: vec![7], ..within(99.0) };
    assert_eq!(impossible(&instance, &absent), Impossible::Contradiction { place: 7 });
    let minimum = |commune, people| Minimum { commune, people };
    let one = Demand { minima: vec![minimum(1, 500.0)], ..within(99.0) };
    let told = Impossible::Minimum { commune: 1, most: 0.0, proven: true, at_any_cost: false };
    assert_eq!(impossible(&instance, &one), told);
    let beyond = Demand { minima: vec![minimum(0, 91.0)], ..within(200.0) };
    let told = Impossible::Minimum { commune: 0, most: 90.0, proven: true, at_any_cost: true };
    assert_eq!(impossible(&instance, &beyond), told);
    let both = Demand { minima: vec![minimum(0, 90.0), minimum(1, 500.0)], ..within(104.0) };
    assert_eq!(
        impossible(&instance, &both),
        Impossible::MinimaTogether { least_cost: Some(105.0), proven: true }
    );
    let target = Demand { budget: Some(50.0), ..Demand::reaching(500.0) };
    let told = Impossible::Target { most: 90.0, proven: true, at_any_cost: false };
    assert_eq!(impossible(&instance, &target), told);
    let told = Impossible::Target { most: 1_090.0, proven: true, at_any_cost: true };
    assert_eq!(impossible(&instance, &Demand::reaching(1_091.0)), told);
}

/// Villages in a row, places that serve some neighbours, a relay for every three places.
fn row_of_villages(count: usize) -> Instance {
    let mut numbers = Numbers::sequence(count as u64);
    let people: Vec<f64> = (0..count).map(|_| 20.0 + numbers.below(300) as f64 + 0.25).collect();
    let mut instance =
        Instance { points: points(&people), items: vec![30.0; count / 3 + 1], ..Instance::default() };
    for place in 0..count {
        for height in 0..2 {
            instance.items.push(60.0 + 15.0 * height as f64 + numbers.below(20) as f64);
            let reach = 1 + height + numbers.below(2);
            instance.options.push(SiteOption {
                place,
                items: vec![place / 3, instance.items.len() - 1],
                serves: (place.saturating_sub(reach)..(place + reach).min(count)).collect(),
                lost: 0.0,
            });
        }
    }
    instance
}

#[test]
fn the_curve_rises_and_each_plan_of_it_is_the_best() {
    let instance = row_of_villages(24);
    let budgets: Vec<f64> = (0..12).map(|step| 90.0 * f64::from(step)).collect();
    let points = curve(&instance, &Demand::default(), &budgets, EFFORT).expect("a curve");
    assert_eq!(points.len(), budgets.len());
    for pair in points.windows(2) {
        assert!(pair[0].choice.value <= pair[1].choice.value && pair[0].budget < pair[1].budget);
    }
    assert!(points[0].choice.options.is_empty() && points[11].choice.value > 2_000.0);
    for point in &points {
        assert!(point.choice.proven && point.choice.cost <= point.budget);
        let alone = plan(&instance, &Demand::within(point.budget));
        assert!(
            (alone.value - point.choice.value).abs() < 1e-6 && (alone.cost - point.choice.cost).abs() < 1e-6
        );
        let reached = plan(&instance, &Demand::reaching(alone.value));
        assert!((reached.cost - alone.cost).abs() < 1e-6, "the two questions agree: {reached:?} {alone:?}");
    }
}

#[test]
fn a_bound_without_proof_is_no_less_than_the_best() {
    let instance = row_of_villages(30);
    for step in 1..10 {
        let demand = Demand::within(110.0 * f64::from(step));
        let best = plan(&instance, &demand);
        let quick = choose(&instance, &demand, Effort { iterations: 0, nodes: 0 }).expect("a plan");
        assert!(quick.value <= best.value + 1e-9 && quick.bound >= best.value - 1e-9, "{quick:?} {best:?}");
        assert!(quick.share_of_bound() > 0.8 && quick.share_of_bound() <= 1.0, "{quick:?}");
        let demand = Demand::reaching(best.value);
        let quick = choose(&instance, &demand, Effort { iterations: 0, nodes: 0 }).expect("a plan");
        assert!(quick.cost >= best.cost - 1e-6 && quick.bound <= best.cost + 1e-6, "{quick:?} {best:?}");
    }
}

#[test]
fn stages_build_what_serves_most_first_and_chains_before_what_hangs_on_them() {
    let instance = row_of_villages(24);
    let whole = plan(&instance, &Demand::within(700.0));
    let budgets = [200.0, 200.0, 150.0, 150.0];
    let order = stages(&instance, &whole, &budgets, EFFORT).expect("stages");
    let (mut spent, mut money, mut built, mut value) = (0.0, 0.0, vec![false; instance.items.len()], 0.0);
    for (stage, budget) in order.stages.iter().zip(budgets) {
        money += budget;
        spent += stage.cost;
        stage.items.iter().for_each(|&item| built[item] = true);
        let needed = stage.options.iter().flat_map(|&option| &instance.options[option].items);
        assert!(needed.into_iter().all(|&item| built[item]), "{stage:?}");
        assert!(spent <= money + 1e-9 && stage.value >= value && stage.proven, "{stage:?}");
        value = stage.value;
    }
    assert!(
        order.remaining.is_empty() && (value - whole.value).abs() < 1e-9 && (spent - whole.cost).abs() < 1e-9
    );
    let among: Vec<usize> =
        (0..instance.options.len()).filter(|o| whole.options.binary_search(o).is_err()).collect();
    let first = plan(&instance, &Demand { excluded_options: among, ..Demand::within(200.0) });
    assert!((first.value - order.stages[0].value).abs() < 1e-9);
    let short = stages(&instance, &whole, &[whole.cost - 1.0], EFFORT).expect("stages");
    assert!(!short.remaining.is_empty());
}

/// The same instance with points and options in another order.
fn shuffled(instance: &Instance, number: u64) -> Instance {
    let order = |count: usize, number: u64| {
        let mut numbers = Numbers::sequence(number);
        let mut order: Vec<usize> = (0..count).collect();
        (1..count).rev().for_each(|last| order.swap(last, numbers.below(last + 1)));
        order
    };
    let (points, options) = (order(instance.points.len(), number), order(instance.options.len(), number + 1));
    let mut now = vec![0; points.len()];
    points.iter().enumerate().for_each(|(new, &old)| now[old] = new);
    let renamed = |option: &SiteOption| {
        let mut serves: Vec<usize> = option.serves.iter().map(|&point| now[point]).collect();
        serves.sort_unstable();
        SiteOption { serves, ..option.clone() }
    };
    Instance {
        points: points.iter().map(|&old| instance.points[old]).collect(),
        items: instance.items.clone(),
        options: options.iter().map(|&old| renamed(&instance.options[old])).collect(),
        together: Vec::new(),
    }
}

#[test]
fn the_order_of_points_and_options_and_the_threads_change_nothing() {
    let instance = row_of_villages(30);
    for step in 1_u32..6 {
        let demand = Demand::within(150.0 * f64::from(step));
        let best = plan(&instance, &demand);
        let other = plan(&shuffled(&instance, u64::from(step)), &demand);
        assert!((best.value - other.value).abs() < 1e-9 && (best.cost - other.cost).abs() < 1e-9);
        for threads in [1, 3] {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("a pool");
            assert_eq!(pool.install(|| plan(&instance, &demand)), best);
        }
    }
}
