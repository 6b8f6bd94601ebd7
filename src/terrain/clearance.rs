//! Line of sight and clearance of the first Fresnel zone.
use super::PathProfile;
use crate::geodesy::EffectiveEarth;
use crate::units::{Frequency, Length};

/// The most obstructing point of a path.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Obstruction {
    /// Index of the profile point.
    pub index: usize,
    /// Ground distance from the transmitter.
    pub distance: Length,
    /// Height of terrain with clutter and Earth bulge over the straight ray, metres; negative when below it.
    pub height_over_ray_m: f64,
}

/// How free the ray is.
///
/// # Examples
/// ```
/// use signalgap::geodesy::EffectiveEarth;
/// use signalgap::terrain::{PathProfile, clearance};
/// use signalgap::units::{Frequency, Length};
/// // a ridge of 100 m halfway, its foot as low as both ends
/// let ridge = PathProfile::bare_inland(vec![0.0, 5.0, 10.0], vec![0.0, 100.0, 0.0]).expect("a profile");
/// let (mast, handset) = (Length::from_metres(30.0), Length::from_metres(10.0));
/// let earth = EffectiveEarth::median(45.0);
/// let found = clearance(&ridge, mast, handset, earth, Frequency::from_megahertz(900.0));
/// assert!(!found.line_of_sight);
/// // 80 m and the Earth's bulge over the ray, where the first Fresnel zone has a radius of 28.86 m
/// assert!((found.obstruction.expect("a point").height_over_ray_m - 81.399_654).abs() < 1e-6);
/// assert!((found.fresnel_share + 2.820_7).abs() < 1e-3);
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Clearance {
    /// Whether nothing reaches the straight ray.
    pub line_of_sight: bool,
    /// The smallest clearance as a share of the first Fresnel radius: 1 is a fully clear zone, 0 is grazing,
    /// negative is blocked.
    pub fresnel_share: f64,
    /// The point that obstructs most, by the diffraction parameter nu; `None` on a path without inner points.
    pub obstruction: Option<Obstruction>,
    /// Elevation at which the wave leaves the transmitter, degrees above its horizontal: towards the receiver when
    /// nothing is higher, otherwise towards the transmitter's horizon.
    pub departure_elevation_deg: f64,
}

/// Line of sight, first Fresnel clearance and the most obstructing point of a path.
///
/// # Units and conventions
/// Antenna heights are above ground. `frequency` scales `fresnel_share` only: the most obstructing point has the
/// largest diffraction parameter at every frequency.
///
/// # Cost
/// O(n).
///
/// # Source
/// ITU-R P.526-16, §2.1.1, equation (2) for the Fresnel radius, and §4.1, equation (26): nu = sqrt(2) h / R1, so
/// the clearance share is -nu / sqrt(2).
#[must_use]
pub fn clearance(
    profile: &PathProfile,
    tx_height_agl: Length,
    rx_height_agl: Length,
    earth: EffectiveEarth,
    frequency: Frequency,
) -> Clearance {
    let d_km = profile.distance_km();
    let last = d_km.len() - 1;
    let whole_km = d_km[last];
    let h_ts_m = profile.ground_m()[0] + tx_height_agl.metres();
    let h_rs_m = profile.ground_m()[last] + rx_height_agl.metres();
    let wavelength_m = frequency.wavelength().metres();
    let mut worst: Option<(f64, Obstruction)> = None;
    let mut line_of_sight = true;
    let mut steepest_m_per_km = (h_rs_m - h_ts_m) / whole_km;
    for (index, obstacle_m) in profile.obstacle_m().iter().enumerate().take(last).skip(1) {
        let (d1_km, d2_km) = (d_km[index], whole_km - d_km[index]);
        let ray_m = (h_ts_m * d2_km + h_rs_m * d1_km) / whole_km;
        let height_over_ray_m = obstacle_m + earth.bulge_m(d1_km, d2_km) - ray_m;
        let radius_m = (wavelength_m * 1_000.0 * d1_km * d2_km / whole_km).sqrt();
        let ratio = height_over_ray_m / radius_m;
        line_of_sight &= height_over_ray_m < 0.0;
        let slope = (obstacle_m + earth.bulge_m(d1_km, d2_km) - h_ts_m) / d1_km;
        steepest_m_per_km = steepest_m_per_km.max(slope);
        if worst.is_none_or(|(before, _)| ratio > before) {
            let distance = Length::from_kilometres(d1_km);
            worst = Some((ratio, Obstruction { index, distance, height_over_ray_m }));
        }
    }
    Clearance {
        line_of_sight,
        fresnel_share: worst.map_or(f64::INFINITY, |(ratio, _)| -ratio),
        obstruction: worst.map(|(_, obstruction)| obstruction),
        departure_elevation_deg: departure_elevation_deg(steepest_m_per_km, whole_km, earth.radius_km()),
    }
}

