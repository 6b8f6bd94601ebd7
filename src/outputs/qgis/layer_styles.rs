//! The styles of the vector layers of a run, a comparison and a calibration.
use super::commune_style::commune_areas;
use super::labels::{Label, LabelPlace};
use super::palette::{INK, KINDS, PARTLY, SERVED, UNKNOWN, UNSERVED, VERDICTS};
use super::plan_styles::plan_style;
use super::renderers::{Category, Renderer, Rule};
use super::residual_style::residuals;
use super::style_document::LayerStyle;
use super::symbols::{Symbol, SymbolKind, SymbolLayer};
use super::wording::said;
use crate::language::word;

/// Diameter in mm by the people of a place; the area grows with them.
const BY_POPULATION: &str = "coalesce(scale_linear(sqrt(\"population\"), 0, 60, 1.4, 5.5), 1.8)";
const BY_PEOPLE_WITHOUT: &str =
    "coalesce(scale_linear(sqrt(\"people_without_service\"), 0, 45, 2.2, 7), 2.6)";

/// The style of a layer by its name; `technology` is `4g` or `3g`, that of the ranking. `None` of an unknown name.
pub(in crate::outputs) fn layer_style(name: &str, technology: &str) -> Option<LayerStyle> {
    let style = match name {
        "settlements" => settlements(technology),
        "clusters" => clusters(technology),
        "gaps" => gaps(),
        "rays" => rays(),
        "blocking_points" => blocking_points(),
        "sites" => sites(),
        "remedies" => remedies(),
        "commune_areas" => commune_areas(),
        "opportunity_places" => opportunity_places(),
        "changes" => changes(),
        "residuals" => residuals(),
        other => return plan_style(other),
    };
    Some(style)
}

fn verdicts(field: String, symbol: impl Fn(&'static str) -> Symbol) -> Renderer {
    let category = |(value, label, colour)| Category { value, label: word(label), symbol: symbol(colour) };
    Renderer::Categories { field, categories: VERDICTS.into_iter().map(category).collect() }
}

fn settlements(technology: &str) -> LayerStyle {
    let circle = |colour: &'static str| {
        let shape = SymbolLayer::shape("circle", colour, 2.6).with("size", BY_POPULATION);
        Symbol::new(SymbolKind::Marker, vec![shape])
    };
    LayerStyle {
        renderer: verdicts(format!("verdict_{technology}"), circle),
        label: Some(Label {
            // the others have the labels of their gaps
            expression: said("CASE WHEN \"rank\" IS NULL THEN \"name\" END"),
            size: 7.0,
            colour: "#404040",
            up_to_scale: 60_000,
            priority: "",
            place: LabelPlace::Around,
        }),
        display: "\"name\"",
        tip: said(
            "<b>[% \"name\" %]</b><br>[% coalesce(\"population\", '?') %] {map-people}<br>[% \"why\" %]",
        ),
        up_to_scale: 0,
    }
}

fn clusters(technology: &str) -> LayerStyle {
    let square = |colour: &'static str| Symbol::marker("square", colour, 1.6);
    LayerStyle {
        renderer: verdicts(format!("verdict_{technology}"), square),
        label: Some(Label {
            expression: said("coalesce(\"cluster_name\", \"name\")"),
            size: 6.5,
            colour: "#404040",
            up_to_scale: 25_000,
            priority: "",
            place: LabelPlace::Around,
        }),
        display: "coalesce(\"cluster_name\", \"name\")",
        tip: said(
            "<b>[% coalesce(\"cluster_name\", \"name\") %]</b><br>[% coalesce(\"population\", '?') %] {map-people}",
        ),
        up_to_scale: 100_000,
    }
}

