//! Each limit of each model, just inside, at it, just outside: a caveat of that name, or an error where the equations
//! have no value, outside and only there.
use super::links::{Link, all_models};
use signalgap::propagation::{Caveat, Domain, Limit, Parameter, PathLossModel, PropagationError};

/// How near "just" is, as a share of the limit.
const NEAR: f64 = 1e-6;

/// A link well inside the four limits.
struct Inside {
    f_mhz: f64,
    d_km: f64,
    tx_m: f64,
    rx_m: f64,
}

/// Puts a value in the place of one of the four.
type Change = fn(&mut Inside, f64);

fn middle(limit: Limit) -> f64 {
    (limit.low.max(limit.high * 1e-6) * limit.high).sqrt()
}

impl Inside {
    fn of(domain: &Domain) -> Self {
        Self {
            f_mhz: middle(domain.frequency_mhz),
            d_km: middle(domain.ground_distance_km),
            tx_m: middle(domain.tx_height_agl_m),
            rx_m: middle(domain.rx_height_agl_m),
        }
    }

    fn link(&self) -> Link {
        Link::level(self.d_km, self.f_mhz, (self.tx_m, self.rx_m))
    }
}

/// Whether the model remarks on, or refuses, the value of `limit` in `link`.
fn objects(model: &dyn PathLossModel, limit: Limit, link: &Link) -> bool {
    match link.loss(model) {
        Ok(loss) => {
            loss.caveats.iter().any(|caveat| matches!(caveat, Caveat::OutsideDomain { parameter, .. } if *parameter == limit.parameter))
        }
        Err(PropagationError::OutOfDomain { low, high, .. }) => low >= limit.low || high <= limit.high,
        Err(other) => panic!("{other:?}"),
    }
}

/// Checks both ends of `limit` with links made from a value of its quantity; returns the number of links tried.
fn check(model: &dyn PathLossModel, limit: Limit, link_at: &dyn Fn(f64) -> Link) -> usize {
    let name = model.source().key;
    let mut tried = 0;
    for (at, outwards) in [(limit.low, -1.0), (limit.high, 1.0)] {
        // a distance of 0 is not a path
        if at.abs() <= 0.0 {
            continue;
        }
        let step = at * NEAR * outwards;
        for (value, outside) in [(at - step, false), (at, false), (at + step, true)] {
            let inside_both = (limit.low..=limit.high).contains(&value);
            assert!(outside != inside_both || limit.low >= limit.high);
            let found = objects(model, limit, &link_at(value));
            assert_eq!(found, !inside_both, "{name}: {:?} = {value} {}", limit.parameter, limit.unit);
            tried += 1;
        }
    }
    tried
}

#[test]
fn the_four_limits_of_every_model() {
    let mut tried = 0;
    for (_, model) in all_models() {
        let model = &*model;
        let domain = model.domain();
        let four: [(Limit, Change); 4] = [
            (domain.frequency_mhz, |inside, value| inside.f_mhz = value),
            (domain.ground_distance_km, |inside, value| inside.d_km = value),
            (domain.tx_height_agl_m, |inside, value| inside.tx_m = value),
            (domain.rx_height_agl_m, |inside, value| inside.rx_m = value),
        ];
        for (limit, change) in four {
            tried += check(model, limit, &|value| {
                let mut inside = Inside::of(domain);
                change(&mut inside, value);
                inside.link()
            });
        }
    }
    assert!(tried >= 20 * signalgap::propagation::ModelKey::ALL.len(), "{tried} links");
}

#[test]
fn the_further_limits_of_every_model() {
    let mut tried = 0;
    for (_, model) in all_models() {
        let model = &*model;
        let Inside { f_mhz, rx_m, .. } = Inside::of(model.domain());
        for &limit in model.further_limits() {
            tried += match limit.parameter {
                // a mast of 12 m on ground of its own, level terrain around: h_eff = its ground + 12
                Parameter::EffectiveBaseHeight => check(model, limit, &|value| {
                    let points = [(0.0, value - 12.0), (0.01, 0.0), (5.0, 0.0)];
                    Link::over(&points, f_mhz, (12.0, rx_m))
                }),
                Parameter::GroundDistanceWithoutLineOfSight => check(model, limit, &|value| {
                    Link::over(&[(0.0, 0.0), (0.5 * value, 900.0), (value, 0.0)], f_mhz, (30.0, rx_m))
                }),
                other => panic!("{}: no link for the further limit `{other:?}`", model.source().key),
            };
        }
    }
    assert!(tried > 0);
}

/// A limit whose unit is not in the list of `limit.rs` could not be read back from what a shard left.
#[test]
fn units_of_all_limits_can_be_read_back() {
    let mut folders = vec![crate::architecture::root().join("src/propagation")];
    let mut seen = 0;
    while let Some(folder) = folders.pop() {
        for entry in
            std::fs::read_dir(&folder).expect("a folder").map(|entry| entry.expect("an entry").path())
        {
            if entry.is_dir() {
                folders.push(entry);
                continue;
            }
            let text = std::fs::read_to_string(&entry).expect("a source");
            for after in text.split("unit: \"").skip(1) {
                let unit = after.split('"').next().unwrap_or_default();
                let limit = serde_json::json!({
                    "parameter": "Frequency", "unit": unit, "low": 1.0, "high": 2.0,
                });
                let read: Result<Limit, _> = serde_json::from_value(limit);
                assert!(read.is_ok(), "{unit} in {}: {read:?}", entry.display());
                seen += 1;
            }
        }
    }
    assert!(seen > 40, "{seen}");
}
