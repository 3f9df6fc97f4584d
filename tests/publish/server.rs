//! What `quanwen serve` sends, over HTTP from the real program.

use std::net::TcpListener;

use crate::support::program::quanwen;
use crate::support::served::{serve, two_articles};
use crate::support::site::article;

#[test]
fn a_site_is_sent_as_a_static_host_sends_it() {
    let server = serve(two_articles(), &[]);
    for (path, status, content_type, text) in [
        ("", 200, "text/html; charset=utf-8", "第一篇"),
        ("articles/one/", 200, "text/html; charset=utf-8", "第一篇的文字"),
        ("content/feed.json", 200, "application/json; charset=utf-8", "第二篇"),
        ("feed.xml", 200, "application/atom+xml; charset=utf-8", "第二篇"),
        ("sitemap.xml", 200, "text/xml; charset=utf-8", "sitemapindex"),
        ("robots.txt", 200, "text/plain; charset=utf-8", "sitemap.xml"),
        ("content/search/index.json", 404, "text/plain; charset=utf-8", "Not found."),
        ("articles/none/", 404, "text/html; charset=utf-8", "<div id=\"app\">"),
        ("missing.js", 404, "text/plain; charset=utf-8", "Not found."),
        ("content/../../site.toml", 404, "text/plain; charset=utf-8", "Not found."),
        ("media/..%2f..%2fsite.toml", 404, "text/plain; charset=utf-8", "Not found."),
    ] {
        let response = server.get(path, "identity");
        assert_eq!((response.status, &*response.headers["content-type"]), (status, content_type));
        let body = String::from_utf8(response.body).unwrap();
        assert!(body.contains(text), "{path}: {body}");
    }
}

#[test]
fn paths_lead_to_the_site_and_to_its_directories() {
    let server = serve(two_articles(), &[]);
    for (path, location) in
        [("/", "/sub/"), ("/sub", "/sub/"), ("/sub/articles/one?a=b", "/sub/articles/one/?a=b")]
    {
        let response = server.request("GET", path, "Host: 127.0.0.1\r\n");
        assert_eq!((response.status, &*response.headers["location"]), (301, location), "{path}");
    }
    assert_eq!(server.request("GET", "/other/", "Host: 127.0.0.1\r\n").status, 404);
    let head = server.request("HEAD", "/sub/", "Host: 127.0.0.1\r\n");
    assert!(head.status == 200 && head.body.is_empty());
    assert_eq!(server.request("POST", "/sub/", "Host: 127.0.0.1\r\n").status, 405);
}

#[test]
fn only_a_file_with_a_hash_in_its_name_is_cached() {
    let fixture = two_articles();
    fixture.article("202611200840.md", &article("数字", "2026-11-20", "文"));
    let server = serve(fixture, &[]);
    let home = server.text("");
    let script = home.split("src=\"reader-").nth(1).unwrap().split('"').next().unwrap();
    let cached = server.get(&format!("reader-{script}"), "identity");
    assert_eq!(cached.headers["cache-control"], "public, max-age=31536000, immutable");
    let id = "content/articles/202611200840.json";
    for path in
        ["", id, "content/site.json", "content/feed.json", "sw.js", "_quanwen/serve.js", "no"]
    {
        let response = server.get(path, "identity");
        assert_eq!(response.headers["cache-control"], "no-store", "{path}");
    }
    let policy = &server.get("", "identity").headers["content-security-policy"];
    assert!(policy.starts_with("default-src 'none'"), "{policy}");
}

#[test]
fn a_browser_that_takes_brotli_receives_it() {
    let server = serve(two_articles(), &[]);
    let packed = server.get("content/site.json", "gzip, br");
    assert_eq!(packed.headers["content-encoding"], "br");
    let mut body = Vec::new();
    brotli::BrotliDecompress(&mut &*packed.body, &mut body).unwrap();
    assert_eq!(body, server.get("content/site.json", "identity").body);
}

