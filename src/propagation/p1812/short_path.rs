//! Paths outside the Recommendation: too short, or with too few samples.
//!
//! P.1812 is made for 0.25 km and more. Nearer than that neither ducts nor scattering carry anything, so only line of
//! sight and diffraction are left: L_bd of equation (43), which at 50 % of time is free space with the delta-Bullington
//! loss of P.526. Between 0.2 and 0.25 km the two are mixed in proportion to the distance, so that there is no step.
//!
//! A profile of fewer than five samples, which the reference implementations refuse, is sampled more finely along the
//! straight lines between the samples it has.
use super::combine::Parts;
use crate::terrain::PathProfile;
use std::borrow::Cow;

/// Shortest path of P.1812-8, Annex 1, §1, km.
pub const SHORTEST_KM: f64 = 0.25;
/// Up to this length, km, ducting and troposcatter have no part.
const NEAR_KM: f64 = 0.2;
/// Fewest samples of a profile.
pub const FEWEST_SAMPLES: usize = 5;
/// Parts into which each interval of a coarse profile is cut; odd, so that a change of zone stays halfway.
const PARTS: usize = 5;

/// Loss not exceeded for p percent of time and half the locations, dB: L_bc, or near the transmitter L_bd.
#[must_use]
pub fn median_over_locations_db(parts: &Parts, d_km: f64) -> f64 {
    if d_km >= SHORTEST_KM {
        return parts.l_bc;
    }
    let whole = (d_km - NEAR_KM) / (SHORTEST_KM - NEAR_KM);
    if whole <= 0.0 { parts.l_bd } else { parts.l_bd + whole * (parts.l_bc - parts.l_bd) }
}

/// The profile, or a finer one where it has fewer than five samples.
///
/// Ground and the tops of clutter are taken as straight between the samples, with bare ground at the ends; a new sample
/// has the zone of the nearer old one. Samples closer together than floating-point numbers can resolve are not subdivided.
pub(super) fn of_five_samples(profile: &PathProfile) -> Cow<'_, PathProfile> {
    if profile.points() >= FEWEST_SAMPLES {
        return Cow::Borrowed(profile);
    }
    let intervals = profile.points() - 1;
    let old = |sample: usize| (sample / PARTS, (sample % PARTS) as f64 / PARTS as f64);
    let between = |values: &[f64], sample: usize| {
        let (before, share) = old(sample);
        let after = (before + 1).min(intervals);
        values[before] + share * (values[after] - values[before])
    };
    let samples = 0..=intervals * PARTS;
    let all = |values: &[f64]| samples.clone().map(|sample| between(values, sample)).collect::<Vec<_>>();
    let (ground_m, top_m) = (all(profile.ground_m()), all(profile.obstacle_m()));
    let mut clutter_m: Vec<f64> =
        top_m.iter().zip(&ground_m).map(|(top_m, ground_m)| (top_m - ground_m).max(0.0)).collect();
    // what stands at the ends is no obstacle, but the receiver's surroundings
    for (end, old_end) in [(0, 0), (intervals * PARTS, intervals)] {
        clutter_m[end] = profile.clutter_m()[old_end];
    }
    let zone = samples.clone().map(|sample| profile.zone()[(sample + PARTS / 2) / PARTS]).collect();
    let finer = PathProfile::new(all(profile.distance_km()), ground_m, clutter_m, zone);
    finer.map_or(Cow::Borrowed(profile), Cow::Owned)
}

#[cfg(test)]
mod tests {
    use super::of_five_samples;
    use crate::terrain::{PathProfile, Zone};

    #[test]
    fn a_coarse_profile_keeps_its_slopes_tops_and_zones() {
        let zones = vec![Zone::Sea, Zone::Inland, Zone::Inland];
        let coarse = PathProfile::new(vec![0.0, 1.0, 3.0], vec![0.0, 10.0, 5.0], vec![0.0, 5.0, 8.0], zones);
        let coarse = coarse.expect("a profile");
        let fine = of_five_samples(&coarse);
        assert_eq!(fine.points(), 11);
        for (sample, d_km, ground_m, top_m, zone) in [
            (0, 0.0, 0.0, 0.0, Zone::Sea),
            (2, 0.4, 4.0, 6.0, Zone::Sea),
            (3, 0.6, 6.0, 9.0, Zone::Inland),
            (5, 1.0, 10.0, 15.0, Zone::Inland),
            (8, 2.2, 7.0, 9.0, Zone::Inland),
            (10, 3.0, 5.0, 5.0, Zone::Inland),
        ] {
            assert!((fine.distance_km()[sample] - d_km).abs() < 1e-12);
            assert!((fine.ground_m()[sample] - ground_m).abs() < 1e-12);
            assert!((fine.obstacle_m()[sample] - top_m).abs() < 1e-12);
            assert_eq!(fine.zone()[sample], zone);
        }
        assert!((fine.clutter_m()[10] - 8.0).abs() < 1e-12);
        assert_eq!(of_five_samples(&fine).points(), 11);
    }
}
