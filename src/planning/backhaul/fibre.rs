//! Fibre to be laid: how much of it.
use super::road_network::RoadNetwork;
use crate::geodesy::Position;
use crate::units::Length;

/// What fibre follows.
#[derive(Clone, Copy, Debug)]
pub struct FibreQuestion<'a> {
    /// Roads, where they are known.
    pub roads: Option<&'a RoadNetwork>,
    /// Length of a way over its straight line, where there is no road.
    pub detour_factor: f64,
    /// A place farther from any road does not use them.
    pub farthest_road: Length,
}

impl Default for FibreQuestion<'_> {
    /// Without roads; a detour factor of 1.4 and roads within 2 km, choices.
    ///
    /// # Source
    /// Road distances over straight ones are some 1.2 to 1.4 in most countries: R. H. Ballou, H. Rahardja, N. Sakai, "Selected country circuity factors for road
    /// travel distance estimation", Transportation Research A 36 (2002), 843-848.
    fn default() -> Self {
        Self { roads: None, detour_factor: 1.4, farthest_road: Length::from_kilometres(2.0) }
    }
}

/// What a length of fibre was measured on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FibreBasis {
    /// Along roads, with detours from both ends to the nearest road.
    Roads,
    /// The straight line times the detour factor.
    Straight,
}

/// A way of fibre.
#[derive(Clone, Debug, PartialEq)]
pub struct FibreRoute {
    /// How much fibre.
    pub length: Length,
    /// What it was measured on.
    pub basis: FibreBasis,
    /// Its line on the planning grid, easting and northing, m, from the site to the fibre's end; without the detours.
    pub line: Vec<[f64; 2]>,
}

const fn on_grid(position: &Position) -> [f64; 2] {
    [position.easting_m, position.northing_m]
}

