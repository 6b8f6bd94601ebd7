//! Attenuation of a new mast's antenna by the slope at which the wave leaves.
use crate::network::{AntennaPattern, Direction};
use crate::units::Tilt;

/// Slopes are tabulated from minus to plus this, m/km (45 degrees); steeper ones are computed.
const END: f32 = 1_000.0;
/// Steps per m/km: 0.014 degrees, within 1e-4 dB for a beam of 10 degrees.
const STEPS: f32 = 4.0;

/// Attenuation against the main lobe, dB, of an antenna that radiates all round.
#[derive(Clone, Debug)]
pub(super) struct BeamTable<'a> {
    pattern: &'a AntennaPattern,
    downtilt: Tilt,
    /// At equal steps of the slope.
    attenuation_db: Vec<f32>,
}

impl<'a> BeamTable<'a> {
    pub(super) fn of(pattern: &'a AntennaPattern, downtilt: Tilt) -> Self {
        let last = (2.0 * END * STEPS) as usize;
        let at = |step: usize| attenuation_db(pattern, downtilt, step as f32 / STEPS - END);
        Self { pattern, downtilt, attenuation_db: (0..=last).map(at).collect() }
    }

    /// Whether it attenuates in no direction.
    pub(super) fn is_flat(&self) -> bool {
        self.attenuation_db.iter().all(|db| db.abs() < 1e-6)
    }

    /// At a slope over the horizontal, m/km.
    #[inline]
    pub(super) fn at(&self, slope: f32) -> f32 {
        let at = (slope + END) * STEPS;
        let step = at as usize;
        match self.attenuation_db.get(step..step + 2) {
            Some(&[low, high]) if at >= 0.0 => low + (high - low) * (at - step as f32),
            _ => attenuation_db(self.pattern, self.downtilt, slope),
        }
    }
}

fn attenuation_db(pattern: &AntennaPattern, downtilt: Tilt, slope: f32) -> f32 {
    let elevation_deg = (f64::from(slope) / 1_000.0).atan().to_degrees();
    let towards = Direction { turn_deg: 0.0, elevation_deg };
    pattern.attenuation(towards, Tilt::default(), downtilt, true).db() as f32
}

#[cfg(test)]
mod tests {
    use super::BeamTable;
    use crate::network::{AntennaPattern, SectorPattern};
    use crate::units::Tilt;

    #[test]
    fn a_tilted_beam_by_hand() {
        let pattern = AntennaPattern::Sector(SectorPattern::default());
        let beam = BeamTable::of(&pattern, Tilt::from_degrees_down(4.0));
        let slope = |degrees: f32| 1_000.0 * degrees.to_radians().tan();
        // 12 (4 / 10)^2, 0, 12 (5 / 10)^2, the side lobes' limit
        for (degrees, db) in [(0.0, 1.92), (-4.0, 0.0), (-9.0, 3.0), (-60.0, 20.0), (30.0, 20.0)] {
            assert!((beam.at(slope(degrees)) - db).abs() < 1e-3, "{degrees}");
        }
        assert!(!beam.is_flat());
        let isotropic = SectorPattern { vertical_beamwidth_deg: f64::INFINITY, ..SectorPattern::default() };
        assert!(BeamTable::of(&AntennaPattern::Sector(isotropic), Tilt::default()).is_flat());
    }
}
