//! Gaps with the losses of all paths to them: what proposals are screened on.
use super::RemedyQuestion;
use super::proposal::gain_less_feeder;
use super::standing::Standing;
use crate::coverage::{
    DirectPath, Link, LinkError, Mast, MastIndex, ServiceSetting, SightedPath, TowerLink,
    probability_of_towers,
};
use crate::geodesy::{GeodesicLine, Position};
use crate::link::{MastMargin, ServiceNeed, probability_at};
use crate::network::{Network, SectorCarrier};
use crate::terrain::SamplingError;
use crate::units::{Azimuth, Decibels};

/// A link this many standard deviations short counts for nothing: a probability of 1e-12 and less.
const LEAST_STRENGTH: f64 = -7.1;
/// The greatest gain of an antenna that a link without one is given the benefit of.
const GREATEST_GAIN: Decibels = Decibels::new(25.0);

/// Margins of both directions over the need.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Margins {
    downlink: Decibels,
    uplink: Decibels,
    sigma_db: f64,
}

impl Margins {
    fn of(link: &Link) -> Self {
        Self { downlink: link.downlink_margin, uplink: link.uplink_margin, sigma_db: link.sigma_db }
    }

    /// The smaller of both with a further gain of the mast's antenna, which is that of both directions.
    pub(super) fn with_gain(&self, gain: Decibels) -> MastMargin {
        let least = self.downlink.db().min(self.uplink.db());
        MastMargin { margin_db: least + gain.db(), sigma_db: self.sigma_db }
    }

    /// Whether a link counts that may get so much gain.
    fn counts(&self, gain: Decibels) -> bool {
        self.with_gain(gain).margin_db > LEAST_STRENGTH * self.sigma_db
    }
}

/// A mast as a place receives it.
#[derive(Clone, Debug)]
pub(super) struct MastView {
    /// The mast, by its first sector.
    pub(super) mast: usize,
    /// Direction of the place from the mast.
    pub(super) azimuth: Azimuth,
    /// Angle over the horizontal at which the path leaves the mast, degrees.
    pub(super) elevation_deg: f64,
    /// Its sectors of the technology, as they are.
    pub(super) sectors: Vec<(usize, Margins)>,
    /// Carriers that may be used on it, by an antenna of 0 dBi without feeder.
    pub(super) carriers: Vec<(usize, Margins)>,
}

impl MastView {
    /// The margin of a sector with a carrier that may be used here.
    pub(super) fn with_carrier(&self, carrier: usize, sector: &SectorCarrier) -> Option<MastMargin> {
        let (_, margins) = self.carriers.iter().find(|(own, _)| *own == carrier)?;
        Some(margins.with_gain(gain_less_feeder(sector, self.azimuth, self.elevation_deg)))
    }

    /// The margin of a sector that would be changed to another.
    pub(super) fn with_change(
        &self,
        network: &Network,
        sector: usize,
        changed: &SectorCarrier,
    ) -> Option<MastMargin> {
        let (_, margins) = self.sectors.iter().find(|(own, _)| *own == sector)?;
        let gain = |sector| gain_less_feeder(sector, self.azimuth, self.elevation_deg);
        Some(margins.with_gain(gain(changed) - gain(&network.sectors()[sector])))
    }
}

/// A sample point of a gap.
#[derive(Clone, Debug)]
pub(super) struct ScreenedPlace {
    /// Share of the cluster.
    pub(super) weight: f64,
    /// Probability that it is served as it is.
    pub(super) probability: f64,
    /// Masts in range, by their first sector.
    pub(super) masts: Vec<MastView>,
}

impl ScreenedPlace {
    /// The view of a mast.
    pub(super) fn mast(&self, mast: usize) -> Option<&MastView> {
        let found = self.masts.binary_search_by_key(&mast, |view| view.mast).ok()?;
        Some(&self.masts[found])
    }

    pub(super) fn is_served(&self, need: &ServiceNeed<'_>) -> bool {
        self.probability >= need.target_probability
    }

    /// Whether a link of an operator's tower, beside all that there is but some sectors, serves it.
    pub(super) fn is_served_with(
        &self,
        setting: &ServiceSetting<'_>,
        added: TowerLink<'_>,
        replaced: &[usize],
    ) -> bool {
        let (need, network) = (&setting.need, setting.network);
        let alone = probability_at(added.margin.margin_db, added.margin.sigma_db);
        if alone >= need.target_probability {
            return true;
        }
        // of two events, one at least has at most the sum of their probabilities
        if alone + self.probability < need.target_probability {
            return false;
        }
        let sectors = self.masts.iter().flat_map(|view| &view.sectors);
        let stays = sectors.filter(|(sector, _)| replaced.binary_search(sector).is_err());
        let mut links: Vec<TowerLink<'_>> = stays
            .map(|(sector, margins)| TowerLink {
                operator: network.sectors()[*sector].operator.as_str(),
                tower: network.tower(*sector),
                margin: margins.with_gain(Decibels::default()),
            })
            .collect();
        links.push(added);
        probability_of_towers(need, links).is_some_and(|joint| joint >= need.target_probability)
    }
}

