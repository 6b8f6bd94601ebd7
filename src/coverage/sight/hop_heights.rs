//! The least antenna height of a microwave hop from every cell to one antenna.
use super::hop_samples::{HopSamples, fresnel_root};
use super::line_of_sight::line_of_sight_raster;
use super::setting::SightSetting;
use crate::coverage::line_terrain::LineTerrain;
use crate::coverage::mast_radials::{Lines, MastRadials, Side};
use crate::geodesy::{EffectiveEarth, Position};
use crate::grid::{Cell, Grid};
use crate::terrain::{ClearanceRule, Ground};
use crate::units::{Frequency, Length};
use rayon::prelude::*;

/// Inner points of the paths to the cells around the anchor.
const NEAR_POINTS: u32 = 4;

/// From where, how far and by what rule hops are looked for.
#[derive(Clone, Copy, Debug)]
pub struct HopHeights<'a> {
    /// Terrain with clutter, of the cells asked about.
    pub ground: &'a Ground,
    /// Where the hops end.
    pub anchor: &'a Position,
    /// Antenna above ground there.
    pub anchor_agl: Length,
    /// What a hop must clear.
    pub rule: ClearanceRule,
    /// Carrier frequency.
    pub frequency: Frequency,
    /// The longest hop.
    pub longest: Length,
    /// The tallest antenna at a cell.
    pub greatest_agl: Length,
    /// Largest distance between neighbouring radials, cells.
    pub radial_spacing_cells: f64,
}

/// For every cell the least antenna height above ground, metres, with which a hop to the anchor keeps both criteria; NaN where that is greater than the tallest,
/// beyond the longest hop, in a void, behind one, and everywhere when the anchor stands in one.
///
/// # Method
/// Radials as in the loss sweep. On a radial the height above sea is that of [`ClearanceRule::least_far_height`] over the same samples, exactly, found by branch
/// and bound; a cell takes the value between its two radials, less its own ground. The cells around the anchor, before which a radial has no sample, take points
/// on their own path. No clearing is made around the antennas: what stands on the cell next to one counts. A hop that is to be built is confirmed on its own profile.
///
/// # Cost and determinism
/// Tens of evaluations per cell; parallel over radials and rows, bit-identical for any thread count.
#[must_use]
pub fn hop_height_raster(asked: &HopHeights<'_>) -> Grid<f32> {
    let setting = asked.sight_setting();
    let geometry = *setting.geometry();
    let mut heights = Grid::filled(geometry, f32::NAN);
    let ground_m = setting.ground_at_mast_m();
    if ground_m.is_nan() {
        return heights;
    }
    let mast_radials = setting.mast_radials();
    let lines = Side::ALL.map(|side| mast_radials.lines(side));
    let root = fresnel_root(asked.frequency.wavelength());
    let near_m = ground_m + asked.anchor_agl.metres();
    let follow = RadialHeights { asked, setting: &setting, mast_radials, near_m, root };
    let radials: Vec<Vec<f32>> = (0..Side::ALL.len() * mast_radials.radials())
        .into_par_iter()
        .map_init(HopSamples::default, |samples, task| {
            follow.radial(samples, &lines[task / mast_radials.radials()], task % mast_radials.radials())
        })
        .collect();
    let levels = Side::ALL.map(|side| mast_radials.levels(&lines[side as usize]));
    let disc = setting.disc();
    let cell_height = |side: Side, cell: Cell| {
        let number = side as usize;
        let Some((line, beside, share)) = mast_radials.place(side, &lines[number], &levels[number], cell)
        else {
            return f32::NAN;
        };
        let own_m = asked.ground.elevation().at(cell);
        if line == 0 {
            return asked.within_reach((follow.near(cell) - f64::from(own_m)) as f32);
        }
        let radial = |radial: usize| {
            radials[number * mast_radials.radials() + radial].get(line).copied().unwrap_or(f32::NAN)
        };
        let (a, b) = (radial(beside.0), radial(beside.1));
        asked.within_reach(a + (b - a) * share as f32 - own_m)
    };
    heights.values_mut().par_chunks_mut(geometry.shape.cols).enumerate().for_each(|(row, values)| {
        let inside = disc.columns(row);
        let mut first = inside.start;
        for (side, end) in mast_radials.sides_of_row(row) {
            let end = end.clamp(first, inside.end);
            let cells = values[first..end].iter_mut().zip(first..);
            cells.for_each(|(value, col)| *value = cell_height(side, Cell { row, col }));
            first = end;
        }
    });
    heights
}

