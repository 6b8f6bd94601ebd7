//! Features of a GeoJSON file of ours, one after the other: a district's have many fields, of which few are kept.
use super::results_error::ResultsError;
use crate::geodesy::LonLat;
use crate::language::word;
use serde::Deserialize;
use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value};
use std::fmt;
use std::path::{Path, PathBuf};

/// One feature.
#[derive(Debug, Deserialize)]
struct FeatureJson {
    geometry: GeometryJson,
    properties: Map<String, Value>,
}

#[derive(Debug, Deserialize)]
struct GeometryJson {
    coordinates: Value,
}

/// One feature with where it stands in its file.
pub(super) struct Feature<'a> {
    file: &'a Path,
    /// From 1.
    row: usize,
    place: Option<LonLat>,
    properties: Map<String, Value>,
}

impl Feature<'_> {
    /// Its point, or the first of several.
    pub(super) fn place(&self) -> Result<LonLat, ResultsError> {
        self.place.ok_or_else(|| self.refused("geometry", &Value::Null, word("result-features-is-no-point")))
    }

    /// A text; `None` for null.
    pub(super) fn text(&self, field: &str) -> Result<Option<&str>, ResultsError> {
        match self.value(field)? {
            Value::Null => Ok(None),
            Value::String(text) => Ok(Some(text)),
            other => Err(self.refused(field, other, word("result-features-is-no-text"))),
        }
    }

    /// A text that is there.
    pub(super) fn known_text(&self, field: &str) -> Result<&str, ResultsError> {
        self.text(field)?.ok_or_else(|| self.refused(field, &Value::Null, word("result-features-is-no-text")))
    }

    /// A finite number; `None` for null.
    pub(super) fn number(&self, field: &str) -> Result<Option<f64>, ResultsError> {
        match self.value(field)? {
            Value::Null => Ok(None),
            value => match value.as_f64().filter(|number| number.is_finite()) {
                Some(number) => Ok(Some(number)),
                None => Err(self.refused(field, value, word("result-features-is-no-number"))),
            },
        }
    }

    /// The error of a value.
    pub(super) fn refused(&self, field: &str, value: &Value, reason: &'static str) -> ResultsError {
        let value = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        ResultsError::Field {
            file: self.file.to_owned(),
            row: self.row,
            field: field.to_owned(),
            value,
            reason,
        }
    }

    fn value(&self, field: &str) -> Result<&Value, ResultsError> {
        self.properties
            .get(field)
            .ok_or_else(|| self.refused(field, &Value::Null, word("result-features-is-not-there")))
    }
}

/// What is done with a feature.
type Take<'t> = &'t mut dyn FnMut(&Feature<'_>) -> Result<(), ResultsError>;

/// Goes through the features of a file's content.
///
/// # Errors
/// [`ResultsError`] of the first feature that is refused, or that is no feature.
pub(super) fn each_feature(file: &Path, content: &[u8], take: Take<'_>) -> Result<(), ResultsError> {
    let mut stopped = None;
    let mut deserializer = serde_json::Deserializer::from_slice(content);
    let collection = Collection { features: Features { file, row: 0, take, stopped: &mut stopped } };
    let outcome = collection.deserialize(&mut deserializer).and_then(|()| deserializer.end());
    match (stopped, outcome) {
        (Some(error), _) => Err(error),
        (None, Err(error)) => {
            Err(ResultsError::Unreadable { file: PathBuf::from(file), reason: error.to_string() })
        }
        (None, Ok(())) => Ok(()),
    }
}

struct Collection<'c> {
    features: Features<'c>,
}

impl<'de> DeserializeSeed<'de> for Collection<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Collection<'_> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(word("result-features-collection-of-features"))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let mut features = Some(self.features);
        while let Some(key) = map.next_key::<String>()? {
            match features.take_if(|_| key == "features") {
                Some(features) => map.next_value_seed(features)?,
                None => drop(map.next_value::<IgnoredAny>()?),
            }
        }
        if features.is_some() {
            Err(A::Error::custom(word("result-features-it-has-no-features")))
        } else {
            Ok(())
        }
    }
}

struct Features<'c> {
    file: &'c Path,
    row: usize,
    take: Take<'c>,
    stopped: &'c mut Option<ResultsError>,
}

impl<'de> DeserializeSeed<'de> for Features<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_seq(self)
    }
}

impl<'de> Visitor<'de> for Features<'_> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("features")
    }

    fn visit_seq<A: SeqAccess<'de>>(mut self, mut features: A) -> Result<(), A::Error> {
        while let Some(FeatureJson { geometry, properties }) = features.next_element()? {
            self.row += 1;
            let place = first_point(&geometry.coordinates);
            let feature = Feature { file: self.file, row: self.row, place, properties };
            if let Err(error) = (self.take)(&feature) {
                *self.stopped = Some(error);
                return Err(A::Error::custom(word("result-features-feature-was-refused")));
            }
        }
        Ok(())
    }
}

fn first_point(coordinates: &Value) -> Option<LonLat> {
    let first = coordinates.get(0)?;
    let point = if first.is_array() { first } else { coordinates };
    let degrees = |index: usize| point.get(index)?.as_f64().filter(|degrees| degrees.is_finite());
    Some(LonLat { longitude_deg: degrees(0)?, latitude_deg: degrees(1)? })
}
