//! What every page shares: title, menu, sections, footer.

use serde_json::{Value, json};

use crate::endpoint::DocumentId;
use crate::model::site::{SCHEMA_VERSION, Section};
use crate::publish::content::menu::{MenuItem, MenuTarget};
use crate::publish::content::settings::Offline;
use crate::publish::content_hash;
use crate::publish::documents::{
    DocumentWriter, Documents, document_path, or_null, path_to_root, to_bytes, without_nulls,
};
use crate::publish::url;

/// The document, with a revision that changes whenever any of `others` or it does.
pub(crate) fn document(desk: DocumentWriter<'_>, others: &Documents) -> (String, Vec<u8>) {
    let path = document_path(&DocumentId::Site);
    let mut value = site(desk, &path_to_root(&path));
    let mut all = without_nulls(value.clone()).to_string();
    for (path, bytes) in others {
        all.push_str(path);
        all.push_str(&content_hash::sha256_hex(bytes));
    }
    value["revision"] = json!(content_hash::short(all.as_bytes()));
    (path, to_bytes(value))
}

fn site(desk: DocumentWriter<'_>, to_site: &str) -> Value {
    let settings = &desk.library.settings;
    let footer = &settings.footer;
    let items =
        |items: &[MenuItem]| items.iter().map(|it| menu_entry(it, to_site)).collect::<Value>();
    json!({
        "schema": SCHEMA_VERSION,
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

fn menu_entry(item: &MenuItem, to_site: &str) -> Value {
    let children = item.children.iter().map(|it| menu_entry(it, to_site)).collect::<Vec<_>>();
    let mut value = json!({
        "title": item.title,
        "children": Some(children).filter(|it| !it.is_empty()),
    });
    match &item.target {
        MenuTarget::Nowhere => {}
        MenuTarget::List(name) => value["list"] = json!(name),
        MenuTarget::Section(slug) => value["section"] = json!(slug.as_str()),
        MenuTarget::Page(slug) => value["page"] = json!(slug.as_str()),
        MenuTarget::Url(url) if url::is_relative(url) => {
            value["url"] = json!(format!("{to_site}{}", url.trim_start_matches('/')));
        }
        MenuTarget::Url(url) => value["url"] = json!(url),
    }
    value
}
