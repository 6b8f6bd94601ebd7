//! Places found by position.
use super::{GeodesicLine, LonLat, Position, geodesic_line};
use crate::units::Length;
use rstar::RTree;
use rstar::primitives::GeomWithData;

/// Distances on the planning grid differ from geodesic ones by the scale; this much more is searched before the exact test.
const GRID_ALLOWANCE: f64 = 1.02;

/// Places in an R-tree over planning coordinates, searched by geodesic distance.
///
/// # Cost and determinism
/// Built in O(n log n); a search is O(log n) and the places it meets. Of places equally near the first given wins.
///
/// # Examples
/// ```
/// use signalgap::geodesy::{LonLat, PlaceIndex, Position};
/// let place = |easting_m| Position {
///     geographic: LonLat { longitude_deg: easting_m / 111_195.0, latitude_deg: 0.0 },
///     easting_m,
///     northing_m: 0.0,
///     meridian_convergence_deg: 0.0,
///     point_scale: 1.0,
/// };
/// let index = PlaceIndex::of([place(0.0), place(5_000.0)]);
/// let (nearest, distance) = index.nearest(&place(4_000.0)).expect("a place");
/// assert_eq!(nearest, 1);
/// assert!((distance.metres() - 1_000.0).abs() < 5.0);
/// ```
pub struct PlaceIndex {
    geographic: Vec<LonLat>,
    tree: RTree<GeomWithData<[f64; 2], usize>>,
}

impl PlaceIndex {
    /// Indexes places; results refer to them by their order here.
    #[must_use]
    pub fn of(places: impl IntoIterator<Item = Position>) -> Self {
        let (mut geographic, mut points) = (Vec::new(), Vec::new());
        for (index, place) in places.into_iter().enumerate() {
            geographic.push(place.geographic);
            points.push(GeomWithData::new([place.easting_m, place.northing_m], index));
        }
        Self { geographic, tree: RTree::bulk_load(points) }
    }

    /// Indices of the places within a geodesic radius, rising, each with the geodesic from there to `place`.
    #[must_use]
    pub fn within(&self, place: &Position, radius: Length) -> Vec<(usize, GeodesicLine)> {
        let searched_m = radius.metres() * place.point_scale * GRID_ALLOWANCE;
        let around = self
            .tree
            .locate_within_distance([place.easting_m, place.northing_m], searched_m * searched_m)
            .map(|entry| (entry.data, self.line_to(place, entry.data)));
        let mut found: Vec<(usize, GeodesicLine)> =
            around.filter(|(_, line)| line.ground_distance <= radius).collect();
        found.sort_unstable_by_key(|(index, _)| *index);
        found
    }

    /// The place with the smallest geodesic distance, and that distance; `None` of an empty index.
    #[must_use]
    pub fn nearest(&self, place: &Position) -> Option<(usize, Length)> {
        let mut best: Option<(usize, Length)> = None;
        for (entry, square_m2) in
            self.tree.nearest_neighbor_iter_with_distance_2([place.easting_m, place.northing_m])
        {
            if let Some((_, least)) = best
                && square_m2.sqrt() > least.metres() * place.point_scale * GRID_ALLOWANCE
            {
                break;
            }
            let found = (entry.data, self.line_to(place, entry.data).ground_distance);
            best = Some(best.map_or(found, |best| {
                let order = found.1.metres().total_cmp(&best.1.metres()).then(found.0.cmp(&best.0));
                if order.is_lt() { found } else { best }
            }));
        }
        best
    }

    fn line_to(&self, place: &Position, index: usize) -> GeodesicLine {
        geodesic_line(self.geographic[index], place.geographic)
    }
}

#[cfg(test)]
mod tests {
    use super::PlaceIndex;
    use crate::geodesy::{LonLat, Position, geodesic_line};
    use crate::units::Length;
    use proptest::prelude::*;

    /// Metres of a degree on the equator of WGS 84.
    const DEGREE_M: f64 = 111_319.490_793;

    /// Near the equator on an equirectangular grid whose scale, 0.9996 in longitude, differs a little by direction.
    fn place((x, y): (f64, f64)) -> Position {
        Position {
            geographic: LonLat { longitude_deg: x / DEGREE_M, latitude_deg: y / DEGREE_M },
            easting_m: x * 0.999_6,
            northing_m: y,
            meridian_convergence_deg: 0.0,
            point_scale: 1.0,
        }
    }

    fn places() -> impl Strategy<Value = Vec<(f64, f64)>> {
        prop::collection::vec((0.0..50_000.0, 0.0..50_000.0), 1..60)
    }

    proptest! {
        #[test]
        fn searches_find_what_a_look_at_every_place_finds(all in places(), at in (0.0..50_000.0, 0.0..50_000.0)) {
            let index = PlaceIndex::of(all.iter().copied().map(place));
            let from = place(at);
            let distance_m = |&other: &(f64, f64)| {
                geodesic_line(place(other).geographic, from.geographic).ground_distance.metres()
            };
            let least_m = all.iter().map(distance_m).fold(f64::INFINITY, f64::min);
            let (nearest, distance) = index.nearest(&from).expect("a place");
            prop_assert_eq!(distance.metres().to_bits(), least_m.to_bits());
            prop_assert_eq!(distance_m(&all[nearest]).to_bits(), least_m.to_bits());
            let near: Vec<usize> = (0..all.len()).filter(|&i| distance_m(&all[i]) <= 10_000.0).collect();
            let found: Vec<usize> =
                index.within(&from, Length::from_kilometres(10.0)).into_iter().map(|(index, _)| index).collect();
            prop_assert_eq!(found, near);
        }
    }

    #[test]
    fn of_places_equally_near_the_first_wins_and_none_is_none() {
        let twice = [place((100.0, 0.0)), place((100.0, 0.0))];
        let found = PlaceIndex::of(twice).nearest(&place((0.0, 0.0)));
        assert_eq!(found.map(|(index, _)| index), Some(0));
        assert!(PlaceIndex::of([]).nearest(&twice[0]).is_none());
    }
}
