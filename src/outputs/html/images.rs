//! Rasters of a run as small pictures for the report's map.
use super::bilingual::both;
use crate::grid::{WebGrid, WebSampling};
use crate::language::{grouped, word};
use crate::link::ServiceClass;
use crate::outputs::error::OutputError;
use crate::outputs::rasters::raster_style::CLASS_COLOURS;
use crate::outputs::results::run_results::WebWarp;
use crate::outputs::values::fields::round_to;
use crate::text;
use crate::words::class_text;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};
use std::path::{Path, PathBuf};

/// Cells of an image along its longer side.
const MOST_CELLS: usize = 1_000;
/// Shades of the relief: more would cost size and not be seen under the other layers.
const SHADES: u8 = 16;
/// Values of the relief: 0 is none.
const BRIGHTEST: f32 = 255.0;
/// People that a mast would serve, from few to many (`ColorBrewer`'s `YlGnBu`).
const PEOPLE_COLOURS: [[u8; 3]; 6] = [
    [0xff, 0xff, 0xcc],
    [0xc7, 0xe9, 0xb4],
    [0x7f, 0xcd, 0xbb],
    [0x41, 0xb6, 0xc4],
    [0x2c, 0x7f, 0xb8],
    [0x25, 0x34, 0x94],
];

/// A raster that the report may show.
#[derive(Clone, Debug)]
pub(super) struct MapRaster {
    kind: Kind,
    /// Where it lies.
    pub(super) file: PathBuf,
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    Relief,
    /// Of a technology.
    Class(String),
    /// Of masts of a height, m.
    People(String),
}

impl MapRaster {
    /// What a file of a run's folder shows; `None` of others.
    pub(super) fn of(folder: &Path, name: &str) -> Option<Self> {
        let class = |technology: &str| ["4g", "3g"].contains(&technology).then(|| technology.to_owned());
        let kind = if name == "hillshade.tif" {
            Kind::Relief
        } else if let Some(technology) =
            name.strip_prefix("coverage_").and_then(|rest| rest.strip_suffix("_class.tif"))
        {
            Kind::Class(class(technology)?)
        } else {
            let height = name.strip_prefix("opportunity_people_")?.strip_suffix("m.tif")?;
            Kind::People(height.to_owned())
        };
        Some(Self { kind, file: folder.join(name) })
    }

    /// The raster as a picture with its name and legend.
    ///
    /// # Errors
    /// [`OutputError`] with GDAL's reason.
    pub(super) fn image(&self, warp: WebWarp) -> Result<Value, OutputError> {
        let sampling = match self.kind {
            Kind::Class(_) => WebSampling::Nearest,
            Kind::Relief | Kind::People(_) => WebSampling::Mean,
        };
        let raster = warp(&self.file, MOST_CELLS, sampling)
            .map_err(|source| OutputError::Source { name: self.name(), source })?;
        let coloured = match &self.kind {
            Kind::Relief => relief(&raster),
            Kind::Class(technology) => classes(&raster, technology),
            Kind::People(height_m) => people(&raster, height_m),
        };
        let png = encoded(&raster, &coloured)
            .map_err(|error| OutputError::Source { name: self.name(), source: error.into() })?;
        let bounds = raster.bounds;
        let edges = [bounds.west, bounds.south, bounds.east, bounds.north];
        let source = format!("data:image/png;base64,{}", STANDARD.encode(png));
        Ok(json!({
            "key": self.key(),
            "name": coloured.name,
            "bounds": edges.map(|edge| round_to(edge, 7)),
            "width": raster.shape.cols,
            "height": raster.shape.rows,
            "legend": coloured.legend,
            "src": source,
        }))
    }

    fn name(&self) -> String {
        self.file.file_name().unwrap_or_default().to_string_lossy().into_owned()
    }

    fn key(&self) -> String {
        match &self.kind {
            Kind::Relief => "relief".to_owned(),
            Kind::Class(technology) => format!("class_{technology}"),
            Kind::People(height_m) => format!("opportunity_{height_m}m"),
        }
    }
}

/// Whether a file of a run's folder is a raster that the report shows.
#[must_use]
pub fn is_shown_on_map(name: &str) -> bool {
    MapRaster::of(Path::new(""), name).is_some()
}

