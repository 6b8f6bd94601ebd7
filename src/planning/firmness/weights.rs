//! Weights of criteria, drawn about the stated ones.
use super::FirmnessError;
use crate::planning::draws::DrawKey;
use std::collections::BTreeMap;

/// Spread of a weight's logarithm where none is stated: two thirds of the draws lie between 0.67 and 1.5 of the stated weight. A choice.
pub const WEIGHT_SPREAD: f64 = 0.4;

/// Weights for each draw, each in the order of the criteria's names: the stated one times exp(spread Z), with an independent standard normal Z for each criterion. A weight keeps its sign, and
/// a weight of 0 stays 0.
///
/// # Errors
/// [`FirmnessError::WeightSpread`].
///
/// # Source
/// Weights at random about stated ones: Butler, Jia and Dyer 1997 ("Simulation techniques for the sensitivity analysis of multi-criteria decision models", European Journal of Operational
/// Research 103). The log-normal form is a choice: it keeps signs, and doubling a weight is as likely as halving it.
pub fn drawn_weights(
    weights: &BTreeMap<String, f64>,
    spread: f64,
    draws: usize,
) -> Result<Vec<Vec<f64>>, FirmnessError> {
    if !(spread.is_finite() && spread >= 0.0) {
        return Err(FirmnessError::WeightSpread { spread });
    }
    let mut all = vec![Vec::with_capacity(weights.len()); draws];
    for (criterion, weight) in weights {
        let factors = factors(DrawKey::new().text("weight").text(criterion), spread, draws);
        all.iter_mut().zip(factors).for_each(|(row, factor)| row.push(weight * factor));
    }
    Ok(all)
}

/// A share, 0 to 1, per draw: its odds are drawn as a weight is, so that it stays a share.
pub(super) fn drawn_shares(share: f64, spread: f64, draws: usize) -> Vec<f64> {
    let factors = factors(DrawKey::new().text("weight_of_cost"), spread, draws);
    factors.into_iter().map(|factor| share * factor / (share * factor + (1.0 - share))).collect()
}

fn factors(key: DrawKey, spread: f64, draws: usize) -> Vec<f64> {
    let mut row = vec![0.0; draws];
    key.normals(&mut row);
    for number in &mut row {
        *number = (spread * *number).exp();
    }
    row
}

#[cfg(test)]
mod tests {
    use super::{WEIGHT_SPREAD, drawn_shares, drawn_weights};
    use std::collections::BTreeMap;

    #[test]
    fn weights_lie_about_the_stated_ones() {
        let stated = BTreeMap::from([("a".to_owned(), 2.0), ("b".to_owned(), -1.0), ("c".to_owned(), 0.0)]);
        let rows = drawn_weights(&stated, WEIGHT_SPREAD, 2_000).expect("weights");
        let within = rows.iter().filter(|row| (1.0 / 1.5..=1.5).contains(&(row[0] / 2.0))).count();
        // the normal distribution within ln 1.5 / 0.4 = 1.0137 deviations
        assert!((within as f64 / 2_000.0 - 0.689_3).abs() < 0.042, "{within}");
        assert!(rows.iter().all(|row| row.len() == 3 && row[1] < 0.0 && row[2].abs() < 1e-12));
        let apart = rows.iter().filter(|row| (row[0] > 2.0) == (row[1] < -1.0)).count();
        assert!((apart as f64 / 2_000.0 - 0.5).abs() < 0.045, "criteria are drawn apart: {apart}");
        let exact = drawn_weights(&stated, 0.0, 3).expect("weights");
        assert!(exact.iter().all(|row| row == &[2.0, -1.0, 0.0]));
        assert!([-1.0, f64::NAN].iter().all(|spread| drawn_weights(&stated, *spread, 3).is_err()));
    }

    #[test]
    fn shares_stay_shares() {
        let drawn = drawn_shares(0.5, 1.0, 2_000);
        let above = drawn.iter().filter(|share| **share > 0.5).count() as f64 / 2_000.0;
        assert!((above - 0.5).abs() < 0.045 && drawn.iter().all(|share| (0.0..=1.0).contains(share)));
        for end in [0.0, 1.0] {
            assert!(drawn_shares(end, 1.0, 50).iter().all(|share| (share - end).abs() < 1e-12));
        }
    }
}
