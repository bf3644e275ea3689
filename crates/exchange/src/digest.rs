//! Digests: SHA-256 over bytes, and over the one canonical form of a JSON value.

use std::fmt::Write;

use serde_json::Value;
use sha2::{Digest, Sha256};

use crate::json_text;

/// What a stated checksum starts with.
const ALGORITHM: &str = "sha256:";

/// The SHA-256 of some bytes, as 64 lower-case hexadecimal digits.
#[must_use]
pub fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::with_capacity(64), |mut text, byte| {
        // Writing to a string cannot fail.
        write!(text, "{byte:02x}").ok();
        text
    })
}

/// The canonical form of a value (RFC 8785): members in order, no spaces, one
/// way to write each text and number. Equal values have equal texts.
///
/// Integers beyond 2⁵³, of which that form knows none, are written in full; of
/// other numbers, which the program reads from no text, nothing is kept.
#[must_use]
pub fn canonical(value: &Value) -> String {
    json_text::canonical(value)
}

/// The checksum of a value: `sha256:` and the digest of its [`canonical`] form.
#[must_use]
pub fn checksum(value: &Value) -> String {
    format!("{ALGORITHM}{}", sha256(canonical(value).as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_digest_of_nothing_is_the_published_one() {
        let published = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
        assert_eq!(sha256(b""), published);
    }
}
