//! Sites: every kind of bad row, presets, OpenCelliD, antenna files, and the real files.
use super::site_reader::{SitesRead, assumed_counts, place_sectors, read_sites, sector_places};
use crate::inputs::reference_data::shared;
use crate::inputs::{InputError, Reject};
use crate::network::{AntennaPattern, AssumedField, Technology};
use crate::scenario::SitesChoice;
use crate::words::row_note;
use std::path::Path;

fn choice(path: &Path, more: &str) -> SitesChoice {
    toml::from_str(&format!("files = {:?}\n{more}", path.display().to_string())).expect("a choice")
}

fn read(text: &str, more: &str) -> Result<SitesRead, InputError> {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("s.csv");
    std::fs::write(&path, text).expect("a file");
    read_sites(&choice(&path, more))
}

fn short(reject: &Reject) -> (u64, &str, &str, &str) {
    (reject.row, &reject.field, &reject.value, &reject.reason)
}

const COLUMNS: [&str; 20] = [
    "site_id",
    "sector_id",
    "technology",
    "band",
    "frequency_mhz",
    "bandwidth_mhz",
    "lon",
    "lat",
    "antenna_height_m",
    "azimuth_deg",
    "mechanical_tilt_deg",
    "electrical_tilt_deg",
    "power_dbm",
    "power_w",
    "gain_dbi",
    "feeder_loss_db",
    "status",
    "antenna",
    "antenna_ports",
    "reference_signal_boost_db",
];
const GOOD: [&str; 20] = [
    "S", "S-1", "LTE", "B3", "1842.5", "20", "104.4", "21.2", "30", "0", "2", "2", "46", "", "17", "1",
    "on_air", "", "2", "0",
];

/// A table of the good row and one more that differs in some columns.
fn with_changed(changes: &[(&str, &str)]) -> String {
    let mut row = GOOD;
    row[1] = "S-2";
    for (column, value) in changes {
        row[COLUMNS.iter().position(|known| known == column).expect("a column")] = value;
    }
    format!("{}\n{}\n{}\n", COLUMNS.join(","), GOOD.join(","), row.join(","))
}

#[test]
fn physical_cells_are_read_within_the_technologys_range() {
    let table = |technology: &str, cell: &str| {
        format!("site_id,technology,lon,lat,physical_cell_id\nS,{technology},104.4,21.2,{cell}\n")
    };
    let of = |technology: &str, cell: &str| {
        read(&table(technology, cell), "").map(|found| found.rows[0].sector().physical_cell)
    };
    for (technology, cell, expected) in [
        ("LTE", "0", Some(0)),
        ("LTE", "503", Some(503)),
        ("UMTS", "511", Some(511)),
        ("LTE", "", None),
        ("LTE", "-1", None),
        ("LTE", "n/a", None),
    ] {
        assert_eq!(of(technology, cell).expect("a sector"), expected, "{technology} {cell}");
    }
    let good = table("LTE", "503");
    let found = read(&format!("{good}T,LTE,104.5,21.2,504\n"), "").expect("one sector");
    let rejects: Vec<_> = found.rejects.iter().map(|reject| (reject.row, reject.field.as_str())).collect();
    assert_eq!(rejects, [(3, "physical_cell_id")]);
    // a list of cells writes 0 where it does not know
    let cells = "LTE,452,04,7,1236,0,104.4,21.2,500,2,1,1,1,0\nLTE,452,04,7,1237,301,104.4,21.2,500,2,1,1,1,0\n\
                 LTE,452,04,7,1238,-1,104.4,21.2,500,2,1,1,1,0\n";
    let found = read(cells, "").expect("three cells");
    let physical: Vec<_> = found.rows.iter().map(|draft| draft.sector().physical_cell).collect();
    assert_eq!(physical, [None, Some(301), None]);
}

