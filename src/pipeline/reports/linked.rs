//! The links of villages that reported.
use crate::coverage::{MeasuredField, PlaceService, Scope, ServerLink, links_at, place_service};
use crate::geodesy::Position;
use crate::measurements::{Reported, VillageReport};
use crate::network::Network;
use crate::pipeline::judge::SCALE_ALLOWANCE;
use crate::pipeline::{RunError, Session};
use crate::settlements::{SamplePoint, Settlement};
use rayon::prelude::*;
use std::collections::BTreeMap;

/// A "no" bounds every tower that would serve with this probability by itself.
const COUNTS_FROM: f64 = 0.1;

/// What the centre of a village receives of the operator and technology that a report is about.
#[derive(Clone, Debug, Default)]
pub(super) struct Linked {
    /// The centre on the planning grid, m.
    pub(super) place: [f64; 2],
    pub(super) service: PlaceService,
    /// Of each tower the link nearest to serving, in the order of the towers.
    towers: Vec<ServerLink>,
}

impl Linked {
    /// The links that a report bounds: with service the deciding one; without it, none of several works.
    pub(super) fn bounded(&self, reported: Reported) -> Vec<ServerLink> {
        let deciding = self.service.deciding;
        if reported != Reported::No {
            return deciding.into_iter().collect();
        }
        let is_deciding = |server: &ServerLink| deciding.is_some_and(|one| one.sector == server.sector);
        let counts = |server: &&ServerLink| server.link.probability >= COUNTS_FROM || is_deciding(server);
        self.towers.iter().filter(counts).copied().collect()
    }

    /// Probability of service; `None` where terrain is missing on the way to all masts.
    pub(super) fn probability(&self) -> Option<f64> {
        let unknown = self.service.sectors_without_terrain + self.service.sectors_refused > 0;
        self.service.probability.or(if unknown { None } else { Some(0.0) })
    }
}

impl Session<'_> {
    /// The links of each report's village with a field of measured levels, in the order of the reports.
    ///
    /// # Determinism
    /// Bit-identical for any thread count.
    pub(super) fn linked(
        &self,
        reports: &[&VillageReport],
        field: Option<&MeasuredField>,
    ) -> Result<Vec<Linked>, RunError> {
        let villages: Vec<&[&VillageReport]> =
            reports.chunk_by(|a, b| a.settlement == b.settlement).collect();
        let each: Vec<Result<Vec<Linked>, RunError>> =
            villages.into_par_iter().map(|reports| self.linked_village(reports, field)).collect();
        Ok(each.into_iter().collect::<Result<Vec<_>, _>>()?.concat())
    }

    /// The same for the reports of one village.
    fn linked_village(
        &self,
        reports: &[&VillageReport],
        field: Option<&MeasuredField>,
    ) -> Result<Vec<Linked>, RunError> {
        let village = reports.first().map(|report| &self.inputs.settlements[report.settlement]);
        let Some(centre) = village.and_then(centre_of) else {
            return Ok(vec![Linked::default(); reports.len()]);
        };
        let radius_m = self.scenario().service.radius_km * 1_000.0;
        let reach_m = radius_m * centre.point_scale.max(1.0) * SCALE_ALLOWANCE;
        let place = [centre.easting_m, centre.northing_m];
        let ground = self.inputs.ground.around(&[(place[0], place[1])], reach_m)?;
        let mut setting = self.setting(&ground)?;
        setting.path.measured = field;
        let found = links_at(&setting, &self.index, &centre)?;
        let linked = |report: &&VillageReport| {
            let operator = Some(&report.operator).filter(|operator| !operator.is_empty()).cloned();
            let scope = Scope { technology: report.technology, operator };
            let service = place_service(&setting, &scope, &found);
            Linked { place, service, towers: towers(setting.network, &scope, &found.links) }
        };
        Ok(reports.iter().map(linked).collect())
    }
}

/// Of each tower the link of a scope that is nearest to serving.
fn towers(network: &Network, scope: &Scope, links: &[ServerLink]) -> Vec<ServerLink> {
    let mut nearest: BTreeMap<usize, ServerLink> = BTreeMap::new();
    for server in links.iter().filter(|server| scope.holds(&network.sectors()[server.sector])) {
        let known = nearest.entry(network.tower(server.sector)).or_insert(*server);
        *known = known.nearer(*server);
    }
    nearest.into_values().collect()
}

/// The sample point of the centre that is nearest to the middle of all of them.
fn centre_of(settlement: &Settlement) -> Option<Position> {
    let samples = &settlement.clusters.first()?.samples;
    let mean = |of: fn(&Position) -> f64| -> f64 {
        samples.iter().map(|sample| sample.weight * of(&sample.position)).sum()
    };
    let (easting_m, northing_m) = (mean(|at| at.easting_m), mean(|at| at.northing_m));
    let away = |sample: &SamplePoint| {
        (sample.position.easting_m - easting_m).hypot(sample.position.northing_m - northing_m)
    };
    let nearest = samples.iter().min_by(|a, b| away(a).total_cmp(&away(b)));
    nearest.map(|sample| sample.position)
}
