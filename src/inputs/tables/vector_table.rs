//! Vector files, by way of OGR, to rows.
#![expect(clippy::disallowed_types, reason = "inputs/ is the room that opens GDAL datasets")]
use super::dialect::use_decimal_points;
use super::table_rows::{Coordinates, FEATURE_ID, Row, Shape, Stored, Table, TableChoice, check_header};
use crate::inputs::files::regular_file::require_openable;
use crate::inputs::gdal_access::open_input::{Kind, OpenError, fetching, open_with_options};
use crate::inputs::gdal_access::web_access::{Offline, is_on_the_web};
use crate::inputs::{GdalReason, InputError, QuietGdal, Reject};
use crate::language::word;
use crate::text;
use gdal::Dataset;
use gdal::spatial_ref::{AxisMappingStrategy, SpatialRef};
use gdal::vector::{Feature, Layer, LayerAccess, OGRFieldType};
use geo::{Geometry, MultiPolygon};

/// Maximum number of features of one layer, which is read into memory as a whole.
const MOST_FEATURES: usize = 2_000_000;

/// Stands for bytes that were not UTF-8 in texts that GDAL hands over.
const REPLACEMENT: char = '\u{FFFD}';

/// Reads one layer of a vector file.
///
/// # Units and conventions
/// Values become texts: whole numbers without a point, other numbers in their shortest exact form, what is null or not
/// set empty. The row number is the feature id, which a mapping may use as a column named `fid`. A layer without
/// geometries is a plain table. Decimal commas in columns of text are read as in text tables.
///
/// # Errors
/// When the file cannot be opened, or the layer is not clear.
pub(in crate::inputs) fn read_vector(path: &str, choice: &TableChoice<'_>) -> Result<Table, InputError> {
    let _quiet = QuietGdal::new();
    require_openable(path)
        .map_err(|error| InputError::Unreadable { file: path.to_owned(), reason: error.to_string() })?;
    let offline = if is_on_the_web(path) { None } else { Some(Offline::new()) };
    let dataset = open(path, choice)?;
    let mut layer = pick_layer(path, &dataset, choice)?;
    let mut columns: Vec<String> =
        layer.defn().fields().map(|field| field.name().trim().to_owned()).collect();
    check_header(path, &columns)?;
    let own_ids = columns.iter().any(|name| name.eq_ignore_ascii_case(FEATURE_ID));
    if choice.asks_for_feature_ids() && !own_ids {
        columns.push(FEATURE_ID.to_owned());
    }
    let types: Vec<OGRFieldType::Type> = layer.defn().fields().map(|field| field.field_type()).collect();
    let has_geometry = layer.defn().geom_fields().next().is_some();
    let coordinates =
        if has_geometry { Coordinates::Geometry(own_crs(&layer)) } else { Coordinates::Columns };
    let mut table = Table {
        file: path.to_owned(),
        columns,
        rows: Vec::new(),
        coordinates,
        rejects: Vec::new(),
        stored: types.iter().map(|kind| stored(*kind)).collect(),
        lone_quotes: 0,
        decimal_commas: 0,
    };
    for feature in layer.features() {
        if table.rows.len() >= MOST_FEATURES {
            let reason = text!("vector-table-it-has-more-than-features-split", most_features = MOST_FEATURES);
            return Err(InputError::Unreadable { file: table.file, reason });
        }
        match row(&table, &feature, &types) {
            Ok(row) => table.rows.push(row),
            Err(reject) => table.rejects.push(reject),
        }
    }
    table.decimal_commas = use_decimal_points(&text_columns(&table.stored), &mut table.rows);
    match offline.as_ref().and_then(Offline::refused) {
        Some(address) => Err(InputError::Refused { file: table.file, reason: fetching(&address) }),
        None => Ok(table),
    }
}

const fn stored(kind: OGRFieldType::Type) -> Stored {
    match kind {
        OGRFieldType::OFTInteger | OGRFieldType::OFTInteger64 => Stored::Whole,
        OGRFieldType::OFTReal => Stored::Real,
        _ => Stored::Text,
    }
}

/// Columns of text: spreadsheets write numbers with decimal commas there.
fn text_columns(stored: &[Stored]) -> Vec<usize> {
    let columns = stored.iter().enumerate().filter(|(_, stored)| **stored == Stored::Text);
    columns.map(|(index, _)| index).collect()
}

