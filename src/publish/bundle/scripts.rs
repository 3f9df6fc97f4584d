//! The scripts of a page: one inline, before the first paint; one in the app's script file, after it.

use crate::publish::bundle::join::{Module, join, modules};
use crate::publish::bundle::minify::minify;
use crate::publish::bundle::{csp, trunk};

/// Runs in the head of every page. The content security policy has its hash.
const EARLY_SCRIPT: [Module; 2] = modules!["shared.js", "early.js"];
/// Run in the script that wasm-bindgen wrote: one request less than a file of their own. The order is
/// also the order of their listeners: `crash.js` stops clicks after the others have handled them.
const LOADER_SCRIPTS: [Module; 11] = modules![
    "trusted-types.js",
    "shared.js",
    "page.js",
    "finder.js",
    "menu.js",
    "settings.js",
    "shortcuts.js",
    "register-sw.js",
    "outdated.js",
    "crash.js",
    "load.js",
];

/// Appends the loader to `script`, which wasm-bindgen wrote. The loader starts the app, whose module
/// has this name and these bytes, and loads the script `finder` when the reader searches.
pub(crate) fn append_loader(
    script: &mut String,
    (name, module): (&str, &[u8]),
    finder: &str,
) -> Result<(), String> {
    let init = default_export(script)
        .ok_or_else(|| "its script has no default export, which starts the app".to_owned())?;
    let boot = minify(&join(&LOADER_SCRIPTS))
        .replace("__INIT__", &init)
        .replace("__MODULE__", &format!("\"{name}\""))
        .replace("__FINDER__", &format!("\"./{finder}\""))
        .replace("__SHA256__", &format!("\"{}\"", csp::sha256_base64(module)));
    script.push('\n');
    script.push_str(&boot);
    Ok(())
}

/// Adds both scripts to the page: the inline one before the styles, and the app's script file `name`
/// at the end, instead of the element that Trunk wrote. It has a low priority, because the text and
/// the images come first.
pub(crate) fn inject(page: &str, name: &str, script: &str) -> Result<String, String> {
    let tag = trunk::boot_tag(page)?;
    let close = "</script>";
    let after = page[tag.end..].find(close).map_or(tag.end, |it| tag.end + it + close.len());
    let page = format!("{}{}", &page[..tag.start], &page[after..]);
    let style = page.find("<style>").ok_or_else(|| "it has no <style>".to_owned())?;
    let end = page.find("</body>").unwrap_or(page.len());
    let integrity = csp::sha256_base64(script.as_bytes());
    Ok(format!(
        "{}<script>{}</script>{}<script type=\"module\" src=\"{name}\" integrity=\"sha256-{integrity}\" fetchpriority=\"low\"></script>{}",
        &page[..style],
        minify(&join(&EARLY_SCRIPT)),
        &page[style..end],
        &page[end..],
    ))
}

/// The name inside the script of its default export: the function that starts the module.
fn default_export(script: &str) -> Option<String> {
    let before = script[..script.rfind(" as default")?].trim_end();
    let start = before.rfind(|c: char| !c.is_alphanumeric() && c != '_' && c != '$')? + 1;
    Some(before[start..].to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::publish::bundle::join::unresolved_imports;

    #[test]
    fn the_loader_calls_the_default_export_by_its_name_in_the_script() {
        let mut script = "function a(){}export{b,a as default};".to_owned();
        append_loader(&mut script, ("reader-0.wasm", b"module"), "finder-0.js").unwrap();
        assert!(script.contains("import(\"./finder-0.js\")"));
        assert!(script.contains("a({module_or_path") && script.contains("\"reader-0.wasm\""));
        assert!(script.contains(&csp::sha256_base64(b"module")) && !script.contains("__"));
        assert!(append_loader(&mut "export{b}".to_owned(), ("x", b""), "y").is_err());
    }

    #[test]
    fn every_script_comes_after_those_it_imports_from() {
        assert_eq!(unresolved_imports(&EARLY_SCRIPT), [""; 0]);
        assert_eq!(unresolved_imports(&LOADER_SCRIPTS), [""; 0]);
    }

    #[test]
    fn the_page_loads_one_script_and_runs_one() {
        let page = "<head><style></style></head><body><script type=module src=./a.js data-wasm=a.wasm></script></body>";
        let page = inject(page, "b.js", "script").unwrap();
        assert_eq!(page.matches("<script").count(), 2);
        assert!(page.contains("src=\"b.js\" integrity=\"sha256-") && !page.contains("a.js"));
        assert!(page.ends_with("</script></body>"), "{page}");
    }
}
