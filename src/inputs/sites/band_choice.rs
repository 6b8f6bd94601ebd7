//! `sites.bands`: the bands that stay on air.
use super::sector_draft::SectorDraft;
use crate::findings::RowNote;
use crate::inputs::tables::rejects::Notes;
use crate::network::{Carrier, Technology, band_of, bands_named};
use crate::text;
use std::collections::BTreeSet;

/// A band of the choice.
struct ChosenBand<'a> {
    label: &'a str,
    /// Numbers that it may mean, by technology.
    numbers: Vec<(Technology, u16)>,
    /// Whether it names bands of the standards, rather than a name that only the table has.
    names_bands: bool,
}

impl<'a> ChosenBand<'a> {
    fn of(label: &'a str) -> Self {
        let named = Technology::ALL.map(|technology| (technology, bands_named(technology, label)));
        let names_bands = named.iter().any(|(_, bands)| bands.is_some());
        let numbers = named.into_iter().flat_map(|(technology, bands)| {
            bands.unwrap_or_default().into_iter().map(move |band| (technology, band.number()))
        });
        Self { label, numbers: numbers.collect(), names_bands }
    }

    fn holds(&self, carrier: &Carrier) -> bool {
        let number = band_of(carrier).map(|band| (carrier.technology, band.number()));
        number.is_some_and(|number| self.numbers.contains(&number))
            || (!self.names_bands && carrier.band.trim().eq_ignore_ascii_case(self.label))
    }
}

/// The sectors in the chosen bands, all of them where none is chosen; how many are left out is noted.
///
/// # Errors
/// One reason for each label that is no band, or that no sector is in.
pub(super) fn keep_bands(
    drafts: Vec<SectorDraft>,
    labels: &[String],
    notes: &mut Notes,
) -> Result<Vec<SectorDraft>, Vec<String>> {
    if labels.is_empty() {
        return Ok(drafts);
    }
    let chosen: Vec<ChosenBand<'_>> = labels.iter().map(|label| ChosenBand::of(label.trim())).collect();
    let idle = chosen.iter().filter(|band| !drafts.iter().any(|draft| band.holds(&draft.sector.carrier)));
    let problems: Vec<String> = idle.map(|band| unused(band, &drafts)).collect();
    if !problems.is_empty() {
        return Err(problems);
    }
    let before = drafts.len();
    let stays = |draft: &SectorDraft| chosen.iter().any(|band| band.holds(&draft.sector.carrier));
    let kept: Vec<SectorDraft> = drafts.into_iter().filter(stays).collect();
    notes.add(RowNote::BandLeftOut { bands: labels.to_vec() }, before - kept.len());
    Ok(kept)
}

fn unused(band: &ChosenBand<'_>, drafts: &[SectorDraft]) -> String {
    /// Bands that are listed.
    const LISTED: usize = 20;
    let label = band.label;
    let what = if band.names_bands && band.numbers.is_empty() {
        text!("band-choice-is-not-known-band-of-lte", label)
    } else {
        text!("band-choice-no-sector-is-in-band", label)
    };
    let on_air: BTreeSet<String> = drafts.iter().map(|draft| label_of(&draft.sector.carrier)).collect();
    let on_air: Vec<String> = on_air.into_iter().take(LISTED).collect();
    text!("band-choice-sites-bands-the-network-has", what, on_air = on_air.join(", "))
}

/// What a carrier's band is called.
fn label_of(carrier: &Carrier) -> String {
    let number = || band_of(carrier).map_or_else(String::new, |band| format!("B{}", band.number()));
    if carrier.band.is_empty() { number() } else { carrier.band.clone() }
}
