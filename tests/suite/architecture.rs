//! The house rules that the compiler cannot see: rooms and circles, walled words, sizes, documents.
mod circles;
mod documents;
mod literals;
mod rooms;
mod size;
mod source_tree;
mod tuples;
mod walled;

use proc_macro2::{TokenStream, TokenTree};
use source_tree::rust_files;
use std::path::{Path, PathBuf};

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

fn sources() -> Vec<PathBuf> {
    let mut files = Vec::new();
    rust_files(&root().join("src"), &mut files);
    assert!(files.len() > 50, "only {} files found: the check would be idle", files.len());
    files
}

/// The folder of the package.
pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}
