//! What the sanitizer leaves of HTML, in a document and on a page.

use std::path::Path;

use proptest::prelude::*;
use quanwen::model::untrusted_html::UntrustedHtml;
use quanwen::model::url::{UrlBase, native};
use quanwen::publish;
use quanwen::publish::sanitize::{sanitize_for_document, sanitize_for_page};

use crate::support::site::{Fixture, files_in};

/// What a page of a site below a path shows of a body.
pub(crate) fn in_a_page(source: &str) -> String {
    in_a_page_of("https://news.example/sub/", source)
}

/// What a page of the site at this URL shows of a body.
pub(crate) fn in_a_page_of(site: &str, source: &str) -> String {
    let base = UrlBase {
        document_url: format!("{site}content/articles/a.json").into(),
        site_url: site.into(),
        resolve: native::resolve,
    };
    sanitize_for_page(&UntrustedHtml {
        source: source.to_owned(),
        base,
        page_path: "articles/a/".to_owned(),
    })
}

#[test]
fn scripts_styles_and_frames_are_removed() {
    for (source, expected) in [
        ("<script>a</script><p onclick=\"a\">b</p>", "<p>b</p>"),
        ("<style>a</style><iframe>b</iframe>c", "c"),
        ("<svg><a href=\"javascript:a\">b</a></svg>c", "c"),
        ("<a href=\"javascript:a\">b</a>", "<a>b</a>"),
        ("<img src=\"data:image/svg+xml,<svg/>\" alt=\"a\">", "<img alt=\"a\">"),
        ("<h3 style=\"color:red\">a</h3>", "<h3>a</h3>"),
        ("<form><input name=\"a\">b</form>", "b"),
        (
            "<p class=\"footnotes top hl-x\" id=\"main\">a</p>",
            "<p class=\"footnotes hl-x\" id=\"q-main\">a</p>",
        ),
        ("<p class=\"top\">a</p><!-- b -->", "<p>a</p>"),
    ] {
        assert_eq!(sanitize_for_document(source), expected, "{source}");
        assert_eq!(in_a_page(source), expected, "{source}");
    }
}

#[test]
fn urls_stay_relative_in_a_document_and_are_resolved_on_a_page() {
    for (source, document, page) in [
        ("<a href=\"#a\">b</a>", "<a href=\"#q-a\">b</a>", "<a href=\"./articles/a/#q-a\">b</a>"),
        ("<a href=\"../../x/\">b</a>", "<a href=\"../../x/\">b</a>", "<a href=\"/sub/x/\">b</a>"),
        (
            "<a href=\"https://a.example/\">b</a><a>c</a>",
            "<a href=\"https://a.example/\">b</a><a>c</a>",
            "<a href=\"https://a.example/\" rel=\"noopener noreferrer\">b</a><a>c</a>",
        ),
        (
            "<img src=\"../../media/a.png\">",
            "<img src=\"../../media/a.png\">",
            "<img src=\"/sub/media/a.png\">",
        ),
        ("<img src=\"http://a.example/b.png\">", "<img src=\"http://a.example/b.png\">", "<img>"),
        (
            "<a href=\"mailto:a@b.example\">b</a>",
            "<a href=\"mailto:a@b.example\">b</a>",
            "<a href=\"mailto:a@b.example\">b</a>",
        ),
    ] {
        assert_eq!(sanitize_for_document(source), document, "{source}");
        assert_eq!(in_a_page(source), page, "{source}");
    }
}

#[test]
fn elements_with_an_alias_stay_under_another_name() {
    for (source, expected) in [
        ("<H1 id=a>b</H1>c", "<h2 id=\"q-a\">b</h2>c"),
        ("<article>a</article><center>b</center>", "<div>a</div><div>b</div>"),
        (
            "<main><header title=\"</h1><h1>\">a</main>b",
            "<div><div title=\"</h1><h1>\">a</div></div>b",
        ),
        ("<strike>a</strike>b", "<s>a</s>b"),
        ("<headers>a</headers>", "a"),
    ] {
        assert_eq!(
            sanitize_for_document(source).replace("&lt;", "<").replace("&gt;", ">"),
            expected,
            "{source}"
        );
        assert_eq!(
            sanitize_for_document(&sanitize_for_document(source)),
            sanitize_for_document(source),
            "{source}"
        );
    }
}

