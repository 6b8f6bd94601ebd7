//! The plan of an area: layers, carriers, masts and tiles.
use super::layer::{AreaLayer, AreaQuantity};
use super::sources::{CarrierKey, MastSources, OwnerKey, SweepWish, keys_of};
use crate::coverage::{
    AntennaPoint, LinkError, MastIndex, MastSweep, Scope, ServiceSetting, SweepSetting, scopes_of,
};
use crate::grid::{Cell, GridGeometry, Window};
use crate::network::{Network, Technology};
use crate::units::Frequency;

/// Side of a tile, cells.
pub const TILE_CELLS: usize = 128;

/// Which quantities are requested, of any operator and of each operator.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AreaWish {
    /// Of any operator.
    pub any_operator: Vec<AreaQuantity>,
    /// Of each operator on its own.
    pub each_operator: Vec<AreaQuantity>,
}

impl AreaWish {
    /// All there is, of any operator and of each.
    #[must_use]
    pub fn everything() -> Self {
        Self { any_operator: AreaQuantity::ALL.to_vec(), each_operator: AreaQuantity::ALL.to_vec() }
    }
}

/// The work on an area: nothing in it depends on how it is carried out.
#[derive(Debug)]
pub struct AreaPlan {
    pub(super) geometry: GridGeometry,
    pub(super) layers: Vec<AreaLayer>,
    pub(super) carriers: Vec<CarrierKey>,
    pub(super) owners: Vec<OwnerKey>,
    pub(super) masts: Vec<MastSources>,
    pub(super) tiles: Vec<Tile>,
    pub(super) kept: usize,
    pub(super) with_power: bool,
    pub(super) both_directions: bool,
    /// Whether several masts of an operator help each other in some layer.
    pub(super) with_towers: bool,
}

/// A part of the grid that is finished at once.
#[derive(Clone, Debug)]
pub(super) struct Tile {
    pub(super) window: Window,
    /// Masts that reach it.
    pub(super) masts: Vec<usize>,
}

/// The layers of a network selected by a choice of quantities: by technology, any operator first, then quantity.
///
/// A technology without any sector gives no layers, except 4G.
#[must_use]
pub fn layers_of(network: &Network, wish: &AreaWish) -> Vec<AreaLayer> {
    let has = |technology: Technology| {
        technology == Technology::Lte
            || network.sectors().iter().any(|sector| sector.carrier.technology == technology)
    };
    let scopes = scopes_of(network).into_iter().filter(|scope| has(scope.technology));
    let of_scope = |scope: Scope| {
        let wanted = if scope.operator.is_none() { &wish.any_operator } else { &wish.each_operator };
        let quantities = AreaQuantity::ALL.into_iter().filter(|quantity| wanted.contains(quantity));
        quantities.map(|quantity| AreaLayer { scope: scope.clone(), quantity }).collect::<Vec<_>>()
    };
    scopes.flat_map(of_scope).collect()
}

impl AreaPlan {
    /// Plans layers over the grid of the setting's ground (of which no value is requested).
    ///
    /// # Errors
    /// [`LinkError::Bandwidth`] for an LTE carrier of no standard bandwidth.
    pub fn new(
        setting: &ServiceSetting<'_>,
        index: &MastIndex,
        layers: Vec<AreaLayer>,
    ) -> Result<Self, LinkError> {
        Self::sharing(setting, index, layers, &|_| Vec::new())
    }

    /// As [`Self::new`], each mast swept at more frequencies than its own: at those that other plans need there, so that all of
    /// them can read the same sweep. The layers are the same.
    ///
    /// # Errors
    /// As [`Self::new`].
    pub fn sharing(
        setting: &ServiceSetting<'_>,
        index: &MastIndex,
        layers: Vec<AreaLayer>,
        also: &dyn Fn(&AntennaPoint) -> Vec<Frequency>,
    ) -> Result<Self, LinkError> {
        let geometry = *setting.path.ground.geometry();
        let (carriers, owners) = keys_of(setting.network.sectors());
        let any = |wanted: fn(AreaQuantity) -> bool| layers.iter().any(|layer| wanted(layer.quantity));
        let both_directions = any(AreaQuantity::needs_uplink);
        let with_towers = any(AreaQuantity::needs_all_masts) && masts_help(setting);
        let keys = (carriers.as_slice(), owners.as_slice());
        let masts: Vec<MastSources> = index
            .masts()
            .iter()
            .map(|mast| {
                let wish = SweepWish { both_directions, also: also(&mast.antenna) };
                MastSources::new(setting, mast, wish, keys)
            })
            .collect::<Result<_, _>>()?;
        Ok(Self {
            tiles: tiles_of(&geometry, &masts),
            kept: if any(AreaQuantity::needs_runners_up) { super::sums::STRONGEST } else { 1 },
            with_power: any(|quantity| quantity == AreaQuantity::Quality),
            both_directions,
            with_towers,
            geometry,
            layers,
            carriers,
            owners,
            masts,
        })
    }

