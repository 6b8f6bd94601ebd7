//! Measured levels: what a receiver heard of which transmitter, and where.

mod average;
#[cfg(test)]
mod average_tests;
mod cell_identity;
mod join;
#[cfg(test)]
mod join_tests;
mod joined;
mod median;
mod own_source;
mod reading;
mod report_date;
mod sector_index;
mod unlisted;
mod village_report;

pub use average::{Averaged, Averaging, JoinedReadings, LeftOut, Sample, average};
pub use join::{JoinQuestion, join};
pub use joined::{Joined, JoinedBy, OwnSource, Transmitter, Unjoined};
pub use reading::{CellNames, MeasuredQuantity, Observed, OwnTransmitter, RadioAccess, Reading};
pub use report_date::ReportDate;
pub use unlisted::unlisted_sectors;
pub use village_report::{
    ChangeKind, DatedReport, ReportChange, Reported, VillageReport, latest_reports, report_changes,
};