#[test]
fn a_lazy_image_gets_its_url_without_a_script() {
    const SMALL: &str = "data:image/gif;base64,R0lGODlhAQABAAAAACw=";
    for (attributes, shown) in [
        ("src=/a.png", Some("/a.png")),
        ("data-src=/b.png", Some("/b.png")),
        (&*format!("src={SMALL} DATA-SRC='/b.png?c&d'"), Some("/b.png?c&amp;d")),
        ("data-original=/c.png data-src=/b.png", Some("/b.png")),
        ("data-src=http://a.example/b.png src=/a.png", Some("/a.png")),
        ("data-src=javascript:b src=/a.png", Some("/a.png")),
        ("data-src='' src=/a.png", Some("/a.png")),
        ("alt=' src=/b.png data-src=/b.png' src=/a.png", Some("/a.png")),
        ("data-srcset='/s.png 1x, /l.png 2x' src=/a.png", Some("/l.png")),
        ("srcset='/s.png 1x, /l.png 2x' src=/a.png", Some("/a.png")),
        ("srcset='/s.png 1x, /l.png 2x,'", Some("/l.png")),
        ("srcset=', ,'", None),
        ("data-srcs=/b.png", None),
    ] {
        let source = format!("<img {attributes}>");
        let src = |html: &str| {
            let (_, rest) = html.split_once("<img src=\"/").or(html.split_once(" src=\"/"))?;
            rest.split_once('"').map(|it| format!("/{}", it.0))
        };
        for html in [
            sanitize_for_document(&source),
            in_a_page(&source),
            in_a_page(&sanitize_for_document(&source)),
        ] {
            assert_eq!(src(&html).as_deref(), shown, "{source} became {html}");
        }
    }
}

#[test]
fn an_embed_becomes_a_link() {
    let link = "<a href=\"//player.example/x?a=1&amp;b=2\">player.example</a>";
    for (source, expected) in [
        (
            "<p>a<IFRAME src=\"//player.example/x?a=1&b=2\"><b></IFRAME></p>",
            &*format!("<p>a{link}</p>"),
        ),
        (
            "<video controls><source src=a.mp4 title=b>Upgrade!</video>c",
            "<a href=\"a.mp4\">a.mp4</a>c",
        ),
        (
            "<audio src=a.mp3 title='a > \"b\" <c'></audio>",
            "<a href=\"a.mp3\">a &gt; \"b\" &lt;c</a>",
        ),
        ("<embed src=https://a.example/>b", "<a href=\"https://a.example/\">a.example</a>b"),
        (
            "<object data=a.pdf>b</object><p title=\"a > b\">c</p>",
            "<a href=\"a.pdf\">a.pdf</a><p title=\"a &gt; b\">c</p>",
        ),
        ("<iframe src=javascript:a></iframe>", ""),
        ("<video src=a.mp4><video src=b.mp4></video>c</video>d", "<a href=\"a.mp4\">a.mp4</a>cd"),
    ] {
        assert_eq!(sanitize_for_document(source), expected, "{source}");
    }
}

#[test]
fn sanitizing_a_published_body_again_changes_nothing() {
    let out = Fixture::new();
    let content = Path::new(env!("CARGO_MANIFEST_DIR")).join("content");
    publish::build(&publish::Options { content, ..out.options() }, &()).unwrap();
    let articles = files_in(&out.path("out/content/articles"));
    assert!(articles.len() > 20);
    for (path, bytes) in articles {
        let document: serde_json::Value = serde_json::from_slice(&bytes).unwrap();
        let html = document["content_html"].as_str().unwrap();
        assert_eq!(sanitize_for_document(html), html, "{path}");
    }
}

proptest! {
    #[test]
    fn sanitized_markup_is_stable(source in "(<[/a-z]{1,8}( (id|class|href|title)=['\"]?[#a-z:<>&;/]{0,6}['\"]?)?>|[a-z<&;\"'泉 ]{0,4}){0,12}") {
        let once = sanitize_for_document(&source);
        prop_assert_eq!(sanitize_for_document(&once), once);
    }
}
