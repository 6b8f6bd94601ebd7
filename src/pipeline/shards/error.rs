//! Why shards are not planned, run or merged.
use crate::inputs::scenario_file::ScenarioFileError;
use crate::inputs::{GdalReason, InputError, RasterInputError};
use crate::outputs::{OutputError, ShardsError, is_passing};
use crate::pipeline::RunError;
use std::error::Error;
use std::io;

/// Why shards are not planned, run or merged.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ShardsRunError {
    /// The folder of the plan.
    #[error(transparent)]
    Folder(#[from] ShardsError),
    /// The run.
    #[error(transparent)]
    Run(Box<RunError>),
    /// A scenario with variants.
    #[error("{}", crate::text!("shards-variants", file = file))]
    Variants {
        /// The scenario.
        file: String,
    },
    /// A shard for which the memory is too small.
    #[error("{}", crate::text!("shards-little-memory", given_mib = given_bytes >> 20, needed_mib, count))]
    LittleMemory {
        /// What each may use.
        given_bytes: usize,
        /// What the largest needs, MiB.
        needed_mib: usize,
        /// How many shards were asked for.
        count: usize,
    },
}

impl From<RunError> for ShardsRunError {
    fn from(error: RunError) -> Self {
        Self::Run(Box::new(error))
    }
}

impl From<ScenarioFileError> for ShardsRunError {
    fn from(error: ScenarioFileError) -> Self {
        RunError::from(error).into()
    }
}

impl From<OutputError> for ShardsRunError {
    fn from(error: OutputError) -> Self {
        Self::Folder(error.into())
    }
}

impl From<InputError> for ShardsRunError {
    fn from(error: InputError) -> Self {
        RunError::from(error).into()
    }
}

impl ShardsRunError {
    /// Whether this is an internal error rather than bad input.
    #[must_use]
    pub fn is_internal(&self) -> bool {
        matches!(self, Self::Run(error) if error.is_internal())
    }

    /// Whether the same may succeed when it is tried again: the disk was full, memory was short, a file system or a server did not answer.
    #[must_use]
    pub fn is_temporary(&self) -> bool {
        let is_no_memory =
            |error: &RunError| matches!(error, RunError::Raster(RasterInputError::NoMemory { .. }));
        if matches!(self, Self::Run(error) if is_no_memory(error)) {
            return true;
        }
        let mut behind: Option<&(dyn Error + 'static)> = Some(self);
        while let Some(error) = behind {
            let io = error.downcast_ref::<io::Error>();
            if io.is_some_and(is_passing) || error.downcast_ref::<GdalReason>().is_some_and(is_of_network) {
                return true;
            }
            behind = error.source();
        }
        false
    }
}

/// Whether GDAL's reason is a server that does not answer, or not now.
fn is_of_network(reason: &GdalReason) -> bool {
    let text = reason.to_string();
    let code =
        text.contains("HTTP response code").then(|| text.rsplit(':').next()?.trim().parse::<u16>().ok());
    let is_passing = |code: u16| code == 429 || code >= 500;
    code.flatten().is_some_and(is_passing)
        || ["CURL error", "imed out"].iter().any(|part| text.contains(part))
}

#[cfg(test)]
mod tests {
    use super::ShardsRunError;
    use crate::inputs::RasterInputError;
    use crate::outputs::{OutputError, ShardsError};
    use crate::pipeline::RunError;
    use std::io::{Error, ErrorKind};

    #[test]
    fn what_may_pass_is_told_from_what_stays() {
        let output =
            |kind: ErrorKind| OutputError::File { path: "results".into(), source: Error::from(kind) };
        let full = ShardsRunError::from(output(ErrorKind::StorageFull));
        assert!(full.is_temporary());
        assert!(ShardsRunError::from(RunError::Output(output(ErrorKind::TimedOut))).is_temporary());
        let scratch =
            RasterInputError::Scratch { path: "scratch".into(), source: Error::from_raw_os_error(28) };
        assert!(ShardsRunError::from(RunError::Raster(scratch)).is_temporary(), "no space left");
        let memory = RasterInputError::NoMemory { file: "dem.tif".to_owned(), mib: 9_000 };
        assert!(ShardsRunError::from(RunError::Raster(memory)).is_temporary());
        assert!(!ShardsRunError::from(output(ErrorKind::PermissionDenied)).is_temporary());
        assert!(!ShardsRunError::from(RunError::Internal("?".to_owned())).is_temporary());
        let none = ShardsError::NoSuchShard { shard: 7, count: 3 };
        assert!(!ShardsRunError::from(none).is_temporary());
    }
}
