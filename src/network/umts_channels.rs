//! The channel numbers of UMTS.
use std::ops::RangeInclusive;

/// Downlink UARFCN of one band: the frequency is a fifth of the number, plus an offset.
pub(super) struct UmtsChannels {
    pub(super) band: u16,
    /// Channels on the general raster.
    pub(super) general: RangeInclusive<u32>,
    /// Offset of the general raster, MHz.
    pub(super) offset_mhz: f64,
    /// Channels between those of the general raster.
    pub(super) additional: &'static [u32],
    /// Their offset, MHz.
    pub(super) additional_offset_mhz: f64,
}

impl UmtsChannels {
    const fn and(self, additional_offset_mhz: f64, additional: &'static [u32]) -> Self {
        Self { additional, additional_offset_mhz, ..self }
    }
}

const fn channels(band: u16, general: RangeInclusive<u32>, offset_mhz: f64) -> UmtsChannels {
    UmtsChannels { band, general, offset_mhz, additional: &[], additional_offset_mhz: 0.0 }
}

/// 3GPP TS 25.101, tables 5.1 and 5.1A (offsets of the general and of the additional channels) and 5.2 (numbers). Band 6 lies within
/// band 5, with the same offsets and duplex distance.
pub(super) const UMTS_CHANNELS: &[UmtsChannels] = &[
    channels(1, 10_562..=10_838, 0.0),
    channels(2, 9_662..=9_938, 0.0)
        .and(1_850.1, &[412, 437, 462, 487, 512, 537, 562, 587, 612, 637, 662, 687]),
    channels(3, 1_162..=1_513, 1_575.0),
    channels(4, 1_537..=1_738, 1_805.0)
        .and(1_735.1, &[1_887, 1_912, 1_937, 1_962, 1_987, 2_012, 2_037, 2_062, 2_087]),
    channels(5, 4_357..=4_458, 0.0).and(670.1, &[1_007, 1_012, 1_032, 1_037, 1_062, 1_087]),
    channels(7, 2_237..=2_563, 2_175.0).and(
        2_105.1,
        &[2_587, 2_612, 2_637, 2_662, 2_687, 2_712, 2_737, 2_762, 2_787, 2_812, 2_837, 2_862, 2_887, 2_912],
    ),
    channels(8, 2_937..=3_088, 340.0),
    channels(9, 9_237..=9_387, 0.0),
    channels(10, 3_112..=3_388, 1_490.0)
        .and(1_430.1, &[3_412, 3_437, 3_462, 3_487, 3_512, 3_537, 3_562, 3_587, 3_612, 3_637, 3_662, 3_687]),
    channels(11, 3_712..=3_787, 736.0),
    channels(12, 3_842..=3_903, -37.0).and(-54.9, &[3_932, 3_957, 3_962, 3_987, 3_992]),
    channels(13, 4_017..=4_043, -55.0).and(-64.9, &[4_067, 4_092]),
    channels(14, 4_117..=4_143, -63.0).and(-72.9, &[4_167, 4_192]),
    channels(19, 712..=763, 735.0).and(720.1, &[787, 812, 837]),
    channels(20, 4_512..=4_638, -109.0),
    channels(21, 862..=912, 1_326.0),
    channels(22, 4_662..=5_038, 2_580.0),
    channels(25, 5_112..=5_413, 910.0).and(
        674.1,
        &[6_292, 6_317, 6_342, 6_367, 6_392, 6_417, 6_442, 6_467, 6_492, 6_517, 6_542, 6_567, 6_592],
    ),
    channels(26, 5_762..=5_913, -291.0)
        .and(-325.9, &[5_937, 5_962, 5_987, 5_992, 6_012, 6_017, 6_037, 6_042, 6_062, 6_067, 6_087]),
];
