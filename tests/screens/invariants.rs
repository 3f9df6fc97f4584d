//! What is true of every screen, in every state.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use crate::screens::all;
use crate::support::html_outline::{Piece, Tag, pieces, readable};
use crate::support::screen::{Painted, Screen, at};

/// Holds `fault`, which says what is wrong with a page, against every screen.
fn none_has(fault: impl Fn(&Painted) -> Option<String>) {
    let said = |(name, screen): (&str, Screen)| {
        let painted = screen.paint();
        fault(&painted).map(|it| format!("{name}: {it}\n"))
    };
    let faults: String = all().into_iter().filter_map(said).collect();
    assert!(faults.is_empty(), "\n{faults}");
}

/// The beginnings of all elements of this name; of all there are for `*`.
fn tags(html: &str, name: &str) -> Vec<Tag> {
    let wanted = |piece| match piece {
        Piece::Open(tag) if name == "*" || tag.name == name => Some(tag),
        _ => None,
    };
    pieces(html).into_iter().filter_map(wanted).collect()
}

/// The elements of this name, each with the text in it.
fn texts(html: &str, name: &str) -> Vec<(Tag, String)> {
    let mut found: Vec<(Tag, String)> = Vec::new();
    let mut open = false;
    for piece in pieces(html) {
        match piece {
            Piece::Open(tag) if tag.name == name => {
                open = true;
                found.push((tag, String::new()));
            }
            Piece::Close(closed) if closed == name => open = false,
            Piece::Text(text) if open => {
                found.last_mut().expect("one is open").1.push_str(&text);
            }
            _ => {}
        }
    }
    found
}

/// What keeps a page from being one that can be used at all.
pub(crate) fn fault(page: &Painted) -> Option<String> {
    heading(page).or_else(|| main_part(page)).or_else(|| links(page))
}

fn heading(page: &Painted) -> Option<String> {
    match texts(&page.html, "h1").as_slice() {
        [(heading, text)] if heading.get("tabindex") == Some("-1") && !text.trim().is_empty() => {
            None
        }
        other => Some(format!("{other:?}")),
    }
}

fn main_part(page: &Painted) -> Option<String> {
    match tags(&page.html, "main").as_slice() {
        [main] if main.get("id") == Some("main") => None,
        other => Some(format!("{other:?}")),
    }
}

/// Links that say nothing or lead nowhere: empty, or a fragment alone, both mean the document's
/// base and not this page. The way past the menu has a test of its own.
fn links(page: &Painted) -> Option<String> {
    let bad = |(link, text): &(Tag, String)| {
        let nowhere = link.get("href").is_none_or(|it| it.is_empty() || it.starts_with('#'));
        text.trim().is_empty() || nowhere && link.get("class") != Some("skip")
    };
    let all = texts(&page.html, "a");
    let bad: Vec<&str> =
        all.iter().filter(|it| bad(it)).map(|(it, _)| it.written.as_str()).collect();
    (!bad.is_empty()).then(|| bad.join(", "))
}

#[test]
fn one_heading_says_what_the_page_is_called() {
    none_has(heading);
}

#[test]
fn the_document_has_a_title() {
    none_has(|page| page.title.trim().is_empty().then(|| "no title".to_owned()));
}

#[test]
fn there_is_one_main_part() {
    none_has(main_part);
}

#[test]
fn a_page_begins_with_the_way_past_the_menu_on_that_very_page() {
    for path in ["", "page/1/", "articles/泉水/", "archive/"] {
        let links = tags(&at(path).paint().html, "a");
        let page = quanwen::route::Route::from_path(path).href();
        assert_eq!(links[0].get("class"), Some("skip"), "{path}");
        // `#main` alone would lead to the home page: it means the document's base.
        assert_eq!(links[0].get("href"), Some(format!("{page}#main").as_str()), "{path}");
    }
}

#[test]
fn every_link_says_what_it_is_and_leads_somewhere() {
    none_has(links);
}

#[test]
fn every_button_says_what_it_does() {
    none_has(|page| {
        let mute = |(_, text): &(Tag, String)| text.trim().is_empty();
        texts(&page.html, "button").into_iter().find(mute).map(|(tag, _)| tag.written)
    });
}

#[test]
fn every_picture_has_a_text_and_keeps_its_place() {
    none_has(|page| {
        let bare = |tag: &Tag| ["alt", "width", "height"].iter().any(|it| tag.get(it).is_none());
        tags(&page.html, "img").into_iter().find(bare).map(|it| it.written)
    });
}

#[test]
fn a_link_to_another_site_tells_it_nothing() {
    none_has(|page| {
        let outside = |tag: &Tag| tag.get("href").is_some_and(|it| it.starts_with("http"));
        let told = |tag: &Tag| tag.get("rel") != Some("noopener noreferrer");
        let link = tags(&page.html, "a").into_iter().find(|it| outside(it) && told(it));
        link.map(|it| it.written)
    });
}

