//! The ridges that a path goes over, and what each costs.
use super::Terminals;
use super::diffraction::knife_edge::knife_edge_loss_db;
use crate::geodesy::EffectiveEarth;
use crate::terrain::PathProfile;
use crate::units::{Frequency, Length};

/// Edges nearer to each other than this are one ridge, km.
const ONE_RIDGE_KM: f64 = 0.3;

/// A ridge under or over the straight ray.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ridge {
    /// Index of its highest profile point.
    pub index: usize,
    /// Ground distance from the transmitter.
    pub distance: Length,
    /// Height over the straight ray between the antennas, Earth bulge included, m; negative below it.
    pub height_over_ray_m: f64,
    /// Share of the diffraction loss of all ridges of the path, 0 to 1.
    pub share: f64,
}

/// The ridges of the bare terrain that carry the diffraction of a path, from the transmitter on: the fewest whose shares add up to
/// `share` at least. None on a path whose first Fresnel zone is free.
///
/// # Method
/// A string stretched from antenna to antenna over the terrain touches the ridges; those within 300 m of each other count as one. Each is
/// a knife edge between its neighbours (Epstein and Peterson), and its share is its loss over the sum of all. If the string
/// touches nothing, the point nearest to the ray is taken. The shares tell which ridge matters, not the loss: that is the model's.
///
/// # Cost
/// O(n).
///
/// # Source
/// J. Epstein, D. W. Peterson, "An experimental study of wave propagation at 850 Mc", Proc. IRE 41 (1953); ITU-R P.526-16 §4.1,
/// equations (26) and (31), for each edge.
#[must_use]
pub fn main_ridges(
    profile: &PathProfile,
    terminals: Terminals,
    earth: EffectiveEarth,
    frequency: Frequency,
    share: f64,
) -> Vec<Ridge> {
    let line = Line::of(profile, terminals, earth);
    let mut touched = line.ridges();
    if touched.is_empty() {
        touched.extend(line.nearest_to_ray());
    }
    let wavelength_m = frequency.wavelength().metres();
    let losses_db = line.losses_db(&touched, wavelength_m);
    let total_db: f64 = losses_db.iter().sum();
    if total_db <= 0.0 {
        return Vec::new();
    }
    let mut ranked: Vec<(usize, f64)> =
        touched.iter().copied().zip(losses_db.iter().map(|db| db / total_db)).collect();
    ranked.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    let mut carried = 0.0;
    ranked.retain(|(_, own)| {
        let needed = carried < share && *own > 0.0;
        carried += own;
        needed
    });
    ranked.sort_by_key(|(index, _)| *index);
    let ridge = |(index, share): (usize, f64)| Ridge {
        index,
        distance: Length::from_kilometres(line.d_km[index]),
        height_over_ray_m: line.over_ray_m[index],
        share,
    };
    ranked.into_iter().map(ridge).collect()
}

/// The terrain seen from the straight ray, with the bulge of the Earth; 0 at both antennas.
struct Line<'a> {
    d_km: &'a [f64],
    over_ray_m: Vec<f64>,
}

impl<'a> Line<'a> {
    fn of(profile: &'a PathProfile, terminals: Terminals, earth: EffectiveEarth) -> Self {
        let d_km = profile.distance_km();
        let ground_m = profile.ground_m();
        let last = d_km.len() - 1;
        let whole_km = d_km[last];
        let h_ts_m = ground_m[0] + terminals.tx_height_agl.metres();
        let h_rs_m = ground_m[last] + terminals.rx_height_agl.metres();
        let over = |(index, ground_m): (usize, &f64)| {
            if index == 0 || index == last {
                return 0.0;
            }
            let (d1_km, d2_km) = (d_km[index], whole_km - d_km[index]);
            ground_m + earth.bulge_m(d1_km, d2_km) - (h_ts_m * d2_km + h_rs_m * d1_km) / whole_km
        };
        Self { d_km, over_ray_m: ground_m.iter().enumerate().map(over).collect() }
    }

    /// Where a stretched string touches the terrain, near ones as one: the highest of them.
    fn ridges(&self) -> Vec<usize> {
        let mut hull: Vec<usize> = Vec::new();
        for index in 0..self.d_km.len() {
            while let [.., before, top] = hull[..] {
                if self.over_line_m(top, before, index) > 0.0 {
                    break;
                }
                hull.pop();
            }
            hull.push(index);
        }
        let mut ridges: Vec<usize> = Vec::new();
        let mut began_km = f64::NEG_INFINITY;
        for &index in hull.iter().filter(|index| (1..self.d_km.len() - 1).contains(*index)) {
            match ridges.last_mut() {
                Some(before) if self.d_km[index] - began_km <= ONE_RIDGE_KM => {
                    if self.over_ray_m[index] > self.over_ray_m[*before] {
                        *before = index;
                    }
                }
                _ => {
                    began_km = self.d_km[index];
                    ridges.push(index);
                }
            }
        }
        ridges
    }

