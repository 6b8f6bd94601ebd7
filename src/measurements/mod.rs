//! Measured levels: what a receiver heard of which transmitter, and where.

mod reading;

pub use reading::{CellNames, MeasuredQuantity, Observed, OwnTransmitter, RadioAccess, Reading};
