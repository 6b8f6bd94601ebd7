//! The carrier of a row: its band, frequencies and bandwidth.
use super::row_values::Values;
use super::technology_words::TechnologyText;
use crate::inputs::Reject;
use crate::inputs::tables::row_reader::RowReader;
use crate::inputs::tables::text_values::{Limits, is_unknown, parse_number};
use crate::language::word;
use crate::network::{
    AssumedField, Band, Carrier, Channel, Technology, bands_holding, bands_named, channel_of,
};
use crate::text;
use crate::units::Frequency;

const FREQUENCY: Limits = Limits::new(400.0, 6_000.0, "MHz");

/// Channel numbers of all technologies (3GPP TS 36.101, 5.7.3).
const CHANNELS: Limits = Limits::new(0.0, 262_143.0, "");

/// How far the frequency of a channel number and the stated one may differ, MHz: one and a half steps of LTE's raster.
const CHANNEL_AGREEMENT_MHZ: f64 = 0.15;

/// What a row says of its band.
struct BandOfRow {
    /// As given; empty when nothing is.
    text: String,
    /// The bands that are named, the likeliest first; `None` when none is.
    bands: Option<Vec<&'static Band>>,
}

/// A channel number of the row.
struct ChannelOfRow {
    field: &'static str,
    number: u32,
    channel: Channel,
}

/// Reads the carrier.
///
/// # Errors
/// The first thing wrong with it.
pub(in crate::inputs) fn carrier(
    values: &mut Values<'_>,
    stated: &TechnologyText,
) -> Result<Carrier, Reject> {
    let (reader, preset, technology) = (values.reader, values.preset, stated.technology);
    let band = band_of_row(&reader, stated)?;
    let channel = channel_of_row(&reader, technology)?;
    if let Some(channel) = &channel {
        check_against_band(&reader, channel, &band)?;
    }
    let given = downlink_mhz(&reader, channel.as_ref())?;
    let otherwise = assumed_downlink_mhz(&band, preset.frequency_mhz);
    let downlink = Frequency::from_megahertz(values.or_preset(given, otherwise, AssumedField::Frequency));
    let uplink = if let Some(mhz) = reader.frequency("uplink_frequency_mhz", FREQUENCY)? {
        Frequency::from_megahertz(mhz)
    } else {
        let holder = match &channel {
            Some(known) => known.channel.band,
            None => band_holding(&reader, technology, &band, downlink)?,
        };
        holder.uplink_of(downlink).ok_or_else(|| without_uplink(&reader, &band, holder, downlink))?
    };
    let bandwidth_mhz = reader.frequency_of("bandwidth_mhz", |mhz| {
        technology.check_bandwidth(mhz).map_err(|error| error.to_string())
    })?;
    let bandwidth_mhz = values.or_preset(bandwidth_mhz, preset.bandwidth_mhz, AssumedField::Bandwidth);
    Ok(Carrier { technology, band: band.text, downlink, uplink, bandwidth_mhz })
}

/// The band by its own column and by the technology's text, which must not contradict each other.
fn band_of_row(reader: &RowReader<'_>, stated: &TechnologyText) -> Result<BandOfRow, Reject> {
    let technology = stated.technology;
    let text = Some(reader.text("band")).filter(|text| !is_unknown(text)).unwrap_or_default();
    let of_column = bands_named(technology, text);
    if of_column.as_ref().is_some_and(Vec::is_empty) {
        return Err(
            reader.reject("band", text!("carrier-row-not-known-band-of", technology = technology.name()))
        );
    }
    let of_word = bands_named(technology, &stated.band);
    if of_word.as_ref().is_some_and(Vec::is_empty) {
        let reason =
            text!("carrier-row-names-no-known-band-of", band = stated.band, technology = technology.name());
        return Err(reader.reject("technology", reason));
    }
    let bands = match (of_column, of_word) {
        (Some(mut of_column), Some(of_word)) => {
            of_column.retain(|band| of_word.contains(band));
            if of_column.is_empty() {
                let reason = text!("carrier-row-the-technology-says-which-is-right", band = stated.band);
                return Err(reader.reject("band", reason));
            }
            Some(of_column)
        }
        (of_column, of_word) => of_column.or(of_word),
    };
    let text = if text.is_empty() && bands.is_some() { &stated.band } else { text };
    Ok(BandOfRow { text: text.to_owned(), bands })
}