#[test]
fn owner_sharing_and_rent_are_read() {
    let header = "site_id,technology,lon,lat,frequency_mhz,owner,shareable,rent";
    let row = |end: &str| format!("{header}\nS,LTE,104.4,21.2,1842.5,{end}\n");
    let found = read(&row("Towers,no,1200"), "").expect("a sector");
    let sector = found.rows[0].sector();
    assert_eq!((sector.operator.as_str(), sector.tenancy.owner.as_str()), ("Towers", "Towers"));
    assert_eq!((sector.tenancy.shareable, sector.tenancy.rent_per_year), (Some(false), Some(1_200.0)));
    let unknown = read(&row(",,"), "").expect("a sector");
    assert_eq!(unknown.rows[0].sector().tenancy, crate::network::Tenancy::default());
    let with_operator =
        row("Towers,yes,").replace("site_id,", "site_id,operator,").replace("\nS,", "\nS,Viettel,");
    let sector = &read(&with_operator, "").expect("a sector").rows[0];
    assert_eq!(sector.sector().operator, "Viettel");
    assert_eq!(sector.sector().tenancy.shareable, Some(true));
    for (end, field) in [("Towers,maybe,", "shareable"), ("Towers,yes,-1", "rent"), ("Towers,yes,x", "rent")]
    {
        let Err(InputError::NothingLeft { rejects, .. }) = read(&row(end), "") else { panic!("{end}") };
        assert_eq!(rejects[0].field, field, "{end}");
    }
}

#[test]
fn bad_rows_are_refused_with_field_value_and_reason() {
    for (field, value, reason) in [
        ("site_id", "", "empty: a value is needed"),
        ("technology", "", "empty: a value is needed"),
        ("technology", "6G", "unknown technology: use LTE (4G) or UMTS (3G); GSM, CDMA and NR are ignored"),
        ("lon", "", "empty: a value is needed"),
        ("lat", "213", "outside -90 to 90 degrees of latitude"),
        ("antenna_height_m", "0", "not above the ground: a height above 0 m is needed"),
        ("antenna_height_m", "-30", "outside 0 to 500 m above ground"),
        ("antenna_height_m", "3000", "outside 0 to 500 m above ground"),
        ("antenna_height_m", "30 m", "not a number"),
        ("azimuth_deg", "400", "outside -360 to 360 degrees"),
        ("azimuth_deg", "north", "not a number"),
        ("mechanical_tilt_deg", "91", "outside -90 to 90 degrees"),
        ("electrical_tilt_deg", "-100", "outside -90 to 90 degrees"),
        ("power_dbm", "80", "outside -20 to 70 dBm"),
        ("power_w", "-1", "not above 0 W"),
        ("power_w", "20", "43.0 dBm, but power_dbm says 46 dBm"),
        ("gain_dbi", "70", "outside -10 to 40 dBi"),
        ("feeder_loss_db", "-1", "outside 0 to 30 dB"),
        ("frequency_mhz", "18425", "outside 400 to 6000 MHz"),
        ("frequency_mhz", "947.5", "not in the downlink of band B3 (1805 to 1880 MHz)"),
        ("bandwidth_mhz", "12", "not an LTE bandwidth: 1.4, 3, 5, 10, 15 or 20 MHz"),
        ("antenna_ports", "2.5", "not a whole number from 1 to 64"),
        ("antenna_ports", "0", "not a whole number from 1 to 64"),
        ("reference_signal_boost_db", "60", "outside -6 to 6 dB"),
        ("antenna", "K742215", "an antenna file is given, but sites.patterns_folder is not set"),
    ] {
        let found = read(&with_changed(&[(field, value)]), "").expect("one good row");
        assert_eq!(found.rows.len(), 1, "{field} {value}");
        assert_eq!(found.rejects.iter().map(short).collect::<Vec<_>>(), [(3, field, value, reason)]);
    }
    for (changes, expected) in [
        (
            [("band", ""), ("frequency_mhz", "600")],
            ("frequency_mhz", "not in the downlink of any known band: give band or uplink_frequency_mhz"),
        ),
        ([("technology", "3G"), ("bandwidth_mhz", "20")], ("bandwidth_mhz", "outside 3.8 to 5 MHz (UMTS)")),
    ] {
        let found = read(&with_changed(&changes), "").expect("one good row");
        let reject = &found.rejects[0];
        assert_eq!((reject.field.as_str(), reject.reason.as_str()), expected);
    }
}

