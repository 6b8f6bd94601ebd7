//! Names this build by all that decides what it computes: its sources, dependencies, compiler and target.
//!
//! An unfinished run is gone on with only by the build that began it (`src/outputs/folder/work_folder.rs`).
//!
//! Tells the report where the scripts of its map are, if `scripts/setup` has fetched them.
//!
//! Tells tests, and nothing else, whether the reference data are there.
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

/// FNV-1a, 128 bits.
const OFFSET: u128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d;
const PRIME: u128 = 0x0000_0000_0100_0000_0000_0000_0000_013b;

fn main() {
    let mut files = vec![PathBuf::from("Cargo.toml"), PathBuf::from("Cargo.lock")];
    add_files(Path::new("src"), &mut files);
    files.extend(look_for_web_packages());
    files.sort();
    let mut hash = OFFSET;
    for file in files {
        // a package without a lock file is built too
        let Ok(bytes) = fs::read(&file) else { continue };
        add(&mut hash, file.to_string_lossy().as_bytes());
        add(&mut hash, &bytes);
    }
    for name in ["TARGET", "OPT_LEVEL"] {
        add(&mut hash, env::var(name).unwrap_or_default().as_bytes());
    }
    add(&mut hash, computing_flags(&env::var("CARGO_ENCODED_RUSTFLAGS").unwrap_or_default()).as_bytes());
    let compiler = env::var_os("RUSTC").map(|compiler| Command::new(compiler).arg("-vV").output());
    if let Some(Ok(version)) = compiler {
        add(&mut hash, &version.stdout);
    }
    println!("cargo::rustc-env=SIGNALGAP_BUILD={hash:032x}");
    for watched in ["build.rs", "src", "Cargo.toml"] {
        println!("cargo::rerun-if-changed={watched}");
    }
    if Path::new("Cargo.lock").exists() {
        println!("cargo::rerun-if-changed=Cargo.lock");
    }
    look_for_reference_data();
}

/// Flags of the compiler without those that only say how paths are written: the same sources built in another folder are the same build.
fn computing_flags(encoded: &str) -> String {
    let flags = encoded.split('\x1f').filter(|flag| !flag.starts_with("--remap-path-prefix="));
    flags.collect::<Vec<_>>().join("\x1f")
}

/// Files of the packages that the report embeds.
const WEB_FILES: [&str; 9] = [
    "leaflet/LICENSE",
    "leaflet/dist/images/layers-2x.png",
    "leaflet/dist/images/layers.png",
    "leaflet/dist/images/marker-icon.png",
    "leaflet/dist/leaflet.css",
    "leaflet/dist/leaflet.js",
    "uplot/LICENSE",
    "uplot/dist/uPlot.iife.min.js",
    "uplot/dist/uPlot.min.css",
];

/// Sets `report_map` where the feature `report-map` is on and all its files are in `web/node_modules`; gives those files. Without them the report
/// has a still map.
fn look_for_web_packages() -> Vec<PathBuf> {
    println!("cargo::rustc-check-cfg=cfg(report_map)");
    if env::var_os("CARGO_FEATURE_REPORT_MAP").is_none() {
        return Vec::new();
    }
    let folder = PathBuf::from("web/node_modules");
    let files: Vec<PathBuf> = WEB_FILES.iter().map(|file| folder.join(file)).collect();
    let Some(missing) = files.iter().find(|file| !file.is_file()) else {
        for file in &files {
            println!("cargo::rerun-if-changed={}", file.display());
        }
        let whole = env::current_dir().unwrap_or_default().join(&folder);
        println!("cargo::rustc-env=SIGNALGAP_WEB_PACKAGES={}", whole.display());
        println!("cargo::rustc-cfg=report_map");
        return files;
    };
    // the folder above, because cargo would build all again each time when a file that it watches is missing
    println!("cargo::rerun-if-changed=web");
    let missing = missing.display();
    println!("cargo::warning={missing} is missing: reports get a still map (scripts/setup --map fetches it)");
    Vec::new()
}

/// Sets `has_shared` where the reference data are there, for `#[cfg_attr(not(has_shared), ignore = "...")]`: cargo then lists
/// the tests that need them as ignored, by name, which no test can have done to it while it runs.
///
/// `SIGNALGAP_REQUIRE_SHARED=1` sets it everywhere: whatever is missing then fails. The folder is not watched, because cargo
/// would build all again whenever something in it changes, or always where there is none.
fn look_for_reference_data() {
    println!("cargo::rustc-check-cfg=cfg(has_shared)");
    for name in ["SIGNALGAP_SHARED", "SIGNALGAP_REQUIRE_SHARED"] {
        println!("cargo::rerun-if-env-changed={name}");
    }
    let folder = env::var_os("SIGNALGAP_SHARED").unwrap_or_else(|| "../shared".into());
    let required = env::var("SIGNALGAP_REQUIRE_SHARED").is_ok_and(|value| value == "1");
    if required || Path::new(&folder).join("data").is_dir() {
        println!("cargo::rustc-cfg=has_shared");
    }
}

fn add_files(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            add_files(&path, files);
        } else {
            files.push(path);
        }
    }
}

/// Adds bytes and their number, so that two lists of texts never look the same.
fn add(hash: &mut u128, bytes: &[u8]) {
    let length = (bytes.len() as u64).to_le_bytes();
    for byte in bytes.iter().chain(&length) {
        *hash = (*hash ^ u128::from(*byte)).wrapping_mul(PRIME);
    }
}
