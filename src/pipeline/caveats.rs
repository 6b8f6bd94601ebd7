//! What the reader of the results must know.
use super::RunError;
use super::clutter::ClutterRead;
use super::coordinate_caveats::inexact_coordinates;
use super::planning_inputs::Inputs;
use super::village_heights::heights_apart;
use crate::coverage::{ServiceReport, SettlementService, masts_of};
use crate::findings::{Caveat, CountedCaveat, Table};
use crate::geodesy::Position;
use crate::inputs::RasterInputError;
use crate::inputs::rejects::Note;
use crate::link::{TerminalCorrection, Verdict};
use crate::network::{AssumedField, Technology};
use crate::outputs::CaveatRow;
use crate::planning::DistrictIndicators;
use crate::propagation::{CaveatCounts, ClutterTreatment};
use crate::scenario::{ClutterChoice, Scenario};
use crate::settlements::Settlement;
use crate::terrain::{Ground, TerrainKind};
use crate::words::assumed_text;
use crate::words::remarks::of_links;
use std::collections::BTreeMap;

/// Examples named per caveat.
const EXAMPLES: usize = 5;

/// Caveats, each counted.
#[derive(Clone, Default)]
pub(super) struct Caveats(Vec<CountedCaveat>);

impl Caveats {
    /// Adds to the count of a caveat.
    pub(super) fn add(&mut self, caveat: Caveat, count: u64, example: Option<String>) {
        if let Some(known) = self.0.iter_mut().find(|known| known.caveat == caveat) {
            known.count += count;
            let named = example.as_ref().is_some_and(|example| known.examples.contains(example));
            if known.examples.len() < EXAMPLES && !named {
                known.examples.extend(example);
            }
            return;
        }
        self.0.push(CountedCaveat { caveat, count, examples: example.into_iter().collect() });
    }

    pub(super) fn add_notes(&mut self, table: Table, notes: &[Note]) {
        for note in notes {
            self.add(Caveat::Rows { table, note: note.note.clone() }, note.count as u64, None);
        }
    }

    pub(super) fn all(&self) -> &[CountedCaveat] {
        &self.0
    }

    pub(super) fn into_rows(self) -> Vec<CaveatRow> {
        let mut rows: Vec<CaveatRow> = self.0.into_iter().map(CaveatRow::of).collect();
        rows.sort_by_key(|row| !row.comes_first);
        rows
    }

    /// What is known once everything is read.
    pub(super) fn add_of_inputs(&mut self, scenario: &Scenario, inputs: &Inputs) -> Result<(), RunError> {
        self.add_of_clutter(scenario, &inputs.settlements);
        self.add_of_terrain(scenario, inputs)?;
        self.add_of_sites(scenario, inputs)?;
        for (caveat, name) in inexact_coordinates(inputs) {
            self.add(caveat, 1, Some(name));
        }
        let lacking = |settlement: &Settlement| settlement.population.is_none();
        let unknown: Vec<_> = inputs.settlements.iter().filter(|settlement| lacking(settlement)).collect();
        for settlement in unknown {
            self.add(Caveat::PopulationUnknown, 1, Some(settlement.settlement_id.clone()));
        }
        if let Some(delta_n) = scenario.propagation.delta_n {
            self.add(Caveat::RadioClimate, 1, Some(format!("delta-N {delta_n}")));
        }
        Ok(())
    }

    /// Without any clutter, every level is too high; and heights that villages state count only on a clutter.
    fn add_of_clutter(&mut self, scenario: &Scenario, settlements: &[Settlement]) {
        let models = scenario.propagation.loss_models();
        let stating = settlements.iter().filter(|settlement| {
            settlement.clusters.iter().any(|cluster| cluster.clutter_height_m.is_some())
        });
        for settlement in stating.filter(|_| scenario.clutter.is_none()) {
            self.add(Caveat::VillageClutterUnused, 1, Some(settlement.settlement_id.clone()));
        }
        let at_handset = scenario.receiver.terminal_clutter != TerminalCorrection::None;
        let Some(treatment) = models.first().map(|model| model.clutter()) else { return };
        if at_handset || treatment == ClutterTreatment::InFormula {
            return;
        }
        let village_heights = settlements.iter().flat_map(|settlement| &settlement.clusters);
        let stated =
            village_heights.filter_map(|cluster| cluster.clutter_height_m).any(|height_m| height_m > 0.0);
        let uniform_m = |choice: &ClutterChoice| choice.uniform_height_m.unwrap_or(f64::INFINITY);
        let given = scenario.clutter.as_ref().is_some_and(|choice| stated || uniform_m(choice) > 0.0);
        let surface_alone = scenario.terrain.kind == TerrainKind::Surface;
        if surface_alone && !given {
            self.add(Caveat::SurfaceWithoutCanopy, 1, None);
        } else if treatment == ClutterTreatment::Ignored {
            self.add(Caveat::ClutterIgnored, 1, None);
        } else if !given && scenario.terrain.surface.is_empty() {
            self.add(Caveat::NoClutter, 1, None);
        }
    }

