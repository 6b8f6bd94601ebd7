//! What the chosen candidates serve by a judgement of all of them together, and how far that differs from what was counted.
use super::candidate::{Candidate, ServeTogether};
use super::plan_search::PlanSearch;
use crate::coverage::{MastIndex, ServerLink, probability_together};
use crate::network::{Network, SectorCarrier};
use crate::pipeline::RunError;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// More candidates than this are in no group: each has several ways home, and all pairs of ways are options.
const MOST_TOGETHER: usize = 4;

/// How a point differs from what was counted.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Differs {
    /// These serve it, together or the only one alone.
    ServedBy(Vec<usize>),
    /// It is not served.
    NotServed,
}

/// What the counting takes over from a judgement.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Corrections {
    /// By point.
    points: Vec<(usize, Differs)>,
    /// Chosen candidates, rising.
    chosen: Vec<usize>,
    /// People at these points.
    pub(super) people: f64,
}

/// Today's masts that stay, and those of the chosen candidates.
struct JudgedMasts {
    network: Network,
    index: MastIndex,
    /// The candidate of a sector.
    of_sector: BTreeMap<String, usize>,
}

impl JudgedMasts {
    fn of(search: &PlanSearch<'_>, candidates: &[Candidate], chosen: &[usize]) -> Self {
        let replaced: BTreeSet<usize> =
            chosen.iter().flat_map(|candidate| &candidates[*candidate].replaced).copied().collect();
        let today = search.session.network().sectors().iter().enumerate();
        let mut sectors: Vec<SectorCarrier> = today
            .filter(|(sector, _)| !replaced.contains(sector))
            .map(|(_, sector)| sector.clone())
            .collect();
        let mut of_sector = BTreeMap::new();
        for candidate in chosen {
            for sector in &candidates[*candidate].sectors {
                let sector_id = format!("\u{0}{candidate}\u{0}{}", sector.sector_id);
                of_sector.insert(sector_id.clone(), *candidate);
                sectors.push(SectorCarrier { sector_id, ..sector.clone() });
            }
        }
        let network = Network::new(sectors);
        Self { index: MastIndex::of(&network), network, of_sector }
    }
}

impl PlanSearch<'_> {
    /// Judges the points to be served with all chosen candidates (indices, rising) built.
    ///
    /// # Cost
    /// One path per point and mast in range; parallel over points.
    ///
    /// # Errors
    /// [`RunError`]: ground that cannot be read.
    pub(super) fn corrections(
        &self,
        candidates: &[Candidate],
        groups: &[ServeTogether],
        chosen: &[usize],
    ) -> Result<Corrections, RunError> {
        let masts = JudgedMasts::of(self, candidates, chosen);
        let mut counted: BTreeSet<usize> =
            chosen.iter().flat_map(|candidate| &candidates[*candidate].serves).copied().collect();
        let built = |group: &&ServeTogether| group.0.iter().all(|of| chosen.binary_search(of).is_ok());
        counted.extend(groups.iter().filter(built).flat_map(|(_, points)| points));
        let one = |point: usize| self.differs(point, counted.contains(&point), &masts);
        let found: Vec<_> = (0..self.opportunity.points.len()).into_par_iter().map(one).collect();
        let mut corrections = Corrections { chosen: chosen.to_vec(), ..Corrections::default() };
        for (point, differs) in found.into_iter().enumerate() {
            if let Some(differs) = differs? {
                corrections.people += self.opportunity.points[point].people;
                corrections.points.push((point, differs));
            }
        }
        Ok(corrections)
    }

    /// How one point differs, if it does.
    fn differs(
        &self,
        number: usize,
        is_counted: bool,
        masts: &JudgedMasts,
    ) -> Result<Option<Differs>, RunError> {
        self.with_links(number, &masts.network, &masts.index, |setting, links| {
            let is_served = |links: &[ServerLink]| {
                let probability = probability_together(&masts.network, &setting.need, links);
                probability.is_some_and(|probability| probability >= setting.need.target_probability)
            };
            match (is_counted, is_served(links)) {
                (true, false) => Some(Differs::NotServed),
                (false, true) => Some(Differs::ServedBy(fewest(masts, links, is_served))),
                _ => None,
            }
        })
    }
}

/// The fewest candidates, the strongest first, with which links serve; rising.
fn fewest(
    masts: &JudgedMasts,
    links: &[ServerLink],
    is_served: impl Fn(&[ServerLink]) -> bool,
) -> Vec<usize> {
    let of =
        |server: &ServerLink| masts.of_sector.get(&masts.network.sectors()[server.sector].sector_id).copied();
    let mut strongest: BTreeMap<usize, f64> = BTreeMap::new();
    for server in links {
        if let Some(candidate) = of(server) {
            let known = strongest.entry(candidate).or_insert(f64::NEG_INFINITY);
            *known = known.max(server.link.strength());
        }
    }
    let mut order: Vec<(usize, f64)> = strongest.into_iter().collect();
    order.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    let mut taken = Vec::new();
    for (candidate, _) in order {
        taken.push(candidate);
        let with = links.iter().filter(|server| of(server).is_none_or(|of| taken.contains(&of)));
        if is_served(&with.copied().collect::<Vec<_>>()) {
            break;
        }
    }
    taken.sort_unstable();
    taken
}

impl Corrections {
    /// Takes them over into what candidates and groups of them serve.
    pub(super) fn apply(&self, candidates: &mut [Candidate], groups: &mut Vec<ServeTogether>) {
        for (point, differs) in &self.points {
            match differs {
                Differs::ServedBy(of) => match &of[..] {
                    [] => {}
                    [one] => add(&mut candidates[*one].serves, *point),
                    several if several.len() <= MOST_TOGETHER => {
                        match groups.iter_mut().find(|(group, _)| group == several) {
                            Some((_, points)) => add(points, *point),
                            None => groups.push((several.to_vec(), vec![*point])),
                        }
                    }
                    _ => {}
                },
                Differs::NotServed => {
                    let gone = |points: &mut Vec<usize>| points.retain(|of| of != point);
                    self.chosen.iter().for_each(|of| gone(&mut candidates[*of].serves));
                    let built = |of: &usize| self.chosen.binary_search(of).is_ok();
                    groups
                        .iter_mut()
                        .filter(|(group, _)| group.iter().all(built))
                        .for_each(|of| gone(&mut of.1));
                }
            }
        }
    }
}

/// Adds a point to rising ones.
fn add(points: &mut Vec<usize>, point: usize) {
    if let Err(at) = points.binary_search(&point) {
        points.insert(at, point);
    }
}

#[cfg(test)]
mod tests {
    use super::{Corrections, Differs, add};

    #[test]
    fn groups_are_made_and_found_again() {
        let points = vec![(3, Differs::ServedBy(vec![0, 2])), (1, Differs::ServedBy(vec![0, 2]))];
        let corrections = Corrections { points, chosen: vec![0, 2], people: 0.0 };
        let mut groups = vec![(vec![0, 1], vec![7])];
        corrections.apply(&mut [], &mut groups);
        assert_eq!(groups, [(vec![0, 1], vec![7]), (vec![0, 2], vec![1, 3])]);
        let gone = Corrections { points: vec![(1, Differs::NotServed)], chosen: vec![], people: 0.0 };
        gone.apply(&mut [], &mut groups);
        assert_eq!(groups[1].1, [1, 3], "of what is not built nothing is known");
        let mut rising = vec![1, 4];
        add(&mut rising, 4);
        add(&mut rising, 2);
        assert_eq!(rising, [1, 2, 4]);
    }
}
