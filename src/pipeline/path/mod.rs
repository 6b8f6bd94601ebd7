//! One link, or a table of links: profile, loss by any model, line of sight, picture.

mod dem;
mod error;
mod judge;
mod link_facts;
mod links;
mod losses;
mod names;
mod of_scenario;
mod request;
mod residuals;
mod void;

pub use super::dem::DemChoice;
pub use crate::inputs::links::LinkColumns;
use crate::language::{decimals, word};
pub use crate::link::p2108::ClutterType;
pub use crate::link::{HandsetClutter, Surroundings, TerminalCorrection};
pub use crate::outputs::{
    DemClutter, HandsetLoss, LevelQuantity, LinkClutter, LinkLevel, PathNote, PathResult, path_json,
    path_text,
};
pub use crate::planning::backhaul::{ClearAir, HopQuestion};
pub use crate::terrain::{ClearanceRule, TerrainKind};
use crate::text;
pub use error::PathError;
pub use links::{LinksReport, links, rejects_file};
pub use of_scenario::{ScenarioEnds, ScenarioPathRequest, path_in_scenario};
pub use request::{Air, CarrierTerms, DEFAULT_LATITUDE_DEG, LinksRequest, PathGround, PathRequest};

use super::Progress;
use super::dem::{Dem, GroundRead};
use super::handset::HandsetModels;
use crate::geodesy::LonLat;
use crate::inputs::itu_maps::read_maps_in;
use crate::inputs::profile_file::read_profile;
use crate::inputs::read_files::{ReadFile, files_of_itu_maps, files_of_scenario};
use crate::inputs::scenario_file::LoadedScenario;
#[cfg(doc)]
use crate::outputs::OutputError;
use crate::outputs::Replaced;
use crate::propagation::LinkCase;
use crate::terrain::PathProfile;
use dem::PlacedPath;
use link_facts::{air_at, beside_geodesic, environment, remarks};
use losses::analyse;
use std::path::Path;

/// The loss of one link by each model requested, with all that explains it.
///
/// A model that has no value for the link says so in its place among the losses; when the first one has none, that is an
/// error.
///
/// # Errors
/// [`PathError`]: ground that cannot be read, a void on the path, a model without value.
pub fn path(request: &PathRequest, progress: &dyn Progress) -> Result<PathResult, PathError> {
    progress.stage(word("path-reading-the-profile"), 1);
    let (profile, profile_source, mut notes) = match &request.ground {
        PathGround::Profile(file) => {
            let profile = read_profile(&file.display().to_string())?;
            (profile, file.display().to_string(), Vec::new())
        }
        PathGround::Dem(choice) => profile_from_dem(choice, request.places)?,
    };
    let maps = read_maps_in(request.itu_maps.as_deref())?;
    let air = air_at(request.air, maps.as_ref(), request.places, &profile)?;
    notes.extend(remarks(&profile, request.places, air));
    let (on_dem, clearing) = match &request.ground {
        PathGround::Dem(choice) => (choice.standing(), Some(choice.clearing)),
        PathGround::Profile(_) => (DemClutter::default(), None),
    };
    let models = HandsetModels {
        handset: request.handset,
        models: &request.models,
        options: &request.options,
        clutter_on_profile: on_dem.is_some() || profile.has_clutter(),
    };
    notes.extend(models.notes(clearing.is_some())?);
    let link = LinkCase {
        terminals: request.terminals,
        environment: environment(air, request.places, &profile),
        signal: request.signal,
    };
    let hop = request.hop.map(|question| question.check(&profile, &link));
    let (link, analysis, losses) = analyse(&profile, &link, &models);
    progress.finish();
    match analysis.losses.first() {
        Some(first) => first.outcome.as_ref().map_err(|refusal| PathError::Model(refusal.clone()))?,
        None => return Err(PathError::Internal("no model was asked for".to_owned())),
    };
    let places = request.places;
    let (handset, receiver_agl) = (request.handset, request.terminals.rx_height_agl);
    let clutter = LinkClutter { on_dem, clearing, handset, receiver_agl, losses };
    let (levels, of_scenario) = (request.levels.clone(), None);
    Ok(PathResult {
        places,
        link,
        profile,
        profile_source,
        analysis,
        clutter,
        hop,
        levels,
        of_scenario,
        notes,
    })
}

/// Refuses a picture of a link in place of a file that the link is read from.
///
/// # Errors
/// [`OutputError::OverInput`] names both.
pub fn keep_inputs(request: &PathRequest, picture: &Path) -> Result<(), PathError> {
    let mut inputs = match &request.ground {
        PathGround::Dem(choice) => choice.read_files(),
        PathGround::Profile(file) => vec![ReadFile { role: "profile", path: file.clone(), stamp: None }],
    };
    inputs.extend(request.itu_maps.iter().flat_map(|folder| files_of_itu_maps(folder)));
    keep(&inputs, picture)
}

/// Refuses a picture of a link in place of a file that its scenario is read from.
///
/// # Errors
/// [`OutputError::OverInput`] names both.
pub fn keep_inputs_of(loaded: &LoadedScenario, picture: &Path) -> Result<(), PathError> {
    keep(&files_of_scenario(loaded), picture)
}

fn keep(inputs: &[ReadFile], picture: &Path) -> Result<(), PathError> {
    let replaced = Replaced::of([picture]);
    Ok(inputs.iter().try_for_each(|input| replaced.refuse(input.role, &input.path))?)
}

fn profile_from_dem(
    choice: &DemChoice,
    places: Option<[LonLat; 2]>,
) -> Result<(PathProfile, String, Vec<PathNote>), PathError> {
    let mut dem = Dem::open(choice)?;
    let no_places = || PathError::NoPlaces { looked_for: word("path-none-given").to_owned() };
    let placed = PlacedPath::of(&mut dem, places.ok_or_else(no_places)?)?;
    let GroundRead { ground, mut notes, .. } = dem.ground(&placed.crs, placed.geometry, &|_| ())?;
    notes.extend(beside_geodesic(&placed));
    let source = text!(
        "terrain-and-cells",
        files = choice.files.join(", "),
        cell_m = decimals(placed.geometry.cell_m, 3),
        crs = placed.crs
    );
    Ok((placed.profile(&ground, choice)?, source, notes))
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
