//! The application's files: fresh from its build, or out of a site that was published before.

use crate::publish::content_hash;
use std::collections::BTreeMap;
use std::path::Path;

use crate::publish::error::{PublishError, WithPath, io_error};
use crate::publish::output::build_manifest;
use crate::publish::output::build_manifest::{AppFile, SHELL};
use crate::publish::output::output_dir::{FileContent, Files};

mod trunk; // the files that Trunk wrote
mod wasm_imports; // short names between WebAssembly and JavaScript
mod scripts; // the scripts of a page
mod join; // ES modules into one script
mod minify; // scripts without comments and needless spaces
mod finder; // the search program
mod styles; // one style element
pub(crate) mod csp; // the content security policy
pub(crate) mod service_worker; // sw.js

/// The application, as it will be copied.
#[derive(Debug)]
pub(crate) struct AppBundle {
    /// Its files, by their path in the site.
    pub(crate) files: Files,
    /// Its own page, with places to fill.
    pub(crate) shell: String,
}

/// Takes the application out of `dir`: out of a published site what its record lists, as it is;
/// out of what Trunk wrote all there is, finished.
pub(crate) fn load(dir: &Path) -> Result<AppBundle, PublishError> {
    if let Some(record) = build_manifest::read(dir)? {
        return from_site(dir, record.app);
    }
    let built = trunk::read_output(dir)?;
    from_trunk(built).map_err(|why| io_error("use the application in", dir, why))
}

fn from_site(dir: &Path, listed: Vec<AppFile>) -> Result<AppBundle, PublishError> {
    let paths = listed.into_iter().map(|it| it.path);
    let files: Files = paths.map(|it| (it.clone(), FileContent::Copy(dir.join(it)))).collect();
    for content in files.values() {
        if let FileContent::Copy(path) = content
            && !path.is_file()
        {
            let missing = format!("{} is missing", path.display());
            return Err(io_error("take the application from", dir, missing));
        }
    }
    let shell = dir.join(SHELL);
    let shell = std::fs::read_to_string(&shell).with_path("read", &shell)?;
    Ok(AppBundle { files, shell })
}

/// What Trunk leaves to do: short names, names by content, one style, scripts that may run.
fn from_trunk(mut built: trunk::TrunkOutput) -> Result<AppBundle, String> {
    let (mut script, mut module) = (built.take_script()?, built.take_module()?);
    wasm_imports::number_imports(&mut script, &mut module);
    let module_name = content_hash::hashed_name("reader", "wasm", &module);
    let finder = finder::finish(&mut built)?;
    scripts::append_loader(&mut script, (&module_name, &module), &finder[0].0)?;
    let script_name = content_hash::hashed_name("reader", "js", script.as_bytes());

    let mut shell = styles::merge_styles(&built.page);
    let mut files = BTreeMap::new();
    for (path, bytes) in built.files {
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

/// What the record says of the application's files.
pub(crate) fn list_files(files: &Files) -> Result<Vec<AppFile>, PublishError> {
    let list = |(path, content): (&String, &FileContent)| {
        let read;
        let bytes = match content {
            FileContent::Bytes(bytes) => bytes,
            FileContent::Copy(from) => {
                read = std::fs::read(from).with_path("read", from)?;
                &read
            }
        };
        Ok(AppFile {
            path: path.clone(),
            bytes: bytes.len(),
            sha256: content_hash::sha256_hex(bytes),
        })
    };
    files.iter().map(list).collect()
}
