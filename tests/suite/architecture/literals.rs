//! The engine holds data and no sentences: a text with a blank is said in `words` or written by `outputs`.
use super::source_tree::{is_test, program};
use proc_macro2::{TokenStream, TokenTree};
use syn::{Attribute, LitStr, visit::Visit};

/// Rooms without sentences.
const WITHOUT_SENTENCES: [&str; 11] = [
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
    "findings",
];

/// Macros whose text tells a programmer what went wrong.
const FOR_PROGRAMMERS: [&str; 9] = [
    "assert",
    "assert_eq",
    "assert_ne",
    "debug_assert",
    "debug_assert_eq",
    "debug_assert_ne",
    "panic",
    "unreachable",
    "unimplemented",
];

/// Texts with a blank, with their lines; those apart of attributes (comments for the documentation and texts of errors are
/// such), of tests, and for programmers.
#[derive(Default)]
struct Sentences {
    found: Vec<(usize, String)>,
}

impl Sentences {
    fn see(&mut self, literal: &LitStr) {
        if literal.value().contains(char::is_whitespace) {
            self.found.push((literal.span().start().line, literal.value()));
        }
    }

    fn in_tokens(&mut self, tokens: TokenStream) {
        for token in tokens {
            match token {
                TokenTree::Group(group) => self.in_tokens(group.stream()),
                TokenTree::Literal(literal) => {
                    if let syn::Lit::Str(text) = syn::Lit::new(literal) {
                        self.see(&text);
                    }
                }
                _ => {}
            }
        }
    }
}