/// The rasters among the files of a folder: relief, classes, where masts would help.
pub(super) fn map_rasters<'n>(folder: &Path, names: impl Iterator<Item = &'n str>) -> Vec<MapRaster> {
    let mut rasters: Vec<MapRaster> = names.filter_map(|name| MapRaster::of(folder, name)).collect();
    rasters.sort_by(|a, b| a.kind.cmp(&b.kind));
    rasters
}

/// Entries of a palette for each cell; entry 0 is transparent.
struct Coloured {
    name: Value,
    entries: Vec<u8>,
    palette: Vec<[u8; 3]>,
    legend: Vec<Value>,
}

fn relief(raster: &WebGrid) -> Coloured {
    let entry = |value: &f32| {
        if value.is_nan() || *value < 0.5 {
            return 0;
        }
        let shade = (value / BRIGHTEST * f32::from(SHADES)) as u8;
        1 + shade.min(SHADES - 1)
    };
    let grey = |shade: u8| [((f32::from(shade) + 0.5) / f32::from(SHADES) * BRIGHTEST) as u8; 3];
    Coloured {
        name: both(|| word("report-layer-relief").to_owned()),
        entries: raster.values.iter().map(entry).collect(),
        palette: (0..SHADES).map(grey).collect(),
        legend: Vec::new(),
    }
}

/// Classes 1 to 4; where there is no signal, the relief is seen.
fn classes(raster: &WebGrid, technology: &str) -> Coloured {
    let known = 1.0..CLASS_COLOURS.len() as f32;
    let entry = |value: &f32| if known.contains(value) { *value as u8 } else { 0 };
    let generation = technology.to_uppercase();
    let named = ServiceClass::ALL.into_iter().zip(CLASS_COLOURS).skip(1);
    let legend = named.map(|(class, colour)| step(colour, || class_text(class.key()).to_owned()));
    Coloured {
        name: both(|| text!("report-layer-class", generation)),
        entries: raster.values.iter().map(entry).collect(),
        palette: CLASS_COLOURS[1..].to_vec(),
        legend: legend.rev().collect(),
    }
}

/// People whom a mast would serve, in steps that double.
fn people(raster: &WebGrid, height_m: &str) -> Coloured {
    let most = raster.values.iter().copied().filter(|value| value.is_finite()).fold(0.0, f32::max);
    let steps = PEOPLE_COLOURS.len();
    let lower = |step: usize| f64::from(most) / f64::from(1_u32 << (steps - step));
    let entry = |value: &f32| {
        if !(value.is_finite() && *value >= 0.5) {
            return 0;
        }
        let above = (1..steps).take_while(|step| f64::from(*value) >= lower(*step)).count();
        1 + above as u8
    };
    let legend = PEOPLE_COLOURS.into_iter().enumerate().map(|(index, colour)| {
        let from = if index == 0 { 1.0 } else { lower(index).ceil() };
        step(colour, || text!("report-layer-people-from", people = grouped(from)))
    });
    Coloured {
        name: both(|| text!("report-layer-opportunity", height_m)),
        entries: raster.values.iter().map(entry).collect(),
        palette: PEOPLE_COLOURS.to_vec(),
        legend: if most > 0.0 { legend.rev().collect() } else { Vec::new() },
    }
}

fn step([red, green, blue]: [u8; 3], words: impl Fn() -> String) -> Value {
    json!({ "colour": format!("#{red:02x}{green:02x}{blue:02x}"), "text": both(words) })
}

fn encoded(raster: &WebGrid, coloured: &Coloured) -> Result<Vec<u8>, png::EncodingError> {
    let mut bytes = Vec::new();
    let (width, height) = (raster.shape.cols as u32, raster.shape.rows as u32);
    let mut encoder = png::Encoder::new(&mut bytes, width, height);
    encoder.set_color(png::ColorType::Indexed);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_compression(png::Compression::High);
    encoder.set_filter(png::Filter::NoFilter);
    encoder.set_palette([&[[0; 3]], coloured.palette.as_slice()].concat().concat());
    encoder.set_trns(vec![0]);
    let mut writer = encoder.write_header()?;
    writer.write_image_data(&coloured.entries)?;
    writer.finish()?;
    Ok(bytes)
}
