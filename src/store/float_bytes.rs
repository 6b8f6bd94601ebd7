//! Numbers as bytes.
use super::key::hexadecimal;
use sha2::{Digest, Sha256};

/// Numbers as little-endian bytes.
#[must_use]
pub fn bytes_of(values: &[f32]) -> Vec<u8> {
    values.iter().map(|value| value.to_le_bytes()).collect::<Vec<_>>().into_flattened()
}

/// Numbers from [`bytes_of`]; bytes that make no whole number are left out.
#[must_use]
pub fn floats_of(bytes: &[u8]) -> Vec<f32> {
    let (fours, _) = bytes.as_chunks::<4>();
    fours.iter().map(|four| f32::from_le_bytes(*four)).collect()
}

/// Numbers of two bytes as little-endian bytes.
#[must_use]
pub fn bytes_of_shorts(values: &[u16]) -> Vec<u8> {
    values.iter().map(|value| value.to_le_bytes()).collect::<Vec<_>>().into_flattened()
}

/// Numbers from [`bytes_of_shorts`]; a byte that makes no whole number is left out.
#[must_use]
pub fn shorts_of(bytes: &[u8]) -> Vec<u16> {
    let (twos, _) = bytes.as_chunks::<2>();
    twos.iter().map(|two| u16::from_le_bytes(*two)).collect()
}

/// A digest of many numbers, to be part of a [`super::Key`].
#[derive(Default)]
pub struct FloatDigest(Sha256);

impl FloatDigest {
    /// Takes some more, bit by bit.
    pub fn add(&mut self, values: &[f32]) {
        self.0.update(bytes_of(values));
    }

    /// Lower-case hexadecimal, as [`super::Key::digest`].
    #[must_use]
    pub fn finish(self) -> String {
        hexadecimal(&self.0.finalize())
    }
}

#[cfg(test)]
mod tests {
    use super::{FloatDigest, bytes_of, bytes_of_shorts, floats_of, shorts_of};

    #[test]
    fn every_bit_comes_back() {
        let values = [0.0, -0.0, f32::NAN, f32::from_bits(0x7fc0_0001), 1.5, f32::NEG_INFINITY];
        let back = floats_of(&bytes_of(&values));
        assert_eq!(back.iter().map(|v| v.to_bits()).collect::<Vec<_>>(), values.map(f32::to_bits));
        let digest = |values: &[f32]| {
            let mut digest = FloatDigest::default();
            digest.add(values);
            digest.finish()
        };
        assert_ne!(digest(&[0.0]), digest(&[-0.0]));
        assert_eq!(digest(&[]).len(), 64);
        let shorts = [0, 1, 0x1234, u16::MAX];
        assert_eq!(shorts_of(&bytes_of_shorts(&shorts)), shorts);
    }
}
