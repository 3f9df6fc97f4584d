//! `site.json`: what every page shares, such as title, menu, sections and footer.

use serde_json::{Value, json};

use crate::endpoint::DocumentId;
use crate::model::site::{SCHEMA_VERSION, Section};
use crate::publish::content::menu::{MenuItem, MenuTarget};
use crate::publish::content::settings::Offline;
use crate::publish::content_hash;
use crate::publish::documents::context::{DocumentContext, document_path, path_to_root};
use crate::publish::documents::document_text::{DocumentText, Documents};
use crate::publish::json;
use crate::publish::json::or_null;
use crate::publish::url;

/// The document, with a revision that changes whenever it or any of `others` does.
pub(crate) fn document(context: DocumentContext<'_>, others: &Documents) -> (String, DocumentText) {
    let mut all = String::new();
    for (path, text) in others {
        all.push_str(path);
        all.push_str(&content_hash::sha256_hex(text.whole.as_bytes()));
    }
    document_of(context, &all)
}

/// The document, with a revision that changes whenever it or the text `others` does.
pub(crate) fn document_of(context: DocumentContext<'_>, others: &str) -> (String, DocumentText) {
    let path = document_path(&DocumentId::Site);
    let value = site(context, &path_to_root(&path));
    let all = json::to_text(value.clone()) + others;
    let revision = json!(content_hash::short(all.as_bytes()));
    (path, DocumentText::with_member(value, "revision", revision))
}

fn site(context: DocumentContext<'_>, to_site: &str) -> Value {
    let settings = &context.library.settings;
    let footer = &settings.footer;
    let items =
        |items: &[MenuItem]| items.iter().map(|it| menu_entry(it, to_site)).collect::<Value>();
    json!({
        "schema": SCHEMA_VERSION,
        "title": settings.title,
        "description": or_null(&settings.description),
        "language": settings.language,
        "base_url": context.base_url,
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
