//! The horizons of the two ends of a path.
use super::PathProfile;
use crate::geodesy::EffectiveEarth;
use crate::units::Length;

/// The point that bounds the view from one end of a path.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Horizon {
    /// Index of the profile point.
    pub index: usize,
    /// Ground distance from the transmitter.
    pub distance: Length,
    /// Height of terrain with clutter and Earth bulge over the straight ray between the antennas, metres.
    pub height_over_ray_m: f64,
    /// Elevation at which this end sees the point, milliradians above its horizontal.
    pub elevation_mrad: f64,
}

/// The horizons of both ends.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Horizons {
    /// The transmitter's.
    pub transmitter: Horizon,
    /// The receiver's.
    pub receiver: Horizon,
}

/// The horizons of a path that terrain with clutter blocks; `None` where nothing reaches the straight ray.
///
/// # Units and conventions
/// Antenna heights are above ground. Of points seen under one elevation the first at the transmitter and the last
/// towards the receiver counts.
///
/// # Cost
/// O(n).
///
/// # Source
/// ITU-R P.526-16, §4.5.1, equations (52) and (56), for the slopes; P.1812-8, Attachment 1, equations (74) and (78),
/// for the elevation.
#[must_use]
pub fn horizons(
    profile: &PathProfile,
    tx_height_agl: Length,
    rx_height_agl: Length,
    earth: EffectiveEarth,
) -> Option<Horizons> {
    let d_km = profile.distance_km();
    let last = d_km.len() - 1;
    let whole_km = d_km[last];
    let h_ts_m = profile.ground_m()[0] + tx_height_agl.metres();
    let h_rs_m = profile.ground_m()[last] + rx_height_agl.metres();
    let chord_m_per_km = (h_rs_m - h_ts_m) / whole_km;
    let mut seen: [Option<(f64, Horizon)>; 2] = [None, None];
    let mut blocked = false;
    for (index, &obstacle_m) in profile.obstacle_m().iter().enumerate().take(last).skip(1) {
        let (d1_km, d2_km) = (d_km[index], whole_km - d_km[index]);
        let over_ray_m = obstacle_m + earth.bulge_m(d1_km, d2_km) - (h_ts_m + chord_m_per_km * d1_km);
        blocked |= over_ray_m >= 0.0;
        let horizon = |end_m: f64, away_km: f64| Horizon {
            index,
            distance: Length::from_kilometres(d1_km),
            height_over_ray_m: over_ray_m,
            elevation_mrad: 1_000.0
                * ((obstacle_m - end_m) / (1_000.0 * away_km) - 0.5 * away_km / earth.radius_km()).atan(),
        };
        let (from_tx, from_rx) = (over_ray_m / d1_km, over_ray_m / d2_km);
        if seen[0].is_none_or(|(steepest, _)| from_tx > steepest) {
            seen[0] = Some((from_tx, horizon(h_ts_m, d1_km)));
        }
        if seen[1].is_none_or(|(steepest, _)| from_rx >= steepest) {
            seen[1] = Some((from_rx, horizon(h_rs_m, d2_km)));
        }
    }
    let [Some((_, transmitter)), Some((_, receiver))] = seen else { return None };
    blocked.then_some(Horizons { transmitter, receiver })
}

#[cfg(test)]
mod tests {
    use super::horizons;
    use crate::geodesy::EffectiveEarth;
    use crate::terrain::PathProfile;
    use crate::units::Length;

    fn antennas() -> (Length, Length) {
        (Length::from_metres(10.0), Length::from_metres(10.0))
    }

    #[test]
    fn two_ridges_are_a_horizon_each() {
        let path = PathProfile::bare_inland(vec![0.0, 2.0, 5.0, 8.0, 10.0], vec![0.0, 110.0, 0.0, 60.0, 0.0]);
        let path = path.expect("a path");
        let flat = EffectiveEarth::from_radius(Length::from_kilometres(1e12));
        let found = horizons(&path, antennas().0, antennas().1, flat).expect("a blocked path");
        assert_eq!((found.transmitter.index, found.receiver.index), (1, 3));
        // (110 - 10) m over 2 km is 50 mrad, (60 - 10) m over 2 km is 25 mrad
        assert!((found.transmitter.elevation_mrad - 1_000.0 * 0.05_f64.atan()).abs() < 1e-6);
        assert!((found.receiver.elevation_mrad - 1_000.0 * 0.025_f64.atan()).abs() < 1e-6);
        assert!((found.transmitter.height_over_ray_m - 100.0).abs() < 1e-6);
    }

    #[test]
    fn a_curved_earth_hides_what_a_flat_one_shows() {
        let path = PathProfile::bare_inland(vec![0.0, 25.0, 50.0], vec![0.0; 3]).expect("a path");
        let flat = EffectiveEarth::from_radius(Length::from_kilometres(1e12));
        assert!(horizons(&path, antennas().0, antennas().1, flat).is_none());
        // the bulge is 500 x 25 x 25 / 8494.667 = 36.788 m, the ray at 10 m
        let found = horizons(&path, antennas().0, antennas().1, EffectiveEarth::median(39.25))
            .expect("a blocked path");
        assert!((found.transmitter.height_over_ray_m - 26.788).abs() < 1e-3);
        assert!((found.transmitter.elevation_mrad - found.receiver.elevation_mrad).abs() < 1e-9);
    }

    #[test]
    fn a_path_without_inner_points_has_no_horizon() {
        let path = PathProfile::bare_inland(vec![0.0, 1.0], vec![0.0, 0.0]).expect("a path");
        assert!(horizons(&path, antennas().0, antennas().1, EffectiveEarth::median(45.0)).is_none());
    }
}
