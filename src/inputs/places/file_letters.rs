//! Which way the letter behind a coordinate points; two letters mean opposite things in different languages.
use super::angle::Angle;
use super::hemisphere::{Axis, Letter};
use crate::language::word;
use crate::text;
use std::collections::BTreeSet;

/// The letters that stand in the coordinates of one file: together they settle what N and O mean.
#[derive(Clone, Debug, Default)]
pub(in crate::inputs) struct Letters(BTreeSet<Letter>);

impl Letters {
    pub(in crate::inputs) fn add(&mut self, angle: &Angle) {
        self.0.extend(angle.letter);
    }

    fn has(&self, letter: Letter) -> bool {
        self.0.contains(&letter)
    }

    /// The value of a coordinate, north and east positive.
    ///
    /// # Method
    /// N is north, but south in a file with B and without S. O is west in a file with E or L, east in one with W.
    ///
    /// # Errors
    /// The reason: a letter of the other axis, one that the file does not settle, or one that contradicts the sign.
    pub(in crate::inputs) fn value(&self, angle: &Angle, axis: Axis) -> Result<f64, String> {
        let Some(letter) = angle.letter else { return Ok(angle.by_sign()) };
        if letter.axis() != axis {
            let (is, other) = match axis {
                Axis::Latitude => (word("file-letters-longitude"), word("file-letters-latitude")),
                Axis::Longitude => (word("file-letters-latitude"), word("file-letters-longitude")),
            };
            return Err(text!("file-letters-letter-of-where-should-be-are", is, other));
        }
        let negative = self.is_negative(letter)?;
        match angle.minus {
            Some(minus) if minus != negative => {
                Err(word("file-letters-the-sign-and-the-letter-contradict").to_owned())
            }
            _ => Ok(if negative { -angle.size } else { angle.size }),
        }
    }

    fn is_negative(&self, letter: Letter) -> Result<bool, String> {
        let vietnamese = [Letter::B, Letter::D, Letter::T].into_iter().any(|letter| self.has(letter));
        match letter {
            Letter::N if !vietnamese => Ok(false),
            Letter::N if self.has(Letter::B) && !self.has(Letter::S) => Ok(true),
            Letter::N => Err(word("file-letters-is-north-in-english-and-south").to_owned()),
            Letter::O => match (self.has(Letter::E) || self.has(Letter::L), self.has(Letter::W)) {
                (true, false) => Ok(true),
                (false, true) => Ok(false),
                _ => Err(word("file-letters-is-west-ouest-oeste-or-in").to_owned()),
            },
            Letter::S | Letter::W | Letter::T => Ok(true),
            Letter::B | Letter::E | Letter::L | Letter::D => Ok(false),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Letters;
    use crate::inputs::places::angle::Angle;
    use crate::inputs::places::hemisphere::Axis;

    fn value(text: &str, axis: Axis, others: &[&str]) -> Result<f64, String> {
        let mut letters = Letters::default();
        for other in others.iter().chain([&text]) {
            letters.add(&Angle::parse(other).expect(other));
        }
        letters.value(&Angle::parse(text).expect(text), axis)
    }

    #[test]
    fn the_letters_of_a_file_settle_one_another() {
        let (lat, lon) = (Axis::Latitude, Axis::Longitude);
        for (text, axis, others, expected) in [
            ("20N", lat, &["105E"][..], 20.0),
            ("20B", lat, &["105\u{110}"], 20.0),
            ("20N", lat, &["10B", "105\u{110}"], -20.0),
            ("20 Nam", lat, &[], -20.0),
            ("20S", lat, &[], -20.0),
            ("105\u{110}", lon, &[], 105.0),
            ("105T", lon, &[], -105.0),
            ("5O", lon, &["3E"], -5.0),
            ("5O", lon, &["3L"], -5.0),
            ("5O", lon, &["3W"], 5.0),
            ("-5W", lon, &[], -5.0),
            ("-5", lon, &[], -5.0),
        ] {
            assert_eq!(value(text, axis, others), Ok(expected), "{text} {others:?}");
        }
        for (text, axis, others, reason) in [
            ("20N", lat, &["105\u{110}"][..], "N is north in English and south"),
            ("20N", lat, &["10B", "10S"], "N is north in English and south"),
            ("5O", lon, &[], "O is west (ouest, oeste) or, in German, east"),
            ("5O", lon, &["3E", "3W"], "O is west"),
            ("20N", lon, &[], "a letter of latitude where longitude should be: are longitude"),
            ("105E", lat, &[], "a letter of longitude where latitude should be"),
            ("-20N", lat, &[], "the sign and the letter contradict each other"),
            ("+5W", lon, &[], "the sign and the letter contradict"),
        ] {
            let found = value(text, axis, others).expect_err(text);
            assert!(found.starts_with(reason), "{text}: {found}");
        }
    }
}
