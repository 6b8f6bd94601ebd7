//! Eight radials side by side against the direct path on the same samples, in double and in single precision.
use super::carried_radials::{BANDS_MHZ, DELTA_N, LATITUDE_DEG, N_0, fractal, link, p526_bands, p1812_bands};
use super::deviations::Deviations;
use signalgap::propagation::fan::{
    FanBand, FanClutter, FanLine, FanRadials, FanReceivers, FanSetting, FanSink, FanTask, FanTerrain,
    FanWork, follow,
};
use signalgap::propagation::radial::{
    CarriedLoss, LossBand, RadialLink, RadialLosses, RadialStart, RadialSweep, Sample,
};
use signalgap::propagation::{P526, P1812, PathEnvironment, PathLossModel, Polarization, Signal, Terminals};
use signalgap::simd::{DoubleOnly, Kernel, LANES, Lanes, Portable, Processor, Simd};
use signalgap::terrain::{PathProfile, Zone};
use signalgap::units::{Frequency, Length};

const LINES: usize = 900;
/// Shorter paths are outside P.1812.
const NEAREST_KM: f64 = 0.3;

/// What varies between the runs.
#[derive(Clone, Copy)]
struct Run {
    heights_m: (f64, f64),
    cell_km: f64,
    /// Greatest clutter, m; 0 for none.
    clutter_m: f64,
    /// Whether it is the same everywhere.
    uniform: bool,
    clearing_m: f64,
    first_offset: f64,
    time_percent: f64,
}

impl Run {
    fn link(&self) -> RadialLink {
        link(self.heights_m, self.clearing_m, self.time_percent)
    }

    fn p1812(self) -> (CarriedLoss, Vec<LossBand>) {
        p1812_bands(self.time_percent, 50.0)
    }
}

/// A mast of 30 m over bare ground of 30 m cells.
const USUAL: Run = Run {
    heights_m: (30.0, 1.5),
    cell_km: 0.03,
    clutter_m: 0.0,
    uniform: false,
    clearing_m: 50.0,
    first_offset: 0.9,
    time_percent: 50.0,
};

const RUNS: [Run; 15] = [
    USUAL,
    Run { heights_m: (400.0, 1.5), first_offset: 0.5, ..USUAL },
    Run { heights_m: (5.0, 10.0), cell_km: 0.09, clearing_m: 0.0, first_offset: 1.2, ..USUAL },
    Run { clutter_m: 14.0, ..USUAL },
    Run { heights_m: (80.0, 1.5), clutter_m: 14.0, clearing_m: 0.0, first_offset: 0.6, ..USUAL },
    Run { heights_m: (30.0, 3.0), cell_km: 0.005, clutter_m: 10.0, first_offset: 1.1, ..USUAL },
    Run { heights_m: (200.0, 1.5), cell_km: 0.09, clutter_m: 20.0, first_offset: 0.55, ..USUAL },
    Run { cell_km: 0.025, clutter_m: 10.0, first_offset: 0.7, ..USUAL },
    Run { clutter_m: 10.0, uniform: true, first_offset: 0.6, ..USUAL },
    Run { cell_km: 0.01, clutter_m: 10.0, uniform: true, first_offset: 1.4, ..USUAL },
    Run {
        heights_m: (300.0, 1.5),
        cell_km: 0.09,
        clutter_m: 25.0,
        uniform: true,
        first_offset: 0.8,
        ..USUAL
    },
    Run { time_percent: 10.0, ..USUAL },
    Run { heights_m: (60.0, 1.5), cell_km: 0.09, time_percent: 1.0, ..USUAL },
    Run { cell_km: 0.06, clutter_m: 14.0, first_offset: 0.7, time_percent: 10.0, ..USUAL },
    Run {
        heights_m: (90.0, 1.5),
        clutter_m: 10.0,
        uniform: true,
        first_offset: 1.2,
        time_percent: 5.0,
        ..USUAL
    },
];

/// Eight profiles that differ in kind.
fn terrains() -> [Vec<f64>; LANES] {
    let mut seed = 11;
    let each = |height: &dyn Fn(usize) -> f64| (0..LINES).map(height).collect::<Vec<_>>();
    [
        fractal(5.0, LINES, &mut seed),
        fractal(60.0, LINES, &mut seed),
        fractal(400.0, LINES, &mut seed),
        each(&|_| 100.0),
        each(&|i| f64::from((i / 50) as u32) * 40.0),
        each(&|i| 30.0 + 0.8 * i as f64),
        each(&|i| if (300..600).contains(&i) { 5.0 } else { 250.0 }),
        each(&|i| 0.002 * (i as f64 - 450.0).powi(2)),
    ]
}

fn clutter_m(run: Run, line: usize, lane: usize) -> f64 {
    if run.uniform {
        return run.clutter_m;
    }
    f64::from(((line + 3 * lane) / 7 % 3) as u32) * 0.5 * run.clutter_m
}

