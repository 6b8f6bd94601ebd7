//! The opportunity map of a session: whom new masts would serve, and the best places for them.
use super::cell_knots::CellKnots;
use super::{Progress, RunError, Session};
use crate::coverage::{GroundSource, StoreError};
use crate::geodesy::Position;
use crate::grid::{Cell, Window};
use crate::inputs::crs::PlanningProjection;
use crate::language::word;
use crate::network::{AntennaPattern, Carrier, Technology, bands_named};
use crate::planning::{
    AddedCarrier, Confirmation, Gap, MapMeans, MastDesign, Offering, Opportunities, OpportunityError,
    OpportunityMap, OpportunityQuestion, PointToServe, map_opportunities, points_to_serve, thin_candidates,
};
use crate::scenario::{NewCarrier, Scenario};
use crate::terrain::{Ground, slope_deg};
use crate::units::{Dbm, Decibels, Length, Tilt};

/// Rows of ground that are read at once for slopes.
const ROWS: usize = 256;
/// No slope is steeper, degrees: with this limit no slope is asked for.
const UPRIGHT_DEG: f64 = 90.0;

impl Session<'_> {
    /// Maps whom new masts of the scenario's equipment would serve of those in gaps, and looks for the best places.
    ///
    /// # Cost
    /// One sweep per (sample point without service, antenna height); judging the gaps again some ten times.
    ///
    /// # Errors
    /// [`RunError::Opportunity`]: too little memory, a model without sweep and too many cells; ground that cannot be read.
    pub fn opportunity(&self, gaps: &[Gap], progress: &dyn Progress) -> Result<Opportunities, RunError> {
        let scenario = self.scenario();
        let design = design_of(scenario)?;
        let nowhere = Ground::nowhere(*self.geometry());
        let heights: Vec<Length> =
            scenario.new_mast.heights_m.iter().map(|metres| Length::from_metres(*metres)).collect();
        let radius_km = scenario.new_mast.radius_km.unwrap_or(scenario.service.radius_km);
        let question = OpportunityQuestion {
            setting: self.setting(&nowhere)?,
            design: &design,
            technology: scenario.ranking.technology,
            heights_agl: &heights,
            radius: Length::from_kilometres(radius_km),
        };
        progress.stage(word("opportunity-looking-at-gaps"), 1);
        let (ground, settlements) = (&self.inputs.ground, self.settlements());
        let points = points_to_serve(&question, &self.index, ground, settlements, gaps)?;
        let search = Search { session: self, question: &question, gaps, progress };
        let found = search.map(&points)?;
        let Some(map) = found else {
            return Ok(Opportunities { points, ..Opportunities::none(design.clone()) });
        };
        self.lap("map opportunities");
        let offered = search.offer(&map, &points)?;
        self.lap("confirm places");
        Ok(Opportunities { points, map: Some(map), ..offered })
    }

    /// Slopes of the cells of a window, degrees, row by row; NaN beside a void.
    pub(super) fn slopes(&self, window: Window) -> Result<Vec<f32>, RunError> {
        let shape = self.geometry().shape;
        let mut slopes = Vec::with_capacity(window.shape.cells());
        let rows: Vec<usize> = window.rows().collect();
        for rows in rows.chunks(ROWS) {
            let (first, last) = (rows[0], rows[rows.len() - 1]);
            let around = Window::of(
                first.saturating_sub(1)..(last + 2).min(shape.rows),
                window.cols().start.saturating_sub(1)..(window.cols().end + 1).min(shape.cols),
            );
            let ground = self.inputs.ground.ground(around).map_err(OpportunityError::Source)?;
            for row in rows {
                slopes.extend(window.cols().map(|col| slope_deg(&ground, Cell { row: *row, col })));
            }
        }
        Ok(slopes)
    }

    /// The projection of the planning grid.
    pub(super) fn projection(&self) -> Result<PlanningProjection, RunError> {
        let named = self.scenario().area.crs.as_ref();
        Ok(PlanningProjection::from_user_input(named.unwrap_or(&self.crs().name))?)
    }
}

/// One search for opportunities.
struct Search<'a> {
    session: &'a Session<'a>,
    question: &'a OpportunityQuestion<'a>,
    gaps: &'a [Gap],
    progress: &'a dyn Progress,
}

