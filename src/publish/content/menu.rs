//! The menu, and the links at the end of every page, as `site.toml` lists them.
//!
//! Tests: `tests/publish/settings.rs`

use crate::model::site::Section;
use crate::model::slug::Slug;
use crate::publish::content::table::{Fields, LocatedText};
use crate::publish::diagnostic::{Diagnostics, Problem};
use crate::publish::url;

/// Levels of the menu that the app shows.
pub(crate) const MAX_DEPTH: usize = 4;

/// An entry and the entries below it.
#[derive(Clone, Debug)]
pub(crate) struct MenuItem {
    pub(crate) title: String,
    pub(crate) line: usize,
    pub(crate) target: MenuTarget,
    pub(crate) children: Vec<MenuItem>,
}

/// What an entry links to.
#[derive(Clone, Debug)]
pub(crate) enum MenuTarget {
    /// Nothing: the entry is a heading for its children.
    Nowhere,
    /// `home` or `archive`.
    List(String),
    Section(Slug),
    Page(Slug),
    /// An absolute URL, or one relative to the site.
    Url(String),
}

/// The entries under `key`, in at most `depth` levels; deeper ones are reported.
pub(crate) fn items(
    fields: &mut Fields<'_>,
    key: &'static str,
    sections: &[Section],
    depth: usize,
) -> Vec<MenuItem> {
    let nodes = fields.list(key);
    if let (0, Some(first)) = (depth, nodes.first()) {
        let message = "the entry is nested too deep to be shown";
        fields.diagnostics.add(first.line, Problem::new(message, "move it to a higher level"));
        return Vec::new();
    }
    let fields = nodes.into_iter().filter_map(|node| {
        let mut fields = Fields::of(node, fields.diagnostics)?;
        let item = item(&mut fields, sections, depth);
        fields.reject_unknown();
        item
    });
    fields.collect()
}

/// The menu of a site without `[[menu]]`: its sections.
pub(crate) fn from_sections(sections: &[Section]) -> Vec<MenuItem> {
    let entry = |it: &Section| MenuItem {
        title: it.title.clone(),
        line: 1,
        target: MenuTarget::Section(it.slug.clone()),
        children: Vec::new(),
    };
    sections.iter().map(entry).collect()
}

fn item(fields: &mut Fields<'_>, sections: &[Section], depth: usize) -> Option<MenuItem> {
    let title = fields.required("title");
    let target = parse_target(fields, sections);
    let children = items(fields, "children", sections, depth - 1);
    let title = title?;
    if matches!(target, MenuTarget::Nowhere) && children.is_empty() {
        let message = format!("the entry \"{}\" has no target", title.text);
        let help = "add `list`, `section`, `page`, `url` or `children`";
        fields.diagnostics.add(title.line, Problem::new(message, help));
    }
    Some(MenuItem { title: title.text, line: title.line, target, children })
}

fn parse_target(fields: &mut Fields<'_>, sections: &[Section]) -> MenuTarget {
    let keys = ["list", "section", "page", "url"];
    let mut present = keys.into_iter().filter_map(|key| Some((key, fields.text(key)?)));
    let first = present.next();
    if let Some((key, second)) = present.last() {
        let message = format!("the entry has two targets, one of them `{key}`");
        fields.diagnostics.add(second.line, Problem::new(message, "keep one of them"));
    }
    let Some((key, LocatedText { text, line })) = first else {
        return MenuTarget::Nowhere;
    };
    parse_target_key(key, &text, sections).unwrap_or_else(|problem| {
        fields.diagnostics.add(line, problem);
        MenuTarget::Url(String::new())
    })
}

fn parse_target_key(key: &str, text: &str, sections: &[Section]) -> Result<MenuTarget, Problem> {
    let slug = || Slug::new(text).map_err(|it| Problem::new(it.to_string(), "choose another name"));
    match key {
        "list" if matches!(text, "home" | "archive") => Ok(MenuTarget::List(text.to_owned())),
        "list" => Err(Problem::unknown("list", text, &["home", "archive"])),
        "section" if sections.iter().all(|it| it.slug.as_str() != text) => {
            let slugs: Vec<&str> = sections.iter().map(|it| it.slug.as_str()).collect();
            Err(Problem::unknown("section", text, &slugs))
        }
        "section" => Ok(MenuTarget::Section(slug()?)),
        "page" => Ok(MenuTarget::Page(slug()?)),
        _ if url::is_link_allowed(text) => Ok(MenuTarget::Url(text.to_owned())),
        _ => Err(Problem::new(
            format!("`{text}` is not a URL that readers can follow"),
            "use http, https, mailto, tel or a URL relative to the site",
        )),
    }
}

/// Reports entries that link to a page that does not exist.
pub(crate) fn check_pages(items: &[MenuItem], pages: &[&str], diagnostics: &mut Diagnostics) {
    for item in items {
        if let MenuTarget::Page(slug) = &item.target
            && !pages.contains(&slug.as_str())
        {
            diagnostics.add(item.line, Problem::unknown("page", slug.as_str(), pages));
        }
        check_pages(&item.children, pages, diagnostics);
    }
}
