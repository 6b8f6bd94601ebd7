//! The report of the hand-made run, read as a browser and as a person would.
use super::page::page_with;
use super::{ReportContent, facts_json, report_html};
use crate::language::Language;
use crate::outputs::example::{World, as_it_is};
use crate::outputs::tables::rejects::RejectRow;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::Value;
use sha2::{Digest, Sha256};
use std::path::Path;

/// What somebody may call a village to run a script, or to leave the text it stands in.
const HOSTILE: &str = "</script><script>alert(1)</script><img src=x onerror=alert(2)>\"'&{{ 7*7 }}\u{2028}";

fn facts_of(world: &World) -> Value {
    let reject = RejectRow { reason: HOSTILE.to_owned(), ..RejectRow::default() };
    let bytes = facts_json(&world.results(), &world.manifest(), &[reject]).expect("JSON");
    serde_json::from_slice(&bytes).expect("JSON")
}

fn page_of(facts: &Value) -> String {
    let content =
        ReportContent { facts, plan: None, comparison: None, folder: Path::new("nowhere"), warp: as_it_is };
    let rasters = ["hillshade.tif", "coverage_4g_class.tif", "opportunity_people_40m.tif", "margins.csv"];
    String::from_utf8(report_html(&content, rasters.into_iter()).expect("a page")).expect("UTF-8")
}

/// The content of the elements that begin with a tag.
fn elements<'p>(page: &'p str, begin: &str, end: &str) -> Vec<&'p str> {
    let parts = page.split(begin).skip(1);
    parts.map(|rest| rest.split_once(end).expect("the element ends").0).collect()
}

/// What stands between scripts and styles.
fn markup(page: &str) -> String {
    let without = |text: &str, begin: &str, end: &str| {
        let rest = text.split(begin).map(|part| part.split_once(end).map_or(part, |(_, after)| after));
        rest.collect::<Vec<_>>().join(" ")
    };
    without(&without(page, "<script", "</script>"), "<style", "</style>")
}

#[test]
fn the_facts_are_those_of_the_run() {
    let facts = facts_of(&World::of_two_models());
    let village = &facts["villages"][0];
    assert_eq!((&village["id"], &village["name"]), (&"03860".into(), &"Bản Nậm Lộng".into()));
    assert_eq!((&village["verdict"], &village["people_without"]), (&"partly_served".into(), &100.into()));
    assert_eq!((&village["gaps"][0], &village["rank"]), (&0.into(), &1.into()));
    assert_eq!(village["service"]["vi"], "ổn định một phần");
    let gap = &facts["gaps"][0];
    assert_eq!((&gap["village"], &gap["cause"]), (&0.into(), &"terrain_blocked".into()));
    let (english, vietnamese) = (&gap["why"]["en"], &gap["why"]["vi"]);
    assert!(
        english.as_str().is_some_and(|why| why.contains("ridge") && why.contains("31.4 dB")),
        "{english}"
    );
    assert!(vietnamese.as_str().is_some_and(|why| why.contains("31,4 dB")), "{vietnamese}");
    let profile = &facts["profiles"][gap["profiles"][0].as_u64().expect("a number") as usize];
    assert_eq!((&profile["d_m"][1], &profile["ground_m"][1]), (&3_200.into(), &1_432.into()));
    assert_eq!((&profile["antenna_m"], &profile["mhz"]), (&1_230.0.into(), &1_842.5.into()));
    assert!(
        profile["text"]["en"]
            .as_str()
            .is_some_and(|text| text.contains("5.4 km") && text.contains("1,442 m"))
    );
    let first = gap["remedies"][0]["remedy"].as_u64().expect("a number") as usize;
    assert_eq!(
        (&facts["remedies"][first]["cost"], &facts["remedies"][first]["gaps"]),
        (&8_500.0.into(), &1.into())
    );
    assert_eq!(
        (&facts["quality"]["models_total"], &facts["quality"]["models_differ"]),
        (&2.into(), &1.into())
    );
    assert_eq!(facts["caveats"][0]["text"]["en"], "assumed values of sectors (2, such as S02-U)");
    assert_eq!((&facts["rejects"]["count"], &facts["totals"]["gaps"]), (&1.into(), &2.into()));
}

