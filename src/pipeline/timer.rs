//! Wall and processor time of stages.
use crate::coverage::{AreaStage, AreaWatch};
use crate::system::processor_time::processor_time_s;
use std::sync::{Mutex, PoisonError};
use std::time::Instant;

/// One stage's times, seconds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Lap {
    pub(super) stage: &'static str,
    pub(super) wall_s: f64,
    /// Of all threads together.
    pub(super) processor_s: f64,
}

/// Times the stages of a run.
#[derive(Debug)]
pub(super) struct Timer {
    first: (Instant, f64),
    last: (Instant, f64),
    laps: Vec<Lap>,
    geometry_apart: bool,
}

impl Timer {
    /// Starts.
    pub(super) fn new() -> Self {
        let first = now();
        Self { first, last: first, laps: Vec::new(), geometry_apart: false }
    }

    /// As [`Timer::new`], and has the geometry of sweeps timed apart by following it once more.
    pub(super) fn with_geometry_apart() -> Self {
        Self { geometry_apart: true, ..Self::new() }
    }

    /// Ends a lap; laps of one name are added up.
    pub(super) fn lap(&mut self, stage: &'static str) {
        let now = now();
        let wall_s = now.0.duration_since(self.last.0).as_secs_f64();
        let processor_s = now.1 - self.last.1;
        self.last = now;
        tracing::debug!(wall_s, processor_s, "{stage} done");
        match self.laps.iter_mut().find(|lap| lap.stage == stage) {
            Some(lap) => {
                lap.wall_s += wall_s;
                lap.processor_s += processor_s;
            }
            None => self.laps.push(Lap { stage, wall_s, processor_s }),
        }
    }

    /// Stages in the order in which they first ended.
    pub(super) fn laps(&self) -> &[Lap] {
        &self.laps
    }

    /// Wall and processor time from the beginning to the end of the last lap, seconds.
    pub(super) fn whole_s(&self) -> (f64, f64) {
        (self.last.0.duration_since(self.first.0).as_secs_f64(), self.last.1 - self.first.1)
    }

    /// Stages with their wall-clock seconds.
    pub(super) fn wall_s(&self) -> Vec<(String, f64)> {
        self.laps.iter().map(|lap| (lap.stage.to_owned(), lap.wall_s)).collect()
    }
}

fn now() -> (Instant, f64) {
    (Instant::now(), processor_time_s())
}

/// The names of an area's stages.
pub(super) mod area_stages {
    /// Finding out which mast reaches which tile, and which tiles are finished.
    pub(in crate::pipeline) const PLAN: &str = "plan area";
    /// Reading windows of ground.
    pub(in crate::pipeline) const GROUND: &str = "read windows";
    /// Following radials once more.
    pub(in crate::pipeline) const GEOMETRY: &str = "geometry, once more";
    /// Geometry and losses.
    pub(in crate::pipeline) const SWEEP: &str = "sweep";
    /// From lattices to cells.
    pub(in crate::pipeline) const READ: &str = "read out";
    /// From masts to sums.
    pub(in crate::pipeline) const MERGE: &str = "merge";
    /// From sums to layers.
    pub(in crate::pipeline) const FINISH: &str = "finish tiles";
    /// Tiles and readings to the disk and back.
    pub(in crate::pipeline) const STORE: &str = "store tiles";
}

/// Times the stages of an area as they begin, and hands on what is done.
pub(super) struct AreaTimer<'a> {
    /// With the stage that is going on.
    timer: Mutex<(&'a mut Timer, &'static str)>,
    geometry_apart: bool,
    step: &'a (dyn Fn() + Sync),
}

impl<'a> AreaTimer<'a> {
    /// The plan is being made.
    pub(super) fn new(timer: &'a mut Timer, step: &'a (dyn Fn() + Sync)) -> Self {
        let geometry_apart = timer.geometry_apart;
        Self { timer: Mutex::new((timer, area_stages::PLAN)), geometry_apart, step }
    }

    /// The area is done.
    pub(super) fn finish(self) {
        let (timer, stage) = self.timer.into_inner().unwrap_or_else(PoisonError::into_inner);
        timer.lap(stage);
    }
}

impl AreaWatch for AreaTimer<'_> {
    fn begins(&self, stage: AreaStage) {
        let next = match stage {
            AreaStage::Ground => area_stages::GROUND,
            AreaStage::Geometry => area_stages::GEOMETRY,
            AreaStage::Sweep => area_stages::SWEEP,
            AreaStage::Read => area_stages::READ,
            AreaStage::Merge => area_stages::MERGE,
            AreaStage::Finish => area_stages::FINISH,
            AreaStage::Store => area_stages::STORE,
        };
        // the recorded times are valid even if another thread panicked
        let mut timer = self.timer.lock().unwrap_or_else(PoisonError::into_inner);
        let before = std::mem::replace(&mut timer.1, next);
        if before != next {
            timer.0.lap(before);
        }
    }

    fn done(&self) {
        (self.step)();
    }

    fn geometry_apart(&self) -> bool {
        self.geometry_apart
    }
}

#[cfg(test)]
mod tests {
    use super::{AreaTimer, Timer, area_stages};
    use crate::coverage::{AreaStage, AreaWatch};

    #[test]
    fn laps_of_one_name_are_added_up() {
        let mut timer = Timer::new();
        timer.lap("read");
        {
            let nothing = || ();
            let area = AreaTimer::new(&mut timer, &nothing);
            for stage in [AreaStage::Sweep, AreaStage::Read, AreaStage::Sweep] {
                area.begins(stage);
                std::thread::sleep(std::time::Duration::from_millis(2));
            }
            area.finish();
        }
        let names: Vec<&str> = timer.laps().iter().map(|lap| lap.stage).collect();
        assert_eq!(names, ["read", area_stages::PLAN, area_stages::SWEEP, area_stages::READ]);
        let wall_s = |stage: &str| timer.laps().iter().find(|lap| lap.stage == stage).expect("a lap").wall_s;
        assert!(wall_s(area_stages::SWEEP) >= 0.004 && wall_s(area_stages::READ) >= 0.002);
        assert!(timer.laps().iter().all(|lap| lap.processor_s >= 0.0));
    }
}
