//! The site after another build of the app: its script and module have other names.

use std::fmt::Write;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

use super::site::Site;

/// Tells the script of the second build from the first.
const MARK: &str = "\nglobalThis.isNext = true;";

/// The site with another script and module; those of the first build are gone.
pub(crate) fn after(site: &Site) -> Site {
    let mut files = site.files.clone();
    let (old_module, old_script) = (site.module().to_owned(), site.script().to_owned());
    let mut module = files.remove(&old_module).expect("it is there");
    // A custom section, which changes nothing in the module: its id, its length, the length of its
    // name, its name.
    module.extend([0, 2, 1, b'x']);
    let new_module = format!("reader-{}.wasm", &hex(&module)[..16]);
    let script = files.remove(&old_script).expect("it is there");
    let script = String::from_utf8(script).expect("it is a text");
    let script = script
        .replace(&base64(&site.files[&old_module]), &base64(&module))
        .replace(&old_module, &new_module);
    let script = (script + MARK).into_bytes();
    let new_script = format!("reader-{}.js", &hex(&script)[..16]);
    let old = [old_script.clone(), base64(&site.files[&old_script]), old_module];
    let new = [new_script.clone(), base64(&script), new_module.clone()];
    for (path, bytes) in &mut files {
        if super::http::content_type(path) == super::http::HTML || path == "build.json" {
            let text = String::from_utf8_lossy(bytes).into_owned();
            let renamed = old.iter().zip(&new).fold(text, |it, (old, new)| it.replace(old, new));
            *bytes = renamed.into_bytes();
        }
    }
    files.extend([(new_module, module), (new_script, script)]);
    Site { base: site.base, files }
}

fn hex(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::new(), |mut text, byte| {
        write!(text, "{byte:02x}").expect("a string takes any text");
        text
    })
}

fn base64(bytes: &[u8]) -> String {
    STANDARD.encode(Sha256::digest(bytes))
}
