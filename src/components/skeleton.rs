//! The shape of what comes. It appears only after a moment, which the stylesheet counts, so that
//! quick answers show no flash.

use leptos::prelude::*;

use crate::components::heading::PageHeading;
use crate::components::messages;

/// Which shape.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SkeletonKind {
    /// A list of articles.
    List,
    /// An article.
    Article,
}

/// Stands where content will.
#[component]
pub fn Skeleton(
    /// What will come.
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