/// Causes with the messages of their words, and colours: Okabe and Ito's palette.
pub(in crate::outputs) const CAUSES: [(&str, &str, &str); 8] = [
    ("terrain_blocked", "map-ridge", "#d55e00"),
    ("clutter", "map-clutter", "#009e73"),
    ("distance", "map-distance", "#cc79a7"),
    ("azimuth", "map-azimuth", "#e69f00"),
    ("tilt", "map-tilt-wrong", "#f0e442"),
    ("uplink_limited", "map-uplink", "#56b4e9"),
    ("band", "map-band", "#0072b2"),
    ("no_site_in_range", "map-no-site", "#1a1a1a"),
];

fn gaps() -> LayerStyle {
    let symbol = |colour: &str| {
        let shape = SymbolLayer::shape("circle", colour, 3.5)
            .set("outline_color", "215,25,28,255")
            .set("outline_width", "0.6")
            .with("size", BY_PEOPLE_WITHOUT);
        // the gap that a page of the atlas is about; legends draw the size that is not computed: none
        let ring = SymbolLayer::shape("circle", colour, 0.0)
            .set("color", "255,255,255,0")
            .set("outline_color", "26,26,26,255")
            .set("outline_width", "0.7")
            .with("size", "CASE WHEN coalesce($id = @atlas_featureid, false) THEN 12 ELSE 0 END");
        Symbol::new(SymbolKind::Marker, vec![ring, shape])
    };
    let categories = CAUSES.into_iter().map(|(value, label, colour)| Category {
        value,
        label: word(label),
        symbol: symbol(colour),
    });
    LayerStyle {
        renderer: Renderer::Categories { field: "cause".to_owned(), categories: categories.collect() },
        label: Some(Label {
            expression: said(
                "coalesce(\"rank\" || '. ', '') || coalesce(\"cluster_name\", \"name\", '') || \
                         coalesce('\\n' || format_number(\"people_without_service\", 0) || ' {map-people}', '')",
            ),
            size: 8.0,
            colour: INK,
            up_to_scale: 500_000,
            priority: "max(0, 10 - coalesce(\"rank\", 99) / 5)",
            place: LabelPlace::Around,
        }),
        display: "coalesce(\"cluster_name\", \"name\")",
        tip: said(
            "<b>[% coalesce(\"rank\" || '. ', '') || coalesce(\"cluster_name\", \"name\") %]</b><br>\
              [% coalesce(\"people_without_service\", '?') %] {map-people-without}<br>[% \"cause_text\" %]<br>\
              <i>[% \"remedy_text\" %]</i>",
        ),
        up_to_scale: 0,
    }
}

fn rays() -> LayerStyle {
    let rule = |filter: &str, label, colour, (width, style), up_to_scale| Rule {
        filter: filter.to_owned(),
        label,
        symbol: Symbol::line(colour, width, style),
        up_to_scale,
    };
    LayerStyle {
        renderer: Renderer::Rules(vec![
            rule(
                "\"mast_is\" LIKE '%promising%' AND coalesce(\"mast_ridges\", '') <> ''",
                word("map-promising-ridges"),
                "#d55e00",
                (0.5, "solid"),
                0,
            ),
            rule(
                "\"mast_is\" LIKE '%promising%' AND coalesce(\"mast_ridges\", '') = ''",
                word("map-promising-clear"),
                "#0072b2",
                (0.5, "dash"),
                0,
            ),
            rule(
                "\"mast_is\" NOT LIKE '%promising%' AND coalesce(\"mast_ridges\", '') <> ''",
                word("map-other-ridges"),
                "#d55e00",
                (0.2, "solid"),
                60_000,
            ),
            rule(
                "\"mast_is\" NOT LIKE '%promising%' AND coalesce(\"mast_ridges\", '') = ''",
                word("map-other-clear"),
                "#0072b2",
                (0.2, "dash"),
                60_000,
            ),
        ]),
        label: Some(Label {
            expression: said(
                "CASE WHEN \"mast_is\" LIKE '%promising%' THEN format_number(\"mast_km\", 1) || ' km' END",
            ),
            size: 6.5,
            colour: "#404040",
            up_to_scale: 60_000,
            priority: "2",
            place: LabelPlace::Along,
        }),
        display: "\"name\"",
        tip: said(
            "<b>[% \"mast_site\" %]</b> {map-to} <b>[% \"name\" %]</b><br>[% \"mast_km\" %] km<br>[% \"mast_ridges\" %]",
        ),
        up_to_scale: 0,
    }
}

