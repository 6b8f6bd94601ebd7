//! Bands and channel numbers against the tables of 3GPP.
use super::Technology::{self, Lte, Umts};
use super::band_table::{BANDS, BY_FREQUENCY, Pairing};
use super::umts_channels::UMTS_CHANNELS;
use super::{Band, ChannelError, bands_holding, channel_of, uplink_frequency};
use crate::units::Frequency;

/// 3GPP TS 36.101 (V17), table 5.7.3-1 (bands 54, 103, 106: V18): band, lower end of the downlink in MHz, its first and last EARFCN,
/// the same of the uplink; time division and supplemental downlinks without the latter.
const EARFCN_TABLE: &str = "\
1 2110 0 599 1920 18000 18599
2 1930 600 1199 1850 18600 19199
3 1805 1200 1949 1710 19200 19949
4 2110 1950 2399 1710 19950 20399
5 869 2400 2649 824 20400 20649
7 2620 2750 3449 2500 20750 21449
8 925 3450 3799 880 21450 21799
9 1844.9 3800 4149 1749.9 21800 22149
10 2110 4150 4749 1710 22150 22749
11 1475.9 4750 4949 1427.9 22750 22949
12 729 5010 5179 699 23010 23179
13 746 5180 5279 777 23180 23279
14 758 5280 5379 788 23280 23379
17 734 5730 5849 704 23730 23849
18 860 5850 5999 815 23850 23999
19 875 6000 6149 830 24000 24149
20 791 6150 6449 832 24150 24449
21 1495.9 6450 6599 1447.9 24450 24599
22 3510 6600 7399 3410 24600 25399
24 1525 7700 8039 1626.5 25700 26039
25 1930 8040 8689 1850 26040 26689
26 859 8690 9039 814 26690 27039
27 852 9040 9209 807 27040 27209
28 758 9210 9659 703 27210 27659
29 717 9660 9769
30 2350 9770 9869 2305 27660 27759
31 462.5 9870 9919 452.5 27760 27809
32 1452 9920 10359
33 1900 36000 36199
34 2010 36200 36349
35 1850 36350 36949
36 1930 36950 37549
37 1910 37550 37749
38 2570 37750 38249
39 1880 38250 38649
40 2300 38650 39649
41 2496 39650 41589
42 3400 41590 43589
43 3600 43590 45589
44 703 45590 46589
45 1447 46590 46789
48 3550 55240 56739
50 1432 58240 59089
51 1427 59090 59139
52 3300 59140 60139
53 2483.5 60140 60254
54 1670 60255 60304
65 2110 65536 66435 1920 131072 131971
66 2110 66436 67335 1710 131972 132671
67 738 67336 67535
68 753 67536 67835 698 132672 132971
69 2570 67836 68335
70 1995 68336 68585 1695 132972 133121
71 617 68586 68935 663 133122 133471
72 461 68936 68985 451 133472 133521
73 460 68986 69035 450 133522 133571
74 1475 69036 69465 1427 133572 134001
75 1432 69466 70315
76 1427 70316 70365
85 728 70366 70545 698 134002 134181
87 420 70546 70595 410 134182 134231
88 422 70596 70645 412 134232 134281
103 757 70646 70655 787 134282 134291
106 935 70656 70705 896 134292 134341
";

fn mhz(frequency: Frequency) -> f64 {
    frequency.megahertz()
}

fn close(a: f64, b: f64) -> bool {
    (a - b).abs() < 1e-9
}

