//! What is shown of a search. The places for it are on the page (`pages/search.rs`).

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use crate::browser::dom::{document, lang};
use crate::browser::finder::form;
use crate::browser::finder::page::{create_element, find_element, search_messages};
use crate::i18n::date;
use crate::i18n::format::interpolate;
use crate::model::list::List;
use crate::route::Route;
use crate::search::query::evaluate::{Hit, SearchResults};
use crate::search::query::execute::Unavailable;
use crate::search::query::params::{SearchParams, highlight_fragment};
use crate::search::query::snippet::Snippet;
use crate::search::query::status::{has_more, status_message};

/// Where a page has its results.
const RESULTS: &str = ".results";

/// Shows nothing but `status`, and what is there until something is looked for.
pub(crate) fn clear(status: &str) {
    set_idle(true);
    if let Some(results) = find_element(RESULTS) {
        results.set_text_content(None);
    }
    set_status(status);
}

/// What is said where nothing can be looked for.
pub(crate) fn error_text(lack: Unavailable) -> String {
    let words = search_messages();
    let why = match lack {
        Unavailable::Because(why) => why,
        Unavailable::Missing => words.index_unreadable.to_owned(),
    };
    interpolate(words.unavailable, &why)
}

/// Shows what has been found so far.
pub(crate) fn show(wish: &SearchParams, findings: &SearchResults, most: usize, is_over: bool) {
    if wish.q.trim().is_empty() {
        return;
    }
    let words = search_messages();
    set_status(&if is_over {
        status_message(words, findings, most, &wish.q)
    } else {
        words.searching.to_owned()
    });
    if (is_over || !findings.hits.is_empty())
        && let Some(results) = find_element(RESULTS)
    {
        set_idle(false);
        update_hits(&results, wish, findings);
        // While a search goes on a button that is there stays, and the focus with it.
        if is_over {
            update_more_button(&results, has_more(findings, most));
        }
    }
}

fn update_hits(results: &Element, wish: &SearchParams, findings: &SearchResults) -> Option<()> {
    let shown = results.children();
    let mut place = 0;
    for hit in &findings.hits {
        let new = render_hit(hit, &wish.q)?;
        match shown.item(place).filter(is_hit) {
            Some(old) if old.is_equal_node(Some(&new)) => {}
            Some(old) => replace(&old, &new)?,
            None => drop(results.insert_before(&new, shown.item(place).as_deref()).ok()?),
        }
        place += 1;
    }
    while let Some(surplus) = shown.item(place).filter(is_hit) {
        surplus.remove();
    }
    Some(())
}

fn is_hit(element: &Element) -> bool {
    element.tag_name() != "BUTTON"
}

/// The focus stays where it was.
fn replace(old: &Element, new: &Element) -> Option<()> {
    let focus = document().active_element().filter(|it| old.contains(Some(it)));
    old.replace_with_with_node_1(new).ok()?;
    if focus.is_some() {
        let link = new.query_selector("h2 a").ok()??.dyn_into::<HtmlElement>().ok()?;
        let _ = link.focus();
    }
    Some(())
}

/// A button for more of them is the last.
fn update_more_button(results: &Element, has_more: bool) -> Option<()> {
    let button = results.query_selector(":scope > button").ok()?;
    match button {
        Some(button) if !has_more => button.remove(),
        None if has_more => {
            let button = create_element("button", "", search_messages().more)?;
            button.set_attribute("type", "button").ok()?;
            results.append_child(&button).ok()?;
        }
        _ => {}
    }
    Some(())
}

fn render_hit(hit: &Hit, typed: &str) -> Option<Element> {
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
    let headline =
        link(&(Route::Article(hit.article.slug.clone()).href() + &highlight_fragment(typed)), "")?;
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

/// Adds the parts of a text; every other one is what was looked for.
fn append_marked(to: &Element, snippet: &Snippet) -> Option<()> {
    for (place, part) in snippet.0.iter().enumerate() {
        let name = if place % 2 == 1 { "mark" } else { "span" };
        to.append_child(&*create_element(name, "", part)?).ok()?;
    }
    Some(())
}

fn set_idle(is_idle: bool) {
    if let Some(idle) =
        find_element(".search-idle").and_then(|it| it.dyn_into::<HtmlElement>().ok())
    {
        idle.set_hidden(!is_idle);
    }
}

fn set_status(status: &str) {
    if let Some(line) = find_element(".search-status")
        && line.text_content().as_deref() != Some(status)
    {
        line.set_text_content(Some(status));
    }
}