/// A gap with the losses of all paths to it.
#[derive(Clone, Debug)]
pub(super) struct ScreenedGap {
    /// Index of the gap.
    pub(super) gap: usize,
    /// Index of the weakest of its sample points.
    pub(super) weakest: usize,
    /// Its sample points.
    pub(super) places: Vec<ScreenedPlace>,
}

/// What gaps are screened with.
#[derive(Clone, Copy)]
pub(super) struct Screening<'a> {
    pub(super) setting: &'a ServiceSetting<'a>,
    pub(super) index: &'a MastIndex,
    pub(super) question: &'a RemedyQuestion<'a>,
    pub(super) standing: &'a [Standing<'a>],
}

impl Screening<'_> {
    /// Looks at all masts around a place.
    ///
    /// # Cost
    /// One path per mast in range, and an evaluation of it at both frequencies of each carrier.
    ///
    /// # Errors
    /// [`LinkError`]: a path without a profile; a void is no error, its mast is left out.
    pub(super) fn place(&self, place: &Position, weight: f64) -> Result<ScreenedPlace, LinkError> {
        let (setting, network) = (self.setting, self.setting.network);
        let mut masts = Vec::new();
        for (mast, line) in self.index.within(place, setting.reach.radius) {
            masts.extend(self.view(mast, place, line)?);
        }
        masts.sort_by_key(|view: &MastView| view.mast);
        let links = masts.iter().flat_map(|view| &view.sectors).map(|(sector, margins)| TowerLink {
            operator: network.sectors()[*sector].operator.as_str(),
            tower: network.tower(*sector),
            margin: margins.with_gain(Decibels::default()),
        });
        let probability = probability_of_towers(&setting.need, links.collect()).unwrap_or_default();
        Ok(ScreenedPlace { weight, probability, masts })
    }

    /// Number of a mast by its first sector: masts are in the order of those.
    pub(super) fn number_of(&self, first: usize) -> usize {
        self.index.masts().partition_point(|mast| mast.sectors[0] < first)
    }

    /// A mast as a place receives it; `None` where nothing of it counts.
    fn view(&self, mast: &Mast, place: &Position, line: GeodesicLine) -> Result<Option<MastView>, LinkError> {
        let (setting, sectors) = (self.setting, self.setting.network.sectors());
        let Some(&first) = mast.sectors.first() else { return Ok(None) };
        let path = match DirectPath::along(&setting.path, mast.antenna, place, line) {
            Ok(path) => SightedPath::new(path, sectors[first].carrier.downlink),
            Err(SamplingError::Void { .. }) => return Ok(None),
            Err(other) => return Err(other.into()),
        };
        let of_technology =
            |sector: &&usize| sectors[**sector].carrier.technology == self.question.technology;
        let own: Vec<usize> = mast.sectors.iter().filter(of_technology).copied().collect();
        let carriers = self.standing.get(self.number_of(first)).map_or_else(Vec::new, Standing::carriers);
        let bare = SectorCarrier::isotropic(
            mast.antenna.position,
            mast.antenna.height_agl,
            sectors[first].carrier.clone(),
        );
        let made: Vec<SectorCarrier> =
            carriers.iter().map(|carrier| self.question.allowed[*carrier].added.on(&bare)).collect();
        let asked = own.iter().map(|sector| &sectors[*sector]).chain(&made);
        let links = links_or_none(setting, &path, &asked.collect::<Vec<_>>())?;
        let (of_own, of_made) = links.split_at(own.len());
        let kept = |(sector, link): (usize, &Option<Link>)| {
            let link = link.as_ref()?;
            Some((sector, Margins::of(link))).filter(|(_, margins)| margins.counts(link.pattern_loss))
        };
        let kept_carrier = |(carrier, link): (usize, &Option<Link>)| {
            Some((carrier, Margins::of(link.as_ref()?))).filter(|(_, margins)| margins.counts(GREATEST_GAIN))
        };
        let sectors: Vec<_> = own.into_iter().zip(of_own).filter_map(kept).collect();
        let carriers: Vec<_> = carriers.into_iter().zip(of_made).filter_map(kept_carrier).collect();
        let (azimuth, elevation_deg) = (line.azimuth, path.clearance().departure_elevation_deg);
        let counts = !(sectors.is_empty() && carriers.is_empty());
        Ok(counts.then_some(MastView { mast: first, azimuth, elevation_deg, sectors, carriers }))
    }
}

/// The links of some sectors over a path; none where the model has no value.
pub(super) fn links_or_none(
    setting: &ServiceSetting<'_>,
    path: &SightedPath,
    sectors: &[&SectorCarrier],
) -> Result<Vec<Option<Link>>, LinkError> {
    match path.links(&setting.path, &setting.need, sectors.iter().copied()) {
        Ok(links) => return Ok(links.into_iter().map(Some).collect()),
        Err(LinkError::Propagation { .. }) => {}
        Err(other) => return Err(other),
    }
    let one = |sector: &&SectorCarrier| match path.links(&setting.path, &setting.need, [*sector]) {
        Ok(links) => Ok(links.into_iter().next()),
        Err(LinkError::Propagation { .. }) => Ok(None),
        Err(other) => Err(other),
    };
    sectors.iter().map(one).collect()
}
