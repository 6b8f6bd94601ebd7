//! The sectors of a network by everything that readings call them.
use super::cell_identity::{Plmn, cell_identity, last_number, plmn, site_number};
use super::joined::{JoinedBy, Unjoined};
use super::reading::{CellNames, RadioAccess, Reading};
use crate::geodesy::{LonLat, geodesic_line};
use crate::network::{AssumedField, Network, SectorCarrier, Technology, channel_of};
use crate::units::Length;
use std::collections::BTreeMap;

/// How far a sector's downlink may lie from that of a channel number, MHz: half a step of LTE's raster.
const SAME_CHANNEL_MHZ: f64 = 0.05;
/// A sector is plausible that is this many times as near as any other.
const CLEARLY_NEARER: f64 = 2.0;
/// Numbers of cells within an eNodeB (3GPP TS 36.413, 9.2.1.37).
const CELLS_OF_ENODEB: u32 = 256;
/// UMTS devices show the last 16 bits of a cell identity, those without the controller's number (3GPP TS 25.413, 9.2.1.9).
const SHORT_IDENTITIES: u32 = 1 << 16;

/// Sectors by their names; each list in the network's order.
pub(super) struct SectorIndex<'a> {
    sectors: &'a [SectorCarrier],
    /// Network codes where the name or the operator tells them.
    networks: Vec<Option<Plmn>>,
    areas: Vec<Option<u32>>,
    by_id: BTreeMap<String, Vec<usize>>,
    by_identity: BTreeMap<u32, Vec<usize>>,
    by_short_identity: BTreeMap<u32, Vec<usize>>,
    by_site_and_cell: BTreeMap<[u32; 2], Vec<usize>>,
    by_physical: BTreeMap<u16, Vec<usize>>,
}

/// What a way of naming leads to.
type Found = Result<usize, Unjoined>;

/// A name without case and outer blanks.
pub(super) fn folded(name: &str) -> String {
    name.trim().to_lowercase()
}

impl<'a> SectorIndex<'a> {
    /// Cost: one pass over the sectors.
    pub(super) fn of(network: &'a Network) -> Self {
        let mut index = Self {
            sectors: network.sectors(),
            networks: Vec::new(),
            areas: Vec::new(),
            by_id: BTreeMap::new(),
            by_identity: BTreeMap::new(),
            by_short_identity: BTreeMap::new(),
            by_site_and_cell: BTreeMap::new(),
            by_physical: BTreeMap::new(),
        };
        for (number, sector) in network.sectors().iter().enumerate() {
            index.add(number, sector);
        }
        index
    }

    fn add(&mut self, number: usize, sector: &SectorCarrier) {
        let cell = cell_identity(&sector.sector_id);
        self.networks.push(cell.and_then(|cell| cell.network).or_else(|| plmn(&sector.operator)));
        self.areas.push(cell.and_then(|cell| cell.area));
        self.by_id.entry(folded(&sector.sector_id)).or_default().push(number);
        if let Some(cell) = cell {
            self.by_identity.entry(cell.identity).or_default().push(number);
            if sector.carrier.technology == Technology::Umts {
                let short = cell.identity % SHORT_IDENTITIES;
                self.by_short_identity.entry(short).or_default().push(number);
            }
        } else if let (Some(site), Some(cell)) =
            (site_number(&sector.site_id), last_number(&sector.sector_id))
        {
            self.by_site_and_cell.entry([site, cell]).or_default().push(number);
        }
        if let Some(physical) = sector.physical_cell {
            self.by_physical.entry(physical).or_default().push(number);
        }
    }

    /// The sector that a reading is of, by the surest way that leads to one.
    ///
    /// # Errors
    /// The first reason that is more than a name nobody has; [`Unjoined::UnknownId`] when all are such, [`Unjoined::NamesNothing`]
    /// when there are none.
    pub(super) fn sector_of(&self, reading: &Reading, radius: Length) -> Result<(usize, JoinedBy), Unjoined> {
        let ways = [
            (JoinedBy::Id, self.by_name(&reading.cell)),
            (JoinedBy::EnodebAndCell, self.by_numbers(&reading.cell)),
            (JoinedBy::PhysicalAndChannel, self.by_channel(&reading.cell)),
        ];
        let mut why = Unjoined::NamesNothing;
        for (by, named) in ways {
            match named.map(|sectors| self.choose(&sectors, reading, radius)) {
                Some(Ok(sector)) => return Ok((sector, by)),
                Some(Err(reason)) if matches!(why, Unjoined::NamesNothing | Unjoined::UnknownId) => {
                    why = reason;
                }
                Some(Err(_)) | None => {}
            }
        }
        Err(why)
    }

    /// Whether the network has no sectors.
    pub(super) const fn is_empty(&self) -> bool {
        self.sectors.is_empty()
    }

    /// The only sector, for readings that name none.
    pub(super) fn only(&self, reading: &Reading, radius: Length) -> Option<Found> {
        (self.sectors.len() == 1).then(|| self.choose(&[0], reading, radius))
    }