impl FibreQuestion<'_> {
    /// Fibre from each of some sites to a fibre's end: along roads where both are near roads that are connected, else straight with the detour factor.
    ///
    /// # Units and conventions
    /// Lengths on the grid are made true by the mean scale of both ends.
    ///
    /// # Cost
    /// One search over all roads, O(n log n), then O(log n) and the length of the way per site.
    #[must_use]
    pub fn routes_to(&self, fibre_end: &Position, sites: &[Position]) -> Vec<FibreRoute> {
        let near = |roads: &RoadNetwork, place: &Position| {
            let junction = roads.junction(on_grid(place))?;
            (junction.away_m <= self.farthest_road.metres() * place.point_scale).then_some(junction)
        };
        let ways = self.roads.and_then(|roads| {
            let goal = near(roads, fibre_end)?;
            Some((roads, goal, roads.ways_to(goal)))
        });
        let along = |site: &Position| {
            let (roads, goal, ways) = ways.as_ref()?;
            let start = near(roads, site)?;
            let (road_m, points) = ways.from(start)?;
            let mut line = vec![on_grid(site)];
            line.extend(points);
            line.push(on_grid(fibre_end));
            Some((road_m + self.detour_factor * (start.away_m + goal.away_m), FibreBasis::Roads, line))
        };
        let straight = |site: &Position| {
            let [from, to] = [on_grid(site), on_grid(fibre_end)];
            let straight_m = (from[0] - to[0]).hypot(from[1] - to[1]);
            (self.detour_factor * straight_m, FibreBasis::Straight, vec![from, to])
        };
        let route = |site: &Position| {
            let (on_grid_m, basis, line) = along(site).unwrap_or_else(|| straight(site));
            let scale = f64::midpoint(site.point_scale, fibre_end.point_scale);
            FibreRoute { length: Length::from_metres(on_grid_m / scale), basis, line }
        };
        sites.iter().map(route).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::{FibreBasis, FibreQuestion};
    use crate::geodesy::{LonLat, Position};
    use crate::planning::backhaul::RoadNetwork;
    use crate::units::Length;
    use proptest::prelude::*;

    fn at(easting_m: f64, northing_m: f64) -> Position {
        Position {
            geographic: LonLat { longitude_deg: 104.0, latitude_deg: 21.0 },
            easting_m,
            northing_m,
            meridian_convergence_deg: 0.0,
            point_scale: 1.0,
        }
    }

    /// A square of roads with sides of 3 km; a road of its own in the north.
    fn roads() -> RoadNetwork {
        RoadNetwork::new(&[
            vec![[0.0, 0.0], [3_000.0, 0.0], [3_000.0, 3_000.0]],
            vec![[0.3, 0.2], [0.0, 3_000.0], [3_000.0, 3_000.0]],
            vec![[0.0, 9_000.0], [5_000.0, 9_000.0]],
        ])
    }

    #[test]
    fn ways_by_hand() {
        let roads = roads();
        let question = FibreQuestion { roads: Some(&roads), ..FibreQuestion::default() };
        let end = at(0.0, -500.0);
        let sites = [
            at(1_000.0, 100.0),
            at(3_100.0, 2_000.0),
            at(1_000.0, 3_200.0),
            at(0.0, 8_900.0),
            at(-4_000.0, 0.0),
        ];
        let routes = question.routes_to(&end, &sites);
        let told: Vec<_> = routes.iter().map(|route| (route.length.metres(), route.basis)).collect();
        // 0.7 km off the road to the end; then 1 km; 3 + 2 km; 3 + 1 km; beside the road without connection; off the roads
        let expected = [
            (1_000.0 + 700.0 + 140.0, FibreBasis::Roads),
            (5_000.0 + 700.0 + 140.0, FibreBasis::Roads),
            (4_000.0 + 700.0 + 280.0, FibreBasis::Roads),
            (1.4 * 9_400.0, FibreBasis::Straight),
            (1.4 * 4_000.0_f64.hypot(500.0), FibreBasis::Straight),
        ];
        for ((found, basis), (length_m, expected)) in told.iter().zip(expected) {
            // vertices within a metre of each other are one
            assert!((found - length_m).abs() < 1.5 && *basis == expected, "{found} {basis:?}, {length_m}");
        }
        let line = &routes[1].line;
        assert_eq!((line[0], line[1], line[2]), ([3_100.0, 2_000.0], [3_000.0, 2_000.0], [3_000.0, 0.0]));
        assert_eq!(line.last(), Some(&[0.0, -500.0]));
    }

    #[test]
    fn the_scale_of_the_grid_counts() {
        let scaled = |easting_m: f64| Position { point_scale: 0.9996, ..at(easting_m, 0.0) };
        let route = &FibreQuestion::default().routes_to(&scaled(0.0), &[scaled(9_996.0)])[0];
        assert!((route.length.metres() - 14_000.0).abs() < 1e-6);
    }

    #[test]
    fn no_roads_at_all_are_straight_lines() {
        let none = RoadNetwork::new(&[vec![[f64::NAN, 0.0], [1.0, 1.0]], Vec::new()]);
        let question = FibreQuestion { roads: Some(&none), ..FibreQuestion::default() };
        assert_eq!(question.routes_to(&at(0.0, 0.0), &[at(100.0, 0.0)])[0].basis, FibreBasis::Straight);
    }

    proptest! {
        #[test]
        fn ways_are_the_shortest_of_all(
            links in prop::collection::vec((0..12_usize, 0..12_usize), 6..30),
            place in 0..12_usize,
            goal in 0..12_usize,
        ) {
            let vertex = |number: usize| [(number % 4) as f64 * 1_000.0 + (number * number * 3) as f64, (number * number % 7) as f64 * 700.0 + number as f64];
            let roads: Vec<_> = links.iter().filter(|(a, b)| a != b).map(|&(a, b)| vec![vertex(a), vertex(b)]).collect();
            let network = RoadNetwork::new(&roads);
            let mut apart = [[f64::INFINITY; 12]; 12];
            for &(a, b) in &links {
                let length = (vertex(a)[0] - vertex(b)[0]).hypot(vertex(a)[1] - vertex(b)[1]);
                apart[a][b] = length;
                apart[b][a] = length;
            }
            (0..12).for_each(|number| apart[number][number] = 0.0);
            for k in 0..12 {
                for i in 0..12 {
                    for j in 0..12 {
                        apart[i][j] = apart[i][j].min(apart[i][k] + apart[k][j]);
                    }
                }
            }
            let (on_road, to_road) = (|v: usize| links.iter().any(|&(a, b)| a != b && (a == v || b == v)), Length::from_metres(0.5));
            prop_assume!(on_road(place) && on_road(goal) && apart[place][goal].is_finite());
            let question = FibreQuestion { roads: Some(&network), farthest_road: to_road, ..FibreQuestion::default() };
            let [from, to] = [place, goal].map(|number| at(vertex(number)[0], vertex(number)[1]));
            let route = &question.routes_to(&to, &[from])[0];
            prop_assert_eq!(route.basis, FibreBasis::Roads);
            prop_assert!((route.length.metres() - apart[place][goal]).abs() < 1e-6);
        }
    }
}