#[test]
fn groups_that_contradict_themselves_are_refused_whole() {
    let found =
        read(&format!("{}{}\n", with_changed(&[]), with_changed(&[]).lines().nth(2).expect("a row")), "");
    let found = found.expect("the first row");
    assert_eq!(found.rows.len(), 1);
    let reason = "this sector appears 2 times (rows 3, 4): all its rows are rejected";
    let rejects: Vec<_> = found.rejects.iter().map(short).collect();
    assert_eq!(rejects, [(3, "sector_id", "S-2", reason), (4, "sector_id", "S-2", reason)]);
    let error = read(&with_changed(&[("lat", "21.3")]), "").expect_err("both rows refused");
    let InputError::NothingLeft { rejects, .. } = error else { panic!("{error}") };
    let reason =
        "the rows of this site lie up to 11072 m apart, more than 1000 m (rows 2, 3): all are rejected";
    let rejects: Vec<_> = rejects.iter().map(short).collect();
    assert_eq!(rejects, [(2, "site_id", "S", reason), (3, "site_id", "S", reason)]);
}

#[test]
fn missing_values_are_presets_and_said_to_be() {
    let empty = [
        "antenna_height_m",
        "azimuth_deg",
        "mechanical_tilt_deg",
        "electrical_tilt_deg",
        "power_dbm",
        "gain_dbi",
        "feeder_loss_db",
        "frequency_mhz",
        "band",
        "bandwidth_mhz",
        "antenna_ports",
        "reference_signal_boost_db",
    ];
    let found = read(&with_changed(&empty.map(|column| (column, ""))), "").expect("two rows");
    let sector = found.rows[1].sector();
    assert_eq!(sector.assumed.len(), 8);
    assert!((sector.maximum_gain.db() - 11.0).abs() < 1e-12 && sector.azimuth.is_none());
    assert!(assumed_counts(&found.rows).values().all(|count| *count == 1));
    // a word is no assumption, watts are a power, whole turns are removed
    let text = with_changed(&[("azimuth_deg", "omni"), ("power_dbm", ""), ("power_w", "40")]);
    let found = read(&text, "").expect("two rows");
    let sector = found.rows[1].sector();
    assert_eq!((sector.azimuth, sector.assumed.len()), (None, 0));
    assert!((sector.total_power.dbm() - 46.0206).abs() < 1e-4);
    let found = read(&with_changed(&[("azimuth_deg", "-90"), ("gain_dbi", "")]), "").expect("two rows");
    assert_eq!(found.rows[1].sector().azimuth.map(crate::units::Azimuth::degrees), Some(270.0));
    assert_eq!(found.rows[1].sector().assumed, [AssumedField::Gain]);
}

#[test]
fn what_is_not_judged_is_left_out_and_counted() {
    for (change, note) in [
        (("technology", "GSM"), "GSM rows ignored: only LTE and UMTS are analysed"),
        (("technology", "5G"), "5G NR rows ignored: only LTE and UMTS are analysed"),
        (("status", "Off-air"), "rows ignored because their status says they are not on air"),
        (("status", "No"), "rows ignored because their status says they are not on air"),
        (("status", "D\u{e9}mont\u{e9}"), "rows ignored because their status says they are not on air"),
    ] {
        let found = read(&with_changed(&[change]), "").expect("one row");
        assert_eq!((found.rows.len(), found.rejects.len()), (1, 0));
        assert_eq!((found.notes[0].count, row_note(&found.notes[0].note).as_str()), (1, note));
    }
    let error = read("site_id,technology,lon,lat\nA,2G,1,2\n", "").expect_err("nothing left").to_string();
    assert!(error.ends_with(": 1 GSM rows ignored: only LTE and UMTS are analysed"), "{error}");
}

#[test]
fn an_unknown_status_is_taken_as_on_air_and_told() {
    for (status, told) in [
        ("on_air", None),
        ("synthetic", Some("sectors whose status `synthetic` is not known: taken as on air")),
    ] {
        let found = read(&with_changed(&[("status", status)]), "").expect("two rows");
        assert_eq!((found.rows.len(), found.rejects.len()), (2, 0));
        let notes: Vec<String> = found.notes.iter().map(|note| row_note(&note.note)).collect();
        assert_eq!(notes, Vec::from_iter(told), "{status}");
    }
}

