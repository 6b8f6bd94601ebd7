//! Nothing of the user's is ever lost, and no output in silence.

#[path = "nothing_lost/endings.rs"]
mod endings;
#[path = "nothing_lost/outputs.rs"]
mod outputs;
#[path = "nothing_lost/world.rs"]
mod world;
