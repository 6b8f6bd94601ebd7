//! What a command that writes results may use and replace.
use super::cache_arguments::CacheArguments;
use super::headings;
use super::memory_argument::MemoryArgument;
use crate::pipeline::RunMeans;

/// Memory, cache, and whether results may be replaced.
#[derive(Clone, Copy, Debug, clap::Args)]
pub(super) struct MeansArguments {
    #[command(flatten)]
    memory: MemoryArgument,
    #[command(flatten)]
    cache: CacheArguments,
    #[command(flatten)]
    overwrite: OverwriteArgument,
}

/// Whether results may be replaced.
#[derive(Clone, Copy, Debug, clap::Args)]
pub(super) struct OverwriteArgument {
    /// Replace the results of another scenario (by its name or its file) in the output folder. Those of the same scenario are
    /// replaced in any case, and files that are not results never.
    #[arg(help_heading = headings::OUTPUT, long)]
    pub(super) overwrite: bool,
}

impl MeansArguments {
    /// Does something with them.
    pub(super) fn with<T>(&self, resume: bool, act: impl FnOnce(RunMeans<'_>) -> T) -> T {
        let cache = self.cache.open();
        act(RunMeans {
            memory_bytes: self.memory.memory,
            resume,
            cache: cache.as_ref(),
            overwrite: self.overwrite.overwrite,
        })
    }
}

#[cfg(test)]
mod tests {
    use crate::cli::arguments::{Arguments, Command};
    use crate::pipeline::RunMeans;
    use clap::Parser;

    #[test]
    fn the_default_is_the_librarys() {
        let arguments = Arguments::parse_from(["signalgap", "run", "scenario.toml"]);
        let Command::Run { means, .. } = arguments.command else { panic!("a run") };
        let default = RunMeans::default();
        means.with(false, |means| {
            assert_eq!(means.memory_bytes, default.memory_bytes);
            assert_eq!(means.overwrite, default.overwrite);
        });
    }
}
