//! The firmness of a fixed plan against closed forms.
use super::test_points::{NO_OPTION, SIGMA_DB, link, towers, village};
use super::{
    ErrorTerms, FirmLink, FirmPoint, FirmnessError, FirmnessQuestion, PlanFirmness, PointKey, PointLinks,
    Rebuilt,
};
use crate::link::{MastMargin, joint_probability, normal_cumulative, probability_at};
use crate::planning::comparison::{DRAWS, TowerPlace};
use std::f64::consts::{FRAC_2_PI, PI};
use std::slice::from_ref;

fn plan(points: &[FirmPoint], terms: ErrorTerms, chosen: &[usize]) -> PlanFirmness {
    let towers = towers(40);
    FirmnessQuestion { towers: &towers, options: 8, rebuilt: &[], points, terms }
        .plan(chosen, DRAWS)
        .expect("a plan")
}

fn default_terms() -> ErrorTerms {
    ErrorTerms::of_correlation(0.5)
}

/// Four standard deviations of a share over all draws.
fn sampling_error(share: f64) -> f64 {
    4.0 * (share * (1.0 - share) / DRAWS as f64).sqrt() + 1e-9
}

/// Mean correlation of being served over all pairs of 12 villages, all with this margin; the tower of each by its number.
fn mean_correlation(terms: ErrorTerms, margin_db: f64, tower: &dyn Fn(usize) -> usize) -> f64 {
    let points: Vec<FirmPoint> =
        (0..12).map(|number| village(number, vec![link(tower(number), NO_OPTION, margin_db)])).collect();
    let found = plan(&points, terms, &[]);
    let pairs = (0..12).flat_map(|one| (one + 1..12).map(move |other| [one, other]));
    let ids = pairs.map(|pair| pair.map(|number| format!("V{number:03}")));
    let all: Vec<f64> = ids.map(|[one, other]| found.correlation(&one, &other).expect("both vary")).collect();
    all.iter().sum::<f64>() / all.len() as f64
}

/// Correlation of two indicators of standard normal numbers below `x` that are correlated by `rho`, by Simpson's rule over the common part.
fn indicator_correlation(x: f64, rho: f64) -> f64 {
    let both_given = |common: f64| {
        normal_cumulative((x - rho.sqrt() * common) / (1.0 - rho).sqrt()).powi(2)
            * (-0.5 * common * common).exp()
    };
    let (steps, step) = (2_000, 16.0 / 2_000.0);
    let weight = |at: usize| {
        if at == 0 || at == steps {
            1.0
        } else if at % 2 == 1 {
            4.0
        } else {
            2.0
        }
    };
    let sum: f64 = (0..=steps).map(|at| weight(at) * both_given(step * at as f64 - 8.0)).sum();
    let (both, one) = (sum * step / 3.0 / (2.0 * PI).sqrt(), normal_cumulative(x));
    (both - one * one) / (one * (1.0 - one))
}

#[test]
fn two_villages_on_one_mast_vary_together() {
    for (model, mast, margin_db) in [(0.1, 0.15, 0.0), (0.0, 0.5, 0.0), (0.2, 0.6, 4.0), (0.0, 0.15, -5.0)] {
        let terms =
            ErrorTerms { model, mast, place: (1.0 - model - mast) / 2.0, link: (1.0 - model - mast) / 2.0 };
        let expected = indicator_correlation(margin_db / SIGMA_DB, model + mast);
        if margin_db == 0.0 {
            // the quadrant probability, Sheppard 1899
            assert!((expected - FRAC_2_PI * (model + mast).asin()).abs() < 1e-6);
        }
        let found = mean_correlation(terms, margin_db, &|_| 0);
        assert!(
            expected > 0.05 && (found - expected).abs() < 0.04,
            "{terms:?} {margin_db}: {found} {expected}"
        );
    }
}

#[test]
fn villages_on_masts_of_their_own_share_the_model_alone() {
    let terms = |model| ErrorTerms { model, mast: 0.4, place: 0.3, link: 0.3 - model };
    let apart = mean_correlation(terms(0.0), 0.0, &|number| number);
    assert!(apart.abs() < 4.0 / (66.0 * DRAWS as f64).sqrt(), "{apart}");
    let sharing = mean_correlation(terms(0.3), 0.0, &|number| number);
    assert!((sharing - FRAC_2_PI * 0.3_f64.asin()).abs() < 0.03, "{sharing}");
}

#[test]
fn a_link_keeps_its_probability() {
    for margin_db in [-10.0, 0.0, 5.0, 10.252_4] {
        let found = plan(&[village(0, vec![link(0, NO_OPTION, margin_db)])], default_terms(), &[]);
        let expected = probability_at(margin_db, SIGMA_DB);
        let served = found.settlements[0].served_today;
        assert!((served - expected).abs() < sampling_error(expected), "{margin_db}: {served} {expected}");
    }
    let served = |links| plan(&[village(0, links)], default_terms(), &[]).settlements[0].served;
    assert!(
        served(vec![link(0, NO_OPTION, 60.0)]) > 1.0 - 1e-12
            && served(vec![link(0, NO_OPTION, -60.0)]) < 1e-12
    );
    assert!(served(Vec::new()) < 1e-12);
    let exact =
        |margin_db| FirmLink { margin: MastMargin { margin_db, sigma_db: 0.0 }, ..link(0, NO_OPTION, 0.0) };
    assert!(served(vec![exact(0.0)]) > 1.0 - 1e-12 && served(vec![exact(-0.001)]) < 1e-12);
}

