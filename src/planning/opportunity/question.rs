//! What is asked of the map.
use crate::coverage::{Reach, ServiceSetting};
use crate::geodesy::Position;
use crate::grid::Window;
use crate::network::Technology;
use crate::planning::MastDesign;
use crate::units::Length;

/// Cells read beyond the paths of a place.
const MARGIN_CELLS: f64 = 4.0;
/// Grid lengths differ from true ones by the scale: this much more ground is read.
const SCALE_ALLOWANCE: f64 = 1.03;

/// What is asked: masts of a design, at some heights, for places without a technology.
#[derive(Clone, Copy)]
pub struct OpportunityQuestion<'a> {
    /// How service is judged; its ground gives the planning grid alone.
    pub setting: ServiceSetting<'a>,
    /// Equipment of the masts.
    pub design: &'a MastDesign,
    /// Places without this technology are to be served; the design's carriers have it.
    pub technology: Technology,
    /// Antenna heights above ground.
    pub heights_agl: &'a [Length],
    /// Masts farther from a place do not serve it; not beyond the service radius.
    pub radius: Length,
}

impl OpportunityQuestion<'_> {
    /// The cells of the grid that paths within reach of places ask for; `None` where there are none.
    #[must_use]
    pub(super) fn window_around(&self, places: &[Position], reach: &Reach) -> Option<Window> {
        let geometry = self.setting.path.ground.geometry();
        let scale = places.iter().map(|place| place.point_scale).fold(1.0, f64::max) * SCALE_ALLOWANCE;
        let reach_cells = reach.radius.metres() * scale / geometry.cell_m + MARGIN_CELLS;
        let places_m: Vec<(f64, f64)> =
            places.iter().map(|place| (place.easting_m, place.northing_m)).collect();
        Window::around(geometry, &places_m, reach_cells)
    }
}
