//! What a reader wants to keep.

use serde_json::json;

use crate::support::content::{PICTURES, document, path, title};
use crate::support::fault::Fault;
use crate::support::page::{Page, SAVES_DATA};
use crate::support::site::AT_ROOT;
use crate::support::wait::eventually;
use crate::support::{browse_kept, browse_kept_with};

const WAY: &str = "document.querySelector('.save .button')";
const TEXT: &str = "(document.querySelector('.save')?.textContent ?? '')";

async fn press(page: &Page) {
    page.element(WAY).await.click().await.unwrap();
}

/// What is in the cache of what was saved.
async fn saved(page: &Page) -> Vec<String> {
    let all = page
        .promise(
            "(async () => {
                const name = `quanwen ${document.baseURI} saved`;
                if (!(await caches.has(name))) return [];
                const keys = await (await caches.open(name)).keys();
                return keys.map(({ url }) => decodeURI(url.slice(document.baseURI.length))).sort();
            })()",
        )
        .await;
    serde_json::from_value(all).expect("they are texts")
}

#[test]
fn an_article_says_how_large_it_is_and_is_kept_with_its_pictures() {
    browse_kept(&AT_ROOT, async |page| {
        page.first_visit(&AT_ROOT).await;
        page.open("articles/pictures/").await;
        page.until(&format!("/^保存离线（约 \\d+ KB）$/.test({WAY}.textContent)")).await;
        press(page).await;
        page.until(&format!("{TEXT}.startsWith('已保存在本机')")).await;
        let [lead, one, two] = ["lead", "one", "two"].map(|it| AT_ROOT.medium(it).to_owned());
        assert_eq!(
            saved(page).await,
            ["content/articles/pictures.json".to_owned(), lead, one, two]
        );
        // It opens without network and without anything else that is kept.
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
        page.server.down(true);
        page.fresh_tab().await;
        page.open("articles/pictures/").await;
        page.heading(PICTURES).await;
        page.js(
            "document.querySelectorAll('.article img').forEach((it) => (it.loading = 'eager'))",
        )
        .await;
        page.until("[...document.querySelectorAll('.article img')].every((it) => it.complete && it.naturalWidth)")
            .await;
        page.complaints().await;
    });
}

#[test]
fn a_section_is_saved_one_after_the_other_and_can_be_removed() {
    browse_kept(&AT_ROOT, async |page| {
        page.first_visit(&AT_ROOT).await;
        page.open("sections/guonei/").await;
        let gate = page.server.gate(&document(60));
        press(page).await;
        page.until("document.querySelector('.save progress')?.max > 10").await;
        gate.open();
        page.until(&format!("{TEXT}.startsWith('已保存在本机')")).await;
        let number = saved(page).await.len();
        press(page).await;
        page.arrived("离线阅读").await;
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
        assert!(!saved(page).await.contains(&document(60)));
        page.button("全部移除").await.click().await.unwrap();
        page.until("document.querySelector('main').textContent.includes('还没有保存的文章')").await;
        assert_eq!(saved(page).await, [""; 0]);
    });
}

#[test]
fn a_picture_two_articles_show_stays_while_one_of_them_does() {
    browse_kept(&AT_ROOT, async |page| {
        page.first_visit(&AT_ROOT).await;
        page.open("articles/pictures/").await;
        press(page).await;
        page.until(&format!("{TEXT}.startsWith('已保存在本机')")).await;
        // Another one, saved by a version of the application that works the same.
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
            eventually("what is not shown is gone", async || {
                let saved = saved(page).await;
                if saved.len() == left { Ok(()) } else { Err(format!("{saved:?}")) }
            })
            .await;
        }
    });
}

#[test]
fn the_last_seven_days_can_be_saved_at_once() {
    browse_kept(&AT_ROOT, async |page| {
        page.first_visit(&AT_ROOT).await;
        page.js("(() => { window.Date.now = () => Date.parse('2026-11-22T00:00:00Z') })()").await;
        page.follow_settings_to_saved().await;
        page.until("/^保存最近 7 天离线（3 篇，约 \\d+ KB）$/.test(document.querySelector('.save .button')?.textContent)")
            .await;
        press(page).await;
        page.until(&format!("{TEXT}.startsWith('已保存在本机')")).await;
        let saved = saved(page).await;
        assert_eq!(saved.iter().filter(|it| it.starts_with("content/")).count(), 3, "{saved:?}");
    });
}

#[test]
fn what_cannot_be_saved_says_why_and_can_be_tried_again() {
    browse_kept(&AT_ROOT, async |page| {
        page.first_visit(&AT_ROOT).await;
        page.open(&path(60)).await;
        page.server.set(&document(60), Fault::Status(503));
        press(page).await;
        page.until(&format!("{TEXT}.startsWith('没有能保存：服务器暂时没有应答')")).await;
        assert_eq!(saved(page).await, [""; 0]);
        page.server.heal(&document(60));
        press(page).await;
        page.until(&format!("{TEXT}.startsWith('已保存在本机')")).await;
        page.complaints().await;
    });
}

#[test]
fn a_full_device_says_so_and_loses_nothing() {
    // Nothing is kept ahead meanwhile, and so nothing is let go for it.
    browse_kept_with(SAVES_DATA, &AT_ROOT, async |page| {
        page.first_visit(&AT_ROOT).await;
        page.open(&path(60)).await;
        page.until_kept(&[&document(60), "content/site.json"]).await;
        page.js("(() => {
            Cache.prototype.put = () =>
                Promise.reject(new DOMException('full', 'QuotaExceededError'));
        })()")
            .await;
        let before = page.kept().await.len();
        press(page).await;
        page.until(&format!("{TEXT}.startsWith('没有能保存：本机空间不足')")).await;
        assert!(page.kept().await.len() >= before);
        assert!(page.main_text().await.contains("泉水"));
    });
}

#[test]
fn without_the_application_the_way_leads_to_the_page_of_what_is_saved() {
    browse_kept(&AT_ROOT, async |page| {
        page.open(&path(60)).await;
        assert_eq!(page.js(&format!("{WAY}.pathname")).await, json!("/saved/"));
        page.see("saved/").await;
        page.heading("离线阅读").await;
    });
}
