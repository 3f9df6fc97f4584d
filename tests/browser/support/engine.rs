//! The three engines, and what the driver of each needs.

use std::fmt;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;
use std::time::Duration;

use serde_json::{Value, json};

/// A browser engine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Engine {
    Chromium,
    Firefox,
    WebKit,
}

/// The engine the tests run in, from `QUANWEN_ENGINE`.
pub(crate) static ENGINE: LazyLock<Engine> =
    LazyLock::new(|| match std::env::var("QUANWEN_ENGINE").as_deref() {
        Err(_) | Ok("" | "chromium") => Engine::Chromium,
        Ok("firefox") => Engine::Firefox,
        Ok("webkit") => Engine::WebKit,
        Ok(other) => panic!("QUANWEN_ENGINE is `{other}`: chromium, firefox or webkit"),
    });

/// Whether to skip a test because the engine in use is not `engine`. Prints that and why to the
/// standard error: the test harness hides what passing tests print.
pub(crate) fn skips_unless(engine: Engine, why: &str) -> bool {
    let skipped = *ENGINE != engine;
    if skipped {
        skip(why);
    }
    skipped
}

/// Prints that the engine in use cannot run the test, and why.
pub(crate) fn skip(why: &str) {
    let thread = std::thread::current();
    let name = thread.name().unwrap_or("a test");
    let _ = writeln!(std::io::stderr(), "skipped in {}: {name}: {why}", *ENGINE);
}

impl fmt::Display for Engine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Chromium => "Chromium",
            Self::Firefox => "Firefox",
            Self::WebKit => "WebKitGTK",
        })
    }
}

/// How long a driver waits for a page to load. Chromium's sometimes waits in vain for a page that
/// reloads itself meanwhile; the test then finds the page loaded all the same.
const LOAD_MS: u32 = 15_000;

impl Engine {
    /// The program that drives the engine, and how to install it on Debian.
    pub(crate) const fn driver(self) -> (&'static str, &'static str) {
        match self {
            Self::Chromium => ("chromedriver", "apt-get install chromium chromium-driver"),
            Self::Firefox => {
                ("geckodriver", "apt-get install firefox-esr && cargo install --locked geckodriver")
            }
            Self::WebKit => ("WebKitWebDriver", "apt-get install webkit2gtk-driver xvfb"),
        }
    }

    /// The arguments of the driver.
    pub(crate) fn arguments(self, port: u16, scratch: &Path) -> Vec<String> {
        let port = match self {
            Self::Chromium | Self::WebKit => vec![format!("--port={port}")],
            Self::Firefox => vec!["--port".to_owned(), port.to_string()],
        };
        let scratch = scratch.display().to_string();
        match self {
            Self::Firefox => [port, vec!["--profile-root".to_owned(), scratch]].concat(),
            Self::Chromium | Self::WebKit => port,
        }
    }

    /// The capabilities of a new session. `scratch` is a directory of its own; `profile` outlives
    /// it.
    pub(crate) fn capabilities(self, scratch: &Path, profile: Option<&Path>) -> Value {
        match self {
            Self::Chromium => {
                let mut args: Vec<String> = CHROMIUM.iter().map(|&it| it.to_owned()).collect();
                let own = scratch.join("profile");
                args.push(format!("--user-data-dir={}", profile.unwrap_or(&own).display()));
                let mut options = json!({ "args": args });
                if let Some(binary) = first_existing(["/usr/bin/chromium"]) {
                    options["binary"] = json!(binary);
                }
                json!({
                    "browserName": "chrome", "goog:chromeOptions": options,
                    "pageLoadStrategy": "eager", "timeouts": { "pageLoad": LOAD_MS },
                })
            }
            Self::Firefox => {
                let mut args = vec!["-headless".to_owned()];
                if let Some(profile) = profile {
                    args.extend(["-profile".to_owned(), profile.display().to_string()]);
                }
                let mut options = json!({ "args": args, "prefs": {
                    // No requests of the browser's own, and no start page that makes them.
                    "browser.startup.page": 0, "network.captive-portal-service.enabled": false,
                    "network.connectivity-service.enabled": false, "app.normandy.enabled": false,
                } });
                if let Some(binary) = first_existing(["/usr/bin/firefox-esr"]) {
                    options["binary"] = json!(binary);
                }
                json!({ "browserName": "firefox", "moz:firefoxOptions": options, "pageLoadStrategy": "eager" })
            }
            Self::WebKit => {
                let binary = first_existing([
                    "/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser",
                    "/usr/lib/aarch64-linux-gnu/webkit2gtk-4.1/MiniBrowser",
                    "/usr/libexec/webkit2gtk-4.1/MiniBrowser",
                ]);
                let binary = binary.unwrap_or_else(|| {
                    panic!("WebKitGTK's MiniBrowser is missing: {}", self.driver().1)
                });
                json!({
                    "browserName": "MiniBrowser", "pageLoadStrategy": "none",
                    "webkitgtk:browserOptions": { "binary": binary, "args": ["--automation"] },
                })
            }
        }
    }

    /// How many browsers run at a time.
    pub(crate) const fn max_browsers(self) -> usize {
        match self {
            Self::Chromium | Self::Firefox => 2,
            Self::WebKit => 1,
        }
    }

    /// Whether a browser that has run a test can run others. `WebKitGTK` starts quickly, and now
    /// and then hangs when its window is replaced by a new one.
    pub(crate) const fn is_reusable(self) -> bool {
        match self {
            Self::Chromium | Self::Firefox => true,
            Self::WebKit => false,
        }
    }

    /// Whether a page reports this error because it is being left: these engines abort the requests
    /// of such a page, and their promises fail.
    pub(crate) fn is_abort_on_leave(self, error: &str) -> bool {
        let broken_off: &[&str] = match self {
            Self::Chromium => &[],
            Self::Firefox => &[
                "NetworkError when attempting",
                "The operation was aborted",
                "Error in input stream",
            ],
            Self::WebKit => &["Load failed"],
        };
        broken_off.iter().any(|it| error.contains(it))
    }

    /// How long a condition may take to become true before a test gives up.
    pub(crate) const fn timeout(self) -> Duration {
        match self {
            Self::Chromium => Duration::from_secs(10),
            Self::Firefox | Self::WebKit => Duration::from_secs(20),
        }
    }
}

/// A scale factor that is not a whole number, so that a page can be scrolled by parts of a pixel;
/// the rest is for a machine without a screen, a sandbox, or a network beyond itself.
const CHROMIUM: [&str; 10] = [
    "--headless=new",
    "--no-sandbox",
    "--disable-dev-shm-usage",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--force-device-scale-factor=1.5",
];

fn first_existing<const N: usize>(paths: [&str; N]) -> Option<PathBuf> {
    paths.into_iter().map(PathBuf::from).find(|it| it.exists())
}
