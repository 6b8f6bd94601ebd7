//! Opening the rasters that a request names: what only lies beside them in a folder is skipped and reported.
#![expect(clippy::disallowed_types, reason = "GDAL lives in inputs/")]
use super::raster_error::RasterInputError;
use super::raster_file::{Content, RasterFile, TakenFor, open_dataset};
use super::raster_source::{RASTER_EXTENSIONS, RasterSource, find_rasters};
use crate::findings::{PassedOver, RasterNote};
use crate::grid::RasterContent;
use crate::inputs::gdal_access::gdal_c_calls::QuietGdal;
use gdal::{Dataset, Metadata};
use std::collections::BTreeSet;
use std::path::Path;

/// Last parts of the names of layers that packages of elevation models hold beside them: number and mask layers of ASTER
/// (num, att), height error, editing, filling and water masks of Copernicus and TanDEM-X (hem, edm, flm, wbm, wam), mask
/// and stack of ALOS (msk, stk), the layers of ArcticDEM and REMA; and what is derived from elevation.
const LAYERS: [&str; 36] = [
    "num",
    "att",
    "hem",
    "edm",
    "flm",
    "wbm",
    "wam",
    "msk",
    "stk",
    "swb",
    "mad",
    "count",
    "countmt",
    "mindate",
    "maxdate",
    "matchtag",
    "bitmask",
    "datamask",
    "browse",
    "ql",
    "mask",
    "quality",
    "watermask",
    "waterbody",
    "hillshade",
    "shade",
    "shaded",
    "slope",
    "aspect",
    "roughness",
    "curvature",
    "uncertainty",
    "confidence",
    "stdev",
    "thumbnail",
    "preview",
];
/// The same, where a raster of the same name without this part, or with another, is there too: alone they may mean anything.
const LAYERS_BESIDE_ANOTHER: [&str; 24] = [
    "amp",
    "am2",
    "com",
    "cov",
    "inc",
    "lsm",
    "err",
    "error",
    "std",
    "dir",
    "acc",
    "upa",
    "upg",
    "wth",
    "hnd",
    "date",
    "water",
    "conf",
    "intensity",
    "ortho",
    "relief",
    "tri",
    "tpi",
    "masked",
];
/// Layers beside a land-cover map: input quality of ESA WorldCover.
const LAND_COVER_LAYERS: [&str; 1] = ["inputquality"];

/// Rasters opened, and what is to be known of the search.
pub(in crate::inputs) struct Opened {
    pub(in crate::inputs) rasters: Vec<(RasterSource, RasterFile)>,
    pub(in crate::inputs) notes: Vec<RasterNote>,
}

/// Opens the rasters that `patterns` name.
///
/// Of those that a folder or glob gave, companions by their names and results of this program by their metadata are passed
/// over. A file listed explicitly is always used.
///
/// # Errors
/// As [`find_rasters`]; a file that cannot be used; nothing left.
pub(in crate::inputs) fn open_rasters(
    patterns: &[String],
    base: &Path,
    taken: TakenFor<'_>,
) -> Result<Opened, RasterInputError> {
    let _quiet = QuietGdal::new();
    let found = find_rasters(patterns, base)?;
    let companions = companions(&found, taken.content);
    let (mut rasters, mut results) = (Vec::new(), Vec::new());
    for source in found.into_iter().filter(|source| !companions.contains(&source.shown)) {
        let dataset = open_dataset(&source)?;
        let is_result = is_result(&dataset);
        if is_result && source.searched {
            results.push(source.shown);
            continue;
        }
        let mut raster = RasterFile::of(dataset, &source, taken)?;
        raster.notes.extend(is_result.then(|| RasterNote::OwnResult { file: source.shown.clone() }));
        rasters.push((source, raster));
    }
    if rasters.is_empty() {
        let files = companions.into_iter().chain(results).collect();
        return Err(RasterInputError::AllPassedOver { files });
    }
    let told = [(PassedOver::Companion, companions.into_iter().collect()), (PassedOver::Result, results)];
    let told = told.into_iter().filter(|(_, files): &(_, Vec<String>)| !files.is_empty());
    Ok(Opened { rasters, notes: told.map(|(why, files)| RasterNote::PassedOver { why, files }).collect() })
}

/// The rasters that [`open_rasters`] would read: a file that cannot be opened is one of them.
///
/// # Cost
/// Opens each file found in a search.
///
/// # Errors
/// As [`find_rasters`].
pub(in crate::inputs) fn rasters_to_read(
    patterns: &[String],
    base: &Path,
    content: Content,
) -> Result<Vec<RasterSource>, RasterInputError> {
    let _quiet = QuietGdal::new();
    let mut found = find_rasters(patterns, base)?;
    let companions = companions(&found, content);
    let is_own = |source: &RasterSource| open_dataset(source).is_ok_and(|dataset| is_result(&dataset));
    found.retain(|source| !(companions.contains(&source.shown) || source.searched && is_own(source)));
    Ok(found)
}

