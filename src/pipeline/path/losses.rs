//! The losses of a link with what is added for clutter around the receiver.
use crate::outputs::HandsetLoss;
use crate::pipeline::handset::HandsetModels;
use crate::propagation::{
    LinkCase, ModelKey, ModelLoss, PathAnalysis, Terminals, analyse_path, model_losses,
};
use crate::terrain::{Clearance, PathProfile, clearance};
use crate::units::{Decibels, Length};

/// A link whose path ends at a height above ground.
fn ending_at(link: &LinkCase, rx_height_agl: Length) -> LinkCase {
    LinkCase { terminals: Terminals { rx_height_agl, ..link.terminals }, ..*link }
}

/// Adds the model's remarks on the correction, or takes the reason why there is none; gives what is added.
fn correct(
    loss: &mut ModelLoss,
    profile: &PathProfile,
    link: &LinkCase,
    models: &HandsetModels<'_>,
) -> HandsetLoss {
    let handset = models.of(loss.model);
    let (_, antenna_agl) = link.antennas();
    let path_end_agl = handset.path_height(antenna_agl);
    let mut added = Decibels::default();
    if let Ok(value) = &mut loss.outcome {
        match handset.loss(antenna_agl, link.signal.frequency, profile.ground_distance()) {
            Ok(clutter) => {
                added = clutter.loss;
                value.caveats.extend(clutter.caveats);
            }
            Err(refusal) => loss.outcome = Err(refusal),
        }
    }
    HandsetLoss { path_end_agl, added }
}

/// A link analysed, each model's path ending where the correction asks; sight and horizons are those of the first model's. With
/// the link as the first model has it.
pub(super) fn analyse(
    profile: &PathProfile,
    link: &LinkCase,
    models: &HandsetModels<'_>,
) -> (LinkCase, PathAnalysis, Vec<HandsetLoss>) {
    let (_, antenna_agl) = link.antennas();
    let end = |model: &ModelKey| models.of(*model).path_height(antenna_agl);
    let first_end = models.models.first().map_or(antenna_agl, end);
    let (alike, others): (Vec<ModelKey>, Vec<ModelKey>) =
        models.models.iter().partition(|model| end(model) == first_end);
    let deciding = ending_at(link, first_end);
    let mut analysis = analyse_path(profile, &deciding, &alike, models.options);
    // there is one other end at most: with the correction, or without
    if let Some(other_end) = others.first().map(end) {
        let beside = analyse_path(profile, &ending_at(link, other_end), &others, models.options);
        analysis.losses.extend(beside.losses);
        let place = |loss: &ModelLoss| models.models.iter().position(|model| *model == loss.model);
        analysis.losses.sort_by_key(place);
        analysis.p1812 = analysis.p1812.or(beside.p1812);
        analysis.p526 = analysis.p526.or(beside.p526);
        analysis.itm = analysis.itm.or(beside.itm);
    }
    let handset = analysis.losses.iter_mut().map(|loss| correct(loss, profile, link, models)).collect();
    (deciding, analysis, handset)
}

/// The losses of a link by each model, each with what is added and the sight between the ends of its path.
pub(super) fn losses(
    profile: &PathProfile,
    link: &LinkCase,
    models: &HandsetModels<'_>,
) -> Vec<(ModelLoss, HandsetLoss, Clearance)> {
    let (_, antenna_agl) = link.antennas();
    let of_model = |model: &ModelKey| {
        let own = ending_at(link, models.of(*model).path_height(antenna_agl));
        let mut loss = model_losses(profile, &own, std::slice::from_ref(model), models.options).pop()?;
        let handset = correct(&mut loss, profile, link, models);
        let Terminals { tx_height_agl, rx_height_agl } = own.terminals;
        let sight = clearance(profile, tx_height_agl, rx_height_agl, own.earth(), own.signal.frequency);
        Some((loss, handset, sight))
    };
    models.models.iter().filter_map(of_model).collect()
}
