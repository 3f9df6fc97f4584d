//! From page to page by links.

use crate::stage::browse;
use crate::stage::content::title;
use crate::stage::site::AT_ROOT;

#[test]
fn a_link_leads_to_an_article_without_a_reload() {
    browse(&AT_ROOT, async |page| {
        page.open("").await;
        page.mark().await;
        page.follow(&title(60)).await;
        page.arrived(&title(60)).await;
        assert!(page.is_marked().await);
    });
}
