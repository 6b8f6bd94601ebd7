//! What candidates of the map serve by their own paths: the cheapest of many cells is often one at the edge of its set.
use super::candidate::Candidate;
use super::plan_search::PlanSearch;
use crate::coverage::{MastIndex, ServiceSetting, links_at};
use crate::network::Network;
use crate::pipeline::RunError;
use crate::pipeline::judge::SCALE_ALLOWANCE;
use rayon::prelude::*;

impl PlanSearch<'_> {
    /// Takes out of what candidates of the map serve the points that their own paths do not reach; tells of each candidate whether nothing was taken out.
    ///
    /// # Cost
    /// One path per candidate and point of its set; parallel over candidates.
    ///
    /// # Errors
    /// [`RunError`]: ground that cannot be read.
    pub(super) fn confirm_sets(&self, candidates: &mut [Candidate]) -> Result<Vec<bool>, RunError> {
        let confirm = |candidate: &mut Candidate| -> Result<bool, RunError> {
            if candidate.cell.is_none() {
                return Ok(true);
            }
            let before = candidate.serves.len();
            candidate.serves = self.served_by(candidate)?;
            Ok(candidate.serves.len() == before)
        };
        let each: Vec<_> = candidates.par_iter_mut().map(confirm).collect();
        each.into_iter().collect()
    }

    /// The points of a candidate's set that its own paths reach with the strength that they need.
    fn served_by(&self, candidate: &Candidate) -> Result<Vec<usize>, RunError> {
        let session = self.session;
        let network = Network::new(candidate.sectors.clone());
        let index = MastIndex::of(&network);
        let place = &candidate.position;
        let reach_m = session.scenario().service.radius_km * 1_000.0 * place.point_scale * SCALE_ALLOWANCE;
        let ground = session.inputs.ground.around(&[(place.easting_m, place.northing_m)], reach_m)?;
        let setting = session.setting(&ground)?;
        let setting = ServiceSetting { network: &network, other_models: &[], ..setting };
        let mut served = Vec::new();
        for number in &candidate.serves {
            let point = &self.opportunity.points[*number];
            let links = links_at(&setting, &index, &point.position)?.links;
            let strength = links.iter().map(|server| {
                let (margin_db, sigma_db) = (server.link.margin().db(), server.link.sigma_db);
                if sigma_db > 0.0 { margin_db / sigma_db } else { margin_db }
            });
            if strength.fold(f64::NEG_INFINITY, f64::max) >= point.needed_strength {
                served.push(*number);
            }
        }
        Ok(served)
    }
}
