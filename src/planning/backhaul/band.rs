//! Bands of microwave links: which availability a hop of a length has, and how long a hop may be.
use super::hop_geometry::HopGeometry;
use super::multipath::{ClearAir, worst_month_percent};
use super::rain::{RainFade, RainWave};
use crate::propagation::{Polarization, free_space_loss};
use crate::units::{Dbm, Decibels, Frequency, Length};

/// Halvings of a range of lengths: 60 km to less than a millimetre.
const HALVINGS: usize = 27;
/// Hops are not looked at below this.
const SHORTEST: Length = Length::from_metres(50.0);
/// Aperture efficiency of a parabolic antenna, as usual.
const DISH_EFFICIENCY: f64 = 0.55;

/// A microwave band with the equipment of a hop at a stated capacity.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Band {
    /// Carrier frequency.
    pub frequency: Frequency,
    /// Polarisation; vertical fades less in rain.
    pub polarization: Polarization,
    /// Transmitted power at the capacity's modulation.
    pub transmit_power: Dbm,
    /// Received level at which the capacity is still had.
    pub threshold: Dbm,
    /// Gain of each antenna, dBi.
    pub antenna_gains: [Decibels; 2],
    /// Losses of feeders and filters at both ends together.
    pub other_losses: Decibels,
    /// Attenuation by oxygen and water vapour, dB/km (ITU-R P.676).
    pub gas_db_per_km: f64,
    /// The longest hop from practice: a ceiling, whatever the availability.
    pub longest: Length,
}

/// Weather of the area.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct HopAir {
    /// Rain rate exceeded for 0.01 % of the average year, integrated over one minute, mm/h.
    pub rain_rate_mm_h: f64,
    /// Fading without rain.
    pub clear_air: ClearAir,
}

/// How often a hop fails.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct HopOutage {
    /// Fade margin: received level without fading over the threshold.
    pub margin: Decibels,
    /// Attenuation by rain exceeded for 0.01 % of the average year.
    pub rain_at_0_01_percent: Decibels,
    /// By rain, percent of the average year; 0.001 at least wherever it rains.
    pub rain_percent: f64,
    /// By multipath, percent of the average worst month.
    pub multipath_percent: f64,
}

impl HopOutage {
    /// Percentage of the time with service. The percentage of the worst month counts as one of the year: on the safe side.
    #[must_use]
    pub fn availability_percent(&self) -> f64 {
        (100.0 - self.rain_percent - self.multipath_percent).max(0.0)
    }
}

impl Band {
    /// How often a hop fails.
    ///
    /// # Source
    /// Free space by ITU-R P.525-5; rain by [`RainFade`]; clear air by [`worst_month_percent`].
    ///
    /// # Cost
    /// O(1).
    #[must_use]
    pub fn outage(&self, hop: &HopGeometry, air: &HopAir) -> HopOutage {
        let gas = Decibels::new(self.gas_db_per_km * hop.length.kilometres());
        let gains = self.antenna_gains[0] + self.antenna_gains[1];
        let losses = free_space_loss(hop.length, self.frequency) + gas + self.other_losses;
        let margin = self.transmit_power + gains - losses - self.threshold;
        let wave = RainWave {
            frequency: self.frequency,
            polarization: self.polarization,
            elevation_deg: hop.elevation_deg(),
        };
        let rain = RainFade::on_hop(hop.length, air.rain_rate_mm_h, &wave);
        HopOutage {
            margin,
            rain_at_0_01_percent: rain.at_0_01_percent(),
            rain_percent: rain.outage_percent(margin),
            multipath_percent: worst_month_percent(air.clear_air, hop, self.frequency, margin),
        }
    }