struct Terrains([Vec<f64>; LANES], Run);

impl FanTerrain for Terrains {
    fn line(&self, line: usize, _aside: [f64; LANES]) -> FanLine {
        FanLine {
            ground_m: std::array::from_fn(|lane| self.0[lane][line]),
            clutter_m: std::array::from_fn(|lane| clutter_m(self.1, line, lane)),
        }
    }
}

/// Losses by line, band and lane.
#[derive(Default)]
struct Losses(Vec<[[f64; LANES]; 3]>, Vec<[[f64; LANES]; 3]>);

impl FanSink for Losses {
    fn receivers<V: Lanes>(&mut self, line: usize, receivers: FanReceivers<V>) {
        let FanReceivers { departure, height_slope, ground_m, .. } = receivers;
        self.1.resize(line + 1, [[f64::NAN; LANES]; 3]);
        self.1[line] = [departure, height_slope, ground_m].map(Lanes::to_array);
    }

    fn losses<V: Lanes>(&mut self, line: usize, band: usize, losses_db: V) {
        self.0.resize(line + 1, [[f64::NAN; LANES]; 3]);
        self.0[line][band] = losses_db.to_array();
    }
}

fn slopes() -> [f64; LANES] {
    std::array::from_fn(|lane| lane as f64 / 7.0)
}

fn radials(run: Run) -> FanRadials {
    let step_km = slopes().map(|slope| run.cell_km * slope.mul_add(slope, 1.0).sqrt());
    FanRadials {
        slopes: slopes(),
        receives: step_km.map(|step_km| (NEAREST_KM / step_km, f64::INFINITY)),
        step_km,
        latitude_deg_per_km: [0.0; LANES],
        first_offset: run.first_offset,
        lines: LINES,
    }
}

const fn start() -> RadialStart {
    RadialStart {
        ground_m: 90.0,
        clutter_m: 6.0,
        zone: Zone::Inland,
        latitude_deg: LATITUDE_DEG,
        latitude_deg_per_km: 0.0,
    }
}

/// The fan of a run by some instructions.
struct Followed<'a> {
    setting: &'a FanSetting,
    run: Run,
}

impl Kernel for Followed<'_> {
    type Output = Losses;

    #[inline(always)]
    fn run<S: Simd>(self, simd: S) -> Losses {
        let terrain = Terrains(terrains(), self.run);
        let mut losses = Losses::default();
        let mut work = FanWork::default();
        let radials = radials(self.run);
        let task = FanTask { setting: self.setting, radials: &radials, terrain: &terrain };
        follow(simd, &task, &mut work, &mut losses);
        losses
    }
}

fn setting(run: Run, (loss, bands): (CarriedLoss, Vec<LossBand>), without_effect_db: f64) -> FanSetting {
    FanSetting {
        link: run.link(),
        start: start(),
        clutter: match run {
            Run { clutter_m, .. } if clutter_m <= 0.0 => FanClutter::None,
            Run { uniform: true, .. } => FanClutter::Uniform,
            Run { .. } => FanClutter::Cells,
        },
        loss: match loss {
            CarriedLoss::P1812(statistics) => CarriedLoss::P1812(statistics.leaving_out(without_effect_db)),
            CarriedLoss::DeltaBullington => loss,
        },
        bands: bands.into_iter().map(FanBand::from).collect(),
    }
}

/// One lane as a radial of its own.
fn radial(run: Run, lane: usize, ground_m: &[f64]) -> RadialSweep {
    let mut sweep = RadialSweep::new(run.link(), start(), run.clutter_m > 0.0);
    let step_km = radials(run).step_km[lane];
    sweep.lay(LINES, |line| Sample {
        distance_km: (run.first_offset + line as f64) * step_km,
        ground_m: ground_m[line],
        clutter_m: clutter_m(run, line, lane),
        zone: Zone::Inland,
    });
    sweep.trace(1);
    sweep
}

/// The loss of one path, dB.
type Direct<'a> = &'a dyn Fn(&PathProfile, Terminals, PathEnvironment, Signal) -> f64;

/// P.1812 without the spread over locations: its deviate for 50 % is 4e-10 by the Recommendation's approximation, and the fan takes 0.
fn p1812_db(
    profile: &PathProfile,
    terminals: Terminals,
    environment: PathEnvironment,
    signal: Signal,
) -> f64 {
    let parts = P1812::default().terms(profile, terminals, environment, signal).expect("a path").parts;
    parts.l_b0p.max(parts.l_bc)
}

fn p526_db(profile: &PathProfile, terminals: Terminals, environment: PathEnvironment, signal: Signal) -> f64 {
    let path = P526.prepare(profile, terminals, environment).expect("a path");
    path.loss(signal).expect("a loss").basic_transmission_loss.db()
}

