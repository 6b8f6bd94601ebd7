//! The command line of signalgap.
fn main() {}
