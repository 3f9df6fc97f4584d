//! `site.toml`: what is true of the whole site.

use std::path::Path;

use url::Url;

use crate::model::site::Section;
use crate::model::slug::Slug;
use crate::publish::date;
use crate::publish::fields::{Fields, Text};
use crate::publish::menu::{self, Item};
use crate::publish::mistake::{Notes, Trouble};
use crate::publish::node::toml;
use crate::publish::record::Offline;

/// The name of the file, in the content's directory.
pub(crate) const FILE: &str = "site.toml";

/// What `site.toml` says.
#[derive(Debug)]
pub(crate) struct Settings {
    pub(crate) title: String,
    pub(crate) description: String,
    pub(crate) language: String,
    /// With a slash at the end, unless it is a mistake.
    pub(crate) base_url: Option<String>,
    /// Such as `+08:00`.
    pub(crate) utc_offset: String,
    /// Files with the icon in one size each; none for the application's.
    pub(crate) icons: Vec<Text>,
    pub(crate) sections: Vec<Section>,
    pub(crate) menu: Vec<Item>,
    pub(crate) footer: Footer,
    /// What has been read is kept for when there is no network.
    pub(crate) offline: Offline,
}

#[derive(Debug, Default)]
pub(crate) struct Footer {
    pub(crate) copyright: String,
    pub(crate) links: Vec<Item>,
    pub(crate) registrations: Vec<Item>,
}

/// Reads the settings in `content`. `None` when the file is missing or is no TOML: what the
/// articles say cannot be judged then.
pub(crate) fn read(content: &Path, notes: &mut Notes) -> Option<Settings> {
    let Ok(text) = std::fs::read_to_string(content.join(FILE)) else {
        let trouble = Trouble::new(
            "the file is missing or is no UTF-8 text",
            "write it, with at least `title`, `base_url` and one `[[section]]`",
        );
        notes.add(1, trouble);
        return None;
    };
    match toml::read(&text) {
        Ok(node) => Some(settings(Fields::of(node, notes)?)),
        Err(unreadable) => {
            for it in unreadable {
                notes.add(it.line, Trouble::new(it.why, "correct the TOML"));
            }
            None
        }
    }
}

fn settings(mut fields: Fields<'_>) -> Settings {
    let title = fields.required("title");
    let text = |it: Option<Text>| it.map(|it| it.text);
    let description = text(fields.text("description")).unwrap_or_default();
    let language = text(fields.text("language")).unwrap_or_else(|| "zh-Hans".to_owned());
    let base_url = fields.text("base_url").map(|it| {
        let read = base_url(&it.text);
        judged(read, it.line, &mut fields).unwrap_or(it.text)
    });
    let utc_offset =
        fields.text("utc_offset").and_then(|it| judged(offset(&it.text), it.line, &mut fields));
    let icons = fields.one_or_more("icon");
    let sections = sections(&mut fields);
    let menu = menu::items(&mut fields, "menu", &sections, menu::DEEPEST);
    let footer = footer(&mut fields, &sections);
    let offline = if fields.flag("offline", true) { Offline::On } else { Offline::Off };
    fields.finish();
    Settings {
        title: title.map(|it| it.text).unwrap_or_default(),
        description,
        language,
        base_url,
        utc_offset: utc_offset.unwrap_or_else(|| "+00:00".to_owned()),
        icons,
        menu: if menu.is_empty() { menu::of(&sections) } else { menu },
        sections,
        footer,
        offline,
    }
}

fn judged<T>(read: Result<T, Trouble>, line: usize, fields: &mut Fields<'_>) -> Option<T> {
    read.map_err(|trouble| fields.notes.add(line, trouble)).ok()
}

/// The address of a site, with a slash at the end.
pub(crate) fn base_url(text: &str) -> Result<String, Trouble> {
    let url = Url::parse(text).ok().filter(|it| matches!(it.scheme(), "http" | "https"));
    let plain =
        |it: &Url| it.query().is_none() && it.fragment().is_none() && it.username().is_empty();
    match url.filter(plain) {
        Some(url) => Ok(format!("{}/", url.as_str().trim_end_matches('/'))),
        None => Err(Trouble::new(
            format!("`{text}` is no address a site can have"),
            "write one such as https://news.example/",
        )),
    }
}

fn offset(text: &str) -> Result<String, Trouble> {
    match date::complete("2000-01-01", text) {
        Some(_) => Ok(text.to_owned()),
        None => Err(Trouble::new(format!("`{text}` is no offset"), "write one such as `+08:00`")),
    }
}

fn sections(fields: &mut Fields<'_>) -> Vec<Section> {
    let mut sections: Vec<Section> = Vec::new();
    for node in fields.list("section") {
        let Some(mut fields) = Fields::of(node, fields.notes) else {
            continue;
        };
        let slug = fields.required("slug");
        let title = fields.required("title");
        let description = fields.text("description").map(|it| it.text).unwrap_or_default();
        if let (Some(slug), Some(title)) = (slug, title) {
            match section_slug(&slug.text, &sections) {
                Ok(slug) => sections.push(Section { slug, title: title.text, description }),
                Err(trouble) => fields.notes.add(slug.line, trouble),
            }
        }
        fields.finish();
    }
    sections
}

fn section_slug(text: &str, sections: &[Section]) -> Result<Slug, Trouble> {
    let slug =
        Slug::new(text).map_err(|error| Trouble::new(error.to_string(), "write another `slug`"))?;
    let same = |it: &&Section| it.slug.as_str().to_lowercase() == text.to_lowercase();
    match sections.iter().find(same) {
        Some(first) => Err(Trouble::new(
            format!("the section \"{text}\" is there already, as \"{}\"", first.title),
            "give one of them another `slug`",
        )),
        None => Ok(slug),
    }
}

fn footer(fields: &mut Fields<'_>, sections: &[Section]) -> Footer {
    let Some(node) = fields.take("footer") else {
        return Footer::default();
    };
    let Some(mut fields) = Fields::of(node, fields.notes) else {
        return Footer::default();
    };
    let footer = Footer {
        copyright: fields.text("copyright").map(|it| it.text).unwrap_or_default(),
        links: menu::items(&mut fields, "links", sections, 1),
        registrations: menu::items(&mut fields, "registrations", sections, 1),
    };
    fields.finish();
    footer
}

/// An unknown name, and those there are.
pub(crate) fn no_such(kind: &str, name: &str, there_are: &[&str]) -> Trouble {
    let remedy = match there_are {
        [] => format!("there is no {kind} yet: add it"),
        names => format!("write one of {}", names.join(", ")),
    };
    Trouble::new(format!("no such {kind} \"{name}\""), remedy)
}
