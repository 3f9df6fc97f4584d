//! A browser with its driver, and the few that all tests share.

use std::net::SocketAddr;
use std::path::Path;
use std::sync::{Arc, LazyLock, Mutex, PoisonError};
use std::time::Duration;

use serde_json::{Map, Value, json};
use thirtyfour::common::command::Command;
use thirtyfour::error::WebDriverResult;
use thirtyfour::session::handle::SessionHandle;
use thirtyfour::{Capabilities, WebDriver};
use tokio::sync::{OnceCell, Semaphore, SemaphorePermit};
use tokio::time::timeout;

use super::engine::{ENGINE, Engine};
use super::process::{self, Process};

/// How long a browser may take to start.
const START_LIMIT: Duration = Duration::from_mins(1);
/// How long a browser may take to open a new window for a test.
const WINDOW_LIMIT: Duration = Duration::from_secs(20);

static SLOTS: LazyLock<Semaphore> = LazyLock::new(|| Semaphore::new(ENGINE.max_browsers()));
static IDLE: Mutex<Vec<Browser>> = Mutex::new(Vec::new());
static DISPLAY: OnceCell<VirtualDisplay> = OnceCell::const_new();

/// A browser that a test uses. When dropped, it ends or waits for the next test.
pub(crate) struct BorrowedBrowser {
    browser: Option<Browser>,
    /// Whether another test can use it.
    is_shared: bool,
    _slot: SemaphorePermit<'static>,
}

/// A browser and its driver.
pub(crate) struct Browser {
    session: Arc<SessionHandle>,
    /// Ends when it is dropped.
    _driver: Process,
}

impl BorrowedBrowser {
    /// Takes an idle browser or starts one, with a new, empty window.
    pub(crate) async fn take() -> Self {
        let slot = SLOTS.acquire().await.expect("it is never closed");
        let idle = IDLE.lock().unwrap_or_else(PoisonError::into_inner).pop();
        if let Some(browser) = idle
            && let Ok(Ok(())) = timeout(WINDOW_LIMIT, browser.reset_window()).await
        {
            return Self { browser: Some(browser), is_shared: true, _slot: slot };
        }
        let browser = Browser::start(*ENGINE, None, None).await;
        Self { browser: Some(browser), is_shared: true, _slot: slot }
    }

    /// Starts a browser for a single test, behind a proxy for all other hosts.
    pub(crate) async fn start_behind(proxy: SocketAddr) -> Self {
        let slot = SLOTS.acquire().await.expect("it is never closed");
        let browser = Browser::start(*ENGINE, None, Some(proxy)).await;
        Self { browser: Some(browser), is_shared: false, _slot: slot }
    }

    /// The `WebDriver` session.
    pub(crate) fn session(&self) -> Arc<SessionHandle> {
        self.browser.as_ref().expect("it is there until it is dropped").session()
    }
}

impl Drop for BorrowedBrowser {
    fn drop(&mut self) {
        if !self.is_shared || !ENGINE.is_reusable() {
            return;
        }
        IDLE.lock().unwrap_or_else(PoisonError::into_inner).extend(self.browser.take());
    }
}

impl Browser {
    /// Starts a browser; its profile is in `profile`, or ends with it.
    pub(crate) async fn start(
        engine: Engine,
        profile: Option<&Path>,
        proxy: Option<SocketAddr>,
    ) -> Self {
        let (program, install) = engine.driver();
        let (scratch, port) = (process::scratch(), process::free_port());
        let capabilities = engine.capabilities(scratch.path(), profile);
        let Value::Object(mut capabilities) = capabilities else {
            unreachable!("they are an object")
        };
        let arguments = engine.arguments(port, scratch.path());
        let mut environment = match engine {
            Engine::WebKit => vec![
                ("DISPLAY", DISPLAY.get_or_init(VirtualDisplay::start).await.display.clone()),
                // Otherwise either the processor or the graphics card paints each part of a page,
                // whichever is free, and their colours differ by one.
                ("WEBKIT_SKIA_ENABLE_CPU_RENDERING", "1".to_owned()),
            ],
            Engine::Chromium | Engine::Firefox => Vec::new(),
        };
        if let Some(proxy) = proxy {
            use_proxy(proxy, engine, &mut capabilities, &mut environment);
        }
        let driver = Process::start(program, install, &arguments, &environment, scratch);
        process::wait_until(|| process::is_listening(port), program).await;
        let url = format!("http://127.0.0.1:{port}");
        // A driver may wait forever for a browser that ends at once.
        let session = timeout(START_LIMIT, WebDriver::new(url, Capabilities::from(capabilities)));
        let session = session.await.unwrap_or_else(|_| panic!("{engine} does not start"));
        let session = session.unwrap_or_else(|error| panic!("{engine} does not start: {error}"));
        let handle = Arc::clone(session.handle());
        // The end of the process ends the session, also when the tests are killed.
        session.leak().expect("no other handle has quit it");
        Self { session: handle, _driver: driver }
    }

    /// The `WebDriver` session.
    pub(crate) fn session(&self) -> Arc<SessionHandle> {
        Arc::clone(&self.session)
    }

    /// Closes the browser in the regular way, so that it writes its profile to the file system.
    pub(crate) async fn end(self) {
        self.session.cmd(Command::DeleteSession).await.expect("it can be closed");
    }

    /// Opens a new window without history or storage, and closes all others.
    async fn reset_window(&self) -> WebDriverResult<()> {
        let old = self.session.windows().await?;
        let fresh = self.session.new_tab().await?;
        for window in old {
            self.session.switch_to_window(window).await?;
            self.session.close_window().await?;
        }
        self.session.switch_to_window(fresh).await
    }
}

/// Makes a browser send all requests to other hosts through a proxy.
fn use_proxy(
    proxy: SocketAddr,
    engine: Engine,
    capabilities: &mut Map<String, Value>,
    environment: &mut Vec<(&str, String)>,
) {
    const HERE: &str = "127.0.0.1";
    let proxy = proxy.to_string();
    if engine == Engine::WebKit {
        // Its driver would make it speak TLS with the proxy for `https:`.
        let url = format!("http://{proxy}");
        environment.extend([
            ("http_proxy", url.clone()),
            ("https_proxy", url),
            ("no_proxy", HERE.to_owned()),
        ]);
    } else {
        let manual = json!({
            "proxyType": "manual", "httpProxy": proxy, "sslProxy": proxy, "noProxy": [HERE],
        });
        capabilities.insert("proxy".to_owned(), manual);
    }
}

/// A display without a screen (Xvfb), for the engine that insists on one.
struct VirtualDisplay {
    display: String,
    _server: Process,
}

impl VirtualDisplay {
    async fn start() -> Self {
        let socket = |number| format!("/tmp/.X11-unix/X{number}");
        let number = (90..200).find(|&number| !process::exists(&socket(number)));
        let number = number.expect("a display is free");
        let display = format!(":{number}");
        // Otherwise it resets whenever the last browser ends, and the next browser finds no
        // display.
        let arguments = [&display, "-screen", "0", "1600x1200x24", "-nolisten", "tcp", "-noreset"];
        let arguments = arguments.map(str::to_owned);
        let install = Engine::WebKit.driver().1;
        let server = Process::start("Xvfb", install, &arguments, &[], process::scratch());
        process::wait_until(|| process::exists(&socket(number)), "Xvfb").await;
        Self { display, _server: server }
    }
}
