//! The page: one HTML file of facts, pictures, scripts and styles, which asks nothing of any network.
use super::assets::{Assets, assets};
use super::images::map_rasters;
use super::legend::words_of_scripts;
use super::static_map::static_map;
use super::texts::add_functions;
use crate::language::{Language, names_beginning, pattern_in};
use crate::outputs::error::OutputError;
use crate::outputs::results::run_results::WebWarp;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use minijinja::value::Serde;
use minijinja::{AutoEscape, Environment, UndefinedBehavior};
use rayon::prelude::*;
use serde::Serialize;
use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

/// File name in a folder of results.
pub const REPORT: &str = "report.html";
/// What every report holds near its beginning.
pub(in crate::outputs) const REPORT_MARK: &str = "<meta name=\"generator\" content=\"signalgap";

const TEMPLATE: &str = include_str!("page/report.html");
const STYLE: &str = include_str!("page/report.css");
const SCRIPTS: [&str; 8] = [
    include_str!("page/10_base.js"),
    include_str!("page/20_tables.js"),
    include_str!("page/30_glyphs.js"),
    include_str!("page/40_map.js"),
    include_str!("page/50_profile.js"),
    include_str!("page/60_card.js"),
    include_str!("page/70_chart.js"),
    include_str!("page/90_start.js"),
];
/// Names of messages that scripts show begin like this.
const OF_SCRIPTS: &str = "report-js-";

/// What a report shows.
#[derive(Clone, Copy, Debug)]
pub struct ReportContent<'a> {
    /// The facts of a run: its `report.json`.
    pub facts: &'a Value,
    /// A plan: its `report.json`.
    pub plan: Option<&'a Value>,
    /// A comparison: its `report.json`.
    pub comparison: Option<&'a Value>,
    /// The folder of the run's files.
    pub folder: &'a Path,
    /// By what rasters come to Web Mercator.
    pub warp: WebWarp,
}

/// The page as bytes; `names` are the files of the run's folder, of which the rasters for the map are taken.
///
/// # Cost
/// Some megabytes; a second on a laptop, most of it for the pictures of the map.
///
/// # Errors
/// [`OutputError::Source`] with the reason of GDAL or of the template.
pub fn report_html<'n>(
    content: &ReportContent<'_>,
    names: impl Iterator<Item = &'n str>,
) -> Result<Vec<u8>, OutputError> {
    page_with(content, names, assets().as_ref())
}

/// The page with these scripts of others, or with none.
///
/// # Errors
/// As [`report_html`].
pub(super) fn page_with<'n>(
    content: &ReportContent<'_>,
    names: impl Iterator<Item = &'n str>,
    assets: Option<&Assets>,
) -> Result<Vec<u8>, OutputError> {
    let rasters = map_rasters(content.folder, names);
    let images: Vec<Result<Value, OutputError>> =
        rasters.par_iter().map(|raster| raster.image(content.warp)).collect();
    let images = images.into_iter().collect::<Result<Vec<Value>, OutputError>>()?;
    let scripts = Scripts::of(assets);
    let shown_first = content.facts.get("language").and_then(Value::as_str).and_then(Language::of_locale);
    let shown_first = shown_first.unwrap_or(Language::English);
    let data = PageData {
        facts: content.facts,
        plan: content.plan,
        comparison: content.comparison,
        images: if assets.is_some() { &images } else { &[] },
    };
    let data = serde_json::to_string(&data).map_err(|source| OutputError::Json { name: REPORT, source })?;
    let context = PageContext {
        lang: shown_first.code(),
        facts: without_profiles(content.facts),
        plan: content.plan,
        comparison: content.comparison,
        static_map: assets.is_none().then(|| static_map(content.facts, &images)),
        has_map: assets.is_some(),
        csp: scripts.policy(),
        css: STYLE,
        data: in_script(&data),
        messages: in_script(&messages_of_scripts().to_string()),
        notices: notices(assets),
        scripts,
    };
    // labels are in the language shown first, whatever language the program speaks
    let page = shown_first
        .within(|| environment().render_named_str(REPORT, TEMPLATE, Serde(&context)))
        .map_err(|error| OutputError::Source { name: REPORT.to_owned(), source: error.into() })?;
    Ok(page.into_bytes())
}

/// What the scripts of the page read.
#[derive(Serialize)]
struct PageData<'a> {
    facts: &'a Value,
    plan: Option<&'a Value>,
    comparison: Option<&'a Value>,
    images: &'a [Value],
}

