//! The document and its archive.
use super::earth_layers::{EarthLayer, Icon, earth_layers};
use super::placemarks::{style_id, write_folder};
use crate::outputs::error::OutputError;
use crate::outputs::rasters::cloud_raster::escaped;
use crate::outputs::workbook::run_sheets::ReadMade;
use serde_json::Value;
use std::fmt::Write as _;
use std::io::{Cursor, Write as _};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// File name.
pub(in crate::outputs) const KMZ: &str = "signalgap.kmz";
/// The document within it, by the name that programs look for first.
const DOCUMENT: &str = "doc.kml";
/// Width of a line of scale 1, pixels, and size of an icon.
const LABEL_SCALE: f64 = 0.8;

/// An archive of all layers that are there; `None` where none is. `technology` (`4g`, `3g`) is that of the ranking.
///
/// # Errors
/// [`OutputError`] where a layer cannot be read or the archive not be made.
pub(in crate::outputs) fn kmz_of(
    title: &str,
    technology: &str,
    read: ReadMade<'_>,
) -> Result<Option<Vec<u8>>, OutputError> {
    let layers = earth_layers(technology);
    let mut folders = String::new();
    for layer in &layers {
        if let Some(bytes) = read(layer.file)? {
            write_folder(&mut folders, layer, &features(layer.file, &bytes)?);
        }
    }
    if folders.is_empty() {
        return Ok(None);
    }
    let mut kml = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<kml xmlns=\"http://www.opengis.net/kml/2.2\"><Document><name>{}</name>\
         <open>1</open>\n",
        escaped(title)
    );
    for layer in &layers {
        write_styles(&mut kml, layer);
    }
    kml.push_str(&folders);
    kml.push_str("</Document></kml>\n");
    let failed = |source| OutputError::File { path: KMZ.into(), source };
    archive(kml.as_bytes()).map(Some).map_err(std::io::Error::from).map_err(failed)
}

fn features(name: &'static str, bytes: &[u8]) -> Result<Vec<Value>, OutputError> {
    let mut collection: Value =
        serde_json::from_slice(bytes).map_err(|source| OutputError::Json { name, source })?;
    let features = collection.get_mut("features").map(Value::take);
    Ok(match features {
        Some(Value::Array(features)) => features,
        _ => Vec::new(),
    })
}

fn write_styles(kml: &mut String, layer: &EarthLayer) {
    for (at, kind) in layer.kinds.iter().enumerate() {
        let (colour, icon) = (earth_colour(kind.colour), layer.icon.file());
        let _ = writeln!(
            kml,
            "<Style id=\"{}\"><IconStyle><color>{colour}</color><scale>{:.2}</scale><Icon><href>{icon}</href></Icon></IconStyle>\
             <LabelStyle><scale>{LABEL_SCALE:.2}</scale></LabelStyle><LineStyle><color>{colour}</color>\
             <width>{:.2}</width></LineStyle><BalloonStyle><text>$[description]</text></BalloonStyle></Style>",
            style_id(layer, at),
            kind.scale,
            kind.scale
        );
    }
}

/// `#rrggbb` as KML writes it: opacity, blue, green, red.
fn earth_colour(colour: &str) -> String {
    let part = |at: usize| colour.get(at..at + 2).unwrap_or("00");
    format!("ff{}{}{}", part(5), part(3), part(1))
}

fn archive(document: &[u8]) -> zip::result::ZipResult<Vec<u8>> {
    // of no time, so that equal results are equal bytes
    let options = SimpleFileOptions::default().last_modified_time(zip::DateTime::default());
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    archive.start_file(DOCUMENT, options)?;
    archive.write_all(document)?;
    for (icon, bytes) in Icon::ALL {
        archive.start_file(icon.file(), options)?;
        archive.write_all(bytes)?;
    }
    Ok(archive.finish()?.into_inner())
}

#[cfg(test)]
mod tests;
