//! The house rules that the compiler cannot see.
use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use std::{
    fs,
    path::{Path, PathBuf},
};
use syn::{UseTree, spanned::Spanned, visit::Visit};

/// Rooms in the order data flows, each with the rooms it may name.
const ROOMS: &[(&str, &[&str])] = &[
    ("system", &[]),
    ("store", &["system"]),
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
    ("scenario", &["units", "terrain", "network", "propagation", "coverage", "link"]),
    ("findings", &["network", "propagation"]),
    ("words", &["units", "network", "propagation", "planning", "findings"]),
    ("demonstration", &["units", "geodesy", "grid"]),
    (
        "inputs",
        &[
            "system",
            "units",
            "geodesy",
            "grid",
            "terrain",
            "network",
            "settlements",
            "propagation",
            "link",
            "scenario",
            "findings",
            "words",
        ],
    ),
    (
        "outputs",
        &[
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
            "system",
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
            "findings",
            "words",
            "demonstration",
            "inputs",
            "outputs",
        ],
    ),
    ("cli", &["system", "units", "geodesy", "network", "propagation", "scenario", "inputs", "pipeline"]),
];

/// The one file that may hold `unsafe`.
const UNSAFE_FILE: &str = "src/inputs/gdal_access/gdal_c_calls.rs";
/// Lines of a source file beyond which it is split.
const LONGEST_FILE: usize = 600;

