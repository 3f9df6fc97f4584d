//! The reader's settings: the size of the text, and light or dark colours.
//!
//! This is only the form. `src/publish/bundle/js/settings.js`, which works before the app has
//! loaded, saves and applies the choices. Whether documents can be stored for reading offline is
//! found out by `src/publish/bundle/js/register-sw.js`; the stylesheet then shows the sentence about
//! it.
//!
//! Tests: `tests/browser/settings.rs`.

use leptos::prelude::*;

use crate::components::messages;
use crate::route::Route;

/// The values of the choices, as the stylesheet has them. The empty one is the browser's default.
const SIZES: [&str; 4] = ["s", "", "l", "xl"];
const THEMES: [&str; 3] = ["", "light", "dark"];

/// The settings, folded; with a link to the saved articles where the site lets readers save them.
pub(crate) fn settings(offline: bool) -> AnyView {
    let messages = messages();
    let saved = offline.then(|| {
        let href = Route::Saved.href();
        view! {
            <a class="button" href=href>{messages.saved_title}</a>
            <p>{messages.saving_disabled}</p>
        }
        .into_any()
    });
    view! {
        <details class="settings">
            <summary>
                <span>{messages.settings}</span>
            </summary>
            <div>
                {radio_group("size", messages.size, &SIZES, &messages.sizes)}
                {radio_group("theme", messages.theme, &THEMES, &messages.themes)}
                {saved}
            </div>
        </details>
    }
    .into_any()
}

fn radio_group(
    name: &'static str,
    label: &'static str,
    values: &'static [&'static str],
    labels: &'static [&'static str],
) -> AnyView {
    let choice = |(value, label): (&'static &'static str, &'static &'static str)| {
        view! {
            <label>
                <input type="radio" name=name value=*value />
                <span>{*label}</span>
            </label>
        }
        .into_any()
    };
    let choices: Vec<AnyView> = values.iter().zip(labels).map(choice).collect();
    view! {
        <fieldset>
            <legend>{label}</legend>
            {choices}
        </fieldset>
    }
    .into_any()
}
