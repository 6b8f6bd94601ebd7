//! Small worlds whose answers are known by hand: one mast, a few houses, a ridge.

mod area;
mod causes;
mod determinism;
mod models;
mod opportunity;
mod options;
mod rasters;
mod remedies;
mod several_masts;
mod world;
