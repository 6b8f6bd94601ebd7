//! Proposals that turn or tilt antennas that are there.
use super::at_masts::OperatorTower;
use super::proposal::{Proposal, ScreenedBy, pointed};
use super::screened::{MastView, ScreenedGap, ScreenedPlace, Screening};
use super::{RemedyKind, Work};
use crate::coverage::Mast;
use crate::link::MastMargin;
use crate::network::{Network, SectorCarrier};
use crate::units::{Azimuth, Tilt};

/// Antennas are turned in these steps, degrees.
const TURN_STEP_DEG: f64 = 10.0;
/// They are tilted in these, degrees.
const TILT_STEP_DEG: f64 = 1.0;

/// An antenna: the sectors that it radiates, of all technologies.
struct Panel {
    sectors: Vec<usize>,
}

/// A direction of an antenna.
#[derive(Clone, Copy)]
struct Pointing {
    azimuth: Azimuth,
    tilt: Tilt,
}

impl Screening<'_> {
    /// The least turn or tilt of each antenna around that would close a gap.
    pub(super) fn turned_at_masts(&self, gap: &ScreenedGap) -> Vec<Proposal> {
        let network = self.setting.network;
        let mut found = Vec::new();
        for view in &gap.places[gap.weakest].masts {
            let Some(mast) = self.index.masts().get(self.number_of(view.mast)) else { continue };
            for panel in panels(network, mast, view) {
                found.extend(self.turned(gap, view, &panel));
            }
        }
        found
    }

    fn turned(&self, gap: &ScreenedGap, view: &MastView, panel: &Panel) -> Option<Proposal> {
        let first = &self.setting.network.sectors()[*panel.sectors.first()?];
        let now = Pointing { azimuth: first.azimuth?, tilt: first.mechanical_downtilt };
        let (azimuth, tilt) = pointed(view.azimuth, view.elevation_deg);
        let beam_tilt =
            Tilt::from_degrees_down(tilt.degrees_down() - first.electrical_downtilt.degrees_down());
        let straight = Pointing { azimuth, tilt: beam_tilt };
        let closes = |at: &Pointing| self.closes_pointed(gap, view.mast, panel, *at);
        if !closes(&straight) {
            return None;
        }
        let tilted = steps(now.tilt.degrees_down(), straight.tilt.degrees_down(), TILT_STEP_DEG)
            .map(|deg| Pointing { tilt: Tilt::from_degrees_down(deg), ..now })
            .find(closes);
        if let Some(at) = tilted {
            return Some(self.repointed(RemedyKind::Tilt, view.mast, panel, at));
        }
        let turn_deg = now.azimuth.turn_to(straight.azimuth);
        let turned = |tilt: Tilt| {
            let to =
                |deg: f64| Pointing { azimuth: Azimuth::from_degrees(now.azimuth.degrees() + deg), tilt };
            steps(0.0, turn_deg, TURN_STEP_DEG).map(to).find(closes)
        };
        let at = turned(now.tilt).or_else(|| turned(straight.tilt)).unwrap_or(straight);
        Some(self.repointed(RemedyKind::Turn, view.mast, panel, at))
    }

    fn closes_pointed(&self, gap: &ScreenedGap, mast: usize, panel: &Panel, at: Pointing) -> bool {
        let network = self.setting.network;
        let Some(&first) = panel.sectors.first() else { return false };
        let margin_at = |place: &ScreenedPlace| {
            let view = place.mast(mast)?;
            let changed = panel.sectors.iter().filter_map(|&sector| {
                view.with_change(network, sector, &repointed_sector(&network.sectors()[sector], at))
            });
            nearest_to_serving(changed)
        };
        let operator = network.sectors()[first].operator.as_str();
        let on = OperatorTower { operator, tower: network.tower(first) };
        self.closes(gap, on, &panel.sectors, &margin_at)
    }

    fn repointed(&self, kind: RemedyKind, mast: usize, panel: &Panel, at: Pointing) -> Proposal {
        let network = self.setting.network;
        let first = &network.sectors()[panel.sectors[0]];
        let sectors = panel.sectors.iter().map(|&sector| repointed_sector(&network.sectors()[sector], at));
        Proposal {
            kind,
            site_id: first.site_id.clone(),
            operator: first.operator.clone(),
            replaced: panel.sectors.clone(),
            sectors: sectors.collect(),
            tower: network.tower(panel.sectors[0]),
            work: Work::default(),
            spot: None,
            donor: None,
            screened: Some(ScreenedBy { mast, carrier: None }),
        }
    }
}

/// The margin nearest to serving of an antenna that is changed.
pub(super) fn changed_margin(
    network: &Network,
    place: &ScreenedPlace,
    proposal: &Proposal,
) -> Option<MastMargin> {
    let view = place.mast(proposal.screened?.mast)?;
    let pairs = proposal.replaced.iter().zip(&proposal.sectors);
    nearest_to_serving(pairs.filter_map(|(sector, changed)| view.with_change(network, *sector, changed)))
}

fn nearest_to_serving(margins: impl Iterator<Item = MastMargin>) -> Option<MastMargin> {
    margins.reduce(|best, next| if next.margin_db > best.margin_db { next } else { best })
}

fn repointed_sector(sector: &SectorCarrier, at: Pointing) -> SectorCarrier {
    SectorCarrier { azimuth: Some(at.azimuth), mechanical_downtilt: at.tilt, ..sector.clone() }
}

/// The directed antennas of a mast that radiate the technology: sectors of one operator, direction and tilt are one antenna.
fn panels(network: &Network, mast: &Mast, view: &MastView) -> Vec<Panel> {
    let sectors = network.sectors();
    let antenna_of = |sector: usize| {
        let SectorCarrier { operator, azimuth, mechanical_downtilt, .. } = &sectors[sector];
        let numbers = [azimuth.map_or(f64::NAN, Azimuth::degrees), mechanical_downtilt.degrees_down()];
        (operator.as_str(), numbers.map(f64::to_bits))
    };
    let mut antennas: Vec<_> = view
        .sectors
        .iter()
        .map(|(sector, _)| *sector)
        .filter(|sector| sectors[*sector].azimuth.is_some())
        .map(antenna_of)
        .collect();
    antennas.sort_unstable();
    antennas.dedup();
    let on_antenna = |antenna| Panel {
        sectors: mast.sectors.iter().copied().filter(|sector| antenna_of(*sector) == antenna).collect(),
    };
    antennas.into_iter().map(on_antenna).collect()
}

/// From a value to another in steps, without the first, with the last.
fn steps(from: f64, to: f64, step: f64) -> impl Iterator<Item = f64> {
    let count = ((to - from).abs() / step).ceil() as usize;
    (1..=count).map(move |number| {
        let way = step * number as f64;
        if number == count { to } else { from + way.copysign(to - from) }
    })
}

#[cfg(test)]
mod tests {
    use super::steps;

    #[test]
    fn steps_end_at_the_end() {
        assert_eq!(steps(2.0, 4.5, 1.0).collect::<Vec<_>>(), [3.0, 4.0, 4.5]);
        assert_eq!(steps(0.0, -25.0, 10.0).collect::<Vec<_>>(), [-10.0, -20.0, -25.0]);
        assert_eq!(steps(1.0, 1.0, 1.0).count(), 0);
    }
}