/// Where hops to the anchor may be: a screen, one sweep of line of sight with the tallest antennas over the Earth of k_e of the longest hop. Terrain reaches the ray of
/// every hop to a hidden cell. As [`line_of_sight_raster`]: 1 in sight, 0 hidden, 255 unknown.
///
/// # Method
/// k_e rises with the length of a hop, so of all the Earths of k_e that of the longest has the least bulge.
///
/// # Cost and determinism
/// As [`line_of_sight_raster`], a few operations per cell, some ten times faster than [`hop_height_raster`].
#[must_use]
pub fn hop_screen(asked: &HopHeights<'_>) -> Grid<u8> {
    let earth = EffectiveEarth::exceeded_nearly_always(asked.longest);
    line_of_sight_raster(&SightSetting { earth, ..asked.sight_setting() })
}

impl HopHeights<'_> {
    fn sight_setting(&self) -> SightSetting<'_> {
        SightSetting {
            ground: self.ground,
            mast: self.anchor,
            antennas_agl: (self.anchor_agl, self.greatest_agl),
            earth: self.rule.median_earth,
            radius: self.longest,
            radial_spacing_cells: self.radial_spacing_cells,
        }
    }

    /// A height above ground, at least 0; NaN where it is NaN or too great.
    fn within_reach(&self, agl_m: f32) -> f32 {
        if f64::from(agl_m) <= self.greatest_agl.metres() { agl_m.max(0.0) } else { f32::NAN }
    }
}

/// What the radials share.
#[derive(Clone, Copy)]
struct RadialHeights<'a> {
    asked: &'a HopHeights<'a>,
    setting: &'a SightSetting<'a>,
    mast_radials: MastRadials,
    /// The anchor's antenna above sea.
    near_m: f64,
    root: f64,
}

impl RadialHeights<'_> {
    /// Heights above sea by line; NaN where a radial has no receiver yet, and it ends at the first void.
    fn radial(&self, samples: &mut HopSamples, lines: &Lines, radial: usize) -> Vec<f32> {
        let slope = self.mast_radials.slope(radial);
        let (begins_at, ends_at) = (self.mast_radials.begins_at(radial), self.mast_radials.ends_at(slope));
        let unit_km = self.setting.cell_km() * slope.mul_add(slope, 1.0).sqrt();
        let terrain = LineTerrain::of(self.asked.ground, lines);
        samples.clear();
        let mut heights_m = Vec::new();
        for line in 0..lines.count {
            let offset = lines.offset(line);
            if offset > ends_at {
                break;
            }
            let across = lines.mast_across + slope * offset;
            let Some((ground_m, clutter_m)) = terrain.within(line, across) else { break };
            let d_km = offset * unit_km;
            heights_m.push(if offset > begins_at {
                (self.near_m + samples.far_over_near_m(d_km, &self.asked.rule, self.root)) as f32
            } else {
                f32::NAN
            });
            samples.push(d_km, ground_m + clutter_m - self.near_m);
        }
        heights_m
    }

    /// The height above sea at a cell beside the anchor, over points of its own path; NaN where one lies in a void.
    fn near(&self, cell: Cell) -> f64 {
        let (to_e, to_n) = self.setting.geometry().centre_m(cell);
        let (from_e, from_n) = (self.asked.anchor.easting_m, self.asked.anchor.northing_m);
        let ground = self.asked.ground;
        let apart_m = (to_e - from_e).hypot(to_n - from_n) / self.asked.anchor.point_scale;
        let d_km = apart_m.max(1.0) / 1_000.0;
        let mut samples = HopSamples::default();
        let mut void = false;
        for number in 1..=NEAR_POINTS {
            let share = f64::from(number) / f64::from(NEAR_POINTS + 1);
            let (e, n) = (from_e + (to_e - from_e) * share, from_n + (to_n - from_n) * share);
            let obstacle_m = ground.elevation_m(e, n) + ground.clutter_height_m(e, n);
            void |= obstacle_m.is_nan();
            samples.push(d_km * share, obstacle_m - self.near_m);
        }
        if void {
            return f64::NAN;
        }
        self.near_m + samples.far_over_near_m(d_km, &self.asked.rule, self.root)
    }
}

