//! A page as a browser tokenizes it, and what in it is forbidden.

use std::cell::RefCell;

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{
    BufferQueue, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};
use quanwen::model::html_allowlist;
use quanwen::model::url::native;

/// A tag of a page.
#[derive(Clone, Debug)]
pub(crate) struct Tag {
    pub(crate) name: String,
    /// Names and values; none for an end tag.
    pub(crate) attributes: Vec<(String, String)>,
    pub(crate) is_end: bool,
}

impl Tag {
    /// The value of an attribute.
    pub(crate) fn value(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|it| it.0 == name).map(|it| it.1.as_str())
    }
}

/// A tag or a text of a page.
pub(crate) enum HtmlToken {
    Tag(Tag),
    Text(String),
}

#[derive(Default)]
struct Sink(RefCell<Vec<HtmlToken>>);

impl TokenSink for Sink {
    type Handle = ();

    fn process_token(&self, token: Token, _: u64) -> TokenSinkResult<()> {
        let tag = match token {
            Token::TagToken(tag) => tag,
            Token::CharacterTokens(text) => {
                self.0.borrow_mut().push(HtmlToken::Text(text.to_string()));
                return TokenSinkResult::Continue;
            }
            _ => return TokenSinkResult::Continue,
        };
        let (name, is_end) = (tag.name.to_string(), tag.kind == TagKind::EndTag);
        let attributes =
            tag.attrs.iter().map(|it| (it.name.local.to_string(), it.value.to_string()));
        let result = match name.as_str() {
            _ if is_end => TokenSinkResult::Continue,
            "script" => TokenSinkResult::RawData(RawKind::ScriptData),
            "title" | "textarea" => TokenSinkResult::RawData(RawKind::Rcdata),
            "style" | "xmp" | "iframe" | "noembed" | "noframes" | "noscript" => {
                TokenSinkResult::RawData(RawKind::Rawtext)
            }
            "plaintext" => TokenSinkResult::Plaintext,
            _ => TokenSinkResult::Continue,
        };
        let tag = Tag { name, attributes: attributes.collect(), is_end };
        self.0.borrow_mut().push(HtmlToken::Tag(tag));
        result
    }
}

/// The tags of a page, in order.
pub(crate) fn tags(page: &str) -> Vec<Tag> {
    let tag = |it: HtmlToken| match it {
        HtmlToken::Tag(tag) => Some(tag),
        HtmlToken::Text(_) => None,
    };
    tokens(page).into_iter().filter_map(tag).collect()
}

/// The tags and texts of a page, in order.
pub(crate) fn tokens(page: &str) -> Vec<HtmlToken> {
    let input = BufferQueue::default();
    input.push_back(StrTendril::from_slice(page));
    let tokenizer = Tokenizer::new(Sink::default(), TokenizerOpts::default());
    let _ = tokenizer.feed(&input);
    tokenizer.end();
    tokenizer.sink.0.take()
}

/// What is not on the allowlist in markup from content: elements, attributes, URLs.
pub(crate) fn wrong_in_a_body(markup: &str) -> Vec<String> {
    tags(markup).iter().flat_map(wrong_in_a_tag).collect()
}

/// What is not on the allowlist in one tag of such markup.
pub(crate) fn wrong_in_a_tag(tag: &Tag) -> Vec<String> {
    let mut wrong = wrong_anywhere(tag);
    if !html_allowlist::ELEMENTS.contains(&tag.name.as_str()) {
        wrong.push(format!("<{}>", tag.name));
    }
    for (name, value) in &tag.attributes {
        let is_allowed = html_allowlist::attributes_of(&tag.name).any(|it| it == name)
            || (tag.name == "a" && name == "rel" && value == "noopener noreferrer");
        if !is_allowed {
            wrong.push(format!("<{} {name}>", tag.name));
        }
        if name == "id" && !value.starts_with(html_allowlist::ID_PREFIX) {
            wrong.push(format!("id {value}"));
        }
    }
    wrong
}

/// The attributes of a tag that are forbidden on the whole page: they run a script, or have a URL
/// that is not safe.
pub(crate) fn wrong_anywhere(tag: &Tag) -> Vec<String> {
    const URL_ATTRIBUTES: [&str; 9] = [
        "href",
        "src",
        "action",
        "formaction",
        "data",
        "poster",
        "background",
        "ping",
        "xlink:href",
    ];
    let is_wrong = |(name, value): &&(String, String)| {
        name.starts_with("on")
            || name == "srcdoc"
            || (URL_ATTRIBUTES.contains(&name.as_str()) && !is_safe(&tag.name, value))
    };
    let wrong = tag.attributes.iter().filter(is_wrong);
    wrong.map(|(name, value)| format!("<{} {name}={value:?}>", tag.name)).collect()
}

fn is_safe(element: &str, value: &str) -> bool {
    let raster = ["png", "jpeg", "gif", "webp", "avif"].map(|it| format!("data:image/{it}"));
    match native::resolve(value, "https://news.example/sub/") {
        None => true,
        Some(parsed) if element == "img" && parsed.protocol == "data:" => {
            raster.iter().any(|it| parsed.href.starts_with(it.as_str()))
        }
        Some(parsed) => ["http:", "https:", "mailto:", "tel:"].contains(&parsed.protocol.as_str()),
    }
}
