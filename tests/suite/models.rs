//! What holds for every model of the catalogue: limits, invariants, and that the page on models says so.

mod edges;
mod invariants;
mod itm;
mod limits;
mod links;
mod page;
