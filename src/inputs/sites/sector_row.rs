//! One row of a network table.
use super::beam_columns::beam;
use super::carrier_row::carrier;
use super::pattern_folder::{Antenna, PatternFolder};
use super::row_values::Values;
use super::sector_draft::SectorDraft;
use super::technology_words::{TechnologyText, technology_text};
use crate::findings::{OtherTechnology, RowNote};
use crate::geodesy::{LonLat, Position};
use crate::inputs::Reject;
use crate::inputs::tables::columns::ColumnChoice;
use crate::inputs::tables::fields::SITES;
use crate::inputs::tables::header_text::HeaderText;
use crate::inputs::tables::row_reader::RowReader;
use crate::inputs::tables::text_values::{Limits, is_unknown, parse_count, parse_number, parse_yes_no};
use crate::language::{decimals, signed, word};
use crate::network::{AntennaPattern, AssumedField, DIPOLE_GAIN_DBI, SectorCarrier, Technology, Tenancy};
use crate::scenario::{Preset, SitesChoice};
use crate::text;
use crate::units::{Azimuth, Dbm, Decibels, Length, Tilt};
use std::collections::BTreeMap;

const HEIGHT: Limits = Limits::new(0.0, 500.0, "m above ground");
const AZIMUTH: Limits = Limits::new(-360.0, 360.0, "degrees");
const TILT: Limits = Limits::new(-90.0, 90.0, "degrees");
const POWER: Limits = Limits::new(-20.0, 70.0, "dBm");
const RADIATED: Limits = Limits::new(-20.0, 100.0, "dBm");
const GAIN: Limits = Limits::new(-10.0, 40.0, "dBi");
const FEEDER: Limits = Limits::new(0.0, 30.0, "dB");
const RENT: Limits = Limits::new(0.0, 1e15, "a year");
const BOOST: Limits = Limits::new(-6.0, 6.0, "dB");

/// How far `power_dbm` and `power_w` of one row may differ, dB.
const POWER_AGREEMENT_DB: f64 = 0.1;

/// How far a radiated power may differ from power, gain and feeder loss of the same row, dB.
const EIRP_AGREEMENT_DB: f64 = 1.0;

/// What a row turned out to be.
pub(in crate::inputs) enum SectorRow {
    /// A sector-carrier, boxed for its size.
    Usable(Box<SectorDraft>),
    /// Not judged or not on air: left out, for this reason.
    Skipped(RowNote),
}

/// What is looked for in a network table.
pub(in crate::inputs) fn column_choice(mapping: &BTreeMap<String, String>) -> ColumnChoice<'_> {
    ColumnChoice { section: "sites", fields: SITES, mapping, also_allowed: |_| false }
}

/// The preset of a technology.
pub(in crate::inputs) const fn preset(choice: &SitesChoice, technology: Technology) -> &Preset {
    match technology {
        Technology::Lte => &choice.presets.lte,
        Technology::Umts => &choice.presets.umts,
    }
}

/// A position of which only longitude and latitude are known yet.
pub(in crate::inputs) const fn unplaced(geographic: LonLat) -> Position {
    Position {
        geographic,
        easting_m: f64::NAN,
        northing_m: f64::NAN,
        meridian_convergence_deg: f64::NAN,
        point_scale: f64::NAN,
    }
}

/// Reads rows, taking presets for what they lack.
pub(in crate::inputs) struct SectorReader<'a> {
    pub(in crate::inputs) choice: &'a SitesChoice,
    pub(in crate::inputs) patterns: PatternFolder,
}

/// A row's technology, with the note that the scenario states it.
struct StatedTechnology {
    text: TechnologyText,
    note: Vec<RowNote>,
}

