//! Fields that several models give: what each predicts, and how far they are apart.
use super::run_results::Results;
use super::service_fields::{ScopeNames, level_word};
use crate::coverage::{ScopeService, SettlementService};
use crate::link::Verdict;
use crate::outputs::values::fields::{Fields, decibels, level, optional, share};
use crate::planning::Gap;
use crate::units::{Dbm, Decibels};

/// A verdict and what the place that is shown receives, by one model.
type Judged<'a> = (Verdict, Option<&'a ScopeService>);

/// The centre of a settlement in a scope by every model, the deciding one first, with the settlement's verdicts.
pub(in crate::outputs) fn settlement_by_model<'a>(
    results: &Results<'a>,
    settlement: usize,
    scope: usize,
) -> Vec<Judged<'a>> {
    let centre = |judged: &'a SettlementService| judged.clusters.first().and_then(|c| c.scopes.get(scope));
    results.service.by_model(settlement).map(|judged| (judged.verdicts[scope], centre(judged))).collect()
}

/// A cluster in a scope by every model, the deciding one first.
pub(in crate::outputs) fn cluster_by_model<'a>(
    results: &Results<'a>,
    settlement: usize,
    cluster: usize,
    scope: usize,
) -> Vec<Judged<'a>> {
    let judged = results.service.by_model(settlement).map(|judged| &judged.clusters[cluster].scopes[scope]);
    judged.map(|service| (service.verdict, Some(service))).collect()
}

