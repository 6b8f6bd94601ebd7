//! One tile: adding masts, and finally the layers.
use super::layer::{AreaLayer, AreaQuantity, LayerValues, NO_COUNT, NO_SERVER};
use super::merge::{MergeRow, MergeWork, Merged, Row};
use super::plan::AreaPlan;
use super::reading::Reading;
use super::sources::{CarrierKey, MastSources};
use super::sums::{CarrierRow, DECIDED_DEVIATIONS, Deciding, OwnerRow, Received, STRONGEST};
use crate::coverage::power::Power;
use crate::coverage::quality::{Disturbed, noise_mw};
use crate::coverage::{Scope, ServiceSetting};
use crate::grid::{Cell, Shape, Window};
use crate::link::{ServiceClass, joint_probability_mapped, probability_at};
use crate::network::{Beam, Technology};
use crate::simd::Processor;
use rayon::prelude::*;

/// A server within this much of the best one competes with it, dB.
const OVERLAP_DB: f32 = 6.0;
/// From this many standard deviations on, a probability is 0 or 1 in the rasters.
const MOST_DEVIATIONS: f64 = 5.0;

/// Rows that one thread takes at least.
const ROWS_AT_ONCE: usize = 8;

/// Rows whose layers are held beside those of the tile.
const ROWS_OF_BAND: usize = 32;

/// A tile while masts come in.
pub(super) struct TileSums<'a> {
    plan: &'a AreaPlan,
    setting: ServiceSetting<'a>,
    window: Window,
    rows: Vec<Row>,
    processor: Processor,
}

impl<'a> TileSums<'a> {
    pub(super) fn new(plan: &'a AreaPlan, setting: ServiceSetting<'a>, window: Window) -> Self {
        let cols = window.shape.cols;
        let row = |_| Row {
            carriers: plan
                .carriers
                .iter()
                .map(|_| CarrierRow::empty(cols, plan.kept, plan.with_power))
                .collect(),
            owners: if plan.both_directions {
                plan.owners.iter().map(|_| OwnerRow::empty(cols, plan.with_towers)).collect()
            } else {
                Vec::new()
            },
        };
        let rows = window.rows().map(row).collect();
        Self { plan, setting, window, rows, processor: Processor::of_this_machine() }
    }

    /// The same with some instructions.
    #[cfg(test)]
    pub(super) fn with(self, processor: Processor) -> Self {
        Self { processor, ..self }
    }

    /// One of its rows.
    #[cfg(test)]
    pub(super) fn row(&self, row: usize) -> &Row {
        &self.rows[row]
    }

    /// Adds what the cells read from a mast; each mast must be added once, in any order.
    pub(super) fn add(&mut self, mast: &MastSources, reading: &Reading) {
        let (window, sectors) = (self.window, self.setting.network.sectors());
        let merged = Merged {
            mast,
            geometry: &self.plan.geometry,
            beams: mast.beams.iter().map(|&beam| Beam::of(&sectors[beam])).collect(),
            lattices: self.setting.path.measured.map_or_else(Vec::new, |field| {
                mast.sites.iter().map(|&site| field.lattice(&sectors[site].site_id)).collect()
            }),
        };
        let (cols, processor) = (window.shape.cols, self.processor);
        let kept = reading.values.par_chunks(cols * reading.channels);
        let rows = self.rows.par_iter_mut().zip(kept).zip(window.rows().into_par_iter());
        rows.with_min_len(ROWS_AT_ONCE).for_each_init(MergeWork::default, |work, ((sums, kept), row)| {
            let first = Cell { row, col: window.first.col };
            processor.run(MergeRow { merged: &merged, first, kept, cols, sums, work });
        });
    }

    /// The layers of the plan over the tile.
    pub(super) fn finish(&self) -> Vec<LayerValues> {
        let scopes = self.plan.layers.chunk_by(|a, b| a.scope == b.scope);
        scopes.flat_map(|layers| self.of_scope(layers)).collect()
    }

