//! Times as logs write them, to seconds since 1970; no time zone is applied.
use crate::inputs::tables::text_values::parse_number;

/// From here on a number counts milliseconds: as seconds it would be the year 5138.
const MILLISECONDS_FROM: f64 = 1e11;

/// From here on a number can be a time: 1980.
const EARLIEST: f64 = 315_532_800.0;

/// Seconds since 1970 of a text such as `2026.03.31_14.43.00`, `2026-03-31T14:43:00.5Z`, `31/03/2026 14:43`, `20260331144300`,
/// 1774968180 or 1774968180000; `None` for any other.
pub(super) fn seconds_of(text: &str) -> Option<f64> {
    let compact = text.len() == 14 && text.bytes().all(|byte| byte.is_ascii_digit());
    if !compact && let Ok(number) = parse_number(text) {
        let seconds = if number >= MILLISECONDS_FROM { number / 1_000.0 } else { number };
        return (EARLIEST..MILLISECONDS_FROM).contains(&seconds).then_some(seconds);
    }
    let spaced;
    let text = if compact {
        let part = |from: usize, to: usize| text.get(from..to).unwrap_or_default();
        spaced = [part(0, 4), part(4, 6), part(6, 8), part(8, 10), part(10, 12), part(12, 14)].join("-");
        spaced.as_str()
    } else {
        text
    };
    of_calendar(text)
}

/// Year, month and day (or day, month and year), then hours, minutes and seconds where they are.
fn of_calendar(text: &str) -> Option<f64> {
    let mut parts = text.split(|letter: char| !letter.is_ascii_digit()).filter(|part| !part.is_empty());
    let mut next = |most: usize| parts.next().filter(|part| part.len() <= most)?.parse::<i64>().ok();
    let (first, month, third) = (next(4)?, next(2)?, next(4)?);
    let (year, day) = if first > 31 { (first, third) } else { (third, first) };
    let (hour, minute, second) = (next(2).unwrap_or(0), next(2).unwrap_or(0), next(2).unwrap_or(0));
    let fraction = parts.next().map_or(0.0, |digits| format!("0.{digits}").parse().unwrap_or(0.0));
    let possible = (1980..2200).contains(&year)
        && (1..=12).contains(&month)
        && (1..=31).contains(&day)
        && hour < 24
        && minute < 60
        && second <= 60;
    let whole = days_since_1970(year, month, day) * 86_400 + hour * 3_600 + minute * 60 + second;
    // what follows whole seconds is a fraction only behind a point; an offset of a time zone is not applied
    let fraction = if text.contains("+0") { fraction_before_zone(text) } else { fraction };
    possible.then_some(whole as f64 + fraction)
}

/// The fraction of a second before `+07:00`.
fn fraction_before_zone(text: &str) -> f64 {
    let clock = text.split('+').next().unwrap_or_default();
    let digits = clock.rsplit_once(':').and_then(|(_, seconds)| seconds.split_once('.'));
    digits.map_or(0.0, |(_, digits)| format!("0.{digits}").parse().unwrap_or(0.0))
}

/// Days from 1970-01-01 of a date of the Gregorian calendar (Fliegel and Van Flandern 1968, CACM 11, 657).
const fn days_since_1970(year: i64, month: i64, day: i64) -> i64 {
    let a = (month - 14) / 12;
    let julian = (1_461 * (year + 4_800 + a)) / 4 + (367 * (month - 2 - 12 * a)) / 12
        - (3 * ((year + 4_900 + a) / 100)) / 4
        + day
        - 32_075;
    julian - 2_440_588
}

#[cfg(test)]
mod tests {
    use super::seconds_of;

    #[test]
    fn the_ways_in_which_logs_write_times() {
        let expected = 1_774_968_180.0;
        for text in [
            "2026.03.31_14.43.00",
            "2026-03-31T14:43:00Z",
            "2026-03-31 14:43:00",
            "2026-03-31T14:43:00+07:00",
            "31/03/2026 14:43",
            "20260331144300",
            "1774968180",
            "1774968180000",
        ] {
            assert_eq!(seconds_of(text), Some(expected), "{text}");
        }
        assert_eq!(seconds_of("2026-03-31T14:43:00.250Z"), Some(expected + 0.25));
        assert_eq!(seconds_of("2026-03-31T14:43:00.250+07:00"), Some(expected + 0.25));
        for text in ["", "noon", "12", "2026-13-01", "2026-03", "14:43:00"] {
            assert_eq!(seconds_of(text), None, "{text}");
        }
    }
}
