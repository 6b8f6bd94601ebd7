//! Antenna patterns from MSI and PLN text files.
use crate::inputs::files::regular_file::{SizeLimit, read_regular};
use crate::network::{MeasuredPattern, PatternError};
use crate::units::{Decibels, Tilt};
use std::path::Path;

/// Gain of a half-wave dipole over isotropic, dB: 10 log10(1.64).
const DIPOLE_GAIN_DBI: f64 = 2.15;

const DEGREES: usize = 360;

/// One antenna file.
#[derive(Clone, Debug, PartialEq)]
pub struct AntennaFile {
    /// The cuts.
    pub pattern: MeasuredPattern,
    /// Gain in the main lobe, over isotropic, where the file states one.
    pub gain: Option<Decibels>,
    /// Whether the gain had no unit and was assumed to be dBd, as the format has it.
    pub gain_without_unit: bool,
    /// Frequency the cuts were measured at, MHz, where the file states one number.
    pub frequency_mhz: Option<f64>,
}

/// Why a file is no antenna pattern.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum AntennaFileError {
    /// It cannot be read.
    #[error("antenna file `{file}` cannot be read: {reason}")]
    Unreadable {
        /// The file.
        file: String,
        /// The system's reason.
        reason: String,
    },
    /// A line that is wrong.
    #[error("antenna file `{file}`, line {line}: {reason}")]
    Line {
        /// The file.
        file: String,
        /// Line, from 1.
        line: usize,
        /// What is wrong.
        reason: String,
    },
    /// A cut that is missing or incomplete.
    #[error("antenna file `{file}`: {reason}")]
    Incomplete {
        /// The file.
        file: String,
        /// What is missing.
        reason: String,
    },
    /// The cuts are no pattern.
    #[error("antenna file `{file}`: {source}")]
    Pattern {
        /// The file.
        file: String,
        /// Which value.
        source: PatternError,
    },
}

/// Reads an MSI or PLN text file.
///
/// # Units and conventions
/// Attenuations are positive dB; the vertical cut counts 0 degrees ahead on the horizon, 90 straight down. A gain
/// without a unit is dBd, as the format has it; dBd are turned into dBi by adding 2.15. The tilt of the cuts is
/// `ELECTRICAL_TILT`, otherwise a number after `TILT`, otherwise 0. Only ASCII matters: a name in another encoding is no error.
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
        Ok(bytes) => parse_antenna(&file, &String::from_utf8_lossy(&bytes)),
        Err(error) => Err(AntennaFileError::Unreadable { file, reason: error.to_string() }),
    }
}

/// What has been read so far.
#[derive(Default)]
struct Contents {
    name: String,
    gain_dbi: Option<f64>,
    gain_without_unit: bool,
    frequency_mhz: Option<f64>,
    tilt_deg: Option<f64>,
    electrical_tilt_deg: Option<f64>,
    horizontal: Option<Vec<f64>>,
    vertical: Option<Vec<f64>>,
}

/// Parses the text of a file; `file` is for the errors.
fn parse_antenna(file: &str, text: &str) -> Result<AntennaFile, AntennaFileError> {
    let mut contents = Contents::default();
    let mut lines = text.lines().enumerate().map(|(index, line)| (index + 1, line.trim()));
    while let Some((number, line)) = lines.next() {
        let (key, value) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
        let located = |(line, reason)| AntennaFileError::Line { file: file.to_owned(), line, reason };
        match key.to_ascii_uppercase().as_str() {
            "HORIZONTAL" => {
                let cut = read_cut(number, value.trim(), &mut lines).map_err(located)?;
                once(&mut contents.horizontal, cut, number, key).map_err(located)?;
            }
            "VERTICAL" => {
                let cut = read_cut(number, value.trim(), &mut lines).map_err(located)?;
                once(&mut contents.vertical, cut, number, key).map_err(located)?;
            }
            key => {
                header_line(&mut contents, key, value.trim()).map_err(|reason| located((number, reason)))?;
            }
        }
    }
    finish(file, contents)
}

fn once(cut: &mut Option<Vec<f64>>, values: Vec<f64>, line: usize, key: &str) -> Result<(), (usize, String)> {
    match cut.replace(values) {
        None => Ok(()),
        Some(_) => Err((line, format!("a second {key} table"))),
    }
}

