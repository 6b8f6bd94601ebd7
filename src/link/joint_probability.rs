//! Several masts help each other: the probability that at least one of them works.
use super::{normal_cumulative, probability_at};
use std::sync::LazyLock;

/// Nodes of the quadrature.
const NODES: usize = 48;
/// Nodes of less weight change no result in the digits that are kept.
const LEAST_WEIGHT: f64 = 1e-15;
/// The same for maps: with correlations up to 0.5 the integral of six masts is then within 2e-7.
const MAP_NODES: usize = 28;
const LEAST_MAP_WEIGHT: f64 = 1e-9;
/// A mast that works with less than this is left out beside a better one.
const LEAST_PROBABILITY: f64 = 1e-12;
/// Up to this correlation the integral runs over what the masts have in common, above it over what each has of its own.
const MOST_OVER_COMMON: f64 = 0.5;
/// Steps of the tabulated distribution, per standard deviation, and where it ends.
const TABLE_STEPS: f64 = 256.0;
const TABLE_END: f64 = 6.0;

/// One mast of an operator as a place receives it, by the best of its sectors and bands.
#[derive(Clone, Copy, Debug, PartialEq, serde::Deserialize, serde::Serialize)]
pub struct MastMargin {
    /// Median margin over the need, the smaller of both directions', dB.
    pub margin_db: f64,
    /// Standard deviation of its shadowing, dB.
    pub sigma_db: f64,
}

/// Probability that at least one of several masts works, whose shadowing has a correlation of 0 to 1 between any two.
///
/// # Method
/// The shadowing of mast k is `sqrt(c) z + sqrt(1 - c) z_k` standard deviations, with `z` common to all. For margins of
/// `x_k` deviations, P = 1 - integral of phi(z) prod_k Phi((-x_k - sqrt(c) z) / sqrt(1 - c)) dz, by Gauss-Hermite quadrature of 48
/// nodes. Above c = 0.5 the factors are steep in `z`; there the same integral, by parts, is taken over each mast's own shadowing:
/// P = sum_k of the integral of phi(t) Phi((x_k + sqrt(1 - c) t) / sqrt(c)) prod_(j not k) Phi(t + (x_k - x_j) / sqrt(1 - c)) dt.
/// At c = 1 it is the probability of the best mast, exactly; so it is of one mast, at any correlation. Without masts it is 0.
///
/// # Source
/// One common and one own part of the shadowing, and a correlation of 0.5 between sites and 1 between the sectors of a site:
/// 3GPP TR 36.942; the same in ITU and CEPT studies (SEAMCAT handbook, 9.11).
///
/// # Accuracy and determinism
/// Within 1e-7 of the integral for up to ten masts; never below the best mast's own, and falling with no margin. The same bits in
/// any order of the masts. A correlation outside 0 to 1 is taken as the nearer end, NaN as 1; a sigma of 0 is a step.
///
/// # Cost
/// About 30 normal distributions per mast up to c = 0.5 (1 us); above, their number grows with the square of the masts. Masts
/// that alone work with less than 1e-12 are left out.
///
/// # Examples
/// ```
/// use signalgap::link::{MastMargin, inverse_normal, joint_probability};
/// let mast = MastMargin { margin_db: 8.0 * inverse_normal(0.8), sigma_db: 8.0 };
/// assert!((joint_probability(&[mast], 0.5) - 0.8).abs() < 1e-12);
/// assert!((joint_probability(&[mast, mast], 0.5) - 0.913).abs() < 5e-4);
/// ```
#[must_use]
pub fn joint_probability(masts: &[MastMargin], correlation: f64) -> f64 {
    let alone = |mast: &MastMargin| probability_at(mast.margin_db, mast.sigma_db);
    let best = masts.iter().map(alone).fold(0.0, f64::max);
    let counted = masts.iter().filter(|mast| mast.sigma_db > 0.0 && alone(mast) >= LEAST_PROBABILITY);
    let mut strengths: Vec<f64> = counted.map(|mast| mast.margin_db / mast.sigma_db).collect();
    strengths.sort_by(|a, b| b.total_cmp(a));
    together(&strengths, correlation, &QUADRATURE, normal_cumulative).max(best)
}

/// As [`joint_probability`], for maps: of margins in standard deviations, falling, with a tabulated normal distribution. 0 of
/// fewer than two masts and at full correlation.
///
/// # Accuracy and cost
/// Within 3e-6 of [`joint_probability`]; about 0.05 us per mast up to a correlation of 0.5.
pub(crate) fn joint_probability_mapped(strengths: &[f64], correlation: f64) -> f64 {
    let nodes = if correlation <= MOST_OVER_COMMON { &MAP_QUADRATURE } else { &QUADRATURE };
    together(strengths, correlation, nodes, tabulated)
}

