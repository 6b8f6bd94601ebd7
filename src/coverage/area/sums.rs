//! What is kept of all sectors while masts are added, eight cells at a time; it does not depend on their order.
use super::layer::NO_SERVER;
use crate::coverage::power::{Power, PowerBlock};
use crate::simd::{LANES, LaneMask, Lanes, Simd};

/// Sectors kept per carrier where runners-up are requested, and towers per operator's technology for the probability.
pub(super) const STRONGEST: usize = 6;

/// Margin in deviations at which a mast works with 99.99 %: others help no more; and so far below it does not help others.
pub(super) const DECIDED_DEVIATIONS: f64 = 3.719;

/// Values of eight cells.
pub(super) type Block = [f32; LANES];

/// Bits of the number that stands for index 0: the smallest normal number, since lanes are slow with smaller ones.
const FIRST_NUMBER: u32 = 0x0080_0000;

/// An index as a number that lanes compare: with the index it rises, and [`NO_SERVER`] is infinity.
pub(super) fn number_of(index: u32) -> f32 {
    f32::from_bits(index.saturating_add(FIRST_NUMBER).min(f32::INFINITY.to_bits()))
}

/// The index that a number stands for.
fn index_of(number: f32) -> u32 {
    if number.is_finite() { number.to_bits() - FIRST_NUMBER } else { NO_SERVER }
}

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
        self.level_dbm > other.level_dbm || self.level_dbm >= other.level_dbm && self.sector < other.sector
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
        self.strength > other.strength || self.strength >= other.strength && self.sector < other.sector
    }
}

/// Something with a rank at eight cells: a level or a strength, and the number of whose it is. A rank that is NaN beats none.
#[derive(Clone, Copy, Debug)]
pub(super) struct Ranked<V> {
    pub(super) rank: V,
    pub(super) number: V,
}

impl<V: Lanes> Ranked<V> {
    /// Higher, or as high with the smaller number.
    #[inline(always)]
    fn beats(self, other: Self) -> V::Mask {
        self.rank.gt(other.rank) | self.rank.ge(other.rank) & other.number.gt(self.number)
    }

    #[inline(always)]
    fn select(mask: V::Mask, yes: Self, no: Self) -> Self {
        Self { rank: V::select(mask, yes.rank, no.rank), number: V::select(mask, yes.number, no.number) }
    }

    /// None, which beats none.
    #[inline(always)]
    fn none(like: V) -> Self {
        Self { rank: like.all(f64::NEG_INFINITY), number: like.all(f64::INFINITY) }
    }
}

/// [`Ranked`] as it is kept.
#[derive(Clone, Copy, Debug)]
struct RankedBlock {
    rank: Block,
    number: Block,
}

impl RankedBlock {
    const NONE: Self = Self { rank: [f32::NEG_INFINITY; LANES], number: [f32::INFINITY; LANES] };

    #[inline(always)]
    fn load<S: Simd>(&self, simd: S) -> Ranked<S::Single> {
        Ranked { rank: simd.single(self.rank), number: simd.single(self.number) }
    }

    #[inline(always)]
    fn store<V: Lanes>(&mut self, values: Ranked<V>) {
        (self.rank, self.number) = (values.rank.to_singles(), values.number.to_singles());
    }
}

/// The kept of a cell of a row that keeps so many per cell, block by block.
fn of_cell(blocks: &[RankedBlock], kept: usize, col: usize) -> impl Iterator<Item = (f32, u32)> + Clone + '_ {
    let block = blocks.get(col / LANES * kept..(col / LANES + 1) * kept).unwrap_or_default();
    block.iter().map(move |kept| (kept.rank[col % LANES], index_of(kept.number[col % LANES])))
}

/// One row of cells on one carrier of one operator.
#[derive(Clone, Debug)]
pub(super) struct CarrierRow {
    kept: usize,
    /// The strongest sectors of each block of cells, falling.
    strongest: Vec<RankedBlock>,
    /// Power of all of them; empty where it is not requested.
    power: Vec<PowerBlock>,
}

