//! What a page states about itself to search engines, chat apps and feed readers, as typed values
//! from the library.

use crate::model::url::{SafeUrl, UrlBase, native};
use crate::publish::documents::first_teaser;
use crate::publish::library::{LeadImage, Library};
use crate::publish::prerender::article_facts::ArticleFacts;
use crate::publish::prerender::site_facts::{SiteFacts, clean, or};
use crate::publish::prerender::site_page::SitePage;
use crate::route::Route;

/// What a page states about itself. A text may be empty.
#[derive(Debug)]
pub(crate) struct PageFacts<'l> {
    pub(crate) site: &'l SiteFacts,
    pub(crate) canonical: &'l Route,
    /// The URL of the canonical page.
    pub(crate) url: String,
    pub(crate) language: String,
    pub(crate) description: String,
    /// The title of a list; empty on other pages.
    pub(crate) list_title: String,
    /// On the page of an article or a static page.
    pub(crate) article: Option<ArticleFacts<'l>>,
    /// The `src` of the image at the top of the page, which the browser loads first.
    pub(crate) lead_image_src: Option<String>,
}

impl<'l> PageFacts<'l> {
    pub(crate) fn of(library: &'l Library, site: &'l SiteFacts, page: &'l SitePage) -> Self {
        let article = page.article.map(|it| ArticleFacts::of(library, site, it));
        let (list_title, list_description) = match &page.canonical {
            Route::List(list, _) => library.describe_list(list),
            _ => ("", ""),
        };
        let (language, description) = match &article {
            Some(article) => (article.language.clone(), article.summary.clone()),
            None => (site.language.clone(), clean(list_description)),
        };
        Self {
            site,
            canonical: &page.canonical,
            url: format!("{}{}", site.base_url, page.canonical.path()),
            language,
            description: or(description, &site.description),
            list_title: clean(list_title),
            article,
            lead_image_src: lead_image(library, page).and_then(|it| src(it, &site.base_url)),
        }
    }
}

/// The image at the top of the page: that of an article, or of the first article of a list.
fn lead_image<'l>(library: &'l Library, page: &SitePage) -> Option<&'l LeadImage> {
    let index = match &page.canonical {
        Route::List(list, None) => first_teaser(library, list)?,
        _ => page.article?,
    };
    library.articles_and_pages[index].lead_image()
}

/// The URL of the image as the page writes it, which is how `model` reads it from a document.
fn src(image: &LeadImage, base_url: &str) -> Option<String> {
    let base = UrlBase {
        document_url: base_url.into(),
        site_url: base_url.into(),
        resolve: native::resolve,
    };
    SafeUrl::picture(&clean(&image.url), &base).map(|it| it.to_string())
}
