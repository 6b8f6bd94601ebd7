//! Every option of `signalgap path` changes what comes out.
use super::run::Scratch;
use crate::support::shared;
use serde_json::Value;

/// The part of the output that is no echo of the input.
fn losses(json: &Value) -> Vec<String> {
    json["losses"].as_array().expect("losses").iter().map(|loss| loss["loss_db"].to_string()).collect()
}

/// The losses with and without more arguments.
fn changed_by(scratch: &Scratch, base: &[&str], more: &[&str]) {
    let json = |arguments: &[&str]| scratch.ridge(&[arguments, &["--json"]].concat()).json();
    let (before, after) = (json(base), json(&[base, more].concat()));
    assert_ne!(losses(&before), losses(&after), "{more:?}");
    assert_eq!(losses(&before), losses(&json(base)), "the same again");
}

#[test]
fn frequency() {
    let scratch = Scratch::new();
    let at = |mhz: &str| {
        let link = ["--profile", "ridge.csv", "--tx", "30", "--rx", "2", "--json", "--frequency-mhz", mhz];
        scratch.run(&link).json()
    };
    assert_ne!(losses(&at("900")), losses(&at("901")));
}

#[test]
fn antenna_heights() {
    let scratch = Scratch::new();
    let at = |tx: &str, rx: &str| {
        let link = ["--profile", "ridge.csv", "--tx", tx, "--rx", rx, "--json", "--frequency-mhz", "900"];
        losses(&scratch.run(&link).json())
    };
    assert_ne!(at("30", "2"), at("31", "2"));
    assert_ne!(at("30", "2"), at("30", "3"));
}

#[test]
fn model() {
    changed_by(&Scratch::new(), &[], &["--model", "p526"]);
}

#[test]
fn several_models() {
    let json = Scratch::new().ridge(&["--model", "p526,p1812", "--json"]).json();
    assert_eq!(json["losses"][0]["model"], "p526");
    assert_eq!(json["losses"][1]["model"], "p1812");
}

#[test]
fn all_models() {
    let scratch = Scratch::new();
    let text = scratch.ridge(&["--all-models"]).good();
    let one = scratch.ridge(&[]).good();
    for model in signalgap::propagation::ModelKey::ALL {
        assert!(text.lines().any(|line| line.starts_with(model.key())), "{text}");
        assert!(!one.lines().any(|line| line.starts_with(model.key())), "{one}");
    }
}

/// Models outside their range are marked, by their own limits.
#[test]
fn models_outside_their_range_are_marked() {
    let scratch = Scratch::new();
    let json = scratch.ridge(&["--all-models", "--json"]).json();
    let losses = json["losses"].as_array().expect("losses");
    let of = |model: &str| losses.iter().find(|loss| loss["model"] == model).expect("a model");
    assert_eq!((&of("p1812")["in_range"], &of("cost231_hata")["in_range"]), (&true.into(), &false.into()));
    let outside = &of("cost231_hata")["outside_range"][0];
    assert_eq!((outside["value"].as_f64(), &outside["unit"]), (Some(900.0), &"MHz".into()));
    assert_eq!((outside["low"].as_f64(), outside["high"].as_f64()), (Some(1_500.0), Some(2_000.0)));
    let text = scratch.ridge(&["--all-models"]).good();
    let lines: Vec<&str> = text.lines().collect();
    let header = lines.iter().find(|line| line.starts_with("Model")).expect("a header");
    let at = header.find("in range").expect("a column");
    for loss in losses.iter().filter(|loss| loss["error"].is_null()) {
        let model = loss["model"].as_str().expect("a name");
        let row = lines.iter().find(|line| line.starts_with(&format!("{model} "))).expect("a row");
        let marked = row.get(at..at + 8).expect("a cell").trim();
        assert_eq!(marked, if loss["in_range"] == true { "yes" } else { "no" }, "{row}");
        let told = text.contains(&format!("- {model}: ")) && text.contains("outside the model's range");
        assert!(loss["in_range"] == true || told, "{text}");
    }
}

