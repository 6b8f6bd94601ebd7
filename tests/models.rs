//! What holds for every model of the catalogue: limits, invariants, and that the page on models says so.

#[path = "models/edges.rs"]
mod edges;
#[path = "models/invariants.rs"]
mod invariants;
#[path = "models/itm.rs"]
mod itm;
#[path = "models/limits.rs"]
mod limits;
#[path = "models/links.rs"]
mod links;
#[path = "models/page.rs"]
mod page;
