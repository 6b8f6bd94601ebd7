//! The house rules that the compiler cannot see.
use std::{
    fs,
    path::{Path, PathBuf},
};
use syn::{UseTree, spanned::Spanned, visit::Visit};

/// Rooms in the order data flows, each with the rooms it may name.
const ROOMS: &[(&str, &[&str])] = &[
    ("units", &[]),
    ("geodesy", &["units"]),
    ("grid", &["units", "geodesy"]),
    ("terrain", &["units", "geodesy", "grid"]),
    ("network", &["units", "geodesy"]),
    ("settlements", &["units", "geodesy"]),
    ("propagation", &["units", "geodesy", "terrain"]),
    ("link", &["units", "network", "propagation"]),
    ("coverage", &["units", "geodesy", "grid", "terrain", "network", "settlements", "propagation", "link"]),
    (
        "planning",
        &["units", "geodesy", "grid", "terrain", "network", "settlements", "propagation", "link", "coverage"],
    ),
    ("scenario", &["units", "terrain", "network", "propagation", "link"]),
    ("demonstration", &["units", "geodesy", "grid"]),
    (
        "inputs",
        &["units", "geodesy", "grid", "terrain", "network", "settlements", "propagation", "link", "scenario"],
    ),
    (
        "outputs",
        &[
            "units",
            "geodesy",
            "grid",
            "terrain",
            "network",
            "settlements",
            "propagation",
            "link",
            "coverage",
            "planning",
            "scenario",
            "demonstration",
        ],
    ),
    (
        "pipeline",
        &[
            "units",
            "geodesy",
            "grid",
            "terrain",
            "network",
            "settlements",
            "propagation",
            "link",
            "coverage",
            "planning",
            "scenario",
            "demonstration",
            "inputs",
            "outputs",
        ],
    ),
    ("cli", &["scenario", "inputs", "pipeline"]),
];

/// The one file that may hold `unsafe`.
const UNSAFE_FILE: &str = "src/inputs/warp.rs";
/// Lines of a source file beyond which it is split.
const LONGEST_FILE: usize = 600;

/// Collects every room named after `crate::`, in `use` trees and in paths, and every `super::super`.
#[derive(Default)]
struct Names {
    rooms: Vec<(String, usize)>,
    climbs: Vec<usize>,
}
impl Names {
    fn after_crate(&mut self, tree: &UseTree) {
        match tree {
            UseTree::Path(path) => self.rooms.push((path.ident.to_string(), path.ident.span().start().line)),
            UseTree::Name(name) => self.rooms.push((name.ident.to_string(), name.ident.span().start().line)),
            UseTree::Rename(name) => {
                self.rooms.push((name.ident.to_string(), name.ident.span().start().line));
            }
            UseTree::Group(group) => group.items.iter().for_each(|item| self.after_crate(item)),
            UseTree::Glob(glob) => self.rooms.push(("*".into(), glob.span().start().line)),
        }
    }
}
impl<'ast> Visit<'ast> for Names {
    fn visit_use_tree(&mut self, tree: &'ast UseTree) {
        match tree {
            UseTree::Path(path) if path.ident == "crate" => self.after_crate(&path.tree),
            UseTree::Path(path)
                if path.ident == "super" && matches!(&*path.tree, UseTree::Path(p) if p.ident == "super") =>
            {
                self.climbs.push(path.ident.span().start().line);
            }
            _ => syn::visit::visit_use_tree(self, tree),
        }
    }
    fn visit_path(&mut self, path: &'ast syn::Path) {
        let mut segments = path.segments.iter();
        if segments.next().is_some_and(|s| s.ident == "crate")
            && let Some(room) = segments.next()
        {
            self.rooms.push((room.ident.to_string(), room.ident.span().start().line));
        }
        syn::visit::visit_path(self, path);
    }
}

fn offences(room: &str, allowed: &[&str], file: &Path, text: &str) -> Vec<String> {
    let mut names = Names::default();
    names.visit_file(&syn::parse_file(text).expect("a source file parses"));
    let wrong = names.rooms.iter().filter(|(other, _)| other != room && !allowed.contains(&other.as_str()));
    wrong
        .map(|(other, line)| format!("{}:{line}: {room} may not name {other}", file.display()))
        .chain(
            names
                .climbs
                .iter()
                .map(|line| format!("{}:{line}: say crate::, not super::super::", file.display())),
        )
        .collect()
}

