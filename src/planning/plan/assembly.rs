//! From what may be built, and ways home, to what the selection chooses from.
use super::findings::Money;
use crate::planning::selection::{Instance, PointWeight, SiteOption, Together};

/// A thing that is built once, however many sites need it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct BuildItem {
    /// What it is.
    pub kind: BuildItemKind,
    /// What it costs.
    pub money: Money,
}

/// What a thing is; indices are the caller's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum BuildItemKind {
    /// The mast of a candidate with its power and access, without radios: a relay needs no more.
    Structure(usize),
    /// The radios of a candidate, or all of the work of one that stands at a mast that is there.
    Radios(usize),
    /// A link.
    Link(usize),
    /// A mast for relays alone.
    Relay(usize),
}

/// A way home of a candidate.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct OfferedWay {
    /// Indices of the items that it needs beside the candidate's own, rising.
    pub items: Vec<usize>,
    /// Indices of its links, from the site on.
    pub links: Vec<usize>,
}

/// A candidate as it is offered.
#[derive(Clone, Debug, PartialEq)]
pub struct Offer {
    /// Candidates of one place exclude each other.
    pub place: usize,
    /// Indices of the points that it serves, rising.
    pub serves: Vec<usize>,
    /// Weighted people who lose by it.
    pub lost: f64,
    /// Indices of its own items, rising.
    pub items: Vec<usize>,
    /// Ways home; one without links where it needs none, none where there is none.
    pub ways: Vec<OfferedWay>,
}

/// An option of the selection: which candidate, by which of its ways.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OptionOf {
    /// Index of the candidate.
    pub offer: usize,
    /// Index of its way home.
    pub way: usize,
}

/// What the selection chooses from.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Assembly {
    /// All things that may be built.
    pub items: Vec<BuildItem>,
    /// The selection's view, with the money that counts.
    pub instance: Instance,
    /// Of each option its candidate and way.
    pub of_option: Vec<OptionOf>,
}

impl Assembly {
    /// All options; `counted` says which money counts against a budget. `groups` are candidates that serve points only together.
    #[must_use]
    pub fn of(
        offers: &[Offer],
        items: Vec<BuildItem>,
        points: Vec<PointWeight>,
        groups: &[(Vec<usize>, Vec<usize>)],
        counted: impl Fn(&Money) -> f64,
    ) -> Self {
        let costs = items.iter().map(|item| counted(&item.money)).collect();
        let (mut options, mut of_option) = (Vec::new(), Vec::new());
        for (number, offer) in offers.iter().enumerate() {
            for (way, home) in offer.ways.iter().enumerate() {
                let mut needed: Vec<usize> = offer.items.iter().chain(&home.items).copied().collect();
                needed.sort_unstable();
                needed.dedup();
                let serves = offer.serves.clone();
                options.push(SiteOption { place: offer.place, items: needed, serves, lost: offer.lost });
                of_option.push(OptionOf { offer: number, way });
            }
        }
        let together = together_of(&of_option, offers, groups);
        Self { items, instance: Instance { points, items: costs, options, together }, of_option }
    }
}

/// Of each group of candidates one option of each, in every way.
fn together_of(
    of_option: &[OptionOf],
    offers: &[Offer],
    groups: &[(Vec<usize>, Vec<usize>)],
) -> Vec<Together> {
    let options_of = |offer: usize| -> Vec<usize> {
        of_option.iter().enumerate().filter(|(_, of)| of.offer == offer).map(|(option, _)| option).collect()
    };
    let mut together = Vec::new();
    for (candidates, serves) in groups {
        let mut places: Vec<usize> = candidates.iter().map(|candidate| offers[*candidate].place).collect();
        places.sort_unstable();
        places.dedup();
        if places.len() < candidates.len() || serves.is_empty() {
            continue;
        }
        let mut chosen_ways: Vec<Vec<usize>> = vec![Vec::new()];
        for candidate in candidates {
            let options = options_of(*candidate);
            let with = |ways: &Vec<usize>| -> Vec<Vec<usize>> {
                options.iter().map(|option| [ways.as_slice(), &[*option]].concat()).collect()
            };
            chosen_ways = chosen_ways.iter().flat_map(with).collect();
        }
        for mut options in chosen_ways {
            options.sort_unstable();
            together.push(Together { options, serves: serves.clone() });
        }
    }
    together
}

