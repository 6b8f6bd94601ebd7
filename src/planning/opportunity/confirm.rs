//! Confirming places by judging the changed network.
use super::error::OpportunityError;
use super::question::OpportunityQuestion;
use crate::coverage::{GroundSource, MastIndex, ServiceSetting, service_at_settlements};
use crate::geodesy::Position;
use crate::network::{Network, SectorCarrier};
use crate::planning::{Gap, NewMast};
use crate::settlements::Settlement;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// What places are confirmed with.
#[derive(Clone, Copy)]
pub struct Confirmation<'a> {
    /// What the map was asked.
    pub question: &'a OpportunityQuestion<'a>,
    /// Ground.
    pub ground: &'a dyn GroundSource,
    /// Settlements.
    pub settlements: &'a [Settlement],
    /// Their gaps, as the present network leaves them.
    pub gaps: &'a [Gap],
}

impl Confirmation<'_> {
    /// People in gaps who have service of any operator with new masts, and not without, by judging the network with their sectors as any other
    /// network is.
    ///
    /// # Method
    /// Settlements without gaps, and those that none of the masts reaches, are as before: more masts take nobody's service away.
    ///
    /// # Cost
    /// One direct path per (sample point, mast in range) of the settlements judged; parallel over settlements.
    ///
    /// # Errors
    /// [`OpportunityError::Link`] and [`OpportunityError::Source`].
    pub fn people_gained(&self, masts: &[NewMast<'_>]) -> Result<f64, OpportunityError> {
        let setting = &self.question.setting;
        let present = setting.network.sectors().iter().cloned();
        let added: Vec<SectorCarrier> = masts.iter().flat_map(NewMast::sectors).collect();
        let network = Network::new(present.chain(added).collect());
        let index = MastIndex::of(&network);
        let changed = ServiceSetting { network: &network, other_models: &[], ..*setting };
        let judged: BTreeSet<usize> = self.gaps.iter().map(|gap| gap.settlement).collect();
        let places: Vec<Position> = masts.iter().map(|mast| mast.position).collect();
        let judged: Vec<usize> =
            judged.into_iter().filter(|settlement| self.is_reached(*settlement, &places)).collect();
        let of_settlement = |&settlement: &usize| -> Result<(usize, Vec<f64>), OpportunityError> {
            Ok((settlement, self.served_shares(&changed, &index, settlement)?))
        };
        let found: Vec<_> = judged.par_iter().map(of_settlement).collect();
        let shares: BTreeMap<usize, Vec<f64>> = found.into_iter().collect::<Result<_, _>>()?;
        let gained = |gap: &Gap| {
            let share = shares.get(&gap.settlement)?[gap.cluster];
            let people = self.settlements[gap.settlement].people_by_cluster()[gap.cluster]?;
            Some(gap.people_without_service? - people * (1.0 - share))
        };
        Ok(self.gaps.iter().filter_map(gained).sum())
    }

    /// Whether some place of a settlement is within the service radius of a mast, or nearly so.
    fn is_reached(&self, settlement: usize, masts: &[Position]) -> bool {
        /// Grid lengths differ from true ones by less than this.
        const ALLOWANCE: f64 = 1.05;
        let reach_m = self.question.setting.reach.radius.metres() * ALLOWANCE;
        let clusters = self.settlements[settlement].clusters.iter();
        clusters.flat_map(|cluster| &cluster.samples).any(|sample| {
            let place = &sample.position;
            let away_m = |mast: &Position| {
                (mast.easting_m - place.easting_m).hypot(mast.northing_m - place.northing_m)
            };
            masts.iter().any(|mast| away_m(mast) <= reach_m * place.point_scale.max(1.0))
        })
    }

    /// Share of each cluster of a settlement that has service of any operator.
    fn served_shares(
        &self,
        setting: &ServiceSetting<'_>,
        index: &MastIndex,
        settlement: usize,
    ) -> Result<Vec<f64>, OpportunityError> {
        let judged = &self.settlements[settlement];
        let samples = judged.clusters.iter().flat_map(|cluster| &cluster.samples);
        let places: Vec<Position> = samples.map(|sample| sample.position).collect();
        let Some(window) = self.question.window_around(&places, &setting.reach) else {
            return Ok(vec![0.0; judged.clusters.len()]);
        };
        let ground = self.ground.ground(window).map_err(OpportunityError::Source)?;
        let report =
            service_at_settlements(&setting.over(&ground), index, std::slice::from_ref(judged), &|| ())?;
        let technology = self.question.technology;
        let scope =
            report.scopes.iter().position(|scope| scope.technology == technology && scope.operator.is_none());
        let share = |cluster: &crate::coverage::ClusterService| {
            scope.map_or(0.0, |scope| cluster.scopes[scope].served_share)
        };
        Ok(report.settlements.iter().flat_map(|service| &service.clusters).map(share).collect())
    }
}
