//! The measurements near a place.
use super::residual_point::ResidualPoint;
use rstar::primitives::GeomWithData;
use rstar::{AABB, RTree};

/// Most measurements of the same mast that count, and of others.
const MOST: (usize, usize) = (24, 8);

/// Measurements by place.
#[derive(Clone, Debug)]
pub(super) struct Neighbours {
    tree: RTree<GeomWithData<[f64; 2], usize>>,
}

impl Neighbours {
    pub(super) fn of(points: &[ResidualPoint]) -> Self {
        let placed = points.iter().enumerate().map(|(index, point)| GeomWithData::new(point.place, index));
        Self { tree: RTree::bulk_load(placed.collect()) }
    }

    /// The nearest measurements of a mast and of others, with their distances, m; those as near in the order of the points.
    pub(super) fn near(
        &self,
        points: &[ResidualPoint],
        mast: usize,
        place: [f64; 2],
        reach_m: f64,
    ) -> Vec<(f64, usize)> {
        let corner = |sign: f64| [place[0] + sign * reach_m, place[1] + sign * reach_m];
        let within = self.tree.locate_in_envelope(AABB::from_corners(corner(-1.0), corner(1.0)));
        let mut all: Vec<(f64, usize)> = within
            .map(|found| {
                let at = found.geom();
                ((at[0] - place[0]).hypot(at[1] - place[1]), found.data)
            })
            .filter(|(away_m, _)| *away_m <= reach_m)
            .collect();
        all.sort_unstable_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
        let (own, others): (Vec<_>, Vec<_>) =
            all.into_iter().partition(|(_, index)| points[*index].mast == mast);
        own.into_iter().take(MOST.0).chain(others.into_iter().take(MOST.1)).collect()
    }
}
