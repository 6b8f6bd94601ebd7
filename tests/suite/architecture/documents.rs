//! What our documents name exists.
use super::{every_word, root, sources};
use std::{
    fs,
    path::{Path, PathBuf},
};

/// What stands in backticks in a text.
fn in_backticks(text: &str) -> Vec<&str> {
    text.split('`').skip(1).step_by(2).collect()
}

/// Every path in backticks that begins with a folder of ours must exist.
#[test]
fn architecture_names_paths_that_exist() {
    let root = root();
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
    let text = fs::read_to_string(root().join("ARCHITECTURE.md")).unwrap();
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
    let root = root();
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
