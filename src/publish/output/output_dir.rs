//! The published directory: written beside the old one, then switched.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use crate::publish::error::{PublishError, WithPath, io_error};
use crate::publish::output::build_manifest;
use crate::publish::progress::Progress;

/// What a file holds.
#[derive(Debug)]
pub(crate) enum FileContent {
    Bytes(Vec<u8>),
    /// The same as that file.
    Copy(PathBuf),
}

/// Files by path, relative to the site.
pub(crate) type Files = BTreeMap<String, FileContent>;

/// A directory that is replaced as a whole.
#[derive(Debug)]
pub(crate) struct OutputDir {
    out: PathBuf,
    new: PathBuf,
    old: PathBuf,
}

impl OutputDir {
    /// The tree at `out`. What a crash left half switched is put back first.
    pub(crate) fn open(out: &Path) -> Result<Self, PublishError> {
        let Some(name) = out.file_name() else {
            return Err(io_error("write to", out, "the directory has no name of its own"));
        };
        let sibling = |what: &str| {
            let mut hidden = OsString::from(".quanwen-");
            hidden.push(name);
            hidden.push(what);
            out.with_file_name(hidden)
        };
        let tree = Self { out: out.to_owned(), new: sibling("-new"), old: sibling("-old") };
        if tree.old.exists() && !out.exists() {
            fs::rename(&tree.old, out).with_path("put back", out)?;
        }
        Ok(tree)
    }

    /// Refuses a directory with files of somebody else; those of `app` are as good as ours.
    pub(crate) fn check(&self, app: &Path) -> Result<(), PublishError> {
        if !self.out.exists() {
            return Ok(());
        }
        let mut entries = fs::read_dir(&self.out).with_path("look into", &self.out)?;
        let same = |app: &Path| Some(app.canonicalize().ok()? == self.out.canonicalize().ok()?);
        let ours = self.out.join(build_manifest::FILE).exists() || same(app) == Some(true);
        match entries.next() {
            Some(_) if !ours => {
                Err(io_error("write to", &self.out, "it holds files quanwen did not write"))
            }
            _ => Ok(()),
        }
    }

    /// Replaces the tree by `files`. When that fails, what was there is there.
    pub(crate) fn replace(
        &self,
        files: &Files,
        progress: &dyn Progress,
    ) -> Result<(), PublishError> {
        clear(&self.new)?;
        progress.begin("writing", files.len());
        let written = files.par_iter().try_for_each(|(path, content)| {
            progress.step();
            write_file(&self.new.join(path), content)
        });
        let done = written.and_then(|()| self.swap());
        if done.is_err() {
            // The failure is what matters; the next build clears what this cannot.
            let _ = fs::remove_dir_all(&self.new);
        }
        done
    }

    fn swap(&self) -> Result<(), PublishError> {
        let there = self.out.exists();
        if there {
            clear(&self.old)?;
            fs::rename(&self.out, &self.old).with_path("move away", &self.out)?;
        }
        if let Err(error) = fs::rename(&self.new, &self.out) {
            if there {
                fs::rename(&self.old, &self.out).with_path("put back", &self.out)?;
            }
            return Err(error).with_path("write to", &self.out);
        }
        // The new site is there: what is left of the old one is cleared by the next build.
        let _ = fs::remove_dir_all(&self.old);
        Ok(())
    }
}

fn clear(dir: &Path) -> Result<(), PublishError> {
    if dir.exists() { fs::remove_dir_all(dir).with_path("remove", dir) } else { Ok(()) }
}

fn write_file(path: &Path, content: &FileContent) -> Result<(), PublishError> {
    if let Some(dir) = path.parent() {
        fs::create_dir_all(dir).with_path("make", dir)?;
    }
    match content {
        FileContent::Bytes(bytes) => fs::write(path, bytes).with_path("write", path),
        FileContent::Copy(from) => fs::copy(from, path).map(|_| ()).with_path("copy", from),
    }
}
