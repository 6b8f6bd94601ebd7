//! The choice of a plan: growing number of places, one and three heights, chains home with shared relays; the bound alone and the whole plan.
//!
//! `cargo bench --bench selection`; one thread, processor time. Ids are `what/places`, throughput in options. Printed once for each size: value,
//! share of the bound, whether it is proven, and the most memory used so far.
use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use measurement::CpuTime;
use signalgap::planning::selection::{Choice, Demand, Effort, Instance, PointWeight, SiteOption, choose};

#[path = "measurement/cpu_time.rs"]
mod measurement;

/// Kilometres from end to end.
const SIDE_KM: f64 = 200.0;

/// Villages in clusters, places anywhere, heights that reach further and cost more; every place hangs on a relay of its neighbourhood if it is
/// to be shared.
fn district(places: usize, heights: usize, villages: usize, relays: bool) -> Instance {
    let mut random = fastrand::Rng::with_seed(16);
    let side_km = SIDE_KM * (places as f64 / 5_000.0).sqrt();
    let mut anywhere = |random: &mut fastrand::Rng| (random.f64() * side_km, random.f64() * side_km);
    let centres: Vec<(f64, f64)> = (0..villages.div_ceil(20)).map(|_| anywhere(&mut random)).collect();
    let mut village = |random: &mut fastrand::Rng| {
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
            let reach_km = 9.0 + 3.0 * height as f64;
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

fn plans(criterion: &mut Criterion<CpuTime>) {
    let mut group = criterion.benchmark_group("selection");
    group.sample_size(10);
    let bound_only = Effort { iterations: 0, nodes: 0 };
    for (name, places, heights, villages, relays, budget, effort) in [
        ("one height", 100, 1, 60, false, 600.0, Effort::default()),
        ("one height", 300, 1, 150, false, 600.0, Effort::default()),
        ("three heights", 100, 3, 60, false, 600.0, Effort::default()),
        ("three heights, relays", 100, 3, 60, true, 800.0, Effort::default()),
        ("one height, relays", 300, 1, 150, true, 1_000.0, Effort::default()),
        ("three heights", 1_000, 3, 500, false, 1_500.0, Effort::default()),
        ("three heights, bound", 5_000, 3, 2_000, false, 4_000.0, bound_only),
        ("three heights", 5_000, 3, 2_000, false, 4_000.0, Effort::default()),
    ] {
        let instance = district(places, heights, villages, relays);
        let demand = Demand::within(budget);
        let choice = choose(&instance, &demand, effort).expect("a plan");
        tell(&format!("{name}/{places}"), &choice);
        group.throughput(Throughput::Elements(instance.options.len() as u64));
        group.bench_function(BenchmarkId::new(name, places), |bench| {
            bench.iter(|| choose(&instance, &demand, effort).expect("a plan"));
        });
    }
    group.finish();
}

criterion_group!(name = benches; config = Criterion::default().with_measurement(CpuTime); targets = plans);
criterion_main!(benches);
