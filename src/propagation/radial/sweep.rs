//! The samples along one radial.
use super::clearings::{Clearings, Surfaces};
use super::edge_columns::EdgeColumns;
use super::horizons::RadialHorizons;
use super::link::{RadialLink, RadialStart, Sample};
use super::nearest::Blocks;
use super::stretches::ZoneLengths;
use super::surface_fits::SurfaceFits;
use crate::propagation::{PathEnvironment, RadialProfile, Terminals};
use crate::terrain::{PathProfile, Zone};
use crate::units::Length;
use std::ops::Range;

/// The samples along one radial, and the geometry of the receivers that stand on them.
#[derive(Clone, Debug)]
pub struct RadialSweep {
    pub(super) link: RadialLink,
    pub(super) start: RadialStart,
    pub(super) h_ts_m: f64,
    pub(super) cluttered: bool,
    /// Whether a zone other than inland was met.
    pub(super) zoned: bool,
    pub(super) distance_km: Vec<f64>,
    pub(super) inverse_km: Vec<f64>,
    pub(super) ground_m: Vec<f64>,
    /// A receiver's antenna over it.
    pub(super) antenna_m: Vec<f64>,
    pub(super) clutter_m: Vec<f64>,
    /// Ground with clutter; bare at the transmitter. As clutter, only kept where there is some.
    pub(super) topped_m: Vec<f64>,
    /// Only kept once it is not inland everywhere.
    pub(super) zone: Vec<Zone>,
    pub(super) zones: Vec<ZoneLengths>,
    pub(super) clearings: Clearings,
    /// The first sample that has a receiver.
    pub(super) first: usize,
    /// Over terrain with clutter and the median Earth, and the beta-0 one.
    pub(super) median: RadialHorizons,
    pub(super) beyond: RadialHorizons,
    /// Over bare terrain and the median Earth, where there is clutter.
    pub(super) bare: RadialHorizons,
    pub(super) fits: SurfaceFits,
    pub(super) edges: EdgeColumns,
    pub(super) obstacle_blocks: Blocks,
    pub(super) ground_blocks: Blocks,
}

impl RadialSweep {
    /// A radial without samples. `cluttered`: whether there will be clutter on them.
    #[must_use]
    pub fn new(link: RadialLink, start: RadialStart, cluttered: bool) -> Self {
        let mut sweep = Self {
            link,
            start,
            h_ts_m: 0.0,
            cluttered,
            zoned: false,
            distance_km: Vec::new(),
            inverse_km: Vec::new(),
            ground_m: Vec::new(),
            antenna_m: Vec::new(),
            clutter_m: Vec::new(),
            topped_m: Vec::new(),
            zone: Vec::new(),
            zones: Vec::new(),
            clearings: Clearings::default(),
            first: 1,
            median: RadialHorizons::default(),
            beyond: RadialHorizons::default(),
            bare: RadialHorizons::default(),
            fits: SurfaceFits::default(),
            edges: EdgeColumns::default(),
            obstacle_blocks: Blocks::default(),
            ground_blocks: Blocks::default(),
        };
        sweep.restart(start);
        sweep
    }

    /// Begins another radial, keeping the memory.
    pub fn restart(&mut self, start: RadialStart) {
        self.start = start;
        self.h_ts_m = start.ground_m + self.link.tx_height_agl_m;
        for column in self.columns() {
            column.clear();
            column.push(0.0);
        }
        self.ground_m[0] = start.ground_m;
        // bare at the transmitter
        self.topped_m.iter_mut().for_each(|topped_m| *topped_m = start.ground_m);
        self.clutter_m.iter_mut().for_each(|clutter_m| *clutter_m = start.clutter_m);
        self.zone.clear();
        self.zoned = start.zone != Zone::Inland;
        if self.zoned {
            self.zone.push(start.zone);
        }
    }

