//! Encodings of text tables: UTF-8, UTF-16 with a mark, or the one that the scenario names.
use crate::inputs::InputError;
use crate::language::word;
use crate::text;
use encoding_rs::{Encoding, REPLACEMENT, UTF_8, WINDOWS_1258};
use std::borrow::Cow;
use unicode_normalization::UnicodeNormalization;

const UTF8_MARK: &[u8] = b"\xEF\xBB\xBF";

/// What a row says that is not in the file's encoding.
pub(super) fn not_utf8() -> &'static str {
    word("not-utf-8")
}

/// The encoding of a name of the WHATWG's list (<https://encoding.spec.whatwg.org/#names-and-labels>): `windows-1252`, `latin1`, ...
///
/// # Errors
/// [`InputError::UnknownEncoding`].
pub(super) fn encoding_of(section: &'static str, label: &str) -> Result<&'static Encoding, InputError> {
    let found = Encoding::for_label(label.as_bytes()).filter(|found| *found != REPLACEMENT);
    found.ok_or_else(|| InputError::UnknownEncoding { section, label: label.to_owned() })
}

/// The text as UTF-8 without byte order mark. A mark has priority over the encoding that is stated; so has text that is UTF-8, where
/// the stated encoding has one byte for each character: letters beyond ASCII in it are hardly ever UTF-8 too.
///
/// # Method
/// Vietnamese in Windows-1258 has its tones as characters of their own; they are composed with their letters (Unicode's form NFC), as UTF-8
/// files have them.
///
/// # Errors
/// UTF-16 without a mark, where no encoding is stated; bytes that are none in the encoding.
pub(super) fn decoded<'a>(
    path: &str,
    bytes: &'a [u8],
    stated: Option<&'static Encoding>,
) -> Result<Cow<'a, [u8]>, InputError> {
    let marked = Encoding::for_bom(bytes).map(|(encoding, _)| encoding);
    let encoding = marked.or(stated).unwrap_or(UTF_8);
    let is_utf8 = marked.is_none() && encoding.is_single_byte() && std::str::from_utf8(bytes).is_ok();
    if encoding == UTF_8 || is_utf8 {
        let found = word("encoding-every-second-byte-is-0-it");
        let utf16 = unmarked_utf16(bytes).is_some();
        return if utf16 { Err(not_text(path, found)) } else { Ok(Cow::Borrowed(without_mark(bytes))) };
    }
    let (text, _, damaged) = encoding.decode(bytes);
    if damaged && marked.is_some() {
        return Err(not_text(path, word("encoding-it-is-damaged-utf-16")));
    }
    if damaged {
        return Err(InputError::NotInEncoding { file: path.to_owned(), encoding: encoding.name() });
    }
    let composed = if encoding == WINDOWS_1258 { text.nfc().collect() } else { text.into_owned() };
    Ok(Cow::Owned(composed.into_bytes()))
}

/// The beginning of a text, of which the last character may be cut.
///
/// # Errors
/// As [`decoded`], but for bytes that are none in the encoding.
pub(super) fn decoded_beginning<'a>(
    path: &str,
    bytes: &'a [u8],
    stated: Option<&'static Encoding>,
) -> Result<Cow<'a, [u8]>, InputError> {
    let marked = Encoding::for_bom(bytes).map(|(encoding, _)| encoding);
    match marked.or(stated) {
        None => decoded(path, bytes, None),
        Some(encoding) => Ok(Cow::Owned(encoding.decode(bytes).0.into_owned().into_bytes())),
    }
}

fn without_mark(bytes: &[u8]) -> &[u8] {
    bytes.strip_prefix(UTF8_MARK).unwrap_or(bytes)
}

fn not_text(path: &str, found: &'static str) -> InputError {
    InputError::Encoding { file: path.to_owned(), found, hint: String::new() }
}

/// The name of UTF-16 without a mark, by where its zeros are.
fn unmarked_utf16(bytes: &[u8]) -> Option<&'static str> {
    let beginning = &bytes[..bytes.len().min(64)];
    let zeros = |odd: usize| beginning.iter().skip(odd).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    let is = beginning.len() >= 8 && (even + odd) * 3 > beginning.len();
    is.then_some(if odd > even { "utf-16le" } else { "utf-16be" })
}

/// What to write into a section of the scenario for a file that is not UTF-8.
pub(super) fn hint(section: &str, bytes: &[u8]) -> String {
    match unmarked_utf16(bytes) {
        Some(name) => text!("encoding-or-state-encoding", section, name),
        None => text!("encoding-or-state-its-encoding-encoding-windows", section),
    }
}

#[cfg(test)]
mod tests {
    use super::{decoded, encoding_of, hint};

    fn read(bytes: &[u8], label: &str) -> Result<String, String> {
        let encoding = encoding_of("sites", label).expect(label);
        let text = decoded("t.csv", bytes, Some(encoding)).map_err(|error| error.to_string())?;
        Ok(String::from_utf8(text.into_owned()).expect("UTF-8"))
    }

    #[test]
    fn utf_16_is_told_by_its_mark() {
        let utf16: Vec<u8> = "id,t\u{ea}n\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let marked = [&[0xFF, 0xFE][..], &utf16].concat();
        assert_eq!(&*decoded("t.csv", &marked, None).expect("text"), "id,t\u{ea}n\n".as_bytes());
        assert_eq!(hint("sites", &utf16), ", or state sites.encoding = \"utf-16le\"");
        assert!(decoded("t.csv", &utf16, None).is_err());
        assert_eq!(read(&utf16, "utf-16le").expect("text"), "id,t\u{ea}n\n");
        assert_eq!(&*decoded("t.csv", b"\xEF\xBB\xBFid", None).expect("text"), b"id");
        assert!(decoded("t.csv", &marked[..marked.len() - 1], None).is_err(), "half a character");
    }

    #[test]
    fn encodings_that_are_stated() {
        assert_eq!(read(b"Phi\xEAm", "latin1"), Ok("Phi\u{ea}m".to_owned()));
        assert_eq!(read(b"Phi\xEAm", "iso-8859-1"), Ok("Phi\u{ea}m".to_owned()));
        // the tone of Windows-1258 stands behind its letter
        assert_eq!(read(b"Chi\xEA\xECng", "windows-1258"), Ok("Chi\u{1ebf}ng".to_owned()));
        assert_eq!(read("Chi\u{1ebf}ng".as_bytes(), "utf-8"), Ok("Chi\u{1ebf}ng".to_owned()));
        // a mark is surer than the scenario, and so is text that is UTF-8
        assert_eq!(read(b"Phi\xC3\xAAm", "latin1"), Ok("Phi\u{ea}m".to_owned()));
        assert_eq!(read(b"\xEF\xBB\xBFPhi\xC3\xAAm", "latin1"), Ok("Phi\u{ea}m".to_owned()));
        let error = read(b"\x41\xD2", "windows-1253").expect_err("no such byte");
        assert!(error.contains("bytes that are none in windows-1253"), "{error}");
        for label in ["tcvn3", "", "hz-gb-2312"] {
            let error = encoding_of("sites", label).expect_err(label).to_string();
            assert!(
                error.starts_with(&format!("sites.encoding: `{label}` is not a known encoding")),
                "{error}"
            );
        }
    }
}
