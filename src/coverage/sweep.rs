//! The radial sweep over the planning grid.
use super::place::{LinkError, LinkSetting};
use super::readout::merge_mast;
use super::{AreaLayers, Mast, MastIndex, RadialSweep, SweepLink};
use crate::propagation::diffraction::bullington::bullington_loss_db;
use crate::propagation::diffraction::spherical_earth::{Wave, spherical_earth_loss_db};
use crate::propagation::free_space_loss;
use crate::units::{Frequency, Length};
use rayon::prelude::*;

/// Loss on a polar lattice around one mast: one value per radial, sample and carrier frequency.
///
/// Radials go clockwise from grid north; sample j lies j + 1 cells from the mast.
#[derive(Clone, Debug)]
pub struct Lattice {
    /// Number of radials.
    pub radials: usize,
    /// Samples along a radial.
    pub samples: usize,
    /// Distinct downlink frequencies, rising.
    pub frequencies: Vec<Frequency>,
    /// Per radial and sample: departure elevation (degrees), then the loss (dB) at each frequency. NaN from the first
    /// void on.
    pub values: Vec<f32>,
}

impl Lattice {
    /// Numbers per lattice point.
    #[must_use]
    pub fn stride(&self) -> usize {
        self.frequencies.len() + 1
    }

    /// The numbers of one point; `sample` from 0.
    #[must_use]
    pub fn point(&self, radial: usize, sample: usize) -> &[f32] {
        let first = (radial * self.samples + sample) * self.stride();
        &self.values[first..first + self.stride()]
    }
}

/// Sweeps one mast.
///
/// # Method
/// `radials_per_cell` x radius-in-cells radials from the mast, sampled bilinearly every cell; delta-Bullington is
/// carried along each ([`RadialSweep`]), once for all frequencies.
///
/// # Cost and determinism
/// O(R^2 log R) lattice points for a radius of R cells; parallel over radials, the same bits for any thread count.
#[must_use]
pub fn sweep_mast(setting: &LinkSetting<'_>, mast: &Mast) -> Lattice {
    let cell_m = setting.ground.geometry().cell_m;
    let samples =
        ((setting.service_radius.metres() * mast.position.point_scale / cell_m).ceil() as usize).max(1) + 1;
    let radials = (setting.radials_per_cell * samples).max(8);
    let all = setting.network.sectors();
    let mut frequencies: Vec<Frequency> =
        mast.sectors.iter().map(|&sector| all[sector].carrier.downlink).collect();
    frequencies.sort_by(|a, b| a.hertz().total_cmp(&b.hertz()));
    frequencies.dedup();
    let mut lattice = Lattice { radials, samples, frequencies, values: Vec::new() };
    lattice.values = vec![f32::NAN; radials * samples * lattice.stride()];
    let (mast_e, mast_n) = (mast.position.easting_m, mast.position.northing_m);
    let ground_at_mast_m = setting.ground.elevation_m(mast_e, mast_n);
    if ground_at_mast_m.is_nan() {
        return lattice;
    }
    let link = sweep_link(setting, mast, &lattice.frequencies);
    let waves: Vec<Wave> = lattice.frequencies.iter().map(|f| wave(setting, *f)).collect();
    let frequencies = lattice.frequencies.clone();
    lattice.values.par_chunks_mut(samples * (frequencies.len() + 1)).enumerate().for_each_init(
        || RadialSweep::new(link, ground_at_mast_m),
        |sweep, (radial, values)| {
            let (east, north) = (std::f64::consts::TAU * radial as f64 / radials as f64).sin_cos();
            sweep.restart(ground_at_mast_m);
            for (sample, point) in values.chunks_exact_mut(frequencies.len() + 1).enumerate() {
                let reach_m = (sample + 1) as f64 * cell_m;
                let (easting_m, northing_m) = (mast_e + reach_m * east, mast_n + reach_m * north);
                let ground_m = setting.ground.elevation_m(easting_m, northing_m);
                if ground_m.is_nan() {
                    break;
                }
                let receiver =
                    sweep.advance(ground_m, setting.ground.clutter_height_m(easting_m, northing_m));
                point[0] = receiver.departure_elevation_deg as f32;
                for ((value, frequency), wave) in point[1..].iter_mut().zip(&frequencies).zip(&waves) {
                    *value = loss_db(&receiver, *frequency, *wave) as f32;
                }
            }
        },
    );
    lattice
}

fn sweep_link(setting: &LinkSetting<'_>, mast: &Mast, frequencies: &[Frequency]) -> SweepLink {
    SweepLink {
        step_km: setting.ground.geometry().cell_m / mast.position.point_scale / 1_000.0,
        tx_height_agl_m: mast.antenna_height_agl.metres(),
        rx_height_agl_m: setting.receiver.height_agl_m,
        effective_radius_km: setting.earth().radius_km(),
        longest_wavelength_m: frequencies.first().map_or(1.0, |lowest| lowest.wavelength().metres()),
    }
}

fn wave(setting: &LinkSetting<'_>, frequency: Frequency) -> Wave {
    Wave {
        f_ghz: frequency.gigahertz(),
        wavelength_m: frequency.wavelength().metres(),
        polarization: setting.polarization,
    }
}

/// Free space with delta-Bullington; the smooth-Earth part only where the spherical Earth causes a loss.
fn loss_db(receiver: &super::ReceiverGeometry, frequency: Frequency, wave: Wave) -> f64 {
    let geometry = &receiver.diffraction;
    let free_space_db = free_space_loss(Length::from_kilometres(receiver.slant_range_km), frequency).db();
    let actual_db = bullington_loss_db(geometry.actual, wave.wavelength_m, geometry.d_km);
    if receiver.smooth_earth_clear {
        return free_space_db + actual_db;
    }
    let spherical_db = spherical_earth_loss_db(geometry.spherical, wave);
    let smooth_db = bullington_loss_db(geometry.smooth, wave.wavelength_m, geometry.d_km);
    let beyond_db = (spherical_db - smooth_db).max(0.0);
    free_space_db + actual_db + beyond_db
}

/// Best server and level of every cell, all masts.
///
/// # Shapes and units
/// Layers on the ground's grid; dBm, NaN where no sector reaches. `done` is called once per mast.
///
/// # Cost and determinism
/// One lattice in memory at a time beside the layers; the greatest level wins and equal levels go to the smaller
/// sector, so neither the order of masts nor the threads matter.
///
/// # Errors
/// [`LinkError::Bandwidth`] for an LTE carrier of no standard bandwidth.
pub fn sweep_area(
    setting: &LinkSetting<'_>,
    index: &MastIndex,
    done: &(dyn Fn() + Sync),
) -> Result<AreaLayers, LinkError> {
    let mut layers = AreaLayers::empty(*setting.ground.geometry());
    for mast in index.masts() {
        let lattice = sweep_mast(setting, mast);
        merge_mast(setting, mast, &lattice, &mut layers)?;
        done();
    }
    Ok(layers)
}
