//! Pages as they are without JavaScript.

use crate::publish::documents::site;
use crate::support::site::{Fixture, SITE, article};

const MENU: &str = "[[menu]]\ntitle = \"首页\"\nlist = \"home\"\n\
    [[menu]]\ntitle = \"栏目\"\n[[menu.children]]\ntitle = \"要闻\"\nsection = \"yaowen\"\n\
    [[menu.children]]\ntitle = \"别处\"\nurl = \"https://outside.example/\"\n";

/// The page without its scripts.
fn unscripted(page: &str) -> String {
    let mut parts = page.split("<script");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |text, it| text + it.split_once("</script>").map_or("", |it| it.1))
}

#[test]
fn every_page_has_its_text_and_the_whole_menu_without_a_script() {
    let fixture = Fixture::with(&[("a.md", &article("一", "2026-11-20", "泉水涌出。"))]);
    fixture.write("content/site.toml", &format!("{SITE}\n{MENU}"));
    fixture.build().unwrap();
    let pages = fixture.published().into_iter().filter(|(path, _)| path.ends_with("index.html"));
    let mut seen = 0;
    for (path, page) in pages {
        let page = unscripted(&String::from_utf8(page).unwrap());
        for part in ["首页</a>", "sections/yaowen/\"", "https://outside.example/", "<h1"] {
            assert!(page.contains(part), "{part} in {path}");
        }
        let has_text = ["index.html", "articles/a/index.html", "sections/yaowen/index.html"];
        assert_eq!(page.contains("泉水涌出。"), has_text.contains(&&*path), "{path}");
        seen += 1;
    }
    assert!(seen > 5, "{seen}");
}

#[test]
fn a_page_requests_nothing_before_its_text() {
    let fixture = Fixture::with(&[("a.md", &article("一", "2026-11-20", "泉水涌出。"))]);
    fixture.build().unwrap();
    let page = std::fs::read_to_string(fixture.path("out/articles/a/index.html")).unwrap();
    let (before, after) = page.split_once("泉水涌出。").unwrap();
    for request in ["rel=\"stylesheet\"", "rel=\"preload\"", "rel=\"modulepreload\"", " src="] {
        assert!(!before.contains(request), "{request}");
    }
    assert_eq!(after.matches(" src=").count(), 1, "the app, and nothing else");
    assert!(after.contains("fetchpriority=\"low\""));
}

/// The value of an attribute of each element that has `mark` in its start tag.
fn values<'p>(page: &'p str, mark: &str, attribute: &str) -> Vec<&'p str> {
    let tags = page.split('<').filter_map(|it| it.split('>').next());
    let value = |tag: &'p str| tag.split(&format!(" {attribute}=\"")).nth(1)?.split('"').next();
    tags.filter(|it| it.contains(mark)).filter_map(value).collect()
}

#[test]
fn a_page_preloads_the_image_that_it_shows_first() {
    let pages = site().published().into_iter();
    let pages = pages.filter(|(path, _)| path.ends_with("index.html"));
    let mut preloads = 0;
    for (path, page) in pages {
        let page = unscripted(&String::from_utf8(page).unwrap());
        let shown_first = values(&page, "fetchpriority=\"high\" decoding=\"async\"", "src");
        let preloaded = values(&page, "rel=\"preload\" as=\"image\"", "href");
        assert_eq!(preloaded, shown_first, "{path}");
        preloads += preloaded.len();
    }
    // The article, and the heads of the lists that it comes first in: all, a section, two tags.
    assert_eq!(preloads, 5);
}
