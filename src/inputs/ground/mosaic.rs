//! Many rasters on the planning grid: grouped by CRS and cell size, each group warped at once, finest on top.
#![expect(clippy::disallowed_types, reason = "GDAL lives in inputs/")]
use super::warped_block::{WarpedBlock, block_rows, blocks_of};
use crate::findings::RasterNote;
use crate::geodesy::{GeographicBounds, LonLat};
use crate::grid::{GridGeometry, GridPart, Shape, Window};
use crate::inputs::gdal_access::gdal_c_calls::{QuietGdal, Resampling, Warp, warp};
use crate::inputs::places::crs::PlanningProjection;
use crate::inputs::rasters::raster_error::RasterInputError;
use crate::inputs::rasters::raster_file::{Content, RasterFile};
use crate::inputs::rasters::raster_overlap::compare_overlaps;
use crate::inputs::rasters::raster_turns::{Area, Under};
use crate::inputs::rasters::read_ahead::BlockReader;
use gdal::Dataset;
use gdal::errors::GdalError;
use gdal::programs::raster::{BuildVRTOptions, build_vrt};
use std::cell::Cell;
use std::collections::BTreeMap;

/// Up to this ratio of planning cell to source cell the four nearest centres between them use every source cell;
/// beyond it the kernel widens to the planning cell and averages, which below it would only blunt ridges.
const AVERAGING_RATIO: f64 = 2.0;
/// Planning cells that the kernel reaches beyond the grid.
const MARGIN_CELLS: f64 = 2.0;
/// How far a raster's lattice may lie beside the planning grid's and still count as the same, in cells.
const LATTICE_TOLERANCE_CELLS: f64 = 1e-6;

/// How far a cell's place may lie beside where the exact transformation puts it, cells: 3 mm at 30 m, and less than a millimetre of height
/// on most ground, for a fraction of the time.
const TOLERANCE_CELLS: f64 = 1e-4;

pub(in crate::inputs) use super::warped_block::STRIP_CELLS;
/// Cells of a strip where nothing is warped: as much as stays in a processor's cache between reading and checking.
const COPIED_CELLS: usize = 65_536;
/// Fewest rows of a strip that is copied: rasters are stored in tiles, and each strip decodes those that it meets.
const COPIED_ROWS: usize = 16;

/// Rasters ready to be warped to the planning grid, coarsest first.
pub(in crate::inputs) struct Mosaic<'a> {
    target: Target<'a>,
    groups: Vec<Group>,
    /// The rasters that meet the grid.
    pub(in crate::inputs) files: Vec<String>,
    /// What the user should know of them.
    pub(in crate::inputs) notes: Vec<RasterNote>,
}

/// Rasters that are warped together.
struct Group {
    /// All of them as one, where they are north-up; otherwise there is one. It is closed before them.
    joined: Option<Dataset>,
    rasters: Vec<RasterFile>,
    /// How many rasters the groups before it have.
    first: usize,
    resampling: Resampling,
    /// Their CRS, where they do not state one that can be used unchanged.
    source_crs: Option<String>,
    /// All on the grid's own lattice and without masks: what their values are checked for as they are copied.
    copied: Option<Content>,
}

/// What is done with a strip and its values.
type TakeStrip<'t> = dyn FnMut(Window, &mut [f32]) -> Result<(), RasterInputError> + 't;

/// Memory that one strip after the other uses.
struct Buffers {
    /// Of the strip.
    values: Vec<f32>,
    /// What is read of a raster before it is checked.
    reader: BlockReader,
}

/// Where the planning grid lies, in its CRS.
#[derive(Clone, Copy)]
pub(in crate::inputs) struct Target<'a> {
    pub(in crate::inputs) projection: &'a PlanningProjection,
    /// What is read of the planning grid. Rasters are put together for the whole grid: the values of a part are those of the whole.
    pub(in crate::inputs) part: GridPart,
}

