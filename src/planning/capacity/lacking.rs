//! Which antennas carry less than their people ask for, and which carriers they lack.
use super::antennas::Antenna;
use super::demand::Demand;
use super::efficiency::carrier_mbit_s;
use crate::network::SectorCarrier;
use crate::planning::remedy::AllowedCarrier;
use serde::Serialize;

/// What a network carries, and what may be added to it.
#[derive(Clone, Copy, Debug)]
pub struct CapacityQuestion<'a> {
    /// All sector-carriers.
    pub sectors: &'a [SectorCarrier],
    /// People by their best server, one number for each sector-carrier, from 0 upwards.
    pub people_by_server: &'a [f64],
    /// What each of the people asks for.
    pub demand: Demand,
    /// Bits per second in each hertz of each sector-carrier: of a map of the quality, or typical ones.
    pub bit_s_hz: &'a [f64],
    /// Carriers that operators may add, in any order.
    pub allowed: &'a [AllowedCarrier],
    /// Bits per second in each hertz of a carrier that is added.
    pub added_bit_s_hz: f64,
}

/// What one antenna carries, and what it lacks.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct AntennaCapacity {
    /// The site.
    pub site_id: String,
    /// The operator.
    pub operator: String,
    /// Its sector-carriers by their index, rising.
    pub sectors: Vec<usize>,
    /// People served.
    pub people: f64,
    /// What they ask for in the busy hour.
    pub demand_mbit_s: f64,
    /// What its carriers carry.
    pub capacity_mbit_s: f64,
    /// What is missing; 0 where nothing is.
    pub lacking_mbit_s: f64,
    /// Carriers to add, by their place in the question's list, in the order in which they are added.
    pub added: Vec<usize>,
    /// What is still missing with these: the operator may add no more.
    pub still_lacking_mbit_s: f64,
}

/// Compares what each antenna carries with what its people ask for, and adds carriers where it lacks.
///
/// # Method
/// Carriers of one antenna carry its people together. Of those that the operator may add, without those whose downlink the antenna has already, the one that
/// carries most comes first (of equal ones the first of the list), until the demand is met: the fewest carriers that meet it.
///
/// # Cost and determinism
/// Antennas by carriers. The same for any order of antennas; sums run over the sector-carriers of an antenna in their order.
#[must_use]
pub fn check_antennas(antennas: &[Antenna], question: &CapacityQuestion<'_>) -> Vec<AntennaCapacity> {
    antennas.iter().map(|antenna| check_antenna(antenna, question)).collect()
}

fn check_antenna(antenna: &Antenna, question: &CapacityQuestion<'_>) -> AntennaCapacity {
    let carried = |sector: &usize| {
        let bit_s_hz = question.bit_s_hz.get(*sector).copied().unwrap_or(0.0);
        carrier_mbit_s(&question.sectors[*sector].carrier, bit_s_hz)
    };
    let people = antenna.people(question.people_by_server);
    let demand_mbit_s = question.demand.mbit_s(people);
    let capacity_mbit_s: f64 = antenna.sectors.iter().map(carried).sum();
    let lacking_mbit_s = (demand_mbit_s - capacity_mbit_s).max(0.0);
    let mut still_lacking_mbit_s = lacking_mbit_s;
    let mut added = Vec::new();
    for (index, mbit_s) in offered(antenna, question) {
        if still_lacking_mbit_s <= 0.0 {
            break;
        }
        added.push(index);
        still_lacking_mbit_s = (still_lacking_mbit_s - mbit_s).max(0.0);
    }
    AntennaCapacity {
        site_id: antenna.site_id.clone(),
        operator: antenna.operator.clone(),
        sectors: antenna.sectors.clone(),
        people,
        demand_mbit_s,
        capacity_mbit_s,
        lacking_mbit_s,
        added,
        still_lacking_mbit_s,
    }
}

/// Carriers that the operator may add to an antenna with what they carry, the most first.
fn offered(antenna: &Antenna, question: &CapacityQuestion<'_>) -> Vec<(usize, f64)> {
    let Some(first) = antenna.sectors.first() else { return Vec::new() };
    let technology = question.sectors[*first].carrier.technology;
    let mut used: Vec<u64> =
        antenna.sectors.iter().map(|sector| downlink_bits(&question.sectors[*sector].carrier)).collect();
    let mut found = Vec::new();
    for (index, allowed) in question.allowed.iter().enumerate() {
        let carrier = &allowed.added.carrier;
        let bits = downlink_bits(carrier);
        if allowed.operator == antenna.operator && carrier.technology == technology && !used.contains(&bits) {
            used.push(bits);
            found.push((index, carrier_mbit_s(carrier, question.added_bit_s_hz)));
        }
    }
    found.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    found
}

fn downlink_bits(carrier: &crate::network::Carrier) -> u64 {
    carrier.downlink.hertz().to_bits()
}

/// What the antennas of one operator at one site lack together.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SiteCapacity {
    /// The site.
    pub site_id: String,
    /// The operator.
    pub operator: String,
    /// What its people ask for in the busy hour.
    pub demand_mbit_s: f64,
    /// What its antennas carry.
    pub capacity_mbit_s: f64,
    /// What they lack: not what the site as a whole lacks, as an antenna does not serve another's people.
    pub lacking_mbit_s: f64,
    /// Carriers to add, by their place in the question's list, with the number of antennas that get each; rising.
    pub added: Vec<AddedAt>,
    /// What is still missing with these.
    pub still_lacking_mbit_s: f64,
}

/// A carrier and how many antennas get it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct AddedAt {
    /// Place in the question's list.
    pub allowed: usize,
    /// Antennas that get it.
    pub antennas: usize,
}

/// Antennas put together by site and operator; antennas of one site and operator must stand together in the list, as those of
/// [`super::antennas_of`] do.
#[must_use]
pub fn sites_of(antennas: &[AntennaCapacity]) -> Vec<SiteCapacity> {
    let same = |a: &AntennaCapacity, b: &AntennaCapacity| a.site_id == b.site_id && a.operator == b.operator;
    antennas.chunk_by(same).map(site_of).collect()
}

fn site_of(antennas: &[AntennaCapacity]) -> SiteCapacity {
    let sum = |of: fn(&AntennaCapacity) -> f64| antennas.iter().map(of).sum();
    let mut all: Vec<usize> = antennas.iter().flat_map(|antenna| antenna.added.iter().copied()).collect();
    all.sort_unstable();
    let added = all.chunk_by(|a, b| a == b).map(|same| AddedAt { allowed: same[0], antennas: same.len() });
    SiteCapacity {
        site_id: antennas[0].site_id.clone(),
        operator: antennas[0].operator.clone(),
        demand_mbit_s: sum(|antenna| antenna.demand_mbit_s),
        capacity_mbit_s: sum(|antenna| antenna.capacity_mbit_s),
        lacking_mbit_s: sum(|antenna| antenna.lacking_mbit_s),
        added: added.collect(),
        still_lacking_mbit_s: sum(|antenna| antenna.still_lacking_mbit_s),
    }
}
