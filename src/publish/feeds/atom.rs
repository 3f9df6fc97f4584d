//! Atom feeds (RFC 4287) of all lists, each with the whole articles of the list's head.

use rayon::prelude::*;

use crate::model::list::List;
use crate::publish::content::date;
use crate::publish::feeds::absolute_urls::BodyUrls;
use crate::publish::feeds::xml;
use crate::publish::feeds::xml::Xml;
use crate::publish::library::{Library, LibraryArticle};
use crate::publish::site::pagination;
use crate::route::Route;

const NAMESPACE: &str = "http://www.w3.org/2005/Atom";

/// When a feed without articles was updated. Atom requires a time, and the time of the build would
/// change the feed with every build.
const EPOCH: &str = "1970-01-01T00:00:00Z";

/// The feeds of all lists, by path.
pub(crate) fn files(library: &Library, base_url: &str) -> Vec<(String, Vec<u8>)> {
    let lists = library.site_lists.lists.par_iter();
    lists.map(|(list, it)| (Route::feed_file(list), feed(library, base_url, list, it))).collect()
}

/// The feed of a list. `indexes` are its articles, oldest first.
pub(crate) fn feed(library: &Library, base_url: &str, list: &List, indexes: &[usize]) -> Vec<u8> {
    let head = pagination::paginate(indexes).head;
    let site = &library.settings;
    let (title, description) = library.describe_list(list);
    let title = match list {
        List::All => title.to_owned(),
        List::Section(_) | List::Tag(_) => format!("{title} - {}", site.title),
    };
    let own_url = format!("{base_url}{}", Route::feed_path(list));
    let page_url = format!("{base_url}{}", Route::List(list.clone(), None).path());
    let updated = library.latest_change(head).map_or_else(|| EPOCH.to_owned(), date::to_rfc3339);
    let root = [("xmlns", NAMESPACE), ("xml:lang", site.language.as_str())];
    xml::document("feed", &root, |xml| {
        xml.text("id", &[], &own_url);
        xml.text("title", &[("type", "text")], &title);
        if !description.is_empty() {
            xml.text("subtitle", &[("type", "text")], description);
        }
        xml.text("updated", &[], &updated);
        link(xml, "self", "application/atom+xml", &own_url);
        link(xml, "alternate", "text/html", &page_url);
        // The author of every entry that names none.
        author(xml, &site.title);
        for index in head.iter().rev() {
            entry(xml, base_url, &library.articles()[*index]);
        }
    })
}

fn entry(xml: &mut Xml, base_url: &str, article: &LibraryArticle) {
    let front_matter = &article.front_matter;
    let page_url = format!("{base_url}{}", Route::Article(front_matter.slug.clone()).path());
    let language = front_matter.language.iter().map(|it| ("xml:lang", it.as_str()));
    xml.element("entry", &language.collect::<Vec<_>>(), |xml| {
        xml.text("id", &[], &page_url);
        xml.text("title", &[("type", "text")], &front_matter.title);
        xml.text("published", &[], &date::to_rfc3339(&front_matter.published));
        xml.text("updated", &[], &date::to_rfc3339(front_matter.last_changed()));
        link(xml, "alternate", "text/html", &page_url);
        front_matter.authors.iter().for_each(|it| author(xml, it));
        for tag in &front_matter.tags {
            xml.empty("category", &[("term", tag.slug.as_str()), ("label", &tag.label)]);
        }
        xml.text("summary", &[("type", "text")], &article.summary());
        let body = BodyUrls::of(base_url, &front_matter.slug).absolutize(&article.body().html);
        xml.text("content", &[("type", "html")], &body);
    });
}

fn link(xml: &mut Xml, rel: &str, mime_type: &str, href: &str) {
    xml.empty("link", &[("rel", rel), ("type", mime_type), ("href", href)]);
}

fn author(xml: &mut Xml, name: &str) {
    xml.element("author", &[], |xml| xml.text("name", &[], name));
}
