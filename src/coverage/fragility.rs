//! Whether a verdict holds a little beside the place, and by the other models.
use super::verdict::is_served;
use super::{LinkError, MastIndex, PlaceLinks, Scope, ScopeService, ServiceReport, ServiceSetting, links_at};
use crate::geodesy::{Position, Rounding};
use crate::link::Verdict;
use crate::settlements::{Cluster, Settlement};
use crate::units::{Azimuth, Length};
use rayon::prelude::*;

/// Places judged on the circle around a cluster, the first of them north of it.
const AROUND: u32 = 8;

/// How exactly the places of settlements are known.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PositionUncertainty {
    /// How far any place may be off.
    pub stated: Length,
    /// To what the coordinates of the table are rounded, where they are.
    pub rounding: Option<Rounding>,
}

impl PositionUncertainty {
    /// How far a place may be off: as stated, or half of the rounding where that is more.
    #[must_use]
    pub fn at(&self, place: &Position) -> Length {
        let rounding = self.rounding.filter(|rounding| rounding.holds(&place.geographic));
        let off_m = rounding.map_or(0.0, Rounding::off_m);
        Length::from_metres(off_m.max(self.stated.metres()))
    }

    /// How far the worst place may be off.
    #[must_use]
    pub fn most(&self) -> Length {
        let off_m = self.rounding.map_or(0.0, Rounding::off_m);
        Length::from_metres(off_m.max(self.stated.metres()))
    }
}

/// Marks every cluster whose verdict, of any operator, is fragile ([`ScopeService::fragile`]).
///
/// # Method
/// A verdict is fragile when another model of the report has the other one (served against unserved), or when one of eight
/// places on a circle around the weakest sample point, as far away as the place may be off, has the other one by the
/// deciding model. Places and models without data say nothing. The height of clutter that a village states stays where the
/// village is.
///
/// # Cost and determinism
/// Up to eight times that of judging. Parallel over settlements; bit-identical for any thread count.
///
/// # Errors
/// [`LinkError`] of a path without a profile. A place the model refuses says nothing.
pub fn mark_fragile(
    setting: &ServiceSetting<'_>,
    index: &MastIndex,
    settlements: &[Settlement],
    uncertainty: &PositionUncertainty,
    report: &mut ServiceReport,
) -> Result<(), LinkError> {
    let scopes: Vec<usize> =
        (0..report.scopes.len()).filter(|&scope| report.scopes[scope].operator.is_none()).collect();
    let looking = Looking { setting, index, uncertainty, report, scopes: &scopes };
    let found: Vec<Vec<Vec<Option<bool>>>> = settlements
        .par_iter()
        .enumerate()
        .map(|(number, settlement)| {
            let clusters = settlement.clusters.iter().enumerate();
            clusters.map(|(cluster, houses)| looking.cluster(number, cluster, houses)).collect()
        })
        .collect::<Vec<_>>()
        .into_iter()
        .collect::<Result<_, _>>()?;
    for (judged, of_settlement) in report.settlements.iter_mut().zip(found) {
        for (cluster, of_cluster) in judged.clusters.iter_mut().zip(of_settlement) {
            for (&scope, fragile) in scopes.iter().zip(of_cluster) {
                cluster.scopes[scope].fragile = fragile;
            }
        }
    }
    Ok(())
}

/// All that verdicts are examined with.
struct Looking<'a> {
    setting: &'a ServiceSetting<'a>,
    index: &'a MastIndex,
    uncertainty: &'a PositionUncertainty,
    report: &'a ServiceReport,
    /// Indices of the scopes of any operator.
    scopes: &'a [usize],
}

impl Looking<'_> {
    /// Whether the verdicts on a cluster are fragile, in the order of the scopes; `None` where there is no data.
    fn cluster(
        &self,
        settlement: usize,
        cluster: usize,
        houses: &Cluster,
    ) -> Result<Vec<Option<bool>>, LinkError> {
        // both technologies often share their weakest sample point
        let mut around: Vec<(usize, Vec<PlaceLinks>)> = Vec::new();
        let mut fragile = Vec::with_capacity(self.scopes.len());
        for &number in self.scopes {
            let by_model: Vec<ScopeService> = self
                .report
                .by_model(settlement)
                .map(|judged| judged.clusters[cluster].scopes[number])
                .collect();
            let weakest = by_model[0].weakest_sample;
            let Some(served) = served(by_model[0].verdict) else {
                fragile.push(None);
                continue;
            };
            let mut flips = by_model.iter().any(|other| self::served(other.verdict) == Some(!served));
            if !flips {
                if around.iter().all(|(sample, _)| *sample != weakest) {
                    around.push((weakest, self.around(&houses.samples[weakest].position)?));
                }
                let scope: &Scope = &self.report.scopes[number];
                let places = around.iter().filter(|(sample, _)| *sample == weakest).flat_map(|(_, all)| all);
                flips =
                    places.into_iter().any(|place| is_served(self.setting, scope, place) == Some(!served));
            }
            fragile.push(Some(flips));
        }
        Ok(fragile)
    }

    /// The links at the places around one; those that the model refuses are left out.
    fn around(&self, centre: &Position) -> Result<Vec<PlaceLinks>, LinkError> {
        let radius = self.uncertainty.at(centre);
        let mut found = Vec::new();
        for turn in 0..AROUND {
            let azimuth = Azimuth::from_degrees(360.0 * f64::from(turn) / f64::from(AROUND));
            match links_at(self.setting, self.index, &centre.moved(azimuth, radius)) {
                Ok(links) => found.push(links),
                Err(LinkError::Propagation { .. }) => {}
                Err(other) => return Err(other),
            }
        }
        Ok(found)
    }
}

/// Whether a verdict is service everywhere; `None` without data.
fn served(verdict: Verdict) -> Option<bool> {
    match verdict {
        Verdict::Served => Some(true),
        Verdict::PartlyServed | Verdict::Unserved => Some(false),
        Verdict::NoData => None,
    }
}

#[cfg(test)]
mod tests {
    use super::PositionUncertainty;
    use crate::geodesy::{LonLat, Position, Rounding};
    use crate::units::Length;

    #[test]
    fn a_rounded_place_is_off_by_half_of_the_rounding() {
        let at = |longitude_deg: f64, stated_m: f64| {
            let uncertainty = PositionUncertainty {
                stated: Length::from_metres(stated_m),
                rounding: Some(Rounding::ArcMinute),
            };
            let place = Position {
                geographic: LonLat { longitude_deg, latitude_deg: 21.25 },
                easting_m: 500_000.0,
                northing_m: 2_350_000.0,
                meridian_convergence_deg: 0.0,
                point_scale: 1.0,
            };
            assert!(uncertainty.most() >= uncertainty.at(&place));
            uncertainty.at(&place).metres().round() as u32
        };
        assert_eq!(
            [at(104.433_33, 250.0), at(104.433_21, 250.0), at(104.433_33, 2_000.0)],
            [927, 250, 2_000]
        );
    }
}
