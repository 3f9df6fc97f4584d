//! The document of an article: the whole text, and links to the articles next to it.

use rayon::prelude::*;
use serde_json::{Value, json};

use crate::endpoint::DocumentId;
use crate::model::article::{Heading, Kind};
use crate::publish::content::front_matter::FrontMatter;
use crate::publish::content_hash;
use crate::publish::documents::context::{DocumentContext, document_path, path_to_root};
use crate::publish::documents::document_text::{DocumentText, Documents, whole_article};
use crate::publish::documents::item::item;
use crate::publish::documents::media_sizes::MediaSizes;
use crate::publish::documents::revision::Revision;
use crate::publish::library::{Library, LibraryArticle};
use crate::publish::site::endonym::endonym;
use crate::publish::site::related;

/// The documents of articles and static pages, and the revision of each in the order of the library.
pub(crate) fn documents(context: DocumentContext<'_>) -> (Documents, Vec<Revision>) {
    let articles = 0..context.library.articles_and_pages.len();
    let written: Vec<_> = articles.into_par_iter().map(|it| document(context, it)).collect();
    written.into_iter().unzip()
}

/// The document of the article or page with this index in the library, by path, and its revision.
pub(crate) fn document(
    context: DocumentContext<'_>,
    index: usize,
) -> ((String, DocumentText), Revision) {
    let article = &context.library.articles_and_pages[index];
    let path = document_path(&DocumentId::Article(article.front_matter.slug.clone()));
    let to_site = path_to_root(&path);
    let media = MediaSizes::of(article);
    let mut value = members(context, article, &to_site);
    let own = &mut value["_quanwen"];
    own["media"] = json!(media.urls(&to_site));
    if article.front_matter.kind == Kind::Article {
        add_neighbours(own, context.library, index);
    }
    let body = &article.body().html;
    let revision = Revision::of(&whole_article(value.clone(), body), media.total());
    let own = &mut value["_quanwen"];
    own["rev"] = json!(revision.hash);
    own["bytes"] = json!(revision.bytes);
    own["translations"] = json!(translations(context, index));
    ((path, DocumentText::with_body(value, body)), revision)
}

/// The links to the articles before and after this one, and to related ones. Static pages have none.
fn add_neighbours(own: &mut Value, library: &Library, index: usize) {
    let articles = library.articles();
    let link_to = |it: usize| articles.get(it).map(|it| link(&it.front_matter));
    let related = related::related(&articles[index].front_matter, index, &library.site_lists);
    own["older"] = json!(index.checked_sub(1).and_then(link_to));
    own["newer"] = json!(link_to(index + 1));
    own["related"] = related.into_iter().filter_map(link_to).collect();
}

/// All that does not depend on other articles, but for the body.
fn members(context: DocumentContext<'_>, article: &LibraryArticle, to_site: &str) -> Value {
    let mut value = item(context, article, to_site);
    let own = &mut value["_quanwen"];
    own["kind"] = json!((article.front_matter.kind == Kind::Page).then_some("page"));
    own["edition"] = json!(text_hash(article));
    own["contents"] = article.body().contents.iter().map(heading).collect();
    value
}

/// A hash of what the article's reader reads, which the articles next to it do not change.
fn text_hash(article: &LibraryArticle) -> String {
    let text = [&*article.front_matter.title, &article.body().html].join("\n");
    content_hash::short(text.as_bytes())
}

fn heading(Heading { id, title, level }: &Heading) -> Value {
    json!({ "id": id, "title": title, "level": level })
}

/// Links to the same article in other languages. Unlike other links they always state the language.
fn translations(context: DocumentContext<'_>, index: usize) -> Option<Value> {
    let library = context.library;
    let link = |index: &usize| {
        let FrontMatter { slug, title, language, .. } =
            &*library.articles_and_pages[*index].front_matter;
        let language = language.as_ref().unwrap_or(&library.settings.language);
        let name = endonym(language);
        json!({ "slug": slug.as_str(), "title": title, "language": language, "name": name })
    };
    library.translations.get(&index).map(|others| others.iter().map(link).collect())
}

/// A link to an article next to this one.
fn link(front_matter: &FrontMatter) -> Value {
    json!({
        "slug": front_matter.slug.as_str(),
        "title": front_matter.title,
        "language": front_matter.language,
        "date_published": front_matter.published.text,
    })
}
