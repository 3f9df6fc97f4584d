//! The pictures a site is known by: its own, or the application's.

use std::path::Path;

use crate::publish::content::media;
use crate::publish::content::media::MediaLibrary;
use crate::publish::content::settings;
use crate::publish::content::table::LocatedText;
use crate::publish::diagnostic::{Diagnostics, Problem};
use crate::publish::hash;
use crate::publish::output::output_dir::FileContent;
use crate::publish::sanitize::tag_scanner;
use crate::publish::sanitize::tag_scanner::escaped;

/// The least side of a picture that stands on a phone's home screen, in pixels.
const MIN_TOUCH_ICON: u32 = 180;

/// What an icon is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Purpose {
    /// It is shown as it is.
    Any,
    /// A system cuts its own shape out of it.
    Maskable,
    /// It stands on the home screen of a phone that asks no manifest.
    Touch,
}

/// One picture.
#[derive(Clone, Debug)]
pub(crate) struct Icon {
    /// Relative to the site.
    pub(crate) url: String,
    /// Pixels across, and as many down; `None` for every size.
    pub(crate) side: Option<u32>,
    pub(crate) purpose: Purpose,
}

/// The application's, made from `style/icon.svg`.
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

/// The icons `site.toml` names, or else the application's.
pub(crate) fn site_icons(
    stated: &[LocatedText],
    shelf: &MediaLibrary,
    notes: &mut Diagnostics,
) -> Vec<Icon> {
    if stated.is_empty() {
        let icon = |(name, bytes, side, purpose): (_, &[u8], _, _)| Icon {
            url: app_icon_url(name, bytes),
            side,
            purpose,
        };
        return APP_ICONS.into_iter().map(icon).collect();
    }
    let read = |it: &LocatedText| match from_content(&it.text, shelf) {
        Ok(icon) => Some(icon),
        Err(trouble) => {
            notes.add(it.line, trouble);
            None
        }
    };
    stated.iter().filter_map(read).collect()
}

/// The files of the application's icons. Those a site has itself lie with its other pictures.
pub(crate) fn files(icons: &[Icon]) -> impl Iterator<Item = (String, FileContent)> {
    let files = APP_ICONS.into_iter().map(|(name, bytes, ..)| (app_icon_url(name, bytes), bytes));
    let wanted = files.filter(|(path, _)| icons.iter().any(|it| it.url == *path));
    wanted.map(|(path, bytes)| (path, FileContent::Bytes(bytes.to_vec())))
}

fn app_icon_url(name: &str, bytes: &[u8]) -> String {
    let (stem, extension) = name.rsplit_once('.').unwrap_or((name, ""));
    format!("media/{stem}-{}.{extension}", &hash::sha256_hex(bytes)[..12])
}

fn from_content(written: &str, shelf: &MediaLibrary) -> Result<Icon, Problem> {
    let (medium, (width, height)) =
        shelf.picture(&media::resolve_in_content(Path::new(settings::FILE), written)?)?;
    let address = medium.url();
    let side = match mime_type(&address) {
        Some("image/svg+xml") => None,
        Some(_) => Some(width),
        None => {
            let problem = format!("`{written}` is neither SVG nor PNG");
            return Err(Problem::new(problem, "save the icon as one of these"));
        }
    };
    if width != height {
        let problem = format!("the icon {written} is {width} pixels wide and {height} high");
        return Err(Problem::new(problem, "make it a square"));
    }
    Ok(Icon { url: address, side, purpose: Purpose::Any })
}

/// What a browser is told an icon is.
fn mime_type(address: &str) -> Option<&'static str> {
    match address.rsplit_once('.')?.1 {
        "svg" => Some("image/svg+xml"),
        "png" => Some("image/png"),
        _ => None,
    }
}

impl Icon {
    pub(crate) fn mime_type(&self) -> &'static str {
        mime_type(&self.url).unwrap_or_default()
    }

    /// As `sizes` says it.
    pub(crate) fn sizes(&self) -> String {
        self.side.map_or_else(|| "any".to_owned(), |it| format!("{it}x{it}"))
    }
}

/// Elements for the head of every page: the icon of its tab, and that of a home screen.
pub(crate) fn link_tags(icons: &[Icon]) -> String {
    let shown = icons.iter().filter(|it| it.purpose == Purpose::Any);
    let tab = shown.min_by_key(|it| it.side);
    let touched = |it: &&Icon| it.purpose != Purpose::Maskable && it.side >= Some(MIN_TOUCH_ICON);
    let touched = icons.iter().filter(touched).min_by_key(|it| it.side);
    let tab = tab.map(|it| {
        let (href, kind) = (escaped(&it.url), it.mime_type());
        format!("<link rel=\"icon\" href=\"{href}\" type=\"{kind}\">")
    });
    let touched =
        touched.map(|it| format!("<link rel=\"apple-touch-icon\" href=\"{}\">", escaped(&it.url)));
    [tab, touched].into_iter().flatten().collect()
}

/// The application's page without the icon it states: every page states the site's.
pub(crate) fn strip_icon(shell: &str) -> String {
    let is_icon = |tag: &str| {
        tag_scanner::name(tag) == "link" && tag_scanner::value(tag, "rel") == Some("icon")
    };
    match tag_scanner::tags(shell).find(|it| is_icon(&shell[it.clone()])) {
        Some(place) => [&shell[..place.start], &shell[place.end..]].concat(),
        None => shell.to_owned(),
    }
}
