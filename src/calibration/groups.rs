//! Error statistics, of all samples or of groups of them.
use serde::Serialize;
use std::collections::BTreeMap;

/// Errors of predictions, measured less predicted, dB.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct ErrorStatistics {
    /// Places.
    pub places: usize,
    /// Mean.
    pub bias_db: f64,
    /// Root of the mean square.
    pub rmse_db: f64,
    /// Standard deviation about the mean.
    pub sd_db: f64,
    /// Standard deviation about the means of the masts.
    pub within_mast_sd_db: f64,
}

/// Statistics of errors, each with the number of its mast.
#[must_use]
pub fn error_statistics(errors: &[(usize, f64)]) -> ErrorStatistics {
    if errors.is_empty() {
        return ErrorStatistics::default();
    }
    let count = errors.len() as f64;
    let mean_of = |values: &mut dyn Iterator<Item = f64>| values.sum::<f64>() / count;
    let bias = mean_of(&mut errors.iter().map(|(_, error)| *error));
    let square = mean_of(&mut errors.iter().map(|(_, error)| error * error));
    let mut masts: BTreeMap<usize, (f64, f64)> = BTreeMap::new();
    for (mast, error) in errors {
        let (number, sum) = masts.entry(*mast).or_default();
        *number += 1.0;
        *sum += error;
    }
    let about = |(mast, error): &(usize, f64)| (error - masts[mast].1 / masts[mast].0).powi(2);
    let freedom = (count - masts.len() as f64).max(1.0);
    ErrorStatistics {
        places: errors.len(),
        bias_db: bias,
        rmse_db: square.sqrt(),
        sd_db: mean_of(&mut errors.iter().map(|(_, error)| (error - bias).powi(2))).sqrt(),
        within_mast_sd_db: (errors.iter().map(about).sum::<f64>() / freedom).sqrt(),
    }
}

/// Variance between the means of groups beyond what chance makes, dB^2, each value counting with a weight; groups of fewer than ten values do not
/// count.
///
/// # Method
/// Of moments, as the module `pooling` does for masts.
#[must_use]
pub fn variance_between(groups: &[Vec<f64>], weight: f64) -> f64 {
    /// Values that a group needs.
    const FEWEST: usize = 10;
    let mean = |values: &[f64]| values.iter().sum::<f64>() / values.len() as f64;
    let large: Vec<&Vec<f64>> = groups.iter().filter(|values| values.len() >= FEWEST).collect();
    if large.len() < 2 {
        return 0.0;
    }
    let means: Vec<f64> = large.iter().map(|values| mean(values)).collect();
    let by_chance = large.iter().zip(&means).map(|(values, own)| {
        let about = values.iter().map(|value| (value - own).powi(2)).sum::<f64>();
        about / (values.len() as f64 - 1.0) / (values.len() as f64 * weight).max(1.0)
    });
    let by_chance = by_chance.sum::<f64>() / large.len() as f64;
    let all = mean(&means);
    let seen = means.iter().map(|own| (own - all).powi(2)).sum::<f64>() / (means.len() as f64 - 1.0);
    (seen - by_chance).max(0.0)
}

#[cfg(test)]
mod tests {
    use super::{error_statistics, variance_between};

    #[test]
    fn spread_within_masts_leaves_out_their_means() {
        let found = error_statistics(&[(0, 1.0), (0, 3.0), (1, 11.0), (1, 13.0)]);
        assert_eq!((found.places, found.bias_db), (4, 7.0));
        assert!((found.rmse_db - 75.0_f64.sqrt()).abs() < 1e-12);
        assert!((found.sd_db - 26.0_f64.sqrt()).abs() < 1e-12);
        assert!((found.within_mast_sd_db - 2.0_f64.sqrt()).abs() < 1e-12);
    }

    #[test]
    fn groups_differ_by_more_than_chance_or_not() {
        let spread =
            |middle: f64| (0..20).map(|value| middle + f64::from(value % 5) - 2.0).collect::<Vec<_>>();
        // means 0, 6, 12: a variance of 36 less that of the means, 2.1 / 20
        let apart = variance_between(&[spread(0.0), spread(6.0), spread(12.0)], 1.0);
        assert!((apart - (36.0 - 40.0 / 19.0 / 20.0)).abs() < 1e-9, "{apart}");
        assert!(variance_between(&[spread(1.0), spread(1.0)], 1.0).abs() < 1e-12);
        assert!(variance_between(&[spread(0.0), vec![50.0; 9]], 1.0).abs() < 1e-12, "too few values");
    }
}
