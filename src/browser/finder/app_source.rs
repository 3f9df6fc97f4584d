//! The app as the source of a search: it has documents in memory, on the device, or from the network.

use futures::FutureExt;
use js_sys::Promise;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

use crate::browser::finder_bridge::window_function;
use crate::contract::APP_REQUEST;
use crate::model::slug::Slug;
use crate::search::format::file::IndexFile;
use crate::search::protocol::{Request, decode_article, decode_error};
use crate::search::query::document::SearchDocument;
use crate::search::query::source::{IndexSource, Revalidation, SourceFuture, Unavailable};

/// The app on this page.
#[derive(Debug)]
pub(crate) struct AppSource;

impl IndexSource for AppSource {
    fn manifest(&self, revalidation: Revalidation) -> SourceFuture<String> {
        match revalidation {
            Revalidation::CacheOnly => self.file(&IndexFile::Manifest, false),
            Revalidation::IfStale => request(Request::FreshManifest).boxed_local(),
            Revalidation::Always => self.file(&IndexFile::Manifest, true),
        }
    }

    fn file(&self, file: &IndexFile, reload: bool) -> SourceFuture<String> {
        request(Request::File { file: file.clone(), reload }).boxed_local()
    }

    fn article(&self, slug: &Slug) -> SourceFuture<SearchDocument> {
        let reply = request(Request::Article(slug.clone()));
        async { decode_article(&reply.await?).ok_or(Unavailable::Missing) }.boxed_local()
    }
}

/// Sends a request to the app, and waits for the reply.
pub(crate) async fn request(request: Request) -> Result<String, Unavailable> {
    let reply = async {
        let function = window_function(APP_REQUEST).ok_or(JsValue::UNDEFINED)?;
        let promise = function.call1(&JsValue::NULL, &request.to_string().into())?;
        JsFuture::from(Promise::resolve(&promise)).await
    };
    let text = |it: JsValue| it.as_string().unwrap_or_default();
    reply.await.map(text).map_err(|reason| decode_error(text(reason)))
}
