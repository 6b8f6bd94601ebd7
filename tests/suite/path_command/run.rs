//! Running the program, and worlds to run it in.
use crate::support::signalgap;
use serde_json::Value;
use std::path::{Path, PathBuf};

/// A scratch folder with a profile of one ridge.
pub(crate) struct Scratch(tempfile::TempDir);

/// A ridge of 160 m in the middle of 20 km, with trees on it and a bay behind it.
pub(crate) fn ridge_profile() -> String {
    let points = (0..=200).map(|index| {
        let d_km = f64::from(index) * 0.1;
        let h_m = 20.0 + 160.0 * (-((d_km - 9.0) / 1.5_f64).powi(2)).exp();
        let clutter_m = if (8.5..9.5).contains(&d_km) { 15.0 } else { 0.0 };
        let zone = if (12.0..18.0).contains(&d_km) { 1 } else { 4 };
        format!("{d_km},{h_m},{clutter_m},{zone}\n")
    });
    std::iter::once("d_km,h_m,clutter_m,zone\n".to_owned()).chain(points).collect()
}

impl Scratch {
    pub(crate) fn new() -> Self {
        let scratch = Self(tempfile::tempdir().expect("a scratch folder"));
        scratch.write("ridge.csv", &ridge_profile());
        scratch
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    pub(crate) fn write(&self, name: &str, text: &str) {
        let path = self.path(name);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        std::fs::write(path, text).expect("a file");
    }

    pub(crate) fn read(&self, name: &str) -> String {
        std::fs::read_to_string(self.path(name)).expect("a file")
    }

    /// Runs `signalgap path` in the folder.
    pub(crate) fn run(&self, arguments: &[&str]) -> Ran {
        Ran::of(self.0.path(), arguments)
    }

    /// Runs one link over the ridge, with more arguments.
    pub(crate) fn ridge(&self, more: &[&str]) -> Ran {
        let link = [
            "--profile",
            "ridge.csv",
            "--tx",
            "104.4,21.2,30",
            "--rx",
            "104.5926,21.2,2",
            "--frequency-mhz",
            "900",
        ];
        self.run(&[&link[..], more].concat())
    }
}

/// What a run said.
pub(crate) struct Ran {
    pub(crate) code: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Ran {
    fn of(folder: &Path, arguments: &[&str]) -> Self {
        let output = signalgap(folder, &[&["path"], arguments].concat());
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("UTF-8");
        Self {
            code: output.status.code().expect("an exit code"),
            out: text(output.stdout),
            err: text(output.stderr),
        }
    }

    /// Standard output of a run that went well.
    pub(crate) fn good(self) -> String {
        assert_eq!(self.code, 0, "{}", self.err);
        self.out
    }

    pub(crate) fn json(self) -> Value {
        serde_json::from_str(&self.good()).expect("JSON")
    }

    /// Standard error of a run that was refused.
    pub(crate) fn refused(self) -> String {
        assert_eq!(self.code, 2, "{}\n{}", self.out, self.err);
        self.err
    }
}
