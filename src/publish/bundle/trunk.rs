//! The output of Trunk: the page, the app's script and WebAssembly module, and other files.
//!
//! `Trunk.toml` makes Trunk name script and module in an element of the page, `<script data-wasm>`.
//! By default it writes an inline script, which a content security policy would have to allow.

use std::collections::BTreeMap;
use std::path::Path;

use walkdir::WalkDir;

use crate::publish::error::{PublishError, WithPath, io_error};
use crate::publish::sanitize::tag_scanner;

/// A file that only Trunk uses.
const LOCK: &str = ".trunk-lock";
/// The page.
pub(crate) const PAGE: &str = "index.html";

/// The files that Trunk wrote.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct TrunkOutput {
    /// `index.html`.
    pub(crate) page: String,
    /// Every other file, by path.
    pub(crate) files: BTreeMap<String, Vec<u8>>,
}

/// Reads all files in `dir`.
pub(crate) fn read_output(dir: &Path) -> Result<TrunkOutput, PublishError> {
    let page = dir.join(PAGE);
    let page = std::fs::read_to_string(&page).with_path("read", &page)?;
    let mut files = BTreeMap::new();
    for entry in WalkDir::new(dir) {
        let entry = entry.map_err(|error| io_error("list", dir, error.to_string()))?;
        let Ok(path) = entry.path().strip_prefix(dir) else { continue };
        let parts: Vec<_> = path.iter().map(|it| it.to_string_lossy()).collect();
        let path = parts.join("/");
        if entry.file_type().is_file() && path != LOCK && path != PAGE {
            let bytes = std::fs::read(entry.path()).with_path("read", entry.path())?;
            files.insert(path, bytes);
        }
    }
    Ok(TrunkOutput { page, files })
}

/// Whether Trunk serves the page to a developer. Trunk then adds a script that reloads the page, with a
/// placeholder that it fills when it sends the page.
pub(crate) fn is_for_development(page: &str) -> bool {
    page.contains("{{__TRUNK")
}

/// Where the start tag of the element is that names script and module.
pub(crate) fn boot_tag(page: &str) -> Result<std::ops::Range<usize>, String> {
    let found = tag_scanner::tags(page).find(|it| {
        let tag = &page[it.clone()];
        tag_scanner::name(tag) == "script" && tag_scanner::value(tag, "data-wasm").is_some()
    });
    found.ok_or_else(|| {
        "its index.html has no <script data-wasm=…>; build it with this project's Trunk.toml"
            .to_owned()
    })
}

impl TrunkOutput {
    /// The file that an attribute of the element names: `src` the script, `data-wasm` the module.
    pub(crate) fn boot_file(&self, attribute: &str) -> Result<String, String> {
        let tag = &self.page[boot_tag(&self.page)?];
        let name = tag_scanner::value(tag, attribute).unwrap_or_default();
        Ok(name.strip_prefix("./").unwrap_or(name).to_owned())
    }

    /// Takes a file.
    pub(crate) fn take(&mut self, name: &str) -> Result<Vec<u8>, String> {
        self.files.remove(name).ok_or_else(|| {
            format!("`{name}` is missing; build it with this project's index.html and Trunk.toml")
        })
    }

    /// Takes a script.
    pub(crate) fn take_text(&mut self, name: &str) -> Result<String, String> {
        let bytes = self.take(name)?;
        String::from_utf8(bytes).map_err(|error| format!("{name} is not text: {error}"))
    }
}
