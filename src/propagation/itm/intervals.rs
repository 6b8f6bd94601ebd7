//! Between which heights places lie, several at a time.

/// Places at a time.
pub(super) const LANES: usize = 8;

/// 1.5 x 2^52: what is added to it is rounded to a whole number, which its bits end with.
const TO_WHOLE: f64 = 6_755_399_441_055_744.0;

/// The intervals between heights that places, not negative, lie in, and the shares of them behind each: a place at a height is the end
/// of one interval or the beginning of the next.
#[inline(always)]
pub(super) fn intervals_of(places: [f64; LANES]) -> ([usize; LANES], [f64; LANES]) {
    let (mut intervals, mut shares) = ([0; LANES], [0.0; LANES]);
    for lane in 0..LANES {
        let whole = (places[lane] - 0.5) + TO_WHOLE;
        intervals[lane] = whole.to_bits() as u32 as usize;
        shares[lane] = places[lane] - (whole - TO_WHOLE);
    }
    (intervals, shares)
}

#[cfg(test)]
mod tests {
    use super::{LANES, intervals_of};

    #[test]
    fn every_place_lies_within_its_interval() {
        let places = [0.0, 0.2, 0.5, 1.0, 2.0, 2.75, 1_000_000.0, 1_000_000.499_9];
        let (intervals, shares) = intervals_of(places);
        for lane in 0..LANES {
            let (interval, share) = (intervals[lane], shares[lane]);
            assert!((0.0..=1.0).contains(&share), "{places:?} {shares:?}");
            assert!((interval as f64 + share - places[lane]).abs() < 1e-9, "{places:?} {intervals:?}");
        }
    }
}
