//! The three engines, and what each has to be told.

use std::fmt;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;
use std::time::Duration;

use serde_json::{Value, json};

/// What makes a page out of HTML.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Engine {
    Chromium,
    Firefox,
    WebKit,
}

/// The one the tests run in, from `QUANWEN_ENGINE`.
pub(crate) static ENGINE: LazyLock<Engine> =
    LazyLock::new(|| match std::env::var("QUANWEN_ENGINE").as_deref() {
        Err(_) | Ok("" | "chromium") => Engine::Chromium,
        Ok("firefox") => Engine::Firefox,
        Ok("webkit") => Engine::WebKit,
        Ok(other) => panic!("QUANWEN_ENGINE is `{other}`: chromium, firefox or webkit"),
    });

/// Whether the engine at hand is not `engine`, and so cannot run a test. Says so and why, past
/// the test harness, which swallows what tests that pass have printed.
pub(crate) fn needs(engine: Engine, why: &str) -> bool {
    let skipped = *ENGINE != engine;
    if skipped {
        skip(why);
    }
    skipped
}

/// Says that the engine at hand cannot run the test, and why.
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

/// A driver waits no longer for a page. Chromium's sometimes waits in vain for one that loads itself
/// anew meanwhile; a test then finds the page there all the same.
const LOAD_MS: u32 = 15_000;

impl Engine {
    /// The program that drives it, and how to get that on Debian.
    pub(crate) const fn driver(self) -> (&'static str, &'static str) {
        match self {
            Self::Chromium => ("chromedriver", "apt-get install chromium chromium-driver"),
            Self::Firefox => {
                ("geckodriver", "apt-get install firefox-esr && cargo install --locked geckodriver")
            }
            Self::WebKit => ("WebKitWebDriver", "apt-get install webkit2gtk-driver xvfb"),
        }
    }

    /// What the driver is called with.
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

    /// What a session is asked for. `scratch` is a directory of its own; what is in `lasting`
    /// outlives it.
    pub(crate) fn capabilities(self, scratch: &Path, lasting: Option<&Path>) -> Value {
        match self {
            Self::Chromium => {
                let mut args: Vec<String> = CHROMIUM.iter().map(|&it| it.to_owned()).collect();
                let own = scratch.join("profile");
                args.push(format!("--user-data-dir={}", lasting.unwrap_or(&own).display()));
                let mut options = json!({ "args": args });
                if let Some(binary) = first(["/usr/bin/chromium"]) {
                    options["binary"] = json!(binary);
                }
                json!({
                    "browserName": "chrome", "goog:chromeOptions": options,
                    "pageLoadStrategy": "eager", "timeouts": { "pageLoad": LOAD_MS },
                })
            }
            Self::Firefox => {
                let mut args = vec!["-headless".to_owned()];
                if let Some(lasting) = lasting {
                    args.extend(["-profile".to_owned(), lasting.display().to_string()]);
                }
                let mut options = json!({ "args": args, "prefs": {
                    // No calls home, and no first page that makes them.
                    "browser.startup.page": 0, "network.captive-portal-service.enabled": false,
                    "network.connectivity-service.enabled": false, "app.normandy.enabled": false,
                } });
                if let Some(binary) = first(["/usr/bin/firefox-esr"]) {
                    options["binary"] = json!(binary);
                }
                json!({ "browserName": "firefox", "moz:firefoxOptions": options, "pageLoadStrategy": "eager" })
            }
            Self::WebKit => {
                let binary = first([
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
    pub(crate) const fn at_once(self) -> usize {
        match self {
            Self::Chromium | Self::Firefox => 2,
            Self::WebKit => 1,
        }
    }

    /// Whether a browser that has run a test runs others. `WebKitGTK` starts in no time, and seldom
    /// but now and then hangs when it is to change its window for a fresh one.
    pub(crate) const fn outlives_a_test(self) -> bool {
        match self {
            Self::Chromium | Self::Firefox => true,
            Self::WebKit => false,
        }
    }

    /// Whether a page complains of this because it is being left: then this engine breaks off
    /// its requests, and lets it know.
    pub(crate) fn is_farewell(self, complaint: &str) -> bool {
        let broken_off: &[&str] = match self {
            Self::Chromium => &[],
            Self::Firefox => &[
                "NetworkError when attempting",
                "The operation was aborted",
                "Error in input stream",
            ],
            Self::WebKit => &["Load failed"],
        };
        broken_off.iter().any(|it| complaint.contains(it))
    }

    /// How long a condition may take to come true before a test gives up.
    pub(crate) const fn patience(self) -> Duration {
        match self {
            Self::Chromium => Duration::from_secs(10),
            Self::Firefox | Self::WebKit => Duration::from_secs(20),
        }
    }
}

/// With dots that are no whole pixels, so that a page can be scrolled by parts of one. And for a
/// machine without a screen, a sandbox, or a network beyond itself.
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

fn first<const N: usize>(paths: [&str; N]) -> Option<PathBuf> {
    paths.into_iter().map(PathBuf::from).find(|it| it.exists())
}
