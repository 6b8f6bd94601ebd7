//! Losses of all receivers of a radial, eight at a time.
use super::band::{AnnualStatistics, CarriedLoss, LossBand};
use super::ducting::Point;
use super::smooth::beyond_losses;
use super::sweep::RadialSweep;
use crate::propagation::diffraction::bullington::{Edge, bullington_loss_db};
use crate::propagation::diffraction::lanes::bullington;
use crate::simd::{LANES, Lanes as _, Portable, Simd as _};

/// Wavelength of the changes with height, m: of 1,350 MHz, halfway (by ratio) between the bands of 700 and 2,600 MHz.
pub const HEIGHT_SLOPE_WAVELENGTH_M: f64 = 0.222;

/// Losses of the receivers of a radial.
#[derive(Clone, Debug, Default)]
pub struct RadialLosses {
    /// Basic transmission losses, dB: band by band.
    pub losses_db: Vec<f64>,
    /// Change of the Bullington loss with the receiver's height, dB/m, at 1,350 MHz, whatever the bands: so a band's loss at a
    /// cell does not depend on which others are swept with it.
    ///
    /// The derivative of equations (53) to (60) of P.526-16, the points of both horizons (of a clear path: the nearest
    /// point) held.
    pub height_slopes_db_m: Vec<f64>,
    /// Diffraction loss of a band; what the smooth Earth adds.
    actual_db: Vec<f64>,
    beyond_db: Vec<f64>,
}

/// Diffraction losses of one band, receiver by receiver.
#[derive(Clone, Copy)]
struct Diffraction<'a> {
    /// Over terrain with clutter.
    actual_db: &'a [f64],
    /// What the smooth Earth adds.
    beyond_db: &'a [f64],
}

impl RadialSweep {
    /// Losses of the receivers at all bands.
    ///
    /// # Cost
    /// O(1) per receiver and band; a search over blocks of samples where ducting has to be known.
    pub fn losses(&self, loss: CarriedLoss, bands: &[LossBand], out: &mut RadialLosses) {
        let count = self.receivers().len();
        let whole = count.next_multiple_of(LANES);
        out.losses_db.clear();
        out.losses_db.resize(count * bands.len(), 0.0);
        out.height_slopes_db_m.clear();
        out.height_slopes_db_m.resize(whole, 0.0);
        out.actual_db.resize(whole, 0.0);
        out.beyond_db.clear();
        out.beyond_db.resize(whole, 0.0);
        if count == 0 {
            return;
        }
        let smooth = self.smooth_parts();
        let one_by_one = match loss {
            CarriedLoss::P1812(statistics) => statistics.time_percent < 50.0 || self.zoned,
            CarriedLoss::DeltaBullington => false,
        };
        self.height_slopes(&mut out.height_slopes_db_m);
        out.height_slopes_db_m.truncate(count);
        if let CarriedLoss::P1812(statistics) = loss
            && one_by_one
        {
            self.losses_one_by_one(bands, statistics, &mut out.losses_db);
            return;
        }
        for (number, band) in bands.iter().enumerate() {
            self.actual_losses(band, &mut out.actual_db);
            beyond_losses(&smooth, band.wave, |receiver, beyond_db| {
                out.beyond_db[receiver - self.first] = beyond_db;
            });
            let losses_db = &mut out.losses_db[number * count..][..count];
            let diffraction = Diffraction { actual_db: &out.actual_db, beyond_db: &out.beyond_db };
            match loss {
                CarriedLoss::P1812(statistics) => {
                    self.median_losses(band, statistics, diffraction, losses_db);
                }
                CarriedLoss::DeltaBullington => {
                    self.diffraction_losses(band, diffraction, losses_db);
                }
            }
        }
    }

    /// Free space and delta-Bullington.
    fn diffraction_losses(&self, band: &LossBand, diffraction: Diffraction<'_>, out: &mut [f64]) {
        let parts = diffraction.actual_db.iter().zip(diffraction.beyond_db).zip(&self.edges.slant_db);
        for (out, ((actual_db, beyond_db), slant_db)) in out.iter_mut().zip(parts) {
            *out = band.free_space_1_km_db + slant_db + actual_db + beyond_db;
        }
    }

    /// Bullington losses of terrain with clutter over the median Earth.
    fn actual_losses(&self, band: &LossBand, actual_db: &mut [f64]) {
        let inverse_root_m = band.wave.wavelength_m.sqrt().recip();
        let (nu_sqrt_m, _) = self.edges.nu_sqrt_m.as_chunks::<LANES>();
        let (d_km, _) = self.edges.d_km.as_chunks::<LANES>();
        let (actual_db, _) = actual_db.as_chunks_mut::<LANES>();
        for ((nu_sqrt_m, d_km), actual_db) in nu_sqrt_m.iter().zip(d_km).zip(actual_db) {
            let (nu_sqrt_m, d_km) = (Portable.double(*nu_sqrt_m), Portable.double(*d_km));
            *actual_db = bullington(nu_sqrt_m, inverse_root_m, d_km).0.to_array();
        }
    }

