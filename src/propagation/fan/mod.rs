//! Eight radials carried outwards side by side, on evenly spaced samples, eight receivers at a time.

mod anomalous;
mod bare_horizons;
mod carried;
mod clearings;
mod edges;
mod follow;
mod hull;
mod lanes;
mod nearest;
mod receivers;
mod setting;
mod sight;
mod sight_over_clutter;
mod smooth;
mod smooth_edge;
mod time_percentage;
mod whole;

pub use follow::follow;
pub use lanes::FanWork;
pub use setting::{
    FanBand, FanClutter, FanLine, FanRadials, FanReceivers, FanSetting, FanSink, FanTask, FanTerrain,
};
