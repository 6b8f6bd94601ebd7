//! Results with wrong content under right checksums: an error in words or findings, never a panic.
use super::small_world::World;
use fastrand::Rng;
use signalgap::inputs::results::read_results::read_findings;
use signalgap::inputs::results::result_folder::ResultFolder;
use signalgap::network::Technology;
use signalgap::outputs::OutputFile;
use signalgap::planning::comparison::ComparisonQuestion;
use std::fs;

/// Changed contents of each file.
const TRIES: usize = 60;

/// Some bytes of a content changed, removed or repeated.
fn changed(content: &[u8], rng: &mut Rng) -> Vec<u8> {
    let mut bytes = content.to_vec();
    for _ in 0..rng.usize(1..4) {
        let at = rng.usize(..bytes.len());
        match rng.usize(..4) {
            0 => bytes[at] = rng.u8(..),
            1 => bytes[at] = *b"9-,\"{[e.".get(rng.usize(..8)).expect("a letter"),
            2 => drop(bytes.drain(at..(at + rng.usize(1..40)).min(bytes.len()))),
            _ => {
                let again = bytes[at..(at + rng.usize(1..200)).min(bytes.len())].to_vec();
                bytes.splice(at..at, again);
            }
        }
        if bytes.is_empty() {
            break;
        }
    }
    bytes
}

#[test]
fn a_result_of_any_content_is_read_or_refused() {
    let world = World::new();
    world.done(&["run", "plan.toml", "-o", "plan"]);
    let manifest: serde_json::Value = serde_json::from_str(&world.text("plan/manifest.json")).expect("JSON");
    let mut rng = Rng::with_seed(15);
    let (mut read, mut refused) = (0, 0);
    for name in ["settlements.geojson", "service.csv", "clusters.geojson", "gaps.geojson", "margins.csv"] {
        let file = world.at("plan").join(name);
        let whole = fs::read(&file).expect("a file");
        for _ in 0..TRIES {
            let bytes = changed(&whole, &mut rng);
            let mut listed = manifest.clone();
            for entry in listed["outputs"].as_array_mut().expect("files") {
                if entry["file"] == name {
                    entry["sha256"] = OutputFile::of(name, &bytes).sha256.into();
                }
            }
            fs::write(&file, &bytes).expect("a file");
            world.put("plan/manifest.json", &listed.to_string());
            let folder = ResultFolder::open(&world.at("plan")).expect("a manifest");
            match read_findings(&folder) {
                Ok(found) => {
                    let scenarios = [found.clone(), found];
                    let question = ComparisonQuestion { scenarios: &scenarios, technology: Technology::Lte };
                    assert!(question.answer(&|| ()).changes.is_empty());
                    read += 1;
                }
                Err(error) => {
                    assert!(error.to_string().contains(name), "{error}");
                    refused += 1;
                }
            }
        }
        fs::write(&file, &whole).expect("a file");
    }
    assert!(read > 20 && refused > 20, "{read} {refused}");
    let whole = manifest.to_string().into_bytes();
    for _ in 0..TRIES {
        fs::write(world.at("plan/manifest.json"), changed(&whole, &mut rng)).expect("a file");
        if let Err(error) = ResultFolder::open(&world.at("plan")) {
            assert!(error.to_string().contains("plan"), "{error}");
        }
    }
}
