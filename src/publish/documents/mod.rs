//! The documents of the endpoint, as the reader's model reads them.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::endpoint::DocumentId;
use crate::publish::library::Library;
use crate::route::Route;

mod archive; // years and months
mod article; // an article
mod feed; // lists
mod item; // an article in a list
mod media_sizes; // bytes of an article's media
mod site; // site.json

/// Bytes of each document by its path, relative to the site.
pub(crate) type Documents = BTreeMap<String, Vec<u8>>;

/// What every document is written from.
#[derive(Clone, Copy)]
struct DocumentWriter<'l> {
    library: &'l Library,
    /// With a slash at the end.
    base_url: &'l str,
}

/// Writes all documents for the site at `base_url`. The same content gives the same bytes.
pub(crate) fn write(library: &Library, base_url: &str) -> Documents {
    let desk = DocumentWriter { library, base_url };
    let (mut documents, facts) = article::documents(desk);
    documents.extend(feed::documents(desk, &facts));
    documents.extend(archive::documents(desk, &facts));
    let (path, bytes) = site::document(desk, &documents);
    documents.insert(path, bytes);
    documents
}

impl DocumentWriter<'_> {
    fn url(self, path: &str) -> String {
        format!("{}{path}", self.base_url)
    }

    fn page_url(self, route: &Route) -> String {
        self.url(&route.path())
    }

    fn document_url(self, endpoint: &DocumentId) -> String {
        self.url(&format!("content/{}", endpoint.path()))
    }
}

/// Where a document lies, relative to the site.
fn document_path(endpoint: &DocumentId) -> String {
    format!("content/{}", endpoint.file())
}

/// From the document at `path` to the site.
fn path_to_root(path: &str) -> String {
    "../".repeat(path.matches('/').count())
}

/// A document's bytes: members by name, those that are null left out.
fn to_bytes(value: Value) -> Vec<u8> {
    without_nulls(value).to_string().into_bytes()
}

/// Members by name, those that are null left out.
pub(crate) fn without_nulls(value: Value) -> Value {
    match value {
        Value::Object(members) => {
            // By name, whether or not the map in use keeps the order things were put in.
            let members: BTreeMap<String, Value> = members.into_iter().collect();
            let present = members.into_iter().filter(|(_, it)| !it.is_null());
            Value::Object(present.map(|(name, it)| (name, without_nulls(it))).collect())
        }
        Value::Array(items) => Value::Array(items.into_iter().map(without_nulls).collect()),
        other => other,
    }
}

/// The text, or null when it is empty.
fn or_null(text: &str) -> Option<&str> {
    Some(text).filter(|it| !it.is_empty())
}
