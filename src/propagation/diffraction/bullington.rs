//! The Bullington construction.
use super::knife_edge::knife_edge_loss_db;

/// Ends of a path over a curved Earth.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ends {
    /// Length of the path, km.
    pub d_km: f64,
    /// Transmitter antenna, m above sea.
    pub h_ts_m: f64,
    /// Receiver antenna, m above sea.
    pub h_rs_m: f64,
    /// Curvature of the effective Earth, 1/km.
    pub c_e: f64,
}

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

/// Finds the equivalent edge of a profile.
///
/// `points` are the samples between the ends: (distance km, height m above sea). Without points the path is clear.
///
/// # Cost
/// O(n).
///
/// # Source
/// ITU-R P.526-16, §4.5.1, equations (52) to (58); the same as P.1812-8, §4.3.1, equations (13) to (20).
#[must_use]
pub fn equivalent_edge(points: impl Iterator<Item = (f64, f64)> + Clone, ends: Ends) -> Edge {
    let Ends { d_km: d, h_ts_m: h_ts, h_rs_m: h_rs, c_e } = ends;
    let bulged = |(d_i, h_i): (f64, f64)| h_i + 500.0 * c_e * d_i * (d - d_i);
    let s_tr = (h_rs - h_ts) / d; // (53)
    let s_tim =
        points.clone().map(|point| (bulged(point) - h_ts) / point.0).fold(f64::NEG_INFINITY, f64::max); // (52)
    if s_tim < s_tr {
        return clear_edge(points, ends);
    }
    let s_rim = points.map(|point| (bulged(point) - h_rs) / (d - point.0)).fold(f64::NEG_INFINITY, f64::max); // (56)
    bullington_point(s_tim, s_rim, ends)
}

/// The edge where the two horizon rays meet, equations (57) and (58).
#[must_use]
pub fn bullington_point(s_tim: f64, s_rim: f64, ends: Ends) -> Edge {
    let Ends { d_km: d, h_ts_m: h_ts, h_rs_m: h_rs, .. } = ends;
    let d_bp = (h_rs - h_ts + s_rim * d) / (s_tim + s_rim); // (57)
    let height_m = h_ts + s_tim * d_bp - (h_ts * (d - d_bp) + h_rs * d_bp) / d;
    let nu_sqrt_m = height_m * (0.002 * d / (d_bp * (d - d_bp))).sqrt(); // (58)
    Edge { nu_sqrt_m, distance_km: d_bp, obstructed: true }
}

/// The point nearest to the ray by nu on a path that is clear, equation (54).
fn clear_edge(points: impl Iterator<Item = (f64, f64)>, ends: Ends) -> Edge {
    let mut edge = Edge { nu_sqrt_m: f64::NEG_INFINITY, distance_km: ends.d_km / 2.0, obstructed: false };
    for point in points {
        let nu_sqrt_m = clear_nu_sqrt_m(point, ends);
        if nu_sqrt_m > edge.nu_sqrt_m {
            edge = Edge { nu_sqrt_m, distance_km: point.0, obstructed: false };
        }
    }
    edge
}

/// nu sqrt(lambda) of one point against the straight ray, equation (54).
#[must_use]
pub fn clear_nu_sqrt_m((d_i, h_i): (f64, f64), ends: Ends) -> f64 {
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
