//! `signalgap report`: the same page again, and what it is not made of.
use crate::support::{program, signalgap};
use serde_json::Value;
use std::path::Path;

/// What somebody may call a village.
const HOSTILE: &str = "</script><img src=x onerror=alert(1)>";

fn read(file: &Path) -> Vec<u8> {
    std::fs::read(file).unwrap_or_else(|error| panic!("{}: {error}", file.display()))
}

fn done(at: &Path, arguments: &[&str]) -> String {
    let output = signalgap(at, arguments);
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("UTF-8")
}

fn refused(at: &Path, arguments: &[&str]) -> String {
    let output = signalgap(at, arguments);
    assert_eq!(output.status.code(), Some(2), "{arguments:?}");
    String::from_utf8(output.stderr).expect("UTF-8")
}

/// The content of the script element with an identifier.
fn data(page: &str) -> Value {
    let (_, rest) = page.split_once("id=\"data\">").expect("the data");
    serde_json::from_str(rest.split_once("</script>").expect("the end").0).expect("JSON")
}

#[test]
fn finished_results_make_the_same_page_again() {
    let folder = tempfile::tempdir().expect("a folder");
    let at = folder.path();
    done(at, &["init", "d"]);
    let villages = at.join("d/villages.csv");
    let text = String::from_utf8(read(&villages)).expect("UTF-8");
    let name = text.lines().nth(1).and_then(|row| row.split(',').nth(2)).expect("a name").to_owned();
    std::fs::write(&villages, text.replacen(&name, HOSTILE, 1)).expect("a table");
    done(at, &["run", "d/scenario.toml", "-o", "results"]);
    let first = read(&at.join("results/report.html"));
    let manifest = String::from_utf8(read(&at.join("results/manifest.json"))).expect("UTF-8");
    assert!(manifest.contains("\"report.html\"") && manifest.contains("\"report.json\""));

    done(at, &["report", "results"]);
    assert!(read(&at.join("results/report.html")) == first, "made again in its place");
    done(at, &["report", "results", "-o", "again.html", "--threads", "1"]);
    assert!(read(&at.join("again.html")) == first, "by one thread");
    std::fs::rename(at.join("results"), at.join("elsewhere")).expect("moved");
    done(at, &["report", "elsewhere", "-o", "moved.html"]);
    assert!(read(&at.join("moved.html")) == first, "of a folder that was moved");

    let page = String::from_utf8(first).expect("UTF-8");
    assert!(!page.contains("<img src=x"), "a name is no markup");
    let all = &data(&page)["facts"]["villages"];
    let names = all.as_array().expect("villages").iter().map(|village| &village["name"]);
    assert_eq!(names.filter(|name| *name == HOSTILE).count(), 1, "the name is whole");

    let mut spoken = program(at);
    spoken.env("LC_ALL", "vi_VN.UTF-8").args(["report", "elsewhere", "-o", "spoken.html"]);
    assert!(spoken.status().expect("it runs").success());
    assert!(read(&at.join("spoken.html")) == page.as_bytes(), "whatever the program speaks");
    let refused = refused(at, &["report", "elsewhere", "--lang", "vi"]);
    assert!(refused.contains("report.html") && refused.contains("-o FILE"), "{refused}");
    done(at, &["report", "elsewhere", "-o", "vi.html", "--lang", "vi"]);
    let vietnamese = String::from_utf8(read(&at.join("vi.html"))).expect("UTF-8");
    assert!(page.contains("<html lang=\"en\"") && vietnamese.contains("<html lang=\"vi\""));
}

