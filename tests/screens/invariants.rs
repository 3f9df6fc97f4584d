//! What holds for every screen, in every state.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use quanwen::model::list::List;
use quanwen::model::slug::Slug;
use quanwen::route::Route;

use crate::screens::all;
use crate::support::html_outline::{Tag, Token, outline, tokens};
use crate::support::screen::{RenderedPage, Screen, at};

/// Checks every screen with `fault`, which describes what is wrong with a page.
fn check_all(fault: impl Fn(&RenderedPage) -> Option<String>) {
    let describe = |(name, screen): (&str, Screen)| {
        let page = screen.render();
        fault(&page).map(|it| format!("{name}: {it}\n"))
    };
    let faults: String = all().into_iter().filter_map(describe).collect();
    assert!(faults.is_empty(), "\n{faults}");
}

/// The start tags of all elements with this name; of all elements for `*`.
fn tags(html: &str, name: &str) -> Vec<Tag> {
    let wanted = |token| match token {
        Token::Open(tag) if name == "*" || tag.name == name => Some(tag),
        _ => None,
    };
    tokens(html).into_iter().filter_map(wanted).collect()
}

/// The elements with this name, each with its text.
fn texts(html: &str, name: &str) -> Vec<(Tag, String)> {
    let mut found: Vec<(Tag, String)> = Vec::new();
    let mut open = false;
    for token in tokens(html) {
        match token {
            Token::Open(tag) if tag.name == name => {
                open = true;
                found.push((tag, String::new()));
            }
            Token::Close(closed) if closed == name => open = false,
            Token::Text(text) if open => {
                found.last_mut().expect("one is open").1.push_str(&text);
            }
            _ => {}
        }
    }
    found
}

/// A fault that makes a page unusable.
pub(crate) fn fault(page: &RenderedPage) -> Option<String> {
    heading(page).or_else(|| main_element(page)).or_else(|| links(page))
}

fn heading(page: &RenderedPage) -> Option<String> {
    match texts(&page.html, "h1").as_slice() {
        [(heading, text)] if heading.get("tabindex") == Some("-1") && !text.trim().is_empty() => {
            None
        }
        other => Some(format!("{other:?}")),
    }
}

fn main_element(page: &RenderedPage) -> Option<String> {
    match tags(&page.html, "main").as_slice() {
        [main] if main.get("id") == Some("main") => None,
        other => Some(format!("{other:?}")),
    }
}

/// Links without a text or a target. An empty URL and a fragment alone are resolved against the
/// document's base, and not against this page. The link to the content has a test of its own.
fn links(page: &RenderedPage) -> Option<String> {
    let is_bad = |(link, text): &(Tag, String)| {
        let nowhere = link.get("href").is_none_or(|it| it.is_empty() || it.starts_with('#'));
        text.trim().is_empty() || nowhere && link.get("class") != Some("skip")
    };
    let all = texts(&page.html, "a");
    let bad: Vec<&str> =
        all.iter().filter(|it| is_bad(it)).map(|(it, _)| it.written.as_str()).collect();
    (!bad.is_empty()).then(|| bad.join(", "))
}

#[test]
fn every_page_has_one_heading_with_a_text() {
    check_all(heading);
}

#[test]
fn the_document_has_a_title() {
    check_all(|page| page.title.trim().is_empty().then(|| "no title".to_owned()));
}

#[test]
fn every_page_has_one_main_element() {
    check_all(main_element);
}

#[test]
fn the_first_link_skips_the_menu_and_stays_on_the_page() {
    for path in ["", "page/1/", "articles/泉水/", "archive/"] {
        let links = tags(&at(path).render().html, "a");
        let page = Route::from_path(path).href();
        assert_eq!(links[0].get("class"), Some("skip"), "{path}");
        // `#main` alone would lead to the home page: it is resolved against the document's base.
        assert_eq!(links[0].get("href"), Some(format!("{page}#main").as_str()), "{path}");
    }
}

#[test]
fn every_link_has_a_text_and_a_target() {
    check_all(links);
}

#[test]
fn every_button_has_a_text() {
    check_all(|page| {
        let is_empty = |(_, text): &(Tag, String)| text.trim().is_empty();
        texts(&page.html, "button").into_iter().find(is_empty).map(|(tag, _)| tag.written)
    });
}

#[test]
fn every_image_has_a_text_and_a_size() {
    check_all(|page| {
        let is_bare = |tag: &Tag| ["alt", "width", "height"].iter().any(|it| tag.get(it).is_none());
        tags(&page.html, "img").into_iter().find(is_bare).map(|it| it.written)
    });
}

#[test]
fn a_link_to_another_site_sends_no_referrer() {
    check_all(|page| {
        let is_external = |tag: &Tag| tag.get("href").is_some_and(|it| it.starts_with("http"));
        let sends = |tag: &Tag| tag.get("rel") != Some("noopener noreferrer");
        let link = tags(&page.html, "a").into_iter().find(|it| is_external(it) && sends(it));
        link.map(|it| it.written)
    });
}

