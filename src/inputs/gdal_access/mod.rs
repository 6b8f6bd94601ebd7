//! GDAL as this room uses it: how inputs are opened, off the network unless it was requested, and what GDAL says.

pub(super) mod archives;
mod drivers;
pub(super) mod gdal_c_calls;
pub(super) mod gdal_reason;
pub(super) mod gdal_settings;
pub(super) mod open_input;
pub(super) mod web_access;
