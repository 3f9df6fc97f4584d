//! A page of the site in a browser: what a reader sees, and what a reader can do.

use std::sync::Arc;

use serde_json::{Value, json};
use thirtyfour::prelude::{By, Key, WebElement};
use thirtyfour::session::handle::SessionHandle;

use super::engine::{ENGINE, Engine};
use super::fault::Gate;
use super::server::Server;
use super::wait::eventually;

/// What stands where a heading will, in each language.
const LOADING: &str = "['正在载入', '正在載入', 'Loading']";

/// Runs first on a page whose reader saves data.
pub(crate) const SAVES_DATA: &str = "Object.defineProperty(navigator, 'connection', {
    value: { saveData: true, effectiveType: '4g' },
});";

/// A page, and the server it comes from.
#[derive(Debug)]
pub(crate) struct Page {
    pub(crate) session: Arc<SessionHandle>,
    pub(crate) server: Server,
}

impl Page {
    /// An empty window as wide as a desktop's.
    pub(super) async fn new(session: Arc<SessionHandle>, server: Server) -> Self {
        let page = Self { session, server };
        page.resize(1280, 900).await;
        if *ENGINE == Engine::Chromium {
            // A window that has just been opened is not the one in front.
            page.devtools("Emulation.setFocusEmulationEnabled", json!({ "enabled": true })).await;
        }
        page
    }

    // --- going somewhere ---

    /// Opens a page of the site by its address, and waits until its content is there.
    pub(crate) async fn open(&self, path: &str) {
        self.enter(path).await;
        self.until(&format!("document.querySelector('h1') && !{LOADING}.includes(document.querySelector('h1').textContent)")).await;
    }

    /// Opens it without waiting for its content.
    pub(crate) async fn enter(&self, path: &str) {
        self.session.goto(self.server.url(path)).await.expect("it can be opened");
    }

    /// Goes to a page by a link on another: then its documents come from the endpoint, and not
    /// with the page. Does not wait for them.
    pub(crate) async fn visit(&self, path: &str) {
        self.open("archive/").await;
        self.plant(path, "").await.click().await.expect("the link can be clicked");
    }

    /// Clicks the first link that says this.
    pub(crate) async fn follow(&self, text: &str) {
        self.link(text).await.click().await.expect("the link can be clicked");
    }

    /// Clicks it where it stands, or out of sight: a driver would scroll to it first.
    pub(crate) async fn follow_without_scrolling(&self, text: &str) {
        let click = "arguments[0].click()";
        let link = self.link(text).await.to_json().expect("an element has a name");
        self.session.execute(click, vec![link]).await.expect("the link can be clicked");
    }

    /// Moves the pointer over an element.
    pub(crate) async fn point_at(&self, element: &WebElement) {
        element.scroll_into_view().await.expect("it is on the page");
        let chain = self.session.action_chain().move_to_element_center(element);
        chain.perform().await.expect("the pointer can be moved");
    }

    /// Clicks an element with the pointer, whether or not the driver thinks that it is shown.
    pub(crate) async fn point_and_click(&self, element: &WebElement) {
        self.point_at(element).await;
        self.session.action_chain().click().perform().await.expect("it can be clicked");
    }

    /// Goes back.
    pub(crate) async fn back(&self) {
        self.go(-1).await;
    }

    /// Goes forward.
    pub(crate) async fn forward(&self) {
        self.go(1).await;
    }

    async fn go(&self, steps: i32) {
        let gone = match (*ENGINE, steps) {
            // Its driver waits for a page to load, which within one document never happens.
            (Engine::WebKit, _) => {
                self.js(&format!("history.go({steps})")).await;
                return;
            }
            (_, -1) => self.session.back().await,
            _ => self.session.forward().await,
        };
        gone.expect("there is a page to go to");
    }

    /// Loads the page anew.
    pub(crate) async fn reload(&self) {
        self.session.refresh().await.expect("it can be loaded anew");
    }

