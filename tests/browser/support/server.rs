//! A static host on this machine that misbehaves on request.
//!
//! Paths are relative to the site and decoded, such as `content/site.json`. A path that ends in `*`
//! means all that begin with the rest of it.

use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tokio::time::timeout;

use super::RUNTIME;
use super::fault::{Fault, Latch};
use super::http::{self, HttpResponse};
use super::rules::{Rule, Times, matches};
use super::site::Site;
use super::static_host::{Host, Omit};

/// How long a test waits for a request that has to come.
const REQUEST_LIMIT: Duration = Duration::from_secs(10);

const PORTAL: &str = "<!doctype html><title>Wi-Fi</title><h1>Log in</h1>";

/// A host for one site at one origin. When dropped, it refuses all connections.
#[derive(Debug)]
pub(crate) struct Server {
    shared: Arc<Shared>,
    addr: SocketAddr,
}

#[derive(Debug)]
struct Shared {
    host: Host,
    state: Mutex<State>,
    /// Notifies of changes to `state`.
    changed: watch::Sender<()>,
}

#[derive(Debug, Default)]
struct State {
    rules: Vec<Rule>,
    down: bool,
    /// Whole paths in the order of their requests.
    requests: Vec<String>,
}

impl Server {
    /// Serves a site without what `omit` names; `probe` runs before all other scripts on each page.
    pub(crate) fn start(site: &'static Site, probe: String, omit: Omit) -> Self {
        let listener = RUNTIME.block_on(TcpListener::bind((Ipv4Addr::LOCALHOST, 0)));
        let listener = listener.expect("this machine has a free port");
        let addr = listener.local_addr().expect("a bound socket has an address");
        let (host, changed) = (Host::new(site, probe, omit), watch::Sender::new(()));
        let shared = Arc::new(Shared { host, state: Mutex::default(), changed });
        RUNTIME.spawn(serve(listener, Arc::clone(&shared)));
        Self { shared, addr }
    }

    /// Replaces the site by another, from one request to the next.
    pub(crate) fn deploy(&self, site: &'static Site) {
        self.shared.host.replace(site);
    }

    /// The URL of a page or file of the site.
    pub(crate) fn url(&self, path: &str) -> String {
        format!("http://{}{}{path}", self.addr, self.shared.host.site().base)
    }

    /// From now on, every request for `path` meets this fault.
    pub(crate) fn set_fault(&self, path: &str, fault: Fault) {
        self.add(path, fault, Times::All);
    }

    /// The next request for `path` meets this fault.
    pub(crate) fn set_fault_once(&self, path: &str, fault: Fault) {
        self.add(path, fault, Times::Next(1));
    }

    /// From now on, every second request for `path` meets this fault, starting with the next.
    pub(crate) fn set_fault_every_second(&self, path: &str, fault: Fault) {
        self.add(path, fault, Times::Second(true));
    }

    /// Holds back all responses for `path` until the latch is opened.
    pub(crate) fn hold(&self, path: &str) -> Latch {
        let latch = Latch::closed();
        self.set_fault(path, Fault::Held(latch.clone()));
        latch
    }

    fn add(&self, path: &str, fault: Fault, times: Times) {
        let path = self.full_path(path);
        self.state().rules.push(Rule { path, fault, times });
    }

    /// Removes all faults that were set for `path`.
    pub(crate) fn remove_faults(&self, path: &str) {
        let path = self.full_path(path);
        self.state().rules.retain(|it| it.path != path);
    }

    /// Closes all connections and every new one, or stops doing so.
    pub(crate) fn set_down(&self, down: bool) {
        self.state().down = down;
        self.shared.changed.send_replace(());
    }

    /// How many requests for `path` there have been.
    pub(crate) fn request_count(&self, path: &str) -> usize {
        let path = self.full_path(path);
        self.state().requests.iter().filter(|it| matches(&path, it)).count()
    }

    /// The requests below `path`, in order, relative to the site.
    pub(crate) fn requests_below(&self, path: &str) -> Vec<String> {
        let base = self.shared.host.site().base;
        let below = |it: &String| {
            it.strip_prefix(base).filter(|it| it.starts_with(path)).map(str::to_owned)
        };
        self.state().requests.iter().filter_map(below).collect()
    }

