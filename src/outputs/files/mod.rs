//! Putting files in place: written under a temporary name, synced to disk, renamed, never over an input.

pub(super) mod own_page;
pub(super) mod replaced;
pub(super) mod scratch;
