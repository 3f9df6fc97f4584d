//! The search as form and URL state it, and the events of the form.

use std::rc::Rc;

use js_sys::Reflect;
use web_sys::{Element, Event};

use crate::browser::dom::{document, window};
use crate::browser::events;
use crate::browser::events::target_of;
use crate::browser::finder::elements::{append_outline, find_element};
use crate::contract::{MORE_RESULTS, SEARCH_CONTROL, SEARCH_PARTS};
use crate::search::page;
use crate::search::query::params::SearchParams;

/// What a reader does in the form or in the results.
#[derive(Clone, Copy, Debug)]
pub(crate) enum FormEvent {
    /// Types or chooses something. While an input method is composing, the field holds characters
    /// that the reader has not chosen yet.
    Input { is_composing: bool },
    /// Submits the form.
    Submit,
    /// Asks for more results.
    More,
}

/// Calls `on_event` for all events of the form and of the results, whichever page is shown.
pub(crate) fn listen(on_event: impl Fn(FormEvent) + 'static) {
    let on_event = Rc::new(on_event);
    let listen_to = |name: &str, read: fn(&Event) -> Option<FormEvent>| {
        let on_event = Rc::clone(&on_event);
        events::listen(&document(), name, move |event: Event| {
            let is_own = |it: Element| it.closest(SEARCH_PARTS).is_ok_and(|it| it.is_some());
            if target_of(&event).is_some_and(is_own)
                && let Some(event) = read(&event)
            {
                on_event(event);
            }
        });
    };
    listen_to("input", |event| {
        let is_composing = Reflect::get(event, &"isComposing".into());
        Some(FormEvent::Input { is_composing: is_composing.is_ok_and(|it| it.is_truthy()) })
    });
    listen_to("compositionstart", |_| Some(FormEvent::Input { is_composing: true }));
    listen_to("compositionend", |_| Some(FormEvent::Input { is_composing: false }));
    listen_to("click", |event| {
        target_of(event)?.matches(MORE_RESULTS).ok()?.then_some(FormEvent::More)
    });
    listen_to("submit", |event| {
        event.prevent_default();
        Some(FormEvent::Submit)
    });
}

/// The search that a page is opened with: of a form that has been filled in before, which the URL
/// then follows; or else of the URL, which then fills in the form.
pub(crate) fn initial_params() -> SearchParams {
    let entered = params();
    if !entered.q.is_empty() {
        replace_url(&entered);
        return entered;
    }
    let query = window().location().search().unwrap_or_default();
    let params = SearchParams::from_query(&query);
    for (name, value) in params.fields() {
        if !value.is_empty()
            && let Some(control) = control(name)
        {
            // The URL may name an option that is still to be loaded.
            if control.tag_name() == "SELECT" && find_option(&control, value).is_none() {
                set_option(&control, value, value);
            }
            let _ = Reflect::set(&control, &"value".into(), &value.into());
        }
    }
    params
}

/// The search that the form states.
pub(crate) fn params() -> SearchParams {
    SearchParams::from_fields(|name| {
        let control = control(name)?;
        Reflect::get(&control, &"value".into()).ok()?.as_string()
    })
}

/// Makes the URL state the search, in the same entry of the history.
pub(crate) fn replace_url(params: &SearchParams) {
    let (location, history) = (window().location(), window().history());
    if let (Ok(path), Ok(history)) = (location.pathname(), history)
        && let Ok(state) = history.state()
    {
        let url = path + &params.query();
        let _ = history.replace_state_with_url(&state, "", Some(&url));
    }
}

/// The control of this name.
pub(crate) fn control(name: &str) -> Option<Element> {
    find_element(&[SEARCH_CONTROL, name, "]"].concat())
}

/// The label of an option of the control of this name.
pub(crate) fn option_label(name: &str, value: &str) -> Option<String> {
    find_option(&control(name)?, value)?.text_content()
}

/// Adds an option to a `<select>`, or relabels the one that has this value.
pub(crate) fn set_option(select: &Element, value: &str, text: &str) -> Option<()> {
    match find_option(select, value) {
        Some(option) => {
            option.set_text_content(Some(text));
            Some(())
        }
        None => append_outline(select, &page::option(value, text)),
    }
}

fn find_option(select: &Element, value: &str) -> Option<Element> {
    let options = select.children();
    let mut options = (0..options.length()).filter_map(|it| options.item(it));
    options.find(|it| it.get_attribute("value").as_deref() == Some(value))
}
