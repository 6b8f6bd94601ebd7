//! Numbers that stand for sectors in rasters: each a property of the sector's name, so that rasters of different networks agree.
use super::Network;
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;

/// The largest number: 23 bits. GDAL makes overviews by way of `f32` and adds a half to round, which is exact for no larger number.
const LARGEST: u32 = (1 << (f32::MANTISSA_DIGITS - 1)) - 1;

/// The number of each sector of a network.
///
/// # Definition
/// The first 23 bits of the SHA-256 of the sector's name in UTF-8, the most significant first; 1 for 0, which stands for no
/// server. A sector has therefore the same number in every network, whatever other sectors there are.
///
/// Where names of one network give the same number, the first of them, in the order of names, keeps it. After all sectors that
/// keep theirs, each of the others takes, in the order of names, the next number that is free (1 after the largest). A
/// sector added to 1,000 others has the number of one of them once in 8,400 times.
///
/// # Source
/// FIPS 180-4 for SHA-256.
///
/// # Examples
/// ```
/// use signalgap::network::{Network, ServerNumbers};
/// assert!(ServerNumbers::of(&Network::default()).all().is_empty());
/// assert_eq!(ServerNumbers::of_names(["abc"]).all(), [0xba_7816 >> 1]);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ServerNumbers(Vec<u32>);

impl ServerNumbers {
    /// Of a network, in the order of its sectors.
    ///
    /// # Cost
    /// One digest for each sector.
    #[must_use]
    pub fn of(network: &Network) -> Self {
        Self::of_names(network.sectors().iter().map(|sector| sector.sector_id.as_str()))
    }

    /// Of the names of a network's sectors, in order.
    #[must_use]
    pub fn of_names<'a>(names: impl IntoIterator<Item = &'a str>) -> Self {
        Self(without_ties(names.into_iter().map(number_of).collect()))
    }

    /// The number of a sector, from 1 to 2^23 - 1.
    #[must_use]
    pub fn of_sector(&self, sector: usize) -> u32 {
        self.0[sector]
    }

    /// The numbers, in the order of the sectors.
    #[must_use]
    pub fn all(&self) -> &[u32] {
        &self.0
    }
}

/// The number that a name asks for.
fn number_of(name: &str) -> u32 {
    let [a, b, c, ..] = <[u8; 32]>::from(Sha256::digest(name));
    (u32::from_be_bytes([0, a, b, c]) >> 1).max(1)
}

/// Each number once: the first that asks for it keeps it, the others take the next that is free.
fn without_ties(mut numbers: Vec<u32>) -> Vec<u32> {
    let mut taken = BTreeSet::new();
    let late: Vec<usize> = (0..numbers.len()).filter(|&index| !taken.insert(numbers[index])).collect();
    for index in late {
        let mut number = numbers[index];
        while !taken.insert(number) {
            number = if number == LARGEST { 1 } else { number + 1 };
        }
        numbers[index] = number;
    }
    numbers
}

#[cfg(test)]
mod tests {
    use super::{LARGEST, ServerNumbers, number_of, without_ties};
    use crate::geodesy::{LonLat, Position};
    use crate::network::{Carrier, Network, SectorCarrier, Technology};
    use crate::units::{Frequency, Length};
    use proptest::prelude::*;
    use std::collections::{BTreeMap, BTreeSet};

    fn sector(sector_id: &str) -> SectorCarrier {
        let position = Position {
            geographic: LonLat { longitude_deg: 104.5, latitude_deg: 21.2 },
            easting_m: 448_000.0,
            northing_m: 2_344_000.0,
            meridian_convergence_deg: 0.0,
            point_scale: 1.0,
        };
        let (downlink, uplink) = (Frequency::from_megahertz(1_840.0), Frequency::from_megahertz(1_745.0));
        let carrier = Carrier {
            technology: Technology::Lte,
            band: "B3".to_owned(),
            downlink,
            uplink,
            bandwidth_mhz: 10.0,
        };
        let isotropic = SectorCarrier::isotropic(position, Length::from_metres(30.0), carrier);
        SectorCarrier { sector_id: sector_id.to_owned(), ..isotropic }
    }

    /// The numbers of a network of these rows.
    fn by_name(rows: &[String]) -> BTreeMap<String, u32> {
        let network = Network::new(rows.iter().map(|name| sector(name)).collect());
        let numbers = ServerNumbers::of(&network);
        let names = network.sectors().iter().map(|sector| sector.sector_id.clone());
        names.enumerate().map(|(index, name)| (name, numbers.of_sector(index))).collect()
    }

    proptest! {
        #[test]
        fn a_sector_has_its_number_whatever_others_there_are(
            rows in proptest::collection::btree_set("[A-Za-zĐđ0-9 _-]{1,12}", 1..60)
                .prop_map(|names| names.into_iter().collect::<Vec<_>>())
                .prop_shuffle(),
            kept in 0_usize..60,
        ) {
            let asked: BTreeSet<u32> = rows.iter().map(|name| number_of(name)).collect();
            prop_assume!(asked.len() == rows.len());
            let (few, all) = (by_name(&rows[..kept.min(rows.len())]), by_name(&rows));
            prop_assert!(all.values().all(|number| asked.contains(number)));
            prop_assert!(asked.iter().all(|number| (1..=LARGEST).contains(number) && (*number as f32 + 0.5) as u32 == *number));
            prop_assert!(few.iter().all(|(name, number)| all[name] == *number));
            let mut sorted = rows;
            sorted.sort();
            prop_assert_eq!(by_name(&sorted), all);
        }

        /// Numbers so small that many tie.
        #[test]
        fn ties_concern_nobody_else(asked in proptest::collection::vec(1_u32..40, 0..60), gone in 0_usize..60) {
            let numbers = without_ties(asked.clone());
            let each: BTreeSet<u32> = numbers.iter().copied().collect();
            prop_assert_eq!(each.len(), asked.len());
            for (index, number) in numbers.iter().enumerate() {
                prop_assert_eq!(*number == asked[index], !asked[..index].contains(&asked[index]));
            }
            let mut fewer = asked.clone();
            if gone < fewer.len() {
                fewer.remove(gone);
            }
            let untied = |index: &usize| asked.iter().filter(|number| **number == asked[*index]).count() == 1;
            let kept = without_ties(fewer);
            for index in (0..asked.len()).filter(|index| *index != gone).filter(untied) {
                prop_assert_eq!(kept[index - usize::from(index > gone)], numbers[index]);
            }
        }
    }

    #[test]
    fn the_next_number_after_the_largest_is_one() {
        assert_eq!(without_ties(vec![LARGEST, 7, LARGEST, LARGEST, 2]), [LARGEST, 7, 1, 3, 2]);
    }

    /// FIPS 180-4 examples: the digest of "abc" begins with ba7816bf, that of nothing with e3b0c442.
    #[test]
    fn numbers_are_the_first_bits_of_the_digest() {
        assert_eq!([number_of("abc"), number_of("")], [0xba_7816 >> 1, 0xe3_b0c4 >> 1]);
    }
}
