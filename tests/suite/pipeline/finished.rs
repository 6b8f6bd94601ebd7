//! Running a scenario, and its results as another program reads them.
use serde_json::{Map, Value};
use signalgap::geodesy::LonLat;
use signalgap::inputs::scenario_file::load_scenario;
use signalgap::pipeline::{RunMeans, RunReport, Silent, run};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// UTM zone 48 north as an ESRI projection file has it.
pub(crate) const UTM_48N: &str = "PROJCS[\"WGS_1984_UTM_Zone_48N\",GEOGCS[\"GCS_WGS_1984\",DATUM[\"D_WGS_1984\",\
    SPHEROID[\"WGS_1984\",6378137.0,298.257223563]],PRIMEM[\"Greenwich\",0.0],UNIT[\"Degree\",0.0174532925199433]],\
    PROJECTION[\"Transverse_Mercator\"],PARAMETER[\"False_Easting\",500000.0],PARAMETER[\"False_Northing\",0.0],\
    PARAMETER[\"Central_Meridian\",105.0],PARAMETER[\"Scale_Factor\",0.9996],PARAMETER[\"Latitude_Of_Origin\",0.0],\
    UNIT[\"Meter\",1.0]]";

/// An empty folder of this test binary.
pub(crate) fn scratch(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("pipeline").join(name);
    if folder.exists() {
        fs::remove_dir_all(&folder).expect("an old scratch folder can be removed");
    }
    fs::create_dir_all(&folder).expect("a scratch folder");
    folder
}

/// A path as a TOML text.
pub(crate) fn toml_text(path: &Path) -> String {
    format!("{:?}", path.display().to_string())
}

/// One feature of a GeoJSON file.
#[derive(Clone, Debug)]
pub(crate) struct Feature {
    pub(crate) properties: Map<String, Value>,
    /// The point, or the first of several.
    pub(crate) place: LonLat,
}

impl Feature {
    fn of(feature: &Value) -> Self {
        let coordinates = &feature["geometry"]["coordinates"];
        let point = if coordinates[0].is_array() { &coordinates[0] } else { coordinates };
        let degrees = |index: usize| point[index].as_f64().expect("a coordinate");
        Self {
            properties: feature["properties"].as_object().expect("properties").clone(),
            place: LonLat { longitude_deg: degrees(0), latitude_deg: degrees(1) },
        }
    }

    pub(crate) fn text(&self, field: &str) -> &str {
        self.maybe_text(field).unwrap_or_else(|| panic!("{field} is no text in {:?}", self.properties))
    }

    pub(crate) fn maybe_text(&self, field: &str) -> Option<&str> {
        self.value(field).as_str()
    }

    pub(crate) fn number(&self, field: &str) -> f64 {
        self.maybe_number(field).unwrap_or_else(|| panic!("{field} is no number in {:?}", self.properties))
    }

    pub(crate) fn maybe_number(&self, field: &str) -> Option<f64> {
        self.value(field).as_f64()
    }

    pub(crate) fn value(&self, field: &str) -> &Value {
        self.properties.get(field).unwrap_or_else(|| panic!("no field {field} in {:?}", self.properties))
    }
}

/// A run that went through.
#[derive(Debug)]
pub(crate) struct Finished {
    /// Where the results are.
    pub(crate) folder: PathBuf,
    pub(crate) report: RunReport,
}

impl Finished {
    /// Runs a scenario file; its results go to `results` beside it.
    pub(crate) fn of(scenario: &Path) -> Self {
        let folder = scenario.parent().expect("a folder").join("results");
        let loaded = load_scenario(scenario).unwrap_or_else(|error| panic!("{error}"));
        let report =
            run(&loaded, &folder, RunMeans::default(), &Silent).unwrap_or_else(|error| panic!("{error}"));
        Self { folder, report }
    }

    /// Writes files to a scratch folder (`scenario.toml` among them) and runs the scenario.
    pub(crate) fn of_files(name: &str, files: &[(&str, &str)]) -> Self {
        let folder = scratch(name);
        for (file, text) in files {
            fs::write(folder.join(file), text).expect("an input");
        }
        Self::of(&folder.join("scenario.toml"))
    }

