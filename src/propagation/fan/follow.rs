//! Eight radials followed line by line.
use super::diffraction::{SmoothPaths, bullington};
use super::hull::{BentLine, Tangent};
use super::lanes::{FanWork, Lane, LaneBends, LaneEdge, LanePlace};
use super::nearest::{ClearRay, NearestPoint};
use super::setting::{FanBand, FanRadials, FanSetting, FanSink, FanTerrain};
use super::smooth_edge::{SampleLines, smooth_nu_sqrt_m};
use super::weak::{BareHorizons, Diffracted, Weak};
use super::whole::WholePath;
use crate::propagation::diffraction::knife_edge::NU_WITHOUT_LOSS;
use crate::propagation::radial::{AnnualStatistics, CarriedLoss, HEIGHT_SLOPE_WAVELENGTH_M};
use crate::simd::{LANES, LaneMask as _, Lanes, Simd};

/// nu has an infinite slope at zero: below this value the slope is limited, sqrt(m).
const GRAZING_SQRT_M: f64 = 1e-3;

/// Follows eight radials and gives the losses of their receivers to a sink.
///
/// # Method
/// [`crate::propagation::radial`]'s on evenly spaced lines: horizons by running maxima and hulls that keep the slopes of their sides, the smooth
/// Earth and the weak mechanisms ruled out by bounds, geometry in double and losses in single precision, eight receivers at a time.
///
/// # Cost
/// O(1) amortised per receiver and band.
#[inline(always)]
pub fn follow<S: Simd, const CLUTTER: bool>(
    simd: S,
    setting: &FanSetting,
    radials: &FanRadials,
    terrain: &impl FanTerrain,
    (work, sink): (&mut FanWork, &mut impl FanSink),
) {
    work.begin(setting, radials);
    let fan = Fan::<S>::new(simd, setting, radials);
    let mut state = State::<S>::new(&fan);
    for line in 0..radials.lines {
        let offset = radials.first_offset + line as f64;
        let found = terrain.line(line, radials.slopes.map(|slope| slope * offset));
        let ground = simd.double(found.ground_m);
        state.alive = state.alive & ground.ge(ground);
        if !state.alive.any() {
            return;
        }
        let here = fan.line::<CLUTTER>(line, ground, &mut state);
        if CLUTTER {
            for (lane, of_lane) in work.lanes.iter_mut().enumerate() {
                let step_km = radials.step_km[lane];
                let place = LanePlace {
                    sample: line,
                    x_km: offset * step_km,
                    step_km,
                    clutter_before_m: state.clutter_m[lane],
                };
                of_lane.lay(setting, &place, (here.ground_m[lane], found.clutter_m[lane]));
                of_lane.ground.push(here.ground_m[lane]);
            }
            state.clutter_m = found.clutter_m;
        }
        let mut seen = if CLUTTER { fan.see_over_clutter(&here, work) } else { fan.see(&here, &state, work) };
        if here.receiving != 0 {
            fan.receivers::<CLUTTER>(&here, &mut seen, &state, (work, sink));
        }
        state.step(&here);
        for (lane, of_lane) in work.lanes.iter_mut().enumerate() {
            if CLUTTER {
                of_lane.bare.push(line as f64, here.bent[lane], here.bent[lane]);
            } else {
                of_lane.ground.push(here.ground_m[lane]);
            }
        }
    }
}

/// What is the same for all lines.
struct Fan<'a, S: Simd> {
    simd: S,
    setting: &'a FanSetting,
    radials: &'a FanRadials,
    step_km: S::Double,
    inverse_step: S::Double,
    /// 500 / effective Earth radius.
    curvature: f64,
    h_1_m: f64,
    h_ts_m: f64,
    rx_m: f64,
    /// 17.456^2 times the longest wavelength.
    fresnel: f64,
    statistics: Option<AnnualStatistics>,
}

/// What is carried from line to line.
struct State<S: Simd> {
    alive: <S::Double as Lanes>::Mask,
    /// The transmitter's horizon over the ground: slope, m/km, and distance, km.
    steepest: S::Double,
    steepest_km: S::Double,
    /// The same without the Earth's bend.
    flattest: S::Double,
    flattest_km: S::Double,
    /// Sums of the fitted surface.
    v_1: S::Double,
    v_2: S::Double,
    d_km: S::Double,
    ground: S::Double,
    clutter_m: [f64; LANES],
}

