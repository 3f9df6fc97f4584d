//! The files of articles while they are edited: each is read again only after it has changed.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::prelude::*;

use crate::i18n::Lang;
use crate::publish::content::media::{Stamp, stamp};
use crate::publish::content::settings::Settings;
use crate::publish::content::source;
use crate::publish::content::source::{SourceFile, SourceOutcome};
use crate::publish::diagnostic::{Diagnostics, Problem};
use crate::publish::error::PublishError;
use crate::publish::library::load::ReadSources;

/// What the files of articles contained when they were last read.
#[derive(Debug, Default)]
pub(crate) struct SourceCache {
    files: BTreeMap<PathBuf, CachedSource>,
}

#[derive(Debug)]
struct CachedSource {
    stamp: Stamp,
    diagnostics: Diagnostics,
    /// `None` for a file that cannot be read as an article.
    latest: Option<SourceFile>,
    /// The last version without a mistake.
    valid: Option<SourceFile>,
}

impl SourceCache {
    /// Reads the files that are new or have changed, and those in `touched`; files that are gone are
    /// forgotten. Returns the files that were read, and whether any is gone.
    pub(crate) fn update(
        &mut self,
        content: &Path,
        settings: &Settings,
        touched: &BTreeSet<PathBuf>,
    ) -> Result<(BTreeSet<PathBuf>, bool), PublishError> {
        let files = source::find_files(content)?;
        let stale = |file: &PathBuf| {
            let stamp = stamp(&content.join(file));
            let cached = self.files.get(file).filter(|_| !touched.contains(file));
            let is_same = cached.is_some_and(|it| it.stamp == stamp && stamp.is_some());
            (!is_same).then(|| (file.clone(), stamp))
        };
        let stale: Vec<(PathBuf, Stamp)> = files.par_iter().filter_map(stale).collect();
        let read = |(file, stamp): (PathBuf, Stamp)| {
            let mut diagnostics = Diagnostics::for_file(file);
            let latest = match source::read(content, settings, true, &mut diagnostics) {
                Ok(SourceOutcome::Source(source)) => Some(with_mark(*source, &settings.language)),
                Ok(SourceOutcome::Draft | SourceOutcome::Invalid) => None,
                Err(error) => {
                    diagnostics.add(1, Problem::new(error.to_string(), "make it readable"));
                    None
                }
            };
            (stamp, diagnostics, latest)
        };
        let read: Vec<_> = stale.into_par_iter().map(read).collect();
        let present: BTreeSet<PathBuf> = files.into_iter().collect();
        let before = self.files.len();
        self.files.retain(|file, _| present.contains(file));
        let is_any_gone = self.files.len() < before;
        let mut changed = BTreeSet::new();
        for (stamp, diagnostics, latest) in read {
            let file = diagnostics.file.clone();
            let valid = self.files.remove(&file).and_then(|it| it.valid);
            self.files.insert(file.clone(), CachedSource { stamp, diagnostics, latest, valid });
            changed.insert(file);
        }
        Ok((changed, is_any_gone))
    }

    /// Has every file read again: after a change of `site.toml` each may mean something else.
    pub(crate) fn expire(&mut self) {
        self.files.values_mut().for_each(|it| it.stamp = None);
    }

    /// The latest version of every file; of the files in `replaced` the last good one, and nothing of
    /// those that have none.
    pub(crate) fn sources(&self, replaced: &BTreeSet<PathBuf>) -> ReadSources {
        let mut read = ReadSources::default();
        for (file, cached) in &self.files {
            let (source, found) = if replaced.contains(file) {
                (&cached.valid, Vec::new())
            } else {
                (&cached.latest, cached.diagnostics.found.clone())
            };
            let outcome = match source {
                Some(source) => SourceOutcome::Source(Box::new(source.clone())),
                None => SourceOutcome::Invalid,
            };
            read.add(outcome, Diagnostics { file: file.clone(), found });
        }
        read
    }

    /// Remembers the latest version of these files as their last good one.
    pub(crate) fn keep_valid(&mut self, is_valid: impl Fn(&Path) -> bool) {
        for (file, cached) in &mut self.files {
            if is_valid(file) && cached.latest.is_some() {
                cached.valid.clone_from(&cached.latest);
            }
        }
    }
}

/// Marks the title of a draft, so that it is recognised wherever it is shown.
fn with_mark(mut source: SourceFile, language: &str) -> SourceFile {
    if source.front_matter.is_draft {
        let front_matter = Arc::make_mut(&mut source.front_matter);
        let language = front_matter.language.as_deref().unwrap_or(language);
        let mark = match Lang::of(language) {
            Lang::English => "[Draft] ",
            _ => "【草稿】",
        };
        front_matter.title.insert_str(0, mark);
    }
    source
}
