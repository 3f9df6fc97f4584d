//! Articles that the reader saves for offline reading.

use serde_json::json;

use crate::support::content::{PICTURES, document, path, title};
use crate::support::fault::Fault;
use crate::support::saved::{SAVE_BUTTON, SAVE_TEXT};
use crate::support::scripts::SAVES_DATA;
use crate::support::site::AT_ROOT;
use crate::support::wait::eventually;
use crate::support::{browse_with_worker, browse_with_worker_and_script};

#[test]
fn an_article_shows_its_size_and_is_saved_with_its_pictures() {
    browse_with_worker(&AT_ROOT, async |page| {
        page.first_visit(&AT_ROOT).await;
        page.open("articles/pictures/").await;
        page.until(&format!("/^保存离线（约 \\d+ KB）$/.test({SAVE_BUTTON}.textContent)")).await;
        page.press_save().await;
        page.until_saved().await;
        let [lead, one, two] = ["lead", "one", "two"].map(|it| AT_ROOT.media_file(it).to_owned());
        assert_eq!(
            page.saved_paths().await,
            ["content/articles/pictures.json".to_owned(), lead, one, two]
        );
        // It opens without a network and without any other cache.
        page.promise(
            "(async () => {
                for (const kind of ['documents', 'pages']) {
                    const cache = await caches.open(`quanwen ${document.baseURI} ${kind}`);
                    for (const it of await cache.keys()) {
                        if (/articles/.test(it.url)) await cache.delete(it);
                    }
                }
            })()",
        )
        .await;
        page.server.set_down(true);
        page.fresh_tab().await;
        page.open("articles/pictures/").await;
        page.until_heading(PICTURES).await;
        page.js(
            "document.querySelectorAll('.article img').forEach((it) => (it.loading = 'eager'))",
        )
        .await;
        page.until("[...document.querySelectorAll('.article img')].every((it) => it.complete && it.naturalWidth)")
            .await;
        page.take_errors().await;
    });
}

#[test]
fn a_section_is_saved_article_by_article_and_can_be_removed() {
    browse_with_worker(&AT_ROOT, async |page| {
        page.first_visit(&AT_ROOT).await;
        page.open("sections/guonei/").await;
        let latch = page.server.hold(&document(60));
        page.press_save().await;
        page.until("document.querySelector('.save progress')?.max > 10").await;
        latch.open();
        page.until_saved().await;
        let number = page.saved_paths().await.len();
        page.press_save().await;
        page.until_arrived("离线阅读").await;
        page.until(&format!("document.querySelectorAll('.saved li').length === {number}")).await;
        page.element(&format!(
            "document.querySelector(`.saved [aria-label=\"移除 {}\"]`)",
            title(60)
        ))
        .await
        .click()
        .await
        .unwrap();
        page.until(&format!("document.querySelectorAll('.saved li').length === {}", number - 1))
            .await;
        assert!(!page.saved_paths().await.contains(&document(60)));
        page.button("全部移除").await.click().await.unwrap();
        page.until("document.querySelector('main').textContent.includes('还没有保存的文章')").await;
        assert_eq!(page.saved_paths().await, [""; 0]);
    });
}

#[test]
fn a_picture_stays_saved_while_an_article_with_it_is_saved() {
    browse_with_worker(&AT_ROOT, async |page| {
        page.first_visit(&AT_ROOT).await;
        page.open("articles/pictures/").await;
        page.press_save().await;
        page.until_saved().await;
        // A second article that shows the same pictures.
        page.promise(
            "(async () => {
                const cache = await caches.open(`quanwen ${document.baseURI} saved`);
                const of = await cache.match('content/articles/pictures.json');
                const text = (await of.text()).replaceAll('\"pictures\"', '\"long\"');
                const { headers } = of;
                await cache.put('content/articles/long.json', new Response(text, { headers }));
            })()",
        )
        .await;
        page.open("saved/").await;
        page.until("document.querySelectorAll('.saved li').length === 2").await;
        for left in [4, 0] {
            page.button("移除").await.click().await.unwrap();
            eventually("files that no saved article shows are gone", async || {
                let saved = page.saved_paths().await;
                if saved.len() == left { Ok(()) } else { Err(format!("{saved:?}")) }
            })
            .await;
        }
    });
}

#[test]
fn the_last_seven_days_can_be_saved_at_once() {
    browse_with_worker(&AT_ROOT, async |page| {
        page.first_visit(&AT_ROOT).await;
        page.js("(() => { window.Date.now = () => Date.parse('2026-11-22T00:00:00Z') })()").await;
        page.follow_settings_to_saved().await;
        page.until("/^保存最近 7 天离线（3 篇，约 \\d+ KB）$/.test(document.querySelector('.save .button')?.textContent)")
            .await;
        page.press_save().await;
        page.until_saved().await;
        let saved = page.saved_paths().await;
        assert_eq!(saved.iter().filter(|it| it.starts_with("content/")).count(), 3, "{saved:?}");
    });
}

#[test]
fn a_failed_save_shows_its_reason_and_can_be_retried() {
    browse_with_worker(&AT_ROOT, async |page| {
        page.first_visit(&AT_ROOT).await;
        page.open(&path(60)).await;
        page.server.set_fault(&document(60), Fault::Status(503));
        page.press_save().await;
        page.until(&format!("{SAVE_TEXT}.startsWith('没有能保存：服务器暂时没有应答')")).await;
        assert_eq!(page.saved_paths().await, [""; 0]);
        page.server.remove_faults(&document(60));
        page.press_save().await;
        page.until_saved().await;
        page.take_errors().await;
    });
}

#[test]
fn a_device_without_space_shows_that_and_loses_nothing() {
    // Saving data prevents precaching, and so evictions for its sake.
    browse_with_worker_and_script(SAVES_DATA, &AT_ROOT, async |page| {
        page.first_visit(&AT_ROOT).await;
        page.open(&path(60)).await;
        page.until_cached(&[&document(60), "content/site.json"]).await;
        page.js("(() => {
            Cache.prototype.put = () =>
                Promise.reject(new DOMException('full', 'QuotaExceededError'));
        })()")
            .await;
        let before = page.cached_urls().await.len();
        page.press_save().await;
        page.until(&format!("{SAVE_TEXT}.startsWith('没有能保存：本机空间不足')")).await;
        assert!(page.cached_urls().await.len() >= before);
        assert!(page.main_text().await.contains("泉水"));
    });
}

#[test]
fn without_the_app_the_save_button_leads_to_the_saved_articles() {
    browse_with_worker(&AT_ROOT, async |page| {
        page.open(&path(60)).await;
        assert_eq!(page.js(&format!("{SAVE_BUTTON}.pathname")).await, json!("/saved/"));
        page.open_prerendered("saved/").await;
        page.until_heading("离线阅读").await;
    });
}
