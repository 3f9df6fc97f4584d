//! The menu and the links under every page, as `site.toml` lists them.

use crate::model::site::Section;
use crate::model::slug::Slug;
use crate::publish::content::settings::unknown_name;
use crate::publish::content::table::{Fields, LocatedText};
use crate::publish::diagnostic::{Diagnostics, Problem};
use crate::publish::url;

/// As deep as the reader follows a menu.
pub(crate) const MAX_DEPTH: usize = 4;

/// An entry, and those below it.
#[derive(Debug)]
pub(crate) struct MenuItem {
    pub(crate) title: String,
    pub(crate) line: usize,
    pub(crate) target: MenuTarget,
    pub(crate) children: Vec<MenuItem>,
}

/// Where an entry leads.
#[derive(Debug)]
pub(crate) enum MenuTarget {
    Nowhere,
    List(String),
    Section(Slug),
    Page(Slug),
    /// Absolute, or relative to the site.
    Url(String),
}

/// The entries under `key`, at most `depth` deep.
pub(crate) fn items(
    fields: &mut Fields<'_>,
    key: &'static str,
    sections: &[Section],
    depth: usize,
) -> Vec<MenuItem> {
    let nodes = fields.list(key);
    if let (0, Some(first)) = (depth, nodes.first()) {
        let trouble = Problem::new("the entry lies too deep to be shown", "move it further up");
        fields.diagnostics.add(first.line, trouble);
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

/// The menu of a site that lists none: its sections.
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
    let leads = parse_target(fields, sections);
    let children = items(fields, "children", sections, depth - 1);
    let title = title?;
    if matches!(leads, MenuTarget::Nowhere) && children.is_empty() {
        let problem = format!("the entry \"{}\" leads nowhere", title.text);
        let remedy = "add one of list, section, page, url, or children";
        fields.diagnostics.add(title.line, Problem::new(problem, remedy));
    }
    Some(MenuItem { title: title.text, line: title.line, target: leads, children })
}

fn parse_target(fields: &mut Fields<'_>, sections: &[Section]) -> MenuTarget {
    let keys = ["list", "section", "page", "url"];
    let mut named = keys.into_iter().filter_map(|key| Some((key, fields.text(key)?)));
    let first = named.next();
    if let Some((key, second)) = named.last() {
        let problem = format!("the entry leads to two places, one of them `{key}`");
        fields.diagnostics.add(second.line, Problem::new(problem, "keep one of them"));
    }
    let Some((key, LocatedText { text, line })) = first else {
        return MenuTarget::Nowhere;
    };
    parse_target_key(key, &text, sections).unwrap_or_else(|trouble| {
        fields.diagnostics.add(line, trouble);
        MenuTarget::Url(String::new())
    })
}

fn parse_target_key(key: &str, text: &str, sections: &[Section]) -> Result<MenuTarget, Problem> {
    let slug = || Slug::new(text).map_err(|it| Problem::new(it.to_string(), "write another name"));
    match key {
        "list" if matches!(text, "home" | "archive") => Ok(MenuTarget::List(text.to_owned())),
        "list" => Err(unknown_name("list", text, &["home", "archive"])),
        "section" if sections.iter().all(|it| it.slug.as_str() != text) => {
            let slugs: Vec<&str> = sections.iter().map(|it| it.slug.as_str()).collect();
            Err(unknown_name("section", text, &slugs))
        }
        "section" => Ok(MenuTarget::Section(slug()?)),
        "page" => Ok(MenuTarget::Page(slug()?)),
        _ if url::is_link_allowed(text) => Ok(MenuTarget::Url(text.to_owned())),
        _ => Err(Problem::new(
            format!("`{text}` is no address to send readers to"),
            "write http, https, mailto, tel or an address relative to the site",
        )),
    }
}

/// Notes entries that lead to pages there are not.
pub(crate) fn check_pages(items: &[MenuItem], pages: &[&str], notes: &mut Diagnostics) {
    for item in items {
        if let MenuTarget::Page(slug) = &item.target
            && !pages.contains(&slug.as_str())
        {
            notes.add(item.line, unknown_name("page", slug.as_str(), pages));
        }
        check_pages(&item.children, pages, notes);
    }
}
