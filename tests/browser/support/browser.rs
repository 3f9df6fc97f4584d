//! A browser with its driver, and the few of them that all tests share.

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
const START: Duration = Duration::from_mins(1);
/// How long a browser may take to give a test a fresh window.
const FRESH: Duration = Duration::from_secs(20);

static PLACES: LazyLock<Semaphore> = LazyLock::new(|| Semaphore::new(ENGINE.at_once()));
static IDLE: Mutex<Vec<Browser>> = Mutex::new(Vec::new());
static SCREEN: OnceCell<Screen> = OnceCell::const_new();

/// A browser in the hands of a test; when it is let go of, it ends or waits for the next test.
pub(crate) struct Borrowed {
    browser: Option<Browser>,
    /// Another test can have it.
    is_shared: bool,
    _place: SemaphorePermit<'static>,
}

/// A browser that runs.
pub(crate) struct Browser {
    session: Arc<SessionHandle>,
    /// Ends when it is dropped.
    _driver: Process,
}

impl Borrowed {
    /// Takes one that is idle or starts one, with a fresh empty window.
    pub(crate) async fn take() -> Self {
        let place = PLACES.acquire().await.expect("it is never closed");
        let idle = IDLE.lock().unwrap_or_else(PoisonError::into_inner).pop();
        if let Some(browser) = idle
            && let Ok(Ok(())) = timeout(FRESH, browser.freshen()).await
        {
            return Self { browser: Some(browser), is_shared: true, _place: place };
        }
        let browser = Browser::start(*ENGINE, None, None).await;
        Self { browser: Some(browser), is_shared: true, _place: place }
    }

    /// Starts one for this test alone, which asks this proxy for all that is not on this machine.
    pub(crate) async fn take_behind(proxy: SocketAddr) -> Self {
        let place = PLACES.acquire().await.expect("it is never closed");
        let browser = Browser::start(*ENGINE, None, Some(proxy)).await;
        Self { browser: Some(browser), is_shared: false, _place: place }
    }

    /// The way to talk to it.
    pub(crate) fn session(&self) -> Arc<SessionHandle> {
        self.browser.as_ref().expect("it is there until it is dropped").session()
    }
}

impl Drop for Borrowed {
    fn drop(&mut self) {
        if !self.is_shared || !ENGINE.outlives_a_test() {
            return;
        }
        IDLE.lock().unwrap_or_else(PoisonError::into_inner).extend(self.browser.take());
    }
}

impl Browser {
    /// A new one; what it remembers is in `lasting`, or ends with it.
    pub(crate) async fn start(
        engine: Engine,
        lasting: Option<&Path>,
        proxy: Option<SocketAddr>,
    ) -> Self {
        let (program, install) = engine.driver();
        let (scratch, port) = (process::scratch(), process::free_port());
        let capabilities = engine.capabilities(scratch.path(), lasting);
        let Value::Object(mut capabilities) = capabilities else {
            unreachable!("they are an object")
        };
        let arguments = engine.arguments(port, scratch.path());
        let mut environment = match engine {
            Engine::WebKit => vec![
                ("DISPLAY", SCREEN.get_or_init(Screen::start).await.display.clone()),
                // Else each part of a page is painted by whichever of processor and graphics card is
                // free, and their colours differ by one.
                ("WEBKIT_SKIA_ENABLE_CPU_RENDERING", "1".to_owned()),
            ],
            Engine::Chromium | Engine::Firefox => Vec::new(),
        };
        if let Some(proxy) = proxy {
            behind(proxy, engine, &mut capabilities, &mut environment);
        }
        let driver = Process::start(program, install, &arguments, &environment, scratch);
        process::until(|| process::listens(port), program).await;
        let address = format!("http://127.0.0.1:{port}");
        // A driver whose browser ends at once may wait for it for ever.
        let session = timeout(START, WebDriver::new(address, Capabilities::from(capabilities)));
        let session = session.await.unwrap_or_else(|_| panic!("{engine} does not start"));
        let session = session.unwrap_or_else(|error| panic!("{engine} does not start: {error}"));
        let handle = Arc::clone(session.handle());
        // The process ends the session, even where nothing here gets to do so.
        session.leak().expect("nobody has quit it");
        Self { session: handle, _driver: driver }
    }

    /// The way to talk to it.
    pub(crate) fn session(&self) -> Arc<SessionHandle> {
        Arc::clone(&self.session)
    }

    /// Has it end as if somebody had closed it, with everything written down.
    pub(crate) async fn end(self) {
        self.session.cmd(Command::DeleteSession).await.expect("it can be closed");
    }

    /// A new window, which knows nothing of the tests before, in the place of all others.
    async fn freshen(&self) -> WebDriverResult<()> {
        let old = self.session.windows().await?;
        let fresh = self.session.new_tab().await?;
        for window in old {
            self.session.switch_to_window(window).await?;
            self.session.close_window().await?;
        }
        self.session.switch_to_window(fresh).await
    }
}

/// Has a browser ask this proxy for all that is not on this machine.
fn behind(
    proxy: SocketAddr,
    engine: Engine,
    capabilities: &mut Map<String, Value>,
    environment: &mut Vec<(&str, String)>,
) {
    const HERE: &str = "127.0.0.1";
    let proxy = proxy.to_string();
    if engine == Engine::WebKit {
        // Its driver would have it speak TLS with a proxy for `https:`.
        let address = format!("http://{proxy}");
        environment.extend([
            ("http_proxy", address.clone()),
            ("https_proxy", address),
            ("no_proxy", HERE.to_owned()),
        ]);
    } else {
        let manual = json!({
            "proxyType": "manual", "httpProxy": proxy, "sslProxy": proxy, "noProxy": [HERE],
        });
        capabilities.insert("proxy".to_owned(), manual);
    }
}

/// A screen that nobody looks at, for the engine that insists on one.
struct Screen {
    display: String,
    _server: Process,
}

impl Screen {
    async fn start() -> Self {
        let socket = |number| format!("/tmp/.X11-unix/X{number}");
        let number = (90..200).find(|&number| !process::exists(&socket(number)));
        let number = number.expect("not all displays are taken");
        let display = format!(":{number}");
        // Else it starts anew whenever the last browser ends, and the next one finds no screen.
        let arguments = [&display, "-screen", "0", "1600x1200x24", "-nolisten", "tcp", "-noreset"];
        let arguments = arguments.map(str::to_owned);
        let install = Engine::WebKit.driver().1;
        let server = Process::start("Xvfb", install, &arguments, &[], process::scratch());
        process::until(|| process::exists(&socket(number)), "Xvfb").await;
        Self { display, _server: server }
    }
}
