//! The same villages and masts, however their table is written: separator, decimal comma, encoding, units, form of coordinates.
//!
//! Coordinates are whole multiples of 1/128 degree, 28.125 seconds; numbers of people are multiples of 125, heights of 1/64 km, frequencies of
//! 1/16 GHz. Binary fractions hold all of these exactly, and so do their decimal texts: every spelling must give the same bits.
use crate::inputs::settlements::read_settlements;
use crate::inputs::sites::read_sites;
use crate::scenario::{SettlementsChoice, SitesChoice};
use proptest::prelude::*;

/// How coordinates stand in a table.
#[derive(Clone, Copy, Debug)]
enum Form {
    Decimal,
    /// With a sign.
    Minutes,
    /// With letters.
    Letters,
    /// Degrees, minutes, seconds and letter in columns of their own.
    Columns,
    OneColumn,
    OneColumnOfLetters,
    Wkt,
}

/// One way to write a table.
#[derive(Clone, Copy, Debug)]
struct Dialect {
    separator: char,
    comma: bool,
    /// As the scenario states it; empty for UTF-8, `mark` for UTF-16 with a mark.
    encoding: &'static str,
    form: Form,
    /// Thousands, kilometres and gigahertz in the place of our own units.
    larger_units: bool,
}

fn dialects() -> impl Strategy<Value = Dialect> {
    let separators = prop::sample::select(vec![';', '\t', '|', ',']);
    let encodings = prop::sample::select(vec!["", "mark", "utf-16le", "utf-16be", "latin1", "windows-1258"]);
    let forms = prop::sample::select(vec![
        Form::Decimal,
        Form::Minutes,
        Form::Letters,
        Form::Columns,
        Form::OneColumn,
        Form::OneColumnOfLetters,
        Form::Wkt,
    ]);
    (separators, any::<bool>(), encodings, forms, any::<bool>()).prop_map(
        |(separator, comma, encoding, form, larger_units)| Dialect {
            separator,
            comma: comma && separator != ',',
            encoding,
            form,
            larger_units,
        },
    )
}

/// The reference: plain CSV.
const PLAIN: Dialect =
    Dialect { separator: ',', comma: false, encoding: "", form: Form::Decimal, larger_units: false };

impl Dialect {
    fn number(self, value: f64) -> String {
        let text = value.to_string();
        if self.comma { text.replace('.', ",") } else { text }
    }

    /// An angle of so many 1/128 degrees: degrees, minutes and seconds without a sign.
    fn minutes(self, steps: i32) -> (u32, u32, String) {
        let seconds = f64::from(steps.unsigned_abs() % 128) * 28.125;
        let minutes = (seconds / 60.0).floor();
        (steps.unsigned_abs() / 128, minutes as u32, self.number(seconds - minutes * 60.0))
    }

    fn letters(self, steps: i32, [positive, negative]: [char; 2]) -> String {
        let (degrees, minutes, seconds) = self.minutes(steps);
        format!("{degrees}\u{b0}{minutes}'{seconds}\"{}", if steps < 0 { negative } else { positive })
    }

    fn header(self) -> Vec<&'static str> {
        match self.form {
            Form::Decimal | Form::Minutes | Form::Letters => vec!["lon", "lat"],
            Form::Columns => vec![
                "long_degrees",
                "long_minutes",
                "long_seconds",
                "long_direction",
                "lat_degrees",
                "lat_minutes",
                "lat_seconds",
                "lat_direction",
            ],
            Form::OneColumn => vec!["lat_lon"],
            Form::OneColumnOfLetters => vec!["coordinates"],
            Form::Wkt => vec!["wkt"],
        }
    }

    fn place(self, [lon, lat]: [i32; 2]) -> Vec<String> {
        let degrees = |steps: i32| f64::from(steps) / 128.0;
        let signed = |steps: i32| {
            let (degrees, minutes, seconds) = self.minutes(steps);
            format!("{}{degrees} {minutes} {seconds}", if steps < 0 { "-" } else { "" })
        };
        let apart = |steps: i32, [positive, negative]: [&str; 2]| {
            let (degrees, minutes, seconds) = self.minutes(steps);
            let direction = if steps < 0 { negative } else { positive };
            [degrees.to_string(), minutes.to_string(), seconds, direction.to_owned()]
        };
        let between = if self.comma { "; " } else { ", " };
        let letters = [self.letters(lon, ['E', 'W']), self.letters(lat, ['N', 'S'])];
        match self.form {
            Form::Decimal => vec![self.number(degrees(lon)), self.number(degrees(lat))],
            Form::Minutes => vec![signed(lon), signed(lat)],
            Form::Letters => letters.to_vec(),
            Form::Columns => [apart(lon, ["E", "W"]), apart(lat, ["N", "S"])].concat(),
            Form::OneColumn => {
                vec![format!("{}{between}{}", self.number(degrees(lat)), self.number(degrees(lon)))]
            }
            Form::OneColumnOfLetters => vec![letters.join(" ")],
            Form::Wkt => vec![format!("POINT ({} {})", degrees(lon), degrees(lat))],
        }
    }

    /// The bytes of a table; a column of halves shows that commas are decimal ones.
    fn written(self, header: &[&str], rows: &[Vec<String>]) -> Vec<u8> {
        let quoted = |text: &str| {
            if text.contains([self.separator, '"']) {
                format!("\"{}\"", text.replace('"', "\"\""))
            } else {
                text.to_owned()
            }
        };
        let line = |fields: Vec<String>| fields.join(&self.separator.to_string()) + "\r\n";
        let mut text = line(header.iter().map(|name| quoted(name)).chain(["slope".to_owned()]).collect());
        for row in rows {
            text.push_str(&line(row.iter().map(|field| quoted(field)).chain([self.number(0.5)]).collect()));
        }
        match self.encoding {
            "" => text.into_bytes(),
            "mark" => {
                [0xFF, 0xFE].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect()
            }
            "utf-16le" => text.encode_utf16().flat_map(u16::to_le_bytes).collect(),
            "utf-16be" => text.encode_utf16().flat_map(u16::to_be_bytes).collect(),
            label => {
                let encoding = encoding_rs::Encoding::for_label(label.as_bytes()).expect(label);
                encoding.encode(&text).0.into_owned()
            }
        }
    }

    /// What the scenario says of the table.
    fn choice(self, folder: &std::path::Path, bytes: &[u8]) -> String {
        let path = folder.join("t.csv");
        std::fs::write(&path, bytes).expect("a file");
        let stated = if matches!(self.encoding, "" | "mark") {
            String::new()
        } else {
            format!("encoding = \"{}\"", self.encoding)
        };
        format!("files = {:?}\n{stated}", path.display().to_string())
    }
}

