//! Accessibility: axe-core finds no violations.

use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use serde_json::{Value, json};

use crate::support::browse;
use crate::support::engine::{Engine, skips_unless};
use crate::support::fault::Fault;
use crate::support::page::Page;
use crate::support::site::AT_ROOT;

static AXE: LazyLock<String> = LazyLock::new(|| {
    let path = std::env::var_os("QUANWEN_AXE").map_or_else(
        || Path::new(env!("CARGO_MANIFEST_DIR")).join("scripts/node_modules/axe-core/axe.min.js"),
        PathBuf::from,
    );
    let axe = std::fs::read_to_string(&path);
    axe.unwrap_or_else(|_| panic!("{} is missing: run `make setup` first", path.display()))
});

/// One page of each kind.
const PAGES: [&str; 12] = [
    "",
    "page/2/",
    "sections/yaowen/",
    "tags/泉水/",
    "articles/long/",
    "articles/pictures/",
    "articles/about/",
    "archive/",
    "archive/2026/09/",
    "search/",
    "search/?q=%E6%9D%A5%E5%8E%86",
    "no/such/page/",
];

/// The violations that axe-core finds, one line each.
async fn violations(page: &Page, name: &str) -> Vec<String> {
    page.settle().await;
    page.session.execute(AXE.as_str(), vec![]).await.unwrap();
    let found = page
        .promise("axe.run(document, { resultTypes: ['violations'] }).then((it) => it.violations)")
        .await;
    let Value::Array(found) = found else { panic!("axe does not run: {found}") };
    let line = |it: &Value| {
        let nodes = it["nodes"].as_array().into_iter().flatten();
        let nodes: Vec<String> =
            nodes.map(|it| format!("{} {}", it["html"], it["failureSummary"])).collect();
        format!("/{name}: {}: {}", it["id"], nodes.join("; "))
    };
    found.iter().map(line).collect()
}

async fn emulate_dark_scheme(page: &Page) {
    let dark = json!({ "features": [{ "name": "prefers-color-scheme", "value": "dark" }] });
    page.devtools("Emulation.setEmulatedMedia", dark).await;
}

async fn pages_are_accessible(page: &Page) {
    let mut found = Vec::new();
    for path in PAGES {
        page.open(path).await;
        page.until("!location.search || document.querySelector('.results article')").await;
        found.extend(violations(page, path).await);
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

async fn error_pages_are_accessible(page: &Page) {
    let later_schema = Fault::text("{\"schema\":99}");
    let mut found = Vec::new();
    for fault in [Fault::Status(500), Fault::Status(404), Fault::Empty, later_schema] {
        page.server.set_fault("content/sections/guonei/feed.json", fault.clone());
        page.open_by_link("sections/guonei/").await;
        page.until("document.querySelector('.notice')").await;
        found.extend(violations(page, &format!("{fault:?}")).await);
        assert!(!page.take_errors().await.is_empty());
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

async fn an_open_menu_is_accessible(page: &Page) {
    page.resize_to_phone().await;
    page.open("").await;
    page.button("菜单").await.click().await.unwrap();
    page.until("document.querySelector('#menu-entries a').getClientRects().length > 0").await;
    let found = violations(page, "menu").await;
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn pages_are_accessible_in_light() {
    browse(&AT_ROOT, pages_are_accessible);
}

#[test]
fn pages_are_accessible_in_dark() {
    browse_in_dark(pages_are_accessible);
}

#[test]
fn error_pages_are_accessible_in_light() {
    browse(&AT_ROOT, error_pages_are_accessible);
}

#[test]
fn error_pages_are_accessible_in_dark() {
    browse_in_dark(error_pages_are_accessible);
}

#[test]
fn an_open_menu_is_accessible_on_a_phone_in_light() {
    browse(&AT_ROOT, an_open_menu_is_accessible);
}

#[test]
fn an_open_menu_is_accessible_on_a_phone_in_dark() {
    browse_in_dark(an_open_menu_is_accessible);
}

#[test]
fn an_open_nested_menu_is_accessible() {
    browse(&AT_ROOT, async |page| {
        page.open("").await;
        page.button("专题的子菜单").await.click().await.unwrap();
        page.until("document.querySelector('.menu-below a').getClientRects().length > 0").await;
        let found = violations(page, "nested menu").await;
        assert!(found.is_empty(), "{}", found.join("\n"));
    });
}

#[test]
fn a_page_that_is_still_loading_is_accessible() {
    browse(&AT_ROOT, async |page| {
        let latch = page.server.hold("content/archive.json");
        page.open("articles/about/").await;
        page.js("[...document.links].find((it) => it.pathname === '/archive/').click()").await;
        page.until_heading("正在载入").await;
        // The skeleton becomes visible only after a delay.
        page.until("document.querySelector('.pending').checkVisibility({ visibilityProperty: true, opacityProperty: true })")
            .await;
        let found = violations(page, "loading").await;
        assert!(found.is_empty(), "{}", found.join("\n"));
        latch.open();
        page.until_arrived("归档").await;
    });
}

fn browse_in_dark(check: impl AsyncFn(&Page)) {
    if skips_unless(Engine::Chromium, "only DevTools can emulate a dark color scheme") {
        return;
    }
    browse(&AT_ROOT, async |page| {
        emulate_dark_scheme(page).await;
        check(page).await;
    });
}
