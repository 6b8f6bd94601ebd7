//! The table of losses of many links, written as they come.
#![expect(clippy::disallowed_types, reason = "the table is written row by row here")]
use super::link_comparison::{LinkBeside, LinkComparison};
use super::rejects::RejectRow;
use crate::outputs::error::OutputError;
use crate::outputs::files::scratch::PartFile;
use crate::outputs::paths::path_result::PathNote;
use crate::outputs::values::csv_text::csv_text;
use crate::propagation::{ModelLoss, PropagationError, PropagationMode};
use crate::scenario::CsvFormulas;
use crate::units::{Dbm, Decibels};
use crate::words::remarks::of_link;
use std::fs::{self, File};
use std::io::{BufRead, BufReader, BufWriter, ErrorKind};
use std::path::{Path, PathBuf};

/// Columns of the table; they stay as they are.
pub const LOSS_COLUMNS: [&str; 16] = [
    "id",
    "model",
    "loss_db",
    "free_space_db",
    "diffraction_db",
    "caveats",
    "terminal_clutter_db",
    "distance_km",
    "line_of_sight",
    "fresnel_clearance",
    "sigma_db",
    "mode",
    "predicted_level_dbm",
    "measured_level_dbm",
    "measured_loss_db",
    "residual_db",
];
const REJECT_COLUMNS: [&str; 5] = ["file", "row", "field", "value", "reason"];

/// Decimals of a loss: for comparing programs, not a claim of accuracy.
const DECIMALS: usize = 9;

/// The loss of one link by one model.
#[derive(Clone, Debug, PartialEq)]
pub struct LossRow {
    /// Name of the link.
    pub id: String,
    /// Short name of the model.
    pub model: &'static str,
    /// Basic transmission loss, dB.
    pub loss_db: f64,
    /// Its free-space part, dB.
    pub free_space_db: f64,
    /// Its diffraction part, dB; 0 for a model without a separate diffraction loss.
    pub diffraction_db: f64,
    /// Remarks, of the model and others.
    pub caveats: Vec<String>,
    /// Loss by clutter around the receiver, to be added, dB.
    pub terminal_clutter_db: f64,
    /// Length of the path over ground, km.
    pub distance_km: f64,
    /// Whether nothing reaches the straight ray.
    pub line_of_sight: bool,
    /// The smallest clearance as a share of the first Fresnel radius; `None` on a path without inner points.
    pub fresnel_clearance: Option<f64>,
    /// Standard deviation over locations that the model states, dB.
    pub sigma_db: Option<f64>,
    /// The model's mode of propagation, of one that has several.
    pub mode: Option<PropagationMode>,
    /// Beside what was measured, the clutter around the receiver included.
    pub compared: LinkComparison,
}

impl LossRow {
    /// From what a model says of a link.
    ///
    /// # Errors
    /// The model's reason for having no value.
    pub fn of(
        id: &str,
        loss: &ModelLoss,
        beside: &LinkBeside,
        notes: &[PathNote],
    ) -> Result<Self, PropagationError> {
        let value = loss.outcome.as_ref().map_err(PropagationError::clone)?;
        let caveats = value.caveats.iter().map(of_link);
        Ok(Self {
            id: id.to_owned(),
            model: loss.model.key(),
            loss_db: value.basic_transmission_loss.db(),
            free_space_db: value.free_space.db(),
            diffraction_db: value.diffraction.db(),
            caveats: caveats.chain(notes.iter().map(|note| note.text.clone())).collect(),
            terminal_clutter_db: beside.terminal_clutter.db(),
            distance_km: beside.ground_distance.kilometres(),
            line_of_sight: beside.sight.line_of_sight,
            fresnel_clearance: beside.sight.obstruction.map(|_| beside.sight.fresnel_share),
            sigma_db: value.location_sigma.map(Decibels::db),
            mode: value.mode,
            compared: beside.compared(value.basic_transmission_loss),
        })
    }

