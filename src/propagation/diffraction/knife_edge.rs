//! The single knife edge.

/// Below this diffraction parameter the edge causes no loss (P.526-16 §4.1).
pub const NU_WITHOUT_LOSS: f64 = -0.78;

/// Knife-edge diffraction loss J(nu), dB, for the dimensionless parameter nu.
///
/// # Source
/// ITU-R P.526-16, §4.1, equation (31); zero at and below nu = -0.78.
#[must_use]
pub fn knife_edge_loss_db(nu: f64) -> f64 {
    if nu <= NU_WITHOUT_LOSS {
        return 0.0;
    }
    let shifted = nu - 0.1;
    6.9 + 20.0 * (shifted.mul_add(shifted, 1.0).sqrt() + shifted).log10()
}

#[cfg(test)]
mod tests {
    use super::knife_edge_loss_db;

    #[test]
    fn grazing_and_far_below() {
        // J(0) = 6.9 + 20 log10(sqrt(1.01) - 0.1) = 6.0328
        assert!((knife_edge_loss_db(0.0) - 6.0328).abs() < 1e-4);
        assert!(knife_edge_loss_db(-0.78).abs() < 1e-12);
        assert!(knife_edge_loss_db(-0.7799) < 0.01);
    }

    #[test]
    fn a_high_edge_tends_to_13_plus_20_log_nu() {
        assert!((knife_edge_loss_db(50.0) - (12.9206 + 20.0 * 49.9_f64.log10())).abs() < 2e-3);
    }
}
