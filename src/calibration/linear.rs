//! Small symmetric systems.

/// The lower triangle L of L L^T = A, row by row, of a symmetric positive definite matrix; `None` for another.
///
/// # Cost
/// O(n^3) for n rows: n is at most some dozens here.
pub(super) fn cholesky(matrix: &[f64], rows: usize) -> Option<Vec<f64>> {
    let mut lower = vec![0.0; rows * rows];
    for row in 0..rows {
        for column in 0..=row {
            let (a, b) = (&lower[row * rows..], &lower[column * rows..]);
            let known: f64 = a.iter().zip(b).take(column).map(|(x, y)| x * y).sum();
            let rest = matrix[row * rows + column] - known;
            lower[row * rows + column] = if row == column {
                if rest <= 0.0 || !rest.is_finite() {
                    return None;
                }
                rest.sqrt()
            } else {
                rest / lower[column * rows + column]
            };
        }
    }
    Some(lower)
}

/// x of L x = b.
pub(super) fn forward(lower: &[f64], b: &[f64]) -> Vec<f64> {
    let rows = b.len();
    let mut x: Vec<f64> = Vec::with_capacity(rows);
    for row in 0..rows {
        let known: f64 = lower[row * rows..].iter().zip(&x).map(|(l, x)| l * x).sum();
        x.push((b[row] - known) / lower[row * rows + row]);
    }
    x
}

/// x of L L^T x = b.
pub(super) fn solved(lower: &[f64], b: &[f64]) -> Vec<f64> {
    let rows = b.len();
    let mut x = forward(lower, b);
    for row in (0..rows).rev() {
        let known: f64 = (row + 1..rows).map(|below| lower[below * rows + row] * x[below]).sum();
        x[row] = (x[row] - known) / lower[row * rows + row];
    }
    x
}

#[cfg(test)]
mod tests {
    use super::{cholesky, solved};

    #[test]
    fn a_system_and_one_without_a_triangle() {
        let matrix = [4.0, 2.0, 0.6, 2.0, 5.0, 1.0, 0.6, 1.0, 3.0];
        let lower = cholesky(&matrix, 3).expect("positive definite");
        let x = solved(&lower, &[1.0, -2.0, 0.5]);
        for (row, b) in [1.0, -2.0, 0.5].into_iter().enumerate() {
            let product: f64 = (0..3).map(|column| matrix[row * 3 + column] * x[column]).sum();
            assert!((product - b).abs() < 1e-12);
        }
        assert!(cholesky(&[1.0, 2.0, 2.0, 1.0], 2).is_none());
    }
}
