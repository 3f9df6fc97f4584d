//! Heads of lists as Atom feeds (RFC 4287), whole articles in them.

use rayon::prelude::*;

use crate::model::list::List;
use crate::publish::content::date;
use crate::publish::documents::{describe_list, summary};
use crate::publish::feeds::absolute_urls::BodyUrls;
use crate::publish::feeds::xml;
use crate::publish::feeds::xml::Xml;
use crate::publish::library::{Library, LibraryArticle};
use crate::publish::site::lists;
use crate::route::Route;

const NAMESPACE: &str = "http://www.w3.org/2005/Atom";

/// When a feed without articles was updated: it has to say something, and always the same.
const EPOCH: &str = "1970-01-01T00:00:00Z";

/// The feeds of all lists, by file.
pub(crate) fn files(library: &Library, base_url: &str) -> Vec<(String, Vec<u8>)> {
    let feed = |(list, places): (&List, &Vec<usize>)| {
        (Route::feed_file(list), feed(library, base_url, list, lists::paginate(places).head))
    };
    library.site_lists.lists.par_iter().map(feed).collect()
}

fn feed(library: &Library, base_url: &str, list: &List, head: &[usize]) -> Vec<u8> {
    let (site, (title, description)) = (&library.settings, describe_list(library, list));
    let title = match list {
        List::All => title.to_owned(),
        List::Section(_) | List::Tag(_) => format!("{title} - {}", site.title),
    };
    let own = format!("{base_url}{}", Route::feed_path(list));
    let page = format!("{base_url}{}", Route::List(list.clone(), None).path());
    let updated = library.latest_change(head).map_or_else(|| EPOCH.to_owned(), date::to_rfc3339);
    let root = [("xmlns", NAMESPACE), ("xml:lang", site.language.as_str())];
    xml::document("feed", &root, |xml| {
        xml.text("id", &[], &own);
        xml.text("title", &[("type", "text")], &title);
        if !description.is_empty() {
            xml.text("subtitle", &[("type", "text")], description);
        }
        xml.text("updated", &[], &updated);
        link(xml, "self", "application/atom+xml", &own);
        link(xml, "alternate", "text/html", &page);
        // Articles that name nobody are by the site.
        author(xml, &site.title);
        for place in head.iter().rev() {
            entry(xml, base_url, &library.articles()[*place]);
        }
    })
}

fn entry(xml: &mut Xml, base_url: &str, story: &LibraryArticle) {
    let front = &story.front_matter;
    let page = format!("{base_url}{}", Route::Article(front.slug.clone()).path());
    let language = front.language.iter().map(|it| ("xml:lang", it.as_str())).collect::<Vec<_>>();
    xml.element("entry", &language, |xml| {
        xml.text("id", &[], &page);
        xml.text("title", &[("type", "text")], &front.title);
        xml.text("published", &[], &date::to_rfc3339(&front.published));
        xml.text("updated", &[], &date::to_rfc3339(front.last_changed()));
        link(xml, "alternate", "text/html", &page);
        front.authors.iter().for_each(|it| author(xml, it));
        for tag in &front.tags {
            xml.empty("category", &[("term", tag.slug.as_str()), ("label", &tag.label)]);
        }
        xml.text("summary", &[("type", "text")], &summary(story));
        let body = BodyUrls::of(base_url, &front.slug).absolutize(&story.body.html);
        xml.text("content", &[("type", "html")], &body);
    });
}

fn link(xml: &mut Xml, rel: &str, kind: &str, href: &str) {
    xml.empty("link", &[("rel", rel), ("type", kind), ("href", href)]);
}

fn author(xml: &mut Xml, name: &str) {
    xml.element("author", &[], |xml| xml.text("name", &[], name));
}
