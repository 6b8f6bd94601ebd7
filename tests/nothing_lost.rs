//! Nothing of the user's is ever lost.

#[path = "nothing_lost/outputs.rs"]
mod outputs;
#[path = "nothing_lost/world.rs"]
mod world;
