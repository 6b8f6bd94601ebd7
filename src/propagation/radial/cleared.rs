//! Terrain with clutter as a receiver in a clearing sees it.
use super::clearings::Surfaces;
use super::nearest::{Blocks, RadialRay, Surface};
use super::sweep::RadialSweep;

impl RadialSweep {
    /// Marks the clearings of all receivers; that of the transmitter is taken out of the terrain with clutter.
    pub(super) fn mark_clearings(&mut self) {
        self.clearings.clear();
        if !self.cluttered {
            return;
        }
        let surfaces =
            Surfaces { distance_km: &self.distance_km, ground_m: &self.ground_m, clutter_m: &self.clutter_m };
        let clearing_km = self.link.clearing_km;
        self.clearings.fill(clearing_km, surfaces);
        let within = self.distance_km.partition_point(|d_km| *d_km < clearing_km);
        self.topped_m[..within].copy_from_slice(&self.ground_m[..within]);
    }

    /// The point of terrain with clutter nearest to the clear ray to a receiver: nu sqrt(wavelength) over a `floor`, and its
    /// distance, km.
    pub(super) fn nearest_obstacle(&self, receiver: usize, ray: RadialRay, floor: f64) -> Option<(f64, f64)> {
        let (height_m, blocks) = self.obstacles();
        let surface = Surface { distance_km: &self.distance_km, height_m };
        if self.clearings.is_empty() {
            let found = blocks.nearest(surface, receiver, ray, floor);
            return found.map(|(nu, sample)| (nu, self.distance_km[sample]));
        }
        let from = self.clearings.from[receiver];
        let found = blocks.nearest(surface, from, ray, floor);
        let found = found.map(|(nu, sample)| (nu, self.distance_km[sample]));
        let edges = [self.clearings.near_of(ray.d_km), self.clearings.far[receiver]];
        let edges = edges.into_iter().flatten().map(|edge| (edge.x_km, edge.top_m));
        let bare = (from..receiver).map(|k| (self.distance_km[k], self.ground_m[k]));
        nearest_of(edges.chain(bare), ray, floor, found)
    }

    /// The point of bare ground nearest to the clear ray to a receiver: its distance, km, and height, m above sea; the
    /// transmitter's place where there is none.
    pub(super) fn nearest_ground(&self, receiver: usize, ray: RadialRay) -> (f64, f64) {
        let blocks: &Blocks = &self.ground_blocks;
        let surface = Surface { distance_km: &self.distance_km, height_m: &self.ground_m };
        let found = blocks.nearest(surface, receiver, ray, f64::NEG_INFINITY);
        let nu = found.map_or(f64::NEG_INFINITY, |(nu, _)| nu);
        let sample = found.map_or(0, |(_, sample)| sample);
        let mut nearest = (nu, (self.distance_km[sample], self.ground_m[sample]));
        if !self.clearings.is_empty() {
            for edge in [self.clearings.near_of(ray.d_km), self.clearings.far[receiver]].into_iter().flatten()
            {
                let nu = ray.nu_sqrt_m(edge.x_km, edge.ground_m);
                if nu > nearest.0 {
                    nearest = (nu, (edge.x_km, edge.ground_m));
                }
            }
        }
        nearest.1
    }
}

/// The point nearest to a ray, of `points` and one found before.
fn nearest_of(
    points: impl Iterator<Item = (f64, f64)>,
    ray: RadialRay,
    floor: f64,
    found: Option<(f64, f64)>,
) -> Option<(f64, f64)> {
    points.fold(found, |found, (x_km, height_m)| {
        let nu = ray.nu_sqrt_m(x_km, height_m);
        if nu > found.map_or(floor, |(best, _)| best) { Some((nu, x_km)) } else { found }
    })
}
