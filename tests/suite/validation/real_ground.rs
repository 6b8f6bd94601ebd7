//! Real terrain around two summits, and the loss raster of a mast there against each cell's own path.
use crate::support::shared;
use signalgap::coverage::{AntennaPoint, DirectPath, PathSetting, Quantity, Reach, SiteRaster};
use signalgap::geodesy::{LonLat, Position};
use signalgap::grid::{Cell, Grid};
use signalgap::inputs::crs::PlanningProjection;
use signalgap::inputs::terrain::{PlanningBounds, TerrainRequest, planning_geometry, read_terrain, survey};
use signalgap::link::Receiver;
use signalgap::propagation::{ClimateSource, PathLossModel, RadioClimate};
use signalgap::terrain::Ground;
use signalgap::units::{Frequency, Length};

pub(crate) const CLIMATE: ClimateSource<'static> =
    ClimateSource::Uniform(RadioClimate { delta_n: 45.0, surface_refractivity: 325.0 });
/// At the foot of the mast the slant range decides: cells nearer than this are not compared, m.
const NEAREST_M: f64 = 1_000.0;
const MAST_M: f64 = 30.0;

/// A square of terrain.
#[derive(Clone, Copy)]
pub(crate) struct Area {
    pub(crate) name: &'static str,
    /// In the folder of reference data.
    pub(crate) file: &'static str,
    pub(crate) crs: &'static str,
    pub(crate) middle: LonLat,
    pub(crate) cell_m: f64,
    pub(crate) half_km: f64,
}

pub(crate) const CEVENNES: Area = Area {
    name: "Cevennes",
    file: "data/terrain/cevennes_srtm30m_utm31.tif",
    crs: "EPSG:32631",
    middle: LonLat { longitude_deg: 3.8, latitude_deg: 44.25 },
    cell_m: 30.0,
    half_km: 22.0,
};
pub(crate) const BAC_YEN: Area = Area {
    name: "Bac Yen",
    file: "data/bacyen/dem_30m_semisynthetic.tif",
    crs: "EPSG:32648",
    middle: LonLat { longitude_deg: 104.4, latitude_deg: 21.25 },
    ..CEVENNES
};

impl Area {
    /// Bare ground and its planning CRS.
    pub(crate) fn read(&self) -> (Ground, PlanningProjection) {
        let request = TerrainRequest {
            sources: vec![shared(self.file).display().to_string()],
            ..TerrainRequest::default()
        };
        let projection = PlanningProjection::from_user_input(self.crs).expect("a CRS");
        let surveyed = survey(&request, self.middle).expect("a survey");
        let middle = projection.place(&[self.middle]).expect("a place")[0];
        let (half_m, e, n) = (1_000.0 * self.half_km, middle.easting_m, middle.northing_m);
        let bounds = PlanningBounds {
            west_m: e - half_m,
            south_m: n - half_m,
            east_m: e + half_m,
            north_m: n + half_m,
        };
        let native = surveyed.native_lattice(&projection);
        let geometry = planning_geometry(bounds, self.cell_m, native, 10_000_000).expect("a grid");
        let terrain = read_terrain(&request, &projection, geometry, &|_| ()).expect("terrain");
        (Ground::new(terrain.elevation, None).expect("no clutter"), projection)
    }
}

/// The highest cell of the western and of the eastern half, at least `radius_km` from the edges.
pub(crate) fn summits(elevation: &Grid<f32>, radius_km: f64) -> [Cell; 2] {
    let shape = elevation.geometry().shape;
    let margin = (radius_km * 1_000.0 / elevation.geometry().cell_m) as usize + 2;
    let highest = |cols: std::ops::Range<usize>| {
        let cells =
            (margin..shape.rows - margin).flat_map(move |row| cols.clone().map(move |col| Cell { row, col }));
        let known = cells.filter(|cell| !elevation.at(*cell).is_nan());
        known.max_by(|a, b| elevation.at(*a).total_cmp(&elevation.at(*b))).expect("cells inside")
    };
    let middle = shape.cols / 2;
    [highest(margin..middle), highest(middle..shape.cols - margin)]
}

/// A reproducible whole number below a limit (SplitMix64).
pub(crate) fn below(state: &mut u64, limit: usize) -> usize {
    *state = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
    let mut z = *state;
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    ((z ^ (z >> 31)) % limit as u64) as usize
}

/// A mast on a cell of some ground, and how its losses are computed.
#[derive(Clone, Copy)]
pub(crate) struct MastOn<'a> {
    pub(crate) ground: &'a Ground,
    pub(crate) projection: &'a PlanningProjection,
    pub(crate) model: &'a dyn PathLossModel,
    pub(crate) cell: Cell,
    pub(crate) frequency: Frequency,
    pub(crate) reach: Reach,
}