/// Words that only some rooms may say: what touches files, GDAL or the terminal, and the clock.
///
/// A crate counts where it begins a path (`gdal::Dataset`), the others wherever they stand.
const WALLED: &[(&str, &[&str])] = &[
    ("gdal", &["inputs", "outputs"]),
    ("gdal_sys", &["inputs"]),
    ("fs", &["system", "inputs", "outputs", "cli"]),
    ("csv", &["inputs", "outputs"]),
    ("geojson", &["outputs"]),
    ("toml", &["inputs"]),
    ("clap", &["cli"]),
    ("indicatif", &["cli"]),
    ("anyhow", &["cli"]),
    ("Instant", &["pipeline", "cli"]),
    ("SystemTime", &["pipeline", "cli"]),
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
        self.rooms.push((room.to_string(), room.span().start().line));
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

/// Words of [`WALLED`] that a room says without right, with their lines.
fn walled_words(room: &str, text: &str) -> Vec<(String, usize)> {
    let mut words = Vec::new();
    every_word(text.parse().expect("a source file is Rust"), &mut words);
    words
        .into_iter()
        .filter(|word| {
            let wall = WALLED.iter().find(|(walled, _)| *walled == word.text);
            wall.is_some_and(|(walled, rooms)| {
                let counts = word.begins_path || ["fs", "Instant", "SystemTime"].contains(walled);
                counts && !rooms.contains(&room)
            })
        })
        .map(|word| (word.text, word.line))
        .collect()
}

/// A word of a source text, comments and texts in quotes apart.
struct Word {
    text: String,
    line: usize,
    /// Followed by `::` and not preceded by it.
    begins_path: bool,
}

fn every_word(tokens: TokenStream, found: &mut Vec<Word>) {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let colon = |index: Option<usize>| {
        let token = index.and_then(|index| tokens.get(index));
        matches!(token, Some(TokenTree::Punct(punct)) if punct.as_char() == ':')
    };
    for (index, token) in tokens.iter().enumerate() {
        match token {
            TokenTree::Group(group) => every_word(group.stream(), found),
            TokenTree::Ident(ident) => found.push(Word {
                text: ident.to_string(),
                line: ident.span().start().line,
                begins_path: colon(Some(index + 1))
                    && colon(Some(index + 2))
                    && !(colon(index.checked_sub(1)) && colon(index.checked_sub(2))),
            }),
            _ => {}
        }
    }
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

/// Modules from the crate's root to a file of a room: 1 for `mod.rs`, 2 for files beside it and `mod.rs` a folder below.
fn depth_in(room: &Path, file: &Path) -> usize {
    let inside = file.strip_prefix(room).expect("a file of the room").components().count();
    inside + usize::from(!file.ends_with("mod.rs"))
}

#[test]
fn rooms_name_only_rooms_upstream() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
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
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
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

/// Whether a source text has `mod name;`.
fn declares(text: &str, name: &str) -> bool {
    let file = syn::parse_file(text).expect("a source file parses");
    file.items.iter().any(
        |item| matches!(item, syn::Item::Mod(module) if module.ident == name && module.content.is_none()),
    )
}

/// A `mod` line lost in a merge would leave a file's code and tests out unnoticed.
#[test]
fn every_file_is_compiled() {
    let mut files = sources();
    rust_files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/suite"), &mut files);
    for file in files.iter().filter(|file| !["lib.rs", "main.rs"].iter().any(|root| file.ends_with(root))) {
        // `a/b.rs` and `a/b/mod.rs` are modules of `a/mod.rs` or `a.rs`
        let own = if file.ends_with("mod.rs") { file.parent().expect("a folder") } else { file };
        let name = own.file_stem().and_then(|stem| stem.to_str()).expect("a name");
        let folder = own.parent().expect("a folder");
        let roots = ["mod.rs", "lib.rs", "main.rs"].map(|root| folder.join(root));
        let above = [&roots[..], &[folder.with_extension("rs")]].concat();
        let texts =
            above.iter().filter(|above| *above != file).filter_map(|above| fs::read_to_string(above).ok());
        assert!(texts.into_iter().any(|text| declares(&text, name)), "{} is in no `mod`", file.display());
    }
    assert!(declares("mod a;", "a") && !declares("mod a {}", "a") && !declares("mod b;", "a"));
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

/// Whether the word `unsafe` stands in a source text, in macro calls and attributes too.
fn holds_unsafe(text: &str) -> bool {
    let mut words = Vec::new();
    every_word(text.parse().expect("a source file is Rust"), &mut words);
    words.iter().any(|word| word.text == "unsafe")
}

#[test]
fn unsafe_code_is_walled_in() {
    for bad in [
        "fn f() { unsafe { g() } }",
        "unsafe fn f() {}",
        "unsafe impl Send for X {}",
        "unsafe trait X {}",
        "fn f() { run!(unsafe { g() }) }",
        "#[unsafe(no_mangle)] fn f() {}",
    ] {
        assert!(holds_unsafe(bad), "not seen: {bad}");
    }
    assert!(!holds_unsafe("#![deny(unsafe_code)] /// unsafe\nfn f() { g(\"unsafe\") } // unsafe"));
    let mut walled = 0;
    for file in sources() {
        let found = holds_unsafe(&fs::read_to_string(&file).unwrap());
        let allowed = file.ends_with(UNSAFE_FILE);
        assert!(allowed || !found, "unsafe code in {}", file.display());
        walled += usize::from(allowed && found);
    }
    assert_eq!(walled, 1, "{UNSAFE_FILE} is the one file with unsafe code");
}

/// What stands in backticks in a text.
fn in_backticks(text: &str) -> Vec<&str> {
    text.split('`').skip(1).step_by(2).collect()
}

/// Every path in backticks that begins with a folder of ours must exist.
#[test]
fn architecture_names_paths_that_exist() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let text = fs::read_to_string(root.join("ARCHITECTURE.md")).unwrap();
    let tops = ["src/", "tests/", "docs/", "benches/", "data/", "scripts/", ".ci/"];
    let names = in_backticks(&text);
    let named: Vec<&str> =
        names.into_iter().filter(|name| tops.iter().any(|top| name.starts_with(top))).collect();
    assert!(named.len() > 10, "only {} paths named: the check would be idle", named.len());
    for name in named {
        assert!(root.join(name).exists(), "ARCHITECTURE.md names {name}, which does not exist");
    }
}

/// Every type in backticks (`PathProfile`) must be one of ours.
#[test]
fn architecture_names_types_that_exist() {
    let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("ARCHITECTURE.md")).unwrap();
    let is_type = |name: &&str| {
        let letters = name.bytes().all(|byte| byte.is_ascii_alphanumeric());
        letters
            && name.starts_with(|first: char| first.is_ascii_uppercase())
            && name.contains(char::is_lowercase)
    };
    let named: Vec<&str> = in_backticks(&text)
        .into_iter()
        .map(|name| name.rsplit("::").next().unwrap_or(name))
        .filter(is_type)
        .collect();
    assert!(named.len() > 10, "only {} types named: the check would be idle", named.len());
    let mut words = Vec::new();
    for file in sources() {
        every_word(fs::read_to_string(&file).unwrap().parse().expect("a source file is Rust"), &mut words);
    }
    let defined: Vec<&str> = words
        .windows(2)
        .filter(|pair| ["struct", "enum", "trait", "type"].contains(&pair[0].text.as_str()))
        .map(|pair| pair[1].text.as_str())
        .collect();
    for name in named {
        assert!(defined.contains(&name), "ARCHITECTURE.md names the type {name}, which does not exist");
    }
}

/// Links in our documents, those to the web and to pictures apart, as (document, target).
fn local_links(document: &Path) -> Vec<(PathBuf, String)> {
    let text = fs::read_to_string(document).expect("a document");
    let links = text.match_indices("](").filter_map(|(at, _)| {
        let label = text[..at].rfind('[')?;
        let target = text[at + 2..].split([')', '#']).next()?;
        let local = !target.is_empty() && !target.contains("://") && !text[..label].ends_with('!');
        local.then(|| (document.to_owned(), target.to_owned()))
    });
    links.collect()
}

#[test]
fn documents_link_to_what_exists() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut documents: Vec<PathBuf> = Vec::new();
    for folder in [root.to_owned(), root.join("docs"), root.join("docs/decisions")] {
        let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
        documents.extend(entries.filter(|path| path.extension().is_some_and(|e| e == "md")));
    }
    let links: Vec<_> = documents.iter().flat_map(|document| local_links(document)).collect();
    assert!(links.len() > 4, "only {} links found: the check would be idle", links.len());
    for (document, target) in links {
        let path = document.parent().expect("a folder").join(&target);
        assert!(path.exists(), "{} links to {target}, which does not exist", document.display());
    }
}
