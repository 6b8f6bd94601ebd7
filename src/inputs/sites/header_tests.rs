//! Headers of network tables as operators and registers write them.
use super::site_reader::{SitesRead, read_sites};
use crate::inputs::InputError;
use crate::scenario::SitesChoice;
use crate::words::row_note;

/// A table read with more choices than its name.
pub(super) fn read_with(text: &str, more: &str) -> Result<SitesRead, InputError> {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("s.csv");
    std::fs::write(&path, text).expect("a file");
    let choice = format!("files = {:?}\n{more}", path.display().to_string());
    let choice: SitesChoice = toml::from_str(&choice).expect("a choice");
    read_sites(&choice)
}

fn read(header: &str, value: &str) -> Result<SitesRead, InputError> {
    read_with(&format!("site_id,sector_id,technology,lon,lat,{header}\nA,A-1,LTE,104.4,21.2,{value}\n"), "")
}

fn notes(read: &SitesRead) -> Vec<String> {
    read.notes.iter().map(|note| row_note(&note.note)).collect()
}

#[test]
fn heights_in_many_spellings_and_units() {
    for (header, value, metres) in [
        ("Height (m)", "55", 55.0),
        ("Antenna Height [m]", "55", 55.0),
        ("ANTENNA-HEIGHT", "55", 55.0),
        ("hba", "55", 55.0),
        ("Hauteur", "55", 55.0),
        ("Antennenh\u{f6}he (m)", "55", 55.0),
        ("\u{110}\u{1ed9} cao anten (m)", "55", 55.0),
        ("Altura de la antena", "55", 55.0),
        ("antenna_height_ft", "100", 30.48),
        ("Height AGL (ft)", "100", 30.48),
        ("Height_cm", "3000", 30.0),
    ] {
        let found = read(header, value).expect(header);
        let height_m = found.rows[0].sector().antenna_height_agl.metres();
        assert!((height_m - metres).abs() < 1e-9, "{header}: {height_m}");
        let said = notes(&found).iter().any(|note| note.contains(&format!("`{header}` as antenna_height_m")));
        assert!(said || header == "Antenna Height [m]", "{header}: {:?}", notes(&found));
    }
}

#[test]
fn powers_frequencies_and_tilts() {
    let dbm = |header, value| read(header, value).expect(header).rows[0].sector().total_power.dbm();
    for (header, value, expected) in [
        ("Tx Power (dBm)", "43", 43.0),
        ("power_dBW", "13", 43.0),
        ("TX POWER [W]", "20", 43.0103),
        ("Puissance (mW)", "1000", 30.0),
    ] {
        assert!((dbm(header, value) - expected).abs() < 1e-4, "{header}");
    }
    for (header, value) in [
        ("Frequency (MHz)", "1842.5"),
        ("FREQUENCY", "1842500000"),
        ("Freq", "1842500"),
        ("frecuencia", "1.8425"),
        ("DL Freq (GHz)", "1.8425"),
        ("T\u{1ea7}n s\u{1ed1}", "1842.5"),
    ] {
        let found = read(header, value).expect(header);
        assert!((found.rows[0].sector().carrier.downlink.megahertz() - 1_842.5).abs() < 1e-9, "{header}");
        assert!(
            found.rows[0]
                .sector()
                .assumed
                .iter()
                .all(|field| *field != crate::network::AssumedField::Frequency)
        );
    }
    for header in ["Tilt", "M-Tilt", "Mechanical Downtilt (\u{b0})", "tilt mecanique"] {
        let found = read(header, "6").expect(header);
        assert!((found.rows[0].sector().mechanical_downtilt.degrees_down() - 6.0).abs() < 1e-9, "{header}");
    }
}

#[test]
fn radiated_powers_are_taken_back_to_the_transmitter() {
    for (header, row) in [
        ("EIRP (dBm),gain_dbi,feeder_loss_db", "62,17,1"),
        ("PIRE (W),gain_dbi,feeder_loss_db", "1584.893,17,1"),
        ("EIRP,EIRP_UNIT,gain_dbi,feeder_loss_db", "32,dBW,17,1"),
        ("ERP (dBW),gain_dbi,feeder_loss_db", "29.85,17,1"),
        ("EIRP (dBm),power_dbm,gain_dbi,feeder_loss_db", "62.5,46,17,1"),
    ] {
        let found = read(header, row).expect(header);
        assert!((found.rows[0].sector().total_power.dbm() - 46.0).abs() < 1e-4, "{header}");
    }
    let text = "site_id,technology,lon,lat,eirp_dbm,power_dbm,gain_dbi,feeder_loss_db\n\
                A,LTE,104.4,21.2,70,46,17,1\nB,LTE,104.4,21.2,62,46,17,1\n";
    let found = read_with(text, "").expect("one sector");
    assert_eq!(
        found.rejects[0].reason,
        "-8.0 dB from power, gain and feeder loss of this row: which is right?"
    );
}

#[test]
fn what_is_not_read_is_named() {
    let found = read("Altitude,antena_height,Power,Colour", "812,40,20,red").expect("a sector");
    assert_eq!(
        notes(&found),
        [
            "columns not read: `Altitude`, `antena_height` (did you mean `antenna_height_m`?), `Power` (power_dbm without a unit: \
          write one of dBm, dBW, W, mW, kW in the header, or add a column `power_unit`), `Colour`"
        ]
    );
    let found = read("Height,antenna_height_m", "55,40").expect("a sector");
    assert_eq!(
        notes(&found),
        ["columns not read: `Height` (antenna_height_m is read from `antenna_height_m`)"]
    );
    let error = read("Height (furlong)", "1").expect_err("a unit").to_string();
    assert!(
        error.contains(
            "the column `Height (furlong)` looks like antenna_height_m, but its unit is not one of m, ft"
        ),
        "{error}"
    );
}

#[test]
fn the_mapping_has_priority_and_units_of_rows_are_read() {
    let text = "M\u{e3} tr\u{1ea1}m,C\u{f4}ng ngh\u{1ec7},Kinh \u{111}\u{1ed9},V\u{129} \u{111}\u{1ed9},Height,Top (ft),Power,Power unit\n\
                A,LTE,104.4,21.2,20,100,20,W\nB,LTE,104.4,21.2,20,100,13,dBW\n";
    let found = read_with(text, "columns = { antenna_height_m = \"Top (ft)\" }").expect("two sectors");
    for (draft, dbm) in found.rows.iter().zip([43.0103, 43.0]) {
        assert!((draft.sector().antenna_height_agl.metres() - 30.48).abs() < 1e-9);
        assert!((draft.sector().total_power.dbm() - dbm).abs() < 1e-4);
    }
    let bad = text.replace(",dBW", ",hp");
    let found = read_with(&bad, "").expect("one sector");
    assert_eq!(found.rejects[0].reason, "its unit, `hp`, is not one of dBm, dBW, W, mW, kW");
}
