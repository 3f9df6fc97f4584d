//! The program that searches, as Trunk built it beside the reader: a script and its module, which
//! nothing in the page names.

use crate::publish::bundle::trunk::TrunkOutput;
use crate::publish::bundle::wasm_imports;
use crate::publish::content_hash;

/// What Trunk calls the two; and how the script names the module.
const SCRIPT: &str = "finder.js";
const MODULE: &str = "finder_bg.wasm";

/// The two under their final names, the script first; the script names the module.
pub(crate) fn finish(built: &mut TrunkOutput) -> Result<[(String, Vec<u8>); 2], String> {
    let mut take = |name: &str| {
        built.files.remove(name).ok_or_else(|| {
            format!("`{name}` is missing; build it with this project's index.html and Trunk.toml")
        })
    };
    let (script, mut module) = (take(SCRIPT)?, take(MODULE)?);
    let mut script =
        String::from_utf8(script).map_err(|error| format!("{SCRIPT} is no text: {error}"))?;
    wasm_imports::number_imports(&mut script, &mut module);
    let module_name = content_hash::hashed_name("finder", "wasm", &module);
    if !script.contains(MODULE) {
        return Err(format!("{SCRIPT} does not name `{MODULE}`"));
    }
    let script = script.replace(MODULE, &module_name);
    let script_name = content_hash::hashed_name("finder", "js", script.as_bytes());
    Ok([(script_name, script.into_bytes()), (module_name, module)])
}
