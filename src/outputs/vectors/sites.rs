//! `sites.geojson`: one point per sector-carrier, with every radio parameter that was used.
use super::features::{Feature, collection};
use crate::network::{AntennaPattern, AssumedField, SectorCarrier, ServerNumbers};
use crate::outputs::error::OutputError;
use crate::outputs::results::run_results::{Results, known_text};
use crate::outputs::values::fields::{Fields, decibels, level, metres, number, optional, share};

/// One point per sector-carrier, by identifier.
///
/// # Definition
/// `server_index` is the number that stands for the sector in `coverage_4g_best_server.tif` ([`ServerNumbers`]). `azimuth_deg` is from
/// true north, empty where the antenna radiates all round. `assumed_fields` names what presets supplied.
///
/// # Errors
/// [`OutputError::GeoJson`].
pub fn sites_geojson(results: &Results<'_>) -> Result<Vec<u8>, OutputError> {
    let numbers = ServerNumbers::of(results.network);
    let sectors = results.network.sectors().iter().zip(numbers.all());
    let features = sectors.map(|(sector, number)| {
        Feature::point(sector.position.geographic, move || fields_of(*number, sector))
    });
    collection("sites", results.scenario, features.collect())
}

fn fields_of(server_index: u32, sector: &SectorCarrier) -> Fields {
    let mut fields = Fields::default();
    fields.put("server_index", server_index);
    put_identity(&mut fields, sector);
    put_antenna(&mut fields, sector);
    put_power(&mut fields, sector);
    fields.put("status", known_text(&sector.status));
    fields.put("assumed_fields", assumed_text(&sector.assumed));
    fields
}

fn put_identity(fields: &mut Fields, sector: &SectorCarrier) {
    fields.put("sector_id", sector.sector_id.as_str());
    fields.put("site_id", sector.site_id.as_str());
    fields.put("operator", known_text(&sector.operator));
    fields.put("technology", sector.carrier.technology.generation());
    fields.put("band", known_text(&sector.carrier.band));
    fields.put("downlink_mhz", number(sector.carrier.downlink.megahertz(), 4));
    fields.put("uplink_mhz", number(sector.carrier.uplink.megahertz(), 4));
    fields.put("bandwidth_mhz", number(sector.carrier.bandwidth_mhz, 4));
}

fn put_antenna(fields: &mut Fields, sector: &SectorCarrier) {
    fields.put("antenna_height_agl_m", metres(sector.antenna_height_agl));
    fields.put("azimuth_deg", optional(sector.azimuth, |azimuth| number(azimuth.degrees(), 2)));
    fields.put("mechanical_downtilt_deg", number(sector.mechanical_downtilt.degrees_down(), 2));
    fields.put("electrical_downtilt_deg", number(sector.electrical_downtilt.degrees_down(), 2));
    fields.put("maximum_gain_dbi", decibels(sector.maximum_gain));
    let (pattern, shape) = match &sector.pattern {
        AntennaPattern::Sector(shape) => ("3GPP TR 36.814", Some(shape)),
        AntennaPattern::Measured(cuts) => (cuts.name(), None),
    };
    fields.put("pattern", pattern);
    let degrees = |value: f64| number(value, 2);
    fields.put(
        "horizontal_beamwidth_deg",
        optional(shape, |shape| {
            if sector.azimuth.is_some() { degrees(shape.horizontal_beamwidth_deg) } else { degrees(360.0) }
        }),
    );
    fields.put("vertical_beamwidth_deg", optional(shape, |shape| degrees(shape.vertical_beamwidth_deg)));
}

fn put_power(fields: &mut Fields, sector: &SectorCarrier) {
    fields.put("total_power_dbm", level(sector.total_power));
    fields.put("feeder_loss_db", decibels(sector.feeder_loss));
    fields.put("antenna_ports", sector.antenna_ports);
    fields.put("reference_signal_boost_db", decibels(sector.reference_signal_boost));
    fields.put("pilot_power_share", share(sector.pilot_power_share));
}

/// The assumed fields' names, with commas between; `None` when nothing was assumed.
fn assumed_text(assumed: &[AssumedField]) -> Option<String> {
    let mut assumed = assumed.to_vec();
    assumed.sort_unstable();
    assumed.dedup();
    let names: Vec<&str> = assumed.into_iter().map(assumed_key).collect();
    (!names.is_empty()).then(|| names.join(","))
}

const fn assumed_key(field: AssumedField) -> &'static str {
    match field {
        AssumedField::AntennaHeight => "antenna_height",
        AssumedField::Azimuth => "azimuth",
        AssumedField::Tilt => "tilt",
        AssumedField::Power => "power",
        AssumedField::Gain => "gain",
        AssumedField::FeederLoss => "feeder_loss",
        AssumedField::Frequency => "frequency",
        AssumedField::Bandwidth => "bandwidth",
    }
}

#[cfg(test)]
mod tests {
    use super::sites_geojson;
    use crate::network::ServerNumbers;
    use crate::outputs::example::{World, properties};

    #[test]
    fn a_sector_shows_its_raster_value_and_what_was_assumed() {
        let world = World::new();
        let rows = properties(&sites_geojson(&world.results()).expect("GeoJSON"));
        assert_eq!(rows.len(), 2);
        let numbers = ServerNumbers::of(&world.network);
        assert_eq!(rows[0]["server_index"], numbers.of_sector(0));
        assert_eq!(rows[0]["sector_id"], "S01-L");
        assert_eq!(rows[0]["technology"], "4G");
        assert_eq!(rows[0]["azimuth_deg"], 120.0);
        assert!(rows[0]["assumed_fields"].is_null());
        assert_eq!(rows[1]["assumed_fields"], "antenna_height,azimuth");
        assert!(rows[1]["azimuth_deg"].is_null());
        assert_eq!(rows[1]["horizontal_beamwidth_deg"], 360.0);
    }
}
