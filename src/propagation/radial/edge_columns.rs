//! What the losses need of the geometry of every receiver of a radial, free of frequency.

/// Column by column, a receiver on each sample from the first requested. Columns end with up to three receivers that are
/// none, so that groups are whole.
#[derive(Clone, Debug, Default)]
pub(super) struct EdgeColumns {
    pub(super) d_km: Vec<f64>,
    /// 20 log10 of the slant range in km.
    pub(super) slant_db: Vec<f64>,
    /// Equivalent edge of terrain with clutter over the median Earth: nu sqrt(lambda), and its change with the receiver's
    /// height, 1/sqrt(m).
    pub(super) nu_sqrt_m: Vec<f64>,
    pub(super) nu_slope: Vec<f64>,
    /// Where the edge of a clear path lies.
    pub(super) edge_km: Vec<f64>,
    /// Lower bounds: of 20 log10 (d_lt + d_lr) in the ducting loss; of what it has per cube root of GHz, dB; of
    /// 20 log10 d + 0.573 theta in the troposcatter loss.
    pub(super) horizons_db: Vec<f64>,
    pub(super) shielding_db: Vec<f64>,
    pub(super) scatter_db: Vec<f64>,
}

impl EdgeColumns {
    pub(super) fn columns(&mut self) -> [&mut Vec<f64>; 7] {
        [
            &mut self.slant_db,
            &mut self.nu_sqrt_m,
            &mut self.nu_slope,
            &mut self.edge_km,
            &mut self.horizons_db,
            &mut self.shielding_db,
            &mut self.scatter_db,
        ]
    }
}