fn header_line(contents: &mut Contents, key: &str, value: &str) -> Result<(), String> {
    match key {
        "NAME" => value.clone_into(&mut contents.name),
        "GAIN" => {
            let (gain_dbi, without_unit) = gain(value)?;
            (contents.gain_dbi, contents.gain_without_unit) = (Some(gain_dbi), without_unit);
        }
        // some files give a range such as 1710-1880: not needed, only shown
        "FREQUENCY" => contents.frequency_mhz = value.parse().ok().filter(|mhz: &f64| mhz.is_finite()),
        "ELECTRICAL_TILT" if !value.is_empty() => contents.electrical_tilt_deg = Some(tilt(key, value)?),
        // the word ELECTRICAL or MECHANICAL stands here too
        "TILT" if value.starts_with(|c: char| c.is_ascii_digit() || "+-.".contains(c)) => {
            contents.tilt_deg = Some(tilt(key, value)?);
        }
        _ => {}
    }
    Ok(())
}

fn tilt(key: &str, value: &str) -> Result<f64, String> {
    match value.parse::<f64>() {
        Ok(degrees) if (-90.0..=90.0).contains(&degrees) => Ok(degrees),
        _ => Err(format!("{key} `{value}` is not an angle from -90 to 90 degrees")),
    }
}

/// Gain in dBi, and whether it had no unit.
fn gain(value: &str) -> Result<(f64, bool), String> {
    let number = value.trim_end_matches(|letter: char| letter.is_ascii_alphabetic()).trim_end();
    let unit = value[number.len()..].trim().to_ascii_lowercase();
    let wrong = || format!("GAIN `{value}` is not a number with dBd or dBi");
    let gain: f64 = number.parse().map_err(|_not_a_number| wrong())?;
    let gain_dbi = match unit.as_str() {
        "dbi" => gain,
        "dbd" | "" => gain + DIPOLE_GAIN_DBI,
        _ => return Err(wrong()),
    };
    if (-10.0..=40.0).contains(&gain_dbi) {
        Ok((gain_dbi, unit.is_empty()))
    } else {
        Err(format!("GAIN `{value}` is outside -10 to 40 dBi"))
    }
}

/// The 360 lines after `HORIZONTAL` or `VERTICAL`, by angle.
fn read_cut<'a>(
    header: usize,
    count: &str,
    lines: &mut impl Iterator<Item = (usize, &'a str)>,
) -> Result<Vec<f64>, (usize, String)> {
    if count.parse() != Ok(DEGREES) {
        return Err((header, format!("a table of `{count}` values, 360 are needed (one per degree)")));
    }
    let mut cut: Vec<Option<f64>> = vec![None; DEGREES];
    let mut last = header;
    for (line, text) in lines.filter(|(_, text)| !text.is_empty()).take(DEGREES) {
        last = line;
        let (degree, attenuation_db) = cut_line(text).map_err(|reason| (line, reason))?;
        if cut[degree].replace(attenuation_db).is_some() {
            return Err((line, format!("the angle {degree} degrees appears twice")));
        }
    }
    match cut.iter().position(Option::is_none) {
        None => Ok(cut.into_iter().flatten().collect()),
        Some(missing) => Err((last, format!("the table ends here, the angle {missing} degrees is missing"))),
    }
}

fn cut_line(text: &str) -> Result<(usize, f64), String> {
    let mut words =
        text.split(|letter: char| letter.is_whitespace() || letter == ';').filter(|word| !word.is_empty());
    let (Some(angle), Some(value), None) = (words.next(), words.next(), words.next()) else {
        return Err(format!("`{text}` is not an angle and an attenuation"));
    };
    let degrees: f64 = angle.parse().map_err(|_not_a_number| format!("`{angle}` is not an angle"))?;
    if !(0.0..360.0).contains(&degrees) || degrees.fract() > 0.0 {
        return Err(format!("the angle `{angle}` is not a whole number of degrees from 0 to 359"));
    }
    let attenuation_db: f64 =
        value.parse().map_err(|_not_a_number| format!("`{value}` is not an attenuation in dB"))?;
    if (0.0..=200.0).contains(&attenuation_db) {
        Ok((degrees as usize, attenuation_db))
    } else {
        Err(format!("the attenuation `{value}` is outside 0 to 200 dB (positive means weaker)"))
    }
}

