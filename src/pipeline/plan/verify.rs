//! A plan judged in full: the whole district with its sites, and who gains, loses or changes.
use super::villages::JudgedNetwork;
use crate::coverage::ServiceReport;
use crate::network::{Network, Technology};
use crate::pipeline::{RunError, Session};
use crate::planning::plan::PlannedSite;
use crate::planning::{DistrictIndicators, IndicatorQuestion};
use std::collections::BTreeSet;

/// People who gain, lose, or have another best server.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Changed {
    pub(super) gained: f64,
    pub(super) lost: f64,
    pub(super) other_server: f64,
}

impl Session<'_> {
    /// The network with some sites built.
    pub(super) fn network_with<'s>(&self, sites: impl Iterator<Item = &'s PlannedSite> + Clone) -> Network {
        let replaced: BTreeSet<usize> = sites.clone().flat_map(|site| &site.replaced).copied().collect();
        let stays = self.network().sectors().iter().enumerate();
        let stays = stays.filter(|(index, _)| !replaced.contains(index)).map(|(_, sector)| sector.clone());
        let new = sites.flat_map(|site| site.sectors.iter().cloned());
        Network::new(stays.chain(new).collect())
    }

    /// Service with some sites built, judged in full.
    ///
    /// # Errors
    /// [`RunError`] of the judgement.
    pub(super) fn service_with<'s>(
        &self,
        sites: impl Iterator<Item = &'s PlannedSite> + Clone,
    ) -> Result<(Network, ServiceReport), RunError> {
        let network = self.network_with(sites);
        let service = self.service_of(&network)?;
        Ok((network, service))
    }

    /// Who gains, loses or has another best server, of any operator.
    pub(super) fn changed(
        &self,
        technology: Technology,
        before: JudgedNetwork<'_>,
        after: JudgedNetwork<'_>,
    ) -> Changed {
        let mut changed = Changed::default();
        let scopes = (before.service.scope(technology, None), after.service.scope(technology, None));
        let (Some(old), Some(new)) = scopes else { return changed };
        let server = |network: &Network, sector: usize| network.sectors()[sector].sector_id.clone();
        for (index, settlement) in self.settlements().iter().enumerate() {
            let clusters = before.service.settlements[index]
                .clusters
                .iter()
                .zip(&after.service.settlements[index].clusters);
            for ((earlier, later), people) in clusters.zip(settlement.people_by_cluster()) {
                let (earlier, later, people) =
                    (&earlier.scopes[old], &later.scopes[new], people.unwrap_or(0.0));
                let more = people * (later.served_share - earlier.served_share);
                changed.gained += more.max(0.0);
                changed.lost += (-more).max(0.0);
                let server_before =
                    earlier.weakest.best_server.map(|link| server(before.network, link.sector));
                let server_after = later.weakest.best_server.map(|link| server(after.network, link.sector));
                let both = earlier.served_share.min(later.served_share);
                let people = people * both;
                if server_before.is_some() && server_after.is_some() && server_before != server_after {
                    changed.other_server += people;
                }
            }
        }
        changed
    }

    /// Indicators of the district with a service.
    pub(super) fn indicators_of(&self, service: &ServiceReport) -> DistrictIndicators {
        IndicatorQuestion {
            settlements: self.settlements(),
            service,
            fixed_broadband_share: self.scenario().indicators.fixed_broadband_share,
        }
        .answer()
    }
}
