//! All integration tests, one binary: a module for each subject, and `support` for what they share.
//!
//! `cargo test --test suite resume::` runs those of one module. Whatever needs an environment, a working folder or limits of its
//! own goes through a process of the program: the tests of one binary share theirs.

mod architecture;
mod bad_inputs;
mod bench_command;
#[cfg(unix)]
mod bench_peers;
mod cache;
mod calibration;
mod command_line;
mod compare;
mod coverage_command;
mod documents;
mod fields;
mod founding_case;
mod fuzz;
mod geojson;
mod grids;
mod help;
mod json_totals;
mod language;
mod measurements_command;
mod memory_bound;
mod models;
mod network;
mod nothing_lost;
mod path_command;
mod pipeline;
mod plan;
mod registers;
mod report;
mod resume;
mod scenario_changes;
mod session;
mod shards;
mod slim;
mod support;
mod tutorial;
mod unknown_people;
mod validation;
mod variants;
mod vietnamese;
mod village_reports;
mod worlds;
