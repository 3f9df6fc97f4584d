//! Removes the function names that wasm-bindgen leaves in a WebAssembly module.
//!
//! The custom section `name` is for stack traces only. It is 10 KB in the app and 1.0 KB after
//! Brotli, and wasm-bindgen writes it whatever Cargo's `strip` says. Sections: WebAssembly Core
//! Specification, 5.5.

const HEADER: usize = 8;
const MAGIC: &[u8] = b"\0asm";
const CUSTOM: u8 = 0;
const NAME: &[u8] = b"\x04name";

/// The module without the section. What is not a module, or is cut off, stays as it is.
pub(crate) fn remove(module: Vec<u8>) -> Vec<u8> {
    without(&module).unwrap_or(module)
}

fn without(module: &[u8]) -> Option<Vec<u8>> {
    let mut shortened = module.get(..HEADER).filter(|it| it.starts_with(MAGIC))?.to_vec();
    let mut rest = &module[HEADER..];
    while let [id, after @ ..] = rest {
        let (length, content) = leb128(after)?;
        let end = rest.len() - content.len() + length;
        let section = rest.get(..end)?;
        if *id != CUSTOM || !content.starts_with(NAME) {
            shortened.extend_from_slice(section);
        }
        rest = &rest[end..];
    }
    Some(shortened)
}

/// An unsigned integer in LEB128, and the bytes after it.
fn leb128(bytes: &[u8]) -> Option<(usize, &[u8])> {
    let mut number = 0;
    for (index, byte) in bytes.iter().take(5).enumerate() {
        number |= usize::from(byte & 0x7f) << (7 * index);
        if byte & 0x80 == 0 {
            return Some((number, &bytes[index + 1..]));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn section(id: u8, content: &[u8]) -> Vec<u8> {
        let length = u8::try_from(content.len()).unwrap();
        [&[id, length][..], content].concat()
    }

    #[test]
    fn names_are_removed_and_every_other_section_stays() {
        let (types, other) = (section(1, b"\0"), section(CUSTOM, b"\x09producers\0"));
        let names = section(CUSTOM, b"\x04name\x01\x02\0\0");
        let header = b"\0asm\x01\0\0\0".to_vec();
        let with = [header.clone(), types.clone(), names, other.clone()].concat();
        assert_eq!(remove(with), [header, types, other].concat());
    }

    #[test]
    fn what_is_not_a_whole_module_stays_as_it_is() {
        let cut_off = [&b"\0asm\x01\0\0\0"[..], b"\0\x7f\x04name"].concat();
        let endless = [&b"\0asm\x01\0\0\0"[..], b"\0\xff\xff\xff\xff\xff\xff"].concat();
        for module in [b"module".to_vec(), Vec::new(), cut_off, endless] {
            assert_eq!(remove(module.clone()), module);
        }
    }
}
