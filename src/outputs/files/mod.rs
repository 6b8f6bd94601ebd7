//! Files as they are put in place: completed beside it, renamed, brought to the disk, never over an input.

pub(super) mod durable_names;
pub(super) mod replaced;
pub(super) mod scratch;
