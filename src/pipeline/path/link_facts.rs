//! What holds for a link wherever its profile comes from: its air, and remarks on it.
use super::dem::PlacedPath;
use super::error::PathError;
use super::request::{Air, DEFAULT_LATITUDE_DEG};
use crate::geodesy::{LonLat, geodesic_line, path_centre};
use crate::language::decimals;
use crate::outputs::PathNote;
use crate::propagation::{PathEnvironment, RefractivityMaps};
use crate::terrain::PathProfile;
use crate::text;

/// A profile's length may differ by this share from the distance of its places before a remark.
const LENGTH_TOLERANCE: f64 = 0.01;
/// And by this in any case, m: the rounding of coordinates.
const LENGTH_TOLERANCE_M: f64 = 50.0;

pub(super) fn beside_geodesic(path: &PlacedPath) -> Option<PathNote> {
    let beside_m = path.beside_geodesic.metres();
    let text = text!(
        "link-facts-the-profile-follows-the-straight-line",
        crs = path.crs,
        beside_m = decimals(beside_m, 0)
    );
    (beside_m > path.geometry.cell_m).then(|| PathNote::new("beside_geodesic", text))
}

/// What holds for a profile wherever it comes from.
pub(super) fn remarks(profile: &PathProfile, places: Option<[LonLat; 2]>, air: Air) -> Vec<PathNote> {
    let mut notes = Vec::new();
    match places {
        None if air.latitude_deg.is_none() => notes.push(PathNote::new(
            "latitude_assumed",
            text!(
                "link-facts-no-coordinates-latitude-was-assumed-for",
                default_latitude_deg = DEFAULT_LATITUDE_DEG
            ),
        )),
        None => {}
        Some([from, to]) => {
            let apart_m = geodesic_line(from, to).ground_distance.metres();
            let long_m = profile.ground_distance().metres();
            if (apart_m - long_m).abs() > (LENGTH_TOLERANCE * long_m).max(LENGTH_TOLERANCE_M) {
                let (long_km, apart_km) = (long_m / 1_000.0, apart_m / 1_000.0);
                let text = text!(
                    "link-facts-the-profile-is-km-long-its",
                    long_km = decimals(long_km, 3),
                    apart_km = decimals(apart_km, 3)
                );
                notes.push(PathNote::new("length_differs", text));
            }
        }
    }
    notes
}

/// The radio climate with the maps' two numbers at the path's centre, where there are maps.
pub(super) fn air_at(
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

pub(super) fn environment(air: Air, places: Option<[LonLat; 2]>, profile: &PathProfile) -> PathEnvironment {
    let centre = |[from, to]: [LonLat; 2]| path_centre(from, to, profile.ground_distance()).latitude_deg;
    let latitude_deg = air.latitude_deg.or_else(|| places.map(centre));
    air.climate.on_path(latitude_deg.unwrap_or(DEFAULT_LATITUDE_DEG))
}
