//! Masts merged eight cells at a time against cells merged one by one in double precision.
use super::layer::LayerValues;
use super::plan::{AreaPlan, AreaWish, layers_of};
use super::reading::{Reading, away_m};
use super::sources::{MastSources, Source};
use super::sums::{DECIDED_DEVIATIONS, Received, STRONGEST};
use super::tile::TileSums;
use crate::calibration::Covariance;
use crate::coverage::short_numbers::{kept_loss, kept_slope, loss_of, slope_of};
use crate::coverage::{MastIndex, MeasuredField, PathSetting, Reach, ServiceSetting};
use crate::geodesy::{LonLat, Position};
use crate::grid::{Cell, Grid, GridGeometry, Shape, Window};
use crate::link::{Receiver, ServiceNeed, ServiceRequirement};
use crate::network::{
    AntennaPattern, Beam, Carrier, MeasuredPattern, Network, SectorCarrier, SectorPattern, Technology,
    UnitVector,
};
use crate::propagation::{ClimateSource, ModelKey, ModelOptions, RadioClimate};
use crate::simd::Processor;
use crate::terrain::Ground;
use crate::units::{Azimuth, Dbm, Decibels, Frequency, Length, Tilt};
use std::collections::BTreeMap;
use std::sync::Arc;

const SHAPE: Shape = Shape { rows: 9, cols: 21 };
const CELL_M: f64 = 30.0;
const MASTS: usize = 9;

fn geometry() -> GridGeometry {
    GridGeometry { shape: SHAPE, west_m: 500_000.0, north_m: 2_350_000.0, cell_m: CELL_M }
}

/// Three sectors on one of two carriers, and one all round with a measured pattern.
fn sectors_of(mast: usize, random: &mut fastrand::Rng) -> Vec<SectorCarrier> {
    let position = Position {
        geographic: LonLat { longitude_deg: 105.0, latitude_deg: 21.2 },
        easting_m: 500_000.0 + 900.0 * random.f64() - 100.0,
        northing_m: 2_350_000.0 - 400.0 * random.f64(),
        meridian_convergence_deg: 0.7,
        point_scale: 0.9998,
    };
    let ramp: Vec<f64> = (0..360).map(|degree: i32| f64::from(degree.min(360 - degree)) / 9.0).collect();
    let cuts = MeasuredPattern::new("ramp", ramp.clone(), ramp, Tilt::from_degrees_down(2.0)).expect("cuts");
    let of_number = |number: usize| {
        let technology = if number == 2 { Technology::Umts } else { Technology::Lte };
        let megahertz = if (mast + number).is_multiple_of(2) { 947.5 } else { 1_842.5 };
        let carrier = Carrier {
            technology,
            band: String::new(),
            downlink: Frequency::from_megahertz(megahertz),
            uplink: Frequency::from_megahertz(megahertz - 45.0),
            bandwidth_mhz: if technology == Technology::Lte { 10.0 } else { 5.0 },
        };
        let pattern = match number {
            3 => AntennaPattern::Measured(Arc::new(cuts.clone())),
            _ => AntennaPattern::Sector(SectorPattern::default()),
        };
        SectorCarrier {
            sector_id: format!("{mast}-{number}"),
            site_id: format!("site {}", mast / 2 * 2),
            operator: ["North", "South"][mast % 2].to_owned(),
            azimuth: (number != 1).then(|| Azimuth::from_degrees(120.0 * number as f64)),
            mechanical_downtilt: Tilt::from_degrees_down(number as f64),
            electrical_downtilt: Tilt::from_degrees_down(4.0),
            total_power: Dbm::new(43.0),
            maximum_gain: Decibels::new(17.0),
            pattern,
            ..SectorCarrier::isotropic(position, Length::from_metres(30.0), carrier)
        }
    };
    (0..4).map(of_number).collect()
}

/// What is measured of a site, on a lattice over a part of the tile.
fn measured() -> MeasuredField {
    let covariance =
        Covariance { mast: 9.0, correlated: 30.0, common: 0.0, distance_m: 450.0, nugget: 5.0, device: 0.0 };
    let nodes = (0..12_u8).map(|node| (f32::from(node) - 3.0, 1.0 - f32::from(node) / 16.0)).collect();
    MeasuredField::of_nodes("site 2", covariance, [500_200.0, 2_349_800.0, 85.0], nodes)
}

/// A random reading: some cells beyond reach, some without a value of the model, losses that tie.
fn reading(channels: usize, random: &mut fastrand::Rng) -> Reading {
    let mut values = vec![0.0; SHAPE.cells() * channels];
    let from = random.usize(0..SHAPE.cols);
    for row in values.chunks_mut(SHAPE.cols * channels) {
        for (at, value) in row.iter_mut().enumerate() {
            let (channel, col) = (at / SHAPE.cols, at % SHAPE.cols);
            *value = match channel {
                0 if col < from / 2 || random.u8(..) < 8 => f32::NAN,
                0 => random.f32() * 400.0 - 200.0,
                _ if random.u8(..) < 4 => f32::NAN,
                _ => 90.0 + f32::from(random.u8(..60)),
            };
        }
    }
    let kept = |(at, value): (usize, &f32)| match at / SHAPE.cols % channels {
        0 => kept_slope(*value),
        _ => kept_loss(*value),
    };
    Reading { channels, values: values.iter().enumerate().map(kept).collect() }
}

