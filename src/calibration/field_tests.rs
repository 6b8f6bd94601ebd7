//! Fields of residuals.
use super::{Covariance, ResidualField, ResidualPoint};
use crate::measurements::Observed;

const COVARIANCE: Covariance =
    Covariance { mast: 0.0, correlated: 64.0, common: 0.5, distance_m: 400.0, nugget: 0.0, device: 0.0 };

fn point(mast: usize, east_m: f64, residual: Observed) -> ResidualPoint {
    ResidualPoint { mast, device: 0, place: [east_m, 0.0], residual, at_least: false, wrong: 0.0 }
}

fn field(points: &[ResidualPoint]) -> ResidualField {
    ResidualField::new(points.to_vec(), COVARIANCE)
}

#[test]
fn levels_move_near_a_measurement_and_nowhere_else() {
    let field = field(&[point(0, 0.0, Observed::Level(10.0))]);
    let here = field.at(0, [0.0, 0.0]).expect("measured");
    assert!((here.shift_db - 10.0).abs() < 1e-9 && here.sigma_share < 1e-6);
    let away = field.at(0, [400.0, 0.0]).expect("near");
    let along = (-1.0_f64).exp();
    assert!((away.shift_db - 10.0 * along).abs() < 1e-9);
    assert!((away.sigma_share - (1.0 - along * along).sqrt()).abs() < 1e-9, "0.93 at one distance");
    assert!((away.sigma_share - 0.93).abs() < 0.001);
    assert_eq!(field.at(0, [1_601.0, 0.0]), None);
}

#[test]
fn another_mast_inherits_what_masts_have_in_common() {
    let field = field(&[point(0, 0.0, Observed::Level(10.0))]);
    let other = field.at(usize::MAX, [0.0, 0.0]).expect("near");
    assert!((other.shift_db - 5.0).abs() < 1e-9);
    assert!((other.sigma_share - (1.0 - 0.25_f64).sqrt()).abs() < 1e-9);
}

#[test]
fn what_was_not_heard_lowers_the_level_less_the_less_that_is_sure() {
    let at = |points: &[ResidualPoint]| field(points).at(0, [50.0, 0.0]).expect("near");
    let bound = point(0, 0.0, Observed::AtMost(-4.0));
    let sure = at(std::slice::from_ref(&bound));
    let doubtful = at(&[ResidualPoint { wrong: 0.2, ..bound.clone() }]);
    let useless = at(&[ResidualPoint { wrong: 0.5, ..bound.clone() }]);
    assert!(sure.shift_db < -8.0 && sure.sigma_share < 0.9, "{sure:?}");
    assert!(sure.shift_db < doubtful.shift_db && doubtful.shift_db < -1.0, "{doubtful:?}");
    assert!(useless.shift_db.abs() < 1e-9 && (useless.sigma_share - 1.0).abs() < 1e-9, "{useless:?}");
    let above = at(&[ResidualPoint { at_least: true, residual: Observed::AtMost(4.0), ..bound }]);
    assert!((above.shift_db + sure.shift_db).abs() < 1e-9, "the mirror image");
}

#[test]
fn the_order_of_measurements_does_not_matter() {
    let mut points: Vec<ResidualPoint> = (0..60_u32)
        .map(|number| {
            let residual = f64::from(number * 37 % 23) - 11.0;
            let told = if number % 5 == 0 { Observed::AtMost(residual) } else { Observed::Level(residual) };
            point(number as usize % 3, f64::from(number * 53 % 61) * 20.0, told)
        })
        .collect();
    let nugget = Covariance { nugget: 20.0, mast: 4.0, device: 2.0, ..COVARIANCE };
    let first = ResidualField::new(points.clone(), nugget).at(1, [333.0, 21.0]);
    points.reverse();
    assert!(first.is_some() && first == ResidualField::new(points, nugget).at(1, [333.0, 21.0]));
}
