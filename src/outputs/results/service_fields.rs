//! Fields of service, named by technology: `verdict_4g`, `rscp_3g_dbm`, `viettel_margin_4g_db`.
use super::run_results::Results;
use crate::coverage::ScopeService;
use crate::link::Verdict;
use crate::network::Technology;
use crate::outputs::values::fields::{Fields, decibels, kilometres, level, number, optional, share};
use crate::words::service_text;

/// The word for a technology's level.
pub(in crate::outputs) const fn level_word(technology: Technology) -> &'static str {
    match technology {
        Technology::Lte => "rsrp",
        Technology::Umts => "rscp",
    }
}

/// Names of one scope's fields.
pub(in crate::outputs) struct ScopeNames<'a> {
    prefix: &'a str,
    technology: Technology,
}

impl<'a> ScopeNames<'a> {
    /// Of a scope with its prefix.
    pub(in crate::outputs) const fn new(prefix: &'a str, technology: Technology) -> Self {
        Self { prefix, technology }
    }

    /// Whose fields.
    pub(in crate::outputs) const fn technology(&self) -> Technology {
        self.technology
    }

    /// `viettel_verdict_4g`; with a unit `viettel_margin_4g_db`.
    pub(in crate::outputs) fn field(&self, word: &str, unit: &str) -> String {
        let Self { prefix, technology } = self;
        let key = technology.key();
        if unit.is_empty() { format!("{prefix}{word}_{key}") } else { format!("{prefix}{word}_{key}_{unit}") }
    }
}

/// Puts in words whether there is service, and whether it can be relied on.
pub(in crate::outputs) fn put_service_text(
    fields: &mut Fields,
    names: &ScopeNames<'_>,
    verdict: Verdict,
    some_signal: bool,
) {
    fields.put(names.field("service", ""), service_text(verdict, some_signal));
}

/// Puts a verdict, then what the weakest sample point receives: class, level, margin, probability, servers.
pub(in crate::outputs) fn put_service(
    fields: &mut Fields,
    results: &Results<'_>,
    names: &ScopeNames<'_>,
    verdict: Verdict,
    service: Option<&ScopeService>,
) {
    fields.put(names.field("verdict", ""), verdict.key());
    let best = service.and_then(|service| service.weakest.best_server);
    let deciding = service.and_then(|service| service.weakest.deciding);
    // without a level and with paths over voids the class is not known
    let class = service.filter(|service| service.verdict != Verdict::NoData || best.is_some());
    let level_name = names.field(level_word(names.technology), "dbm");
    fields.put(names.field("class", ""), class.map(|service| service.class.key()));
    fields.put(level_name, optional(best, |server| level(server.link.level)));
    fields.put(names.field("margin", "db"), optional(deciding, |server| decibels(server.link.margin())));
    let weakest = service.map(|service| service.weakest);
    let probability = weakest.and_then(|place| place.probability);
    let gain = weakest.and_then(|place| place.probability_gain());
    fields.put(names.field("probability", ""), optional(probability, share));
    fields.put(names.field("probability_gain", ""), optional(gain, share));
    let best_sector = best.map(|server| results.sector_of(&server));
    fields.put(names.field("best_server", ""), best_sector.map(|sector| sector.sector_id.as_str()));
    fields.put(names.field("best_site", ""), best_sector.map(|sector| sector.site_id.as_str()));
    let deciding_sector = deciding.map(|server| results.sector_of(&server));
    fields.put(names.field("deciding_sector", ""), deciding_sector.map(|sector| sector.sector_id.as_str()));
    if results.scenario.propagation.calibration.is_some() {
        fields.put(names.field("level_source", ""), deciding.map(|server| server.link.source.key()));
    }
}

/// Puts whether a verdict is fragile; nothing where the scenario does not ask for it.
pub(in crate::outputs) fn put_fragile(
    fields: &mut Fields,
    results: &Results<'_>,
    names: &ScopeNames<'_>,
    fragile: Option<bool>,
) {
    if results.scenario.settlements.position_uncertainty_m > 0.0 {
        fields.put(names.field("fragile", ""), fragile);
    }
}

/// Puts every term of the deciding link of a place.
pub(in crate::outputs) fn put_link_terms(
    fields: &mut Fields,
    names: &ScopeNames<'_>,
    service: &ScopeService,
) {
    let link = service.weakest.deciding.map(|server| server.link);
    let mut put = |word: &str, unit: &str, value| fields.put(names.field(word, unit), value);
    put("served_share", "", share(service.served_share));
    put("downlink_margin", "db", optional(link, |link| decibels(link.downlink_margin)));
    put("uplink_margin", "db", optional(link, |link| decibels(link.uplink_margin)));
    put("sigma", "db", optional(link, |link| number(link.sigma_db, 2)));
    put("loss", "db", optional(link, |link| decibels(link.loss)));
    put("diffraction", "db", optional(link, |link| decibels(link.diffraction)));
    put("terminal_clutter", "db", optional(link, |link| decibels(link.terminal_clutter)));
    put("model_sigma", "db", optional(link.and_then(|link| link.model_sigma), decibels));
    put("pattern_loss", "db", optional(link, |link| decibels(link.pattern_loss)));
    put("line_of_sight", "", optional(link, |link| link.line_of_sight.into()));
    put("fresnel_share", "", optional(link, |link| share(link.fresnel_share)));
    put("distance", "km", optional(link, |link| kilometres(link.ground_distance)));
    put("azimuth", "deg", optional(link, |link| number(link.azimuth.degrees(), 2)));
    put("sectors_computed", "", service.weakest.sectors_computed.into());
    put("sectors_without_terrain", "", service.weakest.sectors_without_terrain.into());
}
