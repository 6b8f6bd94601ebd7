//! The Bullington construction.
use super::ends::Ends;
use super::knife_edge::knife_edge_loss_db;
use super::skyline::Skyline;

/// The equivalent knife edge, free of wavelength: nu = `nu_sqrt_m` / sqrt(lambda).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Edge {
    /// Diffraction parameter times the square root of the wavelength, sqrt(m).
    pub nu_sqrt_m: f64,
    /// Distance of the edge from the transmitter, km.
    pub distance_km: f64,
    /// Whether the terrain reaches the straight ray (the edge is then the Bullington point).
    pub obstructed: bool,
}

/// The equivalent edge of a profile of which the skyline is known (distance km and height m above sea, ends included).
///
/// Without points between the ends the path is clear.
///
/// # Cost
/// O(1); O(n) on a clear path.
///
/// # Source
/// ITU-R P.526-16, §4.5.1, equations (52) to (58); the same as P.1812-8, §4.3.1, equations (13) to (20).
#[must_use]
pub fn equivalent_edge(skyline: &Skyline, distance_km: &[f64], height_m: &[f64], ends: Ends) -> Edge {
    if skyline.over_ray_tx < 0.0 {
        let nearest = skyline.nearest(distance_km, height_m, ends);
        let distance_km = nearest.map_or(0.5 * ends.d_km, |index| distance_km[index]);
        return Edge { nu_sqrt_m: skyline.nu_sqrt_m, distance_km, obstructed: false };
    }
    edge_over_ray(skyline.over_ray_tx, skyline.over_ray_rx, ends.d_km)
}

/// The edge where the two horizon rays meet, equations (57) and (58).
#[must_use]
pub fn bullington_point(s_tim: f64, s_rim: f64, ends: Ends) -> Edge {
    let s_tr = ends.ray_slope();
    edge_over_ray(s_tim - s_tr, s_rim + s_tr, ends.d_km)
}

/// The same from the slopes of the horizon rays over the straight ray: equations (57) and (58) with S_tim - S_tr and
/// S_rim + S_tr, which keeps the digits of a low edge.
///
/// A point that touches the ray leaves no triangle: nu is then 0.
fn edge_over_ray(over_ray_tx: f64, over_ray_rx: f64, d: f64) -> Edge {
    if over_ray_tx <= 0.0 || over_ray_rx <= 0.0 {
        return Edge { nu_sqrt_m: 0.0, distance_km: 0.5 * d, obstructed: true };
    }
    let d_bp = over_ray_rx * d / (over_ray_tx + over_ray_rx); // (57)
    let nu_sqrt_m = over_ray_tx * d_bp * (0.002 * d / (d_bp * (d - d_bp))).sqrt(); // (58)
    Edge { nu_sqrt_m, distance_km: d_bp, obstructed: true }
}

/// nu sqrt(lambda) of one point against the straight ray, equation (54).
#[must_use]
pub fn clear_nu_sqrt_m(d_i: f64, h_i: f64, ends: Ends) -> f64 {
    let Ends { d_km: d, h_ts_m: h_ts, h_rs_m: h_rs, c_e } = ends;
    let ray_m = (h_ts * (d - d_i) + h_rs * d_i) / d;
    (h_i + 500.0 * c_e * d_i * (d - d_i) - ray_m) * (0.002 * d / (d_i * (d - d_i))).sqrt()
}

/// Bullington loss of an equivalent edge, dB.
///
/// # Source
/// ITU-R P.526-16, §4.5.1, equations (55), (59) and (60).
#[must_use]
pub fn bullington_loss_db(edge: Edge, wavelength_m: f64, d_km: f64) -> f64 {
    let l_uc = knife_edge_loss_db(edge.nu_sqrt_m / wavelength_m.sqrt());
    l_uc + (1.0 - (-l_uc / 6.0).exp()) * (10.0 + 0.02 * d_km)
}

#[cfg(test)]
mod tests {
    use super::{Ends, bullington_point};

    /// A ridge on a flat Earth seen from two antennas at the same height.
    fn ridge(over_m: f64) -> super::Edge {
        let ends = Ends { d_km: 10.0, h_ts_m: 50.0, h_rs_m: 50.0, c_e: 0.0 };
        bullington_point(over_m / 4.0, over_m / 6.0, ends)
    }

    #[test]
    fn the_point_of_one_ridge_is_the_ridge() {
        // 30 m at 4 km of 10 km: nu sqrt(lambda) = 30 sqrt(0.002 * 10 / (4 * 6)) = 0.866025
        let edge = ridge(30.0);
        assert!((edge.distance_km - 4.0).abs() < 1e-12);
        assert!((edge.nu_sqrt_m - 0.866_025_403_784).abs() < 1e-11);
    }

    #[test]
    fn a_ridge_that_sinks_to_the_ray_ends_in_grazing() {
        for over_m in [1e-3, 1e-9, 1e-13, 1e-300, 0.0, -1e-13] {
            let edge = ridge(over_m);
            assert!(edge.nu_sqrt_m.is_finite() && edge.nu_sqrt_m.abs() <= 0.03 * over_m.abs());
        }
    }
}