    fn cells(&self, formulas: CsvFormulas) -> [String; 16] {
        let number = |value: f64| format!("{value:.DECIMALS$}");
        let known = |value: Option<f64>| value.map_or_else(String::new, number);
        let LinkComparison { predicted_level, measured, residual } = self.compared;
        [
            csv_text(&self.id, formulas).into_owned(),
            self.model.to_owned(),
            number(self.loss_db),
            number(self.free_space_db),
            number(self.diffraction_db),
            self.caveats.join("; "),
            number(self.terminal_clutter_db),
            number(self.distance_km),
            self.line_of_sight.to_string(),
            known(self.fresnel_clearance),
            known(self.sigma_db),
            self.mode.map_or("", PropagationMode::key).to_owned(),
            known(predicted_level.map(Dbm::dbm)),
            known(measured.level.map(Dbm::dbm)),
            known(measured.loss.map(Decibels::db)),
            known(residual.map(Decibels::db)),
        ]
    }
}

/// Writes losses and rejects as they come; both files are put in place when all is done.
pub struct LossesWriter {
    losses: Table,
    rejects: Table,
    any_rejects: bool,
    formulas: CsvFormulas,
}

/// A table that is being written under another name.
struct Table {
    path: PathBuf,
    part: PartFile,
    writer: csv::Writer<BufWriter<File>>,
}

impl Table {
    fn create(path: &Path, columns: &[&str]) -> Result<Self, OutputError> {
        let failed = |source| OutputError::File { path: path.to_owned(), source };
        let part = PartFile::at(path)?;
        let file = File::create_new(part.path()).map_err(failed)?;
        let mut table =
            Self { path: path.to_owned(), part, writer: csv::Writer::from_writer(BufWriter::new(file)) };
        table.write(columns)?;
        Ok(table)
    }

    fn write<I: IntoIterator<Item = T>, T: AsRef<[u8]>>(&mut self, cells: I) -> Result<(), OutputError> {
        let path = &self.path;
        self.writer
            .write_record(cells)
            .map_err(|error| OutputError::File { path: path.clone(), source: error.into() })
    }

    /// Sees to it that all rows are on the disk.
    fn complete(&mut self) -> Result<(), OutputError> {
        let flushed = self.writer.flush().and_then(|()| self.writer.get_ref().get_ref().sync_all());
        flushed.map_err(|source| OutputError::File { path: self.path.clone(), source })
    }
}

/// Takes an older file away.
fn remove(path: &Path) -> Result<(), OutputError> {
    match fs::remove_file(path) {
        Err(source) if source.kind() != ErrorKind::NotFound => {
            Err(OutputError::File { path: path.to_owned(), source })
        }
        _ => Ok(()),
    }
}

/// Whether a file begins as a table of rejects does: one of an earlier run, which may be replaced or removed.
fn is_rejects(path: &Path) -> bool {
    let mut header = String::new();
    let read = File::open(path).and_then(|file| BufReader::new(file).read_line(&mut header));
    read.is_ok() && header.trim_end() == REJECT_COLUMNS.join(",")
}

impl LossesWriter {
    /// Begins both tables; an older result stays until [`Self::finish`].
    ///
    /// # Errors
    /// [`OutputError::File`] when there is no writing there; [`OutputError::NoRejects`] when something else than a table of
    /// rejects stands in its place.
    pub fn create(losses: &Path, rejects: &Path) -> Result<Self, OutputError> {
        if rejects.is_file() && !is_rejects(rejects) {
            return Err(OutputError::NoRejects { path: rejects.to_owned() });
        }
        Ok(Self {
            losses: Table::create(losses, &LOSS_COLUMNS)?,
            rejects: Table::create(rejects, &REJECT_COLUMNS)?,
            any_rejects: false,
            formulas: CsvFormulas::default(),
        })
    }

    /// How texts are written that a spreadsheet would take for formulas.
    #[must_use]
    pub fn with_formulas(self, formulas: CsvFormulas) -> Self {
        Self { formulas, ..self }
    }

    /// Adds losses.
    ///
    /// # Errors
    /// [`OutputError::File`].
    pub fn write(&mut self, rows: &[LossRow]) -> Result<(), OutputError> {
        rows.iter().try_for_each(|row| self.losses.write(row.cells(self.formulas)))
    }