impl Target<'_> {
    fn area(&self) -> [f64; 4] {
        area_of(&self.part.whole)
    }

    fn is_whole(&self) -> bool {
        self.part.window == Window::whole(self.part.whole.shape)
    }

    /// Of the part.
    fn area_of_part(&self) -> [f64; 4] {
        area_of(&self.part.geometry())
    }

    /// The area, and what the warp reads around it where its kernel is as wide as a cell.
    fn area_with_margin(&self) -> Area {
        let (own, margin_m) = (self.area(), MARGIN_CELLS * self.part.whole.cell_m);
        let [west, south, east, north] = own;
        Area { own, around: [west - margin_m, south - margin_m, east + margin_m, north + margin_m] }
    }

    fn centre(&self) -> Option<LonLat> {
        let [west, south, east, north] = self.area();
        let centre = [(f64::midpoint(west, east), f64::midpoint(south, north))];
        self.projection.to_geographic(&centre).ok().and_then(|places| places.first().copied())
    }

    /// The grid's extent, WGS 84, from its corners.
    fn extent(&self) -> GeographicBounds {
        let [west, south, east, north] = self.area();
        let corners = [(west, south), (west, north), (east, south), (east, north)];
        let places = self.projection.to_geographic(&corners).unwrap_or_default();
        places.iter().fold(EMPTY, |bounds, place| {
            let LonLat { longitude_deg, latitude_deg } = *place;
            join(
                bounds,
                GeographicBounds {
                    west: longitude_deg,
                    south: latitude_deg,
                    east: longitude_deg,
                    north: latitude_deg,
                },
            )
        })
    }
}

fn area_of(geometry: &GridGeometry) -> [f64; 4] {
    [geometry.west_m, geometry.south_m(), geometry.east_m(), geometry.north_m]
}

const EMPTY: GeographicBounds = GeographicBounds {
    west: f64::INFINITY,
    south: f64::INFINITY,
    east: f64::NEG_INFINITY,
    north: f64::NEG_INFINITY,
};

fn join(a: GeographicBounds, b: GeographicBounds) -> GeographicBounds {
    GeographicBounds {
        west: a.west.min(b.west),
        south: a.south.min(b.south),
        east: a.east.max(b.east),
        north: a.north.max(b.north),
    }
}

/// Checks the rasters' values where they meet the grid, and makes them ready; `progress` is given shares of the check.
///
/// # Errors
/// A raster that cannot be read or believed, or none that meets the grid.
pub(in crate::inputs) fn mosaic<'a>(
    rasters: Vec<RasterFile>,
    target: Target<'a>,
    content: Content,
    progress: &dyn Fn(f64),
) -> Result<Mosaic<'a>, RasterInputError> {
    let mut notes: Vec<RasterNote> = Vec::new();
    let mut files = Vec::new();
    let mut datums: BTreeMap<String, (String, usize)> = BTreeMap::new();
    let mut groups: BTreeMap<String, Vec<RasterFile>> = BTreeMap::new();
    let mut seen = EMPTY;
    let (met, apart) = met_and_apart(rasters, &target)?;
    // a part has too few places to tell whether files disagree
    if content == Content::Elevation && target.is_whole() {
        notes.extend(compare_overlaps(&met, target.area(), target.projection.spatial_ref())?);
    }
    for raster in apart {
        seen = join(seen, raster.extent()?);
        notes.push(RasterNote::OutsideGrid { file: raster.shown });
    }
    for raster in met {
        // parts of one raster follow one another
        if files.last() != Some(&raster.shown) {
            notes.extend(raster.notes.iter().cloned());
            files.push(raster.shown.clone());
            if let (Content::Elevation, Some(vertical)) = (content, &raster.vertical) {
                datums.entry(vertical.datum.clone()).or_insert_with(|| (raster.shown.clone(), 0)).1 += 1;
            }
        }
        groups.entry(group_key(&raster)).or_default().push(raster);
    }
    if groups.is_empty() {
        return Err(RasterInputError::NoOverlap { rasters: seen, grid: target.extent() });
    }
    let datums = datums.into_iter();
    notes.extend(datums.map(|(datum, (file, files))| RasterNote::VerticalDatum { datum, file, files }));
    let ordered = coarsest_first(groups, &target);
    let (number, done) = (files.len() as f64, Cell::new(0.0));
    let part = |share: f64| progress((done.get() + share) / number);
    let group_of = |rasters: Vec<RasterFile>| {
        let rasters_of_group = rasters.len() as f64;
        let group = Group::of(rasters, &target, content, &|share| part(share * rasters_of_group));
        done.set(done.get() + rasters_of_group);
        group
    };
    let mut groups = ordered.into_iter().map(group_of).collect::<Result<Vec<Group>, _>>()?;
    let mut before = 0;
    for group in &mut groups {
        group.first = before;
        before += group.rasters.len();
    }
    Ok(Mosaic { target, groups, files, notes })
}

