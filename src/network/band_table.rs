//! The operating bands of LTE and UMTS.

/// Where the uplink of a band lies.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Pairing {
    /// Frequency division.
    Fdd {
        /// Downlink minus uplink, MHz (negative where the uplink lies above).
        duplex_mhz: f64,
        /// Upper end of the part of the downlink that has an uplink, MHz.
        paired_up_to_mhz: f64,
        /// EARFCN of the uplink's lower end.
        uplink_earfcn: u32,
    },
    /// Time division: on the downlink's frequency.
    Tdd,
    /// Supplemental downlink: in another band.
    DownlinkOnly,
}

/// One operating band.
#[derive(Debug, PartialEq)]
pub struct Band {
    pub(super) number: u16,
    /// Ends of the downlink, MHz.
    pub(super) downlink_mhz: [f64; 2],
    pub(super) pairing: Pairing,
    /// EARFCN of the downlink's lower end; `None` for a band of UMTS alone.
    pub(super) earfcn: Option<u32>,
    /// Whether UMTS has the band.
    pub(super) umts: bool,
    /// Frequencies after which the band is called, MHz.
    pub(super) called_mhz: &'static [u16],
}

impl Band {
    /// A band of UMTS too.
    const fn and_umts(self) -> Self {
        Self { umts: true, ..self }
    }

    /// A band whose upper downlink has no uplink.
    const fn paired_up_to(self, paired_up_to_mhz: f64) -> Self {
        match self.pairing {
            Pairing::Fdd { duplex_mhz, uplink_earfcn, .. } => {
                Self { pairing: Pairing::Fdd { duplex_mhz, paired_up_to_mhz, uplink_earfcn }, ..self }
            }
            Pairing::Tdd | Pairing::DownlinkOnly => self,
        }
    }
}

/// `earfcn` holds the numbers of the downlink's and of the uplink's lower end.
const fn fdd(
    number: u16,
    downlink_mhz: [f64; 2],
    duplex_mhz: f64,
    earfcn: [u32; 2],
    called_mhz: &'static [u16],
) -> Band {
    let [_, paired_up_to_mhz] = downlink_mhz;
    let [first, uplink_earfcn] = earfcn;
    let pairing = Pairing::Fdd { duplex_mhz, paired_up_to_mhz, uplink_earfcn };
    Band { number, downlink_mhz, pairing, earfcn: Some(first), umts: false, called_mhz }
}

const fn tdd(number: u16, downlink_mhz: [f64; 2], earfcn: u32, called_mhz: &'static [u16]) -> Band {
    Band { number, downlink_mhz, pairing: Pairing::Tdd, earfcn: Some(earfcn), umts: false, called_mhz }
}

const fn downlink_only(number: u16, downlink_mhz: [f64; 2], earfcn: u32, called_mhz: &'static [u16]) -> Band {
    Band { pairing: Pairing::DownlinkOnly, ..tdd(number, downlink_mhz, earfcn, called_mhz) }
}