    /// Adds rejects.
    ///
    /// # Errors
    /// [`OutputError::File`].
    pub fn reject(&mut self, rows: &[RejectRow]) -> Result<(), OutputError> {
        self.any_rejects |= !rows.is_empty();
        rows.iter().try_for_each(|row| {
            let cells = [&row.file, &row.row, &row.field, &row.value, &row.reason];
            self.rejects.write(cells.map(|text| csv_text(text, self.formulas).into_owned()))
        })
    }

    /// Puts the tables in place and returns their names; the rejects only where there are any.
    ///
    /// # Errors
    /// [`OutputError::File`].
    pub fn finish(mut self) -> Result<Vec<PathBuf>, OutputError> {
        // neither is put in place unless both are complete
        self.losses.complete()?;
        self.rejects.complete()?;
        let Self { losses, rejects, any_rejects, .. } = self;
        losses.part.put_in_place()?;
        if any_rejects {
            rejects.part.put_in_place()?;
        } else {
            remove(&rejects.path)?;
        }
        Ok(std::iter::once(losses.path).chain(any_rejects.then_some(rejects.path)).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::{LossRow, LossesWriter};
    use crate::outputs::{LinkComparison, RejectRow};
    use crate::propagation::PropagationMode;

    fn row() -> LossRow {
        LossRow {
            id: "03, north".to_owned(),
            model: "p526",
            loss_db: 123.456_789_012_34,
            free_space_db: 100.0,
            diffraction_db: 0.0,
            caveats: vec!["one".to_owned(), "two".to_owned()],
            terminal_clutter_db: 0.0,
            distance_km: 12.5,
            line_of_sight: false,
            fresnel_clearance: Some(-0.5),
            sigma_db: None,
            mode: Some(PropagationMode::Diffraction),
            compared: LinkComparison::default(),
        }
    }

    #[test]
    fn tables_appear_when_they_are_complete() {
        let folder = tempfile::tempdir().expect("a folder");
        let (losses, rejects) = (folder.path().join("l.csv"), folder.path().join("l.rejects.csv"));
        std::fs::write(&losses, "older").expect("a file");
        let mut writer = LossesWriter::create(&losses, &rejects).expect("a writer");
        writer.write(&[row()]).expect("written");
        assert_eq!(std::fs::read_to_string(&losses).expect("older"), "older");
        let word = |text: &str| text.to_owned();
        let reject = RejectRow {
            file: word("t.csv"),
            row: word("3"),
            field: word("id"),
            value: word(""),
            reason: word("empty"),
        };
        writer.reject(&[reject]).expect("written");
        assert_eq!(writer.finish().expect("files").len(), 2);
        let text = std::fs::read_to_string(&losses).expect("losses");
        assert_eq!(
            text,
            "id,model,loss_db,free_space_db,diffraction_db,caveats,terminal_clutter_db,distance_km,line_of_sight,\
             fresnel_clearance,sigma_db,mode,predicted_level_dbm,measured_level_dbm,measured_loss_db,residual_db\n\
             \"03, north\",p526,123.456789012,100.000000000,0.000000000,one; two,0.000000000,12.500000000,false,\
             -0.500000000,,diffraction,,,,\n"
        );
        assert!(std::fs::read_to_string(&rejects).expect("rejects").ends_with("\nt.csv,3,id,,empty\n"));
        let writer = LossesWriter::create(&losses, &rejects).expect("a writer");
        assert_eq!(writer.finish().expect("files").len(), 1);
        assert!(!rejects.exists(), "rejects of an earlier run must not pass for this one's");
        std::fs::write(&rejects, "mine").expect("a file");
        let refused = LossesWriter::create(&losses, &rejects).err().expect("a file of the user's");
        assert!(
            refused.to_string().contains("l.rejects.csv exists and is not a table of rejects"),
            "{refused}"
        );
        std::fs::remove_file(&rejects).expect("a file");
        drop(LossesWriter::create(&losses, &rejects).expect("a writer"));
        assert_eq!(std::fs::read_dir(folder.path()).expect("a folder").count(), 1, "no part files stay");
    }

    #[test]
    fn a_folder_in_the_place_of_the_file_is_an_error() {
        let folder = tempfile::tempdir().expect("a folder");
        let error =
            LossesWriter::create(folder.path(), &folder.path().join("r.csv")).err().expect("an error");
        assert!(error.to_string().contains("give a file name"), "{error}");
    }
}
