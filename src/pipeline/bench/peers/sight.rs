//! Line of sight beside `gdal_viewshed`, on the same raster.
use super::agreement::{of_sight, whole};
use super::contest::{Contest, Invocation, MAST_HEIGHT_M, RECEIVER_HEIGHT_M};
use super::request::Contested;
use super::starts::Trouble;
use crate::geodesy::EffectiveEarth;
use crate::inputs::crs::PlanningProjection;
use crate::language::word;
use crate::outputs::{PeerAgreement, write_elevation};
use crate::pipeline::bench::BenchError;
use crate::pipeline::demo::CRS;
use std::ffi::OsString;
use std::path::Path;

/// What `gdal_viewshed` gives cells that are too far away.
const TOO_FAR: f32 = 255.0;

/// Lapse rate of the refractivity, from which the effective Earth of both follows, N-units/km.
const DELTA_N: f64 = 45.0;

/// Writes the ground, and tells both programs to look over it from the mast, over the same effective Earth.
pub(super) fn contest(place: &Contested<'_>, folder: &Path) -> Result<Contest, BenchError> {
    let internal = |error: &dyn std::error::Error| BenchError::Internal(error.to_string());
    let projection = PlanningProjection::from_user_input(CRS).map_err(|error| internal(&error))?;
    let [dem, own_result, other_result] =
        ["terrain.tif", "signalgap.tif", "viewshed.tif"].map(|name| folder.join(name));
    write_elevation(&dem, &place.ground.terrain, projection.crs())?;
    let mast = (place.ground.easting_m, place.ground.northing_m);
    let site = projection.to_geographic(&[mast]).map_err(|error| internal(&error))?[0];
    let site = format!("{:.9},{:.9},{MAST_HEIGHT_M}", site.longitude_deg, site.latitude_deg);
    let own = ["coverage", "--quantity", "los", "--site", &site, "--dem"].map(OsString::from);
    let radius_km = place.request.radius.kilometres();
    let own_numbers =
        [("--radius-km", radius_km), ("--rx-height", RECEIVER_HEIGHT_M), ("--delta-n", DELTA_N)];
    let other_numbers = [
        ("-ox", mast.0),
        ("-oy", mast.1),
        ("-oz", MAST_HEIGHT_M),
        ("-tz", RECEIVER_HEIGHT_M),
        ("-md", place.request.radius.metres()),
        ("-cc", 1.0 / EffectiveEarth::median(DELTA_N).factor()),
        ("-ov", f64::from(TOO_FAR)),
    ];
    let own_files = [dem.clone().into(), "-o".into(), own_result.clone().into()];
    let other_files = ["-vv", "1", "-iv", "0"].map(OsString::from);
    let other_files = [&other_files[..], &[dem.into(), other_result.clone().into()]].concat();
    Ok(Contest {
        own: Invocation {
            program: place.request.program.clone(),
            arguments: [&own[..], &own_files, &numbers(&own_numbers)].concat(),
        },
        other: Invocation {
            program: place.path.to_owned(),
            arguments: [&numbers(&other_numbers)[..], &other_files].concat(),
        },
        version_arguments: vec!["--version".into()],
        more_arguments: Vec::new(),
        folder: folder.to_owned(),
        own_result,
        other_result,
    })
}

/// Options with their numbers.
fn numbers(pairs: &[(&str, f64)]) -> Vec<OsString> {
    pairs.iter().flat_map(|(name, value)| [OsString::from(name), value.to_string().into()]).collect()
}

/// How far both agree on what is in sight.
pub(super) fn agreement(contest: &Contest) -> Result<PeerAgreement, Trouble> {
    let read = |file: &Path| whole(file).map_err(|error| Trouble::NoResult(error.to_string()));
    let own = read(&contest.own_result)?;
    let other = read(&contest.other_result)?;
    let other = other.map(|value| if (value - TOO_FAR).abs() < 0.5 { f32::NAN } else { value });
    of_sight(&own, &other).ok_or_else(|| Trouble::NoResult(word("peers-nothing-in-common").to_owned()))
}
