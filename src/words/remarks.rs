//! Remarks of the models on links.
use super::{limit_text, parameter_text};
use crate::propagation::itm::ItmWarning;
use crate::propagation::{Caveat, CaveatKind, Limit, Remark};

/// A remark on one link, with its value.
#[must_use]
pub fn of_link(caveat: &Caveat) -> String {
    match *caveat {
        Caveat::OutsideDomain { parameter, value, unit, low, high } => {
            let (value, limit) = (significant(value), limit_text(Limit { parameter, unit, low, high }));
            let parameter = parameter_text(parameter);
            format!("{parameter} {value} {unit} is outside the model's range, {limit}")
        }
        Caveat::Remark { remark, .. } => remark_text(remark).to_owned(),
    }
}

/// The same for several links.
#[must_use]
pub fn of_links(kind: CaveatKind) -> String {
    match kind {
        CaveatKind::OutsideDomain { limit } => outside(limit),
        CaveatKind::Remark { model, remark } => {
            format!("links with a remark of {model}: {}", remark_text(remark))
        }
    }
}

/// As [`of_links`], after the name of the model.
#[must_use]
pub fn of_links_of(label: &str, kind: CaveatKind) -> String {
    match kind {
        CaveatKind::OutsideDomain { limit } => format!("{label}: {}", outside(limit)),
        CaveatKind::Remark { remark, .. } => format!("{label}: remark on links: {}", remark_text(remark)),
    }
}

fn outside(limit: Limit) -> String {
    let (parameter, limit) = (parameter_text(limit.parameter), limit_text(limit));
    format!("links whose {parameter} is outside the model's range, {limit}")
}

const fn remark_text(remark: Remark) -> &'static str {
    match remark {
        Remark::RayBlocked => "terrain or clutter blocks the direct ray, which this model ignores",
        Remark::BelowFreeSpace => "the formula gives less loss than free space; the free-space loss is used",
        Remark::ShortPath => {
            "shorter than 0.25 km: free space with diffraction, without ducting and troposcatter"
        }
        Remark::CoarseProfile => "fewer than five samples: straight lines are assumed between them",
        Remark::Itm(warning) => itm_text(warning),
        Remark::ItmHiddenLineOfSight => {
            "line-of-sight mode, though the terrain blocks the ray between the antennas: the loss is interpolated between \
             two-ray propagation and diffraction beyond the horizon"
        }
        Remark::ItmResampled => {
            "the profile is unevenly spaced; its heights were read at equal spacing between the points"
        }
        Remark::ItmLocationIgnored => "the location percentage has no effect in this variability mode",
    }
}

/// A warning of the reference implementation, with what it means for the value.
const fn itm_text(warning: ItmWarning) -> &'static str {
    match warning {
        ItmWarning::TxTerminalHeight => "the transmitter antenna is below 1 m or above 1,000 m",
        ItmWarning::RxTerminalHeight => "the receiver antenna is below 1 m or above 1,000 m",
        ItmWarning::Frequency => "the frequency is below 40 MHz or above 10 GHz",
        ItmWarning::PathNearUpperLimit => "the path is longer than 1,000 km",
        ItmWarning::PathTooShort => "the path is shorter than 1 km",
        ItmWarning::PathTooLong => "the path is longer than 2,000 km; the loss is very uncertain",
        ItmWarning::PathSteep => {
            "the path is shorter than five times the difference of the effective heights; rays are steeper than the model assumes"
        }
        ItmWarning::TxHorizonAngle => {
            "the transmitter's horizon is over 200 mrad from the horizontal; small-angle approximations may break down"
        }
        ItmWarning::RxHorizonAngle => {
            "the receiver's horizon is over 200 mrad from the horizontal; small-angle approximations may break down"
        }
        ItmWarning::TxHorizonNear => {
            "the transmitter's horizon is nearer than a tenth of that over a smooth Earth; the loss is doubtful"
        }
        ItmWarning::RxHorizonNear => {
            "the receiver's horizon is nearer than a tenth of that over a smooth Earth; the loss is doubtful"
        }
        ItmWarning::TxHorizonFar => {
            "the transmitter's horizon is farther than three times that over a smooth Earth; the loss is doubtful"
        }
        ItmWarning::RxHorizonFar => {
            "the receiver's horizon is farther than three times that over a smooth Earth; the loss is doubtful"
        }
        ItmWarning::ExtremeVariability => {
            "a percentage is far in the tail of its distribution; the quantile is uncertain"
        }
        ItmWarning::SurfaceRefractivity => {
            "the refractivity at the height of the terrain is below 250 N-units; the bending of rays is uncertain"
        }
    }
}

/// A number with six significant digits, without trailing zeros.
fn significant(value: f64) -> String {
    if value.abs() <= 0.0 || !value.is_finite() {
        return value.to_string();
    }
    let decimals = (5.0 - value.abs().log10().floor()).clamp(0.0, 17.0) as usize;
    let text = format!("{value:.decimals$}");
    if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.').to_owned() } else { text }
}

#[cfg(test)]
mod tests {
    use super::{of_link, of_links, of_links_of, significant};
    use crate::propagation::{Caveat, Limit, Parameter, Remark};

    #[test]
    fn a_remark_names_value_and_limits() {
        let limit = Limit { parameter: Parameter::EffectiveBaseHeight, unit: "m", low: 30.0, high: 200.0 };
        let caveat = limit.caveat(388.496_863_013_880_44).expect("a caveat");
        let text = "effective base antenna height 388.497 m is outside the model's range, 30 to 200 m";
        assert_eq!(of_link(&caveat), text);
        let counted = "links whose effective base antenna height is outside the model's range, 30 to 200 m";
        assert_eq!(of_links(caveat.kind()), counted);
    }

    #[test]
    fn a_remark_of_the_models_own_names_the_model_once() {
        let caveat = Caveat::Remark { model: "itm", remark: Remark::ItmResampled };
        assert!(of_links(caveat.kind()).starts_with("links with a remark of itm: the profile is unevenly"));
        let labelled = of_links_of("itm (compared)", caveat.kind());
        assert!(labelled.starts_with("itm (compared): remark on links: the profile is unevenly"));
    }

    #[test]
    fn six_digits_are_kept() {
        for (value, text) in [
            (0.249_999, "0.249999"),
            (-570.0, "-570"),
            (1_000_001.0, "1000001"),
            (5.000_012, "5.00001"),
            (0.0, "0"),
            (f64::NAN, "NaN"),
        ] {
            assert_eq!(significant(value), text);
        }
    }
}