    /// The longest level hop at sea level that keeps an availability, not beyond the band's ceiling; zero where none does. Hops that are inclined or higher up may be longer.
    ///
    /// # Cost
    /// O(1): some 30 halvings of the length.
    #[must_use]
    pub fn longest_hop(&self, air: &HopAir, availability_percent: f64) -> Length {
        let keeps = |length: Length| {
            self.outage(&HopGeometry::level(length), air).availability_percent() >= availability_percent
        };
        if keeps(self.longest) {
            return self.longest;
        }
        if !keeps(SHORTEST) {
            return Length::default();
        }
        let (mut low_m, mut high_m) = (SHORTEST.metres(), self.longest.metres());
        for _ in 0..HALVINGS {
            let middle_m = f64::midpoint(low_m, high_m);
            if keeps(Length::from_metres(middle_m)) { low_m = middle_m } else { high_m = middle_m }
        }
        Length::from_metres(low_m)
    }
}

/// A band for a hop.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct BandChoice {
    /// Index of the band.
    pub band: usize,
    /// How often the hop fails in it.
    pub outage: HopOutage,
}

/// The highest band in which a hop is no longer than the ceiling and keeps an availability: high bands have small antennas and much spectrum. Of equal frequencies the one
/// named first; `None` where no band serves.
///
/// # Cost
/// O(bands).
#[must_use]
pub fn choose_band(
    bands: &[Band],
    hop: &HopGeometry,
    air: &HopAir,
    availability_percent: f64,
) -> Option<BandChoice> {
    let fits = |(number, band): (usize, &Band)| {
        let outage = band.outage(hop, air);
        let keeps = hop.length <= band.longest && outage.availability_percent() >= availability_percent;
        keeps.then_some(BandChoice { band: number, outage })
    };
    let higher = |a: BandChoice, b: BandChoice| {
        if bands[b.band].frequency > bands[a.band].frequency { b } else { a }
    };
    bands.iter().enumerate().filter_map(fits).reduce(higher)
}

/// Gain of a parabolic antenna in its main direction, dBi.
///
/// # Source
/// Gain of an aperture, (pi D / lambda)^2, at an efficiency of 0.55.
fn dish_gain(diameter: Length, frequency: Frequency) -> Decibels {
    let wavelengths = diameter.metres() / frequency.wavelength().metres();
    Decibels::new(10.0 * (DISH_EFFICIENCY * (std::f64::consts::PI * wavelengths).powi(2)).log10())
}

/// Bands with typical equipment, lowest first: split-mount radios with 128-QAM in 28 MHz (some 150 Mbit/s), dishes of 1.8 m (6 GHz) to 0.3 m (38 GHz). Typical numbers of
/// data sheets and planning practice, not those of a product: replace them by your own.
#[must_use]
pub fn typical_bands() -> Vec<Band> {
    /// GHz; dBm; dBm; dish, m; gas, dB/km at 7.5 g/m^3, rounded up; longest, km.
    const TYPICAL: [[f64; 6]; 8] = [
        [6.2, 27.0, -68.0, 1.8, 0.01, 60.0],
        [7.5, 26.0, -68.0, 1.2, 0.01, 50.0],
        [11.2, 24.0, -67.5, 1.2, 0.02, 30.0],
        [13.0, 23.0, -67.5, 0.9, 0.02, 25.0],
        [15.0, 23.0, -67.0, 0.9, 0.03, 20.0],
        [18.7, 21.0, -66.5, 0.6, 0.08, 15.0],
        [22.4, 20.0, -66.0, 0.6, 0.2, 10.0],
        [38.3, 16.0, -65.0, 0.3, 0.13, 4.0],
    ];
    let band = |[ghz, power_dbm, threshold_dbm, dish_m, gas_db_per_km, longest_km]: [f64; 6]| {
        let frequency = Frequency::from_megahertz(1_000.0 * ghz);
        Band {
            frequency,
            polarization: Polarization::Vertical,
            transmit_power: Dbm::new(power_dbm),
            threshold: Dbm::new(threshold_dbm),
            antenna_gains: [dish_gain(Length::from_metres(dish_m), frequency); 2],
            other_losses: Decibels::new(1.0),
            gas_db_per_km,
            longest: Length::from_kilometres(longest_km),
        }
    };
    TYPICAL.map(band).to_vec()
}

