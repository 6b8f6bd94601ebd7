//! Measured levels: import, join to sectors, residuals of each row's own sector, by growing numbers of rows.
//!
//! `cargo bench --bench measurements`; wall time on all cores, since it is what a planner waits for. 100 sectors in the terrain of the demonstration
//! district; ids are `residuals/rows`, throughput in rows. The terrain is read anew each time.
use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use signalgap::inputs::scenario_file::{LoadedScenario, load_scenario};
use signalgap::pipeline::Silent;
use signalgap::pipeline::calibrate::residuals_of;
use std::fmt::Write as _;
use std::path::Path;

const SECTORS: usize = 100;
const BOUNDS: [f64; 4] = [104.4300, 21.0780, 104.5010, 21.1440];

/// A scenario of 100 sectors with so many measured rows.
fn scenario(folder: &Path, rows: usize) -> LoadedScenario {
    let random = &mut fastrand::Rng::with_seed(19);
    let terrain = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/small-district/terrain.tif");
    let within = |random: &mut fastrand::Rng, low: f64, high: f64| low + (high - low) * random.f64();
    let mut sites = String::from(
        "site_id,sector_id,operator,technology,frequency_mhz,bandwidth_mhz,lon,lat,antenna_height_m,azimuth_deg\n",
    );
    for sector in 0..SECTORS {
        let (lon, lat) = (within(random, BOUNDS[0], BOUNDS[2]), within(random, BOUNDS[1], BOUNDS[3]));
        writeln!(sites, "M{sector},{},Net,LTE,942.5,10,{lon},{lat},35,omni", 10_000_000 + sector)
            .expect("text");
    }
    let mut drive = String::from("latitude,longitude,eci,technology,rsrp\n");
    for row in 0..rows {
        let (lon, lat) = (within(random, BOUNDS[0], BOUNDS[2]), within(random, BOUNDS[1], BOUNDS[3]));
        let eci = 10_000_000 + row % SECTORS;
        writeln!(drive, "{lat:.6},{lon:.6},{eci},LTE,{:.1}", within(random, -125.0, -75.0)).expect("text");
    }
    std::fs::write(folder.join("sites.csv"), sites).expect("a file");
    std::fs::write(folder.join("drive.csv"), drive).expect("a file");
    let text = format!(
        "name = \"Bench\"\n[area]\ncrs = \"EPSG:32648\"\n[terrain]\nfiles = \"{}\"\nkind = \"bare_earth\"\n[clutter]\nuniform_height_m = 10.0\n\
         [sites]\nfiles = \"sites.csv\"\n[measurements]\nfiles = \"drive.csv\"\n",
        terrain.display()
    );
    let file = folder.join("scenario.toml");
    std::fs::write(&file, text).expect("a file");
    load_scenario(&file).expect("a scenario")
}

fn residuals(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("residuals");
    group.sample_size(10);
    for rows in [1_000, 10_000, 100_000] {
        let folder = tempfile::tempdir().expect("a folder");
        let loaded = scenario(folder.path(), rows);
        let found = residuals_of(&loaded, &Silent).expect("residuals").len();
        assert!(found > rows / 10, "{rows} rows: {found} places");
        group.throughput(Throughput::Elements(rows as u64));
        group.bench_with_input(BenchmarkId::from_parameter(rows), &loaded, |bencher, loaded| {
            bencher.iter(|| residuals_of(loaded, &Silent).expect("residuals"));
        });
    }
    group.finish();
}

criterion_group!(benches, residuals);
criterion_main!(benches);