    /// Presses keys, one after the other, wherever the focus is.
    pub(crate) async fn press(&self, keys: &[Key]) {
        let chain = keys.iter().fold(self.session.action_chain(), |chain, key| {
            chain.key_down(key.clone()).key_up(key.clone())
        });
        chain.perform().await.expect("keys can be pressed");
    }

    // --- finding something ---

    /// The first visible link that says this, once there is one.
    pub(crate) async fn link(&self, text: &str) -> WebElement {
        self.element(&format!(
            "[...document.links].find((it) => it.textContent.trim() === {} && it.getClientRects().length > 0)",
            json!(text)
        ))
        .await
    }

    /// The first button that says this, once there is one.
    pub(crate) async fn button(&self, text: &str) -> WebElement {
        self.element(&format!(
            "[...document.querySelectorAll('button')].find((it) => it.textContent.trim() === {})",
            json!(text)
        ))
        .await
    }

    /// The element an expression of JavaScript finds, once it does.
    pub(crate) async fn element(&self, expression: &str) -> WebElement {
        eventually(expression, async || {
            let found = self.session.execute(format!("return {expression} ?? null"), vec![]).await;
            found.and_then(|it| it.element()).map_err(|error| error.to_string())
        })
        .await
    }

    /// The element a selector finds first.
    pub(crate) async fn find(&self, selector: &str) -> WebElement {
        self.session.find(By::Css(selector)).await.expect("the selector finds something")
    }

    /// A headline of a list that is well inside the window.
    pub(crate) async fn headline_in_view(&self) -> WebElement {
        self.element(
            "[...document.querySelectorAll('main h2 a')].find((it) => {
                const { top, bottom } = it.getBoundingClientRect();
                return top > innerHeight / 4 && bottom < innerHeight * 3 / 4;
            })",
        )
        .await
    }

    /// Adds a link to the top of the page's main part, as an author might write one.
    pub(crate) async fn plant(&self, href: &str, attributes: &str) -> WebElement {
        let markup = format!("<p><a id=planted href=\"./{href}\" {attributes}>planted</a></p>");
        self.js(&format!(
            "document.querySelector('main').insertAdjacentHTML('afterbegin', {})",
            json!(markup)
        ))
        .await;
        self.find("#planted").await
    }

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

    // --- the window ---

    /// A window as wide and high as a phone's.
    pub(crate) async fn become_a_phone(&self) {
        self.resize(390, 844).await;
    }

    async fn resize(&self, width: u32, height: u32) {
        if *ENGINE == Engine::Chromium {
            // A window of its own has a smallest width; an emulated screen has none.
            let size = json!({ "width": width, "height": height, "deviceScaleFactor": 0, "mobile": false });
            self.devtools("Emulation.setDeviceMetricsOverride", size).await;
        } else {
            let resized = self.session.set_window_rect(0, 0, width, height).await;
            resized.expect("a window can be resized");
        }
    }

    /// Tells Chromium something WebDriver has no word for.
    pub(crate) async fn devtools(&self, method: &str, parameters: Value) -> Value {
        let told =
            thirtyfour::cdp::Cdp::new(Arc::clone(&self.session)).send_raw(method, parameters).await;
        told.unwrap_or_else(|error| panic!("{method}: {error}"))
    }

    /// Where the page is and what it shows, for whoever reads of a failure; with a screenshot
    /// beside the build.
    pub(super) async fn describe(&self) -> String {
        let name = std::thread::current().name().unwrap_or("test").replace("::", "-");
        let directory = std::env::temp_dir().join("quanwen-browsers");
        let picture = directory.join(format!("{name}.png"));
        let _ = std::fs::create_dir_all(&directory);
        let kept = self.session.screenshot(&picture).await.is_ok();
        let state = "return [location.href, document.title, document.querySelector('h1')?.textContent, \
            document.activeElement?.outerHTML.slice(0, 200), scrollY, JSON.stringify(window.probe?.take())]";
        let state = self.session.execute(state, vec![]).await.map(|it| it.json().clone());
        format!(
            "in {}: {state:?}; screenshot: {}",
            *ENGINE,
            if kept { picture.display().to_string() } else { "none".to_owned() }
        )
    }
}