fn finish(file: &str, contents: Contents) -> Result<AntennaFile, AntennaFileError> {
    let missing = |key: &str| AntennaFileError::Incomplete {
        file: file.to_owned(),
        reason: format!("there is no {key} 360 table"),
    };
    let horizontal = contents.horizontal.ok_or_else(|| missing("HORIZONTAL"))?;
    let vertical = contents.vertical.ok_or_else(|| missing("VERTICAL"))?;
    let tilt_deg = contents.electrical_tilt_deg.or(contents.tilt_deg).unwrap_or(0.0);
    let name = if contents.name.is_empty() { file } else { contents.name.as_str() };
    let pattern = MeasuredPattern::new(name, horizontal, vertical, Tilt::from_degrees_down(tilt_deg))
        .map_err(|source| AntennaFileError::Pattern { file: file.to_owned(), source })?;
    Ok(AntennaFile {
        pattern,
        gain: contents.gain_dbi.map(Decibels::new),
        gain_without_unit: contents.gain_without_unit,
        frequency_mhz: contents.frequency_mhz,
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
        let horizontal = cut("HORIZONTAL", |degree| format!("{}.0\t{}", 359 - degree, 3.0));
        format!("NAME 742215\r\nFREQUENCY 1842\n{head}\n{horizontal}\n{vertical}")
    }

    #[test]
    fn gain_units_tilt_and_cuts() {
        for (head, gain_dbi, without_unit) in [
            ("GAIN 15.85 dBd", 18.0, false),
            ("GAIN 18 dBi", 18.0, false),
            ("gain 18dBi", 18.0, false),
            ("GAIN 15.85", 18.0, true),
        ] {
            let antenna = parse_antenna("a.msi", &file(head)).expect("an antenna");
            assert!((antenna.gain.expect("a gain").db() - gain_dbi).abs() < 1e-9, "{head}");
            assert_eq!(antenna.gain_without_unit, without_unit);
            assert_eq!(antenna.pattern.name(), "742215");
            assert_eq!(antenna.frequency_mhz, Some(1842.0));
        }
        let words = parse_antenna("a.msi", &file("TILT ELECTRICAL\nELECTRICAL_TILT 4")).expect("an antenna");
        let number = parse_antenna("a.msi", &file("TILT 4")).expect("an antenna");
        assert_eq!(words.pattern, number.pattern);
        assert!(words.gain.is_none());
        assert_ne!(words.pattern, parse_antenna("a.msi", &file("")).expect("an antenna").pattern);
    }

    #[test]
    fn every_fault_names_file_and_line() {
        let good = file("");
        let line = |wrong: &str| good.replace("\n7 0.7\n", &format!("\n{wrong}\n"));
        for (text, expected) in [
            (String::new(), "antenna file `a.msi`: there is no HORIZONTAL 360 table"),
            (
                cut("HORIZONTAL", |degree| format!("{degree} 0")),
                "antenna file `a.msi`: there is no VERTICAL 360 table",
            ),
            (file("GAIN high"), "antenna file `a.msi`, line 3: GAIN `high` is not a number with dBd or dBi"),
            (file("GAIN 75 dBi"), "antenna file `a.msi`, line 3: GAIN `75 dBi` is outside -10 to 40 dBi"),
            (
                file("ELECTRICAL_TILT x"),
                "antenna file `a.msi`, line 3: ELECTRICAL_TILT `x` is not an angle from -90 to 90 degrees",
            ),
            (
                good.replace("VERTICAL 360", "VERTICAL 180"),
                "antenna file `a.msi`, line 366: a table of `180` values, 360 are needed (one per degree)",
            ),
            (
                line("7 -0.7"),
                "antenna file `a.msi`, line 374: the attenuation `-0.7` is outside 0 to 200 dB (positive means weaker)",
            ),
            (line("7 x"), "antenna file `a.msi`, line 374: `x` is not an attenuation in dB"),
            (line("6 0.7"), "antenna file `a.msi`, line 374: the angle 6 degrees appears twice"),
            (
                line("7.5 0.7"),
                "antenna file `a.msi`, line 374: the angle `7.5` is not a whole number of degrees from 0 to 359",
            ),
            (line("7 0.7 1"), "antenna file `a.msi`, line 374: `7 0.7 1` is not an angle and an attenuation"),
            (line(""), "antenna file `a.msi`, line 726: the table ends here, the angle 7 degrees is missing"),
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
