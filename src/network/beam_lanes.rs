//! A sector's antenna in eight directions at a time.
use super::pattern::{AntennaPattern, SectorPattern};
use super::{Beam, MeasuredPattern};
use crate::simd::{LANES, Lanes, Simd};
use crate::units::Tilt;

/// The shortest distance that a direction is told over.
const NO_DISTANCE: f64 = 1e-30;

/// Eight directions as unit vectors, as [`super::UnitVector`].
#[derive(Clone, Copy, Debug)]
pub struct UnitVectors<V> {
    north: V,
    east: V,
    up: V,
}

impl<V: Lanes> UnitVectors<V> {
    /// Of horizontal directions, in any length, and slopes: metres up per metre along.
    #[inline(always)]
    #[must_use]
    pub fn of(north: V, east: V, slope: V) -> Self {
        let one = north.all(1.0);
        let level = one / (slope * slope + 1.0).sqrt();
        let along = level / (north * north + east * east).sqrt().greater(north.all(NO_DISTANCE));
        Self { north: north * along, east: east * along, up: slope * level }
    }
}

impl Beam<'_> {
    /// Attenuation against the main lobe in eight directions, dB, as [`Beam::attenuation_towards`] has it.
    ///
    /// # Accuracy and determinism
    /// In single precision: within 5e-4 dB for beamwidths from 1 degree on. The same bits on every processor.
    #[inline(always)]
    #[must_use]
    pub fn attenuation_in_lanes<S: Simd>(&self, simd: S, towards: UnitVectors<S::Single>) -> S::Single {
        let UnitVectors { north, east, up } = towards;
        let Some([(sin_azimuth, cos_azimuth), (sin_tilt, cos_tilt)]) = self.turned else {
            let level = (north * north + east * east).sqrt();
            return self.in_frame(simd, up.all(0.0), (up / level).atan(), true);
        };
        let ahead = north * cos_azimuth + east * sin_azimuth;
        let right = east * cos_azimuth - north * sin_azimuth;
        let (ahead, up) = (ahead * cos_tilt - up * sin_tilt, ahead * sin_tilt + up * cos_tilt);
        let level = (ahead * ahead + right * right).sqrt();
        self.in_frame(simd, angle(right, ahead), (up / level).atan(), false)
    }

    /// In directions of the antenna's frame: turn and elevation, radians.
    #[inline(always)]
    fn in_frame<S: Simd>(
        &self,
        simd: S,
        turn: S::Single,
        elevation: S::Single,
        all_round: bool,
    ) -> S::Single {
        match self.pattern {
            AntennaPattern::Sector(pattern) => {
                sector_db(pattern, self.electrical, Seen { turn, elevation }, all_round)
            }
            AntennaPattern::Measured(pattern) => {
                measured_db(simd, pattern, self.electrical, Seen { turn, elevation })
            }
        }
    }
}

/// Directions in the frame of the mechanically tilted antenna, radians.
#[derive(Clone, Copy)]
struct Seen<V> {
    turn: V,
    elevation: V,
}

/// The formula of 3GPP TR 36.814.
#[inline(always)]
fn sector_db<V: Lanes>(pattern: &SectorPattern, electrical: Tilt, seen: Seen<V>, all_round: bool) -> V {
    let Seen { turn, elevation } = seen;
    let cap = turn.all(pattern.front_to_back_db);
    let off_beam = elevation + electrical.degrees_down().to_radians();
    let vertical_db =
        quadratic(off_beam, pattern.vertical_beamwidth_deg).lesser(turn.all(pattern.side_lobe_db));
    if all_round {
        return vertical_db.lesser(cap);
    }
    (quadratic(turn, pattern.horizontal_beamwidth_deg).lesser(cap) + vertical_db).lesser(cap)
}

#[inline(always)]
fn quadratic<V: Lanes>(angle: V, beamwidth_deg: f64) -> V {
    let beamwidths = angle * (1.0 / beamwidth_deg.to_radians());
    beamwidths * beamwidths * 12.0
}

/// Measured cuts, direction by direction.
fn measured_db<S: Simd>(
    simd: S,
    pattern: &MeasuredPattern,
    electrical: Tilt,
    seen: Seen<S::Single>,
) -> S::Single {
    let (turn, elevation) = (seen.turn.to_array(), seen.elevation.to_array());
    let shift_deg = pattern.shift_deg(electrical);
    let attenuation = |lane: usize| {
        let down_deg = -elevation[lane].to_degrees() - shift_deg;
        pattern.attenuation_db(turn[lane].to_degrees(), down_deg) as f32
    };
    let values: [f32; LANES] = std::array::from_fn(attenuation);
    simd.single(values)
}

