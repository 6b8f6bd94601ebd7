//! The result: written as a raster, summarised as text.
use super::error::CoverageError;
use super::raster::Raster;
use super::request::{CoverageQuantity, CoverageRequest, Place};
use crate::coverage::{IN_SIGHT, SIGHT_UNKNOWN, SiteRaster};
use crate::inputs::crs::PlanningProjection;
use crate::inputs::terrain::TerrainReport;
use crate::language::{decimals, plain, signed, word};
use crate::link::TerminalCorrection;
use crate::outputs::{
    PathNote, RasterTarget, RasterText, clutter_text, handset_text, write_sight_raster, write_value_raster,
};
use crate::pipeline::timer::Timer;
use crate::propagation::{PathLossModel, Polarization, RadioClimate};
use crate::text;
use crate::words::{document_text, stage_text};
use rayon::prelude::*;

/// Numbers of the raster.
pub(super) struct Found {
    /// Cells within the radius, those of them without terrain, those with a value.
    pub(super) disc_cells: usize,
    pub(super) void_cells: usize,
    valued_cells: usize,
    /// Share of the cells with a value in line of sight (a raster of line of sight or clearance).
    in_sight: Option<f64>,
    /// Least, median and largest value.
    spread: Option<[f64; 3]>,
}

impl Found {
    pub(super) fn of(raster: &Raster, one: &SiteRaster<'_>) -> Self {
        let geometry = one.geometry();
        let disc = one.disc();
        let elevation = one.path.ground.elevation().values();
        let of_row = |row: usize| {
            let columns = disc.columns(row);
            let first = row * geometry.shape.cols;
            let heights = &elevation[first + columns.start..first + columns.end];
            (columns.len(), heights.iter().filter(|height| height.is_nan()).count())
        };
        let rows = (0..geometry.shape.rows).into_par_iter();
        let (disc_cells, void_cells) = rows.map(of_row).reduce(|| (0, 0), |a, b| (a.0 + b.0, a.1 + b.1));
        match raster {
            Raster::Sight(seen) => {
                // short runs, so that a byte counts them
                let in_run =
                    |run: &[u8], value: u8| run.iter().map(|&seen| u8::from(seen == value)).sum::<u8>();
                let count = |value: u8| -> usize {
                    seen.values().par_chunks(255).map(|run| usize::from(in_run(run, value))).sum()
                };
                let valued_cells = geometry.shape.cells() - count(SIGHT_UNKNOWN);
                let in_sight = count(IN_SIGHT) as f64 / valued_cells.max(1) as f64;
                Self { disc_cells, void_cells, valued_cells, in_sight: Some(in_sight), spread: None }
            }
            Raster::Values(values) => {
                let valued_cells = values.values().par_iter().filter(|value| !value.is_nan()).count();
                let spread = spread(values.values(), valued_cells);
                Self { disc_cells, void_cells, valued_cells, in_sight: None, spread }
            }
        }
    }
}

/// Least, median and largest of the values that are numbers, so many.
///
/// # Cost
/// Counts by the upper and then the lower half of the bits, so that no value is copied.
fn spread(values: &[f32], count: usize) -> Option<[f64; 3]> {
    let middle = count.checked_sub(1)? / 2;
    let numbers = || values.iter().copied().filter(|value| !value.is_nan());
    let (upper, before) = bin_of(numbers().map(|value| (in_order(value) >> 16) as u16), middle);
    let of_bin = numbers().map(in_order).filter(|bits| (bits >> 16) as u16 == upper);
    let (lower, _) = bin_of(of_bin.map(|bits| bits as u16), middle - before);
    let median = from_order(u32::from(upper) << 16 | u32::from(lower));
    let least = numbers().fold(median, f32::min);
    let greatest = numbers().fold(median, f32::max);
    Some([least, median, greatest].map(f64::from))
}

/// In which of 65,536 bins the value of a rank lies, and how many lie in those before.
fn bin_of(bins: impl Iterator<Item = u16>, rank: usize) -> (u16, usize) {
    let mut counts = vec![0_usize; 1 << 16];
    bins.for_each(|bin| counts[usize::from(bin)] += 1);
    let mut before = 0;
    for (bin, count) in (0..=u16::MAX).zip(counts) {
        if before + count > rank {
            return (bin, before);
        }
        before += count;
    }
    (u16::MAX, before)
}

/// Bits that are in order as the values are.
const fn in_order(value: f32) -> u32 {
    let bits = value.to_bits();
    if bits >> 31 == 0 { bits | 1 << 31 } else { !bits }
}

/// The value of [`in_order`].
const fn from_order(bits: u32) -> f32 {
    f32::from_bits(if bits >> 31 == 1 { bits & !(1 << 31) } else { !bits })
}

