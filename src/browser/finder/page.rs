//! The page to search on. One that was painted is whole (`publish/search/page.rs`); one that somebody
//! came to later has only its field, and is made the same here.

use wasm_bindgen_futures::spawn_local;
use web_sys::Element;

use crate::browser::finder::sources::ask;
use crate::browser::search::{SECTIONS, YEARS};
use crate::browser::{document, lang};
use crate::route::Route;
use crate::search::wish::NEWEST;
use crate::text::found::Found;

/// What a page says that has been attended to.
const ATTENDED: &str = "data-attended";

/// Makes the page that is shown whole, if it is one to search on; `None` where that has been done.
pub(super) fn attend() -> Option<()> {
    let form = find(".search").filter(|it| !it.has_attribute(ATTENDED))?;
    form.set_attribute(ATTENDED, "").ok()?;
    if find(".search select").is_none() {
        complete(&form)?;
    }
    Some(())
}

fn complete(form: &Element) -> Option<()> {
    let field = form.query_selector("input").ok()??;
    let said = words();
    let [best, newest] = said.orders;
    for (element, name, value) in [
        (form, "role", "search"),
        (form, "action", &*Route::Search.href()),
        (&field, "placeholder", said.hint),
        (&field, "autocomplete", "off"),
    ] {
        element.set_attribute(name, value).ok()?;
    }
    form.append_child(&*make("button", "", &field.get_attribute("aria-label")?)?).ok()?;
    let sections = choice(form, "section", said.sections)?;
    let years = choice(form, "year", said.years)?;
    option(&choice(form, "order", best)?, NEWEST, newest)?;
    let status = make("p", "search-status", "")?;
    status.set_attribute("role", "status").ok()?;
    let page = form.parent_element()?;
    page.append_child(&status).ok()?;
    page.append_child(&*make("div", "stories results", "")?).ok()?;
    // Nobody has to wait for these.
    spawn_local(async move {
        fill(&sections, SECTIONS).await;
        fill(&years, YEARS).await;
    });
    Some(())
}

fn choice(form: &Element, name: &str, first: &str) -> Option<Element> {
    let choice = make("select", "", "")?;
    choice.set_attribute("name", name).ok()?;
    choice.set_attribute("aria-label", first).ok()?;
    option(&choice, "", first)?;
    form.append_child(&choice).ok()?;
    Some(choice)
}

/// Adds what one can choose, or says what that is called.
pub(super) fn option(choice: &Element, value: &str, text: &str) -> Option<()> {
    if let Some(known) = option_of(choice, value) {
        known.set_text_content(Some(text));
        return Some(());
    }
    let option = make("option", "", text)?;
    option.set_attribute("value", value).ok()?;
    choice.append_child(&option).ok().map(drop)
}

pub(super) fn option_of(choice: &Element, value: &str) -> Option<Element> {
    let options = choice.children();
    let mut options = (0..options.length()).filter_map(|it| options.item(it));
    options.find(|it| it.get_attribute("value").as_deref() == Some(value))
}

/// Adds to a choice what the reader answers to `question`: a line each, value and name.
async fn fill(choice: &Element, question: &str) -> Option<()> {
    let lines = ask(question.to_owned()).await.ok()?;
    for line in lines.lines().filter(|it| !it.is_empty()) {
        let (value, text) = line.split_once('\t').unwrap_or((line, line));
        option(choice, value, text)?;
    }
    Some(())
}

/// An element of this name and class with this text; nothing for none.
pub(super) fn make(name: &str, class: &str, text: &str) -> Option<Element> {
    let element = document().create_element(name).ok()?;
    if !class.is_empty() {
        element.set_class_name(class);
    }
    if !text.is_empty() {
        element.set_text_content(Some(text));
    }
    Some(element)
}

pub(super) fn find(selector: &str) -> Option<Element> {
    document().query_selector(selector).ok()?
}

pub(super) fn words() -> &'static Found {
    Found::of(lang())
}
