//! Files with `[variants]`: the scenarios they make, and what is refused.
use super::scenario_file::{Variant, load_scenario, load_scenarios};
use crate::propagation::ModelKey;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

const LEAST: &str = "name = \"Plan\"\n[terrain]\nfiles = \"dem.tif\"\nkind = \"bare_earth\"\n[settlements]\n\
                     files = \"v.csv\"\n[sites]\nfiles = \"s.csv\"\n";

fn load(folder: &Path, variants: &str) -> Result<Vec<Variant>, String> {
    let file = folder.join("plan.toml");
    fs::write(&file, format!("{LEAST}{variants}")).expect("a scratch file");
    load_scenarios(&file).map_err(|error| error.to_string())
}

fn made(variants: &str) -> Vec<Variant> {
    let folder = tempfile::tempdir().expect("a scratch folder");
    load(folder.path(), variants).unwrap_or_else(|error| panic!("{variants}: {error}"))
}

fn labels(variants: &[Variant]) -> Vec<&str> {
    variants.iter().map(|variant| variant.label.as_deref().unwrap_or_default()).collect()
}

fn folders(variants: &[Variant]) -> Vec<&str> {
    variants.iter().map(|variant| variant.folder.as_deref().unwrap_or_default()).collect()
}

const AXES: &str = "[variants.axes]\n\"sites.every.antenna_height_m\" = [30, 40, 50]\n\
                    \"sites.bands\" = [[\"B28\"], [\"B28\", \"B3\"]]\n\"propagation.models\" = [[\"p1812\"], [\"itm\"]]\n";

#[test]
fn a_file_without_variants_is_one_scenario() {
    let one = made("");
    assert_eq!((one.len(), one[0].label.is_none(), one[0].folder.is_none()), (1, true, true));
    assert_eq!(one[0].loaded.scenario.name, "Plan");
}

#[test]
fn axes_make_every_combination() {
    let all = made(AXES);
    assert_eq!(all.len(), 12);
    assert_eq!(labels(&all)[0], "models=p1812,bands=B28,antenna_height_m=30");
    assert_eq!(labels(&all)[11], "models=itm,bands=B28+B3,antenna_height_m=50");
    assert_eq!(folders(&all)[0], "models-p1812_bands-b28_antenna-height-m-30");
    let distinct: BTreeSet<&str> = folders(&all).into_iter().collect();
    assert_eq!(distinct.len(), 12);
    let last = &all[11].loaded.scenario;
    assert_eq!(last.name, "Plan: models=itm,bands=B28+B3,antenna_height_m=50");
    assert_eq!(last.propagation.models, [ModelKey::Itm]);
    assert_eq!(last.sites.bands, ["B28", "B3"]);
    assert_eq!(last.sites.every["antenna_height_m"].to_string(), "50");
    assert!(all.iter().all(|variant| variant.loaded.files.len() == 1 && variant.loaded.stamps.len() == 1));
    // keys without quotation marks are nested tables, which mean the same
    let nested = AXES.replace('"', "").replace("[B28", "[\"B28\"").replace(", B3]", ", \"B3\"]");
    let nested = nested.replace("[p1812]", "[\"p1812\"]").replace("[itm]", "[\"itm\"]").replace("\"\"", "\"");
    assert_eq!(labels(&made(&nested)), labels(&all));
}

#[test]
fn axes_may_be_varied_one_by_one() {
    let some = made(&format!("[variants]\ncombine = \"one_by_one\"\n{AXES}"));
    assert_eq!(
        labels(&some),
        [
            "models=p1812,bands=B28,antenna_height_m=30",
            "models=itm,bands=B28,antenna_height_m=30",
            "models=p1812,bands=B28+B3,antenna_height_m=30",
            "models=p1812,bands=B28,antenna_height_m=40",
            "models=p1812,bands=B28,antenna_height_m=50",
        ]
    );
}

