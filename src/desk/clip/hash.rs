//! SHA-256 in hexadecimal digits, as `sha256sum` prints it. The only place that names sha2.

use sha2::{Digest, Sha256};
use std::fmt::Write;

/// The hash of some bytes.
pub fn sha256(bytes: &[u8]) -> String {
    let mut out = String::with_capacity(64);
    for byte in Sha256::digest(bytes) {
        let _ = write!(out, "{byte:02x}");
    }
    out
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_known_hash() {
        assert_eq!(
            super::sha256(b"abc"),
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        );
    }
}
