//! What the program says of what it found, in English: the one room that phrases findings.
//!
//! A second language is a second set of these files.

pub mod remarks;