/// Receivers on a line, before what stands in their way.
struct Line<S: Simd> {
    number: usize,
    offset: f64,
    /// Lanes with receivers, by their bits.
    receiving: u8,
    d_km: S::Double,
    inverse_km: S::Double,
    ground: S::Double,
    ground_m: [f64; LANES],
    /// Ground and antennas less the bulge.
    bent: [f64; LANES],
    bent_antennas: [f64; LANES],
    direct: S::Double,
    /// Slopes of the ground from the transmitter's antenna, m/km, with and without the Earth's bend.
    bent_slope: S::Double,
    flat_slope: S::Double,
    /// The fitted surface at both ends.
    fitted: [S::Double; 2],
    /// Above 0: the smooth Earth surely causes no loss.
    margin: S::Double,
}

/// What stands in the way.
struct Seen<S: Simd> {
    /// The transmitter's horizon over terrain with clutter.
    transmitter: S::Double,
    transmitter_km: S::Double,
    /// The receivers' horizons: slopes in the bent heights, m/km, and distances from the transmitter, km.
    receiver: S::Double,
    receiver_km: S::Double,
    /// The same point, or another, without clutter: not more than the receiver's horizon over bare ground.
    bare_receiver: S::Double,
    /// Where terrain reaches the ray.
    blocked: <S::Double as Lanes>::Mask,
    /// Lanes whose ends see each other, by their bits.
    clear: u8,
    /// Ends of the receivers' clearings.
    far: [Option<LaneEdge>; LANES],
}

impl<'a, S: Simd> Fan<'a, S> {
    fn new(simd: S, setting: &'a FanSetting, radials: &'a FanRadials) -> Self {
        let link = &setting.link;
        Self {
            simd,
            setting,
            radials,
            step_km: simd.double(radials.step_km),
            inverse_step: simd.double(radials.step_km.map(f64::recip)),
            curvature: 500.0 / link.effective_radius_km,
            h_1_m: setting.start.ground_m,
            h_ts_m: setting.start.ground_m + link.tx_height_agl_m,
            rx_m: link.rx_height_agl_m,
            fresnel: 17.456 * 17.456 * link.longest_wavelength_m,
            statistics: match setting.loss {
                CarriedLoss::P1812(statistics) => Some(statistics),
                CarriedLoss::DeltaBullington => None,
            },
        }
    }

    /// What needs no other line.
    #[inline(always)]
    fn line<const CLUTTER: bool>(&self, number: usize, ground: S::Double, state: &mut State<S>) -> Line<S> {
        let offset = self.radials.first_offset + number as f64;
        let void = ground.all(f64::NAN);
        let ground = S::Double::select(state.alive, ground, void);
        let d_km = self.step_km * offset;
        let inverse_km = self.inverse_step * offset.recip();
        let bulge = d_km * d_km * self.curvature;
        let y = ground - bulge;
        let y_r = y + self.rx_m;
        let fitted = state.fit(d_km, inverse_km, ground);
        let h_te = (-fitted[0] + self.h_ts_m).greater(ground.all(self.h_ts_m - self.h_1_m));
        let h_re = (ground + self.rx_m - fitted[1]).greater(ground.all(self.rx_m));
        let mut receiving = 0;
        for lane in 0..LANES {
            let (begin, end) = self.radials.receives[lane];
            receiving |= u8::from(offset > begin && offset <= end) << lane;
        }
        Line {
            number,
            offset,
            receiving: receiving & state.alive.bits(),
            d_km,
            inverse_km,
            ground,
            ground_m: ground.to_array(),
            bent: y.to_array(),
            bent_antennas: y_r.to_array(),
            direct: (y_r - self.h_ts_m) * inverse_km,
            bent_slope: (y - self.h_ts_m) * inverse_km,
            flat_slope: (ground - self.h_ts_m) * inverse_km,
            fitted,
            margin: self.margin(h_te, h_re, d_km),
        }
    }

