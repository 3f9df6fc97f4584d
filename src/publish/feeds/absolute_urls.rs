//! Absolute URLs in the body of an article, for programs that show the body far from its document.

use ::url::Url;

use crate::contract::DOCUMENTS_PATH;
use crate::endpoint::DocumentId;
use crate::model::slug::Slug;
use crate::publish::url;
use crate::route::Route;

/// What the URLs in a body are relative to.
#[derive(Debug)]
pub(crate) struct BodyUrls {
    /// `None` only if the site has a URL that does not parse.
    document_url: Option<Url>,
    page_url: String,
}

impl BodyUrls {
    /// For the body of the article `slug`, on the site at `base_url`.
    pub(crate) fn of(base_url: &str, slug: &Slug) -> Self {
        let document = DocumentId::Article(slug.clone()).path();
        Self {
            document_url: Url::parse(&format!("{base_url}{DOCUMENTS_PATH}{document}")).ok(),
            page_url: format!("{base_url}{}", Route::Article(slug.clone()).path()),
        }
    }

    /// The sanitized body with absolute URLs. After the sanitizer, every value of an attribute is in
    /// double quotes and contains none.
    pub(crate) fn absolutize(&self, body: &str) -> String {
        let (mut absolute, mut rest, mut in_tag) = (String::with_capacity(body.len()), body, false);
        while let Some(at) = rest.find(if in_tag { &['"', '>'][..] } else { &['<'][..] }) {
            let (before, found) = rest.split_at(at);
            absolute.push_str(before);
            let Some(value) = found.strip_prefix('"') else {
                in_tag = !in_tag;
                absolute.push_str(&found[..1]);
                rest = &found[1..];
                continue;
            };
            let (value, after) = value.split_once('"').unwrap_or((value, ""));
            let is_url = before.ends_with(" href=") || before.ends_with(" src=");
            let value = if is_url { self.absolutize_url(value) } else { value.to_owned() };
            absolute.extend(["\"", &value, "\""]);
            rest = after;
        }
        absolute + rest
    }

    fn absolutize_url(&self, url: &str) -> String {
        // A fragment means the article's page, not its document.
        if url.starts_with('#') {
            return format!("{}{url}", self.page_url);
        }
        // An escaped `&amp;` stays escaped: to a URL parser it contains nothing special.
        let joined = || self.document_url.as_ref()?.join(url).ok();
        let absolute = url::is_relative(url).then(joined).flatten();
        absolute.map_or_else(|| url.to_owned(), Into::into)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_url_becomes_absolute_and_nothing_else_changes() {
        let urls = BodyUrls::of("https://a.example/sub/", &Slug::new("泉").unwrap());
        for (body, absolute) in [
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
            assert_eq!(urls.absolutize(body), absolute);
        }
    }
}