/// Whether nothing reaches the straight ray: [`Clearance::line_of_sight`] alone, for less work.
///
/// # Cost
/// O(n); ends at the first obstruction.
#[must_use]
pub fn line_of_sight(
    profile: &PathProfile,
    tx_height_agl: Length,
    rx_height_agl: Length,
    earth: EffectiveEarth,
) -> bool {
    let (d_km, ground_m) = (profile.distance_km(), profile.ground_m());
    let last = d_km.len() - 1;
    let whole_km = d_km[last];
    let (h_ts_m, h_rs_m) = (ground_m[0] + tx_height_agl.metres(), ground_m[last] + rx_height_agl.metres());
    let inner = d_km.iter().zip(profile.obstacle_m()).take(last).skip(1);
    inner.into_iter().all(|(&d1_km, &obstacle_m)| {
        let d2_km = whole_km - d1_km;
        let ray_m = (h_ts_m * d2_km + h_rs_m * d1_km) / whole_km;
        obstacle_m + earth.bulge_m(d1_km, d2_km) - ray_m < 0.0
    })
}

/// Elevation, degrees, of a ray of slope `m_per_km` over the chord of a path of `d_km`: the chord itself dips by half
/// the angle the path spans on the effective Earth.
#[must_use]
pub fn departure_elevation_deg(m_per_km: f64, d_km: f64, effective_radius_km: f64) -> f64 {
    (m_per_km / 1_000.0 - 0.5 * d_km / effective_radius_km).atan().to_degrees()
}

#[cfg(test)]
mod tests {
    use super::{clearance, line_of_sight};
    use crate::geodesy::EffectiveEarth;
    use crate::terrain::PathProfile;
    use crate::units::{Frequency, Length};

    fn with_ridge(ridge_m: f64) -> super::Clearance {
        let path = PathProfile::bare_inland(vec![0.0, 5.0, 10.0], vec![0.0, ridge_m, 0.0]).expect("a path");
        let flat = EffectiveEarth::from_radius(Length::from_kilometres(1e12));
        let antennas = (Length::from_metres(100.0), Length::from_metres(100.0));
        clearance(&path, antennas.0, antennas.1, flat, Frequency::from_megahertz(900.0))
    }

    #[test]
    fn a_ridge_by_hand() {
        // R1 = sqrt(0.33310 m * 5000 m * 5000 m / 10000 m) = 28.857 m
        let clear = with_ridge(71.143);
        assert!(clear.line_of_sight && (clear.fresnel_share - 1.0).abs() < 1e-4);
        let blocked = with_ridge(130.0);
        assert!(!blocked.line_of_sight);
        let ridge = blocked.obstruction.expect("a ridge");
        assert!((ridge.height_over_ray_m - 30.0).abs() < 1e-6 && ridge.index == 1);
        assert!((blocked.fresnel_share + 30.0 / 28.857).abs() < 1e-4);
    }

    #[test]
    fn sight_alone_is_that_of_the_clearance() {
        let earth = EffectiveEarth::median(45.0);
        let antennas = (Length::from_metres(30.0), Length::from_metres(1.5));
        let frequency = Frequency::from_megahertz(900.0);
        let mut in_sight = 0;
        for ridge_m in (-40..80).map(f64::from) {
            let heights = vec![0.0, 0.4 * ridge_m, ridge_m, 0.2 * ridge_m, 0.0];
            let path = PathProfile::bare_inland(vec![0.0, 2.0, 5.0, 9.0, 12.0], heights).expect("a path");
            let alone = line_of_sight(&path, antennas.0, antennas.1, earth);
            assert_eq!(
                alone,
                clearance(&path, antennas.0, antennas.1, earth, frequency).line_of_sight,
                "{ridge_m} m"
            );
            in_sight += usize::from(alone);
        }
        assert!((20..100).contains(&in_sight), "{in_sight} of 120");
    }
}
