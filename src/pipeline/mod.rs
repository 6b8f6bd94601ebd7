//! The whole run: read, judge, explain, rank, map, write. The only place that names all rooms.

mod analyse;
mod progress;
mod read;

pub use progress::{Progress, Silent};
