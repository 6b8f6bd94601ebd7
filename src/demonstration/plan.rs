//! What kind of district to make.
use crate::units::Length;

/// Height of the buildings and trees over which masts must look: that of built-up areas in ITU-R P.1812-8, table 3.
pub const CLUTTER_HEIGHT: Length = Length::from_metres(10.0);

/// Smallest distance between masts as a share of the district's side over the root of their number.
const MAST_SPACING_SHARE: f64 = 0.25;

/// A district to be made: any seed, and one of the sizes that were examined and found like mountains.
///
/// # Examples
/// ```
/// use signalgap::demonstration::{DistrictPlan, generate};
/// let district = generate(&DistrictPlan::small().with_seed(7));
/// assert_eq!(district.terrain.geometry().shape.rows, 100);
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct DistrictPlan {
    /// Everything random follows from it.
    pub seed: u64,
    pub(super) extent: Length,
    pub(super) cell: Length,
    pub(super) village_count: usize,
    pub(super) mast_count: usize,
    /// How many of the masts, the least valuable ones, carry 3G alone.
    pub(super) masts_without_lte: usize,
    pub(super) lowest: Length,
    pub(super) highest: Length,
    /// Easting of the western edge, metres.
    pub(super) west_m: f64,
    /// Northing of the southern edge, metres.
    pub(super) south_m: f64,
    /// Side of a cell of the finest lattice that rivers carve, metres.
    pub(super) finest_m: f64,
    /// Cells on a side of the coarsest lattice.
    pub(super) coarsest_side: usize,
    /// Area that the large river drains before it comes in, square metres.
    pub(super) inlet_area_m2: f64,
}

impl DistrictPlan {
    /// The demonstration district: 45 x 45 km at 30 m, 104 to 2876 m high, 120 villages, 84 masts.
    ///
    /// The numbers of masts, and of those without LTE, set how many villages have 4G over clutter of [`CLUTTER_HEIGHT`]: 87.5 % of
    /// their centres, and every commune's seat. `tests/suite/pipeline/full_district.rs` holds the shares.
    #[must_use]
    pub const fn full() -> Self {
        Self {
            seed: 2,
            extent: Length::from_kilometres(45.0),
            cell: Length::from_metres(30.0),
            village_count: 120,
            mast_count: 84,
            masts_without_lte: 10,
            lowest: Length::from_metres(104.0),
            highest: Length::from_metres(2_876.0),
            west_m: 440_000.0,
            south_m: 2_330_000.0,
            finest_m: 60.0,
            coarsest_side: 110,
            inlet_area_m2: 1.6e10,
        }
    }

    /// A valley of it to read by eye: 9 x 9 km at 90 m, 212 to 1486 m high, 12 villages, 3 masts.
    #[must_use]
    pub const fn small() -> Self {
        Self {
            seed: 2,
            extent: Length::from_kilometres(9.0),
            cell: Length::from_metres(90.0),
            village_count: 12,
            mast_count: 3,
            masts_without_lte: 1,
            lowest: Length::from_metres(212.0),
            highest: Length::from_metres(1_486.0),
            west_m: 440_000.0,
            south_m: 2_330_000.0,
            finest_m: 90.0,
            coarsest_side: 20,
            inlet_area_m2: 6.0e8,
        }
    }

    /// 90 x 90 km with as many masts as wanted, to measure speed on ([`super::generate_mast_field`]).
    #[must_use]
    pub const fn field(masts: usize, cell: Length) -> Self {
        Self {
            extent: Length::from_kilometres(90.0),
            cell,
            village_count: 100,
            mast_count: masts,
            finest_m: 120.0,
            ..Self::full()
        }
    }

    /// 45 x 45 km around one mast, to compare programs on ([`super::generate_mast_ground`]).
    #[must_use]
    pub const fn around_mast(cell: Length) -> Self {
        Self { cell, mast_count: 1, ..Self::full() }
    }

    /// The same plan with another seed.
    #[must_use]
    pub const fn with_seed(mut self, seed: u64) -> Self {
        self.seed = seed;
        self
    }

    /// Side of the district, which is a square.
    #[must_use]
    pub const fn extent(&self) -> Length {
        self.extent
    }

    /// Side of a cell of the terrain.
    #[must_use]
    pub const fn cell(&self) -> Length {
        self.cell
    }

    /// Number of villages wanted.
    #[must_use]
    pub const fn village_count(&self) -> usize {
        self.village_count
    }

    /// Number of masts wanted; some carry two operators' sites.
    #[must_use]
    pub const fn mast_count(&self) -> usize {
        self.mast_count
    }

    /// Heights above sea of the lowest and the highest cell.
    #[must_use]
    pub const fn relief(&self) -> (Length, Length) {
        (self.lowest, self.highest)
    }

    /// Height of the buildings and trees over which masts must look: that of built-up areas in ITU-R P.1812-8, table 3.
    pub const CLUTTER_HEIGHT: Length = Length::from_metres(10.0);

    /// Smallest distance between masts, metres.
    pub(super) fn mast_spacing_m(&self) -> f64 {
        MAST_SPACING_SHARE * self.extent.metres() / (self.mast_count as f64).sqrt()
    }

    /// Cells on a side of the terrain.
    pub(super) fn side(&self) -> usize {
        (self.extent.metres() / self.cell.metres()).round() as usize
    }

    /// How far the carved surface reaches beyond the district, metres; `levels` is the number of its lattices.
    pub(super) fn margin_m(&self, levels: usize) -> f64 {
        (self.coarsest_side as f64 * self.coarsest_m(levels) - self.extent.metres()) * 0.5
    }

    /// Side of a cell of the coarsest lattice, metres; each of the `levels` lattices is twice as fine as the last.
    pub(super) fn coarsest_m(&self, levels: usize) -> f64 {
        (1..levels).fold(self.finest_m, |cell_m, _| cell_m * 2.0)
    }
}

#[cfg(test)]
mod tests {
    use super::DistrictPlan;

    #[test]
    fn the_page_of_each_plan_tells_its_numbers() {
        let page = include_str!("plan.rs");
        for plan in [DistrictPlan::full(), DistrictPlan::small()] {
            let (km, cell_m) = (plan.extent().metres() / 1_000.0, plan.cell().metres());
            let (lowest, highest) = plan.relief();
            let size =
                format!("{km} x {km} km at {cell_m} m, {} to {} m high", lowest.metres(), highest.metres());
            let told = format!("{size}, {} villages, {} masts.", plan.village_count(), plan.mast_count());
            assert!(page.contains(&format!(": {told}\n")), "{told}");
        }
    }
}