#[cfg(test)]
mod tests {
    use super::{Assembly, BuildItem, BuildItemKind, Offer, OfferedWay};
    use crate::planning::cost::Amount;
    use crate::planning::plan::Money;
    use crate::planning::selection::{Demand, Effort, PointWeight, choose};

    fn item(kind: BuildItemKind, cost: f64) -> BuildItem {
        let capex = Amount::certain(cost).expect("a cost");
        BuildItem { kind, money: Money { capex, ..Money::default() } }
    }

    fn point(people: f64) -> PointWeight {
        PointWeight { people, factor: 1.0, commune: None }
    }

    fn offer(place: usize, serves: &[usize], items: &[usize], ways: &[&[usize]]) -> Offer {
        let ways = ways.iter().map(|items| OfferedWay { items: items.to_vec(), links: Vec::new() });
        let (serves, items) = (serves.to_vec(), items.to_vec());
        Offer { place, serves, lost: 0.0, items, ways: ways.collect() }
    }

    /// A village behind a ridge (100 people) is reached over the mast of another (10 people), which alone is not worth its cost.
    #[test]
    fn two_sites_share_the_hop_of_the_one_that_passes_traffic_on() {
        let items = vec![
            item(BuildItemKind::Structure(0), 30.0),
            item(BuildItemKind::Radios(0), 5.0),
            item(BuildItemKind::Structure(1), 30.0),
            item(BuildItemKind::Radios(1), 5.0),
            item(BuildItemKind::Link(0), 20.0),
            item(BuildItemKind::Link(1), 20.0),
        ];
        // the second goes home over the first's mast, without its radios; or over a dear link of its own
        let offers = [offer(0, &[0], &[0, 1], &[&[4]]), offer(1, &[1], &[2, 3], &[&[0, 4, 5]])];
        let assembly =
            Assembly::of(&offers, items, vec![point(10.0), point(100.0)], &[], |money| money.capex.base());
        assert_eq!(assembly.of_option.len(), 2);
        let choice = |budget: f64| {
            choose(&assembly.instance, &Demand::within(budget), Effort::default()).expect("a choice")
        };
        // mast, hop, mast with radios, hop: 30 + 20 + 35 + 20
        let one = choice(105.0);
        assert!(one.proven && (one.cost - 105.0).abs() < 1e-9 && (one.people - 100.0).abs() < 1e-9);
        // five more buy the radios of the first
        let both = choice(110.0);
        assert!((both.cost - 110.0).abs() < 1e-9 && (both.people - 110.0).abs() < 1e-9);
        // a budget just short of the chain buys the first alone
        let short = choice(104.9);
        assert!((short.cost - 55.0).abs() < 1e-9 && (short.people - 10.0).abs() < 1e-9);
    }

    #[test]
    fn three_count_together_once_all_are_built() {
        let items = vec![item(BuildItemKind::Radios(0), 1.0); 3];
        let offers = [0, 1, 2].map(|place| offer(place, &[], &[place], &[&[]]));
        let groups = [(vec![0, 1, 2], vec![0])];
        let assembly = Assembly::of(&offers, items, vec![point(9.0)], &groups, |money| money.capex.base());
        let people = |budget: f64| {
            choose(&assembly.instance, &Demand::within(budget), Effort::default()).expect("a choice").people
        };
        assert!(people(2.0) < 1e-9 && (people(3.0) - 9.0).abs() < 1e-9);
    }

    #[test]
    fn pairs_count_by_every_way_and_not_at_one_place() {
        let items = vec![item(BuildItemKind::Radios(0), 1.0); 4];
        let offers =
            [offer(0, &[0], &[0], &[&[2], &[3]]), offer(1, &[], &[1], &[&[]]), offer(1, &[], &[1], &[&[]])];
        let pairs = [(vec![0, 1], vec![1]), (vec![1, 2], vec![1])];
        let points = vec![point(1.0), point(50.0)];
        let assembly = Assembly::of(&offers, items, points, &pairs, |money| money.capex.base());
        let groups: Vec<&[usize]> =
            assembly.instance.together.iter().map(|group| group.options.as_slice()).collect();
        assert_eq!(groups, [&[0, 2][..], &[1, 2][..]], "both ways of the first; no two of one place");
        let choice = choose(&assembly.instance, &Demand::within(3.0), Effort::default()).expect("a choice");
        assert!((choice.people - 51.0).abs() < 1e-9 && choice.proven);
    }
}
