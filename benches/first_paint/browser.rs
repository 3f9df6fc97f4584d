//! Chromium on a slow phone, fresh for each load.

use std::time::Duration;

use serde_json::{Value, json};
use thirtyfour::cdp::Cdp;
use thirtyfour::error::WebDriverResult;
use thirtyfour::{Capabilities, WebDriver};

use crate::process::{self, Process};

/// From a request to the first byte of its answer.
pub(crate) const ROUND_TRIP_MS: u32 = 150;
/// What comes in.
pub(crate) const DOWN_KBIT: u32 = 1600;
/// How many times slower the main thread is than this machine's.
pub(crate) const CPU: u32 = 4;

/// Keeps what the browser says of a page.
const PROBE: &str = include_str!("probe.js");
/// Longer than the probe waits for anything.
const PATIENCE: Duration = Duration::from_mins(1);

/// For a machine without a screen, a sandbox, or a network beyond itself.
const ARGUMENTS: [&str; 9] = [
    "--headless=new",
    "--no-sandbox",
    "--disable-dev-shm-usage",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
];

/// The program that drives browsers.
#[derive(Debug)]
pub(crate) struct Driver {
    /// Where it listens.
    address: String,
    /// Ends when it is dropped, with its browsers.
    _process: Process,
}

impl Driver {
    /// Starts it.
    pub(crate) async fn start() -> Self {
        let (scratch, port) = (process::scratch(), process::free_port());
        let arguments = [format!("--port={port}")];
        let install = "apt-get install chromium chromium-driver";
        let process = Process::start("chromedriver", install, &arguments, &[], scratch);
        process::until(|| process::listens(port), "chromedriver").await;
        Self { address: format!("http://127.0.0.1:{port}"), _process: process }
    }

    /// What a browser that has never been anywhere says of a page, in the words of the probe.
    ///
    /// # Errors
    /// What the driver says.
    pub(crate) async fn load(&self, warm_up: &str, url: &str) -> WebDriverResult<Value> {
        let browser = self.open().await?;
        let told = measure(&browser, warm_up, url).await;
        browser.quit().await?;
        told
    }

    /// A browser that has never been anywhere.
    ///
    /// # Errors
    /// What the driver says.
    pub(crate) async fn open(&self) -> WebDriverResult<WebDriver> {
        let mut options = json!({ "args": ARGUMENTS });
        if std::path::Path::new("/usr/bin/chromium").exists() {
            options["binary"] = json!("/usr/bin/chromium");
        }
        let wishes = json!({
            "browserName": "chrome", "goog:chromeOptions": options, "pageLoadStrategy": "eager",
        });
        let Value::Object(wishes) = wishes else { unreachable!("they are an object") };
        let browser = WebDriver::new(&self.address, Capabilities::from(wishes)).await?;
        browser.set_script_timeout(PATIENCE).await?;
        Ok(browser)
    }
}

/// Does so in a browser that has just been started.
async fn measure(browser: &WebDriver, warm_up: &str, url: &str) -> WebDriverResult<Value> {
    // A reader's browser has found its fonts long before. It is another host, so that neither
    // the process nor anything in a cache is the one of what is measured.
    browser.goto(warm_up).await?;
    look(browser, url).await
}

/// What the probe says of a page on a slow phone.
///
/// # Errors
/// What the driver says.
pub(crate) async fn look(browser: &WebDriver, url: &str) -> WebDriverResult<Value> {
    slow_phone(&browser.cdp()).await?;
    browser.goto(url).await?;
    let script = "paint.told.then(arguments[arguments.length - 1])";
    Ok(browser.execute_async(script, Vec::new()).await?.json().clone())
}

/// Makes of the browser one on a slow phone.
async fn slow_phone(cdp: &Cdp) -> WebDriverResult<()> {
    for (method, parameters) in [
        ("Emulation.setCPUThrottlingRate", json!({ "rate": CPU })),
        (
            "Emulation.setDeviceMetricsOverride",
            json!({ "width": 412, "height": 823, "deviceScaleFactor": 1.75, "mobile": true }),
        ),
        ("Page.addScriptToEvaluateOnNewDocument", json!({ "source": PROBE })),
    ] {
        cdp.send_raw(method, parameters).await?;
    }
    Ok(())
}
