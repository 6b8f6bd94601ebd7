//! Clearings: no buildings and trees stand right beside the antennas of a path.
use super::{PathProfile, Zone};
use crate::units::Length;

/// Ground and clutter where a clearing ends.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ClearingEdge {
    /// Ground, metres above sea.
    pub ground_m: f64,
    /// Clutter, metres above ground.
    pub clutter_m: f64,
}

/// The two places of a path where its clearings end, km from the transmitter; `None` where they meet: no clutter stands between.
#[must_use]
pub fn clearing_ends_km(clearing_km: f64, path_km: f64) -> Option<[f64; 2]> {
    let far_km = path_km - clearing_km;
    (clearing_km <= far_km).then_some([clearing_km, far_km])
}

impl PathProfile {
    /// The size of a clearing where none is stated.
    ///
    /// # Source
    /// The clear zone around a terminal in ITU-R P.452-18.
    pub const CLEARING: Length = Length::from_metres(50.0);

    /// The same path with both ends in clearings: no clutter nearer to an antenna than `clearing`, and a sample exactly there, if
    /// clutter stands there. The first obstacle then lies as far from the antenna whatever the step of the profile and
    /// whichever end it is seen from. `edge` tells ground and clutter at a distance from the transmitter in km; without a value no sample is
    /// added. The clutter at the two ends stays: it is no obstacle, but tells how high the antennas are over it.
    ///
    /// # Units and conventions
    /// A clearing of 0 leaves the profile as it is, and so does a path without clutter.
    ///
    /// # Cost
    /// O(n).
    ///
    /// # Source
    /// The clear zone around a terminal in ITU-R P.452-18, whose profiles with clutter are those of P.1812-8.
    #[must_use]
    pub fn with_clearings(self, clearing: Length, edge: impl Fn(f64) -> Option<ClearingEdge>) -> Self {
        let clearing_km = clearing.kilometres();
        if clearing_km <= 0.0 || !self.clutter_m().iter().any(|clutter_m| *clutter_m > 0.0) {
            return self;
        }
        let path_km = self.ground_distance().kilometres();
        let ends_km = clearing_ends_km(clearing_km, path_km);
        let mut edges_km: Vec<f64> = ends_km.into_iter().flatten().collect();
        edges_km.dedup();
        let mut edges_km = edges_km.into_iter().peekable();
        let mut made = Columns::with_capacity(self.points() + 2);
        let mut at_edges = Vec::new();
        for (index, &d_km) in self.distance_km().iter().enumerate() {
            while let Some(edge_km) = edges_km.next_if(|edge_km| *edge_km <= d_km) {
                let inserted = (edge_km < d_km).then(|| edge(edge_km)).flatten();
                if let Some(ClearingEdge { ground_m, clutter_m }) =
                    inserted.filter(|edge| edge.clutter_m > 0.0)
                {
                    let zone = self.nearer_zone(index, edge_km);
                    at_edges.push(made.distance_km.len());
                    made.push(edge_km, ground_m, clutter_m, zone);
                }
            }
            let at_an_end = index == 0 || index + 1 == self.points();
            let outside = ends_km.is_some_and(|[near_km, far_km]| (near_km..=far_km).contains(&d_km));
            let clutter_m = if at_an_end || outside { self.clutter_m()[index] } else { 0.0 };
            made.push(d_km, self.ground_m()[index], clutter_m, self.zone()[index]);
        }
        let mut profile = Self::whole(made.distance_km, made.ground_m, made.clutter_m, made.zone);
        profile.at_edges = at_edges;
        profile
    }

    /// The zone of the nearer of a sample and the one before it.
    fn nearer_zone(&self, index: usize, at_km: f64) -> Zone {
        let before_km = self.distance_km()[index - 1];
        let is_nearer_before = at_km - before_km < self.distance_km()[index] - at_km;
        self.zone()[if is_nearer_before { index - 1 } else { index }]
    }
}

