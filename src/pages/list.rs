//! The head of a list, and its sealed pages.

use std::sync::Arc;

use leptos::prelude::*;

use crate::components::heading::Heading;
use crate::components::pager::Pager;
use crate::components::pending::Shape;
use crate::components::story::stories;
use crate::components::words;
use crate::endpoint::Endpoint;
use crate::model::list::{List, ListPage};
use crate::pages::{Shell, loaded};
use crate::text::words::{Lang, fill};

/// `/`, `/sections/{slug}/`, `/tags/{slug}/`, and `page/{number}/` below each.
pub fn list_screen(list: List, page: Option<u32>) -> AnyView {
    let asked = list.clone();
    loaded(
        Shape::List,
        Arc::new(move |store| {
            // Only the head knows how many pages are sealed by now.
            let head = Endpoint::List(asked.clone(), None);
            let wanted = page.map(|_| Endpoint::List(asked.clone(), page));
            store.ask(wanted.into_iter().chain([head]).collect())
        }),
        Box::new(move |documents| {
            let head = documents.last()?.list()?;
            Some(show(&list, page, documents.first()?.list()?, head))
        }),
    )
}

fn show(list: &List, page: Option<u32>, wanted: &Arc<ListPage>, head: &Arc<ListPage>) -> AnyView {
    let shell = Shell::here();
    let is_front = *list == List::All && page.is_none();
    let title = title(list, page, &head.title);
    shell.arrive(if is_front { String::new() } else { title.clone() }, Some(list.clone()));
    let about = about(shell, list)
        .filter(|it| !it.is_empty())
        .map(|it| view! { <p class="list-about">{it}</p> }.into_any());
    let stories = stories(wanted.teasers(), page.is_none(), |slug| match list {
        List::Section(_) => None,
        _ => shell.section(slug),
    });
    view! {
        <Heading text=title quiet=is_front />
        {about}
        {stories}
        <Pager list=list.clone() page sealed=head.sealed />
    }
    .into_any()
}

fn title(list: &List, page: Option<u32>, called: &str) -> String {
    let words = words();
    let name = match list {
        List::All => words.newest.to_owned(),
        List::Section(_) => called.to_owned(),
        List::Tag(_) => fill(words.tag, called),
    };
    let Some(number) = page else { return name };
    let page = fill(words.page, &number.to_string());
    match words.lang {
        Lang::English => format!("{name}, {page}"),
        _ => format!("{name}（{page}）"),
    }
}

fn about(shell: Shell, list: &List) -> Option<String> {
    let List::Section(slug) = list else { return None };
    Some(shell.section(slug)?.description)
}
