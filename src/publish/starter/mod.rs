//! `quanwen new` without a title: writes a small site to begin with, all of it or nothing.
//!
//! Its files are in this folder as they are written, but for the date.
//!
//! Tests: `tests/publish/starter.rs`

use std::fs;
use std::fs::OpenOptions;
use std::io;
use std::io::Write;
use std::path::{Path, PathBuf};

use crate::publish::content::date;
use crate::publish::content::settings;
use crate::publish::content::source;
use crate::publish::error::{PublishError, WithPath};

/// The offset of the dates in the articles; `site.toml` has the same.
const UTC_OFFSET: &str = "+08:00";

/// Writes the starter site into the directory `content`, and a `.gitignore` beside that. Returns the
/// paths of the files.
///
/// # Errors
/// Any of the files exists already, or cannot be written. Then nothing was written.
pub(crate) fn write(content: &Path) -> Result<Vec<PathBuf>, PublishError> {
    let files = files(content);
    // A link that leads nowhere exists too.
    let exists = |path: &Path| path.symlink_metadata().is_ok();
    let paths: Vec<PathBuf> = files.iter().map(|(path, _)| path.clone()).collect();
    let existing: Vec<PathBuf> = paths.iter().filter(|it| exists(it)).cloned().collect();
    if !existing.is_empty() {
        return Err(PublishError::FilesExist(existing));
    }
    let mut created = Created::default();
    let result = files.iter().try_for_each(|(path, text)| created.file(path, text));
    if result.is_err() {
        created.remove();
    }
    result.map(|()| paths)
}

/// The files with their texts.
fn files(content: &Path) -> Vec<(PathBuf, String)> {
    let now = date::now(UTC_OFFSET);
    let dated = |text: &str| text.replace("{now}", &now).replace("{year}", &now[..4]);
    let articles = content.join(source::DIR);
    let project = content.parent().unwrap_or(content);
    vec![
        (content.join(settings::FILE), dated(include_str!("site.toml"))),
        (articles.join("yaowen/first-article.md"), dated(include_str!("first-article.md"))),
        (articles.join("yaowen/pencil.svg"), include_str!("pencil.svg").to_owned()),
        (articles.join("pages/about.md"), dated(include_str!("about.md"))),
        (project.join(".gitignore"), include_str!("gitignore").to_owned()),
    ]
}

/// Files and directories that did not exist before, in the order they were created.
#[derive(Default)]
struct Created(Vec<PathBuf>);

impl Created {
    /// Creates a file, and the directories it needs.
    fn file(&mut self, path: &Path, text: &str) -> Result<(), PublishError> {
        self.parents(path).with_path("create a directory for", path)?;
        let mut file =
            OpenOptions::new().write(true).create_new(true).open(path).with_path("create", path)?;
        self.0.push(path.to_owned());
        file.write_all(text.as_bytes()).with_path("write", path)
    }

    /// Creates the directories above a path that do not exist.
    fn parents(&mut self, path: &Path) -> io::Result<()> {
        let parents = path.ancestors().skip(1).filter(|it| !it.as_os_str().is_empty());
        let missing: Vec<&Path> = parents.take_while(|it| !it.exists()).collect();
        for dir in missing.into_iter().rev() {
            fs::create_dir(dir)?;
            self.0.push(dir.to_owned());
        }
        Ok(())
    }

    /// Removes all of them again, as far as that is possible.
    fn remove(self) {
        for path in self.0.iter().rev() {
            // A directory that another program has written into meanwhile stays.
            let _ = fs::remove_file(path).or_else(|_| fs::remove_dir(path));
        }
    }
}
