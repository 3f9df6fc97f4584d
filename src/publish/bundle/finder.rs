//! Finishes the search program: a script and its WebAssembly module. Trunk builds them beside the app,
//! and nothing in the page names them.

use crate::publish::bundle::normalize::FINDER;
use crate::publish::bundle::trunk::TrunkOutput;
use crate::publish::content_hash;

/// Both files of normalized output under their final names, the script first.
pub(crate) fn finish(output: &mut TrunkOutput) -> Result<[(String, Vec<u8>); 2], String> {
    let [script, module] = FINDER;
    let (text, bytes) = (output.take_text(script)?, output.take(module)?);
    let module_name = content_hash::hashed_name("finder", "wasm", &bytes);
    if !text.contains(module) {
        return Err(format!("{script} does not name `{module}`"));
    }
    let text = text.replace(module, &module_name);
    let script_name = content_hash::hashed_name("finder", "js", text.as_bytes());
    Ok([(script_name, text.into_bytes()), (module_name, bytes)])
}
