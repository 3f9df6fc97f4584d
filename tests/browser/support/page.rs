//! A page of the site in a browser: what a reader can do there. Its elements are in
//! `tests/browser/support/elements.rs`, and what it shows in `tests/browser/support/queries.rs`.

use std::sync::Arc;

use serde_json::{Value, json};
use thirtyfour::error::{WebDriverErrorInner, WebDriverResult};
use thirtyfour::prelude::{Key, WebElement};
use thirtyfour::session::handle::SessionHandle;

use super::engine::{ENGINE, Engine};
use super::server::Server;

/// The headings of a page that is loading, in each language.
const LOADING: &str = "['正在载入', '正在載入', 'Loading']";

/// Whether the app runs. Without a network the probe may be missing; then the scroll restoration
/// tells, because the app sets it to manual when it takes over.
pub(crate) const APP_RUNS: &str =
    "(window.probe ? probe.runs() : history.scrollRestoration === 'manual')";

/// A page and the server it comes from.
#[derive(Debug)]
pub(crate) struct Page {
    pub(crate) session: Arc<SessionHandle>,
    pub(crate) server: Server,
}

impl Page {
    /// An empty window as wide as a desktop's.
    pub(crate) async fn new(session: Arc<SessionHandle>, server: Server) -> Self {
        let page = Self { session, server };
        page.prepare_window().await;
        page
    }

    /// Gives a new window the size and the focus that all tests expect.
    pub(crate) async fn prepare_window(&self) {
        self.resize(1280, 900).await;
        if *ENGINE == Engine::Chromium {
            // The window is not in the foreground.
            self.devtools("Emulation.setFocusEmulationEnabled", json!({ "enabled": true })).await;
        }
    }

    /// Opens a page of the site by its URL, and waits until the app runs and the content is on the
    /// page.
    pub(crate) async fn open(&self, path: &str) {
        self.open_prerendered(path).await;
        self.until(APP_RUNS).await;
        self.until_content().await;
    }

    /// Opens a page and waits for its content, whether or not the app runs.
    pub(crate) async fn open_prerendered(&self, path: &str) {
        self.navigate_to(path).await;
        self.until_content().await;
    }

    async fn until_content(&self) {
        let heading = "document.querySelector('h1')";
        self.until(&format!("{heading} && !{LOADING}.includes({heading}.textContent)")).await;
    }

    /// Opens a page without waiting for its content.
    pub(crate) async fn navigate_to(&self, path: &str) {
        self.go_to(self.server.url(path)).await;
    }

    /// Leaves the site.
    pub(crate) async fn leave(&self) {
        self.go_to("about:blank".to_owned()).await;
    }

    async fn go_to(&self, url: String) {
        self.js("window.isLeft = true").await;
        let outcome = self.session.goto(url.clone()).await;
        // A driver may take the previous page for one that is still loading. It waits for that in
        // vain, and then does not navigate. It still runs scripts.
        if outcome.is_err() && self.js("window.isLeft === true").await == json!(true) {
            self.js(&format!("void (location.href = {})", json!(url))).await;
        }
        self.until_replaced(outcome).await;
    }

    /// Reloads the page.
    pub(crate) async fn reload(&self) {
        self.js("window.isLeft = true").await;
        let outcome = self.session.refresh().await;
        self.until_replaced(outcome).await;
    }

    /// Waits until the page is another than the one that was left. `WebKitGTK` needs this: its
    /// driver waits either for everything on a page, pictures too, or not at all. Others need it
    /// when they have waited in vain.
    async fn until_replaced(&self, outcome: WebDriverResult<()>) {
        if let Err(error) = outcome {
            let is_late = matches!(error.as_inner(), WebDriverErrorInner::WebDriverTimeout(_));
            assert!(is_late, "the page cannot be opened: {error}");
        }
        self.until("window.isLeft === undefined").await;
    }

    /// Goes to a page by a link on another page: its documents then come from the endpoint, and are
    /// not embedded in the page. Does not wait for them.
    pub(crate) async fn open_by_link(&self, path: &str) {
        self.open("archive/").await;
        self.insert_link(path, "").await.click().await.expect("the link can be clicked");
    }

    /// Clicks the first link with this text.
    pub(crate) async fn follow(&self, text: &str) {
        self.link(text).await.click().await.expect("the link can be clicked");
    }

    /// Clicks a link without scrolling to it, as a driver would.
    pub(crate) async fn follow_without_scrolling(&self, text: &str) {
        let click = "arguments[0].click()";
        let link = self.link(text).await.to_json().expect("an element can be referenced");
        self.session.execute(click, vec![link]).await.expect("the link can be clicked");
    }

    /// Moves the pointer over an element.
    pub(crate) async fn hover(&self, element: &WebElement) {
        element.scroll_into_view().await.expect("it is on the page");
        let chain = self.session.action_chain().move_to_element_center(element);
        chain.perform().await.expect("the pointer can be moved");
    }

    /// Clicks an element with the pointer, whether or not the driver considers it visible.
    pub(crate) async fn click_with_pointer(&self, element: &WebElement) {
        self.hover(element).await;
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
            // Its driver waits for a page to load, which never happens within one document.
            (Engine::WebKit, _) => {
                self.js(&format!("history.go({steps})")).await;
                return;
            }
            (_, -1) => self.session.back().await,
            _ => self.session.forward().await,
        };
        gone.expect("there is a page to go to");
    }

    /// Presses keys, one after the other, on whatever has the focus.
    pub(crate) async fn press(&self, keys: &[Key]) {
        let chain = keys.iter().fold(self.session.action_chain(), |chain, key| {
            chain.key_down(key.clone()).key_up(key.clone())
        });
        chain.perform().await.expect("keys can be pressed");
    }

    /// Resizes the window to a phone's.
    pub(crate) async fn resize_to_phone(&self) {
        self.resize(390, 844).await;
    }

    async fn resize(&self, width: u32, height: u32) {
        if *ENGINE == Engine::Chromium {
            // A real window has a smallest width; an emulated screen has none.
            let size = json!({ "width": width, "height": height, "deviceScaleFactor": 0, "mobile": false });
            self.devtools("Emulation.setDeviceMetricsOverride", size).await;
        } else {
            let resized = self.session.set_window_rect(0, 0, width, height).await;
            resized.expect("a window can be resized");
        }
    }

    /// Sends Chromium a `DevTools` command, for what `WebDriver` cannot do.
    pub(crate) async fn devtools(&self, method: &str, parameters: Value) -> Value {
        let outcome =
            thirtyfour::cdp::Cdp::new(Arc::clone(&self.session)).send_raw(method, parameters).await;
        outcome.unwrap_or_else(|error| panic!("{method}: {error}"))
    }

    /// The page's URL and state for the report of a failure, with a screenshot in the temporary
    /// directory.
    pub(crate) async fn describe(&self) -> String {
        let name = std::thread::current().name().unwrap_or("test").replace("::", "-");
        let directory = std::env::temp_dir().join("quanwen-browsers");
        let picture = directory.join(format!("{name}.png"));
        let _ = std::fs::create_dir_all(&directory);
        let is_saved = self.session.screenshot(&picture).await.is_ok();
        let state = "return [location.href, document.title, document.querySelector('h1')?.textContent, \
            document.activeElement?.outerHTML.slice(0, 200), scrollY, JSON.stringify(window.probe?.take())]";
        let state = self.session.execute(state, vec![]).await.map(|it| it.json().clone());
        format!(
            "in {}: {state:?}; screenshot: {}",
            *ENGINE,
            if is_saved { picture.display().to_string() } else { "none".to_owned() }
        )
    }
}
