//! Fields of one feature or row, in the order they are shown, and the rounding of their values.
use crate::units::{Dbm, Decibels, Length};
use serde_json::{Map, Value};

/// Named values in the order they are shown; each name once.
#[derive(Clone, Debug, Default)]
pub(in crate::outputs) struct Fields(Map<String, Value>);

impl Fields {
    /// Adds a value; a name that is taken already gets `attribute_` before it, as often as needed.
    pub(in crate::outputs) fn put(&mut self, name: impl Into<String>, value: impl Into<Value>) {
        let mut name = name.into();
        while self.0.contains_key(&name) {
            name.insert_str(0, "attribute_");
        }
        self.0.insert(name, value.into());
    }

    /// The names and values, in order.
    pub(in crate::outputs) fn pairs(&self) -> impl Iterator<Item = (&String, &Value)> {
        self.0.iter()
    }

    /// The same as a JSON object.
    pub(in crate::outputs) fn into_map(self) -> Map<String, Value> {
        self.0
    }
}

/// Rounds to a number of decimals; never minus zero.
pub(in crate::outputs) fn round_to(value: f64, decimals: i32) -> f64 {
    let scale = 10.0_f64.powi(decimals);
    (value * scale).round() / scale + 0.0
}

/// A rounded number; `null` for NaN and infinities.
pub(in crate::outputs) fn number(value: f64, decimals: i32) -> Value {
    Value::from(round_to(value, decimals))
}

/// A rounded number, an integer where it is whole: people, households, counts.
pub(in crate::outputs) fn whole_or_tenth(value: f64) -> Value {
    let rounded = round_to(value, 1);
    if rounded.fract().abs() < f64::EPSILON && rounded.abs() < 9.0e15 {
        Value::from(rounded as i64)
    } else {
        Value::from(rounded)
    }
}

/// An optional value; `null` where there is none.
pub(in crate::outputs) fn optional<T>(value: Option<T>, write: impl FnOnce(T) -> Value) -> Value {
    value.map_or(Value::Null, write)
}

/// People or households.
pub(in crate::outputs) fn people(value: Option<f64>) -> Value {
    optional(value, whole_or_tenth)
}

/// A share or probability, 4 decimals.
pub(in crate::outputs) fn share(value: f64) -> Value {
    number(value, 4)
}

/// A level, 2 decimals of a dBm.
pub(in crate::outputs) fn level(value: Dbm) -> Value {
    number(value.dbm(), 2)
}

/// A gain, loss or margin, 2 decimals of a dB.
pub(in crate::outputs) fn decibels(value: Decibels) -> Value {
    number(value.db(), 2)
}

/// A length in m, 1 decimal.
pub(in crate::outputs) fn metres(value: Length) -> Value {
    number(value.metres(), 1)
}

/// A length in km, 3 decimals.
pub(in crate::outputs) fn kilometres(value: Length) -> Value {
    number(value.kilometres(), 3)
}

#[cfg(test)]
mod tests {
    use super::{Fields, number, round_to, whole_or_tenth};

    #[test]
    fn rounding_never_shows_minus_zero() {
        assert_eq!(number(-0.001, 2).to_string(), "0.0");
        assert_eq!(number(f64::NAN, 2).to_string(), "null");
        assert_eq!(number(f64::INFINITY, 2).to_string(), "null");
        assert!((round_to(104.123_456_78, 7) - 104.123_456_8).abs() < 1e-12);
    }

    #[test]
    fn whole_numbers_are_integers() {
        assert_eq!(whole_or_tenth(120.0).to_string(), "120");
        assert_eq!(whole_or_tenth(120.26).to_string(), "120.3");
        assert_eq!(whole_or_tenth(119.99).to_string(), "120");
    }

    #[test]
    fn a_taken_name_is_not_overwritten() {
        let mut fields = Fields::default();
        fields.put("name", "a");
        fields.put("name", "b");
        fields.put("name", "c");
        let text = serde_json::to_string(&fields.into_map()).expect("JSON");
        assert_eq!(text, r#"{"name":"a","attribute_name":"b","attribute_attribute_name":"c"}"#);
    }
}
