//! Checks the bodies of all articles: what rendering them reports, and links to ids that are not there.
//!
//! Tests: `tests/publish/diagnostics.rs`

use std::borrow::Cow;
use std::collections::{BTreeSet, HashMap};

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
struct Anchors<'l> {
    article: &'l LibraryArticle,
    ids: Cow<'l, BTreeSet<String>>,
    fragments: Cow<'l, [FragmentLink]>,
}

impl Library {
    /// Renders every article and returns what is wrong with them, ordered by file and line. `None`
    /// when `progress` asks to stop.
    pub(crate) fn check_bodies<'l>(
        &'l self,
        keep: Keep,
        progress: &dyn Progress,
    ) -> Option<Vec<Diagnostic>> {
        progress.begin("rendering", self.articles_and_pages.len());
        let check = |article: &'l LibraryArticle| {
            progress.step();
            match keep {
                _ if progress.is_stopped() => None,
                Keep::All => {
                    let RenderedArticle { body, diagnostics, .. } = article.rendered();
                    let (ids, fragments) = (Cow::Borrowed(&body.ids), (&body.fragments).into());
                    Some((Anchors { article, ids, fragments }, diagnostics.clone()))
                }
                Keep::None => Some(article.with_rendered(|it| {
                    let ids = Cow::Owned(it.body.ids.clone());
                    let fragments = it.body.fragments.clone().into();
                    (Anchors { article, ids, fragments }, it.diagnostics.clone())
                })),
            }
        };
        let checked: Option<Vec<(Anchors<'l>, Vec<Diagnostic>)>> =
            self.articles_and_pages.par_iter().map(check).collect();
        let (anchors, found): (Vec<Anchors<'l>>, Vec<Vec<Diagnostic>>) =
            checked?.into_iter().unzip();
        let mut found: Vec<Diagnostic> = found.into_iter().flatten().collect();
        found.extend(check_fragments(&anchors));
        found.sort();
        Some(found)
    }
}

/// Reports links to ids that the article they lead to does not have.
fn check_fragments(anchors: &[Anchors<'_>]) -> Vec<Diagnostic> {
    let ids: HashMap<&Slug, &BTreeSet<String>> =
        anchors.iter().map(|it| (&it.article.front_matter.slug, &*it.ids)).collect();
    let mut found = Vec::new();
    for Anchors { article, fragments, .. } in anchors {
        let mut diagnostics = Diagnostics::for_file(&article.file);
        for link in fragments.iter() {
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
