//! What the reader chooses: the size of letters, and light or dark.
//!
//! Only the form. What is chosen is kept and applied by the script that also works before the
//! application is there (`publish/app/boot.js`); whether anything can be kept for offline is known
//! to the one behind it (`keep.js`), and the stylesheet shows what is said of that.

use leptos::prelude::*;

use crate::components::messages;
use crate::route::Route;

/// Values of the choices, as the stylesheet knows them; the empty one is what the browser does.
const SIZES: [&str; 4] = ["s", "", "l", "xl"];
const THEMES: [&str; 3] = ["", "light", "dark"];

/// The choices, folded; and a way to what is saved where the site has that.
pub(crate) fn settings(offline: bool) -> AnyView {
    let words = messages();
    let saved = offline.then(|| {
        let href = Route::Saved.href();
        view! {
            <a class="button" href=href>{words.saved_title}</a>
            <p>{words.saving_disabled}</p>
        }
        .into_any()
    });
    view! {
        <details class="settings">
            <summary>
                <span>{words.settings}</span>
            </summary>
            <div>
                {radio_group("size", words.size, &SIZES, &words.sizes)}
                {radio_group("theme", words.theme, &THEMES, &words.themes)}
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
    let one = |(value, label): (&'static &'static str, &'static &'static str)| {
        view! {
            <label>
                <input type="radio" name=name value=*value />
                <span>{*label}</span>
            </label>
        }
        .into_any()
    };
    let all: Vec<AnyView> = values.iter().zip(labels).map(one).collect();
    view! {
        <fieldset>
            <legend>{label}</legend>
            {all}
        </fieldset>
    }
    .into_any()
}
