//! The worker: what serves pages where there is no network.
//!
//! It lies at one address for ever and names no build. Where the site does without one, there is
//! another in its place that takes away what was kept, and itself: readers may have had one.

use serde_json::json;

use crate::publish::record::Offline;
use crate::publish::tag::escaped;
use crate::text::words::Lang;

/// Where it lies.
pub(crate) const FILE: &str = "sw.js";

const WORKER: &str = include_str!("sw.js");
const TOMBSTONE: &str = include_str!("tombstone.js");

/// The worker of a site that is called `title`.
pub(crate) fn write(offline: Offline, title: &str, language: &str) -> Vec<u8> {
    let script = match offline {
        Offline::On => WORKER.replace("§notice§", &json!(notice(title, language)).to_string()),
        Offline::Off => TOMBSTONE.to_owned(),
    };
    script.into_bytes()
}

/// What is shown where nothing is kept, not even the application.
fn notice(title: &str, language: &str) -> String {
    let words = Lang::of(language).words();
    let (heading, text) = words.trouble(crate::error::Trouble::Offline);
    let [title, language, heading, text] = [title, language, heading, text].map(escaped);
    format!(
        "<!doctype html><html lang=\"{language}\"><meta charset=utf-8>\
         <meta name=viewport content=\"width=device-width\"><meta name=color-scheme content=\"light dark\">\
         <title>{heading} - {title}</title><h1>{heading}</h1><p>{text}</p><p><a href=\"\">{}</a></p>",
        words.retry
    )
}
