//! What a run found, as the writers take it.
use super::area_tiles::AreaTiles;
use super::reported::ReportFindings;
use super::terrain_source::TerrainSource;
use crate::coverage::{ScopeService, ServerLink, ServiceReport};
use crate::geodesy::PlanningCrs;
use crate::grid::{WebGrid, WebSampling};
use crate::network::{Network, SectorCarrier};
use crate::outputs::values::field_slugs::slugs;
use crate::outputs::values::fields::Fields;
use crate::planning::{DistrictIndicators, Gap, Opportunities, RankedSettlement, Remedies};
use crate::scenario::Scenario;
use crate::settlements::{Settlement, UnitArea};
use crate::units::Decibels;
use crate::words::GapText;
use std::path::Path;

/// One file of a result: its name and its bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::outputs) struct ResultFile {
    /// Name within the output folder.
    pub(in crate::outputs) name: String,
    /// Content.
    pub(in crate::outputs) bytes: Vec<u8>,
}

/// By what a raster file comes to the grid of maps in browsers: the file, the most cells along its longer side, how cells are made.
pub type WebWarp = fn(&Path, usize, WebSampling) -> Result<WebGrid, Box<dyn std::error::Error + Send + Sync>>;

/// All that a run found.
#[derive(Clone, Copy, Debug)]
pub struct Results<'a> {
    /// Every choice of the run.
    pub scenario: &'a Scenario,
    /// Reference system of the rasters.
    pub crs: &'a PlanningCrs,
    /// Settlements.
    pub settlements: &'a [Settlement],
    /// Areas of communes; none where none were given.
    pub communes: &'a [UnitArea],
    /// Sector-carriers.
    pub network: &'a Network,
    /// Service, in the order of the settlements.
    pub service: &'a ServiceReport,
    /// Gaps, in any order.
    pub gaps: &'a [Gap],
    /// What would close them.
    pub remedies: &'a Remedies,
    /// Settlements that lack the ranked technology.
    pub ranking: &'a [RankedSettlement],
    /// Indicators of the area and of its administrative units.
    pub indicators: &'a DistrictIndicators,
    /// Area layers, where they were requested.
    pub layers: Option<&'a dyn AreaTiles>,
    /// The opportunity map of new masts, where it was requested.
    pub opportunity: Option<&'a Opportunities>,
    /// What villages reported, where the scenario names reports.
    pub reported: Option<&'a ReportFindings>,
    /// Terrain, of which the relief is drawn.
    pub terrain: Option<TerrainSource<'a>>,
    /// For the report's map.
    pub web_warp: WebWarp,
}

impl<'a> Results<'a> {
    /// Indices of the settlements by their identifiers.
    pub(in crate::outputs) fn settlement_order(&self) -> Vec<usize> {
        let mut order: Vec<usize> = (0..self.settlements.len()).collect();
        order.sort_by_key(|&index| (&self.settlements[index].settlement_id, index));
        order
    }

    /// The gaps with the rank of their settlement: by rank, settlement, cluster; unranked last.
    pub(in crate::outputs) fn ranked_gaps(&self) -> Vec<(Option<&'a RankedSettlement>, &'a Gap)> {
        let mut place_of = vec![None; self.settlements.len()];
        for ranked in self.ranking {
            place_of[ranked.settlement] = Some(ranked);
        }
        let mut gaps: Vec<_> = self.gaps.iter().map(|gap| (place_of[gap.settlement], gap)).collect();
        gaps.sort_by_key(|(ranked, gap)| {
            let rank = ranked.map_or(usize::MAX, |ranked| ranked.rank);
            (rank, &self.settlements[gap.settlement].settlement_id, gap.settlement, gap.cluster)
        });
        gaps
    }