/// Place in 1/128 degrees, people in 125, height in 1/64 km, downlink in 1/16 GHz from 1.8125 GHz.
type Thing = (String, [i32; 2], u32, u32, u32);

fn things() -> impl Strategy<Value = Vec<Thing>> {
    let place = (-22_000..22_000_i32, -11_000..11_000_i32).prop_map(|(lon, lat)| [lon, lat]);
    prop::collection::vec(
        ("[a-z\u{ea}\u{e9}][a-z\u{e0},;| ]{0,6}[a-z]", place, 0..80_u32, 1..7_u32, 0..2_u32),
        1..6,
    )
}

fn villages(dialect: Dialect, things: &[Thing]) -> Vec<String> {
    let header: Vec<&str> =
        ["id", "name", if dialect.larger_units { "pop (thousands)" } else { "population" }]
            .into_iter()
            .chain(dialect.header())
            .collect();
    let row = |(index, (name, place, people, _, _)): (usize, &Thing)| {
        let people = f64::from(*people) * if dialect.larger_units { 0.125 } else { 125.0 };
        [format!("00{index}"), name.clone(), dialect.number(people)]
            .into_iter()
            .chain(dialect.place(*place))
            .collect()
    };
    let rows: Vec<Vec<String>> = things.iter().enumerate().map(row).collect();
    let folder = tempfile::tempdir().expect("a folder");
    let choice = dialect.choice(folder.path(), &dialect.written(&header, &rows));
    let choice: SettlementsChoice = toml::from_str(&choice).expect("a choice");
    let found = read_settlements(&choice).expect("villages");
    assert_eq!(found.rejects, [], "{dialect:?}");
    let village = |draft: &crate::inputs::settlements::SettlementDraft| {
        let cluster = &draft.clusters()[0];
        format!("{:?} {:?} {:?}", draft.facts, cluster.samples, cluster.population)
    };
    found.rows.iter().map(village).collect()
}

fn sectors(dialect: Dialect, things: &[Thing]) -> Vec<String> {
    let (height, frequency) = if dialect.larger_units {
        ("Height (km)", "Frequency (GHz)")
    } else {
        ("Height (m)", "Frequency (MHz)")
    };
    let header: Vec<&str> = ["site_id", "operator", "technology", height, frequency]
        .into_iter()
        .chain(dialect.header())
        .collect();
    let row = |(index, (name, place, _, height, downlink)): (usize, &Thing)| {
        let unit = if dialect.larger_units { 1.0 } else { 1_000.0 };
        let height = dialect.number(f64::from(*height) / 64.0 * unit);
        let downlink = dialect.number((1.8125 + f64::from(*downlink) / 16.0) * unit);
        let texts = [format!("00{index}"), name.clone(), "LTE".to_owned(), height, downlink];
        texts.into_iter().chain(dialect.place(*place)).collect()
    };
    let rows: Vec<Vec<String>> = things.iter().enumerate().map(row).collect();
    let folder = tempfile::tempdir().expect("a folder");
    let choice = dialect.choice(folder.path(), &dialect.written(&header, &rows));
    let choice: SitesChoice = toml::from_str(&choice).expect("a choice");
    let found = read_sites(&choice).expect("sectors");
    assert_eq!(found.rejects, [], "{dialect:?}");
    found.rows.iter().map(|draft| format!("{:?}", draft.sector())).collect()
}

proptest! {
    #[test]
    fn any_dialect_gives_the_same_villages_and_sectors(dialect in dialects(), things in things()) {
        prop_assert_eq!(villages(dialect, &things), villages(PLAIN, &things));
        prop_assert_eq!(sectors(dialect, &things), sectors(PLAIN, &things));
    }
}