fn blocking_points() -> LayerStyle {
    LayerStyle {
        renderer: Renderer::Single(Symbol::marker("triangle", "#8c510a", 2.4)),
        label: Some(Label {
            expression: said("format_number(\"height_over_ray_m\", 0) || ' {map-over-the-ray}'"),
            size: 6.5,
            colour: "#8c510a",
            up_to_scale: 60_000,
            priority: "3",
            place: LabelPlace::Around,
        }),
        display: "\"name\"",
        tip: said(
            "{map-ridge-at} [% format_number(\"elevation_m\", 0) %] m, [% format_number(\"height_over_ray_m\", 0) %] {map-over-the-ray} \
              {map-from} [% \"site\" %] {map-to} [% \"name\" %]",
        ),
        up_to_scale: 0,
    }
}

/// A sector of the beam's width, with a radius on paper. The projection keeps angles, so it points where the antenna does.
const WEDGE: &str = "transform(wedge_buffer(transform($geometry, 'EPSG:4326', 'EPSG:3857'), coalesce(\"azimuth_deg\", 0), \
                     coalesce(\"horizontal_beamwidth_deg\", 60), \
                     CASE WHEN \"technology\" = '4G' THEN 0.0045 ELSE 0.0028 END * @map_scale / cos(radians($y))), \
                     'EPSG:3857', 'EPSG:4326')";

fn sites() -> LayerStyle {
    let wedge = |colour: &str| {
        let inner = Symbol::new(SymbolKind::Fill, vec![SymbolLayer::area(colour, 120)]);
        // legends have no feature, of which a wedge could be made
        let in_legend = SymbolLayer::shape("quarter_circle", colour, 3.5).with("enabled", "$id IS NULL");
        Symbol::new(
            SymbolKind::Marker,
            vec![SymbolLayer::generated(WEDGE, inner).with("enabled", "$id IS NOT NULL"), in_legend],
        )
    };
    let tower = Symbol::new(
        SymbolKind::Marker,
        vec![
            SymbolLayer::shape("triangle", "#ffffff", 3.4).set("outline_color", "255,255,255,255"),
            SymbolLayer::shape("triangle", "#000000", 2.6),
        ],
    );
    let rule = |filter: &str, label, symbol, up_to_scale| Rule {
        filter: filter.to_owned(),
        label,
        symbol,
        up_to_scale,
    };
    LayerStyle {
        renderer: Renderer::Rules(vec![
            rule("\"technology\" = '4G'", word("map-4g-sector"), wedge("#542788"), 150_000),
            rule("\"technology\" = '3G'", word("map-3g-sector"), wedge("#b35806"), 150_000),
            rule("\"sector_id\" = minimum(\"sector_id\", group_by:=\"site_id\")", word("map-mast"), tower, 0),
        ]),
        label: Some(Label {
            expression: said(
                "CASE WHEN \"sector_id\" = minimum(\"sector_id\", group_by:=\"site_id\") THEN \"site_id\" END",
            ),
            size: 7.0,
            colour: "#542788",
            up_to_scale: 120_000,
            priority: "4",
            place: LabelPlace::Around,
        }),
        display: "\"sector_id\"",
        tip: said(
            "<b>[% \"site_id\" %]</b> [% \"operator\" %]<br>[% \"sector_id\" %]: [% \"technology\" %] [% \"band\" %], \
              [% \"antenna_height_agl_m\" %] m",
        ),
        up_to_scale: 0,
    }
}

