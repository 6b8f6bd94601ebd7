//! One link, or a table of links: profile, loss by any model, line of sight, picture.

mod dem;
mod error;
mod judge;
mod links;

pub use super::dem::DemChoice;
pub use crate::outputs::{PathNote, PathResult, path_json, path_text};
pub use error::PathError;
pub use links::{LinksReport, LinksRequest, links};

use super::Progress;
use super::dem::{Dem, GroundRead, clutter_on_dem};
use crate::geodesy::{LonLat, geodesic_line, path_centre};
use crate::inputs::itu_maps::read_itu_maps;
use crate::inputs::profile_file::read_profile;
use crate::inputs::read_files::{ReadFile, files_of_itu_maps};
#[cfg(doc)]
use crate::outputs::OutputError;
use crate::outputs::Replaced;
use crate::propagation::{
    LinkCase, ModelKey, ModelOptions, PathEnvironment, RadioClimate, RefractivityMaps, Signal, Terminals,
    analyse_path,
};
use crate::terrain::PathProfile;
use dem::PlacedPath;
use std::path::{Path, PathBuf};

/// Latitude of the path's centre where neither coordinates nor a latitude are given, degrees north: Son La.
pub const DEFAULT_LATITUDE_DEG: f64 = 21.0;

/// A profile's length may differ by this share from the distance of its places before a remark.
const LENGTH_TOLERANCE: f64 = 0.01;
/// And by this in any case, m: the rounding of coordinates.
const LENGTH_TOLERANCE_M: f64 = 50.0;

/// Where a profile comes from.
#[derive(Clone, Debug, PartialEq)]
pub enum PathGround {
    /// Sampled from an elevation model.
    Dem(DemChoice),
    /// A table of points: see [`read_profile`].
    Profile(PathBuf),
}

/// The radio climate, except what depends on the place.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Air {
    /// Radio climate.
    pub climate: RadioClimate,
    /// Latitude of the path's centre, degrees north; default: from the coordinates.
    pub latitude_deg: Option<f64>,
}

/// One link.
#[derive(Clone, Debug, PartialEq)]
pub struct PathRequest {
    /// Its ground.
    pub ground: PathGround,
    /// Both places, transmitter first; needed with an elevation model.
    pub places: Option<[LonLat; 2]>,
    /// Antennas.
    pub terminals: Terminals,
    /// Radio climate.
    pub air: Air,
    /// Folder of the ITU's maps of the radio climate: read at the path's centre, instead of the two numbers of the radio climate.
    pub itu_maps: Option<PathBuf>,
    /// Wave and statistics.
    pub signal: Signal,
    /// Models; the first decides.
    pub models: Vec<ModelKey>,
    /// Options of the models.
    pub options: ModelOptions,
}

/// The loss of one link by each model requested, with all that explains it.
///
/// A model that has no value for the link says so in its place among the losses; when the first one has none, that is an
/// error.
///
/// # Errors
/// [`PathError`]: ground that cannot be read, a void on the path, a model without value.
pub fn path(request: &PathRequest, progress: &dyn Progress) -> Result<PathResult, PathError> {
    progress.stage("Reading the profile", 1);
    let (profile, profile_source, mut notes) = match &request.ground {
        PathGround::Profile(file) => {
            let profile = read_profile(&file.display().to_string())?;
            (profile, file.display().to_string(), Vec::new())
        }
        PathGround::Dem(choice) => profile_from_dem(choice, request.places)?,
    };
    let maps = request.itu_maps.as_deref().map(read_itu_maps).transpose()?.map(|(maps, _)| maps);
    let air = air_at(request.air, maps.as_ref(), request.places, &profile)?;
    notes.extend(remarks(&profile, request.places, air));
    let link = LinkCase {
        terminals: request.terminals,
        environment: environment(air, request.places, &profile),
        signal: request.signal,
    };
    let analysis = analyse_path(&profile, &link, &request.models, &request.options);
    progress.finish();
    match analysis.losses.first() {
        Some(first) => first.outcome.as_ref().map_err(|refusal| PathError::Model(refusal.clone()))?,
        None => return Err(PathError::Internal("no model was asked for".to_owned())),
    };
    let places = request.places;
    Ok(PathResult { places, link, profile, profile_source, analysis, notes })
}

/// Refuses a picture of a link in place of a file that the link is read from.
///
/// # Errors
/// [`OutputError::OverInput`] names both.
pub fn keep_inputs(request: &PathRequest, picture: &Path) -> Result<(), PathError> {
    let replaced = Replaced::of([picture]);
    let mut inputs = match &request.ground {
        PathGround::Dem(choice) => choice.read_files(),
        PathGround::Profile(file) => vec![ReadFile { role: "profile", path: file.clone(), stamp: None }],
    };
    inputs.extend(request.itu_maps.iter().flat_map(|folder| files_of_itu_maps(folder)));
    Ok(inputs.iter().try_for_each(|input| replaced.refuse(input.role, &input.path))?)
}

