//! Settlements, clusters and gaps of a finished run.
use super::result_features::{Feature, each_feature};
use super::result_folder::{NamedScope, ResultFolder};
use super::result_service::read_service;
use super::results_error::ResultsError;
use crate::language::word;
use crate::link::{ServiceClass, Verdict};
use crate::network::Technology;
use crate::planning::comparison::{ClusterFindings, ServiceFindings, SettlementFindings};
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::Path;

const SETTLEMENTS: &str = "settlements.geojson";
const CLUSTERS: &str = "clusters.geojson";
const GAPS: &str = "gaps.geojson";

/// Settlements by identifier.
pub(super) type Places = BTreeMap<String, SettlementFindings>;

/// Reads settlements with their clusters and the causes of their gaps; margins are left empty.
///
/// # Errors
/// [`ResultsError`] names the file, feature and field.
pub(super) fn read_places(folder: &ResultFolder) -> Result<Places, ResultsError> {
    let mut places = Places::new();
    each_of(folder, SETTLEMENTS, &mut |feature| {
        let found = settlement(feature)?;
        let id = found.settlement_id.clone();
        if places.insert(id.clone(), found).is_some() {
            return Err(feature.refused(
                "settlement_id",
                &Value::from(id),
                word("result-places-is-there-twice"),
            ));
        }
        Ok(())
    })?;
    read_service(folder, &mut places)?;
    each_of(folder, CLUSTERS, &mut |feature| {
        let found = cluster(feature, &folder.scopes)?;
        of_settlement(feature, &mut places)?.clusters.push(found);
        Ok(())
    })?;
    for settlement in places.values_mut() {
        settlement.clusters.sort_by(|a, b| a.cluster_id.cmp(&b.cluster_id));
    }
    each_of(folder, GAPS, &mut |feature| {
        let cluster_id = feature.known_text("cluster_id")?;
        let cause = feature.text("cause_text")?.map(str::to_owned);
        let settlement = of_settlement(feature, &mut places)?;
        let found = settlement.clusters.iter_mut().find(|found| found.cluster_id == cluster_id);
        let unknown =
            || feature.refused("cluster_id", &Value::from(cluster_id), word("result-is-no-cluster"));
        found.ok_or_else(unknown)?.cause = cause;
        Ok(())
    })?;
    for settlement in places.values_mut() {
        for scope in 0..folder.scopes.len() {
            settlement.service[scope].served_share = settlement.share_of_clusters(scope);
        }
    }
    Ok(places)
}

fn each_of(
    folder: &ResultFolder,
    name: &str,
    take: &mut dyn FnMut(&Feature<'_>) -> Result<(), ResultsError>,
) -> Result<(), ResultsError> {
    let content = folder.read(name)?;
    each_feature(&folder.path().join(Path::new(name)), &content, take)
}

fn of_settlement<'p>(
    feature: &Feature<'_>,
    places: &'p mut Places,
) -> Result<&'p mut SettlementFindings, ResultsError> {
    let id = feature.known_text("settlement_id")?;
    places
        .get_mut(id)
        .ok_or_else(|| feature.refused("settlement_id", &Value::from(id), word("result-is-no-settlement")))
}

fn settlement(feature: &Feature<'_>) -> Result<SettlementFindings, ResultsError> {
    Ok(SettlementFindings {
        settlement_id: feature.known_text("settlement_id")?.to_owned(),
        name: feature.text("name")?.unwrap_or_default().to_owned(),
        place: feature.place()?,
        people: feature.number("population")?,
        service: Vec::new(),
        clusters: Vec::new(),
    })
}

fn cluster(feature: &Feature<'_>, scopes: &[NamedScope]) -> Result<ClusterFindings, ResultsError> {
    let service = scopes.iter().map(|scope| {
        let mut found = if scope.scope.operator.is_none() {
            full_service(feature, scope)?
        } else {
            service(feature, scope)?
        };
        let name = field(scope, "served_share", "");
        let share = feature.number(&name)?.filter(|share| (0.0..=1.0).contains(share));
        found.served_share =
            share.ok_or_else(|| feature.refused(&name, &Value::Null, word("result-places-is-no-share")))?;
        Ok(found)
    });
    Ok(ClusterFindings {
        cluster_id: feature.known_text("cluster_id")?.to_owned(),
        place: feature.place()?,
        people: feature.number("population")?,
        cause: None,
        service: service.collect::<Result<_, ResultsError>>()?,
        margins: Vec::new(),
    })
}

/// `viettel_verdict_4g`.
fn field(scope: &NamedScope, word: &str, unit: &str) -> String {
    let (prefix, key) = (&scope.prefix, scope.scope.technology.key());
    if unit.is_empty() { format!("{prefix}{word}_{key}") } else { format!("{prefix}{word}_{key}_{unit}") }
}

/// Verdict and class.
fn service(feature: &Feature<'_>, scope: &NamedScope) -> Result<ServiceFindings, ResultsError> {
    let (verdict_name, class_name) = (field(scope, "verdict", ""), field(scope, "class", ""));
    let verdict_text = feature.known_text(&verdict_name)?;
    let verdict = Verdict::ALL.into_iter().find(|verdict| verdict.key() == verdict_text);
    let unknown = |name: &str, text: &str| {
        feature.refused(name, &Value::from(text), word("result-none-that-a-run-writes"))
    };
    let class = feature.text(&class_name)?.map(|text| {
        let class = ServiceClass::ALL.into_iter().find(|class| class.key() == text);
        class.ok_or_else(|| unknown(&class_name, text))
    });
    Ok(ServiceFindings {
        verdict: verdict.ok_or_else(|| unknown(&verdict_name, verdict_text))?,
        served_share: 0.0,
        class: class.transpose()?,
        level_dbm: None,
        best_server: None,
    })
}

/// Verdict, class, level and server.
fn full_service(feature: &Feature<'_>, scope: &NamedScope) -> Result<ServiceFindings, ResultsError> {
    let word = match scope.scope.technology {
        Technology::Lte => "rsrp",
        Technology::Umts => "rscp",
    };
    let mut found = service(feature, scope)?;
    found.level_dbm = feature.number(&field(scope, word, "dbm"))?;
    found.best_server = feature.text(&field(scope, "best_server", ""))?.map(str::to_owned);
    Ok(found)
}