impl CarrierRow {
    pub(super) fn empty(cols: usize, kept: usize, with_power: bool) -> Self {
        let blocks = cols.div_ceil(LANES);
        let power = if with_power { vec![PowerBlock::default(); blocks] } else { Vec::new() };
        Self { kept, strongest: vec![RankedBlock::NONE; blocks * kept], power }
    }

    /// The strongest sectors of a cell, falling; [`Received::NONE`] where there are fewer.
    pub(super) fn strongest(&self, col: usize) -> impl Iterator<Item = Received> + Clone + '_ {
        of_cell(&self.strongest, self.kept, col).map(|(level_dbm, sector)| Received { level_dbm, sector })
    }

    /// The strongest sector of a cell.
    pub(super) fn best(&self, col: usize) -> Received {
        self.strongest(col).next().unwrap_or(Received::NONE)
    }

    pub(super) fn power(&self, col: usize) -> Power {
        self.power.get(col / LANES).map_or_else(Power::default, |block| block.lane(col % LANES))
    }

    /// Takes a sector in at a block of cells, its level NaN where it is not received; each must come once.
    #[inline(always)]
    pub(super) fn add<S: Simd>(
        &mut self,
        simd: S,
        block: usize,
        received: Ranked<S::Single>,
        power_factor: f64,
    ) {
        if let Some(power) = self.power.get_mut(block) {
            power.add(simd, received.rank, power_factor);
        }
        let strongest = &mut self.strongest[block * self.kept..(block + 1) * self.kept];
        let mut carried = received;
        if strongest.last().is_none_or(|last| !carried.beats(last.load(simd)).any()) {
            return;
        }
        for kept in strongest {
            let old = kept.load(simd);
            let better = carried.beats(old);
            kept.store(Ranked::select(better, carried, old));
            carried = Ranked::select(better, old, carried);
        }
    }
}

/// A tower as a cell receives it: the smaller margin of its best sector, in standard deviations.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct TowerStrength {
    pub(super) strength: f32,
    pub(super) tower: u32,
}

/// The links that decide at eight cells.
#[derive(Clone, Copy, Debug)]
struct DecidingBlock {
    link: RankedBlock,
    uplink_margin_db: Block,
}

/// One row of cells of one operator's technology.
#[derive(Clone, Debug)]
pub(super) struct OwnerRow {
    deciding: Vec<DecidingBlock>,
    /// The strongest towers of each block of cells, falling; empty where they are not requested.
    towers: Vec<RankedBlock>,
}

impl OwnerRow {
    pub(super) fn empty(cols: usize, with_towers: bool) -> Self {
        let blocks = cols.div_ceil(LANES);
        let towers = if with_towers { vec![RankedBlock::NONE; blocks * STRONGEST] } else { Vec::new() };
        let nobody = DecidingBlock { link: RankedBlock::NONE, uplink_margin_db: [f32::NAN; LANES] };
        Self { deciding: vec![nobody; blocks], towers }
    }

    pub(super) fn deciding(&self, col: usize) -> Deciding {
        let lane = col % LANES;
        self.deciding.get(col / LANES).map_or(Deciding::NONE, |block| Deciding {
            strength: block.link.rank[lane],
            uplink_margin_db: block.uplink_margin_db[lane],
            sector: index_of(block.link.number[lane]),
        })
    }

