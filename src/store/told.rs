//! What the owner hears of documents that cannot be read whole.

use crate::endpoint::Endpoint;
use crate::error::LoadError;
use crate::model::losses::Losses;
use crate::model::url::Place;
use crate::reading::{Answer, Document};
use crate::store::{Platform, Store};

impl Store {
    /// Reads an answer, and tells the owner what was left out.
    pub(super) fn read(&self, endpoint: &Endpoint, answer: &Answer) -> Result<Document, LoadError> {
        let Platform { read, resolve, site, .. } = &self.platform;
        let address = self.address(endpoint);
        let document = address.as_str().into();
        let place = Place { document, site: site.clone(), resolve: *resolve };
        let mut losses = Losses::default();
        let outcome = read(endpoint, answer, &place, &mut losses);
        // Of what has been kept, the owner was told when it came.
        if outcome.is_ok() && answer.seen.is_none() && !losses.is_empty() {
            self.tell_once(format!("{address}: {losses}"));
        }
        outcome
    }

    fn tell_once(&self, message: String) {
        let mut told = self.told.borrow_mut();
        if !told.contains(&message) {
            (self.platform.tell_owner)(&message);
            told.push(message);
        }
    }
}
