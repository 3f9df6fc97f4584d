//! Streams that never come, in the place of the crate `wasm-streams`.
//!
//! Leptos brings that crate for functions a server of its own would run, and it exports classes to
//! JavaScript which no linker may leave out: three parts in a hundred of what a reader downloads,
//! for something that cannot happen here, since the host is a directory of files. This has what
//! Leptos names of it.

use futures_util::Stream;
use futures_util::stream::{self, Empty};
use js_sys::wasm_bindgen::JsValue;

/// A stream without anything in it.
#[derive(Debug)]
pub struct ReadableStream(web_sys::ReadableStream);

impl ReadableStream {
    /// The browser's stream.
    pub fn from_raw(raw: web_sys::ReadableStream) -> Self {
        Self(raw)
    }

    /// A stream for the browser.
    ///
    /// # Panics
    /// Where the browser has no streams.
    pub fn from_stream(_: impl Stream<Item = Result<JsValue, JsValue>> + 'static) -> Self {
        Self(web_sys::ReadableStream::new().expect("the browser has streams"))
    }

    /// The browser's stream.
    pub fn into_raw(self) -> web_sys::ReadableStream {
        self.0
    }

    /// What comes.
    pub fn into_stream(self) -> Empty<Result<JsValue, JsValue>> {
        stream::empty()
    }
}
