//! What must not come of an attack would be seen if it did.

use serde_json::json;

use super::corpus::HOST;
use super::observer::{Watch, watched};
use crate::support::But;
use crate::support::content::path;
use crate::support::site::AT_ROOT;

#[test]
fn what_runs_or_asks_another_host_is_seen() {
    watched(&AT_ROOT, But::Guard, async |watch: &mut Watch<'_>| {
        watch.page.open(&path(5)).await;
        let host = format!("frame.{HOST}");
        let markup = format!("<b onclick=alert(0)>a</b><iframe src=http://{host}/></iframe>");
        let into = "document.querySelector('.prose').insertAdjacentHTML";
        watch.page.js(&format!("{into}('beforeend', {})", json!(markup))).await;
        let found = watch.examine().await;
        for part in ["<b onclick>", "<iframe>", "parts of the page"] {
            assert!(found.iter().any(|it| it.contains(part)), "{part}: {found:?}");
        }
        assert_eq!(watch.page.js("hostile.ran").await, json!(["alert(0)"]));
        watch.outside.until_asked(&host).await;
    });
}

#[test]
fn what_the_policy_forbids_is_seen() {
    watched(&AT_ROOT, But::Worker, async |watch: &mut Watch<'_>| {
        watch.page.open(&path(5)).await;
        let set = "document.body.setAttribute('onclick', 'alert(0)')";
        // It throws where handlers have to be vouched for.
        watch.page.js(&format!("(() => {{ try {{ {set} }} catch {{}} }})()")).await;
        watch.page.until("hostile.reports.length === 1").await;
        assert_eq!(watch.page.js("document.body.click() ?? hostile.ran").await, json!([]));
        watch.page.complaints().await;
    });
}