/// Runs a test over a network, with or without measured levels: the plan, the setting, and what is read of each mast.
fn with_tile(with_measured: bool, run: &dyn Fn(&AreaPlan, &ServiceSetting<'_>, &[Reading])) {
    let mut random = fastrand::Rng::with_seed(7);
    let network = Network::new((0..MASTS).flat_map(|mast| sectors_of(mast, &mut random)).collect());
    let ground = Ground::new(Grid::filled(geometry(), 100.0), None).expect("a ground");
    let model = ModelKey::FreeSpace.model(&ModelOptions::default());
    let (receiver, lte) = (Receiver::default(), ServiceRequirement::default_of(Technology::Lte));
    let umts = ServiceRequirement::default_of(Technology::Umts);
    let climate = ClimateSource::Uniform(RadioClimate { delta_n: 45.0, surface_refractivity: 325.0 });
    let field = measured();
    let path = PathSetting {
        measured: with_measured.then_some(&field),
        ..PathSetting::median(&ground, &*model, &receiver, climate)
    };
    let setting = ServiceSetting {
        network: &network,
        path,
        reach: Reach { radius: Length::from_kilometres(5.0), radial_spacing_cells: 1.25 },
        need: ServiceNeed {
            lte: &lte,
            umts: &umts,
            sigma_db: 8.0,
            offset_db: 0.0,
            target_probability: 0.9,
            shadowing_correlation: 0.5,
        },
        other_models: &[],
    };
    let layers = layers_of(&network, &AreaWish::everything());
    let plan = AreaPlan::new(&setting, &MastIndex::of(&network), layers).expect("a plan");
    let readings: Vec<Reading> =
        plan.masts.iter().map(|mast| reading(mast.frequencies.len() + 1, &mut random)).collect();
    run(&plan, &setting, &readings);
}

fn merged<'a>(
    plan: &'a AreaPlan,
    setting: &ServiceSetting<'a>,
    readings: &[Reading],
    order: &[usize],
    processor: Processor,
) -> TileSums<'a> {
    let mut sums = TileSums::new(plan, *setting, Window::whole(SHAPE)).with(processor);
    for &mast in order {
        sums.add(&plan.masts[mast], &readings[mast]);
    }
    sums
}

fn bytes(sums: &TileSums<'_>) -> Vec<Vec<u8>> {
    sums.finish().iter().map(LayerValues::to_bytes).collect()
}

#[test]
fn neither_the_order_of_masts_nor_the_processor_changes_a_bit() {
    for with_measured in [false, true] {
        with_tile(with_measured, &|plan, setting, readings| {
            let mut order: Vec<usize> = (0..readings.len()).collect();
            let expected = bytes(&merged(plan, setting, readings, &order, Processor::best()));
            let portable = bytes(&merged(plan, setting, readings, &order, Processor::Portable));
            assert_eq!(portable, expected);
            for seed in 0..5 {
                fastrand::Rng::with_seed(seed).shuffle(&mut order);
                assert_eq!(bytes(&merged(plan, setting, readings, &order, Processor::best())), expected);
            }
        });
    }
}

/// What one sector gives a cell: its level, its uplink margin and its strength.
struct Single {
    level_dbm: f64,
    uplink_margin_db: f64,
    strength: f64,
}

/// Of a source at a cell, in double precision; `None` where it is not received.
fn single(
    setting: &ServiceSetting<'_>,
    (mast, source): (&MastSources, &Source),
    reading: &Reading,
    cell: Cell,
) -> Option<Single> {
    let of_channel = |channel: usize| {
        let kept = reading.values[(cell.row * reading.channels + channel) * SHAPE.cols + cell.col];
        f64::from(if channel == 0 { slope_of(kept) } else { loss_of(kept) })
    };
    let (east_m, north_m) = away_m(&geometry(), mast, cell);
    let (sin, cos) = mast.antenna.position.meridian_convergence_deg.to_radians().sin_cos();
    let (north_m, east_m) = (north_m * cos - east_m * sin, east_m * cos + north_m * sin);
    let towards = UnitVector::of(north_m, east_m, of_channel(0) / 1_000.0);
    let beam = Beam::of(&setting.network.sectors()[mast.beams[source.beam]]);
    let (mut lost_db, mut sigma_db) = (beam.attenuation_towards(towards).db(), source.sigma_db);
    if let Some(field) = setting.path.measured {
        let (easting_m, northing_m) = geometry().centre_m(cell);
        let site = &setting.network.sectors()[mast.sites[source.site]].site_id;
        let shift = field.lattice(site).at([easting_m, northing_m]);
        lost_db -= shift.db;
        sigma_db = (source.sigmas_db[0] * shift.sigma_share).hypot(source.sigmas_db[1]);
    }
    let level_dbm = source.level_dbm - lost_db - of_channel(source.downlink);
    let uplink_margin_db = source.uplink_margin_db - lost_db - of_channel(source.uplink?);
    let strength = uplink_margin_db.min(level_dbm - source.required_level_dbm) / sigma_db;
    let is_received = !of_channel(0).is_nan() && !level_dbm.is_nan();
    let strength = if uplink_margin_db.is_nan() { f64::NAN } else { strength };
    is_received.then_some(Single { level_dbm, uplink_margin_db, strength })
}

