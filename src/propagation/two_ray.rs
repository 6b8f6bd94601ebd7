//! Two rays: the direct one and the one reflected by the ground.
use super::diffraction::delta_bullington::DiffractionGeometry;
use super::effective_height::LinkGeometry;
use super::formula::{Evaluation, USABLE_FREQUENCY, USABLE_HEIGHT, require_median, usable_earth};
use super::free_space::in_sight_only;
use super::{
    ClutterTreatment, Document, Domain, Limit, Parameter, PathEnvironment, PathLoss, PathLossModel,
    PreparedPath, PropagationError, Signal, Source, Terminals, free_space_loss,
};
use crate::terrain::PathProfile;
use crate::units::Decibels;

/// Plane-earth form: the reflection is total and opposite, so that far away the loss is 40 log d - 20 log(h1 h2), the
/// same at every frequency and polarisation; nearer than 4 pi h1 h2 / lambda, where the two rays no longer cancel, it
/// is free space. No ground constants enter, and none of the fading between the two regions.
///
/// h1 and h2 are the antennas' heights over the smooth surface fitted to the bare terrain (the one of the
/// delta-Bullington method), never less than over their own ground. A path whose ray is blocked carries a caveat.
///
/// # Accuracy
/// 0.01 dB from a published example (tests of this file).
#[derive(Clone, Copy, Debug, Default)]
pub struct TwoRay;

const SOURCE: Source = Source { key: "two_ray", document: Document::Rappaport };

// the source states no limits: those of the arithmetic
const DOMAIN: Domain = Domain {
    frequency_mhz: USABLE_FREQUENCY,
    ground_distance_km: Limit { parameter: Parameter::GroundDistance, unit: "km", low: 0.0, high: 20_000.0 },
    tx_height_agl_m: USABLE_HEIGHT,
    rx_height_agl_m: USABLE_HEIGHT,
};

struct Prepared {
    link: LinkGeometry,
    /// Heights over the reflecting surface, m.
    h_1_m: f64,
    h_2_m: f64,
}

impl PathLossModel for TwoRay {
    fn source(&self) -> &'static Source {
        &SOURCE
    }

    fn domain(&self) -> &'static Domain {
        &DOMAIN
    }

    fn clutter(&self) -> ClutterTreatment {
        ClutterTreatment::Ignored
    }

    fn prepare<'p>(
        &self,
        profile: &'p PathProfile,
        terminals: Terminals,
        environment: PathEnvironment,
    ) -> Result<Box<dyn PreparedPath + 'p>, PropagationError> {
        let earth = usable_earth(SOURCE.key, terminals, environment)?;
        let smooth = DiffractionGeometry::of(profile, terminals, earth.radius_km(), 0.0).spherical;
        let link = LinkGeometry::of(profile, terminals, earth);
        Ok(Box::new(Prepared { link, h_1_m: smooth.h_te_m, h_2_m: smooth.h_re_m }))
    }
}

impl PreparedPath for Prepared {
    fn loss(&self, signal: Signal) -> Result<PathLoss, PropagationError> {
        require_median(SOURCE.key, signal)?;
        let link = &self.link;
        let free_space = free_space_loss(link.slant_range(), signal.frequency);
        let plane_earth_db = plane_earth_loss_db(link.d_km * 1_000.0, self.h_1_m, self.h_2_m);
        let found = in_sight_only(Evaluation::of(free_space.db().max(plane_earth_db)), SOURCE.key, link);
        let antennas_m = [link.base_agl_m, link.mobile_agl_m];
        let mut caveats = DOMAIN.caveats(signal.frequency.megahertz(), link.d_km, antennas_m);
        caveats.extend(found.caveats);
        Ok(PathLoss {
            basic_transmission_loss: Decibels::new(found.loss_db),
            free_space,
            diffraction: Decibels::new(0.0),
            mode: found.mode,
            location_sigma: None,
            caveats,
        })
    }
}

/// Plane-earth loss between isotropic antennas, dB.
///
/// # Source
/// Rappaport §4.6, equation (4.53).
fn plane_earth_loss_db(d_m: f64, h_1_m: f64, h_2_m: f64) -> f64 {
    40.0 * d_m.log10() - 20.0 * (h_1_m * h_2_m).log10()
}

#[cfg(test)]
mod tests {
    use super::TwoRay;
    use crate::propagation::test_links::{flat_loss_db, level_link, link_over};

    #[test]
    fn the_mobile_of_a_textbook() {
        // Rappaport, example 4.6: 900 MHz, 50 m and 1.5 m, 5 km; 1 mV/m at 1 km (33.3 mW radiated isotropically) becomes
        // 113.1 uV/m: 10 log(0.0333 W / (113.1e-6^2 / 377 * 0.3331^2 / (4 pi) W)) = 110.46 dB
        let received_w =
            (113.1e-6_f64).powi(2) / 377.0 * (1.0_f64 / 3.0).powi(2) / (4.0 * std::f64::consts::PI);
        let published_db = 10.0 * (1.0 / 30.0 / received_w).log10();
        assert!((published_db - 110.46).abs() < 0.02);
        let found = flat_loss_db(&TwoRay, 900.0, (50.0, 1.5), 5.0);
        assert!((found - published_db).abs() < 0.02, "{found}");
    }

    #[test]
    fn near_the_mast_it_is_free_space() {
        // 4 pi 50 1.5 / 0.3331 m = 2,829 m
        for (d_km, is_free_space) in [(2.82, true), (2.84, false)] {
            let found = level_link(d_km, 0.0).loss(&TwoRay, 900.0, (50.0, 1.5));
            assert_eq!(found.basic_transmission_loss == found.free_space, is_free_space, "{d_km} km");
        }
    }

    #[test]
    fn a_mast_on_a_hill_is_higher_over_the_reflecting_surface() {
        // a hill of 30 m, then 19 km level: the fit has v_1 = v_2 = 30 (km m); h_st = (2 v_1 d - v_2) / d^2 = 2.925 m,
        // h_sr = (v_2 - v_1 d) / d^2 = -1.425 m; heights 20 + 30 - 2.925 = 47.075 and 1.5 + 1.425 = 2.925 m;
        // 40 log 20000 - 20 log(47.075 2.925) = 172.0412 - 42.7781 = 129.2631
        let hill = link_over(&[(0.0, 30.0), (1.0, 0.0), (10.0, 0.0), (20.0, 0.0)]);
        let found = hill.loss_db(&TwoRay, 450.0, (20.0, 1.5));
        assert!((found - 129.2631).abs() < 1e-3, "{found}");
    }
}
