//! The radial sweep against the direct path on the same samples.
use crate::deviations::Deviations;
use signalgap::coverage::{RadialSweep, SweepLink};
use signalgap::propagation::Polarization;
use signalgap::propagation::diffraction::delta_bullington::DiffractionGeometry;
use signalgap::propagation::diffraction::spherical_earth::Wave;
use signalgap::terrain::{PathProfile, Zone, clearance};
use signalgap::units::{Frequency, Length};

const STEP_KM: f64 = 0.03;
const RADIUS_KM: f64 = 8_500.0;

/// A reproducible number from 0 to 1 (SplitMix64: Steele, Lea and Flood, OOPSLA 2014).
fn noise(state: &mut u64) -> f64 {
    *state = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
    let mut z = *state;
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    ((z ^ (z >> 31)) >> 11) as f64 / (1_u64 << 53) as f64
}

/// Profiles that differ in kind: fractal, flat, staircase, spikes, sea, a plateau at equal slope.
fn terrains() -> Vec<(&'static str, Vec<f64>)> {
    let mut seed = 7;
    let samples = 900;
    let mut all = Vec::new();
    for roughness_m in [5.0, 60.0, 400.0] {
        let mut heights = vec![0.0; samples];
        let mut wave_samples = samples as f64;
        while wave_samples > 3.0 {
            let (size, phase) =
                (roughness_m * wave_samples / samples as f64 * noise(&mut seed), noise(&mut seed));
            for (i, height) in heights.iter_mut().enumerate() {
                *height += size * (std::f64::consts::TAU * (i as f64 / wave_samples + phase)).sin();
            }
            wave_samples /= 1.7;
        }
        all.push(("fractal", heights.iter().map(|h| h + 3.0 * roughness_m).collect()));
    }
    all.push(("flat", vec![100.0; samples]));
    all.push(("sea", vec![0.0; samples]));
    all.push(("staircase", (0..samples).map(|i| f64::from((i / 50) as u32) * 40.0).collect()));
    let mut spikes = vec![20.0; samples];
    (0..samples).step_by(97).for_each(|i| spikes[i] = 20.0 + 600.0 * noise(&mut seed));
    all.push(("spikes", spikes));
    all.push(("equal slope", (0..samples).map(|i| 30.0 + 0.8 * i as f64).collect()));
    all.push(("valley", (0..samples).map(|i| 0.002 * (i as f64 - 450.0).powi(2)).collect()));
    all
}

#[test]
fn the_carried_geometry_gives_the_direct_loss() {
    let mut deviations = Vec::new();
    let mut elevations = Vec::new();
    for (name, ground_m) in terrains() {
        for (tx_m, rx_m) in [(30.0, 1.5), (80.0, 10.0), (5.0, 1.5)] {
            let link = SweepLink {
                step_km: STEP_KM,
                tx_height_agl_m: tx_m,
                rx_height_agl_m: rx_m,
                effective_radius_km: RADIUS_KM,
                longest_wavelength_m: Frequency::from_megahertz(700.0).wavelength().metres(),
            };
            let mut sweep = RadialSweep::new(link, ground_m[0]);
            let clutter_m: Vec<f64> =
                (0..ground_m.len()).map(|i| f64::from((i / 7 % 3) as u32) * 7.0).collect();
            for n in 1..ground_m.len() {
                let carried = sweep.advance(ground_m[n], clutter_m[n]);
                if n % 13 != 0 && n > 40 {
                    continue;
                }
                let distances = (0..=n).map(|i| i as f64 * STEP_KM).collect();
                let zones = vec![Zone::Inland; n + 1];
                let path =
                    PathProfile::new(distances, ground_m[..=n].to_vec(), clutter_m[..=n].to_vec(), zones)
                        .expect("a profile");
                let heights = (Length::from_metres(tx_m), Length::from_metres(rx_m));
                let direct = DiffractionGeometry::of(&path, heights, RADIUS_KM, 0.0);
                let bent = clearance(
                    &path,
                    heights,
                    signalgap::geodesy::EffectiveEarth::from_radius(Length::from_kilometres(RADIUS_KM)),
                    Frequency::from_megahertz(900.0),
                );
                elevations.push(bent.departure_elevation_deg - carried.departure_elevation_deg);
                for mhz in [700.0, 1_800.0, 3_500.0] {
                    let frequency = Frequency::from_megahertz(mhz);
                    let wave = Wave {
                        f_ghz: frequency.gigahertz(),
                        wavelength_m: frequency.wavelength().metres(),
                        polarization: Polarization::Vertical,
                    };
                    let deviation =
                        carried.diffraction.terms(wave).total().db() - direct.terms(wave).total().db();
                    assert!(deviation.abs() < 1e-6, "{name}, n = {n}, {mhz} MHz: {deviation} dB");
                    deviations.push(deviation);
                }
            }
        }
    }
    let losses = Deviations::of("sweep against direct, same samples, dB", deviations);
    losses.print();
    let angles = Deviations::of("departure elevation, degrees", elevations);
    angles.print();
    assert!(losses.cases() > 5_000);
    assert!(losses.maximum() < 1e-9 && angles.maximum() < 1e-9);
}
