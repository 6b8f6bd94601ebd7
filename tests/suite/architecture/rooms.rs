//! Each room names only the rooms above it.
use super::root;
use super::source_tree::rust_files;
use super::walled::walled_words;
use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use std::{fs, path::Path};
use syn::{UseTree, spanned::Spanned, visit::Visit};

/// Rooms in the order data flows, each with the rooms it may name.
pub(super) const ROOMS: &[(&str, &[&str])] = &[
    ("language", &[]),
    ("system", &["language"]),
    ("store", &["system", "language"]),
    ("simd", &[]),
    ("units", &["language"]),
    ("geodesy", &["language", "units"]),
    ("grid", &["language", "units", "geodesy"]),
    ("terrain", &["language", "units", "geodesy", "grid"]),
    ("network", &["language", "simd", "units", "geodesy"]),
    ("settlements", &["language", "units", "geodesy"]),
    ("propagation", &["language", "simd", "units", "geodesy", "terrain"]),
    ("link", &["language", "units", "network", "propagation"]),
    ("measurements", &["language", "units", "geodesy", "network"]),
    ("calibration", &["language", "units", "geodesy", "link", "measurements"]),
    (
        "coverage",
        &[
            "language",
            "simd",
            "units",
            "geodesy",
            "grid",
            "terrain",
            "network",
            "settlements",
            "propagation",
            "link",
            "calibration",
        ],
    ),
    (
        "planning",
        &[
            "language",
            "units",
            "geodesy",
            "grid",
            "terrain",
            "network",
            "settlements",
            "propagation",
            "link",
            "coverage",
        ],
    ),
    ("findings", &["language", "geodesy", "network", "propagation"]),
    (
        "words",
        &[
            "language",
            "units",
            "geodesy",
            "network",
            "settlements",
            "propagation",
            "link",
            "measurements",
            "planning",
            "findings",
            "calibration",
        ],
    ),
    (
        "scenario",
        &[
            "language",
            "units",
            "terrain",
            "network",
            "propagation",
            "coverage",
            "link",
            "measurements",
            "planning",
            "words",
        ],
    ),
    ("demonstration", &["language", "units", "geodesy", "grid"]),
    (
        "inputs",
        &[
            "language",
            "system",
            "store",
            "units",
            "geodesy",
            "grid",
            "terrain",
            "network",
            "settlements",
            "propagation",
            "link",
            "measurements",
            "calibration",
            "coverage",
            "planning",
            "scenario",
            "findings",
            "words",
        ],
    ),
    (
        "outputs",
        &[
            "language",
            "system",
            "store",
            "units",
            "geodesy",
            "grid",
            "terrain",
            "network",
            "settlements",
            "propagation",
            "link",
            "measurements",
            "calibration",
            "coverage",
            "planning",
            "scenario",
            "findings",
            "words",
            "demonstration",
        ],
    ),
    (
        "pipeline",
        &[
            "language",
            "system",
            "store",
            "units",
            "geodesy",
            "grid",
            "terrain",
            "network",
            "settlements",
            "propagation",
            "link",
            "measurements",
            "calibration",
            "coverage",
            "planning",
            "scenario",
            "findings",
            "words",
            "demonstration",
            "inputs",
            "outputs",
        ],
    ),
    (
        "cli",
        &[
            "language",
            "simd",
            "system",
            "units",
            "geodesy",
            "network",
            "calibration",
            "propagation",
            "words",
            "scenario",
            "inputs",
            "outputs",
            "pipeline",
        ],
    ),
];

/// Collects every room named after `crate::`, in `use` trees, in paths and in macro calls, and every way around that.
struct Names {
    rooms: Vec<(String, usize)>,
    detours: Vec<usize>,
    /// Modules between this place and the crate's root.
    depth: usize,
}
impl Names {
    /// Of a file; `depth` is 1 for the `mod.rs` of a room.
    const fn at(depth: usize) -> Self {
        Self { rooms: Vec::new(), detours: Vec::new(), depth }
    }