#[test]
fn set() {
    let scratch = Scratch::new();
    changed_by(&scratch, &["--model", "rma"], &["--set", "rma.building_height_m=40"]);
    for (setting, said) in [
        ("rma.street_width_m=1", "rma needs a value from 5 to 50 m"),
        ("rma.width=12", "unknown field `width`"),
        ("rma", "MODEL.OPTION=VALUE"),
    ] {
        let error = scratch.ridge(&["--model", "rma", "--set", setting]).refused();
        assert!(error.contains("--set") && error.contains(said), "{setting}: {error}");
    }
}

#[test]
fn time_percent() {
    changed_by(&Scratch::new(), &[], &["--time-percent", "1"]);
}

#[test]
fn location_percent() {
    changed_by(&Scratch::new(), &[], &["--location-percent", "95"]);
}

#[test]
fn delta_n() {
    changed_by(&Scratch::new(), &[], &["--delta-n", "60"]);
}

#[test]
fn n0() {
    changed_by(&Scratch::new(), &[], &["--n0", "400"]);
}

#[test]
fn itu_maps() {
    let scratch = Scratch::new();
    let map = |value: &str| (vec![vec![value; 241].join(" "); 121]).join("\n");
    scratch.write("maps/DN50.TXT", &map("60"));
    scratch.write("maps/N050.TXT", &map("400"));
    let mapped = scratch.ridge(&["--json", "--itu-maps", "maps"]).json();
    let given = scratch.ridge(&["--json", "--delta-n", "60", "--n0", "400"]).json();
    assert_eq!(losses(&mapped), losses(&given));
    assert_ne!(losses(&mapped), losses(&scratch.ridge(&["--json"]).json()));
    let error = scratch.ridge(&["--itu-maps", "maps", "--n0", "320"]).refused();
    assert!(error.contains("cannot be used with"), "{error}");
    let error = scratch.ridge(&["--itu-maps", "none"]).refused();
    assert!(error.contains("none"), "{error}");
    let link = ["--profile", "ridge.csv", "--tx", "30", "--rx", "2", "--frequency-mhz", "900"];
    let error = scratch.run(&[&link[..], &["--itu-maps", "maps"]].concat()).refused();
    assert!(error.contains("coordinates of both ends"), "{error}");
    scratch.write(
        "links.csv",
        "id,f_mhz,h_tx_m,h_rx_m,delta_n,n0,tx_lat,tx_lon,rx_lat,rx_lon,profile\n\
         a,900,30,2,,,21.2,104.4,21.2,104.5926,ridge.csv\nb,900,30,2,60,400,,,,,ridge.csv\n",
    );
    let table = ["--links", "links.csv", "-o", "losses.csv", "--itu-maps", "maps", "--latitude", "21.2"];
    scratch.run(&table).good();
    let text = scratch.read("losses.csv");
    let loss = |row: usize| text.lines().nth(row).and_then(|line| line.split(',').nth(2)).map(str::to_owned);
    assert!(loss(1).is_some() && loss(1) == loss(2), "{text}");
}

#[test]
fn a_path_too_short_for_the_model_says_so() {
    let scratch = Scratch::new();
    scratch.write("short.csv", "d_km,h_m\n0,10\n0.05,10\n0.1,11\n");
    let link = ["--profile", "short.csv", "--tx", "30", "--rx", "2", "--frequency-mhz", "900"];
    let text = scratch.run(&[&link[..], &["--plot", "short.svg"]].concat()).good();
    assert!(text.contains("ground distance 0.1 km is outside the model's range, 0.25 to 3000 km"), "{text}");
    assert!(!text.contains("by ducting"), "{text}");
    assert!(scratch.read("short.svg").contains("Distance from the transmitter, m"));
    scratch.write("links.csv", "id,f_mhz,h_tx_m,h_rx_m,profile\na,900,30,2,short.csv\n");
    scratch.run(&["--links", "links.csv", "-o", "losses.csv"]).good();
    assert!(scratch.read("losses.csv").contains("outside the model's range"));
}