fn near(found: f32, expected: f64, what: &str) {
    assert!((f64::from(found) - expected).abs() < 5e-4, "{what}: {found} {expected}");
}

#[test]
fn eight_cells_at_a_time_give_what_single_cells_do() {
    for with_measured in [false, true] {
        with_tile(with_measured, &|plan, setting, readings| {
            let order: Vec<usize> = (0..readings.len()).collect();
            let sums = merged(plan, setting, readings, &order, Processor::best());
            for cell in (0..SHAPE.rows).flat_map(|row| (0..SHAPE.cols).map(move |col| Cell { row, col })) {
                let all: Vec<(&Source, Single)> = plan
                    .masts
                    .iter()
                    .zip(readings)
                    .flat_map(|(mast, reading)| {
                        mast.sources.iter().map(move |source| (mast, source, reading))
                    })
                    .filter_map(|(mast, source, reading)| {
                        Some((source, single(setting, (mast, source), reading, cell)?))
                    })
                    .collect();
                carriers_agree(&sums, plan, cell, &all);
                owners_agree(&sums, plan, cell, &all);
            }
        });
    }
}

fn carriers_agree(sums: &TileSums<'_>, plan: &AreaPlan, cell: Cell, all: &[(&Source, Single)]) {
    for carrier in 0..plan.carriers.len() {
        let row = &sums.row(cell.row).carriers[carrier];
        let mut own: Vec<&(&Source, Single)> =
            all.iter().filter(|(source, _)| source.carrier == carrier).collect();
        own.sort_by(|a, b| b.1.level_dbm.total_cmp(&a.1.level_dbm));
        let strongest: Vec<Received> = row.strongest(cell.col).collect();
        for (place, found) in strongest.iter().enumerate() {
            let Some((_, expected)) = own.get(place) else {
                assert_eq!(*found, Received::NONE);
                continue;
            };
            near(found.level_dbm, expected.level_dbm, "level");
            // of sectors as strong as each other, either may be it to single precision
            let (_, named) =
                own.iter().find(|(source, _)| source.sector == found.sector).expect("a sector received");
            near(found.level_dbm, named.level_dbm, "level of the sector named");
        }
        let sum: f64 = own
            .iter()
            .map(|(source, single)| source.power_factor * 10.0_f64.powf(0.1 * single.level_dbm))
            .sum();
        let found = row.power(cell.col).milliwatts();
        assert!((found - sum).abs() <= 1e-4 * sum + 1e-17, "{found} {sum}");
    }
}

fn owners_agree(sums: &TileSums<'_>, plan: &AreaPlan, cell: Cell, all: &[(&Source, Single)]) {
    for owner in 0..plan.owners.len() {
        let row = &sums.row(cell.row).owners[owner];
        let own = || all.iter().filter(|(source, single)| source.owner == owner && !single.strength.is_nan());
        let deciding = row.deciding(cell.col);
        let best = own().map(|(_, single)| single.strength).fold(f64::NEG_INFINITY, f64::max);
        if own().next().is_some() {
            near(deciding.strength, best, "strength");
            let (_, named) =
                own().find(|(source, _)| source.sector == deciding.sector).expect("a sector received");
            near(deciding.uplink_margin_db, named.uplink_margin_db, "uplink margin");
            near(deciding.strength, named.strength, "strength of the sector named");
        } else {
            assert!(deciding.uplink_margin_db.is_nan());
        }
        let mut towers: BTreeMap<u32, f64> = BTreeMap::new();
        for (source, single) in own().filter(|(_, single)| single.strength > -DECIDED_DEVIATIONS) {
            let known = towers.entry(source.tower).or_insert(single.strength);
            *known = known.max(single.strength);
        }
        let mut expected: Vec<f64> = towers.into_values().collect();
        expected.sort_by(|a, b| b.total_cmp(a));
        expected.truncate(STRONGEST);
        let found: Vec<f32> = row.towers(cell.col).map(|tower| tower.strength).collect();
        assert_eq!(found.len(), expected.len());
        found.iter().zip(expected).for_each(|(found, expected)| near(*found, expected, "tower"));
    }
}