/// Refuses rasters that disagree where they overlap on the grid.
///
/// # Cost
/// Reads some thousands of places.
///
/// # Errors
/// Rasters that disagree, or that cannot be read.
pub(super) fn require_agreement(
    rasters: Vec<RasterFile>,
    target: &Target<'_>,
) -> Result<(), RasterInputError> {
    let (met, _) = met_and_apart(rasters, target)?;
    compare_overlaps(&met, target.area(), target.projection.spatial_ref())?;
    Ok(())
}

/// The rasters that meet the grid, or parts of them, and the others.
fn met_and_apart(
    rasters: Vec<RasterFile>,
    target: &Target<'_>,
) -> Result<(Vec<RasterFile>, Vec<RasterFile>), RasterInputError> {
    let (mut met, mut apart) = (Vec::new(), Vec::new());
    for raster in rasters {
        match raster.under(target.area_with_margin(), target.projection.spatial_ref())? {
            Under::Apart => apart.push(raster),
            Under::Whole => met.push(raster),
            Under::Parts(parts) => met.extend(parts),
        }
    }
    Ok((met, apart))
}

impl Mosaic<'_> {
    /// The strips of whole rows that make up the part that is read, as windows of it.
    pub(in crate::inputs) fn strips(&self) -> Vec<Window> {
        let Window { first, shape: Shape { rows, cols } } = self.target.part.window;
        let copied = self.groups.iter().all(|group| group.copied.is_some());
        // what is copied is the same in strips of any height, and small ones stay in the cache
        let (height, before) = if copied {
            ((COPIED_CELLS / cols).max(COPIED_ROWS), 0)
        } else {
            let height = block_rows(&self.target.part.whole);
            (height, first.row % height)
        };
        let bounds = (0..before + rows).step_by(height);
        let strip = |begin: usize| {
            Window::of(begin.saturating_sub(before)..(begin + height - before).min(rows), 0..cols)
        };
        bounds.map(strip).collect()
    }

    /// Puts the values of a strip, row by row; NaN where no raster has one. What was in `buffers` is lost.
    ///
    /// # Errors
    /// A raster that cannot be read.
    fn strip(
        &self,
        strip: Window,
        buffers: &mut Buffers,
        progress: &dyn Fn(f64),
    ) -> Result<(), RasterInputError> {
        buffers.values.clear();
        buffers.values.resize(strip.shape.cells(), f32::NAN);
        let count = self.groups.len() as f64;
        for (index, group) in self.groups.iter().enumerate() {
            let part = |done: f64| progress((index as f64 + done.clamp(0.0, 1.0)) / count);
            group.overlay(buffers, &self.target, strip, &part)?;
        }
        Ok(())
    }

    /// What reads the rasters for some strips: ahead, where all of them are copied.
    fn reader(&self, strips: &[Window]) -> BlockReader {
        if self.groups.iter().any(|group| group.copied.is_none()) {
            return BlockReader::default();
        }
        let rasters: Vec<&RasterFile> = self.groups.iter().flat_map(|group| &group.rasters).collect();
        let GridPart { whole, .. } = self.target.part;
        let parts = strips.iter().map(|strip| whole.of_window(self.target.part.in_whole(*strip)));
        let wanted = parts.flat_map(|part| {
            let numbered = rasters.iter().enumerate();
            numbered.flat_map(move |(number, raster)| {
                raster.blocks_on(&part).into_iter().map(move |block| (number, block))
            })
        });
        BlockReader::of(&rasters, wanted.collect())
    }

    /// All strips one after the other, each with its values handed to `take`, which may change them.
    ///
    /// # Errors
    /// A raster that cannot be read, or of `take`.
    pub(in crate::inputs) fn each_strip(
        &self,
        progress: &dyn Fn(f64),
        take: &mut TakeStrip<'_>,
    ) -> Result<(), RasterInputError> {
        let strips = self.strips();
        let mut buffers = Buffers { values: Vec::new(), reader: self.reader(&strips) };
        let count = strips.len() as f64;
        for (number, strip) in strips.into_iter().enumerate() {
            self.strip(strip, &mut buffers, &|done| progress((number as f64 + done) / count))?;
            take(strip, &mut buffers.values)?;
        }
        Ok(())
    }
}

