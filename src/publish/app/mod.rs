//! The application's files: fresh from its build, or out of a site that was published before.

use std::collections::BTreeMap;
use std::path::Path;

use crate::publish::failure::{Context, Failure, refuse};
use crate::publish::hash;
use crate::publish::record::{self, AppFile, SHELL};
use crate::publish::tree::{Content, Files};

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
pub(crate) struct App {
    /// Its files, by their path in the site.
    pub(crate) files: Files,
    /// Its own page, with places to fill.
    pub(crate) shell: String,
}

/// Takes the application out of `dir`: out of a published site what its record lists, as it is;
/// out of what Trunk wrote all there is, finished.
pub(crate) fn read(dir: &Path) -> Result<App, Failure> {
    if let Some(record) = record::read(dir)? {
        return published(dir, record.app);
    }
    let built = trunk::read(dir)?;
    finish(built).map_err(|why| refuse("use the application in", dir, why))
}

fn published(dir: &Path, listed: Vec<AppFile>) -> Result<App, Failure> {
    let paths = listed.into_iter().map(|it| it.path);
    let files: Files = paths.map(|it| (it.clone(), Content::Copy(dir.join(it)))).collect();
    for content in files.values() {
        if let Content::Copy(path) = content
            && !path.is_file()
        {
            let missing = format!("{} is missing", path.display());
            return Err(refuse("take the application from", dir, missing));
        }
    }
    let shell = dir.join(SHELL);
    let shell = std::fs::read_to_string(&shell).while_trying("read", &shell)?;
    Ok(App { files, shell })
}

/// What Trunk leaves to do: short names, names by content, one style, scripts that may run.
fn finish(mut built: trunk::Built) -> Result<App, String> {
    let (mut script, mut module) = (built.take_script()?, built.take_module()?);
    imports::shorten(&mut script, &mut module);
    let module_name = names::by_content("reader", "wasm", &module);
    let finder = finder::finish(&mut built)?;
    boot::append(&mut script, (&module_name, &module), &finder[0].0)?;
    let script_name = names::by_content("reader", "js", script.as_bytes());

    let mut shell = styles::merged(&built.page);
    let mut files = BTreeMap::new();
    for (path, bytes) in built.files {
        let name = names::renamed(&path, &bytes);
        shell = shell.replace(&path, &name);
        files.insert(name, bytes);
    }
    shell = boot::place(&shell, &script_name, &script)?;
    files.extend(finder);
    files.extend([(module_name, module), (script_name, script.into_bytes())]);
    let shell = policy::place(&shell)?;
    let files = files.into_iter().map(|(path, bytes)| (path, Content::Bytes(bytes))).collect();
    Ok(App { files, shell })
}

/// What the record says of the application's files.
pub(crate) fn listed(files: &Files) -> Result<Vec<AppFile>, Failure> {
    let list = |(path, content): (&String, &Content)| {
        let read;
        let bytes = match content {
            Content::Bytes(bytes) => bytes,
            Content::Copy(from) => {
                read = std::fs::read(from).while_trying("read", from)?;
                &read
            }
        };
        Ok(AppFile { path: path.clone(), bytes: bytes.len(), sha256: hash::hex(bytes) })
    };
    files.iter().map(list).collect()
}
