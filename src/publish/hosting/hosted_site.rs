//! What the configuration files of hosts depend on.

use percent_encoding::percent_decode_str;
use url::Url;

use crate::publish::hosting::rules::{POLICY_PLACEHOLDER, Rule};

/// The site that a host serves.
#[derive(Debug)]
pub(crate) struct HostedSite<'s> {
    pub(crate) url: &'s Url,
    /// The files at its top level with a hash in their names.
    pub(crate) hashed: Vec<&'s str>,
    /// The content security policy of its pages. There is none during development.
    pub(crate) policy: Option<&'s str>,
}

impl HostedSite<'_> {
    /// The path of the site with a slash at both ends, decoded, as servers compare it.
    pub(crate) fn base(&self) -> String {
        percent_decode_str(self.url.path()).decode_utf8_lossy().into_owned()
    }

    /// The headers of a rule, with the policy of the site.
    pub(crate) fn headers(&self, rule: &Rule) -> Vec<(&'static str, &str)> {
        let header = |(name, value): &(&'static str, &'static str)| match *value {
            POLICY_PLACEHOLDER => self.policy.map(|policy| (*name, policy)),
            value => Some((*name, value)),
        };
        rule.headers.iter().filter_map(header).collect()
    }
}
