//! Shorter names between WebAssembly and JavaScript.
//!
//! wasm-bindgen gives each function that one imports from the other a name with 16 hexadecimal
//! digits of a hash: nothing makes that smaller, and there are about 200. Counters with as many
//! digits compress to almost nothing, and no length in the module changes.

use std::collections::HashMap;

const DIGITS: usize = 16;

/// Leptos leaves a function behind whose name has a hash of the folder the sources lie in, for
/// splitting modules. Nothing calls it here; two machines shall build the same bytes.
const MARKER: &[u8] = b"_WASM_SPLIT_MARKER_";

/// Numbers the hashes, in both files alike.
pub(crate) fn number_imports(script: &mut String, module: &mut [u8]) {
    let mut numbers = HashMap::new();
    for place in hash_positions(script.as_bytes()) {
        let next = numbers.len();
        numbers.entry(script.as_bytes()[place..place + DIGITS].to_vec()).or_insert(next);
    }
    let mut bytes = std::mem::take(script).into_bytes();
    replace(&mut bytes, &numbers);
    replace(module, &numbers);
    clear_build_path(module);
    // Only ASCII digits took the place of ASCII digits.
    *script = String::from_utf8(bytes).unwrap_or_default();
}

fn replace(bytes: &mut [u8], numbers: &HashMap<Vec<u8>, usize>) {
    for place in hash_positions(bytes) {
        let hash = &mut bytes[place..place + DIGITS];
        if let Some(number) = numbers.get(hash) {
            hash.copy_from_slice(format!("{number:0DIGITS$x}").as_bytes());
        }
    }
}

fn clear_build_path(module: &mut [u8]) {
    let Some(place) = module.windows(MARKER.len()).position(|it| it == MARKER) else { return };
    let hash = module[place + MARKER.len()..].iter_mut().take(DIGITS);
    hash.take_while(|it| it.is_ascii_hexdigit()).for_each(|it| *it = b'0');
}

/// Where hashes begin: behind an underscore, and with nothing of a name behind them.
fn hash_positions(bytes: &[u8]) -> Vec<usize> {
    let is_digit = |it: &u8| matches!(it, b'0'..=b'9' | b'a'..=b'f');
    let mut places = Vec::new();
    let mut run = 0;
    for (place, byte) in bytes.iter().enumerate() {
        if is_digit(byte) {
            run += 1;
            continue;
        }
        if run == DIGITS && place > run && bytes[place - run - 1] == b'_' && !is_name(*byte) {
            places.push(place - run);
        }
        run = 0;
    }
    places
}

fn is_name(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_'
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_module_does_not_know_its_folder() {
        let mut module = b"\x2a_WASM_SPLIT_MARKER_6cf4b45f5385e528version\x03".to_vec();
        number_imports(&mut String::new(), &mut module);
        assert_eq!(module, b"\x2a_WASM_SPLIT_MARKER_0000000000000000version\x03");
    }

    #[test]
    fn each_hash_gets_a_number_that_both_files_know() {
        let mut script = concat!(
            "{__wbg_a_0123456789abcdef:f,\"__wbg_b_fedcba9876543210\":g,",
            "c:__wbg_a_0123456789abcdef,x_0123456789abcdef0:1,fedcba9876543210:2}"
        )
        .to_owned();
        let mut module = b"\x18__wbg_b_fedcba9876543210\0\x01__wbg_x_00112233445566ff\0".to_vec();
        let length = module.len();
        number_imports(&mut script, &mut module);
        assert_eq!(
            script,
            concat!(
                "{__wbg_a_0000000000000000:f,\"__wbg_b_0000000000000001\":g,",
                "c:__wbg_a_0000000000000000,x_0123456789abcdef0:1,fedcba9876543210:2}"
            )
        );
        assert_eq!(module.len(), length);
        assert_eq!(module, b"\x18__wbg_b_0000000000000001\0\x01__wbg_x_00112233445566ff\0");
    }
}
