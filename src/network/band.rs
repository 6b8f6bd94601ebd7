//! Operating bands: frequencies, duplex, channel numbers.
use super::band_label::bands_named;
use super::band_table::{BANDS, BY_FREQUENCY, Band, Pairing};
use super::umts_channels::{UMTS_CHANNELS, UmtsChannels};
use super::{Carrier, Technology};
use crate::units::Frequency;

impl Band {
    /// Its number: 3 is band 3 of LTE and band III of UMTS.
    #[must_use]
    pub const fn number(&self) -> u16 {
        self.number
    }

    /// Lower and upper end of the downlink, MHz.
    #[must_use]
    pub const fn downlink_mhz(&self) -> [f64; 2] {
        self.downlink_mhz
    }

    /// Middle of the downlink, of the part that has an uplink.
    #[must_use]
    pub fn middle(&self) -> Frequency {
        let [low_mhz, high_mhz] = self.downlink_mhz;
        let high_mhz = match self.pairing {
            Pairing::Fdd { paired_up_to_mhz, .. } => paired_up_to_mhz,
            Pairing::Tdd | Pairing::DownlinkOnly => high_mhz,
        };
        Frequency::from_megahertz(f64::midpoint(low_mhz, high_mhz))
    }

    /// Whether a downlink centre frequency lies in it.
    #[must_use]
    pub fn holds(&self, downlink: Frequency) -> bool {
        self.holds_mhz(downlink.megahertz())
    }

    pub(super) fn holds_mhz(&self, downlink_mhz: f64) -> bool {
        let [low_mhz, high_mhz] = self.downlink_mhz;
        (low_mhz..=high_mhz).contains(&downlink_mhz)
    }

    /// Whether a technology has the band.
    pub(super) const fn is_of(&self, technology: Technology) -> bool {
        match technology {
            Technology::Lte => self.earfcn.is_some(),
            Technology::Umts => self.umts,
        }
    }

    /// The uplink that belongs to a downlink centre frequency of the band; `None` where there is none: the uplink of a supplemental
    /// downlink lies in another band.
    #[must_use]
    pub fn uplink_of(&self, downlink: Frequency) -> Option<Frequency> {
        let downlink_mhz = downlink.megahertz();
        match self.pairing {
            Pairing::Fdd { duplex_mhz, paired_up_to_mhz, .. } => (downlink_mhz <= paired_up_to_mhz)
                .then(|| Frequency::from_megahertz(downlink_mhz - duplex_mhz)),
            Pairing::Tdd => Some(downlink),
            Pairing::DownlinkOnly => None,
        }
    }

    /// How many EARFCN the downlink has, one each 0.1 MHz.
    fn channel_count(&self) -> u32 {
        let [low_mhz, high_mhz] = self.downlink_mhz;
        tenths(high_mhz - low_mhz) as u32
    }

    /// How far an EARFCN is above that of the downlink's lower end, if it lies in the band.
    fn steps_to(&self, earfcn: u32) -> Option<u32> {
        let steps = earfcn.checked_sub(self.earfcn?)?;
        (steps < self.channel_count()).then_some(steps)
    }

    /// The downlink EARFCN that belongs to an uplink's.
    fn downlink_earfcn(&self, uplink: u32) -> Option<u32> {
        let Pairing::Fdd { paired_up_to_mhz, uplink_earfcn, .. } = self.pairing else { return None };
        let [low_mhz, _] = self.downlink_mhz;
        let steps = uplink.checked_sub(uplink_earfcn)?;
        (steps < tenths(paired_up_to_mhz - low_mhz) as u32).then_some(self.earfcn? + steps)
    }
}

/// MHz in whole steps of 0.1 MHz, in which channels are counted without rounding.
fn tenths(mhz: f64) -> i64 {
    (mhz * 10.0).round() as i64
}

/// A channel number that cannot be that of a downlink.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ChannelError {
    /// No downlink EARFCN.
    #[error("{}", crate::text!("channel-error-earfcn"))]
    Earfcn,
    /// No downlink UARFCN.
    #[error("{}", crate::text!("channel-error-uarfcn"))]
    Uarfcn,
    /// An EARFCN of an uplink.
    #[error("{}", crate::text!("channel-error-uplink", band, downlink))]
    Uplink {
        /// Number of the band.
        band: u16,
        /// The downlink EARFCN that belongs to it.
        downlink: u32,
    },
}

