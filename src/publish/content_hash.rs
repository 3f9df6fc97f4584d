//! Every file named by its own final bytes, so that one name never means two things and a host may
//! keep it for ever.

use crate::publish::hash;
use crate::publish::output::build_manifest;

/// As many digits of SHA-256 stand in a name.
const DIGITS: usize = 16;

/// Such as `reader-0f3a9b2c4d5e6f70.js`.
pub(crate) fn hashed_name(stem: &str, extension: &str, bytes: &[u8]) -> String {
    format!("{stem}-{}.{extension}", &hash::sha256_hex(bytes)[..DIGITS])
}

/// The name with Trunk's hash replaced by one of the bytes. What has no hash is asked for by that
/// very name and keeps it.
pub(crate) fn rehash(path: &str, bytes: &[u8]) -> String {
    let parts = path.rsplit_once('.').and_then(|(name, extension)| {
        let (stem, _) = name.rsplit_once('-')?;
        Some((stem, extension))
    });
    match parts {
        Some((stem, extension)) if build_manifest::is_hashed_name(path) => {
            hashed_name(stem, extension, bytes)
        }
        _ => path.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_of_a_file_carries_a_hash_of_its_bytes() {
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
}