#[test]
fn latitude() {
    changed_by(&Scratch::new(), &["--time-percent", "10"], &["--latitude", "-62"]);
}

#[test]
fn a_latitude_that_is_not_known_is_a_remark() {
    let scratch = Scratch::new();
    let link = ["--profile", "ridge.csv", "--tx", "30", "--rx", "2", "--frequency-mhz", "900"];
    assert!(scratch.run(&link).good().contains("latitude 21 was assumed"));
    assert!(!scratch.run(&[&link[..], &["--latitude", "21"]].concat()).good().contains("assumed"));
    assert!(!scratch.ridge(&[]).good().contains("assumed"));
}

#[test]
fn polarization() {
    // over a smooth sea at a low frequency the spherical Earth decides
    let scratch = Scratch::new();
    let sea: Vec<String> = (0..=300).map(|index| format!("{},0,1", f64::from(index) * 0.2)).collect();
    scratch.write("sea.csv", &format!("d_km,h_m,zone\n{}\n", sea.join("\n")));
    let over = |polarization: &str| {
        let link = ["--profile", "sea.csv", "--tx", "10", "--rx", "10", "--frequency-mhz", "30", "--json"];
        losses(&scratch.run(&[&link[..], &["--polarization", polarization]].concat()).json())
    };
    assert_ne!(over("vertical"), over("horizontal"));
}

#[test]
fn profile_with_its_clutter_and_zones() {
    let scratch = Scratch::new();
    let full = losses(&scratch.ridge(&["--json"]).json());
    let without = |column: usize| {
        let ridge = scratch.read("ridge.csv");
        let cut = |line: &str| {
            let kept = line.split(',').enumerate().filter(|(index, _)| *index != column);
            kept.map(|(_, cell)| cell).collect::<Vec<_>>().join(",") + "\n"
        };
        scratch.write("cut.csv", &ridge.lines().map(cut).collect::<String>());
        let link = ["--profile", "cut.csv", "--tx", "104.4,21.2,30", "--rx", "104.5926,21.2,2"];
        let more = ["--frequency-mhz", "900", "--json", "--time-percent", "30"];
        losses(&scratch.run(&[&link[..], &more].concat()).json())
    };
    let with_time = losses(&scratch.ridge(&["--json", "--time-percent", "30"]).json());
    assert_ne!(full, with_time);
    assert_ne!(without(2), with_time, "clutter");
    assert_ne!(without(3), with_time, "zones");
}

#[test]
fn a_profile_of_another_length_than_its_coordinates_is_a_remark() {
    let scratch = Scratch::new();
    let link = ["--profile", "ridge.csv", "--tx", "104.4,21.2,30", "--rx", "104.9,21.2,2"];
    let text = scratch.run(&[&link[..], &["--frequency-mhz", "900"]].concat()).good();
    assert!(text.contains("the profile is 20.000 km long, its coordinates are"), "{text}");
    assert!(!scratch.ridge(&[]).good().contains("long, its coordinates"));
}

#[test]
fn text_and_json() {
    let scratch = Scratch::new();
    let text = scratch.ridge(&[]).good();
    for part in
        ["Line of sight", "no: blocked at 9.0", "Bullington point", "free space", "by ducting, Lba", "Ld50"]
    {
        assert!(text.contains(part), "{part}: {text}");
    }
    let json = scratch.ridge(&["--json"]).json();
    assert_eq!(json["profile"]["points"], 201);
    assert_eq!(json["sight"]["line_of_sight"], false);
    assert!(json["losses"][0]["terms"]["parts"]["l_ba"].is_number());
    assert!(json["sight"]["transmitter_horizon"]["elevation_mrad"].is_number());
}

