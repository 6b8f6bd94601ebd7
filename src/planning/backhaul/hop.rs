//! One microwave hop, confirmed on its own profile, or why there is none.
use super::band::{Band, BandChoice, HopAir};
use super::hop_geometry::HopGeometry;
use crate::geodesy::Position;
use crate::terrain::{
    ClearanceRule, Ground, HeightRange, HopClearance, PathProfile, ProfileLine, SamplingError, sample_profile,
};
use crate::units::Length;

/// Antenna heights are rounded up to this.
const HEIGHT_STEP_M: f64 = 0.1;

/// What hops are confirmed with.
#[derive(Clone, Copy, Debug)]
pub struct Hops<'a> {
    /// Terrain with clutter; canopy counts as an obstacle.
    pub ground: &'a Ground,
    /// What a hop must clear.
    pub rule: ClearanceRule,
    /// Bands with their equipment.
    pub bands: &'a [Band],
    /// Weather.
    pub air: HopAir,
    /// The availability that a hop must keep, percent of the time; at most 99.999, beyond which the rain's statistics do not reach.
    pub availability_percent: f64,
    /// Largest distance between samples of a profile.
    pub step: Length,
    /// No clutter stands nearer to either antenna.
    pub clearing: Length,
}

/// An end of a hop.
#[derive(Clone, Copy, Debug)]
pub struct HopEnd<'a> {
    /// Where it stands.
    pub position: &'a Position,
    /// Antenna heights that it may have.
    pub heights: HeightRange,
}

/// A hop that can be built.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ConfirmedHop {
    /// Ground distance.
    pub length: Length,
    /// The antennas above ground whose sum is least, near end first, rounded up to 0.1 m.
    pub antennas_agl: [Length; 2],
    /// The highest band that serves.
    pub choice: BandChoice,
    /// Its clearance with these antennas.
    pub clearance: HopClearance,
}

/// Why there is no hop between two places.
#[derive(Clone, Debug, PartialEq)]
pub enum HopRefusal {
    /// It is longer than the ceilings of all bands.
    TooLong {
        /// Ground distance.
        length: Length,
        /// The greatest ceiling.
        longest: Length,
    },
    /// The greatest heights do not clear the terrain.
    TooTall {
        /// The least height above ground at the far end, with the near end at its greatest.
        needed_far_agl: Length,
    },
    /// It is clear, but no band keeps the availability.
    Unavailable {
        /// The best availability, percent.
        best_percent: f64,
    },
    /// There is no terrain on the way.
    NoTerrain(SamplingError),
}

/// How many hops of a place were refused, by reason.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct HopRefusals {
    /// Longer than the ceilings of all bands.
    pub too_long: usize,
    /// Not clear with the greatest heights.
    pub too_tall: usize,
    /// Without a band that keeps the availability.
    pub unavailable: usize,
    /// Over a void.
    pub no_terrain: usize,
}

impl HopRefusals {
    /// With one more.
    pub fn count(&mut self, refusal: &HopRefusal) {
        match refusal {
            HopRefusal::TooLong { .. } => self.too_long += 1,
            HopRefusal::TooTall { .. } => self.too_tall += 1,
            HopRefusal::Unavailable { .. } => self.unavailable += 1,
            HopRefusal::NoTerrain(_) => self.no_terrain += 1,
        }
    }
}

impl Hops<'_> {
    /// The longest hop of any band: how far to look.
    #[must_use]
    pub fn longest(&self) -> Length {
        let longest_m = self.bands.iter().map(|band| band.longest.metres()).fold(0.0, f64::max);
        Length::from_metres(longest_m)
    }

    /// A hop between two ends on its own profile: the highest band no longer than whose ceiling it is, in which some heights clear the terrain and which then keeps the availability.
    ///
    /// # Cost
    /// One geodesic; one profile unless it is too long; O(n) per band.
    ///
    /// # Errors
    /// [`HopRefusal`] says what is in the way: of several bands the height comes before the availability.
    pub fn confirm(&self, near: HopEnd<'_>, far: HopEnd<'_>) -> Result<ConfirmedHop, HopRefusal> {
        let line = ProfileLine::between(near.position, far.position, self.step);
        let (length, longest) = (line.ground_distance, self.longest());
        if length > longest {
            return Err(HopRefusal::TooLong { length, longest });
        }
        let line = ProfileLine { clearing: self.clearing, ..line };
        let profile = sample_profile(self.ground, line).map_err(HopRefusal::NoTerrain)?;
        self.over(&profile, [near.heights, far.heights])
    }

    /// As [`Self::confirm`], over a profile that is at hand.
    ///
    /// # Errors
    /// As of [`Self::confirm`].
    pub fn over(&self, profile: &PathProfile, heights: [HeightRange; 2]) -> Result<ConfirmedHop, HopRefusal> {
        let length = profile.ground_distance();
        let mut within: Vec<(usize, &Band)> =
            self.bands.iter().enumerate().filter(|(_, band)| length <= band.longest).collect();
        within.sort_by(|(_, a), (_, b)| b.frequency.hertz().total_cmp(&a.frequency.hertz()));
        let mut needed_far_agl = None;
        let mut best_percent = f64::NEG_INFINITY;
        for (number, band) in &within {
            let Some((antennas_agl, clearance)) = self.clear_heights(profile, heights, band) else {
                let needed = || self.rule.least_far_height(profile, heights[0].greatest, band.frequency);
                needed_far_agl.get_or_insert_with(needed);
                continue;
            };
            let outage = band.outage(&HopGeometry::over(profile, antennas_agl), &self.air);
            let percent = outage.availability_percent();
            if percent >= self.availability_percent {
                let choice = BandChoice { band: *number, outage };
                return Ok(ConfirmedHop { length, antennas_agl, choice, clearance });
            }
            best_percent = best_percent.max(percent);
        }
        Err(match needed_far_agl {
            _ if within.is_empty() => HopRefusal::TooLong { length, longest: self.longest() },
            Some(needed_far_agl) => HopRefusal::TooTall { needed_far_agl },
            None => HopRefusal::Unavailable { best_percent },
        })
    }

    /// The lowest heights that clear the terrain in a band, rounded up, with the clearance they give.
    fn clear_heights(
        &self,
        profile: &PathProfile,
        heights: [HeightRange; 2],
        band: &Band,
    ) -> Option<([Length; 2], HopClearance)> {
        let lowest = self.rule.lowest_heights(profile, heights, band.frequency)?;
        let rounded = |end: usize| {
            let up_m = (lowest[end].metres() / HEIGHT_STEP_M).ceil() * HEIGHT_STEP_M;
            Length::from_metres(up_m.min(heights[end].greatest.metres()))
        };
        let antennas_agl = [rounded(0), rounded(1)];
        let clearance = self.rule.check(profile, antennas_agl, band.frequency);
        clearance.is_clear().then_some((antennas_agl, clearance))
    }
}