    /// The strongest towers of a cell, falling.
    pub(super) fn towers(&self, col: usize) -> impl Iterator<Item = TowerStrength> + '_ {
        let towers = of_cell(&self.towers, STRONGEST, col);
        towers
            .take_while(|(_, tower)| *tower != NO_SERVER)
            .map(|(strength, tower)| TowerStrength { strength, tower })
    }

    /// Takes a sector in at a block of cells, with its uplink margin; its strength is NaN where it is not received.
    #[inline(always)]
    pub(super) fn add<S: Simd>(
        &mut self,
        simd: S,
        block: usize,
        link: Ranked<S::Single>,
        uplink_margin_db: S::Single,
    ) {
        let Some(kept) = self.deciding.get_mut(block) else { return };
        let old = kept.link.load(simd);
        let better = link.beats(old);
        if better.any() {
            kept.link.store(Ranked::select(better, link, old));
            let old_db = simd.single(kept.uplink_margin_db);
            kept.uplink_margin_db = S::Single::select(better, uplink_margin_db, old_db).to_singles();
        }
    }

    /// Takes a sector of a tower in; a tower counts by its best sector, so the order does not matter.
    #[inline(always)]
    pub(super) fn add_tower<S: Simd>(&mut self, simd: S, block: usize, tower: Ranked<S::Single>) {
        let towers = self.towers.get_mut(block * STRONGEST..(block + 1) * STRONGEST).unwrap_or_default();
        let mut carried = tower;
        if towers.last().is_none_or(|last| !carried.beats(last.load(simd)).any()) {
            return;
        }
        let none = Ranked::none(tower.rank);
        for kept in towers {
            let old = kept.load(simd);
            let better = carried.beats(old);
            kept.store(Ranked::select(better, carried, old));
            carried = Ranked::select(better, old, carried);
            // from where the tower itself was, nothing moves on
            let itself = tower.number.ge(old.number) & old.number.ge(tower.number);
            carried = Ranked::select(itself, none, carried);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{
        CarrierRow, NO_SERVER, OwnerRow, Ranked, Received, STRONGEST, TowerStrength, index_of, number_of,
    };
    use crate::simd::{LANES, Lanes, Portable, Simd};
    use proptest::prelude::*;
    use std::collections::BTreeMap;

    /// Something of a rank at one cell of the second block, and of none elsewhere.
    fn at_cell(lane: usize, rank: i32, index: u32) -> Ranked<<Portable as Simd>::Single> {
        let mut ranks = [f32::NAN; LANES];
        ranks[lane] = rank as f32;
        let rank = Portable.single(ranks);
        Ranked { rank, number: rank.all(f64::from(number_of(index))) }
    }

    #[test]
    fn numbers_rise_with_indices() {
        for (lower, higher) in
            [(0, 1), (1, 8_000_000), (8_000_000, 1_000_000_000), (1_000_000_000, NO_SERVER)]
        {
            assert!(number_of(lower) < number_of(higher), "{lower} {higher}");
            assert_eq!((index_of(number_of(lower)), index_of(number_of(higher))), (lower, higher));
        }
    }

    proptest! {
        #[test]
        fn the_strongest_are_kept_in_any_order(
            levels in prop::collection::vec(-12..0_i32, 1..20),
            turn in 0_usize..20,
            lane in 0..LANES,
        ) {
            let all: Vec<(i32, u32)> =
                levels.iter().enumerate().map(|(sector, level)| (*level, sector as u32)).collect();
            let mut sorted = all.clone();
            sorted.sort_by_key(|(level, sector)| (-level, *sector));
            let mut sorted: Vec<Received> = sorted
                .into_iter()
                .map(|(level, sector)| Received { level_dbm: level as f32, sector })
                .collect();
            sorted.resize(STRONGEST, Received::NONE);
            let mut turned = all;
            let middle = turn % turned.len();
            turned.rotate_left(middle);
            let mut row = CarrierRow::empty(LANES + 8, STRONGEST, true);
            for (level, sector) in turned {
                row.add(Portable, 1, at_cell(lane, level, sector), 1.0);
            }
            prop_assert_eq!(row.strongest(LANES + lane).collect::<Vec<_>>(), sorted);
            prop_assert_eq!(row.best(lane), Received::NONE);
            prop_assert_eq!(row.best(LANES + (lane + 1) % LANES), Received::NONE);
        }

        #[test]
        fn each_tower_counts_once_in_any_order(
            sectors in prop::collection::vec((-8..0_i32, 0_u32..9), 1..30),
            turn in 0_usize..30,
            lane in 0..LANES,
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
            let mut row = OwnerRow::empty(LANES + 1, true);
            for (strength, tower) in turned {
                row.add_tower(Portable, 1, at_cell(lane, strength, tower));
            }
            prop_assert_eq!(row.towers(LANES + lane).collect::<Vec<_>>(), expected);
            prop_assert_eq!(row.towers(lane).count(), 0);
        }
    }
}
