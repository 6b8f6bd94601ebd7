//! The rasters of the opportunity map.
use super::cell_sum::CellBits;
use super::cloud_raster::{Label, Storage, write_cloud_optimised};
use super::raster_style::opportunity_style;
use crate::grid::{Shape, Window};
use crate::language::word;
use crate::outputs::error::OutputError;
use crate::outputs::results::model_rows::deciding_model;
use crate::outputs::results::run_results::Results;
use crate::planning::{HeightLayer, OpportunityMap};
use crate::text;
use std::path::Path;

/// Value of cells that no place without service is within reach of.
const NO_PEOPLE: f32 = -9_999.0;
/// Set of cells that serve nobody.
const NO_SET: u32 = 0;
/// Rows that are made at once: beside the map there is memory for little more.
const STRIP_ROWS: usize = 256;

/// What a raster of a height shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::outputs) enum OpportunityQuantity {
    People,
    Expected,
    Sets,
}

impl OpportunityQuantity {
    const ALL: [Self; 3] = [Self::People, Self::Expected, Self::Sets];

    const fn word(self) -> &'static str {
        match self {
            Self::People => "people",
            Self::Expected => "expected",
            Self::Sets => "sets",
        }
    }
}

/// One raster of the map.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::outputs) struct OpportunityRaster {
    /// File name.
    pub(in crate::outputs) name: String,
    layer: usize,
    quantity: OpportunityQuantity,
}

/// The rasters of antenna heights, m, in their order.
pub(in crate::outputs) fn opportunity_rasters(heights_m: &[f64]) -> Vec<OpportunityRaster> {
    let of_height = |(layer, height_m): (usize, &f64)| {
        let height_m = *height_m;
        OpportunityQuantity::ALL.map(|quantity| OpportunityRaster {
            name: format!("opportunity_{}_{height_m}m.tif", quantity.word()),
            layer,
            quantity,
        })
    };
    heights_m.iter().enumerate().flat_map(of_height).collect()
}

/// Whether a file of the output folder is a raster of an opportunity map, or a side file of one, of this or an earlier run.
pub(in crate::outputs) fn is_opportunity_raster(name: &str) -> bool {
    let known =
        |quantity: &OpportunityQuantity| name.starts_with(&format!("opportunity_{}_", quantity.word()));
    let ending = name.strip_suffix("m.tif").or_else(|| name.strip_suffix("m.qml"));
    ending.is_some() && OpportunityQuantity::ALL.iter().any(known)
}

impl OpportunityRaster {
    /// Names of the files that are written for it.
    pub(in crate::outputs) fn names(&self) -> Vec<String> {
        let style = (self.quantity != OpportunityQuantity::Sets).then(|| self.style_name());
        style.into_iter().chain([self.name.clone()]).collect()
    }

    fn style_name(&self) -> String {
        format!("{}.qml", self.name.strip_suffix(".tif").unwrap_or(&self.name))
    }

    /// The style that QGIS applies to it, name and text; `None` for the sets, which are numbers to look up.
    pub(in crate::outputs) fn style(&self, map: &OpportunityMap) -> Option<(String, String)> {
        if self.quantity == OpportunityQuantity::Sets {
            return None;
        }
        let cells = 0..map.window.shape.cells();
        let most = cells.map(|at| self.value(map, at)).fold(0.0, f32::max);
        Some((self.style_name(), opportunity_style(f64::from(most))))
    }

    /// Writes it to a folder.
    ///
    /// # Errors
    /// [`OutputError`] with GDAL's reason.
    pub(in crate::outputs) fn write(
        &self,
        results: &Results<'_>,
        map: &OpportunityMap,
        folder: &Path,
    ) -> Result<(), OutputError> {
        let (band, unit) = match self.quantity {
            OpportunityQuantity::People => {
                (word("opportunity-rasters-people-without-service-that-mast-here"), "people")
            }
            OpportunityQuantity::Expected => {
                (word("opportunity-rasters-expected-people-with-service-that-mast"), "people")
            }
            OpportunityQuantity::Sets => (word("opportunity-rasters-places-that-mast-here-serves-set"), ""),
        };
        let height_m = map.layers[self.layer].height_agl.metres();
        let model = deciding_model(results.scenario);
        let description = text!(
            "opportunity-rasters-antenna-above-ground-path-loss",
            scenario = results.scenario.name,
            band,
            height_m,
            model
        );
        let mut label = Label {
            name: &self.name,
            band,
            unit,
            description,
            wkt: &results.crs.wkt,
            nodata: f64::from(NO_PEOPLE),
            colours: &[],
            storage: Storage::Quantity,
        };
        let path = folder.join(&self.name);
        if self.quantity == OpportunityQuantity::Sets {
            (label.nodata, label.storage) = (f64::from(NO_SET), Storage::Names);
            return put(&path, &label, map, &|at| self.layer(map).sets[at]);
        }
        put(&path, &label, map, &|at| self.value(map, at))
    }

    fn layer<'m>(&self, map: &'m OpportunityMap) -> &'m HeightLayer {
        &map.layers[self.layer]
    }

    /// People at a cell of the map, to one decimal.
    fn value(&self, map: &OpportunityMap, at: usize) -> f32 {
        let layer = self.layer(map);
        let expected = layer.expected[at];
        let people = match self.quantity {
            OpportunityQuantity::Expected => expected,
            _ => map.sets.of(layer.sets[at]).people as f32,
        };
        if expected.is_nan() { NO_PEOPLE } else { (people * 10.0).round() / 10.0 }
    }
}

fn put<T: CellBits>(
    path: &Path,
    label: &Label<'_>,
    map: &OpportunityMap,
    value: &dyn Fn(usize) -> T,
) -> Result<(), OutputError> {
    let geometry = map.geometry.of_window(map.window);
    let Shape { rows, cols } = geometry.shape;
    let mut strips = (0..rows).step_by(STRIP_ROWS).map(|first| {
        let last = (first + STRIP_ROWS).min(rows);
        Ok((Window::of(first..last, 0..cols), (first * cols..last * cols).map(value).collect()))
    });
    write_cloud_optimised(path, label, &geometry, &mut strips)
}

#[cfg(test)]
mod tests {
    use super::{is_opportunity_raster, opportunity_rasters};

    #[test]
    fn names_are_told_apart_from_those_of_others() {
        let rasters = opportunity_rasters(&[20.0, 22.5]);
        let names: Vec<String> = rasters.iter().flat_map(super::OpportunityRaster::names).collect();
        assert_eq!(names.len(), 10);
        assert_eq!(names[..2], ["opportunity_people_20m.qml", "opportunity_people_20m.tif"]);
        assert!(names.contains(&"opportunity_sets_22.5m.tif".to_owned()));
        assert!(names.iter().all(|name| is_opportunity_raster(name)));
        for other in ["opportunity_sets.csv", "opportunity_map.tif", "coverage_4g_class.tif"] {
            assert!(!is_opportunity_raster(other), "{other}");
        }
    }
}