    /// Above 0 where the smooth Earth causes no loss at the longest wavelength, the antennas at these heights over it: see the radial's
    /// `surface_fits`.
    #[inline(always)]
    fn margin(&self, h_te: S::Double, h_re: S::Double, d_km: S::Double) -> S::Double {
        let (low, high) = (h_te.lesser(h_re), h_te.greater(h_re));
        let q = d_km * d_km * self.curvature;
        let r_2 = d_km * self.fresnel;
        let needed = q * 0.5 + r_2.sqrt();
        ((high - q) * low * 4.0 - r_2).greater(high * low * 4.0 - needed * needed)
    }

    /// What stands in the way without clutter; takes the line's samples into the hulls.
    #[inline(always)]
    fn see(&self, here: &Line<S>, state: &State<S>, work: &mut FanWork) -> Seen<S> {
        let simd = self.simd;
        let blocked = state.steepest.ge(here.direct);
        let asks = blocked.bits() & here.receiving;
        let x = here.number as f64;
        let (mut slopes, mut places) = ([f64::NEG_INFINITY; LANES], [0.0; LANES]);
        for (lane, of_lane) in work.lanes.iter_mut().enumerate() {
            let receiver_y = (asks >> lane & 1 == 1).then_some(here.bent_antennas[lane]);
            let tangent = of_lane.obstacles.tangent_and_push(x, here.bent[lane], receiver_y);
            if let Some(tangent) = tangent {
                (slopes[lane], places[lane]) = (tangent.slope, tangent.x);
            }
        }
        let receiver = simd.double(slopes) * self.inverse_step;
        Seen {
            transmitter: state.steepest,
            transmitter_km: state.steepest_km,
            receiver,
            receiver_km: (simd.double(places) + self.radials.first_offset) * self.step_km,
            bare_receiver: receiver,
            blocked,
            clear: here.direct.gt(state.steepest).bits() & here.receiving,
            far: [None; LANES],
        }
    }

    /// What stands in the way over terrain with clutter, receivers and transmitter in clearings.
    #[inline(always)]
    fn see_over_clutter(&self, here: &Line<S>, work: &mut FanWork) -> Seen<S> {
        let simd = self.simd;
        let direct = here.direct.to_array();
        let d_km = here.d_km.to_array();
        let low = f64::NEG_INFINITY;
        let mut far = [None; LANES];
        let (mut transmitter, mut transmitter_km) = ([low; LANES], [0.0; LANES]);
        let (mut receiver, mut receiver_km, mut bare) = ([low; LANES], [0.0; LANES], [low; LANES]);
        for (lane, of_lane) in work.lanes.iter_mut().enumerate() {
            let bends = self.bends(lane);
            if let Some(sample) = here.number.checked_sub(1 + of_lane.clearing.samples) {
                of_lane.take_in(sample, &bends);
            }
            if here.receiving >> lane & 1 == 0 {
                continue;
            }
            let edge = of_lane.far_edge(here.number, d_km[lane], self.setting.link.clearing_km);
            far[lane] = edge;
            let inside = Inside { lane: of_lane, edge, bends: &bends, receiver: here.number };
            let (slope, x_km) = inside.transmitter();
            (transmitter[lane], transmitter_km[lane]) = (slope, x_km);
            if slope >= direct[lane] {
                let tangent = inside.receiver(d_km[lane], here.bent_antennas[lane]);
                (receiver[lane], receiver_km[lane], bare[lane]) =
                    (tangent.slope, tangent.x, tangent.bare_slope);
            }
        }
        let transmitter = simd.double(transmitter);
        Seen {
            transmitter,
            transmitter_km: simd.double(transmitter_km),
            receiver: simd.double(receiver),
            receiver_km: simd.double(receiver_km),
            bare_receiver: simd.double(bare),
            blocked: transmitter.ge(here.direct),
            clear: here.direct.gt(transmitter).bits() & here.receiving,
            far,
        }
    }

    #[inline(always)]
    fn bends(&self, lane: usize) -> LaneBends {
        let step_km = self.radials.step_km[lane];
        LaneBends {
            first_offset: self.radials.first_offset,
            step_km,
            inverse_step: step_km.recip(),
            curvature: self.curvature,
            h_ts_m: self.h_ts_m,
        }
    }