/// Writes the raster and consumes it.
pub(super) fn write(
    request: &CoverageRequest,
    raster: Raster,
    projection: &PlanningProjection,
    target: &RasterTarget,
) -> Result<(), CoverageError> {
    let (name, unit) = quantity(request);
    let text = RasterText { band: name, unit, description: description(request), wkt: &projection.crs().wkt };
    match raster {
        Raster::Values(values) => write_value_raster(target, &text, values)?,
        Raster::Sight(seen) => write_sight_raster(target, &text, seen)?,
    }
    Ok(())
}

fn quantity(request: &CoverageRequest) -> (&'static str, &'static str) {
    match request.quantity {
        CoverageQuantity::Loss => (word("basic-transmission-loss"), "dB"),
        CoverageQuantity::Rsrp(_) => ("RSRP", "dBm"),
        CoverageQuantity::ReceivedPower(_) => (word("summary-received-power"), "dBm"),
        CoverageQuantity::LineOfSight => (word("summary-line-of-sight-1-visible-0"), ""),
        CoverageQuantity::Clearance => (word("summary-smallest-clearance-fraction-of-the-first"), ""),
    }
}

/// Free text inside the file.
fn description(request: &CoverageRequest) -> String {
    let (name, _) = quantity(request);
    let source = *request.model.model(&request.options).source();
    let by = match request.quantity {
        CoverageQuantity::Loss | CoverageQuantity::Rsrp(_) | CoverageQuantity::ReceivedPower(_) => {
            format!(", {} ({})", source.key, document_text(source.document))
        }
        CoverageQuantity::LineOfSight | CoverageQuantity::Clearance => String::new(),
    };
    let standing = request.dem.standing();
    let clutter = standing
        .is_some()
        .then(|| text!("summary-clutter", clearing = clutter_text(&standing, request.dem.clearing)));
    let handset = (request.handset.correction != TerminalCorrection::None)
        .then(|| text!("summary-receiver", handset = handset_text(&request.handset)));
    let antenna = request.antenna.as_ref().map(|antenna| text!("summary-antenna", antenna = antenna.text()));
    let added = [antenna, clutter, handset].map(Option::unwrap_or_default).concat();
    format!("{name}{by}; {}; {}{added}", site(request), wave(request))
}

fn site(request: &CoverageRequest) -> String {
    let (site, antenna_m) = (request.site, request.terminals.tx_height_agl.metres());
    text!(
        "summary-site-at-longitude-latitude-antenna-receiver",
        longitude_deg = decimals(site.longitude_deg, 6),
        latitude_deg = decimals(site.latitude_deg, 6),
        antenna_m,
        metres = request.terminals.rx_height_agl.metres()
    )
}

fn wave(request: &CoverageRequest) -> String {
    let signal = &request.signal;
    let polarization = match signal.polarization {
        Polarization::Horizontal => word("summary-horizontal"),
        Polarization::Vertical => word("summary-vertical"),
    };
    text!(
        "summary-mhz-of-time",
        megahertz = signal.frequency.megahertz(),
        polarization,
        time_percent = signal.time_percent
    )
}

/// What the text reports in addition to the request.
pub(super) struct Seen<'a> {
    pub(super) place: &'a Place,
    pub(super) terrain: &'a TerrainReport,
    /// Ground at the mast, m above sea.
    pub(super) ground_at_mast_m: f64,
    pub(super) model: &'a dyn PathLossModel,
}

/// The text for the terminal.
pub(super) fn summary(
    request: &CoverageRequest,
    seen: &Seen<'_>,
    found: &Found,
    (notes, watch): (&[PathNote], &Timer),
) -> String {
    let (name, unit) = quantity(request);
    let unit = if unit.is_empty() { String::new() } else { format!(", {unit}") };
    let mut lines = vec![format!("{name}{unit}: {}", request.output.display())];
    let mut line = |name: &str, text: String| lines.push(format!("  {name:<13}{text}"));
    line(word("summary-site"), site_line(request, seen));
    match request.quantity {
        CoverageQuantity::LineOfSight => {}
        CoverageQuantity::Clearance => {
            line(word("summary-wave"), format!("{} MHz", plain(request.signal.frequency.megahertz())));
        }
        CoverageQuantity::Loss | CoverageQuantity::Rsrp(_) | CoverageQuantity::ReceivedPower(_) => {
            let source = seen.model.source();
            line(word("summary-model"), format!("{}, {}", source.key, document_text(source.document)));
            line(word("summary-wave"), wave(request));
        }
    }
    if let Some(text) = radiated(request) {
        line(word("summary-radiated"), text);
    }
    if let Some(antenna) = &request.antenna {
        line(word("summary-antenna-2"), antenna.text());
    }
    let RadioClimate { delta_n, surface_refractivity: n_0 } = request.climate;
    match &request.itu_maps {
        Some(folder) => {
            line(word("summary-air"), text!("summary-delta-and-n0-from-the-maps", folder = folder.display()));
        }
        None => line(word("summary-air"), text!("summary-delta-units-km-n0-units", delta_n, n_0)),
    }
    line(word("summary-terrain"), seen.terrain.files.join(", "));
    let standing = request.dem.standing();
    if standing.is_some() {
        line(word("summary-clutter-2"), clutter_text(&standing, request.dem.clearing));
    }
    if request.handset.correction != TerminalCorrection::None {
        line(word("summary-receiver-2"), handset_text(&request.handset));
    }
    let geometry = seen.place.geometry;
    line(
        word("summary-grid"),
        text!(
            "summary-cells-of",
            cols = geometry.shape.cols,
            rows = geometry.shape.rows,
            cell_m = decimals(geometry.cell_m, 3),
            crs = seen.place.crs,
            chosen = seen.place.chosen
        ),
    );
    line(
        word("summary-cells"),
        text!(
            "summary-within-km-with-value-without-terrain",
            disc_cells = found.disc_cells,
            kilometres = request.radius.kilometres(),
            valued_cells = found.valued_cells,
            void_cells = found.void_cells
        ),
    );
    line(word("summary-values"), values(request, found));
    line(word("summary-speed"), speed(request, found, watch));
    if !notes.is_empty() {
        lines.push(word("summary-keep-in-mind").to_owned());
        lines.extend(notes.iter().map(|note| format!("  - {}", note.text)));
    }
    lines.join("\n") + "\n"
}

