//! One bad input: what it changes in a small good world, and what must come of it.
use crate::support::{contents, signalgap};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;
use std::process::Output;

/// Villages of the good world.
pub(crate) const VILLAGES: &str = "settlement_id,cluster_id,name,lon,lat,population\n\
                            A,,Alpha,104.45,21.25,100\nB,,Beta,104.46,21.26,200\n";

/// Masts of the good world.
pub(crate) const SITES: &str = "site_id,sector_id,operator,technology,band,frequency_mhz,bandwidth_mhz,lon,lat,\
                         antenna_height_m,azimuth_deg,power_dbm\n\
                         S1,S1-1,Operator,LTE,B3,1842.5,20,104.44,21.24,30,45,46\n";

/// Scenario of the good world.
pub(crate) const SCENARIO: &str = "name = \"small world\"\n\
                            [terrain]\nfiles = \"terrain.asc\"\nkind = \"bare_earth\"\ncrs = \"EPSG:4326\"\n\
                            [settlements]\nfiles = \"villages.csv\"\n\
                            [sites]\nfiles = \"sites.csv\"\n\
                            [service]\nradius_km = 3.0\n";

/// Terrain of the good world: 0.1 x 0.1 degrees of gentle slope around the villages.
pub(crate) fn terrain() -> String {
    ascii_grid("104.4", |row, col| (500 + 2 * row + col).to_string())
}

/// An ASCII grid of 100 x 100 cells from this longitude and 21.2 degrees north.
pub(crate) fn ascii_grid(west: &str, value: impl Fn(usize, usize) -> String) -> String {
    let mut text = format!(
        "ncols 100\nnrows 100\nxllcorner {west}\nyllcorner 21.2\ncellsize 0.001\nNODATA_value -9999\n"
    );
    for row in 0..100 {
        let cells: Vec<String> = (0..100).map(|col| value(row, col)).collect();
        writeln!(text, "{}", cells.join(" ")).expect("text");
    }
    text
}

/// A reject that must be listed: end of the file's name, row, field, value, and a part of the reason.
type ExpectedReject = (&'static str, u64, &'static str, &'static str, &'static str);

/// One bad input.
pub(crate) struct Case {
    pub(crate) name: &'static str,
    files: BTreeMap<String, Vec<u8>>,
    prepare: fn(&Path),
    exit: i32,
    says: Vec<&'static str>,
    run_says: Vec<&'static str>,
    never_says: Vec<&'static str>,
    rejects: Vec<ExpectedReject>,
}

/// The good world, to be spoilt; must end with exit code 2 unless it says otherwise.
pub(crate) fn case(name: &'static str) -> Case {
    let good = [
        ("scenario.toml", SCENARIO.to_owned()),
        ("villages.csv", VILLAGES.to_owned()),
        ("sites.csv", SITES.to_owned()),
        ("terrain.asc", terrain()),
    ];
    Case {
        name,
        files: good.into_iter().map(|(name, text)| (name.to_owned(), text.into_bytes())).collect(),
        prepare: |_| (),
        exit: 2,
        says: Vec::new(),
        run_says: Vec::new(),
        never_says: Vec::new(),
        rejects: Vec::new(),
    }
}

impl Case {
    /// Adds or replaces a file.
    pub(crate) fn file(mut self, name: &str, content: impl Into<Vec<u8>>) -> Self {
        self.files.insert(name.to_owned(), content.into());
        self
    }

    /// Replaces a part of a file of the good world.
    pub(crate) fn with(self, name: &str, old: &str, new: &str) -> Self {
        let text = String::from_utf8(self.files[name].clone()).expect("UTF-8");
        assert!(text.contains(old), "case `{}`: {name} holds no `{old}`", self.name);
        self.file(name, text.replace(old, new))
    }

    /// Replaces a part of the scenario.
    pub(crate) fn scenario(self, old: &str, new: &str) -> Self {
        self.with("scenario.toml", old, new)
    }

    /// Adds a line to the villages.
    pub(crate) fn village(self, row: &str) -> Self {
        self.file("villages.csv", format!("{VILLAGES}{row}\n"))
    }

    /// Adds a line to the masts.
    pub(crate) fn site(self, row: &str) -> Self {
        self.file("sites.csv", format!("{SITES}{row}\n"))
    }

    /// Does something to the folder before the program runs.
    pub(crate) fn prepared(mut self, prepare: fn(&Path)) -> Self {
        self.prepare = prepare;
        self
    }

    /// Words that the message on standard error must hold.
    pub(crate) fn says(mut self, words: &'static str) -> Self {
        self.says.push(words);
        self
    }

    /// Words that only the run itself can know.
    pub(crate) fn run_says(mut self, words: &'static str) -> Self {
        self.run_says.push(words);
        self
    }

    /// Words that must not be told.
    pub(crate) fn never_says(mut self, words: &'static str) -> Self {
        self.never_says.push(words);
        self
    }

