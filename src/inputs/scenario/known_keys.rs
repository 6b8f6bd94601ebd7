//! Which keys a scenario may have, derived from the types themselves.
use crate::language::Language;
use crate::link::{BuildingClass, Receiver, Surroundings};
use crate::measurements::MeasuredQuantity;
use crate::network::{SectorPattern, Technology};
use crate::propagation::ModelOptions;
use crate::propagation::itm::ItmOptions;
use crate::scenario::{
    AreaChoice, BackhaulChoice, CandidatePlace, ClutterChoice, ClutterTableKey, ColumnValue, CommunesChoice,
    Costs, HeightUnit, IndicatorsChoice, MeasuredLink, MeasuredTransmitter, MeasurementsChoice, Misses,
    NewMastChoice, OutputChoice, PlanChoice, Presets, PropagationChoice, RankingChoice, RemediesChoice,
    ReportsChoice, Scenario, SeaChoice, ServiceChoice, SettlementsChoice, SitesChoice, SitesFormat,
    SpectrumChoice, TerrainChoice,
};
use crate::terrain::TerrainKind;
use crate::text;
use std::collections::BTreeMap;
use std::path::PathBuf;
use toml::{Table, Value};

/// Tables whose keys the user names.
const FREE: [(&str, &str); 9] = [
    ("plan", "minima"),
    ("ranking", "weights"),
    ("ranking", "scales"),
    ("settlements", "columns"),
    ("sites", "columns"),
    ("measurements", "columns"),
    ("reports", "columns"),
    ("sites", "every"),
    ("clutter", "heights_m"),
];

/// The keys under `[sites]` of which those of several files add up.
pub(super) const ACCUMULATED: [&str; 3] = ["remove", "change", "add"];

/// The table of variants, which is no part of a scenario.
pub(super) const VARIANTS: &str = "variants";

/// The tree of known keys: a scenario in which every choice is made, as a table; `*` stands for any key.
pub(in crate::inputs) fn known_keys() -> Table {
    let mut table = Table::try_from(everything_chosen()).expect("a scenario is a table of plain values");
    if let Some(Value::Table(sites)) = table.get_mut("sites") {
        // written as parts, kept as a list of steps
        sites.extend(ACCUMULATED.map(|key| (key.to_owned(), Value::Array(Vec::new()))));
    }
    let variants =
        [("combine", Value::Boolean(true)), ("axes", any_key()), ("cases", Value::Array(Vec::new()))];
    let variants = variants.into_iter().map(|(key, value)| (key.to_owned(), value));
    table.insert(VARIANTS.to_owned(), Value::Table(variants.collect()));
    for (section, key) in FREE {
        if let Some(Value::Table(inner)) = table.get_mut(section).and_then(|section| section.get_mut(key)) {
            inner.insert("*".to_owned(), Value::Boolean(true));
        }
    }
    table
}

/// A table whose keys are checked elsewhere.
fn any_key() -> Value {
    Value::Table(Table::from_iter([("*".to_owned(), Value::Boolean(true))]))
}

