//! Groups in which the help shows the options.

/// The two ends of a link, or the site and what it looks at.
pub(super) const ENDS: &str = "Ends";
/// The wave and its statistics.
pub(super) const RADIO: &str = "Radio";
/// What is radiated and received, for levels.
pub(super) const LEVEL: &str = "Level";
/// Direction and shape of the beam.
pub(super) const ANTENNA: &str = "Antenna";
/// The ground.
pub(super) const TERRAIN: &str = "Terrain";
/// Buildings and trees.
pub(super) const CLUTTER: &str = "Clutter";
/// The radio climate.
pub(super) const AIR: &str = "Air";
/// How the loss is computed.
pub(super) const MODEL: &str = "Model";
/// A link as a microwave hop.
pub(super) const HOP: &str = "Microwave hop";
/// Many links at once.
pub(super) const TABLE: &str = "Table of links";
/// What a command is about.
pub(super) const SUBJECT: &str = "Subject";
/// What a plan is for.
pub(super) const AIM: &str = "Aim";
/// What is written, and where.
pub(super) const OUTPUT: &str = "Output";
/// Memory, disk, processors.
pub(super) const MEANS: &str = "Memory, cache, threads";
/// What is told on standard error.
pub(super) const MESSAGES: &str = "Messages";
