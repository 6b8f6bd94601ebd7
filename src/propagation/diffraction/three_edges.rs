//! The Deygout construction: a principal edge and one on either side of it.
use super::bullington::clear_nu_sqrt_m;
use super::ends::Ends;
use super::knife_edge::{NU_WITHOUT_LOSS, knife_edge_loss_db};

/// The points of a profile.
#[derive(Clone, Copy, Debug)]
pub struct Points<'p> {
    /// Distances from the transmitter, km.
    pub distance_km: &'p [f64],
    /// As many heights, m above sea.
    pub height_m: &'p [f64],
}

/// One end of a ray: a point's index, and how high the ray stands there, m above sea.
#[derive(Clone, Copy)]
pub(super) struct RayEnd {
    pub(super) index: usize,
    pub(super) height_m: f64,
}

/// One edge, free of wavelength: nu = `nu_sqrt_m` / sqrt(lambda).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct EdgePoint {
    /// Index of the profile point.
    pub index: usize,
    /// Distance from the transmitter, km.
    pub distance_km: f64,
    /// Diffraction parameter over its own sub-path times the square root of the wavelength, sqrt(m).
    pub nu_sqrt_m: f64,
}

/// The edges of a path; `None` where there is no point to stand for one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ThreeEdges {
    /// Length of the path, km.
    pub d_km: f64,
    /// The point of largest nu between the antennas.
    pub principal: Option<EdgePoint>,
    /// The point of largest nu between the transmitter and the principal edge.
    pub transmitter_side: Option<EdgePoint>,
    /// The point of largest nu between the principal edge and the receiver.
    pub receiver_side: Option<EdgePoint>,
}

/// The parts of a three-edge loss, dB.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct ThreeEdgeTerms {
    /// Knife-edge loss of the principal edge.
    pub principal_db: f64,
    /// Knife-edge loss of the edge on the transmitter's side, before weighting.
    pub transmitter_side_db: f64,
    /// Knife-edge loss of the edge on the receiver's side, before weighting.
    pub receiver_side_db: f64,
    /// Empirical correction C, before weighting.
    pub correction_db: f64,
}

impl ThreeEdges {
    /// From distances (km) and obstacle heights (m above sea) of a profile, the first and last at the antennas' feet.
    ///
    /// Of points with equal nu the one nearest to the transmitter is taken.
    ///
    /// # Cost
    /// O(n).
    ///
    /// # Source
    /// ITU-R P.526-11, §4.4.2: nu of a point over the ray between the ends of its sub-path, with the effective Earth's
    /// bulge over that sub-path.
    #[must_use]
    pub fn of(points: Points<'_>, ends: Ends) -> Self {
        let transmitter = RayEnd { index: 0, height_m: ends.h_ts_m };
        let receiver = RayEnd { index: points.distance_km.len() - 1, height_m: ends.h_rs_m };
        let principal = greatest(points, transmitter, receiver, ends.c_e);
        let sides = principal.map(|edge| {
            let top = RayEnd { index: edge.index, height_m: points.height_m[edge.index] };
            (greatest(points, transmitter, top, ends.c_e), greatest(points, top, receiver, ends.c_e))
        });
        let (transmitter_side, receiver_side) = sides.unwrap_or((None, None));
        Self { d_km: ends.d_km, principal, transmitter_side, receiver_side }
    }

    /// The loss of one wavelength, its parts kept apart; all zero where the principal edge causes no loss.
    #[must_use]
    pub fn terms(&self, wavelength_m: f64) -> ThreeEdgeTerms {
        let nu = |edge: Option<EdgePoint>| {
            edge.map_or(f64::NEG_INFINITY, |edge| edge.nu_sqrt_m / wavelength_m.sqrt())
        };
        if nu(self.principal) <= NU_WITHOUT_LOSS {
            return ThreeEdgeTerms::default();
        }
        ThreeEdgeTerms {
            principal_db: knife_edge_loss_db(nu(self.principal)),
            transmitter_side_db: knife_edge_loss_db(nu(self.transmitter_side)),
            receiver_side_db: knife_edge_loss_db(nu(self.receiver_side)),
            correction_db: 10.0 + 0.04 * self.d_km,
        }
    }
}

impl ThreeEdgeTerms {
    /// The whole loss, dB: J(nu_p) + T (J(nu_t) + J(nu_r) + C), T = 1 - exp(-J(nu_p) / 6).
    ///
    /// # Source
    /// ITU-R P.526-11, §4.4.2.
    #[must_use]
    pub fn total_db(&self) -> f64 {
        let weight = 1.0 - (-self.principal_db / 6.0).exp();
        self.principal_db + weight * (self.transmitter_side_db + self.receiver_side_db + self.correction_db)
    }
}

