//! The measurements of a set of variants as a table for the terminal.
use super::bench_record::BenchRecord;
use crate::language::{decimals, grouped, word};
use crate::outputs::values::text_table::{aligned, cut_middle};
use crate::text;
use std::path::Path;

/// Longest name of a variant in the table, columns.
const LONGEST_NAME: usize = 44;

/// The measurements of variants that were run one after another for the terminal: each with its times and what it had to compute,
/// beside the processor time of its earlier measurement; `line` is that of the first one in the history.
#[must_use]
pub fn bench_set_text(
    records: &[BenchRecord],
    earlier: &[Option<&BenchRecord>],
    history: &Path,
    line: usize,
) -> String {
    let mut lines = Vec::new();
    if let Some(first) = records.first() {
        let threads =
            if first.threads == 1 { word("bench-set-text-thread") } else { word("bench-set-text-threads") };
        lines.push(text!(
            "bench-set-text-variants-signalgap",
            records = records.len(),
            count = first.threads,
            threads = threads,
            version = first.version,
            time = first.time
        ));
        lines.push(String::new());
    }
    let with_before = earlier.iter().any(Option::is_some);
    let mut table = vec![head(with_before)];
    for (record, earlier) in records.iter().zip(earlier) {
        table.push(row(record, *earlier, with_before));
    }
    table.push(sum(records, earlier, with_before));
    lines.extend(aligned(&table));
    lines.push(String::new());
    lines.push(word("bench-set-text-swept-kept-masts-whose-radials-were").to_owned());
    lines.push(text!(
        "bench-set-text-lines-to-of",
        line,
        records = line + records.len() - 1,
        history = history.display()
    ));
    lines.push(String::new());
    lines.join("\n")
}

fn head(with_before: bool) -> Vec<String> {
    let mut titles = vec![
        word("bench-set-text-variant"),
        word("bench-set-text-wall"),
        word("bench-set-text-cpu"),
        word("bench-set-text-terrain"),
        word("bench-set-text-swept"),
        word("bench-set-text-kept"),
    ];
    if with_before {
        titles.extend([word("bench-set-text-before"), word("bench-set-text-ratio")]);
    }
    titles.into_iter().map(str::to_owned).collect()
}

fn row(record: &BenchRecord, earlier: Option<&BenchRecord>, with_before: bool) -> Vec<String> {
    let work = &record.work;
    let mut row = vec![
        cut_middle(&record.scenario, LONGEST_NAME),
        decimals(record.wall_s, 2),
        decimals(record.processor_s, 2),
        if work.ground_read { word("bench-set-text-read") } else { word("bench-set-text-kept") }.to_owned(),
        grouped(work.masts_swept as f64),
        grouped(work.masts_kept as f64),
    ];
    if with_before {
        row.extend(beside(record.processor_s, earlier.map(|earlier| earlier.processor_s)));
    }
    row
}

fn sum(records: &[BenchRecord], earlier: &[Option<&BenchRecord>], with_before: bool) -> Vec<String> {
    let all = |of: &dyn Fn(&BenchRecord) -> f64| records.iter().map(of).sum::<f64>();
    let processor_s = all(&|record| record.processor_s);
    let mut row = vec![
        word("bench-set-text-all").to_owned(),
        decimals(all(&|record| record.wall_s), 2),
        decimals(processor_s, 2),
        grouped(all(&|record| f64::from(u8::from(record.work.ground_read)))),
        grouped(all(&|record| record.work.masts_swept as f64)),
        grouped(all(&|record| record.work.masts_kept as f64)),
    ];
    if with_before {
        let before_s: Option<f64> = earlier.iter().map(|earlier| Some((*earlier)?.processor_s)).sum();
        row.extend(beside(processor_s, before_s));
    }
    row
}

/// The processor time of before, and the ratio to it.
fn beside(processor_s: f64, before_s: Option<f64>) -> [String; 2] {
    match before_s {
        Some(before_s) if before_s > 0.0 => [decimals(before_s, 2), decimals(processor_s / before_s, 2)],
        _ => ["-".to_owned(), String::new()],
    }
}

#[cfg(test)]
mod tests {
    use super::bench_set_text;
    use crate::outputs::bench::bench_text::example_record;
    use std::path::Path;

    #[test]
    fn variants_with_their_sum_and_what_was_before() {
        let mut second = example_record();
        second.scenario = "valley: tall".to_owned();
        (second.work.ground_read, second.work.masts_swept, second.work.masts_kept) = (false, 0, 16);
        second.processor_s = 4.0;
        let records = [example_record(), second];
        let text = bench_set_text(&records, &[None, None], Path::new("h.jsonl"), 3);
        assert!(text.starts_with("2 variants, 2 threads, signalgap "), "{text}");
        for line in [
            "valley          4.00   8.00     read     16     0\n",
            "valley: tall    4.00   4.00     kept      0    16\n",
            "all             8.00  12.00        1     16    16\n",
            "\nlines 3 to 4 of h.jsonl\n",
        ] {
            assert!(text.contains(line), "{text}");
        }
        let before = [Some(&records[0]), Some(&records[0])];
        let text = bench_set_text(&records, &before, Path::new("h.jsonl"), 3);
        assert!(text.contains("   16.00   0.75\n"), "{text}");
    }
}
