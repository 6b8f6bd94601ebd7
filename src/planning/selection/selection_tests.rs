//! Plans against every subset of small instances, and against worlds with a known best plan.
use super::numbers::Numbers;
use super::{
    Choice, Demand, Effort, Instance, Minimum, PointWeight, SelectionError, SiteOption, Together, choose,
};

const EFFORT: Effort = Effort { iterations: 60, nodes: 100_000 };

/// Cost, value and people per commune of some options; none if two are of one place.
fn totals(instance: &Instance, options: &[usize]) -> Option<(f64, f64, Vec<f64>)> {
    let mut places: Vec<usize> = options.iter().map(|&option| instance.options[option].place).collect();
    places.sort_unstable();
    if places.windows(2).any(|pair| pair[0] == pair[1]) {
        return None;
    }
    let mut items = vec![false; instance.items.len()];
    let mut served = vec![false; instance.points.len()];
    let mut value = 0.0;
    for option in options.iter().map(|&option| &instance.options[option]) {
        option.items.iter().for_each(|&item| items[item] = true);
        option.serves.iter().for_each(|&point| served[point] = true);
        value -= option.lost;
    }
    for group in &instance.together {
        if group.options.iter().all(|option| options.contains(option)) {
            group.serves.iter().for_each(|&point| served[point] = true);
        }
    }
    let mut communes = vec![0.0; 3];
    for point in (0..served.len()).filter(|&point| served[point]).map(|point| &instance.points[point]) {
        value += point.people * point.factor;
        if let Some(commune) = point.commune {
            communes[commune] += point.people;
        }
    }
    let cost = (0..items.len()).filter(|&item| items[item]).map(|item| instance.items[item]).sum();
    Some((cost, value, communes))
}

/// Value and cost of the best of all subsets that meet a demand.
pub(super) fn by_brute_force(instance: &Instance, demand: &Demand) -> Option<(f64, f64)> {
    const ROUNDING: f64 = 1e-7;
    let mut best: Option<(f64, f64)> = None;
    for subset in 0_u32..1 << instance.options.len() {
        let options: Vec<usize> =
            (0..instance.options.len()).filter(|option| subset >> option & 1 == 1).collect();
        let Some((cost, value, communes)) = totals(instance, &options) else { continue };
        let has = |place: &usize| options.iter().any(|&option| instance.options[option].place == *place);
        let meets = demand.budget.is_none_or(|budget| cost <= budget + ROUNDING)
            && demand.target.is_none_or(|target| value >= target - ROUNDING)
            && demand.mandatory_options.iter().all(|option| options.contains(option))
            && demand.mandatory_places.iter().all(has)
            && !demand.excluded_options.iter().any(|option| options.contains(option))
            && demand.minima.iter().all(|minimum| communes[minimum.commune] >= minimum.people - ROUNDING);
        let better = |(best_value, best_cost): (f64, f64)| {
            let (first, second) = match demand.target {
                None => (value - best_value, best_cost - cost),
                Some(_) => (best_cost - cost, value - best_value),
            };
            first > ROUNDING || (first > -ROUNDING && second > ROUNDING)
        };
        if meets && best.is_none_or(better) {
            best = Some((value, cost));
        }
    }
    best
}

fn some_of(numbers: &mut Numbers, all: usize, count: usize) -> Vec<usize> {
    let mut picked: Vec<usize> = (0..count).map(|_| numbers.below(all)).collect();
    picked.sort_unstable();
    picked.dedup();
    picked
}

