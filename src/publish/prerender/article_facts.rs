//! What the page of an article states about it, as typed values from the library.

use crate::model::article::Kind;
use crate::model::list::List;
use crate::model::slug::Slug;
use crate::publish::content::front_matter::{FrontMatter, FrontMatterSource};
use crate::publish::library::{LeadImage, Library, LibraryArticle};
use crate::publish::prerender::site_facts::{SiteFacts, clean, or};
use crate::route::Route;

/// What the page of an article or a static page states about it. A text may be empty.
#[derive(Debug)]
pub(crate) struct ArticleFacts<'l> {
    pub(crate) kind: Kind,
    pub(crate) title: String,
    pub(crate) summary: String,
    pub(crate) language: String,
    /// RFC 3339.
    pub(crate) published: &'l str,
    /// RFC 3339, if that is later than `published`.
    pub(crate) updated: Option<&'l str>,
    pub(crate) section: Option<LinkFacts>,
    pub(crate) tags: Vec<&'l str>,
    pub(crate) authors: Vec<String>,
    /// Who published the article first, with a URL that may be empty.
    pub(crate) source: Option<LinkFacts>,
    pub(crate) image: Option<ImageFacts>,
    /// The language and the page of each translation.
    pub(crate) translations: Vec<(String, String)>,
}

/// Something with a name and an absolute URL.
#[derive(Clone, Debug)]
pub(crate) struct LinkFacts {
    pub(crate) name: String,
    pub(crate) url: String,
}

/// The lead image.
#[derive(Debug)]
pub(crate) struct ImageFacts {
    /// Absolute.
    pub(crate) url: String,
    pub(crate) alt: String,
    /// Width and height in pixels.
    pub(crate) size: Option<(u32, u32)>,
}

impl<'l> ArticleFacts<'l> {
    /// The facts of the article with this index in the library.
    pub(crate) fn of(library: &'l Library, site: &SiteFacts, index: usize) -> Self {
        let article = &library.articles_and_pages[index];
        let FrontMatter { published, authors, tags, .. } = &*article.front_matter;
        let changed = article.front_matter.last_changed();
        let updated = Some(changed).filter(|it| it.instant > published.instant);
        let authors = authors.iter().map(|it| clean(it)).filter(|it| !it.is_empty());
        Self {
            kind: article.front_matter.kind,
            title: clean(&article.front_matter.title),
            summary: clean(&article.summary()),
            language: language(article, site),
            published: &published.text,
            updated: updated.map(|it| &*it.text),
            section: article
                .front_matter
                .section
                .as_ref()
                .and_then(|it| section(library, site, it)),
            tags: tags.iter().map(|it| &*it.label).collect(),
            authors: authors.collect(),
            source: article.front_matter.source.as_ref().and_then(source),
            image: article.lead_image().map(|it| image(it, site)),
            translations: translations(library, site, index),
        }
    }
}

fn language(article: &LibraryArticle, site: &SiteFacts) -> String {
    or(clean(article.front_matter.language.as_deref().unwrap_or_default()), &site.language)
}

fn section(library: &Library, site: &SiteFacts, slug: &Slug) -> Option<LinkFacts> {
    let section = library.settings.sections.iter().find(|it| it.slug == *slug)?;
    let path = Route::List(List::Section(slug.clone()), None).path();
    Some(LinkFacts { name: clean(&section.title), url: format!("{}{path}", site.base_url) })
}

fn source(source: &FrontMatterSource) -> Option<LinkFacts> {
    let url = clean(source.url.as_deref().unwrap_or_default());
    Some(LinkFacts { name: clean(&source.name), url }).filter(|it| !it.name.is_empty())
}

fn image(image: &LeadImage, site: &SiteFacts) -> ImageFacts {
    let url = clean(&image.url_from(&site.base_url));
    ImageFacts { url, alt: clean(&image.alt), size: image.size }
}

fn translations(library: &Library, site: &SiteFacts, index: usize) -> Vec<(String, String)> {
    let page = |index: &usize| {
        let article = &library.articles_and_pages[*index];
        let path = Route::Article(article.front_matter.slug.clone()).path();
        (language(article, site), format!("{}{path}", site.base_url))
    };
    library.translations.get(&index).map(|it| it.iter().map(page).collect()).unwrap_or_default()
}