#[cfg(test)]
mod tests {
    use super::{HopHeights, hop_height_raster, hop_screen};
    use crate::coverage::sight::{HIDDEN, IN_SIGHT};
    use crate::geodesy::{LonLat, Position};
    use crate::grid::{Cell, Grid, GridGeometry, Shape};
    use crate::terrain::{ClearanceRule, Ground, PathProfile, ProfileLine, sample_profile};
    use crate::units::{Azimuth, Frequency, Length};

    const FREQUENCY: Frequency = Frequency::from_megahertz(7_500.0);
    const CELL_M: f64 = 30.0;

    fn geometry(rows: usize, cols: usize) -> GridGeometry {
        GridGeometry {
            shape: Shape { rows, cols },
            west_m: 0.0,
            north_m: rows as f64 * CELL_M,
            cell_m: CELL_M,
        }
    }

    /// The centre of a cell on an Earth that is flat as a grid.
    fn centre(geometry: &GridGeometry, cell: Cell) -> Position {
        let (easting_m, northing_m) = geometry.centre_m(cell);
        let origin = Position {
            geographic: LonLat { longitude_deg: 3.0, latitude_deg: 0.0 },
            easting_m: 0.0,
            northing_m: 0.0,
            meridian_convergence_deg: 0.0,
            point_scale: 1.0,
        };
        let azimuth = Azimuth::from_degrees(easting_m.atan2(northing_m).to_degrees());
        let moved = origin.moved(azimuth, Length::from_metres(easting_m.hypot(northing_m)));
        Position { easting_m, northing_m, ..moved }
    }

    /// Ridges of 160 m with woods on some.
    fn hills(geometry: GridGeometry) -> Ground {
        let at = |n: usize| ((n / geometry.shape.cols) as f64, (n % geometry.shape.cols) as f64);
        let height = |(row, col): (f64, f64)| {
            300.0 + 80.0 * (0.051 * row + 0.4 * (0.021 * col).sin()).sin() * (0.047 * col).cos()
        };
        let woods = |(row, col): (f64, f64)| if (0.02 * (row + col)).sin() > 0.4 { 18.0 } else { 0.0 };
        let cells = 0..geometry.shape.cells();
        let elevation = cells.clone().map(|n| height(at(n)) as f32).collect();
        let clutter = cells.map(|n| woods(at(n))).collect();
        let grid = |values| Grid::from_values(geometry, values).expect("a value per cell");
        Ground::new(grid(elevation), Some(grid(clutter))).expect("one geometry")
    }

    fn asked<'a>(ground: &'a Ground, anchor: &'a Position) -> HopHeights<'a> {
        HopHeights {
            ground,
            anchor,
            anchor_agl: Length::from_metres(40.0),
            rule: ClearanceRule::default(),
            frequency: FREQUENCY,
            longest: Length::from_kilometres(7.0),
            greatest_agl: Length::from_metres(120.0),
            radial_spacing_cells: 1.0,
        }
    }

