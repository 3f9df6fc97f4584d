//! What is wished, as form and address say it.

use std::rc::Rc;

use js_sys::Reflect;
use web_sys::{Element, Event};

use crate::browser::dom::{document, window};
use crate::browser::events;
use crate::browser::events::target_of;
use crate::browser::finder::{Finder, page};
use crate::search::query::params::SearchParams;

/// Hears what happens to the form of whichever page is shown.
pub(crate) fn listen(finder: &Rc<Finder>) {
    let heard = |name: &str, act: fn(&Rc<Finder>, &Event)| {
        let finder = Rc::clone(finder);
        events::listen(&document(), name, move |event: Event| {
            let is_own = |it: Element| it.closest(".search, .results").is_ok_and(|it| it.is_some());
            if target_of(&event).is_some_and(is_own) {
                act(&finder, &event);
            }
        });
    };
    heard("input", |finder, event| {
        let is_composing = Reflect::get(event, &"isComposing".into());
        finder.is_composing.set(is_composing.is_ok_and(|it| it.is_truthy()));
        finder.on_input();
    });
    heard("compositionstart", Finder::on_composition);
    heard("compositionend", Finder::on_composition);
    heard("click", |finder, event| {
        if target_of(event).is_some_and(|it| it.matches(".results button").unwrap_or_default()) {
            finder.load_more();
        }
    });
    heard("submit", |finder, event| {
        event.prevent_default();
        finder.on_submit();
    });
}

/// What the page is asked for when it is opened: by a form that somebody has filled in before, else
/// by the address, which then fills it in.
pub(crate) fn initial_params() -> SearchParams {
    let wish = params();
    if !wish.q.is_empty() {
        replace_url(&wish);
        return wish;
    }
    let query = window().location().search().unwrap_or_default();
    let asked = SearchParams::from_query(&query);
    for (name, value) in asked.fields() {
        if !value.is_empty()
            && let Some(field) = field(name)
        {
            // An address may ask for a choice that is not known yet.
            if field.tag_name() == "SELECT" && page::find_option(&field, value).is_none() {
                page::set_option(&field, value, value);
            }
            let _ = Reflect::set(&field, &"value".into(), &value.into());
        }
    }
    asked
}

/// What the form is filled in with.
pub(crate) fn params() -> SearchParams {
    SearchParams::from_fields(|name| {
        let field = field(name)?;
        Reflect::get(&field, &"value".into()).ok()?.as_string()
    })
}

/// What a choice is called that an address knows by `value`.
pub(crate) fn option_label(name: &str, value: &str) -> Option<String> {
    page::find_option(&field(name)?, value)?.text_content()
}

/// Has the address ask for it, in the same entry of the history.
pub(crate) fn replace_url(wish: &SearchParams) {
    let (location, history) = (window().location(), window().history());
    if let (Ok(path), Ok(history)) = (location.pathname(), history)
        && let Ok(state) = history.state()
    {
        let address = path + &wish.query();
        let _ = history.replace_state_with_url(&state, "", Some(&address));
    }
}

fn field(name: &str) -> Option<Element> {
    document().query_selector(&[".search [name=", name, "]"].concat()).ok()?
}