    /// Puts `count` samples behind the transmitter, in place of those before, as far as `sample` gives their ground: to the
    /// first void.
    ///
    /// # Cost
    /// O(1) per sample.
    #[inline]
    pub fn lay(&mut self, count: usize, sample: impl Fn(usize) -> Sample) {
        for column in self.columns() {
            column.resize(count + 1, 0.0);
        }
        let (distance_km, ground_m) = (&mut self.distance_km[1..=count], &mut self.ground_m[1..=count]);
        let mut laid = 0;
        for i in 0..count {
            let Sample { distance_km: d_km, ground_m: height_m, clutter_m, zone } = sample(i);
            if height_m.is_nan() {
                break;
            }
            (distance_km[i], ground_m[i]) = (d_km, height_m);
            if self.cluttered {
                self.clutter_m[i + 1] = clutter_m;
                self.topped_m[i + 1] = height_m + clutter_m;
            }
            if zone != Zone::Inland || self.zoned {
                self.zone.resize(i + 1, Zone::Inland);
                self.zone.push(zone);
                self.zoned = true;
            }
            laid = i + 1;
        }
        for column in self.columns() {
            column.truncate(laid + 1);
        }
    }

    /// What is kept of each sample.
    fn columns(&mut self) -> impl Iterator<Item = &mut Vec<f64>> {
        let clutter = self.cluttered.then_some([&mut self.clutter_m, &mut self.topped_m]);
        [&mut self.distance_km, &mut self.ground_m].into_iter().chain(clutter.into_iter().flatten())
    }

    /// Radio-meteorological zone of a sample.
    pub(super) fn zone_of(&self, sample: usize) -> Zone {
        self.zone.get(sample).copied().unwrap_or(Zone::Inland)
    }

    /// Gives the receivers another antenna height above ground, from the next tracing on.
    pub const fn set_receiver_height(&mut self, height_agl: Length) {
        self.link.rx_height_agl_m = height_agl.metres();
    }

    /// Antenna height of the receivers above ground.
    #[must_use]
    pub const fn receiver_height_agl(&self) -> Length {
        Length::from_metres(self.link.rx_height_agl_m)
    }

    /// The samples that have receivers.
    #[must_use]
    pub fn receivers(&self) -> Range<usize> {
        self.first..self.distance_km.len()
    }

    /// The path to the receiver on a sample as a profile of its own, with clearings around its ends.
    ///
    /// # Panics
    /// Never: the samples of a radial make a profile.
    #[must_use]
    pub fn profile(&self, receiver: usize) -> PathProfile {
        let until = |values: &[f64]| values[..=receiver].to_vec();
        let clutter_m = if self.cluttered { until(&self.clutter_m) } else { vec![0.0; receiver + 1] };
        let zone = (0..=receiver).map(|sample| self.zone_of(sample)).collect();
        let profile = PathProfile::new(until(&self.distance_km), until(&self.ground_m), clutter_m, zone)
            .expect("samples of rising distance and finite height");
        let surfaces =
            Surfaces { distance_km: &self.distance_km, ground_m: &self.ground_m, clutter_m: &self.clutter_m };
        profile.with_clearings(Length::from_kilometres(self.link.clearing_km), |x_km| surfaces.between(x_km))
    }

    /// The samples as a model that computes all receivers together takes them.
    #[must_use]
    pub fn samples(&self, terminals: Terminals, environment: PathEnvironment) -> RadialProfile<'_> {
        RadialProfile {
            distance_km: &self.distance_km,
            ground_m: &self.ground_m,
            obstacle_m: self.obstacles().0,
            cleared: !self.profiles_are_prefixes(),
            receivers: self.receivers(),
            terminals,
            environment,
        }
    }

    /// Whether the profile to a nearer receiver is the beginning of that to a farther one: not if clearings are around their ends.
    #[must_use]
    pub fn profiles_are_prefixes(&self) -> bool {
        self.clearings.is_empty()
    }

    /// Terrain with clutter, m above sea, and the largest heights of its blocks.
    pub(super) fn obstacles(&self) -> (&[f64], &Blocks) {
        if self.cluttered {
            (&self.topped_m, &self.obstacle_blocks)
        } else {
            (&self.ground_m, &self.ground_blocks)
        }
    }

    /// RadialHorizons over the bare ground and the median Earth.
    pub(super) const fn bare(&self) -> &RadialHorizons {
        if self.cluttered { &self.bare } else { &self.median }
    }
}