/// Number of models that call a place served.
pub(in crate::outputs) fn models_served(judged: &[Judged<'_>]) -> usize {
    judged.iter().filter(|(verdict, _)| *verdict == Verdict::Served).count()
}

/// Weakest and strongest of the models' best levels; `None` of fewer than two.
pub(in crate::outputs) fn level_range(judged: &[Judged<'_>]) -> Option<(Dbm, Dbm)> {
    let levels: Vec<Dbm> = judged.iter().filter_map(|(_, service)| best_level(*service)).collect();
    let weakest = levels.iter().copied().reduce(|a, b| if b < a { b } else { a })?;
    let strongest = levels.iter().copied().reduce(|a, b| if b > a { b } else { a })?;
    (levels.len() > 1).then_some((weakest, strongest))
}

fn best_level(service: Option<&ScopeService>) -> Option<Dbm> {
    service.and_then(|service| service.weakest.best_server).map(|server| server.link.level)
}

/// Puts the number of models; nothing of a single one.
pub(in crate::outputs) fn put_models_total(fields: &mut Fields, results: &Results<'_>) {
    if !results.service.other_models.is_empty() {
        fields.put("models_total", results.service.other_models.len() + 1);
    }
}

/// Puts how many models call a place served; nothing of a single one.
pub(in crate::outputs) fn put_models_served(
    fields: &mut Fields,
    results: &Results<'_>,
    names: &ScopeNames<'_>,
    judged: &[Judged<'_>],
) {
    if !results.service.other_models.is_empty() {
        fields.put(names.field("models_served", ""), models_served(judged));
    }
}

/// Puts the range of the models' best levels, then verdict, level, margin and probability by each model beside the
/// deciding one; nothing of a single model. All levels are of one place: the deciding model's weakest sample point.
pub(in crate::outputs) fn put_models(
    fields: &mut Fields,
    results: &Results<'_>,
    names: &ScopeNames<'_>,
    judged: &[Judged<'_>],
) {
    put_models_served(fields, results, names, judged);
    if results.service.other_models.is_empty() {
        return;
    }
    let word = level_word(names.technology());
    let range = level_range(judged);
    fields.put(names.field(&format!("{word}_lowest"), "dbm"), optional(range, |(low, _)| level(low)));
    fields.put(names.field(&format!("{word}_highest"), "dbm"), optional(range, |(_, high)| level(high)));
    fields.put(names.field("model_spread", "db"), optional(range, |(low, high)| decibels(high - low)));
    for (model, (verdict, service)) in results.service.other_models.iter().zip(&judged[1..]) {
        let prefix = format!("model_{}_", model.source.key);
        let names = ScopeNames::new(&prefix, names.technology());
        let deciding = service.and_then(|service| service.weakest.deciding);
        fields.put(names.field("verdict", ""), verdict.key());
        fields.put(names.field(word, "dbm"), optional(best_level(*service), level));
        fields.put(names.field("margin", "db"), optional(deciding, |server| decibels(server.link.margin())));
        let probability = service.and_then(|service| service.weakest.probability);
        fields.put(names.field("probability", ""), optional(probability, share));
    }
}

/// Puts how many models call the place of a gap served, the range of what lacks, and what lacks by each model beside the
/// deciding one (negative where it serves); nothing of a single model.
pub(in crate::outputs) fn put_gap_models(
    fields: &mut Fields,
    results: &Results<'_>,
    gap: &Gap,
    scope: Option<usize>,
) {
    let (Some(scope), false) = (scope, gap.other_models.is_empty()) else { return };
    let judged = cluster_by_model(results, gap.settlement, gap.cluster, scope);
    put_models_total(fields, results);
    fields.put("models_served", models_served(&judged));
    let others = gap.other_models.iter().map(|found| found.map(|found| found.deficit));
    let deficits: Vec<f64> = std::iter::once(gap.deficit).chain(others).flatten().map(Decibels::db).collect();
    let (least, most) =
        deficits.iter().fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), deficit_db| {
            (low.min(*deficit_db), high.max(*deficit_db))
        });
    let range = (deficits.len() > 1).then_some((Decibels::new(least), Decibels::new(most)));
    fields.put("deficit_lowest_db", optional(range, |(low, _)| decibels(low)));
    fields.put("deficit_highest_db", optional(range, |(_, high)| decibels(high)));
    let word = level_word(results.scenario.ranking.technology);
    for (model, found) in results.service.other_models.iter().zip(&gap.other_models) {
        let prefix = format!("model_{}", model.source.key);
        fields.put(format!("{prefix}_{word}_dbm"), optional(*found, |found| level(found.server.link.level)));
        fields.put(format!("{prefix}_deficit_db"), optional(*found, |found| decibels(found.deficit)));
    }
}

#[cfg(test)]
mod tests {
    use crate::outputs::example::{World, properties};
    use crate::outputs::values::fields::Fields;
    use crate::outputs::vectors::settlements::long_rows;
    use crate::outputs::{clusters_geojson, gaps_geojson, ranking_csv};

    #[test]
    fn a_single_model_adds_no_field() {
        let world = World::new();
        let rows: Vec<_> = long_rows(&world.results()).map(Fields::into_map).collect();
        assert!(rows[0].keys().all(|name| !name.contains("model")), "{:?}", rows[0].keys());
    }

    #[test]
    fn the_range_of_two_models_by_hand() {
        // beside -97.25 dBm (served) the second model says -103.75 dBm, 6 dB of margin, unserved; the hidden cluster -120.5
        // dBm and -126.5 dBm, unserved by both
        let world = World::of_two_models();
        let rows: Vec<_> = long_rows(&world.results()).map(Fields::into_map).collect();
        let first = &rows[0];
        assert_eq!(first["models_total"], 2);
        assert_eq!(first["models_served_4g"], 0, "one calls it partly served, the other unserved");
        assert_eq!(first["viettel_models_served_4g"], 0);
        assert_eq!(first["rsrp_lowest_4g_dbm"], -103.75);
        assert_eq!(first["rsrp_highest_4g_dbm"], -97.25);
        assert_eq!(first["model_spread_4g_db"], 6.5);
        assert_eq!(first["model_p526_verdict_4g"], "unserved");
        assert_eq!(first["model_p526_rsrp_4g_dbm"], -103.75);
        assert_eq!(first["model_p526_margin_4g_db"], 6.0);
        assert!(first["model_spread_3g_db"].is_null(), "no sector, no level");
        assert!(rows[0].keys().eq(rows[1].keys()));
        let rows = properties(&clusters_geojson(&world.results()).expect("GeoJSON"));
        assert_eq!(rows[0]["models_served_4g"], 1);
        assert_eq!(rows[1]["models_served_4g"], 0);
        assert_eq!(rows[1]["model_spread_4g_db"], 6.0);
    }

    #[test]
    fn a_gap_shows_what_lacks_by_each_model() {
        let world = World::of_two_models();
        let rows = properties(&gaps_geojson(&world.results()).expect("GeoJSON"));
        let ridge = &rows[0];
        assert_eq!(ridge["models_total"], 2);
        assert_eq!(ridge["models_served"], 0);
        assert_eq!(ridge["deficit_db"], 21.25);
        assert_eq!(ridge["deficit_lowest_db"], 21.25);
        assert_eq!(ridge["deficit_highest_db"], 27.25);
        assert_eq!(ridge["model_p526_deficit_db"], 27.25);
        assert_eq!(ridge["model_p526_rsrp_dbm"], -126.5);
        assert!(rows[1]["model_p526_deficit_db"].is_null() && rows[1]["deficit_lowest_db"].is_null());
    }

    #[test]
    fn the_ranking_counts_models() {
        let world = World::of_two_models();
        let text = String::from_utf8(ranking_csv(&world.results()).expect("CSV")).expect("UTF-8");
        let mut lines = text.lines().map(|line| line.split(',').collect::<Vec<_>>());
        let header = lines.next().expect("a header");
        let column = |name: &str| header.iter().position(|found| *found == name).expect("a column");
        let first = lines.next().expect("a row");
        assert_eq!((first[column("models_total")], first[column("models_served")]), ("2", "0"));
    }
}
