//! What must hold in the results of any run.
use super::against_terrain::told;
use super::finished::{Feature, Finished, cell};
use serde_json::Value;
use sha2::{Digest, Sha256};
use signalgap::geodesy::{LonLat, geodesic_line};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;

/// Standard normal quantile of 0.9.
const QUANTILE_90: f64 = 1.281_551_566;
/// Rounding of levels and losses in the files, dB.
const ROUNDED_DB: f64 = 0.005_001;

/// Everything that needs no look at the terrain.
pub(crate) fn check(run: &Finished) {
    verdicts_add_up(run);
    indicators_add_up(run);
    levels_follow_from_the_budget(run);
    gaps_are_the_clusters_without_service(run);
    remedies_close_their_gaps(run);
    explaining_masts_add_up(run);
    blocking_points_lie_on_their_paths(run);
    ranking_is_whole(run);
    manifest_is_right(run);
}

/// Number of settlements of each verdict, from the best; those without data last.
pub(crate) fn verdicts(settlements: &[Feature], key: &str) -> [usize; 4] {
    ["served", "partly_served", "unserved", "no_data"]
        .map(|verdict| settlements.iter().filter(|s| s.text(&format!("verdict_{key}")) == verdict).count())
}

fn verdicts_add_up(run: &Finished) {
    let (settlements, clusters) = (run.features("settlements"), run.features("clusters"));
    assert_eq!(settlements.len(), run.count("settlements"));
    assert_eq!(clusters.len(), run.count("clusters"));
    for key in ["4g", "3g"] {
        let found = verdicts(&settlements, key);
        assert_eq!(found.iter().sum::<usize>(), settlements.len(), "{key}: {found:?}");
        for settlement in &settlements {
            let own = clusters.iter().filter(|c| c.text("settlement_id") == settlement.text("settlement_id"));
            let parts: Vec<&str> = own.map(|c| c.text(&format!("verdict_{key}"))).collect();
            assert_eq!(parts.len(), settlement.number("clusters_total") as usize);
            assert_eq!(settlement.text(&format!("verdict_{key}")), whole(&parts), "{parts:?}");
            people_fit_the_verdict(settlement, key);
        }
    }
}

/// The verdict of a settlement from its clusters' ones.
fn whole(parts: &[&str]) -> &'static str {
    let some = |wanted: &[&str]| parts.iter().any(|part| wanted.contains(part));
    match (some(&["served", "partly_served"]), some(&["unserved", "partly_served"]), some(&["no_data"])) {
        (true, true, _) => "partly_served",
        (_, _, true) => "no_data",
        (true, false, false) => "served",
        (false, _, false) => "unserved",
    }
}

fn people_fit_the_verdict(settlement: &Feature, key: &str) {
    let served = settlement.maybe_number(&format!("people_served_{key}"));
    let (Some(people), Some(served)) = (settlement.maybe_number("population"), served) else { return };
    match settlement.text(&format!("verdict_{key}")) {
        "served" => assert!((served - people).abs() < 0.11, "{:?}", settlement.properties),
        "partly_served" => assert!(served > 0.0 && served < people, "{:?}", settlement.properties),
        "unserved" => assert!(served.abs() < 1e-9, "{:?}", settlement.properties),
        _ => assert!(served <= people, "{:?}", settlement.properties),
    }
}

