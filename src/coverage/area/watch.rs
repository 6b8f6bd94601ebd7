//! Callbacks that report the progress of the work on an area.

/// A stage of the work on an area; each comes again and again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AreaStage {
    /// Getting a window of the ground.
    Ground,
    /// Following a mast's radials for nothing but to be timed ([`AreaWatch::geometry_apart`]).
    Geometry,
    /// Sweeping a mast: geometry and losses.
    Sweep,
    /// Reading a mast's raster at the cells of a tile.
    Read,
    /// Taking into a tile what its cells read.
    Merge,
    /// Making the layers of a tile.
    Finish,
    /// Keeping or fetching tiles and readings.
    Store,
}

/// Receives the progress of the work on an area. The engine has no clock: the receiver takes the time when a stage begins.
pub trait AreaWatch: Sync {
    /// A stage begins, and the one before ends.
    fn begins(&self, stage: AreaStage);

    /// A mast is swept, or a tile finished.
    fn done(&self);

    /// Whether each mast's geometry is followed once more before its sweep, so that the two can be measured separately.
    fn geometry_apart(&self) -> bool {
        false
    }
}

/// Told of masts and tiles alone.
impl<F: Fn() + Sync> AreaWatch for F {
    fn begins(&self, _stage: AreaStage) {}

    fn done(&self) {
        self();
    }
}
