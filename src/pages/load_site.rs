//! Loads the site's document, which every page needs, and refreshes it.

use std::sync::Arc;

use futures::FutureExt;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::decode::Document;
use crate::endpoint::DocumentId;
use crate::error::LoadError;
use crate::pages::context::{AppContext, SiteState};
use crate::retry;
use crate::store::Store;

/// The shortest time between two refreshes.
const MIN_REFRESH_INTERVAL_MS: f64 = 1000.0;

/// The site's document is always retried as if it were the fifth time: after 8 seconds.
const SITE_BACKOFF_FAILURES: u32 = 5;

impl AppContext {
    /// Loads the site's document, and at the same time the one this page needs.
    pub(crate) fn load_site(self) {
        let (store, route) = (self.store.get_value(), self.current_page.route.get_untracked());
        let mut site = store.load(DocumentId::Site);
        // Polling both once sends both requests, so that neither waits for the other. The page's
        // future is held until the screen loads the same document and joins its request.
        let outcome = (&mut site).now_or_never();
        let mut page = store.prefetch(route);
        drop(page.as_mut().map(FutureExt::now_or_never));
        let finish = move |outcome: Result<Document, LoadError>| {
            self.on_site_loaded(outcome);
            drop(page);
        };
        match outcome {
            Some(outcome) => finish(outcome),
            None => spawn_local(site.map(finish).boxed_local()),
        }
    }

    fn on_site_loaded(self, outcome: Result<Document, LoadError>) {
        let is_failed = matches!(self.site.get_untracked(), SiteState::Failed);
        match outcome.as_ref().map(Document::site) {
            Ok(Some(site)) => self.site.set(SiteState::Loaded(Arc::clone(site))),
            Err(LoadError::TooNew) => self.site.set(SiteState::TooNew),
            // Setting it again would render the page again.
            _ if is_failed => {}
            _ => self.site.set(SiteState::Failed),
        }
        if let (Err(error), Some(schedule)) = (&outcome, self.effects.schedule)
            && let Some(delay) =
                retry::backoff_ms(error, SITE_BACKOFF_FAILURES, (self.effects.jitter)())
        {
            schedule(delay, Box::new(move || self.retry_site()));
        }
    }

    fn retry_site(self) {
        if matches!(self.site.get_untracked(), SiteState::Failed) {
            let site = self.store.with_value(|store| store.load(DocumentId::Site));
            spawn_local(site.map(move |outcome| self.on_site_loaded(outcome)).boxed_local());
        }
    }

    /// Retries what failed, and revalidates what is old. Called when the network is back, and when
    /// the reader comes back to the tab.
    pub fn refresh(self) {
        // Several events arrive at once, and the requests of the first have to finish.
        let now = self.store.with_value(Store::monotonic);
        if now - self.refreshed_at.get_value() < MIN_REFRESH_INTERVAL_MS {
            return;
        }
        self.refreshed_at.set_value(now);
        if let Some(retry_screen) = self.retry_screen.get_value()
            && !retry_screen()
        {
            return;
        }
        let store = self.store.get_value();
        match self.site.get_untracked() {
            SiteState::Failed => self.retry_site(),
            SiteState::Loaded(_) => {
                if let Some(site) = store.revalidate(&DocumentId::Site) {
                    let finish = move |_| {
                        if self.applies_updates.get_value() {
                            self.apply_site_update();
                        }
                    };
                    spawn_local(site.map(finish).boxed_local());
                }
            }
            SiteState::Loading | SiteState::TooNew => {}
        }
    }

    /// Loads all that is shown again, however fresh it is, and shows what differs in its place. Called when
    /// the content has changed while it is written.
    pub fn show_changes_at_once(self) {
        self.applies_updates.set_value(true);
        self.store.with_value(Store::expire);
        self.refreshed_at.set_value(f64::NEG_INFINITY);
        self.refresh();
    }

    /// Applies the update of the site's document, if there is one. Called when the page changes, so
    /// that the menu and the footer do not change while a page is read.
    pub(crate) fn apply_site_update(self) {
        let (store, Some(schedule)) = (self.store.get_value(), self.effects.schedule) else {
            return;
        };
        store.apply_update(&DocumentId::Site);
        let updated = store.cached(&DocumentId::Site).and_then(|it| it.site().cloned());
        if let (SiteState::Loaded(shown), Some(updated)) = (self.site.get_untracked(), updated)
            && shown != updated
        {
            schedule(0, Box::new(move || self.site.set(SiteState::Loaded(updated))));
        }
    }
}