fn remedies() -> LayerStyle {
    let size = |value: &str| if value == "satellite" { 1.8 } else { 3.2 };
    let category = |(value, label, shape, colour): (&'static str, &'static str, &str, &str)| Category {
        value,
        label: word(label),
        symbol: Symbol::marker(shape, colour, size(value)),
    };
    LayerStyle {
        renderer: Renderer::Categories {
            field: "remedy".to_owned(),
            categories: KINDS.into_iter().map(category).collect(),
        },
        label: Some(Label {
            expression: said(
                "CASE WHEN \"remedy_number\" = 1 THEN '+' || format_number(\"people_gained\", 0) END",
            ),
            size: 7.0,
            colour: INK,
            up_to_scale: 250_000,
            priority: "5",
            place: LabelPlace::Around,
        }),
        display: "\"remedy_text\"",
        tip: said(
            "<b>[% \"remedy_text\" %]</b><br>{map-for} [% \"name\" %]: [% \"people_gained\" %] {map-people-gain}",
        ),
        up_to_scale: 0,
    }
}

fn opportunity_places() -> LayerStyle {
    let star = |colour: &str, size| Symbol::marker("star", colour, size);
    let category = |value, label, symbol| Category { value, label, symbol };
    LayerStyle {
        renderer: Renderer::Categories {
            field: "choice".to_owned(),
            categories: vec![
                category("best_pair", word("map-best-pair"), star("#ffffff", 6.5)),
                category("one_after_the_other", word("map-best-in-turn"), star("#d55e00", 4.5)),
            ],
        },
        label: Some(Label {
            expression: said(
                "CASE WHEN \"choice\" = 'one_after_the_other' THEN '{map-mast-number} ' || \"rank\" || ': ' || \
                         format_number(\"people\", 0) || ' {map-people}' END",
            ),
            size: 8.0,
            colour: "#a04000",
            up_to_scale: 1_000_000,
            priority: "9",
            place: LabelPlace::Around,
        }),
        display: "\"rank\"",
        tip: said("{map-mast-of} [% \"antenna_height_agl_m\" %] m: [% \"people\" %] {map-people}"),
        up_to_scale: 0,
    }
}

fn changes() -> LayerStyle {
    let kinds = [
        ("gains", word("map-gains"), "triangle", SERVED, 3.6),
        ("loses", word("map-loses"), "circle", UNSERVED, 3.6),
        ("better", word("map-better"), "triangle", "#abd9e9", 2.4),
        ("weaker", word("map-weaker"), "circle", PARTLY, 2.4),
        ("other_server", word("map-other-server"), "square", "#bdbdbd", 2.0),
        ("data_changed", word("map-data-changed"), "diamond", UNKNOWN, 2.0),
        ("added", word("map-added"), "cross_fill", "#009e73", 2.6),
        ("removed", word("map-removed"), "diamond", "#1a1a1a", 2.6),
    ];
    let category = |(value, label, shape, colour, size): (&'static str, &'static str, &str, &str, f64)| {
        Category { value, label, symbol: Symbol::marker(shape, colour, size) }
    };
    LayerStyle {
        renderer: Renderer::Categories {
            field: "kind".to_owned(),
            categories: kinds.into_iter().map(category).collect(),
        },
        label: Some(Label {
            expression: said(
                "CASE WHEN \"kind\" IN ('gains', 'loses') AND \"place\" = 'settlement' THEN coalesce(\"name\", '') || \
                         coalesce('\\n' || CASE WHEN \"people_change\" > 0 THEN '+' ELSE '' END || \
                         format_number(\"people_change\", 0) || ' {map-people}', '') END",
            ),
            size: 8.0,
            colour: INK,
            up_to_scale: 500_000,
            priority: "",
            place: LabelPlace::Around,
        }),
        display: "\"name\"",
        tip: said(
            "<b>[% \"name\" %]</b> [% \"scenario\" %], [% \"technology\" %]: [% \"verdict_before\" %], {map-then} [% \"verdict_after\" %]",
        ),
        up_to_scale: 0,
    }
}
