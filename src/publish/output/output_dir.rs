//! The published directory. A build writes into a sibling of it, then swaps the two.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use crate::publish::error::{PublishError, WithPath, io_error};
use crate::publish::files::{FileContent, Files};
use crate::publish::output::build_manifest;
use crate::publish::progress::Progress;

/// A directory that is replaced as a whole, and its two hidden siblings.
#[derive(Debug)]
pub(crate) struct OutputDir {
    out: PathBuf,
    /// Where a build writes.
    new: PathBuf,
    /// Where the site before is during the swap.
    old: PathBuf,
}

impl OutputDir {
    /// The output directory at `out`. A swap that a crash cut in half is undone first.
    pub(crate) fn open(out: &Path) -> Result<Self, PublishError> {
        let Some(name) = out.file_name() else {
            return Err(io_error("write to", out, "the path does not end with a name"));
        };
        let sibling = |suffix: &str| {
            let mut hidden = OsString::from(".quanwen-");
            hidden.push(name);
            hidden.push(suffix);
            out.with_file_name(hidden)
        };
        let dir = Self { out: out.to_owned(), new: sibling("-new"), old: sibling("-old") };
        if dir.old.exists() && !out.exists() {
            fs::rename(&dir.old, out).with_path("restore", out)?;
        }
        Ok(dir)
    }

    /// Refuses a directory with files that quanwen has not written, unless it is also `app`, whose
    /// files are part of the new site.
    pub(crate) fn check(&self, app: Option<&Path>) -> Result<(), PublishError> {
        if !self.out.exists() {
            return Ok(());
        }
        let mut entries = fs::read_dir(&self.out).with_path("list", &self.out)?;
        let is_out = |app: &Path| Some(app.canonicalize().ok()? == self.out.canonicalize().ok()?);
        let is_ours =
            self.out.join(build_manifest::FILE).exists() || app.and_then(is_out) == Some(true);
        match entries.next() {
            Some(_) if !is_ours => {
                Err(io_error("write to", &self.out, "it contains files that quanwen did not write"))
            }
            _ => Ok(()),
        }
    }

    /// Replaces all files of the directory. If that fails, the site before is still there.
    pub(crate) fn replace(
        &self,
        files: &Files,
        progress: &dyn Progress,
    ) -> Result<(), PublishError> {
        remove(&self.new)?;
        progress.begin("writing", files.len());
        let written = files.par_iter().try_for_each(|(path, content)| {
            progress.step();
            write_file(&self.new.join(path), content)
        });
        let outcome = written.and_then(|()| self.swap());
        if outcome.is_err() {
            // The first error matters. The next build removes what this cannot.
            let _ = fs::remove_dir_all(&self.new);
        }
        outcome
    }

    fn swap(&self) -> Result<(), PublishError> {
        let had_site = self.out.exists();
        if had_site {
            remove(&self.old)?;
            fs::rename(&self.out, &self.old).with_path("move", &self.out)?;
        }
        if let Err(error) = fs::rename(&self.new, &self.out) {
            if had_site {
                fs::rename(&self.old, &self.out).with_path("restore", &self.out)?;
            }
            return Err(error).with_path("write to", &self.out);
        }
        // The new site is complete. The next build removes what is left of the old one.
        let _ = fs::remove_dir_all(&self.old);
        Ok(())
    }
}

fn remove(dir: &Path) -> Result<(), PublishError> {
    if dir.exists() { fs::remove_dir_all(dir).with_path("remove", dir) } else { Ok(()) }
}

fn write_file(path: &Path, content: &FileContent) -> Result<(), PublishError> {
    if let Some(dir) = path.parent() {
        fs::create_dir_all(dir).with_path("create", dir)?;
    }
    match content {
        FileContent::Bytes(bytes) => fs::write(path, bytes).with_path("write", path),
        FileContent::Copy(from) => fs::copy(from, path).map(|_| ()).with_path("copy", from),
    }
}
