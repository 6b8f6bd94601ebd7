//! What a link is computed with: clutter on its profile and around its receiver.
use super::path_result::DemClutter;
use crate::language::word;
use crate::link::{HandsetClutter, TerminalCorrection};
use crate::scenario::{ClutterChoice, ClutterTableKey};
use crate::text;
use crate::units::Length;

/// Clutter on an elevation model: where its heights come from, and how near to the antennas it stands.
#[must_use]
pub fn clutter_text(on_dem: &DemClutter, clearing: Length) -> String {
    let heights = match &on_dem.choice {
        None => text!("clutter-text-less-the-elevation-model", surface = on_dem.surface.join(", ")),
        Some(choice) => heights_text(choice),
    };
    let included = if on_dem.included { word("clutter-text-included-in-the-elevation-model") } else { "" };
    text!("clutter-text-none-nearer-than-to-an-antenna", heights, included, metres = clearing.metres())
}

fn heights_text(choice: &ClutterChoice) -> String {
    if let Some(height_m) = choice.uniform_height_m {
        return text!("clutter-text-everywhere", height_m);
    }
    if !choice.height_files.is_empty() {
        return text!("clutter-text-heights-of", height_files = choice.height_files.join(", "));
    }
    let table = match choice.table {
        Some(ClutterTableKey::EsaWorldcover) => word("clutter-text-heights-of-esa-worldcover-classes"),
        Some(ClutterTableKey::Generic) => word("clutter-text-heights-of-itu-1812-categories"),
        Some(ClutterTableKey::None) | None => word("clutter-text-own-heights"),
    };
    let own: Vec<String> = choice
        .heights_m
        .iter()
        .map(|(class, height_m)| text!("clutter-text-class", class, height_m))
        .collect();
    let own = if own.is_empty() { String::new() } else { format!(" ({})", own.join(", ")) };
    format!("{}, {table}{own}", choice.files.join(", "))
}

/// The correction for clutter around a receiver.
#[must_use]
pub fn handset_text(handset: &HandsetClutter) -> String {
    match handset.correction {
        TerminalCorrection::None => word("clutter-text-no-correction-for-clutter-around-it").to_owned(),
        TerminalCorrection::Statistical => word("clutter-text-itu-2108-1-statistical-towns").to_owned(),
        TerminalCorrection::HeightGain => {
            let around = handset.surroundings.terminal_clutter();
            text!(
                "clutter-text-itu-2108-1-height-gain-of",
                key = handset.surroundings.kind.key(),
                height_m = around.representative_height.metres(),
                street_m = around.street_width.metres()
            )
        }
    }
}
