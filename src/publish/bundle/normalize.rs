//! Makes the output of Trunk the same on every machine and in every folder.
//!
//! What depends on them: the hashes in the names of imports, the hash of the sources' folder, and the
//! names of the app's files, which Trunk makes of their bytes before these are finished.

use crate::publish::bundle::trunk::{TrunkOutput, boot_tag};
use crate::publish::bundle::wasm_module;

/// The script and the module of the app, which the page names.
const BOOT: [&str; 2] = ["reader.js", "reader_bg.wasm"];

/// The script and the module of the search program, as Trunk names them. The script names the module.
pub(crate) const FINDER: [&str; 2] = ["finder.js", "finder_bg.wasm"];

/// Finishes the modules of both programs and names the app's files without a hash. Output that is
/// normalized stays as it is.
pub(crate) fn normalize(output: &mut TrunkOutput) -> Result<(), String> {
    let boot = [output.boot_file("src")?, output.boot_file("data-wasm")?];
    finish_program(output, boot.each_ref().map(|it| &**it), BOOT)?;
    finish_program(output, FINDER, FINDER)?;
    let tag = boot_tag(&output.page)?;
    let renamed = output.page[tag.clone()].replace(&boot[0], BOOT[0]);
    let renamed = renamed.replace(&boot[1], BOOT[1]);
    output.page.replace_range(tag, &renamed);
    Ok(())
}

fn finish_program(
    output: &mut TrunkOutput,
    [script_name, module_name]: [&str; 2],
    [script_to, module_to]: [&str; 2],
) -> Result<(), String> {
    let mut script = output.take_text(script_name)?;
    let mut module = output.take(module_name)?;
    wasm_module::finish(&output.page, &mut script, &mut module);
    output.files.insert(script_to.to_owned(), script.into_bytes());
    output.files.insert(module_to.to_owned(), module);
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    /// The output of Trunk in a folder: its hashes are the digit.
    fn output(digit: char) -> TrunkOutput {
        let hash = digit.to_string().repeat(16);
        let page = format!(
            "<script data-wasm=./reader-{hash}_bg.wasm src=\"reader-{hash}.js\"></script><p>reader.js"
        );
        let import = format!("\"__wbg_a_{hash}\"");
        let module = [b"\0asm\x01\0\0\0\x02\x1a", import.as_bytes()].concat();
        let files = [
            (format!("reader-{hash}.js"), import.clone().into_bytes()),
            (format!("reader-{hash}_bg.wasm"), module.clone()),
            (FINDER[0].to_owned(), format!("{import} '{}'", FINDER[1]).into_bytes()),
            (FINDER[1].to_owned(), module),
            ("icon-0123456789abcdef.svg".to_owned(), b"<svg/>".to_vec()),
        ];
        TrunkOutput { page, files: BTreeMap::from(files) }
    }

    #[test]
    fn the_app_does_not_depend_on_where_it_was_built() {
        let [mut here, mut there] = ['a', 'b'].map(output);
        normalize(&mut here).unwrap();
        normalize(&mut there).unwrap();
        assert_eq!(here, there);
        let page = "<script data-wasm=./reader_bg.wasm src=\"reader.js\"></script><p>reader.js";
        assert_eq!(here.page, page);
        assert_eq!(here.files[BOOT[0]], b"\"__wbg_a_0000000000000000\"");
        assert!(here.files.contains_key("icon-0123456789abcdef.svg"));
    }

    #[test]
    fn normalized_output_stays_as_it_is() {
        let mut once = output('c');
        normalize(&mut once).unwrap();
        let mut twice = once.clone();
        normalize(&mut twice).unwrap();
        assert_eq!(once, twice);
    }

    #[test]
    fn a_missing_program_is_named() {
        let mut output = output('d');
        output.files.remove(FINDER[0]);
        assert!(normalize(&mut output).unwrap_err().starts_with("`finder.js` is missing; build"));
    }
}