    pub(crate) fn json(&self, name: &str) -> Value {
        let bytes = fs::read(self.folder.join(name)).unwrap_or_else(|error| panic!("{name}: {error}"));
        serde_json::from_slice(&bytes).unwrap_or_else(|error| panic!("{name}: {error}"))
    }

    pub(crate) fn manifest(&self) -> Value {
        self.json("manifest.json")
    }

    /// `features("gaps")` of `gaps.geojson`; those of settlements with the fields of `settlements_long.csv`.
    pub(crate) fn features(&self, layer: &str) -> Vec<Feature> {
        let collection = self.json(&format!("{layer}.geojson"));
        let mut features: Vec<Feature> =
            collection["features"].as_array().expect("features").iter().map(Feature::of).collect();
        if layer == "settlements" {
            let rows = self.table("settlements_long.csv");
            assert_eq!(features.len(), rows.len());
            for (feature, row) in features.iter_mut().zip(rows) {
                assert_eq!(feature.text("settlement_id"), row["settlement_id"]);
                for (name, text) in row {
                    feature.properties.entry(&name).or_insert_with(|| value_of(&name, &text));
                }
            }
        }
        features
    }

    /// Rows of a CSV file, by column.
    pub(crate) fn table(&self, name: &str) -> Vec<BTreeMap<String, String>> {
        table(&self.folder.join(name))
    }

    /// Number and text of the caveat of a kind.
    pub(crate) fn caveat(&self, kind: &str) -> Option<(u64, String)> {
        let manifest = self.manifest();
        let caveats = manifest["caveats"].as_array().expect("caveats");
        let found = caveats.iter().find(|caveat| caveat["kind"] == kind)?;
        Some((found["count"].as_u64().expect("a count"), found["text"].as_str().expect("a text").to_owned()))
    }

    pub(crate) fn count(&self, name: &str) -> usize {
        let count = self.manifest()["counts"][name].as_u64();
        usize::try_from(count.unwrap_or_else(|| panic!("no count {name}"))).expect("a count")
    }

    /// A number of the resolved scenario, as `/service/sigma_db`.
    pub(crate) fn choice(&self, pointer: &str) -> f64 {
        let manifest = self.manifest();
        let value = manifest["scenario"].pointer(pointer).and_then(Value::as_f64);
        value.unwrap_or_else(|| panic!("the scenario has no number {pointer}"))
    }
}

/// A cell as the value that GeoJSON would have.
fn value_of(name: &str, text: &str) -> Value {
    let named = ["server", "site", "sector", "code", "name", "id"].iter().any(|word| name.contains(word));
    match text {
        "" => Value::Null,
        "true" => true.into(),
        "false" => false.into(),
        text if named => text.into(),
        text => text
            .parse::<i64>()
            .map(Value::from)
            .or_else(|_| text.parse::<f64>().map(Value::from))
            .unwrap_or(text.into()),
    }
}

/// Rows of a CSV file, by column.
pub(crate) fn table(path: &Path) -> Vec<BTreeMap<String, String>> {
    let mut reader = csv::Reader::from_path(path).unwrap_or_else(|error| panic!("{error}"));
    let header: Vec<String> = reader.headers().expect("a header").iter().map(str::to_owned).collect();
    let row = |record: csv::StringRecord| {
        header.iter().cloned().zip(record.iter().map(str::to_owned)).collect::<BTreeMap<_, _>>()
    };
    reader.records().map(|record| row(record.expect("a row"))).collect()
}

/// A cell of a table as a number.
pub(crate) fn cell(row: &BTreeMap<String, String>, column: &str) -> f64 {
    let text = row.get(column).unwrap_or_else(|| panic!("no column {column} in {row:?}"));
    text.parse().unwrap_or_else(|_| panic!("{column} = `{text}` is no number in {row:?}"))
}
