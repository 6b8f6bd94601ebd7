//! How the features of a layer get their symbols, as XML.
use super::symbols::Symbol;
use crate::outputs::rasters::cloud_raster::escaped;
use std::fmt::Write as _;

/// A value of a field with its words in the legend and its symbol.
#[derive(Clone, Debug)]
pub(in crate::outputs) struct Category {
    pub(in crate::outputs) value: &'static str,
    pub(in crate::outputs) label: &'static str,
    pub(in crate::outputs) symbol: Symbol,
}

/// A condition with its words in the legend and its symbol.
#[derive(Clone, Debug)]
pub(in crate::outputs) struct Rule {
    /// An expression; `ELSE` for what no other rule takes.
    pub(in crate::outputs) filter: String,
    pub(in crate::outputs) label: &'static str,
    pub(in crate::outputs) symbol: Symbol,
    /// Drawn at scales up to 1 to this; 0 for always.
    pub(in crate::outputs) up_to_scale: u32,
}

/// How features get their symbols.
#[derive(Clone, Debug)]
pub(in crate::outputs) enum Renderer {
    /// All have the same.
    Single(Symbol),
    /// By the value of a field.
    Categories { field: String, categories: Vec<Category> },
    /// By conditions; all that hold are drawn.
    Rules(Vec<Rule>),
}

impl Renderer {
    pub(super) fn write(&self, text: &mut String) {
        match self {
            Self::Single(symbol) => {
                text.push_str("<renderer-v2 type=\"singleSymbol\" symbollevels=\"0\" enableorderby=\"0\" forceraster=\"0\">\n");
                write_symbols(text, std::iter::once(symbol));
            }
            Self::Categories { field, categories } => {
                let _ = writeln!(
                    text,
                    r#"<renderer-v2 type="categorizedSymbol" attr="{field}" symbollevels="0" enableorderby="0" forceraster="0">"#
                );
                text.push_str("<categories>\n");
                for (index, Category { value, label, .. }) in categories.iter().enumerate() {
                    let _ = writeln!(
                        text,
                        r#"<category value="{value}" label="{}" symbol="{index}" type="string" render="true"/>"#,
                        escaped(label)
                    );
                }
                text.push_str("</categories>\n");
                write_symbols(text, categories.iter().map(|category| &category.symbol));
            }
            Self::Rules(rules) => {
                text.push_str("<renderer-v2 type=\"RuleRenderer\" symbollevels=\"0\" enableorderby=\"0\" forceraster=\"0\">\n<rules key=\"rules\">\n");
                for (index, rule) in rules.iter().enumerate() {
                    write_rule(text, index, rule);
                }
                text.push_str("</rules>\n");
                write_symbols(text, rules.iter().map(|rule| &rule.symbol));
            }
        }
        text.push_str("<rotation/>\n<sizescale/>\n</renderer-v2>\n");
    }
}

fn write_rule(text: &mut String, index: usize, rule: &Rule) {
    let scale = match rule.up_to_scale {
        0 => String::new(),
        denominator => format!(r#" scalemaxdenom="{denominator}" scalemindenom="1""#),
    };
    let filter = match rule.filter.as_str() {
        "" => String::new(),
        filter => format!(r#" filter="{}""#, escaped(filter)),
    };
    let label = escaped(rule.label);
    let _ = writeln!(text, r#"<rule key="rule{index}" symbol="{index}" label="{label}"{filter}{scale}/>"#);
}

fn write_symbols<'s>(text: &mut String, symbols: impl Iterator<Item = &'s Symbol>) {
    text.push_str("<symbols>\n");
    for (index, symbol) in symbols.enumerate() {
        symbol.write(text, &index.to_string());
    }
    text.push_str("</symbols>\n");
}
