//! Proposals that make a mast taller.
use super::proposal::Proposal;
use super::screened::{ScreenedGap, Screening, links_or_none};
use super::{RemedyKind, Work};
use crate::coverage::{DirectPath, LinkError, Mast, SightedPath, TowerLink};
use crate::geodesy::Position;
use crate::link::MastMargin;
use crate::network::SectorCarrier;
use crate::terrain::SamplingError;
use crate::units::Length;

/// Masts grow by sections of this height, m.
const SECTION_M: f64 = 5.0;

/// An operator on a mast.
#[derive(Clone, Copy)]
struct OnMast<'a> {
    mast: &'a Mast,
    operator: &'a str,
}

impl Screening<'_> {
    /// The least height at which the antennas of an operator on a mast in range serve the weakest sample point of a gap, of each mast and
    /// operator that has the technology.
    ///
    /// # Method
    /// The greatest height first: where that does not serve, no other is tried. Then from the present one upwards in sections of 5 m.
    ///
    /// # Cost
    /// One path per mast in range, and one evaluation of it per height.
    ///
    /// # Errors
    /// [`LinkError`]: a path without a profile; a void is no error.
    pub(super) fn taller_masts(
        &self,
        gap: &ScreenedGap,
        place: &Position,
    ) -> Result<Vec<Proposal>, LinkError> {
        let tallest_m = self.question.tallest_antenna_agl.metres();
        let mut found = Vec::new();
        for view in &gap.places[gap.weakest].masts {
            let Some(mast) = self.index.masts().get(self.number_of(view.mast)) else { continue };
            if view.sectors.is_empty() || mast.antenna.height_agl.metres() >= tallest_m {
                continue;
            }
            let path = match DirectPath::new(&self.setting.path, mast.antenna, place) {
                Ok(path) => path,
                Err(SamplingError::Void { .. }) => continue,
                Err(other) => return Err(other.into()),
            };
            let first = &self.setting.network.sectors()[view.mast];
            let path = SightedPath::new(path, first.carrier.downlink);
            for operator in self.operators_with_technology(mast) {
                found.extend(self.taller(gap, OnMast { mast, operator }, &path)?);
            }
        }
        Ok(found)
    }

    fn operators_with_technology(&self, mast: &Mast) -> Vec<&str> {
        let sectors = mast.sectors.iter().map(|sector| &self.setting.network.sectors()[*sector]);
        let with = sectors.filter(|sector| sector.carrier.technology == self.question.technology);
        let mut operators: Vec<&str> = with.map(|sector| sector.operator.as_str()).collect();
        operators.sort_unstable();
        operators.dedup();
        operators
    }

    /// The least height of one operator's antennas on a mast.
    fn taller(
        &self,
        gap: &ScreenedGap,
        on: OnMast<'_>,
        path: &SightedPath,
    ) -> Result<Option<Proposal>, LinkError> {
        let OnMast { mast, operator } = on;
        let sectors = self.setting.network.sectors();
        let own: Vec<usize> =
            mast.sectors.iter().copied().filter(|sector| sectors[*sector].operator == operator).collect();
        let (now_m, tallest_m) =
            (mast.antenna.height_agl.metres(), self.question.tallest_antenna_agl.metres());
        if !self.serves_from(gap, &own, path, tallest_m)? {
            return Ok(None);
        }
        let sections = ((tallest_m - now_m) / SECTION_M).ceil() as usize;
        let heights = (1..=sections).map(|count| (now_m + SECTION_M * count as f64).min(tallest_m));
        for height_m in heights {
            if self.serves_from(gap, &own, path, height_m)? {
                return Ok(Some(self.raised(own, height_m)));
            }
        }
        Ok(None)
    }

    /// Whether an operator's sectors serve the weakest sample point from a height.
    fn serves_from(
        &self,
        gap: &ScreenedGap,
        own: &[usize],
        path: &SightedPath,
        height_m: f64,
    ) -> Result<bool, LinkError> {
        let network = self.setting.network;
        let all = network.sectors();
        let of_technology = |sector: &&usize| all[**sector].carrier.technology == self.question.technology;
        let asked: Vec<&SectorCarrier> =
            own.iter().filter(of_technology).map(|sector| &all[*sector]).collect();
        let raised = path.clone().with_antenna_height(Length::from_metres(height_m));
        let links = links_or_none(self.setting, &raised, &asked)?;
        let margins = links
            .iter()
            .flatten()
            .map(|link| MastMargin { margin_db: link.margin().db(), sigma_db: link.sigma_db });
        let best = margins.reduce(|best, next| if next.margin_db > best.margin_db { next } else { best });
        Ok(best.zip(own.first()).is_some_and(|(margin, first)| {
            let added =
                TowerLink { operator: all[*first].operator.as_str(), tower: network.tower(*first), margin };
            gap.places[gap.weakest].is_served_with(self.setting, added, own)
        }))
    }

    fn raised(&self, own: Vec<usize>, height_m: f64) -> Proposal {
        let network = self.setting.network;
        let height = Length::from_metres(height_m);
        let first = &network.sectors()[own[0]];
        let raised = own
            .iter()
            .map(|sector| SectorCarrier { antenna_height_agl: height, ..network.sectors()[*sector].clone() });
        let by_m = height_m - first.antenna_height_agl.metres();
        Proposal {
            kind: RemedyKind::TallerMast,
            site_id: first.site_id.clone(),
            operator: first.operator.clone(),
            sectors: raised.collect(),
            tower: network.tower(own[0]),
            replaced: own,
            work: Work { height: Length::from_metres(by_m), ..Work::default() },
            spot: None,
            donor: None,
            screened: None,
        }
    }
}
