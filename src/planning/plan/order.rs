//! The order of work: what serves most people for the money first.
use crate::planning::selection::Instance;
use std::collections::BTreeSet;

/// A step of the order of work.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// The option that begins to serve.
    pub option: usize,
    /// Index of its group.
    pub group: usize,
    /// Items built for it that no step before needed, rising.
    pub items: Vec<usize>,
    /// Points that no step before served, rising; those that it serves together with an earlier one among them.
    pub points: Vec<usize>,
}

/// Orders chosen options, group by group (the years' work, say): each next is the one with most weighted people not served before per cost not paid before, of equal ones the cheaper, then the
/// first. What an option needs is built with it.
///
/// # Cost
/// O(n^2) for n options.
#[must_use]
pub fn order_of_work(instance: &Instance, groups: &[Vec<usize>]) -> Vec<Step> {
    let (mut built, mut served, mut done) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
    let mut steps = Vec::new();
    for (group, options) in groups.iter().enumerate() {
        let mut left: Vec<usize> = options.clone();
        while !left.is_empty() {
            let weigh = |option: &usize| {
                let step = step_of(instance, *option, &built, &served, &done);
                let cost: f64 = step.items.iter().map(|item| instance.items[*item]).sum();
                let people: f64 = step.points.iter().map(|point| instance.points[*point].value()).sum();
                let net = people - instance.options[*option].lost;
                (step, cost, net / cost.max(f64::MIN_POSITIVE))
            };
            let best = left.iter().map(weigh).reduce(|best, next| {
                let order = next.2.total_cmp(&best.2).then(best.1.total_cmp(&next.1));
                if order.is_gt() { next } else { best }
            });
            let Some((step, ..)) = best else { break };
            built.extend(step.items.iter().copied());
            served.extend(step.points.iter().copied());
            done.insert(step.option);
            left.retain(|option| *option != step.option);
            steps.push(Step { group, ..step });
        }
    }
    steps
}

/// What an option adds to those before it, as of the first group.
fn step_of(
    instance: &Instance,
    option: usize,
    built: &BTreeSet<usize>,
    served: &BTreeSet<usize>,
    done: &BTreeSet<usize>,
) -> Step {
    let chosen = &instance.options[option];
    let with = instance.together.iter().filter(|group| {
        group.options.contains(&option)
            && group.options.iter().all(|other| *other == option || done.contains(other))
    });
    let points = chosen.serves.iter().chain(with.flat_map(|group| &group.serves));
    let points: BTreeSet<usize> = points.copied().filter(|point| !served.contains(point)).collect();
    Step {
        option,
        group: 0,
        items: chosen.items.iter().copied().filter(|item| !built.contains(item)).collect(),
        points: points.into_iter().collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::order_of_work;
    use crate::planning::selection::{Instance, PointWeight, SiteOption, Together};

    fn option(place: usize, items: &[usize], serves: &[usize]) -> SiteOption {
        SiteOption { place, items: items.to_vec(), serves: serves.to_vec(), lost: 0.0 }
    }

    #[test]
    fn a_shared_chain_is_paid_with_the_first_that_needs_it() {
        let point = |people| PointWeight { people, factor: 1.0, commune: None };
        // item 0 is the chain of both
        let instance = Instance {
            points: vec![point(100.0), point(90.0), point(10.0)],
            items: vec![50.0, 10.0, 10.0],
            options: vec![option(0, &[0, 1], &[0]), option(1, &[0, 2], &[1])],
            together: vec![Together { options: vec![0, 1], serves: vec![2] }],
        };
        let steps = order_of_work(&instance, &[vec![0, 1]]);
        assert_eq!(steps.iter().map(|step| step.option).collect::<Vec<_>>(), [0, 1]);
        assert_eq!(steps[0].items, [0, 1]);
        assert_eq!(steps[1].items, [2], "the chain is there");
        assert_eq!((&steps[0].points[..], &steps[1].points[..]), (&[0][..], &[1, 2][..]));
        let turned = order_of_work(&instance, &[vec![1], vec![0]]);
        assert_eq!(turned.iter().map(|step| (step.option, step.group)).collect::<Vec<_>>(), [(1, 0), (0, 1)]);
        assert_eq!(turned[0].items, [0, 2]);
    }
}
