//! Rows of a table to readings.
use super::cell_text::cell_names;
use super::file_draft::{Draft, FileDraft};
use super::level_text::{LevelText, level_text};
use super::neighbours::{NeighbourColumns, quantity_of};
use super::oddity::Oddity;
use super::receiver_columns::receiver_level;
use super::recognise::MeasurementFormat;
use super::times::seconds_of;
use super::transmitter_columns::{height, own_transmitter};
use crate::geodesy::LonLat;
use crate::inputs::Reject;
use crate::inputs::tables::columns::Columns;
use crate::inputs::tables::row_reader::RowReader;
use crate::inputs::tables::text_values::{is_unknown, parse_yes_no};
use crate::measurements::{CellNames, MeasuredQuantity, Observed, RadioAccess, Reading};

/// A column of levels, and what they are of where its name says it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct LevelField {
    field: &'static str,
    stated: Option<MeasuredQuantity>,
}

/// The fields of levels, the surest first.
const LEVELS: [LevelField; 6] = [
    LevelField { field: "path_loss", stated: Some(MeasuredQuantity::PathLoss) },
    LevelField { field: "rsrp", stated: Some(MeasuredQuantity::Rsrp) },
    LevelField { field: "rscp", stated: Some(MeasuredQuantity::Rscp) },
    LevelField { field: "rxlev", stated: Some(MeasuredQuantity::ReceivedPower) },
    LevelField { field: "level", stated: None },
    LevelField { field: "received_power", stated: Some(MeasuredQuantity::ReceivedPower) },
];

/// The columns of levels of a table that are read, in the order in which a row's are tried.
///
/// # Method
/// Where a quantity is chosen: its own column, otherwise one that does not name another. Where none is: all but the power of the whole
/// signal beside a level of the cell.
pub(super) fn level_fields(columns: &Columns, chosen: Option<MeasuredQuantity>) -> Vec<LevelField> {
    let mut present: Vec<LevelField> =
        LEVELS.into_iter().filter(|level| columns.get(level.field).is_some()).collect();
    let Some(chosen) = chosen else {
        if present.len() > 1 {
            present.retain(|level| level.field != "received_power");
        }
        return present;
    };
    let own: Vec<LevelField> = present.iter().filter(|level| level.stated == Some(chosen)).copied().collect();
    if !own.is_empty() {
        return own;
    }
    present.retain(|level| {
        let is_loss = level.stated == Some(MeasuredQuantity::PathLoss);
        level.stated.is_none() || (!is_loss && chosen != MeasuredQuantity::PathLoss)
    });
    present
}

/// How the rows of one table are read.
pub(super) struct TableReadings {
    /// Index of the file.
    pub(super) file: usize,
    pub(super) format: MeasurementFormat,
    pub(super) levels: Vec<LevelField>,
    pub(super) neighbours: Vec<NeighbourColumns>,
    /// Columns that are receivers.
    pub(super) receivers: Vec<usize>,
    pub(super) quantity: Option<MeasuredQuantity>,
    /// The chosen floor, dBm.
    pub(super) floor_dbm: Option<f64>,
}

impl TableReadings {
    /// Adds what a row says; a level that is refused refuses no other of its row.
    pub(super) fn add(&self, reader: &RowReader<'_>, place: LonLat, into: &mut FileDraft) {
        let read = self.blank(reader, place, into).and_then(|blank| {
            if self.receivers.is_empty() {
                self.add_cells(reader, &blank, into)
            } else {
                self.add_receivers(reader, &blank, into)
            }
        });
        if let Err(reject) = read {
            into.rejects.push(reject);
        }
    }

    /// A reading of the row without a level.
    fn blank(&self, reader: &RowReader<'_>, place: LonLat, into: &mut FileDraft) -> Result<Reading, Reject> {
        let (date, time) = (reader.text("date"), reader.text("time"));
        let seconds = if date.is_empty() { seconds_of(time) } else { seconds_of(&format!("{date} {time}")) };
        let unread = seconds.is_none() && !time.is_empty() && !is_unknown(time);
        into.tally.add(Oddity::TimeUnread, usize::from(unread));
        Ok(Reading {
            file: self.file,
            row: reader.row.number,
            place,
            observed: Observed::AtMost(f64::INFINITY),
            quantity: self.quantity.unwrap_or(MeasuredQuantity::ReceivedPower),
            cell: CellNames::default(),
            serving: self.serving(reader),
            transmitter: own_transmitter(reader)?,
            receiver_height_m: height(reader, "rx_height_m")?,
            seconds,
            device: reader.text("device").to_owned(),
        })
    }

    fn serving(&self, reader: &RowReader<'_>) -> Option<bool> {
        if !self.neighbours.is_empty() {
            return Some(true);
        }
        let text = reader.text("serving").to_lowercase();
        let begins = |words: &[&str]| words.iter().any(|word| text.starts_with(word));
        match text.as_str() {
            "" => None,
            _ if begins(&["serv", "regist", "primary", "pcell"]) => Some(true),
            _ if begins(&["neigh", "nachbar", "detected", "monitored"]) => Some(false),
            _ => parse_yes_no(&text).ok().flatten(),
        }
    }