fn direct_losses(direct: Direct<'_>, sweep: &RadialSweep, receiver: usize, run: Run) -> Vec<f64> {
    let terminals = Terminals {
        tx_height_agl: Length::from_metres(run.heights_m.0),
        rx_height_agl: Length::from_metres(run.heights_m.1),
    };
    let environment = PathEnvironment {
        delta_n: DELTA_N,
        surface_refractivity: N_0,
        path_centre_latitude_deg: LATITUDE_DEG,
    };
    let profile = sweep.profile(receiver);
    let loss = |mhz: &f64| {
        let signal = Signal {
            frequency: Frequency::from_megahertz(*mhz),
            polarization: Polarization::Vertical,
            time_percent: run.time_percent,
            location_percent: 50.0,
        };
        direct(&profile, terminals, environment, signal)
    };
    BANDS_MHZ.iter().map(loss).collect()
}

/// Deviations of double and of single precision from the direct path, at every 7th line.
fn compare(
    direct: Direct<'_>,
    bands: fn(Run) -> (CarriedLoss, Vec<LossBand>),
    runs: &[Run],
) -> [Vec<f64>; 2] {
    let mut deviations = [Vec::new(), Vec::new()];
    for (number, run) in runs.iter().copied().enumerate() {
        let double = setting(run, bands(run), 54.0);
        let single = setting(run, bands(run), 24.0);
        let double = Followed { setting: &double, run }.run(DoubleOnly);
        let single = Followed { setting: &single, run }.run(Portable);
        for (lane, ground_m) in terrains().iter().enumerate() {
            let sweep = radial(run, lane, ground_m);
            let receivers = radials(run).receives[lane].0;
            for line in (0..LINES).step_by(7).filter(|line| run.first_offset + *line as f64 > receivers) {
                let directly = direct_losses(direct, &sweep, line + 1, run);
                for (band, direct_db) in directly.into_iter().enumerate() {
                    for (which, found) in [&double, &single].into_iter().enumerate() {
                        let deviation = found.0[line][band][lane] - direct_db;
                        let limit = [1e-9, 1e-3][which];
                        if deviation.abs() > limit {
                            println!(
                                "run {number}, lane {lane}, line {line}, band {band}: {deviation:+e} dB"
                            );
                        }
                        deviations[which].push(deviation);
                    }
                }
            }
        }
    }
    deviations
}

fn published(what: &str, deviations: [Vec<f64>; 2]) {
    let [double, single] = deviations;
    let double = Deviations::of(&format!("{what}, fan in double precision, dB"), double);
    let single = Deviations::of(&format!("{what}, fan in single precision, dB"), single);
    double.print();
    single.print();
    assert!(double.cases() > 15_000);
    assert!(double.maximum() < 1e-9);
    assert!(single.maximum() < 1e-3);
}

#[test]
fn p1812_side_by_side_gives_the_direct_loss() {
    published("P.1812", compare(&p1812_db, Run::p1812, &RUNS));
}

#[test]
fn p526_side_by_side_gives_the_direct_loss() {
    let runs: Vec<Run> = RUNS.into_iter().filter(|run| run.time_percent > 49.0).collect();
    published("P.526", compare(&p526_db, |_| p526_bands(), &runs));
}

#[test]
fn slopes_and_ground_are_those_of_the_radial() {
    for run in RUNS {
        let (loss, bands) = run.p1812();
        let setting = setting(run, (loss, bands.clone()), 54.0);
        let found = Followed { setting: &setting, run }.run(DoubleOnly);
        for (lane, ground_m) in terrains().iter().enumerate() {
            let sweep = radial(run, lane, ground_m);
            let mut losses = RadialLosses::default();
            sweep.losses(loss, &bands, &mut losses);
            for (line, departure) in sweep.departure_slopes().enumerate() {
                if run.first_offset + line as f64 <= radials(run).receives[lane].0 {
                    continue;
                }
                let [departures, slopes, ground] = found.1[line];
                assert!((departures[lane] - departure).abs() < 1e-9, "{departure}");
                let slope = losses.height_slopes_db_m[line];
                assert!(
                    (slopes[lane] - slope).abs() < 1e-6 * slope.abs().max(1.0),
                    "{slope}, {}",
                    slopes[lane]
                );
                assert!((ground[lane] - ground_m[line]).abs() < 1e-9);
            }
        }
    }
}

#[test]
fn the_same_bits_by_any_instructions() {
    if matches!(Processor::best(), Processor::Portable) {
        println!("SKIPPED: this processor has no AVX2 to compare portable vectors with");
    }
    for run in RUNS {
        let setting = setting(run, run.p1812(), 24.0);
        let portable = Processor::Portable.run(Followed { setting: &setting, run });
        let best = Processor::best().run(Followed { setting: &setting, run });
        let bits = |losses: &Losses| {
            losses
                .0
                .iter()
                .chain(&losses.1)
                .flatten()
                .flatten()
                .map(|value| value.to_bits())
                .collect::<Vec<_>>()
        };
        assert!(bits(&portable) == bits(&best), "AVX2 and portable vectors differ");
    }
}
