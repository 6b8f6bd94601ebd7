//! Bands, channel numbers and technologies of rows.
use super::header_tests::read_with;
use super::site_reader::SitesRead;
use crate::network::{AssumedField, Carrier, Technology};
use crate::scenario::SitesChoice;
use crate::units::Frequency;
use crate::words::row_note;

/// One row of the columns `header`, after one that is good.
fn read(header: &str, row: &str) -> SitesRead {
    let more = ",".repeat(header.matches(',').count());
    let text = format!("site_id,lon,lat,technology,{header}\nG,104.4,21.2,LTE,{more}\nS,104.4,21.2,{row}\n");
    read_with(&text, "").expect("a good row")
}

/// The carrier of a row, and whether its frequency was assumed.
fn carrier(header: &str, row: &str) -> (Carrier, bool) {
    let found = read(header, row);
    let draft = found.rows.iter().find(|draft| draft.sector().site_id == "S");
    let sector = draft.unwrap_or_else(|| panic!("{row}: {:?}", found.rejects)).sector();
    (sector.carrier.clone(), sector.assumed.contains(&AssumedField::Frequency))
}

/// Frequencies in whole kHz, which compare exactly.
fn khz(mhz: [f64; 2]) -> [i64; 2] {
    mhz.map(|mhz| (mhz * 1_000.0).round() as i64)
}

/// Downlink and uplink of the carrier of a row, kHz.
fn frequencies(header: &str, row: &str) -> [i64; 2] {
    let (carrier, _) = carrier(header, row);
    khz([carrier.downlink, carrier.uplink].map(Frequency::megahertz))
}

/// Field and reason of the refusal of a row.
fn refusal(header: &str, row: &str) -> (String, String) {
    let found = read(header, row);
    let reject = found.rejects.first().unwrap_or_else(|| panic!("{row} is not refused"));
    (reject.field.clone(), reject.reason.clone())
}

#[test]
fn channel_numbers_give_frequency_band_and_duplex() {
    for (header, row, expected) in [
        ("EARFCN", "LTE,6300", [806.0, 847.0]),
        ("DL_EARFCN", "4G,1575", [1_842.5, 1_747.5]),
        ("earfcn", "LTE,1575.0", [1_842.5, 1_747.5]),
        // the same 2145 MHz in band 1, 4 and 66
        ("earfcn", "LTE,350", [2_145.0, 1_955.0]),
        ("earfcn", "LTE,2300", [2_145.0, 1_745.0]),
        ("earfcn", "LTE,66786", [2_145.0, 1_745.0]),
        ("earfcn", "LTE,39150", [2_350.0, 2_350.0]),
        ("uarfcn", "UMTS,10700", [2_140.0, 1_950.0]),
        ("UARFCN DL", "3G,3012", [942.4, 897.4]),
        ("channel", "LTE,6300", [806.0, 847.0]),
        ("ARFCN", "UMTS,10700", [2_140.0, 1_950.0]),
        ("Kanal", "LTE,1300", [1_815.0, 1_720.0]),
        ("earfcn,uarfcn", "LTE,6300,", [806.0, 847.0]),
        ("earfcn,uarfcn", "UMTS,,10700", [2_140.0, 1_950.0]),
        ("earfcn,frequency_mhz", "LTE,6300,806.0", [806.0, 847.0]),
        ("earfcn,frequency_mhz", "LTE,6300,806.1", [806.0, 847.0]),
        ("earfcn,uplink_frequency_mhz", "LTE,9930,1747.5", [1_453.0, 1_747.5]),
        ("earfcn,band", "LTE,1575,B3", [1_842.5, 1_747.5]),
        ("earfcn,band", "LTE,1575,L1800", [1_842.5, 1_747.5]),
        // bands 5 and 26 share frequency and duplex here
        ("earfcn,band", "LTE,8865,B5", [876.5, 831.5]),
    ] {
        assert_eq!(frequencies(header, row), khz(expected), "{header} {row}");
        assert!(!carrier(header, row).1, "{row}");
    }
}

