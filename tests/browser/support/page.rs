//! A page of the site in a browser: what a reader sees, and what a reader can do.

use std::sync::Arc;

use serde_json::{Value, json};
use thirtyfour::error::{WebDriverErrorInner, WebDriverResult};
use thirtyfour::prelude::{By, Key, ScriptRet, WebElement};
use thirtyfour::session::handle::SessionHandle;

use super::engine::{ENGINE, Engine};
use super::server::Server;
use super::wait::eventually;

/// What stands where a heading will, in each language.
const LOADING: &str = "['正在载入', '正在載入', 'Loading']";

/// Whether the application runs. Without network the probe may be missing; then what it does to
/// the history as it takes the page over says so.
pub(crate) const RUNS: &str =
    "(window.probe ? probe.runs() : history.scrollRestoration === 'manual')";

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
    pub(crate) async fn new(session: Arc<SessionHandle>, server: Server) -> Self {
        let page = Self { session, server };
        page.furnish().await;
        page
    }

    /// Makes a window that has just been opened one like all others.
    pub(crate) async fn furnish(&self) {
        self.resize(1280, 900).await;
        if *ENGINE == Engine::Chromium {
            // It is not the one in front.
            self.devtools("Emulation.setFocusEmulationEnabled", json!({ "enabled": true })).await;
        }
    }

    // --- going somewhere ---

    /// Opens a page of the site by its address, and waits until the application runs and its
    /// content is there.
    pub(crate) async fn open(&self, path: &str) {
        self.see(path).await;
        self.until(RUNS).await;
        self.content().await;
    }

    /// Opens it and waits for its content, whether or not the application runs.
    pub(crate) async fn see(&self, path: &str) {
        self.enter(path).await;
        self.content().await;
    }

    async fn content(&self) {
        let heading = "document.querySelector('h1')";
        self.until(&format!("{heading} && !{LOADING}.includes({heading}.textContent)")).await;
    }

    /// Opens it without waiting for its content.
    pub(crate) async fn enter(&self, path: &str) {
        self.go_to(self.server.url(path)).await;
    }

    /// Opens a page of no site.
    pub(crate) async fn leave(&self) {
        self.go_to("about:blank".to_owned()).await;
    }

    async fn go_to(&self, url: String) {
        self.js("window.isLeft = true").await;
        let outcome = self.session.goto(url.clone()).await;
        // A driver that takes the page before for one that is still to come waits for that first, in
        // vain, and then does not go. It runs scripts all the same.
        if outcome.is_err() && self.js("window.isLeft === true").await == json!(true) {
            self.js(&format!("void (location.href = {})", json!(url))).await;
        }
        self.is_another(outcome).await;
    }

    /// Loads the page anew.
    pub(crate) async fn reload(&self) {
        self.js("window.isLeft = true").await;
        let outcome = self.session.refresh().await;
        self.is_another(outcome).await;
    }

    /// Waits until the page is no longer the one that was left. Needed for `WebKitGTK`, whose driver
    /// either waits for all of a page, pictures too, or not at all; and where a driver has waited in
    /// vain.
    async fn is_another(&self, outcome: WebDriverResult<()>) {
        if let Err(error) = outcome {
            let is_late = matches!(error.as_inner(), WebDriverErrorInner::WebDriverTimeout(_));
            assert!(is_late, "it cannot be opened: {error}");
        }
        self.until("window.isLeft === undefined").await;
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

    /// Goes to what is saved, by way of the settings.
    pub(crate) async fn follow_settings_to_saved(&self) {
        self.element("document.querySelector('.settings summary')")
            .await
            .click()
            .await
            .expect("it is there");
        self.follow("离线阅读").await;
        self.arrived("离线阅读").await;
    }

    /// Tries again; where the page has done so by itself meanwhile, there is nothing left to press.
    pub(crate) async fn retry(&self) {
        self.js("document.querySelector('.notice button')?.click()").await;
    }

    /// The element an expression of JavaScript finds, once it does.
    pub(crate) async fn element(&self, expression: &str) -> WebElement {
        eventually(expression, async || {
            let found = self.session.execute(format!("return {expression} ?? null"), vec![]).await;
            found.and_then(ScriptRet::element).map_err(|error| error.to_string())
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

    /// Tells Chromium something for which the driver's protocol has no word.
    pub(crate) async fn devtools(&self, method: &str, parameters: Value) -> Value {
        let told =
            thirtyfour::cdp::Cdp::new(Arc::clone(&self.session)).send_raw(method, parameters).await;
        told.unwrap_or_else(|error| panic!("{method}: {error}"))
    }

    /// Where the page is and what it shows, for whoever reads of a failure; with a screenshot
    /// beside the build.
    pub(crate) async fn describe(&self) -> String {
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