fn everything_chosen() -> Scenario {
    let text = || Some(String::new());
    Scenario {
        name: String::new(),
        description: String::new(),
        language: Some(Language::English),
        area: AreaChoice {
            crs: text(),
            resolution_m: Some(0.0),
            bounds: Some([0.0; 4]),
            ..AreaChoice::default()
        },
        terrain: TerrainChoice {
            files: Vec::new(),
            kind: TerrainKind::BareEarth,
            surface: vec![String::new()],
            crs: text(),
            height_unit: Some(HeightUnit::Metre),
            void_fill_max_cells: 0,
            sea: Some(SeaChoice::Ground),
        },
        clutter: Some(ClutterChoice {
            files: vec![String::new()],
            uniform_height_m: Some(0.0),
            height_factor: 2.0,
            height_files: vec![String::new()],
            crs: text(),
            table: Some(ClutterTableKey::None),
            heights_m: BTreeMap::from([("*".to_owned(), 0.0)]),
            ..ClutterChoice::default()
        }),
        settlements: SettlementsChoice {
            files: Vec::new(),
            layer: text(),
            crs: text(),
            encoding: text(),
            columns: BTreeMap::new(),
            attributes: Vec::new(),
            polygon_spacing_m: 0.0,
            position_uncertainty_m: 0.0,
        },
        communes: every_commune_choice(),
        sites: every_site_choice(),
        measurements: Some(every_measurement_choice()),
        reports: Some(every_report_choice()),
        propagation: PropagationChoice {
            profile_step_m: Some(0.0),
            itu_maps: Some(PathBuf::new()),
            calibration: Some(PathBuf::new()),
            condition_on_measurements: false,
            model_options: every_model_option(),
            ..PropagationChoice::default()
        },
        receiver: Receiver {
            indoor: Some(BuildingClass::Traditional),
            surroundings: Surroundings { height_m: Some(0.0), ..Surroundings::default() },
            ..Receiver::default()
        },
        service: ServiceChoice::default(),
        ranking: RankingChoice {
            scales: BTreeMap::from([("*".to_owned(), 0.0)]),
            fair_cost_per_person: Some(0.0),
            ..RankingChoice::default()
        },
        remedies: RemediesChoice::default(),
        costs: Some(every_cost()),
        plan: every_plan_choice(),
        spectrum: vec![SpectrumChoice {
            operator: String::new(),
            technology: Technology::Lte,
            band: String::new(),
            frequency_mhz: None,
            bandwidth_mhz: None,
            power_dbm: None,
        }],
        candidate_places: vec![CandidatePlace {
            name: String::new(),
            longitude_deg: 0.0,
            latitude_deg: 0.0,
            antenna_height_m: None,
        }],
        indicators: IndicatorsChoice::default(),
        new_mast: NewMastChoice {
            radius_km: Some(0.0),
            forbidden_areas: vec![String::new()],
            ..NewMastChoice::default()
        },
        output: OutputChoice::default(),
    }
}

fn every_site_choice() -> SitesChoice {
    let text = || Some(String::new());
    SitesChoice {
        files: Vec::new(),
        layer: text(),
        format: SitesFormat::Auto,
        crs: text(),
        encoding: text(),
        columns: BTreeMap::new(),
        join: vec![String::new()],
        technology: Some(Technology::Lte),
        patterns_folder: Some(PathBuf::new()),
        sector_pattern: SectorPattern::default(),
        presets: Presets::default(),
        every: BTreeMap::from([("*".to_owned(), ColumnValue::Truth(true))]),
        bands: vec![String::new()],
        changes: Vec::new(),
    }
}

fn every_commune_choice() -> CommunesChoice {
    let any = || BTreeMap::from([("*".to_owned(), String::new())]);
    CommunesChoice {
        polygons: vec![String::new()],
        layer: Some(String::new()),
        crs: Some(String::new()),
        columns: any(),
        crosswalk: vec![String::new()],
        crosswalk_columns: any(),
        encoding: Some(String::new()),
        ..CommunesChoice::default()
    }
}

fn every_measurement_choice() -> MeasurementsChoice {
    let (text, some) = (|| Some(String::new()), Some(0.0));
    let transmitter = MeasuredTransmitter {
        id: String::new(),
        longitude_deg: 0.0,
        latitude_deg: 0.0,
        height_m: 0.0,
        frequency_mhz: 0.0,
        eirp_dbm: 0.0,
    };
    MeasurementsChoice {
        files: vec![String::new()],
        layer: text(),
        crs: text(),
        encoding: text(),
        columns: BTreeMap::from([("*".to_owned(), String::new())]),
        quantity: Some(MeasuredQuantity::Rsrp),
        floor_dbm: some,
        misses: Misses::Auto,
        distance_km: Some([0.0; 2]),
        level_dbm: Some([0.0; 2]),
        least_readings: Some(1),
        average_over_m: some,
        link: MeasuredLink {
            longitude_deg: some,
            latitude_deg: some,
            height_m: some,
            frequency_mhz: some,
            eirp_dbm: some,
            receiver_height_m: some,
            receiver_gain_db: some,
        },
        transmitters: vec![transmitter],
    }
}

fn every_report_choice() -> ReportsChoice {
    let text = || Some(String::new());
    ReportsChoice {
        files: vec![String::new()],
        layer: text(),
        encoding: text(),
        columns: BTreeMap::from([("*".to_owned(), String::new())]),
        date: text(),
        technology: Some(Technology::Lte),
        ..ReportsChoice::default()
    }
}

fn every_plan_choice() -> PlanChoice {
    PlanChoice {
        cost: Some(0.0),
        currency: Some(String::new()),
        costs: Some(PathBuf::new()),
        target_share: Some(0.0),
        minima: BTreeMap::from([("*".to_owned(), 0.0)]),
        power_lines: vec![String::new()],
        roads: vec![String::new()],
        backhaul: BackhaulChoice { fibre_ends: vec![String::new()], ..BackhaulChoice::default() },
        ..PlanChoice::default()
    }
}

