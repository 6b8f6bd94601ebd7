//! From laps to the stages of a measurement.
use crate::outputs::{BenchEach, BenchStage};
use crate::pipeline::size::RunSize;
use crate::pipeline::timer::{Lap, Timer, area_stages};

/// What was measured of a run.
pub(super) struct Measured {
    pub(super) stages: Vec<BenchStage>,
    pub(super) wall_s: f64,
    pub(super) processor_s: f64,
    pub(super) sweep_cells_per_processor_s: Option<f64>,
    pub(super) area_cells_per_processor_s: Option<f64>,
}

/// Stages that make the area layers.
const AREA: [&str; 8] = [
    area_stages::PLAN,
    area_stages::GROUND,
    GEOMETRY,
    LOSS,
    area_stages::READ,
    area_stages::MERGE,
    area_stages::FINISH,
    area_stages::STORE,
];

/// The two parts of a sweep.
const GEOMETRY: &str = "geometry";
const LOSS: &str = "loss";

/// Stages, sums and rates of a run that is over.
pub(super) fn measured(timer: &Timer, size: &RunSize) -> Measured {
    let laps = parts(timer.laps());
    let (wall_s, processor_s) = timer.whole_s();
    let once_more = timer.laps().iter().find(|lap| lap.stage == area_stages::GEOMETRY);
    let (wall_s, processor_s) =
        once_more.map_or((wall_s, processor_s), |lap| (wall_s - lap.wall_s, processor_s - lap.processor_s));
    let rate = |stages: &[&str]| {
        let laps = laps.iter().filter(|lap| stages.contains(&lap.stage));
        let seconds: f64 = laps.map(|lap| lap.processor_s).sum();
        (seconds > 0.0).then(|| size.mast_cells as f64 / seconds)
    };
    Measured {
        stages: laps.iter().map(|lap| stage(lap, processor_s, size)).collect(),
        wall_s,
        processor_s,
        sweep_cells_per_processor_s: rate(&[GEOMETRY, LOSS]),
        area_cells_per_processor_s: rate(&AREA),
    }
}

/// The laps with the sweep in two: its geometry took as long as it did once more, the losses took the rest.
fn parts(laps: &[Lap]) -> Vec<Lap> {
    let once_more = laps.iter().find(|lap| lap.stage == area_stages::GEOMETRY);
    let mut parts = Vec::with_capacity(laps.len());
    for lap in laps {
        match (lap.stage, once_more) {
            (area_stages::GEOMETRY, _) => {}
            (area_stages::SWEEP, Some(once_more)) => {
                let wall_s = once_more.wall_s.min(lap.wall_s);
                let processor_s = once_more.processor_s.min(lap.processor_s);
                parts.push(Lap { stage: GEOMETRY, wall_s, processor_s });
                let (wall_s, processor_s) = (lap.wall_s - wall_s, lap.processor_s - processor_s);
                parts.push(Lap { stage: LOSS, wall_s, processor_s });
            }
            _ => parts.push(*lap),
        }
    }
    parts
}

fn stage(lap: &Lap, whole_s: f64, size: &RunSize) -> BenchStage {
    let each = match lap.stage {
        "read terrain" | "write" | area_stages::FINISH | area_stages::STORE => {
            Some(("cell", size.grid.shape.cells()))
        }
        "judge" => Some(("cluster", size.clusters)),
        GEOMETRY | LOSS | area_stages::READ | area_stages::MERGE => Some(("mast cell", size.mast_cells)),
        _ => None,
    };
    BenchStage {
        stage: lap.stage.to_owned(),
        wall_s: lap.wall_s,
        processor_s: lap.processor_s,
        share: if whole_s > 0.0 { lap.processor_s / whole_s } else { 0.0 },
        each: each.filter(|(_, count)| *count > 0).map(|(unit, count)| BenchEach {
            unit: unit.to_owned(),
            count,
            processor_ns: 1e9 * lap.processor_s / count as f64,
        }),
    }
}
