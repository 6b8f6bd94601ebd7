//! Tables of links.
use super::run::Scratch;
use crate::support::shared;
use std::collections::BTreeMap;

type Row = BTreeMap<String, String>;

/// Rows of a CSV without quotes.
fn rows(text: &str) -> Vec<Row> {
    let mut lines = text.lines();
    let header: Vec<&str> = lines.next().expect("a header").split(',').collect();
    let row = |line: &str| {
        header.iter().map(|name| (*name).to_owned()).zip(line.split(',').map(str::to_owned)).collect()
    };
    lines.map(row).collect()
}

fn number(row: &Row, column: &str) -> f64 {
    row[column].parse().unwrap_or_else(|_| panic!("{column} = `{}`", row[column]))
}

/// The published losses of 100 links, to the last digit they have.
#[test]
#[cfg_attr(not(has_shared), ignore = "needs the reference data: SIGNALGAP_SHARED")]
fn a_hundred_real_links_come_out_as_published() {
    let table = shared("validation/real_paths/paths.csv");
    let scratch = Scratch::new();
    let links = table.display().to_string();
    let said = scratch.run(&["--links", &links, "-o", "losses.csv"]).good();
    assert!(said.starts_with("100 links, 100 losses, 0 rejects"), "{said}");
    let expected = rows(&std::fs::read_to_string(&table).expect("the table"));
    let found = rows(&scratch.read("losses.csv"));
    assert_eq!((expected.len(), found.len()), (100, 100));
    let mut worst_db = 0.0_f64;
    for (expected, found) in expected.iter().zip(&found) {
        assert_eq!((&found["id"], found["model"].as_str()), (&expected["id"], "p1812"));
        worst_db = worst_db.max((number(found, "loss_db") - number(expected, "p1812_basic_loss_db")).abs());
    }
    println!("100 links through the command line: at most {worst_db:.2e} dB");
    assert!(worst_db <= 1e-6, "{worst_db} dB");
}

/// The same links by the Irregular Terrain Model, with the ground, climate and percentages of the table.
#[test]
#[cfg_attr(not(has_shared), ignore = "needs the reference data: SIGNALGAP_SHARED")]
fn a_hundred_real_links_come_out_as_ntia_has_them() {
    let table = shared("validation/real_paths/paths.csv");
    let scratch = Scratch::new();
    let links = table.display().to_string();
    scratch.run(&["--links", &links, "-o", "losses.csv", "--model", "itm"]).good();
    let expected = rows(&std::fs::read_to_string(&table).expect("the table"));
    let found = rows(&scratch.read("losses.csv"));
    assert_eq!(found.len(), 100);
    let deviation =
        |(expected, found): (&Row, &Row)| (number(found, "loss_db") - number(expected, "itm_loss_db")).abs();
    let worst_db = expected.iter().zip(&found).map(deviation).fold(0.0_f64, f64::max);
    println!("100 links by ITM through the command line: at most {worst_db:.2e} dB");
    assert!(worst_db <= 1e-3, "{worst_db} dB");
}

/// Each column of the Irregular Terrain Model matters to it, and to no other model.
#[test]
fn the_columns_of_the_irregular_terrain_model() {
    let scratch = Scratch::new();
    let run = |column: &str, value: &str| {
        let (header, cell) = if column.is_empty() {
            (String::new(), String::new())
        } else {
            (format!(",{column}"), format!(",{value}"))
        };
        let table = format!("id,f_mhz,h_tx_m,h_rx_m,profile{header}\na,100,10,2,ridge.csv{cell}\n");
        scratch.write("links.csv", &table);
        let ran = scratch.run(&["--links", "links.csv", "-o", "losses.csv", "--model", "p1812,itm"]);
        let losses = rows(&scratch.read("losses.csv"));
        (ran.code, losses.iter().map(|row| row["loss_db"].clone()).collect::<Vec<_>>())
    };
    let (_, base) = run("", "");
    for (column, value) in [
        ("itm_climate", "1"),
        ("itm_epsilon", "4"),
        ("itm_sigma", "0.02"),
        ("itm_mdvar", "1"),
        ("itm_time", "90"),
        ("itm_situation", "90"),
    ] {
        // climate, mode and time show where the percentages are not the median
        let (code, changed) = if column == "itm_climate" || column == "itm_mdvar" {
            let at_ninety =
                |code: &str| run(&format!("itm_time,itm_location,{column}"), &format!("90,80,{code}"));
            let (usual, changed) =
                (at_ninety(if column == "itm_climate" { "5" } else { "12" }), at_ninety(value));
            assert_ne!(usual.1[1], changed.1[1], "{column}");
            changed
        } else {
            run(column, value)
        };
        assert_eq!(code, 0, "{column}");
        assert_eq!(changed[0], base[0], "{column} is not P.1812's");
        assert_ne!(changed[1], base[1], "{column}");
    }
    let spread = |location: &str| run("itm_mdvar,itm_location", &format!("3,{location}")).1;
    assert_ne!(spread("50")[1], spread("90")[1]);
    assert_eq!(run("itm_climate", "9").0, 1);
}

