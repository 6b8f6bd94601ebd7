//! How much a carrier carries in its bandwidth.
use crate::network::{Carrier, Technology};
use crate::units::Decibels;

/// Bits per second in each hertz at a ratio of signal to interference and noise: a share of Shannon's bound between two limits.
///
/// # Source
/// 3GPP TR 36.942 V17.0.0, annex A.1, table A.2 (link adaptation, one transmit and two receive antennas).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TruncatedShannon {
    /// Share of the bound that is reached.
    pub attenuation: f64,
    /// Nothing is received below.
    pub least_sinr: Decibels,
    /// What the highest modulation carries, bit/s/Hz.
    pub most_bit_s_hz: f64,
}

impl TruncatedShannon {
    /// Of the downlink.
    pub const DOWNLINK: Self =
        Self { attenuation: 0.6, least_sinr: Decibels::new(-10.0), most_bit_s_hz: 4.4 };

    /// Bits per second in each hertz; 0 below the least ratio, and where it is not known.
    #[must_use]
    pub fn bit_s_hz(self, sinr: Decibels) -> f64 {
        if sinr >= self.least_sinr {
            let ratio = 10.0_f64.powf(sinr.db() / 10.0);
            let bound = (1.0 + ratio).log2();
            (self.attenuation * bound).min(self.most_bit_s_hz)
        } else {
            0.0
        }
    }
}

/// People at a place, and how well they hear their sector.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct HearingPeople {
    /// Signal to interference and noise.
    pub sinr: Decibels,
    /// People, from 0 upwards.
    pub people: f64,
}

/// What a sector carries in each hertz when all its users get the same data rate.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SectorEfficiency {
    /// Bits per second in each hertz.
    pub bit_s_hz: f64,
    /// People that it is the mean over.
    pub people: f64,
    /// People who hear too little for any rate.
    pub people_without_rate: f64,
}

/// Mean over the people of a sector who get the same data rate: the harmonic mean, as those at the edge take most of the time. `None` where
/// nobody gets a rate.
#[must_use]
pub fn mean_efficiency(heard: &[HearingPeople], curve: TruncatedShannon) -> Option<SectorEfficiency> {
    let (mut people, mut people_without_rate, mut time) = (0.0, 0.0, 0.0);
    for place in heard {
        let bit_s_hz = curve.bit_s_hz(place.sinr);
        if bit_s_hz > 0.0 {
            people += place.people;
            time += place.people / bit_s_hz;
        } else {
            people_without_rate += place.people;
        }
    }
    (time > 0.0).then(|| SectorEfficiency { bit_s_hz: people / time, people, people_without_rate })
}

/// Bits per second in each hertz that a sector carries on average, where no map of the quality says more.
///
/// # Source
/// The evaluation of LTE by 3GPP (2007, full buffer, macrocells 500 m apart) gives 0.53 bit/s/Hz for HSDPA of release 6 and 1.69 for LTE with two antennas at each end;
/// ITU-R M.2134 (2008) asks for 1.1 of a rural macrocell at high speed. LTE is taken at 1.5, between these two. The numbers of 2007 are quoted, not checked
/// against the text: where counters of the network say otherwise, use theirs.
#[must_use]
pub const fn typical_bit_s_hz(technology: Technology) -> f64 {
    match technology {
        Technology::Lte => 1.5,
        Technology::Umts => 0.53,
    }
}

/// Share of the time that a carrier sends downlink: all of it with a band for each direction; with one for both, that of uplink-downlink configuration 2
/// with special subframe configuration 7.
///
/// # Source
/// 3GPP TS 36.211, tables 4.2-1 and 4.2-2: 6 downlink subframes of 10, and 10 of 14 symbols in 2 more.
#[must_use]
pub fn downlink_share(carrier: &Carrier) -> f64 {
    const TIME_DIVISION: f64 = (6.0 + 2.0 * 10.0 / 14.0) / 10.0;
    let one_band = carrier.uplink.hertz().total_cmp(&carrier.downlink.hertz()).is_eq();
    if one_band { TIME_DIVISION } else { 1.0 }
}

/// What one carrier on one sector carries, Mbit/s, at so many bits per second in each hertz.
#[must_use]
pub fn carrier_mbit_s(carrier: &Carrier, bit_s_hz: f64) -> f64 {
    carrier.bandwidth_mhz * bit_s_hz * downlink_share(carrier)
}

#[cfg(test)]
mod tests {
    use super::{
        HearingPeople, TruncatedShannon, carrier_mbit_s, downlink_share, mean_efficiency, typical_bit_s_hz,
    };
    use crate::network::{Carrier, Technology};
    use crate::units::{Decibels, Frequency};

    const CURVE: TruncatedShannon = TruncatedShannon::DOWNLINK;

    fn at(db: f64) -> f64 {
        CURVE.bit_s_hz(Decibels::new(db))
    }

    /// 0 dB: 0.6 x log2(2); 10 log10(3) dB: 0.6 x log2(4); the last below the top at 22 dB, as in figure A.1.
    #[test]
    fn the_curve_is_that_of_the_report() {
        assert!((at(0.0) - 0.6).abs() < 1e-12);
        assert!((at(10.0 * 3.0_f64.log10()) - 1.2).abs() < 1e-12);
        assert!((at(-10.0) - 0.6 * 1.1_f64.log2()).abs() < 1e-12);
        assert!(at(-10.001).abs() < 1e-12 && at(f64::NAN).abs() < 1e-12);
        assert!((at(22.0) - 4.39).abs() < 0.01);
        assert!((at(40.0) - 4.4).abs() < 1e-12);
    }

    /// 30 people at 1.2 and 10 at 0.6 bit/s/Hz take 25 and 16.667 parts of the time: 40 / 41.667 = 0.96.
    #[test]
    fn those_at_the_edge_take_most_of_the_time() {
        let place = |db: f64, people| HearingPeople { sinr: Decibels::new(db), people };
        let heard = [place(10.0 * 3.0_f64.log10(), 30.0), place(0.0, 10.0), place(-20.0, 5.0)];
        let mean = mean_efficiency(&heard, CURVE).expect("somebody hears");
        assert!((mean.bit_s_hz - 0.96).abs() < 1e-12);
        assert!((mean.people - 40.0).abs() < 1e-12 && (mean.people_without_rate - 5.0).abs() < 1e-12);
        assert_eq!(mean_efficiency(&heard[2..], CURVE), None);
        assert_eq!(mean_efficiency(&[], CURVE), None);
    }

    #[test]
    fn a_carrier_carries_by_its_bandwidth_and_time() {
        let carrier = |uplink_mhz: f64| Carrier {
            technology: Technology::Lte,
            band: String::new(),
            downlink: Frequency::from_megahertz(2_350.0),
            uplink: Frequency::from_megahertz(uplink_mhz),
            bandwidth_mhz: 20.0,
        };
        assert!((carrier_mbit_s(&carrier(2_250.0), 1.5) - 30.0).abs() < 1e-12);
        assert!((downlink_share(&carrier(2_350.0)) - 52.0 / 70.0).abs() < 1e-12);
        assert!((carrier_mbit_s(&carrier(2_350.0), 1.75) - 26.0).abs() < 1e-12);
        assert!(typical_bit_s_hz(Technology::Lte) > typical_bit_s_hz(Technology::Umts));
    }
}
