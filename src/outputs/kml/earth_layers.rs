//! Which layers Google Earth shows, in what folders and colours, and what their balloons say.
use crate::language::word;
use crate::outputs::qgis::layer_styles::CAUSES;
use crate::outputs::qgis::palette::{KINDS, VERDICTS};
use serde_json::{Map, Value};

/// The properties of a feature.
pub(super) type Properties = Map<String, Value>;

/// An icon of the archive, by its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Icon {
    Circle,
    Triangle,
}

impl Icon {
    /// Both, with their bytes.
    pub(super) const ALL: [(Self, &'static [u8]); 2] =
        [(Self::Circle, include_bytes!("circle.png")), (Self::Triangle, include_bytes!("triangle.png"))];

    /// Name in the archive.
    pub(super) const fn file(self) -> &'static str {
        match self {
            Self::Circle => "icons/circle.png",
            Self::Triangle => "icons/triangle.png",
        }
    }
}

/// A folder of placemarks in one colour: those whose field has a value.
#[derive(Clone, Debug)]
pub(super) struct Kind {
    /// Value of the field; empty for all others.
    pub(super) value: &'static str,
    pub(super) title: &'static str,
    /// `#rrggbb`.
    pub(super) colour: &'static str,
    /// Of icon and label.
    pub(super) scale: f64,
}

/// A layer.
#[derive(Clone, Debug)]
pub(super) struct EarthLayer {
    /// Its GeoJSON.
    pub(super) file: &'static str,
    pub(super) title: &'static str,
    /// Field that tells the kinds apart.
    pub(super) field: String,
    pub(super) kinds: Vec<Kind>,
    pub(super) icon: Icon,
    pub(super) name: fn(&Properties) -> String,
    /// Beginnings of the fields that balloons show; none shows all.
    pub(super) shows: &'static [&'static str],
    /// One placemark for features that share this field.
    pub(super) once_per: Option<&'static str>,
    pub(super) shown: bool,
}

/// A field's value as text; empty for none.
pub(super) fn text_of(value: Option<&Value>) -> String {
    match value {
        None | Some(Value::Null) => String::new(),
        Some(Value::String(text)) => text.clone(),
        Some(Value::Number(number)) => {
            let text = number.to_string();
            text.strip_suffix(".0").map_or_else(|| text.clone(), str::to_owned)
        }
        Some(other) => other.to_string(),
    }
}

fn first_of(properties: &Properties, fields: &[&str]) -> String {
    let texts = fields.iter().map(|field| text_of(properties.get(*field)));
    texts.into_iter().find(|text| !text.is_empty()).unwrap_or_default()
}

fn village(properties: &Properties) -> String {
    first_of(properties, &["name", "settlement_id"])
}

fn place(properties: &Properties) -> String {
    let name = first_of(properties, &["cluster_name", "name", "settlement_id"]);
    match text_of(properties.get("rank")).as_str() {
        "" => name,
        rank => format!("{rank}. {name}"),
    }
}

fn planned(properties: &Properties) -> String {
    format!("{}. {}", text_of(properties.get("order")), text_of(properties.get("site")))
}

fn ends(properties: &Properties) -> String {
    let [from, to] = ["from", "to"].map(|end| text_of(properties.get(end)));
    if to.is_empty() { from } else { format!("{from} - {to}") }
}

fn ray(properties: &Properties) -> String {
    format!("{} - {}", text_of(properties.get("mast_site")), village(properties))
}

const fn kind(value: &'static str, title: &'static str, colour: &'static str, scale: f64) -> Kind {
    Kind { value, title, colour, scale }
}

/// The layers, in the order of their folders; `technology` (`4g`, `3g`) is that of the ranking.
pub(super) fn earth_layers(technology: &str) -> Vec<EarthLayer> {
    let mut layers = of_run(technology);
    layers.extend(of_plan());
    layers
}

fn of_run(technology: &str) -> Vec<EarthLayer> {
    let verdicts = VERDICTS.map(|(value, title, colour)| kind(value, word(title), colour, 0.8)).to_vec();
    let causes = CAUSES.map(|(value, title, colour)| kind(value, word(title), colour, 1.0)).to_vec();
    vec![
        EarthLayer {
            file: "gaps.geojson",
            title: word("sheet-gaps"),
            field: "cause".to_owned(),
            kinds: causes,
            icon: Icon::Circle,
            name: place,
            shows: &[
                "rank",
                "settlement_id",
                "name",
                "cluster_name",
                "people_without_service",
                "cause_text",
                "signal_text",
                "deficit_db",
                "remedy_text",
            ],
            once_per: None,
            shown: true,
        },
        EarthLayer {
            file: "settlements.geojson",
            title: word("sheet-villages"),
            field: format!("verdict_{technology}"),
            kinds: verdicts,
            icon: Icon::Circle,
            name: village,
            shows: &[],
            once_per: None,
            shown: true,
        },
        EarthLayer {
            file: "sites.geojson",
            title: word("earth-layers-masts"),
            field: String::new(),
            kinds: vec![kind("", word("earth-layers-masts"), "#542788", 0.9)],
            icon: Icon::Triangle,
            name: |properties| text_of(properties.get("site_id")),
            shows: &[
                "site_id",
                "sector_id",
                "operator",
                "technology",
                "band",
                "antenna_height_agl_m",
                "azimuth_deg",
            ],
            once_per: Some("site_id"),
            shown: true,
        },
        EarthLayer {
            file: "rays.geojson",
            title: word("map-layer-rays"),
            field: String::new(),
            kinds: vec![kind("", word("map-layer-rays"), "#d55e00", 1.5)],
            icon: Icon::Circle,
            name: ray,
            shows: &["rank", "name", "mast_site", "mast_km", "mast_ridges", "mast_is"],
            once_per: None,
            shown: false,
        },
    ]
}

fn of_plan() -> Vec<EarthLayer> {
    let kinds = KINDS.map(|(value, title, _, colour)| kind(value, word(title), colour, 1.2)).to_vec();
    let links = vec![
        kind("microwave", word("plan-microwave"), "#542788", 2.0),
        kind("fibre", word("plan-fibre"), "#009e73", 2.5),
        kind("satellite", word("map-satellite"), "#bdbdbd", 0.8),
    ];
    let layer = |file, title, field: &str, kinds, name| EarthLayer {
        file,
        title,
        field: field.to_owned(),
        kinds,
        icon: Icon::Circle,
        name,
        shows: &[],
        once_per: None,
        shown: true,
    };
    let single = |title, colour, scale| vec![kind("", title, colour, scale)];
    vec![
        layer("plan.geojson", word("earth-layers-sites-of-the-plan"), "what", kinds, planned),
        layer("backhaul.geojson", word("map-layer-backhaul"), "kind", links, ends),
        layer(
            "served_by.geojson",
            word("map-layer-served-by"),
            "",
            single(word("map-layer-served-by"), "#2c7bb6", 1.0),
            village,
        ),
        layer(
            "unserved_after.geojson",
            word("sheet-still-without"),
            "",
            single(word("sheet-still-without"), "#d7191c", 0.8),
            village,
        ),
        layer(
            "changes.geojson",
            word("sheet-changes"),
            "kind",
            vec![
                kind("gains", word("map-gains"), "#2c7bb6", 1.0),
                kind("loses", word("map-loses"), "#d7191c", 1.0),
                kind("", word("earth-layers-other-changes"), "#bdbdbd", 0.6),
            ],
            village,
        ),
    ]
}
