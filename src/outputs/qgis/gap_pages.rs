//! "One page per gap": an atlas over the gaps, in the order of their ranks.
use super::project::{Layout, Pages, ProjectLayer, drawn, unevaluated};
use super::wording::said;
use crate::language::word;
use crate::text;

/// Rank and name.
const PAGE_NAME: &str =
    "coalesce(\"rank\" || '. ', '') || coalesce(\"cluster_name\", \"name\", \"settlement_id\")";
/// Ranks as numbers, gaps of one village as they are listed, those without a rank last.
const ORDER: &str = "coalesce(\"rank\", 10000000) + $id / 1000000.0";
/// The gap in the middle, and the mast that promises most within the map where it is not too far; scales in steps of 5,000.
const SCALE: &str = "min(250000, max(20000, ceil(coalesce(\"promising_km\", 3) * 1.9) * 5000))";

/// The layout; the layer of gaps is there.
pub(super) fn gap_pages(layers: &[ProjectLayer], generation: &str, scenario: &str) -> Layout {
    let class: &str = &format!("coverage_{}_class", generation.to_lowercase());
    let ids = ["gaps", "sites", "blocking_points", "rays", "remedies", "clusters", "settlements", class];
    Layout {
        name: word("map-gap-pages").to_owned(),
        title: "[% @atlas_pagename %]".to_owned(),
        subtitle: text!(
            "map-gap-pages-subtitle",
            number = "[% @atlas_featurenumber %]",
            all = "[% @atlas_totalfeatures %]",
            generation,
            scenario = unevaluated(scenario)
        ),
        notes: notes(generation),
        layers: drawn(layers, &ids),
        pages: Some(Pages { layer: "gaps", name: PAGE_NAME, order: ORDER, scale: SCALE }),
    }
}

/// What is known of the gap; what is not has no line.
fn notes(generation: &str) -> String {
    let people = text!("map-people-without-technology", generation);
    [
        format!(
            "[% coalesce(format_number(\"people_without_service\", 0) || ' {people}', '{}') %]",
            word("map-people-unknown")
        ),
        said("[% coalesce('\\n\\n{map-why}: ' || \"cause_text\", '') %]"),
        said("[% coalesce('\\n\\n{map-today}: ' || \"signal_text\", '') %]"),
        said("[% coalesce('\\n\\n{map-what-helps}: ' || \"remedy_text\", '\\n\\n{map-no-remedy}') %]"),
    ]
    .concat()
}
