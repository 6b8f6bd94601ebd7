//! `signalgap compare`: who gains and who loses, worked out by hand; equal results, equal bytes; what is refused.

mod changes;
mod corrupted;
mod itself;
mod maps;
mod margins;
mod refused;
mod same_bytes;
pub(crate) mod small_world;
