//! Antenna patterns from the text files of vendors and planning programs.
use super::antenna_columns::columns_of_values;
use super::antenna_cuts::{Fault, LARGEST_GAP_DEG, Lines, read_cut};
use super::antenna_header::{Header, header_line};
use super::antenna_xml::lines_of_xml;
use crate::findings::RowNote;
use crate::inputs::files::regular_file::{SizeLimit, read_regular};
use crate::network::{MeasuredPattern, PatternError, PatternRemark, StatedCuts};
use crate::text;
use crate::units::{Decibels, Tilt};
use std::path::Path;

/// One antenna file.
#[derive(Clone, Debug, PartialEq)]
pub struct AntennaFile {
    /// The cuts.
    pub pattern: MeasuredPattern,
    /// Gain in the main lobe, over isotropic, where the file states one.
    pub gain: Option<Decibels>,
    /// What was assumed about the gain's unit.
    pub gain_note: Option<RowNote>,
    /// What was found about the cuts.
    pub notes: Vec<RowNote>,
    /// Frequency the cuts were measured at, MHz, where the file states one number.
    pub frequency_mhz: Option<f64>,
}

/// Why a file is no antenna pattern.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum AntennaFileError {
    /// It cannot be read.
    #[error("{}", crate::text!("antenna-file-error-unreadable", file, reason))]
    Unreadable {
        /// The file.
        file: String,
        /// The system's reason.
        reason: String,
    },
    /// A line that is wrong.
    #[error("{}", crate::text!("antenna-file-error-line", file, line, reason))]
    Line {
        /// The file.
        file: String,
        /// Line, from 1.
        line: usize,
        /// What is wrong.
        reason: String,
    },
    /// A cut that is missing or incomplete.
    #[error("{}", crate::text!("antenna-file-error-incomplete", file, reason))]
    Incomplete {
        /// The file.
        file: String,
        /// What is missing.
        reason: String,
    },
    /// The cuts are no pattern.
    #[error("{}", crate::text!("antenna-file-error-pattern", file, source))]
    Pattern {
        /// The file.
        file: String,
        /// Which value.
        source: PatternError,
    },
}

/// Reads an antenna file: MSI, PLN and Planet text, Radio Mobile's ANT, and XML with two cuts.
///
/// # Units and conventions
/// Attenuations are dB, of either sign but of one in a table; the vertical cut counts 0 degrees ahead on the horizon, 90 straight down,
/// or from the zenith, which is recognised ([`StatedCuts::align`]). Angles are -180 to 360 degrees, in any number of rows that leaves no gap over
/// 10 degrees horizontally and 5 vertically; between rows the values are interpolated in dB, by cubics where rows are more than 1 degree apart. A count after `HORIZONTAL` or `VERTICAL` must be
/// that of the rows. A decimal comma is read where white space or a semicolon parts the columns. A gain without a unit is dBd, as the format has
/// it; dBd are turned into dBi by adding 2.15; an empty gain is none. The tilt of the cuts is the number of `ELECTRICAL_TILT`, otherwise of `TILT`; the
/// cut's own beam decides. In a file of 720 single values (Radio Mobile V3) the first 360 go round the horizon, the others from the zenith forward, down,
/// back and up; of 540 or 541 (V2) the back half of the vertical cut is made; in one of 360 rows with two values they are the horizontal and the vertical cut. UTF-16 is recognised by its first two bytes.
///
/// # Errors
/// [`AntennaFileError`] names file and line.
///
/// # Examples
/// ```
/// use signalgap::inputs::antenna_files::read_antenna_file;
///
/// let folder = tempfile::tempdir()?;
/// let path = folder.path().join("omni.msi");
/// let cut: String = (0..360).map(|degree| format!("{degree} 0\n")).collect();
/// std::fs::write(&path, format!("NAME omni\nGAIN 11 dBi\nHORIZONTAL 360\n{cut}VERTICAL 360\n{cut}"))?;
/// assert_eq!(read_antenna_file(&path)?.gain.map(|gain| gain.db()), Some(11.0));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn read_antenna_file(path: &Path) -> Result<AntennaFile, AntennaFileError> {
    let file = path.display().to_string();
    match read_regular(path, SizeLimit::ANTENNA) {
        Ok(bytes) => {
            let text = decoded(&bytes);
            match lines_of_xml(&text) {
                None => parse_antenna(&file, &text),
                Some(lines) => parse_rewritten(&file, lines),
            }
        }
        Err(error) => Err(AntennaFileError::Unreadable { file, reason: error.to_string() }),
    }
}