    /// Terrain and a planning grid of so large cells, metres, hide ridges from the models that follow the profile.
    pub(super) fn add_of_resolution(&mut self, scenario: &Scenario, cell_m: f64) {
        /// Larger cells are reported, metres.
        const COARSE_M: f64 = 60.0;
        let models = &scenario.propagation.models;
        if cell_m > COARSE_M && models.iter().any(|model| model.sees_ridges()) {
            self.add(Caveat::CoarseTerrain { cell_m }, 1, None);
        }
    }

    /// What the rasters of clutter leave open, and how well a surface model lies on the terrain.
    pub(super) fn add_of_clutter_rasters(&mut self, clutter: &ClutterRead) {
        for CountedCaveat { caveat, count, examples } in clutter.caveats() {
            self.add(caveat, count, examples.into_iter().next());
        }
    }

    fn add_of_terrain(&mut self, scenario: &Scenario, inputs: &Inputs) -> Result<(), RasterInputError> {
        let report = &inputs.terrain;
        if report.filled_cells > 0 {
            let most_cells = scenario.terrain.void_fill_max_cells;
            self.add(Caveat::TerrainFilled { most_cells }, report.filled_cells as u64, None);
        }
        if report.void_cells > 0 {
            self.add(Caveat::TerrainVoid { share: report.void_share }, report.void_cells as u64, None);
        }
        for note in &report.notes {
            let note = note.clone();
            let caveat = if note.is_of_sea() { Caveat::Sea { note } } else { Caveat::Terrain { note } };
            self.add(caveat, 1, None);
        }
        for (caveat, villages) in heights_apart(inputs)? {
            self.add(caveat, villages, None);
        }
        for settlement in &inputs.settlements {
            let places = settlement.clusters.iter().flat_map(|cluster| &cluster.samples);
            let mut count = 0_u64;
            for Position { easting_m, northing_m, .. } in places.map(|sample| sample.position) {
                count += u64::from(inputs.ground.elevation_m(easting_m, northing_m)?.is_nan());
            }
            if count > 0 {
                let example = Some(settlement.settlement_id.clone());
                self.add(Caveat::SettlementWithoutTerrain, count, example);
            }
        }
        Ok(())
    }

    fn add_of_sites(&mut self, scenario: &Scenario, inputs: &Inputs) -> Result<(), RasterInputError> {
        let sectors = inputs.network.sectors();
        for mast in masts_of(&inputs.network) {
            let place = mast.antenna.position;
            if inputs.ground.elevation_m(place.easting_m, place.northing_m)?.is_nan() {
                let site = sectors[mast.sectors[0]].site_id.clone();
                self.add(Caveat::MastWithoutTerrain, 1, Some(site));
            }
        }
        let radius_m = scenario.service.radius_km * 1_000.0;
        for mast in masts_of(&inputs.network) {
            let place = mast.antenna.position;
            let at = (place.easting_m, place.northing_m);
            let ground = inputs.ground.around(&[at], radius_m * place.point_scale)?;
            if reaches_a_void(&ground, &place, radius_m) {
                let site = sectors[mast.sectors[0]].site_id.clone();
                self.add(Caveat::MastReachesVoid, 1, Some(site));
            }
        }
        let mut assumed: BTreeMap<AssumedField, u64> = BTreeMap::new();
        for &field in sectors.iter().flat_map(|sector| &sector.assumed) {
            *assumed.entry(field).or_default() += 1;
        }
        let mut assumed: Vec<_> = assumed.into_iter().collect();
        assumed.sort_by_key(|(field, _)| assumed_text(*field));
        for (field, count) in assumed {
            self.add(Caveat::Assumed { field }, count, None);
        }
        Ok(())
    }

