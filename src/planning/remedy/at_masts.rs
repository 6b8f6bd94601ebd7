//! Proposals at masts that are there, from cached losses: added carriers and new sectors.
use super::proposal::{Proposal, ScreenedBy, pointed};
use super::screened::{ScreenedGap, ScreenedPlace, Screening};
use super::standing::OperatorOnMast;
use super::{RemedyKind, Work};
use crate::coverage::TowerLink;
use crate::link::MastMargin;
use crate::network::SectorCarrier;

/// The margin of a proposal's link nearest to serving, for each sample point of a gap; `None` where none is known.
pub(super) type MarginAt<'m> = &'m dyn Fn(&ScreenedPlace) -> Option<MastMargin>;

/// A tower of an operator.
#[derive(Clone, Copy)]
pub(super) struct OperatorTower<'a> {
    pub(super) operator: &'a str,
    pub(super) tower: usize,
}

impl Screening<'_> {
    /// Whether links of an operator's tower would close a gap.
    pub(super) fn closes(
        &self,
        gap: &ScreenedGap,
        on: OperatorTower<'_>,
        replaced: &[usize],
        margin_at: MarginAt<'_>,
    ) -> bool {
        let OperatorTower { operator, tower } = on;
        gap.places.iter().all(|place| {
            let added = margin_at(place).map(|margin| TowerLink { operator, tower, margin });
            place.is_served(&self.setting.need)
                || added.is_some_and(|added| place.is_served_with(self.setting, added, replaced))
        })
    }

    /// Carriers on antennas that are there, and new sectors pointed at the gap, that would close it.
    pub(super) fn added_at_masts(&self, gap: &ScreenedGap) -> Vec<Proposal> {
        let mut found = Vec::new();
        for view in &gap.places[gap.weakest].masts {
            let Some(standing) = self.standing.get(self.number_of(view.mast)) else { continue };
            for operator in &standing.operators {
                for &carrier in &operator.usable {
                    let added = operator.addable.contains(&carrier);
                    let on_antennas = added.then(|| self.on_antennas(operator, view.mast, carrier));
                    let closing = on_antennas.filter(|proposal| self.adds_enough(gap, proposal));
                    let pointed = || {
                        let proposal = self.pointed_at(gap, operator, view.mast, carrier)?;
                        Some(proposal).filter(|proposal| self.adds_enough(gap, proposal))
                    };
                    found.extend(closing.or_else(pointed));
                }
            }
        }
        found
    }

    fn adds_enough(&self, gap: &ScreenedGap, proposal: &Proposal) -> bool {
        let margin_at = |place: &ScreenedPlace| best_margin(place, proposal);
        let on = OperatorTower { operator: &proposal.operator, tower: proposal.tower };
        self.closes(gap, on, &[], &margin_at)
    }

    /// A carrier on every antenna that an operator has on a mast.
    fn on_antennas(&self, operator: &OperatorOnMast<'_>, mast: usize, carrier: usize) -> Proposal {
        let sectors = self.setting.network.sectors();
        let added = &self.question.allowed[carrier].added;
        let mhz = added.carrier.downlink.megahertz();
        let made = operator.antennas.iter().map(|&antenna| SectorCarrier {
            sector_id: self.free_name(format!("{}+{mhz}", sectors[antenna].sector_id)),
            operator: operator.operator.to_owned(),
            ..added.on(&sectors[antenna])
        });
        let made: Vec<SectorCarrier> = made.collect();
        self.at_mast(RemedyKind::AddTechnology, operator, made, ScreenedBy { mast, carrier: Some(carrier) })
    }

    /// An antenna more on a mast, pointed at the weakest sample point of a gap.
    fn pointed_at(
        &self,
        gap: &ScreenedGap,
        operator: &OperatorOnMast<'_>,
        mast: usize,
        carrier: usize,
    ) -> Option<Proposal> {
        let view = gap.places[gap.weakest].mast(mast)?;
        let first = &self.setting.network.sectors()[mast];
        let added = &self.question.allowed[carrier].added;
        let antenna = self.question.new_antenna;
        let (azimuth, tilt) = pointed(view.azimuth, view.elevation_deg);
        let name = format!("{}@{}+{}", first.site_id, azimuth.degrees(), added.carrier.downlink.megahertz());
        let made = SectorCarrier {
            sector_id: self.free_name(name),
            site_id: first.site_id.clone(),
            operator: operator.operator.to_owned(),
            azimuth: Some(azimuth),
            mechanical_downtilt: tilt,
            maximum_gain: antenna.gain,
            feeder_loss: antenna.feeder_loss,
            pattern: antenna.pattern.clone(),
            tenancy: first.tenancy.clone(),
            ..added.on(&SectorCarrier::isotropic(
                first.position,
                first.antenna_height_agl,
                added.carrier.clone(),
            ))
        };
        let by = ScreenedBy { mast, carrier: Some(carrier) };
        Some(self.at_mast(RemedyKind::NewSector, operator, vec![made], by))
    }

    fn at_mast(
        &self,
        kind: RemedyKind,
        operator: &OperatorOnMast<'_>,
        sectors: Vec<SectorCarrier>,
        by: ScreenedBy,
    ) -> Proposal {
        let work = Work { carriers: sectors.len(), rent_per_year: operator.new_rent, ..Work::default() };
        Proposal {
            kind,
            site_id: self.setting.network.sectors()[by.mast].site_id.clone(),
            operator: operator.operator.to_owned(),
            replaced: Vec::new(),
            sectors,
            tower: operator.tower,
            work,
            spot: None,
            donor: None,
            screened: Some(by),
        }
    }

    /// A name that no sector has.
    pub(super) fn free_name(&self, mut name: String) -> String {
        let sectors = self.setting.network.sectors();
        while sectors.binary_search_by(|sector| sector.sector_id.cmp(&name)).is_ok() {
            name.push('+');
        }
        name
    }
}

/// Of the sectors that a proposal adds, or as it changes them, the margin nearest to serving a place.
pub(super) fn best_margin(place: &ScreenedPlace, proposal: &Proposal) -> Option<MastMargin> {
    let by = proposal.screened?;
    let (view, carrier) = (place.mast(by.mast)?, by.carrier?);
    let margins = proposal.sectors.iter().filter_map(|sector| view.with_carrier(carrier, sector));
    margins.reduce(|best, next| if next.margin_db > best.margin_db { next } else { best })
}