    /// The layers.
    #[must_use]
    pub fn layers(&self) -> &[AreaLayer] {
        &self.layers
    }

    /// The grid.
    #[must_use]
    pub const fn geometry(&self) -> &GridGeometry {
        &self.geometry
    }

    /// The masts, each with the frequencies that it is swept at.
    pub fn masts(&self) -> impl Iterator<Item = (&AntennaPoint, &[Frequency])> {
        self.masts.iter().map(|mast| (&mast.antenna, mast.frequencies.as_slice()))
    }

    /// The sweep of a mast over ground, which must reach as far as it is asked to.
    #[must_use]
    pub fn sweep_of<'g>(&self, setting: &SweepSetting<'g>, mast: usize) -> MastSweep<'g> {
        let MastSources { antenna, frequencies, .. } = &self.masts[mast];
        MastSweep::new(setting, antenna, frequencies)
    }

    /// Where a mast radiates from.
    #[must_use]
    pub fn antenna_of(&self, mast: usize) -> &AntennaPoint {
        &self.masts[mast].antenna
    }

    /// Number of frequencies that a mast is swept at.
    #[must_use]
    pub fn bands_of(&self, mast: usize) -> usize {
        self.masts[mast].frequencies.len()
    }

    /// Number of sector-carriers of a mast.
    #[must_use]
    pub fn carriers_of(&self, mast: usize) -> usize {
        self.masts[mast].sources.len()
    }

    /// Masts that reach a tile, rising.
    #[must_use]
    pub fn masts_of(&self, tile: usize) -> &[usize] {
        &self.tiles[tile].masts
    }

    /// Where the tiles lie, row by row of tiles.
    pub fn tiles(&self) -> impl Iterator<Item = Window> + '_ {
        self.tiles.iter().map(|tile| tile.window)
    }

    /// Numbers of the tiles that a mast reaches, rising.
    pub fn tiles_of(&self, mast: usize) -> impl Iterator<Item = usize> + '_ {
        let tiles = self.tiles.iter().enumerate();
        tiles.filter(move |(_, tile)| tile.masts.binary_search(&mast).is_ok()).map(|(number, _)| number)
    }

    /// How many masts reach the tiles requested.
    pub fn masts_that_reach(&self, asked_for: impl Fn(usize) -> bool) -> usize {
        let tiles = self.tiles.iter().enumerate().filter(|(number, _)| asked_for(*number));
        let mut reaching: Vec<usize> = tiles.flat_map(|(_, tile)| &tile.masts).copied().collect();
        reaching.sort_unstable();
        reaching.dedup();
        reaching.len()
    }

    /// Largest memory of a tile while it is worked on, bytes.
    pub(super) fn tile_bytes(&self) -> usize {
        let per_carrier = 8 * self.kept + if self.with_power { 16 } else { 0 };
        let per_tower = if self.with_towers { 8 * super::sums::STRONGEST } else { 0 };
        let per_owner = if self.both_directions { 12 + per_tower } else { 0 };
        let channels = self.masts.iter().map(|mast| mast.frequencies.len() + 1).max().unwrap_or_default();
        let per_cell = per_carrier * self.carriers.len()
            + per_owner * self.owners.len()
            + 4 * (channels + self.layers.len());
        TILE_CELLS * TILE_CELLS * per_cell
    }
}

/// Whether a second mast can add to the probability of the best one: not at full correlation, nor without shadowing.
fn masts_help(setting: &ServiceSetting<'_>) -> bool {
    setting.need.shadowing_correlation < 1.0 && setting.has_shadowing()
}

/// The tiles of a grid in rows, each with the masts that reach it.
fn tiles_of(geometry: &GridGeometry, masts: &[MastSources]) -> Vec<Tile> {
    let parts = |count: usize| {
        (0..count).step_by(TILE_CELLS).map(move |first| first..(first + TILE_CELLS).min(count))
    };
    let rows = parts(geometry.shape.rows);
    let windows =
        rows.flat_map(|rows| parts(geometry.shape.cols).map(move |cols| Window::of(rows.clone(), cols)));
    windows
        .map(|window| Tile {
            window,
            masts: (0..masts.len()).filter(|&mast| reaches(&masts[mast], geometry, window)).collect(),
        })
        .collect()
}

/// Whether some cell's centre of a window lies within reach of a mast.
fn reaches(mast: &MastSources, geometry: &GridGeometry, window: Window) -> bool {
    let position = &mast.antenna.position;
    let last = Cell { row: window.rows().end - 1, col: window.cols().end - 1 };
    let ((west_m, north_m), (east_m, south_m)) = (geometry.centre_m(window.first), geometry.centre_m(last));
    let east = (position.easting_m - position.easting_m.clamp(west_m, east_m)).abs();
    let north = (position.northing_m - position.northing_m.clamp(south_m, north_m)).abs();
    east.hypot(north) <= mast.reach_m
}