    /// Layers of one scope.
    fn of_scope(&self, layers: &[AreaLayer]) -> Vec<LayerValues> {
        let view = View::of(self, &layers[0].scope);
        let Shape { rows, cols } = self.window.shape;
        let empty = |layer: &AreaLayer| LayerValues::empty(layer.quantity, rows * cols);
        let mut whole: Vec<LayerValues> = layers.iter().map(empty).collect();
        for (band, rows) in self.rows.chunks(ROWS_OF_BAND).enumerate() {
            let of_rows = rows.par_iter().with_min_len(ROWS_AT_ONCE);
            let of_rows: Vec<Vec<LayerValues>> =
                of_rows.map(|row| view.layers_of(row, cols, layers)).collect();
            for (row, values) in (band * ROWS_OF_BAND..).zip(of_rows) {
                let window = Window::of(row..row + 1, 0..cols);
                whole.iter_mut().zip(&values).for_each(|(whole, values)| whole.place(cols, window, values));
            }
        }
        whole
    }
}

/// Probabilities that both directions work at a cell.
struct Probabilities {
    /// Over the deciding carrier.
    alone: f64,
    /// Over any mast of the operator for which this is the greatest.
    together: f64,
}

impl Probabilities {
    fn gain(&self) -> f64 {
        self.together - self.alone
    }
}

fn percent(share: f64) -> f32 {
    (100.0 * share) as f32
}

/// The strongest sector of a cell.
#[derive(Clone, Copy)]
struct Best {
    carrier: usize,
    received: Received,
}

fn level_dbm(best: Received) -> f32 {
    if best.is_some_sector() { best.level_dbm } else { f32::NAN }
}

fn second_level_dbm(row: &Row, col: usize, best: Best) -> f32 {
    let second = row.carriers.get(best.carrier).and_then(|carrier| carrier.strongest(col).nth(1));
    second.map_or(f32::NAN, level_dbm)
}

fn servers_within(row: &Row, col: usize, best: Best) -> u8 {
    let Best { carrier, received: best } = best;
    if !best.is_some_sector() {
        return NO_COUNT;
    }
    let near =
        |received: &Received| received.is_some_sector() && received.level_dbm >= best.level_dbm - OVERLAP_DB;
    row.carriers[carrier].strongest(col).filter(near).count() as u8
}

/// One scope's view of the sums.
struct View<'a> {
    setting: &'a ServiceSetting<'a>,
    technology: Technology,
    /// Carriers and owners of the scope.
    carriers: Vec<usize>,
    owners: Vec<usize>,
    all_carriers: &'a [CarrierKey],
    /// Noise of what the level is measured in, mW.
    noise_mw: f64,
}

impl<'a> View<'a> {
    fn of(tile: &'a TileSums<'_>, scope: &Scope) -> Self {
        let within = |technology: Technology, operator: &str| {
            technology == scope.technology
                && scope.operator.as_deref().is_none_or(|wanted| wanted == operator)
        };
        let carriers = tile.plan.carriers.iter().enumerate();
        let owners = tile.plan.owners.iter().enumerate();
        Self {
            setting: &tile.setting,
            technology: scope.technology,
            carriers: carriers
                .filter(|(_, key)| within(key.technology, &key.operator))
                .map(|(index, _)| index)
                .collect(),
            owners: owners.filter(|(_, key)| within(key.0, &key.1)).map(|(index, _)| index).collect(),
            all_carriers: &tile.plan.carriers,
            noise_mw: noise_mw(&tile.setting.need, scope.technology),
        }
    }

    /// Layers over one row.
    fn layers_of(&self, row: &Row, cols: usize, layers: &[AreaLayer]) -> Vec<LayerValues> {
        let best: Vec<Best> = (0..cols).map(|col| self.best(row, col)).collect();
        let probabilities: Vec<Option<Probabilities>> =
            if layers.iter().any(|layer| layer.quantity.needs_all_masts()) {
                (0..cols).map(|col| self.probabilities(row, col)).collect()
            } else {
                Vec::new()
            };
        let chance = |of: fn(&Probabilities) -> f64| {
            let percent =
                |both: &Option<Probabilities>| both.as_ref().map_or(f32::NAN, |both| percent(of(both)));
            LayerValues::Quantity(probabilities.iter().map(percent).collect())
        };
        let quantity = |of: &dyn Fn(usize, Best) -> f32| {
            LayerValues::Quantity((0..).zip(&best).map(|(col, best)| of(col, *best)).collect())
        };
        let count = |of: &dyn Fn(usize, Best) -> u8| {
            LayerValues::Count((0..).zip(&best).map(|(col, best)| of(col, *best)).collect())
        };
        let values = |layer: &AreaLayer| match layer.quantity {
            AreaQuantity::Level => quantity(&|_, best| level_dbm(best.received)),
            AreaQuantity::Class => count(&|_, best| self.class(best.received)),
            AreaQuantity::SecondLevel => quantity(&|col, best| second_level_dbm(row, col, best)),
            AreaQuantity::Quality => quantity(&|col, best| self.quality_db(row, col, best)),
            AreaQuantity::Probability => chance(|both| both.together),
            AreaQuantity::ProbabilityGain => chance(Probabilities::gain),
            AreaQuantity::UplinkMargin => quantity(&|col, _| self.deciding(row, col).uplink_margin_db),
            AreaQuantity::BestServer => {
                LayerValues::Sector(best.iter().map(|best| best.received.sector).collect())
            }
            AreaQuantity::DecidingCarrier => {
                LayerValues::Sector((0..cols).map(|col| self.deciding(row, col).sector).collect())
            }
            AreaQuantity::ServersWithin6Db => count(&|col, best| servers_within(row, col, best)),
        };
        layers.iter().map(values).collect()
    }

