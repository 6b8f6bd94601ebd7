//! What stands on each mast, and which carriers may be added there.
use super::{AllowedCarrier, RemedyQuestion};
use crate::coverage::Mast;
use crate::network::{Network, SectorCarrier};
use std::collections::BTreeMap;

/// Carriers nearer to each other than this are one, Hz: a third of LTE's channel raster and more.
const SAME_CARRIER_HZ: f64 = 50_000.0;

/// A place on the planning grid, to the last bit.
type PlaceKey = [u64; 2];

fn place_of(sector: &SectorCarrier) -> PlaceKey {
    [sector.position.easting_m.to_bits(), sector.position.northing_m.to_bits()]
}

/// What an operator has on a mast, and may have there.
#[derive(Clone, Debug)]
pub(super) struct OperatorOnMast<'a> {
    /// The operator.
    pub(super) operator: &'a str,
    /// Of each direction in which antennas look, the first sector; those of all operators where this one has none here.
    pub(super) antennas: Vec<usize>,
    /// Carriers that may be added on those antennas.
    pub(super) addable: Vec<usize>,
    /// Carriers that may be used here, added or not.
    pub(super) usable: Vec<usize>,
    /// Number of the tower, as [`Network::tower`] has it; of a new tenant a number of no tower.
    pub(super) tower: usize,
    /// Rent a year that it would pay from now on.
    pub(super) new_rent: f64,
}

/// What stands on one mast.
#[derive(Clone, Debug, Default)]
pub(super) struct Standing<'a> {
    /// The operators that may add something, by name.
    pub(super) operators: Vec<OperatorOnMast<'a>>,
}

impl Standing<'_> {
    /// All carriers that may be used here, rising.
    pub(super) fn carriers(&self) -> Vec<usize> {
        let mut carriers: Vec<usize> =
            self.operators.iter().flat_map(|operator| operator.usable.iter().copied()).collect();
        carriers.sort_unstable();
        carriers.dedup();
        carriers
    }
}

/// What stands on each mast, in the order of the masts.
///
/// # Definition
/// A mast that is not shareable takes its owner alone; one that is takes every operator with a carrier allowed; where nothing is stated, those
/// that stand at the place already. A carrier is added where the operator has none of the technology at the place, or only higher ones.
pub(super) fn standing<'a>(
    network: &'a Network,
    masts: &[Mast],
    question: &RemedyQuestion<'a>,
) -> Vec<Standing<'a>> {
    let mut at_place: BTreeMap<PlaceKey, Vec<usize>> = BTreeMap::new();
    for (index, sector) in network.sectors().iter().enumerate() {
        at_place.entry(place_of(sector)).or_default().push(index);
    }
    let of_mast = |mast: &Mast| {
        let Some(first) = mast.sectors.first() else { return Standing::default() };
        let here = at_place.get(&place_of(&network.sectors()[*first])).map_or(&[][..], Vec::as_slice);
        let site = SitePlace { network, here, mast, question };
        let operators = site.operators().into_iter().map(|operator| site.operator(operator));
        Standing { operators: operators.collect() }
    };
    masts.iter().map(of_mast).collect()
}

/// A mast with all sectors at its place.
struct SitePlace<'s, 'a> {
    network: &'a Network,
    /// Sectors at the place, whatever their height.
    here: &'s [usize],
    mast: &'s Mast,
    question: &'s RemedyQuestion<'a>,
}

impl<'a> SitePlace<'_, 'a> {
    fn sectors(&self) -> impl Iterator<Item = &'a SectorCarrier> {
        self.here.iter().map(|&sector| &self.network.sectors()[sector])
    }

    /// The operators that may use the mast, by name.
    fn operators(&self) -> Vec<&'a str> {
        let owner =
            self.sectors().map(|sector| sector.tenancy.owner.as_str()).find(|owner| !owner.is_empty());
        let shareable = self.sectors().find_map(|sector| sector.tenancy.shareable);
        let mut operators: Vec<&'a str> = match (shareable, owner) {
            (Some(false), Some(owner)) => vec![owner],
            (Some(true), _) => {
                self.question.allowed.iter().map(|allowed| allowed.operator.as_str()).collect()
            }
            _ => self.sectors().map(|sector| sector.operator.as_str()).collect(),
        };
        operators.sort_unstable();
        operators.dedup();
        operators
    }

    fn operator(&self, operator: &'a str) -> OperatorOnMast<'a> {
        let sectors = self.network.sectors();
        let is_own = |sector: &usize| sectors[*sector].operator == operator;
        let own: Vec<usize> = self.here.iter().copied().filter(is_own).collect();
        let on_mast: Vec<usize> = self.mast.sectors.iter().copied().filter(is_own).collect();
        let looked_at = if own.is_empty() { &self.mast.sectors } else { &on_mast };
        let technology = self.question.technology;
        let of_technology = |sector: &usize| sectors[*sector].carrier.technology == technology;
        let present_hz: Vec<f64> = own
            .iter()
            .filter(|sector| of_technology(sector))
            .map(|sector| sectors[*sector].carrier.downlink.hertz())
            .collect();
        let is_usable = |allowed: &AllowedCarrier| allowed.operator == operator;
        let all = self.question.allowed.iter().enumerate();
        let usable: Vec<usize> =
            all.filter(|(_, allowed)| is_usable(allowed)).map(|(index, _)| index).collect();
        let is_lower = |carrier: &usize| {
            let hz = self.question.allowed[*carrier].added.carrier.downlink.hertz();
            present_hz.iter().all(|present_hz| hz < present_hz - SAME_CARRIER_HZ)
        };
        let rent = self.sectors().find_map(|sector| sector.tenancy.rent_per_year);
        OperatorOnMast {
            operator,
            antennas: directions(sectors, looked_at),
            addable: usable.iter().copied().filter(is_lower).collect(),
            usable,
            tower: own.first().map_or(usize::MAX, |sector| self.network.tower(*sector)),
            new_rent: if own.is_empty() { rent.unwrap_or(0.0) } else { 0.0 },
        }
    }
}

/// Of each direction the first sector.
fn directions(sectors: &[SectorCarrier], among: &[usize]) -> Vec<usize> {
    let mut seen = Vec::new();
    let is_new = |sector: &&usize| {
        let direction = sectors[**sector].azimuth.map(|azimuth| azimuth.degrees().to_bits());
        let is_new = !seen.contains(&direction);
        seen.push(direction);
        is_new
    };
    among.iter().filter(is_new).copied().collect()
}
