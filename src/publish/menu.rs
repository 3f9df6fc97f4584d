//! The menu and the links under every page, as `site.toml` lists them.

use crate::model::site::Section;
use crate::model::slug::Slug;
use crate::publish::address;
use crate::publish::fields::{Fields, Text};
use crate::publish::mistake::{Notes, Trouble};
use crate::publish::settings::no_such;

/// As deep as the reader follows a menu.
pub(crate) const DEEPEST: usize = 4;

/// An entry, and those below it.
#[derive(Debug)]
pub(crate) struct Item {
    pub(crate) title: String,
    pub(crate) line: usize,
    pub(crate) leads: Leads,
    pub(crate) children: Vec<Item>,
}

/// Where an entry leads.
#[derive(Debug)]
pub(crate) enum Leads {
    Nowhere,
    List(String),
    Section(Slug),
    Page(Slug),
    /// Absolute, or relative to the site.
    Address(String),
}

/// The entries under `key`, at most `depth` deep.
pub(crate) fn items(
    fields: &mut Fields<'_>,
    key: &'static str,
    sections: &[Section],
    depth: usize,
) -> Vec<Item> {
    let nodes = fields.list(key);
    if let (0, Some(first)) = (depth, nodes.first()) {
        let trouble = Trouble::new("the entry lies too deep to be shown", "move it further up");
        fields.notes.add(first.line, trouble);
        return Vec::new();
    }
    let fields = nodes.into_iter().filter_map(|node| {
        let mut fields = Fields::of(node, fields.notes)?;
        let item = item(&mut fields, sections, depth);
        fields.finish();
        item
    });
    fields.collect()
}

/// The menu of a site that lists none: its sections.
pub(crate) fn of(sections: &[Section]) -> Vec<Item> {
    let entry = |it: &Section| Item {
        title: it.title.clone(),
        line: 1,
        leads: Leads::Section(it.slug.clone()),
        children: Vec::new(),
    };
    sections.iter().map(entry).collect()
}

fn item(fields: &mut Fields<'_>, sections: &[Section], depth: usize) -> Option<Item> {
    let title = fields.required("title");
    let leads = leads(fields, sections);
    let children = items(fields, "children", sections, depth - 1);
    let title = title?;
    if matches!(leads, Leads::Nowhere) && children.is_empty() {
        let problem = format!("the entry \"{}\" leads nowhere", title.text);
        let remedy = "add one of list, section, page, url, or children";
        fields.notes.add(title.line, Trouble::new(problem, remedy));
    }
    Some(Item { title: title.text, line: title.line, leads, children })
}

fn leads(fields: &mut Fields<'_>, sections: &[Section]) -> Leads {
    let keys = ["list", "section", "page", "url"];
    let mut named = keys.into_iter().filter_map(|key| Some((key, fields.text(key)?)));
    let first = named.next();
    if let Some((key, second)) = named.last() {
        let problem = format!("the entry leads to two places, one of them `{key}`");
        fields.notes.add(second.line, Trouble::new(problem, "keep one of them"));
    }
    let Some((key, Text { text, line })) = first else {
        return Leads::Nowhere;
    };
    lead(key, &text, sections).unwrap_or_else(|trouble| {
        fields.notes.add(line, trouble);
        Leads::Address(String::new())
    })
}

fn lead(key: &str, text: &str, sections: &[Section]) -> Result<Leads, Trouble> {
    let slug = || Slug::new(text).map_err(|it| Trouble::new(it.to_string(), "write another name"));
    match key {
        "list" if matches!(text, "home" | "archive") => Ok(Leads::List(text.to_owned())),
        "list" => Err(no_such("list", text, &["home", "archive"])),
        "section" if sections.iter().all(|it| it.slug.as_str() != text) => {
            let slugs: Vec<&str> = sections.iter().map(|it| it.slug.as_str()).collect();
            Err(no_such("section", text, &slugs))
        }
        "section" => Ok(Leads::Section(slug()?)),
        "page" => Ok(Leads::Page(slug()?)),
        _ if address::is_offered(text) => Ok(Leads::Address(text.to_owned())),
        _ => Err(Trouble::new(
            format!("`{text}` is no address to send readers to"),
            "write http, https, mailto, tel or an address relative to the site",
        )),
    }
}

/// Notes entries that lead to pages there are not.
pub(crate) fn check_pages(items: &[Item], pages: &[&str], notes: &mut Notes) {
    for item in items {
        if let Leads::Page(slug) = &item.leads
            && !pages.contains(&slug.as_str())
        {
            notes.add(item.line, no_such("page", slug.as_str(), pages));
        }
        check_pages(&item.children, pages, notes);
    }
}
