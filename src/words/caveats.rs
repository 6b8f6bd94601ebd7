//! The texts of caveats.
use super::remarks::of_links_of;
use super::{raster_note, row_note};
use crate::findings::{CalibrationLimit, Caveat, CommuneLack, InFeet, RowNote, Table};
use crate::geodesy::Rounding;
use crate::language::{decimals, grouped, word};
use crate::network::AssumedField;
use crate::text;

/// A caveat as one sentence without capital and full stop; the count and the objects concerned are added by the caller.
#[must_use]
pub fn caveat_text(caveat: &Caveat) -> String {
    match caveat {
        // a note on columns does not say by itself which table it is about
        Caveat::Rows {
            table,
            note: note @ (RowNote::ColumnsRecognised { .. } | RowNote::ColumnsNotRead { .. }),
        } => {
            format!("{}: {}", table_text(*table), row_note(note))
        }
        Caveat::Rows { note, .. } => row_note(note),
        Caveat::SitesOutOfReach { radius_km } => {
            text!("caveats-sector-carriers-more-than-km-from", radius_km)
        }
        Caveat::NoSiteInReach { radius_km } => {
            text!("caveats-no-mast-stands-within-km-of", radius_km)
        }
        Caveat::CoarseTerrain { cell_m } => {
            text!("caveats-verdicts-may-be-too-good-cells", cell_m = decimals(cell_m, 0))
        }
        Caveat::RoundedCoordinates { table, rounding } => text!(
            "caveats-whose-coordinates-are-rounded-to-they",
            table = table_text(*table),
            rounding = rounding_text(*rounding),
            off_m = decimals(rounding.off_m() / 1_000.0, 1)
        ),
        Caveat::SharedCoordinates => word("caveats-villages-at-exactly-the-place-of").to_owned(),
        Caveat::TerrainFilled { most_cells } => text!("caveats-void-cells-of-the-terrain-were", most_cells),
        Caveat::TerrainVoid { share } => {
            text!("caveats-cells-of-the-planning-grid-of", share = decimals(100.0 * share, 1))
        }
        Caveat::Terrain { note } | Caveat::Sea { note } => raster_note(note),
        Caveat::VillageHeights { column, median_apart_m, in_feet } => {
            let hint = match in_feet {
                Some(InFeet::Terrain) => word("caveats-the-terrain-seems-to-be-in"),
                Some(InFeet::Villages) => word("caveats-the-villages-column-seems-to-be"),
                None => word("caveats-check-the-terrain-unit-and-the"),
            };
            text!(
                "caveats-villages-whose-column-was-compared-with",
                column,
                median_apart_m = decimals(median_apart_m, 0),
                hint
            )
        }
        Caveat::Assumed { field } => {
            text!("caveats-sector-carriers-whose-is-preset-not", field = assumed_text(*field))
        }
        Caveat::Model { model, beside, remark } => {
            let label = if *beside { text!("caveats-compared", model) } else { (*model).to_owned() };
            of_links_of(&label, *remark)
        }
        Caveat::ModelRefused { model } => {
            text!("caveats-compared-links-for-which-it-has", model)
        }
        Caveat::VillageClutterUnused => {
            word("caveats-settlements-that-state-clutter-height-which").to_owned()
        }
        Caveat::ClutterClassWithoutHeight => word("caveats-cells-of-land-cover-class-without").to_owned(),
        Caveat::NoClutter => word("caveats-levels-may-be-20-to-30").to_owned(),
        Caveat::ClutterIgnored => word("caveats-levels-may-be-20-to-30-2").to_owned(),
        Caveat::SurfaceWithoutCanopy => word("caveats-levels-may-be-20-db-too").to_owned(),
        Caveat::ClutterHeightVoid => word("caveats-cells-without-value-in-clutter-height").to_owned(),
        Caveat::SurfaceVoid => word("caveats-cells-that-terrain-surface-does-not").to_owned(),
        Caveat::SurfaceApart { below, tall } => text!(
            "caveats-terrain-surface-lies-more-than-3",
            below = decimals(100.0 * below, 1),
            tall = decimals(100.0 * tall, 1)
        ),
        Caveat::SettlementWithoutTerrain => {
            word("caveats-places-of-settlements-without-terrain-no").to_owned()
        }
        Caveat::MastWithoutTerrain => word("caveats-masts-without-terrain-under-them-outside").to_owned(),
        Caveat::MastReachesVoid => word("caveats-masts-within-whose-service-radius-terrain").to_owned(),
        Caveat::PopulationUnknown => {
            word("caveats-settlements-of-unknown-population-not-included").to_owned()
        }
        Caveat::OutsideCalibration { limit } => calibration_limit_text(*limit),
        Caveat::Calibrated { rmse_db } => text!("caveats-calibrated", rmse = decimals(*rmse_db, 1)),
        Caveat::RadioClimate => word("caveats-delta-and-n0-are-typical-values").to_owned(),
        Caveat::SeveralMasts { technology, correlation } => text!(
            "caveats-centres-and-clusters-whose-verdict-is",
            generation = technology.key().to_uppercase(),
            correlation
        ),
        Caveat::SettlementNoData => word("caveats-settlements-with-no-data-for-some").to_owned(),
        Caveat::TerminalClutter => word("caveats-models-that-already-include-clutter-receiver").to_owned(),
        Caveat::CommuneFibre => word("caveats-communes-whose-villages-disagree-on-commune").to_owned(),
        Caveat::Communes { lack } => commune_lack_text(*lack).to_owned(),
        Caveat::NoReport { most } => text!("caveats-no-report", most = grouped(*most as f64)),
        Caveat::FormatNotWritten { format } => text!("caveats-output-formats-asks-for-which-this", format),
    }
}

