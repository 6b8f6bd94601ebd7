//! ECC-33: fixed wireless access around 3.5 GHz.
use super::effective_height::{EFFECTIVE_BASE_HEIGHT, LinkGeometry};
use super::formula::{Evaluation, Formula, USABLE_HEIGHT};
use super::{ClutterTreatment, Document, Domain, Limit, Parameter, Signal, Source};
use serde::{Deserialize, Serialize};

/// The fit to Okumura's curves of ECC Report 33.
///
/// Terrain enters through the effective base height alone ([`LinkGeometry`]). Where the formula gives less than free
/// space, free space is taken, with a caveat. The receiver is a subscriber's antenna at roof height: for a handset at
/// 1.5 m the medium city's height gain is -20 dB, which is outside the range and far too much.
///
/// # Accuracy
/// The formula is exact; hand-worked cases in the tests of this file. No published numbers were found.
#[derive(Clone, Copy, Debug, Default)]
pub struct Ecc33 {
    /// What is left to the user.
    pub options: Ecc33Options,
}

/// What ECC-33 leaves to the user.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Ecc33Options {
    /// Size of the city around the receiver; medium by default.
    pub city: Ecc33City,
}

/// The two cities for which ECC-33 has a receiver gain.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Ecc33City {
    /// Large city, tall buildings.
    Large,
    /// Medium city.
    #[default]
    Medium,
}

const SOURCE: Source = Source { key: "ecc33", document: Document::EccReport33 };

// frequency: the band of the report; the rest as reviews of the model list it
const DOMAIN: Domain = Domain {
    frequency_mhz: Limit { parameter: Parameter::Frequency, unit: "MHz", low: 3_400.0, high: 3_800.0 },
    ground_distance_km: Limit { parameter: Parameter::GroundDistance, unit: "km", low: 1.0, high: 10.0 },
    tx_height_agl_m: Limit { parameter: Parameter::BaseHeight, ..USABLE_HEIGHT },
    rx_height_agl_m: Limit { parameter: Parameter::MobileHeight, unit: "m", low: 5.0, high: 10.0 },
};

/// Effective base heights.
const EFFECTIVE_BASE: Limit = Limit { low: 20.0, ..EFFECTIVE_BASE_HEIGHT };
/// Base height of Okumura's reference curves, m.
const REFERENCE_BASE_M: f64 = 200.0;

impl Formula for Ecc33 {
    const SOURCE: &'static Source = &SOURCE;
    const DOMAIN: &'static Domain = &DOMAIN;
    const FURTHER_LIMITS: &'static [Limit] = &[EFFECTIVE_BASE];
    const CLUTTER: ClutterTreatment = ClutterTreatment::InFormula;
    const NOT_BELOW_FREE_SPACE: bool = true;

    fn evaluate(&self, link: &LinkGeometry, signal: Signal) -> Evaluation {
        let (log_f, log_d) = (signal.frequency.gigahertz().log10(), link.d_km.log10());
        let free_space = 92.4 + 20.0 * log_d + 20.0 * log_f;
        let median = 20.41 + 9.83 * log_d + 7.894 * log_f + 9.56 * log_f * log_f;
        let base_gain = (link.effective_base_m() / REFERENCE_BASE_M).log10() * (13.958 + 5.8 * log_d * log_d);
        let receiver_gain = match self.options.city {
            Ecc33City::Large => 0.759 * link.mobile_agl_m - 1.862,
            Ecc33City::Medium => (42.57 + 13.7 * log_f) * (link.mobile_agl_m.log10() - 0.585),
        };
        let caveats = EFFECTIVE_BASE.caveat(link.base_over_mean_m).into_iter().collect();
        Evaluation { caveats, ..Evaluation::of(free_space + median - base_gain - receiver_gain) }
    }
}

#[cfg(test)]
mod tests {
    use super::{Ecc33, Ecc33City, Ecc33Options};
    use crate::propagation::test_links::flat_loss_db;
    use crate::propagation::{HataOptions, HataSurroundings, OkumuraHata};

    fn loss_db(city: Ecc33City, f_mhz: f64, heights_m: (f64, f64), d_km: f64) -> f64 {
        flat_loss_db(&Ecc33 { options: Ecc33Options { city } }, f_mhz, heights_m, d_km)
    }

    #[test]
    fn both_cities_by_hand() {
        // 3,500 MHz, 30 m, 6 m, 5 km; log f = 0.544068, log d = 0.698970:
        // A_fs = 92.4 + 13.9794 + 10.8814 = 117.2608; A_bm = 20.41 + 6.8709 + 4.2949 + 9.56 0.296010 = 34.4056;
        // G_b = log 0.15 (-0.823909) (13.958 + 5.8 0.488559 = 16.7916) = -13.8348;
        // G_r medium = (42.57 + 7.4537) (0.778151 - 0.585) = 9.6622; large = 4.554 - 1.862 = 2.692
        assert!((loss_db(Ecc33City::Medium, 3_500.0, (30.0, 6.0), 5.0) - 155.8390).abs() < 1e-3);
        assert!((loss_db(Ecc33City::Large, 3_500.0, (30.0, 6.0), 5.0) - 162.8091).abs() < 1e-3);
    }

    #[test]
    fn it_agrees_with_hata_as_far_as_two_fits_to_okumura_can() {
        // the two were fitted to the same curves: at Hata's upper edge, large city, base at Okumura's reference
        for (d_km, heights_m) in [(2.0, (200.0, 5.0)), (5.0, (100.0, 3.0)), (10.0, (200.0, 8.0))] {
            let options = HataOptions { surroundings: HataSurroundings::UrbanLarge };
            let hata = flat_loss_db(&OkumuraHata { options }, 1_500.0, heights_m, d_km);
            let ecc = loss_db(Ecc33City::Large, 1_500.0, heights_m, d_km);
            assert!((ecc - hata).abs() < 6.0, "{d_km} km: {ecc} against {hata}");
        }
    }
}
