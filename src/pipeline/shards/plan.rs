//! Shards are planned: which tiles and settlements, with what they are expected to take.
use super::cost::{BESIDES_BYTES, Rates};
use super::curve::place_on_curve;
use super::error::ShardsRunError;
use super::work::{AreaWork, Portion, area_of, tile_of};
use crate::coverage::TILE_CELLS;
use crate::grid::Window;
use crate::inputs::presence::require_inputs;
use crate::inputs::read_files::ANTENNAS;
use crate::inputs::scenario_file::LoadedScenario;
use crate::outputs::{
    OutputError, PLAN_FORMAT, ShardEstimate, ShardTask, ShardsFolder, ShardsPlan, build_of_program,
};
use crate::pipeline::checksums::BeforeReading;
use crate::pipeline::{Progress, RunError, Session};
use crate::terrain::Ground;
use rayon::prelude::*;
use std::path::{Path, PathBuf, absolute};

/// Bytes of a mebibyte.
const MIB: f64 = 1_048_576.0;

/// What is asked of a plan.
#[derive(Clone, Debug)]
pub struct ShardsAsked {
    /// How many shards; `None` for as many as the processor time asks for.
    pub count: Option<usize>,
    /// Processor time of each, s, where no number is asked for.
    pub cpu_s: f64,
    /// Memory of each for terrain, swept masts and tiles, bytes.
    pub memory_bytes: usize,
    /// Most that swept masts may take in the plan's folder, bytes. Where all of them take less, each is swept once, by the first shard that needs it,
    /// and kept there for the others; otherwise each shard sweeps the part of it that it needs.
    pub shared_masts_bytes: u64,
    /// Whether another plan in the folder may be replaced.
    pub overwrite: bool,
}

/// A plan that was written.
#[derive(Clone, Debug)]
pub struct ShardsPlanned {
    /// Where, and what.
    pub folder: ShardsFolder,
    /// How many shards were asked for, where there are fewer: no more than tiles and settlements.
    pub fewer_than: Option<usize>,
}

/// What a shard may hold: a tile or a settlement, with its place on the curve and its expected time.
struct Unit {
    place: u64,
    tile: Option<usize>,
    settlement: Option<usize>,
    cpu_s: f64,
}

/// Plans shards of a scenario and writes the plan to a folder. Nothing is computed, and no terrain is read.
///
/// # Cost
/// Reads the tables, and every input once for its checksum; O(tiles x masts).
///
/// # Errors
/// [`ShardsRunError`]: inputs that cannot be read, a folder with another plan, too little memory for a shard.
pub fn plan(
    loaded: &LoadedScenario,
    folder: &Path,
    asked: &ShardsAsked,
    progress: &dyn Progress,
) -> Result<ShardsPlanned, ShardsRunError> {
    require_inputs(loaded).map_err(RunError::from)?;
    let before = BeforeReading::of(loaded);
    let session = Session::open_part(loaded, None, asked.memory_bytes, progress)?;
    session.inputs.ground.require_agreement().map_err(RunError::from)?;
    let nowhere = Ground::nowhere(*session.geometry());
    let setting = session.setting(&nowhere)?;
    let area = area_of(&session, &setting)?;
    let apart = AreaWork::new(&session, area.as_ref(), setting, false);
    let shared = apart.kept_bytes() <= asked.shared_masts_bytes as f64;
    let work = if shared { AreaWork::new(&session, area.as_ref(), setting, true) } else { apart };
    let rates = Rates::of(session.scenario());
    let units = units_of(&session, area.as_ref().map_or(0, |area| area.tiles().count()), &work, &rates);
    let all_s: f64 = units.iter().map(|unit| unit.cpu_s).sum();
    let wanted = asked.count.unwrap_or_else(|| (all_s / asked.cpu_s).ceil().max(1.0) as usize).max(1);
    let portions = portions_of(&units, wanted.min(units.len()).max(1));
    let needed = portions.par_iter().map(|portion| work.memory_bytes(portion)).max();
    let shards: Vec<ShardTask> = portions
        .into_par_iter()
        .enumerate()
        .map(|(number, portion)| task_of(number, portion, &ShardNeeds { work: &work, rates, asked }))
        .collect();
    if let Some(most) = needed.filter(|most| *most > asked.memory_bytes) {
        return Err(ShardsRunError::LittleMemory {
            given_bytes: asked.memory_bytes,
            needed_mib: most.div_ceil(1 << 20),
            count: shards.len(),
        });
    }
    let antennas: Vec<(&str, String)> =
        session.inputs.files.iter().map(|antenna| (ANTENNAS, antenna.path.clone())).collect();
    let layers = serde_json::to_value(area.as_ref().map(|area| area.layers().to_vec())).map_err(no_json)?;
    let [build, gdal] = build_of_program();
    let mut plan = ShardsPlan {
        format: PLAN_FORMAT,
        version: env!("CARGO_PKG_VERSION").to_owned(),
        build,
        gdal,
        digest: String::new(),
        scenario: scenario_of(loaded),
        named: loaded.files.first().cloned().unwrap_or_default(),
        scenario_name: loaded.scenario.name.clone(),
        grid: *session.geometry(),
        layers,
        inputs: before.checksums(loaded, &antennas)?,
        memory_bytes: asked.memory_bytes,
        shared_masts_bytes: if shared { asked.shared_masts_bytes } else { 0 },
        count: shards.len(),
        totals: totals_of(&shards),
        shards,
    };
    plan.digest = plan.digest_of().map_err(no_json)?;
    let fewer_than = Some(wanted).filter(|wanted| *wanted > plan.count);
    let folder = ShardsFolder::create(folder, plan, asked.overwrite)?;
    Ok(ShardsPlanned { folder, fewer_than })
}