    fn add_cells(&self, reader: &RowReader<'_>, blank: &Reading, into: &mut FileDraft) -> Result<(), Reject> {
        let mut blank = blank.clone();
        let by_level = self.levels.first().is_some_and(|level| level.stated == Some(MeasuredQuantity::Rsrp));
        blank.cell = cell_names(reader, by_level.then_some(RadioAccess::Lte));
        let serving = self.serving_level(reader, blank.cell.access)?;
        let quantity = serving.quantity;
        let none = matches!(serving.level, LevelText::Missing | LevelText::Fill);
        let states_cell = self.format == MeasurementFormat::Links && blank.transmitter.place.is_some();
        let level = match serving.level {
            LevelText::Missing if states_cell => LevelText::NotHeard,
            level => level,
        };
        push(Reading { quantity, ..blank.clone() }, level, into);
        if matches!(level, LevelText::Level(_)) && quantity == MeasuredQuantity::PathLoss {
            let at_floor = self.is_at_floor(reader);
            into.drafts.last_mut().into_iter().for_each(|draft| draft.at_floor = at_floor);
        }
        let mut neighbours = 0;
        for columns in &self.neighbours {
            let neighbour = columns.read(reader, quantity)?;
            if matches!(neighbour.level, LevelText::Missing) {
                continue;
            }
            neighbours += 1;
            let mut cell = neighbour.cell;
            if cell.access.is_none() {
                cell.access = blank.cell.access;
            }
            let network = (&blank.cell.network, &blank.cell.operator);
            (cell.network, cell.operator) = (network.0.clone(), network.1.clone());
            let reading =
                Reading { quantity: neighbour.quantity, cell, serving: Some(false), ..blank.clone() };
            push(reading, neighbour.level, into);
        }
        into.tally.add(Oddity::NoLevel, usize::from(none && level != LevelText::NotHeard && neighbours == 0));
        Ok(())
    }

    /// The first level that the row has, else the first "not heard", else what the last says.
    fn serving_level(
        &self,
        reader: &RowReader<'_>,
        access: Option<RadioAccess>,
    ) -> Result<ServingLevel, Reject> {
        let mut found = ServingLevel { level: LevelText::Missing, quantity: MeasuredQuantity::ReceivedPower };
        for field in &self.levels {
            let quantity = self.quantity_of(*field, access);
            let level = level_text(reader, field.field, quantity)?;
            match (level, found.level) {
                (LevelText::Level(_), _) => return Ok(ServingLevel { level, quantity }),
                (LevelText::NotHeard, _) | (LevelText::Fill, LevelText::Missing) => {
                    found = ServingLevel { level, quantity };
                }
                (LevelText::Missing, LevelText::Missing) if Some(field) == self.levels.first() => {
                    found = ServingLevel { level, quantity };
                }
                _ => {}
            }
        }
        Ok(found)
    }

    /// What a level is of: as chosen, as its column says, as its access says. G-NetTrack has the level of any access in one column.
    fn quantity_of(&self, field: LevelField, access: Option<RadioAccess>) -> MeasuredQuantity {
        let by_access = access.map(quantity_of);
        let stated = match self.format {
            MeasurementFormat::GNetTrack => by_access.or(field.stated),
            _ => field.stated.or(by_access),
        };
        self.quantity.or(stated).unwrap_or(MeasuredQuantity::ReceivedPower)
    }

    /// Whether a row with a loss shows a level at or below the chosen floor: the loss is then at least this.
    fn is_at_floor(&self, reader: &RowReader<'_>) -> bool {
        let level = |field| match level_text(reader, field, MeasuredQuantity::ReceivedPower) {
            Ok(LevelText::Level(level)) if reader.has(field) => Some(level),
            _ => None,
        };
        let level = level("level").or_else(|| level("received_power"));
        level.zip(self.floor_dbm).is_some_and(|(level, floor)| level <= floor)
    }

    fn add_receivers(
        &self,
        reader: &RowReader<'_>,
        blank: &Reading,
        into: &mut FileDraft,
    ) -> Result<(), Reject> {
        for &index in &self.receivers {
            let level = receiver_level(reader, index)?;
            let cell = CellNames { id: reader.table.columns[index].clone(), ..CellNames::default() };
            push(Reading { cell, ..blank.clone() }, level, into);
        }
        Ok(())
    }
}

/// What a row says of its serving cell.
#[derive(Clone, Copy)]
struct ServingLevel {
    level: LevelText,
    quantity: MeasuredQuantity,
}

/// Adds a reading if there is one.
pub(super) fn push(reading: Reading, level: LevelText, into: &mut FileDraft) {
    match level {
        LevelText::Level(value) => {
            into.drafts.push(Draft {
                reading: Reading { observed: Observed::Level(value), ..reading },
                not_heard: false,
                at_floor: false,
            });
        }
        LevelText::NotHeard => into.drafts.push(Draft { reading, not_heard: true, at_floor: false }),
        LevelText::Fill => into.tally.add(Oddity::FillLevel, 1),
        LevelText::Missing => {}
    }
}
