//! Measurements of speed: their record, their history, their table; the same beside other programs.

pub(super) mod bench_history;
pub(super) mod bench_record;
pub(super) mod bench_set_text;
pub(super) mod bench_text;
pub(super) mod degree_tile;
pub(super) mod peer_record;
pub(super) mod peers_text;
