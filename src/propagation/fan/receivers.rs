//! The losses of receivers on a line.
use super::diffraction::{Diffracted, bullington};
use super::fan::{Fan, Line, Seen, State};
use super::lanes::FanWork;
use super::setting::{BARE, FanSink};
use crate::propagation::radial::HEIGHT_SLOPE_WAVELENGTH_M;
use crate::simd::{Lanes, Simd};

impl<S: Simd> Fan<'_, S> {
    /// The losses of a line's receivers.
    #[inline(always)]
    pub(super) fn receivers<const CLUTTER: u8>(
        &self,
        here: &Line<S>,
        seen: &mut Seen<S>,
        state: &State<S>,
        (work, sink): (&mut FanWork, &mut impl FanSink),
    ) {
        let simd = self.simd;
        let d = simd.narrow(here.d_km);
        let edges = self.edges(here, (seen, &state.near), work);
        let smooth = self.smooth::<CLUTTER>(here, (seen, state), work);
        let slope_root = HEIGHT_SLOPE_WAVELENGTH_M.sqrt().recip();
        let (_, slope) = bullington(edges.nu_sqrt_m, slope_root, d);
        let void = here.ground.all(f64::NAN);
        let departure = S::Double::select(state.alive, here.direct.greater(seen.transmitter), void);
        sink.receivers(here.number, simd.narrow(departure), slope * edges.nu_slope, simd.narrow(here.ground));
        let rise_km = (here.ground + (self.rx_m - self.h_ts_m)) * 1e-3;
        let slant = simd.narrow(here.d_km * here.d_km + rise_km * rise_km);
        let slant_db = slant.ln() * (10.0 * std::f64::consts::LOG10_E);
        let mut exact = 0;
        let mut weak = match self.statistics {
            Some(_) => Some(self.weigh::<CLUTTER>(here, seen, state, &edges)),
            None => None,
        };
        for (number, band) in self.setting.bands.iter().enumerate() {
            let (edge_db, _) = bullington(edges.nu_sqrt_m, band.inverse_root_m, d);
            let beyond_db = match &smooth {
                Some(smooth) => smooth.beyond_db(band),
                None => d.all(0.0),
            };
            let losses = Diffracted {
                free_space_db: slant_db + band.band.free_space_1_km_db,
                diffraction_db: edge_db + beyond_db,
            };
            let mut losses_db = losses.free_space_db + losses.diffraction_db;
            if let (Some(statistics), Some(weak)) = (&self.statistics, &mut weak) {
                let aside_db = self.setting.without_effect_db;
                let mut open = weak.open(band, statistics, aside_db, losses);
                let mut asks = (open.ducting | open.scatter) & here.receiving;
                if CLUTTER != BARE && asks & !exact != 0 {
                    self.find_bare_horizons::<CLUTTER>(here, seen, work, asks & !exact);
                    exact |= asks;
                    *weak = self.weigh_exact(here, seen, state, exact);
                    open = weak.open(band, statistics, aside_db, losses);
                    asks = (open.ducting | open.scatter) & here.receiving;
                }
                if asks & open.scatter != 0 {
                    let combined_db = weak.combined_db(band, statistics, losses);
                    losses_db = self.select(open.scatter, combined_db, losses_db);
                }
                if asks & open.ducting != 0 {
                    let whole = (here, &*seen, state, &*work);
                    losses_db = self.with_whole_paths::<CLUTTER>(
                        whole,
                        (band, statistics),
                        (losses, losses_db),
                        asks & open.ducting,
                    );
                }
            }
            sink.losses(here.number, number, self.where_alive(state, losses_db));
        }
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