impl SectorReader<'_> {
    /// Reads one row.
    ///
    /// # Errors
    /// The first thing wrong with it.
    pub(in crate::inputs) fn read(
        &mut self,
        reader: RowReader<'_>,
        place: LonLat,
    ) -> Result<SectorRow, Reject> {
        let stated = match self.technology(&reader)? {
            Ok(stated) => stated,
            Err(technology) => return Ok(SectorRow::Skipped(RowNote::NotJudged { technology })),
        };
        if let Some(why) = left_out(&reader) {
            return Ok(SectorRow::Skipped(why));
        }
        let antenna = reader.parsed("antenna", |name| self.patterns.antenna(name))?;
        let preset = preset(self.choice, stated.text.technology);
        let mut values = Values { reader, preset, assumed: Vec::new() };
        let mut sector = self.sector(&mut values, &stated.text, antenna.as_ref(), place)?;
        reader.required("site_id")?.clone_into(&mut sector.site_id);
        reader.text("sector_id").clone_into(&mut sector.sector_id);
        values.assumed.sort_unstable();
        sector.assumed = values.assumed;
        let mut notes = stated.note;
        notes.extend(antenna.iter().flat_map(|antenna| antenna.notes(reader.text("gain_dbi"))));
        notes.extend(notes_on(&reader, &sector));
        Ok(SectorRow::Usable(Box::new(SectorDraft {
            file: reader.table.file.clone(),
            row: reader.row.number,
            id_column: reader.column_name("sector_id").to_owned(),
            site_column: reader.column_name("site_id").to_owned(),
            notes,
            kept_row: None,
            sector,
        })))
    }

    /// The row's technology, otherwise the one that the scenario states for all rows.
    fn technology(
        &self,
        reader: &RowReader<'_>,
    ) -> Result<Result<StatedTechnology, OtherTechnology>, Reject> {
        let word = reader.text("technology");
        if let Some(technology) = self.choice.technology.filter(|_| word.is_empty() || is_unknown(word)) {
            let text = TechnologyText { technology, band: String::new() };
            return Ok(Ok(StatedTechnology { text, note: vec![RowNote::TechnologyStated { technology }] }));
        }
        let read = technology_text(reader.required("technology")?);
        let read = read.map_err(|reason| reader.reject("technology", reason))?;
        Ok(read.map(|text| StatedTechnology { text, note: Vec::new() }))
    }

    fn sector(
        &self,
        values: &mut Values<'_>,
        technology: &TechnologyText,
        antenna: Option<&Antenna>,
        place: LonLat,
    ) -> Result<SectorCarrier, Reject> {
        let (reader, preset) = (values.reader, values.preset);
        let height_m = values.number(
            "antenna_height_m",
            HEIGHT,
            preset.antenna_height_m,
            AssumedField::AntennaHeight,
        )?;
        if height_m <= 0.0 {
            return Err(
                reader.reject("antenna_height_m", word("sector-row-not-above-the-ground-height-above"))
            );
        }
        let azimuth = azimuth(values)?;
        let mechanical = values.number("mechanical_tilt_deg", TILT, 0.0, AssumedField::Tilt)?;
        let electrical = electrical_tilt_deg(values, antenna)?;
        let gain_dbi = gain(values, antenna, azimuth.is_some())?;
        let feeder_db =
            values.number("feeder_loss_db", FEEDER, preset.feeder_loss_db, AssumedField::FeederLoss)?;
        let power_dbm = power(values, gain_dbi - feeder_db)?;
        let ports = reader.parsed("antenna_ports", |text| parse_count(text, 1, 64))?;
        let boost_db = reader.number("reference_signal_boost_db", BOOST)?;
        Ok(SectorCarrier {
            sector_id: String::new(),
            site_id: String::new(),
            operator: operator(&reader).to_owned(),
            position: unplaced(place),
            antenna_height_agl: Length::from_metres(height_m),
            azimuth,
            mechanical_downtilt: Tilt::from_degrees_down(mechanical),
            electrical_downtilt: Tilt::from_degrees_down(electrical),
            total_power: Dbm::new(power_dbm),
            maximum_gain: Decibels::new(gain_dbi),
            feeder_loss: Decibels::new(feeder_db),
            pattern: match antenna {
                Some(antenna) => AntennaPattern::Measured(std::sync::Arc::clone(&antenna.pattern)),
                None => AntennaPattern::Sector(beam(&reader, self.choice.sector_pattern)?),
            },
            carrier: carrier(values, technology)?,
            antenna_ports: ports.unwrap_or(preset.antenna_ports),
            reference_signal_boost: Decibels::new(boost_db.unwrap_or(preset.reference_signal_boost_db)),
            pilot_power_share: preset.pilot_power_share,
            status: reader.text("status").to_owned(),
            tenancy: tenancy(&reader)?,
            physical_cell: physical_cell(&reader, technology.technology)?,
            assumed: Vec::new(),
            prediction_error: None,
        })
    }
}

