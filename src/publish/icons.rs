//! Icons of the site: those that `site.toml` names, or else the app's own.
//!
//! Tests: `tests/publish/web_manifest.rs`

use std::path::Path;

use crate::publish::content::media;
use crate::publish::content::media::{MediaLibrary, media_path};
use crate::publish::content::settings;
use crate::publish::content::table::LocatedText;
use crate::publish::content_hash;
use crate::publish::diagnostic::{Diagnostics, Problem};
use crate::publish::files::FileContent;
use crate::publish::sanitize::tag_scanner;
use crate::publish::sanitize::tag_scanner::escaped;

/// The smallest icon that is sharp on a phone's home screen, in pixels.
const MIN_TOUCH_ICON: u32 = 180;

/// What an icon is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Purpose {
    /// It is shown as it is.
    Any,
    /// The operating system crops it to its own shape.
    Maskable,
    /// It is shown on the home screen of a phone that reads no web manifest.
    Touch,
}

/// One icon in one size.
#[derive(Clone, Debug)]
pub(crate) struct Icon {
    /// URL relative to the site.
    pub(crate) url: String,
    /// Width and height in pixels; `None` for SVG, which has any size.
    pub(crate) side: Option<u32>,
    pub(crate) purpose: Purpose,
}

/// The app's own icons, made from `style/icon.svg`.
const APP_ICONS: [(&str, &[u8], Option<u32>, Purpose); 5] = [
    ("icon.svg", include_bytes!("../../style/icon.svg"), None, Purpose::Any),
    ("icon-192.png", include_bytes!("../../style/icon-192.png"), Some(192), Purpose::Any),
    ("icon-512.png", include_bytes!("../../style/icon-512.png"), Some(512), Purpose::Any),
    (
        "icon-maskable.png",
        include_bytes!("../../style/icon-maskable.png"),
        Some(512),
        Purpose::Maskable,
    ),
    ("icon-180.png", include_bytes!("../../style/icon-180.png"), Some(180), Purpose::Touch),
];

/// The icons that `site.toml` names, or else the app's own.
pub(crate) fn site_icons(
    stated: &[LocatedText],
    media: &MediaLibrary,
    diagnostics: &mut Diagnostics,
) -> Vec<Icon> {
    if stated.is_empty() {
        let icon = |(name, bytes, side, purpose): (_, &[u8], _, _)| Icon {
            url: app_icon_url(name, bytes),
            side,
            purpose,
        };
        return APP_ICONS.into_iter().map(icon).collect();
    }
    let read = |it: &LocatedText| match from_content(&it.text, media) {
        Ok(icon) => Some(icon),
        Err(problem) => {
            diagnostics.add(it.line, problem);
            None
        }
    };
    stated.iter().filter_map(read).collect()
}

/// The files of the app's own icons that the site uses. Icons from the content directory are media
/// files.
pub(crate) fn files(icons: &[Icon]) -> impl Iterator<Item = (String, FileContent)> {
    let files = APP_ICONS.into_iter().map(|(name, bytes, ..)| (app_icon_url(name, bytes), bytes));
    let used = files.filter(|(path, _)| icons.iter().any(|it| it.url == *path));
    used.map(|(path, bytes)| (path, FileContent::Bytes(bytes.to_vec())))
}

fn app_icon_url(name: &str, bytes: &[u8]) -> String {
    let (stem, extension) = name.rsplit_once('.').unwrap_or((name, ""));
    media_path(content_hash::media_name(stem, extension, bytes))
}

/// The icon at a path that `site.toml` states.
fn from_content(path: &str, media: &MediaLibrary) -> Result<Icon, Problem> {
    let (file, (width, height)) =
        media.image(&media::resolve_in_content(Path::new(settings::FILE), path)?)?;
    let url = file.url();
    let side = match mime_type(&url) {
        Some("image/svg+xml") => None,
        Some(_) => Some(width),
        None => {
            let message = format!("`{path}` is neither SVG nor PNG");
            return Err(Problem::new(message, "save the icon as one of these"));
        }
    };
    if width != height {
        let message = format!("the icon {path} is {width} pixels wide and {height} high");
        return Err(Problem::new(message, "make it a square"));
    }
    Ok(Icon { url, side, purpose: Purpose::Any })
}

/// The type of an icon, by the extension of its name.
fn mime_type(url: &str) -> Option<&'static str> {
    match url.rsplit_once('.')?.1 {
        "svg" => Some("image/svg+xml"),
        "png" => Some("image/png"),
        _ => None,
    }
}

impl Icon {
    pub(crate) fn mime_type(&self) -> &'static str {
        mime_type(&self.url).unwrap_or_default()
    }

    /// The value of the attribute or member `sizes`.
    pub(crate) fn sizes(&self) -> String {
        self.side.map_or_else(|| "any".to_owned(), |it| format!("{it}x{it}"))
    }
}

/// Elements for the head of every page: the icon of the tab, and that of the home screen.
pub(crate) fn link_tags(icons: &[Icon]) -> String {
    let shown = icons.iter().filter(|it| it.purpose == Purpose::Any);
    let tab = shown.min_by_key(|it| it.side);
    let is_touch = |it: &&Icon| it.purpose != Purpose::Maskable && it.side >= Some(MIN_TOUCH_ICON);
    let touch = icons.iter().filter(is_touch).min_by_key(|it| it.side);
    let tab = tab.map(|it| {
        let (href, kind) = (escaped(&it.url), it.mime_type());
        format!("<link rel=\"icon\" href=\"{href}\" type=\"{kind}\">")
    });
    let touch =
        touch.map(|it| format!("<link rel=\"apple-touch-icon\" href=\"{}\">", escaped(&it.url)));
    [tab, touch].into_iter().flatten().collect()
}

/// Removes the icon from the app's page: every page gets the site's own by [`link_tags`].
pub(crate) fn strip_icon(shell: &str) -> String {
    let is_icon = |tag: &str| {
        tag_scanner::name(tag) == "link" && tag_scanner::value(tag, "rel") == Some("icon")
    };
    match tag_scanner::tags(shell).find(|it| is_icon(&shell[it.clone()])) {
        Some(tag) => [&shell[..tag.start], &shell[tag.end..]].concat(),
        None => shell.to_owned(),
    }
}
