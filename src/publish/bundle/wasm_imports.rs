//! Names of imports, between WebAssembly and JavaScript, that compress well.
//!
//! wasm-bindgen puts a hash of 16 hexadecimal digits into the name of each imported function. A hash
//! does not compress, and there are about 200. A counter with as many digits compresses to almost
//! nothing, and no length in the module changes.

use std::collections::HashMap;

const DIGITS: usize = 16;

/// Begins the name of a function that Leptos leaves in the module, for splitting it. The name has a
/// hash of the folder of the sources. Nothing calls the function, and without the hash two machines
/// build the same bytes.
const MARKER: &[u8] = b"_WASM_SPLIT_MARKER_";

/// Replaces each hash by a number, the same one in script and module.
pub(crate) fn number_imports(script: &mut String, module: &mut [u8]) {
    let mut numbers = HashMap::new();
    for at in hash_positions(script.as_bytes()) {
        let next = numbers.len();
        numbers.entry(script.as_bytes()[at..at + DIGITS].to_vec()).or_insert(next);
    }
    let mut bytes = std::mem::take(script).into_bytes();
    replace(&mut bytes, &numbers);
    replace(module, &numbers);
    clear_build_path(module);
    // ASCII digits were replaced by ASCII digits, so the script is still UTF-8.
    *script = String::from_utf8(bytes).unwrap_or_default();
}

fn replace(bytes: &mut [u8], numbers: &HashMap<Vec<u8>, usize>) {
    for at in hash_positions(bytes) {
        let hash = &mut bytes[at..at + DIGITS];
        if let Some(number) = numbers.get(hash) {
            hash.copy_from_slice(format!("{number:0DIGITS$x}").as_bytes());
        }
    }
}

fn clear_build_path(module: &mut [u8]) {
    let Some(at) = module.windows(MARKER.len()).position(|it| it == MARKER) else { return };
    let hash = module[at + MARKER.len()..].iter_mut().take(DIGITS);
    hash.take_while(|it| it.is_ascii_hexdigit()).for_each(|it| *it = b'0');
}

/// Where hashes begin: after an underscore, and at the end of a name.
fn hash_positions(bytes: &[u8]) -> Vec<usize> {
    let is_digit = |it: &u8| matches!(it, b'0'..=b'9' | b'a'..=b'f');
    let mut positions = Vec::new();
    let mut run = 0;
    for (at, byte) in bytes.iter().enumerate() {
        if is_digit(byte) {
            run += 1;
            continue;
        }
        if run == DIGITS && at > run && bytes[at - run - 1] == b'_' && !is_name(*byte) {
            positions.push(at - run);
        }
        run = 0;
    }
    positions
}

fn is_name(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_'
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_module_does_not_contain_a_hash_of_its_folder() {
        let mut module = b"\x2a_WASM_SPLIT_MARKER_6cf4b45f5385e528version\x03".to_vec();
        number_imports(&mut String::new(), &mut module);
        assert_eq!(module, b"\x2a_WASM_SPLIT_MARKER_0000000000000000version\x03");
    }

    #[test]
    fn each_hash_becomes_the_same_number_in_both_files() {
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
