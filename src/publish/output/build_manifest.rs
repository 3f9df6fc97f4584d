//! `build.json`: what of a published site is the application's, and what is kept for readers who
//! still have a page from before.

use std::collections::BTreeSet;
use std::path::{Component, Path};

use serde::{Deserialize, Serialize};

use crate::publish::content::settings::Offline;
use crate::publish::error::{PublishError, WithPath, io_error};

/// The name of the record.
pub(crate) const FILE: &str = "build.json";

/// The name of the application's page in a published site.
pub(crate) const SHELL: &str = "shell.html";

/// As many builds before this one keep their hashed files.
const RETAINED_GENERATIONS: usize = 2;

#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct BuildManifest {
    pub(crate) schema: u32,
    pub(crate) shell: String,
    /// Read by the worker, which ends where it is off.
    #[serde(default)]
    pub(crate) sw: Offline,
    /// By path.
    pub(crate) app: Vec<AppFile>,
    /// Files with a hash in their name: of this build, then of those before.
    pub(crate) hashed: Vec<BTreeSet<String>>,
}

#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct AppFile {
    pub(crate) path: String,
    pub(crate) bytes: usize,
    pub(crate) sha256: String,
}

/// The record in `dir`; `None` when there is none.
pub(crate) fn read(dir: &Path) -> Result<Option<BuildManifest>, PublishError> {
    let path = dir.join(FILE);
    if !path.exists() {
        return Ok(None);
    }
    let bytes = std::fs::read(&path).with_path("read", &path)?;
    let record: BuildManifest = serde_json::from_slice(&bytes)
        .map_err(|error| io_error("read", &path, error.to_string()))?;
    let paths = record.app.iter().map(|it| &it.path);
    match paths.chain(record.hashed.iter().flatten()).find(|it| !is_inside(it)) {
        Some(outside) => Err(io_error("believe", &path, format!("it names {outside}"))),
        None => Ok(Some(record)),
    }
}

/// The path leads to nothing outside the site.
fn is_inside(path: &str) -> bool {
    Path::new(path).components().all(|it| matches!(it, Component::Normal(_)))
}

/// The generations of hashed files after a build that has `current`. The same build again is no
/// new one.
pub(crate) fn retain_generations(
    current: BTreeSet<String>,
    before: Vec<BTreeSet<String>>,
) -> Vec<BTreeSet<String>> {
    if before.first() == Some(&current) {
        return before;
    }
    [current].into_iter().chain(before).take(1 + RETAINED_GENERATIONS).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_earlier_builds_are_retained_and_the_same_build_is_no_new_one() {
        let of = |name: &str| BTreeSet::from([name.to_owned()]);
        let first = retain_generations(of("a"), Vec::new());
        assert_eq!(retain_generations(of("a"), first.clone()), first);
        let fourth =
            ["b", "c", "d"].into_iter().fold(first, |it, name| retain_generations(of(name), it));
        assert_eq!(fourth, [of("d"), of("c"), of("b")]);
    }
}