/// Bands of terrestrial mobile networks below 5 GHz.
///
/// 3GPP TS 36.101, tables 5.5-1 (frequencies, duplex) and 5.7.3-1 (EARFCN); UMTS has bands of the same numbers, frequencies and
/// duplex distances (TS 25.101, tables 5.0 and 5.0aa). Left out: bands no longer specified (15, 16, 23), in spectrum without a
/// licence or for vehicles (46, 47, 49), for broadcasting (107, 108, 112, 113), for railways (111). Parts of the downlink of 66 and
/// 70 have no uplink (notes to table 5.5-1).
pub(super) const BANDS: &[Band] = &[
    fdd(1, [2_110.0, 2_170.0], 190.0, [0, 18_000], &[2_100]).and_umts(),
    fdd(2, [1_930.0, 1_990.0], 80.0, [600, 18_600], &[1_900]).and_umts(),
    fdd(3, [1_805.0, 1_880.0], 95.0, [1_200, 19_200], &[1_800]).and_umts(),
    fdd(4, [2_110.0, 2_155.0], 400.0, [1_950, 19_950], &[1_700, 2_100]).and_umts(),
    fdd(5, [869.0, 894.0], 45.0, [2_400, 20_400], &[850]).and_umts(),
    Band { earfcn: None, ..fdd(6, [875.0, 885.0], 45.0, [2_650, 20_650], &[800, 850]).and_umts() },
    fdd(7, [2_620.0, 2_690.0], 120.0, [2_750, 20_750], &[2_600, 2_500]).and_umts(),
    fdd(8, [925.0, 960.0], 45.0, [3_450, 21_450], &[900]).and_umts(),
    fdd(9, [1_844.9, 1_879.9], 95.0, [3_800, 21_800], &[1_700, 1_800]).and_umts(),
    fdd(10, [2_110.0, 2_170.0], 400.0, [4_150, 22_150], &[1_700, 2_100]).and_umts(),
    fdd(11, [1_475.9, 1_495.9], 48.0, [4_750, 22_750], &[1_500]).and_umts(),
    fdd(12, [729.0, 746.0], 30.0, [5_010, 23_010], &[700]).and_umts(),
    fdd(13, [746.0, 756.0], -31.0, [5_180, 23_180], &[700]).and_umts(),
    fdd(14, [758.0, 768.0], -30.0, [5_280, 23_280], &[700]).and_umts(),
    fdd(17, [734.0, 746.0], 30.0, [5_730, 23_730], &[700]),
    fdd(18, [860.0, 875.0], 45.0, [5_850, 23_850], &[800, 850]),
    fdd(19, [875.0, 890.0], 45.0, [6_000, 24_000], &[800, 850]).and_umts(),
    fdd(20, [791.0, 821.0], -41.0, [6_150, 24_150], &[800]).and_umts(),
    fdd(21, [1_495.9, 1_510.9], 48.0, [6_450, 24_450], &[1_500]).and_umts(),
    fdd(22, [3_510.0, 3_590.0], 100.0, [6_600, 24_600], &[3_500]).and_umts(),
    fdd(24, [1_525.0, 1_559.0], -101.5, [7_700, 25_700], &[1_600]),
    fdd(25, [1_930.0, 1_995.0], 80.0, [8_040, 26_040], &[1_900]).and_umts(),
    fdd(26, [859.0, 894.0], 45.0, [8_690, 26_690], &[850, 800]).and_umts(),
    fdd(27, [852.0, 869.0], 45.0, [9_040, 27_040], &[800, 850]),
    fdd(28, [758.0, 803.0], 55.0, [9_210, 27_210], &[700]),
    downlink_only(29, [717.0, 728.0], 9_660, &[700]),
    fdd(30, [2_350.0, 2_360.0], 45.0, [9_770, 27_660], &[2_300]),
    fdd(31, [462.5, 467.5], 10.0, [9_870, 27_760], &[450]),
    downlink_only(32, [1_452.0, 1_496.0], 9_920, &[1_500, 1_400]),
    tdd(33, [1_900.0, 1_920.0], 36_000, &[1_900]),
    tdd(34, [2_010.0, 2_025.0], 36_200, &[2_000]),
    tdd(35, [1_850.0, 1_910.0], 36_350, &[1_900]),
    tdd(36, [1_930.0, 1_990.0], 36_950, &[1_900]),
    tdd(37, [1_910.0, 1_930.0], 37_550, &[1_900]),
    tdd(38, [2_570.0, 2_620.0], 37_750, &[2_600]),
    tdd(39, [1_880.0, 1_920.0], 38_250, &[1_900]),
    tdd(40, [2_300.0, 2_400.0], 38_650, &[2_300]),
    tdd(41, [2_496.0, 2_690.0], 39_650, &[2_500, 2_600]),
    tdd(42, [3_400.0, 3_600.0], 41_590, &[3_500, 3_400]),
    tdd(43, [3_600.0, 3_800.0], 43_590, &[3_700, 3_600]),
    tdd(44, [703.0, 803.0], 45_590, &[700]),
    tdd(45, [1_447.0, 1_467.0], 46_590, &[1_500, 1_400]),
    tdd(48, [3_550.0, 3_700.0], 55_240, &[3_600, 3_500]),
    tdd(50, [1_432.0, 1_517.0], 58_240, &[1_500, 1_400]),
    tdd(51, [1_427.0, 1_432.0], 59_090, &[1_500, 1_400]),
    tdd(52, [3_300.0, 3_400.0], 59_140, &[3_300]),
    tdd(53, [2_483.5, 2_495.0], 60_140, &[2_400]),
    tdd(54, [1_670.0, 1_675.0], 60_255, &[1_700]),
    fdd(65, [2_110.0, 2_200.0], 190.0, [65_536, 131_072], &[2_100]),
    fdd(66, [2_110.0, 2_200.0], 400.0, [66_436, 131_972], &[1_700, 2_100]).paired_up_to(2_180.0),
    downlink_only(67, [738.0, 758.0], 67_336, &[700]),
    fdd(68, [753.0, 783.0], 55.0, [67_536, 132_672], &[700]),
    downlink_only(69, [2_570.0, 2_620.0], 67_836, &[2_600]),
    fdd(70, [1_995.0, 2_020.0], 300.0, [68_336, 132_972], &[2_000]).paired_up_to(2_010.0),
    fdd(71, [617.0, 652.0], -46.0, [68_586, 133_122], &[600]),
    fdd(72, [461.0, 466.0], 10.0, [68_936, 133_472], &[450]),
    fdd(73, [460.0, 465.0], 10.0, [68_986, 133_522], &[450]),
    fdd(74, [1_475.0, 1_518.0], 48.0, [69_036, 133_572], &[1_500]),
    downlink_only(75, [1_432.0, 1_517.0], 69_466, &[1_500, 1_400]),
    downlink_only(76, [1_427.0, 1_432.0], 70_316, &[1_500, 1_400]),
    fdd(85, [728.0, 746.0], 30.0, [70_366, 134_002], &[700]),
    fdd(87, [420.0, 425.0], 10.0, [70_546, 134_182], &[410]),
    fdd(88, [422.0, 427.0], 10.0, [70_596, 134_232], &[410]),
    fdd(103, [757.0, 758.0], -30.0, [70_646, 134_282], &[700]),
    fdd(106, [935.0, 940.0], 39.0, [70_656, 134_292], &[900]),
];

/// Bands in the order in which they are tried for a bare frequency: first those in use in ITU regions 1 and 3 (Europe, Africa,
/// Asia), of which band 20 precedes 28 from 791 MHz on. Bands that no network uses and whose downlink is another band's uplink or
/// supplemental downlink (35, 36, 37, 44, 45, 50, 51) are found by name and by EARFCN only.
pub(super) const BY_FREQUENCY: &[u16] = &[
    1, 3, 8, 20, 28, 7, 5, 2, 71, 31, 32, 38, 40, 41, 42, 43, 34, 39, 33, 65, 4, 66, 10, 9, 11, 21, 12, 13,
    14, 17, 18, 19, 6, 22, 24, 25, 26, 27, 29, 30, 48, 52, 53, 54, 67, 68, 69, 70, 72, 73, 74, 75, 76, 85,
    87, 88, 103, 106,
];
