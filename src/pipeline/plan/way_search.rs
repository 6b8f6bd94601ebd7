//! What ways home are looked for with.
use super::anchors::Anchors;
use super::candidate::Candidate;
use super::cell_prices::Prices;
use crate::pipeline::Session;
use crate::planning::PointToServe;
use crate::planning::backhaul::{Hops, RoadNetwork};
use crate::planning::plan::Money;

/// What ways home are looked for with.
#[derive(Clone, Copy)]
pub(super) struct WaySearch<'a> {
    pub(super) session: &'a Session<'a>,
    pub(super) anchors: &'a Anchors,
    pub(super) candidates: &'a [Candidate],
    pub(super) prices: &'a Prices<'a>,
    pub(super) hops: Hops<'a>,
    pub(super) roads: Option<&'a RoadNetwork>,
    pub(super) points: &'a [PointToServe],
    pub(super) counted: fn(&Money) -> f64,
}
