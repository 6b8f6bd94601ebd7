//! Free space.
use super::effective_height::LinkGeometry;
use super::formula::{Evaluation, Formula, USABLE_FREQUENCY, USABLE_HEIGHT};
use super::{
    Caveat, ClutterTreatment, Document, Domain, Limit, Parameter, PropagationMode, Remark, Signal, Source,
    free_space_loss,
};

/// Free space over the straight line between the antennas: the least loss there can be, and a yardstick for the rest.
/// A path whose ray is blocked carries a caveat.
#[derive(Clone, Copy, Debug, Default)]
pub struct FreeSpace;

const SOURCE: Source = Source { key: "free_space", document: Document::P525 };

// the source states no limits: those of the arithmetic
const DOMAIN: Domain = Domain {
    frequency_mhz: USABLE_FREQUENCY,
    ground_distance_km: Limit { parameter: Parameter::GroundDistance, unit: "km", low: 0.0, high: 20_000.0 },
    tx_height_agl_m: USABLE_HEIGHT,
    rx_height_agl_m: USABLE_HEIGHT,
};

impl Formula for FreeSpace {
    const SOURCE: &'static Source = &SOURCE;
    const DOMAIN: &'static Domain = &DOMAIN;
    const CLUTTER: ClutterTreatment = ClutterTreatment::Ignored;
    const NOT_BELOW_FREE_SPACE: bool = false;

    fn evaluate(&self, link: &LinkGeometry, signal: Signal) -> Evaluation {
        let loss = free_space_loss(link.slant_range(), signal.frequency);
        in_sight_only(Evaluation::of(loss.db()), SOURCE.key, link)
    }
}

/// Adds whether the ray is free, and a remark where it is not, to the value of a model that takes it for granted.
pub(super) fn in_sight_only(value: Evaluation, model: &'static str, link: &LinkGeometry) -> Evaluation {
    if link.line_of_sight {
        return Evaluation { mode: Some(PropagationMode::LineOfSight), ..value };
    }
    Evaluation {
        mode: Some(PropagationMode::NonLineOfSight),
        caveats: vec![Caveat::Remark { model, remark: Remark::RayBlocked }],
        ..value
    }
}

#[cfg(test)]
mod tests {
    use super::FreeSpace;
    use crate::propagation::test_links::link_over;
    use crate::propagation::{Caveat, Remark, free_space_loss};
    use crate::units::{Frequency, Length};

    #[test]
    fn one_kilometre_at_one_gigahertz() {
        // 32.4478 + 20 log10(1000 MHz) + 20 log10(1 km)
        let loss = free_space_loss(Length::from_kilometres(1.0), Frequency::from_megahertz(1_000.0));
        assert!((loss.db() - 92.4478).abs() < 1e-4);
    }

    #[test]
    fn the_slant_range_counts_and_a_blocked_ray_is_remarked() {
        // 3 km apart, 4 km higher: 5 km, 92.4478 + 13.9794 dB
        let steep = link_over(&[(0.0, 4_000.0), (3.0, 0.0)]).loss(&FreeSpace, 1_000.0, (10.0, 10.0));
        assert!((steep.basic_transmission_loss.db() - 106.4272).abs() < 1e-4);
        assert!(steep.caveats.is_empty());
        let ridge = link_over(&[(0.0, 0.0), (1.5, 20.0), (3.0, 0.0)]).loss(&FreeSpace, 1_000.0, (10.0, 10.0));
        assert!(matches!(
            ridge.caveats[..],
            [Caveat::Remark { model: "free_space", remark: Remark::RayBlocked }]
        ));
    }
}
