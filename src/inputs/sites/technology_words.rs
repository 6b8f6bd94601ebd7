//! Words for technologies as registers and operators write them, often with a band: `LTE 800`, `U2100`, `5G NR 3500`.
use crate::findings::OtherTechnology;
use crate::language::word;
use crate::network::Technology;
use std::collections::BTreeSet;

/// A technology and what its text says of the band; empty when it says nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::inputs) struct TechnologyText {
    pub(in crate::inputs) technology: Technology,
    pub(in crate::inputs) band: String,
}

/// What one word says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Meaning {
    Judged(Technology),
    NotJudged(OtherTechnology),
}

/// Words of technologies that are not judged.
const NOT_JUDGED: &[(OtherTechnology, &[&str])] = &[
    (OtherTechnology::Gsm, &["GSM", "2G", "2GGSM", "GPRS", "EDGE", "GERAN", "EGSM", "GSMR", "DCS"]),
    (OtherTechnology::Nr, &["NR", "5G", "5GNR", "NR5G", "NGRAN"]),
    (OtherTechnology::Cdma, &["CDMA", "EVDO", "EV", "DO", "1X", "1XRTT", "1XEV"]),
    (OtherTechnology::Things, &["NBIOT", "IOT", "NB", "LTEM", "CATM", "CAT", "M", "EMTC"]),
    (
        OtherTechnology::Other,
        &[
            "FH",
            "FAISCEAU",
            "FAISCEAUX",
            "HERTZIEN",
            "MICROWAVE",
            "BLR",
            "WLL",
            "WIMAX",
            "TETRA",
            "TETRAPOL",
            "PMR",
            "DMR",
            "IDEN",
            "SCDMA",
            "TDSCDMA",
            "RADAR",
            "RDF",
            "TNT",
            "DVB",
            "DVBT",
            "DAB",
            "TV",
            "FM",
            "COM",
            "AERO",
            "SAT",
            "LORA",
            "LORAWAN",
            "SIGFOX",
        ],
    ),
];

/// Words that say something of the band.
const OF_THE_BAND: &[&str] =
    &["", "B", "BAND", "BANDE", "BANDA", "MHZ", "GHZ", "FDD", "TDD", "TD", "FD", "F", "T", "AWS", "PCS"];

/// Words beside a technology that say no more: releases, architectures, kinds of cells.
const FILLING: &[&str] = &["A", "ADVANCED", "PRO", "PLUS", "SA", "NSA", "R", "CELL", "MACRO", "MICRO"];

/// A technology word: judged, known but not judged, or unknown.
///
/// # Errors
/// The reason, when it is unknown.
pub(in crate::inputs) fn technology(text: &str) -> Result<Result<Technology, OtherTechnology>, String> {
    Ok(technology_text(text)?.map(|judged| judged.technology))
}

/// A technology word with the band in it.
///
/// # Errors
/// The reason, when it is unknown or names several.
pub(in crate::inputs) fn technology_text(
    text: &str,
) -> Result<Result<TechnologyText, OtherTechnology>, String> {
    let unknown = word("technology-words-unknown-technology-use-lte-4g-or");
    let upper = text.to_uppercase().replace("E-UTRA", "EUTRA").replace("W-CDMA", "WCDMA");
    let (mut meanings, mut band, mut strange) = (BTreeSet::new(), Vec::new(), false);
    for word in upper.split(|letter: char| !letter.is_alphanumeric() && letter != '.') {
        let (stem, number) = split_number(word);
        match meaning(stem, number) {
            Some(meaning) => {
                meanings.insert(meaning);
                band.push(number);
            }
            None if OF_THE_BAND.contains(&stem) => band.push(word),
            None => strange |= !FILLING.contains(&word),
        }
    }
    let band = band.into_iter().filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
    match sole(meanings)? {
        // names of other services are not all known
        Some(Meaning::NotJudged(OtherTechnology::Other)) => Ok(Err(OtherTechnology::Other)),
        _ if strange => Err(unknown.to_owned()),
        Some(Meaning::Judged(technology)) => Ok(Ok(TechnologyText { technology, band })),
        Some(Meaning::NotJudged(other)) => Ok(Err(other)),
        None => Err(unknown.to_owned()),
    }
}

/// A word without the number at its end, and that number: `LTE800`, `3G900`, `M1`.
fn split_number(word: &str) -> (&str, &str) {
    let stem = word.trim_end_matches(|letter: char| letter.is_ascii_digit() || letter == '.');
    word.split_at(stem.len())
}

