//! How far the models lie apart over real mountain links. Not an accuracy: the profile models know the ridges, the
//! formulas do not.
use crate::support::shared;
use signalgap::propagation::{
    ModelKey, ModelOptions, PathEnvironment, PathLoss, PathLossModel, Polarization, Signal, Terminals,
};
use signalgap::terrain::{PathProfile, Zone};
use signalgap::units::{Frequency, Length};
use std::collections::BTreeMap;
use std::{fs, path::Path};

const LINKS: usize = 100;

struct Link {
    profile: PathProfile,
    terminals: Terminals,
    environment: PathEnvironment,
    signal: Signal,
}

fn number(text: &str) -> f64 {
    text.trim().parse().unwrap_or_else(|_| panic!("`{text}` is not a number"))
}

fn link(row: &BTreeMap<&str, &str>, folder: &Path) -> Link {
    let value = |name: &str| number(row[name]);
    let text = fs::read_to_string(folder.join(format!("profiles/{}.csv", row["id"]))).expect("a profile");
    let points: Vec<Vec<f64>> =
        text.lines().skip(1).map(|line| line.split(',').map(number).collect()).collect();
    let column = |index: usize| points.iter().map(|row| row[index]).collect::<Vec<_>>();
    let zones = vec![Zone::Inland; points.len()];
    Link {
        profile: PathProfile::new(column(0), column(1), column(2), zones).expect("a profile"),
        terminals: Terminals {
            tx_height_agl: Length::from_metres(value("h_tx_m")),
            rx_height_agl: Length::from_metres(value("h_rx_m")),
        },
        environment: PathEnvironment {
            delta_n: value("delta_n"),
            surface_refractivity: value("n0"),
            path_centre_latitude_deg: value("tx_lat"),
        },
        signal: Signal {
            frequency: Frequency::from_megahertz(value("f_mhz")),
            polarization: Polarization::Vertical,
            time_percent: 50.0,
            location_percent: 50.0,
        },
    }
}

fn loss(model: &dyn PathLossModel, link: &Link) -> PathLoss {
    let path = model.prepare(&link.profile, link.terminals, link.environment).expect("a path");
    path.loss(link.signal).expect("a loss")
}

#[test]
#[cfg_attr(not(has_shared), ignore = "needs the reference data: SIGNALGAP_SHARED")]
fn every_model_over_every_real_mountain_link() {
    let folder = shared("validation/real_paths");
    let text = fs::read_to_string(folder.join("paths.csv")).expect("the links");
    let mut lines = text.lines().map(|line| line.split(',').collect::<Vec<_>>());
    let header = lines.next().expect("a header");
    let links: Vec<Link> =
        lines.map(|row| link(&header.iter().copied().zip(row).collect(), &folder)).collect();
    assert_eq!(links.len(), LINKS);
    let model = |key: ModelKey| key.model(&ModelOptions::default());
    let losses = |key: ModelKey| links.iter().map(|link| loss(&*model(key), link)).collect::<Vec<_>>();
    let reference = losses(ModelKey::P1812);
    println!("| loss less that of P.1812, dB |    5 % | median |   95 % | links with a caveat |");
    let mut medians = BTreeMap::new();
    for &key in ModelKey::ALL {
        let found = losses(key);
        let mut differences: Vec<f64> = found
            .iter()
            .zip(&reference)
            .map(|(found, reference)| {
                found.basic_transmission_loss.db() - reference.basic_transmission_loss.db()
            })
            .collect();
        assert!(differences.iter().all(|difference| difference.is_finite()), "{key:?}");
        differences.sort_by(f64::total_cmp);
        let remarked = found.iter().filter(|loss| !loss.caveats.is_empty()).count();
        let [low, middle, high] = [5, 50, 95].map(|share| differences[share * LINKS / 100]);
        println!("| {:<28} | {low:>+6.1} | {middle:>+6.1} | {high:>+6.1} | {remarked:>19} |", key.key());
        medians.insert(key, middle);
        if key == ModelKey::FreeSpace {
            let most = differences[LINKS - 1];
            assert!(most < 1.0, "P.1812 is {most} dB below free space, more than focusing can do");
        }
    }
    // behind several ridges three edges cost more than the one equivalent to them
    assert!(medians[&ModelKey::Deygout] > medians[&ModelKey::P526] + 5.0);
}
