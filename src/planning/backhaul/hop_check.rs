//! One microwave hop with given antennas: is it clear, and how often does it fade.
use super::hop_geometry::HopGeometry;
use super::multipath::{ClearAir, worst_month_percent};
use super::rain::{RainFade, RainWave};
use crate::propagation::{Limit, LinkCase, Parameter};
use crate::terrain::{ClearanceRule, HopClearance, PathProfile};
use crate::units::{Decibels, Length};

/// Percentages of the average year at which the attenuation by rain is told.
const RAIN_PERCENTAGES: [f64; 3] = [0.1, 0.01, 0.001];

/// What is asked of a hop besides its ends and its frequency.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct HopQuestion {
    /// What it must clear.
    pub rule: ClearanceRule,
    /// Rain rate exceeded for 0.01 % of the average year, mm/h; without it fading is not looked at.
    pub rain_rate_mm_h: Option<f64>,
    /// Fading without rain.
    pub clear_air: ClearAir,
    /// Fades up to this cost no service; without it outages are not told.
    pub margin: Option<Decibels>,
}

impl HopQuestion {
    /// Median factors k.
    pub const FACTOR: Limit =
        Limit { parameter: Parameter::EffectiveEarthFactor, unit: "Earth-radii", low: 0.3, high: 10.0 };
    /// Shares of the first Fresnel radius.
    pub const SHARE: Limit = Limit { parameter: Parameter::FresnelShare, unit: "F1", low: 0.0, high: 2.0 };
    /// Rain rates; the maps of ITU-R P.837 end below 200 mm/h.
    pub const RAIN_RATE_MM_H: Limit =
        Limit { parameter: Parameter::RainRate, unit: "mm/h", low: 0.0, high: 250.0 };
    /// Gradients dN1 of the maps of ITU-R P.453.
    pub const DN1: Limit =
        Limit { parameter: Parameter::RefractivityGradient, unit: "N-units/km", low: -1_500.0, high: 0.0 };
    /// Fade margins.
    pub const MARGIN_DB: Limit =
        Limit { parameter: Parameter::FadeMargin, unit: "dB", low: 0.0, high: 100.0 };
    /// Frequencies for which attenuation by rain is computed.
    pub const RAIN_FREQUENCY_MHZ: Limit =
        Limit { parameter: Parameter::RainFrequency, unit: "MHz", low: 1_000.0, high: 100_000.0 };

    /// Looks at a hop over its profile, with the antennas of the link.
    ///
    /// # Cost
    /// O(n).
    #[must_use]
    pub fn check(&self, profile: &PathProfile, link: &LinkCase) -> HopCheck {
        let (near_agl, far_agl) = link.antennas();
        let frequency = link.signal.frequency;
        HopCheck {
            antennas_agl: [near_agl, far_agl],
            clearance: self.rule.check(profile, [near_agl, far_agl], frequency),
            least_far_agl: self.rule.least_far_height(profile, near_agl, frequency),
            fading: self.rain_rate_mm_h.map(|rate| self.fading(profile, link, rate)),
        }
    }

    fn fading(&self, profile: &PathProfile, link: &LinkCase, rain_rate_mm_h: f64) -> HopFading {
        let hop = HopGeometry::over(profile, [link.terminals.tx_height_agl, link.terminals.rx_height_agl]);
        let frequency = link.signal.frequency;
        let wave = RainWave {
            frequency,
            polarization: link.signal.polarization,
            elevation_deg: hop.elevation_deg(),
        };
        let rain = RainFade::on_hop(hop.length, rain_rate_mm_h, &wave);
        let outage = self.margin.map(|margin| MarginOutage {
            margin,
            rain_percent: rain.outage_percent(margin),
            multipath_percent: worst_month_percent(self.clear_air, &hop, frequency, margin),
        });
        let exceeded =
            RAIN_PERCENTAGES.map(|percent| RainAt { percent, attenuation: rain.exceeded(percent) });
        HopFading { rain_rate_mm_h, clear_air: self.clear_air, rain: exceeded, outage }
    }
}

/// A hop, looked at.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct HopCheck {
    /// Antennas above ground, transmitter first.
    pub antennas_agl: [Length; 2],
    /// By both criteria.
    pub clearance: HopClearance,
    /// The least height of the receiver's antenna above ground that keeps both, with the transmitter's as it is.
    pub least_far_agl: Length,
    /// How it fades, where that was asked.
    pub fading: Option<HopFading>,
}

/// Attenuation by rain at one percentage of the average year.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RainAt {
    /// Percentage of the average year in which it is exceeded.
    pub percent: f64,
    /// Attenuation.
    pub attenuation: Decibels,
}

/// How a hop fades.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct HopFading {
    /// Rain rate exceeded for 0.01 % of the average year, mm/h.
    pub rain_rate_mm_h: f64,
    /// Fading without rain.
    pub clear_air: ClearAir,
    /// Attenuation by rain at 0.1, 0.01 and 0.001 % of the average year.
    pub rain: [RainAt; 3],
    /// With a fade margin.
    pub outage: Option<MarginOutage>,
}

/// How often a hop fails with a fade margin.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MarginOutage {
    /// The margin.
    pub margin: Decibels,
    /// By rain, percent of the average year: [`RainFade::outage_percent`].
    pub rain_percent: f64,
    /// By multipath, percent of the average worst month: [`worst_month_percent`].
    pub multipath_percent: f64,
}

impl MarginOutage {
    /// Percentage of the time with service, the worst month's percentage counted as one of the year.
    #[must_use]
    pub fn availability_percent(&self) -> f64 {
        (100.0 - self.rain_percent - self.multipath_percent).max(0.0)
    }
}

#[cfg(test)]
mod tests {
    use super::HopQuestion;
    use crate::planning::backhaul::ClearAir;
    use crate::propagation::{LinkCase, PathEnvironment, Polarization, Signal, Terminals};
    use crate::terrain::{ClearanceRule, PathProfile};
    use crate::units::{Decibels, Frequency, Length};

    #[test]
    fn a_hop_over_a_valley() {
        let profile =
            PathProfile::bare_inland(vec![0.0, 10.0, 20.0], vec![300.0, 100.0, 300.0]).expect("a profile");
        let link = LinkCase {
            terminals: Terminals {
                tx_height_agl: Length::from_metres(20.0),
                rx_height_agl: Length::from_metres(20.0),
            },
            environment: PathEnvironment {
                delta_n: 45.0,
                surface_refractivity: 325.0,
                path_centre_latitude_deg: 21.0,
            },
            signal: Signal {
                frequency: Frequency::from_megahertz(15_000.0),
                polarization: Polarization::Vertical,
                time_percent: 50.0,
                location_percent: 50.0,
            },
        };
        let question = HopQuestion {
            rule: ClearanceRule::default(),
            rain_rate_mm_h: Some(90.0),
            clear_air: ClearAir::default(),
            margin: Some(Decibels::new(35.0)),
        };
        let found = question.check(&profile, &link);
        assert!(found.clearance.is_clear() && found.least_far_agl <= Length::default());
        let fading = found.fading.expect("it rains");
        let db = fading.rain.map(|at| at.attenuation.db());
        assert!((db[0] - 18.802).abs() < 1e-2 && (db[1] - 49.535).abs() < 1e-2 && db[2] > db[1], "{db:?}");
        let outage = fading.outage.expect("a margin");
        assert!((0.01..0.1).contains(&outage.rain_percent) && outage.multipath_percent > 0.0);
        let dry = HopQuestion { rain_rate_mm_h: None, ..question };
        assert_eq!(dry.check(&profile, &link).fading, None);
    }
}
