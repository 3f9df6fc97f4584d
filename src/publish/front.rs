//! The front matter of an article.

use std::path::Path;

use crate::model::article::Kind;
use crate::model::slug::Slug;
use crate::model::time::Timestamp;
use crate::publish::address;
use crate::publish::date;
use crate::publish::fields::{Fields, Text};
use crate::publish::mistake::Trouble;
use crate::publish::settings::{Settings, no_such};

/// What an article says of itself.
#[derive(Clone, Debug)]
pub(crate) struct Front {
    pub(crate) title: String,
    pub(crate) slug: Slug,
    /// The line that decides the slug.
    pub(crate) slug_line: usize,
    pub(crate) published: Timestamp,
    pub(crate) updated: Option<Timestamp>,
    pub(crate) section: Option<Slug>,
    pub(crate) tags: Vec<Tag>,
    pub(crate) summary: String,
    pub(crate) authors: Vec<String>,
    pub(crate) source: Option<Source>,
    pub(crate) image: Option<Image>,
    /// Where it is not the site's.
    pub(crate) language: Option<String>,
    /// The slug of the article this one says in another language.
    pub(crate) translation_of: Option<Text>,
    pub(crate) pinned: bool,
    pub(crate) kind: Kind,
}

#[derive(Clone, Debug)]
pub(crate) struct Tag {
    pub(crate) slug: Slug,
    pub(crate) label: String,
    pub(crate) line: usize,
}

#[derive(Clone, Debug)]
pub(crate) struct Source {
    pub(crate) name: String,
    pub(crate) url: Option<String>,
}

#[derive(Clone, Debug)]
pub(crate) struct Image {
    pub(crate) src: Text,
    pub(crate) alt: String,
}

impl Front {
    /// When the article last changed.
    pub(crate) fn changed(&self) -> &Timestamp {
        let updated = self.updated.as_ref().filter(|it| it.instant > self.published.instant);
        updated.unwrap_or(&self.published)
    }
}

/// Takes the front matter of `file` apart. `None` without title, date, slug or a known kind; why
/// stands in the notes.
pub(crate) fn read(mut fields: Fields<'_>, file: &Path, settings: &Settings) -> Option<Front> {
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
    fields.finish();
    let (slug, slug_line) = slug?;
    Some(Front {
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
    })
}

fn time(fields: &mut Fields<'_>, text: &Text, settings: &Settings) -> Option<Timestamp> {
    let time = date::complete(&text.text, &settings.utc_offset);
    if time.is_none() {
        let problem = format!("`{}` is no date", text.text);
        let remedy = "write one such as 2026-11-20T08:40:00+08:00";
        fields.notes.add(text.line, Trouble::new(problem, remedy));
    }
    time
}

fn slug(fields: &mut Fields<'_>, file: &Path) -> Option<(Slug, usize)> {
    let stem = file.file_stem().map(|it| it.to_string_lossy().into_owned()).unwrap_or_default();
    let Text { text, line } = fields.text("slug").unwrap_or(Text { text: stem, line: 1 });
    match Slug::new(&text) {
        Ok(slug) => Some((slug, line)),
        Err(error) => {
            let remedy = "write another `slug`, or rename the file";
            fields.notes.add(line, Trouble::new(format!("`{text}`: {error}"), remedy));
            None
        }
    }
}

fn kind(fields: &mut Fields<'_>) -> Option<Kind> {
    let Some(Text { text, line }) = fields.text("kind") else {
        return Some(Kind::Article);
    };
    match text.as_str() {
        "article" => Some(Kind::Article),
        "page" => Some(Kind::Page),
        _ => {
            fields.notes.add(line, no_such("kind", &text, &["article", "page"]));
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
        fields.notes.add(text.line, no_such("section", &text.text, &slugs));
        return None;
    }
    Slug::new(&text.text).ok()
}

fn tag(fields: &mut Fields<'_>, Text { text, line }: Text) -> Option<Tag> {
    let slug = Slug::from_label(&text);
    if slug.is_none() {
        let problem = format!("nothing in the tag \"{text}\" can stand in an address");
        fields.notes.add(line, Trouble::new(problem, "use letters, digits or Han characters"));
    }
    Some(Tag { slug: slug?, label: text, line })
}

fn source(fields: &mut Fields<'_>) -> Option<Source> {
    let node = fields.take("source")?;
    let mut fields = Fields::of(node, fields.notes)?;
    let (name, url) = (fields.required("name"), fields.text("url"));
    let web = |it: &Text| matches!(address::scheme(&it.text).as_deref(), Some("http" | "https"));
    if let Some(url) = url.as_ref().filter(|it| !web(it)) {
        let problem = format!("`{}` is no address of a source", url.text);
        fields.notes.add(url.line, Trouble::new(problem, "write a whole https address"));
    }
    fields.finish();
    Some(Source { name: name?.text, url: url.map(|it| it.text) })
}

fn image(fields: &mut Fields<'_>) -> Option<Image> {
    let node = fields.take("image")?;
    let mut fields = Fields::of(node, fields.notes)?;
    let (src, alt) = (fields.required("src"), fields.required("alt"));
    fields.finish();
    Some(Image { src: src?, alt: alt?.text })
}
