//! The manifest and the summary.

pub(super) mod headline;
pub(super) mod manifest;
pub(super) mod summary;
pub(super) mod summary_opportunity;
pub(super) mod summary_ranking;
pub(super) mod summary_remedies;
pub(super) mod summary_reports;
