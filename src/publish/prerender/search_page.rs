//! The search page with all of its fields, and the archive for readers without JavaScript.
//!
//! Tests: `tests/browser/search/page.rs`

use std::sync::Arc;

use leptos::prelude::*;

use crate::components::archive::ArchiveView;
use crate::components::heading::PageHeading;
use crate::components::messages;
use crate::i18n::search_messages::SearchMessages;
use crate::model::archive::Archive;
use crate::model::site::Section;
use crate::pages::{AppContext, PageStatus, SiteState};
use crate::route::Route;
use crate::search::query::params::NEWEST;

/// The content of the page. Its archive is an `Arc<Archive>` in the context. In a browser,
/// `browser/finder/page.rs` completes the app's own screen to the same elements.
pub(crate) fn search_page() -> AnyView {
    let app = AppContext::use_app();
    let title = messages().search.to_owned();
    app.page_status.set(PageStatus { title, is_ready: true });
    page_content(expect_context(), sections(app))
}

fn page_content(archive: Arc<Archive>, sections: Vec<Section>) -> AnyView {
    let texts = SearchMessages::of(messages().lang);
    let sections = sections.into_iter().map(|it| (it.slug.to_string(), it.title)).collect();
    let years = archive.years().into_iter().map(|(it, _)| (it.to_string(), it.to_string()));
    let [best, newest] = texts.orders;
    let label = messages().search;
    view! {
        <div class="search-page">
            <PageHeading text=label.to_owned() />
            <form class="search" role="search" action=Route::Search.href()>
                <input
                    type="search"
                    name="q"
                    aria-label=label
                    placeholder=texts.hint
                    autocomplete="off"
                />
                <button>{label}</button>
                {select_field("section", texts.sections, sections)}
                {select_field("year", texts.years, years.collect())}
                {select_field("order", best, vec![(NEWEST.to_owned(), newest.to_owned())])}
            </form>
            <p class="search-status" role="status"></p>
            <div class="stories results"></div>
            <div class="search-idle">
                <p class="list-about">{texts.about}</p>
                <ArchiveView archive />
            </div>
        </div>
    }
    .into_any()
}

/// The sections of the site.
fn sections(app: AppContext) -> Vec<Section> {
    match app.site.get_untracked() {
        SiteState::Loaded(site) => site.sections.clone(),
        _ => Vec::new(),
    }
}

/// A `<select>`. The option `first` means any value, and labels the field.
fn select_field(
    name: &'static str,
    first: &'static str,
    others: Vec<(String, String)>,
) -> impl IntoView {
    let option = |(value, text): (String, String)| view! { <option value=value>{text}</option> };
    view! {
        <select name=name aria-label=first>
            <option value="">{first}</option>
            {others.into_iter().map(option).collect::<Vec<_>>()}
        </select>
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::components::search::search_field;
    use crate::i18n::Lang;
    use crate::model::archive::{Month, MonthCount};
    use crate::model::slug::Slug;
    use crate::search::page::{ElementOutline, SearchPageOutline, option};
    use crate::search::protocol::{decode_options, encode_sections, encode_years};

    /// A node of a page; an element has a start and an end.
    #[derive(Clone, Debug, PartialEq)]
    enum Node {
        Start(String, BTreeMap<String, String>),
        Text(String),
        End(String),
    }

    fn attributes<'t>(
        all: impl Iterator<Item = &'t (&'t str, &'t str)>,
    ) -> BTreeMap<String, String> {
        all.map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
    }

    /// The nodes of markup that a view has rendered; comments are none.
    fn nodes(html: &str) -> Vec<Node> {
        let mut nodes = Vec::new();
        for part in html.split('<').skip(1) {
            let (tag, text) = part.split_once('>').expect("every tag ends");
            if let Some(name) = tag.strip_prefix('/') {
                nodes.push(Node::End(name.to_owned()));
            } else if !tag.starts_with('!') {
                let (name, rest) = tag.split_once(' ').unwrap_or((tag, ""));
                let all: Vec<&str> = rest.split('"').collect();
                let pairs: Vec<(&str, &str)> =
                    all.chunks_exact(2).map(|it| (it[0].trim_matches([' ', '=']), it[1])).collect();
                nodes.push(Node::Start(name.to_owned(), attributes(pairs.iter())));
            }
            if !text.is_empty() {
                nodes.push(Node::Text(text.to_owned()));
            }
        }
        nodes
    }

    /// The nodes of an element that the finder creates.
    fn created(outline: &ElementOutline<'_>) -> Vec<Node> {
        let start = Node::Start(outline.name.to_owned(), attributes(outline.attributes.iter()));
        let text = Some(outline.text).filter(|it| !it.is_empty());
        let inside = text.map(|it| Node::Text(it.to_owned())).into_iter();
        let inside = inside.chain(outline.children.iter().flat_map(created));
        [start].into_iter().chain(inside).chain([Node::End(outline.name.to_owned())]).collect()
    }

    /// The page that the app renders, completed as the finder does it.
    fn completed(field: Vec<Node>, outline: &SearchPageOutline<'_>) -> Vec<Node> {
        let (last, mut nodes) = (field.len() - 1, Vec::new());
        for (index, mut node) in field.into_iter().enumerate() {
            match &mut node {
                Node::Start(name, all) if name == "form" => {
                    all.extend(attributes(outline.form.iter()));
                }
                Node::Start(name, all) if name == "input" => {
                    all.extend(attributes(outline.field.iter()));
                }
                Node::End(name) if name == "form" => {
                    nodes.extend(outline.controls.iter().flat_map(created));
                }
                Node::End(_) if index == last => {
                    nodes.extend(outline.output.iter().flat_map(created));
                }
                _ => {}
            }
            nodes.push(node);
        }
        nodes
    }

    /// The prerendered page without what it shows while there is no query.
    fn without_idle(mut page: Vec<Node>) -> Vec<Node> {
        let is_idle = |it: &Node| matches!(it, Node::Start(_, all) if all.get("class").is_some_and(|it| it == "search-idle"));
        let idle = page.iter().position(is_idle).expect("the page has it");
        let end = page.pop();
        page.truncate(idle);
        page.extend(end);
        page
    }

    #[test]
    fn the_finder_completes_the_page_of_the_app_to_the_prerendered_one() {
        let month = |year, month| MonthCount { month: Month { year, month }, articles: 1 };
        let archive = Archive { months: vec![month(2026, 2), month(2026, 1), month(2025, 12)] };
        let section = |slug: &str, title: &str| Section {
            slug: Slug::new(slug).unwrap(),
            title: title.to_owned(),
            description: String::new(),
        };
        let sections = [section("yaowen", "要闻"), section("keji", "科技")];
        let replies = [encode_sections(&sections), encode_years(&archive)];
        for lang in [Lang::Hans, Lang::Hant, Lang::English] {
            let (prerendered, field) = Owner::new().with(|| {
                provide_context(lang);
                let page = page_content(Arc::new(archive.clone()), sections.to_vec()).to_html();
                (page, search_field().to_html())
            });
            let action = Route::Search.href();
            let label = lang.messages().search;
            let mut outline = SearchPageOutline::new(SearchMessages::of(lang), label, &action);
            for (select, reply) in outline.controls[1..].iter_mut().zip(&replies) {
                for (value, text) in decode_options(reply) {
                    let option = option(value, text);
                    if !select.children.contains(&option) {
                        select.children.push(option);
                    }
                }
            }
            assert_eq!(completed(nodes(&field), &outline), without_idle(nodes(&prerendered)));
        }
    }
}
