//! The shape of what comes. It appears only after a moment, which the stylesheet counts, so that
//! quick answers show no flash.

use leptos::prelude::*;

use crate::components::heading::Heading;
use crate::components::words;

/// Which shape.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// A list of articles.
    List,
    /// An article.
    Article,
}

/// Stands where content will.
#[component]
pub fn Pending(
    /// What will come.
    shape: Shape,
) -> impl IntoView {
    let (class, bars) = match shape {
        Shape::List => ("pending pending-list", 6),
        Shape::Article => ("pending pending-article", 8),
    };
    let bars = (0..bars).map(|_| view! { <div class="bar"></div> }.into_any());
    let bars: Vec<AnyView> = bars.collect();
    view! {
        <div class=class aria-busy="true">
            <Heading text=words().loading.to_owned() quiet=true />
            <div aria-hidden="true">{bars}</div>
        </div>
    }
}