    /// The losses of a line's receivers.
    #[inline(always)]
    fn receivers<const CLUTTER: bool>(
        &self,
        here: &Line<S>,
        seen: &mut Seen<S>,
        state: &State<S>,
        (work, sink): (&mut FanWork, &mut impl FanSink),
    ) {
        let simd = self.simd;
        let d = simd.narrow(here.d_km);
        let edges = self.edges::<CLUTTER>(here, seen, work);
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
                if CLUTTER && asks & !exact != 0 {
                    self.find_bare_horizons(here, (seen, state), work, asks & !exact);
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
                    let whole = (here, &*seen, &*work);
                    losses_db = self.with_whole_paths(
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
    fn select(&self, bits: u8, yes: S::Single, no: S::Single) -> S::Single {
        let chosen = self.simd.single(std::array::from_fn(|lane| f32::from(bits >> lane & 1)));
        S::Single::select(chosen.gt(chosen.all(0.5)), yes, no)
    }
}

/// Equivalent edges over terrain with clutter.
struct Edges<S: Simd> {
    nu_sqrt_m: S::Single,
    /// Its change with the receiver's height.
    nu_slope: S::Single,
    /// Where the edge of a clear path lies, km; NaN where none was found.
    clear_km: S::Double,
}

impl<S: Simd> Fan<'_, S> {
    #[inline(always)]
    fn edges<const CLUTTER: bool>(&self, here: &Line<S>, seen: &Seen<S>, work: &mut FanWork) -> Edges<S> {
        let simd = self.simd;
        let none = here.d_km.all(0.0);
        let d = simd.narrow(here.d_km);
        let inverse = simd.narrow(here.inverse_km);
        let over_tx = simd.narrow((seen.transmitter - here.direct).greater(none));
        let over_rx = simd.narrow((seen.receiver + here.direct).greater(none));
        let nu = (d * 0.002 * over_tx * over_rx).sqrt();
        let behind = simd.narrow((here.d_km - seen.receiver_km).greater(none.all(1e-9)));
        let slope = over_tx * (inverse - d.all(1.0) / behind) - over_rx * inverse;
        let slope = slope * d * 0.001 / nu.greater(d.all(GRAZING_SQRT_M));
        if seen.clear == 0 {
            return Edges { nu_sqrt_m: nu, nu_slope: slope, clear_km: none };
        }
        let mut clear = ([f64::NEG_INFINITY; LANES], [f64::NAN; LANES]);
        for (lane, of_lane) in work.lanes.iter_mut().enumerate() {
            if seen.clear >> lane & 1 == 1 {
                (clear.0[lane], clear.1[lane]) =
                    self.clear_edge::<CLUTTER>(here, seen.far[lane], (lane, of_lane));
            }
        }
        let blocked = simd.narrow_mask(seen.blocked);
        let x_km = simd.double(clear.1);
        let x = simd.narrow(x_km);
        let clear_slope = -(x * 0.002 * inverse / (d - x)).sqrt();
        let known = x.ge(x);
        let clear_slope = S::Single::select(known, clear_slope, d.all(0.0));
        Edges {
            nu_sqrt_m: S::Single::select(blocked, nu, simd.narrow(simd.double(clear.0))),
            nu_slope: S::Single::select(blocked, slope, clear_slope),
            clear_km: x_km,
        }
    }

    /// nu sqrt(wavelength) of the point nearest to a clear ray and its distance, km: minus infinity and NaN where nothing comes near.
    #[inline(always)]
    fn clear_edge<const CLUTTER: bool>(
        &self,
        here: &Line<S>,
        far: Option<LaneEdge>,
        (lane, of_lane): (usize, &mut Lane),
    ) -> (f64, f64) {
        let step_km = self.radials.step_km[lane];
        let h_rs_m = here.ground_m[lane] + self.rx_m;
        let ray = ClearRay {
            first_offset: self.radials.first_offset,
            receiver_offset: here.offset,
            h_ts_m: self.h_ts_m,
            slope: (h_rs_m - self.h_ts_m) / here.offset,
            bend: self.curvature * step_km * step_km,
        };
        let weight = (0.002 / step_km).sqrt();
        let floor = NU_WITHOUT_LOSS * self.setting.link.longest_wavelength_m.sqrt() / weight;
        let mut found = NearestPoint { weighed: floor, offset: f64::NAN };
        let end = here.number;
        if CLUTTER {
            let outside = end - of_lane.clearing.samples;
            let mut take = |offset: f64, height_m: f64| {
                let weighed = ray.over_m(offset, height_m) * ray.weight(offset);
                if weighed > found.weighed {
                    found = NearestPoint { weighed, offset };
                }
            };
            for edge in [of_lane.clearing.near, far].into_iter().flatten() {
                take(edge.x_km / step_km, edge.top_m);
            }
            for sample in outside..end {
                take(ray.first_offset + sample as f64, of_lane.ground.at(sample));
            }
            found = of_lane.topped.nearest(outside, &ray, of_lane.near, found);
        } else {
            found = of_lane.ground.nearest(end, &ray, of_lane.near, found);
        }
        if found.offset.is_nan() {
            of_lane.near = None;
            return (f64::NEG_INFINITY, f64::NAN);
        }
        of_lane.near = Some((found.offset - ray.first_offset).max(0.0) as usize);
        (found.weighed * weight, found.offset * step_km)
    }
}

/// The samples and the end of a receiver's clearing.
struct Inside<'a> {
    lane: &'a Lane,
    edge: Option<LaneEdge>,
    bends: &'a LaneBends,
    receiver: usize,
}

impl Inside<'_> {
    /// Points with their distances, km, and bent heights with and without clutter.
    #[inline(always)]
    fn points(&self) -> impl Iterator<Item = (f64, f64, f64)> + '_ {
        let bends = self.bends;
        let bent = move |x_km: f64, height_m: f64| height_m - bends.curvature * x_km * x_km;
        let edge =
            self.edge.map(|edge| (edge.x_km, bent(edge.x_km, edge.top_m), bent(edge.x_km, edge.ground_m)));
        let bare = (self.receiver - self.lane.clearing.samples.min(self.receiver)..self.receiver).map(
            move |sample| {
                let x_km = (bends.first_offset + sample as f64) * bends.step_km;
                let y = bent(x_km, self.lane.ground.at(sample));
                (x_km, y, y)
            },
        );
        edge.into_iter().chain(bare)
    }

    /// The transmitter's horizon: slope, m/km, and distance, km.
    #[inline(always)]
    fn transmitter(&self) -> (f64, f64) {
        let mut found = (self.lane.steepest, self.lane.steepest_km);
        for (x_km, y, _) in self.points() {
            let slope = (y - self.bends.h_ts_m) / x_km;
            if slope > found.0 {
                found = (slope, x_km);
            }
        }
        found
    }

    /// The receiver's horizon, m/km and km.
    #[inline(always)]
    fn receiver(&self, d_km: f64, y_r: f64) -> Tangent {
        let bends = self.bends;
        let outside = self.lane.obstacles.tangent(self.receiver as f64, y_r).map(|tangent| Tangent {
            slope: tangent.slope * bends.inverse_step,
            x: (tangent.x + bends.first_offset) * bends.step_km,
            bare_slope: tangent.bare_slope * bends.inverse_step,
        });
        let low = f64::NEG_INFINITY;
        let mut found = outside.unwrap_or(Tangent { slope: low, x: 0.0, bare_slope: low });
        for (x_km, y, bare_y) in self.points() {
            let inverse = (d_km - x_km).recip();
            let (slope, bare_slope) = ((y - y_r) * inverse, (bare_y - y_r) * inverse);
            if slope >= found.slope {
                (found.slope, found.x) = (slope, x_km);
            }
            found.bare_slope = if bare_slope > found.bare_slope { bare_slope } else { found.bare_slope };
        }
        found
    }
}