/// A link in the Cevennes over the elevation model.
fn over_dem(scratch: &Scratch, dem: &str, more: &[&str]) -> super::run::Ran {
    let link = ["--dem", dem, "--tx", "3.809599,44.344723,60", "--rx", "3.896476,44.308332,3"];
    scratch.run(&[&link[..], &["--frequency-mhz", "900"], more].concat())
}

#[test]
#[cfg_attr(not(has_shared), ignore = "needs the reference data: SIGNALGAP_SHARED")]
fn dem_and_step() {
    let dem = shared("data/terrain/cevennes_srtm30m_utm31.tif");
    let (scratch, dem) = (Scratch::new(), dem.display().to_string());
    let fine = over_dem(&scratch, &dem, &["--json"]).json();
    assert!(fine["profile"]["greatest_spacing_m"].as_f64().expect("a number") <= 30.01);
    let coarse = over_dem(&scratch, &dem, &["--json", "--step-m", "200"]).json();
    assert!(coarse["profile"]["greatest_spacing_m"].as_f64().expect("a number") > 190.0);
    assert_ne!(losses(&fine), losses(&coarse));
}

#[test]
#[cfg_attr(not(has_shared), ignore = "needs the reference data: SIGNALGAP_SHARED")]
fn clutter_and_its_table() {
    let dem = shared("data/terrain/cevennes_srtm30m_utm31.tif");
    let scratch = Scratch::new();
    // land cover of one class (5: dense urban in the generic table) on a coarse grid around the link
    let header = "ncols 40\nnrows 20\nxllcorner 3.75\nyllcorner 44.25\ncellsize 0.005\nNODATA_value -1\n";
    let rows = ["5"; 40].join(" ") + "\n";
    scratch.write("cover.asc", &format!("{header}{}", rows.repeat(20)));
    scratch.write("cover.prj", wgs84_of_esri());
    let dem = dem.display().to_string();
    let bare = over_dem(&scratch, &dem, &["--json"]).json();
    let unknown = over_dem(&scratch, &dem, &["--json", "--clutter", "cover.asc"]).json();
    assert_eq!(losses(&bare), losses(&unknown), "class 5 has no height in ESA WorldCover's table");
    assert!(
        unknown["notes"].to_string().contains("clutter_class_without_height")
            && unknown["notes"].to_string().contains("class 5)")
    );
    let more = ["--json", "--clutter", "cover.asc", "--clutter-table", "generic"];
    let city = over_dem(&scratch, &dem, &more).json();
    assert_ne!(losses(&bare), losses(&city));
    assert!(city["notes"].to_string().contains("--dem-kind surface"));
}

/// WGS 84 as an ESRI projection file has it.
fn wgs84_of_esri() -> &'static str {
    "GEOGCS[\"GCS_WGS_1984\",DATUM[\"D_WGS_1984\",SPHEROID[\"WGS_1984\",6378137.0,298.257223563]],PRIMEM[\"Greenwich\",0.0],\
     UNIT[\"Degree\",0.0174532925199433]]"
}

#[test]
#[cfg_attr(not(has_shared), ignore = "needs the reference data: SIGNALGAP_SHARED")]
fn a_dem_that_does_not_reach_is_named_with_its_place() {
    let dem = shared("data/terrain/cevennes_srtm30m_utm31.tif");
    let dem = dem.display().to_string();
    let link =
        ["--dem", &dem, "--tx", "3.809599,44.344723,60", "--rx", "3.2,44.31,3", "--frequency-mhz", "900"];
    let error = Scratch::new().run(&link).refused();
    assert!(
        error.contains("no terrain at") && error.contains("km from the transmitter, longitude 3."),
        "{error}"
    );
}

