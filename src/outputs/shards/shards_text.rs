//! Shards for people: a plan, a shard that is done, how far a plan is.
use super::shards_folder::{ShardDone, ShardsFolder};
use crate::language::{decimals, grouped};
use crate::text;

/// How far the shards of a plan are.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ShardsStatus {
    /// How many there are.
    pub count: usize,
    /// Those that are not done.
    pub missing: Vec<usize>,
    /// Processor time of those that are done, s: measured, and expected.
    pub done_s: (f64, f64),
    /// Processor time that the others are expected to take, s.
    pub left_s: f64,
}

impl ShardsStatus {
    /// How many are done.
    #[must_use]
    pub const fn done(&self) -> usize {
        self.count - self.missing.len()
    }

    /// Measured time over expected time of the shards that are done; `None` before the first.
    #[must_use]
    pub fn ratio(&self) -> Option<f64> {
        (self.done_s.1 > 0.0).then(|| self.done_s.0 / self.done_s.1)
    }
}

/// A plan for the terminal; `fewer_than` shards were asked for, where there are fewer.
#[must_use]
pub fn shards_plan_text(folder: &ShardsFolder, fewer_than: Option<usize>) -> String {
    let plan = folder.plan();
    let each = || plan.shards.iter().map(|shard| shard.estimate.cpu_s);
    let (least_s, most_s) = (each().fold(f64::INFINITY, f64::min), each().fold(0.0, f64::max));
    let mut lines = vec![text!(
        "shards-planned",
        scenario = plan.scenario_name,
        count = plan.count,
        file = folder.path().join("plan.json").display()
    )];
    lines.extend(fewer_than.map(|asked| text!("shards-fewer", asked, count = plan.count)));
    lines.push(text!(
        "shards-plan-time",
        all = duration(plan.totals.cpu_s),
        least = duration(least_s),
        most = duration(most_s)
    ));
    lines.push(text!(
        "shards-plan-means",
        memory_mib = plan.totals.memory_mib,
        disk_mib = grouped(plan.totals.disk_mib.round())
    ));
    lines.push(if plan.shared_masts_bytes > 0 {
        text!("shards-masts-shared", folder = folder.masts().display())
    } else {
        text!("shards-masts-apart")
    });
    lines.push(text!("shards-next", folder = folder.path().display(), last = plan.count - 1));
    lines.join("\n") + "\n"
}

/// A shard that is done, for the terminal.
#[must_use]
pub fn ran_text(done: &ShardDone, already_done: bool, expected_cpu_s: f64) -> String {
    let (shard, cpu, expected) = (done.shard, duration(done.cpu_s), duration(expected_cpu_s));
    let text = if already_done {
        text!("shards-already-done", shard)
    } else {
        text!("shards-done", shard, cpu, expected)
    };
    text + "\n"
}

/// How far a plan is, for the terminal.
#[must_use]
pub fn status_text(status: &ShardsStatus) -> String {
    let mut lines = vec![text!("shards-status", done = status.done(), count = status.count)];
    if !status.missing.is_empty() {
        lines.push(text!("shards-status-missing", missing = ranges(&status.missing)));
        let left_s = status.left_s * status.ratio().unwrap_or(1.0);
        lines.push(text!("shards-status-left", left = duration(left_s)));
    }
    lines.extend(status.ratio().map(|ratio| text!("shards-status-ratio", ratio = decimals(ratio, 2))));
    lines.join("\n") + "\n"
}

/// Rising numbers for people: 3, 7-9, 12.
#[must_use]
pub fn ranges(numbers: &[usize]) -> String {
    let runs = numbers.chunk_by(|a, b| a + 1 == *b);
    let shown = runs.map(|run| match run {
        [one] => one.to_string(),
        [first, .., last] => format!("{first}-{last}"),
        [] => String::new(),
    });
    shown.collect::<Vec<_>>().join(", ")
}

/// A time for people.
fn duration(seconds: f64) -> String {
    if seconds < 100.0 {
        text!("shards-seconds", seconds = decimals(seconds, usize::from(seconds < 10.0)))
    } else if seconds < 6_000.0 {
        text!("shards-minutes", minutes = decimals(seconds / 60.0, 0))
    } else {
        text!("shards-hours", hours = decimals(seconds / 3_600.0, 1))
    }
}

#[cfg(test)]
mod tests {
    use super::ranges;

    #[test]
    fn numbers_that_follow_one_another_are_told_as_ranges() {
        assert_eq!(ranges(&[3, 7, 8, 9, 12, 14, 15]), "3, 7-9, 12, 14-15");
        assert_eq!(ranges(&[]), "");
    }
}