/// The angle of a vector from ahead, to the right, radians; 0 where it has no length.
#[inline(always)]
fn angle<V: Lanes>(right: V, ahead: V) -> V {
    let (aside, along) = (right.abs(), ahead.abs());
    let steep = aside.gt(along);
    let (less, more) = (V::select(steep, along, aside), V::select(steep, aside, along));
    let within = (less / more.greater(more.all(NO_DISTANCE))).atan();
    let angle = V::select(steep, -within + std::f64::consts::FRAC_PI_2, within);
    let angle = V::select(ahead.all(0.0).gt(ahead), -angle + std::f64::consts::PI, angle);
    V::select(ahead.all(0.0).gt(right), -angle, angle)
}

#[cfg(test)]
mod tests {
    use super::UnitVectors;
    use crate::network::beam::tests::sector as any_sector;
    use crate::network::{AntennaPattern, Beam, MeasuredPattern, SectorCarrier, SectorPattern, UnitVector};
    use crate::simd::{Kernel, LANES, Lanes, Portable, Processor, Simd};
    use crate::units::{Azimuth, Tilt};
    use proptest::prelude::*;
    use std::sync::Arc;

    /// Attenuations in some directions: north, east and slope.
    struct InLanes<'a>(&'a SectorCarrier, [[f64; 3]; LANES]);

    impl Kernel for InLanes<'_> {
        type Output = [f32; LANES];

        #[inline(always)]
        fn run<S: Simd>(self, simd: S) -> [f32; LANES] {
            let axis = |axis: usize| simd.single(self.1.map(|direction| direction[axis] as f32));
            let towards = UnitVectors::of(axis(0), axis(1), axis(2));
            Beam::of(self.0).attenuation_in_lanes(simd, towards).to_singles()
        }
    }

    fn sector(pattern: AntennaPattern, azimuth_deg: Option<f64>, tilts: (f64, f64)) -> SectorCarrier {
        SectorCarrier {
            pattern,
            azimuth: azimuth_deg.map(Azimuth::from_degrees),
            mechanical_downtilt: Tilt::from_degrees_down(tilts.0),
            electrical_downtilt: Tilt::from_degrees_down(tilts.1),
            ..any_sector()
        }
    }

    /// A pattern by its number, its angles no finer than a degree.
    fn pattern(number: usize, beamwidths_deg: (f64, f64)) -> AntennaPattern {
        if number == 0 {
            let ramp: Vec<f64> =
                (0..360).map(|degree: i32| f64::from(degree.min(360 - degree)) / 10.0).collect();
            let cuts = MeasuredPattern::new("ramp", ramp.clone(), ramp, Tilt::from_degrees_down(2.0));
            return AntennaPattern::Measured(Arc::new(cuts.expect("cuts")));
        }
        AntennaPattern::Sector(SectorPattern {
            horizontal_beamwidth_deg: beamwidths_deg.0,
            vertical_beamwidth_deg: beamwidths_deg.1,
            ..SectorPattern::default()
        })
    }

    proptest! {
        #[test]
        fn lanes_lose_what_single_directions_do(
            number in 0..3_usize,
            beamwidths_deg in (20.0..120.0_f64, 1.0..40.0_f64),
            azimuth_deg in prop::option::of(0.0..360.0_f64),
            tilts in (-5.0..20.0_f64, 0.0..12.0_f64),
            towards in prop::array::uniform8((0.0..std::f64::consts::TAU, 1.0..30_000.0_f64, -3.0..3.0_f64)),
        ) {
            let sector = sector(pattern(number, beamwidths_deg), azimuth_deg, tilts);
            let directions = towards.map(|(turn, distance_m, slope)| {
                // what both ways are given is the same
                [distance_m * turn.cos(), distance_m * turn.sin(), slope.powi(3)].map(|value| f64::from(value as f32))
            });
            let found = Processor::best().run(InLanes(&sector, directions));
            let portable = InLanes(&sector, directions).run(Portable);
            prop_assert_eq!(portable.map(f32::to_bits), found.map(f32::to_bits));
            for (found, [north, east, slope]) in found.into_iter().zip(directions) {
                let expected = Beam::of(&sector).attenuation_towards(UnitVector::of(north, east, slope)).db();
                prop_assert!((f64::from(found) - expected).abs() < 5e-4, "{found} {expected}");
            }
        }
    }

    #[test]
    fn what_stands_above_or_on_the_antenna_has_an_attenuation() {
        let sector = sector(pattern(1, (70.0, 10.0)), Some(30.0), (4.0, 2.0));
        let on_it = InLanes(&sector, [[0.0, 0.0, 0.1]; LANES]).run(Portable);
        let above = InLanes(&sector, [[1.0, 0.0, 1e9]; LANES]).run(Portable);
        assert!(on_it.iter().chain(&above).all(|db| (0.0..=25.0).contains(db)), "{on_it:?} {above:?}");
    }
}
