//! A measurement as a table for the terminal.
use super::bench_record::{BenchRecord, BenchStage};
use crate::language::{decimals, grouped, word};
use crate::outputs::values::text_table::aligned;
use crate::text;
use crate::words::stage_text;
use std::path::Path;

/// Bytes of a mebibyte.
const MIB: f64 = 1_048_576.0;

/// A measurement for the terminal: stages with their times, beside those of an earlier one.
///
/// `earlier` is the measurement to compare with and its line in the history; `line` is the line of this one.
#[must_use]
pub fn bench_text(
    record: &BenchRecord,
    earlier: Option<(usize, &BenchRecord)>,
    history: &Path,
    line: usize,
) -> String {
    let mut lines = head(record);
    lines.push(String::new());
    lines.extend(aligned(&table(record, earlier.map(|(_, earlier)| earlier))));
    lines.push(String::new());
    lines.extend(rates(record));
    if let Some(bytes) = record.peak_memory_bytes {
        lines.push(text!("bench-text-peak-memory-mib", bytes = decimals(bytes as f64 / MIB, 0)));
    }
    let file = history.display();
    lines.push(text!("bench-text-line-of", line, file));
    if let Some((number, earlier)) = earlier {
        let differs = differences(record, earlier);
        lines.push(text!(
            "bench-text-before-line-ratio-processor-time-of",
            number,
            earlier = name(earlier),
            time = earlier.time,
            differs
        ));
    }
    lines.push(String::new());
    lines.join("\n")
}

fn head(record: &BenchRecord) -> Vec<String> {
    let work = &record.work;
    let runs =
        if record.runs > 1 { text!("bench-text-best-of-runs", runs = record.runs) } else { String::new() };
    let threads = if record.threads == 1 { word("bench-text-thread") } else { word("bench-text-threads-2") };
    vec![
        text!(
            "bench-text-signalgap",
            record = name(record),
            model = record.model,
            count = record.threads,
            threads = threads,
            runs,
            version = record.version,
            time = record.time
        ),
        text!(
            "bench-text-cells-of-masts-with-sector-carriers",
            rows = grouped(work.rows as f64),
            cols = grouped(work.cols as f64),
            cell_mm = work.cell_mm as f64 / 1_000.0,
            masts = grouped(work.masts as f64),
            sector_carriers = grouped(work.sector_carriers as f64),
            frequencies = work.frequencies,
            clusters = grouped(work.clusters as f64)
        ),
        text!("bench-text-cells-within-reach-of-the-masts", mast_cells = grouped(work.mast_cells as f64)),
        text!(
            "bench-text-terrain-masts-swept-from-the-cache",
            ground_read = if work.ground_read {
                word("bench-text-read-and-warped")
            } else {
                word("bench-text-from-the-cache")
            },
            masts_swept = grouped(work.masts_swept as f64),
            masts_kept = grouped(work.masts_kept as f64)
        ),
    ]
}

fn name(record: &BenchRecord) -> String {
    match &record.label {
        Some(label) => format!("{} [{label}]", record.scenario),
        None => record.scenario.clone(),
    }
}

/// Stages and their sum, beside those of an earlier measurement.
fn table(record: &BenchRecord, earlier: Option<&BenchRecord>) -> Vec<Vec<String>> {
    let mut titles = vec![
        word("bench-text-stage"),
        word("bench-text-wall"),
        word("bench-text-cpu"),
        word("bench-text-share"),
        word("bench-text-cpu-ns-each"),
        word("bench-text-of"),
    ];
    if earlier.is_some() {
        titles.extend([word("bench-text-before"), word("bench-text-ratio")]);
    }
    let mut rows: Vec<Vec<String>> = vec![titles.into_iter().map(str::to_owned).collect()];
    let beside = |stage: Option<&str>, processor_s: f64| {
        let Some(earlier) = earlier else { return Vec::new() };
        let before_s = stage.map_or(Some(earlier.processor_s), |stage| earlier.processor_s_of(stage));
        let Some(before_s) = before_s else { return vec!["-".to_owned(), String::new()] };
        let ratio = if before_s > 0.0 { decimals(processor_s / before_s, 2) } else { String::new() };
        vec![decimals(before_s, 3), ratio]
    };
    for stage in &record.stages {
        let mut row = times(&stage.stage, stage.wall_s, stage.processor_s, stage.share);
        row.extend(each(stage));
        row.extend(beside(Some(&stage.stage), stage.processor_s));
        rows.push(row);
    }
    let mut whole = times(word("bench-text-whole-run"), record.wall_s, record.processor_s, 1.0);
    whole.extend([String::new(), String::new()]);
    whole.extend(beside(None, record.processor_s));
    rows.push(whole);
    rows
}

fn times(stage: &str, wall_s: f64, processor_s: f64, share: f64) -> Vec<String> {
    vec![
        stage_text(stage).to_owned(),
        decimals(wall_s, 3),
        decimals(processor_s, 3),
        format!("{} %", decimals(100.0 * share, 1)),
    ]
}

