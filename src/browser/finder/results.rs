//! What is shown of a search. The places for it are on the page (`pages/search.rs`).

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use crate::browser::finder::form;
use crate::browser::finder::page::{find, make, words};
use crate::browser::{document, lang};
use crate::model::list::List;
use crate::route::Route;
use crate::search::find::{Findings, Hit};
use crate::search::hunt::Lack;
use crate::search::said::{has_more, said};
use crate::search::snippet::Snippet;
use crate::search::wish::{Wish, fragment};
use crate::text::date;
use crate::text::words::fill;

/// Where a page has its results.
const RESULTS: &str = ".results";

/// Shows nothing but `status`, and what is there until something is looked for.
pub(super) fn clear(status: &str) {
    set_idle(true);
    if let Some(results) = find(RESULTS) {
        results.set_text_content(None);
    }
    say(status);
}

/// What is said where nothing can be looked for.
pub(super) fn unable(lack: Lack) -> String {
    let words = words();
    let why = match lack {
        Lack::Because(why) => why,
        Lack::Missing => words.broken.to_owned(),
    };
    fill(words.unable, &why)
}

/// Shows what has been found so far.
pub(super) fn show(wish: &Wish, findings: &Findings, most: usize, is_over: bool) {
    if wish.typed.trim().is_empty() {
        return;
    }
    let words = words();
    say(&if is_over {
        said(words, findings, most, &wish.typed)
    } else {
        words.searching.to_owned()
    });
    if (is_over || !findings.hits.is_empty())
        && let Some(results) = find(RESULTS)
    {
        set_idle(false);
        draw_hits(&results, wish, findings);
        // While a search goes on a button that is there stays, and the focus with it.
        if is_over {
            offer_more(&results, has_more(findings, most));
        }
    }
}

fn draw_hits(results: &Element, wish: &Wish, findings: &Findings) -> Option<()> {
    let shown = results.children();
    let mut place = 0;
    for hit in &findings.hits {
        let new = result(hit, &wish.typed)?;
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
fn offer_more(results: &Element, has_more: bool) -> Option<()> {
    let button = results.query_selector(":scope > button").ok()?;
    match button {
        Some(button) if !has_more => button.remove(),
        None if has_more => {
            let button = make("button", "", words().more)?;
            button.set_attribute("type", "button").ok()?;
            results.append_child(&button).ok()?;
        }
        _ => {}
    }
    Some(())
}

fn result(hit: &Hit, typed: &str) -> Option<Element> {
    let article = make("article", "story", "")?;
    if let Some(section) = &hit.entry.section
        && let Some(name) = form::name_of("section", section.as_str())
    {
        let label = make("p", "section-label", "")?;
        let list = Route::List(List::Section(section.clone()), None);
        label.append_child(&*link(&list.href(), &name)?).ok()?;
        article.append_child(&label).ok()?;
    }
    let heading = make("h2", "", "")?;
    let headline = link(&(Route::Article(hit.entry.slug.clone()).href() + &fragment(typed)), "")?;
    mark(&headline, &hit.title)?;
    heading.append_child(&headline).ok()?;
    article.append_child(&heading).ok()?;
    if let Some(snippet) = &hit.snippet {
        let summary = make("p", "summary", "")?;
        mark(&summary, snippet)?;
        article.append_child(&summary).ok()?;
    }
    if let Some(published) = &hit.entry.published {
        let line = make("p", "meta", "")?;
        let time = make("time", "", &date::day(published, lang()))?;
        time.set_attribute("datetime", &published.text).ok()?;
        line.append_child(&time).ok()?;
        article.append_child(&line).ok()?;
    }
    Some(article)
}

/// A link to a page of this site.
fn link(href: &str, text: &str) -> Option<Element> {
    let link = make("a", "", text)?;
    link.set_attribute("href", href).ok()?;
    Some(link)
}

/// Adds the parts of a text; every other one is what was looked for.
fn mark(to: &Element, snippet: &Snippet) -> Option<()> {
    for (place, part) in snippet.0.iter().enumerate() {
        let name = if place % 2 == 1 { "mark" } else { "span" };
        to.append_child(&*make(name, "", part)?).ok()?;
    }
    Some(())
}

fn set_idle(is_idle: bool) {
    if let Some(idle) = find(".search-idle").and_then(|it| it.dyn_into::<HtmlElement>().ok()) {
        idle.set_hidden(!is_idle);
    }
}

fn say(status: &str) {
    if let Some(line) = find(".search-status")
        && line.text_content().as_deref() != Some(status)
    {
        line.set_text_content(Some(status));
    }
}
