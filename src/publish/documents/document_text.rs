//! A document as JSON text: the whole, which is published, and the part that pages embed.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde_json::Value;

use crate::contract::BODY_LEFT_OUT;
use crate::publish::json;

/// The documents of a site by the paths of their files, relative to the site.
pub(crate) type Documents = BTreeMap<String, DocumentText>;

/// A document as JSON text.
#[derive(Clone, Debug)]
pub(crate) struct DocumentText {
    /// The whole document, as it is published.
    pub(crate) whole: Arc<str>,
    /// What a page embeds, for the app to start from without a request.
    pub(crate) embedded: Arc<str>,
}

impl DocumentText {
    /// A document that pages embed whole.
    pub(crate) fn new(value: Value) -> Self {
        let whole: Arc<str> = json::to_text(value).into();
        Self { embedded: Arc::clone(&whole), whole }
    }

    /// A document with one more member that pages leave out, because it changes with every article
    /// and all pages would change with it.
    pub(crate) fn with_member(mut value: Value, name: &str, member: Value) -> Self {
        let embedded = json::to_text(value.clone()).into();
        value[name] = member;
        Self { whole: json::to_text(value).into(), embedded }
    }

    /// The document of an article. A page contains the body already, as HTML, so the embedded part
    /// has only the mark [`BODY_LEFT_OUT`] in its place.
    pub(crate) fn with_body(value: Value, body: &str) -> Self {
        let rest = json::to_text(value.clone());
        let embedded = [BODY_LEFT_OUT, ",", rest.trim_start_matches('{')].concat().into();
        Self { whole: whole_article(value, body).into(), embedded }
    }
}

/// The whole document of an article: `value` and the body.
pub(crate) fn whole_article(mut value: Value, body: &str) -> String {
    value["content_html"] = body.into();
    json::to_text(value)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn an_article_is_embedded_without_its_body_and_the_site_without_its_revision() {
        let article = DocumentText::with_body(json!({ "title": "一", "a": {} }), "<p>泉</p>");
        assert_eq!(&*article.whole, r#"{"a":{},"content_html":"<p>泉</p>","title":"一"}"#);
        assert_eq!(&*article.embedded, r#"{"content_html":0,"a":{},"title":"一"}"#);
        let site = DocumentText::with_member(json!({ "title": "泉闻" }), "revision", json!("0a"));
        assert_eq!(&*site.whole, r#"{"revision":"0a","title":"泉闻"}"#);
        assert_eq!(&*site.embedded, r#"{"title":"泉闻"}"#);
    }
}