#[test]
fn cases_are_named_and_change_what_they_say() {
    let cases = made(
        "remove = [\"X\"]\n[[variants.cases]]\nname = \"Tháp cao\"\n\"sites.every.antenna_height_m\" = 60\n\
         service.radius_km = 12\n[[variants.cases]]\nname = \"CON\"\n[[variants.cases.sites.change]]\nsite_id = \"A\"\n\
         azimuth_deg = 10\n[[variants.cases]]\nname = \"\u{e17}\u{e35}\"\n",
    );
    assert_eq!(labels(&cases), ["Tháp cao", "CON", "\u{e17}\u{e35}"]);
    assert_eq!(folders(&cases), ["thap-cao", "variant-2", "variant-3"]);
    assert_eq!(cases[0].loaded.scenario.name, "Plan: Tháp cao");
    assert!((cases[0].loaded.scenario.service.radius_km - 12.0).abs() < 1e-12);
    let changes = &cases[1].loaded.scenario.sites.changes;
    assert_eq!(changes.len(), 2, "the variant's changes come after the file's");
    assert!(changes[1].source.ends_with("plan.toml (variant `CON`)"), "{}", changes[1].source);
    assert_eq!(cases[2].loaded.scenario.sites.changes.len(), 1);
}

#[test]
fn labels_are_short_and_no_two_folders_alike() {
    let same_words = made(
        "[variants.axes]\n\"service.lte.required_level_dbm\" = [-110, -105]\n\"service.umts.required_level_dbm\" = [-100]\n\
         \"sites.change\" = [[{ site_id = \"A\", azimuth_deg = 1 }], [{ site_id = \"B\", azimuth_deg = 1 }]]\n",
    );
    assert_eq!(labels(&same_words)[1], "lte.required_level_dbm=-110,umts.required_level_dbm=-100,change=2");
    assert_eq!(folders(&same_words)[1], "lte-required-level-dbm-110_umts-required-level-dbm-100_change-2");
    let long = made(&format!(
        "[variants.axes]\ndescription = [\"{0}\", \"{0}!\"]\n\"receiver.gain_dbi\" = [-1.5, 1.5]\n",
        "very ".repeat(40)
    ));
    let distinct: BTreeSet<&str> = folders(&long).into_iter().collect();
    assert_eq!(distinct.len(), 4);
    assert!(folders(&long).iter().all(|name| name.len() <= 80 && name.is_ascii()), "{:?}", folders(&long));
    assert!(labels(&long).iter().all(|label| label.chars().count() <= 160));
}

#[test]
fn variants_are_not_inherited_and_one_scenario_is_not_taken_for_all() {
    let folder = tempfile::tempdir().expect("a scratch folder");
    assert_eq!(load(folder.path(), AXES).expect("variants").len(), 12);
    let error = load_scenario(&folder.path().join("plan.toml")).expect_err("several").to_string();
    for word in ["plan.toml", "12 scenarios", "`run`, `compare` and `bench`", "`extends`"] {
        assert!(error.contains(word), "{error}");
    }
    let above = folder.path().join("above.toml");
    fs::write(&above, "extends = \"plan.toml\"\n").expect("a file");
    assert_eq!(load_scenarios(&above).expect("one").len(), 1);
    assert_eq!(load_scenario(&above).expect("one").scenario.name, "Plan");
}

