//! What would close a gap from the site that comes nearest to serving it.
use super::Fix;
use crate::coverage::{LinkError, LinkSetting, MastIndex, ServerLink, link_facts};
use crate::geodesy::Position;
use crate::units::Length;

/// Antenna heights are tried in these steps, m.
const STEP_M: f64 = 1.0;

/// The least antenna height, in whole metres over the present one, at which the sector serves the place.
///
/// Loss does not always fall with height (a reflection or another ridge may come into play), so every step up to the
/// limit is tried, from the lowest.
///
/// # Errors
/// [`LinkError`] names the sector.
pub(super) fn least_fix(
    setting: &LinkSetting<'_>,
    index: &MastIndex,
    (link, place): (&ServerLink, &Position),
    tallest: Length,
) -> Result<Fix, LinkError> {
    let Some(mast) = index.masts().iter().find(|mast| mast.sectors.contains(&link.sector)) else {
        return Ok(Fix::NoSite);
    };
    let mut facts = link_facts(setting, mast, place)?;
    let present_m = mast.antenna_height_agl.metres();
    let mut height_m = present_m + STEP_M;
    while height_m <= tallest.metres() {
        facts.antenna_height_agl = Length::from_metres(height_m);
        let raised = facts.links(setting, &[link.sector], &mut Vec::new())?;
        if raised.iter().any(|link| link.probability >= setting.target_probability) {
            return Ok(Fix::RaiseAntenna(facts.antenna_height_agl));
        }
        height_m += STEP_M;
    }
    Ok(Fix::NotFixableFromSite)
}
