//! The memory limit of a command.

use super::headings;
use crate::language::word;
/// The memory limit.
#[derive(Clone, Copy, Debug, clap::Args)]
pub(super) struct MemoryArgument {
    /// Memory for terrain, swept masts and tiles, such as `800MiB` or `4GiB`; what does not fit goes to disk. The results do
    /// not depend on it.
    #[arg(help_heading = headings::MEANS, long, value_name = "SIZE", default_value = "512MiB", value_parser = parse_bytes)]
    pub(super) memory: usize,
}

/// `512MiB`, `2GiB`, `2GB`, `1.5 GiB`, or bytes; `2G` is `2GiB`, which the crates for this (`bytesize`) take for `2GB`.
pub(super) fn parse_bytes(text: &str) -> Result<usize, String> {
    const UNITS: [(&str, f64); 9] = [
        ("kib", 1024.0),
        ("mib", 1_048_576.0),
        ("gib", 1_073_741_824.0),
        ("kb", 1e3),
        ("mb", 1e6),
        ("gb", 1e9),
        ("m", 1_048_576.0),
        ("g", 1_073_741_824.0),
        ("b", 1.0),
    ];
    let lower = text.trim().to_ascii_lowercase();
    let unit = UNITS.iter().find(|(unit, _)| lower.ends_with(unit));
    let (number, factor) =
        unit.map_or((lower.as_str(), 1.0), |(unit, factor)| (&lower[..lower.len() - unit.len()], *factor));
    let number: Option<f64> =
        number.trim().parse().ok().filter(|number: &f64| *number > 0.0 && *number < 1e15);
    number
        .map(|number| (number * factor) as usize)
        .ok_or_else(|| word("memory-argument-give-size-such-as-512mib-or").to_owned())
}

#[cfg(test)]
mod tests {
    use super::parse_bytes;

    #[test]
    fn sizes_of_memory() {
        for (text, bytes) in [
            ("2GiB", 2 << 30),
            ("512 MiB", 512 << 20),
            ("1.5gib", 3 << 29),
            ("2GB", 2_000_000_000),
            ("4096", 4096),
        ] {
            assert_eq!(parse_bytes(text), Ok(bytes), "{text}");
        }
        for wrong in ["", "GiB", "-1GiB", "two", "1TiBs"] {
            assert!(parse_bytes(wrong).is_err(), "{wrong}");
        }
    }
}
