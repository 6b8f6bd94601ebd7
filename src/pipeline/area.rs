//! The area layers of a session: planned, computed tile by tile, in memory or in the output folder until they are written.
use super::kept::{KeptSweeps, SweptBy};
use super::timer::AreaTimer;
use super::{Progress, RunError, Session};
use crate::coverage::{
    AntennaPoint, AreaLayers, AreaMeans, AreaPlan, AreaStore, AreaWish, KeptReadings, NothingKept,
    ScopeService, ServiceSetting, TowerMargin, area_in_memory, layers_of, least_memory, run_area, scopes_of,
};
use crate::language::word;
use crate::outputs::{Fingerprint, WorkFolder, is_reported, keep_other_rasters};
use crate::terrain::Ground;
use std::path::Path;

/// What the results of one cluster of houses in one scope by one model take at most, as text in the largest file.
const SCOPE_TEXT_BYTES: usize = 600;
/// What is said of a settlement or a cluster besides, and the paths of three masts thinned for pictures, at most.
const PLACE_BYTES: usize = 5_632;
/// What the report takes of it while it is made, where there is one: 44 KB measured in 1,000 villages of 2,150 places, a third of them gaps (169 MB less the
/// 75 MB of a small district), which is 130 KB if all are gaps.
const REPORT_PLACE_BYTES: usize = 130_000;
/// What of that is in the 200 MiB that the program takes besides its bound: a small district's run ends with 75 MB of them in use.
const REPORT_BESIDES_BYTES: usize = 100 << 20;
/// Towers that count at a sample point, of both technologies.
const TOWERS_COUNTED: usize = 16;
/// Text of one of them in its file, bytes.
const MARGIN_TEXT_BYTES: usize = 128;

