//! The firmness of a plan, and plans made again: growing numbers of sample points and options.
//!
//! `cargo bench --bench firmness`; processor time of one thread. Ids are `what/points`, throughput in links times draws: its inverse is the cost of a drawn link. The plan that is
//! made again is the option with the most people newly served, so that the draws are measured and no solver.
#[path = "measurement/cpu_time.rs"]
mod cpu_time;

use cpu_time::CpuTime;
use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use signalgap::geodesy::LonLat;
use signalgap::link::MastMargin;
use signalgap::planning::comparison::{DRAWS, TowerPlace};
use signalgap::planning::firmness::{
    Drawn, DrawnCost, ErrorTerms, FirmLink, FirmPoint, FirmnessQuestion, PointKey, PointLinks,
    REPLANNED_DRAWS, ReplanQuestion,
};
use std::collections::BTreeMap;

/// Towers that stand today, and options with a tower each.
const TODAY: usize = 40;
const OPTIONS: usize = 300;
/// Links of a point to today's towers, and to options.
const LINKS_TODAY: usize = 4;
const LINKS_OF_OPTIONS: usize = 20;

struct World {
    towers: Vec<TowerPlace>,
    points: Vec<FirmPoint>,
    items: Vec<DrawnCost>,
    sites: Vec<usize>,
    weights: BTreeMap<String, f64>,
}

impl World {
    /// Margins within 24 dB of the threshold: all are drawn.
    fn of(points: usize) -> Self {
        let mut random = fastrand::Rng::with_seed(16);
        let place = |tower: usize| LonLat { longitude_deg: 104.0 + 0.001 * tower as f64, latitude_deg: 21.0 };
        let tower = |number| TowerPlace { operator: "One".to_owned(), place: place(number) };
        let mut link = |option: bool| {
            let number = if option { random.usize(..OPTIONS) } else { random.usize(..TODAY) };
            let margin_db = 30.0 * random.f64() - if option { 15.0 } else { 24.0 };
            FirmLink {
                tower: if option { TODAY + number } else { number },
                option: option.then_some(number),
                margin: MastMargin { margin_db, sigma_db: 8.0 },
            }
        };
        let point = |number: usize| FirmPoint {
            key: PointKey {
                settlement_id: format!("V{:05}", number / 4),
                cluster_id: String::new(),
                sample: number as u32 % 4,
            },
            settlement: number / 4,
            people: Some(25.0),
            weight: 0.25,
            positions: vec![PointLinks {
                weight: 1.0,
                links: (0..LINKS_TODAY + LINKS_OF_OPTIONS).map(|at| link(at >= LINKS_TODAY)).collect(),
            }],
        };
        let item = |number: usize| DrawnCost {
            key: format!("tower{}", number % 3),
            low: 20.0,
            base: 30.0,
            high: 50.0,
        };
        Self {
            points: (0..points).map(point).collect(),
            towers: (0..TODAY + OPTIONS).map(tower).collect(),
            items: (0..OPTIONS).map(item).collect(),
            sites: (0..OPTIONS).map(|option| option / 3).collect(),
            weights: BTreeMap::new(),
        }
    }

    fn firmness(&self) -> FirmnessQuestion<'_> {
        let terms = ErrorTerms::of_correlation(0.5);
        FirmnessQuestion { towers: &self.towers, options: OPTIONS, rebuilt: &[], points: &self.points, terms }
    }
}

fn most_people(drawn: &Drawn) -> Vec<usize> {
    (0..drawn.serves.len()).max_by_key(|option| drawn.serves[*option].len()).into_iter().collect()
}

fn firmness(criterion: &mut Criterion<CpuTime>) {
    let mut group = criterion.benchmark_group("firmness");
    group.sample_size(10);
    let pool = rayon::ThreadPoolBuilder::new().num_threads(1).use_current_thread().build().expect("a pool");
    let chosen: Vec<usize> = (0..20).map(|at| at * 15).collect();
    for count in [500, 2_000, 8_000] {
        let world = World::of(count);
        let drawn_links = world.points.iter().flat_map(|point| &point.positions[0].links);
        let of_plan = drawn_links.filter(|link| link.option.is_none_or(|option| option % 15 == 0)).count();
        group.throughput(Throughput::Elements((of_plan * DRAWS) as u64));
        group.bench_function(BenchmarkId::new("plan of 20", count), |bench| {
            bench.iter(|| pool.install(|| world.firmness().plan(&chosen, DRAWS)).expect("a plan"));
        });
        let links = count * (LINKS_TODAY + LINKS_OF_OPTIONS) * REPLANNED_DRAWS;
        group.throughput(Throughput::Elements(links as u64));
        let question = ReplanQuestion {
            firmness: world.firmness(),
            sites: &world.sites,
            items: &world.items,
            weights: &world.weights,
            weight_spread: 0.4,
            person_weight: &|_, _| 1.0,
            draws: REPLANNED_DRAWS,
        };
        group.bench_function(BenchmarkId::new("300 options again", count), |bench| {
            bench.iter(|| pool.install(|| question.answer(&most_people, &|| ())).expect("plans"));
        });
    }
    group.finish();
}

criterion_group! {
    name = benches;
    config = Criterion::default().with_measurement(CpuTime);
    targets = firmness
}
criterion_main!(benches);
