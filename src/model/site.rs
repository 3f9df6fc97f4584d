//! The document that every page shares: title, menu, sections, footer.
//!
//! Tests: `tests/model/malformed.rs`, `tests/model/mutations.rs`.

use crate::model::json::{Json, MAX_ELEMENTS, flag, items, number, object, read_list, text};
use crate::model::parse_warnings::ParseWarnings;
use crate::model::slug::Slug;
use crate::model::url::{SafeUrl, UrlBase};

/// The version of the document format that this app reads. The publisher writes it as `schema`.
pub const SCHEMA_VERSION: u32 = 1;

/// Levels of a menu; deeper ones are dropped. A menu of more levels is of no use to readers, and a
/// cycle has to end.
const MAX_MENU_DEPTH: usize = 4;

/// Entries of the menu, all levels together, and of each part of the footer; also sections. Every
/// page shows them all, and more would be of no use to readers.
const MAX_ENTRIES: usize = 500;

/// The document `site.json`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Site {
    /// The name of the site.
    pub title: String,
    /// The tagline; may be empty.
    pub description: String,
    /// BCP 47 tag of the site's language.
    pub language: String,
    /// The menu, in order.
    pub menu: Vec<NavItem>,
    /// All sections, in order.
    pub sections: Vec<Section>,
    /// The footer of every page.
    pub footer: Footer,
    /// Whether readers can save articles to read them offline.
    pub offline: bool,
}

/// An entry of the menu, with its submenu.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NavItem {
    /// Its text.
    pub title: String,
    /// The target of its link.
    pub target: Target,
    /// The entries of its submenu.
    pub children: Vec<NavItem>,
}

/// The target of an entry of the menu or the footer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// The newest articles.
    Home,
    /// Years and months.
    Archive,
    /// A section's list.
    Section(Slug),
    /// A static page.
    Page(Slug),
    /// Another site, or a file of this one.
    Url(SafeUrl),
    /// No target: the entry is the heading of its submenu.
    Heading,
}

/// A section of the site, such as 要闻.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// Its name in URLs.
    pub slug: Slug,
    /// Its name for people.
    pub title: String,
    /// What it is about; may be empty.
    pub description: String,
}

/// The footer of every page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Footer {
    /// Such as `© 2026 泉闻`; may be empty.
    pub copyright: String,
    /// Links, in order.
    pub links: Vec<NavItem>,
    /// Registrations (ICP, 公安备案), each with the URL where it can be checked.
    pub registrations: Vec<NavItem>,
}

impl Site {
    /// Reads `site.json`. `None` only without a title; whatever else is invalid is left out.
    pub fn read<J: Json>(value: &J, base: &UrlBase, warnings: &mut ParseWarnings) -> Option<Self> {
        let footer = &object(value, "footer");
        let sections = read_list(value, SECTIONS, warnings, section);
        let mut entries = |value: &J, key, depth| {
            let mut left = MAX_ENTRIES;
            entries(value, key, base, depth, &mut left, warnings)
        };
        Some(Self {
            title: text(value, "title")?,
            description: text(value, "description").unwrap_or_default(),
            language: text(value, "language").unwrap_or_else(|| "zh-Hans".to_owned()),
            menu: entries(value, "menu", MAX_MENU_DEPTH),
            sections,
            footer: Footer {
                copyright: text(footer, "copyright").unwrap_or_default(),
                links: entries(footer, "links", 1),
                registrations: entries(footer, "registrations", 1),
            },
            offline: flag(value, "offline"),
        })
    }

    /// The section with this slug.
    pub fn section(&self, slug: &Slug) -> Option<&Section> {
        self.sections.iter().find(|it| it.slug == *slug)
    }
}

/// Whether a document has a later [`SCHEMA_VERSION`] than this app reads.
pub fn is_unsupported<J: Json>(value: &J) -> bool {
    number(value, "schema").is_some_and(|schema| schema > SCHEMA_VERSION)
}

/// The entries under `key`, down to `depth` levels. `left` counts how many entries are still
/// allowed, all levels together.
fn entries<J: Json>(
    value: &J,
    key: &'static str,
    base: &UrlBase,
    depth: usize,
    left: &mut usize,
    warnings: &mut ParseWarnings,
) -> Vec<NavItem> {
    if depth == 0 {
        let deeper = items(value, key).len();
        warnings.add(key, "too deep", deeper, deeper);
        return Vec::new();
    }
    let rules = (key, MAX_ELEMENTS, "no title, a URL that is not allowed, or too many");
    read_list(value, rules, warnings, |value, warnings| {
        *left = left.checked_sub(1)?;
        Some(NavItem {
            title: text(value, "title")?,
            target: target(value, base)?,
            children: entries(value, "children", base, depth - 1, left, warnings),
        })
    })
}

/// The target of an entry. `None` when its URL is not allowed.
fn target<J: Json>(value: &J, base: &UrlBase) -> Option<Target> {
    let slug = |key| text(value, key).and_then(|it| Slug::new(&it).ok());
    if let Some(section) = slug("section") {
        return Some(Target::Section(section));
    }
    if let Some(page) = slug("page") {
        return Some(Target::Page(page));
    }
    match (text(value, "list").as_deref(), text(value, "url")) {
        (Some("home"), _) => Some(Target::Home),
        (Some("archive"), _) => Some(Target::Archive),
        (_, Some(url)) => SafeUrl::link(&url, base).map(Target::Url),
        _ => Some(Target::Heading),
    }
}

/// The key, the bound and the warning of sections; see [`read_list`].
const SECTIONS: (&str, usize, &str) = ("sections", MAX_ENTRIES, "no title, or no slug");

fn section<J: Json>(value: &J, _: &mut ParseWarnings) -> Option<Section> {
    Some(Section {
        slug: Slug::new(&text(value, "slug")?).ok()?,
        title: text(value, "title")?,
        description: text(value, "description").unwrap_or_default(),
    })
}
