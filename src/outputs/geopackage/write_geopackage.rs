//! Layers and tables of a result, copied into one `GeoPackage`.
#![expect(clippy::disallowed_types, reason = "a result file is written here")]
use super::styles_table::{GEOMETRY, LayerWithStyle, write_styles};
use crate::outputs::dictionary::{FieldKind, describe};
use crate::outputs::error::OutputError;
use crate::outputs::rasters::cloud_raster::{copy_from_memory, memory_file};
use gdal::config::{clear_thread_local_config_option, set_thread_local_config_option};
use gdal::errors::GdalError;
use gdal::spatial_ref::SpatialRef;
use gdal::vector::{
    Feature, FieldDefn, FieldValue, LayerAccess, LayerOptions, OGRFieldType, OGRwkbGeometryType,
};
use gdal::vsi::unlink_mem_file;
use gdal::{Dataset, DriverManager};
use std::path::{Path, PathBuf};

/// File name.
pub(in crate::outputs) const GEOPACKAGE: &str = "signalgap.gpkg";
/// The time that every file claims to be of, so that equal results are equal bytes.
const NO_TIME: &str = "1970-01-01T00:00:00.000Z";

/// A layer (GeoJSON) or a table (CSV) to be copied.
pub(in crate::outputs) struct Source {
    /// Name of the layer or table.
    pub(in crate::outputs) name: String,
    /// The file, GeoJSON or CSV by its name.
    pub(in crate::outputs) file: PathBuf,
    /// The style, of a layer.
    pub(in crate::outputs) style: Option<String>,
}

/// Writes a `GeoPackage` to a file that is not there yet. Layers and tables without rows are left out.
///
/// # Method
/// GDAL makes it in memory, in one transaction; this program writes it, which knows when a disk is full.
///
/// # Errors
/// [`OutputError::Raster`] with GDAL's reason, or that of the disk.
pub(in crate::outputs) fn write_geopackage(path: &Path, sources: &[Source]) -> Result<(), OutputError> {
    let failed = |source| OutputError::Raster { name: GEOPACKAGE.to_owned(), source };
    let made = memory_file().with_extension("gpkg");
    set_thread_local_config_option("OGR_CURRENT_DATE", NO_TIME).map_err(failed)?;
    let outcome = make(&made, sources).map_err(failed);
    clear_thread_local_config_option("OGR_CURRENT_DATE").map_err(failed)?;
    let written = outcome.and_then(|()| copy_from_memory(&made, path, GEOPACKAGE));
    // gone already where nothing could be made
    let _ = unlink_mem_file(&made);
    written
}

fn make(made: &Path, sources: &[Source]) -> Result<(), GdalError> {
    let driver = DriverManager::get_driver_by_name("GPKG")?;
    let mut dataset = driver.create_vector_only(made)?;
    let mut transaction = dataset.start_transaction()?;
    let (mut styles, column) = (Vec::new(), format!("GEOMETRY_NAME={GEOMETRY}"));
    for source in sources {
        let has_rows = copy(&mut transaction, source, &[&column])?;
        if let (true, Some(qml)) = (has_rows, &source.style) {
            styles.push(LayerWithStyle { name: &source.name, qml });
        }
    }
    write_styles(&mut transaction, &styles)?;
    transaction.commit()?;
    dataset.close()
}

/// Copies a source, a layer with options of the driver; whether it has rows. Without, nothing is made.
///
/// # Errors
/// GDAL's reason.
pub(super) fn copy(target: &mut Dataset, source: &Source, options: &[&str]) -> Result<bool, GdalError> {
    let read = Dataset::open(&source.file)?;
    let mut rows = read.layer(0)?;
    let is_layer = source.style.is_some();
    if rows.features().next().is_none() {
        return Ok(false);
    }
    let fields: Vec<(String, OGRFieldType::Type)> = rows
        .defn()
        .fields()
        .map(|field| (field.name(), type_of(&field.name(), field.field_type())))
        .collect();
    let geometry = if is_layer { rows.defn().geometry_type() } else { OGRwkbGeometryType::wkbNone };
    let geographic = SpatialRef::from_epsg(4326)?;
    let options: &[&str] = if is_layer { options } else { &[] };
    let layer = target.create_layer(LayerOptions {
        name: &source.name,
        srs: is_layer.then_some(&geographic),
        ty: geometry,
        options: Some(options),
    })?;
    for (name, kind) in &fields {
        FieldDefn::new(name, *kind)?.add_to_layer(&layer)?;
    }
    for row in rows.features() {
        let mut feature = Feature::new(layer.defn())?;
        for (index, (_, kind)) in fields.iter().enumerate() {
            if let Some(value) = row.field(index)? {
                put(&mut feature, index, *kind, value)?;
            }
        }
        if let Some(geometry) = row.geometry().filter(|_| is_layer) {
            feature.set_geometry(geometry.clone())?;
        }
        feature.create(&layer)?;
    }
    Ok(true)
}

/// The type of a column: as the dictionary has it, else as GDAL read it. People are whole or have a decimal.
fn type_of(name: &str, read: OGRFieldType::Type) -> OGRFieldType::Type {
    match describe(name).map(|described| described.kind) {
        Some(FieldKind::Text) => OGRFieldType::OFTString,
        Some(FieldKind::Whole) if read != OGRFieldType::OFTReal => OGRFieldType::OFTInteger64,
        Some(FieldKind::Whole | FieldKind::Real) => OGRFieldType::OFTReal,
        Some(FieldKind::Truth) => OGRFieldType::OFTInteger,
        None => read,
    }
}

