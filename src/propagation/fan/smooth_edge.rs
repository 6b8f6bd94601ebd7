//! The equivalent edges of smooth profiles: height 0 at every sample, antennas at their effective heights.
use crate::propagation::diffraction::lanes::SmoothPaths;
use crate::simd::{Lanes, Simd};

/// Where the samples of eight paths lie.
#[derive(Clone, Copy)]
pub(super) struct SampleLines<V> {
    pub(super) step_km: V,
    pub(super) inverse_step: V,
    pub(super) first_offset: f64,
    /// The last line before the receivers.
    pub(super) last: f64,
    /// Where clearings end that hold samples of their own, km; the path's middle where there is none.
    pub(super) edges_km: Option<[V; 2]>,
}

impl<V: Lanes> SampleLines<V> {
    /// Offsets of the two samples beside a place, km; ones at the ends beyond them.
    #[inline(always)]
    fn beside_km(&self, at_km: V) -> [V; 2] {
        let place = at_km * self.inverse_step - (self.first_offset + 0.5);
        let last = place.all(self.last);
        let before = place.round().greater(place.all(0.0)).lesser(last);
        let after = (before + 1.0).lesser(last);
        [(before + self.first_offset) * self.step_km, (after + self.first_offset) * self.step_km]
    }
}

/// A value along eight paths.
trait Along<V> {
    /// At distances from the transmitter, km.
    fn at(&self, x: V) -> V;
}

/// Smooth paths: lengths (km), heights of the antennas (m), 500 / Earth radius.
#[derive(Clone, Copy)]
struct Bulge<V> {
    d: V,
    h_te_m: V,
    h_re_m: V,
    /// Slope of the straight ray.
    ray: V,
    bend: f64,
}

/// Slopes to the bulge from the transmitter, from the receiver, and nu sqrt(wavelength) of its points.
#[derive(Clone, Copy)]
struct FromTransmitter<V>(Bulge<V>);
#[derive(Clone, Copy)]
struct FromReceiver<V>(Bulge<V>);
#[derive(Clone, Copy)]
struct ClearNu<V>(Bulge<V>);

impl<V: Lanes> Along<V> for FromTransmitter<V> {
    #[inline(always)]
    fn at(&self, x: V) -> V {
        (self.0.d - x) * self.0.bend - self.0.h_te_m / x
    }
}

impl<V: Lanes> Along<V> for FromReceiver<V> {
    #[inline(always)]
    fn at(&self, x: V) -> V {
        x * self.0.bend - self.0.h_re_m / (self.0.d - x)
    }
}

impl<V: Lanes> Along<V> for ClearNu<V> {
    #[inline(always)]
    fn at(&self, x: V) -> V {
        let Bulge { d, h_te_m, ray, bend, .. } = self.0;
        let over_m = x * (d - x) * bend - (h_te_m + ray * x);
        over_m * (d * 0.002 / (x * (d - x))).sqrt()
    }
}

impl<V: Lanes> SampleLines<V> {
    /// The greatest value at samples, where its curve is greatest at a place.
    #[inline(always)]
    fn greatest(&self, at_km: V, value: &impl Along<V>) -> V {
        let [before, after] = self.beside_km(at_km);
        let found = value.at(before).greater(value.at(after));
        match self.edges_km {
            Some([near, far]) => found.greater(value.at(near)).greater(value.at(far)),
            None => found,
        }
    }
}

/// nu sqrt(wavelength) of the edges.
///
/// # Method
/// The slope from an antenna to the bulge, and nu along a clear path, rise to one distance and fall from there: the samples beside the largest
/// of the curve, found in closed form and by Newton's method, hold the largest sample.
///
/// # Source
/// As [`crate::propagation::diffraction::smooth_edge`].
#[inline(always)]
pub(super) fn smooth_nu_sqrt_m<S: Simd>(
    simd: S,
    paths: SmoothPaths<S::Double>,
    lines: &SampleLines<S::Double>,
) -> S::Double {
    let SmoothPaths { d_km: d, h_te_m, h_re_m, radius_km } = paths;
    let bend = 500.0 / radius_km;
    let none = d.all(0.0);
    let ray = (h_re_m - h_te_m) / d;
    let bulge = Bulge { d, h_te_m, h_re_m, ray, bend };
    let inverse_bend = 1.0 / bend;
    let s_tim = lines.greatest((h_te_m * inverse_bend).sqrt(), &FromTransmitter(bulge));
    let obstructed = s_tim.ge(ray);
    let s_rim = lines.greatest(d - (h_re_m * inverse_bend).sqrt(), &FromReceiver(bulge));
    let over = (s_tim - ray).greater(none) * (s_rim + ray).greater(none);
    let obstructed_nu = (d * 0.002 * over).sqrt();
    let clear_nu = lines.greatest(nearest_km(simd, paths), &ClearNu(bulge));
    S::Double::select(obstructed, obstructed_nu, clear_nu)
}

/// Where a clear ray comes nearest to the bulge, km: with w^2 = d_1 / d_2, the largest of c d^2 w / (1 + w^2) - h_te / w - h_re w.
#[inline(always)]
fn nearest_km<S: Simd>(simd: S, paths: SmoothPaths<S::Double>) -> S::Double {
    let SmoothPaths { d_km: d, h_te_m, h_re_m, radius_km } = paths;
    let bend = 500.0 / radius_km;
    let (h_t, h_r) = (simd.narrow(h_te_m), simd.narrow(h_re_m));
    let a = simd.narrow(d * d * bend);
    let none = a.all(0.0);
    let one = a.all(1.0);
    // beside the antennas' ratio, where a ray from the receiver would graze the bulge
    let (flat, length) = ((h_t / h_r).sqrt(), simd.narrow(d));
    let grazing_km = (h_r * (1.0 / bend)).sqrt().lesser(length * 0.5);
    let grazing = ((length - grazing_km) / grazing_km).sqrt();
    let mut w = S::Single::select(excess(a, h_t, h_r, grazing).gt(excess(a, h_t, h_r, flat)), grazing, flat);
    for _ in 0..6 {
        let square = w * w;
        let share = one / (square + 1.0);
        let inverse = one / square;
        let first = a * (one - square) * share * share + h_t * inverse - h_r;
        let second = a * 2.0 * w * (square - 3.0) * share * share * share - h_t * 2.0 * inverse / w;
        let turn = S::Single::select(none.gt(first), w * 0.6, w * 1.6);
        let newton = w - first / second;
        w = S::Single::select(none.gt(second), newton, turn).greater(w * 0.4);
    }
    let square = w * w;
    let share = square / (square + 1.0);
    d * simd.double(share.to_array())
}

/// nu of a clear path's point, but for a factor.
#[inline(always)]
fn excess<V: Lanes>(a: V, h_t: V, h_r: V, w: V) -> V {
    a * w / (w * w + 1.0) - h_t / w - h_r * w
}
