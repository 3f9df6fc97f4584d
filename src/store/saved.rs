//! What a reader wants to keep.

use std::sync::Arc;

use crate::endpoint::Endpoint;
use crate::freshness;
use crate::model::article::Teaser;
use crate::model::list::{List, ListPage};
use crate::model::slug::Slug;
use crate::reading::Document;
use crate::store::{Saved, Store, Sureness, Unsaved};

/// No paper has more; a clock that is years behind takes all for new.
const MOST_IN_A_WEEK: usize = 500;

/// A week.
const WEEK_S: i64 = 7 * 86_400;

impl Store {
    /// Keeps an article, with its pictures, until [`Store::unsave`].
    ///
    /// # Errors
    /// Says why it is not kept.
    pub async fn save(&self, slug: Slug) -> Result<(), Unsaved> {
        let endpoint = Endpoint::Article(slug);
        let address = self.address(&endpoint);
        let answer = (self.platform.fetch)(address.clone(), Sureness::Certain).await;
        let answer = answer.map_err(Unsaved::NotHad)?;
        let document = self.read(&endpoint, &answer).map_err(Unsaved::NotHad)?;
        let media = document.article().map(|it| it.media.clone()).unwrap_or_default();
        // What lies elsewhere is not ours to keep.
        let media = media.iter().filter(|it| !it.is_outside()).map(ToString::to_string).collect();
        self.platform.disk.save(&address, &answer, media).await?;
        // What is shown is what is saved.
        self.remember(endpoint, &document, &answer);
        self.platform.disk.keep(&address, &answer);
        Ok(())
    }

    /// Every article that was saved, the last one first, with the bytes it takes.
    pub async fn saved(&self) -> Document {
        let saved = self.platform.disk.saved().await;
        list_of(saved.iter().rev().filter_map(|it| self.read_saved(it)).collect())
    }

    /// Lets go of a saved article.
    pub async fn unsave(&self, slug: Slug) {
        self.platform.disk.unsave(&self.address(&Endpoint::Article(slug))).await;
    }

    /// The articles of the last seven days, newest first.
    pub async fn week(&self) -> Document {
        let since = freshness::seconds((self.platform.now)().wall) - WEEK_S;
        let is_new = |it: &Teaser| it.published.as_ref().is_some_and(|it| it.instant >= since);
        let mut week = Vec::new();
        let mut page = None;
        let head = Endpoint::List(List::All, None);
        if self.ask(head.clone()).await.is_ok()
            && let Some(asked) = self.renew(&head)
        {
            // Without an answer it is the week before that day.
            drop(asked.await);
            self.accept(&head);
        }
        while let Ok(document) = self.ask(Endpoint::List(List::All, page)).await {
            let Some(list) = document.list() else { break };
            let (items, sealed) = (list.items.len(), list.sealed);
            let new = list.items.iter().filter(|it| is_new(it)).cloned();
            let before = week.len();
            week.extend(new);
            let rest = page.map_or(sealed, |it| it - 1);
            // A list of nothing but empty pages would have no end.
            let is_over = items == 0 || week.len() - before < items;
            if is_over || rest == 0 || week.len() > MOST_IN_A_WEEK {
                break;
            }
            page = Some(rest);
        }
        list_of(week)
    }

    fn read_saved(&self, saved: &Saved) -> Option<Teaser> {
        let path = saved.address.strip_prefix(&*self.platform.endpoint)?;
        let endpoint = Endpoint::article_at(path)?;
        let document = self.read(&endpoint, &saved.answer).ok()?;
        Some(Teaser { bytes: saved.bytes, ..document.article()?.teaser.clone() })
    }
}

fn list_of(items: Vec<Teaser>) -> Document {
    let (title, pinned) = Default::default();
    Document::List(Arc::new(ListPage { title, items, pinned, sealed: 0, is_head: false }))
}