/// The columns of a profile that is being made.
struct Columns {
    distance_km: Vec<f64>,
    ground_m: Vec<f64>,
    clutter_m: Vec<f64>,
    zone: Vec<Zone>,
}

impl Columns {
    fn with_capacity(points: usize) -> Self {
        Self {
            distance_km: Vec::with_capacity(points),
            ground_m: Vec::with_capacity(points),
            clutter_m: Vec::with_capacity(points),
            zone: Vec::with_capacity(points),
        }
    }

    fn push(&mut self, d_km: f64, ground_m: f64, clutter_m: f64, zone: Zone) {
        self.distance_km.push(d_km);
        self.ground_m.push(ground_m);
        self.clutter_m.push(clutter_m);
        self.zone.push(zone);
    }
}

#[cfg(test)]
mod tests {
    use super::ClearingEdge;
    use crate::terrain::{PathProfile, Zone};
    use crate::units::Length;

    fn uniform(points: usize, step_km: f64) -> PathProfile {
        let distance_km = (0..points).map(|index| index as f64 * step_km).collect();
        let ground_m = (0..points).map(|index| index as f64).collect();
        PathProfile::new(distance_km, ground_m, vec![10.0; points], vec![Zone::Inland; points])
            .expect("a path")
    }

    fn cleared(points: usize, step_km: f64, clearing_m: f64) -> PathProfile {
        let edge = |d_km: f64| Some(ClearingEdge { ground_m: d_km / step_km, clutter_m: 10.0 });
        uniform(points, step_km).with_clearings(Length::from_metres(clearing_m), edge)
    }

    #[test]
    fn clutter_begins_exactly_where_the_clearing_ends() {
        let path = cleared(11, 0.03, 50.0);
        assert_eq!(path.points(), 13);
        assert!(
            (path.distance_km()[2] - 0.05).abs() < 1e-12 && (path.distance_km()[10] - 0.25).abs() < 1e-12
        );
        let tops: Vec<f64> =
            path.obstacle_m().iter().zip(path.ground_m()).map(|(top, ground)| top - ground).collect();
        let expected = [0.0, 0.0, 10.0, 10.0, 10.0, 10.0, 10.0, 10.0, 10.0, 10.0, 10.0, 0.0, 0.0];
        assert!(tops.iter().zip(expected).all(|(top, expected)| (top - expected).abs() < 1e-12), "{tops:?}");
        assert!(path.clutter_m()[0] > 9.0 && path.clutter_m()[12] > 9.0);
        // the samples at the edges are not among the even ones
        let even = uniform(11, 0.03);
        assert_eq!(path.without_edges().distance_km(), even.distance_km());
        assert_eq!(path.without_clutter(), even.without_clutter());
        assert_eq!(path.reversed().without_edges().ground_m(), even.reversed().ground_m());
        let mut shorter = path.clone();
        shorter.shorten_to(12);
        assert_eq!(shorter.without_edges().distance_km(), &even.distance_km()[..10]);
        // seen from the other end
        let turned = path.reversed();
        for (a, b) in turned.obstacle_m().iter().zip(path.obstacle_m().iter().rev()) {
            assert!((a - b).abs() < 1e-12);
        }
    }

    #[test]
    fn a_sample_on_the_edge_and_clearings_that_meet() {
        let path = cleared(11, 0.025, 50.0);
        assert_eq!(path.points(), 11);
        assert!(path.obstacle_m()[2] > path.ground_m()[2] && path.obstacle_m()[1] <= path.ground_m()[1]);
        let short = cleared(4, 0.03, 50.0);
        assert!(!short.has_clutter() && short.points() == 4);
        assert_eq!(cleared(11, 0.03, 0.0), uniform(11, 0.03));
        // no clutter where the clearing ends: nothing is added
        let bare_edge = |_: f64| Some(ClearingEdge { ground_m: 0.0, clutter_m: 0.0 });
        let path = uniform(11, 0.03).with_clearings(Length::from_metres(50.0), bare_edge);
        assert_eq!(path.points(), 11);
    }
}
