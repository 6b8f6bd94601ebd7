//! The command line of signalgap.
use std::process::ExitCode;

fn main() -> ExitCode {
    signalgap::cli::main()
}
