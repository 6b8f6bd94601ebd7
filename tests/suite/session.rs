//! The steps of a session: each alone, and together the files of a run.
use crate::pipeline::finished::scratch;
use crate::support::contents;
use signalgap::inputs::scenario_file::load_scenario;
use signalgap::outputs::WholeArea;
use signalgap::pipeline::{DEFAULT_MEMORY_BYTES, RunMeans, Session, Silent, run};
use signalgap::planning::{Gap, Remedies};
use signalgap::units::Decibels;
use std::path::{Path, PathBuf};

fn small_district() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("data/small-district/scenario.toml")
}

#[test]
fn steps_in_memory_give_the_files_of_a_run() {
    let loaded = load_scenario(&small_district()).expect("a scenario");
    let (by_run, by_steps) = (scratch("session_run"), scratch("session_steps"));
    run(&loaded, &by_run, RunMeans::default(), &Silent).expect("a run");

    let input = small_district().parent().expect("a folder").to_owned();
    let before = contents(&input);
    let session = Session::open(&loaded, DEFAULT_MEMORY_BYTES, &Silent).expect("inputs");
    let found = session.analyse(&Silent).expect("findings");
    let layers = session.map(&Silent).expect("layers");
    assert_eq!(contents(&input), before, "nothing is written beside the inputs");
    assert!(contents(&by_steps).is_empty(), "nothing is written before it is asked for");

    let layers = WholeArea::from(layers);
    session.write(&by_steps, &found, Some(&layers), &Silent).expect("files");
    let files = |folder: &Path| {
        let mut files = contents(folder);
        // timings differ; tiles of another shape give the same pixels in other blocks
        files.retain(|path, _| !path.ends_with("manifest.json"));
        files
            .into_iter()
            .map(|(path, bytes)| (path.file_name().map(ToOwned::to_owned), bytes))
            .collect::<Vec<_>>()
    };
    let (by_run, by_steps) = (files(&by_run), files(&by_steps));
    assert_eq!(by_run.len(), by_steps.len());
    for ((name, expected), (other, bytes)) in by_run.iter().zip(&by_steps) {
        assert_eq!(name, other);
        assert!(expected == bytes, "{name:?} differs");
    }
}

#[test]
fn a_step_repeated_gives_the_same() {
    let loaded = load_scenario(&small_district()).expect("a scenario");
    let session = Session::open(&loaded, DEFAULT_MEMORY_BYTES, &Silent).expect("inputs");
    let judged = session.judge(&Silent).expect("a judgement");
    assert_eq!(judged, session.judge(&Silent).expect("a judgement"));
    let gaps = session.explain(&judged);
    assert!(!gaps.is_empty());
    let remedies = session.remedies(&gaps, None, &Silent).expect("remedies");
    assert_eq!(remedies, session.remedies(&gaps, None, &Silent).expect("remedies"));
    let rank = || session.rank(&judged, &gaps, &remedies).expect("ranks");
    assert_eq!(rank(), rank());
}

#[test]
fn serving_one_village_leaves_the_need_of_the_others_as_it_is() {
    let loaded = load_scenario(&small_district()).expect("a scenario");
    let session = Session::open(&loaded, DEFAULT_MEMORY_BYTES, &Silent).expect("inputs");
    let judged = session.judge(&Silent).expect("a judgement");
    let gaps = session.explain(&judged);
    let before = session.rank(&judged, &gaps, &Remedies::none(gaps.len())).expect("ranks").settlements;
    assert!(before.len() > 2 && before[0].need > before[1].need);
    // the one with the greatest need, by which the others were measured in version 0.1.0
    let served = before[0].settlement;
    let left: Vec<Gap> = gaps.iter().filter(|gap| gap.settlement != served).cloned().collect();
    let after = session.rank(&judged, &left, &Remedies::none(left.len())).expect("ranks").settlements;
    assert_eq!(after.len() + 1, before.len());
    for (after, before) in after.iter().zip(&before[1..]) {
        assert_eq!((after.settlement, after.need.to_bits()), (before.settlement, before.need.to_bits()));
        assert_eq!(after.contributions, before.contributions);
    }
}

/// Findings are data: whoever wants them as JSON has them, with numbers and keys and no sentence.
#[test]
fn findings_are_data() {
    let loaded = load_scenario(&small_district()).expect("a scenario");
    let session = Session::open(&loaded, DEFAULT_MEMORY_BYTES, &Silent).expect("inputs");
    let found = session.analyse(&Silent).expect("findings");
    let json = serde_json::to_value(&found).expect("data");
    let gaps = json["gaps"].as_array().expect("gaps");
    assert_eq!(gaps.len(), found.gaps.len());
    let deficits = gaps.iter().map(|gap| gap["deficit"].as_f64());
    assert!(deficits.eq(found.gaps.iter().map(|gap| gap.deficit.map(Decibels::db))));
    assert!(!session.caveats().is_empty());
    let caveats = serde_json::to_string(session.caveats()).expect("data");
    assert!(!caveats.contains(". ") && !caveats.contains(": "), "no sentence: {caveats}");
}