#[cfg(test)]
mod tests {
    use super::{Band, HopAir, HopGeometry, choose_band, dish_gain, typical_bands};
    use crate::planning::backhaul::ClearAir;
    use crate::units::{Frequency, Length};

    const WET: HopAir = HopAir { rain_rate_mm_h: 90.0, clear_air: ClearAir::QuickPlanning { dn1: -300.0 } };

    fn km(kilometres: f64) -> Length {
        Length::from_kilometres(kilometres)
    }

    fn fifteen_gigahertz() -> Band {
        *typical_bands().iter().find(|band| (band.frequency.gigahertz() - 15.0).abs() < 0.1).expect("a band")
    }

    #[test]
    fn a_dish_of_90_cm_has_40_dbi_at_15_gigahertz() {
        // 10 log10(0.55 * (pi * 0.9 / 0.0199862)^2) = 40.417
        let gain = dish_gain(Length::from_metres(0.9), Frequency::from_megahertz(15_000.0));
        assert!((gain.db() - 40.417).abs() < 2e-3, "{}", gain.db());
    }

    #[test]
    fn a_margin_by_hand() {
        // 20 km at 15 GHz: free space 92.4478 + 20 log10(300) = 141.990 dB, gas 0.6 dB; 23 + 80.834 - 142.590 - 1 + 67
        let outage = fifteen_gigahertz().outage(&HopGeometry::level(km(20.0)), &WET);
        assert!((outage.margin.db() - 27.244).abs() < 5e-3, "{outage:?}");
        assert!((outage.rain_at_0_01_percent.db() - 49.630).abs() < 1e-3);
        // 49.63 dB at 0.01 % and 18.80 dB at 0.1 %: between
        assert!((0.02..0.07).contains(&outage.rain_percent), "{outage:?}");
        let sum = outage.rain_percent + outage.multipath_percent;
        assert!((outage.availability_percent() + sum - 100.0).abs() < 1e-12);
    }

    #[test]
    fn the_longest_hop_just_keeps_the_availability() {
        let mut limited = 0;
        for band in typical_bands() {
            for availability in [99.9, 99.99, 99.995] {
                let longest = band.longest_hop(&WET, availability);
                assert!(longest > Length::default() && longest <= band.longest);
                let at = |factor: f64| {
                    let hop = HopGeometry::level(Length::from_metres(longest.metres() * factor));
                    band.outage(&hop, &WET).availability_percent()
                };
                assert!(at(1.0) >= availability, "{band:?} {availability}");
                if longest < band.longest {
                    limited += 1;
                    assert!(at(1.001) < availability, "{band:?} {availability}");
                }
            }
        }
        assert!(limited >= 8, "{limited} of 24");
        // no rate of rain: multipath and the ceiling alone
        let dry = HopAir { rain_rate_mm_h: 0.0, ..WET };
        assert_eq!(fifteen_gigahertz().longest_hop(&dry, 99.9), km(20.0));
        assert_eq!(fifteen_gigahertz().longest_hop(&WET, 99.9995), Length::default());
    }

    #[test]
    fn longer_hops_fail_more() {
        for band in typical_bands() {
            let mut before = 100.0;
            for step in 1..=200 {
                let length = Length::from_metres(band.longest.metres() * f64::from(step) / 200.0);
                let available = band.outage(&HopGeometry::level(length), &WET).availability_percent();
                assert!(available <= before, "{band:?} at {length:?}");
                before = available;
            }
        }
    }

    #[test]
    fn a_hop_takes_the_highest_band_that_serves() {
        let bands = typical_bands();
        let chosen = |d_km: f64| {
            let choice = choose_band(&bands, &HopGeometry::level(km(d_km)), &WET, 99.99)?;
            Some((bands[choice.band].frequency.gigahertz() * 10.0).round())
        };
        assert_eq!(chosen(1.0), Some(383.0));
        let longer: Vec<_> = [1.0, 3.0, 6.0, 12.0, 24.0].into_iter().map(chosen).collect();
        assert!(longer.windows(2).all(|pair| pair[1] <= pair[0]), "{longer:?}");
        assert_eq!(chosen(61.0), None);
    }
}