#[test]
#[cfg_attr(not(has_shared), ignore = "needs the reference data: SIGNALGAP_SHARED")]
fn a_zipped_tile_in_degrees_and_a_void_in_it() {
    let dem = shared("data/terrain/N42E001.hgt.zip");
    let dem = dem.display().to_string();
    let scratch = Scratch::new();
    let link = |tx: &str, rx: &str| {
        scratch.run(&["--dem", &dem, "--tx", tx, "--rx", rx, "--frequency-mhz", "900", "--json"])
    };
    let json = link("1.50,42.10,30", "1.56,42.13,2").json();
    assert!(json["profile"]["source"].as_str().expect("a text").contains("EPSG:32631"));
    assert!(json["profile"]["h_m"][0].as_f64().expect("a height") > 300.0);
    // a void of a few cells is bridged and told, a wide one refused
    let bridged = link("1.30,42.30,30", "1.36,42.33,2").json();
    let notes = bridged["notes"].as_array().expect("notes");
    let told =
        |note: &Value| note["text"].as_str().is_some_and(|text| text.contains("gaps of at most 3 cells"));
    assert!(notes.iter().any(told), "{notes:?}");
    let error = link("1.60,42.10,30", "1.70,42.10,2").refused();
    assert!(error.contains("no terrain at ") && error.contains("longitude 1.6"), "{error}");
    assert!(error.contains("points are void") && error.contains("--sea level"), "{error}");
}

#[test]
fn bad_options_are_refused_with_what_to_do() {
    let scratch = Scratch::new();
    let base = ["--profile", "ridge.csv", "--tx", "30", "--rx", "2", "--frequency-mhz", "900"];
    for (arguments, said) in [
        (&base[..6], "--frequency-mhz"),
        (&base[2..], "required"),
        (&["--profile", "none.csv", "--tx", "30", "--rx", "2", "--frequency-mhz", "900"], "none.csv"),
        (
            &["--profile", "ridge.csv", "--tx", "30,2", "--rx", "2", "--frequency-mhz", "900"],
            "104.43,21.25,30",
        ),
        (
            &["--profile", "ridge.csv", "--tx", "30", "--rx", "x", "--frequency-mhz", "900"],
            "`x` is not a number",
        ),
        (
            &["--profile", "ridge.csv", "--tx", "21,104,30", "--rx", "21,105,2", "--frequency-mhz", "900"],
            "longitude comes first",
        ),
        (
            &["--profile", "ridge.csv", "--tx", "104,21,30", "--rx", "2", "--frequency-mhz", "900"],
            "coordinates for both",
        ),
        (&["--dem", "dem.tif", "--tx", "30", "--rx", "2", "--frequency-mhz", "900"], "LON,LAT,HEIGHT"),
        (&["--dem", "dem.tif", "--tx", "1,2,3", "--rx", "1,2,3", "--frequency-mhz", "900"], "dem.tif"),
        (&["--links", "links.csv"], "--output"),
    ] {
        let error = scratch.run(arguments).refused();
        assert!(error.contains(said), "{arguments:?}: {error}");
    }
    for (option, value, said) in [
        ("--frequency-mhz", "-900", "--frequency-mhz"),
        ("--time-percent", "0", "outside 0.001 to 99.999 %"),
        ("--time-percent", "60", "p1812 needs a value from 1 to 50 %"),
        ("--location-percent", "100", "outside 0.001 to 99.999 %"),
        ("--delta-n", "157", "outside 0 to 156 N-units/km"),
        ("--n0", "50", "outside 200 to 500 N-units"),
        ("--latitude", "91", "outside -90 to 90 degrees"),
        ("--polarization", "circular", "vertical"),
        ("--model", "magic", "p1812"),
        ("--step-m", "30", "cannot be used with"),
        ("--clutter", "cover.tif", "cannot be used with"),
    ] {
        let mut arguments: Vec<&str> = base.to_vec();
        if let Some(at) = arguments.iter().position(|argument| *argument == option) {
            arguments[at + 1] = value;
        } else {
            arguments.extend([option, value]);
        }
        let error = scratch.run(&arguments).refused();
        assert!(error.contains(said), "{option} {value}: {error}");
    }
}