    /// The run must go on, and end with exit code 1 and this row in `rejects.csv`.
    pub(crate) fn rejects(
        mut self,
        (file, row): (&'static str, u64),
        (field, value): (&'static str, &'static str),
        reason: &'static str,
    ) -> Self {
        self.exit = 1;
        self.rejects.push((file, row, field, value, reason));
        self
    }

    /// The run must end well; `says` are then words of the summary.
    pub(crate) fn goes_well(mut self) -> Self {
        self.exit = 0;
        self
    }
}

/// Runs all cases; tells every one that did not end as it must.
pub(crate) fn run_all(cases: &[Case]) {
    let names: std::collections::BTreeSet<&str> = cases.iter().map(|case| case.name).collect();
    assert_eq!(names.len(), cases.len(), "every case has its own name");
    let faults: Vec<String> = cases
        .iter()
        .flat_map(|case| outcome(case).into_iter().map(|fault| format!("{}: {fault}", case.name)))
        .collect();
    assert!(faults.is_empty(), "{} faults in {} cases:\n{}", faults.len(), cases.len(), faults.join("\n\n"));
}

fn outcome(case: &Case) -> Vec<String> {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, content) in &case.files {
        let path = folder.path().join(name);
        std::fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
        std::fs::write(path, content).expect("a file");
    }
    (case.prepare)(folder.path());
    let out = folder.path().join("out");
    std::fs::create_dir(&out).expect("a folder");
    let rejects = signalgap::outputs::OutputFile::of("rejects.csv", b"earlier");
    let manifest = serde_json::json!({ "program": "signalgap", "outputs": [rejects] }).to_string();
    std::fs::write(out.join("manifest.json"), manifest).expect("a file");
    std::fs::write(out.join("rejects.csv"), "earlier").expect("a file");
    let before = contents(&out);

    let mut faults = Vec::new();
    let check = signalgap(folder.path(), &["check", "scenario.toml"]);
    check_streams(case, ("check", &check), &mut faults);
    if contents(&out) != before {
        faults.push("check wrote something".to_owned());
    }
    let run = signalgap(folder.path(), &["run", "scenario.toml", "-o", "out"]);
    check_streams(case, ("run", &run), &mut faults);
    if case.exit == 2 {
        if contents(&out) != before {
            faults.push("the failed run changed an earlier result".to_owned());
        }
    } else {
        check_results(case, &out, &mut faults);
    }
    faults
}

/// Exit code, silence where there is nothing to say, the words expected.
fn check_streams(case: &Case, (command, output): (&str, &Output), faults: &mut Vec<String>) {
    let [out, err] =
        [&output.stdout, &output.stderr].map(|bytes| String::from_utf8_lossy(bytes).into_owned());
    let mut fault = |what: String| {
        faults.push(format!("{command}: {what}\n  stdout: {}\n  stderr: {}", head(&out), head(&err)));
    };
    if output.status.code() != Some(case.exit) {
        fault(format!("exit {:?}, not {}", output.status.code(), case.exit));
    }
    if err.contains("panicked") {
        fault("panic".to_owned());
    }
    // the summary breaks lines between words
    let told =
        if case.exit == 0 { out.split_whitespace().collect::<Vec<_>>().join(" ") } else { err.clone() };
    let of_run = if command == "run" { case.run_says.as_slice() } else { &[] };
    for words in case.says.iter().chain(of_run).filter(|words| !told.contains(**words)) {
        fault(format!("does not say `{words}`"));
    }
    for words in case.never_says.iter().filter(|words| told.contains(**words)) {
        fault(format!("says `{words}`"));
    }
    match case.exit {
        0 if !err.is_empty() => fault("standard error is not empty".to_owned()),
        1 if err.lines().count() != 1 => fault("standard error is not one line".to_owned()),
        2 if !out.is_empty() => fault("standard output is not empty".to_owned()),
        2 if !err.starts_with("signalgap: ") => {
            fault("the message does not begin with the program".to_owned());
        }
        2 if err.len() > 4_000 => fault(format!("a message of {} bytes", err.len())),
        _ => {}
    }
}

fn head(text: &str) -> String {
    text.chars().take(600).collect()
}

/// Complete results, and the rejects expected.
fn check_results(case: &Case, out: &Path, faults: &mut Vec<String>) {
    for name in ["settlements.geojson", "clusters.geojson", "gaps.geojson", "sites.geojson", "manifest.json"]
    {
        let text = std::fs::read_to_string(out.join(name)).unwrap_or_default();
        if serde_json::from_str::<serde_json::Value>(&text).is_err() {
            faults.push(format!("{name} is no JSON: `{}`", head(&text)));
        }
    }
    if out.join(".signalgap.part").exists() {
        faults.push("a hidden folder is left".to_owned());
    }
    if std::fs::read(out.join("rejects.csv")).is_ok_and(|text| text == b"earlier") {
        faults.push("rejects of an earlier run are left".to_owned());
        return;
    }
    let rejects = rejects(&out.join("rejects.csv"));
    if case.exit == 0 && !rejects.is_empty() {
        faults.push(format!("rejects: {rejects:?}"));
    }
    for (file, row, field, value, reason) in &case.rejects {
        let fits = |reject: &[String; 5]| {
            reject[0].ends_with(file)
                && reject[1] == row.to_string()
                && reject[2] == *field
                && reject[3] == *value
                && reject[4].contains(reason)
        };
        if !rejects.iter().any(fits) {
            faults.push(format!("no reject {file}:{row} {field} `{value}` `{reason}` among {rejects:#?}"));
        }
    }
    if case.exit == 1 && rejects.len() != case.rejects.len() {
        faults.push(format!("{} rejects, {} expected: {rejects:#?}", rejects.len(), case.rejects.len()));
    }
}

/// The rows of a `rejects.csv`; none where there is no such file.
pub(crate) fn rejects(path: &Path) -> Vec<[String; 5]> {
    let Ok(mut reader) = csv::Reader::from_path(path) else { return Vec::new() };
    assert_eq!(
        reader.headers().expect("a header").iter().collect::<Vec<_>>(),
        ["file", "row", "field", "value", "reason"]
    );
    let texts = |row: csv::Result<csv::StringRecord>| {
        let row = row.expect("a row");
        [0, 1, 2, 3, 4].map(|index| row[index].to_owned())
    };
    reader.records().map(texts).collect()
}
