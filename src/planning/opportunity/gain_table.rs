//! What a mast adds to the probability of service at a point, by the strength of its link.
use crate::link::{MastMargin, joint_probability};

/// Tabulated strengths reach from minus to plus this many standard deviations.
const END: f64 = 6.0;
/// Steps per standard deviation: the interpolation is within 3e-5 of the probability.
const STEPS: f64 = 32.0;
/// Halvings of an interval of deviations until it is below the last digit.
const HALVINGS: usize = 60;
/// No mast helps that is weaker than this, in deviations.
const WEAKEST: f64 = -40.0;

/// The masts that a new one would stand beside, at one point.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Beside {
    /// Towers of the new mast's operator, in deviations (with a deviation of 1) or dB (of 0).
    pub(super) own: Vec<MastMargin>,
    /// Probability that the place has now, by the best operator.
    pub(super) now: f64,
    pub(super) correlation: f64,
    /// Whether there is any shadowing.
    pub(super) shadowed: bool,
}

impl Beside {
    /// Probability of service with a mast of a strength: margin over its standard deviation, or the margin in dB without shadowing.
    pub(super) fn with(&self, strength: f64) -> f64 {
        let sigma_db = if self.shadowed { 1.0 } else { 0.0 };
        let mut masts = self.own.clone();
        masts.push(MastMargin { margin_db: strength, sigma_db });
        joint_probability(&masts, self.correlation).max(self.now)
    }

    /// The least strength at which a target is reached, to 1e-15 of a deviation.
    pub(super) fn least_strength(&self, target: f64, alone: f64) -> f64 {
        if !self.shadowed {
            return 0.0;
        }
        // alone the inverse may miss the target by a last digit
        let (mut low, mut high) = (WEAKEST, alone + 1e-9);
        for _ in 0..HALVINGS {
            let middle = 0.5 * (low + high);
            if self.with(middle) >= target { high = middle } else { low = middle }
        }
        high
    }
}

/// What a mast adds to the probability of service at a point, by the strength of its link.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct GainTable {
    /// At equal steps; without shadowing the one gain from 0 dB on.
    gains: Vec<f32>,
    shadowed: bool,
}

impl GainTable {
    /// # Cost
    /// Some 400 joint probabilities.
    pub(super) fn of(beside: &Beside) -> Self {
        let gain = |strength: f64| (beside.with(strength) - beside.now).max(0.0) as f32;
        let gains = if beside.shadowed {
            let last = (2.0 * END * STEPS) as usize;
            (0..=last).map(|step| gain(step as f64 / STEPS - END)).collect()
        } else {
            vec![gain(0.0)]
        };
        Self { gains, shadowed: beside.shadowed }
    }

    /// Gain of a strength.
    #[inline]
    pub(super) fn at(&self, strength: f32) -> f32 {
        if !self.shadowed {
            return if strength >= 0.0 { self.gains[0] } else { 0.0 };
        }
        let last = self.gains.len() - 1;
        let at = ((strength + END as f32) * STEPS as f32).clamp(0.0, last as f32);
        let step = (at as usize).min(last - 1);
        let share = at - step as f32;
        self.gains[step] + (self.gains[step + 1] - self.gains[step]) * share
    }
}

#[cfg(test)]
mod tests {
    use super::{Beside, GainTable};
    use crate::link::{MastMargin, inverse_normal, normal_cumulative};

    fn beside(own: &[f64], shadowed: bool) -> Beside {
        let sigma_db = if shadowed { 1.0 } else { 0.0 };
        let own: Vec<MastMargin> =
            own.iter().map(|strength| MastMargin { margin_db: *strength, sigma_db }).collect();
        let now = crate::link::joint_probability(&own, 0.5);
        Beside { own, now, correlation: 0.5, shadowed }
    }

    #[test]
    fn alone_a_mast_needs_the_fade_margin_and_beside_another_less() {
        let alone = inverse_normal(0.9);
        assert!((beside(&[], true).least_strength(0.9, alone) - alone).abs() < 2e-9);
        // two masts of 0.8 each give 0.913 at a correlation of 0.5
        let other = inverse_normal(0.8);
        let needed = beside(&[other], true).least_strength(0.9, alone);
        assert!(needed < other && needed > 0.5, "{needed}");
        let found = crate::link::joint_probability(
            &[needed, other].map(|margin_db| MastMargin { margin_db, sigma_db: 1.0 }),
            0.5,
        );
        assert!((found - 0.9).abs() < 1e-12, "{found}");
    }

    #[test]
    fn the_table_follows_the_formula() {
        for own in [&[][..], &[0.3], &[-1.0, 0.7]] {
            let beside = beside(own, true);
            let table = GainTable::of(&beside);
            for step in -700..700 {
                let strength = f64::from(step) * 0.01;
                let gain = (beside.with(strength) - beside.now).max(0.0);
                assert!((f64::from(table.at(strength as f32)) - gain).abs() < 4e-5, "{strength}");
            }
        }
        let alone = GainTable::of(&beside(&[], true));
        assert!((f64::from(alone.at(1.0)) - normal_cumulative(1.0)).abs() < 4e-5);
    }

    #[test]
    fn without_shadowing_it_is_a_step() {
        let step = beside(&[], false);
        assert!(step.least_strength(0.9, inverse_normal(0.9)).abs() < 1e-12);
        let table = GainTable::of(&step);
        assert!(table.at(-0.001) < 1e-9 && table.at(0.0) > 0.999);
    }
}
