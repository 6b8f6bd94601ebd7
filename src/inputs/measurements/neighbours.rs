//! Columns of neighbouring cells: `NRxLev1`, `All-Neighbor Cell RSRP (dBm)[1]`, and what stands beside them.
use super::cell_text::{access_of, name_cell, number, physical};
use super::level_text::{LevelText, plain_level};
use crate::inputs::Reject;
use crate::inputs::tables::header_text::HeaderText;
use crate::inputs::tables::row_reader::RowReader;
use crate::inputs::tables::table_rows::Table;
use crate::inputs::tables::text_values::is_unknown;
use crate::measurements::{CellNames, MeasuredQuantity, RadioAccess};
use std::collections::BTreeMap;

/// Physical cell identities of LTE end here (3GPP TS 36.211, 6.11).
const MOST_PHYSICAL_OF_LTE: u32 = 503;

/// The columns of one neighbour.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct NeighbourColumns {
    level: Option<usize>,
    technology: Option<usize>,
    identity: Option<usize>,
    physical: Option<usize>,
    channel: Option<usize>,
}

/// A neighbour's level.
#[derive(Clone, Debug)]
pub(super) struct Neighbour {
    pub(super) level: LevelText,
    pub(super) quantity: MeasuredQuantity,
    pub(super) cell: CellNames,
}

/// The neighbours that a table has columns for, by their numbers.
pub(super) fn neighbour_columns(table: &Table) -> Vec<NeighbourColumns> {
    let mut found: BTreeMap<u32, NeighbourColumns> = BTreeMap::new();
    for (index, column) in table.columns.iter().enumerate() {
        let whole = HeaderText::of(column).whole.replace("neighbour", "neighbor");
        let stem = whole.trim_end_matches(|letter: char| letter.is_ascii_digit());
        let Ok(number) = whole[stem.len()..].parse() else { continue };
        let mut of = found.get(&number).copied().unwrap_or_default();
        let part = match stem {
            "nrxlev"
            | "allneighborcellrsrpdbm"
            | "allneighborcellrsrp"
            | "neighborrsrp"
            | "neighborcellrsrp" => &mut of.level,
            "ntech" => &mut of.technology,
            "ncellid" => &mut of.identity,
            "ncell"
            | "allneighborcellidentity"
            | "allneighborcellpci"
            | "neighborpci"
            | "neighborcellpci" => &mut of.physical,
            "narfcn" | "allneighborcellearfcn" | "neighborearfcn" | "neighborcellearfcn" => &mut of.channel,
            _ => continue,
        };
        *part = part.or(Some(index));
        found.insert(number, of);
    }
    found.into_values().filter(|neighbour| neighbour.level.is_some()).collect()
}

impl NeighbourColumns {
    /// All its columns.
    pub(super) fn indices(&self) -> impl Iterator<Item = usize> {
        [self.level, self.technology, self.identity, self.physical, self.channel].into_iter().flatten()
    }

    /// What a row says of it; what it measured is the serving cell's quantity where its access is not stated.
    ///
    /// # Errors
    /// Its level is neither possible nor one of the marks.
    pub(super) fn read(
        &self,
        reader: &RowReader<'_>,
        serving: MeasuredQuantity,
    ) -> Result<Neighbour, Reject> {
        let text = |index: Option<usize>| {
            let text = index.map_or("", |index| reader.row.values[index].trim());
            if is_unknown(text) { "" } else { text }
        };
        let access = access_of(text(self.technology));
        let quantity = access.map_or(serving, quantity_of);
        let level = plain_level(text(self.level), quantity).map_err(|reason| {
            let column = self.level.map_or("", |index| reader.table.columns[index].as_str());
            reader.reject_as(column, text(self.level), reason)
        })?;
        let mut cell = CellNames { access, channel: number(text(self.channel)), ..CellNames::default() };
        name_cell(&mut cell, text(self.identity), access);
        match number(text(self.physical)) {
            Some(small) if small <= MOST_PHYSICAL_OF_LTE => cell.physical = physical(small),
            Some(_) => name_cell(&mut cell, text(self.physical), access.or(Some(RadioAccess::Lte))),
            None => {}
        }
        Ok(Neighbour { level, quantity, cell })
    }
}

/// What a level of an access is of where nothing else says it.
pub(super) const fn quantity_of(access: RadioAccess) -> MeasuredQuantity {
    match access {
        RadioAccess::Lte | RadioAccess::Nr => MeasuredQuantity::Rsrp,
        RadioAccess::Umts => MeasuredQuantity::Rscp,
        RadioAccess::Gsm | RadioAccess::Lora => MeasuredQuantity::ReceivedPower,
    }
}
