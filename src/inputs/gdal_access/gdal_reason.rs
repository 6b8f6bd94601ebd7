//! GDAL's reasons, for people.
use crate::language::word;
use gdal::errors::GdalError;
use std::fmt;

/// Why GDAL refuses: its own message, without the names of its functions.
#[derive(Debug)]
pub struct GdalReason(GdalError);

impl From<GdalError> for GdalReason {
    fn from(error: GdalError) -> Self {
        Self(error)
    }
}

impl fmt::Display for GdalReason {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            GdalError::CplError { msg, .. } | GdalError::NullPointer { msg, .. } => match msg.trim() {
                "" => formatter.write_str(word("gdal-reason-gdal-gives-no-reason")),
                reason => formatter.write_str(reason),
            },
            other => write!(formatter, "{other}"),
        }
    }
}

impl std::error::Error for GdalReason {}

#[cfg(test)]
mod tests {
    use super::GdalReason;
    use gdal::errors::GdalError;

    #[test]
    fn the_message_alone_is_told() {
        let null = |msg: &str| GdalError::NullPointer { method_name: "GDALOpenEx", msg: msg.to_owned() };
        assert_eq!(GdalReason::from(null("no such file\n")).to_string(), "no such file");
        assert_eq!(GdalReason::from(null("")).to_string(), "GDAL gives no reason");
        assert_eq!(GdalReason::from(GdalError::CastToF64Error).to_string(), "Can't cast to f64");
    }
}