/// The smooth Earth where it can matter.
struct Smooth<S: Simd> {
    simd: S,
    unclear: u8,
    geometry: super::diffraction::SmoothGeometry<S::Single>,
    nu_sqrt_m: S::Single,
    d_km: S::Single,
}

impl<S: Simd> Smooth<S> {
    /// What it adds to the Bullington loss: max(L_dsph - L_bulls, 0).
    #[inline(always)]
    fn beyond_db(&self, band: &FanBand) -> S::Single {
        let spherical_db = self.geometry.losses_db(band);
        let (edge_db, _) = bullington(self.nu_sqrt_m, band.inverse_root_m, self.d_km);
        let none = edge_db.all(0.0);
        let chosen = self.simd.single(std::array::from_fn(|lane| f32::from(self.unclear >> lane & 1)));
        S::Single::select(chosen.gt(chosen.all(0.5)), (spherical_db - edge_db).greater(none), none)
    }
}

impl<S: Simd> Fan<'_, S> {
    /// The smooth Earth under receivers for which it is not ruled out; `None` where it is for all.
    #[inline(always)]
    fn smooth<const CLUTTER: bool>(
        &self,
        here: &Line<S>,
        (seen, state): (&Seen<S>, &State<S>),
        work: &FanWork,
    ) -> Option<Smooth<S>> {
        let none = here.d_km.all(0.0);
        let mut doubtful = none.ge(here.margin).bits() & here.receiving;
        if doubtful == 0 {
            return None;
        }
        doubtful &= none.ge(self.margin_over_obstruction(here, seen, state)).bits();
        if doubtful == 0 {
            return None;
        }
        let mut fitted = [here.fitted[0].to_array(), here.fitted[1].to_array()];
        let flattest = state.flattest.to_array();
        for (lane, of_lane) in work.lanes.iter().enumerate() {
            if doubtful >> lane & 1 == 0 {
                continue;
            }
            let slope = (here.ground_m[lane] + self.rx_m - self.h_ts_m) / here.offset;
            let step_km = self.radials.step_km[lane];
            let line = BentLine {
                first_offset: self.radials.first_offset,
                from: self.h_ts_m,
                slope,
                bend: self.curvature * step_km * step_km,
            };
            let hull = if CLUTTER { &of_lane.bare } else { &of_lane.obstacles };
            let reach = hull.reach_over(self.simd, line, here.number as f64);
            if reach.over > 0.0 {
                let (from_tx, from_rx) = (flattest[lane] - slope / step_km, reach.slope / step_km);
                fitted[0][lane] -= reach.over * from_tx / (from_tx + from_rx);
                fitted[1][lane] -= reach.over * from_rx / (from_tx + from_rx);
            }
        }
        let h_te = -self.simd.double(fitted[0]).lesser(here.ground.all(self.h_1_m)) + self.h_ts_m;
        let h_re = here.ground + self.rx_m - self.simd.double(fitted[1]).lesser(here.ground);
        let unclear = doubtful & none.ge(self.margin(h_te, h_re, here.d_km)).bits();
        if unclear == 0 {
            return None;
        }
        Some(self.smooth_paths::<CLUTTER>(here, (seen, work), (h_te, h_re), unclear))
    }

    /// The margin over a surface that obstructions lower by no more than they do: those of the horizons.
    #[inline(always)]
    fn margin_over_obstruction(&self, here: &Line<S>, seen: &Seen<S>, state: &State<S>) -> S::Double {
        let none = here.d_km.all(0.0);
        let slope = (here.ground + (self.rx_m - self.h_ts_m)) * here.inverse_km;
        let from_tx = state.flattest - slope;
        let x = seen.receiver_km;
        let from_rx = seen.bare_receiver - (x + here.d_km) * self.curvature + slope;
        let most_rx = seen.receiver - here.d_km * self.curvature + slope;
        let over = (from_tx * state.flattest_km).greater(from_rx * (here.d_km - x));
        let known = seen.blocked & from_tx.gt(none) & from_rx.gt(none);
        let h_st = (here.fitted[0] - over * from_tx / (from_tx + most_rx)).lesser(none.all(self.h_1_m));
        let h_sr = (here.fitted[1] - over * from_rx / (from_tx + from_rx)).lesser(here.ground);
        let margin = self.margin(-h_st + self.h_ts_m, here.ground + self.rx_m - h_sr, here.d_km);
        S::Double::select(known, margin, none)
    }

    #[inline(always)]
    fn smooth_paths<const CLUTTER: bool>(
        &self,
        here: &Line<S>,
        (seen, work): (&Seen<S>, &FanWork),
        (h_te, h_re): (S::Double, S::Double),
        unclear: u8,
    ) -> Smooth<S> {
        let simd = self.simd;
        // where it does not matter: any antennas
        let chosen = simd.double(std::array::from_fn(|lane| f64::from(unclear >> lane & 1)));
        let chosen = chosen.gt(chosen.all(0.5));
        let (any, least) = (h_te.all(100.0), h_te.all(1e-6));
        let h_te = S::Double::select(chosen, h_te, any).greater(least);
        let h_re = S::Double::select(chosen, h_re, any).greater(least);
        let edges_km = if CLUTTER {
            let first = self.radials.step_km.map(|step_km| step_km * self.radials.first_offset);
            let near = std::array::from_fn(|lane| {
                work.lanes[lane].clearing.near.map_or(first[lane], |edge| edge.x_km)
            });
            let far = std::array::from_fn(|lane| seen.far[lane].map_or(first[lane], |edge| edge.x_km));
            Some([simd.double(near), simd.double(far)])
        } else {
            None
        };
        let lines = SampleLines {
            step_km: self.step_km,
            inverse_step: self.inverse_step,
            first_offset: self.radials.first_offset,
            last: here.number as f64 - 1.0,
            edges_km,
        };
        let nu = smooth_nu_sqrt_m(simd, (here.d_km, h_te, h_re), self.curvature, &lines);
        let paths = SmoothPaths {
            d_km: simd.narrow(here.d_km),
            h_te_m: simd.narrow(h_te),
            h_re_m: simd.narrow(h_re),
            radius_km: self.setting.link.effective_radius_km,
        };
        Smooth { simd, unclear, geometry: paths.geometry(), nu_sqrt_m: simd.narrow(nu), d_km: paths.d_km }
    }
}

