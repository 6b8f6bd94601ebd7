//! `signalgap path` as a user runs it.
mod path_command {
    pub(crate) mod options;
    pub(crate) mod run;
    pub(crate) mod tables;
}