#[test]
fn a_plan_and_a_comparison_are_shown_where_they_are_given() {
    let folder = tempfile::tempdir().expect("a folder");
    let at = folder.path();
    done(at, &["init", "d"]);
    done(at, &["run", "d/scenario.toml", "-o", "results"]);
    done(at, &["plan", "d/scenario.toml", "-o", "plan"]);
    done(at, &["compare", "results", "plan/plan.toml", "-o", "both"]);
    let all = ["report", "results", "--plan", "plan", "--compare", "both", "-o", "report.html"];
    let said = done(at, &all);
    assert!(said.contains("report.html"), "{said}");
    let page = String::from_utf8(read(&at.join("report.html"))).expect("UTF-8");
    let shown = data(&page);
    let planned: Value = serde_json::from_slice(&read(&at.join("plan/plan.json"))).expect("JSON");
    let compared: Value = serde_json::from_slice(&read(&at.join("both/compare.json"))).expect("JSON");
    assert_eq!(shown["plan"]["people_gained_verified"], planned["people_gained_verified"]);
    assert_eq!(shown["plan"]["curve"], planned["curve"]);
    let sites = shown["plan"]["sites"].as_array().expect("sites");
    let last = sites.last().expect("a site");
    let spent = planned["spent"].as_f64().expect("money");
    assert!(
        (last["capex_so_far"].as_f64().expect("money") - spent).abs() < 0.01 * sites.len() as f64,
        "{last} {spent}"
    );
    assert_eq!(shown["comparison"]["scenarios"], compared["scenarios"]);
    assert!(page.contains("id=\"plan\"") && page.contains("id=\"comparison\""));
    // the same again, over the first
    let first = read(&at.join("report.html"));
    done(at, &all);
    assert!(read(&at.join("report.html")) == first);
}

#[test]
fn other_folders_and_files_are_refused() {
    let folder = tempfile::tempdir().expect("a folder");
    let at = folder.path();
    done(at, &["init", "d"]);
    assert!(refused(at, &["report", "d"]).contains("manifest.json"));
    done(at, &["opportunity", "d/scenario.toml", "-o", "where"]);
    assert!(refused(at, &["report", "where"]).contains("signalgap run"));
    done(at, &["run", "d/scenario.toml", "-o", "results"]);
    let needs_output = refused(at, &["report", "results", "--plan", "results"]);
    assert!(needs_output.contains("--output"), "{needs_output}");
    assert!(
        refused(at, &["report", "results", "--plan", "results", "-o", "x.html"]).contains("signalgap plan")
    );
    std::fs::write(at.join("mine.html"), "<p>mine</p>").expect("a file");
    let mine = refused(at, &["report", "results", "-o", "mine.html"]);
    assert!(mine.contains("mine.html") && mine.contains("--overwrite"), "{mine}");
    assert_eq!(read(&at.join("mine.html")), b"<p>mine</p>");
    done(at, &["report", "results", "-o", "mine.html", "--overwrite"]);
    assert!(refused(at, &["report", "results", "-o", "d"]).contains('d'));
    let raster = at.join("results/hillshade.tif");
    for read_too in ["results/hillshade.tif", "results/report.json", "results/manifest.json"] {
        let before = read(&at.join(read_too));
        assert!(refused(at, &["report", "results", "-o", read_too, "--overwrite"]).contains(read_too));
        assert!(read(&at.join(read_too)) == before, "{read_too} is read, and stays");
    }
    let mut bytes = read(&raster);
    *bytes.last_mut().expect("bytes") ^= 1;
    std::fs::write(&raster, bytes).expect("a raster");
    let changed = refused(at, &["report", "results", "-o", "x.html"]);
    assert!(changed.contains("hillshade.tif") && !at.join("x.html").exists(), "{changed}");
}

#[test]
fn a_browser_that_does_not_print_is_named() {
    let folder = tempfile::tempdir().expect("a folder");
    let at = folder.path();
    done(at, &["init", "d"]);
    done(at, &["run", "d/scenario.toml", "-o", "results"]);
    let output = program(at)
        .env("SIGNALGAP_BROWSER", "no-such-browser")
        .args(["report", "results", "-o", "report.html", "--pdf", "report.pdf"])
        .output()
        .expect("it runs");
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(2), "{said}");
    assert!(said.contains("no-such-browser") && said.contains("HTML file was written"), "{said}");
    assert!(at.join("report.html").is_file() && !at.join("report.pdf").exists());
}

#[test]
fn a_scenario_may_do_without() {
    let folder = tempfile::tempdir().expect("a folder");
    let at = folder.path();
    done(at, &["init", "d"]);
    let scenario = at.join("d/scenario.toml");
    let text = String::from_utf8(read(&scenario)).expect("UTF-8");
    let without = text.replace("formats = [\"html\", \"xlsx\"]", "formats = [\"xlsx\"]");
    assert_ne!(text, without);
    std::fs::write(&scenario, without).expect("a scenario");
    done(at, &["run", "d/scenario.toml", "-o", "results"]);
    assert!(!at.join("results/report.html").exists());
    done(at, &["report", "results", "-o", "later.html"]);
    assert!(at.join("later.html").is_file());
}
