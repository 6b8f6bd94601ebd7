//! Terrain and land cover that cannot be read, placed or believed.
use super::case::{Case, ascii_grid, case, run_all};
use gdal::DriverManager;
use gdal::raster::Buffer;
use gdal::spatial_ref::SpatialRef;

/// A GeoTIFF of 100 x 100 cells over the good world, as bytes.
fn geotiff(crs: Option<u32>, value: f32) -> Vec<u8> {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("t.tif");
    {
        let driver = DriverManager::get_driver_by_name("GTiff").expect("a driver");
        let mut file = driver.create_with_band_type::<f32, _>(&path, 100, 100, 1).expect("a file");
        file.set_geo_transform(&[104.4, 0.001, 0.0, 21.3, 0.0, -0.001]).expect("a place");
        if let Some(code) = crs {
            file.set_spatial_ref(&SpatialRef::from_epsg(code).expect("a CRS")).expect("a CRS");
        }
        let mut values = Buffer::new((100, 100), vec![value; 10_000]);
        file.rasterband(1).expect("a band").write((0, 0), (100, 100), &mut values).expect("values");
    }
    std::fs::read(path).expect("bytes")
}

/// The terrain is this file.
fn of(name: &'static str, file: &str, content: impl Into<Vec<u8>>) -> Case {
    case(name).scenario("terrain.asc", file).file(file, content)
}

#[test]
fn terrain_that_is_none() {
    let good = geotiff(Some(4326), 500.0);
    run_all(&[
        of("an empty raster", "t.tif", "").says("'t.tif' cannot be opened as a raster"),
        of("binary garbage as a raster", "t.tif", [73, 73, 42, 0, 255, 255, 255, 255, 1]).says("'t.tif' cannot be opened"),
        of("a GeoTIFF cut off in its header", "t.tif", &good[..100]).says("'t.tif' cannot be opened as a raster"),
        of("a GeoTIFF cut off in its values", "t.tif", &good[..good.len() / 2])
            .says("'t.tif' cannot be read at row 10 (counted from 0): it is damaged or incomplete"),
        of("an archive cut off", "n21_e104.hgt.zip", b"PK\x03\x04\x14\0\0\0\x08\0".as_slice())
            .says("'n21_e104.hgt.zip' cannot be opened as a raster"),
        of("an archive that is none", "t.hgt.gz", "no gzip").says("'t.hgt.gz' cannot be opened as a raster"),
        of("a tile of the wrong size", "N21E104.hgt", vec![0; 1_000]).says("'N21E104.hgt' cannot be opened as a raster"),
        of("a virtual raster of files that are not there", "t.vrt",
            "<VRTDataset rasterXSize=\"100\" rasterYSize=\"100\"><SRS>EPSG:4326</SRS>\
             <GeoTransform>104.4,0.001,0,21.3,0,-0.001</GeoTransform><VRTRasterBand dataType=\"Float32\" band=\"1\">\
             <SimpleSource><SourceFilename relativeToVRT=\"1\">gone.tif</SourceFilename><SourceBand>1</SourceBand>\
             </SimpleSource></VRTRasterBand></VRTDataset>")
            .says("t.vrt"),
        of("text as a raster", "t.asc", "ncols many\n").says("'t.asc' cannot be opened as a raster"),
        case("a table as terrain").scenario("terrain.asc", "villages.csv").says("'villages.csv' cannot be opened as a raster"),
        case("no such terrain").scenario("terrain.asc", "dem/*.tif").says("\n    dem/*.tif\n"),
        case("a folder without rasters")
            .scenario("terrain.asc", "dem")
            .prepared(|folder| std::fs::create_dir(folder.join("dem")).expect("a folder"))
            .says("\n    dem (no raster in it)\n"),
        case("a folder that holds itself")
            .scenario("terrain.asc", "dem")
            .prepared(|folder| {
                std::fs::create_dir(folder.join("dem")).expect("a folder");
                std::os::unix::fs::symlink("..", folder.join("dem/up")).expect("a link");
            })
            .says("\n    dem (no raster in it)\n"),
        case("a raster that is a link to itself")
            .scenario("terrain.asc", "loop.tif")
            .prepared(|folder| std::os::unix::fs::symlink("loop.tif", folder.join("loop.tif")).expect("a link"))
            .says("loop.tif"),
    ]);
}

