//! Completes the search page. One that was prerendered is complete
//! (`publish/prerender/search_page`); one that the app rendered has only its field.

use wasm_bindgen_futures::spawn_local;
use web_sys::Element;

use crate::browser::dom::lang;
use crate::browser::finder::app_source::request;
use crate::browser::finder::elements::{append_outline, find_element, set_attributes};
use crate::browser::finder::form;
use crate::contract::{ENHANCED, SEARCH_FORM, SEARCH_SELECTS};
use crate::i18n::search_messages::SearchMessages;
use crate::route::Route;
use crate::search::page::SearchPageOutline;
use crate::search::protocol::{Request, decode_options};

/// Completes the page that is shown, if it is the search page. `None` if it is not, and if this has
/// been done before.
pub(crate) fn enhance() -> Option<()> {
    let form = find_element(SEARCH_FORM).filter(|it| !it.has_attribute(ENHANCED))?;
    form.set_attribute(ENHANCED, "").ok()?;
    if find_element(SEARCH_SELECTS).is_none() {
        complete(&form)?;
    }
    Some(())
}

fn complete(form: &Element) -> Option<()> {
    let field = form.query_selector("input").ok()??;
    let (label, action) = (field.get_attribute("aria-label")?, Route::Search.href());
    let outline = SearchPageOutline::new(SearchMessages::of(lang()), &label, &action);
    set_attributes(form, &outline.form)?;
    set_attributes(&field, &outline.field)?;
    outline.controls.iter().try_for_each(|it| append_outline(form, it))?;
    let page = form.parent_element()?;
    outline.output.iter().try_for_each(|it| append_outline(&page, it))?;
    let (sections, years) = (form::control("section")?, form::control("year")?);
    // The page can be used before these are there.
    spawn_local(async move {
        fill_options(&sections, Request::Sections).await;
        fill_options(&years, Request::Years).await;
    });
    Some(())
}

/// Adds the options that the app replies with to a `<select>`.
async fn fill_options(select: &Element, options: Request) -> Option<()> {
    let reply = request(options).await.ok()?;
    decode_options(&reply).try_for_each(|(value, text)| form::set_option(select, value, text))
}
