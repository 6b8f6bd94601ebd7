//! Writing what a session found.
use super::{Findings, Progress, RunError, Session};
use crate::coverage::masts_of;
use crate::inputs::Reject;
use crate::outputs::{
    AreaTiles, Manifest, RejectRow, Results, keep_others, prepare_folder, summary_text, write_results,
};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Files that were written, and a summary of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// Text for the terminal.
    pub summary: String,
    /// The files.
    pub files: Vec<PathBuf>,
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
        let inputs = &self.inputs;
        let results = Results {
            scenario: self.scenario(),
            crs: &inputs.crs,
            settlements: &inputs.settlements,
            network: &inputs.network,
            service: &found.service,
            gaps: &found.gaps,
            ranking: &found.ranking.settlements,
            indicators: &found.ranking.indicators,
            layers,
        };
        let mut caveats = self.caveats.clone();
        caveats.add_of_service(self.scenario(), inputs, &found.service);
        caveats.add_of_indicators(&found.ranking.indicators);
        progress.stage("Writing results", 1);
        let mut counts = self.counts();
        counts.insert("gaps".to_owned(), found.gaps.len() as f64);
        let rejects: Vec<RejectRow> = inputs.rejects.iter().map(reject_row).collect();
        let (manifest, files) = write_results(folder, &results, &rejects, || {
            self.lap("write");
            Manifest {
                version: env!("CARGO_PKG_VERSION").to_owned(),
                counts,
                timings_s: self.timer().wall_s(),
                caveats: caveats.into_rows(),
                inputs: inputs.files.clone(),
            }
        })?;
        progress.finish();
        Ok(Written { summary: summary_text(&results, &manifest, folder, &files), files })
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
