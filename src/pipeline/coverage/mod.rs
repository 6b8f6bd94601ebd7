//! The quick look: the coverage of one antenna, as one raster.

mod error;
mod look;
mod summary;

pub use error::CoverageError;

use super::Progress;
use super::dem::{Dem, DemChoice, GroundRead, clutter_on_dem};
use super::progress::Hundredths;
use super::timer::Timer;
use crate::coverage::{AntennaPoint, Disc, PathSetting, Reach, SiteRaster};
use crate::geodesy::{LonLat, Position};
use crate::grid::GridGeometry;
use crate::inputs::RasterInputError;
use crate::inputs::itu_maps::read_itu_maps;
use crate::inputs::read_files::files_of_itu_maps;
use crate::inputs::terrain::PlanningBounds;
use crate::link::{Receiver, epre};
use crate::outputs::{OutputError, PathNote, RasterTarget, Replaced};
use crate::propagation::{ClimateSource, ModelKey, ModelOptions, RadioClimate, Signal, Terminals};
use crate::scenario::PropagationChoice;
use crate::units::{Dbm, Decibels, Length};
use look::{Look, look};
use std::path::PathBuf;
use summary::summary;

/// Distance between neighbouring radials where the user names none, cells: a scenario's.
#[must_use]
pub fn default_radial_spacing_cells() -> f64 {
    PropagationChoice::default().radial_spacing_cells
}

/// What the raster holds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum CoverageQuantity {
    /// Basic transmission loss, dB.
    Loss,
    /// Reference signal received power, dBm.
    Rsrp(Radiated),
    /// 1 in line of sight, 0 hidden.
    LineOfSight,
    /// Smallest clearance of the straight ray as a share of the first Fresnel radius.
    Clearance,
}

/// What is radiated per resource element, the same in every direction.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Radiated {
    /// Energy per resource element of the reference signal at the antenna port of the radio.
    pub epre: Dbm,
    /// Gain of both antennas over isotropic minus feeder and body losses.
    pub net_gain: Decibels,
}

impl Radiated {
    /// Of an LTE carrier's power (all ports together) over its bandwidth, without gains; `None` for a bandwidth that is none
    /// of LTE's.
    #[must_use]
    pub fn of_carrier(power: Dbm, bandwidth_mhz: f64, ports: u32) -> Option<Self> {
        epre(power, bandwidth_mhz, ports).map(|epre| Self { epre, net_gain: Decibels::default() })
    }
}

/// One antenna, and what to compute.
#[derive(Clone, Debug, PartialEq)]
pub struct CoverageRequest {
    /// Its ground.
    pub dem: DemChoice,
    /// Its place.
    pub site: LonLat,
    /// Antennas above ground.
    pub terminals: Terminals,
    /// How far to look.
    pub radius: Length,
    /// Wave and share of time.
    pub signal: Signal,
    /// Radio climate.
    pub climate: RadioClimate,
    /// Folder of the ITU's maps of the radio climate, read in its place.
    pub itu_maps: Option<PathBuf>,
    /// Model of the loss.
    pub model: ModelKey,
    /// What the model leaves to the user.
    pub options: ModelOptions,
    /// What to write.
    pub quantity: CoverageQuantity,
    /// Whether each cell is profiled on its own.
    pub exact: bool,
    /// Side of the raster's cells; default: that of the elevation model.
    pub resolution: Option<Length>,
    /// Planning CRS; default: the elevation model's own if that is metric, otherwise the site's UTM zone.
    pub crs: Option<String>,
    /// Largest distance between neighbouring radials, cells.
    pub radial_spacing_cells: f64,
    /// The raster.
    pub output: PathBuf,
}

/// Where everything lies.
struct Place {
    crs: String,
    /// Why this one.
    chosen: &'static str,
    mast: Position,
    geometry: GridGeometry,
}

/// Computes the coverage of one antenna and writes it as a Cloud Optimised GeoTIFF; returns a text for the terminal.
///
/// # Errors
/// [`CoverageError`]: terrain that cannot be read, a site outside it or in a void, a model without value, a file that
/// cannot or must not be written. An earlier file of that name then stays as it was.
pub fn coverage(request: &CoverageRequest, progress: &dyn Progress) -> Result<String, CoverageError> {
    let mut watch = Timer::new();
    let target = RasterTarget::new(&request.output)?;
    progress.stage("Reading terrain", 100);
    let mut dem = Dem::open(&request.dem)?;
    refuse_to_overwrite(request, &target)?;
    let place = place(request, &mut dem)?;
    let maps = request.itu_maps.as_deref().map(read_itu_maps).transpose()?.map(|(maps, _)| maps);
    let GroundRead { ground, terrain, mut notes } = read_ground(request, &dem, &place, progress)?;
    watch.lap("read");

    let model = request.model.model(&request.options);
    let receiver = Receiver { height_agl_m: request.terminals.rx_height_agl.metres(), ..Receiver::default() };
    let one = SiteRaster {
        path: PathSetting {
            ground: &ground,
            model: &*model,
            receiver: &receiver,
            climate: maps.as_ref().map_or(ClimateSource::Uniform(request.climate), ClimateSource::Maps),
            time_percent: request.signal.time_percent,
            polarization: request.signal.polarization,
            clutter_on_profile: ground.has_clutter(),
            profile_step: ground.geometry().resolution(),
        },
        antenna: AntennaPoint { position: place.mast, height_agl: request.terminals.tx_height_agl },
        frequency: request.signal.frequency,
        reach: Reach { radius: request.radius, radial_spacing_cells: request.radial_spacing_cells },
    };
    let projection = dem.projection(&place.crs)?;
    let Look { raster, remarks } = look(request, &one, projection, progress)?;
    notes.extend(remarks);
    watch.lap(if request.exact { "profile each cell" } else { "sweep" });

    progress.stage("Writing the raster", 1);
    let found = summary::Found::of(&raster, &one);
    notes.extend(missing_terrain(&found, request.radius));
    summary::write(request, raster, projection, &target)?;
    watch.lap("write");
    progress.finish();
    let seen = summary::Seen { place: &place, terrain: &terrain, ground: &ground, model: &*model };
    Ok(summary(request, &seen, &found, (&notes, &watch)))
}