#[test]
#[cfg_attr(not(has_shared), ignore = "needs the reference data: SIGNALGAP_SHARED")]
fn the_bytes_do_not_depend_on_threads_or_on_the_company() {
    let table = shared("validation/real_paths/paths.csv");
    let dem = shared("data/terrain/cevennes_srtm30m_utm31.tif");
    let (scratch, dem) = (Scratch::new(), dem.display().to_string());
    let text = std::fs::read_to_string(table).expect("the table");
    let lines: Vec<&str> = text.lines().collect();
    let all = |lines: &[&str]| lines.join("\n") + "\n";
    scratch.write("links.csv", &all(&lines));
    let mut backwards = lines.clone();
    backwards[1..].reverse();
    scratch.write("backwards.csv", &all(&backwards));
    scratch.write("one.csv", &all(&[lines[0], lines[60]]));
    let run = |links: &str, threads: &str| {
        let arguments = ["--links", links, "--dem", &dem, "-o", "losses.csv", "--threads", threads];
        scratch.run(&arguments).good();
        scratch.read("losses.csv")
    };
    let losses = run("links.csv", "1");
    assert_eq!(losses.lines().count(), 101);
    assert!(losses == run("links.csv", "3"), "threads");
    let backwards = run("backwards.csv", "2");
    let mut turned: Vec<&str> = backwards.lines().collect();
    turned[1..].reverse();
    assert!(losses == all(&turned), "order of rows");
    assert_eq!(run("one.csv", "1").lines().nth(1), losses.lines().nth(60), "a link by itself");
    let row = &rows(&all(&[lines[0], lines[60]]))[0];
    let end = |end: &str| {
        format!(
            "{},{},{}",
            row[&format!("{end}_lon")],
            row[&format!("{end}_lat")],
            row[&format!("h_{end}_m")]
        )
    };
    let (tx, rx) = (end("tx"), end("rx"));
    let options = [
        ["--dem", &dem],
        ["--tx", &tx],
        ["--rx", &rx],
        ["--frequency-mhz", &row["f_mhz"]],
        ["--polarization", &row["polarization"]],
        ["--time-percent", &row["time_percent"]],
        ["--delta-n", &row["delta_n"]],
        ["--n0", &row["n0"]],
    ];
    let json = scratch.run(&[&options.concat()[..], &["--json"]].concat()).json();
    let alone = format!("{:.9}", json["losses"][0]["loss_db"].as_f64().expect("a loss"));
    assert_eq!(alone, rows(&losses)[59]["loss_db"], "the same link without a table");
}

const HEADER: &str = "id,f_mhz,h_tx_m,h_rx_m,time_percent,tx_lat,tx_lon,rx_lat,rx_lon,profile\n";

