//! What a scenario refuses, the command line refuses, and the other way round.
use super::arguments::Arguments;
use crate::network::LteBandwidth;
use crate::pipeline::path::Surroundings;
use crate::propagation::{Limit, LinkCase, Parameter};
use crate::scenario::{AreaChoice, ClutterChoice, PropagationChoice, Scenario, ServiceChoice};
use clap::Parser;

const COVERAGE: &[&str] = &["coverage", "--dem", "dem.tif", "--site", "104,21,30", "-o", "out.tif"];
const PATH: &[&str] =
    &["path", "--dem", "dem.tif", "--tx", "104,21,30", "--rx", "104.1,21,2", "--frequency-mhz", "900"];

/// One quantity by its key in a scenario and its option of a command.
type Quantity = (fn(&mut Scenario) -> &mut f64, &'static str, &'static [&'static str], &'static str, Limit);

const QUANTITIES: [Quantity; 11] = [
    (
        |choices| choices.propagation.delta_n.get_or_insert_default(),
        "propagation.delta_n",
        PATH,
        "--delta-n",
        LinkCase::DELTA_N,
    ),
    (
        |choices| choices.propagation.surface_refractivity.get_or_insert_default(),
        "propagation.surface_refractivity",
        COVERAGE,
        "--n0",
        LinkCase::SURFACE_REFRACTIVITY,
    ),
    (
        |choices| &mut choices.propagation.radial_spacing_cells,
        "propagation.radial_spacing_cells",
        COVERAGE,
        "--radial-spacing",
        PropagationChoice::RADIAL_SPACING_CELLS,
    ),
    (
        |choices| choices.propagation.profile_step_m.get_or_insert_default(),
        "propagation.profile_step_m",
        PATH,
        "--step-m",
        PropagationChoice::PROFILE_STEP_M,
    ),
    (
        |choices| &mut choices.propagation.clearing_m,
        "propagation.clearing_m",
        PATH,
        "--clearing",
        PropagationChoice::CLEARING_M,
    ),
    (
        |choices| choices.clutter.get_or_insert_default().uniform_height_m.get_or_insert_default(),
        "clutter.uniform_height_m",
        COVERAGE,
        "--clutter-height",
        ClutterChoice::UNIFORM_HEIGHT_M,
    ),
    (
        |choices| choices.receiver.surroundings.height_m.get_or_insert_default(),
        "receiver.surroundings.height_m",
        PATH,
        "--surroundings-height",
        Surroundings::HEIGHT_M,
    ),
    (
        |choices| &mut choices.receiver.surroundings.street_width_m,
        "receiver.surroundings.street_width_m",
        COVERAGE,
        "--street-width",
        Surroundings::STREET_WIDTH_M,
    ),
    (
        |choices| &mut choices.service.radius_km,
        "service.radius_km",
        COVERAGE,
        "--radius-km",
        ServiceChoice::RADIUS_KM,
    ),
    (
        |choices| choices.area.resolution_m.get_or_insert_default(),
        "area.resolution_m",
        COVERAGE,
        "--resolution-m",
        AreaChoice::RESOLUTION_M,
    ),
    (
        |choices| &mut choices.sites.presets.lte.bandwidth_mhz,
        "sites.presets.lte.bandwidth_mhz",
        COVERAGE,
        "--bandwidth-mhz",
        Limit { parameter: Parameter::Bandwidth, unit: "MHz", low: 1.4, high: 20.0 },
    ),
];

fn scenario() -> Scenario {
    serde_json::from_value(serde_json::json!({
        "name": "Limits",
        "terrain": {"files": ["dem.tif"], "kind": "bare_earth"},
        "settlements": {"files": ["villages.csv"]},
        "sites": {"files": ["sites.csv"]},
    }))
    .expect("a scenario")
}

/// What each of the two says of a value; `None` where it is taken.
fn said((choice, key, command, option, _): Quantity, value: f64) -> [Option<String>; 2] {
    let mut choices = scenario();
    *choice(&mut choices) = value;
    let problem = choices.problems().into_iter().find(|problem| problem.key == key);
    let typed = value.to_string();
    let words = [&["signalgap"], command, &[option, &typed]].concat();
    let refused = Arguments::try_parse_from(words).err();
    [problem.map(|problem| problem.text), refused.map(|error| error.to_string())]
}

#[test]
fn scenario_and_command_line_refuse_the_same_values() {
    for quantity in QUANTITIES {
        let (_, key, _, _, limit) = quantity;
        for value in [limit.low, limit.high] {
            assert_eq!(said(quantity, value), [None, None], "{key} = {value}");
        }
        for value in [limit.low - 0.001, limit.high + 0.001, f64::NAN, f64::INFINITY] {
            let words = format!("outside {} to {} {}", limit.low, limit.high, limit.unit);
            for found in said(quantity, value) {
                let found = found.unwrap_or_else(|| panic!("{key} = {value} is taken"));
                let bandwidths = LteBandwidth::ALL.iter().all(|known| found.contains(known.key));
                assert!(found.contains(&words) || bandwidths, "{key} = {value}: {found}");
            }
        }
    }
}