/// The dataset of a file, which must be there: what GDAL takes for a connection to a database or a service is none.
fn open(path: &str, choice: &TableChoice<'_>) -> Result<Dataset, InputError> {
    if !path.starts_with("/vsi") && !std::path::Path::new(path).exists() {
        let reason = word("vector-table-no-such-file-an-address-begins").to_owned();
        return Err(InputError::Unreadable { file: path.to_owned(), reason });
    }
    let encoding = choice.stated_encoding()?.map(|encoding| format!("ENCODING={}", encoding.name()));
    let options: Vec<&str> = encoding.as_deref().into_iter().collect();
    open_with_options(path, Kind::Vector, &options).map_err(|error| match error {
        OpenError::Refused(reason) => InputError::Refused { file: path.to_owned(), reason },
        OpenError::Gdal(reason) => unreadable(path, &reason),
    })
}

fn unreadable(path: &str, error: &GdalReason) -> InputError {
    let reason = if std::path::Path::new(path).exists() || path.starts_with("/vsi") {
        text!("vector-table-damaged-incomplete-or-not-vector-file", error)
    } else {
        word("vector-table-no-such-file").to_owned()
    };
    InputError::Unreadable { file: path.to_owned(), reason }
}

fn pick_layer<'a>(
    path: &str,
    dataset: &'a Dataset,
    choice: &TableChoice<'_>,
) -> Result<Layer<'a>, InputError> {
    let names = || dataset.layers().map(|layer| layer.name()).collect::<Vec<_>>();
    let (file, section) = (path.to_owned(), choice.section);
    if let Some(layer) = choice.layer {
        return dataset.layer_by_name(layer).map_err(|_no_such_layer| InputError::NoSuchLayer {
            file,
            section,
            layer: layer.to_owned(),
            layers: names(),
        });
    }
    match dataset.layer_count() {
        0 => Err(InputError::Unreadable {
            file,
            reason: word("vector-table-it-has-no-vector-layer").to_owned(),
        }),
        1 => dataset.layer(0).map_err(|error| unreadable(path, &error.into())),
        _ => Err(InputError::SeveralLayers { file, section, layers: names() }),
    }
}

fn own_crs(layer: &Layer<'_>) -> Option<SpatialRef> {
    let mut crs = layer.spatial_ref()?;
    crs.set_axis_mapping_strategy(AxisMappingStrategy::TraditionalGisOrder);
    // GeoPackage writes "undefined" systems for files without one
    let undefined = crs.name().is_none_or(|name| name.to_lowercase().starts_with("undefined"));
    if undefined { None } else { Some(crs) }
}

fn row(table: &Table, feature: &Feature<'_>, types: &[OGRFieldType::Type]) -> Result<Row, Reject> {
    let number = feature.fid().unwrap_or_default();
    let refuse = |field: &str, value: String, reason: &str| Reject {
        file: table.file.clone(),
        row: number,
        field: field.to_owned(),
        value,
        reason: reason.to_owned(),
    };
    let mut values = Vec::with_capacity(types.len());
    for (index, column) in table.columns.iter().enumerate() {
        // a column more than the file has is its feature ids
        let value = types.get(index).map_or(number.to_string(), |kind| text_of(feature, index, *kind));
        if value.contains(REPLACEMENT) {
            return Err(refuse(column, value, word("not-utf-8")));
        }
        values.push(value);
    }
    let shape = match table.coordinates {
        Coordinates::Columns => Shape::InColumns,
        Coordinates::Geometry(_) => shape_of(feature),
    };
    Ok(Row { number, values, shape })
}

/// The text of a field; a field that is not set counts as empty, never as 0.
fn text_of(feature: &Feature<'_>, index: usize, kind: OGRFieldType::Type) -> String {
    let text = feature.field_as_string(index).ok().flatten().unwrap_or_default();
    if text.is_empty() || kind != OGRFieldType::OFTReal {
        return text;
    }
    // the library's text has 15 digits
    feature.field_as_double(index).ok().flatten().map_or(text, |value| value.to_string())
}

fn shape_of(feature: &Feature<'_>) -> Shape {
    // `Feature::geometry` hands out a null pointer for a missing geometry; this one does not
    feature.geometry_by_index(0).map_or(Shape::Empty, shape_of_geometry)
}

/// A geometry as a row's shape.
pub(in crate::inputs) fn shape_of_geometry(geometry: &gdal::vector::Geometry) -> Shape {
    if geometry.is_empty() {
        return Shape::Empty;
    }
    let mut flat = geometry.clone();
    flat.flatten_to_2d();
    match flat.to_geo() {
        Ok(Geometry::Point(point)) => Shape::Point([point.x(), point.y()]),
        Ok(Geometry::MultiPoint(points)) if points.0.len() == 1 => {
            Shape::Point([points.0[0].x(), points.0[0].y()])
        }
        Ok(Geometry::Polygon(polygon)) => Shape::Area(MultiPolygon(vec![polygon])),
        Ok(Geometry::MultiPolygon(polygons)) => Shape::Area(polygons),
        _ => Shape::Other(geometry.geometry_name()),
    }
}
