//! Finished HTML for every address of the site.

use std::borrow::Cow;
use std::fmt::Write;
use std::sync::Arc;

use rayon::prelude::*;
use serde_json::Value;
use url::Url;

use crate::model::list::{List, sealed_pages};
use crate::publish::content::settings::Offline;
use crate::publish::documents::Documents;
use crate::publish::icons;
use crate::publish::library::Library;
use crate::publish::prerender::head::{escape_for_script, page_head};
use crate::publish::prerender::render::{PageRenderer, RenderedPage};
use crate::publish::prerender::resource_hints::resource_hints;
use crate::publish::prerender::template::Slots;
use crate::publish::web_manifest;
use crate::route::Route;

pub mod template; // the page that Trunk built
pub(crate) mod render; // renders a route
pub(crate) mod json_ld; // structured data
pub(crate) mod head; // title, description, social cards
pub(crate) mod resource_hints; // preload and expect
pub(crate) mod search_page; // the search page without the app

/// The page a worker shows in the place of one it has not kept: all but its content.
const OFFLINE_PAGE: &str = "offline/index.html";

/// Paints every page into the application's `shell`: file by file, in no order.
///
/// # Errors
/// Says what the shell lacks.
pub(crate) fn write_pages(
    library: &Library,
    documents: &Documents,
    shell: &str,
    base_url: &str,
) -> Result<Vec<(String, Vec<u8>)>, String> {
    let base = Url::parse(base_url).map_err(|error| error.to_string())?;
    let language = &library.settings.language;
    let desk = Arc::new(PageRenderer::new(documents, base_url, language));
    let routes: Vec<(Route, Route)> = routes(library).collect();
    let crash = desk.render_crash_bar();
    let shell = icons::strip_icon(shell);
    let everywhere = [icons::link_tags(&library.icons), web_manifest::link_tag()].concat();
    let fill = |route: &Route, canonical: &Route, painted: &RenderedPage| {
        let head = page_head(route, canonical, painted, base_url);
        let page = Slots {
            language,
            title: &painted.title,
            description: &head.description,
            base: base.path(),
            head: &[&resource_hints(route, painted), &*head.markup, &everywhere].concat(),
            app: &painted.markup,
            crash_bar: &crash,
            documents: &embedded_documents(painted),
        };
        template::render(&shell, page).map(String::into_bytes)
    };
    let page = |(route, canonical): &(Route, Route)| {
        let page = fill(route, canonical, &desk.render(route))?;
        Ok((html_path(route), page))
    };
    let mut pages = routes.par_iter().map(page).collect::<Result<Vec<_>, String>>()?;
    let search = fill(&Route::Search, &Route::Search, &desk.render_search_page())?;
    pages.push((html_path(&Route::Search), search));
    if library.settings.offline == Offline::On {
        pages.push(page(&(Route::Saved, Route::Saved))?);
        let frame = fill(&Route::NotFound, &Route::NotFound, &desk.render_offline_page())?;
        pages.push((OFFLINE_PAGE.to_owned(), frame));
    }
    Ok(pages)
}

/// Every page, and the one whose address it is to be known by: itself, but for the page that will
/// be sealed next, which is the head until then.
fn routes(library: &Library) -> impl Iterator<Item = (Route, Route)> {
    let plan = &library.site_lists;
    let lists = plan.lists.iter().flat_map(|(list, places)| list_routes(list, places.len()));
    let stories =
        library.articles_and_pages.iter().map(|it| Route::Article(it.front_matter.slug.clone()));
    let months = plan.months.keys().map(|it| Route::Month(*it));
    let others = stories.chain(months).chain([Route::Archive, Route::NotFound]);
    lists.chain(others.map(|it| (it.clone(), it)))
}

fn list_routes(list: &List, articles: usize) -> impl Iterator<Item = (Route, Route)> {
    let head = Route::List(list.clone(), None);
    let sealed = u32::try_from(sealed_pages(articles)).unwrap_or(u32::MAX);
    let page = |number| Route::List(list.clone(), Some(number));
    let next = (sealed > 0).then(|| (page(sealed + 1), head.clone()));
    let pages: Vec<_> = (1..=sealed).map(|number| (page(number), page(number))).collect();
    pages.into_iter().chain(next).chain([(head.clone(), head.clone())])
}

/// The file that a host answers with for the address of `route`.
fn html_path(route: &Route) -> String {
    let decoded = route.file();
    if *route == Route::NotFound { decoded } else { format!("{decoded}index.html") }
}

/// The documents of a page, for the application to start from. The body of an article stands in
/// the page once already, and is taken from there.
fn embedded_documents(painted: &RenderedPage) -> String {
    let mut scripts = String::new();
    for (path, text) in &painted.documents {
        let text = escape_for_script(&without_body(path, text));
        // An address is percent-encoded: it needs no escaping. Writing to a string cannot fail.
        let _ = write!(
            scripts,
            "<script type=\"application/json\" data-document=\"{path}\">{text}</script>"
        );
    }
    scripts
}

fn without_body<'t>(path: &str, text: &'t str) -> Cow<'t, str> {
    if !path.starts_with("articles/") {
        return text.into();
    }
    let Ok(Value::Object(mut members)) = serde_json::from_str(text) else { return text.into() };
    members.remove("content_html");
    let rest = Value::Object(members).to_string();
    format!("{{\"content_html\":0,{}", &rest[1..]).into()
}