/// A small instance with shared items, places with several options, groups, losses and communes.
pub(super) fn random_instance(number: u64) -> Instance {
    let mut numbers = Numbers::sequence(number);
    let (points, items, options) = (4 + numbers.below(9), 3 + numbers.below(8), 4 + numbers.below(9));
    let fractions = numbers.below(2) == 0;
    let mut amount = |most: usize| {
        let whole = numbers.below(most) as f64;
        if fractions { whole + numbers.below(1_000) as f64 / 1_000.0 } else { whole }
    };
    let mut instance = Instance {
        points: (0..points)
            .map(|_| PointWeight {
                people: amount(100),
                factor: [1.0, 1.0, 1.5][amount(3) as usize],
                commune: None,
            })
            .collect(),
        items: (0..items).map(|_| amount(40)).collect(),
        ..Instance::default()
    };
    for point in &mut instance.points {
        point.commune = numbers.below(4).checked_sub(1);
    }
    for _ in 0..options {
        let (served, needed) = (numbers.below(5), 1 + numbers.below(3));
        let lost = if numbers.below(5) == 0 { numbers.below(20) as f64 } else { 0.0 };
        instance.options.push(SiteOption {
            place: numbers.below(options),
            items: some_of(&mut numbers, items, needed),
            serves: some_of(&mut numbers, points, served),
            lost,
        });
    }
    for _ in 0..numbers.below(4) {
        let size = 2 + numbers.below(2);
        let group = Together {
            options: some_of(&mut numbers, options, size),
            serves: some_of(&mut numbers, points, 3),
        };
        let mut places: Vec<usize> =
            group.options.iter().map(|&option| instance.options[option].place).collect();
        places.sort_unstable();
        places.dedup();
        if places.len() == group.options.len() && places.len() > 1 {
            instance.together.push(group);
        }
    }
    instance
}

pub(super) fn random_demand(instance: &Instance, number: u64) -> Demand {
    let mut numbers = Numbers::sequence(1_000_000 + number);
    let all: f64 = instance.items.iter().sum();
    let value: f64 = instance.points.iter().map(PointWeight::value).sum();
    let mut demand = Demand { budget: Some(all * numbers.below(90) as f64 / 100.0), ..Demand::default() };
    if numbers.below(3) == 0 {
        demand.target = Some(value * numbers.below(60) as f64 / 100.0);
        demand.budget = demand.budget.filter(|_| numbers.below(2) == 0);
    }
    if numbers.below(3) == 0 {
        demand.minima.push(Minimum { commune: numbers.below(3), people: numbers.below(80) as f64 });
        demand.minima.push(Minimum { commune: 2, people: numbers.below(40) as f64 });
        demand.minima.dedup_by_key(|minimum| minimum.commune);
    }
    let options = instance.options.len();
    if numbers.below(4) == 0 {
        demand.mandatory_options = some_of(&mut numbers, options, 1);
    }
    if numbers.below(4) == 0 {
        demand.mandatory_places = vec![instance.options[numbers.below(options)].place];
    }
    if numbers.below(4) == 0 {
        demand.excluded_options = some_of(&mut numbers, options, 2);
    }
    demand
}

pub(super) fn near(one: f64, other: f64) -> bool {
    (one - other).abs() <= 1e-6
}

/// A plan's own numbers, its certificate, and its value and cost against what they should be.
fn assert_plan(instance: &Instance, choice: &Choice, (value, cost): (f64, f64), name: &str) {
    let (own_cost, own_value, _) = totals(instance, &choice.options).expect("one option per place");
    assert!(near(own_cost, choice.cost) && near(own_value, choice.value), "{name}: {choice:?}");
    assert!(choice.proven && choice.tie_proven, "{name}: {choice:?}");
    assert!(
        near(choice.value, value) && near(choice.cost, cost),
        "{name}: {value} for {cost}, not {choice:?}"
    );
}

#[test]
fn random_instances_equal_brute_force() {
    let (mut plans, mut none) = (0, 0);
    for number in 0..400 {
        let instance = random_instance(number);
        let demand = random_demand(&instance, number);
        let name = format!("instance {number} {instance:?} {demand:?}");
        match (choose(&instance, &demand, EFFORT), by_brute_force(&instance, &demand)) {
            (Ok(choice), Some(best)) => {
                plans += 1;
                assert_plan(&instance, &choice, best, &name);
            }
            (Err(SelectionError::Impossible(_)), None) => none += 1,
            (found, best) => panic!("{name}: {found:?}, by brute force {best:?}"),
        }
    }
    assert!(plans >= 200 && none >= 20, "{plans} plans, {none} impossible");
}
