//! Reading: files in any of the field's formats become domain types; what cannot be used is rejected with its reason.
//!
//! Only this room and `outputs` touch files and GDAL.

mod known_keys;
pub mod scenario_file;
