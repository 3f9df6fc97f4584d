//! What the app's sanitizer leaves of hostile markup, on pages without a policy.

use serde_json::{Value, json};

use crate::support::browse_without_policy as browse;
use crate::support::content::{document, path, title};
use crate::support::fault::Fault;
use crate::support::page::Page;
use crate::support::site::AT_ROOT;

/// Opens an article with this body, and waits for its last paragraph.
async fn open_with_body(page: &Page, body: &str) {
    let mut article: Value = serde_json::from_str(AT_ROOT.text(&document(5))).unwrap();
    article["content_html"] = json!(format!("{body}<p>最后一段。</p>"));
    page.server.set_fault(&document(5), Fault::text(article.to_string()));
    page.open_by_link(&path(5)).await;
    page.until_arrived(&title(5)).await;
}

/// Hostile markup that swallows everything after it, by the rules of HTML.
const SWALLOWING: &[&str] = &[
    "<noscript><p title='</noscript><img src=x onerror=window.pwned=10>'></noscript>",
    "<math><mtext><table><mglyph><style><img src=x onerror='window.pwned = 5'>",
];

/// Hostile markup: each sets `window.pwned` in a way of its own.
const HOSTILE: &[&str] = &[
    "<script>window.pwned = 1</script>",
    "<script src='/pwned.js'></script>",
    "<img src=x onerror='window.pwned = 2'>",
    "<svg onload='window.pwned = 3'><script>window.pwned = 3</script></svg>",
    "<svg><style><img src=x onerror='window.pwned = 4'></style></svg>",
    "<iframe srcdoc='<script>parent.pwned = 6</script>'></iframe>",
    "<iframe src='javascript:parent.pwned = 7'></iframe>",
    "<object data='javascript:window.pwned = 8'></object><embed src='javascript:window.pwned = 8'>",
    "<details open ontoggle='window.pwned = 9'><summary>一</summary></details>",
    "<template><img src=x onerror='window.pwned = 11'></template>",
    "<form action='javascript:window.pwned = 12'><button autofocus onfocus='window.pwned = 12'>x</button></form>",
    "<input autofocus onfocus='window.pwned = 13'>",
    "<video autoplay onerror='window.pwned = 14'><source src='data:video/mp4,x' onerror='window.pwned = 14'></video>",
    "<body onload='window.pwned = 15'>",
    "<style>@import '/pwned.css'; body { display: none }</style>",
    "<link rel=stylesheet href='/pwned.css'><meta http-equiv=refresh content='0;url=/pwned'>",
    "<base href='https://pwned.example/'>",
    "<p style='position:fixed;inset:0' onclick='window.pwned = 16'>一段。</p>",
    "<a href='javascript:window.pwned = 17' class=try>一</a>",
    "<a href='  java\nscript:window.pwned = 18' class=try>二</a>",
    "<a href='&#1;javascript:window.pwned = 19' class=try>三</a>",
    "<a href='data:text/html,<script>opener.pwned = 20</script>' class=try>四</a>",
    "<div id=app>又一个应用</div><img name=body src=x><form id=main><input name=attributes></form>",
];

/// Clicks every element of the body, and checks that no script has run, no navigation has happened,
/// and nothing was requested.
async fn assert_harmless(page: &Page, what: &str) {
    page.js("document.querySelectorAll('.prose *').forEach((it) => it.click())").await;
    page.settle().await;
    assert_eq!(page.js("window.pwned ?? null").await, json!(null), "{what}");
    assert_eq!(page.path().await, format!("/{}", path(5)), "{what}");
    assert_eq!(page.server.request_count("pwned*"), 0, "{what}");
}

#[test]
fn nothing_in_an_article_runs() {
    browse(&AT_ROOT, async |page| {
        for swallowing in SWALLOWING {
            open_with_body(page, &[&HOSTILE.concat(), *swallowing].concat()).await;
            assert_harmless(page, swallowing).await;
        }
    });
}

#[test]
fn each_hostile_sample_is_harmless_and_leaves_the_text() {
    browse(&AT_ROOT, async |page| {
        for sample in HOSTILE {
            open_with_body(page, sample).await;
            let text = page.main_text().await;
            assert!(text.contains("最后一段。"), "{sample} leaves {text}");
            assert_harmless(page, sample).await;
        }
    });
}

#[test]
fn only_text_elements_are_left_of_hostile_markup() {
    browse(&AT_ROOT, async |page| {
        open_with_body(page, &HOSTILE.concat()).await;
        let names = "[...new Set([...document.querySelectorAll('.prose *')].map((it) => it.localName))].sort()";
        assert_eq!(page.js(names).await, json!(["a", "details", "div", "img", "p", "summary"]));
        let attributes = "[...new Set([...document.querySelectorAll('.prose *')].flatMap((it) => it.getAttributeNames()))].sort()";
        assert_eq!(page.js(attributes).await, json!(["id", "open", "src"]));
    });
}

