//! A checksum at the start of each file of the index. A file is cached for good under its name, so a
//! truncated one that were not noticed would stay truncated.

use crate::search::format::base64url;

/// Characters of the checksum.
const CHECKSUM_LEN: usize = 4;

/// `text` with its checksum before it.
pub fn with_checksum(text: &str) -> String {
    [&fnv1a_24(text), text].concat()
}

/// The text after the checksum. `None` if they do not agree.
pub fn verify_checksum(file: &str) -> Option<&str> {
    let (checksum, text) = file.split_at_checked(CHECKSUM_LEN)?;
    (fnv1a_24(text) == checksum).then_some(text)
}

/// FNV-1a (Fowler, Noll, Vo) of 32 bits, folded to 24 by XOR, in base64url.
fn fnv1a_24(text: &str) -> String {
    let step = |sum: u32, byte: u8| (sum ^ u32::from(byte)).wrapping_mul(0x0100_0193);
    let sum = text.bytes().fold(0x811c_9dc5, step);
    let [high, bytes @ ..] = sum.to_be_bytes();
    base64url::encode(&[bytes[0] ^ high, bytes[1], bytes[2]])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_truncated_or_extended_text_fails_its_checksum() {
        for text in ["", "AAAA", "a\tb\n"] {
            let file = with_checksum(text);
            assert_eq!(verify_checksum(&file), Some(text));
            for other in [&file[..file.len() - 1], &format!("{file}\n"), text] {
                assert_eq!(verify_checksum(other), None, "{other}");
            }
        }
    }
}
