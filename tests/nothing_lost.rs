//! Nothing of the user's is ever lost, and no output in silence.

#[path = "nothing_lost/endings.rs"]
mod endings;
#[cfg(target_os = "linux")]
#[path = "nothing_lost/faults.rs"]
mod faults;
#[path = "nothing_lost/outputs.rs"]
mod outputs;
#[path = "nothing_lost/world.rs"]
mod world;
