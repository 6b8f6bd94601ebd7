//! A plan has the same bytes for any number of threads and any order of rows.
use super::planned::planned;
use crate::pipeline::finished::Finished;
use crate::pipeline::opportunity::small;
use crate::support::contents;
use std::collections::BTreeMap;

/// All files but the manifest, which tells the times.
fn files(run: &Finished) -> BTreeMap<String, Vec<u8>> {
    let named = contents(&run.folder)
        .into_iter()
        .map(|(path, bytes)| (path.file_name().expect("a name").to_string_lossy().into_owned(), bytes));
    named.filter(|(name, _)| name != "manifest.json").collect()
}

#[test]
fn for_any_threads_and_order_of_rows() {
    let changes =
        "[new_mast]\nheights_m = [15.0, 30.0]\n[plan]\nbudgets = [400000.0, 200000.0]\nyears = [250000.0]\n";
    let first = planned(&small("plan_1", changes, false), 1);
    let expected = files(&first);
    assert_eq!(expected.len(), 27, "{:?}", expected.keys());
    assert!(first.features("plan").len() > 1);
    for (name, threads, turned) in [("plan_2", 2, false), ("plan_turned", 2, true)] {
        let other = files(&planned(&small(name, changes, turned), threads));
        let differing: Vec<&String> = expected
            .iter()
            .filter(|(name, bytes)| other.get(*name) != Some(bytes))
            .map(|(name, _)| name)
            .collect();
        assert!(differing.is_empty() && other.len() == expected.len(), "{name}: {differing:?} differ");
    }
}
