//! The web manifest: what a device has to know to keep the site among its applications.

use serde_json::{Value, json};
use url::Url;

use crate::publish::icons::{Icon, Purpose};
use crate::publish::library::Library;

/// Its name in the site.
pub(crate) const FILE: &str = "manifest.webmanifest";

/// The paper, by day: the `theme-color` of `index.html`. A manifest can state one only.
const THEME_COLOR: &str = "#fffdf8";

/// Languages whose writing begins on the right.
const RTL_LANGUAGES: [&str; 8] = ["ar", "dv", "fa", "he", "ps", "ug", "ur", "yi"];

/// The manifest of the site at `base_url`.
pub(crate) fn write(library: &Library, base_url: &str) -> Vec<u8> {
    let settings = &library.settings;
    // An identity is compared as it stands, so it cannot be relative to the manifest.
    let id = Url::parse(base_url).map_or_else(|_| "/".to_owned(), |it| it.path().to_owned());
    let mut manifest = json!({
        "id": id,
        "name": settings.title,
        "short_name": settings.title,
        "lang": settings.language,
        "dir": direction(&settings.language),
        "start_url": "./",
        "scope": "./",
        // News has pages, and addresses that are passed on: Back and the address stay at hand.
        "display": "minimal-ui",
        "background_color": THEME_COLOR,
        "theme_color": THEME_COLOR,
        "categories": ["news"],
        "icons": library.icons.iter().filter_map(icon).collect::<Value>(),
    });
    if !settings.description.is_empty() {
        manifest["description"] = json!(settings.description);
    }
    manifest.to_string().into_bytes()
}

fn icon(icon: &Icon) -> Option<Value> {
    let purpose = match icon.purpose {
        Purpose::Any => "any",
        Purpose::Maskable => "maskable",
        Purpose::Touch => return None,
    };
    let Icon { url: address, .. } = icon;
    Some(
        json!({ "src": address, "sizes": icon.sizes(), "type": icon.mime_type(), "purpose": purpose }),
    )
}

fn direction(language: &str) -> &'static str {
    let primary = language.split('-').next().unwrap_or_default().to_ascii_lowercase();
    if RTL_LANGUAGES.contains(&primary.as_str()) { "rtl" } else { "ltr" }
}

/// An element for the head of every page.
pub(crate) fn link_tag() -> String {
    format!("<link rel=\"manifest\" href=\"{FILE}\">")
}
