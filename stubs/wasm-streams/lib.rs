//! A stub of the crate `wasm-streams`, which Leptos brings for server functions.
//!
//! That crate exports classes to JavaScript, which no linker may leave out: 3 % of what a reader
//! downloads, for something that cannot happen here, since the host is a directory of files. The
//! stub has the functions that Leptos names, and its streams are always empty.

use futures_util::Stream;
use futures_util::stream::{self, Empty};
use js_sys::wasm_bindgen::JsValue;

/// A stream of the browser, of which Rust reads nothing.
#[derive(Debug)]
pub struct ReadableStream(web_sys::ReadableStream);

impl ReadableStream {
    /// The browser's stream.
    pub fn from_raw(raw: web_sys::ReadableStream) -> Self {
        Self(raw)
    }

    /// An empty stream for the browser.
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

    /// A stream that ends at once.
    pub fn into_stream(self) -> Empty<Result<JsValue, JsValue>> {
        stream::empty()
    }
}
