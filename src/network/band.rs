//! Duplex distance of the bands.
use super::Technology;
use crate::units::Frequency;

/// One operating band with paired spectrum.
struct Band {
    number: u16,
    downlink_mhz: (f64, f64),
    /// Downlink minus uplink, MHz (negative where the uplink lies above).
    duplex_mhz: f64,
}

/// FDD operating bands of 3GPP TS 36.101 (V17), table 5.5-1, the ones below 3 GHz in use for 3G and 4G;
/// UMTS bands I, II, IV, V, VIII (TS 25.101, table 5.0) have the same ranges and distances.
const BANDS: &[Band] = &[
    Band { number: 1, downlink_mhz: (2_110.0, 2_170.0), duplex_mhz: 190.0 },
    Band { number: 2, downlink_mhz: (1_930.0, 1_990.0), duplex_mhz: 80.0 },
    Band { number: 3, downlink_mhz: (1_805.0, 1_880.0), duplex_mhz: 95.0 },
    Band { number: 4, downlink_mhz: (2_110.0, 2_155.0), duplex_mhz: 400.0 },
    Band { number: 5, downlink_mhz: (869.0, 894.0), duplex_mhz: 45.0 },
    Band { number: 7, downlink_mhz: (2_620.0, 2_690.0), duplex_mhz: 120.0 },
    Band { number: 8, downlink_mhz: (925.0, 960.0), duplex_mhz: 45.0 },
    Band { number: 12, downlink_mhz: (729.0, 746.0), duplex_mhz: 30.0 },
    Band { number: 13, downlink_mhz: (746.0, 756.0), duplex_mhz: -31.0 },
    Band { number: 17, downlink_mhz: (734.0, 746.0), duplex_mhz: 30.0 },
    Band { number: 20, downlink_mhz: (791.0, 821.0), duplex_mhz: -41.0 },
    Band { number: 25, downlink_mhz: (1_930.0, 1_995.0), duplex_mhz: 80.0 },
    Band { number: 26, downlink_mhz: (859.0, 894.0), duplex_mhz: 45.0 },
    Band { number: 28, downlink_mhz: (758.0, 803.0), duplex_mhz: 55.0 },
    Band { number: 66, downlink_mhz: (2_110.0, 2_200.0), duplex_mhz: 400.0 },
    Band { number: 71, downlink_mhz: (617.0, 652.0), duplex_mhz: -46.0 },
];

/// Bands tried, in this order, when a row gives no band name: the ones of ITU regions 1 and 3 first.
const WITHOUT_NAME: &[u16] = &[1, 3, 8, 28, 7, 20, 5, 2, 71];

/// The uplink that belongs to a downlink centre frequency.
///
/// # Units and conventions
/// `band` is a name such as `B3`, `3`, `Band 8` or `b28`; empty means by frequency alone. A time-division band
/// (`B38` to `B41` and the like) has its uplink on the downlink's frequency. `None` where band and frequency do not
/// belong together or no known band holds the frequency.
///
/// # Source
/// 3GPP TS 36.101, table 5.5-1, and TS 25.101, table 5.0.
///
/// # Examples
/// ```
/// use signalgap::network::{Technology, uplink_frequency};
/// use signalgap::units::Frequency;
/// let uplink = uplink_frequency(Technology::Lte, "B3", Frequency::from_megahertz(1_842.5));
/// assert_eq!(uplink, Some(Frequency::from_megahertz(1_747.5)));
/// ```
#[must_use]
pub fn uplink_frequency(technology: Technology, band: &str, downlink: Frequency) -> Option<Frequency> {
    let digits: String = band.chars().filter(char::is_ascii_digit).collect();
    let downlink_mhz = downlink.megahertz();
    let holds = |band: &&Band| (band.downlink_mhz.0..=band.downlink_mhz.1).contains(&downlink_mhz);
    let found = if let Ok(number) = digits.parse::<u16>() {
        if technology == Technology::Lte && (33..=53).contains(&number) {
            return Some(downlink);
        }
        BANDS.iter().filter(|band| band.number == number).find(holds)
    } else {
        let numbered = |number: &u16| BANDS.iter().find(|band| band.number == *number);
        WITHOUT_NAME.iter().filter_map(numbered).find(holds)
    };
    found.map(|band| Frequency::from_megahertz(downlink_mhz - band.duplex_mhz))
}

#[cfg(test)]
mod tests {
    use super::uplink_frequency;
    use crate::network::Technology;
    use crate::units::Frequency;

    #[test]
    fn the_bands_of_viet_nam() {
        for (technology, band, downlink_mhz, uplink_mhz) in [
            (Technology::Lte, "B3", 1_842.5, 1_747.5),
            (Technology::Lte, "B8", 947.5, 902.5),
            (Technology::Umts, "B1", 2_140.0, 1_950.0),
            (Technology::Lte, "band 28", 763.0, 708.0),
            (Technology::Lte, "", 2_655.0, 2_535.0),
            (Technology::Lte, "B40", 2_350.0, 2_350.0),
        ] {
            let uplink = uplink_frequency(technology, band, Frequency::from_megahertz(downlink_mhz));
            assert!((uplink.expect("a known band").megahertz() - uplink_mhz).abs() < 1e-9, "{band}");
        }
    }

    #[test]
    fn a_frequency_outside_its_band_has_no_uplink() {
        assert_eq!(uplink_frequency(Technology::Lte, "B3", Frequency::from_megahertz(947.5)), None);
        assert_eq!(uplink_frequency(Technology::Lte, "", Frequency::from_megahertz(100.0)), None);
    }
}