/// The integral; 0 of fewer than two masts and at full correlation, where the best mast alone decides.
fn together(strengths: &[f64], correlation: f64, nodes: &[Node], cumulative: impl Fn(f64) -> f64) -> f64 {
    if strengths.len() < 2 || correlation.is_nan() || correlation >= 1.0 {
        return 0.0;
    }
    let (common, own) = (correlation.max(0.0).sqrt(), (1.0 - correlation.max(0.0)).sqrt());
    let sum: f64 = if correlation <= MOST_OVER_COMMON {
        nodes.iter().map(|node| node.weight * any_works(strengths, [common, own], node.z, &cumulative)).sum()
    } else {
        let over_own = |node: &Node| node.weight * best_works(strengths, [common, own], node.z, &cumulative);
        nodes.iter().map(over_own).sum()
    };
    sum.min(1.0)
}

/// Probability that some mast works where the common part of the shadowing is `z`.
fn any_works(strengths: &[f64], [common, own]: [f64; 2], z: f64, cumulative: &impl Fn(f64) -> f64) -> f64 {
    let inverse = own.recip();
    let works = |strength: &f64| cumulative((strength + common * z) * inverse);
    strengths.iter().map(works).fold(0.0, |any, works| any + works * (1.0 - any))
}

/// Density that a mast whose own part of the shadowing is `t` is the best and works, over all masts.
fn best_works(strengths: &[f64], [common, own]: [f64; 2], t: f64, cumulative: &impl Fn(f64) -> f64) -> f64 {
    let of_mast = |(mast, strength): (usize, &f64)| {
        let others = strengths.iter().enumerate().filter(|(other, _)| *other != mast);
        let is_best: f64 = others.map(|(_, other)| cumulative(t + (strength - other) / own)).product();
        cumulative((strength + own * t) / common) * is_best
    };
    strengths.iter().enumerate().map(of_mast).sum()
}

/// A node of the quadrature over the standard normal density.
#[derive(Clone, Copy, Debug)]
pub(super) struct Node {
    pub(super) z: f64,
    pub(super) weight: f64,
}

/// Nodes and weights for the standard normal density, found once.
pub(super) static QUADRATURE: LazyLock<Vec<Node>> = LazyLock::new(|| gauss_hermite(NODES, LEAST_WEIGHT));

/// The same for maps.
static MAP_QUADRATURE: LazyLock<Vec<Node>> = LazyLock::new(|| gauss_hermite(MAP_NODES, LEAST_MAP_WEIGHT));

/// Gauss-Hermite quadrature of an even number of nodes; those of negligible weight are left out.
///
/// The nodes are the zeros of the Hermite polynomial of that degree, which lie closer to 0 than twice the root of the degree and
/// farther apart than the step of the search; the weight is one over the sum of the squares of the orthonormal polynomials
/// below it (Abramowitz and Stegun, 25.4.46 and 22.12.1).
fn gauss_hermite(degree: usize, least_weight: f64) -> Vec<Node> {
    let last = |z: f64| hermite(degree, z).1;
    let steps = (200.0 * (degree as f64).sqrt()) as usize;
    let zero_in = |step: usize| {
        let (mut low, mut high) = (0.01 * step as f64, 0.01 * (step + 1) as f64);
        if last(low) * last(high) > 0.0 {
            return None;
        }
        for _ in 0..60 {
            let middle = 0.5 * (low + high);
            if last(low) * last(middle) > 0.0 { low = middle } else { high = middle }
        }
        Some(low)
    };
    let zeros = (0..steps).filter_map(zero_in);
    let nodes = zeros.flat_map(|z| {
        let weight = 1.0 / hermite(degree, z).0;
        [Node { z: -z, weight }, Node { z, weight }]
    });
    nodes.filter(|node| node.weight >= least_weight).collect()
}

/// The sum of the squares of the orthonormal Hermite polynomials below a degree, and the polynomial of that degree.
fn hermite(degree: usize, z: f64) -> (f64, f64) {
    let (mut before, mut now, mut squares) = (0.0, 1.0, 0.0);
    for order in 0..degree {
        squares += now * now;
        let order = order as f64;
        (before, now) = (now, (z * now - order.sqrt() * before) / (order + 1.0).sqrt());
    }
    (squares, now)
}

/// The normal distribution at equal steps from minus to plus [`TABLE_END`].
static TABLE: LazyLock<Vec<f64>> = LazyLock::new(|| {
    let last = (2.0 * TABLE_END * TABLE_STEPS) as usize;
    (0..=last).map(|step| normal_cumulative(step as f64 / TABLE_STEPS - TABLE_END)).collect()
});

/// The normal distribution between the steps of the table, within 5e-7.
pub(super) fn tabulated(x: f64) -> f64 {
    let at = (x + TABLE_END) * TABLE_STEPS;
    let step = at as usize;
    match TABLE.get(step..step + 2) {
        Some(&[low, high]) if at >= 0.0 => low + (at - step as f64) * (high - low),
        _ if x > 0.0 => 1.0,
        _ => 0.0,
    }
}
