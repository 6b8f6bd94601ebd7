//! What a column holds, and the units that its header may state.
use crate::network::DIPOLE_GAIN_DBI;
use crate::text;

/// How a number becomes one of our own unit.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Scale {
    /// Multiplied.
    Factor(f64),
    /// Added to.
    Plus(f64),
    /// A power as a multiple of 1 mW, to dBm.
    Milliwatts(f64),
}

/// A unit that a header may state.
#[derive(Debug, PartialEq)]
pub(in crate::inputs) struct Unit {
    /// As it is written in a text.
    pub(in crate::inputs) name: &'static str,
    /// As headers write it: lower case, without blanks and marks.
    spellings: &'static [&'static str],
    scale: Scale,
}

impl Unit {
    const fn new(name: &'static str, spellings: &'static [&'static str], scale: Scale) -> Self {
        Self { name, spellings, scale }
    }

    /// A number of this unit in our own.
    ///
    /// # Errors
    /// A power in watts that is not above 0.
    pub(in crate::inputs) fn convert(&self, value: f64) -> Result<f64, String> {
        match self.scale {
            Scale::Factor(factor) => Ok(value * factor),
            Scale::Plus(offset) => Ok(value + offset),
            Scale::Milliwatts(factor) if value > 0.0 => Ok(10.0 * (value * factor).log10()),
            Scale::Milliwatts(_) => Err(text!("quantity-not-above-0", value = self.name)),
        }
    }
}

/// What a column holds; the first unit is our own.
#[derive(Debug, PartialEq)]
pub(in crate::inputs) struct Quantity {
    pub(in crate::inputs) units: &'static [Unit],
    pub(in crate::inputs) unstated: Unstated,
}

/// What a header without a unit means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::inputs) enum Unstated {
    /// Our own unit.
    Own,
    /// The unit follows from the size of each number: no number is possible in two.
    BySize,
    /// Nothing: without a unit the column is not read.
    Unknown,
}

const SAME: Scale = Scale::Factor(1.0);

impl Quantity {
    /// Texts, codes and numbers without a unit.
    pub(in crate::inputs) const TEXT: Self = Self { units: &[], unstated: Unstated::Own };
    /// Heights, m.
    pub(in crate::inputs) const HEIGHT: Self = Self {
        units: &[
            Unit::new(
                "m",
                &["m", "metre", "metres", "meter", "meters", "mtr", "mts", "metros", "magl", "met"],
                SAME,
            ),
            Unit::new("ft", &["ft", "feet", "foot", "ftagl", "pies", "pes", "pieds"], Scale::Factor(0.3048)),
            Unit::new("km", &["km"], Scale::Factor(1_000.0)),
            Unit::new("cm", &["cm"], Scale::Factor(0.01)),
        ],
        unstated: Unstated::Own,
    };
    /// Angles, degrees.
    pub(in crate::inputs) const ANGLE: Self = Self {
        units: &[
            Unit::new("degrees", DEGREES, SAME),
            Unit::new("radians", &["rad", "radian", "radians"], Scale::Factor(180.0 / std::f64::consts::PI)),
        ],
        unstated: Unstated::Own,
    };
    /// One coordinate: degrees, or metres of the file's CRS.
    pub(in crate::inputs) const COORDINATE: Self = Self {
        units: &[Unit::new("degrees", PLACE_UNITS, SAME), Unit::new("m", &["m", "metres", "meters"], SAME)],
        unstated: Unstated::Own,
    };
    /// Powers, dBm.
    pub(in crate::inputs) const POWER: Self = Self {
        units: &[
            Unit::new("dBm", &["dbm"], SAME),
            Unit::new("dBW", &["dbw"], Scale::Plus(30.0)),
            Unit::new("W", &["w", "watt", "watts", "vatios"], Scale::Milliwatts(1_000.0)),
            Unit::new("mW", &["mw", "milliwatt", "milliwatts"], Scale::Milliwatts(1.0)),
            Unit::new("kW", &["kw", "kilowatt", "kilowatts"], Scale::Milliwatts(1_000_000.0)),
        ],
        unstated: Unstated::Unknown,
    };
    /// Levels at a receiver, dBm.
    pub(in crate::inputs) const RECEIVED: Self = Self {
        units: &[Unit::new("dBm", &["dbm"], SAME), Unit::new("dBW", &["dbw"], Scale::Plus(30.0))],
        unstated: Unstated::Own,
    };
    /// Powers, W, as the row's text says.
    pub(in crate::inputs) const WATTS: Self =
        Self { units: &[Unit::new("W", &["w", "watt", "watts"], SAME)], unstated: Unstated::Own };
    /// Gains, dBi.
    pub(in crate::inputs) const GAIN: Self = Self {
        units: &[Unit::new("dBi", &["dbi"], SAME), Unit::new("dBd", &["dbd"], Scale::Plus(DIPOLE_GAIN_DBI))],
        unstated: Unstated::Own,
    };
    /// Losses and boosts, dB.
    pub(in crate::inputs) const LEVEL: Self =
        Self { units: &[Unit::new("dB", &["db"], SAME)], unstated: Unstated::Own };
    /// Frequencies, MHz.
    pub(in crate::inputs) const FREQUENCY: Self = Self { units: MEGAHERTZ, unstated: Unstated::BySize };
    /// Bandwidths, MHz.
    pub(in crate::inputs) const BANDWIDTH: Self = Self { units: MEGAHERTZ, unstated: Unstated::BySize };
    /// Numbers of people or households.
    pub(in crate::inputs) const COUNT: Self = Self {
        units: &[
            Unit::new(
                "people",
                &["people", "persons", "pers", "hab", "habitants", "inhabitants", "nguoi"],
                SAME,
            ),
            Unit::new(
                "thousands",
                &["thousand", "thousands", "1000", "000", "x1000"],
                Scale::Factor(1_000.0),
            ),
        ],
        unstated: Unstated::Own,
    };
    /// Shares, 0 to 1.
    pub(in crate::inputs) const SHARE: Self = Self {
        units: &[
            Unit::new("share", &["share", "01"], SAME),
            Unit::new("%", &["%", "percent", "pct"], Scale::Factor(0.01)),
        ],
        unstated: Unstated::Own,
    };
    /// Shares that stay in percent.
    pub(in crate::inputs) const PERCENT: Self =
        Self { units: &[Unit::new("%", &["%", "percent", "pct"], SAME)], unstated: Unstated::Own };

