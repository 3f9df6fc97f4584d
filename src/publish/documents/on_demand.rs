//! The documents of a site, each written when it is asked for.

use std::collections::HashMap;
use std::sync::Arc;

use crate::endpoint::DocumentId;
use crate::model::archive::Month;
use crate::model::list::{List, sealed_pages};
use crate::publish::documents::context::{DocumentContext, document_path};
use crate::publish::documents::document_text::DocumentText;
use crate::publish::documents::{archive, article, feed, site};
use crate::publish::library::Library;

/// What a document is written from.
#[derive(Clone, Debug)]
enum Subject {
    Site,
    List(List, Option<u32>),
    /// The index in the library.
    Article(usize),
    Archive,
    Month(Month),
}

/// The documents that a library has, by path.
#[derive(Debug)]
pub(crate) struct DocumentTable(HashMap<String, Subject>);

impl DocumentTable {
    /// The documents of this library.
    pub(crate) fn of(library: &Library) -> Self {
        let articles = library.articles_and_pages.iter().enumerate().map(|(index, article)| {
            let id = DocumentId::Article(article.front_matter.slug.clone());
            (document_path(&id), Subject::Article(index))
        });
        let lists = library.site_lists.lists.iter().flat_map(|(list, indexes)| {
            let sealed = u32::try_from(sealed_pages(indexes.len())).unwrap_or(u32::MAX);
            [None].into_iter().chain((1..=sealed).map(Some)).map(|number| {
                let path = document_path(&DocumentId::List(list.clone(), number));
                (path, Subject::List(list.clone(), number))
            })
        });
        let months = library.site_lists.months.keys();
        let months = months.map(|it| (document_path(&DocumentId::Month(*it)), Subject::Month(*it)));
        let others = [(DocumentId::Site, Subject::Site), (DocumentId::Archive, Subject::Archive)];
        let others = others.map(|(id, it)| (document_path(&id), it));
        Self(articles.chain(lists).chain(months).chain(others).collect())
    }
}

/// The documents of the site at one URL.
#[derive(Debug)]
pub(crate) struct DocumentsOnDemand {
    pub(crate) library: Arc<Library>,
    pub(crate) table: Arc<DocumentTable>,
    /// With a slash at the end.
    pub(crate) base_url: String,
    /// Changes whenever any document does.
    pub(crate) revision: String,
}

impl DocumentsOnDemand {
    /// The document at a path, relative to the site; `None` where there is none.
    pub(crate) fn document(&self, path: &str) -> Option<DocumentText> {
        let Self { library, base_url, .. } = self;
        let context = DocumentContext { library, base_url };
        let revisions = |index| article::document(context, index).1;
        let (_, text) = match self.table.0.get(path)? {
            Subject::Site => site::document_of(context, &self.revision),
            Subject::Article(index) => article::document(context, *index).0,
            Subject::Archive => archive::archive_document(&archive(library)),
            Subject::List(list, number) => {
                let indexes = library.site_lists.lists.get(list)?;
                feed::document(context, list, indexes, *number, &revisions)?
            }
            Subject::Month(month) => {
                let indexes = library.site_lists.months.get(month)?;
                archive::month_document(context, *month, indexes, &revisions)
            }
        };
        Some(text)
    }
}
