//! The layers of a result for Google Earth: one KMZ with folders, colours and icons (OGC KML 2.2).

mod earth_layers;
mod placemarks;
pub(super) mod write_kmz;
