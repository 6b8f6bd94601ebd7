//! Remarks of the models on links.
use super::{limit_text, parameter_text};
use crate::language::{localized, unit as unit_text, word};
use crate::propagation::itm::ItmWarning;
use crate::propagation::{Caveat, CaveatKind, Limit, Remark};
use crate::text;

/// A remark on one link, with its value.
#[must_use]
pub fn of_link(caveat: &Caveat) -> String {
    match *caveat {
        Caveat::OutsideDomain { parameter, value, unit, low, high } => {
            let (value, limit) = (significant(value), limit_text(Limit { parameter, unit, low, high }));
            let parameter = parameter_text(parameter);
            text!("remarks-is-outside-the-model-range", parameter, value, unit = unit_text(unit), limit)
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
            text!("remarks-links-with-remark-of", model, remark = remark_text(remark))
        }
    }
}

/// As [`of_links`], after the name of the model.
#[must_use]
pub fn of_links_of(label: &str, kind: CaveatKind) -> String {
    match kind {
        CaveatKind::OutsideDomain { limit } => format!("{label}: {}", outside(limit)),
        CaveatKind::Remark { remark, .. } => {
            text!("remarks-remark-on-links", label, remark = remark_text(remark))
        }
    }
}

fn outside(limit: Limit) -> String {
    let (parameter, limit) = (parameter_text(limit.parameter), limit_text(limit));
    text!("remarks-links-whose-is-outside-the-model", parameter, limit)
}

fn remark_text(remark: Remark) -> &'static str {
    match remark {
        Remark::RayBlocked => word("remarks-terrain-or-clutter-blocks-the-direct"),
        Remark::BelowFreeSpace => word("remarks-the-formula-gives-less-loss-than"),
        Remark::ShortPath => word("remarks-shorter-than-0-25-km-free"),
        Remark::CoarseProfile => word("remarks-fewer-than-five-samples-straight-lines"),
        Remark::Itm(warning) => itm_text(warning),
        Remark::ItmHiddenLineOfSight => word("remarks-line-of-sight-mode-though-the"),
        Remark::ItmResampled => word("remarks-the-profile-is-unevenly-spaced-its"),
        Remark::ItmLocationIgnored => word("remarks-the-location-percentage-has-no-effect"),
    }
}

/// A warning of the reference implementation, with what it means for the value.
fn itm_text(warning: ItmWarning) -> &'static str {
    match warning {
        ItmWarning::TxTerminalHeight => word("remarks-the-transmitter-antenna-is-below-1"),
        ItmWarning::RxTerminalHeight => word("remarks-the-receiver-antenna-is-below-1"),
        ItmWarning::Frequency => word("remarks-the-frequency-is-below-40-mhz"),
        ItmWarning::PathNearUpperLimit => word("remarks-the-path-is-longer-than-1"),
        ItmWarning::PathTooShort => word("remarks-the-path-is-shorter-than-1"),
        ItmWarning::PathTooLong => word("remarks-the-path-is-longer-than-2"),
        ItmWarning::PathSteep => word("remarks-the-path-is-shorter-than-five"),
        ItmWarning::TxHorizonAngle => word("remarks-the-transmitter-horizon-is-over-200"),
        ItmWarning::RxHorizonAngle => word("remarks-the-receiver-horizon-is-over-200"),
        ItmWarning::TxHorizonNear => word("remarks-the-transmitter-horizon-is-nearer-than"),
        ItmWarning::RxHorizonNear => word("remarks-the-receiver-horizon-is-nearer-than"),
        ItmWarning::TxHorizonFar => word("remarks-the-transmitter-horizon-is-farther-than"),
        ItmWarning::RxHorizonFar => word("remarks-the-receiver-horizon-is-farther-than"),
        ItmWarning::ExtremeVariability => word("remarks-percentage-is-far-in-the-tail"),
        ItmWarning::SurfaceRefractivity => word("remarks-the-refractivity-at-the-height-of"),
    }
}

/// A number with six significant digits, without trailing zeros.
fn significant(value: f64) -> String {
    if value.abs() <= 0.0 || !value.is_finite() {
        return localized(value.to_string());
    }
    let decimals = (5.0 - value.abs().log10().floor()).clamp(0.0, 17.0) as usize;
    let text = format!("{value:.decimals$}");
    localized(if text.contains('.') {
        text.trim_end_matches('0').trim_end_matches('.').to_owned()
    } else {
        text
    })
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
