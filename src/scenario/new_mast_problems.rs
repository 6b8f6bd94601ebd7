//! Checks of the choices for new masts.
use super::problems::Findings;
use super::{NewMastChoice, Scenario, SpectrumChoice};
use crate::network::bands_named;
use crate::text;

impl Scenario {
    pub(super) fn new_mast_problems(&self, found: &mut Findings) {
        let choice = &self.new_mast;
        for (key, values, most) in [
            ("new_mast.heights_m", &choice.heights_m, NewMastChoice::MOST_HEIGHTS),
            ("new_mast.downtilts_deg", &choice.downtilts_deg, NewMastChoice::MOST_DOWNTILTS),
        ] {
            list_problems(key, values, most, found);
        }
        for height_m in &choice.heights_m {
            found.inside("new_mast.heights_m", *height_m, NewMastChoice::HEIGHT_M);
        }
        for downtilt_deg in &choice.downtilts_deg {
            found.within("new_mast.downtilts_deg", *downtilt_deg, "degrees", -30.0..=30.0);
        }
        let pattern = &choice.pattern;
        for (name, value, unit, limits) in [
            ("gain_dbi", choice.gain_dbi, "dBi", -10.0..=40.0),
            ("feeder_loss_db", choice.feeder_loss_db, "dB", 0.0..=30.0),
            ("slope_limit_deg", choice.slope_limit_deg, "degrees", 0.0..=90.0),
            ("pattern.horizontal_beamwidth_deg", pattern.horizontal_beamwidth_deg, "degrees", 1.0..=360.0),
            ("pattern.front_to_back_db", pattern.front_to_back_db, "dB", 0.0..=100.0),
            ("pattern.side_lobe_db", pattern.side_lobe_db, "dB", 0.0..=100.0),
        ] {
            found.within(&format!("new_mast.{name}"), value, unit, limits);
        }
        // an infinite beamwidth attenuates in no direction
        let vertical_deg = pattern.vertical_beamwidth_deg;
        if vertical_deg.is_finite() || vertical_deg.is_nan() {
            let key = "new_mast.pattern.vertical_beamwidth_deg";
            found.within(key, vertical_deg, "degrees", 1.0..=180.0);
        }
        if let Some(radius_km) = choice.radius_km {
            let most_km = self.service.radius_km;
            found.within("new_mast.radius_km", radius_km, "km", 0.01..=most_km);
        }
        self.carrier_problems(found);
        self.licence_problems(found);
    }

    /// An operator whose spectrum is listed builds in no other band.
    fn licence_problems(&self, found: &mut Findings) {
        let operator = &self.new_mast.operator;
        let listed = || self.spectrum.iter().filter(|entry| entry.operator == *operator);
        if operator.is_empty() || listed().next().is_none() {
            return;
        }
        for carrier in self.new_mast.carriers_of(self.ranking.technology) {
            let bands = bands_named(carrier.technology, &carrier.band).unwrap_or_default();
            let may = listed()
                .filter(|entry| entry.technology == carrier.technology)
                .filter_map(SpectrumChoice::downlink)
                .any(|downlink| bands.iter().any(|band| band.holds(downlink)));
            if !may {
                let text = text!(
                    "new-mast-problems-spectrum-of-operator-has-no-carrier",
                    operator,
                    band = carrier.band
                );
                found.add("new_mast.carriers.band", text);
            }
        }
    }

    fn carrier_problems(&self, found: &mut Findings) {
        let (choice, technology) = (&self.new_mast, self.ranking.technology);
        let key = "new_mast.carriers";
        if choice.carriers_of(technology).is_empty() {
            let text =
                text!("new-mast-problems-no-carrier-is-of-the-ranked", generation = technology.generation());
            found.add(key, text);
        }
        for carrier in &choice.carriers {
            let (technology, band) = (carrier.technology, &carrier.band);
            let known = bands_named(technology, band).unwrap_or_default();
            if !known.iter().any(|band| band.uplink_of(band.middle()).is_some()) {
                let text = text!(
                    "new-mast-problems-is-no-band-of-with-an",
                    band,
                    generation = technology.generation()
                );
                found.add(&format!("{key}.band"), text);
            }
            if let Err(reason) = technology.check_bandwidth(carrier.bandwidth_mhz) {
                let text = text!("bandwidth-refused", bandwidth_mhz = carrier.bandwidth_mhz, reason);
                found.add(&format!("{key}.bandwidth_mhz"), text);
            }
            found.within(&format!("{key}.power_dbm"), carrier.power_dbm, "dBm", -20.0..=70.0);
        }
    }
}

/// A list of different numbers, not empty and not too long.
fn list_problems(key: &str, values: &[f64], most: usize, found: &mut Findings) {
    if values.is_empty() || values.len() > most {
        found.add(key, text!("new-mast-problems-values-are-given-give-1-to", values = values.len(), most));
    }
    for (number, value) in values.iter().enumerate() {
        if values[..number].iter().any(|before| before.total_cmp(value).is_eq()) {
            found.add(key, text!("new-mast-problems-is-given-twice", value));
        }
    }
}
