//! What the villages with gaps receive today, and with the plan.
use crate::coverage::{MastIndex, Scope, ServiceReport, ServiceSetting, links_at, quality_at};
use crate::geodesy::Position;
use crate::network::{Network, Technology};
use crate::pipeline::{RunError, Session};
use crate::planning::Gap;
use crate::planning::plan::{PlannedVillage, Reception};
use crate::settlements::Settlement;
use rayon::prelude::*;
use std::collections::BTreeSet;

/// A network with what was found by judging it.
#[derive(Clone, Copy)]
pub(super) struct JudgedNetwork<'a> {
    pub(super) network: &'a Network,
    pub(super) service: &'a ServiceReport,
}

/// A village with the place that is weakest today.
struct WeakestPlace {
    settlement: usize,
    cluster: usize,
    position: Position,
}

impl Session<'_> {
    /// What each village with a gap receives by one network and by another, of any operator, at the sample point that is weakest by the first.
    ///
    /// # Cost
    /// One direct path per village and mast within the service radius, for each network.
    ///
    /// # Errors
    /// [`RunError`]: ground that cannot be read, a sector that the model has no value for.
    pub(super) fn villages(
        &self,
        technology: Technology,
        gaps: &[Gap],
        networks: [JudgedNetwork<'_>; 2],
    ) -> Result<Vec<PlannedVillage>, RunError> {
        let scope = Scope { technology, operator: None };
        let scopes = networks.map(|judged| judged.service.scope(technology, None));
        let [Some(before), Some(after)] = scopes else { return Ok(Vec::new()) };
        let indices = networks.map(|judged| MastIndex::of(judged.network));
        let with_gaps: BTreeSet<usize> = gaps.iter().map(|gap| gap.settlement).collect();
        let weakest = |settlement: usize| self.weakest_place(settlement, networks[0].service, before);
        let places: Vec<WeakestPlace> = with_gaps.into_iter().filter_map(weakest).collect();
        let told = |setting: &ServiceSetting<'_>, place: &WeakestPlace| -> Result<PlannedVillage, RunError> {
            let received = |which: usize| {
                let setting =
                    ServiceSetting { network: networks[which].network, other_models: &[], ..*setting };
                received_at(&setting, &scope, &indices[which], &place.position)
            };
            let verdict = |which: usize, scope: usize| {
                networks[which].service.settlements[place.settlement].verdicts[scope]
            };
            Ok(PlannedVillage {
                settlement: place.settlement,
                cluster: place.cluster,
                verdicts: [verdict(0, before), verdict(1, after)],
                received: [received(0)?, received(1)?],
            })
        };
        let size = if self.inputs.ground.is_in_memory() { places.len() } else { 1 };
        let mut villages = Vec::with_capacity(places.len());
        for some in places.chunks(size.max(1)) {
            let settlements: Vec<Settlement> =
                some.iter().map(|place| self.settlements()[place.settlement].clone()).collect();
            let found = self.over_ground(&settlements, |setting| {
                some.par_iter().map(|place| told(setting, place)).collect::<Result<Vec<_>, RunError>>()
            })?;
            villages.extend(found);
        }
        Ok(villages)
    }

    /// The weakest sample point of the cluster with the weakest level; of equally weak clusters the first.
    fn weakest_place(
        &self,
        settlement: usize,
        service: &ServiceReport,
        scope: usize,
    ) -> Option<WeakestPlace> {
        let clusters = service.settlements[settlement].clusters.iter().enumerate();
        let level_dbm = |server: &crate::coverage::ServerLink| server.link.level.dbm();
        let levels = clusters.map(|(cluster, judged)| {
            let found = &judged.scopes[scope];
            let level_dbm = found.weakest.best_server.as_ref().map_or(f64::NEG_INFINITY, level_dbm);
            (cluster, found.weakest_sample, level_dbm)
        });
        let (cluster, sample, _) = levels.min_by(|a, b| a.2.total_cmp(&b.2))?;
        let position = self.settlements()[settlement].clusters[cluster].samples[sample].position;
        Some(WeakestPlace { settlement, cluster, position })
    }
}

/// The strongest sector at a place; `None` where none reaches.
fn received_at(
    setting: &ServiceSetting<'_>,
    scope: &Scope,
    index: &MastIndex,
    place: &Position,
) -> Result<Option<Reception>, RunError> {
    let links = links_at(setting, index, place)?.links;
    Ok(quality_at(setting, scope, &links).map(|found| Reception {
        sector_id: setting.network.sectors()[found.best_server.sector].sector_id.clone(),
        level: found.best_server.link.level,
        quality: found.quality,
    }))
}