    /// What is known once everything is judged.
    pub(super) fn add_of_service(&mut self, scenario: &Scenario, inputs: &Inputs, service: &ServiceReport) {
        self.add_of_models(scenario, service);
        self.add_of_terminal_clutter(scenario);
        self.add_of_several_masts(scenario, inputs, service);
        for (settlement, judged) in inputs.settlements.iter().zip(&service.settlements) {
            if judged.verdicts.contains(&Verdict::NoData) {
                self.add(Caveat::SettlementNoData, 1, Some(settlement.settlement_id.clone()));
            }
        }
    }

    /// Places whose verdict several masts of an operator make better, of any operator.
    fn add_of_several_masts(&mut self, scenario: &Scenario, inputs: &Inputs, service: &ServiceReport) {
        let correlation = scenario.service.shadowing_correlation;
        for technology in Technology::ALL {
            let Some(scope) = service.scope(technology, None) else { continue };
            let helped = |judged: &SettlementService| judged.clusters_helped(scope) as u64;
            for (settlement, judged) in inputs.settlements.iter().zip(&service.settlements) {
                if helped(judged) > 0 {
                    let id = settlement.settlement_id.clone();
                    self.add(Caveat::SeveralMasts { technology, correlation }, helped(judged), Some(id));
                }
            }
        }
    }

    /// Communes whose rows do not agree.
    pub(super) fn add_of_indicators(&mut self, indicators: &DistrictIndicators) {
        for commune in &indicators.fibre_disputed {
            self.add(Caveat::CommuneFibre, 1, Some(commune.clone()));
        }
    }

    /// Models that include clutter get no correction at the handset; if others do, a caveat says so.
    fn add_of_terminal_clutter(&mut self, scenario: &Scenario) {
        if scenario.receiver.terminal_clutter == TerminalCorrection::None {
            return;
        }
        let on_profile = scenario.clutter_on_profile();
        for model in scenario.propagation.loss_models() {
            if !model.clutter().admits_terminal_correction(on_profile) {
                self.add(Caveat::TerminalClutter, 1, Some(model.source().key.to_owned()));
            }
        }
    }

    /// Remarks of the models; those of compared models with the model's name.
    fn add_of_models(&mut self, scenario: &Scenario, service: &ServiceReport) {
        if let Some(key) = scenario.propagation.models.first().map(|model| model.key()) {
            self.add_of_model(key, false, &service.model_caveats);
        }
        for model in &service.other_models {
            let key = model.source.key;
            self.add_of_model(key, true, &model.caveats);
            if model.refused > 0 {
                self.add(Caveat::ModelRefused { model: key }, model.refused as u64, None);
            }
        }
    }

    /// Remarks of one model, by their text.
    fn add_of_model(&mut self, model: &'static str, beside: bool, counts: &CaveatCounts) {
        let mut kinds: Vec<_> = counts.iter().collect();
        kinds.sort_by_cached_key(|(kind, _)| of_links(*kind));
        for (remark, links) in kinds {
            self.add(Caveat::Model { model, beside, remark }, links as u64, None);
        }
    }
}

/// Whether a circle holds a void cell of the grid: examined every 300 m along 120 radii.
fn reaches_a_void(ground: &Ground, centre: &Position, radius_m: f64) -> bool {
    /// Number of radii, and distance between the samples.
    const LOOKS: (usize, f64) = (120, 300.0);
    let void = |x: f64, y: f64| {
        let cell = ground.geometry().cell_at(x, y);
        cell.is_some_and(|cell| ground.elevation_of(cell).is_nan())
    };
    (0..LOOKS.0).any(|index| {
        let (sin, cos) = (std::f64::consts::TAU * index as f64 / LOOKS.0 as f64).sin_cos();
        let steps = (radius_m / LOOKS.1).floor() as usize;
        (0..=steps)
            .map(|step| step as f64 * LOOKS.1 * centre.point_scale)
            .any(|reach_m| void(centre.easting_m + reach_m * sin, centre.northing_m + reach_m * cos))
    })
}
