//! A run in shards: its plan, and what finished shards leave.

mod shard_tiles;
mod shards_folder;
mod shards_plan;
mod shards_text;

pub use shard_tiles::ShardTiles;
pub use shards_folder::{ShardDone, ShardFile, ShardsError, ShardsFolder, is_passing};
pub use shards_plan::{PLAN_FORMAT, ShardEstimate, ShardTask, ShardsPlan};
pub use shards_text::{ShardsStatus, ran_text, ranges, shards_plan_text, status_text};
