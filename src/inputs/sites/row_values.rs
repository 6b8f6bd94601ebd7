//! A row's values, or those of the preset.
use crate::inputs::Reject;
use crate::inputs::tables::row_reader::RowReader;
use crate::inputs::tables::text_values::Limits;
use crate::network::AssumedField;
use crate::scenario::Preset;

/// Values taken from the row or the preset, the latter remembered.
pub(in crate::inputs) struct Values<'a> {
    pub(in crate::inputs) reader: RowReader<'a>,
    pub(in crate::inputs) preset: &'a Preset,
    pub(in crate::inputs) assumed: Vec<AssumedField>,
}

impl Values<'_> {
    pub(in crate::inputs) fn or_preset(
        &mut self,
        given: Option<f64>,
        preset: f64,
        field: AssumedField,
    ) -> f64 {
        if given.is_none() && !self.assumed.contains(&field) {
            self.assumed.push(field);
        }
        given.unwrap_or(preset)
    }

    pub(in crate::inputs) fn number(
        &mut self,
        field: &str,
        limits: Limits,
        preset: f64,
        kind: AssumedField,
    ) -> Result<f64, Reject> {
        let given = self.reader.number(field, limits)?;
        Ok(self.or_preset(given, preset, kind))
    }
}
