//! A static host on this machine that can be told to misbehave.
//!
//! Paths are relative to the site, decoded: `content/site.json`. One that ends in `*` means all
//! that begin so.

use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tokio::time::timeout;

use super::RUNTIME;
use super::fault::{Fault, Gate};
use super::http::{self, Answer};
use super::site::Site;
use super::static_host::{But, Host};

/// How long a test waits for a request that has to come.
const PATIENCE: Duration = Duration::from_secs(10);

const PORTAL: &str = "<!doctype html><title>Wi-Fi</title><h1>Log in</h1>";

/// A host for one site at one address; nobody answers there when this is dropped.
#[derive(Debug)]
pub(crate) struct Server {
    shared: Arc<Shared>,
    address: SocketAddr,
}

#[derive(Debug)]
struct Shared {
    host: Host,
    state: Mutex<State>,
    /// Says that `state` has changed.
    changed: watch::Sender<()>,
}

#[derive(Debug, Default)]
struct State {
    rules: Vec<Rule>,
    down: bool,
    /// Paths in the order they were asked for, whole.
    asked: Vec<String>,
}

#[derive(Debug)]
struct Rule {
    path: String,
    fault: Fault,
    times: Times,
}

/// Which requests a rule applies to.
#[derive(Debug)]
enum Times {
    All,
    /// So many that are still to come.
    Next(usize),
    /// Every second one; whether it is the next.
    Second(bool),
}

impl Server {
    /// Serves all of a site `but` something, with `probe` run before anything else on each of its
    /// pages.
    pub(crate) fn start(site: &'static Site, probe: String, but: But) -> Self {
        let listener = RUNTIME.block_on(TcpListener::bind((Ipv4Addr::LOCALHOST, 0)));
        let listener = listener.expect("this machine has a free port");
        let address = listener.local_addr().expect("a bound socket has an address");
        let (host, changed) = (Host::new(site, probe, but), watch::Sender::new(()));
        let shared = Arc::new(Shared { host, state: Mutex::default(), changed });
        RUNTIME.spawn(serve(listener, Arc::clone(&shared)));
        Self { shared, address }
    }

    /// Has another site in the place of this one, from one request to the next.
    pub(crate) fn deploy(&self, site: &'static Site) {
        self.shared.host.replace(site);
    }

    /// The address of a page or file of the site.
    pub(crate) fn url(&self, path: &str) -> String {
        format!("http://{}{}{path}", self.address, self.shared.host.site().base)
    }

    /// From now on, every request for `path` meets this fault.
    pub(crate) fn set(&self, path: &str, fault: Fault) {
        self.add(path, fault, Times::All);
    }

    /// The next request for `path` meets this fault.
    pub(crate) fn set_once(&self, path: &str, fault: Fault) {
        self.add(path, fault, Times::Next(1));
    }

    /// From now on, every second request for `path` meets this fault, the next one first.
    pub(crate) fn set_every_second(&self, path: &str, fault: Fault) {
        self.add(path, fault, Times::Second(true));
    }

    /// Holds all answers for `path` back until the gate is opened.
    pub(crate) fn gate(&self, path: &str) -> Gate {
        let gate = Gate::closed();
        self.set(path, Fault::Gated(gate.clone()));
        gate
    }

    fn add(&self, path: &str, fault: Fault, times: Times) {
        let path = self.whole(path);
        self.state().rules.push(Rule { path, fault, times });
    }

    /// All is well again with `path`.
    pub(crate) fn heal(&self, path: &str) {
        let path = self.whole(path);
        self.state().rules.retain(|it| it.path != path);
    }

    /// Closes all connections, and every new one at once, or stops doing so.
    pub(crate) fn down(&self, down: bool) {
        self.state().down = down;
        self.shared.changed.send_replace(());
    }

    /// How often `path` has been asked for.
    pub(crate) fn count(&self, path: &str) -> usize {
        let path = self.whole(path);
        self.state().asked.iter().filter(|it| matches(&path, it)).count()
    }

    /// Everything below `path` that has been asked for, in order, relative to the site.
    pub(crate) fn asked_below(&self, path: &str) -> Vec<String> {
        let base = self.shared.host.site().base;
        let below = |it: &String| {
            it.strip_prefix(base).filter(|it| it.starts_with(path)).map(str::to_owned)
        };
        self.state().asked.iter().filter_map(below).collect()
    }