/// Where a scenario lies, from wherever a shard is run.
pub(super) fn scenario_of(loaded: &LoadedScenario) -> PathBuf {
    let file = loaded.files.first().cloned().unwrap_or_default();
    absolute(&file).unwrap_or(file)
}

fn no_json(source: serde_json::Error) -> OutputError {
    OutputError::Json { name: "plan.json", source }
}

/// Tiles and settlements along the curve.
fn units_of(session: &Session<'_>, tiles: usize, work: &AreaWork<'_>, rates: &Rates) -> Vec<Unit> {
    let geometry = session.geometry();
    let in_row = geometry.shape.cols.div_ceil(TILE_CELLS).max(1);
    let rows = geometry.shape.rows.div_ceil(TILE_CELLS).max(1);
    let order = rows.max(in_row).next_power_of_two().ilog2();
    let place = |(row, col): (usize, usize)| place_on_curve(order, row as u64, col as u64);
    let of_tile = |tile: usize| Unit {
        place: place((tile / in_row, tile % in_row)),
        tile: Some(tile),
        settlement: None,
        cpu_s: rates.work_s(&work.of_tile(tile)),
    };
    let of_settlement = |number: usize| Unit {
        place: place(tile_of(&session.settlements()[number], geometry)),
        tile: None,
        settlement: Some(number),
        cpu_s: rates.work_s(&work.of_settlement(number)),
    };
    let mut units: Vec<Unit> = (0..tiles).into_par_iter().map(of_tile).collect();
    units.par_extend((0..session.settlements().len()).into_par_iter().map(of_settlement));
    units.sort_by_key(|unit| (unit.place, unit.tile.is_none(), unit.tile, unit.settlement));
    units
}

