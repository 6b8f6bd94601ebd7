//! What sites cost where they stand: masts by height, slope, and the way to roads and power.
use super::anchors::Anchors;
use super::candidate::Candidate;
use super::counted::counted_of;
use super::near_lines::NearLines;
use super::reach::HopReach;
use crate::grid::Cell;
use crate::language::word;
use crate::network::SectorCarrier;
use crate::pipeline::judge::places_of;
use crate::pipeline::{Progress, RunError, Session};
use crate::planning::capacity::{Demand, carrier_mbit_s, carriers_needed, check_satellite, typical_bit_s_hz};
use crate::planning::cost::{
    AccessNeed, Amount, CarrierNeed, CostError, CostTable, PowerNeed, Priced, SiteNeeds, Structure,
};
use crate::planning::plan::{CellPrices, Money};
use crate::planning::{HeightLayer, OpportunityMap, PointToServe, Remedies, RemedyKind};
use crate::scenario::PlanOperators;
use crate::terrain::Ground;
use crate::text;
use crate::units::Length;
use rayon::prelude::*;
use std::borrow::Cow;

/// What prices are made from.
#[derive(Clone, Copy)]
pub(super) struct PriceSources<'a> {
    pub(super) session: &'a Session<'a>,
    pub(super) table: &'a CostTable,
    pub(super) map: Option<&'a OpportunityMap>,
    pub(super) anchors: &'a Anchors,
    pub(super) remedies: &'a Remedies,
    pub(super) points: &'a [PointToServe],
}

/// Prices of everything that a plan may build.
pub(super) struct Prices<'a> {
    sources: PriceSources<'a>,
    reach: Option<HopReach>,
    /// By cell of the map's window.
    slopes_deg: Vec<f32>,
    near_power: NearLines,
    near_roads: NearLines,
    /// The whole ground, where it is in memory.
    ground: Option<Cow<'a, Ground>>,
    /// Grid lengths over true ones in the middle of the area.
    scale: f64,
    /// By layer and cell of the map, what counts of a mast; NaN where it serves nobody.
    masts: Vec<Vec<f32>>,
    counted: fn(&Money) -> f64,
}

/// What a site can carry of what is asked of it.
pub(super) struct SiteCapacity {
    pub(super) more_carriers: usize,
    /// What is asked for over what it carries; `None` where that is not known.
    pub(super) utilisation: Option<f64>,
}

/// Where a site stands, for its price.
struct SitePlace {
    on_grid_m: [f64; 2],
    slope_deg: Option<f64>,
    scale: f64,
}

impl<'a> Prices<'a> {
    /// Reads what prices depend on.
    ///
    /// # Errors
    /// [`RunError`]: ground or lines that cannot be read.
    pub(super) fn of(
        sources: PriceSources<'a>,
        reach: Option<HopReach>,
        progress: &dyn Progress,
    ) -> Result<Self, RunError> {
        progress.stage(word("cell-prices-pricing-places"), 1);
        let session = sources.session;
        let plan = &session.scenario().plan;
        let slopes_deg = match sources.map {
            Some(map) => session.slopes(map.window)?,
            None => Vec::new(),
        };
        let villages = |electrified: bool| {
            let known = session.settlements().iter();
            let wanted = known.filter(|settlement| !electrified || settlement.electrified == Some(true));
            let places = wanted.map(|settlement| settlement.clusters[0].samples[0].position);
            NearLines::of_places(places.map(|place| [place.easting_m, place.northing_m]).collect())
        };
        let near_power = match session.lines_of(&plan.power_lines)? {
            Some(lines) => NearLines::of_lines(&lines),
            None => villages(true),
        };
        let near_roads = match session.lines_of(&plan.roads)? {
            Some(lines) => NearLines::of_lines(&lines),
            None => villages(false),
        };
        let counted = counted_of(plan.counts);
        let ground = &session.inputs.ground;
        let anywhere: Vec<(f64, f64)> = places_of(session.settlements());
        let ground = if ground.is_in_memory() { Some(ground.around(&anywhere, 0.0)?) } else { None };
        let scale = session.settlements()[0].clusters[0].samples[0].position.point_scale;
        let mut prices = Self {
            sources,
            reach,
            slopes_deg,
            near_power,
            near_roads,
            ground,
            scale,
            masts: Vec::new(),
            counted,
        };
        prices.masts = prices.mast_prices()?;
        progress.finish();
        Ok(prices)
    }