/// What a level is of, and in what direction; nothing for other quantities.
fn radiated(request: &CoverageRequest) -> Option<String> {
    let (what, radiated) = match request.quantity {
        CoverageQuantity::Rsrp(radiated) => ("EPRE", radiated),
        CoverageQuantity::ReceivedPower(radiated) => ("power", radiated),
        _ => return None,
    };
    let (power, gain) = (radiated.power.dbm(), radiated.net_gain.db());
    let where_to = if request.antenna.is_some() {
        word("summary-in-the-main-lobe")
    } else {
        word("summary-in-every-direction")
    };
    Some(text!(
        "summary-dbm-antennas-less-feeder-db",
        what,
        power = decimals(power, 2),
        gain = signed(gain, 2),
        where_to
    ))
}

fn site_line(request: &CoverageRequest, seen: &Seen<'_>) -> String {
    let (tx, rx) = (request.terminals.tx_height_agl.metres(), request.terminals.rx_height_agl.metres());
    text!(
        "summary-longitude-latitude-ground-antenna-above-it",
        longitude_deg = decimals(request.site.longitude_deg, 6),
        latitude_deg = decimals(request.site.latitude_deg, 6),
        ground_m = decimals(seen.ground_at_mast_m, 1),
        tx,
        rx
    )
}

fn values(request: &CoverageRequest, found: &Found) -> String {
    if let Some(in_sight) = found.in_sight {
        return text!("summary-in-line-of-sight", in_sight = decimals(100.0 * in_sight, 2));
    }
    let unit = match quantity(request).1 {
        "" => String::new(),
        unit => format!(" {unit}"),
    };
    match found.spread {
        Some([least, median, greatest]) => {
            text!(
                "summary-least-median-greatest",
                least = decimals(least, 2),
                median = decimals(median, 2),
                greatest = decimals(greatest, 2),
                unit
            )
        }
        None => word("summary-no-values").to_owned(),
    }
}

/// Cells per second, and where the time went.
fn speed(request: &CoverageRequest, found: &Found, watch: &Timer) -> String {
    let stages: Vec<String> = watch
        .laps()
        .iter()
        .map(|lap| format!("{} {}", stage_text(lap.stage), decimals(lap.processor_s, 2)))
        .collect();
    let (wall, processor) = watch.whole_s();
    let stage = if request.exact { "profile each cell" } else { "sweep" };
    let worked = watch.laps().iter().find(|lap| lap.stage == stage).map_or(processor, |lap| lap.processor_s);
    let per_second = found.disc_cells as f64 / worked.max(1e-6);
    text!(
        "summary-million-cells-per-processor-second-of",
        millions = decimals(per_second / 1e6, 2),
        wall = decimals(wall, 2),
        processor = decimals(processor, 2),
        stages = stages.join(", ")
    )
}

#[cfg(test)]
mod tests {
    use super::spread;

    #[test]
    fn the_median_is_that_of_the_values_in_order() {
        let mut random = fastrand::Rng::with_seed(5);
        for count in [1, 2, 3, 10, 1_001] {
            let mut values: Vec<f32> = (0..count).map(|_| random.f32() * 300.0 - 150.0).collect();
            values.extend([0.0, -0.0, 1e-30, -5e8]);
            let mut sorted = values.clone();
            sorted.sort_by(f32::total_cmp);
            values.insert(1, f32::NAN);
            let expected = [sorted[0], sorted[(sorted.len() - 1) / 2], sorted[sorted.len() - 1]];
            assert_eq!(spread(&values, sorted.len()), Some(expected.map(f64::from)));
        }
        assert_eq!(spread(&[f32::NAN], 0), None);
    }
}
