//! Faults of a host or a network that the server makes on request.

use std::fmt;
use std::sync::Arc;

use tokio::sync::Semaphore;

/// How a response differs from that of a well-behaved host.
#[derive(Clone, Debug)]
pub(crate) enum Fault {
    /// The right response, once the latch is open.
    Held(Latch),
    /// The right response, over a line of 400 kbit/s with a round trip of 400 ms.
    Slow,
    /// The right response, cacheable for an hour, and readable by this origin (CORS).
    Cors(String),
    /// The right response, with a break of half a second after this many bytes of the body.
    Stalling(usize),
    /// No response, on an open connection.
    Hang,
    /// A closed connection, with a TCP reset.
    Reset,
    /// This status and an HTML page.
    Status(u16),
    /// The length of the whole body, but only this many bytes of it before the connection closes.
    CutOff(usize),
    /// Only this many bytes of the body, with their length, as if they were all.
    Truncated(usize),
    /// The home page with status 200, as from hosts that rewrite every missing path.
    HomePage,
    /// The same, cacheable for a year.
    ImmutableHomePage,
    /// A foreign HTML page with status 200, as from a network that wants a login first.
    CaptivePortal,
    /// Status 429 with these headers.
    TooManyRequests(Vec<(&'static str, String)>),
    /// A redirect to another path of this host, or to another host.
    Redirect(String),
    /// The right body with this content type.
    ContentType(&'static str),
    /// An empty body with status 200.
    Empty,
    /// Another body with status 200, also where there is no file.
    Body(Arc<[u8]>),
}

impl Fault {
    /// Status 429 with a `Retry-After` header: seconds or a date.
    pub(crate) fn busy(retry_after: &str) -> Self {
        Self::TooManyRequests(vec![("Retry-After", retry_after.to_owned())])
    }

    /// A redirect to this URL.
    pub(crate) fn redirect(url: &str) -> Self {
        Self::Redirect(url.to_owned())
    }

    /// This text for a body.
    pub(crate) fn text(text: impl AsRef<str>) -> Self {
        Self::Body(text.as_ref().as_bytes().into())
    }
}

/// Holds responses back until a test opens it, for good.
#[derive(Clone)]
pub(crate) struct Latch(Arc<Semaphore>);

impl Latch {
    /// A closed latch.
    pub(crate) fn closed() -> Self {
        Self(Arc::new(Semaphore::new(0)))
    }

    /// Lets everything pass, now and later.
    pub(crate) fn open(&self) {
        self.0.close();
    }

    /// Waits until the latch is open.
    pub(crate) async fn passed(&self) {
        // No permit is ever added: this ends when the latch opens and the semaphore closes, with an
        // error.
        let _ = self.0.acquire().await;
    }
}

impl fmt::Debug for Latch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.0.is_closed() { "Latch(open)" } else { "Latch(closed)" })
    }
}