/// Parses the lines that another format was rewritten as: their numbers are not those of the file.
pub(super) fn parse_rewritten(
    file: &str,
    lines: Result<String, String>,
) -> Result<AntennaFile, AntennaFileError> {
    let incomplete = |reason| AntennaFileError::Incomplete { file: file.to_owned(), reason };
    match parse_antenna(file, &lines.map_err(incomplete)?) {
        Err(AntennaFileError::Line { reason, .. }) => Err(incomplete(reason)),
        parsed => parsed,
    }
}

/// The text of a file; of the letters only ASCII matters, a name in another encoding is no error.
fn decoded(bytes: &[u8]) -> String {
    let units = |from: fn([u8; 2]) -> u16| -> String {
        let (pairs, _) = bytes[2..].as_chunks::<2>();
        String::from_utf16_lossy(&pairs.iter().map(|pair| from(*pair)).collect::<Vec<u16>>())
    };
    match bytes {
        [0xFF, 0xFE, ..] => units(u16::from_le_bytes),
        [0xFE, 0xFF, ..] => units(u16::from_be_bytes),
        _ => String::from_utf8_lossy(bytes).trim_start_matches('\u{feff}').to_owned(),
    }
}

/// Parses the text of a file; `file` is for the errors.
fn parse_antenna(file: &str, text: &str) -> Result<AntennaFile, AntennaFileError> {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let located = |Fault { line, reason }| AntennaFileError::Line { file: file.to_owned(), line, reason };
    let mut header = Header::default();
    let (mut horizontal, mut vertical, mut coarse) = (None, None, false);
    let mut back_half_made = false;
    if let Some(columns) = columns_of_values(&text) {
        let cuts = columns.map_err(located)?;
        back_half_made = cuts.back_half_made;
        (horizontal, vertical) = (Some(cuts.horizontal_db), Some(cuts.vertical_db));
    } else {
        let mut lines = Lines::of(&text);
        while let Some(line) = lines.next() {
            let read = header_line(&mut header, line.text)
                .map_err(|reason| located(Fault { line: line.number, reason }))?;
            let Some(table) = read else { continue };
            let (cut, gap_deg) = if table.is_horizontal {
                (&mut horizontal, LARGEST_GAP_DEG.horizontal)
            } else {
                (&mut vertical, LARGEST_GAP_DEG.vertical)
            };
            let Some(values) = read_cut(line.number, table.count, gap_deg, &mut lines).map_err(located)?
            else {
                continue;
            };
            coarse |= values.coarse && !table.is_horizontal;
            if cut.replace(values.decibels).is_some() {
                let reason = text!("antenna-files-second-table", table = table.name());
                return Err(located(Fault { line: line.number, reason }));
            }
        }
    }
    let missing = |key: &str| AntennaFileError::Incomplete {
        file: file.to_owned(),
        reason: text!("antenna-files-there-is-no-table-an-msi", key),
    };
    let horizontal = horizontal.ok_or_else(|| missing("HORIZONTAL"))?;
    let vertical = vertical.ok_or_else(|| missing("VERTICAL"))?;
    let mut antenna = finish(file, header, horizontal, vertical)?;
    for (remark, applies) in
        [(PatternRemark::CoarseRows, coarse), (PatternRemark::BackHalfMirrored, back_half_made)]
    {
        antenna.notes.extend(applies.then_some(RowNote::AntennaCuts { remark }));
    }
    Ok(antenna)
}

fn finish(
    file: &str,
    header: Header,
    horizontal_db: Vec<f64>,
    vertical_db: Vec<f64>,
) -> Result<AntennaFile, AntennaFileError> {
    let name = if header.name.is_empty() { file.to_owned() } else { header.name };
    let tilt = header.electrical_tilt_deg.or(header.tilt_deg).map(Tilt::from_degrees_down);
    let aligned = StatedCuts { name, horizontal_db, vertical_db, tilt }
        .align()
        .map_err(|source| AntennaFileError::Pattern { file: file.to_owned(), source })?;
    let noted = |remark: &_| RowNote::AntennaCuts { remark: *remark };
    Ok(AntennaFile {
        pattern: aligned.pattern,
        gain: header.gain_dbi.map(Decibels::new),
        gain_note: header.gain_note,
        notes: aligned.remarks.iter().map(noted).collect(),
        frequency_mhz: header.frequency_mhz,
    })
}