/// Units one after the other in so many portions of about equal time, none of them empty.
fn portions_of(units: &[Unit], count: usize) -> Vec<Portion> {
    let all_s: f64 = units.iter().map(|unit| unit.cpu_s).sum();
    let mut portions = vec![Portion::default()];
    let mut before_s = 0.0;
    let mut in_last = 0;
    for (number, unit) in units.iter().enumerate() {
        let left = units.len() - number;
        let open = count - portions.len();
        // the middle of the unit decides; every portion to come needs one
        let is_next = before_s + 0.5 * unit.cpu_s > all_s * portions.len() as f64 / count as f64;
        if open > 0 && in_last > 0 && (is_next || left <= open) {
            portions.push(Portion::default());
            in_last = 0;
        }
        if let Some(portion) = portions.last_mut() {
            portion.tiles.extend(unit.tile);
            portion.settlements.extend(unit.settlement);
        }
        in_last += 1;
        before_s += unit.cpu_s;
    }
    for portion in &mut portions {
        portion.tiles.sort_unstable();
        portion.settlements.sort_unstable();
    }
    portions
}

/// By what is told what a shard takes.
struct ShardNeeds<'n> {
    work: &'n AreaWork<'n>,
    rates: Rates,
    asked: &'n ShardsAsked,
}

fn task_of(number: usize, portion: Portion, needs: &ShardNeeds<'_>) -> ShardTask {
    let ShardNeeds { work, rates, asked } = needs;
    let counted = work.of_portion(&portion);
    tracing::trace!(?counted, "shard {number}");
    let sides = |window: Window| [window.first.row, window.first.col, window.shape.rows, window.shape.cols];
    let estimate = ShardEstimate {
        cpu_s: round(rates.seconds(&counted), 1e3),
        memory_mib: ((work.taken_bytes(&portion, asked.memory_bytes) + BESIDES_BYTES) as f64 / MIB).ceil()
            as u64,
        disk_mib: round(work.disk_bytes(&portion) / MIB, 1e2),
        read_million_cells: round(counted.ground_cells / 1e6, 1e3),
    };
    ShardTask {
        number,
        masts: work.masts(&portion.tiles),
        ground: work.ground(&portion).map(sides),
        tiles: portion.tiles,
        settlements: portion.settlements,
        estimate,
    }
}

fn totals_of(shards: &[ShardTask]) -> ShardEstimate {
    let each = || shards.iter().map(|shard| shard.estimate);
    ShardEstimate {
        cpu_s: round(each().map(|estimate| estimate.cpu_s).sum(), 1e3),
        memory_mib: each().map(|estimate| estimate.memory_mib).max().unwrap_or_default(),
        disk_mib: round(each().map(|estimate| estimate.disk_mib).sum(), 1e2),
        read_million_cells: round(each().map(|estimate| estimate.read_million_cells).sum(), 1e3),
    }
}

fn round(value: f64, parts: f64) -> f64 {
    (value * parts).round() / parts
}

#[cfg(test)]
mod tests {
    use super::{Unit, portions_of};

    fn unit(number: usize, cpu_s: f64) -> Unit {
        Unit { place: number as u64, tile: Some(number), settlement: None, cpu_s }
    }

    #[test]
    fn portions_cover_all_once_in_order_and_share_the_time() {
        let mut dice = fastrand::Rng::with_seed(9);
        for count in [1, 2, 7, 40, 300] {
            let units: Vec<Unit> = (0..300).map(|number| unit(number, dice.f64() * 2.0)).collect();
            let portions = portions_of(&units, count);
            assert_eq!(portions.len(), count);
            let tiles: Vec<usize> = portions.iter().flat_map(|portion| portion.tiles.clone()).collect();
            assert_eq!(tiles, (0..300).collect::<Vec<_>>());
            let time = |tiles: &[usize]| tiles.iter().map(|tile| units[*tile].cpu_s).sum::<f64>();
            let all_s: f64 = units.iter().map(|unit| unit.cpu_s).sum();
            for portion in &portions {
                assert!(!portion.tiles.is_empty());
                assert!(time(&portion.tiles) <= all_s / count as f64 + 2.0 + 1e-9);
            }
        }
    }

    #[test]
    fn one_unit_that_takes_all_the_time_leaves_the_others_their_portions() {
        let units: Vec<Unit> =
            (0..5).map(|number| unit(number, if number == 0 { 1e6 } else { 0.0 })).collect();
        let portions = portions_of(&units, 5);
        assert!(portions.iter().all(|portion| portion.tiles.len() == 1));
    }
}
