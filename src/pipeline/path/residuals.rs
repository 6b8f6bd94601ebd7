//! How far the losses of a table of links are from what was measured on them, by model.
use crate::language::{decimals, signed, word};
use crate::outputs::LossRow;
use crate::propagation::ModelKey;
use crate::text;

/// Decimals of the summary, dB.
const DECIMALS: usize = 2;

/// Sums over the links of one model.
#[derive(Clone, Copy, Debug, Default)]
struct Sums {
    links: u64,
    sum_db: f64,
    squares: f64,
}

/// Residuals of a table, by model.
#[derive(Clone, Debug)]
pub(super) struct Residuals {
    by_model: Vec<(ModelKey, Sums)>,
    /// Losses of links whose measured level there is nothing to compare with.
    levels_alone: u64,
}

impl Residuals {
    pub(super) fn of(models: &[ModelKey]) -> Self {
        let by_model = models.iter().map(|model| (*model, Sums::default())).collect();
        Self { by_model, levels_alone: 0 }
    }

    /// Adds the losses of a link.
    pub(super) fn add(&mut self, rows: &[LossRow]) {
        for row in rows {
            let Some(residual) = row.compared.residual else {
                self.levels_alone += u64::from(row.compared.measured.level.is_some());
                continue;
            };
            let own = self.by_model.iter_mut().find(|(model, _)| model.key() == row.model);
            if let Some((_, sums)) = own {
                sums.links += 1;
                sums.sum_db += residual.db();
                sums.squares += residual.db().powi(2);
            }
        }
    }

    /// For the terminal: one line for each model that has residuals, under a heading; what could not be compared.
    pub(super) fn lines(&self) -> Vec<String> {
        let told = self.by_model.iter().filter(|(_, sums)| sums.links > 0);
        let mut lines: Vec<String> = told.map(|(model, sums)| sums.line(*model)).collect();
        if !lines.is_empty() {
            lines.insert(0, word("residuals-heading").to_owned());
        }
        if self.levels_alone > 0 {
            lines.push(text!("residuals-levels-without-power", count = self.levels_alone));
        }
        lines
    }
}

impl Sums {
    fn line(&self, model: ModelKey) -> String {
        let links = self.links as f64;
        let mean_db = self.sum_db / links;
        let rmse_db = (self.squares / links).sqrt();
        // of one link there is none
        let deviation_db = (self.links > 1)
            .then(|| ((self.squares - links * mean_db.powi(2)).max(0.0) / (links - 1.0)).sqrt());
        text!(
            "residuals-of-model",
            model = model.key(),
            links = self.links,
            mean = signed(mean_db, DECIMALS),
            deviation = deviation_db.map_or_else(|| "-".to_owned(), |db| decimals(db, DECIMALS)),
            rmse = decimals(rmse_db, DECIMALS)
        )
    }
}

#[cfg(test)]
mod tests {
    use super::{Residuals, Sums};
    use crate::propagation::ModelKey;

    #[test]
    fn mean_deviation_and_error_of_a_model() {
        let mut residuals = Residuals::of(&[ModelKey::P1812, ModelKey::P526]);
        // 1, 2, 6: mean 3, deviation sqrt((4 + 1 + 9) / 2), error sqrt(41 / 3)
        residuals.by_model[1].1 = Sums { links: 3, sum_db: 9.0, squares: 41.0 };
        let lines = residuals.lines();
        assert_eq!(lines.len(), 2);
        for number in ["p526", "n = 3", "+3.00", "2.65", "3.70"] {
            assert!(lines[1].contains(number), "{number}: {}", lines[1]);
        }
    }

    #[test]
    fn nothing_is_said_where_nothing_was_measured() {
        assert!(Residuals::of(&[ModelKey::P1812]).lines().is_empty());
    }
}
