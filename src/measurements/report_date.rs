//! Dates of reports, as exactly as they are written.
use serde::Serialize;
use std::fmt;

/// Years that a report can be of.
const YEARS: std::ops::RangeInclusive<u16> = 1990..=2100;

/// A day, a month or a year; what is not known counts as the beginning of what is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct ReportDate {
    year: u16,
    /// 1 to 12; 0 where only the year is known.
    month: u8,
    /// 1 to 31; 0 where only the month is known.
    day: u8,
}

impl ReportDate {
    /// The date of a text such as `2026-03-31`, `31/03/2026`, `31.03.2026`, `20260331`, `2026-03`, `03/2026` or `2026`; what follows a
    /// blank or a `T` is a time and not looked at. `None` for any other, and for days that no calendar has.
    ///
    /// # Examples
    /// ```
    /// use signalgap::measurements::ReportDate;
    ///
    /// let day = ReportDate::of_text("31/03/2026");
    /// assert_eq!(day, ReportDate::of_text("2026-03-31"));
    /// assert!(ReportDate::of_text("2026") < day);
    /// assert_eq!(ReportDate::of_text("30.02.2026"), None);
    /// ```
    #[must_use]
    pub fn of_text(text: &str) -> Option<Self> {
        let day = text.trim().split([' ', 'T']).next()?;
        let parts: Vec<&str> = day.split(['-', '/', '.']).collect();
        let is_number = |part: &&str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
        if !parts.iter().all(is_number) {
            return None;
        }
        match parts.as_slice() {
            [whole] if whole.len() == 8 => Self::of_parts(&whole[..4], &whole[4..6], &whole[6..]),
            [year] => Self::of_parts(year, "", ""),
            [year, month] if year.len() == 4 => Self::of_parts(year, month, ""),
            [month, year] => Self::of_parts(year, month, ""),
            [year, month, day] if year.len() == 4 => Self::of_parts(year, month, day),
            [day, month, year] => Self::of_parts(year, month, day),
            _ => None,
        }
    }

    /// A part that is empty is not known; one that is written must be possible.
    fn of_parts(year: &str, month: &str, day: &str) -> Option<Self> {
        let year =
            Some(year).filter(|year| year.len() == 4)?.parse().ok().filter(|year| YEARS.contains(year))?;
        let part = |text: &str, most: u8| -> Option<u8> {
            if text.is_empty() {
                return Some(0);
            }
            text.parse().ok().filter(|part| (1..=most).contains(part))
        };
        let month = part(month, 12)?;
        Some(Self { year, month, day: part(day, days_of(year, month))? })
    }
}

/// Days of a month of the Gregorian calendar.
const fn days_of(year: u16, month: u8) -> u8 {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if leap => 29,
        2 => 28,
        _ => 31,
    }
}

/// As exactly as it is known: `2026-03-31`, `2026-03` or `2026`.
impl fmt::Display for ReportDate {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { year, month, day } = self;
        write!(formatter, "{year}")?;
        for part in [month, day].into_iter().take_while(|part| **part > 0) {
            write!(formatter, "-{part:02}")?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::ReportDate;

    #[test]
    fn the_ways_in_which_lists_write_dates() {
        for (text, expected) in [
            ("2026-03-31", "2026-03-31"),
            ("2026/3/31", "2026-03-31"),
            ("31/03/2026", "2026-03-31"),
            (" 31.03.2026 ", "2026-03-31"),
            ("20260331", "2026-03-31"),
            ("2026-03-31T00:00:00", "2026-03-31"),
            ("31/03/2026 14:05", "2026-03-31"),
            ("2026-03", "2026-03"),
            ("3/2026", "2026-03"),
            ("2026", "2026"),
            ("29/02/2024", "2024-02-29"),
        ] {
            assert_eq!(ReportDate::of_text(text).map(|date| date.to_string()).as_deref(), Some(expected));
        }
        for text in
            ["", "26", "31/3/26", "29.02.2026", "2026-13-01", "03/31/2026", "1/2/3/2026", "2026-", "nay"]
        {
            assert_eq!(ReportDate::of_text(text), None, "{text}");
        }
    }

    #[test]
    fn a_year_comes_before_its_days() {
        let dates = ["2025-12-31", "2026", "2026-01", "2026-01-01"].map(ReportDate::of_text);
        assert!(dates.is_sorted() && dates.iter().all(Option::is_some), "{dates:?}");
    }
}