fn calibration_limit_text(limit: CalibrationLimit) -> String {
    let between = |[low, high]: [f64; 2], places| (decimals(low, places), decimals(high, places));
    match limit {
        CalibrationLimit::Frequency(range) => {
            let (low, high) = between(range, 0);
            text!("caveats-calibration-frequency", low, high)
        }
        CalibrationLimit::AntennaHeight(range) => {
            let (low, high) = between(range, 0);
            text!("caveats-calibration-antenna-height", low, high)
        }
        CalibrationLimit::Area(km) => text!("caveats-calibration-area", km = decimals(km, 0)),
        CalibrationLimit::Distance(km) => text!("caveats-calibration-distance", km = decimals(km, 1)),
    }
}

fn commune_lack_text(lack: CommuneLack) -> &'static str {
    match lack {
        CommuneLack::NotInCrosswalk => word("caveats-villages-whose-commune-is-not-in"),
        CommuneLack::SeveralInCrosswalk => word("caveats-villages-whose-commune-became-several-in"),
        CommuneLack::WithoutArea => word("caveats-villages-whose-commune-has-no-area"),
        CommuneLack::OutsideAreas => word("caveats-villages-without-commune-in-no-area"),
        CommuneLack::AreaWithoutVillages => word("caveats-areas-of-communes-polygons-to-which"),
    }
}

fn table_text(table: Table) -> &'static str {
    match table {
        Table::Settlements => word("caveats-villages"),
        Table::Sites => word("caveats-masts"),
        Table::Reports => word("caveats-reports"),
    }
}

fn rounding_text(rounding: Rounding) -> &'static str {
    match rounding {
        Rounding::TenthOfDegree => word("caveats-0-1-degrees"),
        Rounding::ArcMinute => word("caveats-whole-arc-minutes"),
        Rounding::HundredthOfDegree => word("caveats-0-01-degrees"),
    }
}

/// A value that a preset supplies.
#[must_use]
pub fn assumed_text(field: AssumedField) -> &'static str {
    match field {
        AssumedField::AntennaHeight => word("caveats-antenna-height"),
        AssumedField::Azimuth => word("caveats-azimuth"),
        AssumedField::Tilt => word("caveats-tilt"),
        AssumedField::Power => word("caveats-power"),
        AssumedField::Gain => word("caveats-gain"),
        AssumedField::FeederLoss => word("caveats-feeder-loss"),
        AssumedField::Frequency => word("caveats-frequency"),
        AssumedField::Bandwidth => word("caveats-bandwidth"),
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
