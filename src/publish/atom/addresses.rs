//! Whole addresses in the body of an article, which is read far from its document.

use url::Url;

use crate::endpoint::Endpoint;
use crate::model::slug::Slug;
use crate::publish::address;
use crate::route::Route;

/// What the addresses in a body are relative to.
pub(super) struct Addresses {
    /// `None` only where the site has no address a URL library reads.
    document: Option<Url>,
    page: String,
}

impl Addresses {
    /// Those of an article.
    pub(super) fn of(base_url: &str, slug: &Slug) -> Self {
        let document = Endpoint::Article(slug.clone()).path();
        Self {
            document: Url::parse(&format!("{base_url}content/{document}")).ok(),
            page: format!("{base_url}{}", Route::Article(slug.clone()).path()),
        }
    }

    /// The body with its addresses whole. It has been through the gate, so every value stands in
    /// double quotes and has none inside.
    pub(super) fn complete(&self, gated: &str) -> String {
        let (mut whole, mut rest, mut in_tag) = (String::with_capacity(gated.len()), gated, false);
        while let Some(at) = rest.find(if in_tag { &['"', '>'][..] } else { &['<'][..] }) {
            let (before, found) = rest.split_at(at);
            whole.push_str(before);
            let Some(value) = found.strip_prefix('"') else {
                in_tag = !in_tag;
                whole.push_str(&found[..1]);
                rest = &found[1..];
                continue;
            };
            let (value, behind) = value.split_once('"').unwrap_or((value, ""));
            let is_address = before.ends_with(" href=") || before.ends_with(" src=");
            let value = if is_address { self.one(value) } else { value.to_owned() };
            whole.extend(["\"", &value, "\""]);
            rest = behind;
        }
        whole + rest
    }

    fn one(&self, address: &str) -> String {
        if address.starts_with('#') {
            return format!("{}{address}", self.page);
        }
        // An escaped `&` stays escaped: nothing in it means anything to a URL.
        let joined = || self.document.as_ref()?.join(address).ok();
        let whole = address::is_relative(address).then(joined).flatten();
        whole.map_or_else(|| address.to_owned(), Into::into)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_address_becomes_whole_and_nothing_else_changes() {
        let addresses = Addresses::of("https://a.example/sub/", &Slug::new("泉").unwrap());
        for (body, whole) in [
            ("<a href=\"../../media/x.svg\">", "<a href=\"https://a.example/sub/media/x.svg\">"),
            ("<a href=\"#q-1\">", "<a href=\"https://a.example/sub/articles/%E6%B3%89/#q-1\">"),
            (
                "<a href=\"?a=1&amp;b=2\">",
                "<a href=\"https://a.example/sub/content/articles/%E6%B3%89.json?a=1&amp;b=2\">",
            ),
            (
                "<img alt=\"> src=\" src=\"//b.example/c\">",
                "<img alt=\"> src=\" src=\"https://b.example/c\">",
            ),
            (
                "<a href=\"mailto:a@b.example\">\"#\" a&gt;b</a>",
                "<a href=\"mailto:a@b.example\">\"#\" a&gt;b</a>",
            ),
            ("<p title=\"#q\">href=\"#q\"</p>", "<p title=\"#q\">href=\"#q\"</p>"),
        ] {
            assert_eq!(addresses.complete(body), whole);
        }
    }
}
