//! Real nginx and Caddy servers, with the configuration that is published with a site.

use std::fmt::Write;
use std::fs;
use std::path::Path;
use std::process::Command;

use quanwen::publish;
use quanwen::publish::Options;

use crate::publish::hosting::{FRESH, IMMUTABLE, REVALIDATED};
use crate::support::host_server::{Response, Server, is_installed};
use crate::support::site::{Fixture, PICTURE, article};

const ATOM: &str = "application/atom+xml; charset=utf-8";

/// Debian's nginx module that serves `.br` files.
const NGINX_BROTLI: &str = "/usr/lib/nginx/modules/ngx_http_brotli_static_module.so";

impl Server {
    /// The name of the app's file with this extension.
    fn app_file(&self, extension: &str) -> String {
        self.fixture.app_file(&format!("root{}", self.base), extension)
    }

    fn has_policy(&self, response: &Response, part: &str) {
        let policy = &response.headers["content-security-policy"];
        assert!(policy.contains(part), "{}: {policy}", self.base);
    }

    fn responds_as_the_rules_require(&self, encodings: &[&str]) {
        self.serves_files();
        self.serves_pages();
        self.reports_missing_files();
        self.serves_compressed_copies(encodings);
    }

    fn serves_files(&self) {
        let media = fs::read_dir(self.fixture.path(&format!("root{}media", self.base))).unwrap();
        let names = media.map(|it| it.unwrap().file_name().into_string().unwrap());
        // Its compressed copies have longer names.
        let picture = format!("media/{}", names.min_by_key(String::len).unwrap());
        let (script, module) = (self.app_file("js"), self.app_file("wasm"));
        for (path, kind, cache) in [
            ("", "text/html", REVALIDATED),
            ("index.html", "text/html", REVALIDATED),
            ("robots.txt", "text/plain", REVALIDATED),
            ("icon.svg", "image/svg+xml", REVALIDATED),
            ("sitemap.xml", "text/xml", REVALIDATED),
            ("feed.xml", ATOM, REVALIDATED),
            ("sections/yaowen/feed.xml", ATOM, REVALIDATED),
            ("content/feed.json", "application/json", FRESH),
            ("content/pages/1.json", "application/json", FRESH),
            ("content/articles/123456789abc.json", "application/json", FRESH),
            ("build.json", "application/json", "no-cache"),
            (&script, "text/javascript", IMMUTABLE),
            (&module, "application/wasm", IMMUTABLE),
            (&picture, "image/svg+xml", IMMUTABLE),
        ] {
            let response = self.get(path, "identity");
            assert_eq!(response.status, 200, "{path}");
            assert!(
                response.headers["content-type"].starts_with(kind),
                "{path}: {:?}",
                response.headers
            );
            assert_eq!(response.headers["cache-control"], cache, "{path}");
            assert_eq!(response.headers["x-content-type-options"], "nosniff", "{path}");
            let referrer = &response.headers["referrer-policy"];
            assert_eq!(referrer, "strict-origin-when-cross-origin", "{path}");
            assert!(response.headers.contains_key("etag"), "{path}: nothing to revalidate by");
            let file = if path.is_empty() { "index.html" } else { path };
            assert!(response.body == self.file(file), "{path}");
        }
    }

    fn serves_pages(&self) {
        for (path, file) in [
            ("articles/123456789abc/", "articles/123456789abc/index.html"),
            ("articles/%E6%B3%89.2/", "articles/泉.2/index.html"),
            ("articles/123456789abc/?from=feed", "articles/123456789abc/index.html"),
        ] {
            let response = self.get(path, "identity");
            assert_eq!((response.status, &*response.headers["cache-control"]), (200, REVALIDATED));
            assert!(response.headers["content-type"].starts_with("text/html"), "{path}");
            assert!(response.body == self.file(file), "{path}");
            self.has_policy(&response, "script-src 'self' 'wasm-unsafe-eval' 'sha256-");
        }
        for path in ["articles/123456789abc", "articles/%E6%B3%89.2"] {
            let response = self.get(path, "identity");
            assert!([301, 302, 307, 308].contains(&response.status), "{path}: {}", response.status);
            let location = &response.headers["location"];
            // The digits of an escape mean the same in upper and lower case.
            let expected = format!("{}{path}/", self.base);
            assert!(location.eq_ignore_ascii_case(&expected), "{location}");
        }
    }

    fn reports_missing_files(&self) {
        for path in ["articles/gone/", "gone", "articles/", "%E6%B3%89/", "gone.html"] {
            let response = self.get(path, "identity");
            assert_eq!(response.status, 404, "{path}");
            assert!(response.headers["content-type"].starts_with("text/html"), "{path}");
            assert_eq!(response.headers["cache-control"], REVALIDATED, "{path}");
            assert_eq!(response.headers["x-content-type-options"], "nosniff", "{path}");
            assert!(response.body == self.file("404.html"), "{path}");
            self.has_policy(&response, "frame-ancestors 'self'");
        }
        for path in [
            "gone.js",
            "reader-fedcba9876543210.js",
            "reader-fedcba9876543210_bg.wasm",
            "content/articles/gone.json",
            "content/",
            "media/gone-0123456789ab.png",
            "media/gone",
            "articles/gone.css",
            "tags/gone/feed.xml",
            ".quanwen-new/site.json",
        ] {
            let response = self.get(path, "identity");
            assert_eq!(response.status, 404, "{path}");
            assert!(response.headers["content-type"].starts_with("text/plain"), "{path}");
            assert_eq!(response.headers["cache-control"], "no-store", "{path}");
            assert_eq!(response.headers["x-content-type-options"], "nosniff", "{path}");
            assert_eq!(String::from_utf8_lossy(&response.body), "Not found.", "{path}");
        }
    }

