//! The median of levels of which some are known only to be below a bound.
use super::reading::{MeasuredQuantity, Observed};

/// The median of levels, of two in the middle half way between; `None` of none.
///
/// # Method
/// The median is as certain as it can be: those not heard are put at their bounds, which gives the greatest median there can be, and below all
/// others, which gives the least. Where both agree the median is known, otherwise it is at most the first. Of losses all is the other way round.
pub(super) fn median(observed: &[Observed], quantity: MeasuredQuantity) -> Option<Observed> {
    let sign = if quantity == MeasuredQuantity::PathLoss { -1.0 } else { 1.0 };
    let greatest = middle(observed.iter().map(|one| sign * one.value()).collect())?;
    let least_of = |one: &Observed| if one.is_heard() { sign * one.value() } else { f64::NEG_INFINITY };
    let least = middle(observed.iter().map(least_of).collect())?;
    let known = least.total_cmp(&greatest).is_eq();
    Some(if known { Observed::Level(sign * greatest) } else { Observed::AtMost(sign * greatest) })
}

fn middle(mut levels: Vec<f64>) -> Option<f64> {
    levels.sort_by(f64::total_cmp);
    let (low, high) = (levels.len().checked_sub(1)? / 2, levels.len() / 2);
    let (low, high) = (levels[low], levels[high]);
    // half way between a number and itself is not always that number
    Some(if low.total_cmp(&high).is_eq() { low } else { f64::midpoint(low, high) })
}

#[cfg(test)]
mod tests {
    use super::median;
    use crate::measurements::MeasuredQuantity::{PathLoss, Rsrp};
    use crate::measurements::Observed::{AtMost, Level};

    #[test]
    fn of_heard_levels() {
        assert_eq!(median(&[], Rsrp), None);
        assert_eq!(median(&[Level(-90.0), Level(-110.0), Level(-100.0)], Rsrp), Some(Level(-100.0)));
        assert_eq!(median(&[Level(-90.0), Level(-100.0)], Rsrp), Some(Level(-95.0)));
    }

    #[test]
    fn of_levels_not_heard_the_bound_tells() {
        let floor = AtMost(-120.0);
        assert_eq!(median(&[floor, floor, Level(-100.0)], Rsrp), Some(AtMost(-120.0)));
        assert_eq!(median(&[floor, Level(-110.0), Level(-100.0)], Rsrp), Some(Level(-110.0)));
        // half of them not heard: somewhere below half way
        assert_eq!(median(&[floor, Level(-110.0)], Rsrp), Some(AtMost(-115.0)));
    }

    #[test]
    fn of_different_floors_the_one_in_the_middle_tells() {
        let observed = [AtMost(-130.0), AtMost(-120.0), AtMost(-105.0)];
        assert_eq!(median(&observed, Rsrp), Some(AtMost(-120.0)));
        // the insensitive receiver may have had less than what another heard
        assert_eq!(median(&[Level(-110.0), Level(-108.0), AtMost(-100.0)], Rsrp), Some(AtMost(-108.0)));
    }

    #[test]
    fn of_losses_a_bound_is_the_least() {
        let lost = AtMost(150.0);
        assert_eq!(median(&[lost, lost, Level(120.0)], PathLoss), Some(AtMost(150.0)));
        assert_eq!(median(&[lost, Level(130.0), Level(120.0)], PathLoss), Some(Level(130.0)));
    }
}
