//! The order of the articles, and the lists they are in.
//!
//! Tests: `tests/publish/lists.rs`

use std::collections::{BTreeMap, BTreeSet};

use crate::model::archive::Month;
use crate::model::article::Kind;
use crate::model::list::List;
use crate::model::site::Section;
use crate::model::slug::Slug;
use crate::publish::content::date;
use crate::publish::content::front_matter::FrontMatter;
use crate::publish::content::source::SourceFile;

/// The articles of each list and month, by their index in the order of [`sort_sources`].
#[derive(Debug, Default)]
pub(crate) struct SiteLists {
    /// Oldest first.
    pub(crate) lists: BTreeMap<List, Vec<usize>>,
    /// Oldest first.
    pub(crate) months: BTreeMap<Month, Vec<usize>>,
    /// The label of each tag, as its oldest article writes it: a sealed page of the tag keeps its
    /// title whatever later articles write.
    pub(crate) labels: BTreeMap<Slug, String>,
}

/// Sorts articles by date, oldest first, then pages by slug.
pub(crate) fn sort_sources(sources: &mut [SourceFile]) {
    let key = |front_matter: &FrontMatter| match front_matter.kind {
        Kind::Article => (0, front_matter.published.instant, front_matter.slug.clone()),
        Kind::Page => (1, 0, front_matter.slug.clone()),
    };
    sources.sort_by_cached_key(|it| key(&it.front_matter));
}

/// The lists of the site, for the front matter of all sources in order. A section without articles
/// has an empty list, and so has a site without articles.
pub(crate) fn build_lists<'a>(
    sources: impl Iterator<Item = &'a FrontMatter>,
    sections: &[Section],
) -> SiteLists {
    let mut site = SiteLists::default();
    site.lists.insert(List::All, Vec::new());
    site.lists.extend(sections.iter().map(|it| (List::Section(it.slug.clone()), Vec::new())));
    for (index, article) in sources.filter(|it| it.kind == Kind::Article).enumerate() {
        for list in lists_of(article) {
            site.lists.entry(list).or_default().push(index);
        }
        if let Some(month) = date::month(&article.published) {
            site.months.entry(month).or_default().push(index);
        }
        for tag in &article.tags {
            site.labels.entry(tag.slug.clone()).or_insert_with(|| tag.label.clone());
        }
    }
    site
}

/// The lists that an article is in.
pub(crate) fn lists_of(article: &FrontMatter) -> BTreeSet<List> {
    let section = article.section.iter().cloned().map(List::Section);
    let tags = article.tags.iter().map(|it| List::Tag(it.slug.clone()));
    [List::All].into_iter().chain(section).chain(tags).collect()
}