#[test]
fn columns_that_must_be_there() {
    for (text, expected) in [
        ("sector_id,technology,lon,lat\n", "has no column for site_id"),
        ("site_id,lon,lat\n", "has no column for technology"),
        ("site_id,technology,lat\n", "has no column for lon"),
    ] {
        let error = read(text, "").expect_err(expected).to_string();
        assert!(
            error.contains(expected) && error.contains("Name the column in the scenario: sites.columns."),
            "{error}"
        );
    }
    let found =
        read("site_id,technology,lon,lat,band,frequency_mhz\nA,4G,1,2,B3,1842.5\nA,3G,1,2,,2140\n", "");
    let found = found.expect("two sectors");
    let ids: Vec<&str> = found.rows.iter().map(|draft| draft.sector().sector_id.as_str()).collect();
    assert_eq!(ids, ["A-LTE-B3-omni", "A-UMTS-2140-omni"]);
}

#[test]
fn opencellid_with_and_without_header() {
    let header =
        "radio,mcc,net,area,cell,unit,lon,lat,range,samples,changeable,created,updated,averageSignal\n";
    let rows = "LTE,452,04,31027,1234,0,104.43333,21.25,500,2,1,1,1,0\n\
                UMTS,452,04,31027,1234,0,104.43333,21.25,500,2,1,1,1,0\n\
                GSM,452,04,31027,99,0,104.4,21.2,500,2,1,1,1,0\n\
                LTE,452,04,x,1235,0,104.4,21.2,500,2,1,1,1,0\n\
                LTE,452,04,7,1236,0,104.4,21.2,500,2,1,1,1,0\n\
                LTE,452,04,7,1236,0,104.4,21.2,500,2,1,1,1,0\n";
    for (text, first_line) in [(format!("{header}{rows}"), 2), (rows.to_owned(), 1)] {
        let found = read(&text, "").expect("three sectors");
        let names: Vec<_> = found
            .rows
            .iter()
            .map(|draft| (draft.sector().sector_id.as_str(), draft.sector().site_id.as_str()))
            .collect();
        let site = "OC-104.43333-21.25000";
        let other = ("LTE-452-04-7-1236", "OC-104.40000-21.20000");
        assert_eq!(names, [("LTE-452-04-31027-1234", site), other, ("UMTS-452-04-31027-1234", site)]);
        assert_eq!(found.rows[0].sector().operator, "452-04");
        assert_eq!(found.rows[0].sector().assumed.len(), 8);
        let notes: Vec<_> = found.notes.iter().map(|note| (note.count, row_note(&note.note))).collect();
        let gsm = "GSM rows ignored: only LTE and UMTS are analysed".to_owned();
        assert_eq!(notes, [(1, gsm), (1, "rows of cells that have a newer row: ignored".to_owned())]);
        let rows: Vec<_> = found.rejects.iter().map(|reject| (reject.row, reject.field.as_str())).collect();
        assert_eq!(rows, [(first_line + 3, "area")]);
    }
    assert!(matches!(read("site,lon\n", "format = \"opencellid\""), Err(InputError::MissingColumn { .. })));
}

#[test]
fn antenna_files_give_pattern_and_gain() {
    let folder = tempfile::tempdir().expect("a folder");
    let cut = |key: &str| {
        let lines: Vec<String> = (0..360).map(|degree| format!("{degree} 1.0")).collect();
        format!("{key} 360\n{}\n", lines.join("\n"))
    };
    let file = format!("NAME K\nGAIN 16 dBd\n{}{}", cut("HORIZONTAL"), cut("VERTICAL"));
    std::fs::write(folder.path().join("K.MSI"), &file).expect("a file");
    std::fs::write(folder.path().join("bad.pln"), file.replace("90 1.0", "90 -1.0")).expect("a file");
    let more = format!("patterns_folder = {:?}", folder.path().display().to_string());
    let found = read(&with_changed(&[("antenna", "k"), ("gain_dbi", "")]), &more).expect("two rows");
    let sector = found.rows[1].sector();
    assert!(matches!(sector.pattern, AntennaPattern::Measured(_)) && sector.assumed.is_empty());
    assert!((sector.maximum_gain.db() - 18.15).abs() < 1e-12);
    for (name, expected) in
        [("missing", "no antenna of this name"), ("bad", ", line 94: the attenuation `-1`")]
    {
        let found = read(&with_changed(&[("antenna", name)]), &more).expect("one row");
        assert!(found.rejects[0].reason.contains(expected), "{}", found.rejects[0].reason);
        assert_eq!(short(&found.rejects[0]).2, name);
    }
}

