//! What a link is computed with: clutter on its profile and around its receiver.
use super::path_result::DemClutter;
use crate::link::{HandsetClutter, TerminalCorrection};
use crate::scenario::{ClutterChoice, ClutterTableKey};
use crate::units::Length;

/// Clutter on an elevation model: where its heights come from, and how near to the antennas it stands.
#[must_use]
pub fn clutter_text(on_dem: &DemClutter, clearing: Length) -> String {
    let heights = match &on_dem.choice {
        None => format!("{} less the elevation model", on_dem.surface.join(", ")),
        Some(choice) => heights_text(choice),
    };
    let included = if on_dem.included { ", included in the elevation model" } else { "" };
    format!("{heights}{included}, none nearer than {} m to an antenna", clearing.metres())
}

fn heights_text(choice: &ClutterChoice) -> String {
    if let Some(height_m) = choice.uniform_height_m {
        return format!("{height_m} m everywhere");
    }
    if !choice.height_files.is_empty() {
        return format!("heights of {}", choice.height_files.join(", "));
    }
    let table = match choice.table {
        Some(ClutterTableKey::EsaWorldcover) => "heights of ESA WorldCover's classes",
        Some(ClutterTableKey::Generic) => "heights of ITU-R P.1812's categories",
        Some(ClutterTableKey::None) | None => "own heights",
    };
    let own: Vec<String> =
        choice.heights_m.iter().map(|(class, height_m)| format!("class {class} {height_m} m")).collect();
    let own = if own.is_empty() { String::new() } else { format!(" ({})", own.join(", ")) };
    format!("{}, {table}{own}", choice.files.join(", "))
}

/// The correction for clutter around a receiver.
#[must_use]
pub fn handset_text(handset: &HandsetClutter) -> String {
    match handset.correction {
        TerminalCorrection::None => "no correction for clutter around it".to_owned(),
        TerminalCorrection::Statistical => "ITU-R P.2108-1, statistical (towns)".to_owned(),
        TerminalCorrection::HeightGain => {
            let around = handset.surroundings.terminal_clutter();
            format!(
                "ITU-R P.2108-1, height gain: {} of {} m, streets of {} m",
                handset.surroundings.kind.key(),
                around.representative_height.metres(),
                around.street_width.metres()
            )
        }
    }
}
