//! SHA-256 (FIPS 180-4). The only place that names sha2.

use sha2::{Digest as _, Sha256};
use std::fmt;

/// A SHA-256, shown in lower-case hexadecimal digits, as `sha256sum` prints it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Hash(pub [u8; 32]);

impl Hash {
    /// The hash of some bytes.
    pub fn of(bytes: &[u8]) -> Self {
        Self(Sha256::digest(bytes).into())
    }

    /// The hash that is written in 64 hexadecimal digits of either case.
    pub fn parse(digits: &str) -> Option<Self> {
        let mut hash = [0; 32];
        read_hex(digits, &mut hash)?;
        Some(Self(hash))
    }
}

impl fmt::Display for Hash {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

/// Reads exactly as many bytes as there is room for; `None` if the digits are others.
pub fn read_hex(digits: &str, bytes: &mut [u8]) -> Option<()> {
    let digit = |c: u8| char::from(c).to_digit(16);
    let digits = digits.as_bytes();
    if digits.len() != 2 * bytes.len() {
        return None;
    }
    for (byte, pair) in bytes.iter_mut().zip(digits.chunks(2)) {
        *byte = u8::try_from(16 * digit(pair[0])? + digit(pair[1])?).ok()?;
    }
    Some(())
}

#[cfg(test)]
mod tests {
    use super::Hash;

    #[test]
    fn a_known_hash() {
        let known = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert_eq!(Hash::of(b"abc").to_string(), known);
        assert_eq!(Hash::parse(&known.to_uppercase()), Some(Hash::of(b"abc")));
        for digits in ["", "ba", "zz", &known.replace('b', "g"), &format!("{known}0")] {
            assert_eq!(Hash::parse(digits), None, "{digits}");
        }
    }
}
