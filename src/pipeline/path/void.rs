//! Where terrain is missing on a path.
use super::error::PathError;
use crate::geodesy::{LonLat, intermediate_point};
use crate::terrain::SamplingError;
use crate::units::Length;

/// The error of a path between two places that has no profile, with the place of its first void.
pub(super) fn void_on([from, to]: [LonLat; 2], error: SamplingError) -> PathError {
    match error {
        SamplingError::Void { at_km, void_points, points } => {
            let at = intermediate_point(from, to, Length::from_kilometres(at_km));
            PathError::Void { at_km, at, void_points, points }
        }
        other => PathError::Sampling(other),
    }
}
