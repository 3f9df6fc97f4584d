//! Loads the library: runs stages 1 to 3 and collects all diagnostics.
//!
//! Tests: `tests/publish/diagnostics.rs`

use std::collections::{BTreeSet, HashMap};
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use crate::model::article::Kind;
use crate::model::html_allowlist;
use crate::model::slug::Slug;
use crate::publish::content::media::MediaLibrary;
use crate::publish::content::menu;
use crate::publish::content::settings;
use crate::publish::content::settings::Settings;
use crate::publish::content::source;
use crate::publish::content::source::{SourceFile, SourceOutcome, SourceStatus};
use crate::publish::diagnostic::{Diagnostic, Diagnostics, Problem};
use crate::publish::error::PublishError;
use crate::publish::icons;
use crate::publish::library::{LeadImage, Library, LibraryArticle};
use crate::publish::markdown;
use crate::publish::markdown::link_resolver::{LinkResolver, ResolvedImage};
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

/// Loads the content directory. Drafts are left out, unless `drafts` is set.
pub(crate) fn load(
    content: &Path,
    drafts: bool,
    progress: &dyn Progress,
) -> Result<LoadedSite, PublishError> {
    let mut of_settings = Diagnostics::for_file(settings::FILE);
    let Some(settings) = settings::read(content, &mut of_settings) else {
        return Ok(LoadedSite { library: None, diagnostics: of_settings.found });
    };
    let ReadSources { mut sources, unpublished, mut diagnostics } =
        read_sources(content, &settings, drafts, progress)?;
    check_menus(&settings, &sources, &mut of_settings);
    let media = MediaLibrary::new(content);
    let icons = icons::site_icons(&settings.icons, &media, &mut of_settings);
    diagnostics.append(&mut of_settings.found);
    diagnostics.extend(collisions::find_collisions(&sources));
    diagnostics.extend(translations::check(&sources, &unpublished, &settings.language));
    lists::sort_sources(&mut sources);
    let site_lists =
        lists::build_lists(sources.iter().map(|it| &it.front_matter), &settings.sections);
    let translations = translations::group_translations(&sources);
    let link_targets = LinkTargets::new(&sources, unpublished, &site_lists);
    let (articles_and_pages, of_bodies) = render(sources, &link_targets, &media, progress);
    diagnostics.extend(of_bodies);
    diagnostics.extend(check_fragments(&articles_and_pages));
    diagnostics.sort();
    let media = media.into_files().collect();
    let library = Library { settings, site_lists, articles_and_pages, translations, media, icons };
    Ok(LoadedSite { library: Some(library), diagnostics })
}

#[derive(Default)]
struct ReadSources {
    /// Ordered by path.
    sources: Vec<SourceFile>,
    /// The other files: drafts and invalid ones.
    unpublished: Vec<(PathBuf, SourceStatus)>,
    diagnostics: Vec<Diagnostic>,
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
        let (outcome, Diagnostics { file, found }) = outcome?;
        read.diagnostics.extend(found);
        match outcome {
            SourceOutcome::Source(source) => read.sources.push(*source),
            SourceOutcome::Draft => read.unpublished.push((file, SourceStatus::Draft)),
            SourceOutcome::Invalid => read.unpublished.push((file, SourceStatus::Invalid)),
        }
    }
    Ok(read)
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

fn render(
    sources: Vec<SourceFile>,
    link_targets: &LinkTargets,
    media: &MediaLibrary,
    progress: &dyn Progress,
) -> (Vec<LibraryArticle>, Vec<Diagnostic>) {
    progress.begin("rendering", sources.len());
    let render_one = |source: SourceFile| {
        let SourceFile { file, front_matter, body, body_line } = source;
        let mut diagnostics = Diagnostics::for_file(&file);
        let links = LinkResolver { link_targets, media, file: &file, slug: &front_matter.slug };
        let body = markdown::render(&body, body_line, &links, &mut diagnostics);
        let lead_image = front_matter.image.as_ref().and_then(|image| {
            let resolved = links.image(&image.src.text);
            let report = |problem| diagnostics.add(image.src.line, problem);
            let ResolvedImage { url, file } = resolved.map_err(report).ok()?;
            let size = file.as_ref().and_then(|it| it.size);
            Some(LeadImage { url, alt: image.alt.clone(), size, file })
        });
        progress.step();
        (LibraryArticle { file, front_matter, body, lead_image }, diagnostics.found)
    };
    let (articles, found): (Vec<LibraryArticle>, Vec<Vec<Diagnostic>>) =
        sources.into_par_iter().map(render_one).unzip();
    (articles, found.into_iter().flatten().collect())
}

/// Reports links to ids that the article they lead to does not have.
fn check_fragments(articles: &[LibraryArticle]) -> Vec<Diagnostic> {
    let ids: HashMap<&Slug, &BTreeSet<String>> =
        articles.iter().map(|it| (&it.front_matter.slug, &it.body.ids)).collect();
    let mut found = Vec::new();
    for article in articles {
        let mut diagnostics = Diagnostics::for_file(&article.file);
        for link in &article.body.fragments {
            if ids.get(&link.slug).is_some_and(|ids| !ids.contains(&link.id)) {
                let id = link.id.trim_start_matches(html_allowlist::ID_PREFIX);
                let message = format!("there is no #{id} in {}", link.slug);
                diagnostics.add(link.line, Problem::new(message, "correct the part after the #"));
            }
        }
        found.append(&mut diagnostics.found);
    }
    found
}