fn meaning(stem: &str, number: &str) -> Option<Meaning> {
    /// From which number on `L800`, `U2100` and `G900` are bands.
    const MEGAHERTZ_FROM: f64 = 400.0;
    let is_band = number.parse::<f64>().is_ok_and(|mhz| mhz >= MEGAHERTZ_FROM);
    match stem {
        "L" if is_band => return Some(Meaning::Judged(Technology::Lte)),
        "U" if is_band => return Some(Meaning::Judged(Technology::Umts)),
        "G" if is_band => return Some(Meaning::NotJudged(OtherTechnology::Gsm)),
        "N" if !number.is_empty() => return Some(Meaning::NotJudged(OtherTechnology::Nr)),
        _ => {}
    }
    let listed = NOT_JUDGED.iter().find(|(_, words)| words.contains(&stem));
    let listed = listed.map(|(other, _)| Meaning::NotJudged(*other));
    listed.or_else(|| Technology::of_word(stem).map(Meaning::Judged))
}

/// The one technology that is meant; services of things are named with the LTE that carries them.
fn sole(mut meanings: BTreeSet<Meaning>) -> Result<Option<Meaning>, String> {
    if meanings.contains(&Meaning::NotJudged(OtherTechnology::Things)) {
        meanings.remove(&Meaning::Judged(Technology::Lte));
    }
    if meanings.len() > 1 {
        return Err(word("technology-words-several-technologies-write-one-row-for").to_owned());
    }
    Ok(meanings.pop_first())
}

#[cfg(test)]
mod tests {
    use super::technology_text;
    use crate::findings::OtherTechnology::{self, Cdma, Gsm, Nr, Other, Things};
    use crate::network::Technology::{self, Lte, Umts};

    #[test]
    fn judged_technologies_with_their_bands() {
        let cases: [(&str, Technology, &str); 27] = [
            ("LTE", Lte, ""),
            ("4G", Lte, ""),
            ("4G LTE", Lte, ""),
            ("4G+", Lte, ""),
            ("LTE-A Pro", Lte, ""),
            ("E-UTRA", Lte, ""),
            ("e-utran", Lte, ""),
            ("LTE 800", Lte, "800"),
            ("LTE-800", Lte, "800"),
            ("lte800", Lte, "800"),
            ("L800", Lte, "800"),
            ("4G LTE 1800", Lte, "1800"),
            ("4G1800", Lte, "1800"),
            ("LTE 1800 MHz", Lte, "1800 MHZ"),
            ("LTE B20", Lte, "B20"),
            ("LTE 3.5 GHz", Lte, "3.5 GHZ"),
            ("TD-LTE", Lte, "TD"),
            ("LTE TDD 2300", Lte, "TDD 2300"),
            ("LTE-FDD", Lte, "FDD"),
            ("UMTS 900", Umts, "900"),
            ("UMTS2100", Umts, "2100"),
            ("U900", Umts, "900"),
            ("3G 900", Umts, "900"),
            ("3G900", Umts, "900"),
            ("WCDMA900", Umts, "900"),
            ("W-CDMA", Umts, ""),
            ("HSPA+", Umts, ""),
        ];
        for (text, technology, band) in cases {
            let found = technology_text(text).expect(text).expect(text);
            assert_eq!((found.technology, found.band.as_str()), (technology, band), "{text}");
        }
    }

    #[test]
    fn what_is_left_out_is_named() {
        let cases: [(&str, OtherTechnology); 36] = [
            ("GSM", Gsm),
            ("GSM 900", Gsm),
            ("gsm1800", Gsm),
            ("G900", Gsm),
            ("DCS 1800", Gsm),
            ("GSM R", Gsm),
            ("2G", Gsm),
            ("NR", Nr),
            ("5G", Nr),
            ("5G NR 700", Nr),
            ("5G NR 3500", Nr),
            ("NR3500", Nr),
            ("n78", Nr),
            ("5G NSA", Nr),
            ("CDMA", Cdma),
            ("CDMA2000", Cdma),
            ("CDMA 450", Cdma),
            ("EV-DO", Cdma),
            ("1xRTT", Cdma),
            ("NB-IoT", Things),
            ("NB IOT", Things),
            ("LTE-M", Things),
            ("LTE CAT-M1", Things),
            ("FH", Other),
            ("Faisceau hertzien", Other),
            ("TETRA", Other),
            ("WIMAX", Other),
            ("BLR 3 GHz", Other),
            ("RADAR FIXE", Other),
            ("RDF FM", Other),
            ("RDF T-DAB", Other),
            ("TNT", Other),
            ("PMR", Other),
            ("COM MAR", Other),
            ("TD-SCDMA", Other),
            ("DVB-T2", Other),
        ];
        for (text, other) in cases {
            assert_eq!(technology_text(text).expect(text), Err(other), "{text}");
        }
    }

    #[test]
    fn what_is_refused() {
        for text in ["", "6G", "WIFI", "LTE foo", "banana", "800", "-"] {
            let reason = technology_text(text).expect_err(text);
            assert!(reason.starts_with("unknown technology"), "{text}: {reason}");
        }
        for text in ["2G/3G/4G", "GSM/UMTS", "LTE NR", "4G 5G"] {
            assert_eq!(
                technology_text(text).expect_err(text),
                "several technologies: write one row for each",
                "{text}"
            );
        }
    }
}
