//! Whether elevation models that overlap agree: two that do not cannot both be the ground.
use super::overlap_reading::Reading;
use super::raster_error::RasterInputError;
use super::raster_file::RasterFile;
use crate::findings::RasterNote;
use crate::inputs::gdal_access::gdal_c_calls::QuietGdal;
use crate::inputs::places::crs::{parse_crs, transform};
use gdal::spatial_ref::SpatialRef;
use std::collections::BTreeMap;

/// Difference that no seam explains on flat ground, metres: two good models of one surface seldom differ by more.
const TOLERANCE_M: f64 = 10.0;
/// Difference worth a note, metres.
const WORTH_TELLING_M: f64 = 3.0;
/// Places that are compared.
const PLACES: PlaceCounts = PlaceCounts { along_side: 16, along_seam: 64 };
/// Likewise, where there are many pairs.
const PLACES_OF_MANY: PlaceCounts = PlaceCounts { along_side: 6, along_seam: 16 };
/// From so many pairs on they are many.
const MANY_PAIRS: usize = 1_000;
/// Fewer places than this say nothing.
const LEAST_PLACES: usize = 4;
/// An overlap thinner than this is a seam, cells.
const SEAM_CELLS: f64 = 3.0;
/// Rasters that overlap by less only meet, cells.
const MEETING_CELLS: f64 = 0.25;
/// Feet per metre, and how far a ratio of two heights may be from it.
const FEET_PER_METRE: f64 = 1.0 / 0.3048;
const RATIO_TOLERANCE: f64 = 0.03;
/// Points per edge when an extent is converted to another CRS.
const EDGE_POINTS: i32 = 21;

/// How many places are compared along each side of an overlap, and along a seam.
#[derive(Clone, Copy)]
struct PlaceCounts {
    along_side: usize,
    along_seam: usize,
}

/// West, south, east, north.
type Extent = [f64; 4];

/// Two rasters that overlap or meet, in the CRS of the first.
struct Pair<'a> {
    first: &'a RasterFile,
    second: &'a RasterFile,
    /// What both cover, each widened by half a cell.
    common: Extent,
    /// The larger cell of the two, along both axes.
    cell: (f64, f64),
    /// How far they overlap, cells; less than 0 where they do not touch.
    overlap_cells: f64,
}

/// A place where both have a value.
struct Compared {
    at: (f64, f64),
    first: Reading,
    second: Reading,
}

/// Compares each two rasters that overlap or meet under an area.
///
/// # Method
/// Up to 16 by 16 places of an overlap, 64 along a seam. Each raster is read there by bilinear interpolation, a much
/// finer one by its mean over the other's cell. Two values disagree where they differ by more than 10 m and the local
/// relief, which is what half a cell of shift and another cell size can explain: the range within one and a half of the
/// larger cells, of the rougher raster, but at most three times that of the smoother. Two rasters disagree when more than
/// one place in 50 does (at a seam one in four), when the middle difference of an overlap exceeds 10 m and a sixth of
/// the relief, or when nine in ten values are in the ratio of feet to metres.
///
/// # Cost
/// Two small reads per place and pair; comparing boxes is all that grows with the square of the number of rasters.
///
/// # Errors
/// Two that overlap and disagree; a value that cannot be read or believed.
pub(in crate::inputs) fn compare_overlaps(
    rasters: &[RasterFile],
    area: Extent,
    area_crs: &SpatialRef,
) -> Result<Vec<RasterNote>, RasterInputError> {
    if rasters.len() < 2 {
        return Ok(Vec::new());
    }
    let _quiet = QuietGdal::new();
    let pairs = pairs(rasters, area, area_crs)?;
    let places = if pairs.len() > MANY_PAIRS { PLACES_OF_MANY } else { PLACES };
    let mut notes = Vec::new();
    for pair in pairs {
        let compared = pair.compare(places)?;
        notes.extend(pair.judge(&compared)?);
    }
    Ok(notes)
}