#[test]
fn another_site_is_sent_nothing() {
    let server = serve(two_articles(), &[]);
    for (headers, status) in [
        (vec![("Host", "127.0.0.1")], 200),
        (vec![("Host", "localhost")], 200),
        (vec![("Host", "news.example")], 403),
        (vec![("Host", "127.0.0.1"), ("Origin", "https://news.example")], 403),
        (vec![("Host", "127.0.0.1"), ("Origin", "http://127.0.0.1")], 200),
        (vec![], 403),
    ] {
        assert_eq!(server.home(&headers).status, status, "{headers:?}");
    }
}

#[test]
fn canonical_urls_are_the_server_s_own() {
    let server = serve(two_articles(), &[]);
    assert!(server.text("articles/one/").contains("href=\"http://127.0.0.1/sub/articles/one/\""));
    let site = server.json("content/site.json");
    assert_eq!(site["base_url"], "http://127.0.0.1/sub/");
    let of_localhost = server.home(&[("Host", "localhost:8080")]).body;
    let of_localhost = String::from_utf8(of_localhost).unwrap();
    assert!(
        of_localhost.contains("\"http://localhost:8080/sub/\"")
            && !of_localhost.contains("news.example")
    );
}

#[test]
fn a_draft_is_shown_and_marked() {
    let fixture = two_articles();
    let draft = article("第三篇", "2026-11-22", "文").replace("section:", "draft: true\nsection:");
    fixture.article("draft.md", &draft);
    let english = draft.replace("第三篇", "Third").replace("section:", "lang: en\nsection:");
    fixture.article("english.md", &english);
    let server = serve(fixture, &[]);
    let feed = server.text("content/feed.json");
    assert!(feed.contains("\"【草稿】第三篇\"") && feed.contains("\"[Draft] Third\""), "{feed}");
    assert!(server.text("articles/draft/").contains("【草稿】第三篇"));
}

#[test]
fn the_service_worker_is_off_unless_an_option_turns_it_on() {
    let server = serve(two_articles(), &[]);
    assert_eq!(server.json("content/site.json")["offline"], false);
    assert!(server.text("sw.js").contains("unregister"));
    assert_eq!(server.get("saved/", "identity").status, 404);
    let server = serve(two_articles(), &["--offline"]);
    assert_eq!(server.json("content/site.json")["offline"], true);
    assert!(server.text("sw.js").contains("addEventListener(\"fetch\""));
    assert_eq!(server.get("saved/", "identity").status, 200);
    assert_eq!(server.get("offline/", "identity").status, 200);
}

#[test]
fn a_built_site_has_nothing_of_the_server() {
    let fixture = two_articles();
    fixture.build().unwrap();
    for (path, bytes) in fixture.published() {
        let text = String::from_utf8_lossy(&bytes);
        assert!(!text.contains("_quanwen/") && !text.contains("data-served"), "{path}");
    }
}

#[test]
fn without_a_site_there_is_nothing_to_serve() {
    let dir = tempfile::tempdir().unwrap();
    let run = quanwen(dir.path(), "serve");
    assert_eq!((run.code, run.out.as_str()), (2, ""), "{run:?}");
    assert!(run.err.contains("there is no site.toml; `quanwen new` makes a site"), "{run:?}");
}

#[test]
fn the_next_free_port_is_used_where_one_is_taken() {
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port();
    let fixture = two_articles();
    let mut server = std::process::Command::new(env!("CARGO_BIN_EXE_quanwen"))
        .args(["serve", "--port", &port.to_string(), "--content"])
        .arg(fixture.path("content"))
        .arg("--app")
        .arg(fixture.path("app"))
        .stdout(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    let out = std::io::BufReader::new(server.stdout.take().unwrap());
    let mut lines = std::io::BufRead::lines(out).map_while(Result::ok);
    let message = lines.find(|it| it.contains("is taken")).unwrap();
    server.kill().unwrap();
    server.wait().unwrap();
    assert!(message.starts_with(&format!("Port {port} is taken")), "{message}");
}
