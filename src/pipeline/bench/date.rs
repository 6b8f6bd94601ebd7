//! The date of a measurement.
use std::time::{Duration, SystemTime};

/// The last second of the year 9999, after which dates have more digits, counted from 1970.
const LAST_S: u64 = 253_402_300_799;

/// Date and time in UTC to the second, as ISO 8601 writes them: `2026-11-24T21:05:33Z`.
///
/// A clock that stands before 1970 gives 1970, one after 9999 its last second.
pub(super) fn utc(time: SystemTime) -> String {
    let (first, last) = (SystemTime::UNIX_EPOCH, SystemTime::UNIX_EPOCH + Duration::from_secs(LAST_S));
    humantime::format_rfc3339_seconds(time.clamp(first, last)).to_string()
}

#[cfg(test)]
mod tests {
    use super::{LAST_S, utc};
    use std::time::{Duration, SystemTime};

    #[test]
    fn dates_by_the_calendar() {
        for (seconds, text) in [
            (0, "1970-01-01T00:00:00Z"),
            (951_782_399, "2000-02-28T23:59:59Z"),
            (951_782_400, "2000-02-29T00:00:00Z"),
            (951_868_800, "2000-03-01T00:00:00Z"),
            (1_735_689_599, "2024-12-31T23:59:59Z"),
            (1_795_554_333, "2026-11-24T21:05:33Z"),
            (4_107_542_400, "2100-03-01T00:00:00Z"),
        ] {
            assert_eq!(utc(SystemTime::UNIX_EPOCH + Duration::from_secs(seconds)), text);
        }
        let day = Duration::from_secs(86_400);
        assert_eq!(utc(SystemTime::UNIX_EPOCH - day), "1970-01-01T00:00:00Z");
        let last = SystemTime::UNIX_EPOCH + Duration::from_secs(LAST_S);
        assert_eq!((utc(last), utc(last + day)), (utc(last), "9999-12-31T23:59:59Z".to_owned()));
    }
}
