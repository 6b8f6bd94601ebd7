//! How likely a measured level is under a normal error, heard, not heard, or never written down.
use crate::link::normal_cumulative;
use crate::measurements::Observed;
use std::f64::consts::{PI, SQRT_2};

/// A normal distribution, dB.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Normal {
    pub(super) mean: f64,
    pub(super) sigma: f64,
}

/// Logarithm of a likelihood with its slopes and curvatures in the mean and in the logarithm of sigma.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Likelihood {
    pub(super) log: f64,
    pub(super) by_mean: f64,
    pub(super) by_sigma: f64,
    pub(super) by_mean_twice: f64,
    pub(super) by_both: f64,
    pub(super) by_sigma_twice: f64,
}

/// phi(z) / Phi(z), the inverse of Mills' ratio of the lower tail.
pub(super) fn hazard(z: f64) -> f64 {
    /// Below, the quotient is of two numbers too small for a double: its continued fraction is good to 1e-6.
    const FAR: f64 = -12.0;
    if z > FAR {
        (-0.5 * z * z).exp() / (2.0 * PI).sqrt() / normal_cumulative(z)
    } else {
        -z - 1.0 / (z + 2.0 / z)
    }
}

/// ln Phi(z).
pub(super) fn log_cumulative(z: f64) -> f64 {
    const FAR: f64 = -12.0;
    if z > FAR { normal_cumulative(z).ln() } else { -0.5 * z * z - 0.5 * (2.0 * PI).ln() - hazard(z).ln() }
}

/// The likelihood of one level: heard, phi((y - mu)/s)/s; not heard, Phi((c - mu)/s); where levels below a bound were never
/// written down, divided by Phi((mu - c)/s).
pub(super) fn likelihood(observed: Observed, logged_from: Option<f64>, error: Normal) -> Likelihood {
    let Normal { mean, sigma } = error;
    let z = (observed.value() - mean) / sigma;
    let own = if observed.is_heard() {
        Likelihood {
            log: -sigma.ln() - 0.5 * z * z - 0.5 * (2.0 * PI).ln(),
            by_mean: z / sigma,
            by_sigma: z * z - 1.0,
            by_mean_twice: -1.0 / (sigma * sigma),
            by_both: -2.0 * z / sigma,
            by_sigma_twice: -2.0 * z * z,
        }
    } else {
        let rate = hazard(z);
        let bend = -rate * (z + rate);
        Likelihood {
            log: log_cumulative(z),
            by_mean: -rate / sigma,
            by_sigma: -rate * z,
            by_mean_twice: bend / (sigma * sigma),
            by_both: (bend * z + rate) / sigma,
            by_sigma_twice: bend * z * z + rate * z,
        }
    };
    match logged_from.filter(|_| observed.is_heard()) {
        None => own,
        Some(bound) => {
            let w = (mean - bound) / sigma;
            let rate = hazard(w);
            let bend = -rate * (w + rate);
            Likelihood {
                log: own.log - log_cumulative(w),
                by_mean: own.by_mean - rate / sigma,
                by_sigma: own.by_sigma + rate * w,
                by_mean_twice: own.by_mean_twice - bend / (sigma * sigma),
                by_both: own.by_both + (bend * w + rate) / sigma,
                by_sigma_twice: own.by_sigma_twice - (bend * w * w + rate * w),
            }
        }
    }
}

/// The shares of the predicted distribution between which a level lies: of a heard one twice the same, of one that was not heard from 0.
pub(super) fn shares(observed: Observed, logged_from: Option<f64>, error: Normal) -> (f64, f64) {
    let Normal { mean, sigma } = error;
    let at = |level: f64| 0.5 * libm::erfc((mean - level) / sigma / SQRT_2);
    let share = at(observed.value());
    match (observed, logged_from) {
        (Observed::AtMost(_), _) => (0.0, share),
        (Observed::Level(_), None) => (share, share),
        (Observed::Level(_), Some(bound)) => {
            let below = at(bound);
            let within = ((share - below) / (1.0 - below).max(f64::MIN_POSITIVE)).clamp(0.0, 1.0);
            (within, within)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Normal, hazard, likelihood, log_cumulative, shares};
    use crate::measurements::Observed;

    #[test]
    fn slopes_and_curvatures_are_those_of_the_logarithm() {
        let cases = [
            (Observed::Level(-97.0), None),
            (Observed::Level(-97.0), Some(-110.0)),
            (Observed::AtMost(-110.0), None),
            (Observed::Level(-109.0), Some(-110.0)),
        ];
        for (observed, bound) in cases {
            for (mean, sigma) in [(-100.0, 8.0), (-125.0, 5.0), (-90.0, 3.0)] {
                let at = |mean: f64, log_sigma: f64| {
                    likelihood(observed, bound, Normal { mean, sigma: log_sigma.exp() })
                };
                let (tau, step) = (f64::ln(sigma), 1e-5);
                let here = at(mean, tau);
                let slope = |of: fn(&super::Likelihood) -> f64, dm: f64, dt: f64| {
                    let (up, down) = (at(mean + dm, tau + dt), at(mean - dm, tau - dt));
                    (of(&up) - of(&down)) / (2.0 * step)
                };
                let checks = [
                    (here.by_mean, slope(|l| l.log, step, 0.0)),
                    (here.by_sigma, slope(|l| l.log, 0.0, step)),
                    (here.by_mean_twice, slope(|l| l.by_mean, step, 0.0)),
                    (here.by_both, slope(|l| l.by_mean, 0.0, step)),
                    (here.by_sigma_twice, slope(|l| l.by_sigma, 0.0, step)),
                ];
                for (given, found) in checks {
                    assert!(
                        (given - found).abs() < 1e-4 * (1.0 + found.abs()),
                        "{observed:?} {given} {found}"
                    );
                }
            }
        }
    }

    #[test]
    fn far_tails_are_continuous() {
        for of in [hazard, log_cumulative] {
            let (near, far) = (of(-11.999_999), of(-12.000_001));
            assert!((near - far).abs() < 1e-3 * near.abs(), "{near} {far}");
        }
    }

    #[test]
    fn shares_of_what_was_not_heard_begin_at_nothing() {
        assert_eq!(shares(Observed::Level(-100.0), None, Normal { mean: -100.0, sigma: 8.0 }), (0.5, 0.5));
        assert_eq!(shares(Observed::AtMost(-100.0), None, Normal { mean: -100.0, sigma: 8.0 }), (0.0, 0.5));
        let (low, high) = shares(Observed::Level(-100.0), Some(-100.0), Normal { mean: -90.0, sigma: 8.0 });
        assert_eq!((low, high), (0.0, 0.0));
    }
}