#[test]
fn no_name_is_given_twice_and_what_is_named_is_there() {
    none_has(|page| {
        let tags = tags(&page.html, "*");
        let ids: Vec<&str> = tags.iter().filter_map(|it| it.get("id")).collect();
        let known: BTreeSet<&str> = ids.iter().copied().collect();
        let lost =
            tags.iter().filter_map(|it| it.get("aria-controls")).find(|it| !known.contains(it));
        let twice = (ids.len() != known.len()).then(|| format!("{ids:?}"));
        twice.or(lost.map(|it| format!("nothing is called {it}")))
    });
}

#[test]
fn every_part_one_can_jump_to_has_a_name() {
    none_has(|page| {
        let nameless = |tag: &Tag| tag.get("aria-label").is_none_or(str::is_empty);
        tags(&page.html, "nav").into_iter().find(nameless).map(|it| it.written)
    });
}

#[test]
fn headings_leave_out_no_level() {
    none_has(|page| {
        let level = |tag: &Tag| tag.name.strip_prefix('h')?.parse::<u8>().ok();
        let levels: Vec<u8> = tags(&page.html, "*").iter().filter_map(level).collect();
        levels.windows(2).any(|it| it[1] > it[0] + 1).then(|| format!("{levels:?}"))
    });
}

/// The classes of a page, without those an article brings along: its door judges them.
fn classes(html: &str) -> BTreeSet<String> {
    let (mut classes, mut depth, mut prose) = (BTreeSet::new(), 0, None);
    for piece in pieces(html) {
        match piece {
            Piece::Open(tag) if prose.is_none() => {
                let own = tag.get("class").unwrap_or_default();
                classes.extend(own.split_whitespace().map(str::to_owned));
                prose = (own == "prose").then_some(depth);
                depth += usize::from(!tag.is_void());
            }
            Piece::Open(tag) => depth += usize::from(!tag.is_void()),
            Piece::Close(_) => {
                depth -= 1;
                prose = prose.filter(|it| *it < depth);
            }
            Piece::Text(_) => {}
        }
    }
    classes
}

#[test]
fn every_class_is_one_that_a_stylesheet_or_the_browser_asks_for() {
    let mut asking = String::new();
    for dir in ["style", "src/browser"] {
        for entry in fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join(dir)).unwrap() {
            // Pictures are no text.
            asking.push_str(&fs::read_to_string(entry.unwrap().path()).unwrap_or_default());
        }
    }
    let goes_on = |c: char| c.is_alphanumeric() || c == '-';
    let is_asked_for = |class: &String| {
        let selector = format!(".{class}");
        asking
            .match_indices(&selector)
            .any(|(at, it)| !asking[at + it.len()..].starts_with(goes_on))
    };
    none_has(|page| {
        if let Some(tag) = tags(&page.html, "*").iter().find(|it| it.get("class") == Some("")) {
            return Some(format!("<{}>", tag.written));
        }
        let idle: Vec<String> =
            classes(&page.html).into_iter().filter(|it| !is_asked_for(it)).collect();
        (!idle.is_empty()).then(|| idle.join(", "))
    });
}

#[test]
fn the_menu_marks_where_one_is() {
    for (path, marked) in [
        ("", "page 首页"),
        ("sections/yaowen/", "page 要闻"),
        ("articles/about/", "page 关于"),
        ("archive/", "page 归档"),
        ("page/1/", ""),
    ] {
        let html = at(path).paint().html;
        let mark =
            |(tag, text): (Tag, String)| Some(format!("{} {text}", tag.get("aria-current")?));
        let marks: Vec<String> = texts(&html, "a").into_iter().filter_map(mark).collect();
        assert_eq!(marks.join(", "), marked, "{path}");
    }
}

#[test]
fn the_title_names_the_page_and_then_the_site() {
    for (path, title) in [
        ("", "泉闻 - 专注分享国内外新闻资讯"),
        ("page/1/", "最新（第 1 页） - 泉闻"),
        ("articles/泉水/", "济南市人民政府 要闻 “……” - 泉闻"),
        ("no/such/page", "没有这个页面 - 泉闻"),
    ] {
        assert_eq!(at(path).paint().title, title, "{path}");
    }
}

#[test]
fn markup_is_read_as_it_is_written() {
    let html =
        "<!----><div class=\"a > b\"><p>文 &amp; 字<!> 好</p> <img src=\"x\" alt><br/></div>";
    let text =
        "<div class=\"a > b\">\n  <p>文 &amp; 字 好</p>\n  <img src=\"x\" alt>\n  <br>\n</div>";
    assert_eq!(readable(html), text);
    assert_eq!(tags(html, "img")[0].get("alt"), Some(""));
}