#[test]
fn the_order_of_rows_does_not_matter() {
    let text = with_changed(&[("azimuth_deg", "120")]);
    let lines: Vec<&str> = text.lines().collect();
    let turned = format!("{}\n{}\n{}\n", lines[0], lines[2], lines[1]);
    let sectors = |text: &str| {
        let found = read(text, "").expect("two rows");
        let positions: Vec<_> =
            sector_places(&found.rows).into_iter().map(|at| Ok(super::sector_row::unplaced(at))).collect();
        format!("{:?}", place_sectors(found.rows, &positions).expect("one position each"))
    };
    assert_eq!(sectors(&text), sectors(&turned));
}

#[test]
#[cfg_attr(not(has_shared), ignore = "needs the reference data: SIGNALGAP_SHARED")]
fn the_real_sites() {
    let path = shared("data/bacyen/sites_synthetic.csv");
    let found = read_sites(&choice(&path, "")).expect("sites");
    assert_eq!((found.rows.len(), found.rejects.len()), (120, 0));
    assert!(assumed_counts(&found.rows).is_empty());
}

#[test]
#[cfg_attr(not(has_shared), ignore = "needs the reference data: SIGNALGAP_SHARED")]
fn the_real_opencellid_and_giga_files() {
    let path = shared("data/towers/opencellid_sample.csv");
    let found = read_sites(&choice(&path, "")).expect("cells");
    assert_eq!(found.rows.len() + found.rejects.len(), 1_800, "{:?}", found.rejects.first());
    let umts =
        found.rows.iter().filter(|draft| draft.sector().carrier.technology == Technology::Umts).count();
    let reasons: Vec<&str> = found.rejects.iter().map(|reject| reject.field.as_str()).collect();
    assert_eq!((umts, reasons), (899, vec!["area"; 3]));
    assert_eq!(found.notes.iter().map(|note| note.count).sum::<usize>(), 1_090);
    let path = shared("data/towers/example-cellsites.gpkg");
    let found = read_sites(&choice(&path, "")).expect("sites of the example");
    assert_eq!((found.rows.len(), found.rejects.len()), (31, 0), "{:?}", found.rejects.first());
}

#[test]
fn the_beam_of_a_row_is_its_own() {
    let table = |columns: &str, values: &str| {
        let header = COLUMNS.join(",");
        let row = GOOD.join(",");
        format!("{header},{columns}\n{row},{values}\n")
    };
    let beam = |columns: &str, values: &str| match read(&table(columns, values), "").expect("a row").rows[0]
        .sector()
        .pattern
        .clone()
    {
        AntennaPattern::Sector(beam) => beam,
        AntennaPattern::Measured(cuts) => panic!("{}", cuts.name()),
    };
    let all = "horizontal_beamwidth_deg,vertical_beamwidth_deg,front_to_back_db,side_lobe_db";
    let stated = beam(all, "33,6.5,30,18");
    let numbers = [
        stated.horizontal_beamwidth_deg,
        stated.vertical_beamwidth_deg,
        stated.front_to_back_db,
        stated.side_lobe_db,
    ];
    assert!(numbers.iter().zip([33.0, 6.5, 30.0, 18.0]).all(|(a, b)| (a - b).abs() < 1e-12), "{stated:?}");
    let others = crate::network::SectorPattern::default();
    assert_eq!(beam("hbw,vbw", "0,"), others, "0 states nothing");
    let error = read(&table("beamwidth", "400"), "").expect_err("no row is left");
    let InputError::NothingLeft { rejects, .. } = error else { panic!("{error}") };
    assert_eq!(short(&rejects[0]), (2, "beamwidth", "400", "outside 0 to 360 degrees"));
}
