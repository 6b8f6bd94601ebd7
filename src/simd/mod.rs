//! Eight numbers at a time, by the widest instructions that the processor has and all of which round as IEEE 754 says: the same
//! bits on every processor.
//!
//! A [`Kernel`] is written once, over a [`Simd`]; [`Processor::run`] compiles it for AVX2 and for the processor that the program
//! was built for, and chooses when the program runs.

#[cfg(target_arch = "x86_64")]
mod avx2;
mod double_only;
mod lanes;
mod portable;
mod processor;
mod single_functions;
#[cfg(test)]
mod tests;

pub use double_only::DoubleOnly;
pub use lanes::{LANES, LaneMask, Lanes, Simd};
pub use portable::Portable;
pub use processor::{CPU_VARIABLE, Kernel, Processor};