    fn after_crate(&mut self, tree: &UseTree) {
        match tree {
            UseTree::Path(path) => self.name(&path.ident),
            UseTree::Name(name) => self.name(&name.ident),
            UseTree::Rename(name) => self.name(&name.ident),
            UseTree::Group(group) => group.items.iter().for_each(|item| self.after_crate(item)),
            UseTree::Glob(glob) => self.rooms.push(("*".into(), glob.span().start().line)),
        }
    }

    fn name(&mut self, room: &Ident) {
        // the macro of the room `language` stands at the crate's root
        let room_name = if room == "text" { "language".to_owned() } else { room.to_string() };
        self.rooms.push((room_name, room.span().start().line));
    }

    /// `super`s that reach the crate's root, or climb twice where `crate::` would say it.
    fn climb(&mut self, supers: usize, place: Span) {
        if supers >= 2 || (supers == 1 && self.depth == 1) {
            self.detours.push(place.start().line);
        }
    }

    /// `crate :: room` and `super :: super` in what a macro is given.
    fn in_tokens(&mut self, tokens: TokenStream) {
        let tokens: Vec<TokenTree> = tokens.into_iter().collect();
        let word = |index: usize| match tokens.get(index) {
            Some(TokenTree::Ident(ident)) => Some(ident.clone()),
            _ => None,
        };
        for (index, token) in tokens.iter().enumerate() {
            if let TokenTree::Group(group) = token {
                self.in_tokens(group.stream());
            }
            let (Some(first), next) = (word(index), word(index + 3)) else { continue };
            if first == "crate" {
                match next {
                    Some(room) => self.name(&room),
                    // `pub(crate)`
                    None if tokens.len() == 1 => {}
                    None => self.detours.push(first.span().start().line),
                }
            } else if first == "super" {
                self.climb(1 + usize::from(next.is_some_and(|next| next == "super")), first.span());
            }
        }
    }
}
impl<'ast> Visit<'ast> for Names {
    fn visit_use_tree(&mut self, tree: &'ast UseTree) {
        match tree {
            UseTree::Path(path) if path.ident == "crate" => self.after_crate(&path.tree),
            UseTree::Rename(name) if name.ident == "crate" => {
                self.detours.push(name.ident.span().start().line);
            }
            UseTree::Path(path) if path.ident == "super" => {
                let twice = matches!(&*path.tree, UseTree::Path(next) if next.ident == "super");
                self.climb(1 + usize::from(twice), path.ident.span());
            }
            _ => syn::visit::visit_use_tree(self, tree),
        }
    }
    fn visit_path(&mut self, path: &'ast syn::Path) {
        let mut segments = path.segments.iter();
        if segments.next().is_some_and(|s| s.ident == "crate")
            && let Some(room) = segments.next()
        {
            self.name(&room.ident);
        }
        self.climb(path.segments.iter().take_while(|s| s.ident == "super").count(), path.span());
        syn::visit::visit_path(self, path);
    }
    fn visit_macro(&mut self, call: &'ast syn::Macro) {
        self.in_tokens(call.tokens.clone());
        syn::visit::visit_macro(self, call);
    }
    fn visit_item_mod(&mut self, item: &'ast syn::ItemMod) {
        self.depth += 1;
        syn::visit::visit_item_mod(self, item);
        self.depth -= 1;
    }
}

/// What a file of a room says that it may not; `depth` is 1 for the room's `mod.rs`, 2 for a file beside it.
fn offences((room, allowed): (&str, &[&str]), (file, depth): (&Path, usize), text: &str) -> Vec<String> {
    let mut names = Names::at(depth);
    names.visit_file(&syn::parse_file(text).expect("a source file parses"));
    let wrong = names.rooms.iter().filter(|(other, _)| other != room && !allowed.contains(&other.as_str()));
    let wrong = wrong.map(|(other, line)| format!("{}:{line}: {room} may not name {other}", file.display()));
    let detours = names.detours.iter();
    let detours =
        detours.map(|line| format!("{}:{line}: name the room after crate::, no detours", file.display()));
    let walled = walled_words(room, text).into_iter();
    let walled = walled.map(|(word, line)| format!("{}:{line}: {room} may not say {word}", file.display()));
    wrong.chain(detours).chain(walled).collect()
}

