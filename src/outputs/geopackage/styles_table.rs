//! The table of styles within a `GeoPackage`, from which QGIS takes the style of a layer.
#![expect(clippy::disallowed_types, reason = "a table is written here")]
use gdal::Dataset;
use gdal::errors::GdalError;
use gdal::vector::{Feature, FieldDefn, LayerAccess, LayerOptions, OGRFieldType, OGRwkbGeometryType};

/// Name of the column of geometries, to which styles refer.
pub(super) const GEOMETRY: &str = "geom";

/// A layer of the file and its style.
pub(super) struct LayerWithStyle<'s> {
    pub(super) name: &'s str,
    pub(super) qml: &'s str,
}

/// Columns that QGIS asks for. Catalog and schema are empty texts: of null it finds no style.
const COLUMNS: [(&str, OGRFieldType::Type); 12] = [
    ("f_table_catalog", OGRFieldType::OFTString),
    ("f_table_schema", OGRFieldType::OFTString),
    ("f_table_name", OGRFieldType::OFTString),
    ("f_geometry_column", OGRFieldType::OFTString),
    ("styleName", OGRFieldType::OFTString),
    ("styleQML", OGRFieldType::OFTString),
    ("styleSLD", OGRFieldType::OFTString),
    ("useAsDefault", OGRFieldType::OFTInteger),
    ("description", OGRFieldType::OFTString),
    ("owner", OGRFieldType::OFTString),
    ("ui", OGRFieldType::OFTString),
    ("update_time", OGRFieldType::OFTString),
];

/// Writes the styles; nothing where there are none.
pub(super) fn write_styles(target: &mut Dataset, styles: &[LayerWithStyle<'_>]) -> Result<(), GdalError> {
    if styles.is_empty() {
        return Ok(());
    }
    let table = target.create_layer(LayerOptions {
        name: "layer_styles",
        srs: None,
        ty: OGRwkbGeometryType::wkbNone,
        options: Some(&["FID=id"]),
    })?;
    for (name, kind) in COLUMNS {
        FieldDefn::new(name, kind)?.add_to_layer(&table)?;
    }
    for style in styles {
        let mut row = Feature::new(table.defn())?;
        let texts = [
            "",
            "",
            style.name,
            GEOMETRY,
            style.name,
            style.qml,
            "",
            "",
            style.name,
            "",
            "",
            "1970-01-01T00:00:00.000Z",
        ];
        for (index, text) in texts.into_iter().enumerate() {
            if COLUMNS[index].1 == OGRFieldType::OFTInteger {
                row.set_field_integer(index, 1)?;
            } else {
                row.set_field_string(index, text)?;
            }
        }
        row.create(&table)?;
    }
    Ok(())
}
