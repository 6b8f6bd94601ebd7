//! From files to files: the steps of a session, and the commands made of them. The only room that names all others.

mod area;
pub mod bench;
mod canopy;
mod caveats;
mod cell_knots;
mod check;
mod checksums;
mod clutter;
mod coordinate_caveats;
pub mod coverage;
mod dem;
mod demo;
mod error;
mod ground;
mod handset;
mod judge;
mod opportunity;
pub mod path;
mod planning_inputs;
mod progress;
mod read;
mod remedies;
mod run;
mod run_means;
mod session;
mod size;
mod timer;
mod village_clutter;
mod village_heights;
mod write;

pub use crate::outputs::{OutputError, remove_unfinished};
pub use check::{CheckReport, check};
pub use demo::{DemoPlan, demo, make_district, write_starter};
pub use error::RunError;
pub use judge::{Findings, Judgement, Ranking};
pub use progress::{Progress, Silent};
pub use run::{RunReport, opportunity, run};
pub use run_means::{DEFAULT_MEMORY_BYTES, RunMeans};
pub use session::Session;
pub use write::Written;

use run::run_timed;
use timer::Timer;
