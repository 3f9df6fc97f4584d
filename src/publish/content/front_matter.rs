//! The front matter of an article, read into typed fields.
//!
//! Tests: `tests/publish/diagnostics.rs`

use std::path::Path;

use crate::model::article::Kind;
use crate::model::slug::Slug;
use crate::model::timestamp::Timestamp;
use crate::publish::content::date;
use crate::publish::content::settings::Settings;
use crate::publish::content::table::{Fields, LocatedText};
use crate::publish::diagnostic::Problem;
use crate::publish::url;

/// The front matter of an article.
#[derive(Clone, Debug)]
pub(crate) struct FrontMatter {
    pub(crate) title: String,
    pub(crate) slug: Slug,
    /// The line of `slug`, or 1 where the file name gives the slug.
    pub(crate) slug_line: usize,
    pub(crate) published: Timestamp,
    pub(crate) updated: Option<Timestamp>,
    pub(crate) section: Option<Slug>,
    pub(crate) tags: Vec<Tag>,
    pub(crate) summary: String,
    pub(crate) authors: Vec<String>,
    pub(crate) source: Option<FrontMatterSource>,
    pub(crate) image: Option<FrontMatterImage>,
    /// Where it is not the site's language.
    pub(crate) language: Option<String>,
    /// The slug of the article that this one is a translation of.
    pub(crate) translation_of: Option<LocatedText>,
    pub(crate) pinned: bool,
    pub(crate) kind: Kind,
    pub(crate) is_draft: bool,
}

/// A tag, and its line.
#[derive(Clone, Debug)]
pub(crate) struct Tag {
    pub(crate) slug: Slug,
    pub(crate) label: String,
    pub(crate) line: usize,
}

/// Where an article was published first.
#[derive(Clone, Debug)]
pub(crate) struct FrontMatterSource {
    pub(crate) name: String,
    pub(crate) url: Option<String>,
}

/// The lead image, as the front matter names it.
#[derive(Clone, Debug)]
pub(crate) struct FrontMatterImage {
    pub(crate) src: LocatedText,
    pub(crate) alt: String,
}

impl FrontMatter {
    /// When the article last changed.
    pub(crate) fn last_changed(&self) -> &Timestamp {
        let updated = self.updated.as_ref().filter(|it| it.instant > self.published.instant);
        updated.unwrap_or(&self.published)
    }
}

/// Parses the front matter of `file`. Every problem is reported; `None` without a title, a date, a
/// slug or a valid kind.
pub(crate) fn parse(
    mut fields: Fields<'_>,
    file: &Path,
    settings: &Settings,
    is_draft: bool,
) -> Option<FrontMatter> {
    let it = &mut fields;
    let title = it.required("title");
    let published = it.required("date").and_then(|text| time(it, &text, settings));
    let updated = it.text("updated").and_then(|text| time(it, &text, settings));
    let slug = slug(it, file);
    let kind = kind(it);
    let section = section(it, kind, settings);
    let tags = it.texts("tags").into_iter().filter_map(|text| tag(it, text)).collect();
    let summary = it.text("summary").map(|it| it.text).unwrap_or_default();
    let authors = it.texts("authors").into_iter().map(|it| it.text).collect();
    let (source, image) = (source(it), image(it));
    let language = it.text("lang").map(|it| it.text).filter(|it| *it != settings.language);
    let translation_of = it.text("translation_of");
    let pinned = it.flag("pinned", false);
    fields.reject_unknown();
    let (slug, slug_line) = slug?;
    Some(FrontMatter {
        title: title?.text,
        slug,
        slug_line,
        published: published?,
        updated,
        section,
        tags,
        summary,
        authors,
        source,
        image,
        language,
        translation_of,
        pinned,
        kind: kind?,
        is_draft,
    })
}

fn time(fields: &mut Fields<'_>, text: &LocatedText, settings: &Settings) -> Option<Timestamp> {
    let time = date::parse_lenient(&text.text, &settings.utc_offset);
    if time.is_none() {
        let message = format!("`{}` is not a date", text.text);
        let help = "use one such as 2026-11-20T08:40:00+08:00";
        fields.diagnostics.add(text.line, Problem::new(message, help));
    }
    time
}

fn slug(fields: &mut Fields<'_>, file: &Path) -> Option<(Slug, usize)> {
    let stem = file.file_stem().map(|it| it.to_string_lossy().into_owned()).unwrap_or_default();
    let LocatedText { text, line } =
        fields.text("slug").unwrap_or(LocatedText { text: stem, line: 1 });
    match Slug::new(&text) {
        Ok(slug) => Some((slug, line)),
        Err(error) => {
            let help = "choose another `slug`, or rename the file";
            fields.diagnostics.add(line, Problem::new(format!("`{text}`: {error}"), help));
            None
        }
    }
}

fn kind(fields: &mut Fields<'_>) -> Option<Kind> {
    let Some(LocatedText { text, line }) = fields.text("kind") else {
        return Some(Kind::Article);
    };
    match text.as_str() {
        "article" => Some(Kind::Article),
        "page" => Some(Kind::Page),
        _ => {
            fields.diagnostics.add(line, Problem::unknown("kind", &text, &["article", "page"]));
            None
        }
    }
}

fn section(fields: &mut Fields<'_>, kind: Option<Kind>, settings: &Settings) -> Option<Slug> {
    let text = match kind {
        Some(Kind::Article) => fields.required("section"),
        _ => fields.text("section"),
    }?;
    let slugs: Vec<&str> = settings.sections.iter().map(|it| it.slug.as_str()).collect();
    if !slugs.contains(&text.text.as_str()) {
        fields.diagnostics.add(text.line, Problem::unknown("section", &text.text, &slugs));
        return None;
    }
    Slug::new(&text.text).ok()
}

fn tag(fields: &mut Fields<'_>, LocatedText { text, line }: LocatedText) -> Option<Tag> {
    let slug = Slug::from_label(&text);
    if slug.is_none() {
        let message = format!("the tag \"{text}\" has no character that a URL can contain");
        let help = "use letters, digits or Han characters";
        fields.diagnostics.add(line, Problem::new(message, help));
    }
    Some(Tag { slug: slug?, label: text, line })
}

fn source(fields: &mut Fields<'_>) -> Option<FrontMatterSource> {
    let node = fields.take("source")?;
    let mut fields = Fields::of(node, fields.diagnostics)?;
    let (name, url) = (fields.required("name"), fields.text("url"));
    let is_web =
        |it: &LocatedText| matches!(url::scheme(&it.text).as_deref(), Some("http" | "https"));
    if let Some(url) = url.as_ref().filter(|it| !is_web(it)) {
        let message = format!("`{}` is not the URL of a source", url.text);
        fields.diagnostics.add(url.line, Problem::new(message, "use a complete https URL"));
    }
    fields.reject_unknown();
    Some(FrontMatterSource { name: name?.text, url: url.map(|it| it.text) })
}

fn image(fields: &mut Fields<'_>) -> Option<FrontMatterImage> {
    let node = fields.take("image")?;
    let mut fields = Fields::of(node, fields.diagnostics)?;
    let (src, alt) = (fields.required("src"), fields.required("alt"));
    fields.reject_unknown();
    Some(FrontMatterImage { src: src?, alt: alt?.text })
}
