//! What is found of opportunities: the map, and the best places, confirmed.
use super::best_places::{BestPlaces, MastPlace};
use super::confirm::Confirmation;
use super::error::OpportunityError;
use super::map::OpportunityMap;
use super::points::PointToServe;
use crate::coverage::StoreError;
use crate::geodesy::Position;
use crate::grid::Cell;
use crate::planning::{MastDesign, NewMast};
use crate::units::{Length, Tilt};

/// Places that are offered.
pub const OFFERED: usize = 5;
/// Judging must find the people promised, within this share of them.
const CONFIRMED: f64 = 0.03;
/// Places that are tried until one is confirmed.
const TRIES: usize = 8;

/// A place for a new mast that is offered: what the map promises, and what judging the changed network found.
#[derive(Clone, Debug, PartialEq)]
pub struct OfferedPlace {
    /// As the map has it.
    pub place: MastPlace,
    /// The cell's centre.
    pub position: Position,
    /// Antenna above ground.
    pub height_agl: Length,
    /// Tilt of the antenna.
    pub downtilt: Tilt,
    /// People that it serves beyond those of the places before it, by the map.
    pub beyond: f64,
    /// People that it serves alone, by judging.
    pub confirmed: f64,
    /// People that it and the places before it serve, by judging.
    pub confirmed_together: f64,
}

/// Two places that together serve most people.
#[derive(Clone, Debug, PartialEq)]
pub struct OfferedPair {
    /// The places; of each what it serves beyond the other is not told.
    pub places: [OfferedPlace; 2],
    /// People that they serve together, by the map.
    pub people: f64,
    /// The same by judging.
    pub confirmed: f64,
}

/// All that is found of opportunities.
#[derive(Clone, Debug, PartialEq)]
pub struct Opportunities {
    /// Equipment of the masts.
    pub design: MastDesign,
    /// Points without service.
    pub points: Vec<PointToServe>,
    /// The map; `None` where no point lacks service.
    pub map: Option<OpportunityMap>,
    /// The best places, each beyond those before it.
    pub places: Vec<OfferedPlace>,
    /// The best two.
    pub pair: Option<OfferedPair>,
    /// Pairs of cell and height that serve somebody, and those that none is at least as good as.
    pub candidates: [usize; 2],
}

impl Opportunities {
    /// Nothing found, of masts of a design.
    #[must_use]
    pub const fn none(design: MastDesign) -> Self {
        Self { design, points: Vec::new(), map: None, places: Vec::new(), pair: None, candidates: [0; 2] }
    }
}

/// Where cells lie.
pub type PositionOf<'a> = dyn Fn(Cell) -> Result<Position, StoreError> + 'a;

/// The search for places to offer.
pub struct Offering<'a> {
    /// The map.
    pub map: &'a OpportunityMap,
    /// Its points.
    pub points: &'a [PointToServe],
    /// How places are confirmed.
    pub confirmation: Confirmation<'a>,
    /// Where cells lie.
    pub position_of: &'a PositionOf<'a>,
    /// Called once for each place judged.
    pub done: &'a (dyn Fn() + Sync),
}

impl Offering<'_> {
    /// The best places, one after the other, each by the people that it serves beyond those before it.
    ///
    /// # Definition
    /// First the place of the map that serves most people (then by expected people, lower mast, first cell), then the one that serves most of
    /// the others, up to [`OFFERED`]. Each is judged alone before it is offered: one of which the map is off by more than 3 % of the people gives way
    /// to the next, as its cell is a doubtful one; after eight of them the one that judging found to serve most is offered. This is the greedy
    /// solution, which is at least 63 % of the best for so many masts, not always the best ([`BestPlaces::best_pair`]).
    ///
    /// # Cost
    /// Some two judgements per place.
    ///
    /// # Errors
    /// [`OpportunityError`] of the judgements.
    pub fn places(&self) -> Result<Vec<OfferedPlace>, OpportunityError> {
        let best = BestPlaces::of(self.map, self.points);
        let (mut taken, mut offered) = (Vec::new(), Vec::<OfferedPlace>::new());
        while offered.len() < OFFERED {
            let mut found: Option<OfferedPlace> = None;
            for (place, beyond) in best.beyond(&taken).into_iter().take(TRIES) {
                let tried = self.confirmed(place, beyond)?;
                let is_confirmed = (tried.confirmed - place.people).abs() <= CONFIRMED * place.people;
                if is_confirmed || found.as_ref().is_none_or(|before| tried.confirmed > before.confirmed) {
                    found = Some(tried);
                }
                if is_confirmed {
                    break;
                }
            }
            let Some(mut next) = found else { break };
            taken.push(next.place);
            let names = offered.iter().chain([&next]);
            next.confirmed_together = self.judged(&names.collect::<Vec<_>>())?;
            offered.push(next);
        }
        Ok(offered)
    }

    /// The best two places, judged together.
    ///
    /// # Errors
    /// [`OpportunityError`] of the judgements.
    pub fn pair(&self) -> Result<Option<OfferedPair>, OpportunityError> {
        let best = BestPlaces::of(self.map, self.points);
        let Some((pair, people)) = best.best_pair() else { return Ok(None) };
        let [a, b] = pair;
        let places = [self.confirmed(a, a.people)?, self.confirmed(b, b.people)?];
        let confirmed = self.judged(&places.iter().collect::<Vec<_>>())?;
        Ok(Some(OfferedPair { places, people, confirmed }))
    }

    /// A place with what judging finds of it alone.
    fn confirmed(&self, place: MastPlace, beyond: f64) -> Result<OfferedPlace, OpportunityError> {
        let position = (self.position_of)(place.cell(self.map)).map_err(OpportunityError::Source)?;
        let mut offered = OfferedPlace {
            place,
            position,
            height_agl: place.height_agl(self.map),
            downtilt: place.downtilt(self.map, self.confirmation.question.design),
            beyond,
            confirmed: 0.0,
            confirmed_together: 0.0,
        };
        offered.confirmed = self.judged(&[&offered])?;
        offered.confirmed_together = offered.confirmed;
        Ok(offered)
    }

    /// People that some places serve together.
    fn judged(&self, places: &[&OfferedPlace]) -> Result<f64, OpportunityError> {
        let mast = |(number, offered): (usize, &&OfferedPlace)| NewMast {
            design: self.confirmation.question.design,
            site_id: site_name(number),
            position: offered.position,
            height_agl: offered.height_agl,
            downtilt: offered.downtilt,
        };
        let masts: Vec<NewMast<'_>> = places.iter().enumerate().map(mast).collect();
        let gained = self.confirmation.people_gained(&masts);
        (self.done)();
        gained
    }
}

/// A name that no site of a table has.
fn site_name(number: usize) -> String {
    format!("\u{0}{number}")
}
