//! Antenna patterns in XML, rewritten as lines of the text format.
use crate::language::word;
use crate::text;
use roxmltree::{Document, Node};
use std::fmt::Write as _;

/// The lines of an XML document that holds one antenna; `None` for a text that is no XML.
///
/// Looked for, whatever else stands around them: an element with `Horizontal` or `Azimuth` in its name, and one with `Vertical` or `Elevation`,
/// in which the values stand as a list with `StartAngle` and `Step` (patterns of PAFX packages), as elements with an angle and a value each,
/// or as a text of such pairs; elements or attributes named for name, gain with unit, frequency and electrical tilt.
///
/// # Errors
/// The reason, when it is no well-formed XML or a cut is not found or there are several.
pub(super) fn lines_of_xml(text: &str) -> Option<Result<String, String>> {
    text.trim_start().starts_with('<').then(|| lines(text))
}

fn lines(text: &str) -> Result<String, String> {
    let document =
        Document::parse(text).map_err(|error| text!("antenna-xml-it-is-not-well-formed-xml", error))?;
    let root = document.root_element();
    let mut lines = String::new();
    for (key, names) in HEADER {
        if let Some(value) = value_named(root, names) {
            let unit = if *key == "GAIN" { gain_unit(root, &value) } else { String::new() };
            // a value of several lines would be read as lines of its own
            let value = value.replace(char::is_whitespace, " ");
            writeln!(lines, "{key} {value} {unit}").map_err(|error| error.to_string())?;
        }
    }
    for (key, words) in [("HORIZONTAL", ["horizontal", "azimuth"]), ("VERTICAL", ["vertical", "elevation"])] {
        let rows = rows_of(root, &words)?;
        writeln!(lines, "{key}\n{}", rows.join("\n")).map_err(|error| error.to_string())?;
    }
    Ok(lines)
}

/// Keys of the text format, and what elements and attributes that hold them are called.
const HEADER: &[(&str, &[&str])] = &[
    ("NAME", &["name", "antennaname", "model"]),
    ("FREQUENCY", &["frequency", "frequencymhz", "measurementfrequencymhz", "centerfrequency"]),
    ("GAIN", &["gain", "gaindbi", "gaindbd", "boresightgain", "maxgain", "peakgain"]),
    (
        "ELECTRICAL_TILT",
        &["electricaltilt", "electricaltiltdegrees", "electricaldowntilt", "tilt", "downtilt"],
    ),
];

/// A name without case, blanks and marks.
fn plain(name: &str) -> String {
    name.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_ascii_lowercase()
}

/// The text of the first attribute or element without children that has one of the names, the surest name first.
fn value_named(root: Node<'_, '_>, names: &[&str]) -> Option<String> {
    names.iter().find_map(|wanted| {
        root.descendants().filter(Node::is_element).find_map(|element| {
            let attribute = element.attributes().find(|attribute| plain(attribute.name()) == *wanted);
            let own = (plain(element.tag_name().name()) == *wanted
                && element.children().all(|child| child.is_text()))
            .then(|| element.text().unwrap_or_default());
            let found = attribute.map(|attribute| attribute.value()).or(own)?.trim();
            (!found.is_empty()).then(|| found.to_owned())
        })
    })
}

/// The unit of the gain: of its own text, an attribute or element, or its name.
fn gain_unit(root: Node<'_, '_>, value: &str) -> String {
    if value.chars().any(|letter| letter.is_ascii_alphabetic()) {
        return String::new();
    }
    let stated = value_named(root, &["boresightgainunit", "gainunit", "gainunits", "unit"]);
    let by_name = [("gaindbi", "dBi"), ("gaindbd", "dBd")].into_iter();
    let by_name =
        by_name.filter(|(name, _)| value_named(root, &[name]).is_some()).map(|(_, unit)| unit.to_owned());
    stated.filter(|unit| plain(unit).starts_with("db")).or(by_name.into_iter().next()).unwrap_or_default()
}

