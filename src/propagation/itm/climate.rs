//! Long-term statistics of the seven radio climates.
use super::options::ItmClimate;

/// A curve over the effective distance d_e: (c_1 + c_2 / (1 + ((d_e - x_2) / x_3)^2)) y / (1 + y), y = (d_e / x_1)^2.
#[derive(Clone, Copy, Debug)]
pub(super) struct DistanceCurve {
    c_db: [f64; 2],
    x_km: [f64; 3],
}

impl DistanceCurve {
    /// At an effective distance of `d_e_m` metres, dB.
    pub(super) fn at_db(&self, d_e_m: f64) -> f64 {
        let d_e_km = d_e_m / 1_000.0;
        let off = (d_e_km - self.x_km[1]) / self.x_km[2];
        let near = (d_e_km / self.x_km[0]) * (d_e_km / self.x_km[0]);
        (self.c_db[0] + self.c_db[1] / (1.0 + off * off)) * near / (1.0 + near)
    }
}

/// A factor over the wave number: b_1 + b_2 / (1 + (b_3 ln(0.133 k))^2).
#[derive(Clone, Copy, Debug)]
pub(super) struct FrequencyFactor([f64; 3]);

impl FrequencyFactor {
    const NONE: Self = Self([1.0, 0.0, 0.0]);

    pub(super) fn at(self, k: f64) -> f64 {
        let [b_1, b_2, b_3] = self.0;
        let q = b_3 * (0.133 * k).ln();
        b_1 + b_2 / (1.0 + q * q)
    }
}

/// Constants of one climate: Algorithm (5.5) to (5.8), table 5.1, and the curves fitted to NBS Technical Note 101,
/// figure 10.13 and (III.69), (III.70).
#[derive(Clone, Copy, Debug)]
pub(super) struct Climate {
    /// Median over the year, V_med.
    pub(super) median: DistanceCurve,
    /// Spread towards greater loss, sigma_T-, with its frequency factor g_-.
    pub(super) weaker: (DistanceCurve, FrequencyFactor),
    /// Spread towards smaller loss, sigma_T+, with its frequency factor g_+.
    pub(super) stronger: (DistanceCurve, FrequencyFactor),
    /// Spread by ducts as a share of sigma_T+, C_D.
    pub(super) duct_share: f64,
    /// Deviate from which ducts prevail, z_D.
    pub(super) duct_from: f64,
}

/// A row of the fitted constants: c_1, c_2 (dB), x_1, x_2, x_3 (km).
const fn curve(row: [f64; 5]) -> DistanceCurve {
    DistanceCurve { c_db: [row[0], row[1]], x_km: [row[2], row[3], row[4]] }
}

const EQUATORIAL: Climate = Climate {
    median: curve([-9.67, 12.7, 144.9, 190.3, 133.8]),
    weaker: (curve([2.13, 159.5, 762.2, 123.6, 94.5]), FrequencyFactor::NONE),
    stronger: (curve([2.11, 102.3, 636.9, 134.8, 95.6]), FrequencyFactor::NONE),
    duct_share: 1.224,
    duct_from: 1.282,
};

const CONTINENTAL_SUBTROPICAL: Climate = Climate {
    median: curve([-0.62, 9.19, 228.9, 205.2, 143.6]),
    weaker: (curve([2.66, 7.67, 100.4, 172.5, 136.4]), FrequencyFactor::NONE),
    stronger: (curve([6.87, 15.53, 138.7, 143.7, 98.6]), FrequencyFactor([0.93, 0.31, 2.00])),
    duct_share: 0.801,
    duct_from: 2.161,
};

const MARITIME_SUBTROPICAL: Climate = Climate {
    median: curve([1.26, 15.5, 262.6, 185.2, 99.8]),
    weaker: (curve([6.11, 6.65, 138.2, 242.2, 178.6]), FrequencyFactor::NONE),
    stronger: (curve([10.08, 9.60, 165.3, 225.7, 129.7]), FrequencyFactor::NONE),
    duct_share: 1.380,
    duct_from: 1.282,
};

const DESERT: Climate = Climate {
    median: curve([-9.21, 9.05, 84.1, 101.1, 98.6]),
    weaker: (curve([1.98, 13.11, 139.1, 132.7, 193.5]), FrequencyFactor::NONE),
    stronger: (curve([3.68, 159.3, 464.4, 93.1, 94.2]), FrequencyFactor([0.93, 0.19, 1.79])),
    duct_share: 1.000,
    duct_from: 20.0,
};

const CONTINENTAL_TEMPERATE: Climate = Climate {
    median: curve([-0.62, 9.19, 228.9, 205.2, 143.6]),
    weaker: (curve([2.68, 7.16, 93.7, 186.8, 133.5]), FrequencyFactor([0.92, 0.25, 1.77])),
    stronger: (curve([4.75, 8.12, 93.2, 135.9, 113.4]), FrequencyFactor([0.93, 0.31, 2.00])),
    duct_share: 1.224,
    duct_from: 1.282,
};

const MARITIME_TEMPERATE_OVER_LAND: Climate = Climate {
    median: curve([-0.39, 2.86, 141.7, 315.9, 167.4]),
    weaker: (curve([6.86, 10.38, 187.8, 169.6, 108.9]), FrequencyFactor::NONE),
    stronger: (curve([8.58, 13.97, 216.0, 152.0, 122.7]), FrequencyFactor::NONE),
    duct_share: 1.518,
    duct_from: 1.282,
};

const MARITIME_TEMPERATE_OVER_SEA: Climate = Climate {
    median: curve([3.15, 857.9, 2_222.0, 164.8, 116.3]),
    weaker: (curve([8.51, 169.8, 609.8, 119.9, 106.6]), FrequencyFactor::NONE),
    stronger: (curve([8.43, 8.19, 136.2, 188.5, 122.9]), FrequencyFactor::NONE),
    duct_share: 1.518,
    duct_from: 1.282,
};

impl Climate {
    /// The constants of a climate.
    pub(super) const fn of(climate: ItmClimate) -> &'static Self {
        match climate {
            ItmClimate::Equatorial => &EQUATORIAL,
            ItmClimate::ContinentalSubtropical => &CONTINENTAL_SUBTROPICAL,
            ItmClimate::MaritimeSubtropical => &MARITIME_SUBTROPICAL,
            ItmClimate::Desert => &DESERT,
            ItmClimate::ContinentalTemperate => &CONTINENTAL_TEMPERATE,
            ItmClimate::MaritimeTemperateOverLand => &MARITIME_TEMPERATE_OVER_LAND,
            ItmClimate::MaritimeTemperateOverSea => &MARITIME_TEMPERATE_OVER_SEA,
        }
    }
}
