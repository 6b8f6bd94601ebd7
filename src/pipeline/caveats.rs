//! What the reader of the results must know.
use super::RunError;
use super::read::Inputs;
use crate::coverage::{ServiceReport, masts_of};
use crate::geodesy::Position;
use crate::inputs::RasterInputError;
use crate::inputs::rejects::Note;
use crate::link::{TerminalCorrection, Verdict};
use crate::outputs::CaveatRow;
use crate::planning::DistrictIndicators;
use crate::propagation::{CaveatCounts, ClutterTreatment};
use crate::scenario::Scenario;
use crate::terrain::{Ground, TerrainKind};
use crate::words::remarks::{of_links, of_links_of};
use std::collections::BTreeMap;

/// Examples named per caveat.
const EXAMPLES: usize = 5;

/// Caveats by kind, counted.
#[derive(Default)]
pub(super) struct Caveats {
    rows: Vec<CaveatRow>,
}

impl Caveats {
    /// Adds to the caveat of a kind and text, or makes it.
    pub(super) fn add(&mut self, kind: &str, count: u64, text: String, example: Option<String>) {
        if let Some(row) = self.rows.iter_mut().find(|row| row.kind == kind && row.text == text) {
            row.count += count;
            let known = example.as_ref().is_some_and(|example| row.examples.contains(example));
            if row.examples.len() < EXAMPLES && !known {
                row.examples.extend(example);
            }
            return;
        }
        self.rows.push(CaveatRow {
            kind: kind.to_owned(),
            count,
            text,
            examples: example.into_iter().collect(),
        });
    }

    pub(super) fn add_notes(&mut self, kind: &str, notes: &[Note]) {
        for note in notes {
            self.add(kind, note.count as u64, note.text.clone(), None);
        }
    }

    pub(super) fn into_rows(self) -> Vec<CaveatRow> {
        self.rows
    }

    /// What is known once everything is read.
    pub(super) fn add_of_inputs(&mut self, scenario: &Scenario, inputs: &Inputs) -> Result<(), RunError> {
        self.add_of_clutter(scenario);
        self.add_of_terrain(scenario, inputs)?;
        self.add_of_sites(scenario, inputs)?;
        let lacking = |settlement: &crate::settlements::Settlement| settlement.population.is_none();
        let unknown: Vec<_> = inputs.settlements.iter().filter(|settlement| lacking(settlement)).collect();
        for settlement in unknown {
            let text = "settlements of unknown population: they are not in the numbers of people".to_owned();
            self.add("population_unknown", 1, text, Some(settlement.settlement_id.clone()));
        }
        if let Some(delta_n) = scenario.propagation.delta_n {
            let text = "delta-N and N0 are typical values: ITU-R P.1812 asks for its maps; name them in propagation.itu_maps";
            self.add("radio_climate", 1, text.to_owned(), Some(format!("delta-N {delta_n}")));
        }
        Ok(())
    }

    /// Buildings and trees that nothing stands for make every level too good.
    fn add_of_clutter(&mut self, scenario: &Scenario) {
        let models = scenario.propagation.loss_models();
        let in_formula = models.first().is_some_and(|model| model.clutter() == ClutterTreatment::InFormula);
        let at_handset = scenario.receiver.terminal_clutter != TerminalCorrection::None;
        if !(scenario.clutter_on_profile() || in_formula || at_handset) {
            let text = "levels may be 20 to 30 dB too high: over bare earth without clutter, measured levels lay that far below \
                        predictions; name land cover in [clutter]";
            self.add("no_clutter", 1, text.to_owned(), None);
        }
    }

    fn add_of_terrain(&mut self, scenario: &Scenario, inputs: &Inputs) -> Result<(), RasterInputError> {
        let report = &inputs.terrain;
        if report.filled_cells > 0 {
            let text = format!(
                "void cells of the terrain were filled from their surroundings (voids of up to {} cells)",
                scenario.terrain.void_fill_max_cells
            );
            self.add("terrain_filled", report.filled_cells as u64, text, None);
        }
        if report.void_cells > 0 {
            let text = format!(
                "cells of the planning grid ({:.1} % of it) have no terrain; what lies there or behind is no data",
                100.0 * report.void_share
            );
            self.add("terrain_void", report.void_cells as u64, text, None);
        }
        for note in &report.notes {
            self.add("terrain", 1, note.to_string(), None);
        }
        if scenario.terrain.kind == TerrainKind::Surface && inputs.ground.has_clutter() {
            let text = "clutter heights stand on a surface model, which holds canopy and roofs already: obstacles count twice";
            self.add("clutter_on_surface", 1, text.to_owned(), None);
        }
        for settlement in &inputs.settlements {
            let places = settlement.clusters.iter().flat_map(|cluster| &cluster.samples);
            let mut count = 0_u64;
            for Position { easting_m, northing_m, .. } in places.map(|sample| sample.position) {
                count += u64::from(inputs.ground.elevation_m(easting_m, northing_m)?.is_nan());
            }
            if count > 0 {
                let text = "places of settlements without terrain: no data".to_owned();
                self.add("settlement_without_terrain", count, text, Some(settlement.settlement_id.clone()));
            }
        }
        Ok(())
    }

