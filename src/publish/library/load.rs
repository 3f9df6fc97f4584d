//! Everything there is to read in the content, and everything that is wrong with it.

use std::collections::{BTreeSet, HashMap};
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use crate::model::article::Kind;
use crate::model::slug::Slug;
use crate::publish::content::media::MediaLibrary;
use crate::publish::content::menu;
use crate::publish::content::settings;
use crate::publish::content::settings::Settings;
use crate::publish::content::source;
use crate::publish::content::source::{SourceFile, SourceOutcome};
use crate::publish::diagnostic::{Diagnostic, Diagnostics, Problem};
use crate::publish::error::PublishError;
use crate::publish::icons;
use crate::publish::library::{LeadImage, Library, LibraryArticle};
use crate::publish::markdown;
use crate::publish::markdown::links::LinkResolver;
use crate::publish::progress::Progress;
use crate::publish::site::link_targets::{LinkTargets, SourceStatus};
use crate::publish::site::lists;
use crate::publish::site::translations;

/// What was read.
pub(crate) struct LoadedSite {
    /// `None` when `site.toml` cannot be read; then nothing else was.
    pub(crate) library: Option<Library>,
    /// By file and line.
    pub(crate) diagnostics: Vec<Diagnostic>,
}

/// Reads all content.
pub(crate) fn load(
    content: &Path,
    drafts: bool,
    progress: &dyn Progress,
) -> Result<LoadedSite, PublishError> {
    let mut notes = Diagnostics::for_file(settings::FILE);
    let Some(settings) = settings::read(content, &mut notes) else {
        return Ok(LoadedSite { library: None, diagnostics: notes.found });
    };
    let ReadSources { mut sources, others, diagnostics: mut mistakes } =
        read_sources(content, &settings, drafts, progress)?;
    check_menu(&settings, &sources, &mut notes);
    let shelf = MediaLibrary::new(content);
    let icons = icons::site_icons(&settings.icons, &shelf, &mut notes);
    mistakes.append(&mut notes.found);
    mistakes.extend(lists::find_collisions(&sources));
    mistakes.extend(translations::check(&sources, &others, &settings.language));
    lists::sort_sources(&mut sources);
    let plan = lists::build_lists(sources.iter().map(|it| &it.front_matter), &settings.sections);
    let translations = translations::group_translations(&sources);
    let known = LinkTargets::new(&sources, others, &plan);
    let (stories, rendering) = render(sources, &known, &shelf, progress);
    mistakes.extend(rendering);
    mistakes.extend(check_fragments(&stories));
    mistakes.sort();
    let media = shelf.into_files().collect();
    let library = Library {
        settings,
        site_lists: plan,
        articles_and_pages: stories,
        translations,
        media,
        icons,
    };
    Ok(LoadedSite { library: Some(library), diagnostics: mistakes })
}

#[derive(Default)]
struct ReadSources {
    sources: Vec<SourceFile>,
    others: Vec<(PathBuf, SourceStatus)>,
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
    let one = |file: &PathBuf| {
        let mut notes = Diagnostics::for_file(file);
        let reading = source::read(content, settings, drafts, &mut notes);
        progress.step();
        reading.map(|it| (it, notes))
    };
    let readings: Vec<Result<(SourceOutcome, Diagnostics), PublishError>> =
        files.par_iter().map(one).collect();
    let mut read = ReadSources::default();
    for reading in readings {
        let (reading, notes) = reading?;
        read.diagnostics.extend(notes.found);
        match reading {
            SourceOutcome::Source(source) => read.sources.push(*source),
            SourceOutcome::Draft => read.others.push((notes.file, SourceStatus::Draft)),
            SourceOutcome::Invalid => read.others.push((notes.file, SourceStatus::Invalid)),
        }
    }
    Ok(read)
}

fn check_menu(settings: &Settings, sources: &[SourceFile], notes: &mut Diagnostics) {
    let pages = sources.iter().filter(|it| it.front_matter.kind == Kind::Page);
    let pages: Vec<&str> = pages.map(|it| it.front_matter.slug.as_str()).collect();
    let footer = &settings.footer;
    for items in [&settings.menu, &footer.links, &footer.registrations] {
        menu::check_pages(items, &pages, notes);
    }
}

fn render(
    sources: Vec<SourceFile>,
    known: &LinkTargets,
    shelf: &MediaLibrary,
    progress: &dyn Progress,
) -> (Vec<LibraryArticle>, Vec<Diagnostic>) {
    progress.begin("rendering", sources.len());
    let one = |source: SourceFile| {
        let SourceFile { file, front_matter: front, body, body_line } = source;
        let mut notes = Diagnostics::for_file(&file);
        let links =
            LinkResolver { link_targets: known, media: shelf, file: &file, slug: &front.slug };
        let body = markdown::render(&body, body_line, &links, &mut notes);
        let lead = front.image.as_ref().and_then(|image| match links.picture(&image.src.text) {
            Ok((address, size)) => Some(LeadImage { url: address, alt: image.alt.clone(), size }),
            Err(trouble) => {
                notes.add(image.src.line, trouble);
                None
            }
        });
        progress.step();
        (LibraryArticle { file, front_matter: front, body, lead_image: lead }, notes.found)
    };
    let (stories, found): (Vec<LibraryArticle>, Vec<Vec<Diagnostic>>) =
        sources.into_par_iter().map(one).unzip();
    (stories, found.into_iter().flatten().collect())
}

/// Links to headings and notes that are not there.
fn check_fragments(stories: &[LibraryArticle]) -> Vec<Diagnostic> {
    let ids: HashMap<&Slug, &BTreeSet<String>> =
        stories.iter().map(|it| (&it.front_matter.slug, &it.body.ids)).collect();
    let mut mistakes = Vec::new();
    for story in stories {
        let mut notes = Diagnostics::for_file(&story.file);
        for place in &story.body.fragments {
            if ids.get(&place.slug).is_some_and(|ids| !ids.contains(&place.id)) {
                let id = place.id.trim_start_matches(crate::model::html_allowlist::ID_PREFIX);
                let problem = format!("nothing in {} is called #{id}", place.slug);
                notes.add(place.line, Problem::new(problem, "correct what stands behind the #"));
            }
        }
        mistakes.append(&mut notes.found);
    }
    mistakes
}