/// Those of the rasters found in a search that are companions, by their names.
fn companions(found: &[RasterSource], content: Content) -> BTreeSet<String> {
    let searched: Vec<_> = found.iter().filter(|source| source.searched).collect();
    let stems: Vec<String> = found.iter().map(|source| stem(&source.shown)).collect();
    let is_companion = |source: &&&RasterSource| {
        let stem = stem(&source.shown);
        let (name, layer) = last_part(&stem);
        if content == Content::LandCover {
            return LAND_COVER_LAYERS.contains(&layer);
        }
        let is_beside = |other: &String| *other != stem && (other == name || last_part(other).0 == name);
        LAYERS.contains(&layer)
            || (LAYERS_BESIDE_ANOTHER.contains(&layer) && !name.is_empty() && stems.iter().any(is_beside))
    };
    searched.iter().filter(is_companion).map(|source| source.shown.clone()).collect()
}

/// A file's name in lower case, without folder and extension.
fn stem(shown: &str) -> String {
    let name = shown.rsplit(['/', '\\']).next().unwrap_or(shown).to_ascii_lowercase();
    let longest = RASTER_EXTENSIONS
        .iter()
        .filter_map(|extension| name.strip_suffix(extension).and_then(|stem| stem.strip_suffix('.')))
        .min_by_key(|stem| stem.len());
    longest.unwrap_or(&name).to_owned()
}

/// The name before the last part, and the last part.
fn last_part(stem: &str) -> (&str, &str) {
    stem.rsplit_once(['_', '-', '.', ' ']).unwrap_or(("", stem))
}

/// Whether this program wrote a raster as a result: by its content item; one of version 0.1.0 by its description.
fn is_result(dataset: &Dataset) -> bool {
    if let Some(content) = dataset.metadata_item(RasterContent::ITEM, "") {
        return content == RasterContent::Result.key();
    }
    let text = dataset.metadata_item("TIFFTAG_IMAGEDESCRIPTION", "").unwrap_or_default();
    let is_layer = text.contains(": ") && text.contains("; path loss ");
    let is_look = text.contains("; site at longitude ") && text.contains(" m above ground; ");
    is_layer || is_look
}

#[cfg(test)]
mod tests {
    use super::companions;
    use crate::inputs::rasters::raster_file::Content;
    use crate::inputs::rasters::raster_source::RasterSource;

    fn passed_over(names: &[&str], content: Content) -> Vec<String> {
        let source = |name: &&str| RasterSource {
            shown: (*name).to_owned(),
            gdal_name: (*name).to_owned(),
            path: None,
            searched: true,
        };
        companions(&names.iter().map(source).collect::<Vec<_>>(), content).into_iter().collect()
    }

    #[test]
    fn companions_are_known_by_the_names_of_their_packages() {
        let packages: [(&str, &[&str]); 8] = [
            ("ASTGTMV003_N21E105_dem.tif", &["ASTGTMV003_N21E105_num.tif", "ASTWBDV001_N21E105_att.tif"]),
            (
                "DEM/Copernicus_DSM_COG_10_N21_00_E105_00_DEM.tif",
                &[
                    "AUXFILES/Copernicus_DSM_COG_10_N21_00_E105_00_HEM.tif",
                    "AUXFILES/Copernicus_DSM_COG_10_N21_00_E105_00_WBM.tif",
                    "PREVIEW/Copernicus_DSM_COG_10_N21_00_E105_00_DEM_QL.tif",
                ],
            ),
            (
                "TDM1_DEM__04_N21E105_DEM.tif",
                &["TDM1_DEM__04_N21E105_AMP.tif", "TDM1_DEM__04_N21E105_WAM.tif"],
            ),
            ("ALPSMLC30_N021E105_DSM.tif", &["ALPSMLC30_N021E105_MSK.tif", "ALPSMLC30_N021E105_STK.tif"]),
            (
                "48_32_2m_v2.0_dem.tif",
                &["48_32_2m_v2.0_mad.tif", "48_32_2m_v2.0_maxdate.tif", "48_32_2m_v2.0_countmt.tif"],
            ),
            ("n20e105_elv.tif", &["n20e105_dir.tif", "n20e105_upa.tif"]),
            ("terrain.tif", &["terrain_slope.tif", "terrain-hillshade.img", "terrain_err.tif"]),
            ("N21E105.SRTMGL1.hgt.zip", &["slope.tif"]),
        ];
        for (elevation, beside) in packages {
            let mut names = vec![elevation];
            names.extend(beside);
            let mut expected: Vec<String> = beside.iter().map(|&name| name.to_owned()).collect();
            expected.sort();
            assert_eq!(passed_over(&names, Content::Elevation), expected);
        }
    }

    #[test]
    fn other_rasters_are_not() {
        let names =
            ["dem.tif", "N21E105.hgt", "n21_e105_1arc_v3.tif", "big_water.tif", "tile_com.tif", "number.tif"];
        assert!(passed_over(&names, Content::Elevation).is_empty());
        let map = [
            "ESA_WorldCover_10m_2021_v200_N21E105_Map.tif",
            "ESA_WorldCover_10m_2021_v200_N21E105_InputQuality.tif",
        ];
        assert_eq!(passed_over(&map, Content::LandCover), [map[1]]);
        assert!(passed_over(&["mask.tif"], Content::LandCover).is_empty());
    }
}
