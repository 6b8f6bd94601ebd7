//! Names of bands as tables write them.
use super::Technology;
use super::band_table::{BANDS, BY_FREQUENCY, Band, Pairing};

/// What a name of bands says.
#[derive(Debug, Default)]
struct BandLabel {
    /// Numbers of bands.
    numbers: Vec<u16>,
    /// Frequencies after which bands are called, or in their downlink, MHz.
    megahertz: Vec<f64>,
    /// The bands of a group such as AWS.
    group: Option<&'static [u16]>,
    /// Whether time division is named, or frequency division.
    time_division: Option<bool>,
    /// Whether a band of 5G NR is named.
    nr: bool,
}

/// Numbers from which a name is a frequency, MHz; band numbers of all technologies are smaller.
const MEGAHERTZ_FROM: f64 = 400.0;

/// Names of bands of UMTS, the first is 1.
const ROMAN: [&str; 26] = [
    "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV", "XVI",
    "XVII", "XVIII", "XIX", "XX", "XXI", "XXII", "XXIII", "XXIV", "XXV", "XXVI",
];

/// Words that may stand beside a number and say no more.
const FILLING: [&str; 22] = [
    "B",
    "BAND",
    "BANDE",
    "BANDA",
    "FAIXA",
    "BANG",
    "L",
    "LTE",
    "U",
    "UMTS",
    "WCDMA",
    "HSPA",
    "E",
    "UTRA",
    "EUTRA",
    "EUTRAN",
    "OPERATING",
    "MHZ",
    "GHZ",
    "GSM",
    "EGSM",
    "IMT",
];

/// The bands that a name may mean, the likeliest first; empty when the technology has no such band, `None` when the text names none.
///
/// # Units and conventions
/// A number below 400 is a band (`B3`, `3`, `Band 8`, `L8`, `III`, `E-UTRA band 3`, `FDD 20`), a greater one a frequency in MHz after
/// which bands are called (`L1800`, `LTE 800`, `U2100`, `DCS1800`, `3.5 GHz`). `AWS` and `PCS` are groups of bands. `TDD` and `FDD` choose
/// among several. A text with other words, or with several numbers of one kind, names none.
///
/// # Examples
/// ```
/// use signalgap::network::{Technology, bands_named};
/// let bands = bands_named(Technology::Lte, "LTE 800").ok_or("no band")?;
/// assert_eq!(bands[0].number(), 20);
/// # Ok::<(), &str>(())
/// ```
#[must_use]
pub fn bands_named(technology: Technology, text: &str) -> Option<Vec<&'static Band>> {
    let label = BandLabel::read(text)?;
    let mut found: Vec<&Band> =
        BANDS.iter().filter(|band| band.is_of(technology) && label.fits(band)).collect();
    let rank = |band: &&Band| BY_FREQUENCY.iter().position(|number| *number == band.number);
    found.sort_by_key(|band| (rank(band).unwrap_or(usize::MAX), band.number));
    Some(found)
}

impl BandLabel {
    fn read(text: &str) -> Option<Self> {
        let tokens = tokens(text);
        let mut label = Self::default();
        let mut short_duplex = None;
        for (index, token) in tokens.iter().enumerate() {
            match token.as_str() {
                number if number.starts_with(|letter: char| letter.is_ascii_digit()) => {
                    label.add_number(number, tokens.get(index + 1).is_some_and(|unit| unit == "GHZ"))?;
                }
                "FDD" => label.time_division = Some(false),
                "TDD" | "TD" => label.time_division = Some(true),
                "F" => short_duplex = Some(false),
                "T" => short_duplex = Some(true),
                "AWS" => label.group = Some(&[4, 10, 66]),
                "PCS" => label.group = Some(&[2, 25]),
                "DCS" => label.group = Some(&[3, 9]),
                "N" | "NR" => label.nr = true,
                word if FILLING.contains(&word) => {}
                word => label.numbers.push(roman(word)?),
            }
        }
        if short_duplex.is_some() && label.megahertz.is_empty() {
            return None;
        }
        label.time_division = label.time_division.or(short_duplex);
        if label.group.is_some() {
            // the blocks of a group: AWS-1, AWS-3
            label.numbers.clear();
        }
        label.names_a_band().then_some(label)
    }

    fn add_number(&mut self, text: &str, gigahertz: bool) -> Option<()> {
        let number = text.replace(',', ".").parse::<f64>().ok()?;
        let number = if gigahertz { number * 1_000.0 } else { number };
        if number >= MEGAHERTZ_FROM {
            self.megahertz.push(number);
        } else {
            let is_whole = number.fract() == 0.0 && number > 0.0;
            self.numbers.push(is_whole.then_some(number as u16)?);
        }
        Some(())
    }

    fn names_a_band(&self) -> bool {
        let named = self.group.is_some() || !self.numbers.is_empty() || !self.megahertz.is_empty();
        named && self.numbers.len() <= 1 && self.megahertz.len() <= 1
    }

    fn fits(&self, band: &Band) -> bool {
        !self.nr
            && self.numbers.iter().all(|number| *number == band.number)
            && self.megahertz.iter().all(|mhz| is_called(band, *mhz))
            && self.group.is_none_or(|group| group.contains(&band.number))
            && self.time_division.is_none_or(|wanted| wanted == (band.pairing == Pairing::Tdd))
    }
}

