//! An article in a list.

use leptos::prelude::*;

use crate::components::byline::TeaserMeta;
use crate::components::image::ImageView;
use crate::components::list_item::article_href;
use crate::components::messages;
use crate::model::article::Teaser;
use crate::model::list::List;
use crate::model::site::Section;
use crate::model::slug::Slug;
use crate::route::Route;

/// Articles in order. With `has_lead` the first one is larger. `section` finds the section whose
/// name is above a headline.
pub fn teaser_list(
    teasers: Vec<Teaser>,
    has_lead: bool,
    section: impl Fn(&Slug) -> Option<Section>,
) -> AnyView {
    if teasers.is_empty() {
        return view! { <p class="empty">{messages().empty}</p> }.into_any();
    }
    let card = |(index, teaser): (usize, Teaser)| {
        let section = teaser.section.as_ref().and_then(&section);
        view! { <TeaserCard teaser section is_lead=has_lead && index == 0 /> }.into_any()
    };
    let cards: Vec<AnyView> = teasers.into_iter().enumerate().map(card).collect();
    let class = if has_lead { "stories led" } else { "stories" };
    view! { <div class=class>{cards}</div> }.into_any()
}

/// One article in a list.
#[component]
fn TeaserCard(teaser: Teaser, section: Option<Section>, is_lead: bool) -> impl IntoView {
    let (href, rel) = article_href(&teaser.url);
    let picture = teaser.picture.clone();
    let picture = picture
        .map(|picture| view! { <ImageView picture is_lead is_decorative=true /> }.into_any());
    let summary = Some(teaser.summary.clone()).filter(|it| !it.is_empty());
    let language = teaser.language.clone();
    let summary = summary.map(|it| view! { <p class="summary" lang=language>{it}</p> }.into_any());
    view! {
        <article class="story">
            {picture} {section.map(section_label)}
            <h2 lang=teaser.language.clone()>
                <a href=href rel=rel>{teaser.title.clone()}</a>
            </h2>
            {summary} <TeaserMeta teaser />
        </article>
    }
}

/// The name of a section, with a link to its list.
pub(crate) fn section_label(section: Section) -> AnyView {
    let href = Route::List(List::Section(section.slug), None).href();
    view! { <p class="section-label"><a href=href>{section.title}</a></p> }.into_any()
}
