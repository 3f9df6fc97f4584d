//! The application's files: fresh from its build, or out of a site that was published before.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use walkdir::WalkDir;

use crate::publish::failure::{Context, Failure, refuse};
use crate::publish::hash;
use crate::publish::record::{self, AppFile, SHELL};

/// The page itself, which becomes the shell, and the lock Trunk leaves behind.
const LEFT_OUT: [&str; 2] = ["index.html", ".trunk-lock"];

/// The application, as it will be copied.
#[derive(Debug)]
pub(crate) struct App {
    /// Where its files lie, by their path in the site.
    pub(crate) files: BTreeMap<String, PathBuf>,
    /// Its own page, untouched.
    pub(crate) shell: String,
}

/// Takes the application out of `dir`: out of a published site what its record lists, out of
/// anything else all there is.
pub(crate) fn read(dir: &Path) -> Result<App, Failure> {
    let (shell, files) = match record::read(dir)? {
        Some(record) => {
            let paths = record.app.into_iter().map(|it| it.path);
            (dir.join(SHELL), paths.map(|it| (it.clone(), dir.join(it))).collect())
        }
        None => (dir.join("index.html"), all(dir)?),
    };
    if let Some(missing) = files.values().find(|it| !it.is_file()) {
        return Err(refuse(
            "take the application from",
            dir,
            format!("{} is missing", missing.display()),
        ));
    }
    let shell = std::fs::read_to_string(&shell).while_trying("read", &shell)?;
    Ok(App { files, shell })
}

fn all(dir: &Path) -> Result<BTreeMap<String, PathBuf>, Failure> {
    let mut files = BTreeMap::new();
    for entry in WalkDir::new(dir) {
        let entry = entry.map_err(|error| refuse("look through", dir, error.to_string()))?;
        let Ok(path) = entry.path().strip_prefix(dir) else {
            continue;
        };
        if entry.file_type().is_file() && !LEFT_OUT.iter().any(|it| path == Path::new(it)) {
            let parts: Vec<_> = path.iter().map(|it| it.to_string_lossy()).collect();
            files.insert(parts.join("/"), entry.into_path());
        }
    }
    Ok(files)
}

impl App {
    /// What the record says of its files.
    pub(crate) fn listed(&self) -> Result<Vec<AppFile>, Failure> {
        let list = |(path, from): (&String, &PathBuf)| {
            let bytes = std::fs::read(from).while_trying("read", from)?;
            Ok(AppFile { path: path.clone(), bytes: bytes.len(), sha256: hash::hex(&bytes) })
        };
        self.files.iter().map(list).collect()
    }
}