#[test]
fn bad_rows_are_named_and_the_rest_goes_on() {
    let scratch = Scratch::new();
    scratch.write("profiles/good.csv", &scratch.read("ridge.csv"));
    scratch.write("profiles/bad.csv", "d_km,h_m\n0,1\n1,x\n");
    let table = "good,900,30,2,50,,,,,\n\
                 nothing,900,30,2,50,21,104,21.1,104.1,\n\
                 bad,900,30,2,50,,,,,\n\
                 named,900,30,2,50,,,,,ridge.csv\n\
                 wide,nine hundred,30,2,50,,,,,ridge.csv\n\
                 short,900,30\n\
                 often,900,30,2,60,,,,,ridge.csv\n\
                 last,1800,30,2,50,,,,,ridge.csv\n";
    scratch.write("links.csv", &format!("{HEADER}{table}"));
    let ran = scratch.run(&["--links", "links.csv", "-o", "losses.csv"]);
    assert_eq!(ran.code, 1, "{}", ran.err);
    assert!(ran.out.starts_with("8 links, 3 losses, 5 rejects"), "{}", ran.out);
    let losses = rows(&scratch.read("losses.csv"));
    let ids: Vec<&str> = losses.iter().map(|row| row["id"].as_str()).collect();
    assert_eq!(ids, ["good", "named", "last"]);
    assert!(losses[0]["caveats"].contains("latitude 21 was assumed"));
    let rejects = scratch.read("losses.rejects.csv");
    for (row, said) in [
        (3, "no profile (profiles/nothing.csv) and no elevation model"),
        (4, "not a number"),
        (6, "f_mhz,nine hundred,not a number"),
        (7, "the row has 3 fields, the header has 10"),
        (8, "p1812 needs a value from 1 to 50 %"),
    ] {
        let line = rejects.lines().find(|line| line.starts_with(&format!("links.csv,{row},")));
        assert!(line.is_some_and(|line| line.contains(said)), "row {row}: {rejects}");
        assert!(ran.out.contains(said.trim_start_matches("f_mhz,nine hundred,")), "{}", ran.out);
    }
    scratch.write("links.csv", &format!("{HEADER}good,900,30,2,50,,,,,\n"));
    assert_eq!(scratch.run(&["--links", "links.csv", "-o", "losses.csv"]).code, 0);
    assert!(!scratch.path("losses.rejects.csv").exists(), "rejects of an earlier run are gone");
}

#[test]
fn options_fill_what_the_table_leaves_open() {
    let scratch = Scratch::new();
    scratch.write(
        "links.csv",
        "id,f_mhz,h_tx_m,h_rx_m,delta_n,profile\na,900,30,2,,ridge.csv\nb,900,30,2,45,ridge.csv\n",
    );
    let run = |more: &[&str]| {
        scratch.run(&[&["--links", "links.csv", "-o", "losses.csv"], more].concat()).good();
        rows(&scratch.read("losses.csv"))
    };
    let base = run(&[]);
    assert_eq!(base[0]["loss_db"], base[1]["loss_db"]);
    let changed = run(&["--delta-n", "60"]);
    assert_eq!(changed[1]["loss_db"], base[1]["loss_db"]);
    assert_ne!(changed[0]["loss_db"], base[0]["loss_db"]);
    for more in [["--time-percent", "10"], ["--location-percent", "90"], ["--n0", "400"], ["--model", "p526"]]
    {
        assert_ne!(run(&more)[0]["loss_db"], base[0]["loss_db"], "{more:?}");
    }
    let rare = run(&["--time-percent", "10"]);
    assert_ne!(run(&["--time-percent", "10", "--latitude", "65"])[0]["loss_db"], rare[0]["loss_db"]);
    let both = run(&["--model", "p526,p1812"]);
    assert_eq!(both.len(), 4);
    assert_eq!((both[0]["model"].as_str(), both[1]["model"].as_str()), ("p526", "p1812"));
}

