//! A layer as `FlatGeobuf`, with its spatial index.
use super::write_geopackage::{Source, copy};
use crate::outputs::error::OutputError;
use crate::outputs::rasters::cloud_raster::{copy_from_memory, memory_file};
use gdal::DriverManager;
use gdal::errors::GdalError;
use gdal::vsi::unlink_mem_file;
use std::path::Path;

/// The driver's name.
const DRIVER: &str = "FlatGeobuf";

/// Whether this build of GDAL has the driver.
pub(in crate::outputs) fn can_write_flatgeobuf() -> bool {
    DriverManager::get_driver_by_name(DRIVER).is_ok()
}

/// Writes a layer (GeoJSON) to a file that is not there yet; whether it has features: without, there is no file.
///
/// # Errors
/// [`OutputError::Raster`] with GDAL's reason, or that of the disk.
pub(in crate::outputs) fn write_flatgeobuf(
    path: &Path,
    name: &str,
    geojson: &Path,
) -> Result<bool, OutputError> {
    let failed = |source| OutputError::Raster { name: path.display().to_string(), source };
    let made = memory_file().with_extension("fgb");
    let source = Source { name: name.to_owned(), file: geojson.to_owned(), style: Some(String::new()) };
    let outcome = make(&made, &source).map_err(failed);
    let written = match outcome {
        Ok(true) => copy_from_memory(&made, path, &path.display().to_string()).map(|()| true),
        other => other,
    };
    // gone already where nothing could be made
    let _ = unlink_mem_file(&made);
    written
}

fn make(made: &Path, source: &Source) -> Result<bool, GdalError> {
    let mut dataset = DriverManager::get_driver_by_name(DRIVER)?.create_vector_only(made)?;
    let has_rows = copy(&mut dataset, source, &[])?;
    dataset.close()?;
    Ok(has_rows)
}

#[cfg(test)]
#[expect(clippy::disallowed_types, reason = "a result is read as another program does")]
mod tests {
    use super::write_flatgeobuf;
    use crate::outputs::example::World;
    use crate::outputs::settlements_geojson;
    use gdal::Dataset;
    use gdal::vector::LayerAccess;

    #[test]
    fn a_layer_is_read_back_with_names_and_types() {
        let folder = tempfile::tempdir().expect("a folder");
        let geojson = folder.path().join("settlements.geojson");
        let mut world = World::new();
        world.settlements[1].name = "=HYPERLINK(\"http://x\") <script>".to_owned();
        std::fs::write(&geojson, settlements_geojson(&world.results()).expect("GeoJSON")).expect("a file");
        let write = |name: &str| {
            let path = folder.path().join(name);
            assert!(write_flatgeobuf(&path, "settlements", &geojson).expect("written"));
            path
        };
        let (one, other) = (write("one.fgb"), write("other.fgb"));
        assert!(std::fs::read(&one).expect("bytes") == std::fs::read(other).expect("bytes"));
        let read = Dataset::open(one).expect("GDAL opens it");
        let mut layer = read.layer(0).expect("a layer");
        assert_eq!(layer.feature_count(), 2);
        let texts = |name: &str, layer: &mut gdal::vector::Layer<'_>| {
            let read = |row: gdal::vector::Feature<'_>| {
                let at = row.field_index(name).expect("a field");
                row.field_as_string(at).expect("a text").unwrap_or_default()
            };
            let mut found: Vec<String> = layer.features().map(read).collect();
            found.sort();
            found
        };
        let mut names = ["Bản Nậm Lộng", "=HYPERLINK(\"http://x\") <script>"];
        names.sort_unstable();
        assert!(texts("name", &mut layer).iter().any(|name| name == names[0]));
        assert!(texts("settlement_id", &mut layer).contains(&"03860".to_owned()));
        let empty = folder.path().join("empty.geojson");
        std::fs::write(&empty, r#"{"type":"FeatureCollection","features":[]}"#).expect("a file");
        let path = folder.path().join("empty.fgb");
        assert!(!write_flatgeobuf(&path, "empty", &empty).expect("nothing") && !path.exists());
    }
}
