//! What a page says in the words of schema.org, for search engines.

use serde_json::{Value, json};

use crate::model::json::{items, number, object, text};
use crate::model::list::List;
use crate::model::slug::Slug;
use crate::publish::documents::without_nulls;
use crate::route::Route;

/// A page, as its documents tell of it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct PageFacts<'p> {
    pub(crate) site: &'p Value,
    /// Its own document.
    pub(crate) document: &'p Value,
    pub(crate) url: &'p str,
    pub(crate) base_url: &'p str,
}

impl PageFacts<'_> {
    /// The front page: a `WebSite`.
    pub(crate) fn site(self) -> Value {
        without_nulls(json!({
            "@context": "https://schema.org",
            "@type": "WebSite",
            "name": text(self.site, "title"),
            "description": text(self.site, "description"),
            "url": self.url,
            "inLanguage": text(self.site, "language"),
        }))
    }

    /// A list, on whichever of its pages: the way to it.
    pub(crate) fn list(self, list: &List) -> Value {
        let path = Route::List(list.clone(), None).path();
        let mut value =
            breadcrumbs(&[self.home(), (text(self.document, "title"), self.absolute_url(&path))]);
        value["@context"] = json!("https://schema.org");
        value
    }

    /// An article, and the way to it: a `NewsArticle`, or a `WebPage` that stands by itself.
    pub(crate) fn article(self) -> Value {
        let Self { site, document: own, url: address, .. } = self;
        let is_page = text(&object(own, "_quanwen"), "kind").as_deref() == Some("page");
        let section = self.section();
        let steps =
            [Some(self.home()), section.clone(), Some((text(own, "title"), address.into()))];
        let steps: Vec<_> = steps.into_iter().flatten().collect();
        without_nulls(json!({
            "@context": "https://schema.org",
            "@graph": [
                {
                    "@type": if is_page { "WebPage" } else { "NewsArticle" },
                    "headline": text(own, "title"),
                    "description": text(own, "summary"),
                    "datePublished": text(own, "date_published"),
                    "dateModified": text(own, "date_modified").or(text(own, "date_published")),
                    "inLanguage": text(own, "language").or(text(site, "language")),
                    "image": image(own),
                    "articleSection": section.filter(|_| !is_page).and_then(|it| it.0),
                    "keywords": Some(items(own, "tags")).filter(|it| !it.is_empty()),
                    "author": self.authors(),
                    "publisher": self.publisher(),
                    "isAccessibleForFree": true,
                    "mainEntityOfPage": address,
                },
                breadcrumbs(&steps),
            ],
        }))
    }

    /// Who wrote it: people, unless they are called like the source or begin like the site, as
    /// its desk does. Where nobody is named, whoever published it first.
    fn authors(self) -> Vec<Value> {
        let source = object(&object(self.document, "_quanwen"), "source");
        let house = text(self.site, "title").filter(|it| !it.is_empty());
        let author = |it: &Value| {
            let name = text(it, "name")?;
            let is_house = house.as_ref().is_some_and(|it| name.starts_with(it.as_str()));
            let is_many = is_house || text(&source, "name").as_ref() == Some(&name);
            Some(json!({ "@type": if is_many { "Organization" } else { "Person" }, "name": name }))
        };
        let authors: Vec<Value> =
            items(self.document, "authors").iter().filter_map(author).collect();
        if !authors.is_empty() {
            return authors;
        }
        vec![match text(&source, "name") {
            Some(name) => organization(Some(name), text(&source, "url")),
            None => self.publisher(),
        }]
    }

    fn publisher(self) -> Value {
        organization(text(self.site, "title"), Some(self.base_url.to_owned()))
    }

    fn home(self) -> (Option<String>, String) {
        (text(self.site, "title"), self.base_url.to_owned())
    }

    /// The section the article stands in, and where that is.
    fn section(self) -> Option<(Option<String>, String)> {
        let slug = text(&object(self.document, "_quanwen"), "section")?;
        let sections = items(self.site, "sections");
        let section = sections.iter().find(|it| text(*it, "slug").as_ref() == Some(&slug))?;
        let path = Route::List(List::Section(Slug::new(&slug).ok()?), None).path();
        Some((text(section, "title"), self.absolute_url(&path)))
    }

    fn absolute_url(self, path: &str) -> String {
        format!("{}{path}", self.base_url)
    }
}

fn organization(name: Option<String>, url: Option<String>) -> Value {
    json!({ "@type": "Organization", "name": name, "url": url })
}

fn image(own: &Value) -> Option<Value> {
    let url = text(own, "image")?;
    let picture = object(&object(own, "_quanwen"), "picture");
    let (width, height) = (number(&picture, "width"), number(&picture, "height"));
    Some(json!({ "@type": "ImageObject", "url": url, "width": width, "height": height }))
}

/// Pages from the front page to this one.
fn breadcrumbs(steps: &[(Option<String>, String)]) -> Value {
    let step = |(place, (name, address)): (usize, &(Option<String>, String))| json!({ "@type": "ListItem", "position": place + 1, "name": name, "item": address });
    let steps: Vec<Value> = steps.iter().enumerate().map(step).collect();
    json!({ "@type": "BreadcrumbList", "itemListElement": steps })
}
