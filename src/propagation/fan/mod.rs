//! Eight radials carried outwards side by side, on evenly spaced samples, eight receivers at a time.

mod diffraction;
mod follow;
mod hull;
mod lanes;
mod nearest;
mod setting;
mod smooth_edge;
mod weak;
mod whole;

pub use follow::follow;
pub use lanes::FanWork;
pub use setting::{FanBand, FanLine, FanRadials, FanSetting, FanSink, FanTerrain};