    /// The requests outside of the site, without the probe and what browsers request by themselves.
    pub(crate) fn requests_outside(&self) -> Vec<String> {
        let base = self.shared.host.site().base;
        let outside = |it: &&String| !it.starts_with(base) && !super::static_host::is_ours(it);
        self.state().requests.iter().filter(outside).cloned().collect()
    }

    /// Waits until there have been `times` requests for `path`.
    pub(crate) async fn until_requested(&self, path: &str, times: usize) {
        let mut changed = self.shared.changed.subscribe();
        let enough = async {
            while self.request_count(path) < times {
                changed.changed().await.expect("the server lives as long as the test");
            }
        };
        let came = timeout(REQUEST_LIMIT, enough).await.is_ok();
        assert!(came, "{path} was requested {} times, not {times}", self.request_count(path));
    }

    fn full_path(&self, path: &str) -> String {
        format!("{}{path}", self.shared.host.site().base)
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.shared.state()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It goes on listening: a later test at the same origin would meet the worker of this one.
        self.set_down(true);
    }
}

async fn serve(listener: TcpListener, shared: Arc<Shared>) {
    while let Ok((stream, _)) = listener.accept().await {
        let shared = Arc::clone(&shared);
        RUNTIME.spawn(async move {
            // A browser may close a connection at any time.
            let _ = shared.handle(stream).await;
        });
    }
}

impl Shared {
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    async fn handle(&self, mut stream: TcpStream) -> io::Result<()> {
        let mut changed = self.changed.subscribe();
        let down = async { while !self.state().down && changed.changed().await.is_ok() {} };
        tokio::select! {
            biased;
            () = down => reset(&stream),
            outcome = self.respond(&mut stream) => outcome,
        }
    }

    async fn respond(&self, stream: &mut TcpStream) -> io::Result<()> {
        let Some(path) = http::read_path(stream).await? else { return Ok(()) };
        let fault = self.state().on_request(&path);
        self.changed.send_replace(());
        let mut response = self.host.response(&path);
        match fault {
            None => {}
            Some(Fault::Held(latch)) => latch.passed().await,
            Some(Fault::Slow) => response.is_slow = true,
            Some(Fault::Stalling(bytes)) => response.stall_after = Some(bytes),
            Some(Fault::Cors(origin)) => {
                response.cache = "max-age=3600";
                response.headers.push(("Access-Control-Allow-Origin", origin));
            }
            Some(Fault::Hang) => std::future::pending().await,
            Some(Fault::Reset) => return reset(stream),
            Some(Fault::Status(status)) => {
                response = HttpResponse { status, ..self.host.missing() }
            }
            Some(Fault::CutOff(bytes)) => response.cut_off_after = Some(bytes),
            Some(Fault::Truncated(bytes)) => response.body.truncate(bytes),
            Some(Fault::HomePage) => response = self.host.home(),
            Some(Fault::ImmutableHomePage) => {
                response =
                    HttpResponse { cache: "max-age=31536000, immutable", ..self.host.home() };
            }
            Some(Fault::CaptivePortal) => {
                response = HttpResponse::new(200, http::HTML, PORTAL.into());
            }
            Some(Fault::Redirect(path)) => {
                response =
                    HttpResponse { status: 302, headers: vec![("Location", path)], ..response };
            }
            Some(Fault::TooManyRequests(headers)) => {
                response = HttpResponse { status: 429, headers, ..self.host.missing() };
            }
            Some(Fault::ContentType(content_type)) => response.content_type = content_type,
            Some(Fault::Empty) => response.body.clear(),
            Some(Fault::Body(body)) => (response.status, response.body) = (200, body.to_vec()),
        }
        response.send(stream).await
    }
}

/// Closes a connection with a TCP reset, so that the browser sees it break.
fn reset(stream: &TcpStream) -> io::Result<()> {
    stream.set_zero_linger()
}

impl State {
    /// Notes a request and returns its fault, if any: the rule set last decides.
    fn on_request(&mut self, path: &str) -> Option<Fault> {
        self.requests.push(path.to_owned());
        let mut rules = self.rules.iter_mut().rev().filter(|it| matches(&it.path, path));
        rules.find_map(|it| it.times.applies().then(|| it.fault.clone()))
    }
}
