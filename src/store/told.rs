//! What the owner hears of documents that cannot be read whole.

use crate::decode::{Document, DocumentResponse};
use crate::endpoint::DocumentId;
use crate::error::LoadError;
use crate::model::parse_warnings::ParseWarnings;
use crate::model::url::UrlBase;
use crate::store::{Platform, Store};

impl Store {
    /// Reads an answer, and tells the owner what was left out.
    pub(crate) fn decode(
        &self,
        endpoint: &DocumentId,
        answer: &DocumentResponse,
    ) -> Result<Document, LoadError> {
        let Platform { decode: read, resolve, site_url: site, .. } = &self.platform;
        let address = self.url(endpoint);
        let document = address.as_str().into();
        let place = UrlBase { document_url: document, site_url: site.clone(), resolve: *resolve };
        let mut losses = ParseWarnings::default();
        let outcome = read(endpoint, answer, &place, &mut losses);
        // Of what has been kept, the owner was told when it came.
        if outcome.is_ok() && answer.validated_at.is_none() && !losses.is_empty() {
            self.log_once(format!("{address}: {losses}"));
        }
        outcome
    }

    fn log_once(&self, message: String) {
        let mut told = self.logged.borrow_mut();
        if !told.contains(&message) {
            (self.platform.log_error)(&message);
            told.push(message);
        }
    }
}
