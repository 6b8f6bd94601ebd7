//! The geometry of all receivers of a radial, computed column by column.
use super::clearings::ClearedGround;
use super::horizons::Columns;
use super::stretches::Stretches;
use super::sweep::RadialSweep;

impl RadialSweep {
    /// Computes the geometry of a receiver on each sample from `first` (at least 1) on, over the samples before it.
    ///
    /// # Cost
    /// O(1) amortised per sample.
    pub fn trace(&mut self, first: usize) {
        self.first = first.clamp(1, self.distance_km.len());
        self.inverse_km.clear();
        self.inverse_km.extend(self.distance_km.iter().map(|d_km| d_km.recip()));
        self.mark_clearings();
        self.fits.fit(&self.distance_km, &self.inverse_km, &self.ground_m);
        self.ground_blocks.fill(&self.ground_m);
        if self.cluttered {
            self.obstacle_blocks.fill(&self.topped_m);
        }
        self.trace_zones();
        self.trace_receivers(false);
    }

    /// As [`Self::trace`], for receivers of another height on the same samples: [`Self::set_receiver_height`].
    ///
    /// # Cost
    /// O(1) amortised per sample: what does not depend on the height is kept.
    pub fn trace_again(&mut self) {
        self.trace_receivers(true);
    }

    /// What depends on the receivers' height; `again`: on samples that were traced before.
    fn trace_receivers(&mut self, again: bool) {
        self.antenna_m.clear();
        let rx_height_agl_m = self.link.rx_height_agl_m;
        self.antenna_m.extend(self.ground_m.iter().map(|ground_m| ground_m + rx_height_agl_m));
        let always = self.link.beta_radius_km.is_some();
        let ground =
            columns(&self.distance_km, &self.inverse_km, &self.ground_m, &self.antenna_m, self.h_ts_m);
        self.fits.doubt(ground, &self.link, self.first, always);
        self.trace_horizons(again);
        let ground =
            columns(&self.distance_km, &self.inverse_km, &self.ground_m, &self.antenna_m, self.h_ts_m);
        let bare = if self.cluttered { &self.bare } else { &self.median };
        self.fits.lower(ground, &self.link, &bare.obstructions, always);
        self.find_edges(self.first);
    }

    fn trace_horizons(&mut self, again: bool) {
        let median = 500.0 / self.link.effective_radius_km;
        let obstacle_m = if self.cluttered { &self.topped_m } else { &self.ground_m };
        let (distance_km, inverse_km) = (self.distance_km.as_slice(), self.inverse_km.as_slice());
        let obstacles = columns(distance_km, inverse_km, obstacle_m, &self.antenna_m, self.h_ts_m);
        let doubtful = self.fits.doubtful.as_slice();
        let asked = if self.cluttered { &[] } else { doubtful };
        let beyond = self.link.beta_radius_km.map(|radius_km| 500.0 / radius_km);
        let surfaces = [(&mut self.median, Some(median), asked), (&mut self.beyond, beyond, &[])];
        for (horizons, curvature, asked) in surfaces {
            let Some(curvature) = curvature else { continue };
            if self.clearings.is_empty() && again {
                horizons.trace_again(obstacles, self.first, asked);
            } else if self.clearings.is_empty() {
                horizons.trace(obstacles, curvature, self.first, asked);
            } else {
                let cleared = ClearedGround { ground_m: &self.ground_m, clearings: &self.clearings };
                horizons.trace_cleared(obstacles, cleared, curvature, self.first);
            }
        }
        if self.cluttered {
            let ground = columns(distance_km, inverse_km, &self.ground_m, &self.antenna_m, self.h_ts_m);
            if again {
                self.bare.trace_again(ground, self.first, doubtful);
            } else {
                self.bare.trace(ground, median, self.first, doubtful);
            }
        }
    }

    /// Zones, where there are others than inland.
    fn trace_zones(&mut self) {
        self.zones.clear();
        if !self.zoned {
            return;
        }
        let mut stretches = Stretches::default();
        let mut before_km = 0.0;
        for (&d_km, &zone) in self.distance_km.iter().zip(&self.zone) {
            let border_km = 0.5 * (before_km + d_km);
            self.zones.push(stretches.until(zone, border_km, d_km));
            stretches.step(zone, border_km);
            before_km = d_km;
        }
    }
}

const fn columns<'a>(
    distance_km: &'a [f64],
    inverse_km: &'a [f64],
    height_m: &'a [f64],
    antenna_m: &'a [f64],
    h_ts_m: f64,
) -> Columns<'a> {
    Columns { distance_km, inverse_km, height_m, antenna_m, h_ts_m }
}
