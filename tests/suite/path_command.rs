//! `signalgap path` as a user runs it.
#![expect(clippy::print_stdout, reason = "deviations are to be seen")]

mod hop;
mod options;
mod pictures;
mod run;
mod scenario;
mod tables;
