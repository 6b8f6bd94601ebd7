//! Free space and the three-edge Deygout construction.
use super::diffraction::edge_search::EdgeSearch;
use super::diffraction::ends::Ends;
use super::diffraction::three_edges::{Points, ThreeEdgeTerms, ThreeEdges};
use super::formula::{USABLE_HEIGHT, require_median, usable_earth};
use super::{
    ClutterTreatment, Document, Domain, Limit, Parameter, PathEnvironment, PathLoss, PathLossModel,
    PreparedPath, PropagationError, RadialModel, RadialProfile, Signal, Source, Terminals, free_space_loss,
};
use crate::terrain::PathProfile;
use crate::units::{Decibels, Frequency, Length};

/// Free space (P.525-5) with the cascaded knife edges of P.526-11, §4.4.2: the edge of largest nu, one on either side
/// of it, and the empirical correction of that edition.
///
/// For deep valleys behind several ridges, where a single equivalent edge (Bullington) is too generous; the losses of
/// adjacent ridges add up, so that several close ones are counted too high. It has no spherical Earth: beyond the
/// horizon of a smooth path only the bulge under its three points counts. The median over time and locations.
///
/// # Accuracy
/// Hand-worked in the tests of `src/propagation/diffraction/three_edges.rs`; no published numbers were found.
#[derive(Clone, Copy, Debug, Default)]
pub struct Deygout;

const SOURCE: Source = Source { key: "deygout", document: Document::P526Deygout };

// the limits of P.526's general methods; the clause itself states none
const DOMAIN: Domain = Domain {
    frequency_mhz: Limit { parameter: Parameter::Frequency, unit: "MHz", low: 30.0, high: 50_000.0 },
    ground_distance_km: Limit { parameter: Parameter::GroundDistance, unit: "km", low: 0.0, high: 1_000.0 },
    tx_height_agl_m: USABLE_HEIGHT,
    rx_height_agl_m: USABLE_HEIGHT,
};

struct Prepared {
    edges: ThreeEdges,
    slant_range: Length,
    antennas_agl_m: [f64; 2],
}

impl PathLossModel for Deygout {
    fn source(&self) -> &'static Source {
        &SOURCE
    }

    fn domain(&self) -> &'static Domain {
        &DOMAIN
    }

    fn clutter(&self) -> ClutterTreatment {
        ClutterTreatment::OnProfile
    }

    fn along_radials(&self) -> Option<&dyn RadialModel> {
        Some(self)
    }

    fn prepare<'p>(
        &self,
        profile: &'p PathProfile,
        terminals: Terminals,
        environment: PathEnvironment,
    ) -> Result<Box<dyn PreparedPath + 'p>, PropagationError> {
        Ok(Box::new(Prepared::of(profile, terminals, environment)?))
    }
}

impl Deygout {
    /// The edges of a path and the parts of its diffraction loss at a frequency.
    ///
    /// # Errors
    /// As [`PathLossModel::prepare`].
    pub fn terms(
        &self,
        profile: &PathProfile,
        terminals: Terminals,
        environment: PathEnvironment,
        frequency: Frequency,
    ) -> Result<(ThreeEdges, ThreeEdgeTerms), PropagationError> {
        let edges = Prepared::of(profile, terminals, environment)?.edges;
        Ok((edges, edges.terms(frequency.wavelength().metres())))
    }
}

impl Prepared {
    fn of(
        profile: &PathProfile,
        terminals: Terminals,
        environment: PathEnvironment,
    ) -> Result<Self, PropagationError> {
        let earth = usable_earth(SOURCE.key, terminals, environment)?;
        let ends = Ends::of(profile, terminals, earth.radius_km());
        let points = Points { distance_km: profile.distance_km(), height_m: profile.obstacle_m() };
        Ok(Self {
            edges: ThreeEdges::of(points, ends),
            slant_range: ends.slant_range(),
            antennas_agl_m: [terminals.tx_height_agl.metres(), terminals.rx_height_agl.metres()],
        })
    }
}

