//! Who stays without, and why.
use super::assembly::{Assembly, Offer};
use super::findings::{LeftOut, Money, UnservedAfter};
use crate::planning::PointToServe;
use std::collections::{BTreeMap, BTreeSet};

/// What was chosen and what could have been.
#[derive(Clone, Copy, Debug)]
pub struct ChosenFrom<'a> {
    /// All candidates.
    pub offers: &'a [Offer],
    /// What the selection chose from.
    pub assembly: &'a Assembly,
    /// Options that were chosen.
    pub chosen: &'a [usize],
    /// Points that they serve.
    pub served: &'a BTreeSet<usize>,
}

impl ChosenFrom<'_> {
    /// The clusters with points that stay without, by settlement and cluster; `satellite` is what a terminal for one place costs.
    ///
    /// # Cost
    /// O(options x points).
    #[must_use]
    pub fn unserved(&self, points: &[PointToServe], satellite: Option<Money>) -> Vec<UnservedAfter> {
        let mut clusters: BTreeMap<(usize, usize), Vec<usize>> = BTreeMap::new();
        for (index, point) in points.iter().enumerate() {
            if !self.served.contains(&index) {
                clusters.entry((point.settlement, point.cluster)).or_default().push(index);
            }
        }
        let found = clusters.into_iter().map(|((settlement, cluster), left)| UnservedAfter {
            settlement,
            cluster,
            people: left.iter().map(|point| points[*point].people).sum(),
            why: self.why(&left),
            satellite,
        });
        found.collect()
    }

    fn why(&self, left: &[usize]) -> LeftOut {
        let serves = |offer: &Offer| left.iter().any(|point| offer.serves.binary_search(point).is_ok());
        let able: Vec<usize> = (0..self.offers.len()).filter(|offer| serves(&self.offers[*offer])).collect();
        if able.is_empty() {
            return LeftOut::Unreachable;
        }
        let dear = able
            .iter()
            .flat_map(|offer| self.prices_of(*offer))
            .reduce(|best, next| if next.0 < best.0 { next } else { best });
        dear.map_or(LeftOut::NoWayHome, |(per_person, cost)| LeftOut::TooDear { per_person, cost })
    }

    /// Of each option of a candidate what it would cost for each person more, and at all.
    fn prices_of(&self, offer: usize) -> Vec<(f64, f64)> {
        let instance = &self.assembly.instance;
        let built: BTreeSet<usize> =
            self.chosen.iter().flat_map(|option| &instance.options[*option].items).copied().collect();
        let options = self.assembly.of_option.iter().enumerate().filter(|(_, of)| of.offer == offer);
        let price = |(option, _): (usize, _)| {
            let option = &instance.options[option];
            let missing = option.items.iter().filter(|item| !built.contains(item));
            let cost: f64 = missing.map(|item| instance.items[*item]).sum();
            let more = option.serves.iter().filter(|point| !self.served.contains(point));
            let people: f64 = more.map(|point| instance.points[*point].people).sum();
            (people > 0.0).then(|| (cost / people, cost))
        };
        options.filter_map(price).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::ChosenFrom;
    use crate::planning::cost::Amount;
    use crate::planning::plan::{Assembly, BuildItem, BuildItemKind, LeftOut, Money, Offer, OfferedWay};
    use crate::planning::selection::PointWeight;
    use std::collections::BTreeSet;

    /// Of four points one is served; the others are too dear, without a way home, and out of reach.
    #[test]
    fn each_place_is_told_why_it_stays_without() {
        let capex = Amount::certain(60.0).expect("a cost");
        let item = |number| BuildItem {
            kind: BuildItemKind::Radios(number),
            money: Money { capex, ..Money::default() },
        };
        let offer = |place: usize, serves: &[usize], items: &[usize], homes: usize| Offer {
            place,
            serves: serves.to_vec(),
            lost: 0.0,
            items: items.to_vec(),
            ways: vec![OfferedWay::default(); homes],
        };
        let offers = [offer(0, &[0], &[0], 1), offer(1, &[0, 1], &[0, 1], 1), offer(2, &[2], &[2], 0)];
        let points = vec![PointWeight { people: 20.0, factor: 1.0, commune: None }; 4];
        let items = (0..3).map(item).collect();
        let assembly = Assembly::of(&offers, items, points, &[], |money| money.capex.base());
        let (chosen, served) = ([0], BTreeSet::from([0]));
        let from = ChosenFrom { offers: &offers, assembly: &assembly, chosen: &chosen, served: &served };
        // the first item is there already
        assert_eq!(from.why(&[1]), LeftOut::TooDear { per_person: 3.0, cost: 60.0 });
        assert_eq!(from.why(&[2]), LeftOut::NoWayHome);
        assert_eq!(from.why(&[3]), LeftOut::Unreachable);
    }
}
