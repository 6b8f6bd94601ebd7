//! The quick look: the coverage of one antenna, as one raster.

mod antenna;
mod error;
mod raster;
mod request;
mod summary;

use crate::language::{decimals, word};
use crate::text;
pub use error::CoverageError;
pub use request::{AntennaChoice, CoverageQuantity, CoverageRequest, Radiated, default_radial_spacing_cells};

use super::Progress;
use super::dem::{Dem, GroundRead};
use super::handset::{ClutterTwice, HandsetModels};
use super::progress::Hundredths;
use super::timer::Timer;
use crate::coverage::{AntennaPoint, PathSetting, Reach, SiteRaster};
use crate::inputs::RasterInputError;
use crate::inputs::itu_maps::read_maps_in;
use crate::inputs::read_files::{ANTENNAS, ReadFile, files_of_itu_maps};
use crate::inputs::terrain::PlanningBounds;
use crate::link::Receiver;
use crate::outputs::{OutputError, PathNote, RasterTarget, Replaced};
use crate::propagation::ClimateSource;
use crate::units::Length;
use antenna::ReadAntenna;
use raster::{Look, look};
use request::Place;
use summary::summary;

/// Computes the coverage of one antenna and writes it as a Cloud Optimised GeoTIFF; returns a text for the terminal.
///
/// # Errors
/// [`CoverageError`]: terrain that cannot be read, a site outside it or in a void, a model without value, a file that
/// cannot or must not be written. An earlier file of that name then stays as it was.
pub fn coverage(request: &CoverageRequest, progress: &dyn Progress) -> Result<String, CoverageError> {
    let mut watch = Timer::new();
    let target = RasterTarget::new(&request.output)?;
    handset_notes(request)?;
    let antenna = ReadAntenna::of(request)?;
    let request = &antenna.request;
    progress.stage(word("reading-terrain"), 100);
    let mut dem = Dem::open(&request.dem)?;
    refuse_to_overwrite(request, &target)?;
    let place = place(request, &mut dem)?;
    let maps = read_maps_in(request.itu_maps.as_deref())?;
    let GroundRead { ground, terrain, mut notes } = read_ground(request, &dem, &place, progress)?;
    notes.extend(handset_notes(request)?);
    watch.lap("read");

    let model = request.model.model(&request.options);
    let receiver = Receiver {
        height_agl_m: request.terminals.rx_height_agl.metres(),
        terminal_clutter: request.handset.correction,
        surroundings: request.handset.surroundings,
        ..Receiver::default()
    };
    let sector = antenna.sector(place.mast);
    let one = SiteRaster {
        path: PathSetting {
            ground: &ground,
            model: &*model,
            receiver: &receiver,
            climate: maps.as_ref().map_or(ClimateSource::Uniform(request.climate), ClimateSource::Maps),
            time_percent: request.signal.time_percent,
            polarization: request.signal.polarization,
            clutter_on_profile: ground.has_clutter(),
            profile_step: ground.geometry().profile_step(None),
            clearing: request.dem.clearing,
            measured: None,
        },
        antenna: AntennaPoint { position: place.mast, height_agl: request.terminals.tx_height_agl },
        frequency: request.signal.frequency,
        reach: Reach { radius: request.radius, radial_spacing_cells: request.radial_spacing_cells },
        beam: sector.as_ref(),
    };
    let projection = dem.projection(&place.crs)?;
    let Look { raster, remarks } = look(request, &one, projection, progress)?;
    notes.extend(remarks);
    watch.lap(if request.exact { "profile each cell" } else { "sweep" });

    progress.stage(word("coverage-writing-the-raster"), 1);
    let found = summary::Found::of(&raster, &one);
    let ground_at_mast_m = ground.elevation_m(place.mast.easting_m, place.mast.northing_m);
    // not needed any more, and large
    drop(ground);
    notes.extend(missing_terrain(&found, request.radius));
    summary::write(request, raster, projection, &target)?;
    watch.lap("write");
    progress.finish();
    let seen = summary::Seen { place: &place, terrain: &terrain, ground_at_mast_m, model: &*model };
    Ok(summary(request, &seen, &found, (&notes, &watch)))
}

fn refuse_to_overwrite(request: &CoverageRequest, target: &RasterTarget) -> Result<(), OutputError> {
    let replaced = Replaced::of([target.path()]);
    let mut inputs = request.dem.read_files();
    inputs.extend(request.itu_maps.iter().flat_map(|folder| files_of_itu_maps(folder)));
    let pattern = request.antenna.as_ref().and_then(|antenna| antenna.pattern.clone());
    inputs.extend(pattern.map(|path| ReadFile { role: ANTENNAS, path, stamp: None }));
    inputs.iter().try_for_each(|input| replaced.refuse(input.role, &input.path))
}

/// Which buildings and trees the correction at the receiver may count twice; an error where it certainly does.
fn handset_notes(request: &CoverageRequest) -> Result<Vec<PathNote>, ClutterTwice> {
    let models = HandsetModels {
        handset: request.handset,
        models: &[request.model],
        options: &request.options,
        clutter_on_profile: request.dem.has_clutter(),
    };
    models.notes(true)
}

/// The site on the planning CRS, and the grid: the box of the disc.
fn place(request: &CoverageRequest, dem: &mut Dem<'_>) -> Result<Place, CoverageError> {
    let site = request.site;
    if !dem.rasters().iter().any(|raster| raster.extent.contains(site)) {
        return Err(CoverageError::outside(site, dem.rasters()));
    }
    let (crs, positions) = match &request.crs {
        Some(crs) => dem.locate_on(crs, &[site], site)?,
        None => dem.locate(&[site], site)?,
    };
    let chosen = match &request.crs {
        Some(_) => word("coverage-as-asked-for"),
        None if dem.is_own(&crs, site) => word("coverage-the-elevation-model-own"),
        None => word("coverage-the-site-utm-zone"),
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
    let read = dem.ground(&place.crs, place.geometry, &|share| steps.reach(share))?;
    let at_mast_m = read.ground.elevation_m(place.mast.easting_m, place.mast.northing_m);
    if at_mast_m.is_nan() {
        return Err(CoverageError::SiteInVoid { site: request.site });
    }
    Ok(read)
}

/// The remark that terrain is missing in the disc.
fn missing_terrain(found: &summary::Found, radius: Length) -> Option<PathNote> {
    let share = found.void_cells as f64 / found.disc_cells.max(1) as f64;
    let text = text!(
        "coverage-of-the-cells-within-km-have",
        share = decimals(100.0 * share, 1),
        kilometres = radius.kilometres()
    );
    (found.void_cells > 0).then(|| PathNote::new("no_terrain", text))
}
