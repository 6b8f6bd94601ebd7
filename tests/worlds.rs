//! Small worlds whose answers are known by hand: one mast, a few houses, a ridge.

#[path = "worlds/area.rs"]
mod area;
#[path = "worlds/causes.rs"]
mod causes;
#[path = "worlds/determinism.rs"]
mod determinism;
#[path = "worlds/models.rs"]
mod models;
#[path = "worlds/options.rs"]
mod options;
#[path = "worlds/rasters.rs"]
mod rasters;
#[path = "worlds/world.rs"]
mod world;