/// The channel number in the technology's own column, or in one for several technologies.
fn channel_of_row(reader: &RowReader<'_>, technology: Technology) -> Result<Option<ChannelOfRow>, Reject> {
    let own = match technology {
        Technology::Lte => "earfcn",
        Technology::Umts => "uarfcn",
    };
    for field in [own, "arfcn"] {
        let read = reader.parsed(field, |text| {
            let number = channel_number(text)?;
            let channel = channel_of(technology, number).map_err(|error| error.to_string())?;
            Ok(ChannelOfRow { field, number, channel })
        })?;
        if read.is_some() {
            return Ok(read);
        }
    }
    Ok(None)
}

/// A whole number; a spreadsheet may have written it with a decimal point.
fn channel_number(text: &str) -> Result<u32, String> {
    let number = CHANNELS.check(parse_number(text)?)?;
    if number.fract() == 0.0 { Ok(number as u32) } else { Err(word("not-a-whole-number").to_owned()) }
}

/// Refuses a channel in another band than the row names, unless the two lead to the same uplink.
fn check_against_band(reader: &RowReader<'_>, known: &ChannelOfRow, band: &BandOfRow) -> Result<(), Reject> {
    let Some(named) = &band.bands else { return Ok(()) };
    let Channel { band: own, downlink } = known.channel;
    let uplink = own.uplink_of(downlink);
    if named.iter().any(|band| *band == own || (band.holds(downlink) && band.uplink_of(downlink) == uplink)) {
        return Ok(());
    }
    let mhz = downlink.megahertz();
    let reason = text!(
        "carrier-row-is-mhz-in-band-the-row",
        field = known.field,
        number = known.number,
        mhz,
        other_band = own.number(),
        band = band.text
    );
    Err(reader.reject(known.field, reason))
}

/// The downlink frequency, as stated or by the channel number, MHz.
fn downlink_mhz(reader: &RowReader<'_>, known: Option<&ChannelOfRow>) -> Result<Option<f64>, Reject> {
    let stated = reader.frequency("frequency_mhz", FREQUENCY)?;
    let Some(known) = known else { return Ok(stated) };
    let mhz = known.channel.downlink.megahertz();
    match stated {
        Some(stated) if (stated - mhz).abs() > CHANNEL_AGREEMENT_MHZ => {
            let reason = text!("carrier-row-mhz-but-the-frequency-says-mhz", mhz, stated);
            Err(reader.reject(known.field, reason))
        }
        _ => Ok(Some(mhz)),
    }
}

/// The downlink of a row that states none, MHz: the preset's if it lies in a named band, otherwise the middle of the likeliest.
fn assumed_downlink_mhz(band: &BandOfRow, preset_mhz: f64) -> f64 {
    let Some(named) = &band.bands else { return preset_mhz };
    let preset = Frequency::from_megahertz(preset_mhz);
    match named.first() {
        Some(likeliest) if !named.iter().any(|band| band.holds(preset)) => likeliest.middle().megahertz(),
        _ => preset_mhz,
    }
}

/// The band in which the downlink lies, of the named ones if any is named.
fn band_holding(
    reader: &RowReader<'_>,
    technology: Technology,
    band: &BandOfRow,
    downlink: Frequency,
) -> Result<&'static Band, Reject> {
    let Some(named) = &band.bands else {
        let holder = bands_holding(technology, downlink).next();
        return holder.ok_or_else(|| {
            let reason = word("carrier-row-not-in-the-downlink-of-any");
            reader.reject("frequency_mhz", reason)
        });
    };
    named.iter().copied().find(|band| band.holds(downlink)).ok_or_else(|| {
        let reason =
            text!("carrier-row-not-in-the-downlink-of-band", band = band.text, named = downlinks(named));
        reader.reject("frequency_mhz", reason)
    })
}

/// The downlinks of bands in words, the likeliest ones.
fn downlinks(bands: &[&Band]) -> String {
    /// Bands that are listed.
    const LISTED: usize = 3;
    let downlink = |band: &&Band| {
        let [low_mhz, high_mhz] = band.downlink_mhz();
        text!("carrier-row-to-mhz", low_mhz, high_mhz)
    };
    let mut list: Vec<String> = bands.iter().take(LISTED).map(downlink).collect();
    list.dedup();
    list.join(", ")
}

fn without_uplink(reader: &RowReader<'_>, band: &BandOfRow, holder: &Band, downlink: Frequency) -> Reject {
    let reason = text!(
        "carrier-row-at-mhz-band-has-downlink-only",
        megahertz = downlink.megahertz(),
        number = holder.number()
    );
    let field = if band.bands.is_some() && !band.text.is_empty() { "band" } else { "frequency_mhz" };
    reader.reject(field, reason)
}
