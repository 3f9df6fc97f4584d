//! Makes a new state of the site after every change of the content. A file with a mistake keeps its
//! last good version, and the others are shown as they are now.
//!
//! Tests: `tests/publish/builder.rs`

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use crate::publish::content::media::MediaLibrary;
use crate::publish::content::settings;
use crate::publish::content::settings::{Offline, Settings};
use crate::publish::diagnostic::{Diagnostic, Diagnostics};
use crate::publish::error::PublishError;
use crate::publish::library::Library;
use crate::publish::library::check_bodies::Keep;
use crate::publish::library::load::arrange;
use crate::publish::serve::app_files::AppFiles;
use crate::publish::serve::site::ServedSite;
use crate::publish::serve::sources::SourceCache;

/// A body is looked at before it is shown if at most this many files have changed. More change when
/// another branch is checked out, and then the page must not wait for all of them.
const MAX_CHECKED_FIRST: usize = 30;

/// With at most this many articles, all mistakes are listed from the first moment. A larger site lists
/// what is quick to find, so that mending it need not wait.
const MAX_CHECKED_AT_ONCE: usize = 1000;

/// How much earlier than a build a file may say that it was written: file systems round times.
const CLOCK_STEP: Duration = Duration::from_secs(2);

/// What a change has led to.
pub(crate) struct Built {
    /// The site, if it differs from the one before.
    pub(crate) site: Option<ServedSite>,
    /// What is wrong, apart from bodies that are not rendered yet.
    pub(crate) diagnostics: Vec<Diagnostic>,
}

/// Makes the states of the site.
#[derive(Debug)]
pub(crate) struct Builder {
    content: PathBuf,
    app: Arc<AppFiles>,
    offline: Offline,
    cache: SourceCache,
    media: Arc<MediaLibrary>,
    /// What `site.toml` contained when the files in the cache were read.
    settings_text: Vec<u8>,
    /// Files that have a mistake at the moment.
    faulty: BTreeSet<PathBuf>,
    has_site: bool,
    last_build: SystemTime,
    /// The first part of revisions: a server that is started again names its states differently.
    process: String,
    builds: u32,
}

impl Builder {
    /// Serves the content directory with this app.
    pub(crate) fn new(content: &Path, app: AppFiles, offline: Offline) -> Self {
        let now = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
        Self {
            content: content.to_owned(),
            app: Arc::new(app),
            offline,
            cache: SourceCache::default(),
            media: Arc::new(MediaLibrary::new(content)),
            settings_text: Vec::new(),
            faulty: BTreeSet::new(),
            has_site: false,
            last_build: SystemTime::UNIX_EPOCH,
            process: format!("{:x}", now.as_nanos()),
            builds: 0,
        }
    }

    /// Looks at the files that have changed, `touched` among them. `None` when there is nothing new.
    ///
    /// # Errors
    /// The content directory cannot be read.
    pub(crate) fn build(
        &mut self,
        touched: &BTreeSet<PathBuf>,
    ) -> Result<Option<Built>, PublishError> {
        let started = SystemTime::now();
        let mut of_settings = Diagnostics::for_file(settings::FILE);
        let Some(mut settings) = settings::read(&self.content, &mut of_settings) else {
            self.settings_text.clear();
            return Ok(Some(Built { site: None, diagnostics: of_settings.found }));
        };
        settings.offline = self.offline;
        let text = std::fs::read(self.content.join(settings::FILE)).unwrap_or_default();
        let has_new_settings = text != self.settings_text;
        if has_new_settings {
            self.cache.clear();
            self.settings_text = text;
        }
        let (read, is_any_gone) = self.cache.update(&self.content, &settings, touched)?;
        let has_new_media = self.forget_media(touched);
        self.last_build = started;
        if !(has_new_settings || is_any_gone || has_new_media) && read.is_empty() {
            return Ok(None);
        }
        let suspects: BTreeSet<PathBuf> = read.into_iter().chain(self.faulty.clone()).collect();
        Ok(Some(self.arranged(&settings, &of_settings, &suspects)))
    }

    /// Arranges the content. Where a mistake is in one of `suspects`, its last good version is shown.
    fn arranged(
        &mut self,
        settings: &Settings,
        of_settings: &Diagnostics,
        suspects: &BTreeSet<PathBuf>,
    ) -> Built {
        let arrange = |cache: &SourceCache, replaced: &BTreeSet<PathBuf>| {
            let (sources, media) = (cache.sources(replaced), Arc::clone(&self.media));
            arrange(settings.clone(), of_settings.clone(), sources, media)
        };
        let is_first = !self.has_site;
        let (library, mut diagnostics) = arrange(&self.cache, &BTreeSet::new());
        diagnostics.extend(body_diagnostics(&library, suspects, is_first));
        diagnostics.sort();
        self.faulty = diagnostics.iter().map(|it| it.file.clone()).collect();
        if diagnostics.is_empty() {
            self.cache.keep_valid(|_| true);
            return Built { site: Some(self.site(library)), diagnostics };
        }
        if is_first && library.articles_and_pages.len() <= MAX_CHECKED_AT_ONCE {
            diagnostics.extend(library.check_bodies(Keep::None, &()).unwrap_or_default());
            diagnostics.sort();
        }
        let replaced: BTreeSet<PathBuf> = self.faulty.intersection(suspects).cloned().collect();
        if is_first || replaced.is_empty() {
            return Built { site: None, diagnostics };
        }
        let (library, others) = arrange(&self.cache, &replaced);
        let is_valid = others.is_empty() && body_diagnostics(&library, suspects, false).is_empty();
        if is_valid {
            self.cache.keep_valid(|it| !replaced.contains(it));
        }
        Built { site: is_valid.then(|| self.site(library)), diagnostics }
    }

    fn site(&mut self, library: Library) -> ServedSite {
        self.builds += 1;
        self.has_site = true;
        let revision = format!("{}-{}", self.process, self.builds);
        ServedSite::new(library, Arc::clone(&self.app), revision)
    }

    /// Forgets pictures and attachments that have changed. Returns whether there may be new ones.
    fn forget_media(&self, touched: &BTreeSet<PathBuf>) -> bool {
        let since = self.last_build - CLOCK_STEP;
        self.media.forget(|it| {
            let metadata = self.content.join(it).metadata();
            let written = metadata.and_then(|it| it.modified());
            touched.contains(it) || written.is_ok_and(|it| it >= since)
        });
        touched.iter().any(|it| it.extension().is_none_or(|it| it != "md"))
    }
}

/// What is wrong with the bodies of `suspects`, unless there are too many to look at first.
fn body_diagnostics(
    library: &Library,
    suspects: &BTreeSet<PathBuf>,
    is_first: bool,
) -> Vec<Diagnostic> {
    if is_first || suspects.len() > MAX_CHECKED_FIRST {
        return Vec::new();
    }
    let suspects = library.articles_and_pages.iter().filter(|it| suspects.contains(&it.file));
    suspects.flat_map(|it| it.rendered().diagnostics.clone()).collect()
}