/// The rows of the one cut whose element has one of the words in its name.
fn rows_of(root: Node<'_, '_>, words: &[&str]) -> Result<Vec<String>, String> {
    let is_named = |node: &Node<'_, '_>| {
        let name = plain(node.tag_name().name());
        let typed = node.attributes().filter(|attribute| {
            matches!(plain(attribute.name()).as_str(), "type" | "plane" | "cut" | "name")
        });
        let typed = typed.map(|attribute| plain(attribute.value()));
        std::iter::once(name).chain(typed).any(|text| words.iter().any(|word| text.contains(word)))
    };
    let found: Vec<Vec<String>> =
        root.descendants().filter(|node| node.is_element() && is_named(node)).filter_map(cut_rows).collect();
    match found.as_slice() {
        [only] => Ok(only.clone()),
        [] => Err(text!("antenna-xml-no-cut-is-found-in-the", value = words.join(word("antenna-xml-or")))),
        several => Err(text!(
            "antenna-xml-cuts-named-are-in-the-xml",
            several = several.len(),
            value = words.join(word("antenna-xml-or"))
        )),
    }
}

/// The rows in an element: an angle and a value each; `None` where there are none.
fn cut_rows(cut: Node<'_, '_>) -> Option<Vec<String>> {
    /// A cut has more rows than this; less are its properties.
    const FEWEST: usize = 36;
    let rows = listed_rows(cut).or_else(|| element_rows(cut)).or_else(|| text_rows(cut))?;
    (rows.len() >= FEWEST).then_some(rows)
}

/// Values in one list, with the first angle and the step beside them.
fn listed_rows(cut: Node<'_, '_>) -> Option<Vec<String>> {
    let child = |names: &[&str]| {
        let mut elements = cut.children().filter(Node::is_element);
        elements.find(|element| names.contains(&plain(element.tag_name().name()).as_str()))?.text()
    };
    let values = child(&["gains", "values", "attenuations", "losses"])?;
    let start: f64 = child(&["startangle", "start"])?.trim().parse().ok()?;
    let step: f64 = child(&["step", "anglestep"])?.trim().parse().ok()?;
    let words =
        values.split(|letter: char| letter == ';' || letter.is_whitespace()).filter(|word| !word.is_empty());
    Some(words.enumerate().map(|(index, word)| format!("{} {word}", start + step * index as f64)).collect())
}

/// Elements with an angle and a value each, as attributes or as children.
fn element_rows(cut: Node<'_, '_>) -> Option<Vec<String>> {
    const ANGLES: [&str; 8] = ["angle", "ang", "azimuth", "elevation", "degree", "degrees", "phi", "theta"];
    const VALUES: [&str; 9] =
        ["attenuation", "att", "loss", "gain", "value", "level", "db", "attenuationdb", "lossdb"];
    let row = |element: Node<'_, '_>| {
        let of = |names: &[&str]| {
            let attribute =
                element.attributes().find(|attribute| names.contains(&plain(attribute.name()).as_str()));
            let mut children = element.children().filter(Node::is_element);
            let child = children.find(|child| names.contains(&plain(child.tag_name().name()).as_str()));
            attribute.map(|attribute| attribute.value()).or_else(|| child?.text()).map(str::trim)
        };
        let angle = of(&ANGLES)?;
        let value = of(&VALUES).or_else(|| element.text().map(str::trim).filter(|text| !text.is_empty()))?;
        Some(format!("{angle} {value}"))
    };
    let rows: Vec<String> = cut.children().filter(Node::is_element).filter_map(row).collect();
    (!rows.is_empty()).then_some(rows)
}

/// A text of pairs, one below the other or parted by semicolons.
fn text_rows(cut: Node<'_, '_>) -> Option<Vec<String>> {
    let text = cut.text()?;
    let rows = text.split(['\n', ';']).map(str::trim).filter(|row| !row.is_empty());
    let rows: Vec<String> = rows.map(str::to_owned).collect();
    rows.iter().all(|row| row.split_whitespace().count() == 2).then_some(rows)
}
