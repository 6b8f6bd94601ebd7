//! A comparison with other programs as a table for the terminal.
use super::peer_record::{PeerAgreement, PeerBench, PeerComparison, PeerTimes, PeerWork};
use crate::language::{decimals, grouped, word};
use crate::outputs::error::OutputError;
use crate::outputs::files::scratch::write_file;
use crate::outputs::values::text_table::aligned;
use crate::text;
use std::path::Path;

/// A comparison for the terminal: times of each program beside this one, how far both agree, and what was not found.
#[must_use]
pub fn peers_text(bench: &PeerBench) -> String {
    let mut lines = vec![
        text!(
            "peers-text-head",
            starts = bench.starts,
            threads = bench.threads,
            version = bench.version,
            time = bench.time
        ),
        text!(
            "peers-text-ground",
            ground_km = bench.ground_km,
            cell_m = bench.cell_m,
            radius_km = bench.radius_km
        ),
        String::new(),
    ];
    let compared = bench.comparisons.iter().filter_map(|one| Some((one, one.own?, one.other?)));
    let rows: Vec<Vec<String>> =
        compared.flat_map(|(one, own, other)| of_pair(bench, one, [own, other])).collect();
    if !rows.is_empty() {
        lines.extend(aligned(&[vec![head()], rows].concat()));
        lines.push(String::new());
    }
    lines.extend(bench.comparisons.iter().map(sentence));
    if bench.comparisons.iter().any(|one| one.wall_ratio.is_some()) {
        lines.push(word("peers-text-ratio-is").to_owned());
    }
    lines.push(String::new());
    lines.join("\n")
}

fn head() -> Vec<String> {
    let titles = [
        word("peers-text-work"),
        word("peers-text-program"),
        word("peers-text-wall-least"),
        word("peers-text-median"),
        word("peers-text-cpu-least"),
        word("peers-text-median"),
    ];
    titles.map(str::to_owned).to_vec()
}

/// Three rows: this program, the other one, and the ratio.
fn of_pair(bench: &PeerBench, one: &PeerComparison, [own, other]: [PeerTimes; 2]) -> Vec<Vec<String>> {
    let numbers = |times: PeerTimes| {
        [times.wall_min_s, times.wall_median_s, times.processor_min_s, times.processor_median_s]
    };
    let row = |work: &str, program: String, values: [f64; 4], digits: usize| {
        let shown =
            values.map(|value| if value.is_finite() { decimals(value, digits) } else { "-".to_owned() });
        [vec![work.to_owned(), program], shown.to_vec()].concat()
    };
    let (mine, theirs) = (numbers(own), numbers(other));
    // a program that took no time that the system could count has no ratio
    let ratio = std::array::from_fn(|index| mine[index] / theirs[index]);
    vec![
        row(work_text(one.work), format!("signalgap {}", bench.version), mine, 3),
        row("", named(one), theirs, 3),
        row("", word("peers-text-ratio").to_owned(), ratio, 2),
    ]
}

/// The other program with its version.
fn named(one: &PeerComparison) -> String {
    match &one.program_version {
        Some(version) => format!("{} {version}", one.program),
        None => one.program.clone(),
    }
}

fn work_text(work: PeerWork) -> &'static str {
    match work {
        PeerWork::LineOfSight => word("peers-text-line-of-sight"),
        PeerWork::Itm3Seconds => word("peers-text-itm-3-seconds"),
        PeerWork::Itm1Second => word("peers-text-itm-1-second"),
        PeerWork::P1812 => "P.1812",
    }
}

/// How far both agree, or why they were not compared.
fn sentence(one: &PeerComparison) -> String {
    let (work, program) = (work_text(one.work), one.program.as_str());
    match (&one.agreement, &one.reason) {
        (Some(agreement), _) => agreed(work, program, agreement),
        (None, reason) => {
            let reason = reason.as_deref().unwrap_or_default();
            text!("peers-text-not-compared", work, program, reason)
        }
    }
}