    /// The strongest sector and its carrier.
    fn best(&self, row: &Row, col: usize) -> Best {
        let nobody = Best { carrier: 0, received: Received::NONE };
        self.carriers.iter().fold(nobody, |best, &carrier| {
            let received = row.carriers[carrier].best(col);
            if received.beats(best.received) { Best { carrier, received } } else { best }
        })
    }

    /// Number of the level's class, from 0.
    fn class(&self, best: Received) -> u8 {
        if !best.is_some_sector() {
            return NO_COUNT;
        }
        let classes = &self.setting.need.of(self.technology).classes;
        let class = classes.class_of(f64::from(best.level_dbm));
        ServiceClass::ALL.iter().position(|known| *known == class).map_or(NO_COUNT, |at| at as u8)
    }

    /// Level of the best server relative to interference and noise.
    fn quality_db(&self, row: &Row, col: usize, best: Best) -> f32 {
        let Best { carrier, received: best } = best;
        if !best.is_some_sector() {
            return f32::NAN;
        }
        let frequency = self.all_carriers[carrier].downlink_bits;
        let mut on_frequency = Power::default();
        for (key, sums) in self.all_carriers.iter().zip(&row.carriers) {
            if key.technology == self.technology && key.downlink_bits == frequency {
                on_frequency.add(sums.power(col));
            }
        }
        let disturbed = Disturbed {
            sector: &self.setting.network.sectors()[best.sector as usize],
            level_dbm: best.level_dbm,
            on_frequency,
            noise_mw: self.noise_mw,
        };
        disturbed.quality_db(&self.setting.need) as f32
    }

    fn deciding(&self, row: &Row, col: usize) -> Deciding {
        let links = self.owners.iter().filter_map(|&owner| row.owners.get(owner));
        links
            .map(|owner| owner.deciding(col))
            .fold(Deciding::NONE, |best, next| if next.beats(&best) { next } else { best })
    }

    /// Of the deciding carrier alone and of all masts of its operator together; `None` where no sector reaches.
    fn probabilities(&self, row: &Row, col: usize) -> Option<Probabilities> {
        let deciding = self.deciding(row, col);
        if deciding.sector == NO_SERVER {
            return None;
        }
        // with a sigma of 0 the strength is the margin, whose sign decides
        let sigma = if self.setting.has_shadowing() { 1.0 } else { 0.0 };
        // beyond five deviations it is 0 or 100 % to 3e-5 %, and the tail's fraction is slow
        let strength = f64::from(deciding.strength);
        if sigma > 0.0 && strength.abs() >= MOST_DEVIATIONS {
            let alone = if strength > 0.0 { 1.0 } else { 0.0 };
            return Some(Probabilities { alone, together: alone });
        }
        let alone = probability_at(strength, sigma);
        if strength >= DECIDED_DEVIATIONS {
            return Some(Probabilities { alone, together: alone });
        }
        let owners = self.owners.iter().filter_map(|&owner| row.owners.get(owner));
        let together = owners.map(|owner| self.together(owner, col)).fold(alone, f64::max);
        Some(Probabilities { alone, together })
    }

    /// Probability that some of an operator's kept towers works; 0 where fewer than two are kept.
    fn together(&self, owner: &OwnerRow, col: usize) -> f64 {
        let mut strengths = [0.0; STRONGEST];
        let mut count = 0;
        for (strength, tower) in strengths.iter_mut().zip(owner.towers(col)) {
            *strength = f64::from(tower.strength);
            count += 1;
        }
        joint_probability_mapped(&strengths[..count], self.setting.need.shadowing_correlation)
    }
}
