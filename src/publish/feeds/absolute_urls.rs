//! Whole addresses in the body of an article, which is read far from its document.

use ::url::Url;

use crate::endpoint::DocumentId;
use crate::model::slug::Slug;
use crate::publish::url;
use crate::route::Route;

/// What the addresses in a body are relative to.
pub(crate) struct BodyUrls {
    /// `None` only where the site has no address a URL library reads.
    document_url: Option<Url>,
    page_url: String,
}

impl BodyUrls {
    /// Those of an article.
    pub(crate) fn of(base_url: &str, slug: &Slug) -> Self {
        let document = DocumentId::Article(slug.clone()).path();
        Self {
            document_url: Url::parse(&format!("{base_url}content/{document}")).ok(),
            page_url: format!("{base_url}{}", Route::Article(slug.clone()).path()),
        }
    }

    /// The body with its addresses whole. It has been through the gate, so every value stands in
    /// double quotes and has none inside.
    pub(crate) fn absolutize(&self, gated: &str) -> String {
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
            let value = if is_address { self.absolutize_url(value) } else { value.to_owned() };
            whole.extend(["\"", &value, "\""]);
            rest = behind;
        }
        whole + rest
    }

    fn absolutize_url(&self, address: &str) -> String {
        if address.starts_with('#') {
            return format!("{}{address}", self.page_url);
        }
        // An escaped `&` stays escaped: nothing in it means anything to a URL.
        let joined = || self.document_url.as_ref()?.join(address).ok();
        let whole = url::is_relative(address).then(joined).flatten();
        whole.map_or_else(|| address.to_owned(), Into::into)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_url_becomes_absolute_and_nothing_else_changes() {
        let addresses = BodyUrls::of("https://a.example/sub/", &Slug::new("泉").unwrap());
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
            assert_eq!(addresses.absolutize(body), whole);
        }
    }
}
