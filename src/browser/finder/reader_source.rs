//! What the reader has: it is asked for documents, and has them from memory, the disk or the network.

use futures::FutureExt;
use js_sys::Promise;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

use crate::browser::finder_bridge::{
    RELOAD_PREFIX, REPLY_MISSING, REQUEST_FUNCTION, REQUEST_MANIFEST, window_function,
};
use crate::endpoint::DocumentId;
use crate::model::slug::Slug;
use crate::search::query::execute::{IndexSource, Revalidation, SourceFuture, Unavailable};
use crate::search::query::index::{IndexFile, SearchDocument};

/// The reader whose page this is.
#[derive(Debug)]
pub(crate) struct ReaderSource;

impl IndexSource for ReaderSource {
    fn manifest(&self, newness: Revalidation) -> SourceFuture<String> {
        match newness {
            Revalidation::CacheOnly => self.file(&IndexFile::Manifest, false),
            Revalidation::IfStale => request(REQUEST_MANIFEST.to_owned()).boxed_local(),
            Revalidation::Always => self.file(&IndexFile::Manifest, true),
        }
    }

    fn file(&self, file: &IndexFile, again: bool) -> SourceFuture<String> {
        let how = if again { RELOAD_PREFIX } else { "" };
        request([how, &file.path()].concat()).boxed_local()
    }

    fn article(&self, slug: &Slug) -> SourceFuture<SearchDocument> {
        let asked = request(DocumentId::Article(slug.clone()).path());
        async { SearchDocument::decode(&asked.await?).ok_or(Unavailable::Missing) }.boxed_local()
    }
}

/// Puts a question to the reader.
pub(crate) async fn request(question: String) -> Result<String, Unavailable> {
    let answer = async {
        let ask = window_function(REQUEST_FUNCTION).ok_or(JsValue::UNDEFINED)?;
        let answer = ask.call1(&JsValue::NULL, &question.into())?;
        JsFuture::from(Promise::resolve(&answer)).await
    };
    let lack = |why: JsValue| match why.as_string().unwrap_or_default() {
        why if why == REPLY_MISSING => Unavailable::Missing,
        why => Unavailable::Because(why),
    };
    answer.await.map(|it| it.as_string().unwrap_or_default()).map_err(lack)
}
