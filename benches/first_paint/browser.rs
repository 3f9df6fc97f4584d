//! Chromium on a slow phone, a new browser for each load.

use std::time::Duration;

use serde_json::{Value, json};
use thirtyfour::cdp::Cdp;
use thirtyfour::error::WebDriverResult;
use thirtyfour::{Capabilities, WebDriver};

use crate::process::{self, Process};

/// From a request to the first byte of its response.
pub(crate) const ROUND_TRIP_MS: u32 = 150;
/// The bandwidth of the download.
pub(crate) const DOWN_KBIT: u32 = 1600;
/// How many times slower the main thread is than this machine's.
pub(crate) const CPU: u32 = 4;

/// Collects the browser's performance entries of a page.
const PROBE: &str = include_str!("probe.js");
/// Longer than the probe waits for anything.
const SCRIPT_LIMIT: Duration = Duration::from_mins(1);

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
    /// The URL of the driver.
    url: String,
    /// Ends when it is dropped, with its browsers.
    _process: Process,
}

impl Driver {
    /// Starts the driver.
    pub(crate) async fn start() -> Self {
        let (scratch, port) = (process::scratch(), process::free_port());
        let arguments = [format!("--port={port}")];
        let install = "apt-get install chromium chromium-driver";
        let process = Process::start("chromedriver", install, &arguments, &[], scratch);
        process::wait_until(|| process::is_listening(port), "chromedriver").await;
        Self { url: format!("http://127.0.0.1:{port}"), _process: process }
    }

    /// Loads a page in a new browser, and returns the report of the probe.
    ///
    /// # Errors
    /// Those of the driver.
    pub(crate) async fn load(&self, warm_up: &str, url: &str) -> WebDriverResult<Value> {
        let browser = self.open().await?;
        let outcome = measure(&browser, warm_up, url).await;
        browser.quit().await?;
        outcome
    }

    /// A new browser with an empty profile.
    ///
    /// # Errors
    /// Those of the driver.
    pub(crate) async fn open(&self) -> WebDriverResult<WebDriver> {
        let mut options = json!({ "args": ARGUMENTS });
        if std::path::Path::new("/usr/bin/chromium").exists() {
            options["binary"] = json!("/usr/bin/chromium");
        }
        let capabilities = json!({
            "browserName": "chrome", "goog:chromeOptions": options, "pageLoadStrategy": "eager",
        });
        let Value::Object(capabilities) = capabilities else { unreachable!("they are an object") };
        let browser = WebDriver::new(&self.url, Capabilities::from(capabilities)).await?;
        browser.set_script_timeout(SCRIPT_LIMIT).await?;
        Ok(browser)
    }
}

/// Loads a page in a browser that has just been started.
async fn measure(browser: &WebDriver, warm_up: &str, url: &str) -> WebDriverResult<Value> {
    // A reader's browser has loaded its fonts long before. The page is on another host, so that the
    // measured page shares neither its process nor a cache.
    browser.goto(warm_up).await?;
    probe(browser, url).await
}

/// Loads a page as on a slow phone, and returns the report of the probe.
///
/// # Errors
/// Those of the driver.
pub(crate) async fn probe(browser: &WebDriver, url: &str) -> WebDriverResult<Value> {
    slow_phone(&browser.cdp()).await?;
    browser.goto(url).await?;
    let script = "paint.report.then(arguments[arguments.length - 1])";
    Ok(browser.execute_async(script, Vec::new()).await?.json().clone())
}

/// Makes the browser a slow phone's.
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
