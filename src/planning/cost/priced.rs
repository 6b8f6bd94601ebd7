//! What something costs: once, every year, and over the horizon.
use super::amount::Amount;
use super::table::{CostTable, RenewalKind};
use serde::Serialize;

/// What money is spent on once.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum CostPart {
    /// Survey and permits.
    Survey,
    /// A new mast.
    Mast,
    /// A pole.
    Pole,
    /// Levelling, fence, cabinet's base.
    CivilWorks,
    /// Installing the equipment.
    Installation,
    /// Baseband, router and cabinet.
    SiteEquipment,
    /// Radio units and antennas.
    Radio,
    /// Line and connection to the grid.
    Grid,
    /// Panels.
    Solar,
    /// Batteries.
    Batteries,
    /// The way to the site.
    Access,
    /// Microwave hops.
    Hop,
    /// Fibre.
    Fibre,
    /// Satellite terminals.
    Satellite,
    /// Travel to an existing mast.
    Visit,
    /// Turning or tilting antennas.
    TurnOrTilt,
    /// An antenna more on a mast that is there.
    Antenna,
    /// Making a mast taller.
    TallerMast,
    /// A repeater.
    Repeater,
}

impl CostPart {
    /// The word in outputs.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Survey => "survey",
            Self::Mast => "mast",
            Self::Pole => "pole",
            Self::CivilWorks => "civil_works",
            Self::Installation => "installation",
            Self::SiteEquipment => "site_equipment",
            Self::Radio => "radio",
            Self::Grid => "grid",
            Self::Solar => "solar",
            Self::Batteries => "batteries",
            Self::Access => "access",
            Self::Hop => "hop",
            Self::Fibre => "fibre",
            Self::Satellite => "satellite",
            Self::Visit => "visit",
            Self::TurnOrTilt => "turn_or_tilt",
            Self::Antenna => "antenna",
            Self::TallerMast => "taller_mast",
            Self::Repeater => "repeater",
        }
    }

    /// As what it is bought again.
    const fn renewed_as(self) -> Option<RenewalKind> {
        match self {
            Self::SiteEquipment | Self::Radio | Self::Repeater => Some(RenewalKind::Radios),
            Self::Solar => Some(RenewalKind::Panels),
            Self::Batteries => Some(RenewalKind::Batteries),
            Self::Hop => Some(RenewalKind::Microwave),
            Self::Satellite => Some(RenewalKind::Satellite),
            _ => None,
        }
    }
}

/// One part of what something costs once.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct PricedPart {
    /// What.
    pub part: CostPart,
    /// Money, once.
    pub capex: Amount,
}

/// What something costs. Money in the currency of the table.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Priced {
    /// Once, now: the sum of the parts.
    pub capex: Amount,
    /// A year, renewals apart.
    pub opex_per_year: Amount,
    /// Present value of all renewals within the horizon.
    pub renewals: Amount,
    /// Once, and the present value of opex and renewals over the horizon.
    pub net_present_cost: Amount,
    /// What it is spent on once, in the order of [`CostPart`], each part at most once.
    pub parts: Vec<PricedPart>,
    /// Parts that are needed and not in the sums, because what they depend on is not known.
    pub unknown: Vec<CostPart>,
}

impl Priced {
    /// Several things together, in any order of parts.
    #[must_use]
    pub fn together(things: &[Self]) -> Self {
        let mut sum = Self::default();
        for thing in things {
            sum.capex = sum.capex + thing.capex;
            sum.opex_per_year = sum.opex_per_year + thing.opex_per_year;
            sum.renewals = sum.renewals + thing.renewals;
            sum.net_present_cost = sum.net_present_cost + thing.net_present_cost;
            thing.parts.iter().for_each(|part| sum.add_part(*part));
            sum.unknown.extend(&thing.unknown);
        }
        sum.unknown.sort_unstable();
        sum.unknown.dedup();
        sum
    }

    fn add_part(&mut self, added: PricedPart) {
        match self.parts.binary_search_by_key(&added.part, |there| there.part) {
            Ok(index) => self.parts[index].capex = self.parts[index].capex + added.capex,
            Err(index) => self.parts.insert(index, added),
        }
    }

    /// What is spent once on a part; nothing where there is none of it.
    #[must_use]
    pub fn capex_of(&self, part: CostPart) -> Amount {
        self.parts.iter().find(|there| there.part == part).map_or(Amount::ZERO, |there| there.capex)
    }
}

/// A sum that is being made.
pub(super) struct Bill<'a> {
    table: &'a CostTable,
    priced: Priced,
}

impl<'a> Bill<'a> {
    pub(super) fn new(table: &'a CostTable) -> Self {
        Self { table, priced: Priced::default() }
    }

    pub(super) fn once(&mut self, part: CostPart, capex: Amount) {
        self.priced.capex = self.priced.capex + capex;
        self.priced.renewals = self.priced.renewals + self.table.renewed(part, capex);
        self.priced.add_part(PricedPart { part, capex });
    }

    pub(super) fn yearly(&mut self, opex: Amount) {
        self.priced.opex_per_year = self.priced.opex_per_year + opex;
    }

    pub(super) fn unknown(&mut self, part: CostPart) {
        self.priced.unknown.push(part);
    }

    /// Adds what was summed up apart.
    pub(super) fn with(mut self, other: Priced) -> Self {
        self.priced = Priced::together(&[self.priced, other]);
        self
    }

    pub(super) fn sum(self) -> Priced {
        let Self { table, mut priced } = self;
        let later = priced.opex_per_year.times(table.horizon().annuity());
        priced.net_present_cost = priced.capex + later + priced.renewals;
        priced
    }
}

impl CostTable {
    /// Present value of buying a part again within the horizon.
    fn renewed(&self, part: CostPart, capex: Amount) -> Amount {
        let horizon = self.horizon();
        let of_kind =
            part.renewed_as().and_then(|kind| self.renewals.iter().find(|found| found.kind == kind));
        of_kind.map_or(Amount::ZERO, |renewal| {
            capex.product(renewal.share.amount()).times(horizon.renewed_every(renewal.every_years))
        })
    }
}
