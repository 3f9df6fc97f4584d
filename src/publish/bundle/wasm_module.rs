//! Finishes a WebAssembly module and the script that wasm-bindgen wrote for it.
//!
//! Tests: `src/publish/bundle/wasm_imports.rs`, `src/publish/bundle/name_section.rs`

use crate::publish::bundle::{name_section, trunk, wasm_imports};

/// Shortens the names that the two share. The names of functions stay only while Trunk serves the
/// page to a developer.
pub(crate) fn finish(page: &str, script: &mut String, module: &mut Vec<u8>) {
    wasm_imports::number_imports(script, module);
    if !trunk::is_for_development(page) {
        *module = name_section::remove(std::mem::take(module));
    }
}
