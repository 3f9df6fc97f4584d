//! What is served at the moment, which the builder sets and every request reads.

use std::sync::Arc;

use tokio::sync::watch;

use crate::publish::diagnostic::Diagnostic;
use crate::publish::serve::site::ServedSite;

/// What is served at the moment.
#[derive(Clone, Debug, Default)]
pub(crate) enum Served {
    /// Nothing yet: the content is being read for the first time.
    #[default]
    Starting,
    /// The mistakes alone: there has been no state of the content without one.
    Invalid,
    /// The last good state of the content.
    Site(Arc<ServedSite>),
}

/// What is served, and what is wrong with the content.
#[derive(Clone, Debug, Default)]
pub(crate) struct Status {
    pub(crate) served: Served,
    /// By file and line.
    pub(crate) diagnostics: Arc<[Diagnostic]>,
}

/// Sets the status.
pub(crate) type StatusSender = watch::Sender<Status>;

/// Reads the status, and waits for the next one.
pub(crate) type StatusReceiver = watch::Receiver<Status>;

impl Status {
    /// Names the state that a page shows. A page with another one is out of date.
    pub(crate) fn revision(&self) -> &str {
        match &self.served {
            Served::Site(site) => site.revision(),
            Served::Starting | Served::Invalid => "",
        }
    }

    /// The site, if there is one.
    pub(crate) fn site(&self) -> Option<&Arc<ServedSite>> {
        match &self.served {
            Served::Site(site) => Some(site),
            Served::Starting | Served::Invalid => None,
        }
    }
}