/// Rasters of one key make one virtual mosaic: same CRS, cell size, type, void value, scale and offset.
fn group_key(raster: &RasterFile) -> String {
    let (x, y) = raster.pixel();
    let band = raster.dataset.rasterband(1).ok();
    let (kind, void) = band.map_or_else(
        || (String::new(), None),
        |band| (band.band_type().to_string(), band.no_data_value().or(raster.undeclared_void)),
    );
    let crs = raster.spatial_ref.to_wkt().unwrap_or_else(|_| raster.crs_name());
    let alone = if raster.is_north_up() { "" } else { &raster.shown };
    let assumed = raster.assumed_crs.is_some();
    let datum = raster.vertical.as_ref().map(|vertical| &vertical.datum);
    format!(
        "{crs}|{datum:?}|{assumed}|{x:.9e}|{y:.9e}|{kind}|{void:?}|{}|{}|{alone}",
        raster.scale, raster.offset
    )
}

/// The groups by falling cell size; equal ones by key.
fn coarsest_first(groups: BTreeMap<String, Vec<RasterFile>>, target: &Target<'_>) -> Vec<Vec<RasterFile>> {
    let at = target.centre().unwrap_or(LonLat { longitude_deg: 0.0, latitude_deg: 0.0 });
    let cell_area_m2 = |group: &Vec<RasterFile>| {
        group.first().map_or(0.0, |raster| {
            let (x_m, y_m) = raster.pixel_m(at);
            x_m * y_m
        })
    };
    let mut ordered: Vec<_> = groups.into_values().collect();
    ordered.sort_by(|a, b| cell_area_m2(b).total_cmp(&cell_area_m2(a)));
    ordered
}

impl Group {
    fn of(
        rasters: Vec<RasterFile>,
        target: &Target<'_>,
        content: Content,
        progress: &dyn Fn(f64),
    ) -> Result<Self, RasterInputError> {
        let resampling = resampling(&rasters, target, content);
        let _quiet = QuietGdal::new();
        let on_lattice = |raster: &RasterFile| {
            let lattice = lattice_of(raster, target.projection);
            raster.is_unmasked() && lattice.is_some_and(|lattice| is_on_lattice(&target.part.whole, lattice))
        };
        let source_crs = rasters.first().and_then(RasterFile::crs_to_use);
        if rasters.iter().all(on_lattice) {
            return Ok(Self {
                rasters,
                first: 0,
                joined: None,
                resampling,
                source_crs,
                copied: Some(content),
            });
        }
        let count = rasters.len() as f64;
        for (number, raster) in rasters.iter().enumerate() {
            let part = |share: f64| progress((number as f64 + share) / count);
            raster.check_values(target.area_of_part(), target.projection.spatial_ref(), content, &part)?;
        }
        let north_up = rasters.first().is_some_and(RasterFile::is_north_up);
        let joined =
            if north_up { Some(virtual_mosaic(&rasters).map_err(failed_in(&rasters))?) } else { None };
        Ok(Self { rasters, first: 0, joined, resampling, source_crs, copied: None })
    }

    /// Warps the group to a strip and lays it over what is there.
    fn overlay(
        &self,
        buffers: &mut Buffers,
        target: &Target<'_>,
        strip: Window,
        progress: &dyn Fn(f64),
    ) -> Result<(), RasterInputError> {
        let Buffers { values, reader } = buffers;
        let Some(first) = self.rasters.first() else { return Ok(()) };
        let _quiet = QuietGdal::new();
        if let Some(content) = self.copied {
            let part = target.part.whole.of_window(target.part.in_whole(strip));
            let mut numbered = (self.first..).zip(&self.rasters);
            return numbered.try_for_each(|(number, raster)| {
                reader.turn_to(number);
                raster.copy(values, &part, content, reader)
            });
        }
        let strip = target.part.in_whole(strip);
        let blocks = blocks_of(&target.part.whole, strip);
        let count = blocks.len() as f64;
        for (number, block) in blocks.into_iter().enumerate() {
            let part = |done: f64| progress((number as f64 + done.clamp(0.0, 1.0)) / count);
            let warped = warp(
                &Warp {
                    source: self.joined.as_ref().unwrap_or(&first.dataset),
                    source_crs: self.source_crs.as_deref(),
                    source_void: first.undeclared_void,
                    target_crs: &target.projection.crs().wkt,
                    target: &target.part.whole.of_window(block),
                    resampling: self.resampling,
                    tolerance_cells: TOLERANCE_CELLS,
                },
                &part,
            )
            .map_err(failed_in(&self.rasters))?;
            let value = |warped: f32| (f64::from(warped) * first.scale + first.offset) as f32;
            WarpedBlock { window: block, values: &warped }.lay_over(values, strip, &value);
        }
        Ok(())
    }
}