    /// The inner point with the largest diffraction parameter.
    fn nearest_to_ray(&self) -> Option<usize> {
        let last = self.d_km.len() - 1;
        let ratio = |index: usize| {
            let (d1_km, d2_km) = (self.d_km[index], self.d_km[last] - self.d_km[index]);
            self.over_ray_m[index] / (d1_km * d2_km).sqrt()
        };
        (1..last).max_by(|&a, &b| ratio(a).total_cmp(&ratio(b)).then(b.cmp(&a)))
    }

    /// Height of a point over the line between two others, m.
    fn over_line_m(&self, point: usize, from: usize, to: usize) -> f64 {
        let (d1_km, d2_km) = (self.d_km[point] - self.d_km[from], self.d_km[to] - self.d_km[point]);
        let line_m = (self.over_ray_m[from] * d2_km + self.over_ray_m[to] * d1_km) / (d1_km + d2_km);
        self.over_ray_m[point] - line_m
    }

    /// Loss of each edge between its neighbours.
    fn losses_db(&self, edges: &[usize], wavelength_m: f64) -> Vec<f64> {
        let last = self.d_km.len() - 1;
        let loss_db = |(number, &edge): (usize, &usize)| {
            let from = if number == 0 { 0 } else { edges[number - 1] };
            let to = edges.get(number + 1).copied().unwrap_or(last);
            let [d1_m, d2_m] =
                [self.d_km[edge] - self.d_km[from], self.d_km[to] - self.d_km[edge]].map(|km| 1_000.0 * km);
            let nu =
                self.over_line_m(edge, from, to) * (2.0 / wavelength_m * (1.0 / d1_m + 1.0 / d2_m)).sqrt();
            knife_edge_loss_db(nu)
        };
        edges.iter().enumerate().map(loss_db).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::{Ridge, main_ridges};
    use crate::geodesy::EffectiveEarth;
    use crate::propagation::Terminals;
    use crate::terrain::PathProfile;
    use crate::units::{Frequency, Length};

    /// 10 km of level ground with ridges: km from the transmitter, height in m.
    fn ridges(peaks: &[(usize, f64)], share: f64) -> Vec<Ridge> {
        let distance_km: Vec<f64> = (0..=100).map(|step| 0.1 * f64::from(step)).collect();
        let mut ground_m = vec![0.0; 101];
        for &(index, height_m) in peaks {
            ground_m[index] = height_m;
        }
        let profile = PathProfile::bare_inland(distance_km, ground_m).expect("a profile");
        let [tx, rx] = [30.0, 10.0].map(Length::from_metres);
        let terminals = Terminals { tx_height_agl: tx, rx_height_agl: rx };
        main_ridges(
            &profile,
            terminals,
            EffectiveEarth::median(45.0),
            Frequency::from_megahertz(900.0),
            share,
        )
    }

    #[test]
    fn one_ridge_carries_all() {
        let found = ridges(&[(40, 80.0)], 0.9);
        assert_eq!(found.len(), 1);
        assert_eq!((found[0].index, found[0].share), (40, 1.0));
        // the ray is 22 m high there, the bulge of 4 km by 6 km is 1.34 m
        assert!((found[0].height_over_ray_m - (80.0 - 22.0 + 1.34)).abs() < 0.05, "{found:?}");
    }

    #[test]
    fn small_ridges_are_left_out_and_near_ones_are_one() {
        let both = ridges(&[(30, 90.0), (70, 90.0)], 0.9);
        assert_eq!(both.iter().map(|ridge| ridge.index).collect::<Vec<_>>(), [30, 70]);
        assert!((both.iter().map(|ridge| ridge.share).sum::<f64>() - 1.0).abs() < 1e-12);
        // hidden under the string of the others
        assert_eq!(ridges(&[(30, 90.0), (50, 70.0), (70, 90.0)], 0.9).len(), 2);
        let near = ridges(&[(40, 80.0), (42, 81.0)], 0.9);
        assert_eq!(near.iter().map(|ridge| ridge.index).collect::<Vec<_>>(), [42]);
        let one = ridges(&[(30, 90.0), (70, 90.0)], 0.5);
        assert_eq!(one.len(), 1);
    }

    #[test]
    fn a_clear_path_has_none_and_a_grazing_one_has_the_point_nearest_to_the_ray() {
        assert!(ridges(&[], 0.9).is_empty());
        let grazing = ridges(&[(50, 15.0)], 0.9);
        assert_eq!(grazing.len(), 1);
        assert!(grazing[0].height_over_ray_m < 0.0 && grazing[0].index == 50);
    }
}
