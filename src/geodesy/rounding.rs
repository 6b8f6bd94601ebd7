//! How coarsely the coordinates of a table were rounded.
use super::LonLat;
use serde::Serialize;

/// Fewest places of a table that show a rounding of it where the others are not rounded.
const FEWEST: usize = 5;

/// What the coordinates of a table are whole multiples of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Rounding {
    /// 0.1 degrees, or more.
    TenthOfDegree,
    /// 1/60 degree.
    ArcMinute,
    /// 0.01 degrees.
    HundredthOfDegree,
}

impl Rounding {
    /// All, the coarsest first. Thousandths are left out: they move a place by less than 100 m.
    pub const ALL: [Self; 3] = [Self::TenthOfDegree, Self::ArcMinute, Self::HundredthOfDegree];

    /// The rounding of a whole table: the coarsest that all of its places have, or half of them and at least five.
    #[must_use]
    pub fn of(places: &[LonLat]) -> Option<Self> {
        Self::ALL.into_iter().find(|rounding| {
            let rounded = places.iter().filter(|place| rounding.holds(place)).count();
            rounded > 0 && (rounded == places.len() || (rounded >= FEWEST && 2 * rounded >= places.len()))
        })
    }

    /// Multiples of it in a degree.
    const fn per_degree(self) -> f64 {
        match self {
            Self::TenthOfDegree => 10.0,
            Self::ArcMinute => 60.0,
            Self::HundredthOfDegree => 100.0,
        }
    }

    /// Whether both coordinates of a place are multiples of it.
    #[must_use]
    pub fn holds(self, place: &LonLat) -> bool {
        // a minute is written with five decimals (104.43333), so it may lie half of the last one away
        let tolerance_deg = if self == Self::ArcMinute { 6e-6 } else { 1e-7 };
        [place.longitude_deg, place.latitude_deg].into_iter().all(|degrees| {
            let multiple = degrees * self.per_degree();
            (multiple - multiple.round()).abs() <= tolerance_deg * self.per_degree()
        })
    }

    /// How far north or south a place may be off: half of the rounding, metres; a degree of latitude has 111.2 km.
    #[must_use]
    pub const fn off_m(self) -> f64 {
        111_200.0 / 2.0 / self.per_degree()
    }
}

#[cfg(test)]
mod tests {
    use super::Rounding;
    use crate::geodesy::LonLat;

    fn places(of: &[[f64; 2]]) -> Vec<LonLat> {
        let place = |&[longitude_deg, latitude_deg]: &[f64; 2]| LonLat { longitude_deg, latitude_deg };
        of.iter().map(place).collect()
    }

    #[test]
    fn a_table_has_the_coarsest_rounding_of_its_places() {
        let of = |coordinates: &[[f64; 2]]| Rounding::of(&places(coordinates));
        assert_eq!(of(&[[104.5, 21.1], [104.3, 21.0]]), Some(Rounding::TenthOfDegree));
        assert_eq!(of(&[[104.433_33, 21.25], [104.516_67, 21.066_67]]), Some(Rounding::ArcMinute));
        assert_eq!(of(&[[104.43, 21.25], [104.51, 21.06], [104.5, 21.1]]), Some(Rounding::HundredthOfDegree));
        assert_eq!(of(&[[104.433, 21.251], [104.51, 21.06]]), None);
        assert_eq!(of(&[]), None);
        assert!((Rounding::ArcMinute.off_m() - 927.0).abs() < 1.0);
        assert!((Rounding::HundredthOfDegree.off_m() - 556.0).abs() < 1.0);
    }

    #[test]
    fn half_of_a_table_and_five_places_are_enough() {
        let exact = [104.412_81, 21.246_26];
        let rounded = [104.516_67, 21.066_67];
        let table = |rounded_ones: usize, others: usize| {
            Rounding::of(&places(&[vec![rounded; rounded_ones], vec![exact; others]].concat()))
        };
        assert_eq!(table(5, 5), Some(Rounding::ArcMinute));
        assert_eq!(table(5, 6), None);
        assert_eq!(table(4, 1), None);
    }
}
