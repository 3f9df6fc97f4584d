//! What every page shares: title, menu, sections, footer.

use serde_json::{Value, json};

use crate::endpoint::Endpoint;
use crate::model::site::{SCHEMA, Section};
use crate::publish::address;
use crate::publish::documents::{Desk, Documents, bytes, or_null, path, tidy, to_site};
use crate::publish::hash;
use crate::publish::menu::{Item, Leads};
use crate::publish::record::Offline;

/// The document, with a revision that changes whenever any of `others` or it does.
pub(super) fn document(desk: Desk<'_>, others: &Documents) -> (String, Vec<u8>) {
    let path = path(&Endpoint::Site);
    let mut value = site(desk, &to_site(&path));
    let mut all = tidy(value.clone()).to_string();
    for (path, bytes) in others {
        all.push_str(path);
        all.push_str(&hash::hex(bytes));
    }
    value["revision"] = json!(hash::hex(all.as_bytes())[..16]);
    (path, bytes(value))
}

fn site(desk: Desk<'_>, to_site: &str) -> Value {
    let settings = &desk.library.settings;
    let footer = &settings.footer;
    let items = |items: &[Item]| items.iter().map(|it| entry(it, to_site)).collect::<Value>();
    json!({
        "schema": SCHEMA,
        "title": settings.title,
        "description": or_null(&settings.description),
        "language": settings.language,
        "base_url": desk.base_url,
        "offline": settings.offline == Offline::On,
        "menu": items(&settings.menu),
        "sections": settings.sections.iter().map(section).collect::<Value>(),
        "footer": {
            "copyright": or_null(&footer.copyright),
            "links": items(&footer.links),
            "registrations": items(&footer.registrations),
        },
    })
}

fn section(section: &Section) -> Value {
    json!({
        "slug": section.slug.as_str(),
        "title": section.title,
        "description": or_null(&section.description),
    })
}

fn entry(item: &Item, to_site: &str) -> Value {
    let children = item.children.iter().map(|it| entry(it, to_site)).collect::<Vec<_>>();
    let mut value = json!({
        "title": item.title,
        "children": Some(children).filter(|it| !it.is_empty()),
    });
    match &item.leads {
        Leads::Nowhere => {}
        Leads::List(name) => value["list"] = json!(name),
        Leads::Section(slug) => value["section"] = json!(slug.as_str()),
        Leads::Page(slug) => value["page"] = json!(slug.as_str()),
        Leads::Address(url) if address::is_relative(url) => {
            value["url"] = json!(format!("{to_site}{}", url.trim_start_matches('/')));
        }
        Leads::Address(url) => value["url"] = json!(url),
    }
    value
}
