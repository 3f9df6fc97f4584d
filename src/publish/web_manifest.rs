//! The web manifest: what a device needs to install the site as an app.
//!
//! Tests: `tests/publish/web_manifest.rs`

use serde_json::{Value, json};
use url::Url;

use crate::publish::icons::{Icon, Purpose};
use crate::publish::json;
use crate::publish::json::or_null;
use crate::publish::library::Library;

/// The path of the manifest, relative to the site.
pub(crate) const FILE: &str = "manifest.webmanifest";

/// The colour of the page in the light theme, as `theme-color` in `index.html`. A manifest can state
/// only one.
const THEME_COLOR: &str = "#fffdf8";

/// Languages that are written from right to left.
const RTL_LANGUAGES: [&str; 8] = ["ar", "dv", "fa", "he", "ps", "ug", "ur", "yi"];

/// The manifest of the site at `base_url`.
pub(crate) fn write(library: &Library, base_url: &str) -> Vec<u8> {
    let settings = &library.settings;
    // Browsers compare an identity as text, so it cannot be relative to the manifest.
    let id = Url::parse(base_url).map_or_else(|_| "/".to_owned(), |it| it.path().to_owned());
    let manifest = json!({
        "id": id,
        "name": settings.title,
        "short_name": settings.title,
        "description": or_null(&settings.description),
        "lang": settings.language,
        "dir": direction(&settings.language),
        "start_url": "./",
        "scope": "./",
        // Readers go back, and pass URLs on: both stay at hand.
        "display": "minimal-ui",
        "background_color": THEME_COLOR,
        "theme_color": THEME_COLOR,
        "categories": ["news"],
        "icons": library.icons.iter().filter_map(icon).collect::<Value>(),
    });
    json::to_text(manifest).into_bytes()
}

fn icon(icon: &Icon) -> Option<Value> {
    let purpose = match icon.purpose {
        Purpose::Any => "any",
        Purpose::Maskable => "maskable",
        Purpose::Touch => return None,
    };
    let (src, mime_type) = (&icon.url, icon.mime_type());
    Some(json!({ "src": src, "sizes": icon.sizes(), "type": mime_type, "purpose": purpose }))
}

fn direction(language: &str) -> &'static str {
    let primary = language.split('-').next().unwrap_or_default().to_ascii_lowercase();
    if RTL_LANGUAGES.contains(&primary.as_str()) { "rtl" } else { "ltr" }
}

/// The element that links to the manifest, for the head of every page.
pub(crate) fn link_tag() -> String {
    format!("<link rel=\"manifest\" href=\"{FILE}\">")
}
