//! What can go wrong between a server and a reader, made to happen.

use std::fmt;
use std::sync::Arc;

use tokio::sync::Semaphore;

/// What the server does instead of answering as it should.
#[derive(Clone, Debug)]
pub(crate) enum Fault {
    /// Answers as it should, but only once the gate is open.
    Gated(Gate),
    /// Answers as it should, over a line of 400 kbit/s with a round trip of 400 ms.
    Slow,
    /// Answers as it should, may be kept for an hour, and lets this site read it.
    ReadableBy(String),
    /// Answers as it should, but after so many bytes of the body nothing comes for half a second.
    Pausing(usize),
    /// Never answers, and keeps the connection.
    Hang,
    /// Closes the connection at once, with a reset.
    Reset,
    /// Answers with this status and a page of HTML.
    Status(u16),
    /// Promises the whole body, sends so many bytes of it and closes the connection.
    BrokenOff(usize),
    /// Sends only so many bytes of the body, as if they were all.
    Shortened(usize),
    /// Answers with the home page and status 200, as hosts do that send all that is missing home.
    HomePage,
    /// Answers so too, and has it kept for a year.
    Pinned,
    /// Answers with a page of HTML of somebody else and status 200, as a network does that wants
    /// one to log in first.
    Portal,
    /// Says that it is asked too often, and this.
    Busy(Vec<(&'static str, String)>),
    /// Sends the browser to another path of this host, or to another host.
    Elsewhere(String),
    /// Sends the right body under this content type.
    Typed(&'static str),
    /// Sends no body, with status 200.
    Empty,
    /// Sends another body, or one where there is none.
    Body(Arc<[u8]>),
}

impl Fault {
    /// Says that it is asked too often, and when to ask again: in seconds or as a date.
    pub(crate) fn busy(retry_after: &str) -> Self {
        Self::Busy(vec![("Retry-After", retry_after.to_owned())])
    }

    /// Sends the browser there.
    pub(crate) fn elsewhere(address: &str) -> Self {
        Self::Elsewhere(address.to_owned())
    }

    /// Sends this text instead.
    pub(crate) fn text(text: impl AsRef<str>) -> Self {
        Self::Body(text.as_ref().as_bytes().into())
    }
}

/// Holds answers back until a test opens it.
#[derive(Clone)]
pub(crate) struct Gate(Arc<Semaphore>);

impl Gate {
    /// A closed one.
    pub(crate) fn closed() -> Self {
        Self(Arc::new(Semaphore::new(0)))
    }

    /// Lets everything through, now and later.
    pub(crate) fn open(&self) {
        self.0.close();
    }

    /// Waits until it is open.
    pub(crate) async fn passed(&self) {
        // Nothing ever adds a permit: this ends when the gate opens, with an error that says so.
        let _ = self.0.acquire().await;
    }
}

impl fmt::Debug for Gate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.0.is_closed() { "Gate(open)" } else { "Gate(closed)" })
    }
}