#[test]
fn every_earfcn_of_the_table_and_none_besides() {
    let mut rows = 0;
    for line in EARFCN_TABLE.lines() {
        let row: Vec<f64> = line.split(' ').map(|text| text.parse().expect("a number")).collect();
        let (number, low_mhz, first, last) = (row[0] as u16, row[1], row[2] as u32, row[3] as u32);
        for earfcn in first..=last {
            let channel = channel_of(Lte, earfcn).expect("a downlink EARFCN");
            let steps = f64::from(earfcn - first) / 10.0;
            assert_eq!(channel.band.number(), number, "{earfcn}");
            assert!(close(mhz(channel.downlink), low_mhz + steps), "{earfcn}: {}", mhz(channel.downlink));
            assert!(channel.band.holds(channel.downlink), "{earfcn}");
            let [low, high] = channel.band.downlink_mhz();
            assert!(
                close(low, low_mhz) && close(high, low_mhz + f64::from(last + 1 - first) / 10.0),
                "{number}"
            );
        }
        let band = channel_of(Lte, first).expect("a downlink EARFCN").band;
        match row.get(4..) {
            Some([uplink_mhz, uplink_first, uplink_last]) => {
                let uplink = band.uplink_of(Frequency::from_megahertz(low_mhz)).expect("an uplink");
                assert!(close(mhz(uplink), *uplink_mhz), "{number}");
                let (uplink_first, uplink_last) = (*uplink_first as u32, *uplink_last as u32);
                for (uplink, steps) in [(uplink_first, 0), (uplink_last, uplink_last - uplink_first)] {
                    let said = ChannelError::Uplink { band: number, downlink: first + steps };
                    assert_eq!(channel_of(Lte, uplink), Err(said), "{uplink}");
                }
            }
            _ => assert!(!matches!(band.pairing, Pairing::Fdd { .. }), "{number}"),
        }
        rows += 1;
    }
    assert_eq!(rows, BANDS.iter().filter(|band| band.earfcn.is_some()).count());
    for outside in [2_650, 4_950, 7_400, 10_360, 17_999, 46_790, 60_305, 65_535, 70_706, 134_342, 262_143] {
        assert_eq!(channel_of(Lte, outside), Err(ChannelError::Earfcn), "{outside}");
    }
}

/// First and last UARFCN on the general raster with the downlink frequencies at these ends and the uplink at the first: 3GPP TS
/// 25.101, tables 5.1 and 5.2; then additional channels of table 5.1A, one each.
#[test]
fn uarfcn_at_the_ends_of_each_band_and_between() {
    for (number, first, last, downlinks_mhz, uplink_mhz) in [
        (1, 10_562, 10_838, [2_112.4, 2_167.6], 1_922.4),
        (2, 9_662, 9_938, [1_932.4, 1_987.6], 1_852.4),
        (3, 1_162, 1_513, [1_807.4, 1_877.6], 1_712.4),
        (4, 1_537, 1_738, [2_112.4, 2_152.6], 1_712.4),
        (5, 4_357, 4_458, [871.4, 891.6], 826.4),
        (7, 2_237, 2_563, [2_622.4, 2_687.6], 2_502.4),
        (8, 2_937, 3_088, [927.4, 957.6], 882.4),
        (9, 9_237, 9_387, [1_847.4, 1_877.4], 1_752.4),
        (10, 3_112, 3_388, [2_112.4, 2_167.6], 1_712.4),
        (11, 3_712, 3_787, [1_478.4, 1_493.4], 1_430.4),
        (12, 3_842, 3_903, [731.4, 743.6], 701.4),
        (13, 4_017, 4_043, [748.4, 753.6], 779.4),
        (14, 4_117, 4_143, [760.4, 765.6], 790.4),
        (19, 712, 763, [877.4, 887.6], 832.4),
        (20, 4_512, 4_638, [793.4, 818.6], 834.4),
        (21, 862, 912, [1_498.4, 1_508.4], 1_450.4),
        (22, 4_662, 5_038, [3_512.4, 3_587.6], 3_412.4),
        (25, 5_112, 5_413, [1_932.4, 1_992.6], 1_852.4),
        (26, 5_762, 5_913, [861.4, 891.6], 816.4),
        (2, 412, 687, [1_932.5, 1_987.5], 1_852.5),
        (4, 1_887, 2_087, [2_112.5, 2_152.5], 1_712.5),
        (5, 1_007, 1_087, [871.5, 887.5], 826.5),
        (7, 2_587, 2_912, [2_622.5, 2_687.5], 2_502.5),
        (10, 3_412, 3_687, [2_112.5, 2_167.5], 1_712.5),
        (12, 3_932, 3_992, [731.5, 743.5], 701.5),
        (13, 4_067, 4_092, [748.5, 753.5], 779.5),
        (14, 4_167, 4_192, [760.5, 765.5], 790.5),
        (19, 787, 837, [877.5, 887.5], 832.5),
        (25, 6_292, 6_592, [1_932.5, 1_992.5], 1_852.5),
        (26, 5_937, 6_087, [861.5, 891.5], 816.5),
    ] {
        for (uarfcn, expected_mhz) in [first, last].into_iter().zip(downlinks_mhz) {
            let channel = channel_of(Umts, uarfcn).expect("a downlink UARFCN");
            assert_eq!(channel.band.number(), number, "{uarfcn}");
            assert!(close(mhz(channel.downlink), expected_mhz), "{uarfcn}: {}", mhz(channel.downlink));
            assert!(channel.band.holds(channel.downlink) && channel.band.is_of(Umts), "{uarfcn}");
        }
        let channel = channel_of(Umts, first).expect("a downlink UARFCN");
        let uplink = channel.band.uplink_of(channel.downlink).expect("an uplink");
        assert!(close(mhz(uplink), uplink_mhz), "{first}: {}", mhz(uplink));
    }
    for outside in [0, 413, 1_008, 2_588, 9_612, 10_561, 10_839, 16_383] {
        assert_eq!(channel_of(Umts, outside), Err(ChannelError::Uarfcn), "{outside}");
    }
}