#[test]
fn several_towers_by_the_integral_that_judges_them() {
    for correlation in [0.0, 0.3, 0.5, 0.9] {
        let margins = [2.0, 1.0, -3.0];
        let links = (0..3).map(|tower| link(tower, NO_OPTION, margins[tower])).collect();
        let masts = margins.map(|margin_db| MastMargin { margin_db, sigma_db: SIGMA_DB });
        let expected = joint_probability(&masts, correlation);
        let found =
            plan(&[village(0, links)], ErrorTerms::of_correlation(correlation), &[]).settlements[0].served;
        assert!((found - expected).abs() < sampling_error(expected), "{correlation}: {found} {expected}");
    }
}

#[test]
fn what_a_plan_gains_is_counted_in_the_same_draws() {
    let points = [
        village(0, vec![link(0, NO_OPTION, 3.0), link(1, Some(4), 60.0)]),
        village(1, vec![link(0, NO_OPTION, 3.0)]),
        village(2, vec![link(1, Some(4), 60.0), link(2, Some(7), 60.0), link(3, Some(5), 60.0)]),
    ];
    let found = plan(&points, default_terms(), &[7, 4, 4]);
    let today = probability_at(3.0, SIGMA_DB);
    let expected = 100.0 * (2.0 - today);
    assert!((found.people_gained.mean - expected).abs() < 100.0 * sampling_error(today), "{found:?}");
    assert!((found.people.mean - found.people_today.mean - found.people_gained.mean).abs() < 1e-9);
    let [first, second, third] = [0, 1, 2].map(|at| &found.settlements[at]);
    assert!(first.served > 1.0 - 1e-12 && (second.served - second.served_today).abs() < 1e-12);
    assert!(third.served_today < 1e-12 && (third.people_gained.at_90_percent - 100.0).abs() < 1e-12);
    assert_eq!(found.options.iter().map(|of| of.option).collect::<Vec<_>>(), [4, 7]);
    // the third village has both, the first the fourth option alone
    let alone = found.options.iter().map(|of| of.people_by_it_alone.mean).collect::<Vec<_>>();
    assert!((alone[0] - first.people_gained.mean).abs() < 1e-9 && alone[1].abs() < 1e-12, "{alone:?}");
}

#[test]
fn a_rebuilt_tower_gives_what_its_option_says() {
    let towers = towers(2);
    // the first village loses its tower, which the second gets; the third keeps another
    let points = [
        village(0, vec![link(0, NO_OPTION, 3.0)]),
        village(1, vec![link(0, Some(0), 60.0)]),
        village(2, vec![link(0, NO_OPTION, 60.0), link(1, NO_OPTION, 60.0)]),
        village(3, vec![link(0, NO_OPTION, 5.0), link(0, Some(0), 4.0)]),
    ];
    let rebuilt = [Rebuilt { option: 0, tower: 0 }];
    let question = FirmnessQuestion {
        towers: &towers,
        options: 1,
        rebuilt: &rebuilt,
        points: &points,
        terms: default_terms(),
    };
    let found = question.plan(&[0], DRAWS).expect("a plan");
    let served = |at: usize| [found.settlements[at].served_today, found.settlements[at].served];
    let share = probability_at(3.0, SIGMA_DB);
    assert!((served(0)[0] - share).abs() < sampling_error(share) && served(0)[1] < 1e-12);
    assert!(served(1)[0] < 1e-12 && served(1)[1] > 1.0 - 1e-12 && served(2)[1] > 1.0 - 1e-12);
    let lost = probability_at(5.0, SIGMA_DB) - probability_at(4.0, SIGMA_DB);
    assert!((served(3)[0] - served(3)[1] - lost).abs() < sampling_error(lost));
    let whole = found.people_today.mean + found.people_gained.mean - found.people_lost.mean;
    assert!((found.people.mean - whole).abs() < 1e-9 && found.people_lost.mean > 60.0, "{found:?}");
    let kept = question.plan(&[], DRAWS).expect("a plan");
    assert!(kept.people_lost.high < 1e-12 && (kept.people.mean - found.people_today.mean).abs() < 1e-9);
}

#[test]
fn people_at_90_percent_are_the_tenth_percentile() {
    // 40 villages of independent errors, each served with probability a half by the plan
    let terms = ErrorTerms { model: 0.0, mast: 0.0, place: 0.5, link: 0.5 };
    let points: Vec<FirmPoint> = (0..40).map(|number| village(number, vec![link(0, Some(0), 0.0)])).collect();
    let gained = plan(&points, terms, &[0]).people_gained;
    // the binomial distribution of 40 halves: P(X < 16) = 0.077, P(X < 17) = 0.134
    assert!((gained.at_90_percent - 1_600.0).abs() < 1e-9, "{gained:?}");
    // all on one mast, and nothing else: all or none
    let terms = ErrorTerms { model: 0.0, mast: 1.0, place: 0.0, link: 0.0 };
    let gained = plan(&points, terms, &[0]).people_gained;
    assert!(gained.at_90_percent.abs() < 1e-9 && (gained.high - 4_000.0).abs() < 1e-9, "{gained:?}");
}

