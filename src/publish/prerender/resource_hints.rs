//! Resource hints: what a browser should wait for, and load first, for the first paint of a page.
//!
//! Tests: `tests/publish/prerender.rs`

use std::fmt::Write;

use crate::contract::HEADING_ID;
use crate::publish::sanitize::tag_scanner::escaped;
use crate::route::Route;

/// Elements for the start of the head of the page at `route`.
///
/// The first frame waits for the heading. A browser that has read no further than the styles would
/// first paint an empty page, and on a slow phone that frame costs as much as one with text
/// (`rel=expect`: HTML, "Interactions of render blocking with elements"; Chromium supports it).
/// The image with the URL `lead_image_src` is requested before the styles are read.
pub(crate) fn resource_hints(route: &Route, lead_image_src: Option<&str>) -> String {
    let mut hints = String::new();
    // The page for missing pages is shown at any URL, so no URL leads to its heading.
    if *route != Route::NotFound {
        let heading = escaped(&format!("{}#{HEADING_ID}", route.href()));
        // Writing to a string cannot fail.
        let _ = write!(hints, "<link rel=\"expect\" blocking=\"render\" href=\"{heading}\">");
    }
    if let Some(src) = lead_image_src {
        let src = escaped(src);
        let _ = write!(
            hints,
            "<link rel=\"preload\" as=\"image\" fetchpriority=\"high\" href=\"{src}\">"
        );
    }
    hints
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_frame_waits_for_the_heading_of_a_page_that_has_a_url() {
        for (route, expected) in [
            (Route::from_path(""), "href=\"./#heading\">"),
            (Route::from_path("archive/"), "href=\"./archive/#heading\">"),
        ] {
            assert!(resource_hints(&route, None).ends_with(expected), "{route:?}");
        }
        assert_eq!(resource_hints(&Route::NotFound, None), "");
    }

    #[test]
    fn only_the_lead_image_is_preloaded() {
        for (src, expected) in [
            (Some("/b.png?x&y"), "fetchpriority=\"high\" href=\"/b.png?x&amp;y\">"),
            (Some("/a.png"), "fetchpriority=\"high\" href=\"/a.png\">"),
            (None, ""),
        ] {
            assert!(resource_hints(&Route::NotFound, src).ends_with(expected), "{src:?}");
            let preloads = resource_hints(&Route::HOME, src).matches("rel=\"preload\"").count();
            assert_eq!(preloads, usize::from(src.is_some()), "{src:?}");
        }
    }
}
