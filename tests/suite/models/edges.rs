//! Every model at the edges of what it accepts: a loss is a number that means something, or it is refused.
use super::links::{Link, all_models};
use signalgap::propagation::{ModelKey, ModelOptions, PropagationError};
use signalgap::terrain::{PathProfile, Zone};

/// Antenna heights from the least that is accepted to the greatest, m.
const HEIGHTS_M: [f64; 7] = [0.1, 0.5, 1.0, 1.5, 30.0, 3_000.0, 10_000.0];
/// Path lengths, km.
const LENGTHS_KM: [f64; 8] = [0.001, 0.01, 0.249_999, 0.25, 1.0, 30.0, 1_000.0, 20_000.0];
/// Frequencies, MHz.
const FREQUENCIES_MHZ: [f64; 6] = [1.0, 30.0, 900.0, 6_000.0, 100_000.0, 1_000_000.0];
/// The Earth itself, 20,000 km of it at 1 THz, takes less, dB.
const MOST_DB: f64 = 1_000_000.0;

type Ground = (&'static str, fn(f64) -> f64);

/// Heights above sea along the path, by the share of its length.
const GROUNDS: [Ground; 6] = [
    ("sea level", |_| 0.0),
    ("a plain at 3,000 m", |_| 3_000.0),
    ("a slope", |share| 100.0 + 700.0 * share),
    ("a ridge", |share| if (share - 0.5).abs() < 0.2 { 500.0 } else { 0.1 }),
    ("a valley", |share| 2_000.0 * (2.0 * share - 1.0).abs()),
    ("a hill at each antenna", |share| if (0.05..0.95).contains(&share) { 149.0 } else { 66.0 }),
];

fn profile(ground: fn(f64) -> f64, length_km: f64, points: usize) -> PathProfile {
    let shares: Vec<f64> = (0..points).map(|i| i as f64 / (points - 1) as f64).collect();
    let distances = shares.iter().map(|share| share * length_km).collect();
    let heights = shares.iter().map(|share| ground(*share)).collect();
    PathProfile::new(distances, heights, vec![0.0; points], vec![Zone::Inland; points]).expect("a path")
}

#[test]
fn no_loss_is_nan_or_beyond_measure() {
    let (mut tried, mut refused, mut faults) = (0_u32, 0_u32, Vec::new());
    for (name, ground) in GROUNDS {
        for (length_km, points) in LENGTHS_KM.iter().flat_map(|length| [2, 5, 60].map(|n| (*length, n))) {
            let profile = profile(ground, length_km, points);
            for (tx_m, rx_m) in HEIGHTS_M.iter().flat_map(|tx| HEIGHTS_M.map(|rx| (*tx, rx))) {
                for f_mhz in FREQUENCIES_MHZ {
                    let medians = all_models().map(|(key, model)| (key, model, (50.0, 50.0)));
                    let rare = [(1.0, 1.0), (1.0, 99.0), (10.0, 50.0)];
                    let p1812 = || ModelKey::P1812.model(&ModelOptions::default());
                    let rare = rare.map(|percent| (ModelKey::P1812, p1812(), percent));
                    for (key, model, percent) in medians.chain(rare) {
                        let link = Link { profile: profile.clone(), f_mhz, tx_m, rx_m, percent };
                        tried += 1;
                        match link.loss(&*model) {
                            Ok(loss) => {
                                let numbers =
                                    [loss.basic_transmission_loss, loss.free_space, loss.diffraction];
                                if !numbers.iter().all(|db| db.db().abs() < MOST_DB) {
                                    faults.push(format!(
                                        "{key:?} over {name}, {length_km} km, {points} points, {tx_m} and {rx_m} m, \
                                         {f_mhz} MHz: {numbers:?}"
                                    ));
                                }
                            }
                            Err(PropagationError::OutOfDomain { .. }) => refused += 1,
                            Err(other) => panic!("{other:?}"),
                        }
                    }
                }
            }
        }
    }
    assert!(tried > 400_000 && refused < tried / 4, "{tried} links, {refused} refused");
    let examples: Vec<&str> = faults.iter().take(20).map(String::as_str).collect();
    assert!(faults.is_empty(), "{} of {tried}, such as\n{}", faults.len(), examples.join("\n"));
}
