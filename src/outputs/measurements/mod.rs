//! What files of measured levels hold, for the terminal and for programs.

pub(super) mod checked_file;
mod checked_text;
pub(super) mod measured_text;
