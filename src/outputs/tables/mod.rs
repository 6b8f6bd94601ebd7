//! Tables as CSV.

pub(super) mod communes;
pub(super) mod indicators;
pub(super) mod link_comparison;
pub(super) mod losses;
pub(super) mod margins;
pub(super) mod opportunity;
pub(super) mod ranking;
pub(super) mod rejects;
pub(super) mod remedies;
pub(super) mod reports;
pub(super) mod service;