fn failed_in(group: &[RasterFile]) -> impl Fn(GdalError) -> RasterInputError + '_ {
    |source| {
        let files: Vec<_> = group.iter().map(|raster| format!("'{}'", raster.shown)).collect();
        RasterInputError::Warp { files: files.join(", "), source: source.into() }
    }
}

fn virtual_mosaic(group: &[RasterFile]) -> Result<Dataset, GdalError> {
    let mut arguments: Vec<String> =
        ["-b", "1", "-resolution", "highest", "-r", "bilinear"].map(str::to_owned).to_vec();
    if let Some(void) = group.first().and_then(|raster| raster.undeclared_void) {
        let void = format!("{void}");
        arguments.extend(["-srcnodata".to_owned(), void.clone(), "-vrtnodata".to_owned(), void]);
    }
    let datasets: Vec<&Dataset> = group.iter().map(|raster| &raster.dataset).collect();
    build_vrt(None, &datasets, Some(BuildVRTOptions::new(arguments)?))
}

/// Nearest for classes and for rasters on the grid's own lattice (each cell is copied), otherwise bilinear.
fn resampling(group: &[RasterFile], target: &Target<'_>, content: Content) -> Resampling {
    let on_lattice = group.iter().all(|raster| {
        lattice_of(raster, target.projection)
            .is_some_and(|lattice| is_on_lattice(&target.part.whole, lattice))
    });
    if content == Content::LandCover || on_lattice {
        return Resampling::Nearest;
    }
    let pixel_m = group.first().zip(target.centre()).map(|(raster, at)| raster.pixel_m(at));
    let ratio = |source_m: f64| {
        let ratio = source_m / target.part.whole.cell_m;
        if ratio * AVERAGING_RATIO > 1.0 - 1e-9 { 1.0 } else { ratio }
    };
    Resampling::Bilinear { ratio: pixel_m.map_or((1.0, 1.0), |(x_m, y_m)| (ratio(x_m), ratio(y_m))) }
}

/// A lattice of square cells in the planning CRS: the corner of one cell, and the cell's side.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Lattice {
    /// Easting of a cell corner, metres.
    pub easting_m: f64,
    /// Northing of a cell corner, metres.
    pub northing_m: f64,
    /// Side of a cell, metres.
    pub cell_m: f64,
}

/// The lattice of a raster that is in the planning CRS, north-up with square cells.
pub(in crate::inputs) fn lattice_of(raster: &RasterFile, projection: &PlanningProjection) -> Option<Lattice> {
    let [easting_m, cell_m, _, northing_m, _, per_row] = raster.geo_transform;
    let square = (cell_m + per_row).abs() <= 1e-9 * cell_m.abs();
    let usable = square && raster.is_north_up() && raster.spatial_ref == *projection.spatial_ref();
    usable.then_some(Lattice { easting_m, northing_m, cell_m })
}

/// Whether two lattices are the same one.
pub(in crate::inputs) fn same_lattice(a: Lattice, b: Lattice) -> bool {
    let beside = |a_m: f64, b_m: f64| {
        let cells = (a_m - b_m) / a.cell_m;
        (cells - cells.round()).abs()
    };
    (a.cell_m - b.cell_m).abs() <= 1e-9 * a.cell_m
        && beside(a.easting_m, b.easting_m) <= LATTICE_TOLERANCE_CELLS
        && beside(a.northing_m, b.northing_m) <= LATTICE_TOLERANCE_CELLS
}

fn is_on_lattice(geometry: &GridGeometry, lattice: Lattice) -> bool {
    let GridGeometry { west_m, north_m, cell_m, .. } = *geometry;
    same_lattice(Lattice { easting_m: west_m, northing_m: north_m, cell_m }, lattice)
}
