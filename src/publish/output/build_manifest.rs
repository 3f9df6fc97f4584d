//! `build.json`, the build manifest: which files of a published site are the app's, and which files
//! with a hash in their names belong to which build.

use std::collections::BTreeSet;
use std::path::{Component, Path};

use serde::{Deserialize, Serialize};

use crate::publish::content::settings::Offline;
use crate::publish::error::{PublishError, WithPath, io_error};

/// The name of the build manifest.
pub(crate) const FILE: &str = "build.json";

/// The name of the app's page in a published site: the template of all pages.
pub(crate) const SHELL: &str = "shell.html";

/// The version of the format.
const SCHEMA_VERSION: u32 = 1;

/// What `build.json` contains.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct BuildManifest {
    schema: u32,
    shell: String,
    /// Read by the service worker, which unregisters itself where it is off.
    #[serde(default)]
    sw: Offline,
    /// The app's files, by path.
    pub(crate) app: Vec<AppFile>,
    /// The files with a hash in their names: those of this build, then those of earlier builds.
    pub(crate) hashed: Vec<BTreeSet<String>>,
}

/// A file of the app.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct AppFile {
    pub(crate) path: String,
    pub(crate) bytes: usize,
    pub(crate) sha256: String,
}

impl BuildManifest {
    pub(crate) fn new(sw: Offline, app: Vec<AppFile>, hashed: Vec<BTreeSet<String>>) -> Self {
        Self { schema: SCHEMA_VERSION, shell: SHELL.to_owned(), sw, app, hashed }
    }

    /// The text of `build.json`.
    pub(crate) fn to_bytes(&self) -> Result<Vec<u8>, PublishError> {
        let write =
            |error: serde_json::Error| io_error("write", Path::new(FILE), error.to_string());
        serde_json::to_vec(self).map_err(write)
    }
}

/// The build manifest in `dir`; `None` when there is none.
pub(crate) fn read(dir: &Path) -> Result<Option<BuildManifest>, PublishError> {
    let path = dir.join(FILE);
    if !path.exists() {
        return Ok(None);
    }
    let bytes = std::fs::read(&path).with_path("read", &path)?;
    let manifest: BuildManifest = serde_json::from_slice(&bytes)
        .map_err(|error| io_error("read", &path, error.to_string()))?;
    let paths = manifest.app.iter().map(|it| &it.path);
    match paths.chain(manifest.hashed.iter().flatten()).find(|it| !is_inside(it)) {
        Some(outside) => Err(io_error("use", &path, format!("it names {outside}"))),
        None => Ok(Some(manifest)),
    }
}

/// Whether the path is inside the site.
fn is_inside(path: &str) -> bool {
    Path::new(path).components().all(|it| matches!(it, Component::Normal(_)))
}
