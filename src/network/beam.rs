//! A sector's antenna prepared for evaluation in many directions.
use super::{AntennaPattern, SectorCarrier};
use crate::units::{Decibels, Tilt};

/// A direction as a unit vector.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct UnitVector {
    /// Towards true north.
    pub north: f64,
    /// Towards the east.
    pub east: f64,
    /// Upwards.
    pub up: f64,
}

impl UnitVector {
    /// Of a horizontal direction, in any length, and a slope: metres up per metre along.
    #[must_use]
    pub fn of(north: f64, east: f64, slope: f64) -> Self {
        let level = 1.0 / (1.0 + slope * slope).sqrt();
        let along = level / (north * north + east * east).sqrt().max(f64::MIN_POSITIVE);
        Self { north: north * along, east: east * along, up: slope * level }
    }
}

/// The beam of a sector with the sines of its angles computed.
#[derive(Clone, Debug)]
pub struct Beam<'a> {
    pub(super) pattern: &'a AntennaPattern,
    pub(super) electrical: Tilt,
    /// Sine and cosine of the azimuth and of the mechanical tilt; an antenna that radiates all round has neither.
    pub(super) turned: Option<[(f64, f64); 2]>,
}

impl<'a> Beam<'a> {
    /// The beam of a sector.
    #[must_use]
    pub fn of(sector: &'a SectorCarrier) -> Self {
        let sines = |degrees: f64| degrees.to_radians().sin_cos();
        let tilt = sines(sector.mechanical_downtilt.degrees_down());
        Self {
            pattern: &sector.pattern,
            electrical: sector.electrical_downtilt,
            turned: sector.azimuth.map(|azimuth| [sines(azimuth.degrees()), tilt]),
        }
    }

    /// Attenuation against the main lobe in a direction, as [`SectorCarrier::gain_towards`] has it.
    ///
    /// # Method
    /// The direction in the frame of the tilted antenna by two turns of a vector: about the vertical by the azimuth, about the
    /// antenna's horizontal axis by the mechanical tilt.
    #[must_use]
    pub fn attenuation_towards(&self, direction: UnitVector) -> Decibels {
        let UnitVector { north, east, up } = direction;
        let Some([(sin_azimuth, cos_azimuth), (sin_tilt, cos_tilt)]) = self.turned else {
            let down_deg = -up.clamp(-1.0, 1.0).asin().to_degrees();
            return self.pattern.attenuation_in_frame(0.0, down_deg, self.electrical, true);
        };
        let ahead = north * cos_azimuth + east * sin_azimuth;
        let right = east * cos_azimuth - north * sin_azimuth;
        let (ahead, up) = (ahead * cos_tilt - up * sin_tilt, ahead * sin_tilt + up * cos_tilt);
        let turn_deg = right.atan2(ahead).to_degrees();
        let down_deg = -up.clamp(-1.0, 1.0).asin().to_degrees();
        self.pattern.attenuation_in_frame(turn_deg, down_deg, self.electrical, false)
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::{Beam, UnitVector};
    use crate::geodesy::{LonLat, Position};
    use crate::network::{AntennaPattern, Carrier, SectorCarrier, SectorPattern, Technology};
    use crate::units::{Azimuth, Decibels, Frequency, Length, Tilt};
    use proptest::prelude::*;

    pub(in crate::network) fn sector() -> SectorCarrier {
        let position = Position {
            geographic: LonLat { longitude_deg: 104.0, latitude_deg: 21.0 },
            easting_m: 0.0,
            northing_m: 0.0,
            meridian_convergence_deg: 0.0,
            point_scale: 1.0,
        };
        let carrier = Carrier {
            technology: Technology::Lte,
            band: String::new(),
            downlink: Frequency::from_megahertz(947.5),
            uplink: Frequency::from_megahertz(902.5),
            bandwidth_mhz: 10.0,
        };
        SectorCarrier {
            maximum_gain: Decibels::new(17.0),
            pattern: AntennaPattern::Sector(SectorPattern::default()),
            ..SectorCarrier::isotropic(position, Length::from_metres(30.0), carrier)
        }
    }

    #[test]
    fn an_isotropic_antenna_is_alike_in_every_direction() {
        let SectorCarrier { position, antenna_height_agl, carrier, .. } = sector();
        let isotropic = SectorCarrier::isotropic(position, antenna_height_agl, carrier);
        for (azimuth_deg, elevation_deg) in [(0.0, 0.0), (123.0, -80.0), (300.0, 45.0)] {
            let gain = isotropic.gain_towards(Azimuth::from_degrees(azimuth_deg), elevation_deg);
            assert!(gain.db().abs() < 1e-12, "{azimuth_deg} {elevation_deg}: {gain:?}");
        }
    }

    proptest! {
        #[test]
        fn a_beam_loses_what_the_sectors_gain_tells(
            azimuth in prop::option::of(0.0..360.0_f64),
            tilts in (-5.0..20.0_f64, 0.0..12.0_f64),
            towards in (0.0..360.0_f64, -80.0..80.0_f64),
        ) {
            let mut sector = sector();
            sector.azimuth = azimuth.map(Azimuth::from_degrees);
            sector.mechanical_downtilt = Tilt::from_degrees_down(tilts.0);
            sector.electrical_downtilt = Tilt::from_degrees_down(tilts.1);
            let expected =
                sector.maximum_gain - sector.gain_towards(Azimuth::from_degrees(towards.0), towards.1);
            let (sin, cos) = towards.0.to_radians().sin_cos();
            let direction = UnitVector::of(700.0 * cos, 700.0 * sin, towards.1.to_radians().tan());
            let found = Beam::of(&sector).attenuation_towards(direction);
            prop_assert!((found.db() - expected.db()).abs() < 1e-6, "{} {}", found.db(), expected.db());
        }
    }
}
