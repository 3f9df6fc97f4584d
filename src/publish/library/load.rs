//! Loads the library: reads the content directory, arranges the articles, and collects diagnostics.
//!
//! Tests: `tests/publish/diagnostics.rs`

use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::prelude::*;

use crate::model::article::Kind;
use crate::publish::content::media::MediaLibrary;
use crate::publish::content::menu;
use crate::publish::content::settings;
use crate::publish::content::settings::Settings;
use crate::publish::content::source;
use crate::publish::content::source::{SourceFile, SourceOutcome, SourceStatus};
use crate::publish::diagnostic::{Diagnostic, Diagnostics};
use crate::publish::error::{PublishError, io_error};
use crate::publish::icons;
use crate::publish::library::check_bodies::Keep;
use crate::publish::library::{ArticleRenderer, Library, LibraryArticle};
use crate::publish::progress::Progress;
use crate::publish::site::collisions;
use crate::publish::site::link_targets::LinkTargets;
use crate::publish::site::lists;
use crate::publish::site::translations;

/// The library, and what is wrong with the content.
pub(crate) struct LoadedSite {
    /// `None` when `site.toml` cannot be read; then nothing else has been read.
    pub(crate) library: Option<Library>,
    /// By file and line.
    pub(crate) diagnostics: Vec<Diagnostic>,
}

/// The files of articles, read but not arranged.
#[derive(Default)]
pub(crate) struct ReadSources {
    /// Ordered by path.
    pub(crate) sources: Vec<SourceFile>,
    /// The other files: drafts and invalid ones.
    pub(crate) unpublished: Vec<(PathBuf, SourceStatus)>,
    pub(crate) diagnostics: Vec<Diagnostic>,
}

/// Loads the content directory and renders every article. Drafts are left out, unless `drafts` is
/// set.
pub(crate) fn load(
    content: &Path,
    drafts: bool,
    progress: &dyn Progress,
) -> Result<LoadedSite, PublishError> {
    if !content.is_dir() {
        let why = "there is no such directory; `quanwen new` makes a site, --content names another";
        return Err(io_error("read", content, why));
    }
    let mut of_settings = Diagnostics::for_file(settings::FILE);
    let Some(settings) = settings::read(content, &mut of_settings) else {
        return Ok(LoadedSite { library: None, diagnostics: of_settings.found });
    };
    let sources = read_sources(content, &settings, drafts, progress)?;
    let media = Arc::new(MediaLibrary::new(content));
    let (library, mut diagnostics) = arrange(settings, of_settings, sources, media);
    diagnostics.extend(library.check_bodies(Keep::All, progress).unwrap_or_default());
    diagnostics.sort();
    Ok(LoadedSite { library: Some(library), diagnostics })
}

/// Arranges what was read into a library, whose articles are not rendered yet. The diagnostics are
/// in no order.
pub(crate) fn arrange(
    settings: Settings,
    mut of_settings: Diagnostics,
    ReadSources { mut sources, unpublished, mut diagnostics }: ReadSources,
    media: Arc<MediaLibrary>,
) -> (Library, Vec<Diagnostic>) {
    check_menus(&settings, &sources, &mut of_settings);
    let icons = icons::site_icons(&settings.icons, &media, &mut of_settings);
    diagnostics.append(&mut of_settings.found);
    diagnostics.extend(collisions::find_collisions(&sources));
    diagnostics.extend(translations::check(&sources, &unpublished, &settings.language));
    lists::sort_sources(&mut sources);
    let front_matter = sources.iter().map(|it| &*it.front_matter);
    let site_lists = lists::build_lists(front_matter, &settings.sections);
    let translations = translations::group_translations(&sources);
    let link_targets = LinkTargets::new(&sources, unpublished, &site_lists);
    let renderer = Arc::new(ArticleRenderer { link_targets, media: Arc::clone(&media) });
    let article = |it| LibraryArticle::new(it, Arc::clone(&renderer));
    let articles_and_pages = sources.into_iter().map(article).collect();
    let library = Library { settings, site_lists, articles_and_pages, translations, media, icons };
    (library, diagnostics)
}

fn read_sources(
    content: &Path,
    settings: &Settings,
    drafts: bool,
    progress: &dyn Progress,
) -> Result<ReadSources, PublishError> {
    let files = source::find_files(content)?;
    progress.begin("reading", files.len());
    let read_one = |file: &PathBuf| {
        let mut diagnostics = Diagnostics::for_file(file);
        let outcome = source::read(content, settings, drafts, &mut diagnostics);
        progress.step();
        outcome.map(|it| (it, diagnostics))
    };
    let outcomes: Vec<Result<(SourceOutcome, Diagnostics), PublishError>> =
        files.par_iter().map(read_one).collect();
    let mut read = ReadSources::default();
    for outcome in outcomes {
        let (outcome, diagnostics) = outcome?;
        read.add(outcome, diagnostics);
    }
    Ok(read)
}

impl ReadSources {
    /// Adds the outcome of reading the file that `diagnostics` belong to.
    pub(crate) fn add(&mut self, outcome: SourceOutcome, diagnostics: Diagnostics) {
        let Diagnostics { file, found } = diagnostics;
        self.diagnostics.extend(found);
        match outcome {
            SourceOutcome::Source(source) => self.sources.push(*source),
            SourceOutcome::Draft => self.unpublished.push((file, SourceStatus::Draft)),
            SourceOutcome::Invalid => self.unpublished.push((file, SourceStatus::Invalid)),
        }
    }
}

/// Reports entries of the menu and the footer that link to a page that does not exist.
fn check_menus(settings: &Settings, sources: &[SourceFile], diagnostics: &mut Diagnostics) {
    let pages = sources.iter().filter(|it| it.front_matter.kind == Kind::Page);
    let pages: Vec<&str> = pages.map(|it| it.front_matter.slug.as_str()).collect();
    let footer = &settings.footer;
    for items in [&settings.menu, &footer.links, &footer.registrations] {
        menu::check_pages(items, &pages, diagnostics);
    }
}