#[test]
fn an_article_cannot_use_the_ids_of_the_page() {
    browse(&AT_ROOT, async |page| {
        open_with_body(page, "<div id=app><div id=main>又一个应用</div></div>").await;
        assert_eq!(page.js("document.querySelectorAll('#app, #main').length").await, json!(2));
        page.follow("国内").await;
        page.until_arrived("国内").await;
    });
}

#[test]
fn markup_of_any_depth_is_shown() {
    browse(&AT_ROOT, async |page| {
        let body = format!("{}<p>底</p>{}", "<div>".repeat(1000), "</div>".repeat(1000));
        open_with_body(page, &body).await;
        let text = page.main_text().await;
        assert!(text.contains("最后一段。"), "{text}");
    });
}

#[test]
fn a_title_is_text() {
    browse(&AT_ROOT, async |page| {
        let hostile = "<img src=x onerror='window.pwned = 1'>“</title>” &amp; {{7*7}}";
        let mut article: Value = serde_json::from_str(AT_ROOT.text(&document(5))).unwrap();
        article["title"] = json!(hostile);
        page.server.set_fault(&document(5), Fault::text(article.to_string()));
        page.open_by_link(&path(5)).await;
        page.until_arrived(hostile).await;
        assert_eq!(page.js("document.title").await, json!(format!("{hostile} - 泉闻")));
        assert_eq!(page.js("window.pwned ?? null").await, json!(null));
    });
}

#[test]
fn a_name_cannot_change_the_direction_of_its_line() {
    browse(&AT_ROOT, async |page| {
        let mut article: Value = serde_json::from_str(AT_ROOT.text(&document(5))).unwrap();
        article["title"] = json!("甲\u{202e}乙\u{7}丙");
        article["authors"] = json!([{ "name": "صحيفة 12" }]);
        article["_quanwen"]["source"] = json!({ "name": "\u{202e}وكالة 34" });
        page.server.set_fault(&document(5), Fault::text(article.to_string()));
        page.open_by_link(&path(5)).await;
        page.until_arrived("甲乙丙").await;
        assert_eq!(page.js("document.title").await, json!("甲乙丙 - 泉闻"));
        assert_eq!(
            page.js("document.querySelector('.source').textContent").await,
            json!("وكالة 34")
        );
        let order = "[...document.querySelectorAll('.byline > *')].map((it) => it.getBoundingClientRect().left)";
        let lefts: Vec<f64> = serde_json::from_value(page.js(order).await).unwrap();
        assert!(lefts.len() > 3 && lefts.is_sorted(), "{lefts:?}");
        let isolated = "[...document.querySelectorAll('main a, footer a')].every((it) => getComputedStyle(it).unicodeBidi !== 'normal')";
        assert_eq!(page.js(isolated).await, json!(true));
    });
}

#[test]
fn an_embed_becomes_a_link() {
    browse(&AT_ROOT, async |page| {
        let players = "<iframe src='//player.example/x' title='看视频'></iframe>\
            <video controls><source src='https://video.example/a.mp4'>换一个浏览器</video>\
            <embed src='javascript:window.pwned = 1'><object data='a.pdf'>b</object>";
        open_with_body(page, players).await;
        let links = "[...document.querySelectorAll('.prose a')].map((it) => [it.textContent, it.href, it.rel])";
        let elsewhere = "noopener noreferrer";
        let found = page.js(links).await;
        assert_eq!(found[0], json!(["看视频", "http://player.example/x", elsewhere]));
        assert_eq!(found[1], json!(["video.example", "https://video.example/a.mp4", elsewhere]));
        assert_eq!(found[2][0], json!("a.pdf"));
        assert!(!page.main_text().await.contains("换一个浏览器"));
    });
}

#[test]
fn a_url_in_a_document_cannot_be_a_script() {
    browse(&AT_ROOT, async |page| {
        let mut article: Value = serde_json::from_str(AT_ROOT.text(&document(5))).unwrap();
        let script = "javascript:window.pwned = 1";
        article["_quanwen"]["source"] = json!({ "name": "来源", "url": script });
        article["_quanwen"]["picture"] = json!({ "src": script, "alt": "" });
        page.server.set_fault(&document(5), Fault::text(article.to_string()));
        let mut site: Value = serde_json::from_str(AT_ROOT.text("content/site.json")).unwrap();
        let text = site
            .to_string()
            .replace("https://outside.example/", script)
            .replace("https://beian.example/", script);
        site = serde_json::from_str(&text).unwrap();
        page.server.set_fault("content/site.json", Fault::text(site.to_string()));
        page.server.set_fault("archive/", Fault::text(AT_ROOT.bare_page()));
        page.open_by_link(&path(5)).await;
        page.until_arrived(&title(5)).await;
        let scripts = "[...document.querySelectorAll('a, img')].filter((it) => /script:/.test(it.href ?? it.src)).length";
        assert_eq!(page.js(scripts).await, json!(0));
    });
}