fn every_cost() -> Costs {
    let some = Some(0.0);
    Costs {
        currency: String::new(),
        price_year: 0,
        visit: some,
        add_carrier: some,
        new_sector: some,
        turn_or_tilt: some,
        taller_mast: some,
        taller_mast_per_m: some,
        small_remote_sector: some,
        repeater: some,
        new_mast: some,
        new_mast_per_m: some,
        satellite_terminal: some,
        rent_years: some,
    }
}

fn every_model_option() -> ModelOptions {
    let some = Some(0.0);
    let itm = ItmOptions { time_percent: some, location_percent: some, ..ItmOptions::default() };
    ModelOptions { itm, ..ModelOptions::default() }
}

/// The known key nearest to a misspelt one, if any is near.
pub(in crate::inputs) fn nearest<'k>(key: &str, known: impl Iterator<Item = &'k String>) -> Option<&'k str> {
    /// Jaro-Winkler similarity from which two names look alike.
    const ALIKE: f64 = 0.75;
    known
        .map(|name| (strsim::jaro_winkler(key, name), name.as_str()))
        .filter(|(similarity, _)| *similarity >= ALIKE)
        .max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(a.1)))
        .map(|(_, name)| name)
}

/// The hint for a misspelt choice, from the error that lists the known ones between backticks, the unknown one first.
pub(in crate::inputs) fn nearest_choice(reason: &str) -> Option<String> {
    let listed = reason.strip_prefix("unknown variant ")?;
    let names: Vec<String> = listed.split('`').skip(1).step_by(2).map(str::to_owned).collect();
    let (unknown, known) = names.split_first()?;
    nearest(unknown, known.iter()).map(|near| text!("did-you-mean", near))
}

#[cfg(test)]
mod tests {
    use super::{known_keys, nearest, nearest_choice};
    use crate::inputs::scenario::source_files::line_of;

    #[test]
    fn every_table_and_free_names_are_known() {
        let known = known_keys();
        for section in [
            "area",
            "terrain",
            "clutter",
            "settlements",
            "sites",
            "propagation",
            "service",
            "ranking",
            "indicators",
            "new_mast",
        ] {
            assert!(known[section].is_table(), "{section}");
        }
        assert!(known["ranking"]["weights"].as_table().expect("a table").contains_key("*"));
        assert!(known["area"].as_table().expect("a table").contains_key("crs"));
    }

    #[test]
    fn the_starter_shows_every_key() {
        let starter = include_str!("../../cli/starter/scenario.toml");
        // an optional key is shown as a comment
        let shown: String = starter
            .lines()
            .map(|line| line.strip_prefix("# ").unwrap_or(line))
            .fold(String::new(), |text, line| text + line + "\n");
        let mut keys = Vec::new();
        collect_keys(&known_keys(), "", &mut keys);
        // where the numbers of a default come from is in the manifest, not the user's to say
        let missing: Vec<&String> =
            keys.iter().filter(|key| !key.ends_with(".source") && line_of(&shown, key).is_none()).collect();
        assert!(keys.len() > 80, "{}", keys.len());
        assert!(missing.is_empty(), "the starter does not show {missing:?}");
    }

    fn collect_keys(table: &toml::Table, prefix: &str, keys: &mut Vec<String>) {
        for (key, value) in table.iter().filter(|(key, _)| *key != "*") {
            match value {
                toml::Value::Table(inner) => collect_keys(inner, &format!("{prefix}{key}."), keys),
                _ => keys.push(format!("{prefix}{key}")),
            }
        }
    }

    #[test]
    fn the_nearest_key_is_suggested() {
        let known = known_keys();
        let service = known["service"].as_table().expect("a table");
        assert_eq!(nearest("raduis_km", service.keys()), Some("radius_km"));
        assert_eq!(nearest("zzz", service.keys()), None);
    }

    #[test]
    fn the_nearest_choice_is_suggested() {
        let reason = |name: &str| format!("unknown variant `{name}`, expected `p1812` or `p526`");
        assert_eq!(nearest_choice(&reason("p1821")), Some("; did you mean `p1812`?".to_owned()));
        assert_eq!(nearest_choice(&reason("zzz")), None);
        assert_eq!(nearest_choice("invalid type: integer `7`, expected a string"), None);
    }
}
