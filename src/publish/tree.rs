//! The published directory: written beside the old one, then switched.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use crate::publish::failure::{Context, Failure, refuse};
use crate::publish::progress::Progress;
use crate::publish::record;

/// What a file holds.
#[derive(Debug)]
pub(crate) enum Content {
    Bytes(Vec<u8>),
    /// The same as that file.
    Copy(PathBuf),
}

/// Files by path, relative to the site.
pub(crate) type Files = BTreeMap<String, Content>;

/// A directory that is replaced as a whole.
#[derive(Debug)]
pub(crate) struct Tree {
    out: PathBuf,
    new: PathBuf,
    old: PathBuf,
}

impl Tree {
    /// The tree at `out`. What a crash left half switched is put back first.
    pub(crate) fn at(out: &Path) -> Result<Self, Failure> {
        let Some(name) = out.file_name() else {
            return Err(refuse("write to", out, "the directory has no name of its own"));
        };
        let sibling = |what: &str| {
            let mut hidden = OsString::from(".quanwen-");
            hidden.push(name);
            hidden.push(what);
            out.with_file_name(hidden)
        };
        let tree = Self { out: out.to_owned(), new: sibling("-new"), old: sibling("-old") };
        if tree.old.exists() && !out.exists() {
            fs::rename(&tree.old, out).while_trying("put back", out)?;
        }
        Ok(tree)
    }

    /// Refuses a directory with files of somebody else; those of `app` are as good as ours.
    pub(crate) fn check(&self, app: &Path) -> Result<(), Failure> {
        if !self.out.exists() {
            return Ok(());
        }
        let mut entries = fs::read_dir(&self.out).while_trying("look into", &self.out)?;
        let same = |app: &Path| Some(app.canonicalize().ok()? == self.out.canonicalize().ok()?);
        let ours = self.out.join(record::FILE).exists() || same(app) == Some(true);
        match entries.next() {
            Some(_) if !ours => {
                Err(refuse("write to", &self.out, "it holds files quanwen did not write"))
            }
            _ => Ok(()),
        }
    }

    /// Replaces the tree by `files`. When that fails, what was there is there.
    pub(crate) fn replace(&self, files: &Files, progress: &dyn Progress) -> Result<(), Failure> {
        clear(&self.new)?;
        progress.begin("writing", files.len());
        let written = files.par_iter().try_for_each(|(path, content)| {
            progress.step();
            write(&self.new.join(path), content)
        });
        let done = written.and_then(|()| self.switch());
        if done.is_err() {
            // The failure is what matters; the next build clears what this cannot.
            let _ = fs::remove_dir_all(&self.new);
        }
        done
    }

    fn switch(&self) -> Result<(), Failure> {
        let there = self.out.exists();
        if there {
            clear(&self.old)?;
            fs::rename(&self.out, &self.old).while_trying("move away", &self.out)?;
        }
        if let Err(error) = fs::rename(&self.new, &self.out) {
            if there {
                fs::rename(&self.old, &self.out).while_trying("put back", &self.out)?;
            }
            return Err(error).while_trying("write to", &self.out);
        }
        // The new site is there: what is left of the old one is cleared by the next build.
        let _ = fs::remove_dir_all(&self.old);
        Ok(())
    }
}

fn clear(dir: &Path) -> Result<(), Failure> {
    if dir.exists() { fs::remove_dir_all(dir).while_trying("remove", dir) } else { Ok(()) }
}

fn write(path: &Path, content: &Content) -> Result<(), Failure> {
    if let Some(dir) = path.parent() {
        fs::create_dir_all(dir).while_trying("make", dir)?;
    }
    match content {
        Content::Bytes(bytes) => fs::write(path, bytes).while_trying("write", path),
        Content::Copy(from) => fs::copy(from, path).map(|_| ()).while_trying("copy", from),
    }
}