    /// A gap with what its texts contain.
    pub(in crate::outputs) fn gap_text<'b>(&'b self, gap: &'b Gap) -> GapText<'b> {
        GapText {
            gap,
            technology: self.scenario.ranking.technology,
            radius_km: self.scenario.service.radius_km,
            required_level_dbm: self.scenario.service.of(self.scenario.ranking.technology).required_level_dbm,
            target_probability: self.scenario.service.target_probability,
            sectors: self.network.sectors(),
        }
    }

    /// The gaps of each settlement, in the order of the settlements.
    pub(in crate::outputs) fn gaps_by_settlement(&self) -> Vec<Vec<&'a Gap>> {
        let mut gaps = vec![Vec::new(); self.settlements.len()];
        for gap in self.gaps {
            gaps[gap.settlement].push(gap);
        }
        gaps
    }

    /// The sector-carrier of a link.
    pub(in crate::outputs) fn sector_of(&self, link: &ServerLink) -> &'a SectorCarrier {
        &self.network.sectors()[link.sector]
    }

    /// Service of the centre (else of the first cluster) of a settlement in a scope.
    pub(in crate::outputs) fn centre_service(
        &self,
        settlement: usize,
        scope: usize,
    ) -> Option<&'a ScopeService> {
        self.service.settlements[settlement].clusters.first().and_then(|cluster| cluster.scopes.get(scope))
    }

    /// The prefix of each scope's fields: empty for any operator, `viettel_` for Viettel.
    pub(in crate::outputs) fn scope_prefixes(&self) -> Vec<String> {
        let mut operators: Vec<&str> =
            self.service.scopes.iter().filter_map(|scope| scope.operator.as_deref()).collect();
        operators.sort_unstable();
        operators.dedup();
        let slugs = slugs(operators.iter().copied(), "operator");
        let prefix = |operator: &str| {
            let found = operators.iter().zip(&slugs).find(|(name, _)| **name == operator);
            found.map_or_else(String::new, |(_, slug)| format!("{slug}_"))
        };
        let scopes = &self.service.scopes;
        scopes.iter().map(|scope| scope.operator.as_deref().map_or_else(String::new, prefix)).collect()
    }

    /// Administrative levels of all settlements with the parts of their field names: first seen first, by settlement
    /// identifier.
    pub(in crate::outputs) fn admin_levels(&self) -> Vec<(&'a str, String)> {
        let mut levels: Vec<&str> = Vec::new();
        for index in self.settlement_order() {
            for unit in &self.settlements[index].admin_units {
                if !levels.contains(&unit.level.as_str()) {
                    levels.push(&unit.level);
                }
            }
        }
        let slugs = slugs(levels.iter().copied(), "admin");
        levels.into_iter().zip(slugs).collect()
    }
}

/// The gap that says most about a settlement: most people, then largest deficit, then first cluster.
pub(in crate::outputs) fn main_gap<'a>(gaps: &[&'a Gap]) -> Option<&'a Gap> {
    let weight = |gap: &Gap| {
        (gap.people_without_service.unwrap_or(0.0), gap.deficit.map_or(f64::INFINITY, Decibels::db))
    };
    gaps.iter().copied().reduce(|best, gap| {
        let ((best_people, best_db), (people, db)) = (weight(best), weight(gap));
        let order = people.total_cmp(&best_people).then(db.total_cmp(&best_db));
        if order.then(best.cluster.cmp(&gap.cluster)).is_gt() { gap } else { best }
    })
}

/// Puts name and code of every administrative level; empty texts are unknown.
pub(in crate::outputs) fn put_admin_units(
    fields: &mut Fields,
    settlement: &Settlement,
    levels: &[(&str, String)],
) {
    for (level, slug) in levels {
        let unit = settlement.admin_units.iter().find(|unit| unit.level == *level);
        fields.put(slug.as_str(), known_text(unit.map_or("", |unit| &unit.name)));
        fields.put(format!("{slug}_code"), known_text(unit.map_or("", |unit| &unit.code)));
    }
}

/// A text; `None` (null) when empty.
pub(in crate::outputs) fn known_text(text: &str) -> Option<&str> {
    Some(text).filter(|text| !text.is_empty())
}