fn rust_files(dir: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(dir).expect("a source folder") {
        let path = entry.expect("a folder entry").path();
        if path.is_dir() {
            rust_files(&path, found);
        } else if path.extension().is_some_and(|e| e == "rs") {
            found.push(path);
        }
    }
}

#[test]
fn rooms_name_only_rooms_upstream() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut all = Vec::new();
    for (room, allowed) in ROOMS {
        let mut files = Vec::new();
        rust_files(&src.join(room), &mut files);
        assert!(!files.is_empty(), "no file in src/{room}: the check would be idle");
        for file in &files {
            all.extend(offences(room, allowed, file, &fs::read_to_string(file).unwrap()));
        }
    }
    assert!(all.is_empty(), "{}", all.join("\n"));
}

#[test]
fn every_room_is_listed() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    for entry in fs::read_dir(src).unwrap() {
        let entry = entry.unwrap();
        if entry.file_type().unwrap().is_dir() {
            let name = entry.file_name().into_string().unwrap();
            assert!(ROOMS.iter().any(|(room, _)| *room == name), "src/{name} has no place in ROOMS");
        }
    }
}

/// The check itself is checked: each planted offence must be seen.
#[test]
fn planted_offences_are_seen() {
    for bad in [
        "use crate::coverage::X;",
        "use crate::{coverage::X, units::Y};",
        "use crate::{coverage as c};",
        "use crate::*;",
        "fn f() { crate::coverage::g() }",
        "fn f(x: crate::coverage::X) {}",
        "use super::super::coverage;",
    ] {
        assert!(!offences("units", &[], Path::new("planted.rs"), bad).is_empty(), "not seen: {bad}");
    }
    let fine = "//! See [crate::coverage].\nuse crate::units::X; use super::Y;";
    assert!(offences("units", &[], Path::new("fine.rs"), fine).is_empty());
}

fn sources() -> Vec<PathBuf> {
    let mut files = Vec::new();
    rust_files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut files);
    assert!(files.len() > 50, "only {} files found: the check would be idle", files.len());
    files
}

#[test]
fn no_file_is_too_long() {
    let long: Vec<String> = sources()
        .iter()
        .map(|file| (file, fs::read_to_string(file).unwrap().lines().count()))
        .filter(|(_, lines)| *lines > LONGEST_FILE)
        .map(|(file, lines)| format!("{} has {lines} lines", file.display()))
        .collect();
    assert!(long.is_empty(), "{}", long.join("\n"));
}

/// Whether a source text has an unsafe block, function, implementation or trait.
fn holds_unsafe(text: &str) -> bool {
    #[derive(Default)]
    struct Unsafe(bool);
    impl<'ast> Visit<'ast> for Unsafe {
        fn visit_expr_unsafe(&mut self, _: &'ast syn::ExprUnsafe) {
            self.0 = true;
        }
        fn visit_signature(&mut self, signature: &'ast syn::Signature) {
            self.0 |= signature.unsafety.is_some();
            syn::visit::visit_signature(self, signature);
        }
        fn visit_item_impl(&mut self, item: &'ast syn::ItemImpl) {
            self.0 |= item.unsafety.is_some();
            syn::visit::visit_item_impl(self, item);
        }
    }
    let mut found = Unsafe::default();
    found.visit_file(&syn::parse_file(text).expect("a source file parses"));
    found.0
}

#[test]
fn unsafe_code_is_walled_in() {
    assert!(holds_unsafe("fn f() { unsafe { g() } }") && holds_unsafe("unsafe fn f() {}"));
    assert!(!holds_unsafe("fn f() { g() } // unsafe"));
    for file in sources() {
        let text = fs::read_to_string(&file).unwrap();
        assert!(file.ends_with(UNSAFE_FILE) || !holds_unsafe(&text), "unsafe code in {}", file.display());
    }
}

/// Every path in backticks that begins with a folder of ours must exist.
#[test]
fn architecture_names_what_exists() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let text = fs::read_to_string(root.join("ARCHITECTURE.md")).unwrap();
    let named: Vec<&str> = text
        .split('`')
        .skip(1)
        .step_by(2)
        .filter(|name| {
            ["src/", "tests/", "docs/", "benches/", "data/"].iter().any(|top| name.starts_with(top))
        })
        .collect();
    assert!(named.len() > 10, "only {} paths named: the check would be idle", named.len());
    for name in named {
        assert!(root.join(name).exists(), "ARCHITECTURE.md names {name}, which does not exist");
    }
}
