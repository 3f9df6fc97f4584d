//! `site.toml`: the settings of the whole site.
//!
//! Tests: `tests/publish/settings.rs`

use std::path::Path;

use serde::{Deserialize, Serialize};
use url::Url;

use crate::model::site::Section;
use crate::model::slug::Slug;
use crate::publish::content::date;
use crate::publish::content::menu;
use crate::publish::content::menu::MenuItem;
use crate::publish::content::table::{Fields, LocatedText};
use crate::publish::content::value::toml;
use crate::publish::diagnostic::{Diagnostics, Problem};

/// The name of the file in the content directory.
pub(crate) const FILE: &str = "site.toml";

/// The contents of `site.toml`.
#[derive(Clone, Debug)]
pub(crate) struct Settings {
    pub(crate) title: String,
    pub(crate) description: String,
    pub(crate) language: String,
    /// Ends with a slash, unless it is invalid.
    pub(crate) base_url: Option<String>,
    /// Such as `+08:00`.
    pub(crate) utc_offset: String,
    /// Files with the icon in one size each; empty for the app's own icons.
    pub(crate) icons: Vec<LocatedText>,
    pub(crate) sections: Vec<Section>,
    pub(crate) menu: Vec<MenuItem>,
    pub(crate) footer: FooterSettings,
    pub(crate) offline: Offline,
}

/// Whether the service worker stores pages for reading without a network.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Offline {
    /// It does.
    #[default]
    On,
    /// It does not, and unregisters itself and deletes what it has stored.
    Off,
}

/// The table `[footer]`.
#[derive(Clone, Debug, Default)]
pub(crate) struct FooterSettings {
    pub(crate) copyright: String,
    pub(crate) links: Vec<MenuItem>,
    pub(crate) registrations: Vec<MenuItem>,
}

/// Reads the settings in the directory `content`. `None` when the file is missing or is not TOML:
/// articles cannot be checked without settings.
pub(crate) fn read(content: &Path, diagnostics: &mut Diagnostics) -> Option<Settings> {
    from_text(std::fs::read_to_string(content.join(FILE)).ok().as_deref(), diagnostics)
}

/// The settings in the text of the file, if there is one; see [`read`].
pub(crate) fn from_text(text: Option<&str>, diagnostics: &mut Diagnostics) -> Option<Settings> {
    let Some(text) = text else {
        let problem = Problem::new(
            "the file is missing or is not UTF-8 text",
            "create it with `title`, `base_url` and a `[[section]]`, or let `quanwen new` make a site",
        );
        diagnostics.add(1, problem);
        return None;
    };
    match toml::parse(text) {
        Ok(node) => Some(parse(Fields::of(node, diagnostics)?)),
        Err(errors) => {
            for it in errors {
                diagnostics.add(it.line, Problem::new(it.message, "correct the TOML"));
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
        let parsed = parse_base_url(&it.text);
        or_report(parsed, it.line, &mut fields).unwrap_or(it.text)
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

fn or_report<T>(parsed: Result<T, Problem>, line: usize, fields: &mut Fields<'_>) -> Option<T> {
    parsed.map_err(|problem| fields.diagnostics.add(line, problem)).ok()
}

/// The URL of a site, with a slash at the end.
pub(crate) fn parse_base_url(text: &str) -> Result<String, Problem> {
    let url = Url::parse(text).ok().filter(|it| matches!(it.scheme(), "http" | "https"));
    let plain =
        |it: &Url| it.query().is_none() && it.fragment().is_none() && it.username().is_empty();
    match url.filter(plain) {
        Some(url) => Ok(format!("{}/", url.as_str().trim_end_matches('/'))),
        None => Err(Problem::new(
            format!("`{text}` is not a URL for a site"),
            "use one such as https://news.example/",
        )),
    }
}

fn parse_utc_offset(text: &str) -> Result<String, Problem> {
    if date::parse_lenient("2000-01-01", text).is_some() {
        return Ok(text.to_owned());
    }
    let message = format!("`{text}` is not a UTC offset");
    Err(Problem::new(message, "use one such as `+08:00`"))
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
                Err(problem) => fields.diagnostics.add(slug.line, problem),
            }
        }
        fields.reject_unknown();
    }
    sections
}

fn section_slug(text: &str, sections: &[Section]) -> Result<Slug, Problem> {
    let slug = Slug::new(text)
        .map_err(|error| Problem::new(error.to_string(), "choose another `slug`"))?;
    // Some file systems ignore case.
    let same = |it: &&Section| it.slug.as_str().to_lowercase() == text.to_lowercase();
    match sections.iter().find(same) {
        Some(first) => Err(Problem::new(
            format!("the section \"{text}\" exists already, as \"{}\"", first.title),
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
