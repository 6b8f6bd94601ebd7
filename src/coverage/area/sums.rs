//! What is kept of all sectors while masts are added; it does not depend on their order.
use super::layer::NO_SERVER;
use super::power::Power;

/// Sectors kept per carrier where runners-up are requested.
pub(super) const STRONGEST: usize = 6;

/// A sector's level.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Received {
    pub(super) level_dbm: f32,
    pub(super) sector: u32,
}

impl Received {
    pub(super) const NONE: Self = Self { level_dbm: f32::NEG_INFINITY, sector: NO_SERVER };

    /// Stronger, or as strong with the smaller index.
    pub(super) fn beats(self, other: Self) -> bool {
        self.level_dbm > other.level_dbm
            || self.level_dbm.total_cmp(&other.level_dbm).is_eq() && self.sector < other.sector
    }

    pub(super) const fn is_some_sector(self) -> bool {
        self.sector != NO_SERVER
    }
}

/// The link that decides whether a place is served.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Deciding {
    /// The smaller margin in standard deviations.
    pub(super) strength: f32,
    pub(super) uplink_margin_db: f32,
    pub(super) sector: u32,
}

impl Deciding {
    pub(super) const NONE: Self =
        Self { strength: f32::NEG_INFINITY, uplink_margin_db: f32::NAN, sector: NO_SERVER };

    pub(super) fn beats(&self, other: &Self) -> bool {
        self.strength > other.strength
            || self.strength.total_cmp(&other.strength).is_eq() && self.sector < other.sector
    }
}

/// One row of cells on one carrier of one operator.
#[derive(Clone, Debug)]
pub(super) struct CarrierRow {
    kept: usize,
    /// The strongest sectors of each cell, falling.
    strongest: Vec<Received>,
    /// Power of all of them; empty where it is not requested.
    power: Vec<Power>,
}

impl CarrierRow {
    pub(super) fn empty(cols: usize, kept: usize, with_power: bool) -> Self {
        let power = if with_power { vec![Power::default(); cols] } else { Vec::new() };
        Self { kept, strongest: vec![Received::NONE; cols * kept], power }
    }

    /// The strongest sectors of a cell, falling; [`Received::NONE`] where there are fewer.
    pub(super) fn strongest(&self, col: usize) -> &[Received] {
        &self.strongest[col * self.kept..(col + 1) * self.kept]
    }

    pub(super) fn power(&self, col: usize) -> Power {
        self.power.get(col).copied().unwrap_or_default()
    }

    /// Takes a sector in; each must come once.
    pub(super) fn add(&mut self, col: usize, received: Received, power_factor: f64) {
        if let Some(power) = self.power.get_mut(col) {
            power.add(Power::of(received.level_dbm, power_factor));
        }
        let strongest = &mut self.strongest[col * self.kept..(col + 1) * self.kept];
        let mut at = self.kept;
        while at > 0 && received.beats(strongest[at - 1]) {
            at -= 1;
        }
        if at < self.kept {
            strongest[at..].rotate_right(1);
            strongest[at] = received;
        }
    }
}

/// One row of cells of one operator's technology.
#[derive(Clone, Debug)]
pub(super) struct OwnerRow {
    deciding: Vec<Deciding>,
}

impl OwnerRow {
    pub(super) fn empty(cols: usize) -> Self {
        Self { deciding: vec![Deciding::NONE; cols] }
    }

    pub(super) fn deciding(&self, col: usize) -> Deciding {
        self.deciding.get(col).copied().unwrap_or(Deciding::NONE)
    }

    pub(super) fn add(&mut self, col: usize, link: Deciding) {
        if let Some(best) = self.deciding.get_mut(col)
            && link.beats(best)
        {
            *best = link;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{CarrierRow, Received, STRONGEST};
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn the_strongest_are_kept_in_any_order(levels in prop::collection::vec(-12..0_i32, 1..20), turn in 0_usize..20) {
            let all: Vec<Received> = levels
                .iter()
                .enumerate()
                .map(|(sector, level)| Received { level_dbm: *level as f32, sector: sector as u32 })
                .collect();
            let mut sorted = all.clone();
            sorted.sort_by(|a, b| b.level_dbm.total_cmp(&a.level_dbm).then(a.sector.cmp(&b.sector)));
            sorted.resize(STRONGEST, Received::NONE);
            let mut turned = all;
            let middle = turn % turned.len();
            turned.rotate_left(middle);
            let mut row = CarrierRow::empty(3, STRONGEST, true);
            for received in turned {
                row.add(1, received, 1.0);
            }
            prop_assert_eq!(row.strongest(1), &sorted[..]);
            prop_assert_eq!(row.strongest(0)[0], Received::NONE);
        }
    }
}
