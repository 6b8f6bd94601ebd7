//! What the picture shows, in its own frame: kilometres along the path, metres above sea with the Earth's bulge added, so
//! that rays are straight.
use crate::language::decimals;
use crate::outputs::PathResult;
use crate::terrain::Zone;

/// A distance along a path: in metres on a path shorter than 1 km.
pub(super) fn distance_text(d_km: f64, length_km: f64) -> String {
    if length_km < 1.0 {
        format!("{} m", decimals(1_000.0 * d_km, 0))
    } else {
        format!("{} km", decimals(d_km, 2))
    }
}

/// Points of a profile that are drawn at most, about: more than the picture has columns.
const DRAWN: usize = 3_000;
/// Points of an outline of the Fresnel zone.
const OUTLINE: usize = 96;
/// Blank part of the height's range above and below.
const AIR_ABOVE: f64 = 0.06;
const AIR_BELOW: f64 = 0.10;
/// A bulge lower than this part of the range would not be seen.
const VISIBLE: f64 = 0.01;

/// A place in the picture: km, m.
pub(super) type Point = (f64, f64);

/// One column of the profile.
#[derive(Clone, Copy, Debug)]
pub(super) struct Column {
    pub(super) d_km: f64,
    /// Ground.
    pub(super) ground: f64,
    /// Ground with clutter.
    pub(super) top: f64,
    pub(super) sea: bool,
}

/// Everything drawn.
pub(super) struct Scene {
    pub(super) length_km: f64,
    pub(super) columns: Vec<Column>,
    /// Antennas, transmitter first.
    pub(super) antennas: [Point; 2],
    /// Lowest and highest height shown.
    pub(super) range: (f64, f64),
    /// Upper and lower outline of the first Fresnel zone, of its full and of 60 % of its radius.
    pub(super) fresnel: [[Vec<Point>; 2]; 2],
    /// Height of the bulge in the middle, where it can be seen.
    pub(super) bulge: Option<f64>,
    bulge_per_km2: f64,
}

impl Scene {
    pub(super) fn of(result: &PathResult) -> Self {
        let (profile, link) = (&result.profile, &result.link);
        let length_km = profile.ground_distance().kilometres();
        let bulge_per_km2 = 500.0 / link.earth().radius_km();
        let (tx_agl, rx_agl) = link.antennas();
        let ground_m = profile.ground_m();
        let antennas = [
            (0.0, ground_m[0] + tx_agl.metres()),
            (length_km, ground_m[ground_m.len() - 1] + rx_agl.metres()),
        ];
        let mut scene = Self {
            length_km,
            columns: Vec::new(),
            antennas,
            range: (0.0, 0.0),
            fresnel: [[Vec::new(), Vec::new()], [Vec::new(), Vec::new()]],
            bulge: None,
            bulge_per_km2,
        };
        scene.columns = drawn(result).into_iter().map(|index| scene.column(result, index)).collect();
        let radius_m = |d_km: f64| {
            let shares = d_km * (length_km - d_km).max(0.0) / length_km;
            (link.signal.frequency.wavelength().metres() * 1_000.0 * shares).sqrt()
        };
        scene.fresnel = [1.0, 0.6].map(|share| [1.0, -1.0].map(|side| scene.outline(share * side, radius_m)));
        scene.range = scene.range_of(result);
        let bulge_m = scene.bulge_m(0.5 * length_km);
        scene.bulge = (bulge_m > VISIBLE * (scene.range.1 - scene.range.0)).then_some(bulge_m);
        scene
    }

    pub(super) fn bulge_m(&self, d_km: f64) -> f64 {
        self.bulge_per_km2 * d_km * (self.length_km - d_km)
    }

    /// The straight ray's height.
    pub(super) fn ray_m(&self, d_km: f64) -> f64 {
        let [(_, from_m), (_, to_m)] = self.antennas;
        from_m + (to_m - from_m) * d_km / self.length_km
    }

    /// A distance of this path as text.
    pub(super) fn distance_text(&self, d_km: f64) -> String {
        distance_text(d_km, self.length_km)
    }

    /// A point given by its height over the ray.
    pub(super) fn over_ray(&self, d_km: f64, over_m: f64) -> Point {
        (d_km, self.ray_m(d_km) + over_m)
    }

    fn column(&self, result: &PathResult, index: usize) -> Column {
        let profile = &result.profile;
        let d_km = profile.distance_km()[index];
        let bulge_m = self.bulge_m(d_km);
        Column {
            d_km,
            ground: profile.ground_m()[index] + bulge_m,
            top: profile.obstacle_m()[index] + bulge_m,
            sea: profile.zone()[index] == Zone::Sea,
        }
    }

    fn outline(&self, share: f64, radius_m: impl Fn(f64) -> f64) -> Vec<Point> {
        let along = (0..=OUTLINE).map(|step| {
            // denser at the ends, where the outline is round
            let turn = std::f64::consts::PI * step as f64 / OUTLINE as f64;
            0.5 * self.length_km * (1.0 - turn.cos())
        });
        along.map(|d_km| self.over_ray(d_km, share * radius_m(d_km))).collect()
    }

    fn range_of(&self, result: &PathResult) -> (f64, f64) {
        let edge = result.analysis.edge.filter(|_| result.analysis.horizons.is_some());
        let edge = edge.map(|edge| self.over_ray(edge.distance.kilometres(), edge.height_over_ray_m).1);
        let tops = self.columns.iter().map(|column| column.top);
        let upper = self.fresnel[0][0].iter().map(|point| point.1);
        let highest = tops.chain(upper).chain(edge).fold(f64::NEG_INFINITY, f64::max);
        // without the bulge, which then has room below the terrain
        let heights = self.columns.iter().map(|column| column.ground - self.bulge_m(column.d_km));
        let lowest = heights.fold(f64::INFINITY, f64::min);
        let span = (highest - lowest).max(20.0);
        (lowest - AIR_BELOW * span, highest + AIR_ABOVE * span)
    }
}

/// Indices of the points drawn: all, or of each stretch the highest and the lowest, and the ends.
fn drawn(result: &PathResult) -> Vec<usize> {
    let (obstacle_m, points) = (result.profile.obstacle_m(), result.profile.points());
    if points <= DRAWN {
        return (0..points).collect();
    }
    let stretch = points.div_ceil(DRAWN / 2);
    let mut indices = vec![0, points - 1];
    for start in (0..points).step_by(stretch) {
        let here = start..(start + stretch).min(points);
        let by_height = |a: &usize, b: &usize| obstacle_m[*a].total_cmp(&obstacle_m[*b]);
        indices.extend(here.clone().max_by(by_height));
        indices.extend(here.min_by(by_height));
    }
    indices.sort_unstable();
    indices.dedup();
    indices
}