    /// What has been asked for outside the site, but for the probe and a browser's own wishes.
    pub(crate) fn asked_outside(&self) -> Vec<String> {
        let base = self.shared.host.site().base;
        let outside = |it: &&String| !it.starts_with(base) && !super::static_host::is_ours(it);
        self.state().asked.iter().filter(outside).cloned().collect()
    }

    /// Waits until `path` has been asked for `times` times.
    pub(crate) async fn until_asked(&self, path: &str, times: usize) {
        let mut changed = self.shared.changed.subscribe();
        let enough = async {
            while self.count(path) < times {
                changed.changed().await.expect("the server is there as long as the test");
            }
        };
        let came = timeout(PATIENCE, enough).await.is_ok();
        assert!(came, "{path} was asked for {} times, not {times}", self.count(path));
    }

    fn whole(&self, path: &str) -> String {
        format!("{}{path}", self.shared.host.site().base)
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.shared.state()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It goes on listening: another test at the same address would meet this one's worker.
        self.down(true);
    }
}

async fn serve(listener: TcpListener, shared: Arc<Shared>) {
    while let Ok((stream, _)) = listener.accept().await {
        let shared = Arc::clone(&shared);
        RUNTIME.spawn(async move {
            // A browser may close a connection whenever it likes.
            let _ = shared.talk(stream).await;
        });
    }
}

impl Shared {
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    async fn talk(&self, mut stream: TcpStream) -> io::Result<()> {
        let mut changed = self.changed.subscribe();
        let down = async { while !self.state().down && changed.changed().await.is_ok() {} };
        tokio::select! {
            biased;
            () = down => reset(&stream),
            answered = self.answer(&mut stream) => answered,
        }
    }

    async fn answer(&self, stream: &mut TcpStream) -> io::Result<()> {
        let Some(path) = http::read_path(stream).await? else { return Ok(()) };
        let fault = self.state().asked(&path);
        self.changed.send_replace(());
        let mut answer = self.host.answer(&path);
        match fault {
            None => {}
            Some(Fault::Gated(gate)) => gate.passed().await,
            Some(Fault::Slow) => answer.is_slow = true,
            Some(Fault::Pausing(bytes)) => answer.pause = Some(bytes),
            Some(Fault::ReadableBy(origin)) => {
                answer.cache = "max-age=3600";
                answer.more.push(("Access-Control-Allow-Origin", origin));
            }
            Some(Fault::Hang) => std::future::pending().await,
            Some(Fault::Reset) => return reset(stream),
            Some(Fault::Status(status)) => answer = Answer { status, ..self.host.missing() },
            Some(Fault::BrokenOff(bytes)) => answer.sent = Some(bytes),
            Some(Fault::Shortened(bytes)) => answer.body.truncate(bytes),
            Some(Fault::HomePage) => answer = self.host.home(),
            Some(Fault::Pinned) => {
                answer = Answer { cache: "max-age=31536000, immutable", ..self.host.home() };
            }
            Some(Fault::Portal) => answer = Answer::new(200, http::HTML, PORTAL.into()),
            Some(Fault::Elsewhere(path)) => {
                answer = Answer { status: 302, more: vec![("Location", path)], ..answer };
            }
            Some(Fault::Busy(more)) => {
                answer = Answer { status: 429, more, ..self.host.missing() };
            }
            Some(Fault::Typed(content_type)) => answer.content_type = content_type,
            Some(Fault::Empty) => answer.body.clear(),
            Some(Fault::Body(body)) => (answer.status, answer.body) = (200, body.to_vec()),
        }
        answer.send(stream).await
    }
}

/// Closes a connection so that the browser sees it break.
fn reset(stream: &TcpStream) -> io::Result<()> {
    stream.set_zero_linger()
}

/// Whether a path is what a rule says, which may end in `*`.
fn matches(rule: &str, path: &str) -> bool {
    match rule.strip_suffix('*') {
        Some(beginning) => path.starts_with(beginning),
        None => path == rule,
    }
}

impl State {
    /// Notes a request, and says what becomes of it: the newest rule decides.
    fn asked(&mut self, path: &str) -> Option<Fault> {
        self.asked.push(path.to_owned());
        let mut rules = self.rules.iter_mut().rev().filter(|it| matches(&it.path, path));
        rules.find_map(|it| it.times.take().then(|| it.fault.clone()))
    }
}

impl Times {
    /// Whether the request at hand is one of them.
    fn take(&mut self) -> bool {
        match self {
            Self::All => true,
            Self::Next(0) => false,
            Self::Next(left) => {
                *left -= 1;
                true
            }
            Self::Second(is_it) => {
                *is_it = !*is_it;
                !*is_it
            }
        }
    }
}
