//! A page: its elements, and forms a reader fills in.

use serde_json::json;
use thirtyfour::prelude::{By, ScriptRet, WebElement};

use super::page::Page;
use super::wait::eventually;

impl Page {
    /// Waits for a visible link with this text; the first if there are several.
    pub(crate) async fn link(&self, text: &str) -> WebElement {
        self.element(&format!(
            "[...document.links].find((it) => it.textContent.trim() === {} && it.getClientRects().length > 0)",
            json!(text)
        ))
        .await
    }

    /// Waits for a button with this text; the first if there are several.
    pub(crate) async fn button(&self, text: &str) -> WebElement {
        self.element(&format!(
            "[...document.querySelectorAll('button')].find((it) => it.textContent.trim() === {})",
            json!(text)
        ))
        .await
    }

    /// Goes to the saved articles by the settings.
    pub(crate) async fn follow_settings_to_saved(&self) {
        self.element("document.querySelector('.settings summary')")
            .await
            .click()
            .await
            .expect("it is there");
        self.follow("离线阅读").await;
        self.until_arrived("离线阅读").await;
    }

    /// Presses "try again". If the page has retried by itself meanwhile, there is no button left.
    pub(crate) async fn retry(&self) {
        self.js("document.querySelector('.notice button')?.click()").await;
    }

    /// Waits for the element that a JavaScript expression finds.
    pub(crate) async fn element(&self, expression: &str) -> WebElement {
        eventually(expression, async || {
            let found = self.session.execute(format!("return {expression} ?? null"), vec![]).await;
            found.and_then(ScriptRet::element).map_err(|error| error.to_string())
        })
        .await
    }

    /// The first element that matches a selector.
    pub(crate) async fn find(&self, selector: &str) -> WebElement {
        self.session.find(By::Css(selector)).await.expect("the selector finds something")
    }

    /// Chooses a value of a setting.
    pub(crate) async fn choose(&self, setting: &str, value: &str) {
        if self.js("document.querySelector('.settings').open").await == json!(false) {
            self.find(".settings summary").await.click().await.expect("the settings can be opened");
        }
        let input = format!(".settings input[name='{setting}'][value='{value}']");
        self.find(&input).await.click().await.expect("the value can be chosen");
        self.until(&format!("document.documentElement.dataset.{setting} === '{value}'")).await;
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

    /// Adds a link at the top of the page's main part, as an author might write one.
    pub(crate) async fn insert_link(&self, href: &str, attributes: &str) -> WebElement {
        let markup = format!("<p><a id=planted href=\"./{href}\" {attributes}>planted</a></p>");
        self.js(&format!(
            "document.querySelector('main').insertAdjacentHTML('afterbegin', {})",
            json!(markup)
        ))
        .await;
        self.find("#planted").await
    }
}