#[cfg(test)]
mod tests {
    use super::{HopEnd, HopRefusal, HopRefusals, Hops};
    use crate::geodesy::{LonLat, Position};
    use crate::grid::{Grid, GridGeometry, Shape};
    use crate::planning::backhaul::{ClearAir, HopAir, typical_bands};
    use crate::terrain::{ClearanceRule, Ground, HeightRange};
    use crate::units::{Azimuth, Length};

    const FRAME: GridGeometry = GridGeometry {
        shape: Shape { rows: 40, cols: 1_000 },
        west_m: 400_000.0,
        north_m: 2_350_000.0,
        cell_m: 100.0,
    };

    fn at(col: f64) -> Position {
        let start = Position {
            geographic: LonLat { longitude_deg: 104.0, latitude_deg: 21.0 },
            easting_m: 400_050.0,
            northing_m: 2_348_050.0,
            meridian_convergence_deg: 0.0,
            point_scale: 1.0,
        };
        start.moved(Azimuth::from_degrees(90.0), Length::from_metres(100.0 * col))
    }

    /// Flat ground at 500 m with a wall across it of a height.
    fn ground(wall_m: f32) -> Ground {
        let height = |at: usize| if at % FRAME.shape.cols == 150 { 500.0 + wall_m } else { 500.0 };
        let values = (0..FRAME.shape.cells()).map(height).collect();
        let cells = Grid::from_values(FRAME, values).expect("a grid");
        Ground::new(cells, None).expect("a ground")
    }

    fn hop(wall_m: f32, to_col: f64, availability_percent: f64) -> Result<super::ConfirmedHop, HopRefusal> {
        let (ground, bands) = (ground(wall_m), typical_bands());
        let hops = Hops {
            ground: &ground,
            rule: ClearanceRule::default(),
            bands: &bands,
            air: HopAir { rain_rate_mm_h: 90.0, clear_air: ClearAir::default() },
            availability_percent,
            step: Length::from_metres(100.0),
            clearing: Length::default(),
        };
        let heights = HeightRange { least: Length::from_metres(10.0), greatest: Length::from_metres(60.0) };
        let (near, far) = (at(100.0), at(to_col));
        hops.confirm(HopEnd { position: &near, heights }, HopEnd { position: &far, heights })
    }

    #[test]
    fn a_hop_is_confirmed_with_the_least_heights_and_the_highest_band() {
        let low = hop(0.0, 130.0, 99.9).expect("3 km over flat ground");
        assert!((low.length.kilometres() - 3.0).abs() < 1e-6);
        assert!(low.antennas_agl.iter().all(|agl| (agl.metres() - 10.0).abs() < 1e-9), "{low:?}");
        assert_eq!(low.choice.band, 7, "38 GHz");
        let over = hop(40.0, 200.0, 99.9).expect("10 km over a wall halfway");
        let sum_m: f64 = over.antennas_agl.iter().map(|agl| agl.metres()).sum();
        // 40 m and, at k_e, 0.6 * 6.331 + 5.136 m halfway, twice, where the near end is rounded up
        assert!(over.clearance.is_clear() && (97.87..98.1).contains(&sum_m), "{over:?}");
        let lower = over.antennas_agl.map(Length::metres);
        assert!(lower.iter().all(|metres| (10.0..=60.0).contains(metres)));
    }

    #[test]
    fn refusals_say_why() {
        let mut counted = HopRefusals::default();
        let refused = [hop(0.0, 900.0, 99.9), hop(200.0, 200.0, 99.9), hop(0.0, 300.0, 99.9999)];
        for refusal in refused.map(|found| found.expect_err("no hop")) {
            counted.count(&refusal);
            match refusal {
                HopRefusal::TooLong { length, longest } => {
                    assert!(length > longest && (longest.kilometres() - 60.0).abs() < 1e-9);
                }
                // 2 * (200 + 8.935) - 60
                HopRefusal::TooTall { needed_far_agl } => {
                    assert!((needed_far_agl.metres() - 357.87).abs() < 0.02, "{needed_far_agl:?}");
                }
                HopRefusal::Unavailable { best_percent } => assert!((99.0..99.9999).contains(&best_percent)),
                HopRefusal::NoTerrain(error) => panic!("{error}"),
            }
        }
        assert_eq!(counted, HopRefusals { too_long: 1, too_tall: 1, unavailable: 1, no_terrain: 0 });
        assert!(matches!(hop(0.0, 20_000.0, 99.9), Err(HopRefusal::TooLong { .. })));
        assert!(matches!(hop(0.0, -300.0, 99.9), Err(HopRefusal::NoTerrain(_))));
    }
}
