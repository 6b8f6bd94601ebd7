//! From an instance and a demand to the reduced problem.
use super::choice::Impossible;
use super::demand::Demand;
use super::instance::Instance;
use super::problem::{Problem, Units};
use super::rows::{Rows, contains};
use super::scale::Scale;
use std::collections::BTreeMap;

/// The units of an instance.
pub(super) fn units_of(instance: &Instance) -> Units {
    let losses = instance.options.iter().map(|option| option.lost);
    Units {
        value: Scale::of(instance.points.iter().map(super::instance::PointWeight::value).chain(losses)),
        cost: Scale::of(instance.items.iter().copied()),
        people: Scale::of(instance.points.iter().map(|point| point.people)),
    }
}

/// The problem of a demand. Its optimum is that of the instance, in value and in cost.
///
/// # Errors
/// A contradiction in what is mandatory.
pub(super) fn reduce(instance: &Instance, demand: &Demand) -> Result<Problem, Impossible> {
    let (allowed, mandatory) = allowed_options(instance, demand)?;
    let units = units_of(instance);
    let budget = demand.budget.map_or(i64::MAX, |budget| units.cost.at_most(budget, instance.items.len()));
    let affordable = |option: usize| {
        let cost = instance.options[option].items.iter().map(|&item| units.cost.units(instance.items[item]));
        cost.sum::<i64>() <= budget
    };
    let kept: Vec<usize> = allowed.into_iter().filter(|&option| affordable(option)).collect();
    let raw = assemble(instance, demand, &kept, units, &mandatory);
    let of_point = raw.serves.inverse(raw.points());
    Ok(merge_points(&raw.with_columns(|column| !is_dominated(&raw, &of_point, column))))
}

/// Options that are not excluded in any way, and the places at which one must be chosen.
fn allowed_options(instance: &Instance, demand: &Demand) -> Result<(Vec<usize>, Vec<usize>), Impossible> {
    let mut only = BTreeMap::new();
    for &option in &demand.mandatory_options {
        let place = instance.options[option].place;
        if only.insert(place, option).is_some() || demand.excluded_options.binary_search(&option).is_ok() {
            return Err(Impossible::Contradiction { place });
        }
    }
    let allowed = |&option: &usize| {
        demand.excluded_options.binary_search(&option).is_err()
            && only.get(&instance.options[option].place).is_none_or(|&one| one == option)
    };
    let kept: Vec<usize> = (0..instance.options.len()).filter(allowed).collect();
    let mut places: Vec<usize> = demand.mandatory_places.iter().chain(only.keys()).copied().collect();
    places.sort_unstable();
    places.dedup();
    let mut present: Vec<usize> = kept.iter().map(|&option| instance.options[option].place).collect();
    present.sort_unstable();
    match places.iter().find(|place| present.binary_search(place).is_err()) {
        Some(&place) => Err(Impossible::Contradiction { place }),
        None => Ok((kept, places)),
    }
}

/// A compact number for each distinct value.
fn numbered(values: impl Iterator<Item = usize>) -> BTreeMap<usize, usize> {
    let mut numbers: BTreeMap<usize, usize> = values.map(|value| (value, 0)).collect();
    numbers.values_mut().enumerate().for_each(|(index, number)| *number = index);
    numbers
}

/// The problem of some options, nothing merged.
fn assemble(
    instance: &Instance,
    demand: &Demand,
    kept: &[usize],
    units: Units,
    mandatory: &[usize],
) -> Problem {
    let places = numbered(kept.iter().map(|&o| instance.options[o].place).chain(mandatory.iter().copied()));
    let shared = shared_items(instance, kept);
    let cost = |item: usize| units.cost.units(instance.items[item]);
    let needs = Rows::of(kept.iter().map(|&option| {
        instance.options[option].items.iter().filter_map(|item| shared.get(item)).copied().collect::<Vec<_>>()
    }));
    let own = |&option: &usize| {
        let items = instance.options[option].items.iter();
        items.filter(|item| !shared.contains_key(item)).map(|&item| cost(item)).sum()
    };
    let column_of: BTreeMap<usize, usize> = kept.iter().enumerate().map(|(column, &o)| (o, column)).collect();
    let whole: Vec<_> = instance
        .together
        .iter()
        .filter_map(|group| {
            let columns: Option<Vec<usize>> =
                group.options.iter().map(|o| column_of.get(o).copied()).collect();
            Some((columns?, &group.serves))
        })
        .collect();
    let groups = Rows::of(whole.iter().map(|(columns, _)| columns));
    let place: Vec<usize> = kept.iter().map(|&option| places[&instance.options[option].place]).collect();
    let minimum_of = instance.points.iter().map(|point| {
        point.commune.and_then(|commune| demand.minima.iter().position(|minimum| minimum.commune == commune))
    });
    let heads = instance.points.len();
    Problem {
        units,
        options: kept.to_vec(),
        own: kept.iter().map(own).collect(),
        lost: kept.iter().map(|&option| units.value.units(instance.options[option].lost)).collect(),
        needs,
        serves: Rows::of(kept.iter().map(|&option| &instance.options[option].serves)),
        groups_of: groups.inverse(kept.len()),
        items: shared.keys().map(|&item| cost(item)).collect(),
        value: instance.points.iter().map(|point| units.value.units(point.value())).collect(),
        people: instance.points.iter().map(|point| units.people.units(point.people)).collect(),
        minimum_of: minimum_of.collect(),
        minima: demand.minima.iter().map(|minimum| units.people.at_least(minimum.people, heads)).collect(),
        groups,
        group_serves: Rows::of(whole.iter().map(|(_, serves)| serves)),
        places: Rows::of(place.iter().map(|&place| [place])).inverse(places.len()),
        place,
        mandatory: places.keys().map(|place| mandatory.binary_search(place).is_ok()).collect(),
    }
}

