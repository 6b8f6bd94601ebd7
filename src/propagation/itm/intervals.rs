//! Between which heights places lie, several at a time.

/// Places at a time.
pub(super) const LANES: usize = 8;

/// 2^52: what is added to it is rounded to a whole number, which its bits end with.
const TO_WHOLE: f64 = 4_503_599_627_370_496.0;

/// Places, not negative, as the number of the interval between heights and the share of it behind them: a place at a height is
/// the end of one interval or the beginning of the next.
#[inline(always)]
pub(super) fn intervals_of(places: [f64; LANES]) -> [(usize, f64); LANES] {
    let whole = places.map(|place| (place - 0.5) + TO_WHOLE);
    std::array::from_fn(|lane| {
        let interval = whole[lane].to_bits() as u32;
        (interval as usize, places[lane] - (whole[lane] - TO_WHOLE))
    })
}

#[cfg(test)]
mod tests {
    use super::{LANES, intervals_of};

    #[test]
    fn every_place_lies_within_its_interval() {
        let places = [0.0, 0.3, 0.5, 1.0, 2.0, 2.75, 1_000_000.0, 1_000_000.499_9];
        let found = intervals_of(places);
        for lane in 0..LANES {
            let (interval, share) = found[lane];
            assert!((0.0..=1.0).contains(&share), "{places:?} {found:?}");
            assert!((interval as f64 + share - places[lane]).abs() < 1e-9, "{places:?} {found:?}");
        }
    }
}