fn pairs<'a>(
    rasters: &'a [RasterFile],
    area: Extent,
    area_crs: &SpatialRef,
) -> Result<Vec<Pair<'a>>, RasterInputError> {
    let mut groups: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (index, raster) in rasters.iter().enumerate() {
        let crs = raster.spatial_ref.to_wkt().unwrap_or_else(|_| raster.crs_name());
        groups.entry(crs).or_default().push(index);
    }
    let mut pairs = Vec::new();
    for group in groups.values() {
        let Some(&leader) = group.first() else { continue };
        let crs = &rasters[leader].spatial_ref;
        let Some(area) = rasters[leader].bounds_of(area, area_crs)? else { continue };
        let extents = rasters.iter().map(|raster| extent_in(raster.own_extent(), &raster.spatial_ref, crs));
        let extents = extents.collect::<Result<Vec<_>, _>>()?;
        for &first in group {
            for second in 0..rasters.len() {
                // pairs of one CRS once, pairs of two in that of the first raster
                if second <= first {
                    continue;
                }
                let (Some(a), Some(b)) = (extents[first], extents[second]) else { continue };
                pairs.extend(Pair::of(&rasters[first], a, &rasters[second], b, area));
            }
        }
    }
    Ok(pairs)
}

/// An extent in another CRS; `None` where it has none there.
fn extent_in(extent: Extent, from: &SpatialRef, to: &SpatialRef) -> Result<Option<Extent>, RasterInputError> {
    if from == to {
        return Ok(Some(extent));
    }
    let bounds = transform(from, to)?.transform_bounds(&extent, EDGE_POINTS).ok();
    Ok(bounds.filter(|[west, _, east, _]| west <= east))
}

fn intersection(a: Extent, b: Extent) -> Extent {
    [a[0].max(b[0]), a[1].max(b[1]), a[2].min(b[2]), a[3].min(b[3])]
}

impl<'a> Pair<'a> {
    /// Two rasters with their extents in the CRS of the first; `None` where they do not meet under the area.
    fn of(first: &'a RasterFile, a: Extent, second: &'a RasterFile, b: Extent, area: Extent) -> Option<Self> {
        let cell_of = |raster: &RasterFile, extent: Extent| {
            ((extent[2] - extent[0]) / raster.cols as f64, (extent[3] - extent[1]) / raster.rows as f64)
        };
        let (cell_a, cell_b) = (cell_of(first, a), cell_of(second, b));
        let widened = |[west, south, east, north]: Extent, (x, y): (f64, f64)| {
            [west - x / 2.0, south - y / 2.0, east + x / 2.0, north + y / 2.0]
        };
        let common = intersection(intersection(widened(a, cell_a), widened(b, cell_b)), area);
        if common[2] <= common[0] || common[3] <= common[1] {
            return None;
        }
        let cell = (cell_a.0.max(cell_b.0), cell_a.1.max(cell_b.1));
        let [west, south, east, north] = intersection(a, b);
        let overlap_cells = ((east - west) / cell.0).min((north - south) / cell.1);
        Some(Self { first, second, common, cell, overlap_cells })
    }

    /// Places within what both cover.
    fn places(&self, counts: PlaceCounts) -> Vec<(f64, f64)> {
        let [west, south, east, north] = self.common;
        let cells = |length: f64, cell: f64| (length / cell).round().max(1.0);
        let (cols, rows) = (cells(east - west, self.cell.0), cells(north - south, self.cell.1));
        let count = |own: f64, other: f64| {
            let most = if other < SEAM_CELLS { counts.along_seam } else { counts.along_side };
            own.min(most as f64) as usize
        };
        let (cols, rows) = (count(cols, rows), count(rows, cols));
        let along = |from: f64, to: f64, index: usize, count: usize| {
            from + (to - from) * (index as f64 + 0.5) / count as f64
        };
        let at =
            |index: usize| (along(west, east, index % cols, cols), along(north, south, index / cols, rows));
        (0..cols * rows).map(at).collect()
    }

    fn compare(&self, counts: PlaceCounts) -> Result<Vec<Compared>, RasterInputError> {
        let places = self.places(counts);
        let second = self.second.pixels_of(&places, &self.first.spatial_ref)?;
        let first = self.first.pixels_of(&places, &self.first.spatial_ref)?;
        let coarseness = self.second.coarseness_over(self.first);
        let mut compared = Vec::new();
        for (at, (first, second)) in places.into_iter().zip(first.into_iter().zip(second)) {
            let (Some(first), Some(second)) = (first, second) else { continue };
            let Some(first) = self.first.reading(first, coarseness.max(1.0))? else { continue };
            let second = self.second.reading(second, (1.0 / coarseness).max(1.0))?;
            compared.extend(second.map(|second| Compared { at, first, second }));
        }
        Ok(compared)
    }

