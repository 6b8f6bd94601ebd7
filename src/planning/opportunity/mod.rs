//! The opportunity map: whom a new mast would serve, at every cell and for some antenna heights.
//!
//! By reciprocity one sweep outwards from a place without service gives the loss to a mast at every cell. The margin that the place still needs is solved once;
//! what each cell serves is kept as an index into a table of distinct sets of points.

mod beam_table;
mod best_places;
mod candidates;
mod confirm;
mod error;
mod findings;
mod gain_table;
mod height_state;
mod map;
mod mast_link;
mod own_paths;
mod points;
mod question;
#[cfg(test)]
mod search_tests;
mod served_sets;

pub use best_places::{BestPlaces, MastPlace};
pub use candidates::{Candidates, thin_candidates};
pub use confirm::Confirmation;
pub use error::OpportunityError;
pub use findings::{OFFERED, OfferedPair, OfferedPlace, Offering, Opportunities, PositionOf};
pub use map::{HeightLayer, MOST_DIRECT_PATHS, MapMeans, OpportunityMap, map_opportunities};
pub use own_paths::CellPlaces;
pub use points::{PointToServe, points_to_serve};
pub use question::OpportunityQuestion;
pub use served_sets::{ServedSet, ServedSets};
