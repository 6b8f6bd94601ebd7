//! ITU-R P.2108-1: the loss by buildings and trees around a terminal.
//!
//! For the link budget of a model that includes no clutter itself:
//! [`crate::propagation::ClutterTreatment::admits_terminal_correction`] tells.
use super::inverse_normal;
use crate::propagation::diffraction::knife_edge::knife_edge_loss_db;
use crate::propagation::{Caveat, Limit, Parameter, PropagationError};
use crate::units::{Decibels, Frequency, Length};
use serde::{Deserialize, Serialize};

/// Name in errors.
const MODEL: &str = "p2108";

/// Frequencies of the height-gain correction, §3.1.
pub const HEIGHT_GAIN_FREQUENCY: Limit =
    Limit { parameter: Parameter::HeightGainFrequency, unit: "MHz", low: 30.0, high: 3_000.0 };
/// Frequencies of the statistical correction, §3.2.
pub const STATISTICAL_FREQUENCY: Limit =
    Limit { parameter: Parameter::StatisticalFrequency, unit: "MHz", low: 500.0, high: 67_000.0 };
/// Shortest path of the statistical correction at one terminal, §3.2.
pub const STATISTICAL_DISTANCE: Limit =
    Limit { parameter: Parameter::StatisticalDistance, unit: "km", low: 0.25, high: f64::INFINITY };

/// From this distance on the statistical correction stays the same, §3.2, equation (6).
pub const STATISTICAL_CONSTANT_FROM: Length = Length::from_kilometres(2.0);

/// Frequencies, heights and percentages for which the equations have a value.
const USABLE_FREQUENCY: Limit =
    Limit { parameter: Parameter::Frequency, unit: "MHz", low: 1.0, high: 1_000_000.0 };
const USABLE_HEIGHT: Limit =
    Limit { parameter: Parameter::AntennaHeight, unit: "m", low: 0.1, high: 10_000.0 };
const USABLE_CLUTTER: Limit =
    Limit { parameter: Parameter::ClutterHeight, unit: "m", low: 0.1, high: 1_000.0 };
const USABLE_STREET: Limit = Limit { parameter: Parameter::StreetWidth, unit: "m", low: 0.1, high: 10_000.0 };
const USABLE_DISTANCE: Limit =
    Limit { parameter: Parameter::GroundDistance, unit: "km", low: 1e-6, high: 20_000.0 };
const USABLE_PERCENT: Limit =
    Limit { parameter: Parameter::LocationPercentage, unit: "%", low: 0.001, high: 99.999 };

/// What surrounds a terminal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ClutterType {
    /// Water or sea.
    Water,
    /// Open or rural.
    Open,
    /// Suburban.
    Suburban,
    /// Urban.
    Urban,
    /// Trees or forest.
    Forest,
    /// Dense urban.
    DenseUrban,
}

impl ClutterType {
    /// All of them.
    pub const ALL: [Self; 6] =
        [Self::Water, Self::Open, Self::Suburban, Self::Urban, Self::Forest, Self::DenseUrban];

    /// The word in scenarios and on the command line.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Water => "water",
            Self::Open => "open",
            Self::Suburban => "suburban",
            Self::Urban => "urban",
            Self::Forest => "forest",
            Self::DenseUrban => "dense_urban",
        }
    }

    /// Representative height where none is known locally, table 3.
    #[must_use]
    pub const fn representative_height(self) -> Length {
        Length::from_metres(match self {
            Self::Water | Self::Open | Self::Suburban => 10.0,
            Self::Urban | Self::Forest => 15.0,
            Self::DenseUrban => 20.0,
        })
    }
}

/// The surroundings of one terminal.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TerminalClutter {
    /// Kind.
    pub clutter_type: ClutterType,
    /// Representative height R.
    pub representative_height: Length,
    /// Street width w_s; of no effect over water and in the open.
    pub street_width: Length,
}

impl TerminalClutter {
    /// With the Recommendation's heights and its street of 27 m.
    #[must_use]
    pub const fn of(clutter_type: ClutterType) -> Self {
        let representative_height = clutter_type.representative_height();
        Self { clutter_type, representative_height, street_width: Length::from_metres(27.0) }
    }