/// Whether a band is called after a frequency; one after which no band is called is a frequency of the downlink itself.
fn is_called(band: &Band, mhz: f64) -> bool {
    let is_nominal =
        |band: &Band| band.called_mhz.iter().any(|called| (f64::from(*called) - mhz).abs() < 1e-6);
    if BANDS.iter().any(is_nominal) { is_nominal(band) } else { band.holds_mhz(mhz) }
}

fn roman(word: &str) -> Option<u16> {
    let index = ROMAN.iter().position(|roman| *roman == word)?;
    u16::try_from(index + 1).ok()
}

/// Words and numbers in upper case, without the words of generations (`4G`).
fn tokens(text: &str) -> Vec<String> {
    let upper: Vec<char> = text.to_uppercase().chars().collect();
    let is_number = |index: usize| {
        let digit = |at: usize| upper.get(at).is_some_and(char::is_ascii_digit);
        digit(index)
            || (matches!(upper[index], '.' | ',') && index > 0 && digit(index - 1) && digit(index + 1))
    };
    let mut tokens: Vec<String> = Vec::new();
    let mut last = None;
    for (index, letter) in upper.iter().enumerate() {
        let kind = if is_number(index) { Some(true) } else { letter.is_alphabetic().then_some(false) };
        match tokens.last_mut().filter(|_| kind.is_some() && kind == last) {
            Some(token) => token.push(*letter),
            None if kind.is_some() => tokens.push(letter.to_string()),
            None => {}
        }
        last = kind;
    }
    without_generations(tokens)
}

fn without_generations(tokens: Vec<String>) -> Vec<String> {
    let is_generation = |pair: &[String]| pair[1] == "G" && ["2", "3", "4", "5"].contains(&pair[0].as_str());
    let starts: Vec<usize> = tokens
        .windows(2)
        .enumerate()
        .filter(|(_, pair)| is_generation(pair))
        .map(|(index, _)| index)
        .collect();
    let kept = tokens.into_iter().enumerate();
    kept.filter(|(index, _)| !starts.iter().any(|start| (*start..=start + 1).contains(index)))
        .map(|(_, token)| token)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::bands_named;
    use crate::network::Technology::{self, Lte, Umts};

    fn numbers(technology: Technology, text: &str) -> Option<Vec<u16>> {
        Some(bands_named(technology, text)?.iter().map(|band| band.number()).collect())
    }

    #[test]
    fn numbers_and_roman_numerals_are_bands() {
        for (text, number) in [
            ("B3", 3),
            ("3", 3),
            ("3.0", 3),
            ("b28", 28),
            ("Band 8", 8),
            ("L8", 8),
            ("III", 3),
            ("band VIII", 8),
            ("E-UTRA band 3", 3),
            ("eutra-3", 3),
            ("FDD 20", 20),
            ("TDD B40", 40),
            ("LTE B20", 20),
            ("Bande 28", 28),
            ("4G B7", 7),
            ("B3 (1800 MHz)", 3),
            ("1800 (B3)", 3),
            ("B31", 31),
        ] {
            assert_eq!(numbers(Lte, text), Some(vec![number]), "{text}");
        }
        assert_eq!(numbers(Umts, "VI"), Some(vec![6]));
    }

    #[test]
    fn frequencies_are_names_of_bands_the_likeliest_first() {
        for (technology, text, first) in [
            (Lte, "L1800", 3),
            (Lte, "LTE1800", 3),
            (Lte, "LTE 1800", 3),
            (Lte, "1800", 3),
            (Lte, "1800.0", 3),
            (Lte, "1800 MHz", 3),
            (Lte, "1.8 GHz", 3),
            (Lte, "1,8 GHz", 3),
            (Lte, "DCS1800", 3),
            (Lte, "GSM 900", 8),
            (Lte, "LTE 800", 20),
            (Lte, "700", 28),
            (Lte, "L850", 5),
            (Lte, "L2600", 7),
            (Lte, "L2600 FDD", 7),
            (Lte, "L2600 TDD", 38),
            (Lte, "L2600T", 38),
            (Lte, "2300", 40),
            (Lte, "3.5GHz", 42),
            (Lte, "450", 31),
            (Lte, "410", 87),
            (Lte, "AWS", 4),
            (Lte, "AWS-3", 4),
            (Lte, "AWS 2100", 4),
            (Lte, "PCS", 2),
            (Lte, "1842.5", 3),
            (Umts, "U2100", 1),
            (Umts, "3G 900", 8),
            (Umts, "3G900", 8),
            (Umts, "UMTS 900", 8),
            (Umts, "800", 20),
        ] {
            assert_eq!(
                numbers(technology, text).and_then(|found| found.first().copied()),
                Some(first),
                "{text}"
            );
        }
    }

    #[test]
    fn texts_that_name_no_band_and_bands_that_are_not_there() {
        for text in ["", "low", "F1", "4G", "LTE", "TDD", "1800/2100", "B3+B20", "0", "2.5", "sector 3"] {
            assert_eq!(numbers(Lte, text), None, "{text}");
        }
        for (technology, text) in [
            (Lte, "B99"),
            (Lte, "n78"),
            (Lte, "NR 3500"),
            (Lte, "VI"),
            (Umts, "B40"),
            (Umts, "2300"),
            (Lte, "B3 900"),
        ] {
            assert_eq!(numbers(technology, text), Some(vec![]), "{text}");
        }
    }
}
