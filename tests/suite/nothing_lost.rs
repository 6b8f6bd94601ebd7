//! Nothing of the user's is ever lost, and no output in silence.

mod endings;
#[cfg(target_os = "linux")]
mod faults;
mod outputs;
mod scenarios;
mod world;
