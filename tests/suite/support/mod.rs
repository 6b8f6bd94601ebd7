//! What tests of several subjects share: the program under test, and the reference data.
mod packing;
mod program;
mod reference;

pub(crate) use packing::{gzip, tar, zip};
pub(crate) use program::{contents, program, signalgap};
pub(crate) use reference::shared;
