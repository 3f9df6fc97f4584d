//! Finishes the app that Trunk built, or takes it from a site published before. The program carries
//! one that Trunk built.

use std::collections::BTreeMap;
use std::path::Path;

use crate::publish::content_hash;
use crate::publish::error::{PublishError, WithPath, io_error};
use crate::publish::files::{FileContent, Files};
use crate::publish::output::build_manifest;
use crate::publish::output::build_manifest::{AppFile, SHELL};

pub(crate) mod trunk; // the files that Trunk wrote
mod wasm_imports; // short names between WebAssembly and JavaScript
mod name_section; // function names, for developers only
mod wasm_module; // a module and its script, shortened
pub(crate) mod normalize; // the same on every machine
pub(crate) mod embedded; // the app in this program
mod join; // ES modules into one script
mod minify; // scripts without comments and needless spaces
mod scripts; // the inline scripts
mod finder; // the search program
mod styles; // one style element
pub(crate) mod csp; // the content security policy
pub(crate) mod service_worker; // sw.js

/// The app, ready to be published.
#[derive(Debug)]
pub(crate) struct AppBundle {
    /// Its files, by path in the site.
    pub(crate) files: Files,
    /// Its page: the template of all pages.
    pub(crate) shell: String,
}

/// Loads the app from `dir`, or else the one in this program. From a published site, it takes the
/// files that the build manifest lists, unchanged. From the output of Trunk, it takes every file and
/// finishes it.
pub(crate) fn load(dir: Option<&Path>) -> Result<AppBundle, PublishError> {
    let output = match dir {
        None => embedded::load(),
        Some(dir) => match build_manifest::read(dir)? {
            Some(manifest) => return from_site(dir, manifest.app),
            None => Ok(trunk::read_output(dir)?),
        },
    };
    output.and_then(from_trunk).map_err(|why| io_error("use the app in", origin(dir), why))
}

/// Where messages say that the app is from.
pub(crate) fn origin(dir: Option<&Path>) -> &Path {
    dir.unwrap_or(Path::new("this program"))
}

fn from_site(dir: &Path, app: Vec<AppFile>) -> Result<AppBundle, PublishError> {
    let paths = app.into_iter().map(|it| it.path);
    let files: Files = paths.map(|it| (it.clone(), FileContent::Copy(dir.join(it)))).collect();
    for content in files.values() {
        if let FileContent::Copy(path) = content
            && !path.is_file()
        {
            let why = format!("{} is missing", path.display());
            return Err(io_error("take the app from", dir, why));
        }
    }
    let shell = dir.join(SHELL);
    let shell = std::fs::read_to_string(&shell).with_path("read", &shell)?;
    Ok(AppBundle { files, shell })
}

/// Finishes the output of Trunk: short import names, no function names, names with content hashes,
/// one style element, scripts that the content security policy allows.
fn from_trunk(mut output: trunk::TrunkOutput) -> Result<AppBundle, String> {
    normalize::normalize(&mut output)?;
    let mut script = output.take_text(&output.boot_file("src")?)?;
    let module = output.take(&output.boot_file("data-wasm")?)?;
    let module_name = content_hash::hashed_name("reader", "wasm", &module);
    let finder = finder::finish(&mut output)?;
    scripts::append_loader(&mut script, (&module_name, &module), &finder[0].0)?;
    let script_name = content_hash::hashed_name("reader", "js", script.as_bytes());

    let mut shell = styles::merge_styles(&output.page);
    let mut files = BTreeMap::new();
    for (path, bytes) in output.files {
        let name = content_hash::rehash(&path, &bytes);
        shell = shell.replace(&path, &name);
        files.insert(name, bytes);
    }
    shell = scripts::inject(&shell, &script_name, &script)?;
    files.extend(finder);
    files.extend([(module_name, module), (script_name, script.into_bytes())]);
    let shell = csp::inject_meta(&shell)?;
    let files = files.into_iter().map(|(path, bytes)| (path, FileContent::Bytes(bytes))).collect();
    Ok(AppBundle { files, shell })
}

/// The entries of the app's files in the build manifest.
pub(crate) fn list_files(files: &Files) -> Result<Vec<AppFile>, PublishError> {
    let entry = |(path, content): (&String, &FileContent)| {
        let bytes = content.bytes()?;
        let sha256 = content_hash::sha256_hex(&bytes);
        Ok(AppFile { path: path.clone(), bytes: bytes.len(), sha256 })
    };
    files.iter().map(entry).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_app_in_this_program_can_be_published() {
        let AppBundle { files, shell } = load(None).unwrap();
        assert!(shell.contains("<div id=app>") && shell.contains(csp::HEADER), "{shell}");
        let stems: Vec<_> = files.keys().filter_map(|it| it.split_once('-')).collect();
        let count = |stem| stems.iter().filter(|(it, _)| *it == stem).count();
        assert_eq!([count("reader"), count("finder"), count("icon")], [2, 2, 1]);
    }
}
