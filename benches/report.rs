//! The page of the report: growing numbers of villages.
//!
//! `cargo bench --bench report`; processor time of one thread. Every village has a gap, two profiles of 82 points and a remedy; three rasters of 1,000 x 1,000 cells are coloured and packed (their warp is GDAL's,
//! and not measured). Ids are `page/villages`, throughput in villages; `page/0` is what rasters and scripts cost alone.
#[path = "measurement/cpu_time.rs"]
mod cpu_time;

use cpu_time::CpuTime;
use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use serde_json::{Value, json};
use signalgap::geodesy::GeographicBounds;
use signalgap::grid::{Shape, WebGrid, WebSampling};
use signalgap::outputs::{ReportContent, report_html};
use std::error::Error;
use std::path::Path;

const RASTERS: [&str; 3] = ["hillshade.tif", "coverage_4g_class.tif", "opportunity_people_40m.tif"];
/// Points of a profile.
const POINTS: usize = 82;

/// Stands for GDAL: a ramp with some noise.
#[expect(clippy::unnecessary_wraps, reason = "GDAL may fail")]
fn ramp(_: &Path, most_cells: usize, _: WebSampling) -> Result<WebGrid, Box<dyn Error + Send + Sync>> {
    let mut random = fastrand::Rng::with_seed(18);
    let values = (0..most_cells * most_cells).map(|cell| (cell % 251) as f32 + 4.0 * random.f32()).collect();
    let bounds = GeographicBounds { west: 104.0, south: 21.0, east: 104.5, north: 21.5 };
    Ok(WebGrid { shape: Shape { rows: most_cells, cols: most_cells }, bounds, values })
}

fn both(text: &str) -> Value {
    json!({ "en": text, "vi": format!("{text} (vi)") })
}

fn facts(villages: usize) -> Value {
    let each = |make: &dyn Fn(usize) -> Value| (0..villages).map(make).collect::<Value>();
    let place = |number: usize| (104.0 + 0.0004 * number as f64, 21.0 + 0.0003 * number as f64);
    let profile = |number: usize| {
        let (lon, lat) = place(number / 2);
        let along = |scale: usize| {
            (0..POINTS).map(|point| Value::from(scale * point + number % 7)).collect::<Value>()
        };
        json!({
            "mast": "DEMO01", "lon": lon, "lat": lat, "role": both("nearest mast"), "km": 7.25, "mhz": 763.0,
            "antenna_m": 812.0, "handset_m": 401.5, "earth_km": 8_504.0,
            "d_m": along(90), "ground_m": along(5), "cover_m": along(0),
            "text": both("The ground rises to 1,432 m, 87 m over the ray, and costs 31.4 dB on the way to the village."),
        })
    };
    json!({
        "program": "signalgap", "version": "0.1.0", "language": "en", "name": "Measured", "description": "",
        "technology": "4g", "generation": "4G", "level_name": "RSRP", "target_probability": 0.9, "radius_km": 25.0,
        "headline": both("All lack 4G"), "totals": {}, "indicators": {}, "communes": [], "operators": [], "caveats": [],
        "models": [], "rejects": {"count": 0, "rows": []}, "quality": {"models_total": 1}, "masts": [],
        "opportunities": [], "inputs": [],
        "villages": each(&|number| {
            let (lon, lat) = place(number);
            json!({
                "id": format!("V{number}"), "name": format!("Bản Hua Sẳng {number}"), "unit": "Thông Reo", "lon": lon,
                "lat": lat, "people": 412, "people_without": 412, "rank": number + 1, "verdict": "unserved",
                "service": both("none"), "probability": 0.05, "level_dbm": -127.5, "site": "DEMO60", "fragile": false,
                "has": ["school"], "gaps": [number],
            })
        }),
        "gaps": each(&|number| {
            let (lon, lat) = place(number);
            json!({
                "village": number, "place": null, "lon": lon, "lat": lat, "rank": number + 1, "people": 412,
                "cause": "terrain_blocked", "why": both("a ridge at 1,432 m stands 87 m over the ray and costs 31.4 dB"),
                "signal": both("level -127 dBm is 12.5 dB under the limit"), "deficit_db": 12.5,
                "profiles": [2 * number, 2 * number + 1],
                "remedies": [{"remedy": number, "people_here": 412}],
            })
        }),
        "profiles": (0..2 * villages).map(profile).collect::<Value>(),
        "remedies": each(&|number| {
            let (lon, lat) = place(number);
            json!({
                "id": format!("R{number}"), "kind": "new_mast", "text": both("a new mast of 40 m on the hill"),
                "people": 412, "gaps": 1, "cost": 180_000.0, "lon": lon, "lat": lat,
            })
        }),
    })
}

fn report(criterion: &mut Criterion<CpuTime>) {
    let mut group = criterion.benchmark_group("page");
    group.sample_size(10);
    for villages in [0, 100, 300, 1_000] {
        let facts = facts(villages);
        let content = ReportContent {
            facts: &facts,
            plan: None,
            comparison: None,
            folder: Path::new("nowhere"),
            warp: ramp,
        };
        group.throughput(Throughput::Elements(villages.max(1) as u64));
        group.bench_function(BenchmarkId::from_parameter(villages), |bencher| {
            bencher.iter(|| report_html(&content, RASTERS.into_iter()).expect("a page").len());
        });
    }
    group.finish();
}

criterion_group! {
    name = benches;
    config = Criterion::default().with_measurement(CpuTime);
    targets = report
}
criterion_main!(benches);
