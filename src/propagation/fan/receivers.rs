//! The losses of receivers on a line.
use super::diffraction::{Diffracted, bullington};
use super::edges::Edges;
use super::fan::{Fan, Line, Seen, State};
use super::lanes::EarthWork;
use super::setting::{BARE, FanBand, FanSink};
use super::smooth::Smooth;
use super::weak::Weak;
use crate::propagation::radial::{AnnualStatistics, HEIGHT_SLOPE_WAVELENGTH_M};
use crate::simd::{Lanes, Simd};

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
        let (edge_db, _) = bullington(self.edges.nu_sqrt_m, band.inverse_root_m, self.d_km);
        match &self.smooth {
            Some(smooth) => edge_db + smooth.beyond_db(band),
            None => edge_db,
        }
    }
}

impl<S: Simd> Fan<'_, S> {
    /// Diffraction of a line's receivers.
    #[inline(always)]
    pub(super) fn diffraction<const CLUTTER: u8>(
        &self,
        here: &Line<S>,
        (seen, state): (&Seen<S>, &State<S>),
        work: &mut EarthWork,
    ) -> Diffraction<S> {
        let edges = self.edges(here, (seen, &state.near), work);
        Diffraction { edges, smooth: self.smooth::<CLUTTER>(here, (seen, state), work), d_km: self.simd.narrow(here.d_km) }
    }

    /// What a sink takes of a line's receivers besides the losses; 20 log10 of their slant ranges in km.
    #[inline(always)]
    fn put_receivers(
        &self,
        here: &Line<S>,
        (seen, state): (&Seen<S>, &State<S>),
        edges: &Edges<S>,
        sink: &mut impl FanSink,
    ) -> S::Single {
        let simd = self.simd;
        let slope_root = HEIGHT_SLOPE_WAVELENGTH_M.sqrt().recip();
        let (_, slope) = bullington(edges.nu_sqrt_m, slope_root, simd.narrow(here.d_km));
        let void = here.ground.all(f64::NAN);
        let departure = S::Double::select(state.alive, here.direct.greater(seen.transmitter), void);
        sink.receivers(here.number, simd.narrow(departure), slope * edges.nu_slope, simd.narrow(here.ground));
        let rise_km = (here.ground + (self.rx_m - self.h_ts_m)) * 1e-3;
        let slant = simd.narrow(here.d_km * here.d_km + rise_km * rise_km);
        slant.ln() * (10.0 * std::f64::consts::LOG10_E)
    }

    /// The losses of a line's receivers in half of the time.
    #[inline(always)]
    pub(super) fn receivers<const CLUTTER: u8>(
        &self,
        here: &Line<S>,
        seen: &mut Seen<S>,
        state: &State<S>,
        (work, sink): (&mut EarthWork, &mut impl FanSink),
    ) {
        let diffraction = self.diffraction::<CLUTTER>(here, (seen, state), work);
        let slant_db = self.put_receivers(here, (seen, state), &diffraction.edges, sink);
        let mut weak = match self.statistics {
            Some(_) => Some(self.weigh::<CLUTTER>(here, seen, state, &diffraction.edges)),
            None => None,
        };
        let mut exact = 0;
        for (number, band) in self.setting.bands.iter().enumerate() {
            let losses = Diffracted {
                free_space_db: slant_db + band.band.free_space_1_km_db,
                diffraction_db: diffraction.losses_db(band),
            };
            let losses_db = match (&self.statistics, &mut weak) {
                (Some(statistics), Some(weak)) => {
                    let around = (here, &mut *seen, state, &*work);
                    self.median_db::<CLUTTER>(around, (band, statistics), (weak, &mut exact), losses)
                }
                _ => losses.free_space_db + losses.diffraction_db,
            };
            sink.losses(here.number, number, self.where_alive(state, losses_db));
        }
    }

    /// The losses of a line's receivers in less than half of the time, with the diffraction over the median Earth and that of beta-0 percent of
    /// the time.
    #[inline(always)]
    pub(super) fn timed_receivers<const CLUTTER: u8>(
        &self,
        here: &Line<S>,
        (seen, state): (&mut Seen<S>, &State<S>),
        [median, beyond]: [&Diffraction<S>; 2],
        (work, sink): (&mut EarthWork, &mut impl FanSink),
    ) {
        let slant_db = self.put_receivers(here, (seen, state), &median.edges, sink);
        let (Some(time), Some(statistics)) = (&self.time, &self.statistics) else { return };
        let weak = if CLUTTER == BARE {
            self.weigh::<CLUTTER>(here, seen, state, &median.edges)
        } else {
            self.find_bare_horizons::<CLUTTER>(here, seen, work, here.receiving);
            self.weigh_exact(here, seen, state, u8::MAX)
        };
        let paths = weak.timed(self.latitudes(median.d_km));
        for (number, band) in self.setting.bands.iter().enumerate() {
            let of_band = (band, statistics);
            let diffraction_db = [median.losses_db(band), beyond.losses_db(band)];
            let losses = Diffracted {
                free_space_db: slant_db + band.band.free_space_1_km_db,
                diffraction_db: diffraction_db[0],
            };
            let timed = time.diffracted(&paths, losses, diffraction_db[1]);
            let mut losses_db = time.loss_db(&paths, &timed, of_band);
            let open = weak.open(band, statistics, f64::NEG_INFINITY, timed.losses);
            let ducting = open.ducting & here.receiving;
            if ducting != 0 {
                let whole = (here, &*seen, state, &*work);
                losses_db = self.with_whole_paths::<CLUTTER>(whole, of_band, (diffraction_db, losses_db), ducting);
            }
            sink.losses(here.number, number, self.where_alive(state, losses_db));
        }
    }

    /// P.1812 at 50 % of the time.
    #[inline(always)]
    fn median_db<const CLUTTER: u8>(
        &self,
        (here, seen, state, work): (&Line<S>, &mut Seen<S>, &State<S>, &EarthWork),
        (band, statistics): (&FanBand, &AnnualStatistics),
        (weak, exact): (&mut Weak<S::Single>, &mut u8),
        losses: Diffracted<S::Single>,
    ) -> S::Single {
        let mut losses_db = losses.free_space_db + losses.diffraction_db;
        let aside_db = self.setting.without_effect_db;
        let mut open = weak.open(band, statistics, aside_db, losses);
        let mut asks = (open.ducting | open.scatter) & here.receiving;
        if CLUTTER != BARE && asks & !*exact != 0 {
            self.find_bare_horizons::<CLUTTER>(here, seen, work, asks & !*exact);
            *exact |= asks;
            *weak = self.weigh_exact(here, seen, state, *exact);
            open = weak.open(band, statistics, aside_db, losses);
            asks = (open.ducting | open.scatter) & here.receiving;
        }
        if asks & open.scatter != 0 {
            let combined_db = weak.combined_db(band, statistics, losses);
            losses_db = self.select(open.scatter, combined_db, losses_db);
        }
        let ducting = asks & open.ducting;
        if ducting != 0 {
            let diffraction_db = [losses.diffraction_db, losses.diffraction_db];
            let whole = (here, &*seen, state, work);
            losses_db = self.with_whole_paths::<CLUTTER>(whole, (band, statistics), (diffraction_db, losses_db), ducting);
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