/// Clutter around the receiver counts at the receiver alone: of an uplink that is the mast, unless the handset is given as the receiver.
#[test]
fn terminal_clutter_belongs_to_the_receiver_of_a_row() {
    let scratch = Scratch::new();
    let profile = |point: fn(i32) -> i32| {
        let points = (0..=100).map(|i| format!("{},{}\n", f64::from(i) * 0.1, 20 + point(i) * 7 % 31));
        std::iter::once("d_km,h_m\n".to_owned()).chain(points).collect::<String>()
    };
    scratch.write("bare.csv", &profile(|i| i));
    scratch.write("turned.csv", &profile(|i| 100 - i));
    scratch.write(
        "links.csv",
        "id,f_mhz,h_tx_m,h_rx_m,profile\ndown,900,30,1.5,bare.csv\nup,900,1.5,30,turned.csv\n",
    );
    let run = |correction: &str| {
        let table = ["--links", "links.csv", "-o", "losses.csv", "--model", "p526"];
        scratch.run(&[&table[..], &["--terminal-clutter", correction]].concat()).good();
        let rows = rows(&scratch.read("losses.csv"));
        [0, 1].map(|row| ["loss_db", "terminal_clutter_db"].map(|column| number(&rows[row], column)))
    };
    let near = |a: f64, b: f64| (a - b).abs() < 1e-6;
    let [down, up] = run("none");
    assert!(near(down[0], up[0]) && near(down[1], 0.0) && near(up[1], 0.0), "{down:?} {up:?}");
    // the top of suburban clutter is 10 m: the handset is below it, the mast above
    let [down_gain, up_gain] = run("height_gain");
    assert!(down_gain[1] > 10.0 && down_gain[0] < down[0], "{down_gain:?}");
    assert!(near(up_gain[0], up[0]) && near(up_gain[1], 0.0), "{up_gain:?}");
    // by frequency and distance, whatever the heights
    let [down_town, up_town] = run("statistical");
    assert!(down_town[1] > 10.0 && near(down_town[1], up_town[1]), "{down_town:?} {up_town:?}");
    assert!(near(down_town[0], down[0]) && near(up_town[0], up[0]));
}

#[test]
fn a_table_that_cannot_be_used_is_refused_and_leaves_an_older_result() {
    let scratch = Scratch::new();
    scratch.write("losses.csv", "older");
    scratch.write("links.csv", "id,f_mhz\n");
    let error = scratch.run(&["--links", "links.csv", "-o", "losses.csv"]).refused();
    assert!(error.contains("no column h_tx_m"), "{error}");
    assert_eq!(scratch.read("losses.csv"), "older");
    let error = scratch.run(&["--links", "none.csv", "-o", "losses.csv"]).refused();
    assert!(error.contains("none.csv"), "{error}");
    scratch.write("links.csv", HEADER);
    let error = scratch.run(&["--links", "links.csv", "-o", "no/such/folder/losses.csv"]).refused();
    assert!(error.contains("no/such/folder"), "{error}");
}

/// A table with names of its own and without frequency and heights: they come from the command line, as if they stood in each row.
#[test]
fn columns_and_constants_from_the_command_line() {
    let scratch = Scratch::new();
    scratch
        .write("whole.csv", "id,f_mhz,h_tx_m,h_rx_m,profile\na,900,30,2,ridge.csv\nb,450,30,2,ridge.csv\n");
    scratch.write("bare.csv", "Nr,Carrier (MHz),file\na,,ridge.csv\nb,450,ridge.csv\n");
    let run = |table: &str, more: &[&str]| {
        scratch.run(&[&["--links", table, "-o", "losses.csv"][..], more].concat()).good();
        scratch.read("losses.csv")
    };
    let constants = ["--frequency-mhz", "900", "--tx-height-m", "30", "--rx-height-m", "2"];
    let names = ["--column", "id=Nr", "--column", "f_mhz=Carrier (MHz)", "--column", "profile=file"];
    assert_eq!(run("bare.csv", &[&constants[..], &names].concat()), run("whole.csv", &[]));
    let refused = |more: &[&str]| {
        scratch.run(&[&["--links", "bare.csv", "-o", "losses.csv"][..], more].concat()).refused()
    };
    let error = refused(&names);
    assert!(error.contains("no column h_tx_m"), "{error}");
    let error = refused(&["--column", "nothing=Nr"]);
    assert!(error.contains("links.columns.nothing: no such field"), "{error}");
    let error = refused(&["--column", "id=Nr", "--column", "id=file"]);
    assert!(error.contains("--column: id is given twice"), "{error}");
    let error = refused(&["--column", "id"]);
    assert!(error.contains("f_mhz=Frequency"), "{error}");
}

