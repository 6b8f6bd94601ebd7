//! Units that are words rather than symbols.
use super::word;

/// A unit as a text shows it: `degrees` in the current language, symbols such as `dBm` as they are.
#[must_use]
pub fn unit(name: &str) -> &str {
    match name {
        "degrees" => word("unit-degrees"),
        "degrees of longitude" => word("unit-degrees-longitude"),
        "degrees of latitude" => word("unit-degrees-latitude"),
        "m above ground" => word("unit-m-above-ground"),
        "a year" => word("unit-a-year"),
        "of the people" => word("unit-of-the-people"),
        "cells" => word("unit-cells"),
        "gaps" => word("unit-gaps"),
        "hops" => word("unit-hops"),
        "ports" => word("unit-ports"),
        "people" => word("unit-people"),
        "households" => word("unit-households"),
        "years" => word("unit-years"),
        "days" => word("unit-days"),
        symbol => symbol,
    }
}
