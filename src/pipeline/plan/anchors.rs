//! Places that have a way home today: masts, fibre ends, commune centres.
use crate::geodesy::{PlaceIndex, Position};
use crate::inputs::Reject;
use crate::inputs::fibre_ends::read_fibre_ends;
use crate::pipeline::{RunError, Session};
use crate::settlements::Facility;
use crate::text;
use crate::units::Length;
use std::collections::BTreeMap;

/// A place that has a way home.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Anchor {
    pub(super) name: String,
    pub(super) position: Position,
    /// Where a dish can hang.
    pub(super) height_agl: Length,
    /// Whether fibre begins here.
    pub(super) has_fibre: bool,
}

/// All of them.
pub(super) struct Anchors {
    /// By name and place.
    pub(super) all: Vec<Anchor>,
    pub(super) rejects: Vec<Reject>,
    index: PlaceIndex,
}

impl Anchors {
    /// Those of a scenario.
    ///
    /// # Errors
    /// [`RunError`]: a file of fibre ends that cannot be read.
    pub(super) fn of(session: &Session<'_>) -> Result<Self, RunError> {
        let choice = &session.scenario().plan.backhaul;
        let height_agl = Length::from_metres(choice.fibre_end_height_m);
        let mut all = if choice.masts { masts(session) } else { Vec::new() };
        let fibre = |name: String, position| Anchor { name, position, height_agl, has_fibre: true };
        if choice.peoples_committees {
            for settlement in session.settlements() {
                let seats = settlement.clusters.iter();
                let mut seats =
                    seats.filter(|cluster| cluster.facilities.has(Facility::PeoplesCommittee) == Some(true));
                if let Some(seat) = seats.next() {
                    let name = text!("anchors-people-committee-of", settlement_id = settlement.settlement_id);
                    all.push(fibre(name, seat.samples[0].position));
                }
            }
        }
        let (ends, rejects) = read_fibre_ends(&choice.fibre_ends, &session.projection()?)?;
        all.extend(ends.into_iter().map(|end| fibre(end.name, end.position)));
        let key = |anchor: &Anchor| (anchor.position.easting_m, anchor.position.northing_m);
        all.sort_by(|a, b| {
            let ((a_east, a_north), (b_east, b_north)) = (key(a), key(b));
            a.name.cmp(&b.name).then(a_east.total_cmp(&b_east)).then(a_north.total_cmp(&b_north))
        });
        let index = PlaceIndex::of(all.iter().map(|anchor| anchor.position));
        Ok(Self { all, rejects, index })
    }

    /// Indices of the anchors within a distance of a place, with their distances, the nearest first.
    pub(super) fn within(&self, place: &Position, radius: Length) -> Vec<(usize, Length)> {
        let mut found: Vec<(usize, Length)> = self
            .index
            .within(place, radius)
            .into_iter()
            .map(|(anchor, line)| (anchor, line.ground_distance))
            .collect();
        found.sort_by(|a, b| a.1.metres().total_cmp(&b.1.metres()).then(a.0.cmp(&b.0)));
        found
    }
}

/// The masts of today, one for each place, with the tallest antenna there.
fn masts(session: &Session<'_>) -> Vec<Anchor> {
    let mut places: BTreeMap<(u64, u64), Anchor> = BTreeMap::new();
    for sector in session.network().sectors() {
        let key = (sector.position.easting_m.to_bits(), sector.position.northing_m.to_bits());
        let anchor = places.entry(key).or_insert_with(|| Anchor {
            name: sector.site_id.clone(),
            position: sector.position,
            height_agl: sector.antenna_height_agl,
            has_fibre: false,
        });
        if sector.antenna_height_agl.metres() > anchor.height_agl.metres() {
            anchor.height_agl = sector.antenna_height_agl;
        }
        if sector.site_id < anchor.name {
            anchor.name.clone_from(&sector.site_id);
        }
    }
    places.into_values().collect()
}
