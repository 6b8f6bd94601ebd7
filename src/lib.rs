//! signalgap: finds villages without 3G/4G signal, explains why, and ranks what to build first.
pub mod demonstration;
pub mod geodesy;
pub mod grid;
pub mod units;
