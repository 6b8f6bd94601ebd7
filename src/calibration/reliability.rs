//! Whether stated probabilities come true.
use super::likelihood::shares;
use super::predictions::Prediction;
use crate::link::normal_cumulative;
use crate::measurements::Observed;
use serde::Serialize;

/// Bands of stated probability.
const BANDS: usize = 10;

/// A measured level, the bound of what was logged, and its prediction.
pub(super) type Outcome = (Observed, Option<f64>, Prediction);

/// Places at which a probability within a band was stated.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct ReliabilityBand {
    /// Mean probability stated.
    pub stated: f64,
    /// Share that came true.
    pub came_true: f64,
    /// Places.
    pub places: usize,
}

/// Share of places whose level lies within the central share of the distribution that was stated for them.
///
/// A level that was not heard counts with the part of its possible shares that lies there.
#[must_use]
pub fn share_within(outcomes: &[Outcome], central: f64) -> f64 {
    let (low, high) = (0.5 - 0.5 * central, 0.5 + 0.5 * central);
    let within = |(observed, bound, predicted): &Outcome| {
        let (from, to) = shares(*observed, *bound, predicted.normal());
        if to > from {
            ((to.min(high) - from.max(low)) / (to - from)).clamp(0.0, 1.0)
        } else if (low..=high).contains(&to) {
            1.0
        } else {
            0.0
        }
    };
    outcomes.iter().map(within).sum::<f64>() / outcomes.len().max(1) as f64
}

/// How often a level of at least `required_dbm` was found where a probability of it was stated, by ten bands of that.
///
/// Places where that is not known are left out: not heard by a receiver that hears no such level.
#[must_use]
pub fn reliability(outcomes: &[Outcome], required_dbm: f64) -> Vec<ReliabilityBand> {
    let mut bands = vec![ReliabilityBand::default(); BANDS];
    for (observed, _, predicted) in outcomes {
        let true_here = match observed {
            Observed::Level(level) => *level >= required_dbm,
            Observed::AtMost(bound) if *bound <= required_dbm => false,
            Observed::AtMost(_) => continue,
        };
        let stated = normal_cumulative((predicted.mean_dbm - required_dbm) / predicted.sigma_db);
        let band = &mut bands[((stated * BANDS as f64) as usize).min(BANDS - 1)];
        band.places += 1;
        band.stated += stated;
        band.came_true += f64::from(u8::from(true_here));
    }
    for band in &mut bands {
        let places = band.places.max(1) as f64;
        band.stated /= places;
        band.came_true /= places;
    }
    bands
}

#[cfg(test)]
mod tests {
    use super::{reliability, share_within};
    use crate::calibration::Prediction;
    use crate::measurements::Observed;

    const PREDICTED: Prediction = Prediction { mean_dbm: -100.0, sigma_db: 8.0 };

    #[test]
    fn levels_within_and_without() {
        let outcomes: Vec<_> =
            [-100.0, -90.0, -120.0, -80.0].map(|level| (Observed::Level(level), None, PREDICTED)).into();
        assert!((share_within(&outcomes, 0.8) - 0.5).abs() < 1e-12);
        let missed = [(Observed::AtMost(-100.0), None, PREDICTED)];
        assert!((share_within(&missed, 0.9) - 0.9).abs() < 1e-12);
    }

    #[test]
    fn bands_count_what_is_known() {
        let outcomes = [
            (Observed::Level(-95.0), None, PREDICTED),
            (Observed::Level(-105.0), None, PREDICTED),
            (Observed::AtMost(-110.0), None, PREDICTED),
            (Observed::AtMost(-90.0), None, PREDICTED),
        ];
        let bands = reliability(&outcomes, -100.0);
        assert_eq!((bands[5].places, bands.iter().map(|band| band.places).sum::<usize>()), (3, 3));
        assert!((bands[5].came_true - 1.0 / 3.0).abs() < 1e-12 && (bands[5].stated - 0.5).abs() < 1e-12);
    }
}
