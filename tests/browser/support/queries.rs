//! What a page shows and says, and what it answers when it is asked itself.

use serde_json::{Value, json};

use super::fault::Gate;
use super::page::Page;
use super::wait::eventually;

impl Page {
    // --- seeing something ---

    /// Waits until the page's heading says this.
    pub(crate) async fn heading(&self, text: &str) {
        self.until(&format!("document.querySelector('h1')?.textContent === {}", json!(text))).await;
    }

    /// Waits until the page's heading says this and has the focus, as it has when one has
    /// arrived by a link.
    pub(crate) async fn arrived(&self, text: &str) {
        self.until(&format!(
            "document.activeElement?.localName === 'h1' && document.activeElement.textContent === {}",
            json!(text)
        ))
        .await;
    }

    /// How far down the page is scrolled, in pixels.
    pub(crate) async fn scroll_y(&self) -> f64 {
        self.js("scrollY").await.as_f64().expect("it is a number")
    }

    /// Checks that it is scrolled to where it should be, but for less than any dot of a screen.
    pub(crate) async fn is_at(&self, y: f64) {
        let is = self.scroll_y().await;
        assert!((is - y).abs() < 1.0 / 64.0, "the page is scrolled to {is}, not to {y}");
    }

    /// Scrolls there at once.
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

    /// What the main part of the page says.
    pub(crate) async fn main_text(&self) -> String {
        let text = self.js("document.querySelector('main').innerText").await;
        text.as_str().expect("it is a text").to_owned()
    }

    /// What the page has complained of since this was last called, in the console and otherwise.
    pub(crate) async fn complaints(&self) -> Vec<String> {
        let errors = self.js("window.probe?.take() ?? []").await;
        serde_json::from_value(errors).expect("they are texts")
    }

    /// Waits until the page has complained of this; takes everything it complained of until then.
    pub(crate) async fn until_complaint(&self, part: &str) {
        eventually(part, async || {
            let all = self.complaints().await;
            if all.iter().any(|it| it.contains(part)) { Ok(()) } else { Err(all.join("; ")) }
        })
        .await;
    }

    /// A screenshot, for which the browser draws the whole window anew: what it has drawn part by part
    /// differs from that by a shade at round corners.
    pub(crate) async fn picture(&self) -> Vec<u8> {
        for opacity in ["0.5", "''"] {
            self.js(&format!("(document.documentElement.style.opacity = {opacity}) && 0")).await;
            self.settle().await;
        }
        self.session.screenshot_as_png().await.expect("it can be taken")
    }

    // --- asking the page itself ---

    /// The value of an expression of JavaScript.
    pub(crate) async fn js(&self, expression: &str) -> Value {
        let value = self.session.execute(format!("return {expression}"), vec![]).await;
        value.unwrap_or_else(|error| panic!("{expression}: {error}")).json().clone()
    }

    /// The value of a promise that an expression of JavaScript makes.
    pub(crate) async fn promise(&self, expression: &str) -> Value {
        let script = format!(
            "const done = arguments[arguments.length - 1]; ({expression}).then(done, (error) => done(`failed: ${{error}}`))"
        );
        let value = self.session.execute_async(script, vec![]).await;
        value.unwrap_or_else(|error| panic!("{expression}: {error}")).json().clone()
    }

    /// Waits until an expression of JavaScript is true.
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

    /// Waits until two frames have been painted: what was under way has shown itself.
    pub(crate) async fn settle(&self) {
        self.promise("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(true))))").await;
    }

    /// Waits until the browser has received the whole of a file of the site, and has had the time
    /// to do something with it.
    pub(crate) async fn received(&self, path: &str) {
        let url = json!(self.server.url(path));
        self.until(&format!(
            "performance.getEntriesByType('resource').some((it) => decodeURI(it.name) === {url} && it.responseEnd > 0)"
        ))
        .await;
        self.settle().await;
    }

    /// Opens a gate, and waits until the browser has received what was behind it.
    pub(crate) async fn open_gate(&self, gate: &Gate, path: &str) {
        gate.open();
        self.received(path).await;
    }

    /// Puts a mark on the document that a reload wipes out.
    pub(crate) async fn mark(&self) {
        self.js("window.marked = true").await;
    }

    /// Whether the document is still the one that was marked.
    pub(crate) async fn is_marked(&self) -> bool {
        self.js("window.marked === true").await == Value::Bool(true)
    }
}