    /// A note where they differ, an error where they cannot both be the ground.
    fn judge(&self, compared: &[Compared]) -> Result<Option<RasterNote>, RasterInputError> {
        let count = compared.len();
        let bad = compared.iter().filter(|place| place.excess_m() > 0.0).count();
        let is_seam = self.overlap_cells < SEAM_CELLS;
        let one_in = if is_seam { 4 } else { 50 };
        let in_feet = in_feet(compared);
        let beyond_m = if is_seam { 0.0 } else { offset_beyond_relief_m(compared) };
        let disagree = (bad >= 2 && bad * one_in > count) || in_feet || beyond_m > TOLERANCE_M;
        let worst = compared.iter().max_by(|a, b| a.excess_m().total_cmp(&b.excess_m()));
        let Some(worst) = worst.filter(|_| count >= LEAST_PLACES) else { return Ok(None) };
        let (first, second) = (self.first.shown.clone(), self.second.shown.clone());
        let (first_m, second_m) = (worst.first.value_m, worst.second.value_m);
        if !disagree {
            let told = beyond_m > WORTH_TELLING_M;
            return Ok(told.then_some(RasterNote::OverlapDiffers { first, second, first_m, second_m }));
        }
        if self.overlap_cells < MEETING_CELLS {
            return Ok(Some(RasterNote::NeighboursDiffer { first, second, first_m, second_m, in_feet }));
        }
        let place = self.geographic(worst.at.0, worst.at.1)?;
        Err(RasterInputError::Disagree { first, second, first_m, second_m, place, count, in_feet })
    }

    fn geographic(&self, x: f64, y: f64) -> Result<(f64, f64), RasterInputError> {
        let (mut x, mut y) = ([x], [y]);
        let conversion = transform(&self.first.spatial_ref, &parse_crs("EPSG:4326")?)?;
        let known = conversion.transform_coords(&mut x, &mut y, &mut []).is_ok();
        Ok(if known { (x[0], y[0]) } else { (f64::NAN, f64::NAN) })
    }
}

impl Compared {
    fn difference_m(&self) -> f64 {
        (self.first.value_m - self.second.value_m).abs()
    }

    /// What half a cell of shift and another cell size can explain, metres.
    fn relief_m(&self) -> f64 {
        let (first, second) = (self.first.relief_m, self.second.relief_m);
        first.max(second).min(3.0 * first.min(second))
    }

    fn excess_m(&self) -> f64 {
        self.difference_m() - TOLERANCE_M - self.relief_m()
    }

    fn is_worth_telling(&self) -> bool {
        self.difference_m() > WORTH_TELLING_M + self.relief_m() / 2.0
    }

    fn is_in_feet(&self) -> bool {
        let (first, second) = (self.first.value_m, self.second.value_m);
        let ratio = if first.abs() > second.abs() { first / second } else { second / first };
        (ratio / FEET_PER_METRE - 1.0).abs() < RATIO_TOLERANCE
    }
}

/// How far the middle difference of an overlap exceeds what a shift by half a cell makes of an even slope, metres: another
/// vertical datum, or another quantity, lies under the relief of single places.
fn offset_beyond_relief_m(compared: &[Compared]) -> f64 {
    let middle = |of: fn(&Compared) -> f64| {
        let mut values: Vec<f64> = compared.iter().map(of).collect();
        values.sort_by(f64::total_cmp);
        values.get(values.len() / 2).copied().unwrap_or(0.0)
    };
    middle(|place| place.first.value_m - place.second.value_m).abs() - middle(Compared::relief_m) / 6.0
}

/// Whether one is the other in feet.
fn in_feet(compared: &[Compared]) -> bool {
    let alike = compared.iter().filter(|place| place.is_in_feet()).count();
    let differ = compared.iter().any(Compared::is_worth_telling);
    compared.len() >= LEAST_PLACES && differ && alike * 10 >= compared.len() * 9
}
