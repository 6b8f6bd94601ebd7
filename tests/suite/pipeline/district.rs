//! The small generated district: runs everywhere, with no outside data.
use super::consistency::check;
use super::finished::{Finished, scratch, toml_text};
use signalgap::pipeline::{DemoPlan, RunMeans, Silent, demo};
use std::path::PathBuf;
use std::sync::LazyLock;

/// Made and analysed as `signalgap demo --small` does.
pub(crate) static SMALL: LazyLock<Finished> = LazyLock::new(|| {
    let folder = scratch("district");
    let report =
        demo(&folder, DemoPlan { seed: 2, small: true }, RunMeans::default(), &Silent).expect("a district");
    Finished { folder: folder.join("results"), report }
});

/// Its input files.
pub(crate) fn input() -> PathBuf {
    SMALL.folder.parent().expect("a folder").join("input")
}

/// The same on cells of 15 m: 600 x 600, more than one block of a Cloud Optimised GeoTIFF.
pub(crate) static FINE: LazyLock<Finished> = LazyLock::new(|| {
    let base = toml_text(&input().join("scenario.toml"));
    let scenario = format!("extends = {base}\n[area]\nresolution_m = 15.0\n");
    Finished::of_files("district_fine", &[("scenario.toml", &scenario)])
});

#[test]
fn its_results_agree_with_each_other() {
    check(&SMALL);
    check(&FINE);
}

#[test]
fn it_holds_what_a_planner_meets() {
    let settlements = SMALL.features("settlements");
    assert_eq!((settlements.len(), SMALL.count("sites")), (12, 4));
    let codes: Vec<&str> = settlements.iter().map(|s| s.text("commune_code")).collect();
    assert!(codes.iter().all(|code| code.starts_with("DEMO-C")), "like no real commune's: {codes:?}");
    assert!(SMALL.count("clusters") > settlements.len(), "houses away from the centre");
    let gaps = SMALL.features("gaps");
    assert!(gaps.iter().any(|gap| gap.text("cluster_id").is_empty()), "a village without signal");
    assert!(gaps.iter().any(|gap| !gap.text("cluster_id").is_empty()), "a signal hollow");
    assert!(gaps.iter().any(|gap| gap.text("cause") == "terrain_blocked"));
}

/// What the terminal shows: what is lacking, the indicators of a district, where to look first, what to open, caveats last.
#[test]
fn its_summary_is_complete() {
    let summary = &SMALL.report.summary;
    let first = summary.lines().next().expect("a line");
    assert!(first.contains("people lack 4G; ") && first.contains("entirely"), "{first}");
    let parts = [
        "villages in full",
        "\n4G ",
        "\n3G ",
        "\nfixed broadband ",
        "\nsmartphones ",
        "\nWithout 4G: ",
        "\nWhere to look first: ",
        "score: 70 % people, 10 % clinic",
        "\nResults: ",
        "\nNext: open report.html in a browser, or signalgap.qgz in QGIS\n",
        "\nKeep in mind\n",
    ];
    let places = parts.map(|part| summary.find(part).unwrap_or_else(|| panic!("no `{part}` in\n{summary}")));
    assert!(places.is_sorted(), "{summary}");
    assert!(summary.contains(&SMALL.folder.display().to_string()), "{summary}");
    let ranking = SMALL.table("ranking.csv");
    assert!((1..=10).contains(&ranking.len()));
    for row in ranking {
        let line = summary.lines().find(|line| line.contains(&row["name"]));
        let line = line.unwrap_or_else(|| panic!("no line of {} in\n{summary}", row["name"]));
        assert!(line.trim_start().starts_with(&row["rank"]), "{line}");
        let people = row["people_without_service"].split('.').next().expect("people");
        assert!(line.contains(people), "{line}");
    }
}
