//! The demonstration district as files a planner would have: elevation, villages, masts, scenario.
use crate::demonstration::{District, STATUS, SectorRow, VillageRow};
use crate::geodesy::{LonLat, PlanningCrs};
use crate::grid::{Grid, RasterContent};
use crate::outputs::error::OutputError;
use crate::outputs::files::scratch::{PartFile, write_file};
use crate::outputs::rasters::cloud_raster::{copy_from_memory, memory_file};
use crate::text;
use gdal::raster::{Buffer, RasterCreationOptions};
use gdal::spatial_ref::SpatialRef;
use gdal::{DriverManager, Metadata};
use std::path::{Path, PathBuf};

/// Elevation of a void in the demonstration raster (it has none).
const NODATA_M: f64 = -32_768.0;

/// What the elevation file says of itself.
const LABEL: &str = "SYNTHETIC: elevation of a fictional district made by signalgap. No such place exists.";

/// The scenario file of a district.
pub const SCENARIO_FILE: &str = "scenario.toml";

/// The files of a district, in the order in which they are written.
pub(in crate::outputs) const DISTRICT_FILES: [&str; 4] =
    ["terrain.tif", "villages.csv", "sites.csv", SCENARIO_FILE];

/// The cost table of a starter.
const COSTS_FILE: &str = "costs.toml";

/// Files of a starter's names that are in a folder already, dangling links included.
#[must_use]
pub fn starter_files_in(folder: &Path) -> Vec<PathBuf> {
    let names = DISTRICT_FILES.into_iter().chain([COSTS_FILE]);
    names.map(|name| folder.join(name)).filter(|path| path.symlink_metadata().is_ok()).collect()
}

/// Writes the cost table of a starter.
///
/// # Errors
/// [`OutputError`] names the file.
pub fn write_costs(folder: &Path, text: &str) -> Result<(), OutputError> {
    write_file(&folder.join(COSTS_FILE), text.as_bytes())
}

/// A district with its places in WGS 84.
pub struct PlacedDistrict<'a> {
    /// The district.
    pub district: &'a District,
    /// CRS of its coordinates.
    pub crs: &'a PlanningCrs,
    /// Of each village row.
    pub villages: &'a [LonLat],
    /// Of each sector row.
    pub sectors: &'a [LonLat],
    /// Text of the scenario file.
    pub scenario: &'a str,
}

/// Writes terrain, villages, masts and scenario, replacing what is there; returns the scenario's path.
///
/// # Errors
/// [`OutputError`] names the file.
pub fn write_district(folder: &Path, placed: &PlacedDistrict<'_>) -> Result<PathBuf, OutputError> {
    std::fs::create_dir_all(folder)
        .map_err(|source| OutputError::Folder { path: folder.to_owned(), source })?;
    let [terrain, villages, sites, scenario] = DISTRICT_FILES.map(|name| folder.join(name));
    write_elevation(&terrain, &placed.district.terrain, placed.crs)?;
    write_file(&villages, &villages_csv(placed)?)?;
    write_file(&sites, &sites_csv(placed)?)?;
    write_file(&scenario, placed.scenario.as_bytes())?;
    Ok(scenario)
}

