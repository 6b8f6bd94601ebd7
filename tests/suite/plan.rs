//! `signalgap plan` from files to files: chains confirmed by `path`, people verified, the same bytes always.
