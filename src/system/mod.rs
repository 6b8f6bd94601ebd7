//! What differs between operating systems, and nothing else: how a file is told from others, how it is opened, read and
//! written at a place, and brought to the disk; the room on a disk; the processor time of a program; which programs are installed; whether its standard output is closed.
//!
//! Each function is written once for Unix and once for Windows; no other room asks which of them it runs on, apart from
//! `src/cli/signals.rs`. What Windows does not tell by way of Rust's standard library is said at each function.

pub(crate) mod file_identity;
pub(crate) mod file_opening;
pub(crate) mod free_disk;
pub(crate) mod positioned;
pub(crate) mod processor_time;
pub(crate) mod programs;
#[cfg(feature = "cli")]
pub(crate) mod standard_output;
pub(crate) mod user;