#[test]
fn every_text_is_there_in_both_languages() {
    let page = page_of(&facts_of(&World::new()));
    let [english, vietnamese] =
        ["en", "vi"].map(|code| elements(&page, &format!("<span lang=\"{code}\">"), "</span>"));
    assert!(
        english.len() > 100 && english.len() == vietnamese.len(),
        "{} {}",
        english.len(),
        vietnamese.len()
    );
    let messages: Value =
        serde_json::from_str(elements(&page, "id=\"messages\">", "</script>")[0]).expect("JSON");
    let names =
        |code: &str| messages[code].as_object().expect("an object").keys().cloned().collect::<Vec<_>>();
    assert!(names("en").len() > 50 && names("en") == names("vi"));
    assert!(page.contains("<html lang=\"en\""));
    let in_vietnamese = Language::Vietnamese.within(|| page_of(&facts_of(&World::new())));
    assert!(in_vietnamese.contains("<html lang=\"vi\""));
}

#[test]
fn hostile_names_are_whole_and_inert() {
    let mut world = World::new();
    for settlement in &mut world.settlements {
        settlement.name = HOSTILE.to_owned();
    }
    world.scenario.name = HOSTILE.to_owned();
    world.scenario.description = HOSTILE.to_owned();
    let facts = facts_of(&world);
    let page = page_of(&facts);
    // as texts for readers, escaped; as data for scripts, escaped another way
    assert!(!page.contains("<script>alert") && !page.contains("<img src=x") && !markup(&page).contains("49"));
    let data: Value = serde_json::from_str(elements(&page, "id=\"data\">", "</script>")[0]).expect("JSON");
    assert_eq!((&data["facts"]["villages"][0]["name"], &data["facts"]), (&HOSTILE.into(), &facts));
    assert!(page.contains("&lt;&#x2f;script&gt;&lt;script&gt;alert(1)"), "the name is shown");
}

#[test]
fn nothing_runs_or_styles_but_what_the_policy_names() {
    let page = page_of(&facts_of(&World::new()));
    let policy = elements(&page, "http-equiv=\"Content-Security-Policy\" content=\"", "\"")[0]
        .replace("&#x27;", "'")
        .replace("&#x2f;", "/");
    for part in ["default-src 'none'", "img-src data:", "base-uri 'none'", "form-action 'none'"] {
        assert!(policy.contains(part), "{policy}");
    }
    let all = [elements(&page, "<script>", "</script>"), elements(&page, "<style>", "</style>")].concat();
    assert!(all.len() >= 2);
    for text in &all {
        let hash = format!("'sha256-{}'", STANDARD.encode(Sha256::digest(text.as_bytes())));
        assert!(policy.contains(&hash), "{policy}: {}", &text[..text.len().min(60)]);
    }
    assert_eq!(policy.matches("sha256-").count(), all.len());
    for way_out in [
        " style=\"",
        " onclick=",
        " onload=",
        "src=\"http",
        "href=\"http",
        "url(http",
        "url(images",
        "@import",
    ] {
        assert!(!markup(&page).contains(way_out), "{way_out}");
    }
}

#[test]
fn without_the_packages_there_is_a_still_map() {
    let facts = facts_of(&World::new());
    let content = ReportContent {
        facts: &facts,
        plan: None,
        comparison: None,
        folder: Path::new("nowhere"),
        warp: as_it_is,
    };
    let names = ["hillshade.tif", "coverage_4g_class.tif"];
    let page = page_with(&content, names.into_iter(), None).expect("a page");
    let page = String::from_utf8(page).expect("UTF-8");
    assert!(
        page.contains("no interactive map") && markup(&page).contains("<image "),
        "relief and signal are shown"
    );
    assert_eq!(elements(&page, "<script>", "</script>").len(), 1, "our own alone");
    assert_eq!(page.matches("data:image/png").count(), 2, "each picture once");
}

#[test]
fn the_same_facts_make_the_same_page() {
    let facts = facts_of(&World::of_two_models());
    assert!(page_of(&facts) == page_of(&facts_of(&World::of_two_models())));
}
