//! Of all cells at which masts of one height serve the same points, the cheapest.
use crate::planning::{MastPlace, OpportunityMap};
use std::collections::BTreeMap;

/// What the money of a cell depends on, as far as it differs between cells that serve the same.
pub trait CellPrices: Sync {
    /// Cost of a mast at a place in the map's layers, without its way home.
    fn site(&self, layer: usize, at: usize) -> f64;

    /// Cost of the cheapest hop from there to a place with a way home; `None` where none is in sight.
    fn hop(&self, layer: usize, at: usize) -> Option<f64>;
}

/// Cells of one set and height.
#[derive(Clone, Debug, PartialEq)]
pub struct SetCells {
    /// The cheapest with a hop home, by what both cost, the cheapest first; at most [`CELLS_WITH_HOP`].
    pub with_hop: Vec<MastPlace>,
    /// The cheapest without regard to hops.
    pub cheapest: MastPlace,
}

/// Cells with a hop that are kept of a set and height: the hops of the first may fail on their own profiles.
pub const CELLS_WITH_HOP: usize = 4;

/// The cheapest cells of every set and height, by set and layer, and how many pairs of cell and height there are.
///
/// # Order
/// Of equal prices the place with more expected people comes first, then the first cell.
///
/// # Cost
/// O(cells x heights), and as many prices.
#[must_use]
pub fn cheapest_cells(map: &OpportunityMap, prices: &dyn CellPrices) -> (Vec<SetCells>, usize) {
    let mut kept: BTreeMap<(u32, usize), Kept> = BTreeMap::new();
    let mut pairs = 0;
    for (number, layer) in map.layers.iter().enumerate() {
        for (at, (&set, &expected)) in layer.sets.iter().zip(&layer.expected).enumerate() {
            if set == 0 || expected.is_nan() {
                continue;
            }
            pairs += 1;
            let people = map.sets.of(set).people;
            let place = MastPlace { layer: number, at, set, people, expected: f64::from(expected) };
            let site = prices.site(number, at);
            let kept = kept.entry((set, number)).or_default();
            insert(&mut kept.all, Priced { cost: site, place }, 1);
            if let Some(hop) = prices.hop(number, at) {
                insert(&mut kept.with_hop, Priced { cost: site + hop, place }, CELLS_WITH_HOP);
            }
        }
    }
    let cells = kept.into_values().filter_map(|kept| {
        let cheapest = kept.all.first()?.place;
        Some(SetCells { with_hop: kept.with_hop.into_iter().map(|priced| priced.place).collect(), cheapest })
    });
    (cells.collect(), pairs)
}

#[derive(Default)]
struct Kept {
    all: Vec<Priced>,
    with_hop: Vec<Priced>,
}

#[derive(Clone, Copy)]
struct Priced {
    cost: f64,
    place: MastPlace,
}

/// Puts a place among the cheapest so many.
fn insert(kept: &mut Vec<Priced>, new: Priced, most: usize) {
    let before = |other: &Priced| {
        let order = other.cost.total_cmp(&new.cost).then(new.place.expected.total_cmp(&other.place.expected));
        order.then(other.place.at.cmp(&new.place.at)).is_lt()
    };
    let at = kept.partition_point(before);
    if at < most {
        kept.insert(at, new);
        kept.truncate(most);
    }
}

#[cfg(test)]
mod tests {
    use super::{Kept, Priced, insert};
    use crate::planning::MastPlace;

    fn priced(cost: f64, at: usize, expected: f64) -> Priced {
        Priced { cost, place: MastPlace { layer: 0, at, set: 1, people: 10.0, expected } }
    }

    #[test]
    fn the_cheapest_are_kept_then_those_with_more_expected_people_then_the_first() {
        let mut kept = Kept::default().all;
        for new in [
            priced(5.0, 0, 1.0),
            priced(4.0, 1, 1.0),
            priced(4.0, 2, 2.0),
            priced(9.0, 3, 9.0),
            priced(4.0, 4, 2.0),
        ] {
            insert(&mut kept, new, 3);
        }
        assert_eq!(kept.iter().map(|priced| priced.place.at).collect::<Vec<_>>(), [2, 4, 1]);
    }
}