/// What the table of losses says of a link beside its loss is what the command says of the link alone.
#[test]
fn a_row_tells_of_its_path_what_one_link_tells() {
    let scratch = Scratch::new();
    scratch.write("links.csv", "id,f_mhz,h_tx_m,h_rx_m,profile\na,900,30,2,ridge.csv\n");
    let model = ["--model", "itm,p1812"];
    scratch.run(&[&["--links", "links.csv", "-o", "losses.csv"][..], &model].concat()).good();
    // remarks are quoted where they hold commas
    let losses = scratch.read("losses.csv");
    let parts = losses.split('"').enumerate();
    let plain: String = parts
        .map(|(index, part)| if index % 2 == 1 { part.replace(',', ";") } else { part.to_owned() })
        .collect();
    let rows = rows(&plain);
    assert_eq!((rows.len(), rows[0]["mode"].as_str()), (2, "line_of_sight"));
    let alone = scratch.ridge(&[&model[..], &["--json"]].concat()).json();
    let near = |row: &Row, column: &str, value: &serde_json::Value| {
        let value = value.as_f64().unwrap_or_else(|| panic!("{column}"));
        assert!((number(row, column) - value).abs() < 1e-8, "{column}: {} and {value}", row[column]);
    };
    for (row, loss) in rows.iter().zip(alone["losses"].as_array().expect("losses")) {
        near(row, "distance_km", &alone["profile"]["ground_distance_km"]);
        near(row, "fresnel_clearance", &alone["sight"]["fresnel_clearance"]);
        assert_eq!(row["line_of_sight"], alone["sight"]["line_of_sight"].to_string());
        assert_eq!(row["mode"], loss["mode"].as_str().unwrap_or_default());
        if loss["location_sigma_db"].is_null() {
            assert_eq!(row["sigma_db"], "");
        } else {
            near(row, "sigma_db", &loss["location_sigma_db"]);
        }
    }
}

/// Measured levels and losses beside predictions: differences in the table, their mean and spread at the end.
#[test]
fn measured_columns_are_compared() {
    let scratch = Scratch::new();
    let header = "id,f_mhz,h_tx_m,h_rx_m,profile";
    let run = |table: &str, more: &[&str]| {
        scratch.write("links.csv", table);
        let said = scratch.run(&[&["--links", "links.csv", "-o", "losses.csv"][..], more].concat()).good();
        (said, rows(&scratch.read("losses.csv")))
    };
    let (said, plain) = run(&format!("{header}\na,900,30,2,ridge.csv\n"), &[]);
    assert!(!said.contains("RMSE") && plain[0]["residual_db"].is_empty(), "{said}");
    let loss_db = number(&plain[0], "loss_db");
    let of_loss = format!(
        "{header},path_loss\na,900,30,2,ridge.csv,{}\nb,900,30,2,ridge.csv,{}\nc,900,30,2,ridge.csv,\n",
        loss_db - 5.0,
        loss_db + 1.0
    );
    let (said, compared) = run(&of_loss, &[]);
    assert!((number(&compared[0], "residual_db") - 5.0).abs() < 1e-6);
    assert!((number(&compared[1], "residual_db") + 1.0).abs() < 1e-6);
    assert_eq!(compared[2]["residual_db"], "");
    assert!(said.contains("p1812: n = 2, mean +2.00 dB, standard deviation 4.24 dB, RMSE 3.61 dB"), "{said}");
    let of_level = format!("{header},rsrp_dbm\na,900,30,2,ridge.csv,{}\n", 43.0 + 15.0 - 3.0 - loss_db - 4.0);
    let power = ["--power-dbm", "43", "--gain-dbi", "15", "--feeder-loss-db", "3"];
    let (said, compared) = run(&of_level, &power);
    assert!((number(&compared[0], "predicted_level_dbm") - (55.0 - loss_db)).abs() < 1e-6);
    assert!((number(&compared[0], "residual_db") + 4.0).abs() < 1e-6);
    assert!(said.contains("n = 1, mean -4.00 dB, standard deviation - dB, RMSE 4.00 dB"), "{said}");
    let (said, compared) = run(&of_level, &[]);
    assert!(compared[0]["residual_db"].is_empty() && said.contains("not given: 1"), "{said}");
}
