//! What the reader has: it is asked for documents, and has them from memory, the disk or the network.

use futures::FutureExt;
use js_sys::Promise;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

use crate::browser::search::{ASK, ASKED, GOOD, MISSING, function};
use crate::endpoint::Endpoint;
use crate::model::slug::Slug;
use crate::search::hunt::{Getting, Lack, Newness, Sources};
use crate::search::index::{File, Text};

/// The reader whose page this is.
#[derive(Debug)]
pub(super) struct Reader;

impl Sources for Reader {
    fn directory(&self, newness: Newness) -> Getting<String> {
        match newness {
            Newness::Here => self.file(&File::Directory, false),
            Newness::Good => ask(GOOD.to_owned()).boxed_local(),
            Newness::Asked => self.file(&File::Directory, true),
        }
    }

    fn file(&self, file: &File, again: bool) -> Getting<String> {
        let how = if again { ASKED } else { "" };
        ask([how, &file.path()].concat()).boxed_local()
    }

    fn text(&self, slug: &Slug) -> Getting<Text> {
        let asked = ask(Endpoint::Article(slug.clone()).path());
        async { Text::taken(&asked.await?).ok_or(Lack::Missing) }.boxed_local()
    }
}

/// Puts a question to the reader.
pub(super) async fn ask(question: String) -> Result<String, Lack> {
    let answer = async {
        let ask = function(ASK).ok_or(JsValue::UNDEFINED)?;
        let answer = ask.call1(&JsValue::NULL, &question.into())?;
        JsFuture::from(Promise::resolve(&answer)).await
    };
    let lack = |why: JsValue| match why.as_string().unwrap_or_default() {
        why if why == MISSING => Lack::Missing,
        why => Lack::Because(why),
    };
    answer.await.map(|it| it.as_string().unwrap_or_default()).map_err(lack)
}