/// The indicators are those of the settlements, in the manifest, in the table's row of the whole area, and in the summary.
fn indicators_add_up(run: &Finished) {
    let settlements = run.features("settlements");
    let manifest = run.manifest();
    let table = run.table("indicators.csv");
    assert_eq!(table[0]["level"], "area");
    for key in ["4g", "3g"] {
        let number = |name: &str| cell(&table[0], &format!("settlements_{key}_{name}")) as usize;
        let [in_full, in_part] = ["in_full", "in_part"].map(number);
        let found = [in_full, in_part, number("poor") + number("none"), number("no_data")];
        assert_eq!(found, verdicts(&settlements, key), "{key}");
        let judged = in_full + in_part + found[2];
        let share = format!("{in_full} of {judged} (");
        let line = run.report.summary.lines().find(|line| line.starts_with(&key.to_uppercase()));
        assert!(judged == 0 || line.is_some_and(|line| line.contains(&share)), "{share}: {line:?}");
        let people = settlements.iter().filter(|s| s.text(&format!("verdict_{key}")) != "no_data");
        let served: f64 = people.filter_map(|s| s.maybe_number(&format!("people_served_{key}"))).sum();
        assert!(
            (cell(&table[0], &format!("people_{key}")) - served).abs() <= 0.05 * settlements.len() as f64
        );
    }
    for (name, text) in
        table[0].iter().filter(|(name, _)| !["level", "code", "name"].contains(&name.as_str()))
    {
        let told = &manifest["indicators"][name];
        assert!(
            told.is_null() && text.is_empty() || told.as_f64() == text.parse().ok(),
            "{name}: {told}, {text}"
        );
    }
    let mut levels: BTreeMap<&str, f64> = BTreeMap::new();
    for row in &table[1..] {
        *levels.entry(&row["level"]).or_default() += cell(row, "settlements");
    }
    assert!(levels.values().all(|sum| *sum as usize <= settlements.len()), "{levels:?}");
}

/// Sector-carriers by identifier.
pub(crate) fn sectors(run: &Finished) -> BTreeMap<String, Feature> {
    let sectors = run.features("sites");
    sectors.into_iter().map(|sector| (sector.text("sector_id").to_owned(), sector)).collect()
}

/// Power of one reference signal (LTE) or of the common pilot (UMTS) of a sector, dBm.
pub(crate) fn pilot_dbm(sector: &Feature) -> f64 {
    let power_dbm = sector.number("total_power_dbm");
    if sector.text("technology") == "3G" {
        return power_dbm + 10.0 * sector.number("pilot_power_share").log10();
    }
    // resource blocks: 5 for each MHz from 3 MHz on, 6 in 1.4 MHz
    let blocks = (5.0 * sector.number("bandwidth_mhz")).clamp(6.0, 100.0);
    let elements = 12.0 * blocks * sector.number("antenna_ports");
    power_dbm - 10.0 * elements.log10() + sector.number("reference_signal_boost_db")
}

/// Level = pilot + antenna gain there - feeder - loss; probability = that of the smaller margin.
fn levels_follow_from_the_budget(run: &Finished) {
    let sectors = sectors(run);
    let handset_db = run.choice("/receiver/gain_dbi") - run.choice("/receiver/body_loss_db");
    let mut checked = 0;
    for cluster in run.features("clusters") {
        for (key, technology) in [("4g", "lte"), ("3g", "umts")] {
            let number = |word: &str, unit: &str| cluster.number(&format!("{word}_{key}{unit}"));
            let Some(sector) = cluster.maybe_text(&format!("deciding_sector_{key}")) else { continue };
            let sector = &sectors[sector];
            let required_dbm = run.choice(&format!("/service/{technology}/required_level_dbm"));
            let level_dbm = pilot_dbm(sector) + sector.number("maximum_gain_dbi")
                - number("pattern_loss", "_db")
                - sector.number("feeder_loss_db")
                - number("loss", "_db")
                + handset_db;
            let margin_db = number("downlink_margin", "_db");
            assert!(
                (level_dbm - required_dbm - margin_db).abs() < 4.0 * ROUNDED_DB,
                "{:?}",
                cluster.properties
            );
            let least_db = margin_db.min(number("uplink_margin", "_db"));
            assert!((least_db - number("margin", "_db")).abs() < ROUNDED_DB);
            let probability = normal(least_db / number("sigma", "_db"));
            let alone = number("probability", "") - number("probability_gain", "");
            assert!((probability - alone).abs() < 4e-4, "{:?}", cluster.properties);
            checked += 1;
        }
    }
    assert!(checked > 0, "no link to check");
}

