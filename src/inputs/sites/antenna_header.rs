//! The lines above the tables of an antenna file.
use crate::findings::RowNote;
use crate::network::DIPOLE_GAIN_DBI;
use crate::text;

/// What the lines above the tables say.
#[derive(Default)]
pub(super) struct Header {
    pub(super) name: String,
    pub(super) gain_dbi: Option<f64>,
    pub(super) gain_note: Option<RowNote>,
    pub(super) frequency_mhz: Option<f64>,
    pub(super) tilt_deg: Option<f64>,
    pub(super) electrical_tilt_deg: Option<f64>,
}

/// The first line of a table.
pub(super) struct TableStart<'a> {
    pub(super) is_horizontal: bool,
    /// What follows the word.
    pub(super) count: &'a str,
}

impl TableStart<'_> {
    pub(super) const fn name(&self) -> &'static str {
        if self.is_horizontal { "HORIZONTAL" } else { "VERTICAL" }
    }
}

/// Takes what a line says; the start of a table is returned.
pub(super) fn header_line<'a>(header: &mut Header, line: &'a str) -> Result<Option<TableStart<'a>>, String> {
    let end = line.find(|letter: char| letter.is_whitespace() || "=:;,(".contains(letter));
    let (key, value) = line.split_at(end.unwrap_or(line.len()));
    let value =
        value.trim_start_matches(|letter: char| letter.is_whitespace() || "=:;,".contains(letter)).trim();
    match key.to_ascii_uppercase().as_str() {
        "HORIZONTAL" => return Ok(Some(TableStart { is_horizontal: true, count: value })),
        "VERTICAL" => return Ok(Some(TableStart { is_horizontal: false, count: value })),
        "NAME" => value.clone_into(&mut header.name),
        "GAIN" if !value.is_empty() => {
            let (gain_dbi, note) = gain(value)?;
            (header.gain_dbi, header.gain_note) = (Some(gain_dbi), note);
        }
        // some files give a range such as 1710-1880: not needed, only shown
        "FREQUENCY" => {
            header.frequency_mhz = value.replace(',', ".").parse().ok().filter(|mhz: &f64| mhz.is_finite());
        }
        "ELECTRICAL_TILT" => header.electrical_tilt_deg = tilt("ELECTRICAL_TILT", value)?,
        // mechanical tilt is a matter of the mast
        "TILT" if !value.to_ascii_uppercase().starts_with("MECH") => header.tilt_deg = tilt("TILT", value)?,
        _ => {}
    }
    Ok(None)
}

/// The numbers in a text, with a decimal point or comma.
fn numbers(text: &str) -> Vec<f64> {
    let is_part = |letter: char| letter.is_ascii_digit() || "+-.,".contains(letter);
    let words = text.split(|letter: char| !is_part(letter));
    words.filter_map(|word| word.trim_end_matches(['.', ',']).replace(',', ".").parse().ok()).collect()
}

/// The tilt in texts such as `4`, `4.0 deg`, `T4`, `04T`, `ELECTRICAL 4`; none where there is no number, or a range.
fn tilt(key: &str, value: &str) -> Result<Option<f64>, String> {
    match numbers(value).as_slice() {
        [degrees] if (-90.0..=90.0).contains(degrees) => Ok(Some(*degrees)),
        [_] => Err(text!("antenna-header-is-not-an-angle-from-90", key, value)),
        _ => Ok(None),
    }
}

/// Gain in dBi, and what was assumed of its unit.
fn gain(value: &str) -> Result<(f64, Option<RowNote>), String> {
    let wrong = || text!("antenna-header-gain-is-not-number-with-dbd", value);
    let [gain] = numbers(value)[..] else { return Err(wrong()) };
    let unit: String = value.chars().filter(char::is_ascii_alphabetic).collect();
    let (gain_dbi, note) = match unit.to_ascii_lowercase().as_str() {
        "dbi" => (gain, None),
        "db" => (gain, Some(RowNote::GainInDecibels)),
        "dbd" => (gain + DIPOLE_GAIN_DBI, None),
        "" => (gain + DIPOLE_GAIN_DBI, Some(RowNote::GainWithoutUnit)),
        _ => return Err(wrong()),
    };
    if (-10.0..=40.0).contains(&gain_dbi) {
        Ok((gain_dbi, note))
    } else {
        Err(text!("antenna-header-gain-is-outside-10-to-40", value))
    }
}
