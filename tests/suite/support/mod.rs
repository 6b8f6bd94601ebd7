//! What tests of several subjects share: the program under test, and the reference data.
mod program;
mod reference;

pub(crate) use program::{contents, program, signalgap};
pub(crate) use reference::shared;
