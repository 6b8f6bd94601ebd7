//! The smooth-Earth part of delta-Bullington.
use super::receiver::Receiver;
use super::sweep::RadialSweep;
use crate::propagation::diffraction::bullington::{Edge, bullington_loss_db};
use crate::propagation::diffraction::ends::Ends;
use crate::propagation::diffraction::lanes::{PreparedWave, SmoothPaths, bullington};
use crate::propagation::diffraction::smooth_edge::smooth_edge_near;
use crate::propagation::diffraction::spherical_earth::{SmoothPath, Wave, spherical_earth_loss_db};
use crate::simd::{LANES, Lanes as _, Portable, Simd as _};

/// The smooth Earth under one receiver.
#[derive(Clone, Copy, Debug)]
pub(super) struct SmoothPart {
    /// Its sample.
    pub(super) receiver: usize,
    path: SmoothPath,
    edge: Edge,
}

impl SmoothPart {
    /// What it adds to the Bullington loss: max(L_dsph - L_bulls, 0).
    pub(super) fn beyond_db(&self, wave: Wave) -> f64 {
        let spherical_db = spherical_earth_loss_db(self.path, wave);
        (spherical_db - bullington_loss_db(self.edge, wave.wavelength_m, self.path.d_km)).max(0.0)
    }
}

/// What the smooth Earth adds under some receivers, eight at a time over land; `put` takes each receiver and its value.
pub(super) fn beyond_losses(parts: &[SmoothPart], wave: Wave, mut put: impl FnMut(usize, f64)) {
    let prepared = PreparedWave::from(wave);
    for group in parts.chunks(LANES) {
        if group.iter().any(|part| part.path.sea_share > 0.0) {
            for part in group {
                put(part.receiver, part.beyond_db(wave));
            }
            continue;
        }
        let of = |value: fn(&SmoothPart) -> f64| {
            Portable.double(std::array::from_fn(|lane| value(&group[lane.min(group.len() - 1)])))
        };
        let paths = SmoothPaths {
            d_km: of(|part| part.path.d_km),
            h_te_m: of(|part| part.path.h_te_m),
            h_re_m: of(|part| part.path.h_re_m),
            radius_km: group[0].path.a_p_km,
        };
        let spherical_db = paths.geometry().losses_db(&prepared).to_array();
        let (edge_db, _) = bullington(of(|part| part.edge.nu_sqrt_m), prepared.inverse_root_m, paths.d_km);
        let edge_db = edge_db.to_array();
        for (part, (spherical_db, edge_db)) in group.iter().zip(spherical_db.into_iter().zip(edge_db)) {
            put(part.receiver, (spherical_db - edge_db).max(0.0));
        }
    }
}

impl RadialSweep {
    /// The smooth Earth under the receivers where it can matter, over the median Earth.
    pub(super) fn smooth_parts(&self) -> Vec<SmoothPart> {
        let radius_km = self.link.effective_radius_km;
        let unclear = self.fits.unclear.iter();
        let mut near = None;
        unclear
            .map(|&(sample, surface_m)| {
                let sample = sample as usize;
                let omega = if self.zoned { self.zones[sample].omega } else { 0.0 };
                let path = SmoothPath {
                    d_km: self.distance_km[sample],
                    h_te_m: self.h_ts_m - surface_m.0,
                    h_re_m: self.antenna_m[sample] - surface_m.1,
                    a_p_km: radius_km,
                    sea_share: omega,
                };
                let (part, nearest) = self.smooth_part_of(sample, path, near);
                near = (nearest > 0).then_some(nearest);
                part
            })
            .collect()
    }

    /// The smooth Earth of an effective radius under a receiver.
    pub(super) fn smooth_part(&self, receiver: &Receiver, a_p_km: f64) -> SmoothPart {
        let path = SmoothPath {
            d_km: receiver.d_km,
            h_te_m: receiver.h_ts_m - receiver.surface_m.0,
            h_re_m: receiver.h_rs_m - receiver.surface_m.1,
            a_p_km,
            sea_share: receiver.zones.omega,
        };
        self.smooth_part_of(receiver.samples, path, None).0
    }

    /// With the equivalent edge of the smooth profile: height 0 at each sample, antennas at their effective heights.
    /// Also the sample nearest to the ray, 0 where it is not clear, which a search `near` another begins at.
    fn smooth_part_of(&self, receiver: usize, path: SmoothPath, near: Option<usize>) -> (SmoothPart, usize) {
        let ends =
            Ends { d_km: path.d_km, h_ts_m: path.h_te_m, h_rs_m: path.h_re_m, c_e: path.a_p_km.recip() };
        let (inner, distance_km) = self.clearings.merged(&self.distance_km, receiver);
        let (edge, nearest) = smooth_edge_near(ends, inner, distance_km, near);
        (SmoothPart { receiver, path, edge }, nearest)
    }
}
