//! Villages from a gazetteer: names and places, and nobody knows how many live there.
use crate::support::signalgap;
use std::fs;

#[test]
fn what_is_not_known_is_not_told_as_nobody() {
    let folder = tempfile::tempdir().expect("a folder");
    let at = folder.path();
    assert!(signalgap(at, &["init", "d"]).status.success());
    let villages = at.join("d/villages.csv");
    let table = fs::read_to_string(&villages).expect("a table");
    let named =
        table.replacen("population", "inhabitants_unread", 1).replacen("households", "homes_unread", 1);
    fs::write(&villages, named).expect("a table");
    let output = signalgap(at, &["run", "d/scenario.toml", "-o", "out"]);
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    let folded = said.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(folded.contains("the population of none of the 12 villages is known"), "{said}");
    assert!(folded.contains("give the villages a column `population`"), "{said}");
    assert!(folded.contains("bring 4G to people whose number is unknown"), "{said}");
    assert!(!folded.contains(" 0 people"), "{said}");
}