impl RadialModel for Deygout {
    fn losses_along(&self, radial: &RadialProfile<'_>, signals: &[Signal], losses_db: &mut [f64]) -> bool {
        if radial.cleared {
            return false;
        }
        let (count, terminals) = (radial.receivers.len(), radial.terminals);
        let Ok(earth) = usable_earth(SOURCE.key, terminals, radial.environment) else {
            losses_db.fill(f64::NAN);
            return true;
        };
        let points = Points { distance_km: radial.distance_km, height_m: radial.obstacle_m };
        let mut search = EdgeSearch::over(points);
        let h_ts_m = radial.ground_m[0] + terminals.tx_height_agl.metres();
        for (at, receiver) in radial.receivers.clone().enumerate() {
            let ends = Ends {
                d_km: radial.distance_km[receiver],
                h_ts_m,
                h_rs_m: radial.ground_m[receiver] + terminals.rx_height_agl.metres(),
                c_e: 1.0 / earth.radius_km(),
            };
            let edges = search.edges(receiver, ends);
            for (signal, losses_db) in signals.iter().zip(losses_db.chunks_mut(count)) {
                let parts = parts(&edges, ends.slant_range(), *signal);
                losses_db[at] =
                    parts.map_or(f64::NAN, |(free_space, diffraction)| (free_space + diffraction).db());
            }
        }
        true
    }
}

/// Free-space and diffraction loss.
fn parts(
    edges: &ThreeEdges,
    slant_range: Length,
    signal: Signal,
) -> Result<(Decibels, Decibels), PropagationError> {
    require_median(SOURCE.key, signal)?;
    let diffraction = Decibels::new(edges.terms(signal.frequency.wavelength().metres()).total_db());
    Ok((free_space_loss(slant_range, signal.frequency), diffraction))
}

impl PreparedPath for Prepared {
    fn loss(&self, signal: Signal) -> Result<PathLoss, PropagationError> {
        let (free_space, diffraction) = parts(&self.edges, self.slant_range, signal)?;
        Ok(PathLoss {
            basic_transmission_loss: free_space + diffraction,
            free_space,
            diffraction,
            mode: None,
            location_sigma: None,
            caveats: DOMAIN.caveats(signal.frequency.megahertz(), self.edges.d_km, self.antennas_agl_m),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::Deygout;
    use crate::propagation::P526;
    use crate::propagation::test_links::{TestLink, level_link, link_over};
    use crate::terrain::{PathProfile, Zone};

    #[test]
    fn a_clear_path_is_free_space() {
        let found = level_link(5.0, 100.0).loss(&Deygout, 1_800.0, (300.0, 300.0));
        assert_eq!(found.basic_transmission_loss, found.free_space);
    }

    #[test]
    fn several_ridges_cost_more_than_one_equivalent_edge() {
        let valleys: Vec<(f64, f64)> = (0..=120)
            .map(|i| {
                let d_km = f64::from(i) * 0.1;
                (d_km, if i == 0 || i == 120 { 200.0 } else { 500.0 + 250.0 * (d_km * 2.1).sin() })
            })
            .collect();
        let link = link_over(&valleys);
        let deygout = link.loss(&Deygout, 900.0, (30.0, 1.5)).diffraction.db();
        let bullington = link.loss(&P526, 900.0, (30.0, 1.5)).diffraction.db();
        assert!(deygout > bullington + 5.0, "{deygout} against {bullington}");
    }

    #[test]
    fn clutter_stands_on_the_profile() {
        let with = |clutter_m: f64| {
            let clutter = vec![0.0, clutter_m, clutter_m, 0.0];
            let profile =
                PathProfile::new(vec![0.0, 1.0, 2.0, 3.0], vec![10.0; 4], clutter, vec![Zone::Inland; 4]);
            TestLink(profile.expect("a path")).loss_db(&Deygout, 900.0, (15.0, 1.5))
        };
        assert!(with(20.0) > with(0.0) + 10.0);
    }
}
