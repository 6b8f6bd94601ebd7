//! `signalgap plan` from files to files: chains confirmed by `path`, people verified, the same bytes always.

mod bac_yen;
mod chains;
mod costs;
mod demands;
mod folders;
mod money;
mod people;
pub(crate) mod planned;
mod robustness;
mod same_bytes;