#[test]
fn no_uarfcn_is_in_two_bands() {
    for number in 0..=11_000 {
        let holders = UMTS_CHANNELS
            .iter()
            .filter(|channels| channels.general.contains(&number) || channels.additional.contains(&number));
        assert!(holders.count() <= 1, "{number}");
    }
}

#[test]
fn the_order_of_bands_names_known_ones_once() {
    let mut order = BY_FREQUENCY.to_vec();
    order.sort_unstable();
    order.dedup();
    assert_eq!(order.len(), BY_FREQUENCY.len());
    assert!(order.iter().all(|number| BANDS.iter().any(|band| band.number == *number)));
    assert_eq!(BANDS.len() - order.len(), 7);
}

fn uplink_mhz(technology: Technology, band: &str, downlink_mhz: f64) -> Option<f64> {
    uplink_frequency(technology, band, Frequency::from_megahertz(downlink_mhz)).map(mhz)
}

#[test]
fn uplinks_by_name_and_by_frequency() {
    for (technology, band, downlink_mhz, expected_mhz) in [
        (Lte, "B3", 1_842.5, 1_747.5),
        (Lte, "B8", 947.5, 902.5),
        (Umts, "B1", 2_140.0, 1_950.0),
        (Lte, "band 28", 763.0, 708.0),
        (Lte, "700", 796.0, 741.0),
        (Lte, "", 796.0, 837.0),
        (Lte, "800", 796.0, 837.0),
        (Lte, "", 2_655.0, 2_535.0),
        (Lte, "B40", 2_350.0, 2_350.0),
        (Lte, "B30", 2_355.0, 2_310.0),
        (Lte, "", 2_350.0, 2_350.0),
        (Lte, "", 3_500.0, 3_500.0),
        (Lte, "450", 465.0, 455.0),
        (Lte, "AWS", 2_130.0, 1_730.0),
        (Lte, "2100", 2_130.0, 1_940.0),
        (Lte, "", 1_935.0, 1_855.0),
        (Lte, "", 870.0, 825.0),
        (Lte, "B66", 2_145.0, 1_745.0),
        (Umts, "low", 947.5, 902.5),
        (Umts, "", 1_480.0, 1_432.0),
    ] {
        let found = uplink_mhz(technology, band, downlink_mhz).expect("an uplink");
        assert!(close(found, expected_mhz), "{band} {downlink_mhz}: {found}");
    }
}

#[test]
fn where_there_is_no_uplink() {
    for (technology, band, downlink_mhz) in [
        (Lte, "B3", 947.5),
        (Lte, "L1800", 806.0),
        (Lte, "B99", 806.0),
        (Lte, "", 100.0),
        // an uplink of band 1, 3, 28 is no downlink
        (Lte, "", 1_750.0),
        (Lte, "", 708.0),
        (Umts, "", 2_350.0),
        // supplemental downlinks, and the unpaired parts of 66 and 70
        (Lte, "B32", 1_470.0),
        (Lte, "", 1_470.0),
        (Lte, "B66", 2_190.0),
        (Lte, "B70", 2_015.0),
    ] {
        assert_eq!(uplink_mhz(technology, band, downlink_mhz), None, "{band} {downlink_mhz}");
    }
}

#[test]
fn the_middle_of_a_band_has_an_uplink_unless_none_has() {
    for band in BANDS {
        assert!(band.holds(band.middle()));
        assert_eq!(band.uplink_of(band.middle()).is_none(), band.pairing == Pairing::DownlinkOnly);
    }
    let names: Vec<u16> = bands_holding(Lte, Frequency::from_megahertz(2_112.5)).map(Band::number).collect();
    assert_eq!(names, [1, 65, 4, 66, 10]);
}
