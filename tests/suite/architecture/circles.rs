//! The files of a room stand in an order too: none needs, in the end, a file that needs it.
use super::source_tree::{Source, program};
use proc_macro2::{TokenStream, TokenTree};
use std::collections::{BTreeMap, BTreeSet};
use syn::{Item, UseTree, Visibility, visit::Visit};

/// A path of names from the root of the crate.
type Place = Vec<String>;

/// What one file says of others.
#[derive(Default)]
struct Said {
    /// Names that `use` gives, with where they lead.
    aliases: BTreeMap<String, Place>,
    /// Places whose whole content is named: `use place::*`.
    globs: Vec<Place>,
    /// Places named by a private `use`.
    used: Vec<Place>,
    /// Paths in the code, as they stand there.
    paths: Vec<Vec<String>>,
    /// Items of the file's own.
    own: BTreeSet<String>,
}

impl Said {
    fn of(source: &Source) -> Self {
        let mut said = Self::default();
        for item in &source.items {
            match item {
                Item::Use(item) => {
                    let private = matches!(item.vis, Visibility::Inherited);
                    said.use_tree(&source.module, Vec::new(), &item.tree, private);
                }
                Item::Mod(module) if module.content.is_none() => {}
                _ => {
                    said.own.extend(name_of(item));
                    said.visit_item(item);
                }
            }
        }
        said
    }

    fn use_tree(&mut self, module: &[String], mut so_far: Vec<String>, tree: &UseTree, private: bool) {
        match tree {
            UseTree::Path(path) => {
                so_far.push(path.ident.to_string());
                self.use_tree(module, so_far, &path.tree, private);
            }
            UseTree::Group(group) => {
                group.items.iter().for_each(|tree| self.use_tree(module, so_far.clone(), tree, private));
            }
            UseTree::Name(name) => {
                let name = name.ident.to_string();
                self.alias(module, so_far, (name.clone(), name), private);
            }
            UseTree::Rename(name) => {
                let names = (name.ident.to_string(), name.rename.to_string());
                self.alias(module, so_far, names, private);
            }
            UseTree::Glob(_) => self.globs.push(absolute(module, &so_far)),
        }
    }

    fn alias(&mut self, module: &[String], mut so_far: Vec<String>, names: (String, String), private: bool) {
        let (name, mut alias) = names;
        if name == "self" {
            alias = so_far.last().cloned().unwrap_or(alias);
        } else {
            so_far.push(name);
        }
        let place = absolute(module, &so_far);
        if private {
            self.used.push(place.clone());
        }
        self.aliases.insert(alias, place);
    }

    /// `a::b` in what a macro is given.
    fn in_tokens(&mut self, tokens: TokenStream) {
        let mut path: Vec<String> = Vec::new();
        let mut colons = 0;
        for token in tokens {
            match token {
                TokenTree::Ident(ident) => {
                    if colons != 2 {
                        self.paths.push(std::mem::take(&mut path));
                    }
                    path.push(ident.to_string());
                    colons = 0;
                }
                TokenTree::Punct(punct) if punct.as_char() == ':' => colons += 1,
                TokenTree::Group(group) => self.in_tokens(group.stream()),
                _ => colons = 0,
            }
        }
        self.paths.push(path);
    }
}

impl<'ast> Visit<'ast> for Said {
    fn visit_path(&mut self, path: &'ast syn::Path) {
        self.paths.push(path.segments.iter().map(|segment| segment.ident.to_string()).collect());
        syn::visit::visit_path(self, path);
    }
    fn visit_macro(&mut self, call: &'ast syn::Macro) {
        self.in_tokens(call.tokens.clone());
    }
}

/// The name under which other files know an item.
fn name_of(item: &Item) -> Option<String> {
    let ident = match item {
        Item::Const(item) => &item.ident,
        Item::Enum(item) => &item.ident,
        Item::Fn(item) => &item.sig.ident,
        Item::Static(item) => &item.ident,
        Item::Struct(item) => &item.ident,
        Item::Trait(item) => &item.ident,
        Item::Type(item) => &item.ident,
        Item::Macro(item) => item.ident.as_ref()?,
        _ => return None,
    };
    Some(ident.to_string())
}

/// A path as it stands in a module, from the root; one that begins with neither `crate`, `self` nor `super` is taken as one of a
/// child.
fn absolute(module: &[String], path: &[String]) -> Place {
    let mut place = module.to_vec();
    for (index, name) in path.iter().enumerate() {
        match name.as_str() {
            "crate" if index == 0 => place.clear(),
            "self" if index == 0 => {}
            "super" => drop(place.pop()),
            _ => place.push(name.clone()),
        }
    }
    place
}

/// The files of the program by their modules, and what they say.
struct Tree<'s> {
    sources: &'s [Source],
    said: Vec<Said>,
    file_of: BTreeMap<&'s [String], usize>,
}

impl<'s> Tree<'s> {
    fn of(sources: &'s [Source]) -> Self {
        let file_of = sources.iter().enumerate().map(|(file, source)| (&source.module[..], file));
        Self { sources, said: sources.iter().map(Said::of).collect(), file_of: file_of.collect() }
    }

