//! A place that changed, as fields.
use super::compared::Compared;
use crate::link::ServiceClass;
use crate::outputs::values::fields::{Fields, number, optional, people, share};
use crate::planning::comparison::{Change, Side};
use crate::words::place_cause_text;
use serde_json::Value;

/// All that is said of a change.
pub(in crate::outputs) fn change_fields(compared: &Compared, change: &Change) -> Fields {
    let mut fields = Fields::default();
    fields.put("scenario", compared.comparison.scenarios[change.scenario].label.as_str());
    fields.put("technology", change.technology.key());
    fields.put("settlement_id", change.settlement_id.as_str());
    fields.put("place", if change.cluster_id.is_some() { "cluster" } else { "settlement" });
    fields.put("cluster_id", change.cluster_id.as_deref());
    fields.put("name", Some(change.name.as_str()).filter(|name| !name.is_empty()));
    fields.put("kind", change.kind.key());
    put_side(&mut fields, "before", change.before.as_ref());
    put_side(&mut fields, "after", change.after.as_ref());
    let now = change.after.as_ref().or(change.before.as_ref());
    fields.put("people", people(now.and_then(|side| side.people)));
    fields.put("people_change", people(change.people_change()));
    let levels = [&change.before, &change.after].map(|side| side.as_ref().and_then(|side| side.level_dbm));
    let level_change = levels[0].zip(levels[1]).map(|(before, after)| after - before);
    fields.put("level_change_db", optional(level_change, |db| number(db, 2)));
    fields.put("probability_gain", share(change.odds.gain));
    fields.put("probability_loss", share(change.odds.loss));
    fields.put("within_error", change.within_error);
    fields
}

fn put_side(fields: &mut Fields, word: &str, side: Option<&Side>) {
    let mut put = |name: &str, value: Value| fields.put(format!("{name}_{word}"), value);
    put("verdict", side.map(|side| side.verdict.key()).into());
    put("class", side.and_then(|side| side.class).map(ServiceClass::key).into());
    put("level", optional(side.and_then(|side| side.level_dbm), |dbm| number(dbm, 2)));
    put("best_server", side.and_then(|side| side.best_server.as_deref()).into());
    put("cause", side.map(|side| place_cause_text(&side.cause)).into());
}