    /// The height above ground for which the path's loss has to be computed before [`height_gain_loss`] is added:
    /// that of the clutter's top, or of the antenna where it stands higher.
    #[must_use]
    pub fn path_height(&self, antenna_height_agl: Length) -> Length {
        Length::from_metres(antenna_height_agl.metres().max(self.representative_height.metres()))
    }
}

/// A loss by clutter at one terminal.
#[derive(Clone, Debug, PartialEq)]
pub struct ClutterLoss {
    /// To be added to the basic transmission loss.
    pub loss: Decibels,
    /// Standard deviation over locations where the Recommendation has one.
    pub location_sigma: Option<Decibels>,
    /// Remarks.
    pub caveats: Vec<Caveat>,
}

/// Median loss at a terminal below the top of its surroundings, zero at and above it.
///
/// # Units and conventions
/// The path's own loss must be that for an antenna at [`TerminalClutter::path_height`]. For either terminal or both.
///
/// # Accuracy
/// 0.05 dB, the rounding, from NTIA's 18 published cases (tests of this file).
///
/// # Errors
/// [`PropagationError::OutOfDomain`] for values without one in the equations. Frequencies outside 30 MHz to 3 GHz give
/// a value with a caveat.
///
/// # Source
/// ITU-R P.2108-1 (09/2021), §3.1, equations (1) and (2).
pub fn height_gain_loss(
    frequency: Frequency,
    antenna_height_agl: Length,
    clutter: TerminalClutter,
) -> Result<ClutterLoss, PropagationError> {
    let (h_m, r_m) = (antenna_height_agl.metres(), clutter.representative_height.metres());
    let w_s_m = clutter.street_width.metres();
    USABLE_FREQUENCY.require(MODEL, frequency.megahertz())?;
    USABLE_HEIGHT.require(MODEL, h_m)?;
    USABLE_CLUTTER.require(MODEL, r_m)?;
    USABLE_STREET.require(MODEL, w_s_m)?;
    let f_ghz = frequency.gigahertz();
    let loss_db = match clutter.clutter_type {
        _ if h_m >= r_m => 0.0,
        ClutterType::Water | ClutterType::Open => -(21.8 + 6.2 * f_ghz.log10()) * (h_m / r_m).log10(), // (2b)
        ClutterType::Suburban | ClutterType::Urban | ClutterType::Forest | ClutterType::DenseUrban => {
            let h_dif_m = r_m - h_m;
            let theta_deg = (h_dif_m / w_s_m).atan().to_degrees();
            let nu = 0.342 * f_ghz.sqrt() * (h_dif_m * theta_deg).sqrt();
            knife_edge_loss_db(nu) - 6.03 // (2a)
        }
    };
    let caveats = HEIGHT_GAIN_FREQUENCY.caveat(frequency.megahertz()).into_iter().collect();
    Ok(ClutterLoss { loss: Decibels::new(loss_db), location_sigma: None, caveats })
}

/// Loss at a terminal within urban or suburban clutter, not exceeded at a share of locations.
///
/// # Units and conventions
/// The path's own loss is that for the antenna where it is, over bare ground. For both terminals the path must be at
/// least 1 km long. Beyond 2 km the loss is that of 2 km.
///
/// # Accuracy
/// 0.05 dB, the rounding, from NTIA's 7 published cases (tests of this file).
///
/// # Errors
/// [`PropagationError::OutOfDomain`] for values without one in the equations. Frequencies outside 0.5 to 67 GHz and
/// paths under 0.25 km give a value with a caveat.
///
/// # Source
/// ITU-R P.2108-1 (09/2021), §3.2, equations (3) to (6).
pub fn statistical_clutter_loss(
    frequency: Frequency,
    ground_distance: Length,
    location_percent: f64,
) -> Result<ClutterLoss, PropagationError> {
    USABLE_FREQUENCY.require(MODEL, frequency.megahertz())?;
    USABLE_DISTANCE.require(MODEL, ground_distance.kilometres())?;
    USABLE_PERCENT.require(MODEL, location_percent)?;
    let deviations = inverse_normal(location_percent / 100.0);
    let at = |d_km: f64| {
        let (median_db, sigma_db) = statistical_median_and_sigma_db(frequency.gigahertz(), d_km);
        (median_db + sigma_db * deviations, sigma_db)
    };
    let (here, most) = (at(ground_distance.kilometres()), at(STATISTICAL_CONSTANT_FROM.kilometres()));
    let (loss_db, sigma_db) = if here.0 < most.0 { here } else { most }; // (6)
    let caveats = [
        STATISTICAL_FREQUENCY.caveat(frequency.megahertz()),
        STATISTICAL_DISTANCE.caveat(ground_distance.kilometres()),
    ];
    Ok(ClutterLoss {
        loss: Decibels::new(loss_db),
        location_sigma: Some(Decibels::new(sigma_db)),
        caveats: caveats.into_iter().flatten().collect(),
    })
}