impl<S: Simd> Fan<'_, S> {
    /// Bounds of the weak mechanisms.
    #[inline(always)]
    fn weigh<const CLUTTER: bool>(
        &self,
        here: &Line<S>,
        seen: &Seen<S>,
        state: &State<S>,
        edges: &Edges<S>,
    ) -> Weak<S::Single> {
        if CLUTTER {
            return self.weigh_exact(here, seen, state, 0);
        }
        let hidden = seen.transmitter.gt(here.direct);
        let known = hidden | edges.clear_km.ge(edges.clear_km);
        let turn = here.d_km * (2.0 * self.curvature);
        let d_lt = S::Double::select(hidden, seen.transmitter_km, edges.clear_km);
        let d_lr = here.d_km - S::Double::select(hidden, seen.receiver_km, edges.clear_km);
        let t = S::Double::select(hidden, seen.transmitter, here.direct);
        let r = S::Double::select(hidden, seen.receiver, -here.direct) - turn;
        self.horizons(here, (t, r), (d_lt, d_lr), known).weigh()
    }

    #[inline(always)]
    fn horizons(
        &self,
        here: &Line<S>,
        (t, r): (S::Double, S::Double),
        (d_lt, d_lr): (S::Double, S::Double),
        known: <S::Double as Lanes>::Mask,
    ) -> BareHorizons<S::Single> {
        let simd = self.simd;
        BareHorizons {
            d_km: simd.narrow(here.d_km),
            turn: simd.narrow(here.d_km * (2.0 * self.curvature)),
            transmitter: simd.narrow(t),
            receiver: simd.narrow(r),
            d_lt_km: simd.narrow(d_lt),
            d_lr_km: simd.narrow(d_lr),
            known: simd.narrow_mask(known),
            within: 0.025 / self.curvature,
        }
    }

    /// Bounds over bare ground under clutter; the receivers' horizons are known in the lanes of some bits.
    #[inline(always)]
    fn weigh_exact(&self, here: &Line<S>, seen: &Seen<S>, state: &State<S>, exact: u8) -> Weak<S::Single> {
        let simd = self.simd;
        let hidden = state.steepest.gt(here.direct);
        let turn = here.d_km * (2.0 * self.curvature);
        let none = here.d_km.all(0.0);
        let bits = simd.double(std::array::from_fn(|lane| f64::from(exact >> lane & 1)));
        let d_lr = S::Double::select(bits.gt(none), here.d_km - seen.receiver_km, none);
        let t = S::Double::select(hidden, state.steepest, here.direct);
        let r = S::Double::select(hidden, seen.bare_receiver.greater(-here.direct), -here.direct) - turn;
        self.horizons(here, (t, r), (state.steepest_km, d_lr), hidden).weigh()
    }

    /// Finds the receivers' horizons over bare ground in some lanes: from now on those that are seen.
    #[inline(always)]
    fn find_bare_horizons(
        &self,
        here: &Line<S>,
        (seen, _state): (&mut Seen<S>, &State<S>),
        work: &FanWork,
        lanes: u8,
    ) {
        let mut slopes = seen.bare_receiver.to_array();
        let mut places = seen.receiver_km.to_array();
        for (lane, of_lane) in work.lanes.iter().enumerate() {
            if lanes >> lane & 1 == 0 {
                continue;
            }
            if let Some(tangent) = of_lane.bare.tangent(here.number as f64, here.bent_antennas[lane]) {
                let step_km = self.radials.step_km[lane];
                slopes[lane] = tangent.slope / step_km;
                places[lane] = (tangent.x + self.radials.first_offset) * step_km;
            }
        }
        seen.bare_receiver = self.simd.double(slopes);
        seen.receiver_km = self.simd.double(places);
    }

    /// Losses with all mechanisms in some lanes.
    #[inline(never)]
    fn with_whole_paths(
        &self,
        (here, seen, work): (&Line<S>, &Seen<S>, &FanWork),
        of_band: (&FanBand, &AnnualStatistics),
        (losses, losses_db): (Diffracted<S::Single>, S::Single),
        lanes: u8,
    ) -> S::Single {
        let diffraction_db = losses.diffraction_db.to_array();
        let fitted = here.fitted.map(Lanes::to_array);
        let mut whole_db = [0.0; LANES];
        for (lane, of_lane) in work.lanes.iter().enumerate() {
            if lanes >> lane & 1 == 0 {
                continue;
            }
            let edge =
                |edge: Option<LaneEdge>| edge.map_or((0.0, f64::NAN), |edge| (edge.x_km, edge.ground_m));
            let path = WholePath {
                ground_m: &of_lane.ground.samples()[..here.number],
                first_offset: self.radials.first_offset,
                step_km: self.radials.step_km[lane],
                h_rs_m: here.ground_m[lane] + self.rx_m,
                under_m: here.ground_m[lane],
                fitted_m: [fitted[0][lane], fitted[1][lane]],
                edges: [edge(of_lane.clearing.near), edge(seen.far[lane])],
                latitude_deg_per_km: self.radials.latitude_deg_per_km[lane],
            };
            whole_db[lane] = path.loss_db(self.setting, of_band, diffraction_db[lane]);
        }
        let whole_db = self.simd.narrow(self.simd.double(whole_db));
        self.select(lanes, whole_db, losses_db)
    }
}

