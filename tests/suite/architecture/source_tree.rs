//! The files of the program, and the modules they are.
use super::{root, sources};
use std::{
    fs,
    path::{Path, PathBuf},
};
use syn::Attribute;

pub(super) fn rust_files(dir: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(dir).expect("a source folder") {
        let path = entry.expect("a folder entry").path();
        if path.is_dir() {
            rust_files(&path, found);
        } else if path.extension().is_some_and(|e| e == "rs") {
            found.push(path);
        }
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
    rust_files(&root().join("tests/suite"), &mut files);
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

/// Whether an item stands only in tests.
pub(super) fn is_test(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|attribute| match &attribute.meta {
        syn::Meta::Path(path) => path.is_ident("test"),
        syn::Meta::List(list) => list.path.is_ident("cfg") && list.tokens.to_string() == "test",
        syn::Meta::NameValue(_) => false,
    })
}

/// The attributes of an item that may stand alone in tests.
pub(super) fn attributes_of(item: &syn::Item) -> &[Attribute] {
    match item {
        syn::Item::Const(item) => &item.attrs,
        syn::Item::Enum(item) => &item.attrs,
        syn::Item::Fn(item) => &item.attrs,
        syn::Item::Impl(item) => &item.attrs,
        syn::Item::Macro(item) => &item.attrs,
        syn::Item::Mod(item) => &item.attrs,
        syn::Item::Static(item) => &item.attrs,
        syn::Item::Struct(item) => &item.attrs,
        syn::Item::Trait(item) => &item.attrs,
        syn::Item::Type(item) => &item.attrs,
        syn::Item::Use(item) => &item.attrs,
        _ => &[],
    }
}

/// A file of a room: its place among the modules, and its items without those of tests.
pub(super) struct Source {
    /// From the root of the package.
    pub(super) file: PathBuf,
    /// `["propagation", "p1812", "geometry"]`.
    pub(super) module: Vec<String>,
    pub(super) items: Vec<syn::Item>,
}

impl Source {
    pub(super) fn room(&self) -> &str {
        &self.module[0]
    }
}

/// Every file of every room, those apart that are compiled for tests alone, sorted by name.
pub(super) fn program() -> Vec<Source> {
    let mut found = Vec::new();
    for file in sources() {
        let name = file.strip_prefix(root().join("src")).expect("a file of ours");
        if name.components().count() > 1 {
            let mut module: Vec<String> =
                name.with_extension("").iter().map(|part| part.to_string_lossy().into_owned()).collect();
            if module.last().is_some_and(|last| last == "mod") {
                module.pop();
            }
            let text = fs::read_to_string(&file).expect("a source file");
            let items = syn::parse_file(&text).expect("a source file parses").items;
            found.push(Source { file: Path::new("src").join(name), module, items });
        }
    }
    let tests = test_modules(&found);
    found.retain(|source| !tests.iter().any(|test| source.module.starts_with(test)));
    for source in &mut found {
        source.items.retain(|item| !is_test(attributes_of(item)));
    }
    found.sort_by(|a, b| a.file.cmp(&b.file));
    assert!(found.len() > 50, "only {} files found: the check would be idle", found.len());
    found
}

/// The modules of files that are declared for tests alone.
fn test_modules(files: &[Source]) -> Vec<Vec<String>> {
    let declared = files.iter().flat_map(|source| {
        source.items.iter().filter_map(|item| match item {
            syn::Item::Mod(module) if module.content.is_none() && is_test(&module.attrs) => {
                Some([source.module.clone(), vec![module.ident.to_string()]].concat())
            }
            _ => None,
        })
    });
    declared.collect()
}
