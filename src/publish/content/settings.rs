//! `site.toml`: what is true of the whole site.

use std::path::Path;

use url::Url;

use crate::model::site::Section;
use crate::model::slug::Slug;
use crate::publish::content::date;
use crate::publish::content::menu;
use crate::publish::content::menu::MenuItem;
use crate::publish::content::table::{Fields, LocatedText};
use crate::publish::content::value::toml;
use crate::publish::diagnostic::{Diagnostics, Problem};
use crate::publish::output::build_manifest::Offline;

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
    pub(crate) icons: Vec<LocatedText>,
    pub(crate) sections: Vec<Section>,
    pub(crate) menu: Vec<MenuItem>,
    pub(crate) footer: FooterSettings,
    /// What has been read is kept for when there is no network.
    pub(crate) offline: Offline,
}

#[derive(Debug, Default)]
pub(crate) struct FooterSettings {
    pub(crate) copyright: String,
    pub(crate) links: Vec<MenuItem>,
    pub(crate) registrations: Vec<MenuItem>,
}

/// Reads the settings in `content`. `None` when the file is missing or is no TOML: what the
/// articles say cannot be judged then.
pub(crate) fn read(content: &Path, notes: &mut Diagnostics) -> Option<Settings> {
    let Ok(text) = std::fs::read_to_string(content.join(FILE)) else {
        let trouble = Problem::new(
            "the file is missing or is no UTF-8 text",
            "write it, with at least `title`, `base_url` and one `[[section]]`",
        );
        notes.add(1, trouble);
        return None;
    };
    match toml::parse(&text) {
        Ok(node) => Some(parse(Fields::of(node, notes)?)),
        Err(unreadable) => {
            for it in unreadable {
                notes.add(it.line, Problem::new(it.message, "correct the TOML"));
            }
            None
        }
    }
}

fn parse(mut fields: Fields<'_>) -> Settings {
    let title = fields.required("title");
    let text = |it: Option<LocatedText>| it.map(|it| it.text);
    let description = text(fields.text("description")).unwrap_or_default();
    let language = text(fields.text("language")).unwrap_or_else(|| "zh-Hans".to_owned());
    let base_url = fields.text("base_url").map(|it| {
        let read = parse_base_url(&it.text);
        or_report(read, it.line, &mut fields).unwrap_or(it.text)
    });
    let utc_offset = fields
        .text("utc_offset")
        .and_then(|it| or_report(parse_utc_offset(&it.text), it.line, &mut fields));
    let icons = fields.one_or_more("icon");
    let sections = parse_sections(&mut fields);
    let menu = menu::items(&mut fields, "menu", &sections, menu::MAX_DEPTH);
    let footer = parse_footer(&mut fields, &sections);
    let offline = if fields.flag("offline", true) { Offline::On } else { Offline::Off };
    fields.reject_unknown();
    Settings {
        title: title.map(|it| it.text).unwrap_or_default(),
        description,
        language,
        base_url,
        utc_offset: utc_offset.unwrap_or_else(|| "+00:00".to_owned()),
        icons,
        menu: if menu.is_empty() { menu::from_sections(&sections) } else { menu },
        sections,
        footer,
        offline,
    }
}

fn or_report<T>(read: Result<T, Problem>, line: usize, fields: &mut Fields<'_>) -> Option<T> {
    read.map_err(|trouble| fields.diagnostics.add(line, trouble)).ok()
}

/// The address of a site, with a slash at the end.
pub(crate) fn parse_base_url(text: &str) -> Result<String, Problem> {
    let url = Url::parse(text).ok().filter(|it| matches!(it.scheme(), "http" | "https"));
    let plain =
        |it: &Url| it.query().is_none() && it.fragment().is_none() && it.username().is_empty();
    match url.filter(plain) {
        Some(url) => Ok(format!("{}/", url.as_str().trim_end_matches('/'))),
        None => Err(Problem::new(
            format!("`{text}` is no address a site can have"),
            "write one such as https://news.example/",
        )),
    }
}

fn parse_utc_offset(text: &str) -> Result<String, Problem> {
    match date::parse_lenient("2000-01-01", text) {
        Some(_) => Ok(text.to_owned()),
        None => Err(Problem::new(format!("`{text}` is no offset"), "write one such as `+08:00`")),
    }
}

fn parse_sections(fields: &mut Fields<'_>) -> Vec<Section> {
    let mut sections: Vec<Section> = Vec::new();
    for node in fields.list("section") {
        let Some(mut fields) = Fields::of(node, fields.diagnostics) else {
            continue;
        };
        let slug = fields.required("slug");
        let title = fields.required("title");
        let description = fields.text("description").map(|it| it.text).unwrap_or_default();
        if let (Some(slug), Some(title)) = (slug, title) {
            match section_slug(&slug.text, &sections) {
                Ok(slug) => sections.push(Section { slug, title: title.text, description }),
                Err(trouble) => fields.diagnostics.add(slug.line, trouble),
            }
        }
        fields.reject_unknown();
    }
    sections
}

fn section_slug(text: &str, sections: &[Section]) -> Result<Slug, Problem> {
    let slug =
        Slug::new(text).map_err(|error| Problem::new(error.to_string(), "write another `slug`"))?;
    let same = |it: &&Section| it.slug.as_str().to_lowercase() == text.to_lowercase();
    match sections.iter().find(same) {
        Some(first) => Err(Problem::new(
            format!("the section \"{text}\" is there already, as \"{}\"", first.title),
            "give one of them another `slug`",
        )),
        None => Ok(slug),
    }
}

fn parse_footer(fields: &mut Fields<'_>, sections: &[Section]) -> FooterSettings {
    let Some(node) = fields.take("footer") else {
        return FooterSettings::default();
    };
    let Some(mut fields) = Fields::of(node, fields.diagnostics) else {
        return FooterSettings::default();
    };
    let footer = FooterSettings {
        copyright: fields.text("copyright").map(|it| it.text).unwrap_or_default(),
        links: menu::items(&mut fields, "links", sections, 1),
        registrations: menu::items(&mut fields, "registrations", sections, 1),
    };
    fields.reject_unknown();
    footer
}

/// An unknown name, and those there are.
pub(crate) fn unknown_name(kind: &str, name: &str, there_are: &[&str]) -> Problem {
    let remedy = match there_are {
        [] => format!("there is no {kind} yet: add it"),
        names => format!("write one of {}", names.join(", ")),
    };
    Problem::new(format!("no such {kind} \"{name}\""), remedy)
}
