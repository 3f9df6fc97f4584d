//! Shows the results of a search in the elements the page has for them (`search/page`).

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use crate::browser::dom::{document, lang};
use crate::browser::finder::elements::{create_element, find_element};
use crate::browser::finder::form;
use crate::contract::{RESULTS, SEARCH_IDLE, SEARCH_STATUS};
use crate::i18n::date;
use crate::i18n::format::interpolate;
use crate::i18n::search_messages::SearchMessages;
use crate::model::list::List;
use crate::route::Route;
use crate::search::query::params::{SearchParams, highlight_fragment};
use crate::search::query::results::{Hit, SearchResults};
use crate::search::query::snippet::Snippet;
use crate::search::query::source::Unavailable;
use crate::search::query::status::{has_more, status_message};

/// Shows no results, the status message `status`, and what the page shows while there is no query.
pub(crate) fn clear(status: &str) {
    set_idle(true);
    if let Some(results) = find_element(RESULTS) {
        results.set_text_content(None);
    }
    set_status(status);
}

/// The status message if nothing can be searched.
pub(crate) fn error_text(error: Unavailable) -> String {
    let messages = messages();
    let reason = match error {
        Unavailable::Because(reason) => reason,
        Unavailable::Missing => messages.index_unreadable.to_owned(),
    };
    interpolate(messages.unavailable, &reason)
}

/// Shows the results so far, of at most `limit`. `is_over` says that they are all for now.
pub(crate) fn show(params: &SearchParams, found: &SearchResults, limit: usize, is_over: bool) {
    if params.q.trim().is_empty() {
        return;
    }
    set_status(&if is_over {
        status_message(messages(), found, limit, &params.q)
    } else {
        messages().searching.to_owned()
    });
    if (is_over || !found.hits.is_empty())
        && let Some(results) = find_element(RESULTS)
    {
        set_idle(false);
        update_hits(&results, &params.q, &found.hits);
        // During a search the button stays, and with it the focus.
        if is_over {
            update_more_button(&results, has_more(found, limit));
        }
    }
}

/// Replaces only the results that differ from those that are shown.
fn update_hits(results: &Element, q: &str, hits: &[Hit]) -> Option<()> {
    let shown = results.children();
    let mut index = 0;
    for hit in hits {
        let new = render_hit(hit, q)?;
        match shown.item(index).filter(is_hit) {
            Some(old) if old.is_equal_node(Some(&new)) => {}
            Some(old) => replace(&old, &new)?,
            None => drop(results.insert_before(&new, shown.item(index).as_deref()).ok()?),
        }
        index += 1;
    }
    while let Some(surplus) = shown.item(index).filter(is_hit) {
        surplus.remove();
    }
    Some(())
}

fn is_hit(element: &Element) -> bool {
    element.tag_name() != "BUTTON"
}

/// Replaces a result. If the focus was in it, its headline in the new one gets the focus.
fn replace(old: &Element, new: &Element) -> Option<()> {
    let focus = document().active_element().filter(|it| old.contains(Some(it)));
    old.replace_with_with_node_1(new).ok()?;
    if focus.is_some() {
        let link = new.query_selector("h2 a").ok()??.dyn_into::<HtmlElement>().ok()?;
        let _ = link.focus();
    }
    Some(())
}

/// Adds or removes the button for more results, which is the last element.
fn update_more_button(results: &Element, has_more: bool) -> Option<()> {
    let button = results.query_selector(":scope > button").ok()?;
    match button {
        Some(button) if !has_more => button.remove(),
        None if has_more => {
            let button = create_element("button", "", messages().more)?;
            button.set_attribute("type", "button").ok()?;
            results.append_child(&button).ok()?;
        }
        _ => {}
    }
    Some(())
}

fn render_hit(hit: &Hit, q: &str) -> Option<Element> {
    let article = create_element("article", "story", "")?;
    if let Some(section) = &hit.article.section
        && let Some(name) = form::option_label("section", section.as_str())
    {
        let label = create_element("p", "section-label", "")?;
        let list = Route::List(List::Section(section.clone()), None);
        label.append_child(&*link(&list.href(), &name)?).ok()?;
        article.append_child(&label).ok()?;
    }
    let heading = create_element("h2", "", "")?;
    let href = Route::Article(hit.article.slug.clone()).href() + &highlight_fragment(q);
    let headline = link(&href, "")?;
    append_marked(&headline, &hit.title)?;
    heading.append_child(&headline).ok()?;
    article.append_child(&heading).ok()?;
    if let Some(snippet) = &hit.snippet {
        let summary = create_element("p", "summary", "")?;
        append_marked(&summary, snippet)?;
        article.append_child(&summary).ok()?;
    }
    if let Some(published) = &hit.article.published {
        let line = create_element("p", "meta", "")?;
        let time = create_element("time", "", &date::date(published, lang()))?;
        time.set_attribute("datetime", &published.text).ok()?;
        line.append_child(&time).ok()?;
        article.append_child(&line).ok()?;
    }
    Some(article)
}

/// A link to a page of this site.
fn link(href: &str, text: &str) -> Option<Element> {
    let link = create_element("a", "", text)?;
    link.set_attribute("href", href).ok()?;
    Some(link)
}

/// Appends the parts of a snippet; every other one is a match.
fn append_marked(to: &Element, snippet: &Snippet) -> Option<()> {
    for (index, part) in snippet.0.iter().enumerate() {
        let name = if index % 2 == 1 { "mark" } else { "span" };
        to.append_child(&*create_element(name, "", part)?).ok()?;
    }
    Some(())
}

fn set_idle(is_idle: bool) {
    if let Some(idle) = find_element(SEARCH_IDLE).and_then(|it| it.dyn_into::<HtmlElement>().ok()) {
        idle.set_hidden(!is_idle);
    }
}

fn set_status(status: &str) {
    if let Some(line) = find_element(SEARCH_STATUS)
        && line.text_content().as_deref() != Some(status)
    {
        line.set_text_content(Some(status));
    }
}

fn messages() -> &'static SearchMessages {
    SearchMessages::of(lang())
}
