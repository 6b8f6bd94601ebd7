//! Measurements of speed: their record, their history, their table.

pub(super) mod bench_history;
pub(super) mod bench_record;
pub(super) mod bench_set_text;
pub(super) mod bench_text;