/// Whose the sector is; registers of structures know the owner alone, who then counts as the operator.
fn operator<'a>(reader: &RowReader<'a>) -> &'a str {
    if reader.has("operator") { reader.text("operator") } else { reader.text("owner") }
}

/// Physical cell identity or scrambling code.
fn physical_cell(reader: &RowReader<'_>, technology: Technology) -> Result<Option<u16>, Reject> {
    let text = reader.text("pci");
    if is_unknown(text) || is_minus_one(text) {
        return Ok(None);
    }
    let highest = u32::from(technology.highest_physical_cell());
    let code = reader.parsed("pci", |text| parse_count(text, 0, highest))?;
    Ok(code.and_then(|code| u16::try_from(code).ok()))
}

/// Whose the mast is, and who may use it.
fn tenancy(reader: &RowReader<'_>) -> Result<Tenancy, Reject> {
    let owner = reader.text("owner");
    Ok(Tenancy {
        owner: if is_unknown(owner) { String::new() } else { owner.to_owned() },
        shareable: reader.parsed("shareable", parse_yes_no)?.flatten(),
        rent_per_year: reader.number("rent", RENT)?,
    })
}

/// Why a row is no transmitter on air.
fn left_out(reader: &RowReader<'_>) -> Option<RowNote> {
    let device = reader.text("device_type").to_lowercase();
    if matches!(device.as_str(), "r" | "rx" | "receiver" | "receive") {
        return Some(RowNote::Receiver);
    }
    is_among(reader.text("status"), OFF_AIR).then_some(RowNote::NotOnAir)
}

/// Words of a status, without accents and blanks, that mean off air: English, French, Spanish, Portuguese, German, Vietnamese.
const OFF_AIR: &str = "off no false 0 offair notonair inactive decommissioned dismantled closed removed cancelled canceled terminated \
    expired hors_service eteint demonte demantele inactif inactivo desmontado apagado cerrado inativo desativado desligado \
    ausser_betrieb abgebaut stillgelegt ngung_hoat_dong da_thao_do thao_do khong_hoat_dong";

/// Likewise, that mean on air.
const ON_AIR: &str = "on onair live active activated operational operating in_operation in_service existing built constructed \
    yes true 1 ok en_service techniquement_operationnel actif operationnel activo operativo en_servicio en_operacion ativo \
    ativado operacional em_operacao aktiv in_betrieb hoat_dong dang_hoat_dong phat_song dang_phat_song";

/// Likewise, that mean not yet on air.
const PLANNED: &str = "planned proposed approved granted projected under_construction projet_approuve projet prevu \
    planificado proyectado planejado projetado geplant im_bau quy_hoach du_kien dang_xay_dung";

fn is_among(status: &str, words: &str) -> bool {
    let status = HeaderText::of(status).whole;
    words.split_whitespace().any(|word| HeaderText::of(word).whole == status)
}

/// What the reader must know of a row that is used.
fn notes_on(reader: &RowReader<'_>, sector: &SectorCarrier) -> Vec<RowNote> {
    let mut notes = Vec::new();
    if is_among(&sector.status, PLANNED) {
        notes.push(RowNote::PlannedTaken);
    } else if !(sector.status.is_empty() || is_unknown(&sector.status) || is_among(&sector.status, ON_AIR)) {
        notes.push(RowNote::StatusUnknown { status: sector.status.clone() });
    }
    if is_minus_one(reader.text("azimuth_deg")) {
        notes.push(RowNote::AzimuthMinusOne);
    }
    if sector.total_power.dbm() > Dbm::from_milliwatts(f64::from(HIGH_POWER_W) * 1_000.0).dbm() {
        notes.push(RowNote::PowerTooHigh { from_w: HIGH_POWER_W });
    }
    notes
}

/// What registers write where an azimuth is not known: -1, for no antenna is turned by one degree.
fn is_minus_one(text: &str) -> bool {
    parse_number(text) == Ok(-1.0)
}

/// More than the transmitter of one carrier has: 4 ports of 80 W each make 320 W.
const HIGH_POWER_W: u32 = 320;

/// `None` radiates all round: by the word `omni`, or because nothing is known.
fn azimuth(values: &mut Values<'_>) -> Result<Option<Azimuth>, Reject> {
    let text = values.reader.text("azimuth_deg");
    if text.eq_ignore_ascii_case("omni") {
        return Ok(None);
    }
    if text.is_empty() || is_unknown(text) || is_minus_one(text) {
        values.assumed.push(AssumedField::Azimuth);
        return Ok(None);
    }
    Ok(values.reader.number("azimuth_deg", AZIMUTH)?.map(Azimuth::from_degrees))
}

