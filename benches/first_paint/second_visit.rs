//! The second visit, and a visit without a network.

use std::sync::Arc;

use thirtyfour::WebDriver;
use thirtyfour::error::WebDriverResult;

use crate::browser::{Driver, probe};
use crate::load::Load;
use crate::throttle::Line;

/// Waits until the worker is in control, and the page, its document and the app are cached.
const UNTIL_CACHED: &str = "const done = arguments[arguments.length - 1];
    const name = location.pathname.split('/').at(-2);
    const look = async () => {
        const kept = [];
        for (const it of await caches.keys()) {
            for (const { url } of await (await caches.open(it)).keys()) kept.push(decodeURI(url));
        }
        const all = ['offline/', '.wasm', `/articles/${name}/`, `/articles/${name}.json`];
        const there = all.every((it) => kept.some((url) => url.endsWith(it)));
        if (there && navigator.serviceWorker.controller) done(true);
        else setTimeout(look, 200);
    };
    look();";

/// A load, and the kilobytes (1,000 bytes) sent over the line for it.
pub(crate) type Visit = (Load, f64);

/// Loads of the same page, each in a tab of its own.
#[derive(Debug, Default)]
pub(crate) struct Visits {
    pub(crate) first: Vec<Visit>,
    pub(crate) second: Vec<Visit>,
    pub(crate) offline: Vec<Visit>,
}

impl Visits {
    /// Visits the page three times.
    ///
    /// # Errors
    /// Those of the driver.
    pub(crate) async fn go(
        &mut self,
        driver: &Driver,
        line: &Arc<Line>,
        warm_up: &str,
        url: &str,
    ) -> Result<(), String> {
        let browser = driver.open().await.map_err(|error| error.to_string())?;
        let outcome = self.visit(&browser, line, warm_up, url).await;
        line.cut(false);
        browser.quit().await.map_err(|error| error.to_string())?;
        outcome
    }

    async fn visit(
        &mut self,
        browser: &WebDriver,
        line: &Line,
        warm_up: &str,
        url: &str,
    ) -> Result<(), String> {
        let as_text = |error: thirtyfour::error::WebDriverError| error.to_string();
        browser.goto(warm_up).await.map_err(as_text)?;
        line.take_kilobytes();
        self.first.push(load(browser, line, url).await?);
        browser.execute_async(UNTIL_CACHED, Vec::new()).await.map_err(as_text)?;
        fresh_tab(browser).await.map_err(as_text)?;
        line.take_kilobytes();
        self.second.push(load(browser, line, url).await?);
        fresh_tab(browser).await.map_err(as_text)?;
        line.cut(true);
        line.take_kilobytes();
        self.offline.push(load(browser, line, url).await?);
        Ok(())
    }
}

async fn load(browser: &WebDriver, line: &Line, url: &str) -> Result<Visit, String> {
    let report = probe(browser, url).await.map_err(|error| error.to_string())?;
    let load = serde_json::from_value(report).map_err(|error| error.to_string())?;
    Ok((load, line.take_kilobytes()))
}

async fn fresh_tab(browser: &WebDriver) -> WebDriverResult<()> {
    let tab = browser.new_tab().await?;
    browser.switch_to_window(tab).await
}