#[test]
fn ids_are_unique_and_every_aria_controls_names_one() {
    check_all(|page| {
        let tags = tags(&page.html, "*");
        let ids: Vec<&str> = tags.iter().filter_map(|it| it.get("id")).collect();
        let unique: BTreeSet<&str> = ids.iter().copied().collect();
        let unknown =
            tags.iter().filter_map(|it| it.get("aria-controls")).find(|it| !unique.contains(it));
        let twice = (ids.len() != unique.len()).then(|| format!("{ids:?}"));
        twice.or(unknown.map(|it| format!("no element has the id {it}")))
    });
}

#[test]
fn every_nav_has_a_label() {
    check_all(|page| {
        let is_nameless = |tag: &Tag| tag.get("aria-label").is_none_or(str::is_empty);
        tags(&page.html, "nav").into_iter().find(is_nameless).map(|it| it.written)
    });
}

#[test]
fn headings_skip_no_level() {
    check_all(|page| {
        let level = |tag: &Tag| tag.name.strip_prefix('h')?.parse::<u8>().ok();
        let levels: Vec<u8> = tags(&page.html, "*").iter().filter_map(level).collect();
        levels.windows(2).any(|it| it[1] > it[0] + 1).then(|| format!("{levels:?}"))
    });
}

/// The classes of a page, without those in the body of an article: its sanitizer filters them.
fn classes(html: &str) -> BTreeSet<String> {
    let (mut classes, mut depth, mut prose) = (BTreeSet::new(), 0, None);
    for token in tokens(html) {
        match token {
            Token::Open(tag) if prose.is_none() => {
                let own = tag.get("class").unwrap_or_default();
                classes.extend(own.split_whitespace().map(str::to_owned));
                prose = (own == "prose").then_some(depth);
                depth += usize::from(!tag.is_void());
            }
            Token::Open(tag) => depth += usize::from(!tag.is_void()),
            Token::Close(_) => {
                depth -= 1;
                prose = prose.filter(|it| *it < depth);
            }
            Token::Text(_) => {}
        }
    }
    classes
}

/// The text of all files below some folders and files.
fn source_of(paths: &[&str]) -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut pending: Vec<_> = paths.iter().map(|it| root.join(it)).collect();
    let mut source = String::new();
    while let Some(path) = pending.pop() {
        if path.is_dir() {
            let entries = fs::read_dir(path).expect("the folder can be read");
            pending.extend(entries.map(|it| it.expect("it can be listed").path()));
        } else {
            // Images are not text.
            source.push_str(&fs::read_to_string(path).unwrap_or_default());
        }
    }
    source
}

#[test]
fn every_class_is_used_by_a_stylesheet_or_by_the_browser_side() {
    let source = source_of(&["style", "src/browser", "src/contract.rs"]);
    let goes_on = |c: char| c.is_alphanumeric() || c == '-';
    let is_used = |class: &String| {
        let selector = format!(".{class}");
        source
            .match_indices(&selector)
            .any(|(at, it)| !source[at + it.len()..].starts_with(goes_on))
    };
    check_all(|page| {
        if let Some(tag) = tags(&page.html, "*").iter().find(|it| it.get("class") == Some("")) {
            return Some(format!("<{}>", tag.written));
        }
        let unused: Vec<String> =
            classes(&page.html).into_iter().filter(|it| !is_used(it)).collect();
        (!unused.is_empty()).then(|| unused.join(", "))
    });
}

#[test]
fn the_menu_marks_the_current_page() {
    for (path, marked) in [
        ("", "page 首页"),
        ("sections/yaowen/", "page 要闻"),
        ("articles/about/", "page 关于"),
        ("archive/", "page 归档"),
        ("page/1/", ""),
    ] {
        assert_eq!(marks(&at(path).render()), marked, "{path}");
    }
}

#[test]
fn a_prerendered_menu_marks_the_list_of_the_page() {
    let section = List::Section(Slug::new("yaowen").unwrap());
    for (path, list, marked) in [
        ("page/1/", Some(List::All), "true 首页"),
        ("articles/泉水/", Some(section), "true 要闻"),
        ("articles/about/", None, "page 关于"),
    ] {
        assert_eq!(marks(&at(path).prerendered(list)), marked, "{path}");
    }
}

/// The links with an `aria-current`, each with its value and text.
fn marks(page: &RenderedPage) -> String {
    let mark = |(tag, text): (Tag, String)| Some(format!("{} {text}", tag.get("aria-current")?));
    let marks: Vec<String> = texts(&page.html, "a").into_iter().filter_map(mark).collect();
    marks.join(", ")
}

#[test]
fn the_title_names_the_page_and_then_the_site() {
    for (path, title) in [
        ("", "泉闻 - 专注分享国内外新闻资讯"),
        ("page/1/", "最新（第 1 页） - 泉闻"),
        ("articles/泉水/", "济南市人民政府 要闻 “……” - 泉闻"),
        ("no/such/page", "没有这个页面 - 泉闻"),
    ] {
        assert_eq!(at(path).render().title, title, "{path}");
    }
}

#[test]
fn an_outline_has_one_line_for_each_element() {
    let html =
        "<!----><div class=\"a > b\"><p>文 &amp; 字<!> 好</p> <img src=\"x\" alt><br/></div>";
    let text =
        "<div class=\"a > b\">\n  <p>文 &amp; 字 好</p>\n  <img src=\"x\" alt>\n  <br>\n</div>";
    assert_eq!(outline(html), text);
    assert_eq!(tags(html, "img")[0].get("alt"), Some(""));
}
