//! Which requests meet which fault.

use super::fault::Fault;

/// A fault for the requests of a path.
#[derive(Debug)]
pub(crate) struct Rule {
    pub(crate) path: String,
    pub(crate) fault: Fault,
    pub(crate) times: Times,
}

/// Which requests a rule applies to.
#[derive(Debug)]
pub(crate) enum Times {
    All,
    /// The next n.
    Next(usize),
    /// Every second one, and whether it is the next.
    Second(bool),
}

/// Whether a path is the one of a rule, which may end in `*`.
pub(crate) fn matches(rule: &str, path: &str) -> bool {
    match rule.strip_suffix('*') {
        Some(beginning) => path.starts_with(beginning),
        None => path == rule,
    }
}

impl Times {
    /// Whether the current request is one of them.
    pub(crate) fn applies(&mut self) -> bool {
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
