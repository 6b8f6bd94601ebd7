//! What a report of a village says of the error of a prediction, and how probable the prediction makes it.
use super::residual_point::ResidualPoint;
use crate::link::probability_at;
use crate::measurements::{Observed, Reported};

/// Poor service is between so much below what is needed and so much above, dB.
const POOR_DB: [f64; 2] = [10.0, 3.0];
/// A report that the prediction makes less probable than this contradicts it.
const CONTRADICTS_BELOW: f64 = 0.2;

/// Probabilities that reports are wrong: of somebody who stood elsewhere, had another telephone or was told otherwise.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct WrongReports {
    /// That "yes" is wrong.
    pub yes: f64,
    /// That "no" is wrong.
    pub no: f64,
}

impl WrongReports {
    /// That a report is wrong; "poor" denies both, so the greater counts.
    #[must_use]
    pub fn of(self, reported: Reported) -> f64 {
        match reported {
            Reported::Yes => self.yes,
            Reported::No => self.no,
            Reported::Poor => self.yes.max(self.no),
        }
    }
}

/// A bound that a report puts on a residual.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ReportBound {
    /// The bound, dB.
    pub residual_db: f64,
    /// Whether the residual is at least this, or at most.
    pub at_least: bool,
    /// Probability that it is wrong.
    pub wrong: f64,
}

impl ReportBound {
    /// The bound as an observation of a mast by a device at a place on the planning grid, m.
    #[must_use]
    pub const fn observed(self, mast: usize, device: usize, place: [f64; 2]) -> ResidualPoint {
        ResidualPoint {
            mast,
            device,
            place,
            residual: Observed::AtMost(self.residual_db),
            at_least: self.at_least,
            wrong: self.wrong,
        }
    }
}

/// The bounds that a report puts on the residual of a link with a margin, dB, over what is needed: without service the level was at most what
/// is needed, with it at least that, and with poor service between 10 dB less and 3 dB more.
#[must_use]
pub fn report_bounds(reported: Reported, margin_db: f64, wrong: WrongReports) -> Vec<ReportBound> {
    let at_least = |residual_db| ReportBound { residual_db, at_least: true, wrong: wrong.yes };
    let at_most = |residual_db| ReportBound { residual_db, at_least: false, wrong: wrong.no };
    let [below_db, above_db] = POOR_DB;
    match reported {
        Reported::Yes => vec![at_least(-margin_db)],
        Reported::No => vec![at_most(-margin_db)],
        Reported::Poor => vec![at_least(-below_db - margin_db), at_most(above_db - margin_db)],
    }
}

/// What is predicted where something was reported.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PredictedService {
    /// Probability of service.
    pub probability: f64,
    /// Margin of the deciding sector over what is needed, and its standard deviation, dB; `None` where no sector reaches.
    pub margin: Option<(f64, f64)>,
}

/// The probability of a report under a prediction.
///
/// # Definition
/// With q of what is reported and e that such a report is wrong: q (1 - e) + (1 - q) e. For "yes" q is the probability of service, for "no"
/// its complement, for "poor" that the margin of the deciding sector lies from -10 to 3 dB.
///
/// # Examples
/// ```
/// use signalgap::calibration::{PredictedService, WrongReports, report_probability};
/// use signalgap::measurements::Reported;
///
/// let predicted = PredictedService { probability: 0.95, margin: Some((13.2, 8.0)) };
/// let wrong = WrongReports { yes: 0.1, no: 0.1 };
/// assert!((report_probability(Reported::No, predicted, wrong) - 0.14).abs() < 1e-12);
/// assert!((report_probability(Reported::Yes, predicted, wrong) - 0.86).abs() < 1e-12);
/// ```
#[must_use]
pub fn report_probability(reported: Reported, predicted: PredictedService, wrong: WrongReports) -> f64 {
    let [below_db, above_db] = POOR_DB;
    let poor = |(margin_db, sigma_db): (f64, f64)| {
        probability_at(margin_db + below_db, sigma_db) - probability_at(margin_db - above_db, sigma_db)
    };
    let q = match reported {
        Reported::Yes => predicted.probability,
        Reported::No => 1.0 - predicted.probability,
        Reported::Poor => predicted.margin.map_or(0.0, poor),
    };
    let e = wrong.of(reported);
    q * (1.0 - e) + (1.0 - q) * e
}

/// Whether a report that a prediction makes so probable contradicts it: below 0.2.
#[must_use]
pub fn contradicts(probability: f64) -> bool {
    probability < CONTRADICTS_BELOW
}

/// How surprising a report is that was so probable, bits.
#[must_use]
pub fn surprise(probability: f64) -> f64 {
    0.0 - probability.log2()
}

#[cfg(test)]
mod tests {
    use super::{PredictedService, ReportBound, WrongReports, report_bounds, report_probability, surprise};
    use crate::measurements::Reported;

    const WRONG: WrongReports = WrongReports { yes: 0.05, no: 0.2 };

    #[test]
    fn a_report_bounds_the_residual_of_its_mast() {
        let bound = |residual_db, at_least, wrong| ReportBound { residual_db, at_least, wrong };
        assert_eq!(report_bounds(Reported::No, 12.0, WRONG), [bound(-12.0, false, 0.2)]);
        assert_eq!(report_bounds(Reported::Yes, -4.0, WRONG), [bound(4.0, true, 0.05)]);
        assert_eq!(
            report_bounds(Reported::Poor, 12.0, WRONG),
            [bound(-22.0, true, 0.05), bound(-9.0, false, 0.2)]
        );
    }

    #[test]
    fn poor_service_is_probable_about_the_need_alone() {
        let poor = |margin_db| {
            let predicted = PredictedService { probability: 0.5, margin: Some((margin_db, 8.0)) };
            report_probability(Reported::Poor, predicted, WRONG)
        };
        assert!(poor(-3.5) > 0.5 && poor(30.0) < 0.21 && poor(-40.0) < 0.21);
        let nowhere = PredictedService { probability: 0.0, margin: None };
        assert!((report_probability(Reported::Poor, nowhere, WRONG) - 0.2).abs() < 1e-12);
        assert!((report_probability(Reported::Yes, nowhere, WRONG) - 0.05).abs() < 1e-12);
        assert!((surprise(0.25) - 2.0).abs() < 1e-12 && surprise(1.0).to_bits() == 0.0_f64.to_bits());
    }
}