/// Standard normal cumulative distribution (Abramowitz and Stegun 26.2.17, error under 7.5e-8).
fn normal(x: f64) -> f64 {
    let t = 1.0 / (1.0 + 0.231_641_9 * x.abs());
    let series = t
        * (0.319_381_530
            + t * (-0.356_563_782 + t * (1.781_477_937 + t * (-1.821_255_978 + t * 1.330_274_429))));
    let tail = (-0.5 * x * x).exp() / (2.0 * std::f64::consts::PI).sqrt() * series;
    if x >= 0.0 { 1.0 - tail } else { tail }
}

fn place_key(feature: &Feature) -> (String, String) {
    (feature.text("settlement_id").to_owned(), feature.text("cluster_id").to_owned())
}

fn gaps_are_the_clusters_without_service(run: &Finished) {
    let lacking = |cluster: &&Feature| ["unserved", "partly_served"].contains(&cluster.text("verdict_4g"));
    let clusters = run.features("clusters");
    let expected: BTreeSet<_> = clusters.iter().filter(lacking).map(place_key).collect();
    let gaps = run.features("gaps");
    let found: BTreeSet<_> = gaps.iter().map(place_key).collect();
    assert_eq!((found.len(), &found), (gaps.len(), &expected), "each lacking cluster is one gap");
    assert_eq!(gaps.len(), run.count("gaps"));
    for gap in &gaps {
        let known = [
            "no_site_in_range",
            "terrain_blocked",
            "clutter",
            "azimuth",
            "tilt",
            "uplink_limited",
            "distance",
            "band",
        ];
        assert!(known.contains(&gap.text("cause")), "{:?}", gap.properties);
        assert!(!gap.text("cause_text").is_empty() && !gap.text("signal_text").is_empty());
        if gap.maybe_text("best_sector").is_none() {
            assert!(["no_site_in_range", "band"].contains(&gap.text("cause")), "{:?}", gap.properties);
            assert!(gap.maybe_number("deficit_db").is_none());
            continue;
        }
        let probability = gap.number("probability");
        assert!(probability < run.choice("/service/target_probability") + 1e-4, "{:?}", gap.properties);
        let lacks_db = gap.number("deficit_db");
        assert!(lacks_db > -ROUNDED_DB, "{:?}", gap.properties);
        let least_db = gap.number("downlink_margin_db").min(gap.number("uplink_margin_db"));
        let sigma_db = (lacks_db + least_db) / QUANTILE_90;
        assert!(sigma_db >= run.choice("/service/sigma_db") - 0.02, "{:?}", gap.properties);
    }
}

/// Every gap has a remedy, each with what it is told to do; the first is the one that the gap shows.
fn remedies_close_their_gaps(run: &Finished) {
    let rows = run.table("remedies.csv");
    assert_eq!(run.features("remedies").len(), rows.len());
    let per_gap = run.choice("/remedies/per_gap") as usize;
    let mut known: BTreeMap<&str, (&str, &str)> = BTreeMap::new();
    for gap in run.features("gaps") {
        let of_gap = |row: &&BTreeMap<String, String>| {
            row["settlement_id"] == gap.text("settlement_id") && row["cluster_id"] == gap.text("cluster_id")
        };
        let own: Vec<_> = rows.iter().filter(of_gap).collect();
        assert!((1..=per_gap + 1).contains(&own.len()), "{:?}", gap.properties);
        assert_eq!(own.last().expect("one")["remedy"], "satellite");
        assert_eq!(own[0]["remedy"], gap.text("remedy"));
        assert_eq!(own[0]["remedy_text"], gap.text("remedy_text"));
        for (place, row) in own.iter().enumerate() {
            assert_eq!(row["remedy_number"], (place + 1).to_string());
            let by_satellite = row["remedy"] == "satellite";
            assert_eq!(by_satellite, row["served_by"] == "satellite");
            assert_eq!(by_satellite, row["gaps_closed"] == "0");
            if ["turn", "tilt"].contains(&row["remedy"].as_str()) {
                assert_eq!(row["people_lost"], "0", "{row:?}");
            }
            let said = (row["remedy_text"].as_str(), row["people_gained"].as_str());
            assert_eq!(*known.entry(row["remedy_id"].as_str()).or_insert(said), said, "one remedy, one text");
        }
    }
}

