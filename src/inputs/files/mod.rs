//! Files before their contents count: found by patterns, opened within limits, compared by identity.

pub(super) mod file_pattern;
pub mod file_stamp;
pub mod regular_file;