/// Items that options of more than one place need, with their numbers: the others are paid once with the one option of their place.
fn shared_items(instance: &Instance, kept: &[usize]) -> BTreeMap<usize, usize> {
    let mut place_of: Vec<Option<usize>> = vec![None; instance.items.len()];
    let mut shared = vec![false; instance.items.len()];
    for option in kept.iter().map(|&option| &instance.options[option]) {
        for &item in &option.items {
            let first = *place_of[item].get_or_insert(option.place);
            shared[item] |= first != option.place;
        }
    }
    numbered((0..shared.len()).filter(|&item| shared[item]))
}

/// Whether another column can stand for a column in any plan: it serves no less, costs and loses no more, and its place is free for it
/// (the same place, or a place without other columns). Of equal ones the first stays.
fn is_dominated(problem: &Problem, of_point: &Rows, column: usize) -> bool {
    if !problem.groups_of.row(column).is_empty() {
        return false;
    }
    let (place, served) = (problem.place[column], problem.serves.row(column));
    if served.is_empty() && !problem.mandatory[place] {
        return true;
    }
    let stands_for = |other: usize| {
        let same_place = problem.place[other] == place;
        let free = problem.places.row(problem.place[other]).len() == 1 && !problem.mandatory[place];
        let no_worse =
            problem.own[other] <= problem.own[column] && problem.lost[other] <= problem.lost[column];
        other != column
            && (same_place || free)
            && no_worse
            && contains(problem.needs.row(column), problem.needs.row(other))
            && contains(problem.serves.row(other), served)
            && (other < column || !equal(problem, column, other))
    };
    let rarest = served.iter().min_by_key(|&&point| of_point.row(point).len());
    let others = rarest.map_or_else(|| problem.places.row(place), |&point| of_point.row(point));
    others.iter().copied().any(stands_for)
}

/// Whether two columns cost, lose and serve the same.
fn equal(problem: &Problem, one: usize, other: usize) -> bool {
    problem.own[one] == problem.own[other]
        && problem.lost[one] == problem.lost[other]
        && problem.needs.row(one) == problem.needs.row(other)
        && problem.serves.row(one) == problem.serves.row(other)
}

/// Points that the same columns and groups serve become one; those that nothing serves go.
fn merge_points(problem: &Problem) -> Problem {
    let (columns, groups) =
        (problem.serves.inverse(problem.points()), problem.group_serves.inverse(problem.points()));
    let mut merged = BTreeMap::new();
    let mut now = vec![None; problem.points()];
    let (mut value, mut people, mut minimum_of) = (Vec::new(), Vec::new(), Vec::new());
    for (point, now) in now.iter_mut().enumerate() {
        let key = (columns.row(point), groups.row(point), problem.minimum_of[point]);
        if key.0.is_empty() && key.1.is_empty() {
            continue;
        }
        let new = *merged.entry(key).or_insert(value.len());
        if new == value.len() {
            value.push(0);
            people.push(0);
            minimum_of.push(key.2);
        }
        value[new] += problem.value[point];
        people[new] += problem.people[point];
        *now = Some(new);
    }
    let renamed = |rows: &Rows| {
        Rows::of(rows.iter().map(|row| {
            let mut points: Vec<usize> = row.iter().filter_map(|&point| now[point]).collect();
            points.sort_unstable();
            points.dedup();
            points
        }))
    };
    let (serves, group_serves) = (renamed(&problem.serves), renamed(&problem.group_serves));
    Problem { serves, value, people, minimum_of, group_serves, ..problem.clone() }
}