    /// Our own unit; `None` for texts.
    pub(in crate::inputs) fn own(&self) -> Option<&'static Unit> {
        self.units.first()
    }

    /// The unit that a header's text states.
    pub(in crate::inputs) fn unit(&self, spelling: &str) -> Option<&'static Unit> {
        self.units.iter().find(|unit| unit.spellings.contains(&spelling))
    }

    /// What may stand before a unit at the end of a header, with the unit.
    pub(in crate::inputs) fn without_unit<'h>(
        &self,
        header: &'h str,
    ) -> impl Iterator<Item = (&'h str, &'static Unit)> {
        self.units.iter().flat_map(move |unit| {
            unit.spellings.iter().filter_map(move |spelling| Some((header.strip_suffix(spelling)?, unit)))
        })
    }

    /// The names of the units, for a message.
    pub(in crate::inputs) fn unit_names(&self) -> String {
        self.units.iter().map(|unit| unit.name).collect::<Vec<_>>().join(", ")
    }
}

const DEGREES: &[&str] = &[
    "deg",
    "degs",
    "degree",
    "degrees",
    "\u{b0}",
    "\u{ba}",
    "degt",
    "degtrue",
    "degn",
    "grados",
    "graus",
    "degres",
    "do",
    "grad\u{b0}",
];
const PLACE_UNITS: &[&str] = &[
    "deg",
    "degree",
    "degrees",
    "\u{b0}",
    "dd",
    "decimal",
    "decimaldegrees",
    "decimaldegree",
    "degdecimal",
    "wgs84",
    "dms",
];
const MEGAHERTZ: &[Unit] = &[
    Unit::new("MHz", &["mhz"], SAME),
    Unit::new("kHz", &["khz"], Scale::Factor(1e-3)),
    Unit::new("GHz", &["ghz"], Scale::Factor(1e3)),
    Unit::new("Hz", &["hz"], Scale::Factor(1e-6)),
];

#[cfg(test)]
mod tests {
    use super::Quantity;

    #[test]
    fn units_convert() {
        for (quantity, unit, value, expected) in [
            (Quantity::HEIGHT, "ft", 100.0, 30.48),
            (Quantity::HEIGHT, "km", 0.03, 30.0),
            (Quantity::POWER, "w", 40.0, 46.0206),
            (Quantity::POWER, "dbw", 16.0, 46.0),
            (Quantity::POWER, "mw", 1.0, 0.0),
            (Quantity::GAIN, "dbd", 15.0, 17.15),
            (Quantity::FREQUENCY, "hz", 1_842_500_000.0, 1_842.5),
            (Quantity::FREQUENCY, "ghz", 2.14, 2_140.0),
            (Quantity::ANGLE, "rad", std::f64::consts::PI, 180.0),
            (Quantity::COUNT, "thousands", 1.5, 1_500.0),
        ] {
            let found = quantity.unit(unit).expect(unit).convert(value).expect("a number");
            assert!((found - expected).abs() < 1e-3, "{value} {unit}: {found}");
        }
        assert!(Quantity::POWER.unit("w").expect("W").convert(0.0).is_err());
        assert!(Quantity::HEIGHT.unit("miles").is_none());
    }
}
