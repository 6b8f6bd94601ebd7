//! The texts of caveats.
use super::remarks::of_links_of;
use super::{raster_note, row_note};
use crate::findings::{Caveat, InFeet, RowNote, Table};
use crate::geodesy::Rounding;
use crate::network::AssumedField;

/// A caveat as one sentence without capital and full stop; the count and the objects concerned are added by the caller.
#[must_use]
pub fn caveat_text(caveat: &Caveat) -> String {
    match caveat {
        // a note on columns does not say by itself which table it is about
        Caveat::Rows { table, note: note @ (RowNote::ColumnsRecognised { .. } | RowNote::ColumnsNotRead { .. }) } => {
            format!("{}: {}", table_text(*table), row_note(note))
        }
        Caveat::Rows { note, .. } => row_note(note),
        Caveat::SitesOutOfReach { radius_km } => {
            format!("sector-carriers more than {radius_km} km from the planning grid: ignored")
        }
        Caveat::NoSiteInReach { radius_km } => {
            format!("no mast stands within {radius_km} km of the planning grid: nothing is served")
        }
        Caveat::CoarseTerrain { cell_m } => format!(
            "verdicts may be too good: cells of {cell_m:.0} m miss the ridges that matter; use terrain of 30 m or finer, and no larger \
             area.resolution_m"
        ),
        Caveat::RoundedCoordinates { table, rounding } => format!(
            "{} whose coordinates are rounded to {}: they may be up to {:.1} km off, and their verdicts with them",
            table_text(*table),
            rounding_text(*rounding),
            rounding.off_m() / 1_000.0
        ),
        Caveat::SharedCoordinates => "villages at exactly the place of another village: all but one stand elsewhere, and their \
         verdicts are those of the wrong place".to_owned(),
        Caveat::TerrainFilled { most_cells } => format!(
            "void cells of the terrain were filled from their surroundings (voids of up to {most_cells} cells)"
        ),
        Caveat::TerrainVoid { share } => format!(
            "cells of the planning grid ({:.1} % of it) have no terrain; there and behind them there is no data",
            100.0 * share
        ),
        Caveat::Terrain { note } | Caveat::Sea { note } => raster_note(note),
        Caveat::VillageHeights { column, median_apart_m, in_feet } => {
            let hint = match in_feet {
                Some(InFeet::Terrain) => {
                    "; the terrain seems to be in feet: set terrain.height_unit (\"ft\" or \"us_ft\")"
                }
                Some(InFeet::Villages) => "; the villages' column seems to be in feet",
                None => "; check the terrain's unit and the villages' coordinates",
            };
            format!(
                "villages whose column `{column}` was compared with the terrain: the two differ by {median_apart_m:.0} m \
                 (median){hint}"
            )
        }
        Caveat::Assumed { field } => {
            format!("sector-carriers whose {} is a preset, not data", assumed_text(*field))
        }
        Caveat::Model { model, beside, remark } => {
            let label = if *beside { format!("{model} (compared)") } else { (*model).to_owned() };
            of_links_of(&label, *remark)
        }
        Caveat::ModelRefused { model } => {
            format!("{model} (compared): links for which it has no value; they are left out of its range")
        }
        Caveat::VillageClutterUnused => "settlements that state clutter_height_m, which is not used: it replaces the clutter of \
         [clutter], which the scenario does not have (uniform_height_m = 0.0 is enough)".to_owned(),
        Caveat::ClutterClassWithoutHeight => "cells of a land-cover class without a height; they count as open ground".to_owned(),
        Caveat::NoClutter => "levels may be 20 to 30 dB too high: over bare earth without clutter, measured levels were that \
         far below predictions; add land cover or a height in [clutter]".to_owned(),
        Caveat::ClutterIgnored => "levels may be 20 to 30 dB too high: the deciding model takes no account of buildings and trees; set \
         receiver.terminal_clutter, or let a model decide that counts [clutter] (p1812, p526, deygout)".to_owned(),
        Caveat::SurfaceWithoutCanopy => "levels may be 20 dB too high in woods and villages: masts and handsets stand on top of the \
         canopy and roofs that the surface model includes; give their height in [clutter] (uniform_height_m = 10.0), or bare-earth \
         terrain in terrain.files and this model in terrain.surface".to_owned(),
        Caveat::ClutterHeightVoid => "cells without a value in clutter.height_files; they count as open ground".to_owned(),
        Caveat::SurfaceVoid => "cells that terrain.surface does not cover; they count as open ground".to_owned(),
        Caveat::SurfaceApart { below, tall } => format!(
            "terrain.surface lies more than 3 m below terrain.files in {:.1} % of the cells and more than 100 m above them in \
             {:.1} %: the two may be exchanged, shifted, or of different vertical datums",
            100.0 * below,
            100.0 * tall
        ),
        Caveat::SettlementWithoutTerrain => "places of settlements without terrain: no data".to_owned(),
        Caveat::MastWithoutTerrain => "masts without terrain under them (outside the planning grid or in a void): their links have no data".to_owned(),
        Caveat::MastReachesVoid => "masts within whose service radius terrain is missing: their coverage is shown only as far as the terrain reaches".to_owned(),
        Caveat::PopulationUnknown => "settlements of unknown population: not included in the numbers of people".to_owned(),
        Caveat::RadioClimate => "delta-N and N0 are typical values: ITU-R P.1812 calls for its maps; set \
         propagation.itu_maps".to_owned(),
        Caveat::SeveralMasts { technology, correlation } => format!(
            "centres and clusters whose {} verdict is better because several masts of an operator help each other: no single \
             mast reaches the target there (service.shadowing_correlation = {correlation}; 1 lets the best mast alone decide)",
            technology.key().to_uppercase()
        ),
        Caveat::SettlementNoData => "settlements with no data for some technology or operator: paths cross missing terrain".to_owned(),
        Caveat::TerminalClutter => "models that already include clutter: receiver.terminal_clutter is not added to \
         them".to_owned(),
        Caveat::CommuneFibre => "communes whose villages disagree on commune_fibre: they count as reached by fibre".to_owned(),
    }
}

const fn table_text(table: Table) -> &'static str {
    match table {
        Table::Settlements => "villages",
        Table::Sites => "masts",
    }
}

const fn rounding_text(rounding: Rounding) -> &'static str {
    match rounding {
        Rounding::TenthOfDegree => "0.1 degrees",
        Rounding::ArcMinute => "whole arc-minutes",
        Rounding::HundredthOfDegree => "0.01 degrees",
    }
}

/// A value that a preset supplies.
#[must_use]
pub const fn assumed_text(field: AssumedField) -> &'static str {
    match field {
        AssumedField::AntennaHeight => "antenna height",
        AssumedField::Azimuth => "azimuth",
        AssumedField::Tilt => "tilt",
        AssumedField::Power => "power",
        AssumedField::Gain => "gain",
        AssumedField::FeederLoss => "feeder loss",
        AssumedField::Frequency => "frequency",
        AssumedField::Bandwidth => "bandwidth",
    }
}

#[cfg(test)]
mod tests {
    use super::caveat_text;
    use crate::findings::{Caveat, ColumnLeft, RowNote, Table};

    #[test]
    fn a_note_on_columns_names_its_table() {
        for (table, expected) in [
            (Table::Settlements, "villages: columns not read: `x`"),
            (Table::Sites, "masts: columns not read: `x`"),
        ] {
            let columns = vec![ColumnLeft { column: "x".to_owned(), hint: None }];
            let caveat = Caveat::Rows { table, note: RowNote::ColumnsNotRead { columns } };
            assert_eq!(caveat_text(&caveat), expected);
        }
    }
}
