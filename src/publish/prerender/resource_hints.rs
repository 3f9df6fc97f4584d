//! What a browser has to know before it paints a page for the first time.

use std::fmt::Write;

use crate::publish::prerender::render::RenderedPage;
use crate::publish::sanitize::tag_scanner;
use crate::publish::sanitize::tag_scanner::escaped;
use crate::route::Route;

/// Elements for the beginning of the head of the page at `route`.
///
/// The first frame waits for the heading: a browser that has come no further than the style would
/// paint an empty page first, and on a slow phone that frame costs as much as one with words
/// (`rel=expect`: HTML, "Interactions of render blocking with elements", understood by Chromium).
/// The picture that leads the page is asked for before the style is read.
pub(crate) fn resource_hints(route: &Route, painted: &RenderedPage) -> String {
    let mut markup = String::new();
    // What is shown at any address has none of its own to point to.
    if *route != Route::NotFound {
        let heading = escaped(&format!("{}#heading", route.href()));
        // Writing to a string cannot fail.
        let _ = write!(markup, "<link rel=\"expect\" blocking=\"render\" href=\"{heading}\">");
    }
    if let Some(src) = lead_image_src(&painted.markup) {
        let _ = write!(
            markup,
            "<link rel=\"preload\" as=\"image\" fetchpriority=\"high\" href=\"{src}\">"
        );
    }
    markup
}

/// The address of the picture that the page itself calls urgent, as it is written there.
fn lead_image_src(markup: &str) -> Option<&str> {
    let tags = tag_scanner::tags(markup).map(|it| &markup[it]);
    let is_urgent = |it: &&str| {
        tag_scanner::name(it) == "img" && tag_scanner::value(it, "fetchpriority") == Some("high")
    };
    tags.filter(is_urgent).find_map(|it| tag_scanner::value(it, "src"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rendered(markup: &str) -> RenderedPage {
        RenderedPage { title: String::new(), markup: markup.to_owned(), documents: Vec::new() }
    }

    #[test]
    fn the_first_frame_waits_for_the_heading_of_a_page_that_has_a_url() {
        for (route, expected) in [
            (Route::from_path(""), "href=\"./#heading\">"),
            (Route::from_path("archive/"), "href=\"./archive/#heading\">"),
        ] {
            assert!(resource_hints(&route, &rendered("")).ends_with(expected), "{route:?}");
        }
        assert_eq!(resource_hints(&Route::NotFound, &rendered("")), "");
    }

    #[test]
    fn only_the_lead_image_is_preloaded() {
        for (markup, expected) in [
            (
                "<img loading=\"lazy\" src=\"/a.png\"><img fetchpriority=\"high\" alt=\"a &gt; src=b\" src=\"/b.png?x&amp;y\">",
                Some("/b.png?x&amp;y"),
            ),
            ("<img loading=\"lazy\" src=\"/a.png\">", None),
            ("", None),
        ] {
            assert_eq!(lead_image_src(markup), expected, "{markup}");
        }
    }
}
