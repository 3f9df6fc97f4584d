//! Checks the bodies of all articles: what rendering them reports, and links to ids that are not there.
//!
//! Tests: `tests/publish/diagnostics.rs`

use std::collections::{BTreeSet, HashMap};
use std::path::PathBuf;

use rayon::prelude::*;

use crate::model::html_allowlist;
use crate::model::slug::Slug;
use crate::publish::diagnostic::{Diagnostic, Diagnostics, Problem};
use crate::publish::library::{Library, LibraryArticle, RenderedArticle};
use crate::publish::markdown::links::FragmentLink;
use crate::publish::progress::Progress;

/// Whether the library keeps the articles that a check renders.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Keep {
    /// It does: all of them will be written.
    All,
    /// It does not: few of them will be asked for.
    None,
}

/// What the links to ids are checked with.
struct Anchors {
    file: PathBuf,
    slug: Slug,
    ids: BTreeSet<String>,
    fragments: Vec<FragmentLink>,
}

impl Library {
    /// Renders every article and returns what is wrong with them, ordered by file and line. `None`
    /// when `progress` asks to stop.
    pub(crate) fn check_bodies(
        &self,
        keep: Keep,
        progress: &dyn Progress,
    ) -> Option<Vec<Diagnostic>> {
        progress.begin("rendering", self.articles_and_pages.len());
        let check = |article: &LibraryArticle| {
            progress.step();
            match keep {
                _ if progress.is_stopped() => None,
                Keep::All => Some(checked(article, article.rendered())),
                Keep::None => Some(article.with_rendered(|it| checked(article, it))),
            }
        };
        let checked: Option<Vec<(Anchors, Vec<Diagnostic>)>> =
            self.articles_and_pages.par_iter().map(check).collect();
        let (anchors, found): (Vec<Anchors>, Vec<Vec<Diagnostic>>) = checked?.into_iter().unzip();
        let mut found: Vec<Diagnostic> = found.into_iter().flatten().collect();
        found.extend(check_fragments(&anchors));
        found.sort();
        Some(found)
    }
}

fn checked(article: &LibraryArticle, rendered: &RenderedArticle) -> (Anchors, Vec<Diagnostic>) {
    let anchors = Anchors {
        file: article.file.clone(),
        slug: article.front_matter.slug.clone(),
        ids: rendered.body.ids.clone(),
        fragments: rendered.body.fragments.clone(),
    };
    (anchors, rendered.diagnostics.clone())
}

/// Reports links to ids that the article they lead to does not have.
fn check_fragments(anchors: &[Anchors]) -> Vec<Diagnostic> {
    let ids: HashMap<&Slug, &BTreeSet<String>> =
        anchors.iter().map(|it| (&it.slug, &it.ids)).collect();
    let mut found = Vec::new();
    for Anchors { file, fragments, .. } in anchors {
        let mut diagnostics = Diagnostics::for_file(file);
        for link in fragments {
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