/// The losses of each mast that explains a gap make up its level, and it is what it is said to be.
fn explaining_masts_add_up(run: &Finished) {
    let losses = ["terrain_db", "clutter_db", "handset_clutter_db", "azimuth_db", "tilt_db", "other_db"];
    let roles = ["promising", "strongest", "nearest"];
    let gaps = run.features("gaps");
    let mut rays = 0;
    for gap in &gaps {
        let with_mast = |role: &&&str| gap.maybe_text(&format!("{role}_sector")).is_some();
        let known: Vec<&&str> = roles.iter().filter(with_mast).collect();
        let of = |role: &str, name: &str| gap.number(&format!("{role}_{name}"));
        for role in &known {
            let lost_db: f64 = losses.iter().map(|loss| of(role, loss)).sum();
            let level_dbm = of(role, "free_space_dbm") - lost_db;
            let told_dbm = of(role, "rsrp_dbm");
            assert!((level_dbm - told_dbm).abs() < 8.0 * ROUNDED_DB, "{role}: {:?}", gap.properties);
            if gap.value(&format!("{role}_adds_technology")) == true {
                assert!(*role == &"promising" && gap.text("cause") == "band", "{:?}", gap.properties);
                continue;
            }
            assert!(of("nearest", "km") <= of(role, "km"), "{:?}", gap.properties);
            if known.contains(&&"strongest") {
                assert!(of("strongest", "rsrp_dbm") >= told_dbm - ROUNDED_DB, "{:?}", gap.properties);
            }
            if known.contains(&&"promising") {
                let aimed = |role: &str| {
                    let lacks_db = of(role, "downlink_lacks_db").max(of(role, "uplink_lacks_db"));
                    lacks_db - of(role, "azimuth_db") - of(role, "tilt_db")
                };
                let found_dbm = told_dbm + of(role, "azimuth_db") + of(role, "tilt_db");
                let hidden = found_dbm < -129.0;
                assert!(
                    hidden || aimed("promising") <= aimed(role) + 4.0 * ROUNDED_DB,
                    "{role}: {:?}",
                    gap.properties
                );
            }
        }
        let masts: BTreeSet<&str> = known.iter().map(|role| gap.text(&format!("{role}_sector"))).collect();
        rays += masts.len();
        assert!(!gap.text("signal_text").is_empty());
    }
    assert_eq!(run.features("rays").len(), rays);
}

fn blocking_points_lie_on_their_paths(run: &Finished) {
    let sectors = sectors(run);
    let gaps = run.features("gaps");
    let blocked: Vec<&Feature> = gaps.iter().filter(|gap| gap.text("cause") == "terrain_blocked").collect();
    let points = run.features("blocking_points");
    assert_eq!(points.len(), blocked.len());
    for (gap, point) in blocked.into_iter().zip(&points) {
        assert_eq!(place_key(gap), place_key(point), "the same order");
        let site = &sectors[gap.text(&told(gap, "sector"))];
        let km = |a: LonLat, b: LonLat| geodesic_line(a, b).ground_distance.kilometres();
        let (before_km, after_km) = (km(site.place, point.place), km(point.place, gap.place));
        let whole_km = gap.number(&told(gap, "km"));
        assert!(before_km > 0.0 && after_km > 0.0, "{:?}", gap.properties);
        assert!((km(site.place, gap.place) - whole_km).abs() < 0.001);
        assert!((before_km + after_km - whole_km).abs() < 0.002, "off the path: {:?}", gap.properties);
        assert!((before_km - gap.number("blocking_distance_km")).abs() < 0.001);
        assert!(gap.number(&told(gap, "terrain_db")) >= 6.0 - ROUNDED_DB);
        assert!((gap.number("blocking_longitude_deg") - point.place.longitude_deg).abs() < 1e-7);
    }
}

