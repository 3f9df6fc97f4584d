//! The page to search on. One that was painted is whole (`publish/search/page.rs`); one that somebody
//! came to later has only its field, and is made the same here.

use wasm_bindgen_futures::spawn_local;
use web_sys::Element;

use crate::browser::dom::{document, lang};
use crate::browser::finder::reader_source::request;
use crate::browser::finder_bridge::{REQUEST_SECTIONS, REQUEST_YEARS};
use crate::i18n::search_messages::SearchMessages;
use crate::route::Route;
use crate::search::query::params::NEWEST;

/// What a page says that has been attended to.
const ENHANCED: &str = "data-attended";

/// Makes the page that is shown whole, if it is one to search on; `None` where that has been done.
pub(crate) fn enhance() -> Option<()> {
    let form = find_element(".search").filter(|it| !it.has_attribute(ENHANCED))?;
    form.set_attribute(ENHANCED, "").ok()?;
    if find_element(".search select").is_none() {
        build_form(&form)?;
    }
    Some(())
}

fn build_form(form: &Element) -> Option<()> {
    let field = form.query_selector("input").ok()??;
    let said = search_messages();
    let [best, newest] = said.orders;
    for (element, name, value) in [
        (form, "role", "search"),
        (form, "action", &*Route::Search.href()),
        (&field, "placeholder", said.hint),
        (&field, "autocomplete", "off"),
    ] {
        element.set_attribute(name, value).ok()?;
    }
    form.append_child(&*create_element("button", "", &field.get_attribute("aria-label")?)?).ok()?;
    let sections = add_select(form, "section", said.sections)?;
    let years = add_select(form, "year", said.years)?;
    set_option(&add_select(form, "order", best)?, NEWEST, newest)?;
    let status = create_element("p", "search-status", "")?;
    status.set_attribute("role", "status").ok()?;
    let page = form.parent_element()?;
    page.append_child(&status).ok()?;
    page.append_child(&*create_element("div", "stories results", "")?).ok()?;
    // Nobody has to wait for these.
    spawn_local(async move {
        fill_options(&sections, REQUEST_SECTIONS).await;
        fill_options(&years, REQUEST_YEARS).await;
    });
    Some(())
}

fn add_select(form: &Element, name: &str, first: &str) -> Option<Element> {
    let choice = create_element("select", "", "")?;
    choice.set_attribute("name", name).ok()?;
    choice.set_attribute("aria-label", first).ok()?;
    set_option(&choice, "", first)?;
    form.append_child(&choice).ok()?;
    Some(choice)
}

/// Adds what one can choose, or says what that is called.
pub(crate) fn set_option(choice: &Element, value: &str, text: &str) -> Option<()> {
    if let Some(known) = find_option(choice, value) {
        known.set_text_content(Some(text));
        return Some(());
    }
    let option = create_element("option", "", text)?;
    option.set_attribute("value", value).ok()?;
    choice.append_child(&option).ok().map(drop)
}

pub(crate) fn find_option(choice: &Element, value: &str) -> Option<Element> {
    let options = choice.children();
    let mut options = (0..options.length()).filter_map(|it| options.item(it));
    options.find(|it| it.get_attribute("value").as_deref() == Some(value))
}

/// Adds to a choice what the reader answers to `question`: a line each, value and name.
async fn fill_options(choice: &Element, question: &str) -> Option<()> {
    let lines = request(question.to_owned()).await.ok()?;
    for line in lines.lines().filter(|it| !it.is_empty()) {
        let (value, text) = line.split_once('\t').unwrap_or((line, line));
        set_option(choice, value, text)?;
    }
    Some(())
}

/// An element of this name and class with this text; nothing for none.
pub(crate) fn create_element(name: &str, class: &str, text: &str) -> Option<Element> {
    let element = document().create_element(name).ok()?;
    if !class.is_empty() {
        element.set_class_name(class);
    }
    if !text.is_empty() {
        element.set_text_content(Some(text));
    }
    Some(element)
}

pub(crate) fn find_element(selector: &str) -> Option<Element> {
    document().query_selector(selector).ok()?
}

pub(crate) fn search_messages() -> &'static SearchMessages {
    SearchMessages::of(lang())
}