/// Equations (3) to (5), dB.
fn statistical_median_and_sigma_db(f_ghz: f64, d_km: f64) -> (f64, f64) {
    const SIGMA_L_DB: f64 = 4.0;
    const SIGMA_S_DB: f64 = 6.0;
    let long = -2.0 * (10.0_f64.powf(-5.0 * f_ghz.log10() - 12.5) + 10.0_f64.powf(-16.5)).log10(); // (4a)
    let short = 32.98 + 23.9 * d_km.log10() + 3.0 * f_ghz.log10(); // (5a)
    let (of_long, of_short) = (10.0_f64.powf(-0.2 * long), 10.0_f64.powf(-0.2 * short));
    let variance = (SIGMA_L_DB.powi(2) * of_long + SIGMA_S_DB.powi(2) * of_short) / (of_long + of_short);
    (-5.0 * (of_long + of_short).log10(), variance.sqrt()) // (3a), (3b)
}

#[cfg(test)]
mod tests {
    use super::{ClutterType, TerminalClutter, height_gain_loss, statistical_clutter_loss};
    use crate::units::{Frequency, Length};

    /// GHz, antenna m, street m, clutter m, type, dB: HeightGainTerminalCorrectionModelTestData.csv of NTIA/p2108.
    const NTIA_HEIGHT_GAIN: &[(f64, f64, f64, f64, ClutterType, f64)] = &[
        (1.5, 2.0, 27.0, 10.0, ClutterType::Water, 16.0),
        (1.5, 2.0, 27.0, 6.0, ClutterType::Water, 10.9),
        (1.5, 2.0, 27.0, 10.0, ClutterType::Open, 16.0),
        (1.5, 2.0, 27.0, 6.0, ClutterType::Open, 10.9),
        (1.5, 2.0, 27.0, 10.0, ClutterType::Suburban, 20.5),
        (1.5, 2.0, 27.0, 6.0, ClutterType::Suburban, 14.6),
        (1.5, 2.0, 27.0, 15.0, ClutterType::Urban, 24.5),
        (1.5, 2.0, 27.0, 6.0, ClutterType::Urban, 14.6),
        (1.5, 2.0, 27.0, 15.0, ClutterType::Forest, 24.5),
        (1.5, 2.0, 27.0, 6.0, ClutterType::Forest, 14.6),
        (1.5, 2.0, 27.0, 20.0, ClutterType::DenseUrban, 27.1),
        (1.5, 2.0, 27.0, 6.0, ClutterType::DenseUrban, 14.6),
        (3.0, 3.0, 15.0, 15.0, ClutterType::DenseUrban, 29.0),
        (0.9, 2.3, 30.0, 10.0, ClutterType::Open, 13.7),
        (1.5, 2.5, 25.0, 10.0, ClutterType::Suburban, 20.2),
        (0.03, 2.1, 24.5, 9.8, ClutterType::Suburban, 5.7),
        (1.7, 30.0, 24.5, 9.8, ClutterType::Suburban, 0.0),
        (1.7, 30.0, 24.5, 30.0, ClutterType::Suburban, 0.0),
    ];

