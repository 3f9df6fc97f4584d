//! Content hashes: SHA-256 of a file's bytes, and file names that contain it.
//!
//! A name with a hash always means the same bytes, so a host may have browsers cache the file for
//! ever. `hosting/rules.rs` and the service worker recognise such names with patterns of their
//! own, which have to agree with [`is_hashed_name`].
//!
//! Tests: `tests/publish/content_hash.rs`

use std::fmt::Write;

use sha2::{Digest, Sha256};

/// Hexadecimal digits of a short hash: 64 bits.
const SHORT_DIGITS: usize = 16;

/// Hexadecimal digits in the name of a media file: 48 bits.
pub(crate) const MEDIA_DIGITS: usize = 12;

/// The least number of hexadecimal digits that count as a hash. Trunk and this module write at least
/// this many.
const MIN_DIGITS: usize = 12;

/// SHA-256 as 64 hexadecimal digits.
pub(crate) fn sha256_hex(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::new(), |mut text, byte| {
        // Writing to a string cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// The first 16 digits of [`sha256_hex`]: a revision of a document, or part of a name.
pub(crate) fn short(bytes: &[u8]) -> String {
    let mut hash = sha256_hex(bytes);
    hash.truncate(SHORT_DIGITS);
    hash
}

/// The name of an app's file, such as `reader-0f3a9b2c4d5e6f70.js`.
pub(crate) fn hashed_name(stem: &str, extension: &str, bytes: &[u8]) -> String {
    format!("{stem}-{}.{extension}", short(bytes))
}

/// The name of a media file, such as `karst-0123456789ab.jpg`.
pub(crate) fn media_name(stem: &str, extension: &str, bytes: &[u8]) -> String {
    format!("{stem}-{}.{extension}", &sha256_hex(bytes)[..MEDIA_DIGITS])
}

/// Replaces the hash that Trunk put into a name by the hash of the file's final bytes. A name
/// without a hash stays: the app loads the file by exactly that name.
pub(crate) fn rehash(path: &str, bytes: &[u8]) -> String {
    let parts = path.rsplit_once('.').and_then(|(name, extension)| {
        let (stem, _) = name.rsplit_once('-')?;
        Some((stem, extension))
    });
    match parts {
        Some((stem, extension)) if is_hashed_name(path) => hashed_name(stem, extension, bytes),
        _ => path.to_owned(),
    }
}

/// Whether the last segment of the path contains a hash, as Trunk and the publisher write them:
/// twelve or more hexadecimal digits in a row, bounded by other characters than letters and digits.
pub(crate) fn is_hashed_name(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or_default();
    let is_hash =
        |it: &str| it.len() >= MIN_DIGITS && it.bytes().all(|byte| byte.is_ascii_hexdigit());
    name.split(|c: char| !c.is_alphanumeric()).any(is_hash)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_of_a_file_contains_the_hash_of_its_bytes() {
        let empty = "e3b0c44298fc1c14";
        for (path, name) in [
            ("icon-f13543f0c72d1528.svg", format!("icon-{empty}.svg")),
            ("fonts/a-b-f13543f0c72d1528.woff2", format!("fonts/a-b-{empty}.woff2")),
            ("favicon.ico", "favicon.ico".to_owned()),
            ("two-words.txt", "two-words.txt".to_owned()),
        ] {
            assert_eq!(rehash(path, b""), name);
        }
    }

    #[test]
    fn names_with_a_hash_are_recognised() {
        for (path, hashed) in [
            ("reader-0f3a9b2c4d5e6f70_bg.wasm", true),
            ("media/karst-0123456789ab.svg", true),
            ("0123456789ab/index.html", false),
            ("favicon.ico", false),
        ] {
            assert_eq!(is_hashed_name(path), hashed, "{path}");
        }
        assert!(is_hashed_name(&hashed_name("a", "js", b"")));
        assert!(is_hashed_name(&media_name("a", "png", b"")));
    }
}