/// Modules from the crate's root to a file of a room: 1 for `mod.rs`, 2 for files beside it and `mod.rs` a folder below.
fn depth_in(room: &Path, file: &Path) -> usize {
    let inside = file.strip_prefix(room).expect("a file of the room").components().count();
    inside + usize::from(!file.ends_with("mod.rs"))
}

#[test]
fn rooms_name_only_rooms_upstream() {
    let src = root().join("src");
    let mut all = Vec::new();
    for room in ROOMS {
        let folder = src.join(room.0);
        let mut files = Vec::new();
        rust_files(&folder, &mut files);
        assert!(!files.is_empty(), "no file in src/{}: the check would be idle", room.0);
        for file in &files {
            let place = (file.as_path(), depth_in(&folder, file));
            all.extend(offences(*room, place, &fs::read_to_string(file).unwrap()));
        }
    }
    assert!(all.is_empty(), "{}", all.join("\n"));
}

#[test]
fn every_room_is_listed() {
    let src = root().join("src");
    for entry in fs::read_dir(src).unwrap() {
        let entry = entry.unwrap();
        let name = entry.file_name().into_string().unwrap();
        let listed = if entry.file_type().unwrap().is_dir() {
            ROOMS.iter().any(|(room, _)| *room == name)
        } else {
            ["lib.rs", "main.rs"].contains(&name.as_str())
        };
        assert!(listed, "src/{name} has no place in ROOMS");
    }
}

#[test]
fn a_room_names_only_rooms_before_it_in_the_list() {
    for (index, (room, allowed)) in ROOMS.iter().enumerate() {
        for other in *allowed {
            let before = ROOMS[..index].iter().any(|(name, _)| name == other);
            assert!(before, "{room} may name {other}, which does not stand above it");
        }
    }
}

/// The check itself is checked: each planted offence must be seen.
#[test]
fn planted_offences_are_seen() {
    let seen = |text: &str, depth| offences(("units", &[]), (Path::new("planted.rs"), depth), text);
    for bad in [
        "use crate::coverage::X;",
        "use crate::{coverage::X, units::Y};",
        "use crate::{coverage as c};",
        "use {crate::coverage::X};",
        "use crate::*;",
        "use crate as root;",
        "use crate::{self as root};",
        "fn f() { crate::coverage::g() }",
        "fn f(x: crate::coverage::X) {}",
        "fn f() { let v = vec![crate::coverage::g()]; }",
        "use super::super::coverage;",
        "fn f() { super::super::coverage::g() }",
        "mod tests { fn f() { assert_eq!(1, super::super::super::coverage::g()); } }",
        "use gdal::Dataset;",
        "fn f() { println!(\"{}\", gdal::version()); }",
        "use std::{fs, io};",
        "fn f() { std::fs::read(\"x\"); }",
        "use clap::Parser;",
        "fn f() { std::time::Instant::now(); }",
    ] {
        assert!(!seen(bad, 2).is_empty(), "not seen: {bad}");
    }
    let in_mod_rs = "use super::coverage::X;";
    assert!(!seen(in_mod_rs, 1).is_empty(), "not seen in mod.rs: {in_mod_rs}");
    for fine in [
        "//! See [crate::coverage], gdal::Dataset and std::fs.\nuse crate::units::X; use super::Y;",
        "mod tests { use super::X; fn f() { assert!(crate::units::g() == super::h()); } }",
        "fn f(gdal: u8) -> u8 { gdal }",
        "thread_local! { pub(crate) static X: u8 = 0; }",
    ] {
        assert_eq!(seen(fine, 2), Vec::<String>::new(), "{fine}");
    }
    assert!(seen("mod tests { use super::X; }", 1).is_empty(), "tests in mod.rs may name what is in it");
}

#[test]
fn depths_are_counted_from_the_root() {
    let room = Path::new("src/units");
    for (file, depth) in [("mod.rs", 1), ("length.rs", 2), ("deep/mod.rs", 2), ("deep/x.rs", 3)] {
        assert_eq!(depth_in(room, &room.join(file)), depth, "{file}");
    }
}