    /// The file that defines what a place names: re-exports are followed; none for a module, or what is not ours.
    fn defining(&self, place: &[String], steps: usize) -> Option<usize> {
        let known = (1..=place.len()).rev().find(|&count| self.file_of.contains_key(&place[..count]))?;
        let file = self.file_of[&place[..known]];
        let name = place.get(known)?;
        let said = &self.said[file];
        if said.own.contains(name) || steps == 0 {
            return Some(file);
        }
        let further = |start: &Place| self.defining(&[&start[..], &place[known + 1..]].concat(), steps - 1);
        if let Some(start) = said.aliases.get(name) {
            return further(start);
        }
        let mut globs = said.globs.iter().map(|glob| [&glob[..], std::slice::from_ref(name)].concat());
        globs.find_map(|start| further(&start))
    }

    /// The files of its room that a file needs.
    fn needs(&self, file: usize) -> BTreeSet<usize> {
        let (source, said) = (&self.sources[file], &self.said[file]);
        let mut places = said.used.clone();
        for path in said.paths.iter().filter(|path| !path.is_empty()) {
            if let Some(start) = said.aliases.get(&path[0]) {
                places.push([&start[..], &path[1..]].concat());
            }
            places.push(absolute(&source.module, path));
        }
        let named = places.iter().filter_map(|place| self.defining(place, 8));
        named.filter(|&other| other != file && self.sources[other].room() == source.room()).collect()
    }

    /// Groups of files that need each other, each sorted by name.
    fn circles(&self) -> Vec<Vec<String>> {
        let needs: Vec<BTreeSet<usize>> = (0..self.sources.len()).map(|file| self.needs(file)).collect();
        let reached: Vec<BTreeSet<usize>> = (0..needs.len()).map(|file| reach(&needs, file)).collect();
        let mut circles = BTreeSet::new();
        for (file, from_here) in reached.iter().enumerate() {
            if from_here.contains(&file) {
                let circle: BTreeSet<usize> =
                    from_here.iter().copied().filter(|&other| reached[other].contains(&file)).collect();
                circles.insert(circle);
            }
        }
        let name = |file: usize| {
            let needs = needs[file].iter().map(|&other| self.sources[other].module.join("::"));
            format!("{} (needs {})", self.sources[file].file.display(), needs.collect::<Vec<_>>().join(", "))
        };
        circles.into_iter().map(|circle| circle.into_iter().map(name).collect()).collect()
    }
}

/// All files that a file needs, and those that they need.
fn reach(needs: &[BTreeSet<usize>], from: usize) -> BTreeSet<usize> {
    let mut reached = BTreeSet::new();
    let mut open: Vec<usize> = needs[from].iter().copied().collect();
    while let Some(file) = open.pop() {
        if reached.insert(file) {
            open.extend(&needs[file]);
        }
    }
    reached
}

#[test]
fn files_of_a_room_need_each_other_in_one_direction() {
    let sources = program();
    let tree = Tree::of(&sources);
    let needed: usize = (0..sources.len()).map(|file| tree.needs(file).len()).sum();
    assert!(needed > 300, "only {needed} needs found: the check would be idle");
    let circles = tree.circles();
    let list: Vec<String> = circles.iter().map(|circle| circle.join("\n  ")).collect();
    assert!(list.is_empty(), "{} circles of files:\n{}", list.len(), list.join("\n"));
}

#[test]
fn planted_circles_are_seen() {
    let count = |files: &[(&str, &str)]| {
        let source = |(module, text): &(&str, &str)| Source {
            file: module.into(),
            module: module.split("::").map(str::to_owned).collect(),
            items: syn::parse_file(text).expect("a text in Rust").items,
        };
        let sources: Vec<Source> = files.iter().map(source).collect();
        Tree::of(&sources).circles().len()
    };
    let room = ("r", "mod a; mod b; pub use a::A; pub use b::B;");
    for (a, b) in [
        ("use super::B; pub struct A;", "use super::a::A; pub struct B;"),
        ("pub struct A; fn f(b: super::b::B) {}", "use crate::r::A; pub struct B;"),
        ("use super::b; pub fn f() { b::g() }", "use super::a::f; pub fn g() {}"),
        ("use super::b; pub fn f() { h!(b::g()) }", "use super::a; pub fn g() { a::f() }"),
        ("use super::{b::{self, B}}; pub struct A;", "pub struct B; fn f() { super::A }"),
    ] {
        assert_eq!(count(&[room, ("r::a", a), ("r::b", b)]), 1, "{a} {b}");
    }
    for (a, b) in [
        ("pub struct A;", "use super::A; pub struct B;"),
        ("use super::b; pub struct A;", "use super::A; pub struct B;"),
        ("use crate::s::B; pub struct A;", "use super::A; pub struct B;"),
    ] {
        assert_eq!(count(&[room, ("r::a", a), ("r::b", b)]), 0, "{a} {b}");
    }
    let own = ("r", "mod a; use a::A; pub struct R(A);");
    assert_eq!(count(&[own, ("r::a", "use super::R; pub struct A;")]), 1, "a room's own items count");
    assert_eq!(count(&[own, ("r::a", "pub struct A;")]), 0);
    let deep = ("r::a", "mod c; pub use c::A;");
    assert_eq!(
        count(&[
            room,
            deep,
            ("r::a::c", "use crate::r::B; pub struct A;"),
            ("r::b", "use super::a::A; pub struct B;")
        ]),
        1,
        "re-exports are followed twice"
    );
}