impl<S: Simd> State<S> {
    fn new(fan: &Fan<'_, S>) -> Self {
        let none = fan.step_km.all(0.0);
        let low = fan.step_km.all(f64::NEG_INFINITY);
        Self {
            alive: none.ge(none),
            steepest: low,
            steepest_km: none,
            flattest: low,
            flattest_km: none,
            v_1: none,
            v_2: none,
            d_km: none,
            ground: none.all(fan.h_1_m),
            clutter_m: [0.0; LANES],
        }
    }

    /// Fits the surface to a line's samples: equations (85), (86), (161) and (162) of P.1812-8.
    #[inline(always)]
    fn fit(&mut self, d: S::Double, inverse: S::Double, ground: S::Double) -> [S::Double; 2] {
        let step = d - self.d_km;
        self.v_1 = self.v_1 + step * (ground + self.ground);
        let moment = ground * (d * 2.0 + self.d_km) + self.ground * (d + self.d_km * 2.0);
        self.v_2 = self.v_2 + step * moment;
        (self.d_km, self.ground) = (d, ground);
        let (v_1, v_2) = (self.v_1 * inverse, self.v_2 * inverse * inverse);
        [v_1 * 2.0 - v_2, v_2 - v_1]
    }

    /// Takes a line's samples into the transmitter's horizons.
    #[inline(always)]
    fn step(&mut self, here: &Line<S>) {
        let bent = here.bent_slope;
        let steeper = bent.gt(self.steepest);
        self.steepest = S::Double::select(steeper, bent, self.steepest);
        self.steepest_km = S::Double::select(steeper, here.d_km, self.steepest_km);
        let flat = here.flat_slope;
        let higher = flat.gt(self.flattest);
        self.flattest = S::Double::select(higher, flat, self.flattest);
        self.flattest_km = S::Double::select(higher, here.d_km, self.flattest_km);
    }
}
