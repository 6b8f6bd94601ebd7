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

#[cfg(test)]
mod tests {
    use super::error_statistics;

    #[test]
    fn spread_within_masts_leaves_out_their_means() {
        let found = error_statistics(&[(0, 1.0), (0, 3.0), (1, 11.0), (1, 13.0)]);
        assert_eq!((found.places, found.bias_db), (4, 7.0));
        assert!((found.rmse_db - 75.0_f64.sqrt()).abs() < 1e-12);
        assert!((found.sd_db - 26.0_f64.sqrt()).abs() < 1e-12);
        assert!((found.within_mast_sd_db - 2.0_f64.sqrt()).abs() < 1e-12);
    }
}
