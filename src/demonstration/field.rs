//! A field of masts for measuring speed: as many as wanted, evenly spread on high ground, all with the same equipment.
use super::equipment::{LTE_700, LTE_900, LTE_1800, carrier_row};
use super::ground::Spot;
use super::{District, DistrictPlan, SectorRow, relief, villages};
use crate::grid::{Cell, Grid};

/// Directions of the sectors of each mast, tens of degrees.
const SECTOR_TENS: [usize; 3] = [0, 12, 24];

/// The part of a mast's square, around its middle, in which the highest ground is looked for.
const SEARCH_SHARE: f64 = 0.6;

/// Makes a district whose masts stand evenly spread on the highest ground of a square each, with three sectors on three bands
/// (700, 900 and 1800 MHz) of one operator. Where masts of a demonstration stand ([`super::generate`]) has no influence on it.
///
/// *Cost and determinism*: as [`super::generate`].
#[must_use]
pub fn generate_mast_field(plan: &DistrictPlan) -> District {
    let terrain = relief::terrain(plan);
    let villages = villages::villages(plan, super::ground::Ground::new(&terrain));
    let sectors = mast_field_sectors(plan, &terrain);
    District { terrain, villages, sectors }
}

/// The sector-carriers of the masts that a plan wants, evenly spread.
pub(super) fn mast_field_sectors(plan: &DistrictPlan, terrain: &Grid<f32>) -> Vec<SectorRow> {
    let wanted = plan.mast_count;
    let side = (1..=wanted).find(|side| side * side >= wanted).unwrap_or(1);
    // where there are more squares than masts, evenly many of them stay without
    let squares = (0..wanted).map(|mast| mast * side * side / wanted);
    let masts = squares.map(|square| highest(terrain, side, square)).enumerate();
    masts.flat_map(|(mast, spot)| equipment(&format!("FIELD{:04}", mast + 1), spot)).collect()
}

/// Squares on a side of the ground around one mast, which stands in the middle one.
const SQUARES: usize = 9;

/// Ground around one mast.
#[derive(Clone, Debug, PartialEq)]
pub struct MastGround {
    /// Heights in whole metres above sea.
    pub terrain: Grid<f32>,
    /// Easting of the mast, the centre of a cell, metres.
    pub easting_m: f64,
    /// Its northing, metres.
    pub northing_m: f64,
}

/// Makes the ground of a plan and puts one mast on the highest cell near its middle, so that of a district of 45 x 45 km all
/// within 21 km of the mast is ground.
///
/// *Cost and determinism*: as [`super::generate`].
#[must_use]
pub fn generate_mast_ground(plan: &DistrictPlan) -> MastGround {
    let terrain = relief::terrain(plan);
    let Spot { easting_m, northing_m } = highest(&terrain, SQUARES, SQUARES * SQUARES / 2);
    MastGround { terrain, easting_m, northing_m }
}

/// The centre of the highest cell of a square, the northernmost and then westernmost of equal ones.
fn highest(terrain: &Grid<f32>, side: usize, square: usize) -> Spot {
    let shape = terrain.geometry().shape;
    let range = |index: usize, cells: usize| {
        let (size, middle) = (cells as f64 / side as f64, (index as f64 + 0.5) / side as f64 * cells as f64);
        let half = size * SEARCH_SHARE / 2.0;
        let first = (middle - half) as usize;
        first..((middle + half) as usize).clamp(first + 1, cells)
    };
    let cols = range(square % side, shape.cols);
    let cells = range(square / side, shape.rows).flat_map(|row| cols.clone().map(move |col| (row, col)));
    let height_m = |(row, col): &(usize, usize)| terrain.values()[row * shape.cols + col];
    // the last of equal ones is what max_by takes
    let highest = cells.rev().max_by(|a, b| height_m(a).total_cmp(&height_m(b)));
    let (row, col) = highest.unwrap_or_default();
    let (easting_m, northing_m) = terrain.geometry().centre_m(Cell { row, col });
    Spot { easting_m, northing_m }
}

fn equipment(site_id: &str, spot: Spot) -> Vec<SectorRow> {
    let sectors = SECTOR_TENS.into_iter().enumerate();
    let of_sector = |(sector, tens): (usize, usize)| {
        let carriers = [&LTE_700, &LTE_900, &LTE_1800];
        carriers.map(|carrier| {
            let sector_id = format!("{site_id}-{}-{}", sector + 1, carrier.band);
            SectorRow {
                azimuth_deg: tens as f64 * 10.0,
                mechanical_tilt_deg: 0.0,
                electrical_tilt_deg: 2.0,
                antenna_height_m: 30.0,
                feeder_loss_db: 1.0,
                ..carrier_row(site_id, sector_id, 0, carrier, spot)
            }
        })
    };
    sectors.flat_map(of_sector).collect()
}
