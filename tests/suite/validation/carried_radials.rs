//! What the comparisons of carried losses with direct paths share: the link, the bands, and reproducible numbers.
use signalgap::geodesy::{EARTH_RADIUS_KM, EffectiveEarth};
use signalgap::propagation::diffraction::spherical_earth::Wave;
use signalgap::propagation::radial::{AnnualStatistics, CarriedLoss, LossBand, RadialLink};
use signalgap::propagation::{P1812, Polarization, free_space_loss, p1812};
use signalgap::units::{Frequency, Length};

pub(super) const DELTA_N: f64 = 45.0;
pub(super) const N_0: f64 = 325.0;
pub(super) const LATITUDE_DEG: f64 = 21.2;
pub(super) const BANDS_MHZ: [f64; 3] = [700.0, 1_800.0, 3_500.0];

/// A reproducible number from 0 to 1 (SplitMix64: Steele, Lea and Flood, OOPSLA 2014).
pub(super) fn noise(state: &mut u64) -> f64 {
    *state = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
    let mut z = *state;
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    ((z ^ (z >> 31)) >> 11) as f64 / (1_u64 << 53) as f64
}

/// Waves of falling length and random size and phase.
pub(super) fn fractal(roughness_m: f64, samples: usize, seed: &mut u64) -> Vec<f64> {
    let mut heights = vec![3.0 * roughness_m; samples];
    let mut wave_samples = samples as f64;
    while wave_samples > 3.0 {
        let (size, phase) = (roughness_m * wave_samples / samples as f64 * noise(seed), noise(seed));
        for (i, height) in heights.iter_mut().enumerate() {
            *height += size * (std::f64::consts::TAU * (i as f64 / wave_samples + phase)).sin();
        }
        wave_samples /= 1.7;
    }
    heights
}

/// Antennas of heights above ground (m), clearings of a size (m), for a share of time (%).
pub(super) fn link(heights_m: (f64, f64), clearing_m: f64, time_percent: f64) -> RadialLink {
    RadialLink {
        tx_height_agl_m: heights_m.0,
        rx_height_agl_m: heights_m.1,
        effective_radius_km: EffectiveEarth::median(DELTA_N).radius_km(),
        clearing_km: clearing_m / 1_000.0,
        beta_radius_km: (time_percent < 50.0).then_some(EARTH_RADIUS_KM * p1812::K_BETA),
        longest_wavelength_m: Frequency::from_megahertz(BANDS_MHZ[0]).wavelength().metres(),
    }
}

/// P.1812 for shares of time and of locations, %.
pub(super) fn p1812_bands(time_percent: f64, location_percent: f64) -> (CarriedLoss, Vec<LossBand>) {
    let band = |mhz: &f64| {
        let f_ghz = mhz / 1_000.0;
        let sigma_db = p1812::location_sigma_db(f_ghz, P1812::default().options.location_resolution_m);
        LossBand::new(p1812::wave(f_ghz, Polarization::Vertical), p1812::free_space_1_km_db(f_ghz), sigma_db)
    };
    let statistics = AnnualStatistics::new(time_percent, location_percent, N_0, LATITUDE_DEG);
    (CarriedLoss::P1812(statistics), BANDS_MHZ.iter().map(band).collect())
}

pub(super) fn p526_bands() -> (CarriedLoss, Vec<LossBand>) {
    let band = |mhz: &f64| {
        let frequency = Frequency::from_megahertz(*mhz);
        let wave = Wave {
            f_ghz: frequency.gigahertz(),
            wavelength_m: frequency.wavelength().metres(),
            polarization: Polarization::Vertical,
        };
        LossBand::new(wave, free_space_loss(Length::from_kilometres(1.0), frequency).db(), 0.0)
    };
    (CarriedLoss::DeltaBullington, BANDS_MHZ.iter().map(band).collect())
}
