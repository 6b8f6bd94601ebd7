//! `signalgap path` as a user runs it.
#![expect(clippy::print_stdout, reason = "deviations are to be seen")]

mod path_command {
    pub(crate) mod options;
    pub(crate) mod pictures;
    pub(crate) mod run;
    pub(crate) mod tables;
}
