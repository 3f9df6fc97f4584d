//! What a page shows, and the values of JavaScript expressions in it.

use serde_json::{Value, json};

use super::fault::Latch;
use super::page::Page;
use super::wait::eventually;

impl Page {
    // --- what is visible ---

    /// Waits until the page's heading has this text.
    pub(crate) async fn until_heading(&self, text: &str) {
        self.until(&format!("document.querySelector('h1')?.textContent === {}", json!(text))).await;
    }

    /// Waits until the page's heading has this text and the focus, as after a navigation by a link.
    pub(crate) async fn until_arrived(&self, text: &str) {
        self.until(&format!(
            "document.activeElement?.localName === 'h1' && document.activeElement.textContent === {}",
            json!(text)
        ))
        .await;
    }

    /// How far the page is scrolled down, in pixels.
    pub(crate) async fn scroll_y(&self) -> f64 {
        self.js("scrollY").await.as_f64().expect("it is a number")
    }

    /// Checks the scroll position, to less than a dot of any screen.
    pub(crate) async fn assert_scrolled_to(&self, y: f64) {
        let is = self.scroll_y().await;
        assert!((is - y).abs() < 1.0 / 64.0, "the page is scrolled to {is}, not to {y}");
    }

    /// Scrolls to a position at once.
    pub(crate) async fn scroll_to(&self, y: f64) {
        self.js(&format!("scrollTo({{ top: {y}, behavior: 'instant' }})")).await;
    }

    /// The path, decoded, with the fragment.
    pub(crate) async fn path(&self) -> String {
        let path = self.js("decodeURI(location.pathname + location.hash)").await;
        path.as_str().expect("it is a text").to_owned()
    }

    /// The document's title.
    pub(crate) async fn title(&self) -> String {
        self.session.title().await.expect("a document has a title")
    }

    /// The text of the page's main part.
    pub(crate) async fn main_text(&self) -> String {
        let text = self.js("document.querySelector('main').innerText").await;
        text.as_str().expect("it is a text").to_owned()
    }

    /// The errors the page has reported since the last call, in the console and otherwise.
    pub(crate) async fn take_errors(&self) -> Vec<String> {
        let errors = self.js("window.probe?.take() ?? []").await;
        serde_json::from_value(errors).expect("they are texts")
    }

    /// Waits until the page has reported an error with this text. Takes all errors until then.
    pub(crate) async fn until_error(&self, part: &str) {
        eventually(part, async || {
            let all = self.take_errors().await;
            if all.iter().any(|it| it.contains(part)) { Ok(()) } else { Err(all.join("; ")) }
        })
        .await;
    }

    /// Ignores all errors of this document, now and later.
    pub(crate) async fn ignore_errors(&self) {
        self.js("void (window.probe && (window.probe.take = () => []))").await;
    }

    /// Checks that the page's main part contains a text.
    pub(crate) async fn assert_text(&self, part: &str) {
        let text = self.main_text().await;
        assert!(text.contains(part), "{part}: {text}");
    }

    /// A screenshot for which the browser paints the whole window afresh: what it has painted part
    /// by part differs by a shade at round corners.
    pub(crate) async fn take_screenshot(&self) -> Vec<u8> {
        for opacity in ["0.5", "''"] {
            self.js(&format!("(document.documentElement.style.opacity = {opacity}) && 0")).await;
            self.settle().await;
        }
        self.session.screenshot_as_png().await.expect("it can be taken")
    }

    // --- JavaScript ---

    /// The value of a JavaScript expression.
    pub(crate) async fn js(&self, expression: &str) -> Value {
        let value = self.session.execute(format!("return {expression}"), vec![]).await;
        value.unwrap_or_else(|error| panic!("{expression}: {error}")).json().clone()
    }

    /// The value of the promise that a JavaScript expression returns.
    pub(crate) async fn promise(&self, expression: &str) -> Value {
        let script = format!(
            "const done = arguments[arguments.length - 1]; ({expression}).then(done, (error) => done(`failed: ${{error}}`))"
        );
        let value = self.session.execute_async(script, vec![]).await;
        value.unwrap_or_else(|error| panic!("{expression}: {error}")).json().clone()
    }

    /// Waits until a JavaScript expression is true.
    pub(crate) async fn until(&self, expression: &str) {
        eventually(expression, async || {
            let value = self.session.execute(format!("return Boolean({expression})"), vec![]).await;
            match value {
                Ok(value) if *value.json() == Value::Bool(true) => Ok(()),
                Ok(_) => Err("it is false".to_owned()),
                Err(error) => Err(error.to_string()),
            }
        })
        .await;
    }

    /// Waits for two frames: changes that were under way are then painted.
    pub(crate) async fn settle(&self) {
        self.promise("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(true))))").await;
    }

    /// Waits until the browser has received a file of the site as a whole, and has had time to
    /// handle it.
    pub(crate) async fn until_received(&self, path: &str) {
        let url = json!(self.server.url(path));
        self.until(&format!(
            "performance.getEntriesByType('resource').some((it) => decodeURI(it.name) === {url} && it.responseEnd > 0)"
        ))
        .await;
        self.settle().await;
    }

    /// Opens a latch, and waits until the browser has received the file that it held back.
    pub(crate) async fn release(&self, latch: &Latch, path: &str) {
        latch.open();
        self.until_received(path).await;
    }

    /// Marks the document; a reload removes the mark.
    pub(crate) async fn mark_document(&self) {
        self.js("window.marked = true").await;
    }

    /// Whether the document is still the marked one, and so was not reloaded.
    pub(crate) async fn is_same_document(&self) -> bool {
        self.js("window.marked === true").await == Value::Bool(true)
    }
}