fn refuse_to_overwrite(request: &CoverageRequest, target: &RasterTarget) -> Result<(), OutputError> {
    let replaced = Replaced::of([target.path()]);
    let mut inputs = request.dem.read_files();
    inputs.extend(request.itu_maps.iter().flat_map(|folder| files_of_itu_maps(folder)));
    inputs.iter().try_for_each(|input| replaced.refuse(input.role, &input.path))
}

/// The site on the planning CRS, and the grid: the box of the disc.
fn place(request: &CoverageRequest, dem: &mut Dem<'_>) -> Result<Place, CoverageError> {
    let site = request.site;
    let covering = |raster: &crate::inputs::RasterSummary| {
        let extent = raster.extent;
        (extent.west..=extent.east).contains(&site.longitude_deg)
            && (extent.south..=extent.north).contains(&site.latitude_deg)
    };
    if !dem.rasters().iter().any(covering) {
        return Err(CoverageError::outside(site, dem.rasters()));
    }
    let (crs, positions) = match &request.crs {
        Some(crs) => dem.locate_on(crs, &[site], site)?,
        None => dem.locate(&[site], site)?,
    };
    let chosen = match &request.crs {
        Some(_) => "as asked for",
        None if dem.is_own(&crs, site) => "the elevation model's own",
        None => "the site's UTM zone",
    };
    let mast =
        *positions.first().ok_or_else(|| CoverageError::Internal("a site has a position".to_owned()))?;
    let cell_m = match request.resolution {
        Some(resolution) => resolution.metres(),
        None => dem.cell_m_at(site)?,
    };
    if request.radius.metres() < cell_m {
        return Err(CoverageError::RadiusTooSmall { radius_m: request.radius.metres(), cell_m });
    }
    let reach_m = request.radius.metres() * mast.point_scale;
    let bounds = PlanningBounds {
        west_m: mast.easting_m - reach_m,
        south_m: mast.northing_m - reach_m,
        east_m: mast.easting_m + reach_m,
        north_m: mast.northing_m + reach_m,
    };
    let geometry = dem.geometry(bounds, &crs, cell_m).map_err(|error| match error {
        RasterInputError::TooManyCells { cells, cell_m, max_cells, enough_m } => {
            CoverageError::TooManyCells {
                radius_km: request.radius.kilometres(),
                cells,
                cell_m,
                max_cells,
                enough_m,
            }
        }
        other => other.into(),
    })?;
    Ok(Place { crs, chosen, mast, geometry })
}

fn read_ground(
    request: &CoverageRequest,
    dem: &Dem<'_>,
    place: &Place,
    progress: &dyn Progress,
) -> Result<GroundRead, CoverageError> {
    let steps = Hundredths::new(progress);
    let mut read = dem.ground(&place.crs, place.geometry, &|share| steps.reach(share))?;
    if request.dem.clutter.is_some() {
        read.notes.push(clutter_on_dem());
    }
    let at_mast_m = read.ground.elevation_m(place.mast.easting_m, place.mast.northing_m);
    if at_mast_m.is_nan() {
        return Err(CoverageError::SiteInVoid { site: request.site });
    }
    Ok(read)
}

/// The remark that terrain is missing in the disc.
fn missing_terrain(found: &summary::Found, radius: Length) -> Option<PathNote> {
    let share = found.void_cells as f64 / found.disc_cells.max(1) as f64;
    let text = format!(
        "{:.1} % of the cells within {} km have no terrain (voids, or outside the elevation model); they and the cells behind \
         them have no value",
        100.0 * share,
        radius.kilometres()
    );
    (found.void_cells > 0).then(|| PathNote::new("no_terrain", text))
}

/// Rows of a grid with the columns of the disc, in chunks of rows.
fn chunks_of_rows(disc: &Disc, rows: usize, each: usize) -> impl Iterator<Item = Vec<crate::grid::Cell>> {
    (0..rows).step_by(each).map(move |first| {
        let rows = first..(first + each).min(rows);
        rows.flat_map(|row| disc.columns(row).map(move |col| crate::grid::Cell { row, col })).collect()
    })
}