    fn add_of_sites(&mut self, scenario: &Scenario, inputs: &Inputs) -> Result<(), RasterInputError> {
        let sectors = inputs.network.sectors();
        for mast in masts_of(&inputs.network) {
            let place = mast.position;
            if inputs.ground.elevation_m(place.easting_m, place.northing_m)?.is_nan() {
                let text = "masts without terrain under them (outside the planning grid or in a void): their links are no \
                            data";
                let site = sectors[mast.sectors[0]].site_id.clone();
                self.add("mast_without_terrain", 1, text.to_owned(), Some(site));
            }
        }
        let radius_m = scenario.service.radius_km * 1_000.0;
        for mast in masts_of(&inputs.network) {
            let at = (mast.position.easting_m, mast.position.northing_m);
            let ground = inputs.ground.around(&[at], radius_m * mast.position.point_scale)?;
            if reaches_a_void(&ground, &mast.position, radius_m) {
                let text = "masts within whose service radius terrain is missing: their coverage is shown only as far as the \
                            terrain reaches";
                let site = sectors[mast.sectors[0]].site_id.clone();
                self.add("mast_reaches_void", 1, text.to_owned(), Some(site));
            }
        }
        let mut assumed: BTreeMap<String, u64> = BTreeMap::new();
        for field in sectors.iter().flat_map(|sector| &sector.assumed) {
            *assumed.entry(format!("{field:?}")).or_default() += 1;
        }
        for (field, count) in assumed {
            let text = format!("sector-carriers whose {} is a preset, not data", in_words(&field));
            self.add("assumed", count, text, None);
        }
        Ok(())
    }

    /// What is known once everything is judged.
    pub(super) fn add_of_service(&mut self, scenario: &Scenario, inputs: &Inputs, service: &ServiceReport) {
        self.add_of_models(scenario, service);
        self.add_of_terminal_clutter(scenario);
        for (settlement, judged) in inputs.settlements.iter().zip(&service.settlements) {
            if judged.verdicts.contains(&Verdict::NoData) {
                let text =
                    "settlements with no data for some technology or operator: paths cross missing terrain"
                        .to_owned();
                self.add("settlement_no_data", 1, text, Some(settlement.settlement_id.clone()));
            }
        }
    }

    /// Communes whose rows do not agree.
    pub(super) fn add_of_indicators(&mut self, indicators: &DistrictIndicators) {
        for commune in &indicators.fibre_disputed {
            let text = "communes whose villages disagree on commune_fibre: they count as reached by fibre";
            self.add("commune_fibre", 1, text.to_owned(), Some(commune.clone()));
        }
    }

    /// Models that hold clutter get no correction at the handset; where others do, that has to be said.
    fn add_of_terminal_clutter(&mut self, scenario: &Scenario) {
        if scenario.receiver.terminal_clutter == TerminalCorrection::None {
            return;
        }
        let on_profile = scenario.clutter_on_profile();
        for model in scenario.propagation.loss_models() {
            if !model.clutter().admits_terminal_correction(on_profile) {
                let text =
                    "models that hold clutter of their own: receiver.terminal_clutter is not added to them";
                self.add("terminal_clutter", 1, text.to_owned(), Some(model.source().key.to_owned()));
            }
        }
    }

    /// Remarks of the models; of those beside the deciding one with their name.
    fn add_of_models(&mut self, scenario: &Scenario, service: &ServiceReport) {
        if let Some(key) = scenario.propagation.models.first().map(|model| model.key()) {
            self.add_of_model(key, &service.model_caveats);
        }
        for model in &service.other_models {
            let key = model.source.key;
            self.add_of_model(&format!("{key}, beside"), &model.caveats);
            if model.refused > 0 {
                let text =
                    format!("{key}, beside: links it has no value for; they are left out of its range");
                self.add("model", model.refused as u64, text, None);
            }
        }
    }

    /// Remarks of one model, by their text.
    fn add_of_model(&mut self, label: &str, counts: &CaveatCounts) {
        let mut kinds: Vec<_> = counts.iter().collect();
        kinds.sort_by_cached_key(|(kind, _)| of_links(*kind));
        for (kind, links) in kinds {
            self.add("model", links as u64, of_links_of(label, kind), None);
        }
    }
}

/// Whether a circle holds a void cell of the grid: looked at every 300 m along 120 radii.
fn reaches_a_void(ground: &Ground, centre: &Position, radius_m: f64) -> bool {
    /// Radii looked along, and distance between the looks.
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

/// `AntennaHeight` -> `antenna height`.
fn in_words(name: &str) -> String {
    let mut words = String::new();
    for letter in name.chars() {
        if letter.is_uppercase() && !words.is_empty() {
            words.push(' ');
        }
        words.extend(letter.to_lowercase());
    }
    words
}
