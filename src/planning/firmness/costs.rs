//! Costs between a low and a high figure.
use super::{FirmnessError, Spread};
use crate::planning::draws::DrawKey;

/// A cost between two figures.
#[derive(Clone, Debug, PartialEq)]
pub struct DrawnCost {
    /// What it varies with: costs of one key are drawn together (all towers of a height, all hops), those of different keys apart.
    pub key: String,
    /// The least that it can be, in the currency of the plan.
    pub low: f64,
    /// The likeliest, in the same.
    pub base: f64,
    /// The most, in the same.
    pub high: f64,
}

impl DrawnCost {
    /// The number that this share, 0 to 1, of the triangular distribution lies below: its mode is the base, its ends are low and high.
    #[must_use]
    pub fn quantile(&self, share: f64) -> f64 {
        let (below, above, width) = (self.base - self.low, self.high - self.base, self.high - self.low);
        if width <= 0.0 {
            return self.base;
        }
        let share = share.clamp(0.0, 1.0);
        if share * width < below {
            self.low + (share * width * below).sqrt()
        } else {
            self.high - ((1.0 - share) * width * above).sqrt()
        }
    }

    /// One number per draw.
    pub(super) fn drawn(&self, draws: usize) -> Vec<f64> {
        let mut row = vec![0.0; draws];
        DrawKey::new().text("cost").text(&self.key).uniforms(&mut row);
        for share in &mut row {
            *share = self.quantile(*share);
        }
        row
    }

    /// Whether it is a cost.
    ///
    /// # Errors
    /// [`FirmnessError::Cost`].
    pub(super) fn check(&self) -> Result<(), FirmnessError> {
        let Self { low, base, high, .. } = *self;
        let fine = 0.0 <= low && low <= base && base <= high && high.is_finite();
        if fine { Ok(()) } else { Err(FirmnessError::Cost { key: self.key.clone(), low, base, high }) }
    }
}

/// What items cost together, each counted once, over so many draws.
///
/// # Errors
/// [`FirmnessError::Cost`], [`FirmnessError::NoDraws`].
pub fn cost_of(items: &[DrawnCost], draws: usize) -> Result<Spread, FirmnessError> {
    if draws == 0 {
        return Err(FirmnessError::NoDraws);
    }
    items.iter().try_for_each(DrawnCost::check)?;
    // by key and figures, so that the order of rows changes no bit
    let mut items: Vec<&DrawnCost> = items.iter().collect();
    items.sort_by(|a, b| {
        let figures = a.low.total_cmp(&b.low).then(a.base.total_cmp(&b.base));
        a.key.cmp(&b.key).then(figures).then(a.high.total_cmp(&b.high))
    });
    let mut sums = vec![0.0; draws];
    for item in items {
        sums.iter_mut().zip(item.drawn(draws)).for_each(|(sum, cost)| *sum += cost);
    }
    Ok(Spread::of(sums))
}

#[cfg(test)]
mod tests {
    use super::{DrawnCost, cost_of};
    use crate::planning::comparison::DRAWS;

    fn cost(key: &str, low: f64, base: f64, high: f64) -> DrawnCost {
        DrawnCost { key: key.to_owned(), low, base, high }
    }

    #[test]
    fn quantiles_of_the_triangle() {
        let found = cost("", 1.0, 2.0, 5.0);
        // a quarter lies below the mode; the lower part is a parabola, as is the upper
        for (share, expected) in
            [(0.0, 1.0), (0.0625, 1.5), (0.25, 2.0), (0.8125, 3.5), (1.0, 5.0), (2.0, 5.0)]
        {
            assert!((found.quantile(share) - expected).abs() < 1e-12, "{share}");
        }
        assert!((cost("", 3.0, 3.0, 3.0).quantile(0.7) - 3.0).abs() < 1e-12);
        assert!((cost("", 3.0, 3.0, 7.0).quantile(0.75) - 5.0).abs() < 1e-12);
    }

    #[test]
    fn costs_of_one_key_are_drawn_together() {
        let alone = cost_of(&[cost("tower", 20.0, 30.0, 40.0)], DRAWS).expect("a cost");
        let mean_error = 4.0 * (100.0_f64 / 6.0 / DRAWS as f64).sqrt();
        assert!((alone.mean - 30.0).abs() < mean_error, "{alone:?}");
        let all = |key: &dyn Fn(usize) -> String| {
            let items: Vec<DrawnCost> = (0..16).map(|at| cost(&key(at), 20.0, 30.0, 40.0)).collect();
            cost_of(&items, DRAWS).expect("a cost")
        };
        let (together, apart) = (all(&|_| "tower".to_owned()), all(&|at| format!("tower{at}")));
        let width = |of: super::Spread| of.high - of.low;
        assert!((width(together) - 16.0 * width(alone)).abs() < 1e-9);
        // the square root of 16 numbers
        assert!((width(apart) / width(alone) / 4.0 - 1.0).abs() < 0.1, "{apart:?} {alone:?}");
    }

    #[test]
    fn figures_rise() {
        assert!(
            cost_of(&[cost("a", 2.0, 1.0, 3.0)], 9).is_err()
                && cost_of(&[cost("a", 1.0, 4.0, 3.0)], 9).is_err()
        );
        assert!(cost_of(&[cost("a", -1.0, 1.0, 3.0)], 9).is_err() && cost_of(&[], 0).is_err());
        assert!(cost_of(&[cost("a", 0.0, f64::NAN, 3.0)], 9).is_err());
    }
}
