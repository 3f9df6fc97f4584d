//! The application's files: fresh from its build, or out of a site that was published before.

use std::collections::BTreeMap;
use std::path::Path;

use crate::publish::failure::{PublishError, WithPath, io_error};
use crate::publish::hash;
use crate::publish::record::{self, AppFile, SHELL};
use crate::publish::tree::{FileContent, Files};

mod trunk; // what Trunk wrote
mod imports; // shorter names between WebAssembly and JavaScript
mod names; // every file named by its own bytes
mod boot; // the scripts that begin
mod finder; // the program that searches
mod styles; // one element for all of them
pub(crate) mod policy; // what the page may load and run
pub(crate) mod worker; // what serves pages without network

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
    if let Some(record) = record::read(dir)? {
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
    imports::number_imports(&mut script, &mut module);
    let module_name = names::hashed_name("reader", "wasm", &module);
    let finder = finder::finish(&mut built)?;
    boot::append_loader(&mut script, (&module_name, &module), &finder[0].0)?;
    let script_name = names::hashed_name("reader", "js", script.as_bytes());

    let mut shell = styles::merge_styles(&built.page);
    let mut files = BTreeMap::new();
    for (path, bytes) in built.files {
        let name = names::rehash(&path, &bytes);
        shell = shell.replace(&path, &name);
        files.insert(name, bytes);
    }
    shell = boot::inject(&shell, &script_name, &script)?;
    files.extend(finder);
    files.extend([(module_name, module), (script_name, script.into_bytes())]);
    let shell = policy::inject_meta(&shell)?;
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
        Ok(AppFile { path: path.clone(), bytes: bytes.len(), sha256: hash::sha256_hex(bytes) })
    };
    files.iter().map(list).collect()
}
