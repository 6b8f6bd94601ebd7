//! Writing what a session found.
use super::report::warped_for_web;
use super::{Findings, Progress, RunError, Session};
use crate::coverage::masts_of;
use crate::findings::Caveat;
use crate::inputs::Reject;
use crate::language::word;
use crate::outputs::{
    AreaTiles, MOST_REPORTED, Manifest, RejectRow, Results, TerrainSource, Work, formats_not_written,
    is_reported, keep_others, opportunity_text, prepare_folder, run_headline, summary_text,
    write_opportunity, write_results,
};
use crate::scenario::OutputFormat;
use serde_json::{Map, Value};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Files that were written, and a summary of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// Text for the terminal.
    pub summary: String,
    /// The files.
    pub files: Vec<PathBuf>,
    /// The headline totals.
    pub headline: Map<String, Value>,
}

impl Session<'_> {
    /// Writes findings and, where there are some, area layers to a folder: all files of a run, or none.
    ///
    /// # Errors
    /// [`RunError`]: files of others stand in the way, or the disk is full; nothing is written then.
    pub fn write(
        &self,
        folder: &Path,
        found: &Findings,
        layers: Option<&dyn AreaTiles>,
        progress: &dyn Progress,
    ) -> Result<Written, RunError> {
        let _prepared = prepare_folder(folder)?;
        self.keep_inputs(folder)?;
        self.keep_rasters(folder)?;
        self.write_into(folder, found, layers, progress)
    }

    /// Refuses a folder whose files of results are inputs of this session, or files of others.
    fn keep_inputs(&self, folder: &Path) -> Result<(), RunError> {
        let files = crate::inputs::read_files::files_of_scenario(self.loaded);
        Ok(keep_others(folder, files.iter().map(|file| (file.role, file.path.as_path())))?)
    }

    /// As [`Self::write`], to a folder that was prepared and looked through.
    pub(super) fn write_into(
        &self,
        folder: &Path,
        found: &Findings,
        layers: Option<&dyn AreaTiles>,
        progress: &dyn Progress,
    ) -> Result<Written, RunError> {
        progress.stage(word("writing-results"), 1);
        let results = self.results(found, layers);
        let (manifest, files) =
            write_results(folder, &results, &self.reject_rows(), || self.manifest(found))?;
        progress.finish();
        let summary = summary_text(&results, &manifest, folder, &files);
        Ok(Written { summary, files, headline: run_headline(&results) })
    }

    /// Writes the opportunity map alone to a folder that was prepared and looked through.
    pub(super) fn write_opportunity_into(
        &self,
        folder: &Path,
        found: &Findings,
        progress: &dyn Progress,
    ) -> Result<Written, RunError> {
        progress.stage(word("writing-results"), 1);
        let results = self.results(found, None);
        let (manifest, files) =
            write_opportunity(folder, &results, &self.reject_rows(), || self.manifest(found))?;
        progress.finish();
        let summary = opportunity_text(&results, &manifest, folder, &files);
        Ok(Written { summary, files, headline: run_headline(&results) })
    }

    pub(super) fn results<'r>(
        &'r self,
        found: &'r Findings,
        layers: Option<&'r dyn AreaTiles>,
    ) -> Results<'r> {
        let inputs = &self.inputs;
        Results {
            scenario: self.scenario(),
            crs: &inputs.crs,
            settlements: &inputs.settlements,
            communes: &inputs.communes,
            network: &inputs.network,
            service: &found.service,
            gaps: &found.gaps,
            remedies: &found.remedies,
            ranking: &found.ranking.settlements,
            indicators: &found.ranking.indicators,
            layers,
            opportunity: found.opportunity.as_ref(),
            reported: self.reported.as_ref(),
            terrain: Some(TerrainSource { ground: &inputs.ground, geometry: inputs.ground.geometry() }),
            web_warp: warped_for_web,
        }
    }

    pub(super) fn reject_rows(&self) -> Vec<RejectRow> {
        self.inputs.rejects.iter().map(reject_row).collect()
    }

    /// What the manifest says once all other files are made.
    pub(super) fn manifest(&self, found: &Findings) -> Manifest {
        self.lap("write");
        let mut caveats = self.caveats.clone();
        caveats.add_of_service(self.scenario(), &self.inputs, &found.service);
        caveats.add_of_indicators(&found.ranking.indicators);
        if !is_reported(&self.inputs.settlements)
            && self.scenario().output.formats.contains(&OutputFormat::Html)
        {
            caveats.add(Caveat::NoReport { most: MOST_REPORTED }, 1, None);
        }
        for format in formats_not_written(&self.scenario().output.formats) {
            caveats.add(Caveat::FormatNotWritten { format: format.key() }, 1, None);
        }
        let mut counts = self.counts();
        counts.insert("gaps".to_owned(), found.gaps.len() as f64);
        if let Some(opportunity) = &found.opportunity {
            let sets = opportunity.map.as_ref().map_or(0, |map| map.sets.all().len() - 1);
            for (name, count) in [
                ("opportunity_points", opportunity.points.len()),
                ("opportunity_sets", sets),
                ("opportunity_candidates", opportunity.candidates[0]),
                ("opportunity_candidates_kept", opportunity.candidates[1]),
            ] {
                counts.insert(name.to_owned(), count as f64);
            }
        }
        let work = self.work();
        Manifest {
            version: env!("CARGO_PKG_VERSION").to_owned(),
            counts,
            timings_s: self.timer().wall_s(),
            caveats: caveats.into_rows(),
            inputs: self.inputs.files.clone(),
            work: Work {
                terrain_from_cache: work.ground_was_kept,
                masts_swept: work.masts.swept,
                masts_from_cache: work.masts.found,
            },
        }
    }

    /// Numbers of what was read, by name.
    pub(super) fn counts(&self) -> BTreeMap<String, f64> {
        let inputs = &self.inputs;
        let clusters: usize = inputs.settlements.iter().map(|settlement| settlement.clusters.len()).sum();
        [
            ("settlements", inputs.settlements.len()),
            ("clusters", clusters),
            ("sites", inputs.network.site_ids().len()),
            ("masts", masts_of(&inputs.network).len()),
            ("sectors", inputs.network.sectors().len()),
            ("rejects", inputs.rejects.len()),
            ("grid_cells", inputs.ground.geometry().shape.cells()),
            ("void_cells", inputs.terrain.void_cells),
        ]
        .into_iter()
        .map(|(name, count)| (name.to_owned(), count as f64))
        .collect()
    }
}

pub(super) fn reject_row(reject: &Reject) -> RejectRow {
    RejectRow {
        file: reject.file.clone(),
        row: reject.row.to_string(),
        field: reject.field.clone(),
        value: reject.value.clone(),
        reason: reject.reason.clone(),
    }
}
