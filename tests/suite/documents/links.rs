//! No link inside the tree is dead, and the table of contents has every document.
use super::slugs::{Page, page};
use super::{read, repository};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Component, Path, PathBuf};

/// Folders without documents of the project.
const LEFT_OUT: [&str; 4] = ["target", "node_modules", "site-packages", "fixtures"];

/// All documents under a folder, by path from the root.
fn documents(root: &Path, folder: &Path, found: &mut BTreeMap<PathBuf, Page>) {
    for entry in fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry")) {
        let (path, name) = (entry.path(), entry.file_name().to_string_lossy().into_owned());
        if path.is_dir() {
            let hidden = name.starts_with('.') && name != ".github";
            if !hidden && !LEFT_OUT.contains(&name.as_str()) && !name.ends_with("-out") {
                documents(root, &path, found);
            }
        } else if path.extension().is_some_and(|ending| ending == "md") {
            let inside = path.strip_prefix(root).expect("under the root").to_owned();
            found.insert(inside, page(&read(&path)));
        }
    }
}

/// A path without `..`; `None` where it leaves the tree.
fn plain(path: &Path) -> Option<PathBuf> {
    let mut plain = PathBuf::new();
    for part in path.components() {
        match part {
            Component::ParentDir => plain.pop().then_some(())?,
            Component::Normal(name) => plain.push(name),
            _ => {}
        }
    }
    Some(plain)
}

/// What is wrong with a link in a document.
fn fault(root: &Path, all: &BTreeMap<PathBuf, Page>, document: &Path, link: &str) -> Option<&'static str> {
    if link.starts_with("https://") || link.starts_with("http://") || link.starts_with("mailto:") {
        return None;
    }
    let (file, place) = link.split_once('#').unwrap_or((link, ""));
    let inside = if file.is_empty() {
        Some(document.to_owned())
    } else {
        plain(&document.parent().expect("a folder").join(file))
    };
    let Some(target) = inside else { return Some("leads out of the tree") };
    if !root.join(&target).is_file() {
        return Some("there is no such file");
    }
    let known = place.is_empty() || all.get(&target).is_none_or(|page| page.places.contains(place));
    (!known).then_some("there is no such heading")
}

fn all_documents(root: &Path) -> BTreeMap<PathBuf, Page> {
    let mut all = BTreeMap::new();
    documents(root, root, &mut all);
    all
}

#[test]
fn no_link_is_dead() {
    let Some(root) = repository() else { return };
    let all = all_documents(&root);
    let links =
        || all.iter().flat_map(|(document, page)| page.links.iter().map(move |link| (document, link)));
    assert!(all.len() > 50 && links().count() > 300, "{} documents, {} links", all.len(), links().count());
    let faults: Vec<String> = links()
        .filter_map(|(document, link)| Some((document, link, fault(&root, &all, document, link)?)))
        .map(|(document, link, why)| format!("{}: {link}: {why}", document.display()))
        .collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn dead_links_are_found() {
    let Some(root) = repository() else { return };
    let all = all_documents(&root);
    let readme = Path::new("README.md");
    for (link, why) in [
        ("docs/nothing.md", Some("there is no such file")),
        ("docs/inputs.md#nothing", Some("there is no such heading")),
        ("../elsewhere.md", Some("leads out of the tree")),
        ("docs/inputs.md#coordinates", None),
        ("https://example.org/nothing", None),
    ] {
        assert_eq!(fault(&root, &all, readme, link), why, "{link}");
    }
}

/// The site shows what the table of contents names; README and pages of other folders may be left out of it.
#[test]
fn the_table_of_contents_has_every_document() {
    let Some(root) = repository() else { return };
    let all = all_documents(&root);
    let contents = Path::new("docs/SUMMARY.md");
    let named: Vec<PathBuf> =
        all[contents].links.iter().filter_map(|link| plain(&Path::new("docs").join(link))).collect();
    let missing: Vec<&PathBuf> = all
        .keys()
        .filter(|document| document.starts_with("docs") && document.as_path() != contents)
        .filter(|document| !named.contains(document))
        .collect();
    assert!(missing.is_empty(), "not in docs/SUMMARY.md: {missing:?}");
}
