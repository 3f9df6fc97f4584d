//! Makes a new state of the site after every change of the content. A file with a mistake keeps its
//! last good version, and the others are shown as they are now.
//!
//! Tests: `tests/publish/builder.rs`

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::SystemTime;

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
    /// Whether `site.toml` has been looked for.
    has_read: bool,
    /// What `site.toml` contains, if it can be read.
    settings_text: Option<String>,
    /// The settings that hold.
    settings: Option<Settings>,
    /// What is wrong with `site.toml`.
    of_settings: Diagnostics,
    /// Files that have a mistake at the moment.
    faulty: BTreeSet<PathBuf>,
    has_site: bool,
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
            media: Arc::new(MediaLibrary::following(content)),
            has_read: false,
            settings_text: None,
            settings: None,
            of_settings: Diagnostics::for_file(settings::FILE),
            faulty: BTreeSet::new(),
            has_site: false,
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
        let text = std::fs::read_to_string(self.content.join(settings::FILE)).ok();
        let has_new_settings = !self.has_read || text != self.settings_text;
        (self.has_read, self.settings_text) = (true, text);
        if has_new_settings {
            self.read_settings();
        }
        let Some(settings) = self.settings.clone() else {
            let diagnostics = self.of_settings.found.clone();
            return Ok(has_new_settings.then_some(Built { site: None, diagnostics }));
        };
        let (read, is_any_gone) = self.cache.update(&self.content, &settings, touched)?;
        // A picture, an attachment, or a directory with some of them.
        let touches_others = touched.iter().any(|it| it.extension().is_none_or(|it| it != "md"));
        if !(has_new_settings || is_any_gone || touches_others) && read.is_empty() {
            return Ok(None);
        }
        let suspects: BTreeSet<PathBuf> = read.into_iter().chain(self.faulty.clone()).collect();
        Ok(Some(self.arranged(&settings, &suspects)))
    }

    /// Reads `site.toml`. With a mistake in it, the last settings without one hold.
    fn read_settings(&mut self) {
        self.of_settings = Diagnostics::for_file(settings::FILE);
        let read = settings::from_text(self.settings_text.as_deref(), &mut self.of_settings);
        let is_valid = self.of_settings.found.is_empty();
        if let Some(read) = read.filter(|_| is_valid || !self.has_site) {
            self.settings = Some(Settings { offline: self.offline, ..read });
            self.cache.expire();
        }
    }

    /// Arranges the content. Where a mistake is in one of `suspects`, its last valid version is shown.
    /// Before there is a site, one mistake is enough to have none.
    fn arranged(&mut self, settings: &Settings, suspects: &BTreeSet<PathBuf>) -> Built {
        let arrange = |cache: &SourceCache, replaced: &BTreeSet<PathBuf>| {
            let (sources, media) = (cache.sources(replaced), Arc::clone(&self.media));
            arrange(settings.clone(), self.of_settings.clone(), sources, media)
        };
        let (mut library, mut diagnostics) = arrange(&self.cache, &BTreeSet::new());
        if self.has_site {
            diagnostics.extend(body_diagnostics(&library, suspects));
        } else if !diagnostics.is_empty() && library.articles_and_pages.len() <= MAX_CHECKED_AT_ONCE
        {
            diagnostics.extend(library.check_bodies(Keep::None, &()).unwrap_or_default());
        }
        diagnostics.sort();
        self.faulty = diagnostics.iter().map(|it| it.file.clone()).collect();
        if !self.has_site && !diagnostics.is_empty() {
            return Built { site: None, diagnostics };
        }
        let replaced: BTreeSet<PathBuf> = self.faulty.intersection(suspects).cloned().collect();
        if !replaced.is_empty() {
            (library, _) = arrange(&self.cache, &replaced);
        }
        let faulty = &self.faulty;
        self.cache.keep_valid(|it| !faulty.contains(it));
        Built { site: Some(self.site(library)), diagnostics }
    }

    fn site(&mut self, library: Library) -> ServedSite {
        self.builds += 1;
        self.has_site = true;
        let revision = format!("{}-{}", self.process, self.builds);
        ServedSite::new(library, Arc::clone(&self.app), revision)
    }
}

/// What is wrong with the bodies of `suspects`, unless there are too many to look at first.
fn body_diagnostics(library: &Library, suspects: &BTreeSet<PathBuf>) -> Vec<Diagnostic> {
    if suspects.len() > MAX_CHECKED_FIRST {
        return Vec::new();
    }
    let suspects = library.articles_and_pages.iter().filter(|it| suspects.contains(&it.file));
    suspects.flat_map(|it| it.rendered().diagnostics.clone()).collect()
}
