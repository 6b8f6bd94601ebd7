//! What judging found at the settlements of a shard, as bytes.
use crate::coverage::{ModelService, Scope, ServiceReport, SettlementService, TowerMargin};
use crate::pipeline::Judgement;
use crate::planning::GapEvidence;
use crate::propagation::{CaveatCounts, Source};
use serde::{Deserialize, Serialize};

/// What judging found at one settlement.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct JudgedSettlement {
    service: SettlementService,
    tower_margins: Vec<TowerMargin>,
    caveats: CaveatCounts,
    /// By each model compared: service, remarks, and links that it has no value for.
    other_models: Vec<(SettlementService, CaveatCounts, usize)>,
    evidence: Vec<GapEvidence>,
}

impl JudgedSettlement {
    /// Of a settlement that was judged alone.
    pub(super) fn of(judged: Judgement) -> Option<Self> {
        let Judgement { service, evidence } = judged;
        let models = service.other_models.into_iter();
        let other_models = models.map(|model| Some((only(model.settlements)?, model.caveats, model.refused)));
        Some(Self {
            service: only(service.settlements)?,
            tower_margins: only(service.tower_margins)?,
            caveats: service.model_caveats,
            other_models: other_models.collect::<Option<_>>()?,
            evidence,
        })
    }

    /// The judgement of the settlement, by models and in scopes that are those of the scenario; `None` where it was judged by others.
    pub(super) fn into_judgement(self, scopes: Vec<Scope>, sources: &[&'static Source]) -> Option<Judgement> {
        let fits = |service: &SettlementService| service.verdicts.len() == scopes.len();
        let all = self.other_models.iter().map(|(service, ..)| service).chain([&self.service]);
        if self.other_models.len() != sources.len() || !all.into_iter().all(fits) {
            return None;
        }
        let other_models = self.other_models.into_iter().zip(sources);
        let other_models = other_models.map(|((service, caveats, refused), source)| ModelService {
            source,
            settlements: vec![service],
            caveats,
            refused,
        });
        let service = ServiceReport {
            scopes,
            settlements: vec![self.service],
            tower_margins: vec![self.tower_margins],
            model_caveats: self.caveats,
            other_models: other_models.collect(),
        };
        Some(Judgement { service, evidence: self.evidence })
    }
}

/// Settlements as bytes: CBOR, in which numbers keep every bit.
pub(super) fn bytes_of(judged: &[JudgedSettlement]) -> Result<Vec<u8>, String> {
    let mut bytes = Vec::new();
    ciborium::into_writer(judged, &mut bytes).map_err(|error| error.to_string())?;
    Ok(bytes)
}

/// Settlements from [`bytes_of`].
pub(super) fn judged_of(bytes: &[u8]) -> Result<Vec<JudgedSettlement>, String> {
    ciborium::from_reader(bytes).map_err(|error| error.to_string())
}

fn only<T>(values: Vec<T>) -> Option<T> {
    let mut values = values.into_iter();
    values.next().filter(|_| values.len() == 0)
}
