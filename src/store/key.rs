//! Keys of content.
use serde::Serialize;
use sha2::{Digest, Sha256};

/// Bytes of a digest.
pub(super) const DIGEST_BYTES: usize = 32;

/// Stands for content by all that it depends on.
///
/// # Examples
/// ```
/// use signalgap::store::Key;
/// let key = |height_m: f64| Key::of("lattice", &("a terrain", height_m)).expect("plain data");
/// assert_eq!(key(30.0), key(30.0));
/// assert_ne!(key(30.0), key(31.0));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Key {
    kind: &'static str,
    digest: [u8; DIGEST_BYTES],
}

impl Key {
    /// The key of a kind of content that depends on `on` and nothing else. `kind` is a word that file names may hold.
    ///
    /// # Errors
    /// Of data that has no form in JSON.
    pub fn of(kind: &'static str, on: &impl Serialize) -> Result<Self, serde_json::Error> {
        let mut hasher = Sha256::new();
        hasher.update(kind.as_bytes());
        hasher.update([0]);
        hasher.update(serde_json::to_vec(on)?);
        Ok(Self { kind, digest: hasher.finalize().into() })
    }

    /// The digest, lower-case hexadecimal, to be part of what other content depends on.
    #[must_use]
    pub fn digest(&self) -> String {
        hexadecimal(&self.digest)
    }

    /// Checksum of content under this key: content of another key never has it.
    pub(super) fn checksum(&self, content: &[u8]) -> [u8; DIGEST_BYTES] {
        let mut hasher = Sha256::new();
        hasher.update(self.digest);
        hasher.update(content);
        hasher.finalize().into()
    }

    /// Checksum of a numbered part of content under this key.
    pub(super) fn checksum_of_part(&self, number: u64, part: &[u8]) -> [u8; DIGEST_BYTES] {
        let mut hasher = Sha256::new();
        hasher.update(self.digest);
        hasher.update(number.to_le_bytes());
        hasher.update(part);
        hasher.finalize().into()
    }

    /// Whether a file of this name may hold content of some key.
    pub(super) fn is_file_name(name: &str) -> bool {
        let parts = name.strip_suffix(".bin").and_then(|stem| stem.rsplit_once('_'));
        parts.is_some_and(|(kind, digest)| {
            let is_digit = |byte: u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
            !kind.is_empty() && digest.len() == 2 * DIGEST_BYTES && digest.bytes().all(is_digit)
        })
    }

    pub(super) fn file_name(&self) -> String {
        format!("{}_{}.bin", self.kind, self.digest())
    }
}

/// A digest as text, lower case.
#[must_use]
pub fn hexadecimal(digest: &[u8]) -> String {
    let digits = b"0123456789abcdef";
    let pair = |byte: &u8| [digits[usize::from(byte >> 4)], digits[usize::from(byte & 15)]].map(char::from);
    digest.iter().flat_map(pair).collect()
}