/// Writes the terrain of a made district as a GeoTIFF of whole metres, packed in tiles.
///
/// # Errors
/// [`OutputError`] names the file.
pub fn write_elevation(path: &Path, terrain: &Grid<f32>, crs: &PlanningCrs) -> Result<(), OutputError> {
    let raster = |source| OutputError::Raster { name: path.display().to_string(), source };
    let geometry = terrain.geometry();
    let (rows, cols) = (geometry.shape.rows, geometry.shape.cols);
    let part = PartFile::at(path)?;
    // made in memory: GDAL does not report a full disk
    let made = memory_file();
    {
        let options = RasterCreationOptions::from_iter(["COMPRESS=DEFLATE", "PREDICTOR=2", "TILED=YES"]);
        let driver = DriverManager::get_driver_by_name("GTiff").map_err(raster)?;
        let mut file = driver
            .create_with_band_type_with_options::<i16, _>(&made, cols, rows, 1, &options)
            .map_err(raster)?;
        file.set_geo_transform(&[
            geometry.west_m,
            geometry.cell_m,
            0.0,
            geometry.north_m,
            0.0,
            -geometry.cell_m,
        ])
        .map_err(raster)?;
        file.set_spatial_ref(&SpatialRef::from_wkt(&crs.wkt).map_err(raster)?).map_err(raster)?;
        file.set_metadata_item("TIFFTAG_IMAGEDESCRIPTION", LABEL, "").map_err(raster)?;
        file.set_metadata_item(RasterContent::ITEM, RasterContent::Elevation.key(), "").map_err(raster)?;
        let metres: Vec<i16> = terrain.values().iter().map(|height| height.round() as i16).collect();
        let mut band = file.rasterband(1).map_err(raster)?;
        band.set_no_data_value(Some(NODATA_M)).map_err(raster)?;
        band.set_description(&text!("district-files-elevation-above-sea", status = STATUS))
            .map_err(raster)?;
        band.write((0, 0), (cols, rows), &mut Buffer::new((cols, rows), metres)).map_err(raster)?;
        file.flush_cache().map_err(raster)?;
    }
    copy_from_memory(&made, part.path(), &path.display().to_string())?;
    part.put_in_place()
}

fn villages_csv(placed: &PlacedDistrict<'_>) -> Result<Vec<u8>, OutputError> {
    let header = "settlement_id,cluster_id,name,commune,commune_code,lon,lat,population,households,electrified,\
                  fixed_broadband,smartphone_share,school,clinic,peoples_committee,commune_fibre,status";
    let rows = placed.district.villages.iter().zip(placed.villages);
    table("villages.csv", header, rows.map(|(row, place)| village_fields(row, *place)))
}

fn village_fields(row: &VillageRow, place: LonLat) -> Vec<String> {
    let yes = |yes: bool| if yes { "yes" } else { "no" }.to_owned();
    vec![
        row.settlement_id.clone(),
        row.cluster_id.clone(),
        row.name.clone(),
        row.commune.clone(),
        row.commune_code.clone(),
        format!("{:.7}", place.longitude_deg),
        format!("{:.7}", place.latitude_deg),
        row.population.to_string(),
        row.households.to_string(),
        yes(row.electrified),
        format!("{:.2}", row.fixed_broadband_share),
        format!("{:.2}", row.smartphone_share),
        yes(row.school),
        yes(row.clinic),
        yes(row.committee),
        yes(row.commune_fibre),
        row.status.to_owned(),
    ]
}

fn sites_csv(placed: &PlacedDistrict<'_>) -> Result<Vec<u8>, OutputError> {
    let header = "site_id,sector_id,operator,technology,band,frequency_mhz,bandwidth_mhz,lon,lat,antenna_height_m,\
                  azimuth_deg,mechanical_tilt_deg,electrical_tilt_deg,power_dbm,gain_dbi,feeder_loss_db,status";
    let rows = placed.district.sectors.iter().zip(placed.sectors);
    table("sites.csv", header, rows.map(|(row, place)| sector_fields(row, *place)))
}

fn sector_fields(row: &SectorRow, place: LonLat) -> Vec<String> {
    let mut fields = vec![
        row.site_id.clone(),
        row.sector_id.clone(),
        row.operator.clone(),
        row.technology.to_owned(),
        row.band.to_owned(),
        row.frequency_mhz.to_string(),
        row.bandwidth_mhz.to_string(),
        format!("{:.7}", place.longitude_deg),
        format!("{:.7}", place.latitude_deg),
    ];
    let numbers = [
        row.antenna_height_m,
        row.azimuth_deg,
        row.mechanical_tilt_deg,
        row.electrical_tilt_deg,
        row.power_dbm,
        row.gain_dbi,
        row.feeder_loss_db,
    ];
    fields.extend(numbers.map(|number| number.to_string()));
    fields.push(row.status.to_owned());
    fields
}

fn table(
    name: &'static str,
    header: &str,
    rows: impl Iterator<Item = Vec<String>>,
) -> Result<Vec<u8>, OutputError> {
    let encode = |source| OutputError::Csv { name, source };
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(header.split(',')).map_err(encode)?;
    for row in rows {
        writer.write_record(&row).map_err(encode)?;
    }
    writer.into_inner().map_err(|error| encode(error.into_error().into()))
}
