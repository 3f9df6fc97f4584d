//! Writes the JSON documents of the endpoint, in the form that `model` reads.
//!
//! Tests: `tests/publish/documents.rs`, `tests/publish/lists.rs`,
//! `tests/publish/incremental.rs`

mod context; // what every document is written from
mod document_text; // a document, whole and as pages embed it
mod revision; // a hash and a size for each article
mod media_sizes; // bytes of an article's media
mod item; // an article as an item of a list
mod article; // an article
mod feed; // lists
mod archive; // years and months
mod site; // site.json
mod on_demand; // one document after the other

use crate::publish::documents::context::DocumentContext;
use crate::publish::library::Library;

pub(crate) use crate::publish::documents::archive::archive;
pub(crate) use crate::publish::documents::document_text::{DocumentText, Documents};
pub(crate) use crate::publish::documents::feed::first_teaser;
pub(crate) use crate::publish::documents::on_demand::{DocumentTable, DocumentsOnDemand};

/// Writes all documents of the site at `base_url`, which ends with a slash. The same content gives
/// the same bytes.
pub(crate) fn write(library: &Library, base_url: &str) -> Documents {
    let context = DocumentContext { library, base_url };
    let (mut documents, revisions) = article::documents(context);
    let revisions = |index: usize| revisions[index].clone();
    documents.extend(feed::documents(context, &revisions));
    documents.extend(archive::documents(context, &revisions));
    let (path, text) = site::document(context, &documents);
    documents.insert(path, text);
    documents
}