#[test]
fn channel_numbers_that_are_refused() {
    for (header, row, field, reason) in [
        (
            "earfcn",
            "LTE,19575",
            "earfcn",
            "an EARFCN of the uplink of band 3: give that of the downlink, 1575",
        ),
        ("earfcn", "LTE,17999", "earfcn", "not a downlink EARFCN of any known band"),
        ("earfcn", "LTE,6300.5", "earfcn", "not a whole number"),
        ("earfcn", "LTE,-1", "earfcn", "outside 0 to 262143"),
        ("uarfcn", "UMTS,413", "uarfcn", "not a downlink UARFCN of any known band"),
        (
            "earfcn,frequency_mhz",
            "LTE,6300,816",
            "earfcn",
            "806 MHz, but the frequency says 816 MHz: which is right?",
        ),
        (
            "earfcn,band",
            "LTE,1575,B20",
            "earfcn",
            "earfcn 1575 is 1842.5 MHz in band 3, the row says band B20: which is right?",
        ),
        (
            "earfcn",
            "LTE 800,1575",
            "earfcn",
            "earfcn 1575 is 1842.5 MHz in band 3, the row says band 800: which is right?",
        ),
        (
            "earfcn",
            "LTE,9930",
            "frequency_mhz",
            "at 1453 MHz band 32 has a downlink only: give the uplink of its other carrier, uplink_frequency_mhz",
        ),
    ] {
        assert_eq!(refusal(header, row), (field.to_owned(), reason.to_owned()), "{row}");
    }
}

#[test]
fn names_of_bands_with_a_frequency() {
    for (row, expected) in [
        ("LTE,L1800,1842.5", [1_842.5, 1_747.5]),
        ("LTE,LTE1800,1842.5", [1_842.5, 1_747.5]),
        ("LTE,1800,1842.5", [1_842.5, 1_747.5]),
        ("LTE,III,1842.5", [1_842.5, 1_747.5]),
        ("UMTS,U2100,2140", [2_140.0, 1_950.0]),
        ("LTE,low,806", [806.0, 847.0]),
        ("LTE,F1,1842.5", [1_842.5, 1_747.5]),
        ("LTE,-,1842.5", [1_842.5, 1_747.5]),
        ("LTE,800,796", [796.0, 837.0]),
        ("LTE,700,796", [796.0, 741.0]),
        ("LTE 700,,796", [796.0, 741.0]),
        ("LTE,AWS,2130", [2_130.0, 1_730.0]),
        ("LTE,L2600 TDD,2595", [2_595.0, 2_595.0]),
        ("LTE 1800,B3,1842.5", [1_842.5, 1_747.5]),
    ] {
        assert_eq!(frequencies("band,frequency_mhz", row), khz(expected), "{row}");
    }
    for (row, field, reason) in [
        ("LTE,B3,947.5", "frequency_mhz", "not in the downlink of band B3 (1805 to 1880 MHz)"),
        (
            "LTE,800,1842.5",
            "frequency_mhz",
            "not in the downlink of band 800 (791 to 821 MHz, 860 to 875 MHz, 875 to 890 MHz)",
        ),
        (
            "LTE 800,,1842.5",
            "frequency_mhz",
            "not in the downlink of band 800 (791 to 821 MHz, 860 to 875 MHz, 875 to 890 MHz)",
        ),
        ("LTE,B99,1842.5", "band", "not a known band of LTE"),
        ("LTE,n78,3500", "band", "not a known band of LTE"),
        ("UMTS,B40,2350", "band", "not a known band of UMTS"),
        ("LTE 800,B3,1842.5", "band", "the technology says 800: which is right?"),
        (
            "LTE,,1750",
            "frequency_mhz",
            "not in the downlink of any known band: give band or uplink_frequency_mhz",
        ),
        (
            "LTE,B32,1470",
            "band",
            "at 1470 MHz band 32 has a downlink only: give the uplink of its other carrier, uplink_frequency_mhz",
        ),
    ] {
        assert_eq!(refusal("band,frequency_mhz", row), (field.to_owned(), reason.to_owned()), "{row}");
    }
}

