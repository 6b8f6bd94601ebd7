//! Checks of what may be built.
use super::problems::Findings;
use super::{CandidatePlace, Scenario, SpectrumChoice};
use crate::network::{Technology, bands_named, uplink_frequency};
use crate::text;
use crate::units::Frequency;

/// Most remedies told of a gap.
const MOST_PER_GAP: f64 = 100.0;
/// Most gaps that they are looked for.
const MOST_GAPS: f64 = 1_000_000.0;

impl Scenario {
    pub(super) fn remedy_problems(&self, found: &mut Findings) {
        let choice = &self.remedies;
        for (name, value, unit, limits) in [
            ("per_gap", choice.per_gap as f64, "remedies", 0.0..=MOST_PER_GAP),
            ("most_gaps", choice.most_gaps as f64, "gaps", 1.0..=MOST_GAPS),
            ("small_height_m", choice.small_height_m, "m", 1.0..=500.0),
            ("small_gain_dbi", choice.small_gain_dbi, "dBi", -10.0..=40.0),
            ("small_power_dbm", choice.small_power_dbm, "dBm", -20.0..=70.0),
            ("repeater_power_dbm", choice.repeater_power_dbm, "dBm", -20.0..=70.0),
            ("repeater_gain_db", choice.repeater_gain_db, "dB", 0.0..=120.0),
            ("donor_gain_dbi", choice.donor_gain_dbi, "dBi", -10.0..=40.0),
        ] {
            found.within(&format!("remedies.{name}"), value, unit, limits);
        }
        self.spectrum.iter().for_each(|carrier| spectrum_problems(carrier, found));
        self.candidate_places.iter().for_each(|place| place_problems(place, found));
        let Some(costs) = &self.costs else { return };
        for (key, amount) in costs.amounts() {
            if !(amount.is_finite() && amount >= 0.0) {
                found.add(&format!("costs.{key}"), text!("amount-refused", amount));
            }
        }
        found.within("costs.price_year", f64::from(costs.price_year), "", 1900.0..=2200.0);
    }
}

fn spectrum_problems(carrier: &SpectrumChoice, found: &mut Findings) {
    let SpectrumChoice { operator, technology, band, frequency_mhz, bandwidth_mhz, power_dbm } = carrier;
    let of = text!("remedy-problems-of-operator", operator);
    if let Some(mhz) = bandwidth_mhz
        && let Err(reason) = technology.check_bandwidth(*mhz)
    {
        found.add("spectrum.bandwidth_mhz", text!("remedy-problems-mhz-is", mhz, of, reason));
    }
    if let Some(dbm) = power_dbm {
        found.within("spectrum.power_dbm", *dbm, "dBm", -20.0..=70.0);
    }
    if band.is_empty() && frequency_mhz.is_none() {
        let text = text!("remedy-problems-neither-this-nor-spectrum-frequency-mhz", of);
        found.add("spectrum.band", text);
    } else if carrier.downlink().is_none() {
        let text =
            text!("remedy-problems-is-not-known-band-of-with", band, of, technology = technology.name());
        found.add("spectrum.band", text);
    } else if carrier.uplink().is_none() {
        let mhz = frequency_mhz.unwrap_or_default();
        let text = text!("remedy-problems-mhz-is-not-in-the-downlink", mhz, of);
        found.add("spectrum.frequency_mhz", text);
    }
}

fn place_problems(place: &CandidatePlace, found: &mut Findings) {
    if !(-180.0..=180.0).contains(&place.longitude_deg) || !(-90.0..=90.0).contains(&place.latitude_deg) {
        let CandidatePlace { name, longitude_deg, latitude_deg, .. } = place;
        let text =
            text!("remedy-problems-of-is-no-longitude-and-latitude", longitude_deg, latitude_deg, name);
        found.add("candidate_places", text);
    }
    if let Some(height_m) = place.antenna_height_m {
        found.within("candidate_places.antenna_height_m", height_m, "m", 1.0..=500.0);
    }
}

impl SpectrumChoice {
    /// Centre of the downlink: as stated, otherwise the middle of the likeliest band named; `None` where none is known.
    #[must_use]
    pub fn downlink(&self) -> Option<Frequency> {
        if let Some(mhz) = self.frequency_mhz {
            return Some(Frequency::from_megahertz(mhz));
        }
        let likeliest =
            |technology: Technology| bands_named(technology, &self.band)?.first().map(|band| band.middle());
        likeliest(self.technology)
    }

    /// Centre of the uplink that belongs to it.
    #[must_use]
    pub fn uplink(&self) -> Option<Frequency> {
        uplink_frequency(self.technology, &self.band, self.downlink()?)
    }
}
