//! Markup nobody has looked at, straight from the endpoint.

use serde_json::{Value, json};

use crate::support::browse_unguarded as browse;
use crate::support::content::{document, path, title};
use crate::support::fault::Fault;
use crate::support::page::Page;
use crate::support::site::AT_ROOT;

/// Opens an article whose body is this, and waits for its last words.
async fn open_with_body(page: &Page, body: &str) {
    let mut article: Value = serde_json::from_str(AT_ROOT.text(&document(5))).unwrap();
    article["content_html"] = json!(format!("{body}<p>最后一段。</p>"));
    page.server.set(&document(5), Fault::text(article.to_string()));
    page.visit(&path(5)).await;
    page.arrived(&title(5)).await;
}

/// The same, but by the rules of HTML everything behind them is part of them.
const SWALLOWING: &[&str] = &[
    "<noscript><p title='</noscript><img src=x onerror=window.pwned=10>'></noscript>",
    "<math><mtext><table><mglyph><style><img src=x onerror='window.pwned = 5'>",
];

/// Each tries to set `window.pwned`, in its own way.
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

/// Does what a reader might do, and checks that nothing has come of it.
async fn nothing_runs(page: &Page, what: &str) {
    page.js("document.querySelectorAll('.prose *').forEach((it) => it.click())").await;
    page.settle().await;
    assert_eq!(page.js("window.pwned ?? null").await, json!(null), "{what}");
    assert_eq!(page.path().await, format!("/{}", path(5)), "{what}");
    assert_eq!(page.server.count("pwned*"), 0, "{what}");
}

#[test]
fn nothing_in_an_article_runs() {
    browse(&AT_ROOT, async |page| {
        for swallowing in SWALLOWING {
            open_with_body(page, &[&HOSTILE.concat(), *swallowing].concat()).await;
            nothing_runs(page, swallowing).await;
        }
    });
}

#[test]
fn each_hostile_piece_alone_does_no_harm_and_leaves_the_text() {
    browse(&AT_ROOT, async |page| {
        for piece in HOSTILE {
            open_with_body(page, piece).await;
            let text = page.main_text().await;
            assert!(text.contains("最后一段。"), "{piece} leaves {text}");
            nothing_runs(page, piece).await;
        }
    });
}

#[test]
fn nothing_but_text_elements_is_left() {
    browse(&AT_ROOT, async |page| {
        open_with_body(page, &HOSTILE.concat()).await;
        let names = "[...new Set([...document.querySelectorAll('.prose *')].map((it) => it.localName))].sort()";
        assert_eq!(page.js(names).await, json!(["a", "details", "div", "img", "p", "summary"]));
        let attributes = "[...new Set([...document.querySelectorAll('.prose *')].flatMap((it) => it.getAttributeNames()))].sort()";
        assert_eq!(page.js(attributes).await, json!(["id", "open", "src"]));
    });
}

#[test]
fn an_article_cannot_take_the_name_of_a_part_of_the_page() {
    browse(&AT_ROOT, async |page| {
        open_with_body(page, "<div id=app><div id=main>又一个应用</div></div>").await;
        assert_eq!(page.js("document.querySelectorAll('#app, #main').length").await, json!(2));
        page.follow("国内").await;
        page.arrived("国内").await;
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
        page.server.set(&document(5), Fault::text(article.to_string()));
        page.visit(&path(5)).await;
        page.arrived(hostile).await;
        assert_eq!(page.js("document.title").await, json!(format!("{hostile} - 泉闻")));
        assert_eq!(page.js("window.pwned ?? null").await, json!(null));
    });
}

#[test]
fn a_name_cannot_turn_the_line_around_that_it_stands_in() {
    browse(&AT_ROOT, async |page| {
        let mut article: Value = serde_json::from_str(AT_ROOT.text(&document(5))).unwrap();
        article["title"] = json!("甲\u{202e}乙\u{7}丙");
        article["authors"] = json!([{ "name": "صحيفة 12" }]);
        article["_quanwen"]["source"] = json!({ "name": "\u{202e}وكالة 34" });
        page.server.set(&document(5), Fault::text(article.to_string()));
        page.visit(&path(5)).await;
        page.arrived("甲乙丙").await;
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
fn a_player_is_a_link_to_it() {
    browse(&AT_ROOT, async |page| {
        let players = "<iframe src='//player.example/x' title='看视频'></iframe>\
            <video controls><source src='https://video.example/a.mp4'>换一个浏览器</video>\
            <embed src='javascript:window.pwned = 1'><object data='a.pdf'>b</object>";
        open_with_body(page, players).await;
        let links = "[...document.querySelectorAll('.prose a')].map((it) => [it.textContent, it.href, it.rel])";
        let elsewhere = "noopener noreferrer";
        let told = page.js(links).await;
        assert_eq!(told[0], json!(["看视频", "http://player.example/x", elsewhere]));
        assert_eq!(told[1], json!(["video.example", "https://video.example/a.mp4", elsewhere]));
        assert_eq!(told[2][0], json!("a.pdf"));
        assert!(!page.main_text().await.contains("换一个浏览器"));
    });
}

#[test]
fn an_address_in_a_document_cannot_be_a_script() {
    browse(&AT_ROOT, async |page| {
        let mut article: Value = serde_json::from_str(AT_ROOT.text(&document(5))).unwrap();
        let script = "javascript:window.pwned = 1";
        article["_quanwen"]["source"] = json!({ "name": "来源", "url": script });
        article["_quanwen"]["picture"] = json!({ "src": script, "alt": "" });
        page.server.set(&document(5), Fault::text(article.to_string()));
        let mut site: Value = serde_json::from_str(AT_ROOT.text("content/site.json")).unwrap();
        let text = site
            .to_string()
            .replace("https://outside.example/", script)
            .replace("https://beian.example/", script);
        site = serde_json::from_str(&text).unwrap();
        page.server.set("content/site.json", Fault::text(site.to_string()));
        page.server.set("archive/", Fault::text(AT_ROOT.bare_page()));
        page.visit(&path(5)).await;
        page.arrived(&title(5)).await;
        let scripts = "[...document.querySelectorAll('a, img')].filter((it) => /script:/.test(it.href ?? it.src)).length";
        assert_eq!(page.js(scripts).await, json!(0));
    });
}
