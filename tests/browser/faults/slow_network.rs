//! When everything takes its time: what was painted is read, and leads on, before the application
//! is there.

use serde_json::json;

use crate::support::browse;
use crate::support::content::{LONG, title};
use crate::support::engine::{ENGINE, Engine};
use crate::support::fault::Fault;
use crate::support::page::RUNS;
use crate::support::site::AT_ROOT;

#[test]
fn on_a_slow_line_and_a_slow_device_pages_are_read_and_lead_on_before_the_application_is_there() {
    browse(&AT_ROOT, async |page| {
        page.server.set("*", Fault::Slow);
        // However fast the machine of the test is, it is still on its way.
        let module = page.server.gate(AT_ROOT.module());
        if *ENGINE == Engine::Chromium {
            page.devtools("Emulation.setCPUThrottlingRate", json!({ "rate": 6 })).await;
        }
        page.see("articles/long/").await;
        page.heading(LONG).await;
        page.until("document.querySelector('main').innerText.includes('泉水从石缝里涌出来')").await;
        page.js("(window.isLeft = true) && 0").await;
        page.follow("国内").await;
        page.until("window.isLeft === undefined").await;
        page.heading("国内").await;
        page.js("(window.isLeft = true) && 0").await;
        page.follow(&title(60)).await;
        page.until("window.isLeft === undefined").await;
        page.heading(&title(60)).await;
        assert_eq!(page.js(RUNS).await, json!(false));
        page.server.until_asked(AT_ROOT.module(), 1).await;
        module.open();
        page.until(RUNS).await;
        page.heading(&title(60)).await;
        if *ENGINE == Engine::Chromium {
            page.devtools("Emulation.setCPUThrottlingRate", json!({ "rate": 1 })).await;
        }
    });
}