fn each(stage: &BenchStage) -> [String; 2] {
    stage.each.as_ref().map_or_else(Default::default, |each| {
        let is_short = each.processor_ns < 100.0;
        let ns = if is_short { decimals(each.processor_ns, 1) } else { grouped(each.processor_ns) };
        [ns, text!("bench-text-units", count = grouped(each.count as f64), unit = stage_text(&each.unit))]
    })
}

fn rates(record: &BenchRecord) -> Vec<String> {
    let rate = |what: &str, per_s: Option<f64>| {
        per_s.map(|per_s| {
            text!("bench-text-million-cells-of-mast-per-cpu", what, millions = decimals(per_s / 1e6, 2))
        })
    };
    let rates = [
        rate(word("bench-text-sweeps"), record.sweep_cells_per_processor_s),
        rate(word("bench-text-all-of-the-area-layers"), record.area_cells_per_processor_s),
    ];
    rates.into_iter().flatten().collect()
}

/// What makes two measurements hard to compare.
fn differences(record: &BenchRecord, earlier: &BenchRecord) -> String {
    let differs = [
        (record.version != earlier.version, text!("bench-text-version", version = earlier.version)),
        (record.scenario != earlier.scenario, word("another-scenario").to_owned()),
        (record.model != earlier.model, text!("bench-text-by", model = earlier.model)),
        (record.threads != earlier.threads, text!("bench-text-threads", threads = earlier.threads)),
        (record.work != earlier.work, word("bench-text-another-amount-of-work").to_owned()),
    ];
    let told = differs.into_iter().filter(|(differs, _)| *differs).map(|(_, what)| what);
    std::iter::once(String::new()).chain(told).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
pub(in crate::outputs) use tests::example_record;

#[cfg(test)]
mod tests {
    use super::bench_text;
    use crate::outputs::bench::bench_record::{BenchEach, BenchRecord, BenchStage, BenchWork};
    use std::path::Path;

    pub(in crate::outputs) fn example_record() -> BenchRecord {
        let stage = |stage: &str, processor_s: f64, each| BenchStage {
            stage: stage.to_owned(),
            wall_s: processor_s / 2.0,
            processor_s,
            share: processor_s / 8.0,
            each,
        };
        let each = BenchEach { unit: "mast cell".to_owned(), count: 50_000_000, processor_ns: 120.0 };
        BenchRecord {
            version: env!("CARGO_PKG_VERSION").to_owned(),
            time: "2026-11-24T21:05:33Z".to_owned(),
            label: None,
            scenario: "valley".to_owned(),
            model: "p1812".to_owned(),
            threads: 2,
            runs: 1,
            work: BenchWork {
                rows: 1_000,
                cols: 2_000,
                cell_mm: 30_000,
                masts: 20,
                sector_carriers: 60,
                frequencies: 3,
                mast_cells: 50_000_000,
                clusters: 12,
                ground_read: true,
                masts_swept: 16,
                masts_kept: 0,
            },
            stages: vec![stage("read tables", 2.0, None), stage("loss", 6.0, Some(each))],
            wall_s: 4.0,
            processor_s: 8.0,
            sweep_cells_per_processor_s: Some(8_330_000.0),
            area_cells_per_processor_s: None,
            peak_memory_bytes: Some(200 << 20),
        }
    }

    #[test]
    fn a_table_with_the_measurement_before_beside_it() {
        let record = example_record();
        let text = bench_text(&record, None, Path::new("h.jsonl"), 1);
        for words in [
            "valley: p1812, 2 threads, signalgap ",
            "  1,000 x 2,000 cells of 30 m, 20 masts with 60 sector-carriers on 3 frequencies, 12 clusters",
            "stage        wall s  CPU s    share  CPU ns each                     of\n",
            "loss          3.000  6.000   75.0 %          120  50,000,000 mast cells\n",
            "whole run     4.000  8.000  100.0 %\n",
            "sweeps: 8.33 million cells of a mast per CPU second\n",
            "peak memory: 200 MiB\nline 1 of h.jsonl\n",
        ] {
            assert!(text.contains(words), "`{words}` in {text}");
        }
        assert!(!text.contains("before"), "{text}");
        let mut earlier = BenchRecord { threads: 1, label: Some("old".to_owned()), ..example_record() };
        earlier.stages.remove(0);
        earlier.stages[0].processor_s = 12.0;
        let text = bench_text(&record, Some((7, &earlier)), Path::new("h.jsonl"), 8);
        for words in [
            "of  before  ratio\n",
            "50,000,000 mast cells  12.000   0.50\n",
            "before: line 7 (valley [old], 2026-11-24T21:05:33Z, threads: 1)",
        ] {
            assert!(text.contains(words), "`{words}` in {text}");
        }
        let tables = text.lines().find(|line| line.starts_with("read tables")).expect("a row");
        assert!(tables.trim_end().ends_with('-'), "no such stage before: {tables}");
    }
}
