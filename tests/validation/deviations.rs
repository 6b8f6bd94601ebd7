//! Deviations and where the reference files are.
use std::io::Write as _;
use std::path::PathBuf;

/// The folder of reference files, or `None` with a visible remark.
pub(crate) fn shared(what: &str) -> Option<PathBuf> {
    let folder = std::env::var_os("SIGNALGAP_SHARED")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared"), PathBuf::from);
    let path = folder.join(what);
    if path.exists() {
        return Some(path);
    }
    // not `eprintln!`, which the test runner would keep to itself
    let _ = writeln!(std::io::stderr(), "SKIPPED: {what} is not in the folder named by SIGNALGAP_SHARED");
    None
}

/// Absolute deviations of one quantity.
#[derive(Debug)]
pub(crate) struct Deviations {
    name: String,
    sorted: Vec<f64>,
}

impl Deviations {
    pub(crate) fn of(name: &str, mut all: Vec<f64>) -> Self {
        assert!(all.iter().all(|value| value.is_finite()), "{name}: a deviation is not a number");
        for value in &mut all {
            *value = value.abs();
        }
        all.sort_by(f64::total_cmp);
        Self { name: name.to_owned(), sorted: all }
    }

    pub(crate) fn share(&self, share: f64) -> f64 {
        let last = self.sorted.len() - 1;
        self.sorted[((share * last as f64).round() as usize).min(last)]
    }

    pub(crate) fn maximum(&self) -> f64 {
        self.share(1.0)
    }

    pub(crate) fn cases(&self) -> usize {
        self.sorted.len()
    }

    /// One row of the table: cases, median, 95th and 99th percentile, maximum.
    pub(crate) fn print(&self) {
        println!(
            "| {:<44} | {:>6} | {:>10.2e} | {:>10.2e} | {:>10.2e} | {:>10.2e} |",
            self.name,
            self.cases(),
            self.share(0.5),
            self.share(0.95),
            self.share(0.99),
            self.maximum()
        );
    }
}
