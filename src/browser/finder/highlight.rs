//! Highlights the query in the article that was found: as ranges over its text, which stays as it is
//! (CSS Custom Highlight API).

use std::cell::RefCell;

use futures::FutureExt;
use js_sys::{Array, Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Range;

use crate::browser::dom::window;
use crate::browser::finder::app_source::AppSource;
use crate::browser::finder::page_text::PageText;
use crate::contract::{PROSE, QUERY_HIGHLIGHT};
use crate::search::query::execute::execute;
use crate::search::query::index::LoadedIndex;
use crate::search::query::params::{SearchParams, highlight_from_fragment};
use crate::search::query::snippet::matches;

/// The distance of the first match from the top of the window after scrolling to it, as a share of
/// the window's height. Some of the text before it stays visible.
const TOP_OFFSET: f64 = 0.3;

/// Highlights the query that the fragment of the URL names, in title and body. With `scroll` the
/// first match is scrolled into view.
pub(crate) async fn highlight_from_url(index: &RefCell<LoadedIndex>, scroll: bool) {
    let position = || (window().location().href().unwrap_or_default(), window().scroll_y());
    let (url, y) = position();
    let fragment = url.split_once('#').map(|(_, it)| ["#", it].concat());
    let Some(q) = fragment.and_then(|it| highlight_from_fragment(&it)) else { return };
    // A search without a query loads the folding table.
    if index.borrow().query(&q).is_none() {
        let params = SearchParams::default();
        let _ = execute(index, &AppSource, &params, 0, |_, _| ()).boxed_local().await;
    }
    // The reader may have left the page or scrolled meanwhile.
    let (current_url, current_y) = position();
    if current_url == url {
        highlight_matches(&index.borrow(), &q, scroll && current_y == y);
    }
}

fn highlight_matches(index: &LoadedIndex, q: &str, scroll: bool) {
    let Some(query) = index.query(q) else { return };
    let ranges: Vec<Range> = ["h1", PROSE]
        .into_iter()
        .flat_map(|part| {
            let text = PageText::of(part);
            let folded = index.folded(&text.text);
            let found = folded.map(|it| matches(&query, &it)).unwrap_or_default();
            found.into_iter().filter_map(|it| text.range(it.start, it.end)).collect::<Vec<_>>()
        })
        .collect();
    set_highlight(&ranges);
    if let Some(first) = ranges.first().filter(|_| scroll) {
        let height = window().inner_height().ok().and_then(|it| it.as_f64()).unwrap_or_default();
        let top = first.get_bounding_client_rect().top();
        if top > height * (1.0 - TOP_OFFSET) || top < 0.0 {
            window().scroll_by_with_x_and_y(0.0, top - height * TOP_OFFSET);
        }
    }
}

/// Highlights these ranges. A browser without the API highlights nothing.
fn set_highlight(ranges: &[Range]) -> Option<()> {
    let get = |object: &JsValue, name: &str| Reflect::get(object, &name.into()).ok();
    let highlights = get(&get(&window(), "CSS")?, "highlights").filter(|it| !it.is_undefined())?;
    let constructor: Function = get(&window(), "Highlight")?.dyn_into().ok()?;
    let ranges: Array = ranges.iter().collect();
    let highlight = Reflect::construct(&constructor, &ranges).ok()?;
    let set: Function = get(&highlights, "set")?.dyn_into().ok()?;
    set.call2(&highlights, &QUERY_HIGHLIGHT.into(), &highlight).ok().map(drop)
}
