//! The styles of the vector layers of a plan.
use super::labels::{Label, LabelPlace};
use super::palette::{INK, KINDS, UNSERVED};
use super::renderers::{Category, Renderer, Rule};
use super::style_document::LayerStyle;
use super::symbols::{Symbol, SymbolKind, SymbolLayer};
use super::wording::said;
use crate::language::word;
use crate::planning::plan::LeftOut;
use crate::words::left_out_text;

const BY_PEOPLE: &str = "coalesce(scale_linear(sqrt(\"people\"), 0, 45, 2.6, 7), 3)";

/// The style of a layer of a plan; `None` of an unknown name.
pub(super) fn plan_style(name: &str) -> Option<LayerStyle> {
    match name {
        "plan" => Some(plan()),
        "backhaul" => Some(backhaul()),
        "served_by" => Some(served_by()),
        "unserved_after" => Some(unserved_after()),
        _ => None,
    }
}

fn plan() -> LayerStyle {
    let category = |(value, label, shape, colour): (&'static str, &'static str, &str, &str)| {
        let drawn = SymbolLayer::shape(shape, colour, 4.0).with("size", BY_PEOPLE);
        Category { value, label: word(label), symbol: Symbol::new(SymbolKind::Marker, vec![drawn]) }
    };
    LayerStyle {
        renderer: Renderer::Categories {
            field: "what".to_owned(),
            categories: KINDS.into_iter().map(category).collect(),
        },
        label: Some(Label {
            expression: said(
                "\"order\" || coalesce('. +' || format_number(\"people_beyond_earlier\", 0), '')",
            ),
            size: 8.0,
            colour: INK,
            up_to_scale: 1_000_000,
            priority: "max(0, 10 - \"order\" / 3)",
            place: LabelPlace::Around,
        }),
        display: "\"order\" || '. ' || \"site\"",
        tip: said(
            "<b>[% \"order\" %]. [% \"site\" %]</b><br>[% \"people\" %] {map-people}, [% \"capex\" %] [% \"currency\" %]<br>\
              [% \"way_home\" %]",
        ),
        up_to_scale: 0,
    }
}

fn backhaul() -> LayerStyle {
    let category = |value, label, symbol| Category { value, label, symbol };
    LayerStyle {
        renderer: Renderer::Categories {
            field: "kind".to_owned(),
            categories: vec![
                category("microwave", word("plan-microwave"), Symbol::line("#542788", 0.6, "dash")),
                category("fibre", word("plan-fibre"), Symbol::line("#009e73", 0.8, "solid")),
                category("satellite", word("map-satellite"), Symbol::marker("hexagon", "#bdbdbd", 2.2)),
            ],
        },
        label: Some(Label {
            expression: said("CASE WHEN \"length_km\" > 0 THEN format_number(\"length_km\", 1) || ' km' END"),
            size: 6.5,
            colour: "#542788",
            up_to_scale: 150_000,
            priority: "3",
            place: LabelPlace::Along,
        }),
        display: "\"from\" || coalesce(' - ' || \"to\", '')",
        tip: said("[% \"kind\" %], [% \"from\" %] - [% \"to\" %], [% \"length_km\" %] km"),
        up_to_scale: 0,
    }
}

fn served_by() -> LayerStyle {
    LayerStyle {
        renderer: Renderer::Single(Symbol::line("#2c7bb6", 0.25, "solid")),
        label: Some(Label {
            expression: said("\"name\""),
            size: 7.0,
            colour: "#1f5a87",
            up_to_scale: 80_000,
            priority: "2",
            place: LabelPlace::Along,
        }),
        display: "\"name\"",
        tip: said("[% \"name\" %] {map-by} [% \"site\" %]: [% \"people\" %] {map-people}"),
        up_to_scale: 0,
    }
}

fn unserved_after() -> LayerStyle {
    let no_way_home =
        format!("\"reason\" = '{}'", left_out_text(&LeftOut::NoWayHome, "").replace('\'', "''"));
    let rule = |filter: &str, label, colour| {
        let shape = SymbolLayer::shape("circle", colour, 3.2)
            .set("outline_color", "215,25,28,255")
            .set("outline_width", "0.5");
        Rule {
            filter: filter.to_owned(),
            label,
            symbol: Symbol::new(SymbolKind::Marker, vec![shape]),
            up_to_scale: 0,
        }
    };
    LayerStyle {
        renderer: Renderer::Rules(vec![
            rule("\"cost_per_person\" IS NOT NULL", word("map-too-dear"), "#f0e442"),
            rule(no_way_home.as_str(), word("map-no-way-home"), "#cc79a7"),
            rule("ELSE", word("map-unreachable"), "#ffffff"),
        ]),
        label: Some(Label {
            expression: said(
                "coalesce(\"name\", '') || coalesce('\\n' || format_number(\"people_without_service\", 0) || \
                         ' {map-people-without}', '')",
            ),
            size: 7.0,
            colour: UNSERVED,
            up_to_scale: 250_000,
            priority: "4",
            place: LabelPlace::Around,
        }),
        display: "\"name\"",
        tip: said(
            "<b>[% \"name\" %]</b><br>[% \"people_without_service\" %] {map-people}<br>[% \"reason\" %]",
        ),
        up_to_scale: 0,
    }
}
