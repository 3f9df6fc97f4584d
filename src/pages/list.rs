//! The head of a list, and its sealed pages.
//!
//! The head has the newest articles and changes with each new one. When it is full, its oldest
//! articles are sealed as the next page, which has a number and changes only for corrections.

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
    let load_list = list.clone();
    let load: LoadFn = Box::new(move |store| {
        let wanted = DocumentId::List(load_list.clone(), page);
        let head = DocumentId::List(load_list.clone(), None);
        let Some(number) = page else { return store.load(wanted) };
        if let Some(head) = store.cached(&head).and_then(|it| head_as_next_page(it, number).ok()) {
            return ready(Ok(head)).boxed_local();
        }
        let (store, wanted) = (store.clone(), store.load(wanted));
        async move {
            match wanted.await {
                // Until the next page is sealed, its URL shows the head.
                Err(LoadError::Missing) => head_as_next_page(store.load(head).await?, number),
                other => other,
            }
        }
        .boxed_local()
    });
    let id = DocumentId::List(list.clone(), page);
    let render: RenderFn = Box::new(move |document| {
        let shown = document.list()?;
        Some(render_list(&list, page.filter(|_| !shown.is_head), shown))
    });
    Screen::new(id, load, FallbackTeaser::default()).view(SkeletonKind::List, render)
}

/// The head, if the next page that will be sealed has this number.
fn head_as_next_page(head: Document, number: u32) -> Result<Document, LoadError> {
    let sealed = head.list().map(|it| it.sealed);
    if sealed.and_then(|it| it.checked_add(1)) == Some(number) {
        Ok(head)
    } else {
        Err(LoadError::Missing)
    }
}

fn render_list(list: &List, page: Option<u32>, shown: &ListPage) -> AnyView {
    let app = AppContext::use_app();
    let is_front_page = *list == List::All && page.is_none();
    let title = title(list, page, &name(app, list, shown));
    let is_named_by_site =
        is_front_page && matches!(app.site.get_untracked(), SiteState::Loaded(_));
    app.page_ready(
        if is_named_by_site { String::new() } else { title.clone() },
        Some(list.clone()),
    );
    let about = about(app, list)
        .filter(|it| !it.is_empty())
        .map(|it| view! { <p class="list-about">{it}</p> }.into_any());
    let teasers = teaser_list(shown.teasers(), page.is_none(), |slug| match list {
        List::Section(_) => None,
        _ => app.section(slug),
    });
    let save = save_list(app, &shown.items, messages().save_list, Arc::new(|| ()));
    let newest = shown.items.first().and_then(|it| it.published.as_ref());
    let edition_date = newest.filter(|_| is_front_page).map(edition_date);
    view! {
        {edition_date}
        <PageHeading text=title visually_hidden=is_front_page />
        {about}
        {teasers}
        {save}
        <Pager list=list.clone() page sealed=shown.sealed />
    }
    .into_any()
}

/// The name of a list: its own title, else that of the section, else the slug.
fn name(app: AppContext, list: &List, shown: &ListPage) -> String {
    let (List::Section(slug) | List::Tag(slug), "") = (list, &*shown.title) else {
        return shown.title.clone();
    };
    let section = app.section(slug).filter(|_| matches!(list, List::Section(_)));
    section.map_or_else(|| slug.to_string(), |it| it.title)
}

/// The heading of a page of the list with this name.
fn title(list: &List, page: Option<u32>, name: &str) -> String {
    let messages = messages();
    let title = match list {
        List::All => messages.newest.to_owned(),
        List::Section(_) => name.to_owned(),
        List::Tag(_) => interpolate(messages.tag, name),
    };
    let Some(number) = page else { return title };
    let page = interpolate(messages.page, &number.to_string());
    match messages.lang {
        Lang::English => format!("{title}, {page}"),
        _ => format!("{title}（{page}）"),
    }
}

/// The description of a section.
fn about(app: AppContext, list: &List) -> Option<String> {
    let List::Section(slug) = list else { return None };
    Some(app.section(slug)?.description)
}