    /// Changes of the Bullington losses with the receivers' heights, dB/m.
    fn height_slopes(&self, slopes_db_m: &mut [f64]) {
        let inverse_root_m = HEIGHT_SLOPE_WAVELENGTH_M.sqrt().recip();
        let (nu_sqrt_m, _) = self.edges.nu_sqrt_m.as_chunks::<LANES>();
        let (nu_slope, _) = self.edges.nu_slope.as_chunks::<LANES>();
        let (d_km, _) = self.edges.d_km.as_chunks::<LANES>();
        let (slopes_db_m, _) = slopes_db_m.as_chunks_mut::<LANES>();
        let columns = nu_sqrt_m.iter().zip(d_km).zip(nu_slope);
        for (((nu_sqrt_m, d_km), nu_slope), slopes_db_m) in columns.zip(slopes_db_m) {
            let (nu_sqrt_m, d_km) = (Portable.double(*nu_sqrt_m), Portable.double(*d_km));
            let (_, slopes) = bullington(nu_sqrt_m, inverse_root_m, d_km);
            *slopes_db_m = (slopes * Portable.double(*nu_slope)).to_array();
        }
    }

    /// P.1812 at 50 % of time, inland. Nearly all receivers are so far from what ducting and troposcatter do that bounds
    /// of both leave the loss as it is; the others are computed one by one.
    fn median_losses(
        &self,
        band: &LossBand,
        statistics: AnnualStatistics,
        diffraction: Diffraction<'_>,
        out: &mut [f64],
    ) {
        let edges = &self.edges;
        let Diffraction { actual_db, beyond_db } = diffraction;
        let ducting_db = band.bound.ducting_db + statistics.least_a_p_db;
        let quiet_db = band.bound.troposcatter_db
            - 0.15 * statistics.surface_refractivity
            - statistics.without_effect_db;
        let deviation_db = statistics.location_deviate * band.location_sigma_db;
        for (group, out) in out.chunks_mut(LANES).enumerate() {
            let mut alone = [false; LANES];
            let mut diffraction_db = [0.0; LANES];
            let begin = group * LANES;
            let of = |column: &[f64]| -> [f64; LANES] { std::array::from_fn(|lane| column[begin + lane]) };
            let (actual_db, beyond_db, slant_db) = (of(actual_db), of(beyond_db), of(&edges.slant_db));
            let (horizons_db, shielding_db) = (of(&edges.horizons_db), of(&edges.shielding_db));
            let scatter_db = of(&edges.scatter_db);
            for (lane, out) in out.iter_mut().enumerate() {
                let free_space_db = band.free_space_1_km_db + slant_db[lane];
                diffraction_db[lane] = actual_db[lane] + beyond_db[lane];
                let median_db = free_space_db + diffraction_db[lane];
                let ducted_db = ducting_db + horizons_db[lane] + band.bound.cbrt_f * shielding_db[lane];
                let without_ducting = ducted_db > median_db || diffraction_db[lane] <= 0.0;
                alone[lane] = !(without_ducting && quiet_db + scatter_db[lane] > median_db);
                *out = median_db;
                if deviation_db.abs() > 0.0 {
                    let spread_db = deviation_db * self.within_clutter(self.first + begin + lane);
                    *out = free_space_db.max(median_db - spread_db);
                }
            }
            for (lane, out) in out.iter_mut().enumerate() {
                if alone[lane] {
                    let receiver = self.receiver(self.first + begin + lane);
                    let at = begin + lane;
                    let point = Point {
                        edge: Edge {
                            nu_sqrt_m: edges.nu_sqrt_m[at],
                            distance_km: edges.edge_km[at],
                            obstructed: receiver.median.obstructed(),
                        },
                        receiver: &receiver,
                        slant_db: slant_db[lane],
                        diffraction_db: diffraction_db[lane],
                    };
                    *out = self.p1812_db(&point, band, statistics, &mut None);
                }
            }
        }
    }

    /// P.1812 at any time percentage.
    fn losses_one_by_one(&self, bands: &[LossBand], statistics: AnnualStatistics, out: &mut [f64]) {
        let count = self.receivers().len();
        for (number, i) in self.receivers().enumerate() {
            let receiver = self.receiver(i);
            let mut smooth = None;
            let mut geometry = None;
            let edge = self.actual_edge(&receiver.median, &receiver);
            for (which, band) in bands.iter().enumerate() {
                let actual_db = bullington_loss_db(edge, band.wave.wavelength_m, receiver.d_km);
                let diffraction_db = actual_db + self.beyond_db(&mut smooth, &receiver, band.wave);
                let point = Point {
                    receiver: &receiver,
                    edge,
                    slant_db: self.edges.slant_db[number],
                    diffraction_db,
                };
                out[which * count + number] = self.p1812_db(&point, band, statistics, &mut geometry);
            }
        }
    }
}
