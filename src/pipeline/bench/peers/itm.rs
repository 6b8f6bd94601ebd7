//! Losses by the Irregular Terrain Model beside SPLAT!, on the same square degree.
use super::agreement::{of_losses, whole};
use super::contest::{Contest, Invocation, MAST_HEIGHT_M, RECEIVER_HEIGHT_M};
use super::request::Contested;
use super::starts::Trouble;
use crate::geodesy::LonLat;
use crate::grid::Grid;
use crate::inputs::crs::PlanningProjection;
use crate::inputs::results::splat_losses::{ListedLoss, read_splat_losses};
use crate::language::word;
use crate::outputs::{DegreeTile, PeerAgreement, write_file};
use crate::pipeline::bench::BenchError;
use crate::pipeline::demo::CRS;
use std::ffi::OsString;
use std::path::Path;

/// Frequency, MHz.
const FREQUENCY_MHZ: f64 = 900.0;
/// Surface refractivity at sea level, N-units.
const N0: f64 = 301.0;
/// At most so many points are compared, evenly chosen from all.
const MOST_POINTS: usize = 200_000;

/// Writes the ground in the form of each program, and tells both to compute the losses around the mast: average ground,
/// continental temperate climate, vertical polarisation, medians.
pub(super) fn contest(
    place: &Contested<'_>,
    posts_per_degree: usize,
    folder: &Path,
) -> Result<Contest, BenchError> {
    let ground = place.ground;
    let tile = DegreeTile::of(&ground.terrain, posts_per_degree);
    let dem = tile.write_srtm(folder)?;
    tile.write_splat(folder)?;
    let mast = tile.post_near(&ground.terrain, ground.easting_m, ground.northing_m);
    write_file(&folder.join("mast.qth"), site_text(mast).as_bytes())?;
    write_file(&folder.join("mast.lrp"), wave_text().as_bytes())?;
    let (own_result, other_result) = (folder.join("signalgap.tif"), folder.join("losses.ano"));
    let radius_km = place.request.radius.kilometres();
    let site = format!("{:.9},{:.9},{MAST_HEIGHT_M}", mast.longitude_deg, mast.latitude_deg);
    let words = |line: &str| line.split(' ').map(OsString::from).collect::<Vec<_>>();
    let own = words(&format!(
        "coverage --model itm --crs {CRS} --site {site} --radius-km {radius_km} --rx-height {RECEIVER_HEIGHT_M} \
         --frequency-mhz {FREQUENCY_MHZ} --n0 {N0} --dem"
    ));
    let own_files = [dem.into(), "-o".into(), own_result.clone().into()];
    let other = words(&format!(
        "-t mast.qth -L {RECEIVER_HEIGHT_M} -metric -R {radius_km} -olditm -N -o map.ppm -d ."
    ));
    Ok(Contest {
        own: Invocation {
            program: place.request.program.clone(),
            arguments: [own, own_files.to_vec()].concat(),
        },
        other: Invocation { program: place.path.to_owned(), arguments: other },
        version_arguments: Vec::new(),
        more_arguments: vec!["-ano".into(), "losses.ano".into()],
        folder: folder.to_owned(),
        own_result,
        other_result,
    })
}

/// The mast as SPLAT! reads it: name, latitude, longitude to the west, height.
fn site_text(mast: LonLat) -> String {
    let west_deg = 360.0 - mast.longitude_deg;
    format!("mast\n{:.9}\n{west_deg:.9}\n{MAST_HEIGHT_M} meters\n", mast.latitude_deg)
}

/// The rest as SPLAT! reads it: permittivity and conductivity of average ground, refractivity, frequency, climate 5,
/// vertical polarisation, half of the situations and of the time, no power (losses).
fn wave_text() -> String {
    let lines = [15.0, 0.005, N0, FREQUENCY_MHZ, 5.0, 1.0, 0.5, 0.5, 0.0];
    lines.map(|value| value.to_string()).join("\n") + "\n"
}

/// How far both agree on the losses.
pub(super) fn agreement(contest: &Contest) -> Result<PeerAgreement, Trouble> {
    let own = whole(&contest.own_result).map_err(|error| Trouble::NoResult(error.to_string()))?;
    let listed = read_splat_losses(&contest.other_result);
    let listed = listed.map_err(|error| Trouble::NoResult(error.to_string()))?;
    let every = listed.len().div_ceil(MOST_POINTS).max(1);
    let chosen: Vec<ListedLoss> = listed.into_iter().step_by(every).collect();
    let differences_db = differences(&own, &chosen).map_err(Trouble::NoResult)?;
    of_losses(&differences_db).ok_or_else(|| Trouble::NoResult(word("peers-nothing-in-common").to_owned()))
}

/// The loss of each point less that of the cell in which it lies, dB.
fn differences(own: &Grid<f32>, listed: &[ListedLoss]) -> Result<Vec<f64>, String> {
    let projection = PlanningProjection::from_user_input(CRS).map_err(|error| error.to_string())?;
    let places: Vec<LonLat> = listed.iter().map(|loss| loss.place).collect();
    let positions = projection.place_each(&places).into_iter().zip(listed);
    let difference = |position: &crate::geodesy::Position, loss: &ListedLoss| {
        let cell = own.geometry().cell_at(position.easting_m, position.northing_m)?;
        let own_db = f64::from(own.at(cell));
        (!own_db.is_nan()).then_some(loss.loss_db - own_db)
    };
    Ok(positions.filter_map(|(position, loss)| difference(&position.ok()?, loss)).collect())
}