#[test]
fn wrong_variants_are_refused_with_axis_and_value() {
    let folder = tempfile::tempdir().expect("a scratch folder");
    let axis = |line: &str| format!("[variants.axes]\n{line}\n");
    for (text, words) in [
        ("[variants]\n".to_owned(), &["plan.toml:9: [variants]", "give axes"][..]),
        ("[variants]\naxes = 3\n".to_owned(), &["axes: a table of keys"]),
        ("[variants]\ncases = 3\n".to_owned(), &["cases: a list of tables"]),
        ("[variants]\ncases = []\n".to_owned(), &["cases: give at least one"]),
        ("[variants]\ncases = [7]\n".to_owned(), &["case 1: found integer"]),
        ("[variants]\ncases = [{ service.radius_km = 3 }]\n".to_owned(), &["case 1 has no name"]),
        (
            "[variants]\ncases = [{ name = \"a\" }, { name = \"A\" }]\n".to_owned(),
            &["two cases are called `A`"],
        ),
        ("[variants]\ncombine = \"all\"\ncases = [{ name = \"a\" }]\n".to_owned(), &["combine is for axes"]),
        (
            "[variants]\ncombine = \"one_by_on\"\naxes = { name = [1] }\n".to_owned(),
            &["did you mean `one_by_one`?"],
        ),
        (
            "[variants]\ncases = [{ name = \"a\" }]\naxes = { description = [\"x\"] }\n".to_owned(),
            &["give one of them"],
        ),
        ("[variants]\naxis = {}\n".to_owned(), &["unknown key `variants.axis`", "`variants.axes`"]),
        (axis(""), &["axes: 0 keys: give 1 to 50"]),
        (axis("\"service.radius_km\" = 7"), &["axis `service.radius_km`: found integer", "such as [7]"]),
        (axis("\"service.radius_km\" = []"), &["axis `service.radius_km` has no value"]),
        (axis("\"service.radius_km\" = [7, 8, 7]"), &["axis `service.radius_km` lists 7 twice"]),
        (
            axis("\"service.raduis_km\" = [7]"),
            &["plan.toml:10:", "unknown key `service.raduis_km`", "did you mean `service.radius_km`?", "^^^"],
        ),
        (
            axis("\"service.radius_km\" = [7, \"far\"]"),
            &["variant `radius_km=far`", "`service.radius_km` = \"far\"", "expected a number"],
        ),
        (
            axis("\"propagation.models\" = [[\"p1821\"]]"),
            &["`propagation.models` = [\"p1821\"]", "did you mean `p1812`?"],
        ),
        (axis("\"service.radius_km\" = [7000]"), &["variant `radius_km=7000`", "service.radius_km: 7000 km"]),
        (
            axis("service = [{ radius_km = 3 }]\n\"service.radius_km\" = [7]"),
            &["`service` and `service.radius_km` set the same"],
        ),
        (
            axis("\"sites.every.antenna_heigth_m\" = [7]"),
            &["unknown column `antenna_heigth_m`", "`antenna_height_m`", "10 | \"sites.every", "   | ^^^^^^"],
        ),
        (
            axis("\"sites.change\" = [[{ site_id = \"A\" }]]"),
            &["variant `change=1`", "nothing is changed", "                   ^^^^"],
        ),
        (axis("extends = [\"a.toml\"]"), &["unknown key `extends`"]),
        (axis("\"\" = [1]"), &["unknown key ``"]),
    ] {
        let error = load(folder.path(), &text).expect_err(&text);
        assert!(words.iter().all(|word| error.contains(word)), "{text}: {error}");
    }
    let list = (1..=40).map(|index| index.to_string()).collect::<Vec<_>>().join(", ");
    let big =
        axis(&format!("\"settlements.position_uncertainty_m\" = [{list}]\n\"service.radius_km\" = [{list}]"));
    let error = load(folder.path(), &big).expect_err("too many");
    assert!(error.contains("40 x 40 values, together more than 1000 variants"), "{error}");
    let one_by_one = format!("[variants]\ncombine = \"one_by_one\"\n{big}");
    assert_eq!(load(folder.path(), &one_by_one).expect("variants").len(), 79);
    // a long list of changes may not be multiplied without bound
    let long = format!("description = \"{}\"\n", "x".repeat(500_000));
    let file = folder.path().join("long.toml");
    fs::write(
        &file,
        format!(
            "{long}{LEAST}[variants.axes]\n\"service.radius_km\" = [{list}]\n\"receiver.gain_dbi\" = [1, 2]\n"
        ),
    )
    .expect("a scratch file");
    let error = load_scenarios(&file).expect_err("too large").to_string();
    assert!(error.contains("2 x 40 values, together more than 67 variants"), "{error}");
}
