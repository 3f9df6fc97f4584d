//! The observer reports attacks that succeed.

use serde_json::json;

use crate::support::Omit;
use crate::support::attack_corpus::HOST;
use crate::support::attacks::observer::{Observer, observe};
use crate::support::content::path;
use crate::support::site::AT_ROOT;

#[test]
fn what_runs_or_requests_another_host_is_detected() {
    observe(&AT_ROOT, Omit::WorkerAndPolicy, async |observer: &mut Observer<'_>| {
        observer.page.open(&path(5)).await;
        let host = format!("frame.{HOST}");
        let markup = format!("<b onclick=alert(0)>a</b><iframe src=http://{host}/></iframe>");
        let into = "document.querySelector('.prose').insertAdjacentHTML";
        observer.page.js(&format!("{into}('beforeend', {})", json!(markup))).await;
        let found = observer.examine().await;
        for part in ["<b onclick>", "<iframe>", "parts of the page"] {
            assert!(found.iter().any(|it| it.contains(part)), "{part}: {found:?}");
        }
        assert_eq!(observer.page.js("hostile.ran").await, json!(["alert(0)"]));
        observer.proxy.until_requested(&host).await;
    });
}

#[test]
fn violations_of_the_policy_are_detected() {
    observe(&AT_ROOT, Omit::Worker, async |observer: &mut Observer<'_>| {
        observer.page.open(&path(5)).await;
        let set = "document.body.setAttribute('onclick', 'alert(0)')";
        // It throws where the policy requires trusted types for event handlers.
        observer.page.js(&format!("(() => {{ try {{ {set} }} catch {{}} }})()")).await;
        observer.page.until("hostile.reports.length === 1").await;
        assert_eq!(observer.page.js("document.body.click() ?? hostile.ran").await, json!([]));
        observer.page.take_errors().await;
    });
}
