//! Places that lie so far from all others that their coordinates must be wrong.
use super::crs::PlaceError;
use crate::geodesy::{LonLat, Position, geodesic_line};
use crate::language::word;

/// A place nearer to the middle of all than this is never called wrong, km.
const LEAST_DISTANCE_KM: f64 = 1_000.0;
/// Nor one that is not this many times as far as three quarters of the places.
const TIMES_THE_OTHERS: f64 = 5.0;
/// Fewer places have no middle.
const LEAST_PLACES: usize = 3;
/// Coordinates this small in both directions stand for none, degrees.
const NOUGHT_DEG: f64 = 0.01;

/// The median of the places' longitudes and latitudes: a village put on another continent by a typing error does not
/// move it, as it would move the middle of the box around them.
#[must_use]
pub fn middle_of(places: &[LonLat]) -> LonLat {
    let median = |of: fn(&LonLat) -> f64| {
        let mut values: Vec<f64> = places.iter().map(of).collect();
        values.sort_by(f64::total_cmp);
        values.get(values.len().saturating_sub(1) / 2).copied().unwrap_or_default()
    };
    LonLat {
        longitude_deg: median(|place| place.longitude_deg),
        latitude_deg: median(|place| place.latitude_deg),
    }
}

/// Makes an error of every outcome whose place lies thousands of kilometres from the others.
///
/// `placed` are the outcomes of `places`, in their order; errors that stand there give way to this plainer one.
pub fn refuse_far_places(places: &[LonLat], placed: &mut [Result<Position, PlaceError>]) {
    if places.len() < LEAST_PLACES {
        return;
    }
    let middle = middle_of(places);
    let distance_km = |place: LonLat| geodesic_line(middle, place).ground_distance.kilometres();
    let distances_km: Vec<f64> = places.iter().map(|place| distance_km(*place)).collect();
    let mut sorted = distances_km.clone();
    sorted.sort_by(f64::total_cmp);
    let most_km = sorted[(sorted.len() - 1) * 3 / 4];
    let limit_km = LEAST_DISTANCE_KM.max(TIMES_THE_OTHERS * most_km);
    for (index, (place, outcome)) in places.iter().zip(placed).enumerate() {
        if distances_km[index] <= limit_km {
            continue;
        }
        let LonLat { longitude_deg, latitude_deg } = *place;
        let swapped = LonLat { longitude_deg: latitude_deg, latitude_deg: longitude_deg };
        let guess = if longitude_deg.abs() < NOUGHT_DEG && latitude_deg.abs() < NOUGHT_DEG {
            word("outliers-does-0-mean-that-there-are")
        } else if longitude_deg.abs() <= 90.0 && distance_km(swapped) <= limit_km {
            word("outliers-are-longitude-and-latitude-swapped")
        } else {
            word("outliers-typing-error")
        };
        *outcome = Err(PlaceError::FarAway { index, distance_km: distances_km[index], guess });
    }
}

#[cfg(test)]
mod tests {
    use super::refuse_far_places;
    use crate::geodesy::LonLat;
    use crate::inputs::places::crs::PlanningProjection;

    fn refusals(places: &[(f64, f64)]) -> Vec<Option<String>> {
        let places: Vec<LonLat> = places
            .iter()
            .map(|&(longitude_deg, latitude_deg)| LonLat { longitude_deg, latitude_deg })
            .collect();
        let utm = PlanningProjection::from_user_input("EPSG:32648").expect("zone 48");
        let mut placed = utm.place_each(&places);
        refuse_far_places(&places, &mut placed);
        placed.into_iter().map(|outcome| outcome.err().map(|error| error.to_string())).collect()
    }

    #[test]
    fn a_slip_of_the_pen_is_told_as_one() {
        let near = [(104.4, 21.2), (104.5, 21.25), (104.45, 21.3), (104.41, 21.22)];
        for (wrong, says) in [
            ((10.4, 21.2), "km from the other places: a typing error?"),
            ((104.4, -21.2), "a typing error?"),
            ((0.0, 0.0), "does 0 mean that there are no coordinates?"),
        ] {
            let mut places = near.to_vec();
            places.push(wrong);
            let found = refusals(&places);
            assert!(found[..4].iter().all(Option::is_none), "{found:?}");
            let told = found[4].as_ref().expect("refused");
            assert!(told.contains(says), "{told}");
        }
        let africa = [(38.7, 9.0), (38.8, 9.1), (38.75, 9.05), (9.0, 38.7)];
        assert!(
            refusals(&africa)[3].as_ref().expect("refused").contains("are longitude and latitude swapped?")
        );
    }

    #[test]
    fn a_long_country_and_two_places_have_no_far_one() {
        let chile: Vec<(f64, f64)> = (0..40).map(|step| (-70.0, -18.0 - f64::from(step))).collect();
        let far = |found: Vec<Option<String>>| {
            found.iter().flatten().filter(|text| text.contains("from the other places")).count()
        };
        assert_eq!(far(refusals(&chile)), 0);
        assert_eq!(far(refusals(&[(104.4, 21.2), (10.4, 21.2)])), 0);
    }
}
