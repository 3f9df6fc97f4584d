//! Bytes as text: the reader's documents are text, and what is compressed on its way costs next to
//! nothing more so.

const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// The text for `bytes`: base64 without its end.
pub fn encode(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for three in bytes.chunks(3) {
        let bits = three.iter().fold(0, |bits, byte| bits << 8 | u32::from(*byte));
        let bits = bits << (8 * (3 - three.len()));
        for letter in 0..=three.len() {
            let six = bits >> (18 - 6 * letter) & 63;
            text.push(char::from(ALPHABET[six as usize]));
        }
    }
    text
}

/// The bytes a text stands for, if it does.
pub fn decode(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(text.len() / 4 * 3 + 2);
    for four in text.as_bytes().chunks(4) {
        let mut bits = 0;
        for letter in four {
            bits = bits << 6 | sextet(*letter)?;
        }
        bits <<= 6 * (4 - four.len());
        let all = bits.to_be_bytes();
        bytes.extend_from_slice(&all[1..four.len()]);
    }
    Some(bytes)
}

/// As many letters stand before a text that say whether it is whole.
const CHECKSUM_LEN: usize = 4;

/// The text with what it is known by before it: a file is kept for ever under its name, and one that
/// came cut off would be missing for as long.
pub fn with_checksum(text: &str) -> String {
    [&fnv1a_24(text), text].concat()
}

/// The text behind its seal, if it is whole.
pub fn verify_checksum(sealed: &str) -> Option<&str> {
    let (seal, text) = sealed.split_at_checked(CHECKSUM_LEN)?;
    (fnv1a_24(text) == seal).then_some(text)
}

/// 24 bits of the hash of Fowler, Noll and Vo (FNV-1a), in letters.
fn fnv1a_24(text: &str) -> String {
    let step = |sum: u32, byte: u8| (sum ^ u32::from(byte)).wrapping_mul(0x0100_0193);
    let sum = text.bytes().fold(0x811c_9dc5, step);
    let [high, bytes @ ..] = sum.to_be_bytes();
    encode(&[bytes[0] ^ high, bytes[1], bytes[2]])
}

fn sextet(letter: u8) -> Option<u32> {
    let (first, from) = match letter {
        b'A'..=b'Z' => (b'A', 0),
        b'a'..=b'z' => (b'a', 26),
        b'0'..=b'9' => (b'0', 52),
        b'-' => return Some(62),
        b'_' => return Some(63),
        _ => return None,
    };
    Some(u32::from(letter - first) + from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_truncated_or_extended_text_fails_its_checksum() {
        for text in ["", "AAAA", "a\tb\n"] {
            let sealed = with_checksum(text);
            assert_eq!(verify_checksum(&sealed), Some(text));
            for other in [&sealed[..sealed.len() - 1], &format!("{sealed}\n"), text] {
                assert_eq!(verify_checksum(other), None, "{other}");
            }
        }
    }

    proptest::proptest! {
        #[test]
        fn encoded_bytes_decode_unchanged(bytes: Vec<u8>) {
            proptest::prop_assert_eq!(decode(&encode(&bytes)), Some(bytes));
        }

        #[test]
        fn decoding_any_text_never_panics(text: String) {
            let _ = decode(&text);
        }
    }
}