#[test]
fn a_band_without_a_frequency_is_its_preset_or_its_middle() {
    for (row, expected, band) in [
        ("LTE,B3", [1_842.5, 1_747.5], "B3"),
        ("UMTS,B1", [2_140.0, 1_950.0], "B1"),
        ("LTE,B9", [1_862.4, 1_767.4], "B9"),
        ("LTE,B20", [806.0, 847.0], "B20"),
        ("LTE,L900", [942.5, 897.5], "L900"),
        ("LTE,2100", [2_140.0, 1_950.0], "2100"),
        ("LTE,B66", [2_145.0, 1_745.0], "B66"),
        ("UMTS,U900", [942.5, 897.5], "U900"),
        ("LTE 800,", [806.0, 847.0], "800"),
        ("U900,", [942.5, 897.5], "900"),
        ("LTE TDD 2300,", [2_350.0, 2_350.0], "TDD 2300"),
        ("LTE,", [1_842.5, 1_747.5], ""),
    ] {
        let (carrier, assumed) = carrier("band", row);
        assert!(assumed, "{row}");
        assert_eq!(frequencies("band", row), khz(expected), "{row}");
        assert_eq!(carrier.band, band, "{row}");
    }
}

#[test]
fn rows_of_other_services_are_left_out_and_counted() {
    let rows = ["GSM 900", "5G NR 3500", "5G NR 700", "NB-IoT", "FH", "RDF FM", "LTE 800", "2G/3G"];
    let lines: Vec<String> =
        rows.iter().enumerate().map(|(index, word)| format!("S{index},104.4,21.2,{word}")).collect();
    let text = format!("site_id,lon,lat,technology\n{}\n", lines.join("\n"));
    let found = read_with(&text, "").expect("one sector");
    assert_eq!((found.rows.len(), found.rejects.len()), (1, 1));
    assert_eq!(found.rejects[0].reason, "several technologies: write one row for each");
    let notes: Vec<(usize, String)> =
        found.notes.iter().map(|note| (note.count, row_note(&note.note))).collect();
    assert_eq!(
        notes,
        [
            (2, "5G NR rows ignored: only LTE and UMTS are analysed".to_owned()),
            (1, "GSM rows ignored: only LTE and UMTS are analysed".to_owned()),
            (1, "NB-IoT and LTE-M rows ignored: only LTE and UMTS are analysed".to_owned()),
            (2, "other radio services' rows ignored: only LTE and UMTS are analysed".to_owned()),
            (1, "sectors without a name: named by site, technology, band and azimuth".to_owned()),
        ]
    );
}

#[test]
fn the_scenario_states_the_technology_of_rows_without() {
    let without = "site_id,lon,lat\nA,104.4,21.2\nB,104.5,21.2\n";
    let found = read_with(without, "technology = \"4g\"").expect("two sectors");
    assert!(found.rows.iter().all(|draft| draft.sector().carrier.technology == Technology::Lte));
    let notes: Vec<(usize, String)> =
        found.notes.iter().map(|note| (note.count, row_note(&note.note))).collect();
    let note = "sectors whose row states no technology: LTE, as sites.technology says";
    assert_eq!(notes[0], (2, note.to_owned()));
    let some =
        "site_id,lon,lat,technology\nA,104.4,21.2,\nB,104.5,21.2,UMTS\nC,104.6,21.2,NA\nD,104.7,21.2,GSM\n";
    let found = read_with(some, "technology = \"LTE\"").expect("three sectors");
    let technologies: Vec<Technology> =
        found.rows.iter().map(|draft| draft.sector().carrier.technology).collect();
    assert_eq!(technologies, [Technology::Lte, Technology::Umts, Technology::Lte]);
    let error = read_with(without, "").expect_err("no technology").to_string();
    assert!(error.ends_with("or the technology of all rows: sites.technology = \"LTE\""), "{error}");
    let error = toml::from_str::<SitesChoice>("files = \"s.csv\"\ntechnology = \"GSM\"").expect_err("GSM");
    assert!(error.to_string().contains("`GSM` is not a technology that is judged: LTE (4G) or UMTS (3G)"));
}
