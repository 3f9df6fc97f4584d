//! A skeleton screen: the placeholder of content that is loading. CSS delays it, so that fast
//! responses don't flash.

use leptos::prelude::*;

use crate::components::heading::PageHeading;
use crate::components::messages;

/// The kind of content that is loading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SkeletonKind {
    /// A list of articles.
    List,
    /// An article.
    Article,
}

/// The placeholder of content that is loading.
#[component]
pub fn Skeleton(
    /// The kind of content.
    kind: SkeletonKind,
) -> impl IntoView {
    let (class, bars) = match kind {
        SkeletonKind::List => ("pending pending-list", 6),
        SkeletonKind::Article => ("pending pending-article", 8),
    };
    let bars = (0..bars).map(|_| view! { <div class="bar"></div> }.into_any());
    let bars: Vec<AnyView> = bars.collect();
    view! {
        <div class=class aria-busy="true">
            <PageHeading text=messages().loading.to_owned() visually_hidden=true />
            <div aria-hidden="true">{bars}</div>
        </div>
    }
}