    fn serves_compressed_copies(&self, encodings: &[&str]) {
        let module = self.app_file("wasm");
        for encoding in encodings {
            let end = if *encoding == "gzip" { "gz" } else { "br" };
            for (path, file, kind) in [
                ("feed.xml", "feed.xml", ATOM),
                ("content/feed.json", "content/feed.json", "application/json"),
                (&module, &module, "application/wasm"),
                ("articles/123456789abc/", "articles/123456789abc/index.html", "text/html"),
            ] {
                let response = self.get(path, encoding);
                assert_eq!(response.status, 200, "{path}");
                assert_eq!(response.headers["content-encoding"], *encoding, "{path}");
                assert!(response.headers["content-type"].starts_with(kind), "{path}");
                assert!(response.headers["vary"].eq_ignore_ascii_case("accept-encoding"), "{path}");
                assert!(response.body == self.file(&format!("{file}.{end}")), "{path}");
            }
        }
    }
}

/// A site with every kind of file, published into the directory `root`.
fn published(base: &str) -> Fixture {
    let fixture = Fixture::new();
    for number in 0..41 {
        let date = format!("2026-01-01T00:{number:02}:00Z");
        fixture.article(&format!("{number}.md"), &article("一", &date, "泉水。"));
    }
    let text = format!("{}\n\n![图](pic.svg)", "泉水从石灰岩的裂隙里涌上来。".repeat(50));
    fixture.article("123456789abc.md", &article("二", "2026-02-01", &text));
    fixture.article("泉.2.md", &article("三", "2026-02-02", "泉"));
    fixture.article("pic.svg", PICTURE);
    fixture.write("app/reader-0123456789abcdef_bg.wasm", &"\0asm".repeat(1000));
    fs::create_dir(fixture.path("root")).unwrap();
    let options = Options {
        out: fixture.path(&format!("root{base}")),
        base_url: Some(format!("http://127.0.0.1{base}")),
        precompress: true,
        ..fixture.options()
    };
    publish::build(&options, &()).unwrap();
    // The directory of a build that has not swapped it in yet.
    fixture.write(&format!("root{base}.quanwen-new/site.json"), "{}");
    fixture
}

#[test]
fn nginx_responds_as_the_rules_require() {
    if !is_installed("nginx") {
        return;
    }
    let has_brotli = Path::new(NGINX_BROTLI).exists();
    for base in ["/", "/sub/"] {
        let server = Server::start(base, published(base), |fixture, port, site| {
            let own = fs::read_to_string(site.join("hosting/nginx.conf")).unwrap();
            let root = fixture.path("root").display().to_string();
            let mut own = own
                .replace("listen 80;", &format!("listen 127.0.0.1:{port};"))
                .replace("set $root /srv/www;", &format!("set $root \"{root}\";"));
            let mut main = "daemon off; master_process off; pid nginx.pid;\n".to_owned();
            if has_brotli {
                own = own.replace("# brotli_static on;", "brotli_static on;");
                writeln!(main, "load_module {NGINX_BROTLI};").unwrap();
            }
            let temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"];
            let temporary = temporary.map(|it| format!("{it}_temp_path {it};")).concat();
            fixture.write("site.conf", &own);
            fixture.write(
                "nginx.conf",
                &format!("{main}events {{ }}\nhttp {{ access_log off; {temporary} include site.conf; }}\n"),
            );
            let mut command = Command::new("nginx");
            command.args(["-e", "stderr", "-c", "nginx.conf", "-p"]).arg(fixture.path(""));
            command.env("PATH", "/usr/local/sbin:/usr/sbin:/usr/local/bin:/usr/bin:/bin");
            command
        });
        server.responds_as_the_rules_require(if has_brotli { &["br", "gzip"] } else { &["gzip"] });
    }
}

#[test]
fn caddy_responds_as_the_rules_require() {
    if !is_installed("caddy") {
        return;
    }
    for base in ["/", "/sub/"] {
        let server = Server::start(base, published(base), |fixture, port, site| {
            let own = fs::read_to_string(site.join("hosting/Caddyfile")).unwrap();
            fixture.write("Caddyfile", &format!("{{\n\tadmin off\n}}\n{own}"));
            let mut command = Command::new("caddy");
            command.args(["run", "--adapter", "caddyfile", "--config"]);
            command.arg(fixture.path("Caddyfile"));
            command.env("QUANWEN_ADDRESS", format!("http://127.0.0.1:{port}"));
            command.env("QUANWEN_ROOT", fixture.path("root"));
            command.env("HOME", fixture.path("")).env("XDG_DATA_HOME", fixture.path("data"));
            command.env("XDG_CONFIG_HOME", fixture.path("config"));
            command
        });
        server.responds_as_the_rules_require(&["br", "gzip"]);
    }
}