/// What a downlink channel number says.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Channel {
    /// The band, of which there is exactly one.
    pub band: &'static Band,
    /// Centre of the downlink.
    pub downlink: Frequency,
}

/// The band and the downlink centre frequency of a channel number: EARFCN of LTE, UARFCN of UMTS.
///
/// # Source
/// 3GPP TS 36.101, 5.7.3: `F = F_low + 0.1 (N - N_offs)`; TS 25.101, 5.4.3 and 5.4.4: `F = 0.2 N + F_offset` (MHz).
///
/// # Errors
/// [`ChannelError`] when no downlink has the number.
///
/// # Examples
/// ```
/// use signalgap::network::{Technology, channel_of};
/// let channel = channel_of(Technology::Lte, 6_300)?;
/// assert_eq!((channel.band.number(), channel.downlink.megahertz()), (20, 806.0));
/// # Ok::<(), signalgap::network::ChannelError>(())
/// ```
pub fn channel_of(technology: Technology, number: u32) -> Result<Channel, ChannelError> {
    match technology {
        Technology::Lte => of_earfcn(number),
        Technology::Umts => of_uarfcn(number).ok_or(ChannelError::Uarfcn),
    }
}

fn of_earfcn(number: u32) -> Result<Channel, ChannelError> {
    let at = |band: &'static Band| {
        let [low_mhz, _] = band.downlink_mhz;
        let downlink_mhz = (tenths(low_mhz) + i64::from(band.steps_to(number)?)) as f64 / 10.0;
        Some(Channel { band, downlink: Frequency::from_megahertz(downlink_mhz) })
    };
    BANDS.iter().find_map(at).ok_or_else(|| {
        let paired = |band: &Band| {
            let downlink = band.downlink_earfcn(number)?;
            Some(ChannelError::Uplink { band: band.number, downlink })
        };
        BANDS.iter().find_map(paired).unwrap_or(ChannelError::Earfcn)
    })
}

fn of_uarfcn(number: u32) -> Option<Channel> {
    let offset_mhz = |channels: &UmtsChannels| {
        let additional = channels.additional.contains(&number).then_some(channels.additional_offset_mhz);
        channels.general.contains(&number).then_some(channels.offset_mhz).or(additional)
    };
    UMTS_CHANNELS.iter().find_map(|channels| {
        let downlink_mhz = (2 * i64::from(number) + tenths(offset_mhz(channels)?)) as f64 / 10.0;
        let band = BANDS.iter().find(|band| band.number == channels.band)?;
        Some(Channel { band, downlink: Frequency::from_megahertz(downlink_mhz) })
    })
}

/// The bands of a technology in which a downlink centre frequency lies, the likeliest first.
///
/// Bands in use in ITU regions 1 and 3 come first: 2112.5 MHz is band 1 before 4 and 66, 796 MHz band 20 before 28.
pub fn bands_holding(technology: Technology, downlink: Frequency) -> impl Iterator<Item = &'static Band> {
    let numbered = |number: &u16| BANDS.iter().find(|band| band.number == *number);
    let bands = BY_FREQUENCY.iter().filter_map(numbered);
    bands.filter(move |band| band.is_of(technology) && band.holds(downlink))
}

/// The uplink that belongs to a downlink centre frequency.
///
/// # Units and conventions
/// `band` is a name such as `B3`, `L1800`, `U2100` or `LTE 800` ([`bands_named`]); by frequency alone ([`bands_holding`]) where it names
/// none. A time-division band has its uplink on the downlink's frequency. `None` where band and frequency do not belong together,
/// no known band holds the frequency, or the band has no uplink there.
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
    band_holding(technology, band, downlink)?.uplink_of(downlink)
}

/// The band of a carrier: of those that its name may mean, or of all where it names none, the first that holds its downlink.
#[must_use]
pub fn band_of(carrier: &Carrier) -> Option<&'static Band> {
    band_holding(carrier.technology, &carrier.band, carrier.downlink)
}

fn band_holding(technology: Technology, band: &str, downlink: Frequency) -> Option<&'static Band> {
    match bands_named(technology, band) {
        Some(named) => named.into_iter().find(|band| band.holds(downlink)),
        None => bands_holding(technology, downlink).next(),
    }
}
