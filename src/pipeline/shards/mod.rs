//! A run in shards, each of which is computed alone, on any machine: planned, run, gathered and merged to the files of one run.

mod cost;
mod curve;
mod error;
mod gather;
mod judged;
mod merge;
mod plan;
mod run;
mod work;

pub use error::ShardsRunError;
pub use gather::{gather, status};
pub use merge::{MergeRequest, merge};
pub use plan::{ShardsAsked, ShardsPlanned, plan};
pub use run::{ShardMeans, ShardRan, run};