/// The power at the transmitter's output: as stated, otherwise from the radiated power less the gain behind it.
fn power(values: &mut Values<'_>, gain_less_feeder_db: f64) -> Result<f64, Reject> {
    let reader = values.reader;
    let dbm = reader.power("power_dbm", POWER)?;
    let from_watts = reader.parsed("power_w", |text| match parse_number(text)? {
        watts if watts > 0.0 => POWER.check(Dbm::from_milliwatts(watts * 1_000.0).dbm()),
        _ => Err(word("sector-row-not-above-0").to_owned()),
    })?;
    if let (Some(dbm), Some(from_watts)) = (dbm, from_watts)
        && (dbm - from_watts).abs() > POWER_AGREEMENT_DB
    {
        return Err(reader.reject(
            "power_w",
            text!("sector-row-dbm-but-power-dbm-says-dbm", from_watts = decimals(from_watts, 1), dbm),
        ));
    }
    let stated = dbm.or(from_watts);
    let radiated = radiated_power(&reader)?;
    let given = match (stated, radiated) {
        (Some(dbm), Some(radiated)) => {
            let apart_db = dbm + gain_less_feeder_db - radiated.eirp_dbm;
            let preset_gain = values.assumed.contains(&AssumedField::Gain);
            if !preset_gain && apart_db.abs() > EIRP_AGREEMENT_DB {
                let reason =
                    text!("sector-row-db-from-power-gain-and-feeder", apart_db = signed(apart_db, 1));
                return Err(reader.reject(radiated.field, reason));
            }
            stated
        }
        (None, Some(radiated)) => Some(
            POWER
                .check(radiated.eirp_dbm - gain_less_feeder_db)
                .map_err(|reason| reader.reject(radiated.field, text!("sector-row-less-the-gain", reason)))?,
        ),
        (stated, None) => stated,
    };
    Ok(values.or_preset(given, values.preset.power_dbm, AssumedField::Power))
}

/// A radiated power and the field that states it.
struct Radiated {
    field: &'static str,
    eirp_dbm: f64,
}

/// EIRP, or ERP, which is over a half-wave dipole: 2.15 dB less (ITU-R BS.561, 1.2).
fn radiated_power(reader: &RowReader<'_>) -> Result<Option<Radiated>, Reject> {
    let eirp = reader.power("eirp_dbm", RADIATED)?;
    let erp = reader.power("erp_dbm", RADIATED)?.map(|erp_dbm| erp_dbm + DIPOLE_GAIN_DBI);
    match (eirp, erp) {
        (Some(eirp), Some(erp)) if (eirp - erp).abs() > POWER_AGREEMENT_DB => Err(reader
            .reject("erp_dbm", text!("sector-row-dbm-eirp-but-eirp-dbm-says", erp = decimals(erp, 1), eirp))),
        (Some(eirp_dbm), _) => Ok(Some(Radiated { field: "eirp_dbm", eirp_dbm })),
        (None, erp) => Ok(erp.map(|eirp_dbm| Radiated { field: "erp_dbm", eirp_dbm })),
    }
}

/// The row's gain, otherwise the antenna file's, otherwise the preset of a sector or an all-round antenna.
fn gain(values: &mut Values<'_>, antenna: Option<&Antenna>, directed: bool) -> Result<f64, Reject> {
    let of_file = antenna.and_then(|antenna| antenna.file.gain).map(Decibels::db);
    let given = values.reader.number("gain_dbi", GAIN)?.or(of_file);
    let preset = if directed { values.preset.sector_gain_dbi } else { values.preset.omni_gain_dbi };
    Ok(values.or_preset(given, preset, AssumedField::Gain))
}

/// The row's electrical tilt, otherwise the one that the antenna file's cuts have, otherwise level.
fn electrical_tilt_deg(values: &mut Values<'_>, antenna: Option<&Antenna>) -> Result<f64, Reject> {
    let of_file = antenna.map(|antenna| antenna.pattern.electrical_downtilt().degrees_down());
    let given = values.reader.number("electrical_tilt_deg", TILT)?.or(of_file);
    Ok(values.or_preset(given, 0.0, AssumedField::Tilt))
}
