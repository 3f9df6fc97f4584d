//! What is true of the whole site: title, menu, sections, footer.

use crate::model::json::{Json, MAX_ELEMENTS, flag, items, number, object, read_list, text};
use crate::model::parse_warnings::ParseWarnings;
use crate::model::slug::Slug;
use crate::model::url::{SafeUrl, UrlBase};

/// The newest form of documents this reader knows.
pub const SCHEMA_VERSION: u32 = 1;

/// Menus nested deeper than this end here: nobody reads them, and a cycle has to end.
const MAX_MENU_DEPTH: usize = 4;

/// Entries of the menu, of all its levels together, and of each part of the footer; as many
/// sections. Every page shows them, and nobody would read as many.
const MAX_ENTRIES: usize = 500;

/// The document every page shares.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Site {
    /// What the site is called.
    pub title: String,
    /// The tagline; may be empty.
    pub description: String,
    /// BCP 47 tag of the site's language.
    pub language: String,
    /// The menu, in order.
    pub menu: Vec<NavItem>,
    /// All sections, in order.
    pub sections: Vec<Section>,
    /// What stands under every page.
    pub footer: Footer,
    /// What one wants to read without network can be saved.
    pub offline: bool,
}

/// One entry of the menu, and those below it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NavItem {
    /// What the entry says.
    pub title: String,
    /// Where it leads.
    pub target: Target,
    /// Entries below this one.
    pub children: Vec<NavItem>,
}

/// Where an entry of the menu or the footer leads.
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
    /// Elsewhere, or a file of the site.
    Url(SafeUrl),
    /// Nowhere: it only holds the entries below it.
    Heading,
}

/// A part of the paper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// Its name in addresses.
    pub slug: Slug,
    /// Its name for people.
    pub title: String,
    /// What it is about; may be empty.
    pub description: String,
}

/// What stands under every page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Footer {
    /// Such as `© 2026 泉闻`; may be empty.
    pub copyright: String,
    /// Links, in order.
    pub links: Vec<NavItem>,
    /// Registrations (ICP, 公安备案), each with where it can be checked.
    pub registrations: Vec<NavItem>,
}

impl Site {
    /// Reads `site.json`. Only a document without a title is none; what else is wrong is left out.
    pub fn read<J: Json>(value: &J, place: &UrlBase, losses: &mut ParseWarnings) -> Option<Self> {
        let footer = &object(value, "footer");
        let sections = read_list(value, SECTIONS, losses, section);
        let mut entries = |value: &J, key, depth| {
            let mut left = MAX_ENTRIES;
            entries(value, key, place, depth, &mut left, losses)
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

    /// The section of this name.
    pub fn section(&self, slug: &Slug) -> Option<&Section> {
        self.sections.iter().find(|it| it.slug == *slug)
    }
}

/// The document says it is of a newer form than this reader knows.
pub fn is_unsupported<J: Json>(value: &J) -> bool {
    number(value, "schema").is_some_and(|schema| schema > SCHEMA_VERSION)
}

/// The entries under `key`, of which so many are `left`.
fn entries<J: Json>(
    value: &J,
    key: &'static str,
    place: &UrlBase,
    depth: usize,
    left: &mut usize,
    losses: &mut ParseWarnings,
) -> Vec<NavItem> {
    if depth == 0 {
        let deeper = items(value, key).len();
        losses.add(key, "too deep", deeper, deeper);
        return Vec::new();
    }
    let rules = (key, MAX_ELEMENTS, "no title, an address nobody may offer, or too many");
    read_list(value, rules, losses, |value, losses| {
        *left = left.checked_sub(1)?;
        Some(NavItem {
            title: text(value, "title")?,
            target: target(value, place)?,
            children: entries(value, "children", place, depth - 1, left, losses),
        })
    })
}

fn target<J: Json>(value: &J, place: &UrlBase) -> Option<Target> {
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
        (_, Some(url)) => SafeUrl::link(&url, place).map(Target::Url),
        _ => Some(Target::Heading),
    }
}

/// How sections are read.
const SECTIONS: (&str, usize, &str) = ("sections", MAX_ENTRIES, "no title, or no slug");

fn section<J: Json>(value: &J, _: &mut ParseWarnings) -> Option<Section> {
    Some(Section {
        slug: Slug::new(&text(value, "slug")?).ok()?,
        title: text(value, "title")?,
        description: text(value, "description").unwrap_or_default(),
    })
}
