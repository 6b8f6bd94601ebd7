//! All hops among some places.
use super::hop::{ConfirmedHop, HopEnd, HopRefusals, Hops};
use crate::geodesy::PlaceIndex;
use rayon::prelude::*;

/// The hops among some ends.
#[derive(Clone, Debug, PartialEq)]
pub struct HopsAmong {
    /// Each pair of ends, the lower number first, with its hop, in rising order.
    pub hops: Vec<([usize; 2], ConfirmedHop)>,
    /// By end, the wanted hops that are none; those beyond the longest hop among them.
    pub refusals: Vec<HopRefusals>,
}

impl Hops<'_> {
    /// Confirms the hops of all pairs of ends that are `wanted`, lower number first (of two places with a way home none is needed).
    ///
    /// # Cost and determinism
    /// One profile per wanted pair within the longest hop; parallel over the ends, the same for any thread count.
    #[must_use]
    pub fn among(&self, ends: &[HopEnd<'_>], wanted: &(dyn Fn(usize, usize) -> bool + Sync)) -> HopsAmong {
        let index = PlaceIndex::of(ends.iter().map(|end| *end.position));
        let of_end = |a: usize| {
            let near = index.within(ends[a].position, self.longest());
            let pairs = near.into_iter().map(|(b, _)| b).filter(|b| a < *b && wanted(a, *b));
            pairs.map(|b| (b, self.confirm(ends[a], ends[b]))).collect::<Vec<_>>()
        };
        let found: Vec<_> = (0..ends.len()).into_par_iter().map(of_end).collect();
        let mut hops = Vec::new();
        let mut refusals = vec![HopRefusals::default(); ends.len()];
        for (a, outcomes) in found.into_iter().enumerate() {
            let mut looked_at = outcomes.iter().map(|(b, _)| *b).peekable();
            for b in (a + 1..ends.len()).filter(|b| wanted(a, *b)) {
                if looked_at.next_if_eq(&b).is_none() {
                    refusals[a].too_long += 1;
                    refusals[b].too_long += 1;
                }
            }
            for (b, outcome) in outcomes {
                match outcome {
                    Ok(hop) => hops.push(([a, b], hop)),
                    Err(refusal) => [a, b].iter().for_each(|end| refusals[*end].count(&refusal)),
                }
            }
        }
        HopsAmong { hops, refusals }
    }
}

#[cfg(test)]
mod tests {
    use crate::geodesy::{LonLat, Position};
    use crate::grid::{Grid, GridGeometry, Shape};
    use crate::planning::backhaul::{ClearAir, HopAir, HopEnd, Hops, typical_bands};
    use crate::terrain::{ClearanceRule, Ground, HeightRange};
    use crate::units::{Azimuth, Length};

    #[test]
    fn every_wanted_pair_is_a_hop_or_counted() {
        let shape = Shape { rows: 10, cols: 900 };
        let frame = GridGeometry { shape, west_m: 0.0, north_m: 1_000.0, cell_m: 100.0 };
        // a wall of 300 m at 15 km
        let height = |at: usize| if at % shape.cols == 150 { 800.0 } else { 500.0_f32 };
        let cells = Grid::from_values(frame, (0..shape.cells()).map(height).collect()).expect("a grid");
        let ground = Ground::new(cells, None).expect("a ground");
        let bands = typical_bands();
        let hops = Hops {
            ground: &ground,
            rule: ClearanceRule::default(),
            bands: &bands,
            air: HopAir { rain_rate_mm_h: 90.0, clear_air: ClearAir::default() },
            availability_percent: 99.9,
            step: Length::from_metres(100.0),
            clearing: Length::default(),
        };
        let start = Position {
            geographic: LonLat { longitude_deg: 104.0, latitude_deg: 21.0 },
            easting_m: 50.0,
            northing_m: 450.0,
            meridian_convergence_deg: 0.0,
            point_scale: 1.0,
        };
        let at = |km: f64| start.moved(Azimuth::from_degrees(90.0), Length::from_kilometres(km));
        let places = [5.0, 12.0, 20.0, 85.0].map(at);
        let heights = HeightRange { least: Length::from_metres(10.0), greatest: Length::from_metres(60.0) };
        let ends: Vec<HopEnd<'_>> = places.iter().map(|position| HopEnd { position, heights }).collect();
        let found = hops.among(&ends, &|_, _| true);
        assert_eq!(found.hops.iter().map(|(ends, _)| *ends).collect::<Vec<_>>(), [[0, 1]]);
        let told: Vec<_> = found.refusals.iter().map(|of| (of.too_long, of.too_tall)).collect();
        assert_eq!(told, [(1, 1), (1, 1), (1, 2), (3, 0)]);
        let unwanted = hops.among(&ends, &|a, _| a > 0);
        assert!(unwanted.hops.is_empty() && unwanted.refusals[0].too_long == 0);
    }
}