    /// GHz, km, %, dB: TerrestrialStatisticalModelTestData.csv of NTIA/p2108.
    const NTIA_STATISTICAL: &[(f64, f64, f64, f64)] = &[
        (0.5, 0.25, 50.0, 17.4),
        (0.5, 0.25, 1.0, 3.9),
        (0.5, 0.25, 99.0, 30.9),
        (26.6, 15.8, 45.0, 32.5),
        (67.0, 5.4, 30.5, 30.9),
        (3.5, 1.0, 0.1, 16.8),
        (3.5, 1.0, 99.9, 42.8),
    ];

    fn ghz(value: f64) -> Frequency {
        Frequency::from_megahertz(value * 1_000.0)
    }

    #[test]
    fn the_height_gain_of_ntia() {
        for &(f_ghz, antenna_m, street_m, clutter_m, clutter_type, published_db) in NTIA_HEIGHT_GAIN {
            let clutter = TerminalClutter {
                clutter_type,
                representative_height: Length::from_metres(clutter_m),
                street_width: Length::from_metres(street_m),
            };
            let found =
                height_gain_loss(ghz(f_ghz), Length::from_metres(antenna_m), clutter).expect("a loss");
            assert!((found.loss.db() - published_db).abs() <= 0.0501, "{clutter:?} {f_ghz}: {found:?}");
            assert!(found.caveats.is_empty());
        }
    }

    #[test]
    fn the_statistics_of_ntia() {
        for &(f_ghz, d_km, percent, published_db) in NTIA_STATISTICAL {
            let found = statistical_clutter_loss(ghz(f_ghz), Length::from_kilometres(d_km), percent);
            let found = found.expect("a loss");
            assert!((found.loss.db() - published_db).abs() <= 0.0501, "{f_ghz} {d_km} {percent}: {found:?}");
            assert!(found.caveats.is_empty());
        }
    }

    #[test]
    fn a_suburban_terminal_by_hand() {
        // 1.5 GHz, 2 m in clutter of 10 m, street of 27 m: theta = atan(8/27) = 16.5045 deg;
        // nu = 0.342 sqrt(1.5) sqrt(8 16.5045) = 4.81301; J = 6.9 + 20 log(sqrt(4.71301^2 + 1) + 4.71301) = 26.4827
        let found =
            height_gain_loss(ghz(1.5), Length::from_metres(2.0), TerminalClutter::of(ClutterType::Suburban));
        assert!((found.expect("a loss").loss.db() - 20.4527).abs() < 1e-3);
    }

    #[test]
    fn the_path_is_that_of_the_clutters_top() {
        let forest = TerminalClutter::of(ClutterType::Forest);
        for (antenna_m, path_m) in [(1.5, 15.0), (15.0, 15.0), (30.0, 30.0)] {
            let height = forest.path_height(Length::from_metres(antenna_m)).metres();
            assert!((height - path_m).abs() < 1e-12);
        }
    }

    #[test]
    fn limits_give_caveats_and_the_rest_errors() {
        let gain = |f_ghz: f64, antenna_m: f64| {
            let clutter = TerminalClutter::of(ClutterType::Open);
            height_gain_loss(ghz(f_ghz), Length::from_metres(antenna_m), clutter)
        };
        for (f_ghz, remarks) in [(0.03, 0), (3.0, 0), (0.029_999, 1), (3.000_001, 1)] {
            assert_eq!(gain(f_ghz, 2.0).expect("a loss").caveats.len(), remarks, "{f_ghz}");
        }
        assert!(gain(1.0, 0.0).is_err());
        let statistical = |f_ghz: f64, d_km: f64, p: f64| {
            statistical_clutter_loss(ghz(f_ghz), Length::from_kilometres(d_km), p)
        };
        for (f_ghz, d_km, remarks) in
            [(0.5, 0.25, 0), (67.0, 0.25, 0), (0.499_999, 1.0, 1), (67.1, 1.0, 1), (1.0, 0.249_999, 1)]
        {
            assert_eq!(
                statistical(f_ghz, d_km, 50.0).expect("a loss").caveats.len(),
                remarks,
                "{f_ghz} {d_km}"
            );
        }
        assert!(statistical(1.0, 1.0, 0.0).is_err() && statistical(1.0, 1.0, 100.0).is_err());
    }
}
