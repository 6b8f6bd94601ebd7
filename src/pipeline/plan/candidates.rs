//! What a plan may build: cells of the opportunity map, the scenario's candidate places, remedies at masts and villages.
use super::candidate::{Candidate, site_name};
use super::cell_prices::Prices;
use crate::geodesy::Position;
use crate::pipeline::{RunError, Session};
use crate::planning::plan::{SetCells, cheapest_cells};
use crate::planning::{
    Gap, MastDesign, MastPlace, NewMast, Opportunities, OpportunityMap, PointToServe, Remedies, Remedy,
    RemedyKind,
};
use crate::units::{Length, Tilt};
use std::collections::BTreeSet;

/// All candidates: by name.
pub(super) struct Candidates {
    pub(super) all: Vec<Candidate>,
    /// Pairs of cell and height, and remedies, before any was left out.
    pub(super) before: usize,
}

/// What candidates are made from.
#[derive(Clone, Copy)]
pub(super) struct CandidateSources<'a> {
    pub(super) session: &'a Session<'a>,
    pub(super) gaps: &'a [Gap],
    pub(super) points: &'a [PointToServe],
    pub(super) opportunity: &'a Opportunities,
    pub(super) remedies: &'a Remedies,
}

impl CandidateSources<'_> {
    /// The candidates; `prices` tells which of the cells that serve the same points is the cheapest.
    ///
    /// # Errors
    /// [`RunError`]: a cell outside the planning CRS.
    pub(super) fn candidates(&self, prices: Option<&Prices<'_>>) -> Result<Candidates, RunError> {
        let (mut all, mut before) = (Vec::new(), 0);
        if let (Some(map), Some(prices)) = (&self.opportunity.map, prices) {
            let (sets, pairs) = cheapest_cells(map, prices);
            before += pairs;
            all.extend(self.of_map(map, &sets)?);
        }
        let remedies = self.of_remedies();
        before += remedies.len();
        all.extend(remedies);
        all.sort_by(|a, b| a.name.cmp(&b.name));
        let excluded = &self.session.scenario().plan.excluded;
        all.retain(|candidate| !excluded.contains(&candidate.name));
        all.dedup_by(|b, a| a.name == b.name && a.kind == b.kind && a.sectors == b.sectors);
        Ok(Candidates { all, before })
    }

    /// Masts at the cheapest cells of each set and height.
    fn of_map(&self, map: &OpportunityMap, sets: &[SetCells]) -> Result<Vec<Candidate>, RunError> {
        let cells = sets.iter().flat_map(|cells| cells.with_hop.iter().chain([&cells.cheapest]));
        let mut seen = BTreeSet::new();
        let places: Vec<MastPlace> =
            cells.filter(|place| seen.insert((place.layer, place.at))).copied().collect();
        let projection = self.session.projection()?;
        let centres: Vec<(f64, f64)> =
            places.iter().map(|place| map.geometry.centre_m(place.cell(map))).collect();
        let geographic = projection.to_geographic(&centres)?;
        let positions = projection.place(&geographic)?;
        let design = &self.opportunity.design;
        let mast = |((place, centre), position): ((&MastPlace, &(f64, f64)), &Position)| {
            // the centre itself, without the rounding of two conversions
            let position = Position { easting_m: centre.0, northing_m: centre.1, ..*position };
            mast_of(map, design, place, position)
        };
        Ok(places.iter().zip(&centres).zip(&positions).map(mast).collect())
    }

    /// Work at masts and villages, and new masts at the scenario's candidate places.
    fn of_remedies(&self) -> Vec<Candidate> {
        let named: BTreeSet<&str> =
            self.session.scenario().candidate_places.iter().map(|place| place.name.as_str()).collect();
        let wanted = |remedy: &Remedy| match remedy.kind {
            RemedyKind::Satellite => false,
            // those of cells come from the map
            RemedyKind::NewMast => named.contains(remedy.site_id.as_str()),
            _ => true,
        };
        let remedies = self.remedies.all.iter().enumerate().filter(|(_, remedy)| wanted(remedy));
        remedies.map(|(index, remedy)| self.of_remedy(index, remedy)).collect()
    }

    fn of_remedy(&self, index: usize, remedy: &Remedy) -> Candidate {
        let closed: BTreeSet<(usize, usize)> = remedy
            .gaps_closed
            .iter()
            .map(|gap| (self.gaps[*gap].settlement, self.gaps[*gap].cluster))
            .collect();
        let points = self.points.iter().enumerate();
        let served = points.filter(|(_, point)| closed.contains(&(point.settlement, point.cluster)));
        let first = remedy.sectors.first();
        Candidate {
            name: remedy.site_id.clone(),
            kind: remedy.kind,
            position: remedy.position,
            height_agl: first.map_or(Length::default(), |sector| sector.antenna_height_agl),
            downtilt: first.map_or(Tilt::default(), |sector| sector.electrical_downtilt),
            sectors: remedy.sectors.clone(),
            replaced: remedy.replaced.clone(),
            serves: served.map(|(index, _)| index).collect(),
            lost: remedy.people_lost,
            remedy: Some(index),
            cell: None,
        }
    }
}

fn mast_of(map: &OpportunityMap, design: &MastDesign, place: &MastPlace, position: Position) -> Candidate {
    let (height_agl, downtilt) = (place.height_agl(map), place.downtilt(map, design));
    let name = site_name(position.geographic, height_agl);
    let mast = NewMast { design, site_id: name.clone(), position, height_agl, downtilt };
    Candidate {
        kind: RemedyKind::NewMast,
        position,
        height_agl,
        downtilt,
        sectors: mast.sectors(),
        replaced: Vec::new(),
        serves: map.sets.of(place.set).points.clone(),
        lost: 0.0,
        remedy: None,
        cell: Some(*place),
        name,
    }
}