/// The inner point of largest nu between two ends.
fn greatest(points: Points<'_>, from: RayEnd, to: RayEnd, c_e: f64) -> Option<EdgePoint> {
    let Points { distance_km: d_km, height_m } = points;
    let from_km = d_km[from.index];
    let ends = Ends { d_km: d_km[to.index] - from_km, h_ts_m: from.height_m, h_rs_m: to.height_m, c_e };
    let mut found: Option<EdgePoint> = None;
    for index in from.index + 1..to.index {
        let nu_sqrt_m = clear_nu_sqrt_m(d_km[index] - from_km, height_m[index], ends);
        if found.is_none_or(|before| nu_sqrt_m > before.nu_sqrt_m) {
            found = Some(EdgePoint { index, distance_km: d_km[index], nu_sqrt_m });
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::{Ends, Points, ThreeEdges};

    #[test]
    fn three_ridges_by_hand() {
        // flat Earth, antennas at 10 m, ridges of 100, 200 and 100 m at 5, 10 and 15 km of 20; lambda 0.3 m
        // principal: 190 m over the ray: nu = 190 sqrt(2 20000 / (0.3 10000 10000)) = 6.93782; J = 6.9 + 20 log(sqrt(6.83782^2
        //   + 1) + 6.83782) = 29.6650
        // sides: ray from 10 to 200 m at half way 105 m: -5 m: nu = -5 sqrt(2 10000 / (0.3 5000 5000)) = -0.258199;
        //   J = 6.9 + 20 log(sqrt(0.358199^2 + 1) - 0.358199) = 3.8517
        // T = 1 - exp(-29.6650 / 6) = 0.992875; C = 10.8; total = 29.6650 + 0.992875 (7.7034 + 10.8) = 48.0366
        let points = Points {
            distance_km: &[0.0, 5.0, 10.0, 15.0, 20.0][..],
            height_m: &[0.0, 100.0, 200.0, 100.0, 0.0][..],
        };
        let ends = Ends { d_km: 20.0, h_ts_m: 10.0, h_rs_m: 10.0, c_e: 0.0 };
        let edges = ThreeEdges::of(points, ends);
        assert_eq!(edges.principal.map(|edge| edge.index), Some(2));
        assert_eq!(edges.transmitter_side.map(|edge| edge.index), Some(1));
        assert_eq!(edges.receiver_side.map(|edge| edge.index), Some(3));
        let terms = edges.terms(0.3);
        assert!((terms.principal_db - 29.6650).abs() < 1e-3, "{terms:?}");
        assert!((terms.transmitter_side_db - 3.8517).abs() < 1e-3);
        assert!((terms.receiver_side_db - 3.8517).abs() < 1e-3);
        assert!((terms.total_db() - 48.0366).abs() < 2e-3, "{}", terms.total_db());
    }

    #[test]
    fn a_free_path_loses_nothing_and_a_bare_one_has_no_edge() {
        let ends = Ends { d_km: 20.0, h_ts_m: 300.0, h_rs_m: 300.0, c_e: 0.0 };
        let free = ThreeEdges::of(Points { distance_km: &[0.0, 10.0, 20.0], height_m: &[0.0; 3] }, ends);
        assert!(free.terms(0.3).total_db().abs() < 1e-12);
        let bare = ThreeEdges::of(Points { distance_km: &[0.0, 20.0], height_m: &[0.0; 2] }, ends);
        assert!(bare.principal.is_none() && bare.terms(0.3).total_db().abs() < 1e-12);
    }

    #[test]
    fn the_bulge_belongs_to_the_sub_path() {
        // ae 8500 km, 40 km: bulge half way 500 20 20 / 8500 = 23.529 m; over the first half 500 10 10 / 8500 = 5.882 m
        let points =
            Points { distance_km: &[0.0, 10.0, 20.0, 40.0][..], height_m: &[0.0, 0.0, 100.0, 0.0][..] };
        let ends = Ends { d_km: 40.0, h_ts_m: 0.0, h_rs_m: 0.0, c_e: 1.0 / 8_500.0 };
        let edges = ThreeEdges::of(points, ends);
        let nu = |height_m: f64, d_km: f64| height_m * (0.002 * 4.0 / d_km).sqrt();
        let principal = edges.principal.expect("the ridge").nu_sqrt_m;
        assert!((principal - nu(123.529_411_76, 40.0)).abs() < 1e-8);
        let side = edges.transmitter_side.expect("a side").nu_sqrt_m;
        assert!((side - nu(5.882_352_94 - 50.0, 20.0)).abs() < 1e-8);
    }
}
