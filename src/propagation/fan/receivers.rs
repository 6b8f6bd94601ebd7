//! The losses of receivers on a line.
use super::anomalous::Anomalous;
use super::bare_horizons::Undecided;
use super::carried::{Around, Fan, State};
use super::edges::Edges;
use super::setting::{BARE, FanBand, FanReceivers, FanSink, OfBand};
use super::smooth::Smooth;
use super::time_percentage::Diffracted;
use crate::propagation::diffraction::lanes::{bullington, decibels};
use crate::propagation::radial::HEIGHT_SLOPE_WAVELENGTH_M;
use crate::simd::{Lanes, Simd};

/// What ducting and troposcatter weigh, and the lanes whose horizons over bare ground are known.
struct Weighed<S: Simd> {
    anomalous: Anomalous<S::Single>,
    exact: u8,
}

/// Diffraction of a line's receivers over one Earth, free of frequency.
pub(super) struct Diffraction<S: Simd> {
    edges: Edges<S>,
    smooth: Option<Smooth<S>>,
    d_km: S::Single,
}

impl<S: Simd> Diffraction<S> {
    /// Delta-Bullington losses.
    #[inline(always)]
    fn losses_db(&self, band: &FanBand) -> S::Single {
        let (edge_db, _) = bullington(self.edges.nu_sqrt_m, band.wave.inverse_root_m, self.d_km);
        match &self.smooth {
            Some(smooth) => edge_db + smooth.beyond_db(band),
            None => edge_db,
        }
    }
}

