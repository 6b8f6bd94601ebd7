//! Villages, towers and links for the tests.
use super::{FirmLink, FirmPoint, PointKey, PointLinks};
use crate::geodesy::LonLat;
use crate::link::MastMargin;
use crate::planning::comparison::TowerPlace;

pub(super) const SIGMA_DB: f64 = 8.0;
pub(super) const NO_OPTION: Option<usize> = None;

pub(super) fn towers(count: usize) -> Vec<TowerPlace> {
    let place = |number| LonLat { longitude_deg: 104.0 + 0.1 * number as f64, latitude_deg: 21.0 };
    (0..count).map(|number| TowerPlace { operator: "One".to_owned(), place: place(number) }).collect()
}

pub(super) fn link(tower: usize, option: Option<usize>, margin_db: f64) -> FirmLink {
    FirmLink { tower, option, margin: MastMargin { margin_db, sigma_db: SIGMA_DB } }
}

/// A village of one sample point and 100 people.
pub(super) fn village(number: usize, links: Vec<FirmLink>) -> FirmPoint {
    FirmPoint {
        key: PointKey { settlement_id: format!("V{number:03}"), cluster_id: String::new(), sample: 0 },
        settlement: number,
        people: Some(100.0),
        weight: 1.0,
        positions: vec![PointLinks { weight: 1.0, links }],
    }
}