    #[test]
    fn cells_on_the_row_of_the_anchor_have_the_height_of_their_profile() {
        let geometry = geometry(5, 250);
        let ground = hills(geometry);
        let place = Cell { row: 2, col: 3 };
        let anchor = centre(&geometry, place);
        let raster = hop_height_raster(&asked(&ground, &anchor));
        let mut compared = 0;
        for col in 6..230 {
            let columns = place.col..=col;
            let cell = |col: usize| Cell { row: 2, col };
            let d_km = columns.clone().map(|at| (at - place.col) as f64 * CELL_M / 1_000.0).collect();
            let ground_m = columns.clone().map(|at| f64::from(ground.elevation_of(cell(at)))).collect();
            let clutter_m: Vec<f64> = columns
                .clone()
                .map(|at| {
                    let (easting_m, northing_m) = geometry.centre_m(cell(at));
                    ground.clutter_height_m(easting_m, northing_m)
                })
                .collect();
            let zones = vec![crate::terrain::Zone::Inland; clutter_m.len()];
            let profile = PathProfile::new(d_km, ground_m, clutter_m, zones).expect("a profile");
            let rule = ClearanceRule::default();
            let least_m = rule.least_far_height(&profile, Length::from_metres(40.0), FREQUENCY).metres();
            let found_m = f64::from(raster.at(cell(col)));
            if least_m <= 119.9 {
                assert!((found_m - least_m).abs() < 1e-3, "column {col}: {found_m} m, {least_m} m");
                compared += 1;
            } else {
                assert!(found_m.is_nan() || found_m > 119.8, "column {col}: {found_m} m, {least_m} m");
            }
        }
        assert!(compared > 100, "{compared}");
    }

    #[test]
    fn other_cells_are_near_what_their_own_paths_ask() {
        let geometry = geometry(420, 420);
        let ground = hills(geometry);
        let anchor = centre(&geometry, Cell { row: 215, col: 203 });
        let raster = hop_height_raster(&asked(&ground, &anchor));
        let (mut off_m, mut reached, mut beyond) = (Vec::new(), 0, 0);
        let (mut lost, mut wrongly_reached) = (0, 0);
        for n in (0..geometry.shape.cells()).step_by(97) {
            let cell = Cell { row: n / 420, col: n % 420 };
            let found_m = f64::from(raster.at(cell));
            let place = centre(&geometry, cell);
            let line = ProfileLine::between(&anchor, &place, Length::from_metres(CELL_M));
            if line.ground_distance.kilometres() > 7.02 {
                assert!(found_m.is_nan(), "{cell:?} is beyond the longest hop");
                beyond += 1;
                continue;
            }
            let profile = sample_profile(&ground, line).expect("a profile");
            let rule = ClearanceRule::default();
            let least_m = rule.least_far_height(&profile, Length::from_metres(40.0), FREQUENCY).metres();
            let within = line.ground_distance.kilometres() < 6.98;
            lost += usize::from(within && found_m.is_nan() && least_m < 115.0);
            wrongly_reached += usize::from(!found_m.is_nan() && least_m > 125.0);
            if !found_m.is_nan() {
                reached += 1;
                off_m.push((found_m - least_m).abs());
            }
        }
        off_m.sort_by(f64::total_cmp);
        let share = |share: f64| off_m[(off_m.len() as f64 * share) as usize];
        assert!(reached > 400 && beyond > 50, "{reached} {beyond}");
        assert!(lost + wrongly_reached <= 3, "{lost} {wrongly_reached}");
        // clutter ends at the edge of a cell, and a sample stands on one side or the other
        assert!(share(0.5) < 0.05 && share(0.9) < 0.5, "{} {} {}", share(0.5), share(0.9), share(0.99));
    }

    #[test]
    fn the_screen_hides_no_hop() {
        let geometry = geometry(420, 420);
        let ground = hills(geometry);
        let anchor = centre(&geometry, Cell { row: 215, col: 203 });
        let asked = HopHeights { greatest_agl: Length::from_metres(30.0), ..asked(&ground, &anchor) };
        let (heights, screen) = (hop_height_raster(&asked), hop_screen(&asked));
        let both: Vec<(f32, u8)> =
            heights.values().iter().copied().zip(screen.values().iter().copied()).collect();
        // beside a ridge the radials of the two sweeps may see different samples
        let lost = both.iter().filter(|(height, seen)| *height < 28.0 && *seen != IN_SIGHT).count();
        let kept = both.iter().filter(|(height, _)| *height < 28.0).count();
        let hidden = both.iter().filter(|(_, seen)| *seen == HIDDEN).count();
        assert!(kept > 40_000 && hidden > 5_000 && lost * 1_000 < kept, "{kept} {hidden} {lost}");
    }
}
