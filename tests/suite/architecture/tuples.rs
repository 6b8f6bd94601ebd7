//! What a function takes is named: few parameters are tuples, whose parts have names only inside the function.
use super::source_tree::{is_test, program};
use syn::{FnArg, Signature, Type, spanned::Spanned, visit::Visit};

/// Parameters that are tuples, in all of `src`.
const MOST_TUPLES: usize = 14;

/// Lines of a file on which a parameter is a tuple.
#[derive(Default)]
struct Tuples {
    lines: Vec<usize>,
}

impl Tuples {
    fn look_at(&mut self, signature: &Signature) {
        for input in &signature.inputs {
            if let FnArg::Typed(input) = input
                && is_tuple(&input.ty)
            {
                self.lines.push(input.span().start().line);
            }
        }
    }
}

impl<'ast> Visit<'ast> for Tuples {
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
    fn visit_signature(&mut self, signature: &'ast Signature) {
        self.look_at(signature);
    }
}

/// Two or more values in brackets, behind any number of references.
fn is_tuple(of: &Type) -> bool {
    match of {
        Type::Reference(reference) => is_tuple(&reference.elem),
        Type::Paren(inner) => is_tuple(&inner.elem),
        Type::Tuple(tuple) => tuple.elems.len() > 1,
        _ => false,
    }
}

fn lines_of(items: &[syn::Item]) -> Vec<usize> {
    let mut tuples = Tuples::default();
    for item in items {
        tuples.visit_item(item);
    }
    tuples.lines
}

#[test]
fn parameters_are_named() {
    let found: Vec<String> = program()
        .iter()
        .flat_map(|source| {
            let lines = lines_of(&source.items);
            lines.into_iter().map(|line| format!("{}:{line}", source.file.display()))
        })
        .collect();
    let (count, list) = (found.len(), found.join("\n"));
    assert!(count <= MOST_TUPLES, "{count} parameters are tuples, {MOST_TUPLES} may be:\n{list}");
}

#[test]
fn planted_tuples_are_seen() {
    let count = |text: &str| lines_of(&syn::parse_file(text).expect("a text in Rust").items).len();
    for bad in [
        "fn f(a: (f64, f64)) {}",
        "fn f((a, b): &(f64, f64)) {}",
        "impl X { fn f(&self, a: &mut (u8, u8)) {} }",
        "trait X { fn f(&self, a: ((u8, u8))); }",
        "mod m { fn f(a: (u8, u8)) {} }",
        "fn f() { fn g(a: (u8, u8)) {} }",
    ] {
        assert_eq!(count(bad), 1, "{bad}");
    }
    for fine in [
        "fn f(a: &[(f64, f64)], b: ()) -> (u8, u8) {}",
        "fn f() { let g = |a: (u8, u8)| a; }",
        "#[cfg(test)] mod tests { fn f(a: (u8, u8)) {} }",
        "fn f(g: fn((u8, u8))) {}",
    ] {
        assert_eq!(count(fine), 0, "{fine}");
    }
}
