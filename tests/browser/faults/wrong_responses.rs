//! Responses with the wrong status, content type or bytes: the reader loses no more than is lost.

use serde_json::json;

use crate::support::content::{HAN, PICTURES, document, path, title};
use crate::support::fault::Fault;
use crate::support::scripts::SAVES_DATA;
use crate::support::site::AT_ROOT;
use crate::support::status_bar::{an_hour_later, until_status};
use crate::support::{browse, browse_with_script};

#[test]
fn a_host_without_its_documents_takes_nothing_from_the_reader() {
    browse_with_script(SAVES_DATA, &AT_ROOT, async |page| {
        page.open(&path(7)).await;
        page.server.set_fault("content/*", Fault::Status(404));
        an_hour_later(page).await;
        until_status(page, "服务器没有应答").await;
        page.follow_without_scrolling("国内").await;
        page.until_arrived("没有这个页面").await;
        page.back().await;
        page.until_arrived(&title(7)).await;
        page.assert_text("泉水").await;
        page.ignore_errors().await;
    });
}

#[test]
fn a_document_is_parsed_whatever_its_content_type() {
    for wrong in [
        "text/plain",
        "text/html; charset=gbk",
        "application/json; charset=iso-8859-1",
        "application/octet-stream",
    ] {
        browse(&AT_ROOT, async |page| {
            page.server.set_fault("content/*", Fault::ContentType(wrong));
            page.open_by_link("articles/趵突泉/").await;
            page.until_arrived(HAN).await;
            page.assert_text("泉水从石缝里涌出来").await;
        });
    }
}

#[test]
fn bytes_that_are_not_utf_8_cost_only_themselves() {
    browse(&AT_ROOT, async |page| {
        let text = AT_ROOT.text(&document(7)).as_bytes();
        let word = "石缝".as_bytes();
        let start = text.windows(word.len()).position(|it| it == word).unwrap();
        let mut bytes = text.to_vec();
        bytes[start..start + word.len()].fill(0xff);
        page.server.set_fault(&document(7), Fault::Body(bytes.into()));
        page.open_by_link(&path(7)).await;
        page.until_arrived(&title(7)).await;
        page.assert_text("\u{fffd}里涌出来，一年四季").await;
    });
}

#[test]
fn pictures_that_never_arrive_leave_their_alternative_texts() {
    browse(&AT_ROOT, async |page| {
        page.server.set_fault("media/*", Fault::Reset);
        page.open_by_link("articles/pictures/").await;
        page.until_arrived(PICTURES).await;
        page.assert_text("泉水从石缝里涌出来").await;
        page.until("document.querySelector('main img').complete").await;
        let alt = "document.querySelector('main img').alt";
        assert_eq!(page.js(alt).await, json!("泉边的石桥"));
    });
}
