//! The links of one place to all masts around.
use super::{DirectPath, LinkError, MastIndex, ServerLink, ServiceSetting, SightedPath};
use crate::geodesy::Position;
use crate::propagation::{Caveat, PathLossModel, PropagationError};
use crate::terrain::SamplingError;

/// The links of all sectors around one place by one model.
#[derive(Clone, Debug, Default)]
pub struct PlaceLinks {
    /// Links with terrain throughout, by sector.
    pub links: Vec<ServerLink>,
    /// Sectors in range whose path has voids, rising.
    pub without_terrain: Vec<usize>,
    /// Sectors the model has no value for, rising, and why.
    pub refused: Vec<(usize, PropagationError)>,
    /// Remarks of the model.
    pub caveats: Vec<Caveat>,
}

impl PlaceLinks {
    /// Makes the first refusal an error.
    fn none_refused(&self, setting: &ServiceSetting<'_>) -> Result<(), LinkError> {
        self.refused.first().map_or(Ok(()), |(sector, refusal)| {
            let sector_id = setting.network.sectors()[*sector].sector_id.clone();
            Err(LinkError::Propagation { sector_id, refusal: refusal.clone() })
        })
    }

    /// Adds the links of a mast's sectors over a path.
    fn add(
        &mut self,
        setting: &ServiceSetting<'_>,
        model: &dyn PathLossModel,
        path: &SightedPath,
        sectors: &[usize],
    ) -> Result<(), LinkError> {
        let all = setting.network.sectors();
        let carriers = sectors.iter().map(|&sector| &all[sector]);
        let outcomes = path.outcomes(&setting.path, &setting.need, model, carriers)?;
        for (&sector, outcome) in sectors.iter().zip(outcomes) {
            match outcome {
                Ok((link, caveats)) => {
                    self.links.push(ServerLink { sector, link });
                    self.caveats.extend(caveats);
                }
                Err(reason) => self.refused.push((sector, reason)),
            }
        }
        Ok(())
    }

    fn sorted(mut self) -> Self {
        self.links.sort_by_key(|server| server.sector);
        self.without_terrain.sort_unstable();
        self.refused.sort_by_key(|(sector, _)| *sector);
        self
    }
}

/// All links of one place by the deciding model.
///
/// # Errors
/// [`LinkError`] names the sector; a void on the path is counted and is not an error.
pub fn links_at(
    setting: &ServiceSetting<'_>,
    index: &MastIndex,
    place: &Position,
) -> Result<PlaceLinks, LinkError> {
    let alone = ServiceSetting { other_models: &[], ..*setting };
    Ok(links_by_model(&alone, index, place)?.swap_remove(0))
}

/// All links of one place by every model, the deciding one first: one path serves them all.
///
/// # Errors
/// [`LinkError`] names the sector the deciding model refuses; what a compared one refuses is listed.
pub(super) fn links_by_model(
    setting: &ServiceSetting<'_>,
    index: &MastIndex,
    place: &Position,
) -> Result<Vec<PlaceLinks>, LinkError> {
    let others = setting.other_models.iter().map(|model| &**model);
    let models: Vec<&dyn PathLossModel> = std::iter::once(setting.path.model).chain(others).collect();
    let mut by_model = vec![PlaceLinks::default(); models.len()];
    let all = setting.network.sectors();
    for (mast, line) in index.within(place, setting.reach.radius) {
        let Some(&first) = mast.sectors.first() else { continue };
        let path = match DirectPath::along(&setting.path, mast.antenna, place, line) {
            Ok(path) => SightedPath::new(path, all[first].carrier.downlink),
            Err(SamplingError::Void { .. }) => {
                for found in &mut by_model {
                    found.without_terrain.extend(&mast.sectors);
                }
                continue;
            }
            Err(other) => return Err(other.into()),
        };
        for (&model, found) in models.iter().zip(&mut by_model) {
            found.add(setting, model, &path, &mast.sectors)?;
        }
        by_model[0].none_refused(setting)?;
    }
    Ok(by_model.into_iter().map(PlaceLinks::sorted).collect())
}