fn put(
    feature: &mut Feature<'_>,
    index: usize,
    kind: OGRFieldType::Type,
    value: FieldValue,
) -> Result<(), GdalError> {
    let number = |text: &str| match text {
        "true" => Some(1.0),
        "false" => Some(0.0),
        text => text.parse::<f64>().ok(),
    };
    let real = match &value {
        FieldValue::IntegerValue(whole) => Some(f64::from(*whole)),
        FieldValue::Integer64Value(whole) => Some(*whole as f64),
        FieldValue::RealValue(real) => Some(*real),
        FieldValue::StringValue(text) => number(text),
        _ => None,
    };
    match (kind, real, value) {
        (OGRFieldType::OFTString, _, FieldValue::StringValue(text)) => feature.set_field_string(index, &text),
        (OGRFieldType::OFTString, Some(real), _) => feature.set_field_string(index, &real.to_string()),
        (OGRFieldType::OFTInteger | OGRFieldType::OFTInteger64, Some(real), _) => {
            feature.set_field_integer64(index, real.round() as i64)
        }
        (_, Some(real), _) => feature.set_field_double(index, real),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::{GEOPACKAGE, Source, write_geopackage};
    use crate::network::Technology;
    use crate::outputs::example::World;
    use crate::outputs::qgis::beside::style_beside;
    use crate::outputs::results::run_results::ResultFile;
    use crate::outputs::{gaps_geojson, rays_geojson, service_csv, settlements_geojson};
    use gdal::Dataset;
    use gdal::vector::{LayerAccess, OGRFieldType};
    use std::path::Path;

    fn sources(world: &World, folder: &Path) -> Vec<Source> {
        let kept = |name: String, bytes: Vec<u8>| {
            let file = folder.join(name);
            std::fs::write(&file, bytes).expect("a file");
            file
        };
        let results = world.results();
        let layer = |name: &str, bytes: Vec<u8>| {
            let file = ResultFile { name: format!("{name}.geojson"), bytes };
            let style = style_beside(&file, Technology::Lte).expect("a style").bytes;
            let style = String::from_utf8(style).expect("UTF-8");
            Source { name: name.to_owned(), file: kept(file.name, file.bytes), style: Some(style) }
        };
        let table = |name: &str, bytes: Vec<u8>| Source {
            name: name.to_owned(),
            file: kept(format!("{name}.csv"), bytes),
            style: None,
        };
        vec![
            layer("settlements", settlements_geojson(&results).expect("GeoJSON")),
            layer("gaps", gaps_geojson(&results).expect("GeoJSON")),
            layer("rays", rays_geojson(&results).expect("GeoJSON")),
            layer("remedies", b"{\"type\":\"FeatureCollection\",\"features\":[]}".to_vec()),
            table("service", service_csv(&results).expect("CSV")),
        ]
    }

    fn written(folder: &Path) -> std::path::PathBuf {
        let path = folder.join(GEOPACKAGE);
        write_geopackage(&path, &sources(&World::new(), folder)).expect("a file");
        path
    }

    #[test]
    fn layers_have_their_rows_types_and_default_styles() {
        let folder = tempfile::tempdir().expect("a folder");
        let read = Dataset::open(written(folder.path())).expect("GDAL opens it");
        let names: Vec<String> = read.layers().map(|layer| layer.name()).collect();
        assert_eq!(names, ["settlements", "gaps", "rays", "service", "layer_styles"], "none without rows");
        let gaps = read.layer_by_name("gaps").expect("a layer");
        assert_eq!(gaps.feature_count(), 2);
        let type_of = |name: &str| {
            gaps.defn().fields().find(|field| field.name() == name).map(|field| field.field_type())
        };
        assert_eq!(type_of("cluster_id"), Some(OGRFieldType::OFTString));
        assert_eq!(type_of("rank"), Some(OGRFieldType::OFTInteger64));
        assert_eq!(type_of("deficit_db"), Some(OGRFieldType::OFTReal));
        let mut styles = read.layer_by_name("layer_styles").expect("styles");
        for style in styles.features() {
            let text = |name: &str| {
                let index = style.field_index(name).expect("a column");
                style.field_as_string(index).expect("a text")
            };
            assert_eq!(
                (text("f_table_catalog"), text("f_table_schema")),
                (Some(String::new()), Some(String::new()))
            );
            assert_eq!(
                (text("f_geometry_column"), text("useAsDefault")),
                (Some("geom".into()), Some("1".into()))
            );
            assert!(text("styleQML").is_some_and(|qml| qml.contains("renderer-v2")));
        }
        assert_eq!(styles.feature_count(), 3);
        let mut service = read.layer_by_name("service").expect("a table");
        let first = service.features().next().expect("a row");
        assert_eq!(first.field_as_string(1).expect("an identifier").as_deref(), Some("03860"));
    }

    #[test]
    fn equal_results_are_equal_bytes() {
        let folders = [(); 2].map(|()| tempfile::tempdir().expect("a folder"));
        let [one, other] = folders.map(|folder| std::fs::read(written(folder.path())).expect("bytes"));
        assert!(one == other && one.starts_with(b"SQLite format 3"));
    }
}