fn agreed(work: &str, program: &str, agreement: &PeerAgreement) -> String {
    let cells = grouped(agreement.cells as f64);
    let share = decimals(100.0 * agreement.share, 2);
    match (agreement.within_db, agreement.median_difference_db) {
        (Some(within_db), Some(median_db)) => {
            let half_db = decimals(median_db, 2);
            text!("peers-text-losses-agree", work, program, share, cells, within_db, half_db)
        }
        _ => text!("peers-text-cells-agree", work, program, share, cells),
    }
}

/// A comparison as a JSON file.
///
/// # Errors
/// [`OutputError`] names the file.
pub fn write_peers_json(path: &Path, bench: &PeerBench) -> Result<(), OutputError> {
    let json = serde_json::to_vec_pretty(bench);
    let mut bytes = json.map_err(|source| OutputError::Json { name: word("the-measurement"), source })?;
    bytes.push(b'\n');
    write_file(path, &bytes)
}

#[cfg(test)]
mod tests {
    use super::peers_text;
    use crate::outputs::bench::peer_record::{
        PeerAgreement, PeerBench, PeerComparison, PeerOutcome, PeerTimes, PeerWork,
    };

    fn times(wall_s: f64) -> PeerTimes {
        PeerTimes {
            wall_min_s: wall_s,
            wall_median_s: wall_s * 1.5,
            processor_min_s: wall_s * 2.0,
            processor_median_s: wall_s * 3.0,
        }
    }

    fn compared(work: PeerWork, program: &str) -> PeerComparison {
        PeerComparison {
            work,
            program: program.to_owned(),
            program_version: Some("3.6.2".to_owned()),
            outcome: PeerOutcome::Compared,
            reason: None,
            source: "gdal-bin".to_owned(),
            own: Some(times(0.3)),
            other: Some(times(0.2)),
            wall_ratio: Some(1.5),
            processor_ratio: Some(1.5),
            agreement: Some(PeerAgreement {
                cells: 1_396_000,
                share: 0.994,
                within_db: None,
                median_difference_db: None,
            }),
        }
    }

    fn bench(comparisons: Vec<PeerComparison>) -> PeerBench {
        PeerBench {
            version: "0.1.0".to_owned(),
            time: "2026-11-24T21:05:33Z".to_owned(),
            threads: 2,
            starts: 5,
            limit_s: 300.0,
            ground_km: 45.0,
            cell_m: 30.0,
            radius_km: 20.0,
            comparisons,
        }
    }

    #[test]
    fn programs_stand_below_each_other() {
        let sight = compared(PeerWork::LineOfSight, "gdal_viewshed");
        let mut itm = compared(PeerWork::Itm3Seconds, "splat");
        itm.agreement = itm.agreement.map(|agreement| PeerAgreement { within_db: Some(3.0), ..agreement });
        itm.agreement = itm.agreement.map(|agreement| PeerAgreement {
            within_db: Some(3.0),
            median_difference_db: Some(0.25),
            ..agreement
        });
        let absent = PeerComparison {
            outcome: PeerOutcome::NotFound,
            reason: Some("not here".to_owned()),
            own: None,
            other: None,
            agreement: None,
            wall_ratio: None,
            processor_ratio: None,
            ..compared(PeerWork::Itm1Second, "splat-hd")
        };
        let text = peers_text(&bench(vec![sight, itm, absent.clone()]));
        for words in [
            "line of sight           signalgap 0.1.0   0.300   0.450  0.600   0.900\n",
            "                    gdal_viewshed 3.6.2   0.200   0.300  0.400   0.600\n",
            "                                  ratio    1.50    1.50   1.50    1.50\n",
            "line of sight, gdal_viewshed: the same on 99.40 % of 1,396,000 cells\n",
            "splat: within 3 dB at 99.40 % of 1,396,000 points, at half of them within 0.25 dB\n",
            "splat-hd: not here\n",
        ] {
            assert!(text.contains(words), "`{words}` in {text}");
        }
        let nothing = peers_text(&bench(vec![absent]));
        assert!(!nothing.contains("CPU") && !nothing.contains("ratio"), "{nothing}");
    }
}