fn profile_from_dem(
    choice: &DemChoice,
    places: Option<[LonLat; 2]>,
) -> Result<(PathProfile, String, Vec<PathNote>), PathError> {
    let mut dem = Dem::open(choice)?;
    let no_places = || PathError::NoPlaces { looked_for: "none given".to_owned() };
    let placed = PlacedPath::of(&mut dem, places.ok_or_else(no_places)?)?;
    let GroundRead { ground, mut notes, .. } = dem.ground(&placed.crs, placed.geometry, &|_| ())?;
    notes.extend(beside_geodesic(&placed));
    if choice.clutter.is_some() {
        notes.push(clutter_on_dem());
    }
    let source =
        format!("{}, cells of {:.3} m, {}", choice.files.join(", "), placed.geometry.cell_m, placed.crs);
    Ok((placed.profile(&ground, choice)?, source, notes))
}

fn beside_geodesic(path: &PlacedPath) -> Option<PathNote> {
    let beside_m = path.beside_geodesic.metres();
    let text = format!(
        "the profile follows the straight line on {}, at its middle {beside_m:.0} m from the geodesic",
        path.crs
    );
    (beside_m > path.geometry.cell_m).then(|| PathNote::new("beside_geodesic", text))
}

/// What holds for a profile wherever it comes from.
fn remarks(profile: &PathProfile, places: Option<[LonLat; 2]>, air: Air) -> Vec<PathNote> {
    let mut notes = Vec::new();
    match places {
        None if air.latitude_deg.is_none() => notes.push(PathNote::new(
            "latitude_assumed",
            format!(
                "no coordinates: latitude {DEFAULT_LATITUDE_DEG} was assumed for the path's centre; the ducting of P.1812 depends \
                 on it"
            ),
        )),
        None => {}
        Some([from, to]) => {
            let apart_m = geodesic_line(from, to).ground_distance.metres();
            let long_m = profile.ground_distance().metres();
            if (apart_m - long_m).abs() > (LENGTH_TOLERANCE * long_m).max(LENGTH_TOLERANCE_M) {
                let (long_km, apart_km) = (long_m / 1_000.0, apart_m / 1_000.0);
                let text =
                    format!("the profile is {long_km:.3} km long, its coordinates are {apart_km:.3} km apart");
                notes.push(PathNote::new("length_differs", text));
            }
        }
    }
    notes
}

/// The radio climate with the maps' two numbers at the path's centre, where there are maps.
fn air_at(
    air: Air,
    maps: Option<&RefractivityMaps>,
    places: Option<[LonLat; 2]>,
    profile: &PathProfile,
) -> Result<Air, PathError> {
    let Some(maps) = maps else { return Ok(air) };
    let [from, to] = places.ok_or(PathError::MapsWithoutPlaces)?;
    let centre = path_centre(from, to, profile.ground_distance());
    Ok(Air { climate: maps.at(centre), ..air })
}

fn environment(air: Air, places: Option<[LonLat; 2]>, profile: &PathProfile) -> PathEnvironment {
    let centre = |[from, to]: [LonLat; 2]| path_centre(from, to, profile.ground_distance()).latitude_deg;
    let latitude_deg = air.latitude_deg.or_else(|| places.map(centre));
    air.climate.on_path(latitude_deg.unwrap_or(DEFAULT_LATITUDE_DEG))
}

/// Draws a link as the name of the file asks: `.svg` or `.png`.
///
/// # Errors
/// [`PathError::PictureName`] for another ending; [`PathError::Output`] when the file cannot be written.
#[cfg(feature = "plot")]
pub fn draw(result: &PathResult, title: Option<&str>, file: &Path) -> Result<(), PathError> {
    let bytes = match PictureKind::of(file)? {
        PictureKind::Svg => crate::outputs::profile_svg(result, title)?.into_bytes(),
        PictureKind::Png => crate::outputs::profile_png(result, title)?,
    };
    Ok(crate::outputs::write_file(file, &bytes)?)
}

/// Formats of a picture.
#[cfg(feature = "plot")]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PictureKind {
    /// Scalable vector graphics.
    Svg,
    /// Pixels.
    Png,
}

#[cfg(feature = "plot")]
impl PictureKind {
    /// By the ending of a file's name.
    ///
    /// # Errors
    /// [`PathError::PictureName`] for another ending.
    pub fn of(file: &Path) -> Result<Self, PathError> {
        let ending = file.extension().map(std::ffi::OsStr::to_ascii_lowercase);
        match ending.as_deref().and_then(std::ffi::OsStr::to_str) {
            Some("svg") => Ok(Self::Svg),
            Some("png") => Ok(Self::Png),
            _ => Err(PathError::PictureName { file: file.to_owned() }),
        }
    }
}

/// Where the rejects of a table of losses go: `losses.csv` to `losses.rejects.csv`.
#[must_use]
pub fn rejects_file(output: &Path) -> PathBuf {
    output.with_extension("rejects.csv")
}