#[cfg(test)]
mod tests {
    use super::parse_antenna;
    use std::fmt::Write as _;

    fn cut(key: &str, line: impl Fn(usize) -> String) -> String {
        let mut text = format!("{key} 360\n");
        for degree in 0..360 {
            writeln!(text, "{}", line(degree)).expect("text");
        }
        text
    }

    fn file(head: &str) -> String {
        let vertical = cut("VERTICAL", |degree| format!("{degree} {}", degree as f64 / 10.0));
        let horizontal = cut("HORIZONTAL", |degree| format!("{}.0\t{}", 359 - degree, 0.5));
        format!("NAME 742215\r\nFREQUENCY 1842\n{head}\n{horizontal}\n{vertical}")
    }

    #[test]
    fn gain_units_tilt_and_cuts() {
        for (head, gain_dbi, without_unit) in [
            ("GAIN 15.85 dBd", 18.0, false),
            ("GAIN 18 dBi", 18.0, false),
            ("gain 18dBi", 18.0, false),
            ("GAIN 15.85", 18.0, true),
            ("GAIN (dBi) 18,0", 18.0, false),
        ] {
            let antenna = parse_antenna("a.msi", &file(head)).expect("an antenna");
            assert!((antenna.gain.expect("a gain").db() - gain_dbi).abs() < 1e-9, "{head}");
            assert_eq!(antenna.gain_note.is_some(), without_unit);
            assert_eq!(antenna.pattern.name(), "742215");
            assert_eq!(antenna.frequency_mhz, Some(1842.0));
        }
        let words = parse_antenna("a.msi", &file("TILT ELECTRICAL\nELECTRICAL_TILT 1")).expect("an antenna");
        let number = parse_antenna("a.msi", &file("TILT 1")).expect("an antenna");
        assert_eq!(words.pattern, number.pattern);
        assert!(words.gain.is_none());
        assert_ne!(words.pattern, parse_antenna("a.msi", &file("")).expect("an antenna").pattern);
    }

    #[test]
    fn every_fault_names_file_and_line() {
        let good = file("");
        let line = |wrong: &str| good.replace("\n7 0.7\n", &format!("\n{wrong}\n"));
        for (text, expected) in [
            (
                String::new(),
                "antenna file `a.msi`: there is no HORIZONTAL table: an MSI, PLN, Planet or Radio Mobile text file is needed",
            ),
            (
                cut("HORIZONTAL", |degree| format!("{degree} 0")),
                "antenna file `a.msi`: there is no VERTICAL table: an MSI, PLN, Planet or Radio Mobile text file is needed",
            ),
            (file("GAIN high"), "antenna file `a.msi`, line 3: GAIN `high` is not a number with dBd or dBi"),
            (file("GAIN 75 dBi"), "antenna file `a.msi`, line 3: GAIN `75 dBi` is outside -10 to 40 dBi"),
            (
                file("ELECTRICAL_TILT 91"),
                "antenna file `a.msi`, line 3: ELECTRICAL_TILT `91` is not an angle from -90 to 90 degrees",
            ),
            (
                good.replace("VERTICAL 360", "VERTICAL 180"),
                "antenna file `a.msi`, line 366: a table of 180 values, but 360 rows follow",
            ),
            (
                line("7 -0.7"),
                "antenna file `a.msi`, line 374: the attenuation `-0.7` has another sign than the values before it",
            ),
            (line("7 x"), "antenna file `a.msi`, line 374: `x` is not an attenuation in dB"),
            (line("6 0.7"), "antenna file `a.msi`, line 374: the angle 6 degrees appears twice"),
            (
                line("370 0.7"),
                "antenna file `a.msi`, line 374: the angle `370` is outside -180 to 360 degrees",
            ),
            (line("7 0.7 1"), "antenna file `a.msi`, line 374: `7 0.7 1` is not an angle and an attenuation"),
            (line(""), "antenna file `a.msi`, line 366: a table of 360 values, but 359 rows follow"),
            (
                format!("{good}{}", cut("VERTICAL", |degree| format!("{degree} 0"))),
                "antenna file `a.msi`, line 727: a second VERTICAL table",
            ),
        ] {
            let error = parse_antenna("a.msi", &text).expect_err(expected);
            assert_eq!(error.to_string(), expected);
        }
    }
}
