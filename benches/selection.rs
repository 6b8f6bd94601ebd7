//! The choice of a plan: growing number of places, one and three heights, chains home with shared relays; the bound alone and the whole plan.
//!
//! `cargo bench --bench selection`; one thread, processor time. Ids are `what/places`, throughput in options. Printed once for each size: value,
//! share of the bound, whether it is proven, and the most memory used so far.
use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use measurement::CpuTime;
use signalgap::planning::selection::{Choice, Demand, Effort, Instance, PointWeight, SiteOption, choose};

#[path = "measurement/cpu_time.rs"]
mod measurement;

/// A district to be planned, with its budget.
struct Case {
    name: &'static str,
    places: usize,
    heights: usize,
    villages: usize,
    /// Whether all places within 20 km need the same relay besides.
    relays: bool,
    /// Reach of the lowest mast.
    reach_km: f64,
    budget: f64,
}

/// Villages in clusters, 2,000 on 200 x 200 km; places anywhere; each further height reaches 3 km further and costs 8 more.
fn district(case: &Case) -> Instance {
    let &Case { places, heights, villages, relays, .. } = case;
    let mut random = fastrand::Rng::with_seed(16);
    let side_km = 200.0 * (places as f64 / 5_000.0).sqrt();
    let anywhere = |random: &mut fastrand::Rng| (random.f64() * side_km, random.f64() * side_km);
    let centres: Vec<(f64, f64)> = (0..villages.div_ceil(20)).map(|_| anywhere(&mut random)).collect();
    let village = |random: &mut fastrand::Rng| {
        let (east, north) = centres[random.usize(..centres.len())];
        (east + 16.0 * (random.f64() - 0.5), north + 16.0 * (random.f64() - 0.5))
    };
    let at: Vec<(f64, f64)> = (0..villages).map(|_| village(&mut random)).collect();
    let people = |random: &mut fastrand::Rng| (50.0 + 1_100.0 * random.f64() * random.f64()).round();
    let points = (0..villages)
        .map(|_| PointWeight { people: people(&mut random), factor: 1.0, commune: None })
        .collect();
    let mut instance = Instance { points, ..Instance::default() };
    let cells = if relays { (side_km / 20.0).ceil() as usize } else { 0 };
    instance.items = vec![60.0; cells * cells];
    for place in 0..places {
        let (east, north) = anywhere(&mut random);
        let base = 94.0 + (40.0 * random.f64()).round();
        for height in 0..heights {
            let reach_km = case.reach_km + 3.0 * height as f64;
            let near = |&village: &usize| {
                (at[village].0 - east).hypot(at[village].1 - north) < reach_km && random.f64() < 0.7
            };
            let serves: Vec<usize> = (0..villages).filter(near).collect();
            instance.items.push(base + 8.0 * height as f64);
            let mut items = vec![instance.items.len() - 1];
            if relays {
                items.insert(0, (east / 20.0) as usize * cells + (north / 20.0) as usize);
            }
            instance.options.push(SiteOption { place, items, serves, lost: 0.0 });
        }
    }
    instance
}

/// The most memory that the process has used, in MiB; none where the system does not tell.
fn peak_memory_mib() -> Option<f64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    Some(line.split_whitespace().nth(1)?.parse::<f64>().ok()? / 1_024.0)
}

#[expect(clippy::print_stdout, reason = "a bench tells what it measured")]
fn tell(name: &str, choice: &Choice) {
    let memory = peak_memory_mib().map_or(String::new(), |mib| format!(", {mib:.0} MiB"));
    println!(
        "{name}: {:.0} of at most {:.0} ({:.2} %), proven {} {}, {} options for {:.0}{memory}",
        choice.value,
        choice.bound,
        100.0 * choice.share_of_bound(),
        choice.proven,
        choice.tie_proven,
        choice.options.len(),
        choice.cost
    );
}

const CASES: [Case; 6] = [
    Case {
        name: "one height",
        places: 100,
        heights: 1,
        villages: 100,
        relays: false,
        reach_km: 5.0,
        budget: 1_000.0,
    },
    Case {
        name: "one height",
        places: 300,
        heights: 1,
        villages: 300,
        relays: false,
        reach_km: 5.0,
        budget: 1_000.0,
    },
    Case {
        name: "one height",
        places: 300,
        heights: 1,
        villages: 300,
        relays: false,
        reach_km: 5.0,
        budget: 2_000.0,
    },
    Case {
        name: "relays",
        places: 300,
        heights: 1,
        villages: 200,
        relays: true,
        reach_km: 5.0,
        budget: 2_000.0,
    },
    Case {
        name: "three heights, relays",
        places: 100,
        heights: 3,
        villages: 200,
        relays: true,
        reach_km: 5.0,
        budget: 2_000.0,
    },
    Case {
        name: "three heights",
        places: 5_000,
        heights: 3,
        villages: 2_000,
        relays: false,
        reach_km: 9.0,
        budget: 4_000.0,
    },
];

fn plans(criterion: &mut Criterion<CpuTime>) {
    let mut group = criterion.benchmark_group("selection");
    group.sample_size(10);
    for case in &CASES {
        let instance = district(case);
        let demand = Demand::within(case.budget);
        group.throughput(Throughput::Elements(instance.options.len() as u64));
        for (what, effort) in [("bound", Effort { iterations: 0, nodes: 0 }), ("plan", Effort::default())] {
            let name = format!("{what}, {}, {:.0}", case.name, case.budget);
            tell(&format!("{name}/{}", case.places), &choose(&instance, &demand, effort).expect("a plan"));
            group.bench_function(BenchmarkId::new(name, case.places), |bench| {
                bench.iter(|| choose(&instance, &demand, effort).expect("a plan"));
            });
        }
    }
    group.finish();
}

criterion_group!(name = benches; config = Criterion::default().with_measurement(CpuTime); targets = plans);
criterion_main!(benches);