#[test]
fn terrain_that_cannot_be_believed() {
    let cells = |value: &'static str| ascii_grid("104.4", move |_, _| value.to_owned());
    run_all(&[
        case("terrain without a CRS")
            .scenario("crs = \"EPSG:4326\"\n", "")
            .says("'terrain.asc' does not state its coordinate reference system"),
        case("an unknown CRS of terrain")
            .scenario("crs = \"EPSG:4326\"", "crs = \"EPSG:0\"")
            .says("coordinate reference system 'EPSG:0' is not known"),
        case("terrain that is elsewhere")
            .file("terrain.asc", ascii_grid("10.0", |_, _| "100".to_owned()))
            .says("the rasters cover longitude 10.0000 to 10.1000, latitude 21.2000 to 21.3000")
            .says("they do not overlap"),
        case("terrain of nothing but voids")
            .file("terrain.asc", cells("-9999"))
            .says("none of the 2 settlements has terrain under it (for instance A at longitude 104.4500, latitude 21.2500)"),
        case("elevations in centimetres")
            .file("terrain.asc", cells("50000"))
            .says("'terrain.asc' has an elevation of 50000 m at row ")
            .says("outside -500..9000 m: most likely its void value is not declared"),
        case("a void value that is not declared")
            .file("terrain.asc", ascii_grid("104.4", |row, col| if row * col == 2_500 { "-32768".to_owned() } else { "500".to_owned() }))
            .says("'terrain.asc' has an elevation of -32768 m"),
        case("an infinite elevation").scenario("terrain.asc", "t.tif").file("t.tif", geotiff(Some(4326), f32::INFINITY))
            .says("'t.tif' has an elevation of inf m"),
        case("terrain in feet that does not say so, beside villages in metres")
            .file("villages.csv", villages_at(200.0))
            .goes_well()
            .says("villages whose column `dem` was compared with the terrain: the two differ by 4")
            .says("the terrain seems to be in feet: set terrain.height_unit"),
        case("villages that state the height of the terrain")
            .file("villages.csv", villages_at(690.0))
            .goes_well()
            .never_says("was compared with the terrain"),
        case("a grid too large for the limit")
            .scenario("[service]", "[area]\nmax_cells = 1000\n[service]")
            .says("more than the limit of 1000: choose a cell size of")
            .says("the settlement farthest from the centre is "),
        case("a village 900 km away")
            .village("FAR,,Slip of the pen,104.45,12.25,1")
            .scenario("[service]", "[area]\nmax_cells = 100000\n[service]")
            .says("the settlement farthest from the centre is FAR, 996 km away at longitude 104.4500, latitude 12.2500"),
        case("bounds without a village")
            .scenario("[service]", "[area]\nbounds = [104.401, 21.201, 104.41, 21.21]\n[service]")
            .says("none of the 2 settlements has terrain under it"),
        case("bounds beyond the terrain")
            .scenario("[service]", "[area]\nbounds = [105.0, 21.2, 105.1, 21.3]\n[service]")
            .says("they do not overlap"),
    ]);
}

#[test]
fn land_cover() {
    let with_cover = |name, file: &str, content: Vec<u8>| {
        let section =
            format!("[clutter]\nfiles = \"{file}\"\ntable = \"generic\"\ncrs = \"EPSG:4326\"\n[service]");
        case(name).scenario("[service]", &section).file(file, content)
    };
    run_all(&[
        with_cover("land cover that is none", "c.tif", b"cover".to_vec())
            .says("'c.tif' cannot be opened as a raster"),
        with_cover("land cover of fractions", "c.tif", geotiff(None, 2.5))
            .says("'c.tif' has the value 2.5 at row ")
            .says("land-cover classes are whole numbers from 0 to 65534"),
        with_cover("land cover elsewhere", "c.asc", ascii_grid("10.0", |_, _| "1".to_owned()).into_bytes())
            .says("they do not overlap"),
        with_cover("a class without a height is told", "c.tif", geotiff(None, 77.0))
            .goes_well()
            .says("cells of a land-cover class without a height; they count as open ground"),
    ]);
}

#[test]
fn a_void_is_never_sea_level() {
    // the western half of the terrain is void: what lies there is named, never judged as if at 0 m
    let half = ascii_grid("104.4", |_, col| if col < 45 { "-9999".to_owned() } else { "500".to_owned() });
    run_all(&[
        case("a mast without terrain")
            .file("terrain.asc", half)
            .goes_well()
            .says("masts without terrain under them (outside the planning grid or in a void): their links have no data")
            .run_says("settlements with no data for some technology or operator: paths cross missing terrain"),
        case("a village without terrain")
            .village("C,,West,104.42,21.25,10")
            .file("terrain.asc", ascii_grid("104.43", |_, _| "500".to_owned()))
            .goes_well()
            .says("places of settlements without terrain: no data"),
    ]);
}

/// Six villages with so many metres in a column `dem`; the ground under them lies at some 650 m.
fn villages_at(dem_m: f64) -> String {
    let village =
        |number: usize| format!("V{number},,V,104.45,{},10,{dem_m}\n", 21.25 + 0.001 * number as f64);
    let rows: String = (0..6).map(village).collect();
    format!("settlement_id,cluster_id,name,lon,lat,population,dem\n{rows}")
}