/// The loss of one cell by the raster, by its own path, and by that path with its ends exchanged, dB.
#[derive(Clone, Copy, Debug)]
pub(crate) struct CellLosses {
    pub(crate) raster: f64,
    pub(crate) own: f64,
    pub(crate) reversed: f64,
}

impl MastOn<'_> {
    /// Losses of random cells.
    pub(crate) fn losses(&self, count: usize, seed: &mut u64) -> Vec<CellLosses> {
        let geometry = self.ground.geometry();
        let centre = geometry.centre_m(self.cell);
        let geographic = self.projection.to_geographic(&[centre]).expect("a place");
        let mast = self.projection.place(&geographic).expect("a place")[0];
        let receiver = Receiver::default();
        let path = PathSetting::median(self.ground, self.model, &receiver, CLIMATE);
        let antenna = AntennaPoint { position: mast, height_agl: Length::from_metres(MAST_M) };
        let site = SiteRaster { path, antenna, frequency: self.frequency, reach: self.reach, beam: None };
        let raster = site.loss(&|_| ());
        let far = |cell: &Cell| {
            let (easting_m, northing_m) = geometry.centre_m(*cell);
            (easting_m - mast.easting_m).hypot(northing_m - mast.northing_m) > NEAREST_M
        };
        let random = || Cell { row: below(seed, geometry.shape.rows), col: below(seed, geometry.shape.cols) };
        let chosen = std::iter::repeat_with(random).filter(|cell| !raster.at(*cell).is_nan() && far(cell));
        let cells: Vec<Cell> = chosen.take(count).collect();
        let centres: Vec<_> = cells.iter().map(|cell| geometry.centre_m(*cell)).collect();
        let places = self.projection.to_geographic(&centres).expect("places");
        let placed: Vec<_> = cells.into_iter().zip(places).collect();
        let own = site.exact(Quantity::Loss, &placed);
        let of_cell = |((cell, place), own_db): (&(Cell, LonLat), f32)| {
            let (easting_m, northing_m) = geometry.centre_m(*cell);
            let handset = Position { geographic: *place, easting_m, northing_m, ..mast };
            CellLosses {
                raster: f64::from(raster.at(*cell)),
                own: f64::from(own_db),
                reversed: self.reversed_db(&handset, &mast),
            }
        };
        let losses = placed.iter().zip(own).map(of_cell).filter(|losses| !losses.own.is_nan());
        losses.collect()
    }

    /// The loss of the path from the handset to the mast, dB; NaN over a void.
    fn reversed_db(&self, handset: &Position, mast: &Position) -> f64 {
        let at_mast = Receiver { height_agl_m: MAST_M, ..Receiver::default() };
        let path = PathSetting::median(self.ground, self.model, &at_mast, CLIMATE);
        let antenna = AntennaPoint { position: *handset, height_agl: Receiver::default().height_agl() };
        let Ok(direct) = DirectPath::new(&path, antenna, mast) else { return f64::NAN };
        let loss = direct.loss(self.model, path.signal(self.frequency)).expect("a loss");
        loss.basic_transmission_loss.db()
    }
}

/// Share of the cells that lie on different sides of the median of their own paths' losses.
pub(crate) fn flips(losses: &[CellLosses]) -> f64 {
    let mut own: Vec<f64> = losses.iter().map(|losses| losses.own).collect();
    own.sort_by(f64::total_cmp);
    let middle_db = own[own.len() / 2];
    let differ = |losses: &&CellLosses| (losses.raster >= middle_db) != (losses.own >= middle_db);
    losses.iter().filter(differ).count() as f64 / losses.len() as f64
}

fn woods(ground: &Ground, wide_m: f64) -> Grid<f32> {
    let geometry = *ground.geometry();
    let turn = std::f64::consts::PI / wide_m;
    let height = |cell: Cell| {
        let (east_m, north_m) = geometry.centre_m(cell);
        if (turn * east_m).sin() + (0.76 * turn * north_m).sin() > 0.2 { 12.0 } else { 0.0 }
    };
    let cells =
        (0..geometry.shape.rows).flat_map(|row| (0..geometry.shape.cols).map(move |col| Cell { row, col }));
    Grid::from_values(geometry, cells.map(height).collect()).expect("all cells")
}

/// Bare ground with woods so many metres wide on it, if any.
pub(crate) fn wooded(bare: &Ground, wide_m: Option<f64>) -> Ground {
    let cells = wide_m.map(|wide_m| woods(bare, wide_m));
    Ground::new(bare.elevation().clone(), cells).expect("one grid")
}