impl<S: Simd> Fan<'_, S> {
    /// Diffraction of a line's receivers.
    #[inline(always)]
    pub(super) fn diffraction<const CLUTTER: u8>(&self, around: &mut Around<'_, S>) -> Diffraction<S> {
        let edges = self.edges(around);
        let smooth = self.smooth::<CLUTTER>(around);
        Diffraction { edges, smooth, d_km: self.simd.narrow(around.here.d_km) }
    }

    /// What a sink takes of a line's receivers besides the losses; 20 log10 of their slant ranges in km.
    #[inline(always)]
    fn put_receivers(&self, around: &Around<'_, S>, edges: &Edges<S>, sink: &mut impl FanSink) -> S::Single {
        let Around { here, seen, state, .. } = around;
        let simd = self.simd;
        let slope_root = HEIGHT_SLOPE_WAVELENGTH_M.sqrt().recip();
        let (edge_db, slope) = bullington(edges.nu_sqrt_m, slope_root, simd.narrow(here.d_km));
        let void = here.ground.all(f64::NAN);
        let departure = S::Double::select(state.alive, here.direct.greater(seen.transmitter), void);
        let receivers = FanReceivers {
            departure: simd.narrow(departure),
            edge_db,
            height_slope: slope * edges.nu_slope,
            ground_m: simd.narrow(here.ground),
        };
        sink.receivers(here.number, receivers);
        let rise_km = (here.ground + (self.rx_m - self.h_ts_m)) * 1e-3;
        let slant = simd.narrow(here.d_km * here.d_km + rise_km * rise_km);
        decibels(slant)
    }

    /// The losses of a line's receivers in half of the time.
    #[inline(always)]
    pub(super) fn receivers<const CLUTTER: u8>(&self, around: &mut Around<'_, S>, sink: &mut impl FanSink) {
        let diffraction = self.diffraction::<CLUTTER>(around);
        let slant_db = self.put_receivers(around, &diffraction.edges, sink);
        let mut weighed = match self.statistics {
            Some(_) => {
                Some(Weighed { anomalous: self.weigh::<CLUTTER>(around, &diffraction.edges), exact: 0 })
            }
            None => None,
        };
        for (number, band) in self.setting.bands.iter().enumerate() {
            let losses = Diffracted {
                free_space_db: slant_db + band.band.free_space_1_km_db,
                diffraction_db: diffraction.losses_db(band),
            };
            let losses_db = match (&self.statistics, &mut weighed) {
                (Some(statistics), Some(weighed)) => {
                    self.median_db::<CLUTTER>(around, OfBand { band, statistics }, weighed, losses)
                }
                _ => losses.free_space_db + losses.diffraction_db,
            };
            sink.losses(around.here.number, number, self.where_alive(around.state, losses_db));
        }
    }

    /// The losses of a line's receivers in less than half of the time, with the diffraction over the median Earth and that of beta-0 percent of
    /// the time.
    #[inline(always)]
    pub(super) fn timed_receivers<const CLUTTER: u8>(
        &self,
        around: &mut Around<'_, S>,
        [median, beyond]: [&Diffraction<S>; 2],
        sink: &mut impl FanSink,
    ) {
        let slant_db = self.put_receivers(around, &median.edges, sink);
        let (Some(time), Some(statistics)) = (&self.time, &self.statistics) else { return };
        let anomalous = if CLUTTER == BARE {
            self.weigh::<CLUTTER>(around, &median.edges)
        } else {
            self.find_bare_horizons::<CLUTTER>(around, around.here.receiving);
            self.weigh_exact(around, u8::MAX)
        };
        let paths = anomalous.timed(self.latitudes(median.d_km));
        for (number, band) in self.setting.bands.iter().enumerate() {
            let of_band = OfBand { band, statistics };
            let diffraction_db = [median.losses_db(band), beyond.losses_db(band)];
            let losses = Diffracted {
                free_space_db: slant_db + band.band.free_space_1_km_db,
                diffraction_db: diffraction_db[0],
            };
            let timed = time.diffracted(&paths, losses, diffraction_db[1]);
            let mut losses_db = time.loss_db(&paths, &timed, of_band);
            let open = anomalous.open(of_band, timed.losses);
            let lanes = open.ducting & around.here.receiving;
            if lanes != 0 {
                let undecided = Undecided { diffraction_db, losses_db, lanes };
                losses_db = self.with_whole_paths::<CLUTTER>(around, of_band, &undecided);
            }
            sink.losses(around.here.number, number, self.where_alive(around.state, losses_db));
        }
    }

    /// P.1812 at 50 % of the time.
    #[inline(always)]
    fn median_db<const CLUTTER: u8>(
        &self,
        around: &mut Around<'_, S>,
        of_band: OfBand<'_>,
        weighed: &mut Weighed<S>,
        losses: Diffracted<S::Single>,
    ) -> S::Single {
        let mut losses_db = losses.free_space_db + losses.diffraction_db;
        let receiving = around.here.receiving;
        let mut open = weighed.anomalous.open(of_band, losses);
        let mut asks = (open.ducting | open.scatter) & receiving;
        let unknown = asks & !weighed.exact;
        if CLUTTER != BARE && unknown != 0 {
            self.find_bare_horizons::<CLUTTER>(around, unknown);
            weighed.exact |= unknown;
            weighed.anomalous = self.weigh_exact(around, weighed.exact);
            open = weighed.anomalous.open(of_band, losses);
            asks = (open.ducting | open.scatter) & receiving;
        }
        if asks & open.scatter != 0 {
            let combined_db = weighed.anomalous.combined_db(of_band, losses);
            losses_db = self.select(open.scatter, combined_db, losses_db);
        }
        let lanes = asks & open.ducting;
        if lanes != 0 {
            let diffraction_db = [losses.diffraction_db, losses.diffraction_db];
            let undecided = Undecided { diffraction_db, losses_db, lanes };
            losses_db = self.with_whole_paths::<CLUTTER>(around, of_band, &undecided);
        }
        losses_db
    }

    /// Latitudes of the centres of paths, degrees.
    #[inline(always)]
    fn latitudes(&self, d_km: S::Single) -> S::Single {
        let rate = self.simd.narrow(self.simd.double(self.radials.latitude_deg_per_km));
        rate * d_km * 0.5 + self.setting.start.latitude_deg
    }

    #[inline(always)]
    fn where_alive(&self, state: &State<S>, values: S::Single) -> S::Single {
        S::Single::select(self.simd.narrow_mask(state.alive), values, values.all(f64::NAN))
    }

    /// One number in the lanes of some bits, another in the others.
    #[inline(always)]
    pub(super) fn select(&self, bits: u8, yes: S::Single, no: S::Single) -> S::Single {
        let chosen = self.simd.single(std::array::from_fn(|lane| f32::from(bits >> lane & 1)));
        S::Single::select(chosen.gt(chosen.all(0.5)), yes, no)
    }

    /// The lanes of some bits.
    #[inline(always)]
    pub(super) fn double_mask(&self, bits: u8) -> <S::Double as Lanes>::Mask {
        let chosen = self.simd.double(std::array::from_fn(|lane| f64::from(bits >> lane & 1)));
        chosen.gt(chosen.all(0.5))
    }
}