    /// What counts of the masts at all cells that serve somebody.
    fn mast_prices(&self) -> Result<Vec<Vec<f32>>, RunError> {
        let Some(map) = self.sources.map else { return Ok(Vec::new()) };
        let of_layer = |(layer, of): (usize, &HeightLayer)| -> Result<Vec<f32>, RunError> {
            let price = |(at, set): (usize, &u32)| -> Result<f32, RunError> {
                if *set == 0 { Ok(f32::NAN) } else { Ok((self.counted)(&self.structure(layer, at)?) as f32) }
            };
            of.sets.par_iter().enumerate().map(price).collect()
        };
        map.layers.iter().enumerate().map(of_layer).collect()
    }

    /// The map whose cells are priced.
    pub(super) const fn map(&self) -> Option<&'a OpportunityMap> {
        self.sources.map
    }

    /// Which cells reach which anchors.
    pub(super) const fn reach(&self) -> Option<&HopReach> {
        self.reach.as_ref()
    }

    /// Whether no mast may stand at a cell.
    pub(super) fn is_forbidden(&self, cell: Cell) -> bool {
        let limit_deg = self.sources.session.scenario().new_mast.slope_limit_deg;
        self.sources.session.inputs.forbidden.holds(cell)
            || self.slope_at(cell).is_some_and(|slope_deg| slope_deg > limit_deg)
    }

    fn slope_at(&self, cell: Cell) -> Option<f64> {
        let window = self.sources.map?.window;
        let (row, col) = (cell.row.checked_sub(window.first.row)?, cell.col.checked_sub(window.first.col)?);
        let slope_deg = f64::from(*self.slopes_deg.get(row * window.shape.cols + col)?);
        (!slope_deg.is_nan()).then_some(slope_deg)
    }

    fn needs_at(&self, place: &SitePlace, structure: Structure, carriers: Vec<CarrierNeed>) -> SiteNeeds {
        let detour = self.sources.session.scenario().plan.backhaul.detour_factor;
        let along = |m: f64| Length::from_metres(m * detour / place.scale);
        let grid_distance = self.near_power.distance_m(place.on_grid_m).map(along);
        let access = match (self.near_roads.nearest(place.on_grid_m), place.slope_deg) {
            (Some((away_m, road_m)), Some(slope_deg)) => AccessNeed::From {
                road_distance: along(away_m),
                climb: Length::from_metres(self.climb_m(road_m, place.on_grid_m)),
                slope_deg,
            },
            _ => AccessNeed::Unknown,
        };
        let operators = if carriers.is_empty() { 0 } else { self.operators() };
        SiteNeeds { structure, carriers, operators, power: PowerNeed::New { grid_distance }, access }
    }

    /// By how much a place is above a road, where the whole ground is at hand; 0 otherwise, and where it is below.
    fn climb_m(&self, road_m: [f64; 2], place_m: [f64; 2]) -> f64 {
        let Some(ground) = &self.ground else { return 0.0 };
        let rise_m = ground.elevation_m(place_m[0], place_m[1]) - ground.elevation_m(road_m[0], road_m[1]);
        if rise_m.is_nan() { 0.0 } else { rise_m.max(0.0) }
    }

    fn operators(&self) -> usize {
        match self.sources.session.scenario().plan.operators {
            PlanOperators::One => 1,
            PlanOperators::Shared => self.sources.session.network().operators().len().max(1),
        }
    }

    /// Carriers of the design, for all operators, and so many more.
    fn carriers_of(&self, sectors: &[SectorCarrier], more: usize) -> Vec<CarrierNeed> {
        let each = self.operators();
        let mut needs: Vec<CarrierNeed> = sectors
            .iter()
            .map(|sector| CarrierNeed { band: sector.carrier.band.clone(), sectors: each })
            .collect();
        if more > 0
            && let Some(first) = needs.first().cloned()
        {
            needs.push(CarrierNeed { sectors: more * each, ..first });
        }
        needs
    }

    fn cell_place(&self, map: &OpportunityMap, at: usize) -> SitePlace {
        let cell = map.cell(at);
        let centre = map.geometry.centre_m(cell);
        SitePlace { on_grid_m: [centre.0, centre.1], slope_deg: self.slope_at(cell), scale: self.scale }
    }

    fn place_of(&self, candidate: &Candidate) -> SitePlace {
        let on_grid_m = [candidate.position.easting_m, candidate.position.northing_m];
        let cell = self.sources.session.geometry().cell_at(on_grid_m[0], on_grid_m[1]);
        let slope_deg = cell.and_then(|cell| self.slope_at(cell));
        SitePlace { on_grid_m, slope_deg, scale: candidate.position.point_scale }
    }

    fn site(&self, needs: &SiteNeeds) -> Result<Money, RunError> {
        let priced = self.sources.table.site(needs).map_err(unpriced)?;
        Ok(money_of(&priced.priced))
    }

    /// The mast at a place in the map's layers, without radios.
    ///
    /// # Errors
    /// [`RunError::Plan`]: a mast taller than the table's.
    pub(super) fn structure(&self, layer: usize, at: usize) -> Result<Money, RunError> {
        let Some(map) = self.sources.map else { return Ok(Money::default()) };
        let height = map.layers[layer].height_agl;
        self.site(&self.needs_at(&self.cell_place(map, at), Structure::Mast { height }, Vec::new()))
    }

    /// What counts of that; without a price, more than any.
    pub(super) fn structure_cost(&self, layer: usize, at: usize) -> f64 {
        self.structure(layer, at).map_or(f64::INFINITY, |money| (self.counted)(&money))
    }

    /// The hop to the nearest anchor in sight there.
    pub(super) fn hop_cost(&self, layer: usize, at: usize) -> f64 {
        let Some(map) = self.sources.map else { return f64::INFINITY };
        let anchor = self.reach.as_ref().and_then(|reach| reach.anchor(layer, at));
        anchor.map_or(f64::INFINITY, |anchor| {
            let (east_m, north_m) = map.geometry.centre_m(map.cell(at));
            let place = &self.sources.anchors.all[anchor].position;
            let length_m = (place.easting_m - east_m).hypot(place.northing_m - north_m) / place.point_scale;
            self.hop(Length::from_metres(length_m)).map_or(f64::INFINITY, |money| (self.counted)(&money))
        })
    }

    /// A hop.
    ///
    /// # Errors
    /// [`RunError::Plan`]: a length that is none.
    pub(super) fn hop(&self, length: Length) -> Result<Money, RunError> {
        Ok(money_of(&self.sources.table.hop(length).map_err(unpriced)?))
    }

    /// Fibre.
    ///
    /// # Errors
    /// [`RunError::Plan`]: a length that is none.
    pub(super) fn fibre(&self, length: Length) -> Result<Money, RunError> {
        Ok(money_of(&self.sources.table.fibre(length).map_err(unpriced)?))
    }

    /// Satellite terminals of a site that carry what so many people ask for.
    pub(super) fn satellite_backhaul(&self, candidate: &Candidate, people: f64) -> Money {
        let one = self.satellite_place();
        let rate = self.sources.table.backhaul.satellite_mbit_s.amount().base();
        let terminals = self
            .demand_of(candidate)
            .filter(|_| rate > 0.0)
            .map_or(1, |demand| check_satellite(people, demand, rate).terminals.max(1));
        (1..terminals).fold(one, |sum, _| sum.plus(&one))
    }

    /// A satellite terminal for the people of a place.
    pub(super) fn satellite_place(&self) -> Money {
        money_of(&self.sources.table.satellite())
    }

    /// The mast of a candidate, where it builds one.
    ///
    /// # Errors
    /// [`RunError::Plan`]: a mast taller than the table's.
    pub(super) fn structure_of(&self, candidate: &Candidate) -> Result<Option<Money>, RunError> {
        let structure = match candidate.kind {
            RemedyKind::NewMast => Structure::Mast { height: candidate.height_agl },
            RemedyKind::SmallRemoteSector => Structure::Pole,
            _ => return Ok(None),
        };
        self.site(&self.needs_at(&self.place_of(candidate), structure, Vec::new())).map(Some)
    }

    /// The radios of a candidate, or all of its work at a mast that is there.
    ///
    /// # Errors
    /// [`RunError::Plan`] for what the table has no price of.
    pub(super) fn radios_of(&self, candidate: &Candidate, people: f64) -> Result<Money, RunError> {
        let more = self.capacity_of(candidate, people).more_carriers;
        let place = self.place_of(candidate);
        let carriers = self.carriers_of(&candidate.sectors, more);
        let structure = match candidate.kind {
            RemedyKind::NewMast => Structure::Mast { height: candidate.height_agl },
            RemedyKind::SmallRemoteSector => Structure::Pole,
            kind => {
                let work = candidate.remedy.map(|remedy| self.sources.remedies.all[remedy].work);
                let priced = self.sources.table.remedy(kind, work.unwrap_or_default()).map_err(unpriced)?;
                return Ok(money_of(&priced));
            }
        };
        let bare = self.site(&self.needs_at(&place, structure, Vec::new()))?;
        let whole = self.site(&self.needs_at(&place, structure, carriers))?;
        Ok(whole.beyond(&bare))
    }

    /// What the people of a candidate ask for; `None` where it is not known how many of them are users.
    fn demand_of(&self, candidate: &Candidate) -> Option<Demand> {
        let known = candidate.serves.iter().filter_map(|point| {
            let point = &self.sources.points[*point];
            let share = self.sources.session.settlements()[point.settlement].smartphone_share()?;
            Some((point.people, point.people * share))
        });
        let (people, users) = known.fold((0.0, 0.0), |sum, of| (sum.0 + of.0, sum.1 + of.1));
        let smartphones = (people > 0.0).then(|| users / people);
        let take_up = self.sources.table.take_up(smartphones)?.base();
        let kbit = self.sources.table.money.busy_hour_kbit_per_user.amount().base();
        Some(Demand { take_up, busy_hour_kbit_per_user: kbit })
    }

    /// What a candidate can carry of what so many people ask for.
    pub(super) fn capacity_of(&self, candidate: &Candidate, people: f64) -> SiteCapacity {
        let none = SiteCapacity { more_carriers: 0, utilisation: None };
        let Some(demand) = self.demand_of(candidate) else { return none };
        let rate = |sector: &SectorCarrier| {
            carrier_mbit_s(&sector.carrier, typical_bit_s_hz(sector.carrier.technology))
        };
        let Some(each) = candidate.sectors.first().map(rate).filter(|each| *each > 0.0) else { return none };
        let capacity: f64 = candidate.sectors.iter().map(rate).sum();
        let asked = demand.mbit_s(people);
        // a repeater shares its donor's carriers
        let more = match candidate.kind {
            RemedyKind::Repeater | RemedyKind::Turn | RemedyKind::Tilt | RemedyKind::TallerMast => 0,
            _ => carriers_needed((asked - capacity).max(0.0), each),
        };
        SiteCapacity { more_carriers: more, utilisation: Some(asked / (capacity + more as f64 * each)) }
    }

    /// What so many people pay over the horizon, discounted.
    pub(super) fn revenue(&self, people: f64) -> Option<Amount> {
        let smartphones = self.sources.session.settlements().iter();
        let known = smartphones
            .filter_map(|settlement| Some((settlement.population?, settlement.smartphone_share()?)));
        let (all, users) =
            known.fold((0.0, 0.0), |sum, (people, share)| (sum.0 + people, sum.1 + people * share));
        self.sources.table.revenue(people, (all > 0.0).then(|| users / all))
    }
}

impl CellPrices for Prices<'_> {
    fn site(&self, layer: usize, at: usize) -> f64 {
        f64::from(self.masts[layer][at])
    }

    fn hop(&self, layer: usize, at: usize) -> Option<f64> {
        let cost = self.hop_cost(layer, at);
        cost.is_finite().then_some(cost)
    }
}

fn unpriced(error: CostError) -> RunError {
    RunError::Plan(text!("the-costs", error))
}

fn money_of(priced: &Priced) -> Money {
    Money {
        capex: priced.capex,
        opex_per_year: priced.opex_per_year,
        net_present_cost: priced.net_present_cost,
    }
}