impl<'ast> Visit<'ast> for Sentences {
    fn visit_attribute(&mut self, _: &'ast Attribute) {}
    fn visit_item_mod(&mut self, item: &'ast syn::ItemMod) {
        if !is_test(&item.attrs) {
            syn::visit::visit_item_mod(self, item);
        }
    }
    fn visit_item_fn(&mut self, item: &'ast syn::ItemFn) {
        if !is_test(&item.attrs) {
            syn::visit::visit_item_fn(self, item);
        }
    }
    fn visit_impl_item_fn(&mut self, item: &'ast syn::ImplItemFn) {
        if !is_test(&item.attrs) {
            syn::visit::visit_impl_item_fn(self, item);
        }
    }
    fn visit_expr_method_call(&mut self, call: &'ast syn::ExprMethodCall) {
        self.visit_expr(&call.receiver);
        if call.method != "expect" {
            call.args.iter().for_each(|argument| self.visit_expr(argument));
        }
    }
    fn visit_macro(&mut self, call: &'ast syn::Macro) {
        let name = call.path.segments.last().expect("a name").ident.to_string();
        if !FOR_PROGRAMMERS.contains(&name.as_str()) {
            self.in_tokens(call.tokens.clone());
        }
    }
    fn visit_lit_str(&mut self, literal: &'ast LitStr) {
        self.see(literal);
    }
}

fn sentences(items: &[syn::Item]) -> Vec<(usize, String)> {
    let mut sentences = Sentences::default();
    for item in items {
        sentences.visit_item(item);
    }
    sentences.found
}

/// Files whose literals with a blank are no texts of ours for a reader, or are English by choice.
const NOT_TEXTS: [&str; 40] = [
    // names of columns, units and answers as users write them
    "src/inputs/costs.rs",
    "src/inputs/dialect_properties.rs",
    "src/inputs/gdal_access/drivers.rs",
    "src/inputs/measurements/measured_fields.rs",
    "src/inputs/places/source_crs.rs",
    "src/inputs/rasters/raster_heights.rs",
    "src/inputs/rasters/raster_search.rs",
    "src/inputs/reports/report_fields.rs",
    "src/inputs/reports/status_words.rs",
    "src/inputs/scenario/known_keys.rs",
    "src/inputs/settlements/commune_fields.rs",
    "src/inputs/settlements/communes.rs",
    "src/inputs/sites/antenna_table.rs",
    "src/inputs/sites/network_changes.rs",
    "src/inputs/sites/opencellid.rs",
    "src/inputs/sites/sector_row.rs",
    "src/inputs/tables/fields.rs",
    // citations
    "src/outputs/paths/hop_report.rs",
    "src/outputs/vectors/sites.rs",
    "src/pipeline/coverage/request.rs",
    "src/words/documents.rs",
    // formats of files, fonts
    "src/outputs/comparison/change_rasters.rs",
    "src/outputs/comparison/compare_project.rs",
    "src/outputs/dictionary/page.rs",
    "src/outputs/html/page.rs",
    "src/outputs/pictures/",
    "src/outputs/plan/plan_json.rs",
    "src/outputs/bench/bench_history.rs",
    // what other programs are given: their options, and files that they read
    "src/pipeline/bench/peers/itm.rs",
    // what GDAL says of a network
    "src/pipeline/shards/error.rs",
    // the made districts, and tests
    "src/demonstration/",
    "src/outputs/example.rs",
    "src/outputs/folder/district_files.rs",
    "src/pipeline/demo.rs",
    // the help, whose messages are made from it
    "src/cli/arguments.rs",
    "src/cli/examples.rs",
    "src/cli/flags.rs",
    "src/cli/headings.rs",
    "src/cli/help_language.rs",
    // the messages themselves
    "src/language/",
];

/// Folders of markup: what has its signs is no text for a reader.
const MARKUP: [&str; 5] = [
    "src/outputs/geopackage/",
    "src/outputs/html/",
    "src/outputs/kml/",
    "src/outputs/qgis/",
    "src/outputs/rasters/",
];

/// Names of stages, which measurements keep as keys, and internal errors, which are ours to mend.
const NOT_FOR_READERS: [&str; 36] = [
    "a document is an object",
    "a grid is not its own",
    "a mast without sectors",
    "a new mast's band has no pair of frequencies",
    "a path has two ends",
    "a path lies outside the grid read for it",
    "a preset's frequency is in no band",
    "a settlement was judged as several",
    "a site has a position",
    "check sums",
    "confirm places",
    "draw errors",
    "finish tiles",
    "geometry, once more",
    "judge the plan",
    "keep terrain",
    "links were placed without an elevation model",
    "map opportunities",
    "mast cell",
    "no folder to merge",
    "no model was asked for",
    "no projection {name}",
    "no settlement is left to judge",
    "plan area",
    "profile each cell",
    "read out",
    "read tables",
    "read terrain",
    "read tiles",
    "read windows",
    "store tiles",
    "the choice has no last round",
    "the scenario has neither a radio climate nor maps of it",
    "the scenario names no model",
    "ways home",
    "Noto Sans, DejaVu Sans, Arial, sans-serif",
];

#[test]
fn texts_are_messages() {
    let mut found = Vec::new();
    for source in program() {
        let name = source.file.display().to_string();
        if NOT_TEXTS.iter().any(|allowed| name.starts_with(allowed)) {
            continue;
        }
        let in_markup = MARKUP.iter().any(|folder| name.starts_with(folder));
        for (line, text) in sentences(&source.items) {
            if NOT_FOR_READERS.contains(&text.as_str()) || (in_markup && text.contains(['<', '"', '=', '$']))
            {
                continue;
            }
            let outside: String = text.split(['{', '}']).step_by(2).collect();
            let words = outside
                .split_whitespace()
                .filter(|word| word.chars().filter(char::is_ascii_alphabetic).count() > 1);
            if words.count() > 1 {
                found.push(format!("{name}:{line}: {text:?}"));
            }
        }
    }
    assert!(found.is_empty(), "{} texts that no translation knows:\n{}", found.len(), found.join("\n"));
}

#[test]
fn errors_are_messages() {
    let mut found = Vec::new();
    for source in program() {
        let text = std::fs::read_to_string(super::root().join(&source.file)).expect("UTF-8");
        // the format of an error, wherever its line begins
        for rest in text.split("#[error(").skip(1) {
            let Some(format) = rest.trim_start().strip_prefix('"') else { continue };
            let format = format.split('"').next().unwrap_or_default();
            let outside: String = format.split(['{', '}']).step_by(2).collect();
            if outside
                .split_whitespace()
                .any(|word| word.chars().take_while(char::is_ascii_alphabetic).count() > 2)
            {
                found.push(format!("{}: {format}", source.file.display()));
            }
        }
    }
    assert!(found.is_empty(), "{} errors in English alone:\n{}", found.len(), found.join("\n"));
}

#[test]
fn the_engine_holds_no_sentences() {
    let mut found = Vec::new();
    for source in program().iter().filter(|source| WITHOUT_SENTENCES.contains(&source.room())) {
        let texts = sentences(&source.items).into_iter();
        found.extend(texts.map(|(line, text)| format!("{}:{line}: {text:?}", source.file.display())));
    }
    assert!(found.is_empty(), "{} texts with a blank:\n{}", found.len(), found.join("\n"));
}

#[test]
fn planted_sentences_are_seen() {
    let count = |text: &str| sentences(&syn::parse_file(text).expect("a text in Rust").items).len();
    for bad in [
        "const A: &str = \"two words\";",
        "fn f() { g(\"two words\") }",
        "fn f() { format!(\"{} {}\", 1, 2); }",
        "fn f() { x.map(\"two words\"); }",
        "mod m { const A: X = X { a: \"two words\" }; }",
        "fn f() { x.expect(\"two words\").g(\"two words\"); }",
        "static A: [&str; 1] = [r\"two words\"];",
    ] {
        assert_eq!(count(bad), 1, "{bad}");
    }
    for fine in [
        "//! Two words.\n/// Two words.\nconst A: &str = \"word\";",
        "#[error(\"two words\")] struct X;",
        "enum X { #[error(\"two words\")] A }",
        "fn f() { assert!(x, \"two words\"); panic!(\"two words\"); x.expect(\"two words\"); }",
        "#[cfg(test)] mod tests { const A: &str = \"two words\"; }",
        "#[test] fn f() { g(\"two words\") }",
    ] {
        assert_eq!(count(fine), 0, "{fine}");
    }
}
