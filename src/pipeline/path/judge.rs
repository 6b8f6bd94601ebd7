//! One link of a table: its losses, or why it has none.
use super::error::PathError;
use super::link_facts::{air_at, environment, remarks};
use super::losses::losses;
use super::request::{Air, LinksRequest};
use crate::inputs::links::LinkRow;
use crate::outputs::{LinkBeside, LinkMeasured, LossRow, PathNote, RejectRow};
use crate::pipeline::Progress;
use crate::pipeline::handset::HandsetModels;
use crate::propagation::{LinkCase, ModelOptions, RadioClimate, RefractivityMaps, Signal, Terminals};
use crate::terrain::PathProfile;
use crate::words::refusal_text;

/// The outcome of one row.
#[derive(Default)]
pub(super) struct Outcome {
    pub(super) losses: Vec<LossRow>,
    pub(super) rejects: Vec<RejectRow>,
}

/// Computes links, on any thread.
#[derive(Clone, Copy)]
pub(super) struct Judge<'a> {
    pub(super) request: &'a LinksRequest,
    pub(super) maps: Option<&'a RefractivityMaps>,
    pub(super) progress: &'a dyn Progress,
}

impl Judge<'_> {
    /// The losses of one link; only internal errors are errors here.
    pub(super) fn outcome(
        &self,
        link: &LinkRow,
        profile: Result<PathProfile, PathError>,
        note: Option<PathNote>,
    ) -> Result<Outcome, PathError> {
        let request = self.request;
        self.progress.advance(1);
        let profile = match profile {
            Ok(profile) => profile,
            Err(error) => return self.refused(link, &error),
        };
        let air = match self.air(link, &profile) {
            Ok(air) => air,
            Err(error) => return self.refused(link, &error),
        };
        let case = self.case(link, &profile, air);
        let over_dem = link.profile.is_none();
        let models = HandsetModels {
            handset: request.handset,
            models: &request.models,
            options: &request.options,
            clutter_on_profile: over_dem && request.clutter_on_dem() || profile.has_clutter(),
        };
        let mut notes = remarks(&profile, link.places, air);
        notes.extend(note);
        match models.notes(false) {
            Ok(of_handset) => notes.extend(of_handset),
            Err(error) => return self.refused(link, &error.into()),
        }
        let mut outcome = Outcome::default();
        let options = ModelOptions { itm: link.itm.over(request.options.itm), ..request.options.clone() };
        let models = HandsetModels { options: &options, ..models };
        for (model, handset, sight) in losses(&profile, &case, &models) {
            let beside = LinkBeside {
                ground_distance: profile.ground_distance(),
                sight,
                terminal_clutter: handset.added,
                measured: LinkMeasured { level: link.measured_level, loss: link.measured_loss },
                terms: request.level,
            };
            match LossRow::of(&link.id, &model, &beside, &notes) {
                Ok(row) => outcome.losses.push(row),
                Err(error) => {
                    outcome.rejects.push(self.reject(
                        link,
                        ("model", model.model.key()),
                        refusal_text(&error),
                    ));
                }
            }
        }
        Ok(outcome)
    }

    /// The link with what the request says in place of what its row leaves out.
    fn case(&self, link: &LinkRow, profile: &PathProfile, air: Air) -> LinkCase {
        let request = self.request;
        LinkCase {
            terminals: Terminals { tx_height_agl: link.tx_height_agl, rx_height_agl: link.rx_height_agl },
            environment: environment(air, link.places, profile),
            signal: Signal {
                frequency: link.frequency,
                polarization: link.polarization.unwrap_or(request.polarization),
                time_percent: link.time_percent.unwrap_or(request.time_percent),
                location_percent: link.location_percent.unwrap_or(request.location_percent),
            },
        }
    }

    /// The link's own numbers, otherwise those of the maps, otherwise the request's.
    fn air(&self, link: &LinkRow, profile: &PathProfile) -> Result<Air, PathError> {
        let stated = link.delta_n.is_some() && link.surface_refractivity.is_some();
        let maps = if stated { None } else { self.maps };
        let air = air_at(self.request.air, maps, link.places, profile)?;
        let climate = RadioClimate {
            delta_n: link.delta_n.unwrap_or(air.climate.delta_n),
            surface_refractivity: link.surface_refractivity.unwrap_or(air.climate.surface_refractivity),
        };
        Ok(Air { climate, ..air })
    }

    /// The outcome of a link that cannot be computed.
    pub(super) fn refused(&self, link: &LinkRow, error: &PathError) -> Result<Outcome, PathError> {
        if let PathError::Internal(text) = error {
            return Err(PathError::Internal(text.clone()));
        }
        let reject = self.reject(link, ("id", &link.id), error.to_string());
        Ok(Outcome { rejects: vec![reject], ..Outcome::default() })
    }

    fn reject(&self, link: &LinkRow, (field, value): (&str, &str), reason: String) -> RejectRow {
        let file = self.request.table.display().to_string();
        let (field, value) = (field.to_owned(), value.to_owned());
        RejectRow { file, row: link.row.to_string(), field, value, reason }
    }
}
