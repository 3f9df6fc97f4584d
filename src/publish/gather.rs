//! Everything there is to read in the content, and everything that is wrong with it.

use std::collections::{BTreeSet, HashMap};
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use crate::model::article::Kind;
use crate::model::slug::Slug;
use crate::publish::failure::Failure;
use crate::publish::icons;
use crate::publish::known::{Fate, Known};
use crate::publish::library::{Lead, Library, Story};
use crate::publish::markdown;
use crate::publish::markdown::links::Links;
use crate::publish::media::Shelf;
use crate::publish::menu;
use crate::publish::mistake::{Mistake, Notes, Trouble};
use crate::publish::plan;
use crate::publish::progress::Progress;
use crate::publish::settings::{self, Settings};
use crate::publish::source::{self, Reading, Source};
use crate::publish::translations;

/// What was read.
pub(crate) struct Gathered {
    /// `None` when `site.toml` cannot be read; then nothing else was.
    pub(crate) library: Option<Library>,
    /// By file and line.
    pub(crate) mistakes: Vec<Mistake>,
}

/// Reads all content.
pub(crate) fn gather(
    content: &Path,
    drafts: bool,
    progress: &dyn Progress,
) -> Result<Gathered, Failure> {
    let mut notes = Notes::on(settings::FILE);
    let Some(settings) = settings::read(content, &mut notes) else {
        return Ok(Gathered { library: None, mistakes: notes.found });
    };
    let Read { mut sources, others, mut mistakes } = read(content, &settings, drafts, progress)?;
    check_menu(&settings, &sources, &mut notes);
    let shelf = Shelf::new(content);
    let icons = icons::icons(&settings.icons, &shelf, &mut notes);
    mistakes.append(&mut notes.found);
    mistakes.extend(plan::check_names(&sources));
    mistakes.extend(translations::check(&sources, &others, &settings.language));
    plan::order(&mut sources);
    let plan = plan::plan(sources.iter().map(|it| &it.front), &settings.sections);
    let translations = translations::translations(&sources);
    let known = Known::new(&sources, others, &plan);
    let (stories, rendering) = render(sources, &known, &shelf, progress);
    mistakes.extend(rendering);
    mistakes.extend(check_fragments(&stories));
    mistakes.sort();
    let media = shelf.into_files().collect();
    let library = Library { settings, plan, stories, translations, media, icons };
    Ok(Gathered { library: Some(library), mistakes })
}

#[derive(Default)]
struct Read {
    sources: Vec<Source>,
    others: Vec<(PathBuf, Fate)>,
    mistakes: Vec<Mistake>,
}

fn read(
    content: &Path,
    settings: &Settings,
    drafts: bool,
    progress: &dyn Progress,
) -> Result<Read, Failure> {
    let files = source::find(content)?;
    progress.begin("reading", files.len());
    let one = |file: &PathBuf| {
        let mut notes = Notes::on(file);
        let reading = source::read(content, settings, drafts, &mut notes);
        progress.step();
        reading.map(|it| (it, notes))
    };
    let readings: Vec<Result<(Reading, Notes), Failure>> = files.par_iter().map(one).collect();
    let mut read = Read::default();
    for reading in readings {
        let (reading, notes) = reading?;
        read.mistakes.extend(notes.found);
        match reading {
            Reading::Source(source) => read.sources.push(*source),
            Reading::Draft => read.others.push((notes.file, Fate::Draft)),
            Reading::Mistaken => read.others.push((notes.file, Fate::Mistaken)),
        }
    }
    Ok(read)
}

fn check_menu(settings: &Settings, sources: &[Source], notes: &mut Notes) {
    let pages = sources.iter().filter(|it| it.front.kind == Kind::Page);
    let pages: Vec<&str> = pages.map(|it| it.front.slug.as_str()).collect();
    let footer = &settings.footer;
    for items in [&settings.menu, &footer.links, &footer.registrations] {
        menu::check_pages(items, &pages, notes);
    }
}

fn render(
    sources: Vec<Source>,
    known: &Known,
    shelf: &Shelf,
    progress: &dyn Progress,
) -> (Vec<Story>, Vec<Mistake>) {
    progress.begin("rendering", sources.len());
    let one = |source: Source| {
        let Source { file, front, body, body_line } = source;
        let mut notes = Notes::on(&file);
        let links = Links { known, shelf, file: &file, slug: &front.slug };
        let body = markdown::render(&body, body_line, &links, &mut notes);
        let lead = front.image.as_ref().and_then(|image| match links.picture(&image.src.text) {
            Ok((address, size)) => Some(Lead { address, alt: image.alt.clone(), size }),
            Err(trouble) => {
                notes.add(image.src.line, trouble);
                None
            }
        });
        progress.step();
        (Story { file, front, body, lead }, notes.found)
    };
    let (stories, found): (Vec<Story>, Vec<Vec<Mistake>>) =
        sources.into_par_iter().map(one).unzip();
    (stories, found.into_iter().flatten().collect())
}

/// Links to headings and notes that are not there.
fn check_fragments(stories: &[Story]) -> Vec<Mistake> {
    let ids: HashMap<&Slug, &BTreeSet<String>> =
        stories.iter().map(|it| (&it.front.slug, &it.body.ids)).collect();
    let mut mistakes = Vec::new();
    for story in stories {
        let mut notes = Notes::on(&story.file);
        for place in &story.body.fragments {
            if ids.get(&place.slug).is_some_and(|ids| !ids.contains(&place.id)) {
                let id = place.id.trim_start_matches(crate::model::allow::ID_PREFIX);
                let problem = format!("nothing in {} is called #{id}", place.slug);
                notes.add(place.line, Trouble::new(problem, "correct what stands behind the #"));
            }
        }
        mistakes.append(&mut notes.found);
    }
    mistakes
}
