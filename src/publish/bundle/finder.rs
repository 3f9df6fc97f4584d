//! Finishes the search program: a script and its WebAssembly module. Trunk builds them beside the app,
//! and nothing in the page names them.

use crate::publish::bundle::trunk::TrunkOutput;
use crate::publish::bundle::wasm_module;
use crate::publish::content_hash;

/// The names that Trunk gives the two files. The script names the module.
const SCRIPT: &str = "finder.js";
const MODULE: &str = "finder_bg.wasm";

/// Both files under their final names, the script first.
pub(crate) fn finish(output: &mut TrunkOutput) -> Result<[(String, Vec<u8>); 2], String> {
    let mut take = |name: &str| {
        output.files.remove(name).ok_or_else(|| {
            format!("`{name}` is missing; build it with this project's index.html and Trunk.toml")
        })
    };
    let (script, mut module) = (take(SCRIPT)?, take(MODULE)?);
    let mut script =
        String::from_utf8(script).map_err(|error| format!("{SCRIPT} is not text: {error}"))?;
    wasm_module::finish(&output.page, &mut script, &mut module);
    let module_name = content_hash::hashed_name("finder", "wasm", &module);
    if !script.contains(MODULE) {
        return Err(format!("{SCRIPT} does not name `{MODULE}`"));
    }
    let script = script.replace(MODULE, &module_name);
    let script_name = content_hash::hashed_name("finder", "js", script.as_bytes());
    Ok([(script_name, script.into_bytes()), (module_name, module)])
}