    fn by_name(&self, cell: &CellNames) -> Option<Vec<usize>> {
        let name = folded(&cell.id);
        if name.is_empty() {
            return None;
        }
        if let Some(sectors) = self.by_id.get(&name) {
            return Some(sectors.clone());
        }
        let Some(named) = cell_identity(&name) else { return Some(Vec::new()) };
        let is_other = |own: Option<u32>| own.zip(named.area).is_some_and(|(own, named)| own != named);
        let mut sectors = self.by_identity.get(&named.identity).cloned().unwrap_or_default();
        sectors.retain(|sector| !is_other(self.areas[*sector]));
        Some(sectors)
    }

    fn by_numbers(&self, cell: &CellNames) -> Option<Vec<usize>> {
        let number = cell.cell?;
        let listed = |sectors: Option<&Vec<usize>>| sectors.cloned().unwrap_or_default();
        let Some(enodeb) = cell.enodeb else {
            let whole = listed(self.by_identity.get(&number));
            let is_short = whole.is_empty() && number < SHORT_IDENTITIES;
            return Some(if is_short { listed(self.by_short_identity.get(&number)) } else { whole });
        };
        let identity = enodeb.checked_mul(CELLS_OF_ENODEB).and_then(|first| first.checked_add(number));
        let of_identity = identity.filter(|_| number < CELLS_OF_ENODEB);
        let whole = listed(of_identity.and_then(|identity| self.by_identity.get(&identity)));
        let of_site = || listed(self.by_site_and_cell.get(&[enodeb, number]));
        Some(if whole.is_empty() { of_site() } else { whole })
    }

    /// Those of a physical cell identity on a channel; where none is known to be on it, those whose frequency is assumed.
    fn by_channel(&self, cell: &CellNames) -> Option<Vec<usize>> {
        let (physical, channel) = (cell.physical?, cell.channel?);
        let all = self.by_physical.get(&physical).map_or(&[][..], Vec::as_slice);
        let (assumed, known): (Vec<usize>, Vec<usize>) = all
            .iter()
            .copied()
            .partition(|sector| self.sectors[*sector].assumed.contains(&AssumedField::Frequency));
        let is_on_it = |sector: &usize| {
            let carrier = &self.sectors[*sector].carrier;
            let mhz = channel_of(carrier.technology, channel).map(|known| known.downlink.megahertz());
            mhz.is_ok_and(|mhz| (mhz - carrier.downlink.megahertz()).abs() <= SAME_CHANNEL_MHZ)
        };
        let on_it: Vec<usize> = known.into_iter().filter(is_on_it).collect();
        Some(if on_it.is_empty() { assumed } else { on_it })
    }

    /// Of sectors that have what a reading says, the one of its technology and operator, of several the plausible one.
    fn choose(&self, sectors: &[usize], reading: &Reading, radius: Length) -> Found {
        let cell = &reading.cell;
        let of_access = |sector: &usize| is_of(self.sectors[*sector].carrier.technology, cell.access);
        let heard: Vec<usize> = sectors.iter().copied().filter(of_access).collect();
        if heard.is_empty() {
            return Err(Unjoined::UnknownId);
        }
        let network = plmn(&cell.network)
            .or_else(|| cell_identity(&cell.id).and_then(|named| named.network))
            .or_else(|| plmn(&cell.operator));
        let own: Vec<usize> =
            heard.into_iter().filter(|sector| !self.is_of_other(*sector, network, &cell.operator)).collect();
        if own.is_empty() {
            return Err(Unjoined::OtherOperator);
        }
        self.plausible(own, reading.place, radius)
    }

    /// Whether a sector is known to be another operator's: by the network's codes where both have them, otherwise by name.
    fn is_of_other(&self, sector: usize, network: Option<Plmn>, operator: &str) -> bool {
        if let (Some(own), Some(network)) = (self.networks[sector], network) {
            return own != network;
        }
        let own = &self.sectors[sector].operator;
        let is_name = |text: &str| !text.trim().is_empty() && plmn(text).is_none();
        is_name(own) && is_name(operator) && compact(own) != compact(operator)
    }

    fn plausible(&self, sectors: Vec<usize>, place: LonLat, radius: Length) -> Found {
        let distance_m = |sector: usize| {
            let mast = self.sectors[sector].position.geographic;
            geodesic_line(mast, place).ground_distance.metres()
        };
        let mut near: Vec<(f64, usize)> =
            sectors.into_iter().map(|sector| (distance_m(sector), sector)).collect();
        near.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
        let Some(&(nearest_m, sector)) = near.first() else { return Err(Unjoined::UnknownId) };
        if nearest_m > radius.metres() {
            return Err(Unjoined::TooFar);
        }
        match near.get(1) {
            Some((second_m, _)) if *second_m <= nearest_m || *second_m < CLEARLY_NEARER * nearest_m => {
                Err(Unjoined::SeveralMasts)
            }
            _ => Ok(sector),
        }
    }
}

fn is_of(technology: Technology, access: Option<RadioAccess>) -> bool {
    match access {
        None => true,
        Some(RadioAccess::Lte) => technology == Technology::Lte,
        Some(RadioAccess::Umts) => technology == Technology::Umts,
        Some(RadioAccess::Gsm | RadioAccess::Nr | RadioAccess::Lora) => false,
    }
}

/// A name without case and blanks.
fn compact(name: &str) -> String {
    name.chars().filter(|letter| !letter.is_whitespace()).flat_map(char::to_lowercase).collect()
}