/// Every settlement that lacks service has one rank; scores fall; contributions make the score.
fn ranking_is_whole(run: &Finished) {
    let rows = run.table("ranking.csv");
    let settlements = run.features("settlements");
    let lacking = |s: &&Feature| ["unserved", "partly_served"].contains(&s.text("verdict_4g"));
    let gaps = run.features("gaps");
    // a settlement with a lacking cluster and one of unknown verdict has a gap and is ranked
    let with_gap: BTreeSet<&str> = gaps.iter().map(|gap| gap.text("settlement_id")).collect();
    let ranked: BTreeSet<&str> = rows.iter().map(|row| row["settlement_id"].as_str()).collect();
    assert_eq!(ranked, with_gap);
    assert!(settlements.iter().filter(lacking).all(|s| ranked.contains(s.text("settlement_id"))));
    assert_eq!(ranked.len(), rows.len());
    let manifest = run.manifest();
    let weights = manifest["scenario"]["ranking"]["weights"].as_object().expect("weights");
    let total: f64 = weights.values().map(|weight| weight.as_f64().expect("a weight").abs()).sum();
    // the scale is that of all villages, with and without gaps
    let most = settlements.iter().filter_map(|village| village.maybe_number("population"));
    let most = most.fold(f64::NEG_INFINITY, f64::max);
    let mut before = f64::INFINITY;
    for (index, row) in rows.iter().enumerate() {
        assert_eq!(cell(row, "rank") as usize, index + 1);
        let score = cell(row, "score");
        assert!(score <= before, "scores fall: {row:?}");
        before = score;
        let parts = weights.keys().map(|criterion| cell(row, &format!("{criterion}_contribution")));
        let need: f64 = parts.sum();
        assert!((need - cell(row, "need")).abs() < 5e-5 * (weights.len() + 1) as f64, "{row:?}");
        let own: f64 = gaps
            .iter()
            .filter(|gap| gap.text("settlement_id") == row["settlement_id"])
            .filter_map(|gap| gap.maybe_number("people_without_service"))
            .sum();
        if row["people_without_service"].is_empty() {
            continue;
        }
        assert!((cell(row, "people_without_service") - own).abs() < 0.11, "{row:?}");
        let share = own / most;
        let weight = weights["people_without_service"].as_f64().expect("a weight") / total;
        let contribution = cell(row, "people_without_service_contribution");
        assert!((weight * share - contribution).abs() < 2e-4, "{row:?}");
    }
}

/// The manifest lists every file that is there, with its size and checksum, and every input.
pub(crate) fn manifest_is_right(run: &Finished) {
    let manifest = run.manifest();
    let listed = |role: &str| manifest[role].as_array().expect("a list").clone();
    let mut expected: BTreeSet<String> = BTreeSet::from(["manifest.json".to_owned()]);
    for output in listed("outputs") {
        let name = output["file"].as_str().expect("a name");
        right_checksum(&output, &fs::read(run.folder.join(name)).expect("the file"));
        expected.insert(name.to_owned());
    }
    let entries = fs::read_dir(&run.folder).expect("a folder");
    let there = entries.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned());
    assert_eq!(there.collect::<BTreeSet<_>>(), expected);
    let names: BTreeSet<String> = run
        .report
        .files
        .iter()
        .map(|file| file.file_name().expect("a name").to_string_lossy().into_owned())
        .collect();
    assert_eq!(names, expected, "the report names the files");
    let inputs = listed("inputs");
    for role in ["scenario", "terrain", "settlements", "sites"] {
        assert!(inputs.iter().any(|input| input["role"] == role), "no input of role {role}");
    }
    for input in inputs {
        let path = input["path"].as_str().expect("a path");
        if !path.starts_with("/vsi") {
            right_checksum(&input, &fs::read(path).expect("the input"));
        }
    }
}

fn right_checksum(listed: &Value, bytes: &[u8]) {
    let digest = Sha256::digest(bytes).iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    });
    assert_eq!(listed["sha256"], digest.as_str(), "{listed}");
    assert_eq!(listed["bytes"], bytes.len(), "{listed}");
}
