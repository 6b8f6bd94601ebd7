//! Deviations, and the table of them.
use std::fs::OpenOptions;
use std::io::Write as _;

/// The file that `make validate` collects the table in; without it rows go to standard output.
const TABLE: &str = "SIGNALGAP_DEVIATIONS";

/// Puts a line into the table.
pub(crate) fn put(line: &str) {
    let Some(file) = std::env::var_os(TABLE) else {
        println!("{line}");
        return;
    };
    let table = OpenOptions::new().create(true).append(true).open(&file);
    let written = table.and_then(|mut table| writeln!(table, "{line}"));
    assert!(written.is_ok(), "{}: {written:?}", file.display());
}

/// Absolute deviations of one quantity.
#[derive(Debug)]
pub(crate) struct Deviations {
    name: String,
    unit: String,
    sorted: Vec<f64>,
}

impl Deviations {
    /// `name` ends with the unit: "P.1812-8 basic transmission loss, real links, dB".
    pub(crate) fn of(name: &str, mut all: Vec<f64>) -> Self {
        assert!(!all.is_empty(), "{name}: no case");
        assert!(all.iter().all(|value| value.is_finite()), "{name}: a deviation is not a number");
        for value in &mut all {
            *value = value.abs();
        }
        all.sort_by(f64::total_cmp);
        let (name, unit) = name.rsplit_once(", ").unwrap_or((name, ""));
        Self { name: name.to_owned(), unit: unit.to_owned(), sorted: all }
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
        let [median, most, nearly_all, maximum] = [0.5, 0.95, 0.99, 1.0].map(|share| self.share(share));
        put(&format!(
            "| {:<56} | {:<7} | {:>6} | {median:>8.1e} | {most:>8.1e} | {nearly_all:>8.1e} | {maximum:>8.1e} |",
            self.name,
            self.unit,
            self.cases(),
        ));
    }

    /// Puts the row, then fails when not exactly `cases` ran or one deviates by more than `limit`.
    pub(crate) fn hold(&self, cases: usize, limit: f64) {
        self.print();
        assert_eq!(self.cases(), cases, "{}: cases that ran and that exist", self.name);
        assert!(self.maximum() <= limit, "{}: {} {}", self.name, self.maximum(), self.unit);
    }
}