/// What the template reads.
#[derive(Serialize)]
struct PageContext<'a> {
    lang: &'a str,
    facts: BTreeMap<&'a str, &'a Value>,
    plan: Option<&'a Value>,
    comparison: Option<&'a Value>,
    static_map: Option<Value>,
    has_map: bool,
    csp: String,
    css: &'a str,
    data: String,
    messages: String,
    notices: String,
    #[serde(flatten)]
    scripts: Scripts,
}

/// The facts that are in tables: profiles are drawn by scripts alone.
fn without_profiles(facts: &Value) -> BTreeMap<&str, &Value> {
    let all = facts.as_object().into_iter().flatten();
    all.map(|(name, value)| (name.as_str(), value)).filter(|(name, _)| *name != "profiles").collect()
}

fn environment() -> Environment<'static> {
    let mut environment = Environment::new();
    environment.set_auto_escape_callback(|_| AutoEscape::Html);
    environment.set_undefined_behavior(UndefinedBehavior::Lenient);
    add_functions(&mut environment);
    environment
}

/// All that runs or styles on the page.
#[derive(Serialize)]
struct Scripts {
    #[serde(rename = "js")]
    own: String,
    leaflet_js: String,
    leaflet_css: String,
    uplot_js: String,
    uplot_css: String,
}

impl Scripts {
    fn of(assets: Option<&Assets>) -> Self {
        let text = |of: fn(&Assets) -> &'static str| assets.map_or_else(String::new, |all| parsed(of(all)));
        Self {
            own: SCRIPTS.concat(),
            leaflet_js: text(|all| all.leaflet_js),
            leaflet_css: assets.map_or_else(String::new, with_images_inside),
            uplot_js: text(|all| all.uplot_js),
            uplot_css: text(|all| all.uplot_css),
        }
    }

    /// The Content-Security-Policy: nothing is fetched, and no script or style runs but these.
    fn policy(&self) -> String {
        let hashes = |texts: &[&str]| {
            let hash = |text: &&str| format!("'sha256-{}'", STANDARD.encode(Sha256::digest(text.as_bytes())));
            let used = texts.iter().filter(|text| !text.is_empty());
            used.map(hash).collect::<Vec<_>>().join(" ")
        };
        let scripts = hashes(&[&self.leaflet_js, &self.uplot_js, &self.own]);
        let styles = hashes(&[&self.leaflet_css, &self.uplot_css, STYLE]);
        format!(
            "default-src 'none'; script-src {scripts}; style-src {styles}; img-src data:; base-uri 'none'; form-action 'none'"
        )
    }
}

/// A script or style as a browser parses it, of which it makes the hash: without carriage returns. Names of source maps go: they would be asked for.
fn parsed(text: &str) -> String {
    let lines = text.lines().filter(|line| !line.starts_with("//# sourceMappingURL"));
    lines.collect::<Vec<_>>().join("\n")
}

/// Leaflet's style with the pictures that it names in place of their names.
fn with_images_inside(assets: &Assets) -> String {
    let mut style = parsed(assets.leaflet_css);
    for (name, bytes) in assets.leaflet_images {
        let inside = format!("url(data:image/png;base64,{})", STANDARD.encode(bytes));
        style = style.replace(&format!("url(images/{name})"), &inside);
    }
    style
}

/// JSON that may stand in a script element: nothing in it ends the element or begins markup.
fn in_script(json: &str) -> String {
    let mut text = String::with_capacity(json.len());
    for letter in json.chars() {
        match letter {
            '<' | '>' | '&' | '\u{2028}' | '\u{2029}' => {
                let _ = write!(text, "\\u{:04x}", u32::from(letter));
            }
            letter => text.push(letter),
        }
    }
    text
}

/// The messages that scripts show, by language; values stand in braces.
fn messages_of_scripts() -> Value {
    let of = |language: Language| {
        let own = names_beginning(OF_SCRIPTS).into_iter().map(|name| (name.to_owned(), name));
        let told = own.chain(words_of_scripts()).filter_map(|(name, id)| {
            let text = pattern_in(language, id)?;
            Some((name, Value::from(text.replace("{$", "{"))))
        });
        Value::Object(told.collect::<Map<String, Value>>())
    };
    json!({ "en": of(Language::English), "vi": of(Language::Vietnamese) })
}

fn notices(assets: Option<&Assets>) -> String {
    let licences = assets.iter().flat_map(|all| all.licences);
    let texts: Vec<String> = licences.map(|(name, text)| format!("{name}\n\n{}", text.trim())).collect();
    texts.join("\n\n\n")
}
