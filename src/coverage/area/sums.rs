//! What is kept of all sectors while masts are added; it does not depend on their order.
use super::layer::NO_SERVER;
use crate::coverage::power::Power;

/// Sectors kept per carrier where runners-up are requested, and towers per operator's technology for the probability.
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

/// A tower as a cell receives it: the smaller margin of its best sector, in standard deviations.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct TowerStrength {
    pub(super) strength: f32,
    pub(super) tower: u32,
}

impl TowerStrength {
    const NONE: Self = Self { strength: f32::NEG_INFINITY, tower: NO_SERVER };

    /// Stronger, or as strong with the smaller number.
    fn beats(self, other: Self) -> bool {
        self.strength.total_cmp(&other.strength).then(other.tower.cmp(&self.tower)).is_gt()
    }
}

/// One row of cells of one operator's technology.
#[derive(Clone, Debug)]
pub(super) struct OwnerRow {
    deciding: Vec<Deciding>,
    /// The strongest towers of each cell, falling; empty where they are not requested.
    towers: Vec<TowerStrength>,
}

impl OwnerRow {
    pub(super) fn empty(cols: usize, with_towers: bool) -> Self {
        let towers = if with_towers { vec![TowerStrength::NONE; cols * STRONGEST] } else { Vec::new() };
        Self { deciding: vec![Deciding::NONE; cols], towers }
    }

    pub(super) fn deciding(&self, col: usize) -> Deciding {
        self.deciding.get(col).copied().unwrap_or(Deciding::NONE)
    }

    /// The strongest towers of a cell, falling.
    pub(super) fn towers(&self, col: usize) -> impl Iterator<Item = TowerStrength> + '_ {
        let of_cell = self.towers.get(col * STRONGEST..(col + 1) * STRONGEST).unwrap_or_default();
        of_cell.iter().copied().take_while(|tower| tower.tower != NO_SERVER)
    }

    pub(super) fn add(&mut self, col: usize, link: Deciding) {
        if let Some(best) = self.deciding.get_mut(col)
            && link.beats(best)
        {
            *best = link;
        }
    }

    /// Takes a sector of a tower in; a tower counts by its best sector, so the order does not matter.
    pub(super) fn add_tower(&mut self, col: usize, new: TowerStrength) {
        let Some(strongest) = self.towers.get_mut(col * STRONGEST..(col + 1) * STRONGEST) else { return };
        // the place that the new one takes: its own where the tower is known, else that of the weakest
        let known = strongest.iter().position(|kept| kept.tower == new.tower);
        let mut at = known.unwrap_or(STRONGEST - 1);
        if !new.beats(strongest[at]) {
            return;
        }
        while at > 0 && new.beats(strongest[at - 1]) {
            strongest[at] = strongest[at - 1];
            at -= 1;
        }
        strongest[at] = new;
    }
}

#[cfg(test)]
mod tests {
    use super::{CarrierRow, OwnerRow, Received, STRONGEST, TowerStrength};
    use proptest::prelude::*;
    use std::collections::BTreeMap;

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

        #[test]
        fn each_tower_counts_once_in_any_order(
            sectors in prop::collection::vec((-8..0_i32, 0_u32..9), 1..30),
            turn in 0_usize..30,
        ) {
            let mut best: BTreeMap<u32, i32> = BTreeMap::new();
            for &(strength, tower) in &sectors {
                let known = best.entry(tower).or_insert(strength);
                *known = (*known).max(strength);
            }
            let mut expected: Vec<TowerStrength> = best
                .iter()
                .map(|(tower, strength)| TowerStrength { strength: *strength as f32, tower: *tower })
                .collect();
            expected.sort_by(|a, b| b.strength.total_cmp(&a.strength).then(a.tower.cmp(&b.tower)));
            expected.truncate(STRONGEST);
            let mut turned = sectors.clone();
            turned.rotate_left(turn % sectors.len());
            let mut row = OwnerRow::empty(3, true);
            for (strength, tower) in turned {
                row.add_tower(1, TowerStrength { strength: strength as f32, tower });
            }
            prop_assert_eq!(row.towers(1).collect::<Vec<_>>(), expected);
            prop_assert_eq!(row.towers(0).count(), 0);
        }
    }
}