impl Session<'_> {
    /// Computes the area layers that the scenario asks for, in memory.
    ///
    /// # Cost
    /// One sweep per mast; memory for the layers comes on top of what the session may use.
    ///
    /// # Errors
    /// [`RunError`]: too little memory for one mast, ground that cannot be read.
    pub fn map(&self, progress: &dyn Progress) -> Result<AreaLayers, RunError> {
        let nowhere = Ground::nowhere(*self.geometry());
        let setting = self.setting(&nowhere)?;
        let plan = self.plan(&setting)?;
        progress.stage(
            word("area-sweeping-masts"),
            (plan.tiles().count() + plan.masts_that_reach(|_| true)) as u64,
        );
        let step = || progress.advance(1);
        let memory_bytes = self.area_memory_bytes();
        let area = AreaMeans { ground: &self.inputs.ground, memory_bytes, watch: &step, kept: &NothingKept };
        let layers = area_in_memory(&plan, &setting, &area)?;
        progress.finish();
        Ok(layers)
    }

    /// As [`Self::map`], tile by tile in an output folder, from which a run that was stopped can resume.
    pub(super) fn map_into(
        &self,
        folder: &Path,
        resume: bool,
        progress: &dyn Progress,
    ) -> Result<WorkFolder, RunError> {
        let nowhere = Ground::nowhere(*self.geometry());
        let setting = self.setting(&nowhere)?;
        let plan = self.plan(&setting)?;
        let fingerprint = Fingerprint::of(self.scenario(), &self.inputs.files, &plan)?;
        let mut work = WorkFolder::open(folder, &plan, &fingerprint, resume)?;
        let tiles = plan.tiles().count();
        let left = (0..tiles).filter(|&tile| !work.is_finished(tile));
        let steps = left.count() + plan.masts_that_reach(|tile| !work.is_finished(tile));
        progress.stage(word("area-sweeping-masts"), steps as u64);
        let step = || progress.advance(1);
        let mut timer = self.timer();
        let watch = AreaTimer::new(&mut timer, &step);
        let memory_bytes = self.area_memory_bytes();
        let kept = self.kept_sweeps(&plan, &setting);
        let kept: &dyn KeptReadings = kept.as_ref().map_or(&NothingKept, |kept| kept);
        let area = AreaMeans { ground: &self.inputs.ground, memory_bytes, watch: &watch, kept };
        let computed = run_area(&plan, &setting, &area, &mut work).map_err(RunError::from);
        let tally = match computed.and_then(|tally| work.settle().map(|()| tally).map_err(RunError::from)) {
            Ok(tally) => tally,
            Err(error) => {
                if work.finished() == 0 {
                    // nothing to go on with; that it cannot be removed is the lesser fault
                    let _ = work.remove();
                }
                return Err(error);
            }
        };
        watch.finish();
        self.note_work(tally);
        progress.finish();
        Ok(work)
    }

    /// Where the plan's masts are found if they were swept before.
    fn kept_sweeps<'k>(&'k self, plan: &'k AreaPlan, setting: &ServiceSetting<'_>) -> Option<KeptSweeps<'k>> {
        let swept_by = SweptBy::of(self.scenario(), &self.inputs.files, self.geometry())?;
        Some(KeptSweeps::new(self.cache?, plan, &self.inputs.ground, (setting.reach, swept_by)))
    }

    /// Refuses a memory limit that is too small for the settlements or the area layers, before anything is computed.
    pub(super) fn require_memory(&self) -> Result<(), RunError> {
        let (bound_bytes, settlements) = (self.memory_bytes, self.settlement_bytes());
        if settlements > bound_bytes {
            let needed_mib = settlements.div_ceil(1 << 20);
            let number = self.settlements().len();
            return Err(RunError::TooManySettlements { bound_bytes, number, needed_mib });
        }
        if !self.scenario().output.rasters {
            return Ok(());
        }
        let nowhere = Ground::nowhere(*self.geometry());
        let setting = self.setting(&nowhere)?;
        let plan = self.plan(&setting)?;
        let needed_bytes = least_memory(&plan, &setting) + settlements;
        let ground = &self.inputs.ground;
        if needed_bytes <= bound_bytes.saturating_sub(ground.bytes()) {
            return Ok(());
        }
        // terrain that has room in what is asked for is kept in it
        let mib = |bytes: usize| bytes.div_ceil(1 << 20);
        let without_terrain_mib = mib(needed_bytes);
        let needed_mib = if ground.would_be_in_memory(without_terrain_mib << 20) {
            mib(needed_bytes + ground.bytes_in_memory())
        } else {
            without_terrain_mib
        };
        Err(RunError::TooLittleMemory { bound_bytes, needed_mib })
    }

    /// Refuses a folder in which rasters of others stand in the place of this session's.
    pub(super) fn keep_rasters(&self, folder: &Path) -> Result<(), RunError> {
        let rasters = self.scenario().output.rasters;
        let layers = if rasters { layers_of(self.network(), &self.wish()) } else { Vec::new() };
        Ok(keep_other_rasters(folder, &layers, &self.network().operators())?)
    }

    /// The work on the layers that the scenario asks for.
    pub(super) fn plan(&self, setting: &ServiceSetting<'_>) -> Result<AreaPlan, RunError> {
        let layers = layers_of(self.network(), &self.wish());
        let also = |antenna: &AntennaPoint| self.shared.map_or_else(Vec::new, |shared| shared.at(antenna));
        Ok(AreaPlan::sharing(setting, &self.index, layers, &also)?)
    }

    /// The layers that the scenario asks for.
    pub(super) fn wish(&self) -> AreaWish {
        let choice = &self.scenario().output;
        AreaWish { any_operator: choice.layers.clone(), each_operator: choice.layers_per_operator.clone() }
    }

    /// Memory that is left for area layers beside terrain and settlements, bytes.
    pub(super) fn area_memory_bytes(&self) -> usize {
        self.memory_bytes.saturating_sub(self.inputs.ground.bytes() + self.settlement_bytes())
    }

    /// Memory for what is found at the settlements, and for the text of the largest file of it, bytes.
    fn settlement_bytes(&self) -> usize {
        let places = || self.settlements().iter().flat_map(|settlement| &settlement.clusters);
        let (clusters, samples) =
            (places().count(), places().map(|cluster| cluster.samples.len()).sum::<usize>());
        let scopes = scopes_of(self.network()).len();
        let each = size_of::<ScopeService>() + SCOPE_TEXT_BYTES;
        let margins = TOWERS_COUNTED * (size_of::<TowerMargin>() + MARGIN_TEXT_BYTES);
        let reported = if is_reported(self.settlements()) { clusters * REPORT_PLACE_BYTES } else { 0 };
        let report = reported.saturating_sub(REPORT_BESIDES_BYTES);
        clusters * (PLACE_BYTES + scopes * self.model_count() * each) + samples * margins + report
    }
}