#[test]
fn positions_are_drawn_by_their_weight_and_for_a_settlement_together() {
    let positions = |weights: [f64; 2], margins: [f64; 2]| -> Vec<PointLinks> {
        let each = weights.iter().zip(margins);
        each.map(|(weight, margin_db)| PointLinks {
            weight: *weight,
            links: vec![link(0, NO_OPTION, margin_db)],
        })
        .collect()
    };
    let point = |sample: u32, margins| {
        let of_village = village(0, Vec::new());
        FirmPoint {
            key: PointKey { sample, ..of_village.key },
            people: Some(50.0),
            weight: 0.5,
            positions: positions([3.0, 1.0], margins),
            ..of_village
        }
    };
    let found = plan(&[point(0, [60.0, -60.0]), point(1, [-60.0, 60.0])], default_terms(), &[]);
    let place = &found.settlements[0];
    // either point, never both
    assert!(place.served < 1e-12 && (place.served_share - 0.5).abs() < 1e-12, "{place:?}");
    let together = plan(&[point(0, [60.0, -60.0]), point(1, [60.0, -60.0])], default_terms(), &[]);
    let served = together.settlements[0].served;
    assert!((served - 0.75).abs() < sampling_error(0.75), "{served}");
    let alone = plan(&[point(0, [60.0, -60.0])], default_terms(), &[]).clusters[0].served;
    assert!((alone - served).abs() < 1e-12);
}

#[test]
fn the_same_bits_for_any_number_of_threads_and_order_of_rows() {
    let towers = towers(12);
    let links = |number: usize| {
        (0..12).map(move |tower| {
            link(tower, (tower > 5).then(|| tower - 6), ((number * 7 + tower * 5) % 23) as f64 - 12.0)
        })
    };
    let point = |number: usize| FirmPoint {
        people: Some(0.1 + number as f64),
        ..village(number, links(number).collect())
    };
    let points: Vec<FirmPoint> = (0..150).map(point).collect();
    let question = FirmnessQuestion {
        towers: &towers,
        options: 6,
        rebuilt: &[],
        points: &points,
        terms: default_terms(),
    };
    let run = |threads, question: FirmnessQuestion<'_>| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("a pool");
        pool.install(|| question.plan(&[1, 4], 500)).expect("a plan")
    };
    let one = run(1, question);
    assert_eq!(one, run(2, question));
    // villages, links and towers in other orders
    let turned: Vec<TowerPlace> = towers.iter().rev().cloned().collect();
    let mut shuffled: Vec<FirmPoint> = (0..150).map(|at| points[at * 37 % 150].clone()).collect();
    for point in &mut shuffled {
        point.positions[0].links.rotate_left(5);
        point.positions[0].links.iter_mut().for_each(|link| link.tower = 11 - link.tower);
    }
    let other = run(2, FirmnessQuestion { towers: &turned, points: &shuffled, ..question });
    assert_eq!(one, other);
    assert_eq!(format!("{one:?}"), format!("{other:?}"), "minus zero is no zero");
}

#[test]
fn what_cannot_be_drawn_is_an_error() {
    let towers = towers(2);
    let fine = village(0, vec![link(1, Some(0), 1.0)]);
    let alone = from_ref(&fine);
    let ask = |points: &[FirmPoint], chosen: &[usize], draws: usize| {
        let terms = default_terms();
        FirmnessQuestion { towers: &towers, options: 1, rebuilt: &[], points, terms }
            .plan(chosen, draws)
            .expect_err("an error")
    };
    assert_eq!(ask(alone, &[], 0), FirmnessError::NoDraws);
    assert_eq!(ask(alone, &[1], 9), FirmnessError::NoSuch { what: "option", index: 1, count: 1 });
    assert!(matches!(
        ask(&[fine.clone(), fine.clone()], &[], 9),
        FirmnessError::PointTwice { sample: 0, .. }
    ));
    let with = |links| FirmPoint { positions: vec![PointLinks { weight: 1.0, links }], ..fine.clone() };
    let no_tower = FirmnessError::NoSuch { what: "tower", index: 2, count: 2 };
    assert_eq!(ask(&[with(vec![link(2, NO_OPTION, 1.0)])], &[], 9), no_tower);
    let quantity = |point: FirmPoint| match ask(&[point], &[], 9) {
        FirmnessError::PointValue { quantity, .. } => quantity,
        other => panic!("{other}"),
    };
    assert_eq!(quantity(with(vec![link(0, NO_OPTION, f64::NAN)])), "margin_db");
    assert_eq!(quantity(FirmPoint { people: Some(-1.0), ..fine.clone() }), "people");
    assert_eq!(quantity(FirmPoint { positions: Vec::new(), ..fine.clone() }), "position_weight");
}
