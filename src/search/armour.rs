//! Bytes as text: the reader's documents are text, and what is compressed on its way costs next to
//! nothing more so.

const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// The text for `bytes`: base64 without its end.
pub fn write(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for three in bytes.chunks(3) {
        let bits = three.iter().fold(0, |bits, byte| bits << 8 | u32::from(*byte));
        let bits = bits << (8 * (3 - three.len()));
        for letter in 0..=three.len() {
            let six = bits >> (18 - 6 * letter) & 63;
            text.push(char::from(LETTERS[six as usize]));
        }
    }
    text
}

/// The bytes a text stands for, if it does.
pub fn read(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(text.len() / 4 * 3 + 2);
    for four in text.as_bytes().chunks(4) {
        let mut bits = 0;
        for letter in four {
            bits = bits << 6 | six(*letter)?;
        }
        bits <<= 6 * (4 - four.len());
        let all = bits.to_be_bytes();
        bytes.extend_from_slice(&all[1..four.len()]);
    }
    Some(bytes)
}

/// As many letters stand before a text that say whether it is whole.
const SEAL: usize = 4;

/// The text with what it is known by before it: a file is kept for ever under its name, and one that
/// came cut off would be missing for as long.
pub fn seal(text: &str) -> String {
    [&sum(text), text].concat()
}

/// The text behind its seal, if it is whole.
pub fn open(sealed: &str) -> Option<&str> {
    let (seal, text) = sealed.split_at_checked(SEAL)?;
    (sum(text) == seal).then_some(text)
}

/// 24 bits of the hash of Fowler, Noll and Vo (FNV-1a), in letters.
fn sum(text: &str) -> String {
    let step = |sum: u32, byte: u8| (sum ^ u32::from(byte)).wrapping_mul(0x0100_0193);
    let sum = text.bytes().fold(0x811c_9dc5, step);
    let [high, bytes @ ..] = sum.to_be_bytes();
    write(&[bytes[0] ^ high, bytes[1], bytes[2]])
}

fn six(letter: u8) -> Option<u32> {
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
    fn a_text_that_lacks_or_has_something_is_not_whole() {
        for text in ["", "AAAA", "a\tb\n"] {
            let sealed = seal(text);
            assert_eq!(open(&sealed), Some(text));
            for other in [&sealed[..sealed.len() - 1], &format!("{sealed}\n"), text] {
                assert_eq!(open(other), None, "{other}");
            }
        }
    }

    proptest::proptest! {
        #[test]
        fn what_is_written_is_read(bytes: Vec<u8>) {
            proptest::prop_assert_eq!(read(&write(&bytes)), Some(bytes));
        }

        #[test]
        fn any_text_stands_for_bytes_or_not(text: String) {
            let _ = read(&text);
        }
    }
}