impl Search<'_> {
    /// The map, if any point lacks service.
    fn map(&self, points: &[PointToServe]) -> Result<Option<OpportunityMap>, RunError> {
        let ground = &self.session.inputs.ground;
        let limit_deg = self.session.scenario().new_mast.slope_limit_deg;
        let slopes = if limit_deg < UPRIGHT_DEG {
            self.session.slopes(Window::whole(ground.geometry().shape))?
        } else {
            Vec::new()
        };
        let cols = self.session.geometry().shape.cols;
        let forbidden = |cell: Cell| {
            let slope_deg = slopes.get(cell.row * cols + cell.col);
            slope_deg.is_some_and(|slope_deg| f64::from(*slope_deg) > limit_deg)
                || self.session.inputs.forbidden.holds(cell)
        };
        let knots = CellKnots::of(*self.session.geometry(), &self.session.projection()?)?;
        let steps = points.len() * self.question.heights_agl.len();
        self.progress.stage(word("opportunity-mapping-opportunities"), steps as u64);
        let means = MapMeans {
            ground,
            places: &knots,
            forbidden: &forbidden,
            memory_bytes: self.session.area_memory_bytes().saturating_sub(size_of_val(slopes.as_slice())),
            done: &|| self.progress.advance(1),
        };
        let map = map_opportunities(self.question, points, &means)?;
        self.progress.finish();
        Ok(map)
    }

    /// The places that are offered, without the points and the map.
    fn offer(&self, map: &OpportunityMap, points: &[PointToServe]) -> Result<Opportunities, RunError> {
        let slopes = self.session.slopes(map.window)?;
        let candidates = thin_candidates(map, &|at| slopes[at]);
        drop(slopes);
        let projection = self.session.projection()?;
        let position_of = |cell: Cell| -> Result<Position, StoreError> {
            let centre = map.geometry.centre_m(cell);
            let geographic = projection.to_geographic(&[centre])?;
            let position = projection.place(&geographic)?[0];
            // the centre itself, without the rounding of two conversions
            Ok(Position { easting_m: centre.0, northing_m: centre.1, ..position })
        };
        self.progress.stage(word("opportunity-confirming-places"), 2 * crate::planning::OFFERED as u64 + 3);
        let offering = Offering {
            map,
            points,
            confirmation: Confirmation {
                question: self.question,
                ground: &self.session.inputs.ground,
                settlements: self.session.settlements(),
                gaps: self.gaps,
            },
            position_of: &position_of,
            done: &|| self.progress.advance(1),
        };
        let (places, pair) = (offering.places()?, offering.pair()?);
        self.progress.finish();
        let none = Opportunities::none(self.question.design.clone());
        let candidates = [candidates.before, candidates.kept.len()];
        Ok(Opportunities { places, pair, candidates, ..none })
    }
}

/// The equipment that a scenario gives new masts.
pub(super) fn design_of(scenario: &Scenario) -> Result<MastDesign, RunError> {
    let choice = &scenario.new_mast;
    let carriers = choice.carriers_of(scenario.ranking.technology);
    Ok(MastDesign {
        operator: choice.operator.clone(),
        carriers: carriers.iter().map(|carrier| added(scenario, carrier)).collect::<Result<_, _>>()?,
        maximum_gain: Decibels::new(choice.gain_dbi),
        feeder_loss: Decibels::new(choice.feeder_loss_db),
        pattern: AntennaPattern::Sector(choice.pattern),
        downtilts: choice.downtilts_deg.iter().map(|degrees| Tilt::from_degrees_down(*degrees)).collect(),
    })
}

fn added(scenario: &Scenario, carrier: &NewCarrier) -> Result<AddedCarrier, RunError> {
    let technology = carrier.technology;
    let preset = match technology {
        Technology::Lte => &scenario.sites.presets.lte,
        Technology::Umts => &scenario.sites.presets.umts,
    };
    let bands = bands_named(technology, &carrier.band).unwrap_or_default();
    let frequencies = bands.iter().find_map(|band| Some((band.middle(), band.uplink_of(band.middle())?)));
    let (downlink, uplink) = frequencies
        .ok_or_else(|| RunError::Internal("a new mast's band has no pair of frequencies".to_owned()))?;
    let bandwidth_mhz = carrier.bandwidth_mhz;
    let band = carrier.band.clone();
    Ok(AddedCarrier {
        carrier: Carrier { technology, band, downlink, uplink, bandwidth_mhz },
        total_power: Dbm::new(carrier.power_dbm),
        antenna_ports: preset.antenna_ports,
        reference_signal_boost: Decibels::new(preset.reference_signal_boost_db),
        pilot_power_share: preset.pilot_power_share,
    })
}
