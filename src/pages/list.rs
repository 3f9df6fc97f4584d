//! The head of a list, and its sealed pages.

use std::sync::Arc;

use futures::FutureExt;
use futures::future::ready;
use leptos::prelude::*;

use crate::components::heading::PageHeading;
use crate::components::masthead::edition_date;
use crate::components::messages;
use crate::components::pager::Pager;
use crate::components::skeleton::SkeletonKind;
use crate::components::teaser::teaser_list;
use crate::decode::Document;
use crate::endpoint::DocumentId;
use crate::error::LoadError;
use crate::i18n::Lang;
use crate::i18n::format::interpolate;
use crate::model::list::{List, ListPage};
use crate::pages::save_button::save_list;
use crate::pages::screen::{FallbackTeaser, LoadFn, RenderFn, Screen};
use crate::pages::{AppContext, SiteState};

/// `/`, `/sections/{slug}/`, `/tags/{slug}/`, and `page/{number}/` below each.
pub fn list_screen(list: List, page: Option<u32>) -> AnyView {
    let asked = list.clone();
    let ask: LoadFn = Box::new(move |store| {
        let wanted = DocumentId::List(asked.clone(), page);
        let head = DocumentId::List(asked.clone(), None);
        let Some(number) = page else { return store.load(wanted) };
        if let Some(kept) = store.cached(&head).and_then(|it| head_as_next_page(it, number).ok()) {
            return ready(Ok(kept)).boxed_local();
        }
        let (store, wanted) = (store.clone(), store.load(wanted));
        async move {
            match wanted.await {
                // The page that will be sealed next is the head, until it is.
                Err(LoadError::Missing) => head_as_next_page(store.load(head).await?, number),
                other => other,
            }
        }
        .boxed_local()
    });
    let endpoint = DocumentId::List(list.clone(), page);
    let show: RenderFn = Box::new(move |document| {
        let shown = document.list()?;
        Some(show(&list, page.filter(|_| !shown.is_head), shown))
    });
    Screen::new(endpoint, ask, FallbackTeaser::default()).view(SkeletonKind::List, show)
}

fn head_as_next_page(head: Document, number: u32) -> Result<Document, LoadError> {
    let sealed = head.list().map(|it| it.sealed);
    if sealed.and_then(|it| it.checked_add(1)) == Some(number) {
        Ok(head)
    } else {
        Err(LoadError::Missing)
    }
}

fn show(list: &List, page: Option<u32>, shown: &ListPage) -> AnyView {
    let shell = AppContext::use_app();
    let is_front = *list == List::All && page.is_none();
    let title = title(list, page, &name(shell, list, shown));
    let is_named_by_site = is_front && matches!(shell.site.get_untracked(), SiteState::Loaded(_));
    shell.page_ready(
        if is_named_by_site { String::new() } else { title.clone() },
        Some(list.clone()),
    );
    let about = about(shell, list)
        .filter(|it| !it.is_empty())
        .map(|it| view! { <p class="list-about">{it}</p> }.into_any());
    let stories = teaser_list(shown.teasers(), page.is_none(), |slug| match list {
        List::Section(_) => None,
        _ => shell.section(slug),
    });
    let save = save_list(shell, &shown.items, messages().save_list, Arc::new(|| ()));
    let newest = shown.items.first().and_then(|it| it.published.as_ref());
    let today = newest.filter(|_| is_front).map(edition_date);
    view! {
        {today}
        <PageHeading text=title visually_hidden=is_front />
        {about}
        {stories}
        {save}
        <Pager list=list.clone() page sealed=shown.sealed />
    }
    .into_any()
}

/// What the list is called; where it does not say, what the site or the address call it.
fn name(shell: AppContext, list: &List, shown: &ListPage) -> String {
    let (List::Section(slug) | List::Tag(slug), "") = (list, &*shown.title) else {
        return shown.title.clone();
    };
    let section = shell.section(slug).filter(|_| matches!(list, List::Section(_)));
    section.map_or_else(|| slug.to_string(), |it| it.title)
}

fn title(list: &List, page: Option<u32>, called: &str) -> String {
    let words = messages();
    let name = match list {
        List::All => words.newest.to_owned(),
        List::Section(_) => called.to_owned(),
        List::Tag(_) => interpolate(words.tag, called),
    };
    let Some(number) = page else { return name };
    let page = interpolate(words.page, &number.to_string());
    match words.lang {
        Lang::English => format!("{name}, {page}"),
        _ => format!("{name}（{page}）"),
    }
}

fn about(shell: AppContext, list: &List) -> Option<String> {
    let List::Section(slug) = list else { return None };
    Some(shell.section(slug)?.description)
}
